//! Where a key leads in a grid of cells.
use super::block::{Block, Cell};
use leptos::ev;

/// What a key does with the choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walk {
    To(Block),
    /// The next Tab leaves the grid.
    LetGo(Block),
}

/// Keys that move or choose, in so many rows and columns; `page`: rows on the screen; `free`: the grid was let go of.
pub fn walk(
    block: Block,
    (rows, columns): (usize, usize),
    page: usize,
    free: bool,
    event: &ev::KeyboardEvent,
) -> Option<Walk> {
    let (extend, head) = (event.shift_key(), block.head);
    let page = isize::try_from(page).unwrap_or(1).max(1);
    let last = columns.saturating_sub(1);
    let to = match event.key().as_str() {
        "ArrowDown" => block.moved(1, 0, extend),
        "ArrowUp" => block.moved(-1, 0, extend),
        "ArrowRight" => block.moved(0, 1, extend),
        "ArrowLeft" => block.moved(0, -1, extend),
        "PageDown" => block.moved(page, 0, extend),
        "PageUp" => block.moved(-page, 0, extend),
        "Home" => block.to(Cell { column: 0, ..head }, extend),
        "End" => block.to(Cell { column: last, ..head }, extend),
        "Enter" => block.moved(if extend { -1 } else { 1 }, 0, false),
        " " if extend => Block { anchor: Cell { column: last, ..head }, head: Cell { column: 0, ..head } },
        "Escape" => return Some(Walk::LetGo(Block::at(head))),
        "Tab" if free => return None,
        "Tab" => Block::at(beside(head, columns, rows, extend)?),
        _ => return None,
    };
    Some(Walk::To(to.within(rows, columns)))
}

/// The same with Ctrl: all, a whole column, the corners.
pub fn leap(block: Block, (rows, columns): (usize, usize), event: &ev::KeyboardEvent) -> Option<Block> {
    let (corner, head) = (Cell { row: rows.saturating_sub(1), column: columns.saturating_sub(1) }, block.head);
    match event.key().to_ascii_lowercase().as_str() {
        "a" => Some(Block { anchor: corner, head: Cell::default() }),
        " " => Some(Block { anchor: Cell { row: corner.row, ..head }, head: Cell { row: 0, ..head } }),
        "home" => Some(block.to(Cell::default(), event.shift_key())),
        "end" => Some(block.to(corner, event.shift_key())),
        _ => None,
    }
}

/// The next cell in reading order, or the one before; none beyond the first and the last, where Tab leaves the grid.
fn beside(head: Cell, columns: usize, rows: usize, back: bool) -> Option<Cell> {
    let place = head.row.checked_mul(columns)?.checked_add(head.column)?;
    let to = if back { place.checked_sub(1)? } else { place + 1 };
    (to < rows * columns).then(|| Cell { row: to / columns, column: to % columns })
}
