//! Everybody of the period in the one table; opening a row opens the entry form.
use super::desk::{Desk, Narrowed};
use super::rows::{Row, predicate_tone, state_key, state_tone};
use crate::domain::Rating;
use crate::ui::components::icon::{self, icon};
use crate::ui::components::table::{Column, DataTable};
use crate::ui::lang::{self, tr};
use crate::ui::pages::evaluation::{entry_path, remember_queue};
use crate::words::lang::Lang;
use crate::words::{domain, lang::text};
use leptos::prelude::*;
use std::sync::Arc;

/// The table of people.
#[component]
pub fn People(desk: Desk) -> AnyView {
    let rows = Memo::new(move |_| {
        let narrowed = desk.narrowed.get();
        let rows = desk.rows.get();
        if !narrowed.is_narrow() {
            return rows;
        }
        Arc::new(rows.iter().filter(|row| narrowed.holds(&row.entry)).cloned().collect())
    });
    let remember = Callback::new(move |shown: Arc<Vec<u32>>| {
        let person = |at: &u32| rows.with_untracked(|rows| Some(rows.get(*at as usize)?.entry.person));
        remember_queue(shown.iter().filter_map(person).collect());
    });
    let caption = Signal::derive(move || {
        let lang = lang::current();
        let period = desk.period.with(|period| {
            period.as_ref().map(|period| domain::period(lang, period.year, period.span)).unwrap_or_default()
        });
        format!("{} – {period}", text(lang, "evaluations.table.caption"))
    });
    view! {
        <section class="stack" aria-labelledby="evaluation-people">
            <div class="card-head">
                <h2 id="evaluation-people">{tr!("evaluations.table.title")}</h2>
                {move || narrowed_by(desk)}
            </div>
            <DataTable
                name="evaluations"
                caption
                rows
                columns=columns(desk)
                on_shown=remember
                empty=move || view! { <p class="note good">{tr!("evaluations.table.empty")}</p> }
            />
        </section>
    }
    .into_any()
}

/// What the address leaves out, each with a way to let go of it.
fn narrowed_by(desk: Desk) -> AnyView {
    let narrowed = desk.narrowed.get();
    let lang = lang::current();
    let chip = |label: String, rest: Narrowed| {
        let hint = format!("{}: {label}", text(lang, "evaluations.let_go"));
        view! {
            <button type="button" class="button small" aria-label=hint on:click=move |_| desk.narrow(rest)>
                {label}
                {icon(icon::CLOSE)}
            </button>
        }
    };
    let cell = narrowed
        .cell
        .map(|(result, behaviour)| chip(cell_name(lang, result, behaviour), Narrowed { cell: None, ..narrowed }));
    let office = narrowed.office.map(|id| {
        let name = desk.session.with(|data| data.units.get(id).map(|unit| unit.name.clone())).unwrap_or_default();
        chip(name, Narrowed { office: None, ..narrowed })
    });
    let left = narrowed.left.then(|| chip(text(lang, "evaluations.left"), Narrowed { left: false, ..narrowed }));
    let show_left = (!narrowed.left).then(|| {
        view! {
            <button type="button" class="link-button" on:click=move |_| desk.narrow(Narrowed { left: true, ..narrowed })>
                {tr!("evaluations.show_left")}
            </button>
        }
    });
    view! { <div class="row">{cell}{office}{left}{show_left}</div> }.into_any()
}

/// A cell of the quadrant in words.
pub fn cell_name(lang: Lang, result: Rating, behaviour: Rating) -> String {
    format!(
        "{}: {} · {}: {}",
        text(lang, "evaluations.half_result"),
        domain::name(lang, result),
        text(lang, "evaluations.half_behaviour"),
        domain::name(lang, behaviour),
    )
}

fn columns(desk: Desk) -> Vec<Column<Row>> {
    let rating =
        |rating: Option<Rating>, lang: Lang| rating.map_or_else(String::new, |rating| domain::name(lang, rating));
    let rank = |rating: Option<Rating>| rating.map_or(f64::NAN, |rating| f64::from(rating as u8));
    let period = desk.period;
    vec![
        Column::text("name", "evaluations.column.name", |row: &Row| row.name.clone()).width(240).link(move |row| {
            entry_path(row.entry.person, period.with_untracked(|period| period.as_ref().map(|period| period.id)))
        }),
        Column::digits("nip", "evaluations.column.nip", |row: &Row| row.nip.clone()),
        Column::badge("state", "evaluations.column.state", |row: &Row, lang| {
            Some((state_tone(row.entry.state), text(lang, state_key(row.entry.state))))
        })
        .width(170)
        .facet()
        .ranked(|row| f64::from(row.entry.state as u8)),
        Column::badge("predicate", "evaluations.column.predicate", |row: &Row, lang| {
            row.entry.predicate.map(|predicate| (predicate_tone(predicate), domain::name(lang, predicate)))
        })
        .facet()
        .ranked(|row| row.entry.predicate.map_or(f64::NAN, |predicate| f64::from(predicate as u8))),
        Column::said("result", "evaluations.column.result", move |row: &Row, lang| rating(row.entry.result, lang))
            .width(170)
            .facet()
            .searched(false)
            .ranked(move |row| rank(row.entry.result)),
        Column::said("behaviour", "evaluations.column.behaviour", move |row: &Row, lang| {
            rating(row.entry.behaviour, lang)
        })
        .width(170)
        .facet()
        .searched(false)
        .ranked(move |row| rank(row.entry.behaviour)),
        Column::number("analysis", "evaluations.column.analysis", 2, |row: &Row| {
            row.entry.analysis.map(|analysis| analysis.value())
        })
        .width(130),
        Column::text("office", "evaluations.column.office", |row: &Row| row.office.clone()).width(240).facet(),
        Column::text("unit", "evaluations.column.unit", |row: &Row| row.unit.clone()).width(280).hidden(),
        Column::text("position", "evaluations.column.position", |row: &Row| row.position.clone()).width(220),
    ]
}
