//! Big buttons for the chosen cells: for touch, and for whoever does not know the letters yet.
use super::desk::Desk;
use super::keys;
use crate::domain::AttendanceCode;
use crate::ui::components::table::Rolling;
use crate::ui::lang::{self, phrase_with, tr};
use crate::words::domain::name;
use crate::words::format;
use crate::words::lang::{fill, text};
use leptos::prelude::*;

/// The buttons with what they apply to.
#[component]
pub fn Pad(desk: Desk, rolling: Rolling) -> AnyView {
    let mark = move |code: Option<AttendanceCode>| {
        desk.mark(code);
        keys::bring_into_view(desk, rolling);
    };
    let button = move |code: AttendanceCode| {
        view! {
            <button type="button" class="pad-key" data-code=code.letters()
                on:mousedown=|event| event.prevent_default() on:click=move |_| mark(Some(code))>
                <b>{code.letters()}</b>
                <span>{move || name(lang::current(), code)}</span>
            </button>
        }
    };
    let target = phrase_with(move |lang| {
        let block = desk.block.get();
        if !block.is_single() {
            let count = i64::try_from(block.cells().count()).unwrap_or(i64::MAX);
            return fill(lang, "attendance.chosen_many", &[("count", format::integer(lang, count))]);
        }
        let code = desk.code(block.head);
        let code = code.map_or_else(|| text(lang, "attendance.unset"), |code| name(lang, code));
        let who = desk.line(block.head.row, |line| line.name.clone()).unwrap_or_default();
        let values = [("name", who), ("session", (block.head.column + 1).to_string()), ("code", code)];
        fill(lang, "attendance.said_one", &values)
    });
    view! {
        <div class="pad screen-only" role="group" aria-label=tr!("attendance.pad")>
            <p class="pad-target" data-testid="pad-target">{target}</p>
            <div class="pad-keys">
                {AttendanceCode::ALL.map(button).collect_view()}
                <button type="button" class="pad-key" data-code=""
                    on:mousedown=|event| event.prevent_default() on:click=move |_| mark(None)>
                    <b aria-hidden="true">"⌫"</b>
                    <span>{tr!("attendance.clear")}</span>
                </button>
            </div>
        </div>
    }
    .into_any()
}
