//! What the keys do in the grid.
use super::block::{Block, Cell};
use super::desk::Desk;
use super::grid::SESSION;
use crate::domain::AttendanceCode;
use crate::ui::components::form::SaveState;
use crate::ui::components::table::Rolling;
use crate::ui::lang::tr_now;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

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
    let (rows, columns) = untrack(|| desk.size());
    let corner = Cell { row: rows.saturating_sub(1), column: columns.saturating_sub(1) };
    let head = desk.block.get_untracked().head;
    match event.key().to_ascii_lowercase().as_str() {
        "a" => desk.block.set(Block { anchor: corner, head: Cell::default() }),
        " " => desk.block.set(Block { anchor: Cell { row: corner.row, ..head }, head: Cell { row: 0, ..head } }),
        "home" => move_to(desk, Cell::default(), event.shift_key()),
        "end" => move_to(desk, corner, event.shift_key()),
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
    let (rows, columns) = untrack(|| desk.size());
    let (block, extend) = (desk.block.get_untracked(), event.shift_key());
    let page = isize::try_from(rolling.seen_rows()).unwrap_or(1).max(1);
    let head = block.head;
    let to = match event.key().as_str() {
        "ArrowDown" => block.moved(1, 0, extend),
        "ArrowUp" => block.moved(-1, 0, extend),
        "ArrowRight" => block.moved(0, 1, extend),
        "ArrowLeft" => block.moved(0, -1, extend),
        "PageDown" => block.moved(page, 0, extend),
        "PageUp" => block.moved(-page, 0, extend),
        "Home" => block.to(Cell { column: 0, ..head }, extend),
        "End" => block.to(Cell { column: columns.saturating_sub(1), ..head }, extend),
        "Enter" => block.moved(if extend { -1 } else { 1 }, 0, false),
        " " if extend => {
            Block { anchor: Cell { column: columns.saturating_sub(1), ..head }, head: Cell { column: 0, ..head } }
        }
        "Escape" => {
            desk.lets_go.set(true);
            desk.said.set(tr_now!("attendance.lets_go"));
            Block::at(head)
        }
        "Tab" if desk.lets_go.get_untracked() => return false,
        "Tab" => match beside(head, columns, rows, extend) {
            Some(cell) => Block::at(cell),
            None => return false,
        },
        _ => return false,
    };
    if event.key() != "Escape" {
        desk.lets_go.set(false);
    }
    desk.block.set(to.within(rows, columns));
    true
}

/// The next cell in reading order, or the one before; none beyond the first and the last, where Tab leaves the grid.
fn beside(head: Cell, columns: usize, rows: usize, back: bool) -> Option<Cell> {
    let place = head.row.checked_mul(columns)?.checked_add(head.column)?;
    let to = if back { place.checked_sub(1)? } else { place + 1 };
    (to < rows * columns).then(|| Cell { row: to / columns, column: to % columns })
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

fn move_to(desk: Desk, cell: Cell, extend: bool) {
    desk.block.update(|block| *block = block.to(cell, extend));
}

/// Scrolls so far that the cell of the keyboard is seen beside the frozen name.
pub fn bring_into_view(desk: Desk, rolling: Rolling) {
    let head = desk.block.get_untracked().head;
    rolling.bring_into_view(head.row);
    let Some(scroller) = rolling.scroller.get_untracked() else { return };
    let name = scroller.query_selector("thead th").ok().flatten();
    let name = name.and_then(|th| th.dyn_into::<web_sys::HtmlElement>().ok()).map_or(0, |th| th.offset_width());
    let left = i32::try_from(head.column).unwrap_or(0).saturating_mul(SESSION as i32);
    let seen = f64::from(scroller.client_width() - name);
    let (left, right) = (f64::from(left), f64::from(left) + f64::from(SESSION));
    let at = scroller.scroll_left();
    if left < at {
        scroller.set_scroll_left(left);
    } else if right > at + seen {
        scroller.set_scroll_left(right - seen);
    }
}
