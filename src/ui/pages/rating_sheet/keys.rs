//! What the keys do in the sheet, and the same as buttons for touch.
use super::desk::Desk;
use super::grid::RATING;
use crate::domain::Rating;
use crate::ui::components::table::{Rolling, Walk, leap, walk};
use crate::ui::lang::{self, phrase_with, tr, tr_now};
use crate::words::domain::name;
use leptos::ev;
use leptos::prelude::*;

/// A key pressed in the grid.
pub fn press(desk: Desk, rolling: Rolling, event: &ev::KeyboardEvent) {
    // A link in the grid keeps its own keys.
    let on_link = event.target() != event.current_target();
    if event.alt_key() || on_link {
        return;
    }
    let command = event.ctrl_key() || event.meta_key();
    let done = if command { order(desk, event) } else { go(desk, rolling, event) || write(desk, event) };
    if done {
        event.prevent_default();
        event.stop_propagation();
        bring_into_view(desk, rolling);
    }
}

fn order(desk: Desk, event: &ev::KeyboardEvent) -> bool {
    if let Some(block) = leap(desk.block.get_untracked(), untrack(|| desk.size()), event) {
        desk.block.set(block);
        return true;
    }
    match event.key().to_ascii_lowercase().as_str() {
        "s" => desk.save(|| ()),
        "z" if !event.shift_key() => return desk.step_back(),
        _ => return false,
    }
    true
}

fn go(desk: Desk, rolling: Rolling, event: &ev::KeyboardEvent) -> bool {
    let (size, free) = (untrack(|| desk.size()), desk.lets_go.get_untracked());
    let (block, lets_go) = match walk(desk.block.get_untracked(), size, rolling.seen_rows(), free, event) {
        Some(Walk::To(block)) => (block, false),
        Some(Walk::LetGo(block)) => (block, true),
        None => return false,
    };
    if lets_go {
        desk.said.set(tr_now!("ratings.lets_go"));
    }
    desk.lets_go.set(lets_go);
    desk.block.set(block);
    true
}

fn write(desk: Desk, event: &ev::KeyboardEvent) -> bool {
    let rating = match event.key().to_ascii_lowercase().as_str() {
        "1" | "b" => Some(Rating::Below),
        "2" | "s" => Some(Rating::Meets),
        "3" | "a" => Some(Rating::Above),
        "delete" | "backspace" => None,
        _ => return false,
    };
    desk.mark(rating);
    true
}

/// Scrolls so far that the cell of the keyboard is seen beside the frozen name.
pub fn bring_into_view(desk: Desk, rolling: Rolling) {
    let head = desk.block.get_untracked().head;
    rolling.bring_into_view(head.row);
    rolling.bring_across(head.column, RATING);
}

/// Big buttons for the chosen cells.
#[component]
pub fn Pad(desk: Desk, rolling: Rolling) -> AnyView {
    let mark = move |rating: Option<Rating>| {
        desk.mark(rating);
        bring_into_view(desk, rolling);
    };
    let button = move |(at, rating): (usize, Rating)| {
        view! {
            <button type="button" class="pad-key" data-rating=(at + 1).to_string()
                on:mousedown=|event| event.prevent_default() on:click=move |_| mark(Some(rating))>
                <b>{at + 1}</b>
                <span>{move || name(lang::current(), rating)}</span>
            </button>
        }
    };
    let target = phrase_with(move |_| {
        let block = desk.block.get();
        match block.is_single() {
            true => desk.line(block.head.row, |line| line.row.name.clone()).unwrap_or_default(),
            false => tr_now!("ratings.chosen", count = block.cells().count()),
        }
    });
    view! {
        <div class="pad screen-only" role="group" aria-label=tr!("ratings.pad")>
            <p class="pad-target">{target}</p>
            <div class="pad-keys">
                {Rating::ALL.into_iter().enumerate().map(button).collect_view()}
                <button type="button" class="pad-key" data-rating=""
                    on:mousedown=|event| event.prevent_default() on:click=move |_| mark(None)>
                    <b aria-hidden="true">"⌫"</b>
                    <span>{tr!("ratings.empty_cell")}</span>
                </button>
            </div>
        </div>
    }
    .into_any()
}
