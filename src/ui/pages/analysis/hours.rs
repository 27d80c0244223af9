//! Who reached the year's JP: PNS apart from PPPK, bands, units.
use super::{Asked, bars};
use crate::analytics::{Coverage, Selector, coverage};
use crate::ui::chart::{Bar, Chart, Figure, Pick, Unit};
use crate::ui::lang::{self, tr};
use crate::words::analytics as say;
use crate::words::format;
use crate::words::lang::{Lang, fill};
use leptos::prelude::*;

/// Coverage.
#[component]
pub fn Hours(asked: Asked) -> AnyView {
    let found = asked.answer(coverage);
    let sentences = move || {
        let year = asked.scope.with(|scope| scope.year);
        let sentences = found.with(|found| say::coverage(lang::current(), found, year));
        sentences.into_iter().map(|text| view! { <p>{text}</p> }).collect_view()
    };
    let bands = Signal::derive(move || found.with(|found| band_bars(lang::current(), found)));
    let by_unit = Signal::derive(move || {
        let lines = found.with(|found| {
            found.units.iter().map(|unit| (unit.unit.clone(), unit.pns.value(), unit.pns.n)).collect::<Vec<_>>()
        });
        bars::unit_shares(lang::current(), "home.reached", lines.into_iter().filter(|(_, _, n)| *n > 0))
    });
    let open_unit = Callback::new(move |pick: Pick| {
        let units =
            found.with_untracked(|found| found.units.iter().filter(|unit| unit.pns.n > 0).nth(pick.row).cloned());
        let Some(unit) = units else { return };
        let title = fill(lang::now(), "home.below_in", &[("unit", say::unit_line(lang::now(), &unit.unit))]);
        asked.open_in(&unit.unit.within(&asked.scope.get_untracked()), &Selector::Below, title);
    });
    let open_band = Callback::new(move |pick: Pick| {
        let selector = match pick.row {
            0 => Selector::WithoutJp,
            1 | 2 => Selector::Below,
            _ => Selector::Reached,
        };
        asked.open(&selector, tr!("analysis.hours.bands").get_untracked());
    });
    let apart = move || {
        found.with(|found| apart_lines(lang::current(), found)).into_iter().map(|(selector, text)| {
        let title = text.clone();
        view! { <li><button type="button" class="link-button" on:click=move |_| asked.open(&selector, title.clone())>{text}</button></li> }
    }).collect_view()
    };
    let title = Signal::derive(move || {
        let year = asked.scope.with(|scope| scope.year);
        found.with(|found| say::coverage(lang::current(), found, year).into_iter().next().unwrap_or_default())
    });
    view! {
        <div class="finding">{sentences}</div>
        <div class="columns-2">
            <Chart title scope=tr!("analysis.hours.bands_scope") figure=bands on_pick=open_band />
            <section class="card">
                <header class="card-head"><h2>{tr!("analysis.hours.apart")}</h2></header>
                <ul class="stack">{apart}</ul>
            </section>
        </div>
        <Chart title=tr!("analysis.hours.by_unit") scope=tr!("home.lowest_scope", year = asked.scope.get().year) figure=by_unit on_pick=open_unit />
    }
    .into_any()
}

fn band_bars(lang: Lang, found: &Coverage) -> Figure {
    let minimum = found.minimum.value();
    let jp = |value: f64| format::decimal(lang, value, 0);
    let values = [("half", jp(minimum / 2.0)), ("minimum", jp(minimum)), ("double", jp(minimum * 2.0))];
    let keys = [
        "analysis.hours.none",
        "analysis.hours.half",
        "analysis.hours.under",
        "analysis.hours.over",
        "analysis.hours.double",
    ];
    let all = found.pns.n.max(1) as f64;
    let bar = |(at, people): (usize, usize)| Bar {
        label: keys.get(at).map(|key| fill(lang, key, &values)).unwrap_or_default(),
        value: Some(people as f64),
        note: format::percent(lang, people as f64 / all, 0),
        strong: at == 2,
    };
    bars::bars(
        lang,
        "analysis.hours.jp",
        "analysis.hours.pns",
        Unit::Count,
        found.pns_bands.into_iter().enumerate().map(bar).collect(),
    )
}

fn apart_lines(lang: Lang, found: &Coverage) -> Vec<(Selector, String)> {
    let line = |selector: Selector, key: &str, people: usize| {
        (people > 0).then(|| (selector, fill(lang, key, &[("count", bars::count(lang, people))])))
    };
    [
        line(Selector::WithoutJp, "analysis.hours.without", found.pns_without),
        line(Selector::ReachedWithAwaiting, "analysis.hours.awaiting", found.pns_with_awaiting),
        line(Selector::PartYear, "analysis.hours.part_year", found.part_year.n),
        line(Selector::Away, "analysis.hours.away", found.away.n),
        line(Selector::AboveCeiling, "analysis.hours.ceiling", found.pppk.above_ceiling),
    ]
    .into_iter()
    .flatten()
    .collect()
}
