//! The cells: participants down, sessions across. One stop of the Tab key; only the rows on the screen exist.
use super::desk::Desk;
use super::keys;
use super::paste::Paste;
use crate::analytics::{AttendanceLine, Passing, Presence};
use crate::domain::{AttendanceCode, Enrolment, Id, Session};
use crate::ui::components::table::{Block, Cell, Rolling};
use crate::ui::components::tone::Tone;
use crate::ui::lang::{self, phrase_with, tr};
use crate::ui::place;
use crate::words::domain::name;
use crate::words::format;
use crate::words::lang::{fill, text};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

/// Width of the names; style/attendance.css says how wide.
const NAME: &str = "var(--name)";
/// Width of one session in CSS pixels.
pub const SESSION: u32 = 76;
const SHARE: u32 = 124;
const PASSING: u32 = 176;

/// What the grid is about, for screen readers.
pub const GRID: &str = "attendance-grid";

/// The scrolling grid.
pub fn view(desk: Desk, rolling: Rolling, paste: Paste) -> AnyView {
    let count = move || desk.shown.with(|shown| shown.len());
    let sessions =
        Memo::new(move |_| desk.sheet.with(|it| it.as_ref().map(|it| it.sessions.clone()).unwrap_or_default()));
    let span = Memo::new(move |_| rolling.window(count()));
    let head = move || {
        let head = desk.block.with(|block| block.head);
        let (first, last) = span.get();
        (first..last).contains(&head.row).then(|| cell_id(head))
    };
    let width = move || format!("calc({NAME} + {}px)", SHARE + PASSING + SESSION * sessions.with(|it| it.len() as u32));
    view! {
        <div class="table-scroll attendance-scroll" node_ref=rolling.scroller on:scroll=move |event| rolling.scrolled(&event)>
            <table
                id=GRID
                role="grid"
                class="table attendance"
                tabindex="0"
                aria-label=tr!("attendance.grid")
                aria-describedby="attendance-keys"
                aria-multiselectable="true"
                aria-rowcount=move || (count() + 1).to_string()
                aria-colcount=move || (sessions.with(Vec::len) + 3).to_string()
                aria-activedescendant=head
                style:inline-size=width
                on:keydown=move |event| keys::press(desk, rolling, &event)
                on:mousedown=move |event| pick(desk, &event)
                on:mouseover=move |event| drag(desk, &event)
                on:paste=move |event| paste.read(&event)
                on:copy=move |event| super::paste::copy(desk, &event)
            >
                {move || columns(sessions.with(Vec::len))}
                <thead><tr aria-rowindex="1">{move || headings(desk, &sessions.get())}</tr></thead>
                <tbody aria-hidden="true" class="spacer"><tr style:height=move || rolling.space(span.get().0)></tr></tbody>
                <tbody>
                    <For each=move || drawn(desk, span) key=|drawn| *drawn let:drawn>{row(desk, drawn)}</For>
                </tbody>
                <tbody aria-hidden="true" class="spacer">
                    <tr style:height=move || rolling.space(count().saturating_sub(span.get().1))></tr>
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A row's place among the shown, its line of the sheet, the number of sessions, and whose row it is.
type Drawn = (usize, usize, usize, Option<Id<Enrolment>>);

fn drawn(desk: Desk, span: Memo<(usize, usize)>) -> Vec<Drawn> {
    let (first, last) = span.get();
    let sessions = desk.size().1;
    let shown = desk.shown.get();
    let drawn = |row| Some((row, shown.get(row).copied()?, sessions, desk.line(row, |line| line.enrolment)));
    (first..last).filter_map(drawn).collect()
}

fn columns(sessions: usize) -> AnyView {
    let column = |width: u32| view! { <col style:width=format!("{width}px") /> };
    let widths = std::iter::repeat_n(SESSION, sessions).chain([SHARE, PASSING]);
    view! { <colgroup><col style:width=NAME />{widths.map(column).collect_view()}</colgroup> }.into_any()
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

/// The identifier of a cell.
pub fn cell_id(cell: Cell) -> String {
    format!("attendance-{}-{}", cell.row, cell.column)
}

fn row(desk: Desk, (row, line, sessions, _): Drawn) -> AnyView {
    let codes = Memo::new(move |_| desk.codes.with(|codes| codes.get(line).cloned().unwrap_or_default()));
    let chosen = Memo::new(move |_| {
        desk.block.with(|block| {
            let (top, bottom) = block.row_span();
            (top..=bottom).contains(&row).then(|| block.column_span())
        })
    });
    let here = Memo::new(move |_| desk.block.with(|block| (block.head.row == row).then_some(block.head.column)));
    let unwritten = unwritten(desk, row);
    let cell = move |column: usize| {
        let code = move || codes.with(|codes| codes.get(column).copied().flatten());
        let is_chosen = move || chosen.get().is_some_and(|(left, right)| (left..=right).contains(&column));
        let said =
            phrase_with(move |lang| code().map_or_else(|| text(lang, "attendance.unset"), |code| name(lang, code)));
        view! {
            <td
                id=cell_id(Cell { row, column })
                class=move || format!("mark {}", code().map_or("", class_of))
                class:chosen=is_chosen
                class:here=move || here.get() == Some(column)
                class:unwritten=move || unwritten.with(|columns| columns.contains(&column))
                data-column=column.to_string()
                aria-colindex=(column + 2).to_string()
                aria-selected=move || is_chosen().to_string()
                aria-label=said
            >
                {move || code().map(AttendanceCode::letters)}
            </td>
        }
    };
    view! {
        <tr data-row=row.to_string() aria-rowindex=(row + 2).to_string()>
            <th scope="row" class="who" aria-colindex="1">{untrack(|| desk.line(row, who))}</th>
            {(0..sessions).map(cell).collect_view()}
            {count_cells(desk, row, sessions)}
        </tr>
    }
    .into_any()
}

/// Sessions of a row whose marks are not on disk.
fn unwritten(desk: Desk, row: usize) -> Memo<Vec<usize>> {
    Memo::new(move |_| {
        let Some(enrolment) = desk.line(row, |line| line.enrolment) else { return Vec::new() };
        desk.writer.pending.with(|pending| {
            if pending.is_empty() {
                return Vec::new();
            }
            let of = |sheet: &std::sync::Arc<crate::analytics::AttendanceSheet>| {
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

fn count_cells(desk: Desk, row: usize, sessions: usize) -> AnyView {
    let count = Memo::new(move |_| desk.presence(row));
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

/// Where an event of the pointer happened: row, column; a heading has one of them.
fn place_of(event: &ev::MouseEvent) -> (Option<usize>, Option<usize>, bool) {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let number = |selector: &str, attribute: &str| {
        let found = target.as_ref()?.closest(selector).ok().flatten()?;
        found.get_attribute(attribute)?.parse().ok()
    };
    let names = target.as_ref().is_some_and(|target| target.closest("th.who").ok().flatten().is_some());
    (number("tr[data-row]", "data-row"), number("[data-column]", "data-column"), names)
}

/// A cell is chosen, or with Shift the block up to it; a name chooses its row, a heading its session.
fn pick(desk: Desk, event: &ev::MouseEvent) {
    if event.button() != 0 {
        return;
    }
    let (rows, columns) = untrack(|| desk.size());
    let corner = Cell { row: rows.saturating_sub(1), column: columns.saturating_sub(1) };
    match place_of(event) {
        (Some(row), Some(column), _) => {
            desk.block.update(|block| *block = block.to(Cell { row, column }, event.shift_key()));
        }
        (Some(row), None, true) => {
            desk.block.set(Block { anchor: Cell { row, ..corner }, head: Cell { row, column: 0 } });
        }
        (None, Some(column), _) => {
            desk.block.set(Block { anchor: Cell { column, ..corner }, head: Cell { row: 0, column } });
        }
        _ => {}
    }
    place::focus(&format!("#{GRID}"));
}

fn drag(desk: Desk, event: &ev::MouseEvent) {
    if event.buttons() & 1 == 0 {
        return;
    }
    if let (Some(row), Some(column), _) = place_of(event) {
        desk.block.update(|block| *block = block.to(Cell { row, column }, true));
    }
}
