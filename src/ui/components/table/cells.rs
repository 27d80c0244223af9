//! What can be done with one cell: keep the rows that have its value, copy it, open its row. By key, by right click, by a
//! long press.
use super::grid::Grid;
use crate::ui::components::files;
use crate::ui::components::icon::{self, Icon, icon};
use crate::ui::lang::{tr, tr_now};
use crate::ui::shell::notices;
use leptos::wasm_bindgen::JsCast;
use leptos::{ev, html, prelude::*};

/// The cell somebody asked about, and where on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Asking {
    row: u32,
    column: usize,
    x: f64,
    y: f64,
}

/// F keeps the rows with the value of this cell, Ctrl+C copies it. Whether the key was one of these.
pub fn on_key(grid: Grid, event: &ev::KeyboardEvent) -> bool {
    let Some((row, column)) = grid.here() else { return false };
    let with_control = event.ctrl_key() || event.meta_key();
    match event.key().as_str() {
        "f" | "F" if !with_control => narrow(grid, row, column),
        "c" | "C" if with_control => copy(grid, row, column),
        _ => return false,
    }
    true
}

/// Opens the menu of a cell. With Shift the browser's own menu comes.
pub fn on_context_menu(grid: Grid, event: &ev::MouseEvent) {
    let Some(target) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else { return };
    let cell = target.closest("td[data-at]").ok().flatten();
    let row = target.closest("tr[data-place]").ok().flatten();
    let number = |element: Option<web_sys::Element>, name: &str| element?.get_attribute(name)?.parse::<usize>().ok();
    let at = number(row, "data-place").zip(number(cell, "data-at"));
    let Some((row, column)) = at.and_then(|(place, at)| grid.cell_at(place, at)) else { return };
    if event.shift_key() {
        return;
    }
    event.prevent_default();
    grid.asks.set(Some(Asking { row, column, x: event.client_x(), y: event.client_y() }));
}

fn value(grid: Grid, row: u32, column: usize) -> String {
    grid.state.source.with_untracked(|source| source.shown(column, row))
}

/// Keeps the rows with the same value in that column.
fn narrow(grid: Grid, row: u32, column: usize) {
    let value = value(grid, row, column);
    let is_chosen =
        grid.state.chosen.with_untracked(|chosen| chosen.get(&column).is_some_and(|some| some.contains(&value)));
    if !is_chosen {
        grid.state.choose(column, &value);
    }
}

fn copy(grid: Grid, row: u32, column: usize) {
    let value = value(grid, row, column);
    if files::copy(value.clone(), None) {
        notices::done(tr_now!("ui.table.value_copied", value = value));
    } else {
        notices::problem(tr_now!("ui.table.value_not_copied"));
    }
}

/// The menu, while a cell is asked about.
pub fn menu(grid: Grid) -> AnyView {
    let node = NodeRef::<html::Div>::new();
    let close = move || grid.asks.set(None);
    let outside = window_event_listener(ev::pointerdown, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        if grid.asks.get_untracked().is_some()
            && !node.get_untracked().is_some_and(|node| node.contains(target.as_ref()))
        {
            close();
        }
    });
    on_cleanup(move || outside.remove());
    Effect::new(move || {
        if let Some(first) = node.get().and_then(|node| node.query_selector("button").ok().flatten()) {
            let _ = first.unchecked_into::<web_sys::HtmlElement>().focus();
        }
    });
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            close();
        }
    };
    (move || {
        let Asking { row, column, x, y } = grid.asks.get()?;
        let shown = value(grid, row, column);
        let item = move |sign: Icon, label: Signal<String>, act: fn(Grid, u32, usize)| {
            let choose = move |_| {
                close();
                act(grid, row, column);
            };
            view! { <button type="button" class="menu-item" on:click=choose>{icon(sign)}<span>{label}</span></button> }
        };
        Some(view! {
            <div
                class="menu-panel cell-menu"
                node_ref=node
                role="group"
                aria-label=tr!("ui.table.cell_menu")
                style:left=format!("min({x}px, calc(100vw - 264px))")
                style:top=format!("min({y}px, calc(100vh - 140px))")
                on:keydown=on_key
            >
                {item(icon::FILTER, tr!("ui.table.narrow_to", value = shown), narrow)}
                {item(icon::COPY, tr!("ui.table.copy_value"), copy)}
                {item(icon::ARROW_RIGHT, tr!("ui.table.open_row"), |grid, row, _| grid.open_row(row))}
            </div>
        })
    })
    .into_any()
}
