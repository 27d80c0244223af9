//! Daftar Hadir of one event: who was there, marked by keyboard, by touch, or from a spreadsheet.
mod desk;
mod grid;
mod keys;
mod narrow;
mod paste;
mod tools;
mod writer;

use crate::analytics::{AttendanceSheet, Passing, Presence};
use crate::domain::{Event, EventState, Id};
use crate::publish;
use crate::ui::components::card::Note;
use crate::ui::components::confirm::Confirm;
use crate::ui::components::icon::{self, icon};
use crate::ui::components::state::Empty;
use crate::ui::components::tone::Tone;
use crate::ui::lang::{self, phrase_with, tr};
use crate::ui::pages::reports;
use crate::ui::place;
use crate::ui::printing::printing;
use crate::ui::session::session;
use crate::ui::shell::{Crumb, Page};
use crate::words::domain::name;
use crate::words::format;
use crate::words::lang::{Lang, fill, text};
use desk::Desk;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The page; another event makes it anew.
#[component]
pub fn Attendance() -> AnyView {
    let params = use_params_map();
    let event =
        Memo::new(move |_| params.with(|params| params.get_str("id").and_then(|id| id.parse::<Id<Event>>().ok())));
    let is_there = Memo::new(move |_| session().with(|data| event.get().filter(|id| data.events.get(*id).is_some())));
    (move || match is_there.get() {
        Some(event) => view! { <Sheet event /> }.into_any(),
        None => crate::ui::pages::not_found::NotFound().into_any(),
    })
    .into_any()
}

#[component]
fn Sheet(event: Id<Event>) -> AnyView {
    let desk = Desk::new(session(), event);
    let named = Signal::derive(move || {
        desk.sheet.with(|sheet| sheet.as_ref().map(|it| it.event.name.clone()).unwrap_or_default())
    });
    let crumbs = vec![Crumb::to("/program", tr!("nav.events")), Crumb::to(&format!("/program/{event}"), named)];
    let size = Memo::new(move |_| {
        desk.sheet.with(|sheet| sheet.as_ref().map_or((0, 0), |it| (it.lines.len(), it.sessions.len())))
    });
    let ways = move || {
        let print = |word: &str| place::href(&format!("/laporan/{word}?kegiatan={event}"));
        view! {
            <a class="button" href=print("rekap-kehadiran") data-testid="filled-sheet">{icon(icon::REPORTS)}{tr!("attendance.report")}</a>
            <a class="button" href=print("daftar-hadir") data-testid="blank-sheet">{icon(icon::PRINT)}{tr!("attendance.print")}</a>
        }
    };
    let to_event = move || {
        view! { <a class="button" href=place::href(&format!("/program/{event}"))>{tr!("attendance.open_event")}</a> }
    };
    view! {
        <Page title=tr!("attendance.title") crumbs lead=move || lead(desk) actions=ways wide=true>
            {move || remark(desk)}
            {move || match size.get() {
                (_, 0) => view! { <Empty title=tr!("attendance.no_sessions") text=tr!("attendance.no_sessions_text")>{to_event()}</Empty> }.into_any(),
                (0, _) => view! { <Empty title=tr!("attendance.no_participants") text=tr!("attendance.no_participants_text")>{to_event()}</Empty> }.into_any(),
                _ => view! { <Marking desk /> }.into_any(),
            }}
        </Page>
    }
    .into_any()
}

/// What stands: how many were there, what is not filled yet, who reaches the share.
fn lead(desk: Desk) -> AnyView {
    let say = phrase_with(move |lang| {
        let sheet = desk.sheet.get();
        let codes = desk.codes.get();
        sheet.map(|sheet| said(lang, &sheet, &codes)).unwrap_or_default()
    });
    view! { <p data-testid="attendance-lead">{say}</p> }.into_any()
}

