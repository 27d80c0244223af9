//! What leaves for others: reports as documents of sections and rows, the same for paper, XLSX and CSV.
mod attendance;
pub mod calculator;
mod hours;
mod ledger;
mod monitoring;
mod predicates;
mod sheet;

pub use attendance::{SignedBy, blank_sheet, filled_sheet};
pub use hours::{below_minimum, hours_recap};
pub use ledger::ledger;
pub use monitoring::monitoring_report;
pub use predicates::predicate_recap;
pub use sheet::workbook;

use crate::domain::Hundredths;
use crate::words::format;
use crate::words::lang::Lang;

/// A report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    pub title: String,
    pub subtitle: String,
    /// Sentences above the first table.
    pub lead: Vec<String>,
    pub sections: Vec<Section>,
    /// Below the last table: how figures are counted.
    pub notes: Vec<String>,
}

/// A table with a heading.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Section {
    pub heading: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
    /// A last line of sums; empty: none.
    pub total: Vec<Cell>,
    /// Begins a new page.
    pub new_page: bool,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub title: String,
    pub kind: Kind,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    /// Digits that are a name, such as a NIP.
    Digits,
    /// A letter or two, as on a daftar hadir.
    Code,
    /// A box to sign in; rows with one are tall. Two in a row share the heading of the first.
    Sign,
    /// A number with so many decimals.
    Number(u8),
    /// A share of one.
    Percent,
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Belum ada data: never a zero.
    Missing,
    Text(String),
    Number(f64),
}

impl Cell {
    /// A count.
    pub fn count(value: usize) -> Self {
        Self::Number(value as f64)
    }
    /// A decimal with two places.
    pub fn hundredths(value: Hundredths) -> Self {
        Self::Number(value.value())
    }
    /// A number, or nothing.
    pub fn maybe(value: Option<f64>) -> Self {
        value.map_or(Self::Missing, Self::Number)
    }
    /// A text; an empty one is missing.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Missing } else { Self::Text(text) }
    }
    /// As it stands on paper.
    pub fn say(&self, kind: Kind, lang: Lang) -> String {
        match (self, kind) {
            (Self::Missing, _) => format::NOTHING.to_owned(),
            (Self::Text(text), _) => text.clone(),
            (Self::Number(value), Kind::Percent) => format::percent(lang, *value, 1),
            (Self::Number(value), Kind::Number(places)) => format::decimal(lang, *value, usize::from(places)),
            (Self::Number(value), _) => format::decimal(lang, *value, 0),
        }
    }
}

fn column(title: String, kind: Kind) -> Column {
    Column { title, kind }
}

impl Document {
    /// Rows of all tables.
    pub fn len(&self) -> usize {
        self.sections.iter().map(|section| section.rows.len()).sum()
    }
    /// Whether no table holds a row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
