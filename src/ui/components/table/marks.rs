//! A grid of cells that take marks: what is chosen, where the keyboard stands, and what keys and the pointer do there.
use super::block::{Block, Cell};
use super::rolling::Rolling;
use super::walk::{Walk, leap, walk};
use crate::ui::lang::tr_now;
use crate::ui::place;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

/// The state of one grid. Its cells are named after it.
#[derive(Clone, Copy)]
pub struct Marks {
    pub name: &'static str,
    /// Rows, and columns that take marks.
    pub size: Signal<(usize, usize)>,
    /// Width of such a column in CSS pixels.
    pub column: u32,
    pub rolling: Rolling,
    pub block: RwSignal<Block>,
    /// What was done, for screen readers.
    pub said: RwSignal<String>,
    /// Escape was pressed: the next Tab leaves the grid.
    lets_go: RwSignal<bool>,
}

impl Marks {
    /// Nothing is chosen but the first cell, and the choice stays inside the grid.
    pub fn new(name: &'static str, size: Signal<(usize, usize)>, column: u32, rolling: Rolling) -> Self {
        let block = RwSignal::new(Block::default());
        Effect::new(move |_| {
            let (rows, columns) = size.get();
            let inside = block.with_untracked(|block| block.within(rows, columns));
            if block.get_untracked() != inside {
                block.set(inside);
            }
        });
        let said = RwSignal::new(String::new());
        Self { name, size, column, rolling, block, said, lets_go: RwSignal::new(false) }
    }

    /// The identifier of the grid.
    pub fn id(self) -> String {
        format!("{}-grid", self.name)
    }

    /// The identifier of a cell.
    pub fn cell_id(self, cell: Cell) -> String {
        format!("{}-{}-{}", self.name, cell.row, cell.column)
    }

    /// First and last chosen column of a row.
    pub fn chosen_in(self, row: usize) -> Memo<Option<(usize, usize)>> {
        Memo::new(move |_| {
            self.block.with(|block| {
                let (top, bottom) = block.row_span();
                (top..=bottom).contains(&row).then(|| block.column_span())
            })
        })
    }

    /// The column of the keyboard, where it stands in that row.
    pub fn head_in(self, row: usize) -> Memo<Option<usize>> {
        Memo::new(move |_| self.block.with(|block| (block.head.row == row).then_some(block.head.column)))
    }

    /// Scrolls so far that the cell of the keyboard is seen beside the frozen name.
    pub fn bring_into_view(self) {
        let head = self.block.get_untracked().head;
        self.rolling.bring_into_view(head.row);
        self.rolling.bring_across(head.column, self.column);
    }

    /// One step down or to the right.
    pub fn step_on(self, across: bool) {
        let (rows, columns) = self.size.get_untracked();
        let (down, right) = if across { (0, 1) } else { (1, 0) };
        self.block.update(|block| *block = block.moved(down, right, false).within(rows, columns));
    }

    /// A key pressed in the grid: it moves, chooses, or is one of the page's own, with Ctrl (`order`) or without (`write`).
    pub fn press(
        self,
        event: &ev::KeyboardEvent,
        order: impl FnOnce(&ev::KeyboardEvent) -> bool,
        write: impl FnOnce(&ev::KeyboardEvent) -> bool,
    ) {
        // A link in the grid keeps its own keys.
        if event.alt_key() || event.target() != event.current_target() {
            return;
        }
        let command = event.ctrl_key() || event.meta_key();
        let done = if command { self.leap(event) || order(event) } else { self.go(event) || write(event) };
        if done {
            event.prevent_default();
            event.stop_propagation();
            self.bring_into_view();
        }
    }

    fn leap(self, event: &ev::KeyboardEvent) -> bool {
        let to = leap(self.block.get_untracked(), self.size.get_untracked(), event);
        to.map(|block| self.block.set(block)).is_some()
    }

    fn go(self, event: &ev::KeyboardEvent) -> bool {
        let (size, free) = (self.size.get_untracked(), self.lets_go.get_untracked());
        let (block, lets_go) = match walk(self.block.get_untracked(), size, self.rolling.seen_rows(), free, event) {
            Some(Walk::To(block)) => (block, false),
            Some(Walk::LetGo(block)) => (block, true),
            None => return false,
        };
        if lets_go {
            self.said.set(tr_now!("ui.marks.lets_go"));
        }
        self.lets_go.set(lets_go);
        self.block.set(block);
        true
    }

    /// A cell is chosen, or with Shift the block up to it; a name chooses its row, a heading its column.
    pub fn pick(self, event: &ev::MouseEvent) {
        if event.button() != 0 {
            return;
        }
        let (rows, columns) = self.size.get_untracked();
        let corner = Cell { row: rows.saturating_sub(1), column: columns.saturating_sub(1) };
        match place_of(event) {
            (Some(row), Some(column), _) => {
                self.block.update(|block| *block = block.to(Cell { row, column }, event.shift_key()));
            }
            (Some(row), None, true) => {
                self.block.set(Block { anchor: Cell { row, ..corner }, head: Cell { row, column: 0 } });
            }
            (None, Some(column), _) => {
                self.block.set(Block { anchor: Cell { column, ..corner }, head: Cell { row: 0, column } });
            }
            _ => return,
        }
        place::focus(&format!("#{}", self.id()));
    }

    /// The pointer moves over cells with its button down: the block goes up to them.
    pub fn drag(self, event: &ev::MouseEvent) {
        if event.buttons() & 1 == 0 {
            return;
        }
        if let (Some(row), Some(column), _) = place_of(event) {
            self.block.update(|block| *block = block.to(Cell { row, column }, true));
        }
    }
}

/// Where an event of the pointer happened: row, column; a heading has one of them. And whether on a name.
fn place_of(event: &ev::MouseEvent) -> (Option<usize>, Option<usize>, bool) {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let number = |selector: &str, attribute: &str| {
        let found = target.as_ref()?.closest(selector).ok().flatten()?;
        found.get_attribute(attribute)?.parse().ok()
    };
    let names = target.as_ref().is_some_and(|target| target.closest("th.who").ok().flatten().is_some());
    (number("tr[data-row]", "data-row"), number("[data-column]", "data-column"), names)
}
