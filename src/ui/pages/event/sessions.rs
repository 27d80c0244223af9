//! Sesi of an event: the list, one for each day in one step, adding, editing, taking away.
use super::desk::Desk;
use super::listing::{Listing, Named, acts};
use super::session_form::{DailyDialog, SessionDialog};
use crate::domain::{EventState, Id, Op, Session};
use crate::ui::components::icon::{self, icon};
use crate::ui::lang::{self, phrase_with, tr};
use crate::ui::saving;
use crate::words::format::{NOTHING, clock, date_short};
use crate::words::lang::Lang;
use leptos::prelude::*;

const NAMED: Named = Named {
    caption: "events.sessions",
    none: "events.session.none",
    none_help: "events.session.none_help",
    sign: icon::CALENDAR,
};
const HEADS: &[(&str, bool)] = &[
    ("events.session.number", false),
    ("events.session.day", false),
    ("events.session.time", false),
    ("events.session.topic", false),
    ("events.session.room", false),
    ("events.session.speakers", false),
    ("events.session.noted", true),
];

/// The part of the page.
#[component]
pub fn Sessions(desk: Desk) -> AnyView {
    let (open, editing) = (RwSignal::new(false), RwSignal::new(None::<Id<Session>>));
    let daily = RwSignal::new(false);
    let edit = Callback::new(move |id: Option<Id<Session>>| {
        editing.set(id);
        open.set(true);
    });
    let is_open = Memo::new(move |_| desk.state() != EventState::Cancelled);
    let buttons = move || {
        view! {
            <Show when=move || is_open.get()>
                <button type="button" class="button" data-testid="daily-sessions" on:click=move |_| daily.set(true)>
                    {icon(icon::CALENDAR)}
                    {tr!("events.session.daily")}
                </button>
                <button type="button" class="button" data-testid="add-session" on:click=move |_| edit.run(None)>
                    {icon(icon::PLUS)}
                    {tr!("events.session.add")}
                </button>
            </Show>
        }
    };
    let lines = move || desk.sessions.get().iter().map(|row| line(desk, row.clone(), edit)).collect_view();
    view! {
        <Listing
            named=NAMED
            is_empty=Signal::derive(move || desk.sessions.with(|rows| rows.is_empty()))
            buttons
            heads=HEADS
            lines
        />
        <SessionDialog desk open editing />
        <DailyDialog desk open=daily />
    }
    .into_any()
}

/// From when to when: `08.00–16.00`.
fn times(lang: Lang, row: &Session) -> String {
    match (row.start, row.end) {
        (None, None) => NOTHING.to_owned(),
        (Some(start), None) => clock(lang, start),
        (start, Some(end)) => {
            format!("{}–{}", start.map(|start| clock(lang, start)).unwrap_or_default(), clock(lang, end))
        }
    }
}

fn line(desk: Desk, row: Session, edit: Callback<Option<Id<Session>>>) -> AnyView {
    let (id, number, day) = (row.id, row.number, row.day);
    let ids = row.speakers.clone();
    let speakers = Signal::derive(move || {
        let names: Vec<String> = desk.speakers.with(|known| {
            ids.iter()
                .filter_map(|id| known.iter().find(|(row, _)| row.id == *id))
                .map(|it| it.0.name.clone())
                .collect()
        });
        if names.is_empty() { NOTHING.to_owned() } else { names.join(", ") }
    });
    let noted = move || desk.noted.with(|noted| noted.get(&id).copied().unwrap_or(0));
    let or_dash = |text: &str| if text.is_empty() { NOTHING.to_owned() } else { text.to_owned() };
    let (topic, room) = (or_dash(&row.topic), or_dash(&row.room));
    let remove = move || {
        let subject = format!("{} ({number})", desk.subject());
        saving::act(desk.session, Op::RemoveSession, subject, move |data, _| data.plan_remove_session(id));
    };
    view! {
        <tr>
            <th scope="row">{number}</th>
            <td>{phrase_with(move |lang| date_short(lang, day.date()))}</td>
            <td>{phrase_with(move |lang| times(lang, &row))}</td>
            <td>{topic}</td>
            <td>{room}</td>
            <td>{speakers}</td>
            <td class="number">{move || lang::count(noted())}</td>
            {acts(
                (tr!("events.session.edit_of", number = number), move || edit.run(Some(id))),
                (tr!("events.session.remove_of", number = number), remove),
            )}
        </tr>
    }
    .into_any()
}
