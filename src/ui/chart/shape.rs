//! What a picture is made of, before it is drawn on the page or written into a file.

/// Colour by meaning; the page and the file each have their own values for it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fill {
    /// The one accent.
    Accent,
    /// Beside what is meant.
    Muted,
    /// One of up to five series.
    Series(usize),
    /// One of five levels from lowest (0) to highest (4).
    Level(usize),
    /// More or less of something, from 0 to 1, in five steps.
    Shade(f64),
    /// Nothing to see, but part of the mark under a finger.
    Clear,
}

/// How text is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    Label,
    Quiet,
    Value,
    /// Upon a level.
    OnLevel(usize),
    /// Upon a step of a shade.
    OnShade(usize),
}

/// Which end of a text stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// A line's look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stroke {
    Grid,
    Axis,
    /// Something to compare with.
    Reference,
    Series(usize),
    Interval,
}

/// What a mark stands for; a click on it opens these rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pick {
    /// Which row, group, point on the axis, or bin.
    pub row: usize,
    /// Which level, series or column of it.
    pub part: usize,
}

/// One shape. Places are CSS pixels from the upper left.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    Rect {
        x: f64,
        y: f64,
        width: f64,
        height: f64,
        fill: Fill,
    },
    Line {
        from: (f64, f64),
        to: (f64, f64),
        stroke: Stroke,
    },
    /// Through points; a break in the data is a new path.
    Path {
        points: Vec<(f64, f64)>,
        stroke: Stroke,
    },
    /// A point; its outline differs by series, so colour is not alone.
    Dot {
        x: f64,
        y: f64,
        series: usize,
    },
    Text {
        x: f64,
        y: f64,
        text: String,
        anchor: Anchor,
        ink: Ink,
    },
}

impl Shape {
    /// Whether it is words.
    pub fn is_text(&self) -> bool {
        matches!(self, Shape::Text { .. })
    }
}

/// Shapes that are one thing to a reader: said, focused and opened together.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub pick: Pick,
    /// The whole of it in words: `Dinas Kesehatan: 61,4% (n = 212)`.
    pub said: String,
    pub shapes: Vec<Shape>,
}

/// A picture laid out for a width.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    pub width: f64,
    pub height: f64,
    /// Axes, grid, labels: beneath the marks.
    pub ground: Vec<Shape>,
    pub marks: Vec<Mark>,
    /// Labels above the marks.
    pub above: Vec<Shape>,
}

/// Size of text in a picture, in CSS pixels.
pub const TEXT: f64 = 13.0;

pub fn text(x: f64, y: f64, text: impl Into<String>, anchor: Anchor, ink: Ink) -> Shape {
    Shape::Text { x, y, text: text.into(), anchor, ink }
}

pub fn line(from: (f64, f64), to: (f64, f64), stroke: Stroke) -> Shape {
    Shape::Line { from, to, stroke }
}

pub fn rect(x: f64, y: f64, width: f64, height: f64, fill: Fill) -> Shape {
    Shape::Rect { x, y, width: width.max(0.0), height: height.max(0.0), fill }
}

/// The step, from 0 to 4, of a share.
pub fn step(share: f64) -> usize {
    ((share * 5.0) as usize).min(4)
}
