//! Rows of one height that exist only while they are on the screen.
use crate::ui::prefs;
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;

/// Rows drawn beyond each edge, so that a scroll finds them ready.
const SPARE: usize = 8;

/// A box that scrolls over many rows.
#[derive(Clone, Copy)]
pub struct Rolling {
    pub scroller: NodeRef<html::Div>,
    /// First CSS pixel on the screen, below the heading.
    top: RwSignal<f64>,
    /// CSS pixels of the heading beyond the height of a row.
    more_head: f64,
}

impl Rolling {
    /// `more_head`: how much taller the heading is than a row, in CSS pixels.
    pub fn new(more_head: f64) -> Self {
        Self { scroller: NodeRef::new(), top: RwSignal::new(0.0), more_head }
    }

    /// A box that is drawn anew stands at its top.
    pub fn begin(self) {
        self.top.set(0.0);
    }

    /// Hears that the box was scrolled.
    pub fn scrolled(self, event: &ev::Event) {
        self.top.set(event_target::<web_sys::HtmlElement>(event).scroll_top());
    }

    /// Scrolls to a CSS pixel, or as far as there is anything.
    pub fn scroll_to(self, top: f64) {
        let reached = self.scroller.get_untracked().map(|scroller| {
            scroller.set_scroll_top(top);
            scroller.scroll_top()
        });
        self.top.set(reached.unwrap_or(0.0));
    }

    /// First row to draw, and the one after the last, of so many.
    pub fn window(self, count: usize) -> (usize, usize) {
        let height = prefs::density().row_height();
        let screen = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(800.0);
        let first = (self.top.get() / height) as usize;
        let last = first + (screen / height) as usize + SPARE;
        (first.saturating_sub(SPARE).min(count), last.min(count))
    }

    /// Height that holds the place of rows that are not drawn.
    pub fn space(self, rows: usize) -> String {
        format!("{}px", rows as f64 * prefs::density().row_height())
    }

    fn seen_height(self) -> f64 {
        let height = prefs::density().row_height() + self.more_head;
        self.scroller.get_untracked().map_or(400.0, |scroller| f64::from(scroller.client_height()) - height)
    }

    /// Rows that fit below the heading.
    pub fn seen_rows(self) -> usize {
        (self.seen_height() / prefs::density().row_height()) as usize
    }

    /// Scrolls as little as shows a row.
    pub fn bring_into_view(self, row: usize) {
        let height = prefs::density().row_height();
        let (top, seen) = (row as f64 * height, self.seen_height());
        let at = self.top.get_untracked();
        if top < at {
            self.scroll_to(top);
        } else if top + height > at + seen {
            self.scroll_to(top + height - seen);
        }
    }

    /// Scrolls so far that a column of one width is seen beside the frozen first one.
    pub fn bring_across(self, column: usize, width: u32) {
        let Some(scroller) = self.scroller.get_untracked() else { return };
        let frozen = scroller.query_selector("thead th").ok().flatten();
        let frozen = frozen.and_then(|th| th.dyn_into::<web_sys::HtmlElement>().ok()).map_or(0, |th| th.offset_width());
        let seen = f64::from(scroller.client_width() - frozen);
        let (left, right) = (column as f64 * f64::from(width), (column + 1) as f64 * f64::from(width));
        let at = scroller.scroll_left();
        if left < at {
            scroller.set_scroll_left(left);
        } else if right > at + seen {
            scroller.set_scroll_left(right - seen);
        }
    }
}
