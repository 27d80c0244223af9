//! The list that was made last, kept so that going from page to page does not make it again.
use std::cell::RefCell;

use super::rows::{Rows, make};
use crate::ui::session::FrameRef;

thread_local! {
    static LAST: RefCell<Option<(FrameRef, Rows)>> = const { RefCell::new(None) };
}

/// The list for a year. Asked again for the same data, it is not made again.
pub fn rows(frame: &FrameRef, year: i32) -> Rows {
    LAST.with_borrow_mut(|last| match last {
        Some((known, rows)) if known == frame && rows.year == year => rows.clone(),
        _ => {
            let rows = make(frame, year);
            *last = Some((frame.clone(), rows.clone()));
            rows
        }
    })
}
