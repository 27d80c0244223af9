//! IP ASN of a unit: an estimate, as a pair of means, and its people by category; every number opens its people.
use leptos::prelude::*;

use super::pictures::{Opens, Rows};
use crate::analytics::IpIndex;
use crate::domain::{Id, Person, Unit};
use crate::rules::ip_asn::{Category, Input, Performance};
use crate::ui::components::badge::{Fact, Facts};
use crate::ui::components::card::Card;
use crate::ui::components::origin::{Explained, doubt};
use crate::ui::lang::{self, count, phrase_with, tr};
use crate::ui::pages::units::ip::IpYear;
use crate::ui::pages::units::parts::{OrdinalBar, said};
use crate::ui::pages::units::scope::Scope;
use crate::ui::place;
use crate::words::domain::name;
use crate::words::format::{NOTHING, date_long, percent, signed};
use crate::words::ip_unit::{evaluated, mean, mean_origin};

/// What the parts of the card share.
#[derive(Clone, Copy)]
struct Shown {
    scope: Scope,
    index: Memo<IpIndex>,
    rows: Rows,
    unit: Signal<String>,
}

impl Shown {
    fn year<R>(self, read: impl FnOnce(&IpYear) -> R) -> Option<R> {
        self.scope.ip().map(|ip| read(&ip))
    }

    /// Years whose evaluation counts.
    fn evaluated(self) -> String {
        self.year(|ip| evaluated(&ip.since())).unwrap_or_default()
    }
}

/// The card; nothing where nobody of the unit is measured.
#[component]
pub fn Ip(id: Id<Unit>, scope: Scope, rows: Rows, unit: Signal<String>) -> AnyView {
    let index = Memo::new(move |_| scope.ip().map(|ip| ip.unit(id)).unwrap_or_default());
    let shown = Shown { scope, index, rows, unit };
    let is_measured = Memo::new(move |_| index.with(|index| index.people > 0));
    let at = phrase_with(move |lang| shown.year(|ip| date_long(lang, ip.at.date())).unwrap_or_default());
    let note = tr!("units.ip.at", day = at.get());
    let counts = Signal::derive(move || index.with(|index| index.categories));
    let read = phrase_with(move |lang| said(lang, Category::ALL, counts.get()));
    view! {
        <Show when=move || is_measured.get()>
            <section data-testid="unit-ip">
                <Card title=tr!("units.ip.title") note>
                    <div class="stack">
                        <Pair shown />
                        <div>
                            <h3>{tr!("units.ip.categories")}</h3>
                            <OrdinalBar counts said=read />
                            <People shown />
                        </div>
                        <Source shown />
                    </div>
                </Card>
            </section>
        </Show>
    }
    .into_any()
}

/// The mean of those who are measured alone, beside the one with missing performance as 0, and the agency's target.
#[component]
fn Pair(shown: Shown) -> AnyView {
    let index = shown.index;
    let target = Memo::new(move |_| shown.year(IpYear::target).flatten());
    let gap = phrase_with(move |lang| {
        let gap = target.get().zip(index.get().mean).map(|(target, mean)| mean.value() - target.value());
        gap.map_or_else(|| NOTHING.to_owned(), |gap| signed(lang, gap, 2))
    });
    let aimed = phrase_with(move |lang| mean(lang, target.get()));
    view! {
        <div class="means"><Facts>
            <Fact name=tr!("units.ip.measured")>{figure(shown, false)}</Fact>
            <Fact name=tr!("units.ip.with_zero")>{figure(shown, true)}</Fact>
            <Show when=move || target.get().is_some()>
                <Fact name=tr!("units.ip.target")>
                    {aimed}" "<small class="quiet-text">{tr!("units.ip.gap", gap = gap.get())}</small>
                </Fact>
            </Show>
        </Facts></div>
    }
    .into_any()
}

/// One of the two means with where it comes from, and on how many people it stands.
fn figure(shown: Shown, with_zero: bool) -> AnyView {
    let index = shown.index;
    let part = move || {
        let index = index.get();
        if with_zero { (index.mean_with_zero, index.with_zero) } else { (index.mean, index.complete) }
    };
    let origin = Signal::derive(move || {
        shown.year(|ip| mean_origin(lang::current(), ip.set(), &ip.since(), &index.get(), with_zero))
    });
    let of = tr!(if with_zero { "units.ip.with_zero" } else { "units.ip.measured" });
    let figure = phrase_with(move |lang| mean(lang, part().0));
    view! {
        <Explained of figure origin />
        <small class="under">{tr!("units.ip.stands_on", n = count(part().1), all = count(index.get().people))}</small>
    }
    .into_any()
}

/// People by category, and whose index cannot be computed for what is missing.
#[component]
fn People(shown: Shown) -> AnyView {
    let Shown { scope, index, rows, unit } = shown;
    let category = move |(at, category): (usize, Category)| {
        let what = phrase_with(move |lang| name(lang, category));
        let is_here = move |person: Id<Person>| scope.ip().and_then(|ip| ip.category(person)) == Some(category);
        let share = phrase_with(move |lang| {
            let (part, all) = index.with(|index| (index.categories.get(at).copied().unwrap_or(0), index.complete));
            percent(lang, part as f64 / all as f64, 0)
        });
        view! {
            <tr>
                <th scope="row"><span class=format!("swatch o{}", at + 1) aria-hidden="true"></span>{what}</th>
                <td class="number"><Opens rows unit what keep=move |row| is_here(row.id) /></td>
                <td class="number quiet-text">{share}</td>
            </tr>
        }
    };
    let missing = move |what: Signal<String>, lacks: fn(&Input) -> bool, people: fn(&IpIndex) -> usize| {
        let is_here = move |person: Id<Person>| scope.ip().is_some_and(|ip| ip.input(person).is_some_and(lacks));
        view! {
            <Show when=move || { index.with(people) > 0 }>
                <tr>
                    <th scope="row">{what}</th>
                    <td class="number"><Opens rows unit what keep=move |row| is_here(row.id) /></td>
                    <td></td>
                </tr>
            </Show>
        }
    };
    let no_performance = tr!("units.ip.no_performance", years = shown.evaluated());
    view! {
        <table class="plain-table">
            <tbody>
                {Category::ALL.into_iter().enumerate().rev().map(category).collect_view()}
                {missing(no_performance, |it| it.performance == Performance::Missing, |it| it.no_performance)}
                {missing(tr!("units.ip.no_education"), |it| it.education.is_none(), |it| it.no_education)}
                {missing(tr!("units.ip.no_position"), |it| it.position.is_none(), |it| it.no_position)}
            </tbody>
        </table>
    }
    .into_any()
}

/// By which rule, and what of it is not sure.
#[component]
fn Source(shown: Shown) -> AnyView {
    let set = Memo::new(move |_| {
        let of = |ip: &IpYear| {
            let set = ip.set();
            (set.source.clone(), set.cited(), set.has_doubts())
        };
        shown.year(of).unwrap_or_default()
    });
    view! {
        <p class="help">
            {tr!("units.ip.source", source = set.get().0, set = set.get().1)}
            <Show when=move || set.get().2>{doubt()}</Show>
            " "
            <a href=place::href("/kalkulator/ip-asn")>{tr!("units.ip.rules")}</a>
        </p>
    }
    .into_any()
}
