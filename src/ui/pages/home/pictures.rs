//! Two pictures: where the minimum of JP is reached least, and how predicates are spread.
use super::Answers;
use crate::analytics::{Selector, UnitCoverage};
use crate::domain::Predicate;
use crate::ui::chart::{Bar, Bars, Chart, Figure, Pick, Unit};
use crate::ui::lang::{self, tr};
use crate::ui::rows;
use crate::ui::session::session;
use crate::words::analytics as say;
use crate::words::domain::name;
use crate::words::format;
use crate::words::lang::{Lang, fill, text};
use leptos::prelude::*;
use std::sync::Arc;

/// Units shown, at most: those that need a look.
const MOST: usize = 12;
/// Units with fewer PNS say little.
const FEWEST: usize = 10;

/// Where the minimum is reached least.
#[component]
pub fn LowestUnits(#[prop(into)] answers: Signal<Arc<Answers>>) -> AnyView {
    let session = session();
    let go = StoredValue::new(rows::navigate());
    let lowest = Memo::new(move |_| answers.with(|answers| lowest(&answers.coverage.units)));
    let open = Callback::new(move |pick: Pick| {
        let unit = lowest.with_untracked(|units| units.get(pick.row).cloned());
        let Some(unit) = unit else { return };
        let scope = unit.unit.within(&answers.get_untracked().scope);
        let title = fill(lang::now(), "home.below_in", &[("unit", say::unit_line(lang::now(), &unit.unit))]);
        rows::open(session, &go.get_value(), &scope, &Selector::Below, title);
    });
    let figure = Signal::derive(move || lowest.with(|units| unit_bars(units, lang::current())));
    let title = Signal::derive(move || {
        lowest.with(|units| match units.first() {
            Some(unit) => {
                fill(lang::current(), "home.lowest", &[("unit", say::unit_line(lang::current(), &unit.unit))])
            }
            None => text(lang::current(), "home.no_units"),
        })
    });
    view! { <Chart title scope=tr!("home.lowest_scope", year = answers.get().scope.year) figure on_pick=open /> }
        .into_any()
}

/// How predicates are spread.
#[component]
pub fn Spread(#[prop(into)] answers: Signal<Arc<Answers>>) -> AnyView {
    let session = session();
    let go = StoredValue::new(rows::navigate());
    let open = Callback::new(move |pick: Pick| {
        let chosen = Predicate::ALL.iter().rev().nth(pick.row).copied();
        let title = chosen.map_or_else(|| text(lang::now(), "home.not_rated"), |one| name(lang::now(), one));
        rows::open(session, &go.get_value(), &answers.get_untracked().scope, &Selector::Predicate(chosen), title);
    });
    let figure = Signal::derive(move || answers.with(|answers| predicate_bars(answers, lang::current())));
    let title = Signal::derive(move || {
        let said = answers.with(|answers| say::predicates(lang::current(), &answers.predicates, answers.scope.year));
        said.into_iter().next().unwrap_or_default()
    });
    view! { <Chart title scope=tr!("home.spread_scope", year = answers.get().scope.year) figure on_pick=open /> }
        .into_any()
}

/// Units with the smallest share that reached the minimum, lowest first.
fn lowest(units: &[UnitCoverage]) -> Vec<UnitCoverage> {
    let mut units: Vec<UnitCoverage> = units.iter().filter(|unit| unit.pns.n >= FEWEST).cloned().collect();
    let share = |unit: &UnitCoverage| unit.pns.value().unwrap_or(1.0);
    units.sort_by(|a, b| share(a).total_cmp(&share(b)).then_with(|| a.unit.name.cmp(&b.unit.name)));
    units.truncate(MOST);
    units
}

fn unit_bars(units: &[UnitCoverage], lang: Lang) -> Figure {
    let bar = |unit: &UnitCoverage| Bar {
        label: say::unit_line(lang, &unit.unit),
        value: unit.pns.value(),
        note: format!("n = {}", format::integer(lang, i64::try_from(unit.pns.n).unwrap_or(i64::MAX))),
        strong: false,
    };
    Figure::Bars(Bars {
        category: text(lang, "home.unit"),
        measure: text(lang, "home.reached"),
        unit: Unit::Percent(0),
        rows: units.iter().map(bar).collect(),
        reference: None,
    })
}

fn predicate_bars(answers: &Answers, lang: Lang) -> Figure {
    let found = answers.predicates;
    let all = (found.rated() + found.without).max(1) as f64;
    let bar = |(label, people): (String, usize)| Bar {
        label,
        value: Some(people as f64),
        note: format::percent(lang, people as f64 / all, 1),
        strong: false,
    };
    let rated = Predicate::ALL.into_iter().zip(found.counts).rev().map(|(one, people)| (name(lang, one), people));
    let rows = rated.chain([(text(lang, "home.not_rated"), found.without)]).map(bar).collect();
    let (category, measure) = (text(lang, "home.predicate"), text(lang, "home.people"));
    Figure::Bars(Bars { category, measure, unit: Unit::Count, rows, reference: None })
}
