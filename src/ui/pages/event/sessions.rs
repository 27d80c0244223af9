//! Sesi of an event: the list, one for each day in one step, adding, editing, taking away.
use super::desk::Desk;
use super::session_form::{DailyDialog, SessionDialog};
use crate::domain::{EventState, Id, Op, Session};
use crate::ui::components::icon::{self, icon};
use crate::ui::components::state::Empty;
use crate::ui::lang::{self, phrase_with, tr};
use crate::words::format::{NOTHING, clock, date_short};
use crate::words::lang::Lang;
use leptos::prelude::*;

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
    let nothing = move || {
        view! {
            <Empty title=tr!("events.session.none") text=tr!("events.session.none_help") sign=icon::CALENDAR>
                {buttons()}
            </Empty>
        }
    };
    view! {
        <Show when=move || desk.sessions.with(|rows| !rows.is_empty()) fallback=nothing>
            <div class="stack">
                <div class="row no-print">{buttons()}</div>
                <Listed desk edit />
            </div>
        </Show>
        <SessionDialog desk open editing />
        <DailyDialog desk open=daily />
    }
    .into_any()
}

#[component]
fn Listed(desk: Desk, edit: Callback<Option<Id<Session>>>) -> AnyView {
    let rows = move || desk.sessions.get().iter().map(|row| line(desk, row.clone(), edit)).collect_view();
    view! {
        <div class="table-wrap" role="group" tabindex="0" aria-label=tr!("events.sessions")>
            <table class="plain-table rows">
                <caption class="only-read">{tr!("events.sessions")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{tr!("events.session.number")}</th>
                        <th scope="col">{tr!("events.session.day")}</th>
                        <th scope="col">{tr!("events.session.time")}</th>
                        <th scope="col">{tr!("events.session.topic")}</th>
                        <th scope="col">{tr!("events.session.room")}</th>
                        <th scope="col">{tr!("events.session.speakers")}</th>
                        <th scope="col" class="number">{tr!("events.session.noted")}</th>
                        <th scope="col"><span class="only-read">{tr!("events.session.acts")}</span></th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
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
    let remove = move |_| {
        let subject = format!("{} ({number})", desk.subject());
        let plan = move |data: &crate::domain::Dataset, _: &mut crate::domain::Stamp| data.plan_remove_session(id);
        crate::ui::saving::act(desk.session, Op::RemoveSession, subject, plan);
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
            <td class="acts">
                <button
                    type="button"
                    class="icon-button small"
                    aria-label=tr!("events.session.edit_of", number = number)
                    on:click=move |_| edit.run(Some(id))
                >
                    {icon(icon::EDIT)}
                </button>
                <button
                    type="button"
                    class="icon-button small"
                    aria-label=tr!("events.session.remove_of", number = number)
                    on:click=remove
                >
                    {icon(icon::DELETE)}
                </button>
            </td>
        </tr>
    }
    .into_any()
}
