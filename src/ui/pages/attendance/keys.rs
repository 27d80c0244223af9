//! What the keys do in the grid.
use super::desk::Desk;
use super::grid::SESSION;
use crate::domain::AttendanceCode;
use crate::ui::components::form::SaveState;
use crate::ui::components::table::{Rolling, Walk, leap, walk};
use crate::ui::lang::tr_now;
use leptos::ev;
use leptos::prelude::*;

/// A key pressed in the grid.
pub fn press(desk: Desk, rolling: Rolling, event: &ev::KeyboardEvent) {
    if event.alt_key() {
        return;
    }
    let command = event.ctrl_key() || event.meta_key();
    let done = if command { order(desk, event) } else { go(desk, rolling, event) || write(desk, event) };
    if done {
        event.prevent_default();
        bring_into_view(desk, rolling);
    }
}

/// Keys with Ctrl. Undoing takes back first what is not written yet.
fn order(desk: Desk, event: &ev::KeyboardEvent) -> bool {
    if let Some(block) = leap(desk.block.get_untracked(), untrack(|| desk.size()), event) {
        desk.block.set(block);
        return true;
    }
    match event.key().to_ascii_lowercase().as_str() {
        "s" => desk.writer.flush(),
        "z" if !event.shift_key() => {
            let is_writing = desk.writer.state.get_untracked() == SaveState::Saving;
            if is_writing || desk.writer.drop_pending() {
                event.stop_propagation();
                desk.said.set(if is_writing { tr_now!("ui.form.saving") } else { tr_now!("attendance.dropped") });
                return true;
            }
            return false;
        }
        _ => return false,
    }
    true
}

/// Keys that move or choose.
fn go(desk: Desk, rolling: Rolling, event: &ev::KeyboardEvent) -> bool {
    let (size, free) = (untrack(|| desk.size()), desk.lets_go.get_untracked());
    let way = walk(desk.block.get_untracked(), size, rolling.seen_rows(), free, event);
    let (block, lets_go) = match way {
        Some(Walk::To(block)) => (block, false),
        Some(Walk::LetGo(block)) => (block, true),
        None => return false,
    };
    if lets_go {
        desk.said.set(tr_now!("attendance.lets_go"));
    }
    desk.lets_go.set(lets_go);
    desk.block.set(block);
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

/// Scrolls so far that the cell of the keyboard is seen beside the frozen name.
pub fn bring_into_view(desk: Desk, rolling: Rolling) {
    let head = desk.block.get_untracked().head;
    rolling.bring_into_view(head.row);
    rolling.bring_across(head.column, SESSION);
}