fn said(lang: Lang, sheet: &AttendanceSheet, codes: &desk::Codes) -> String {
    let count = |number: usize| format::integer(lang, i64::try_from(number).unwrap_or(i64::MAX));
    let all = Presence::of(codes.iter().flatten().copied());
    let reached =
        codes.iter().filter(|line| Presence::of(line.iter().copied()).passing(sheet.share) == Passing::Reached);
    let event = &sheet.event;
    let batch = if event.batch.is_empty() { event.name.clone() } else { format!("{}, {}", event.name, event.batch) };
    let values = [
        ("event", batch),
        ("start", format::date_long(lang, event.start.date())),
        ("people", count(sheet.lines.len())),
        ("present", count(all.present)),
        ("filled", count(all.filled)),
        ("unset", count(all.all - all.filled)),
        ("reached", count(reached.count())),
        ("share", format::hundredths(lang, sheet.share.raw())),
    ];
    fill(lang, if all.filled == 0 { "attendance.lead_empty" } else { "attendance.lead" }, &values)
}

/// What a person should know before marking.
fn remark(desk: Desk) -> AnyView {
    let Some(sheet) = desk.sheet.get() else { return ().into_any() };
    let note = match sheet.event.state {
        EventState::Planned => None,
        EventState::Cancelled => {
            Some(view! { <Note tone=Tone::Warn><p>{tr!("attendance.cancelled")}</p></Note> }.into_any())
        }
        EventState::Finished => {
            let href = place::href(&format!("/program/{}", desk.event));
            let link = view! { <a href=href data-testid="finish-again">{tr!("attendance.open_event")}</a> };
            Some(
                view! { <div class="screen-only"><Note><p>{tr!("attendance.finished")}" "{link}</p></Note></div> }
                    .into_any(),
            )
        }
    };
    note.into_any()
}

/// Who is not on the sheet.
fn left_out(desk: Desk) -> AnyView {
    let count = desk.sheet.with(|sheet| sheet.as_ref().map_or(0, |sheet| sheet.left_out));
    let said = tr!("attendance.left_out", count = lang::count(count));
    (count > 0).then(|| view! { <p class="quiet-text screen-only">{said}</p> }).into_any()
}

#[component]
fn Marking(desk: Desk) -> AnyView {
    let paste = paste::Paste::new(desk);
    let has_shown = Memo::new(move |_| desk.shown.with(|shown| !shown.is_empty()));
    let nobody = move || {
        view! {
            <Empty title=tr!("ui.table.none_found") text=tr!("ui.table.none_found_help")>
                <button type="button" class="button" on:click=move |_| desk.narrow.widen()>{tr!("ui.table.widen")}</button>
            </Empty>
        }
    };
    view! {
        <section class="data-table attendance-table">
            <tools::Tools desk />
            <Show when=move || desk.is_open() && has_shown.get()><keys::Codes desk /></Show>
            {move || if has_shown.get() { grid::view(desk, paste) } else { nobody().into_any() }}
            {move || left_out(desk)}
            <p id="attendance-keys" class="quiet-text screen-only">{tr!("attendance.keys")}</p>
            <p class="only-read" role="status" data-testid="attendance-said">{desk.marks.said}</p>
            <div class="table-paper">{move || printing().then(|| on_paper(desk))}</div>
            <paste::PasteDialog paste />
            <Overwriting desk />
        </section>
    }
    .into_any()
}

/// The sheet as the report prints it.
fn on_paper(desk: Desk) -> AnyView {
    let document = session().with(|data| publish::filled_sheet(data, desk.event, lang::current()));
    document.map_or_else(|| ().into_any(), |document| reports::body(&document, lang::current()))
}

/// Asks before many marks of a selection go.
#[component]
fn Overwriting(desk: Desk) -> AnyView {
    let words = phrase_with(move |lang| {
        let Some(waiting) = desk.waiting.get() else { return String::new() };
        let code = waiting.code.map_or_else(|| text(lang, "attendance.unset"), |code| name(lang, code));
        let values =
            [("count", waiting.marks.len().to_string()), ("code", code), ("lost", paste::said_lost(&waiting.lost))];
        fill(lang, "attendance.overwrite_text", &values)
    });
    view! {
        <Confirm
            open=desk.asking
            title=tr!("attendance.overwrite_title")
            action=tr!("attendance.overwrite")
            on_confirm=Callback::new(move |()| desk.write_waiting())
            text=move || view! { <p>{words}</p> }
        />
    }
    .into_any()
}
