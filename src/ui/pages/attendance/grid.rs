//! The cells: participants down, sessions across, and what each participant comes to.
use super::desk::{Desk, SESSION};
use super::keys;
use super::paste::Paste;
use crate::analytics::{AttendanceLine, AttendanceSheet, Passing, Presence};
use crate::domain::{AttendanceCode, Enrolment, Id, Session};
use crate::ui::components::table::{Look, MarkGrid, mark_cells};
use crate::ui::components::tone::Tone;
use crate::ui::lang::{self, phrase_with, tr};
use crate::words::domain::name;
use crate::words::format;
use crate::words::lang::{Lang, fill, text};
use leptos::prelude::*;
use std::sync::Arc;

const SHARE: u32 = 124;
const PASSING: u32 = 176;

/// The scrolling grid.
pub fn view(desk: Desk, paste: Paste) -> AnyView {
    let sessions =
        Memo::new(move |_| desk.sheet.with(|it| it.as_ref().map(|it| it.sessions.clone()).unwrap_or_default()));
    let count = Memo::new(move |_| sessions.with(Vec::len));
    let widths =
        Signal::derive(move || std::iter::repeat_n(SESSION, count.get()).chain([SHARE, PASSING]).collect::<Vec<_>>());
    // A row's line of the sheet, the number of sessions, and whose row it is.
    let key = Callback::new(move |row: usize| {
        let line = desk.shown.with(|shown| shown.get(row).copied())?;
        Some((line, count.get(), desk.line(row, |line| line.enrolment)?))
    });
    view! {
        <MarkGrid
            marks=desk.marks
            class="attendance"
            label=tr!("attendance.grid")
            widths
            head=move || headings(desk, &sessions.get())
            key
            row=Callback::new(move |(row, key)| line(desk, row, key))
            on_key=Callback::new(move |event| keys::press(desk, &event))
            on_paste=Callback::new(move |event| paste.read(&event))
            on_copy=Callback::new(move |event| super::paste::copy(desk, &event))
        />
    }
    .into_any()
}

fn headings(desk: Desk, sessions: &[Session]) -> AnyView {
    let heading = move |(column, session): (usize, &Session)| {
        let (day, number) = (session.day, column + 1);
        let count = Memo::new(move |_| desk.of_session(column));
        let of = move || format!("{}/{}", count.get().present, count.get().all);
        let whole = phrase_with(move |lang| {
            let Presence { present, filled, all } = count.get();
            let values = [
                ("number", number.to_string()),
                ("day", format::date_long(lang, day.date())),
                ("present", present.to_string()),
                ("all", all.to_string()),
                ("unset", (all - filled).to_string()),
            ];
            fill(lang, "attendance.session_head", &values)
        });
        view! {
            <th scope="col" class="session" data-column=column.to_string() aria-colindex=(column + 2).to_string() aria-label=whole title=whole>
                <b>{number}</b>
                <span>{move || short_day(day)}</span>
                <span class="of">{of}</span>
            </th>
        }
    };
    view! {
        <th scope="col" aria-colindex="1">{tr!("attendance.participant")}</th>
        {sessions.iter().enumerate().map(heading).collect_view()}
        <th scope="col" class="number" aria-colindex=(sessions.len() + 2).to_string()>{tr!("attendance.share")}</th>
        <th scope="col" aria-colindex=(sessions.len() + 3).to_string()>{tr!("attendance.passing")}</th>
    }
    .into_any()
}

/// Day and month; the year stands in the page's lead.
fn short_day(day: crate::domain::Day) -> String {
    let short = format::date_short(lang::current(), day.date());
    short.rsplit_once(' ').map_or(short.clone(), |(day, _)| day.to_owned())
}

fn line(desk: Desk, row: usize, (line, sessions, enrolment): (usize, usize, Id<Enrolment>)) -> AnyView {
    let codes = Memo::new(move |_| desk.codes.with(|codes| codes.get(line).cloned().unwrap_or_default()));
    let unwritten = unwritten(desk, enrolment);
    let read = move |column: usize| {
        let code = codes.with(|codes| codes.get(column).copied().flatten());
        (lang::current(), code, unwritten.with(|columns| columns.contains(&column)))
    };
    view! {
        <tr data-row=row.to_string() aria-rowindex=(row + 2).to_string()>
            <th scope="row" class="who" aria-colindex="1">{untrack(|| desk.line(row, who))}</th>
            {mark_cells(desk.marks, row, sessions, read, look)}
            {count_cells(desk, codes, sessions)}
        </tr>
    }
    .into_any()
}

fn look((lang, code, waits): &(Lang, Option<AttendanceCode>, bool)) -> Look {
    let own = code.map_or("", class_of);
    Look {
        class: format!("{own}{}", if *waits { " unwritten" } else { "" }),
        words: code.map_or("", AttendanceCode::letters).to_owned(),
        label: code.map_or_else(|| text(*lang, "attendance.unset"), |code| name(*lang, code)),
        ..Look::default()
    }
}

/// Sessions of a row whose marks are not on disk.
fn unwritten(desk: Desk, enrolment: Id<Enrolment>) -> Memo<Vec<usize>> {
    Memo::new(move |_| {
        desk.writer.pending.with(|pending| {
            if pending.is_empty() {
                return Vec::new();
            }
            let of = |sheet: &Arc<AttendanceSheet>| {
                let places = sheet.sessions.iter().enumerate();
                places.filter(|(_, it)| pending.contains_key(&(enrolment, it.id))).map(|(at, _)| at).collect()
            };
            desk.sheet.with(|sheet| sheet.as_ref().map(of).unwrap_or_default())
        })
    })
}

fn who(line: &AttendanceLine) -> AnyView {
    let below = [line.nip.as_str(), line.unit.as_str()].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>();
    let title = format!("{} · {}", line.name, below.join(" · "));
    view! { <span title=title>{line.name.clone()}</span> }.into_any()
}

fn count_cells(desk: Desk, codes: Memo<Vec<Option<AttendanceCode>>>, sessions: usize) -> AnyView {
    let count = Memo::new(move |_| codes.with(|codes| Presence::of(codes.iter().copied())));
    let share = phrase_with(move |lang| {
        let count = count.get();
        let share = count.share().map_or_else(|| format::NOTHING.to_owned(), |share| format::percent(lang, share, 0));
        fill(
            lang,
            "attendance.share_of",
            &[("share", share), ("present", count.present.to_string()), ("filled", count.filled.to_string())],
        )
    });
    let passing = Memo::new(move |_| {
        desk.sheet.with(|sheet| sheet.as_ref().map_or(Passing::Open, |sheet| count.get().passing(sheet.share)))
    });
    let badge = move || {
        let (tone, key) = match passing.get() {
            Passing::Reached => (Tone::Good, "attendance.reached"),
            Passing::Open => (Tone::Neutral, "attendance.undecided"),
            Passing::Below => (Tone::Bad, "attendance.below"),
        };
        view! { <span class=format!("badge {}", tone.class())>{tr!(key)}</span> }
    };
    view! {
        <td class="number" aria-colindex=(sessions + 2).to_string()>{share}</td>
        <td aria-colindex=(sessions + 3).to_string()>{badge}</td>
    }
    .into_any()
}

/// Class for style; the letter says it without colour.
const fn class_of(code: AttendanceCode) -> &'static str {
    match code {
        AttendanceCode::Present => "is-present",
        AttendanceCode::Late => "is-late",
        AttendanceCode::Absent => "is-absent",
        _ => "is-away",
    }
}
