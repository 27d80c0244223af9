//! What the keys of the page's own do in the grid, and the same as buttons.
use super::desk::Desk;
use crate::domain::AttendanceCode;
use crate::ui::components::form::SaveState;
use crate::ui::components::table::{Pad, PadKey};
use crate::ui::lang::{self, phrase_with, tr, tr_now};
use crate::words::domain::name;
use crate::words::lang::{fill, text};
use leptos::ev;
use leptos::prelude::*;

/// A key pressed in the grid.
pub fn press(desk: Desk, event: &ev::KeyboardEvent) {
    desk.marks.press(event, |event| order(desk, event), |event| write(desk, event));
}

/// Keys with Ctrl. Undoing takes back first what is not written yet.
fn order(desk: Desk, event: &ev::KeyboardEvent) -> bool {
    match event.key().to_ascii_lowercase().as_str() {
        "s" => desk.writer.flush(),
        "z" if !event.shift_key() => {
            let is_writing = desk.writer.state.get_untracked() == SaveState::Saving;
            if !is_writing && !desk.writer.drop_pending() {
                return false;
            }
            desk.marks.said.set(if is_writing { tr_now!("ui.form.saving") } else { tr_now!("attendance.dropped") });
        }
        _ => return false,
    }
    true
}

/// Keys that write.
fn write(desk: Desk, event: &ev::KeyboardEvent) -> bool {
    let code = match event.key().to_ascii_lowercase().as_str() {
        "delete" | "backspace" => None,
        "d" => Some(AttendanceCode::OfficialDuty),
        letter => {
            let code = AttendanceCode::ALL.into_iter().find(|code| code.letters().eq_ignore_ascii_case(letter));
            if code.is_none() {
                return false;
            }
            code
        }
    };
    desk.mark(code);
    true
}

/// The codes as buttons, with what they apply to.
#[component]
pub fn Codes(desk: Desk) -> AnyView {
    let key = |code: AttendanceCode| PadKey {
        sign: code.letters(),
        name: Signal::derive(move || name(lang::current(), code)),
    };
    let target = phrase_with(move |lang| {
        let head = desk.marks.block.with(|block| block.head);
        let code = desk.code(head).map_or_else(|| text(lang, "attendance.unset"), |code| name(lang, code));
        let who = desk.line(head.row, |line| line.name.clone()).unwrap_or_default();
        let values = [("name", who), ("session", (head.column + 1).to_string()), ("code", code)];
        fill(lang, "attendance.said_one", &values)
    });
    let mark = Callback::new(move |at: Option<usize>| {
        desk.mark(at.and_then(|at| AttendanceCode::ALL.get(at)).copied());
    });
    view! {
        <Pad
            marks=desk.marks
            label=tr!("attendance.pad")
            target
            keys=AttendanceCode::ALL.map(key).to_vec()
            clear=tr!("attendance.clear")
            mark
        />
    }
    .into_any()
}
