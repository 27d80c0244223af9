//! Two pictures of a unit: the JP minimum, PNS apart from PPPK, and predicates; every number opens its rows.
use std::sync::Arc;

use leptos::prelude::*;

use crate::analytics::Service;
use crate::domain::{Hundredths, Id, Person, Predicate};
use crate::ui::components::card::Card;
use crate::ui::components::origin::{OriginButton, OriginDialog};
use crate::ui::in_force;
use crate::ui::lang::{self, phrase_with, tr};
use crate::ui::pages::people::link::hand_over;
use crate::ui::pages::people::query::JpState;
use crate::ui::pages::people::rows::PersonRow;
use crate::ui::pages::units::ip::day_of;
use crate::ui::pages::units::parts::{CoverageBar, PredicateBar};
use crate::ui::pages::units::scope::Scope;
use crate::ui::pages::units::tree::{Counts, Node};
use crate::ui::place;
use crate::ui::session::session;
use crate::words::domain::{name, period};
use crate::words::format::{decimal, hundredths, integer, percent};
use crate::words::jp_unit::{Reached, reached_origin};
use crate::words::lang::{Lang, fill};

/// People of the unit and all below.
pub type Rows = Memo<Arc<Vec<PersonRow>>>;

/// Both pictures side by side.
#[component]
pub fn Pictures(node: Memo<Option<Node>>, scope: Scope, rows: Rows) -> AnyView {
    let counts = Signal::derive(move || node.get().map(|node| node.all).unwrap_or_default());
    let unit = Signal::derive(move || node.get().map(|node| node.unit.name).unwrap_or_default());
    let is_peopled = Memo::new(move |_| counts.get().people > 0);
    view! {
        <Show when=move || is_peopled.get()>
            <div class="columns-2">
                <Hours counts scope rows unit />
                <Predicates counts scope rows unit />
            </div>
        </Show>
    }
    .into_any()
}

/// A number that opens the people it counts.
#[component]
pub fn Opens(
    rows: Rows,
    unit: Signal<String>,
    #[prop(into)] what: Signal<String>,
    keep: impl Fn(&PersonRow) -> bool + Send + Sync + 'static,
) -> AnyView {
    let ids = Memo::new(move |_| {
        rows.with(|rows| rows.iter().filter(|row| row.is_serving() && keep(row)).map(|row| row.id).collect::<Vec<_>>())
    });
    let count = phrase_with(move |lang| integer(lang, ids.with(Vec::len) as i64));
    let href = move || place::href(&hand_over(format!("{} · {}", unit.get(), what.get()), ids.get()));
    (move || {
        if ids.with(Vec::is_empty) {
            view! { {count} }.into_any()
        } else {
            view! { <a href=href>{count}</a> }.into_any()
        }
    })
    .into_any()
}

#[component]
fn Hours(counts: Signal<Counts>, scope: Scope, rows: Rows, unit: Signal<String>) -> AnyView {
    let minimum = move |lang: Lang| hundredths(lang, scope.rows().minimum.raw());
    let line = move |key: &'static str, keep: fn(&PersonRow) -> bool| {
        let what = phrase_with(move |lang| fill(lang, key, &[("minimum", minimum(lang))]));
        view! {
            <tr>
                <th scope="row">{what}</th>
                <td class="number"><Opens rows unit what keep /></td>
            </tr>
        }
    };
    let pppk = phrase_with(move |lang| {
        let hours: Vec<Hundredths> = rows.with(|rows| {
            let pppk = rows.iter().filter(|row| row.is_serving() && row.jp_state == JpState::NoMinimum);
            pppk.map(|row| row.jp).collect()
        });
        let sum: f64 = hours.iter().map(|jp| jp.value()).sum();
        let mean = decimal(lang, sum / hours.len() as f64, 1);
        fill(lang, "units.pppk_mean", &[("mean", mean), ("count", integer(lang, hours.len() as i64))])
    });
    let (open, of) = (RwSignal::new(false), tr!("units.coverage"));
    let frame = session().frame();
    let sets = in_force::sets_on(move || frame.with(|frame| day_of(frame, scope.year())));
    let origin = Signal::derive(move || {
        let counts = counts.get();
        let found = Reached {
            measured: counts.measured,
            reached: counts.reached,
            pppk: counts.pppk,
            minimum: scope.rows().minimum,
        };
        sets.get().filter(|_| found.measured > 0).map(|sets| reached_origin(lang::current(), &sets.jp, found))
    });
    view! {
        <Card
            title=phrase_with(move |lang| fill(lang, "units.hours_title", &[("minimum", minimum(lang))]))
            note=phrase_with(move |_| scope.year().to_string())
        >
            <Show when=move || { counts.get().measured > 0 } fallback=|| view! { <p>{tr!("units.no_pns")}</p> }>
                <div class="row"><CoverageBar counts /><OriginButton of open /></div>
            </Show>
            <OriginDialog of open origin />
            <table class="plain-table">
                <tbody>
                    {line("units.pns_reached", |row| row.jp_state == JpState::Reached)}
                    {line("units.pns_below", |row| row.jp_state == JpState::Below)}
                    {line("units.pppk", |row| row.jp_state == JpState::NoMinimum)}
                    {line("units.cpns", |row| row.jp_state == JpState::NotCounted && row.service == Service::Full)}
                    {line("units.not_all_year", |row| row.service != Service::Full)}
                </tbody>
            </table>
            <Show when=move || { counts.get().pppk > 0 }>
                <p class="help">{pppk}</p>
            </Show>
        </Card>
    }
    .into_any()
}

#[component]
fn Predicates(counts: Signal<Counts>, scope: Scope, rows: Rows, unit: Signal<String>) -> AnyView {
    let share = move |lang: Lang, at: usize| {
        let counts = counts.get();
        let part = counts.predicates.get(at).copied().unwrap_or(0);
        percent(lang, part as f64 / counts.evaluated() as f64, 0)
    };
    let line = move |(at, predicate): (usize, Predicate)| {
        let what = phrase_with(move |lang| name(lang, predicate));
        let of = move |person: Id<Person>| scope.predicate(person) == Some(Some(predicate));
        view! {
            <tr>
                <th scope="row"><span class=format!("swatch o{}", at + 1) aria-hidden="true"></span>{what}</th>
                <td class="number"><Opens rows unit what keep=move |row| of(row.id) /></td>
                <td class="number quiet-text">{phrase_with(move |lang| share(lang, at))}</td>
            </tr>
        }
    };
    let not_yet = tr!("units.not_evaluated");
    let of_period =
        phrase_with(move |lang| scope.period().map(|of| period(lang, of.year, of.span)).unwrap_or_default());
    view! {
        <Card title=tr!("units.predicates") note=of_period>
            <PredicateBar counts />
            <table class="plain-table">
                <tbody>
                    {Predicate::ALL.into_iter().enumerate().rev().map(line).collect_view()}
                    <tr>
                        <th scope="row">{not_yet}</th>
                        <td class="number">
                            <Opens rows unit what=not_yet keep=move |row| scope.predicate(row.id) == Some(None) />
                        </td>
                        <td></td>
                    </tr>
                </tbody>
            </table>
        </Card>
    }
    .into_any()
}
