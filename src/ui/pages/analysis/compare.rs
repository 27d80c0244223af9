//! Do those who take part perform better? The sentence, both distributions, the sizes with their intervals.
use super::{Asked, bars};
use crate::analytics::{ComparedSide, Comparison, Group, Scope, Selector, compare, compare_units};
use crate::domain::{Dataset, Predicate};
use crate::ui::chart::{Chart, Figure, Interval, Intervals, Pick, Stack, Stacked, Unit};
use crate::ui::components::card::Note;
use crate::ui::components::tone::Tone;
use crate::ui::lang::{self, tr};
use crate::ui::session::session;
use crate::words::analytics::{comparison, group_labels, unit_line};
use crate::words::domain::name;
use crate::words::format;
use crate::words::lang::{Lang, text};
use leptos::prelude::*;

/// Name of the programme or event whose participants are compared.
fn group_name(data: &Dataset, scope: &Scope) -> String {
    match &scope.group {
        Some(Group::Program(id)) => data.programs.get(*id).map(|it| it.name.clone()),
        Some(Group::Event(id)) => data.events.get(*id).map(|it| it.name.clone()),
        Some(Group::Batch { batch, .. }) => Some(batch.clone()),
        None => None,
    }
    .unwrap_or_default()
}

/// The comparison.
#[component]
pub fn Compare(asked: Asked) -> AnyView {
    let session = session();
    let found = asked.answer(compare);
    let group = Memo::new(move |_| session.with(|data| asked.scope.with(|scope| group_name(data, scope))));
    let labels = move |lang: Lang| found.with(|found| group.with(|group| group_labels(lang, &found.split, group)));
    let sentence =
        Signal::derive(move || found.with(|found| group.with(|group| comparison(lang::current(), found, group))));
    let spread = Signal::derive(move || {
        let lang = lang::current();
        let [first, second] = labels(lang);
        let row = |label: String, side: &ComparedSide| Stack {
            label: format!("{label} ({})", bars::n(lang, side.predicates.rated())),
            counts: side.predicates.counts.iter().map(|people| *people as f64).collect(),
        };
        found.with(|found| {
            Figure::Stacked(Stacked {
                category: text(lang, "analysis.compare.group"),
                levels: Predicate::ALL.iter().map(|one| name(lang, *one)).collect(),
                rows: vec![row(first, &found.first), row(second, &found.second)],
            })
        })
    });
    let open_side = Callback::new(move |pick: Pick| {
        let selector = if pick.row == 0 { Selector::FirstGroup } else { Selector::SecondGroup };
        let [first, second] = labels(lang::now());
        asked.open(&selector, if pick.row == 0 { first } else { second });
    });
    view! {
        <p class="finding">{sentence}</p>
        <div class="columns-2">
            <Chart title=tr!("analysis.compare.spread") scope=tr!("analysis.compare.spread_scope", year = asked.scope.get().year)
                figure=spread on_pick=open_side note=tr!("analysis.compare.note") />
            <Sizes asked found labels=Callback::new(move |lang| labels(lang).to_vec()) />
        </div>
        <ByUnit asked />
    }
    .into_any()
}

