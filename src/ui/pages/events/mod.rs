//! Program & Pelatihan: every event with its programme, days, JP and participants; adding and editing one.
mod form;

use std::collections::HashMap;
use std::sync::Arc;

use crate::domain::{Enrolment, EnrolmentResult, Event, EventState, Id, Program};
use crate::ui::components::icon::{self, icon};
use crate::ui::components::state::Empty;
use crate::ui::components::table::{Column, DataTable};
use crate::ui::components::tone::Tone;
use crate::ui::lang::{self, tr};
use crate::ui::session::session;
use crate::ui::shell::Page;
use crate::words::domain::name;
use crate::words::format;
use crate::words::lang::fill;
use form::{EventDialog, EventDraft};
use leptos::prelude::*;

/// One line of the list.
#[derive(Clone, PartialEq)]
struct Line {
    event: Event,
    program: String,
    enrolled: usize,
    passed: usize,
}

/// The list of events.
#[component]
pub fn Events() -> AnyView {
    let session = session();
    let (events, programs) = (session.table::<Event>(), session.table::<Program>());
    let enrolments = session.table::<Enrolment>();
    let rows = Memo::new(move |_| {
        let mut counts: HashMap<Id<Event>, (usize, usize)> = HashMap::new();
        enrolments.with(|rows| {
            for row in rows.iter() {
                let count = counts.entry(row.event).or_default();
                count.0 += 1;
                count.1 += usize::from(row.result == Some(EnrolmentResult::Passed));
            }
        });
        let mut lines: Vec<Line> = events.with(|events| {
            programs.with(|programs| {
                let line = |event: &Event| {
                    let (enrolled, passed) = counts.get(&event.id).copied().unwrap_or_default();
                    let program = event.program.and_then(|id| programs.get(id)).map(|it| it.name.clone());
                    Line { event: event.clone(), program: program.unwrap_or_default(), enrolled, passed }
                };
                events.iter().map(line).collect()
            })
        });
        lines.sort_by(|a, b| (b.event.start, &a.event.name).cmp(&(a.event.start, &b.event.name)));
        Arc::new(lines)
    });
    let (open, editing) = (RwSignal::new(false), RwSignal::new(None::<Event>));
    let start = Callback::new(move |()| match editing.get_untracked() {
        Some(event) => EventDraft::of(&event),
        None => EventDraft::blank(session.today()),
    });
    let add = move |_| {
        editing.set(None);
        open.set(true);
    };
    let edit = Callback::new(move |at: usize| {
        editing.set(rows.with_untracked(|rows| rows.get(at).map(|line| line.event.clone())));
        open.set(true);
    });
    let lead = move || {
        let this = session.today().year();
        let count = |value: usize| format::integer(lang::current(), i64::try_from(value).unwrap_or(i64::MAX));
        let of_year = rows.with(|rows| rows.iter().filter(|line| line.event.end.year() == this).count());
        let values =
            [("all", count(rows.with(|rows| rows.len()))), ("year", this.to_string()), ("count", count(of_year))];
        view! { <p>{fill(lang::current(), "events.lead", &values)}</p> }
    };
    let button = move || {
        view! {
            <button type="button" class="button primary" data-testid="add-event" on:click=add>
                {icon(icon::PLUS)}{tr!("events.add")}
            </button>
        }
    };
    view! {
        <Page title=tr!("nav.events") lead wide=true actions=button>
            <DataTable
                name="events"
                caption=tr!("nav.events")
                rows
                columns=columns()
                on_open=edit
                empty=move || view! { <Empty title=tr!("events.none") text=tr!("events.none_text") /> }
            />
            <EventDialog open start />
        </Page>
    }
    .into_any()
}

fn columns() -> Vec<Column<Line>> {
    let state = |line: &Line, lang| {
        let tone = match line.event.state {
            EventState::Planned => Tone::Accent,
            EventState::Finished => Tone::Good,
            EventState::Cancelled => Tone::Neutral,
        };
        Some((tone, name(lang, line.event.state)))
    };
    vec![
        Column::text("name", "events.name", |line: &Line| line.event.name.clone()).width(320),
        Column::said("form", "events.form", |line: &Line, lang| name(lang, line.event.form)).width(180).facet(),
        Column::text("program", "events.program", |line: &Line| line.program.clone()).width(260).facet(),
        Column::date("start", "events.start", |line: &Line| Some(line.event.start.date())).width(130),
        Column::date("end", "events.end", |line: &Line| Some(line.event.end.date())).width(130),
        Column::number("jp", "events.jp", 1, |line: &Line| line.event.jp.map(|jp| jp.value())).width(80),
        Column::number("enrolled", "events.enrolled", 0, |line: &Line| Some(line.enrolled as f64)).width(100),
        Column::number("passed", "events.passed", 0, |line: &Line| Some(line.passed as f64)).width(100),
        Column::badge("state", "events.state", state).width(130).facet(),
        Column::text("place", "events.place", |line: &Line| line.event.place.clone()).width(220),
        Column::text("batch", "events.batch", |line: &Line| line.event.batch.clone()).width(120),
    ]
}
