//! Charts: figures as data, laid out by pure code into shapes, drawn by one frame.
//!
//! The marks are our own SVG: leptos-chartistry would add 120 kB compressed, more
//! than all of the page's other code, and has only lines and bars; intervals,
//! distributions, the quadrant, keyboard access and the copy on paper would still
//! be ours to write. `scale` and the layouts are pure and tested without a
//! browser, in `tests/chart.rs`.
mod bars;
mod draw;
mod figure;
mod frame;
mod histogram;
mod intervals;
mod lines;
mod matrix;
pub mod scale;
mod shape;
mod svg_out;

pub use figure::{
    Bar, Bars, Cell, Figure, Histogram, Interval, Intervals, Lines, Matrix, Series, Stack, Stacked, Unit,
};
pub use frame::Chart;
pub use shape::{Fill, Pick};
