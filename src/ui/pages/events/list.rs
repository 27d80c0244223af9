//! Every event with its programme, days, JP and participants.
use std::collections::HashMap;
use std::sync::Arc;

use super::address;
use crate::domain::{Enrolment, EnrolmentResult, Event, EventState, Id, Program};
use crate::ui::components::state::Empty;
use crate::ui::components::table::{Asked, Column, DataTable};
use crate::ui::components::tone::Tone;
use crate::ui::lang::{self, tr};
use crate::ui::rows;
use crate::ui::session::session;
use crate::words::domain::name;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_query_map;

/// Where an event stands.
pub fn event_path(id: Id<Event>) -> String {
    format!("/program/{id}")
}

/// The tone of a state.
pub const fn state_tone(state: EventState) -> Tone {
    match state {
        EventState::Planned => Tone::Accent,
        EventState::Finished => Tone::Good,
        EventState::Cancelled => Tone::Neutral,
    }
}

/// One line of the list.
#[derive(Clone, PartialEq)]
struct Line {
    event: Event,
    program: String,
    enrolled: usize,
    passed: usize,
}

/// The list of events, as the address asks for it.
#[component]
pub fn EventList() -> AnyView {
    let session = session();
    let (events, programs) = (session.table::<Event>(), session.table::<Program>());
    let enrolments = session.table::<Enrolment>();
    let lines = Memo::new(move |_| {
        let mut counts: HashMap<Id<Event>, (usize, usize)> = HashMap::new();
        enrolments.with(|rows| {
            for row in rows.iter() {
                let count = counts.entry(row.event).or_default();
                count.0 += usize::from(!row.state.is_out());
                count.1 += usize::from(row.result == Some(EnrolmentResult::Passed));
            }
        });
        let mut lines: Vec<Line> = events.with(|events| {
            programs.with(|programs| {
                let labels = address::labels(programs);
                let line = |event: &Event| {
                    let (enrolled, passed) = counts.get(&event.id).copied().unwrap_or_default();
                    let program = event.program.and_then(|id| labels.get(&id)).cloned();
                    Line { event: event.clone(), program: program.unwrap_or_default(), enrolled, passed }
                };
                events.iter().map(line).collect()
            })
        });
        lines.sort_by(|a, b| (b.event.start, &a.event.name).cmp(&(a.event.start, &b.event.name)));
        Arc::new(lines)
    });
    let query = use_query_map();
    let asked = Signal::derive(move || {
        query.with(|query| programs.with(|programs| address::asked(query, programs, lang::current())))
    });
    let go = rows::navigate();
    let on_asked = Callback::new(move |asked: Asked| {
        let path = programs.with_untracked(|programs| address::path(&asked, programs, lang::now()));
        go(&path, NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() });
    });
    view! {
        <DataTable
            name="events"
            caption=tr!("events.tab.events")
            rows=lines
            columns=columns()
            asked=Some((asked, on_asked))
            empty=move || view! { <Empty title=tr!("events.none") text=tr!("events.none_text") /> }
        />
    }
    .into_any()
}

fn columns() -> Vec<Column<Line>> {
    vec![
        Column::text("name", "events.name", |line: &Line| line.event.name.clone())
            .width(320)
            .link(|line| event_path(line.event.id)),
        Column::text("batch", "events.batch", |line: &Line| line.event.batch.clone()).width(120),
        Column::said("form", "events.form", |line: &Line, lang| name(lang, line.event.form)).width(180).facet(),
        Column::text("program", "events.program", |line: &Line| line.program.clone()).width(260).facet(),
        Column::date("start", "events.start", |line: &Line| Some(line.event.start.date())).width(130),
        Column::date("end", "events.end", |line: &Line| Some(line.event.end.date())).width(130),
        Column::hours("jp", "events.jp", |line: &Line| line.event.jp.map(|jp| jp.value())).width(80),
        Column::number("enrolled", "events.enrolled", 0, |line: &Line| Some(line.enrolled as f64)).width(100),
        Column::number("passed", "events.passed", 0, |line: &Line| Some(line.passed as f64)).width(100),
        Column::badge("state", "events.state", |line: &Line, lang| {
            Some((state_tone(line.event.state), name(lang, line.event.state)))
        })
        .width(130)
        .facet(),
        Column::text("place", "events.place", |line: &Line| line.event.place.clone()).width(220),
        Column::text("organiser", "events.organiser", |line: &Line| line.event.organiser.clone()).width(220).hidden(),
        Column::text("code", "events.code", |line: &Line| line.event.code.clone()).width(140).hidden(),
    ]
}
