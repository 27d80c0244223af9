//! The kinds of picture as data: what is shown, not how. Each can also say itself as a table.
use super::shape::{Fill, Scene};
use super::{bars, histogram, intervals, lines, matrix};
use crate::words::format;
use crate::words::lang::{Lang, text};

/// How numbers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// How many.
    Count,
    /// With so many decimals.
    Decimal(usize),
    /// A share of one as a percentage with so many decimals.
    Percent(usize),
}

impl Unit {
    /// A number in words.
    pub fn say(self, lang: Lang, value: f64) -> String {
        match self {
            Unit::Count => format::decimal(lang, value, 0),
            Unit::Decimal(places) => format::decimal(lang, value, places),
            Unit::Percent(places) => format::percent(lang, value, places),
        }
    }

    /// A tick of an axis, with no more decimals than tell ticks apart.
    pub fn tick(self, lang: Lang, value: f64, places: usize) -> String {
        match self {
            Unit::Percent(_) => format::percent(lang, value, places.saturating_sub(2)),
            _ => format::decimal(lang, value, places),
        }
    }
}

/// One horizontal bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    pub label: String,
    /// `None`: there is no number, and none is drawn.
    pub value: Option<f64>,
    /// On what it stands: `n = 212`.
    pub note: String,
    /// Whether it is the one meant.
    pub strong: bool,
}

/// Horizontal bars.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    pub category: String,
    pub measure: String,
    pub unit: Unit,
    pub rows: Vec<Bar>,
    /// A value to compare with, and what it is.
    pub reference: Option<(f64, String)>,
}

/// One distribution over levels.
#[derive(Clone, Debug, PartialEq)]
pub struct Stack {
    pub label: String,
    /// One count per level.
    pub counts: Vec<f64>,
}

/// Distributions side by side, each to 100%.
#[derive(Clone, Debug, PartialEq)]
pub struct Stacked {
    pub category: String,
    /// From lowest to highest, at most five.
    pub levels: Vec<String>,
    pub rows: Vec<Stack>,
}

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    pub name: String,
    /// One per place on the axis; `None` breaks the line.
    pub points: Vec<Option<f64>>,
}

/// Lines with points over places in time.
#[derive(Clone, Debug, PartialEq)]
pub struct Lines {
    pub category: String,
    pub unit: Unit,
    /// Names of the places on the axis: quarters, months, years.
    pub places: Vec<String>,
    /// At most five.
    pub series: Vec<Series>,
    /// Whether the axis begins at zero, as counts must.
    pub from_zero: bool,
    pub reference: Option<(f64, String)>,
}

/// A value with its interval.
#[derive(Clone, Debug, PartialEq)]
pub struct Interval {
    pub label: String,
    pub value: f64,
    pub low: f64,
    pub high: f64,
    /// On what it stands: `n = 212`.
    pub note: String,
}

/// Values with intervals under one another.
#[derive(Clone, Debug, PartialEq)]
pub struct Intervals {
    pub category: String,
    pub measure: String,
    pub unit: Unit,
    pub rows: Vec<Interval>,
    /// No difference, or the value of all.
    pub reference: Option<(f64, String)>,
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Large: usually a count.
    pub text: String,
    /// Small: usually what the cell means.
    pub note: String,
    pub fill: Fill,
}

/// Rows by columns: the quadrant picture, a heat map.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    /// What the rows are, and the columns.
    pub row_title: String,
    pub column_title: String,
    pub rows: Vec<String>,
    pub columns: Vec<String>,
    /// One list per row; a cell that does not exist is `None`.
    pub cells: Vec<Vec<Option<Cell>>>,
}

/// How many lie in each range.
#[derive(Clone, Debug, PartialEq)]
pub struct Histogram {
    pub measure: String,
    pub unit: Unit,
    /// From, to, how many; ranges in order and side by side.
    pub bins: Vec<(f64, f64, usize)>,
    pub reference: Option<(f64, String)>,
}

/// A picture.
#[derive(Clone, Debug, PartialEq)]
pub enum Figure {
    Bars(Bars),
    Stacked(Stacked),
    Lines(Lines),
    Intervals(Intervals),
    Matrix(Matrix),
    Histogram(Histogram),
}

impl Figure {
    /// Laid out for a width in CSS pixels.
    pub fn scene(&self, width: f64, lang: Lang) -> Scene {
        match self {
            Figure::Bars(figure) => bars::scene(figure, width, lang),
            Figure::Stacked(figure) => bars::stacked_scene(figure, width, lang),
            Figure::Lines(figure) => lines::scene(figure, width, lang),
            Figure::Intervals(figure) => intervals::scene(figure, width, lang),
            Figure::Matrix(figure) => matrix::scene(figure, width),
            Figure::Histogram(figure) => histogram::scene(figure, width, lang),
        }
    }

