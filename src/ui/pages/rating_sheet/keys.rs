//! What the keys of the page's own do in the sheet, and the same as buttons.
use super::desk::Desk;
use crate::domain::Rating;
use crate::ui::components::table::{Pad, PadKey};
use crate::ui::lang::{self, tr};
use crate::words::domain::name;
use leptos::ev;
use leptos::prelude::*;

/// What is typed for each rating, from the lowest.
const SIGNS: [&str; 3] = ["1", "2", "3"];

/// A key pressed in the grid.
pub fn press(desk: Desk, event: &ev::KeyboardEvent) {
    desk.marks.press(event, |event| order(desk, event), |event| write(desk, event));
}

fn order(desk: Desk, event: &ev::KeyboardEvent) -> bool {
    match event.key().to_ascii_lowercase().as_str() {
        "s" => desk.save(|| ()),
        "z" if !event.shift_key() => return desk.step_back(),
        _ => return false,
    }
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

/// The ratings as buttons, with whom they apply to.
#[component]
pub fn Ratings(desk: Desk) -> AnyView {
    let key = |(sign, rating): (&'static str, Rating)| PadKey {
        sign,
        name: Signal::derive(move || name(lang::current(), rating)),
    };
    let target = Signal::derive(move || {
        let row = desk.marks.block.with(|block| block.head.row);
        desk.line(row, |line| line.row.name.clone()).unwrap_or_default()
    });
    let mark = Callback::new(move |at: Option<usize>| desk.mark(at.and_then(|at| Rating::ALL.get(at)).copied()));
    view! {
        <Pad
            marks=desk.marks
            label=tr!("ratings.pad")
            target
            keys=SIGNS.into_iter().zip(Rating::ALL).map(key).collect()
            clear=tr!("ratings.empty_cell")
            mark
        />
    }
    .into_any()
}
