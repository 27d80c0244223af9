//! Who takes part: asked, enrolled, present, finished; by month, kind and unit.
use super::{Asked, bars};
use crate::analytics::{Funnel, Reach, Selector, participation};
use crate::ui::chart::{Bar, Chart, Figure, Lines, Pick, Series, Unit};
use crate::ui::lang::{self, tr};
use crate::words::analytics as say;
use crate::words::domain::name;
use crate::words::format;
use crate::words::lang::{Lang, text};
use leptos::prelude::*;

/// Participation.
#[component]
pub fn TakingPart(asked: Asked) -> AnyView {
    let found = asked.answer(participation);
    let sentence = Signal::derive(move || {
        found.with(|found| say::participation(lang::current(), found, asked.scope.with(|scope| scope.year)))
    });
    let funnel = Signal::derive(move || found.with(|found| funnel_bars(lang::current(), &found.total)));
    let months = Signal::derive(move || found.with(|found| month_lines(lang::current(), &found.months)));
    let kinds = Signal::derive(move || {
        let lang = lang::current();
        let bar = |line: &crate::analytics::KindLine| Bar {
            label: name(lang, line.kind),
            value: Some(line.count.attended as f64),
            note: format!("{} {}", bars::count(lang, line.count.invited), text(lang, "analysis.part.invited")),
            strong: false,
        };
        found.with(|found| {
            bars::bars(
                lang,
                "analysis.part.kind",
                "analysis.part.attended",
                Unit::Count,
                found.kinds.iter().map(bar).collect(),
            )
        })
    });
    let units = Signal::derive(move || {
        let share = |part: usize, of: usize| (of > 0).then(|| part as f64 / of as f64);
        let lines = found.with(|found| {
            found
                .units
                .iter()
                .map(|unit| (unit.unit.clone(), share(unit.attended_people, unit.people), unit.people))
                .collect::<Vec<_>>()
        });
        bars::unit_shares(lang::current(), "home.took_part", lines.into_iter())
    });
    let took = move |reach: Reach, month: Option<u8>, kind| Selector::TookPart { reach, month, kind };
    let open_funnel = Callback::new(move |pick: Pick| {
        let reach = [Reach::Invited, Reach::Enrolled, Reach::Attended, Reach::Finished].get(pick.row).copied();
        let selector = reach.map_or(Selector::Declined, |reach| took(reach, None, None));
        asked.open(&selector, sentence.get_untracked());
    });
    let open_month = Callback::new(move |pick: Pick| {
        let month = u8::try_from(pick.row + 1).ok();
        asked.open(&took(Reach::Attended, month, None), format::month(lang::now(), pick.row as u32 + 1));
    });
    let open_kind = Callback::new(move |pick: Pick| {
        let kind = found.with_untracked(|found| found.kinds.get(pick.row).map(|line| line.kind));
        asked.open(&took(Reach::Attended, None, kind), kind.map(|kind| name(lang::now(), kind)).unwrap_or_default());
    });
    let open_unit = Callback::new(move |pick: Pick| {
        let Some(unit) = found.with_untracked(|found| found.units.get(pick.row).cloned()) else { return };
        let scope = unit.unit.within(&asked.scope.get_untracked());
        asked.open_in(&scope, &took(Reach::Attended, None, None), say::unit_line(lang::now(), &unit.unit));
    });
    let scope_text = tr!("analysis.part.scope", year = asked.scope.get().year);
    view! {
        <p class="finding">{sentence}</p>
        <div class="columns-2">
            <Chart title=tr!("analysis.part.funnel") scope=scope_text figure=funnel on_pick=open_funnel />
            <Chart title=tr!("analysis.part.by_kind") scope=scope_text figure=kinds on_pick=open_kind />
        </div>
        <Chart title=tr!("analysis.part.by_month") scope=scope_text figure=months on_pick=open_month />
        <Chart title=tr!("analysis.part.by_unit") scope=scope_text figure=units on_pick=open_unit />
    }
    .into_any()
}

fn funnel_bars(lang: Lang, total: &Funnel) -> Figure {
    let of = total.invited.max(1) as f64;
    let bar = |(key, value): (&str, usize)| Bar {
        label: text(lang, key),
        value: Some(value as f64),
        note: format::percent(lang, value as f64 / of, 0),
        strong: false,
    };
    let steps = [
        ("analytics.reach.invited", total.invited),
        ("analytics.reach.enrolled", total.enrolled),
        ("analytics.reach.attended", total.attended),
        ("analytics.reach.finished", total.finished),
        ("analysis.part.declined", total.declined),
    ];
    bars::bars(
        lang,
        "analysis.part.step",
        "analysis.part.enrolments",
        Unit::Count,
        steps.into_iter().map(bar).collect(),
    )
}

fn month_lines(lang: Lang, months: &[Funnel; 12]) -> Figure {
    let series = |key: &str, of: fn(&Funnel) -> usize| Series {
        name: text(lang, key),
        points: months.iter().map(|month| Some(of(month) as f64)).collect(),
    };
    Figure::Lines(Lines {
        category: text(lang, "analysis.part.month"),
        unit: Unit::Count,
        places: (1..=12).map(|month| format::month(lang, month)).collect(),
        series: vec![
            series("analytics.reach.invited", |month| month.invited),
            series("analytics.reach.attended", |month| month.attended),
            series("analytics.reach.finished", |month| month.finished),
        ],
        from_zero: true,
        reference: None,
    })
}