    /// Names for the colours, where the picture does not name them itself.
    pub fn legend(&self) -> Vec<(Fill, String)> {
        match self {
            Figure::Stacked(figure) => {
                let count = figure.levels.len();
                figure
                    .levels
                    .iter()
                    .enumerate()
                    .map(|(at, level)| (Fill::Level(level_of(at, count)), level.clone()))
                    .collect()
            }
            _ => Vec::new(),
        }
    }

    /// The same as a table: headings, then rows.
    pub fn table(&self, lang: Lang) -> Vec<Vec<String>> {
        match self {
            Figure::Bars(figure) => {
                let line = |bar: &Bar| {
                    let value =
                        bar.value.map_or_else(|| format::NOTHING.to_owned(), |value| figure.unit.say(lang, value));
                    vec![bar.label.clone(), value, bar.note.clone()]
                };
                with_heads(
                    vec![figure.category.clone(), figure.measure.clone(), note(lang)],
                    figure.rows.iter().map(line),
                )
            }
            Figure::Stacked(figure) => {
                let heads = std::iter::once(figure.category.clone()).chain(figure.levels.iter().cloned()).collect();
                let line = |stack: &Stack| {
                    let counts = stack.counts.iter().map(|count| Unit::Count.say(lang, *count));
                    std::iter::once(stack.label.clone()).chain(counts).collect()
                };
                with_heads(heads, figure.rows.iter().map(line))
            }
            Figure::Lines(figure) => lines_table(figure, lang),
            Figure::Intervals(figure) => {
                let heads =
                    vec![figure.category.clone(), figure.measure.clone(), text(lang, "ui.chart.interval"), note(lang)];
                let line = |row: &Interval| {
                    let interval = format!("{} – {}", figure.unit.say(lang, row.low), figure.unit.say(lang, row.high));
                    vec![row.label.clone(), figure.unit.say(lang, row.value), interval, row.note.clone()]
                };
                with_heads(heads, figure.rows.iter().map(line))
            }
            Figure::Matrix(figure) => matrix_table(figure),
            Figure::Histogram(figure) => {
                let line = |(from, to, count): &(f64, f64, usize)| {
                    let range = format!("{} – {}", figure.unit.say(lang, *from), figure.unit.say(lang, *to));
                    vec![range, Unit::Count.say(lang, *count as f64)]
                };
                with_heads(vec![figure.measure.clone(), text(lang, "ui.chart.count")], figure.bins.iter().map(line))
            }
        }
    }
}

/// Spreads fewer levels over the five colours, so that the ends stay the ends.
pub fn level_of(at: usize, count: usize) -> usize {
    if count <= 1 { 4 } else { (at * 4 + (count - 1) / 2) / (count - 1) }
}

fn note(lang: Lang) -> String {
    text(lang, "ui.chart.note")
}

fn with_heads(heads: Vec<String>, lines: impl Iterator<Item = Vec<String>>) -> Vec<Vec<String>> {
    std::iter::once(heads).chain(lines).collect()
}

fn lines_table(figure: &Lines, lang: Lang) -> Vec<Vec<String>> {
    let names = figure.series.iter().map(|series| series.name.clone());
    let heads = std::iter::once(figure.category.clone()).chain(names).collect();
    let line = |(at, place): (usize, &String)| {
        let values = figure.series.iter().map(|series| match series.points.get(at).copied().flatten() {
            Some(value) => figure.unit.say(lang, value),
            None => format::NOTHING.to_owned(),
        });
        std::iter::once(place.clone()).chain(values).collect()
    };
    with_heads(heads, figure.places.iter().enumerate().map(line))
}

fn matrix_table(figure: &Matrix) -> Vec<Vec<String>> {
    let corner = format!("{} / {}", figure.row_title, figure.column_title);
    let heads = std::iter::once(corner).chain(figure.columns.iter().cloned()).collect();
    let line = |(label, cells): (&String, &Vec<Option<Cell>>)| {
        let cells = cells.iter().map(|cell| cell.as_ref().map_or_else(String::new, |cell| cell.text.clone()));
        std::iter::once(label.clone()).chain(cells).collect()
    };
    with_heads(heads, figure.rows.iter().zip(&figure.cells).map(line))
}
