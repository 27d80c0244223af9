//! Every event with its programme, days, JP and participants.
use std::collections::HashMap;
use std::sync::Arc;

use crate::domain::{Enrolment, EnrolmentResult, Event, EventState, Id, LearningForm, Program};
use crate::ui::components::state::Empty;
use crate::ui::components::table::{Column, DataTable};
use crate::ui::components::tone::Tone;
use crate::ui::lang::{self, tr};
use crate::ui::session::session;
use crate::words::domain::name;
use leptos::prelude::*;

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

/// The list of events; those of one programme or of some forms where they are asked for.
#[component]
pub fn EventList(program: Option<Id<Program>>, forms: Vec<LearningForm>) -> AnyView {
    let session = session();
    let (events, programs) = (session.table::<Event>(), session.table::<Program>());
    let enrolments = session.table::<Enrolment>();
    let rows = Memo::new(move |_| {
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
    let asked = program.and_then(|id| programs.with_untracked(|rows| rows.get(id).map(|row| row.name.clone())));
    let of_program = asked.map(|name| ("program", name));
    let of_forms = forms.into_iter().map(|form| ("form", name(lang::now(), form)));
    view! {
        <DataTable
            name="events"
            caption=tr!("events.tab.events")
            rows
            columns=columns()
            chosen=of_program.into_iter().chain(of_forms).collect()
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