#[component]
fn Sizes(asked: Asked, found: Memo<Comparison>, labels: Callback<Lang, Vec<String>>) -> AnyView {
    let line = move |lang: Lang, at: usize, side: ComparedSide| {
        let label = labels.run(lang).get(at).cloned().unwrap_or_default();
        let mean = side.analysis.mean.map_or_else(|| format::NOTHING.to_owned(), |mean| format::decimal(lang, mean, 1));
        let selector = if at == 0 { Selector::FirstGroup } else { Selector::SecondGroup };
        let title = label.clone();
        view! {
            <tr>
                <th scope="row"><button type="button" class="link-button" on:click=move |_| asked.open(&selector, title.clone())>{label}</button></th>
                <td class="number">{bars::count(lang, side.people)}</td>
                <td class="number">{bars::count(lang, side.predicates.rated())}</td>
                <td class="number">{mean}</td>
                <td class="number">{bars::count(lang, side.analysis.n)}</td>
            </tr>
        }
    };
    let facts = move || {
        let lang = lang::current();
        found
            .with(|found| sizes(lang, found))
            .into_iter()
            .map(|(key, value)| view! { <div><dt>{tr!(key)}</dt><dd>{value}</dd></div> })
            .collect_view()
    };
    view! {
        <section class="card">
            <header class="card-head"><h2>{tr!("analysis.compare.sizes")}</h2></header>
            <div class="scroll-x" tabindex="0" role="region" aria-label=tr!("analysis.compare.sizes")>
                <table class="plain-table">
                    <thead><tr>
                        <th scope="col">{tr!("analysis.compare.group")}</th>
                        <th scope="col" class="number">{tr!("home.people")}</th>
                        <th scope="col" class="number">{tr!("analysis.compare.rated")}</th>
                        <th scope="col" class="number">{tr!("analysis.compare.mean")}</th>
                        <th scope="col" class="number">{tr!("analysis.compare.with_analysis")}</th>
                    </tr></thead>
                    <tbody>{move || { let found = found.get(); let lang = lang::current(); (line(lang, 0, found.first), line(lang, 1, found.second)) }}</tbody>
                </table>
            </div>
            <dl class="facts">{facts}</dl>
            <Note tone=Tone::Neutral>{tr!("analysis.compare.assumption")}</Note>
        </section>
    }
    .into_any()
}

/// The sizes of the difference, as far as there are any.
fn sizes(lang: Lang, found: &Comparison) -> Vec<(&'static str, String)> {
    let with = |value: f64, low: f64, high: f64, places: usize| {
        format!("{} ({})", format::signed(lang, value, places), format::interval(lang, low, high, places))
    };
    let mut lines = Vec::new();
    if let Some(delta) = found.delta {
        lines.push(("analysis.compare.delta", with(delta.value, delta.low, delta.high, 2)));
    }
    if let Some((difference, test)) = found.difference.zip(found.welch) {
        lines.push(("analysis.compare.difference", with(difference, test.low, test.high, 1)));
        let p = if test.p < 0.001 { text(lang, "analysis.compare.tiny") } else { format::decimal(lang, test.p, 3) };
        lines.push(("analysis.compare.p", p));
    }
    if let Some(g) = found.hedges_g {
        lines.push(("analysis.compare.g", with(g.value, g.low, g.high, 2)));
    }
    lines
}

#[component]
fn ByUnit(asked: Asked) -> AnyView {
    let units = asked.answer(|frame, scope| {
        let mut units = compare_units(frame, scope);
        units.retain(|unit| unit.comparison.delta.is_some());
        units
    });
    let figure = Signal::derive(move || {
        let lang = lang::current();
        let row = |unit: &crate::analytics::UnitComparison| {
            let delta = unit.comparison.delta?;
            let people = unit.comparison.first.predicates.rated() + unit.comparison.second.predicates.rated();
            let (label, note) = (unit_line(lang, &unit.unit), bars::n(lang, people));
            Some(Interval { label, value: delta.value, low: delta.low, high: delta.high, note })
        };
        Figure::Intervals(Intervals {
            category: text(lang, "home.unit"),
            measure: text(lang, "analysis.compare.delta"),
            unit: Unit::Decimal(2),
            rows: units.with(|units| units.iter().filter_map(row).collect()),
            reference: Some((0.0, text(lang, "analysis.compare.no_difference"))),
        })
    });
    let open = Callback::new(move |pick: Pick| {
        let Some(unit) = units.with_untracked(|units| units.get(pick.row).cloned()) else { return };
        let scope = unit.unit.within(&asked.scope.get_untracked());
        asked.open_in(&scope, &Selector::Main, unit_line(lang::now(), &unit.unit));
    });
    let title = Signal::derive(move || {
        let clear = units.with(|units| {
            units.iter().filter(|unit| unit.comparison.delta.is_some_and(|delta| !delta.holds_zero())).count()
        });
        let values = [
            ("clear", bars::count(lang::current(), clear)),
            ("all", bars::count(lang::current(), units.with(Vec::len))),
        ];
        crate::words::lang::fill(lang::current(), "analysis.compare.by_unit", &values)
    });
    view! { <Chart title scope=tr!("analysis.compare.by_unit_scope") figure on_pick=open note=tr!("analysis.compare.many") /> }.into_any()
}
