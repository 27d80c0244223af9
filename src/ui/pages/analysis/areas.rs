//! What needs work: the behaviours and the categories of work results with the lowest means.
use super::{Asked, bars};
use crate::analytics::{AreaMean, areas};
use crate::domain::Bilingual;
use crate::ui::chart::{Bar, Bars, Chart, Figure, Unit};
use crate::ui::lang::{self, tr};
use crate::words::analytics as say;
use crate::words::lang::{Lang, text};
use leptos::prelude::*;

/// Areas to improve.
#[component]
pub fn AreasView(asked: Asked) -> AnyView {
    let found = asked.answer(areas);
    let sentences = move || {
        let year = asked.scope.with(|scope| scope.year);
        found
            .with(|found| say::areas(lang::current(), found, year))
            .into_iter()
            .map(|text| view! { <p>{text}</p> })
            .collect_view()
    };
    let said = |lang: Lang, name: &Bilingual| if lang == Lang::Id { name.id.clone() } else { name.en.clone() };
    let behaviours = Signal::derive(move || {
        let lang = lang::current();
        let rows = found
            .with(|found| found.behaviours.iter().map(|area| bar(lang, said(lang, &area.name), area.value)).collect());
        figure(lang, "analysis.areas.behaviour", "analysis.areas.scale", Unit::Decimal(2), rows)
    });
    let categories = Signal::derive(move || {
        let lang = lang::current();
        let rows = found
            .with(|found| found.categories.iter().map(|area| bar(lang, said(lang, &area.name), area.value)).collect());
        figure(lang, "analysis.areas.category", "analysis.areas.percent", Unit::Decimal(1), rows)
    });
    let units = move || {
        let lang = lang::current();
        let lowest = |areas: &[AreaMean; 7]| {
            let means = areas.iter().enumerate().filter_map(|(at, area)| Some((at, area.mean?)));
            means.min_by(|a, b| a.1.total_cmp(&b.1))
        };
        let names: Vec<String> = found.with(|found| {
            let mut named: Vec<(usize, String)> =
                found.behaviours.iter().map(|area| (area.index, said(lang, &area.name))).collect();
            named.sort_unstable();
            named.into_iter().map(|(_, name)| name).collect()
        });
        let line = |unit: &crate::analytics::UnitAreas| {
            let low = lowest(&unit.behaviours);
            let behaviour = low
                .and_then(|(at, _)| names.get(at).cloned())
                .unwrap_or_else(|| crate::words::format::NOTHING.to_owned());
            let mean = low.map_or_else(
                || crate::words::format::NOTHING.to_owned(),
                |(_, mean)| crate::words::format::decimal(lang, mean, 2),
            );
            view! {
                <tr><th scope="row">{say::unit_line(lang, &unit.unit)}</th><td>{behaviour}</td><td class="number">{mean}</td>
                <td class="number">{bars::count(lang, unit.evaluations)}</td></tr>
            }
        };
        found.with(|found| found.units.iter().filter(|unit| unit.evaluations > 0).map(line).collect_view())
    };
    view! {
        <div class="finding">{sentences}</div>
        <div class="columns-2">
            <Chart title=tr!("analysis.areas.behaviours") scope=tr!("analysis.areas.behaviours_scope", n = found.with(|found| found.evaluations)) figure=behaviours />
            <Chart title=tr!("analysis.areas.categories") scope=tr!("analysis.areas.categories_scope") figure=categories />
        </div>
        <section class="card">
            <header class="card-head"><h2>{tr!("analysis.areas.by_unit")}</h2></header>
            <div class="scroll-x" tabindex="0" role="region" aria-label=tr!("analysis.areas.by_unit")>
                <table class="plain-table">
                    <thead><tr>
                        <th scope="col">{tr!("home.unit")}</th><th scope="col">{tr!("analysis.areas.lowest")}</th>
                        <th scope="col" class="number">{tr!("analysis.areas.scale")}</th><th scope="col" class="number">{tr!("analysis.areas.evaluations")}</th>
                    </tr></thead>
                    <tbody>{units}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn bar(lang: Lang, label: String, value: AreaMean) -> Bar {
    Bar { label, value: value.mean, note: bars::n(lang, value.n), strong: false }
}

fn figure(lang: Lang, category: &str, measure: &str, unit: Unit, rows: Vec<Bar>) -> Figure {
    let (category, measure) = (text(lang, category), text(lang, measure));
    Figure::Bars(Bars { category, measure, unit, rows, reference: None })
}
