//! Quarter by quarter: nilai analisis where it exists, and the share of each predicate.
use super::{Asked, bars};
use crate::analytics::{Selector, TrendPoint, trend};
use crate::domain::Predicate;
use crate::ui::chart::{Chart, Figure, Interval, Intervals, Pick, Stack, Stacked, Unit};
use crate::ui::lang::{self, tr};
use crate::words::analytics as say;
use crate::words::domain::name;
use crate::words::format;
use crate::words::lang::{Lang, text};
use leptos::prelude::*;

/// The trend.
#[component]
pub fn Trend(asked: Asked) -> AnyView {
    let points = asked.answer(trend);
    let sentence = Signal::derive(move || points.with(|points| say::trend(lang::current(), points)));
    let means = Signal::derive(move || points.with(|points| mean_lines(lang::current(), points)));
    let spread = Signal::derive(move || points.with(|points| spread_stacks(lang::current(), points)));
    let open = Callback::new(move |pick: Pick| {
        let Some(point) = points.with_untracked(|points| points.get(pick.row).copied()) else { return };
        let scope = crate::analytics::Scope { year: point.year, ..asked.scope.get_untracked() };
        let predicate = Predicate::ALL.get(pick.part).copied();
        asked.open_in(
            &scope,
            &Selector::QuarterPredicate { quarter: point.quarter, predicate },
            quarter(lang::now(), &point),
        );
    });
    view! {
        <p class="finding">{sentence}</p>
        <Chart title=tr!("analysis.trend.mean") scope=tr!("analysis.trend.mean_scope") figure=means note=tr!("analysis.trend.note") />
        <Chart title=tr!("analysis.trend.spread") scope=tr!("analysis.trend.spread_scope") figure=spread on_pick=open />
    }
    .into_any()
}

fn quarter(lang: Lang, point: &TrendPoint) -> String {
    format::quarter(lang, point.year, u32::from(point.quarter))
}

fn mean_lines(lang: Lang, points: &[TrendPoint]) -> Figure {
    let row = |point: &TrendPoint| {
        let (mean, reach) = point.analysis.mean.zip(point.reach)?;
        let note = bars::n(lang, point.analysis.n);
        Some(Interval { label: quarter(lang, point), value: mean, low: mean - reach, high: mean + reach, note })
    };
    Figure::Intervals(Intervals {
        category: text(lang, "analysis.trend.quarter"),
        measure: text(lang, "analysis.compare.mean"),
        unit: Unit::Decimal(1),
        rows: points.iter().filter_map(row).collect(),
        reference: None,
    })
}

fn spread_stacks(lang: Lang, points: &[TrendPoint]) -> Figure {
    let row = |point: &TrendPoint| Stack {
        label: quarter(lang, point),
        counts: point.predicates.counts.iter().map(|people| *people as f64).collect(),
    };
    Figure::Stacked(Stacked {
        category: text(lang, "analysis.trend.quarter"),
        levels: Predicate::ALL.iter().map(|one| name(lang, *one)).collect(),
        rows: points.iter().map(row).collect(),
    })
}
