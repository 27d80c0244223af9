//! A foreign table in memory: one text, and cells that point into it, so that a file of a million cells costs no million strings.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Delimiter, EncodingGuess, MAX_CELLS, MAX_COLUMNS, SheetError, SheetNote, TextEncoding};
use crate::domain::Day;

/// One cell as found. `raw` is the text as it stood, or as a spreadsheet would show it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing, or only white space.
    Empty,
    Text(&'a str),
    /// A number stored as a number; a NIP stored so has lost digits.
    Number {
        value: f64,
        raw: &'a str,
    },
    /// A cell that a workbook marks as a date. `raw` is dd/mm/yyyy.
    Date {
        day: Day,
        raw: &'a str,
    },
    Bool(bool),
    /// An error of the spreadsheet, such as `#REF!`.
    Error(&'a str),
}

impl<'a> Cell<'a> {
    /// The text as it stood.
    pub const fn raw(self) -> &'a str {
        match self {
            Self::Empty => "",
            Self::Text(raw) | Self::Number { raw, .. } | Self::Date { raw, .. } | Self::Error(raw) => raw,
            Self::Bool(true) => "TRUE",
            Self::Bool(false) => "FALSE",
        }
    }
    /// Whether the cell holds nothing.
    pub const fn is_empty(self) -> bool {
        matches!(self, Self::Empty)
    }
}

/// How the table was written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetForm {
    Workbook,
    Delimited { delimiter: Delimiter, encoding: TextEncoding },
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Number,
    Date,
    True,
    False,
    Error,
}

#[derive(Clone, Copy)]
struct Slot {
    start: u32,
    len: u32,
    kind: Kind,
}

#[derive(Clone, Copy)]
struct RowSpan {
    line: u32,
    start: u32,
    end: u32,
}

/// One sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetName {
    pub name: String,
    /// Whether the workbook hides it from people.
    pub hidden: bool,
}

/// A table found in a file: its rows that hold anything, in file order.
#[derive(Clone)]
pub struct Sheet {
    /// Name of the sheet in a workbook, else of the file.
    pub name: String,
    /// Every sheet of the workbook, in its order.
    pub sheets: Vec<SheetName>,
    pub form: SheetForm,
    /// Whether the encoding is sure, or a person must look and confirm before anything is imported.
    pub encoding_guess: EncodingGuess,
    pub notes: Vec<SheetNote>,
    text: String,
    slots: Vec<Slot>,
    rows: Vec<RowSpan>,
}

/// One row. `line` counts from 1, as spreadsheets and editors show it.
#[derive(Clone, Copy)]
pub struct SheetRow<'a> {
    pub line: u32,
    sheet: &'a Sheet,
    slots: &'a [Slot],
}

impl<'a> SheetRow<'a> {
    /// Columns up to the last that holds anything.
    pub const fn len(&self) -> usize {
        self.slots.len()
    }
    /// Whether the row holds nothing; rows of a sheet never are.
    pub const fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }
    /// The cell of a column, counted from 0; empty past the end.
    pub fn cell(&self, column: usize) -> Cell<'a> {
        self.slots.get(column).map_or(Cell::Empty, |slot| self.sheet.resolve(*slot))
    }
    /// Every cell, left to right.
    pub fn cells(&self) -> impl Iterator<Item = Cell<'a>> {
        let sheet = self.sheet;
        self.slots.iter().map(move |slot| sheet.resolve(*slot))
    }
}

impl Sheet {
    /// Rows that hold anything.
    pub const fn len(&self) -> usize {
        self.rows.len()
    }
    /// Whether there are no rows; a sheet that was read has some.
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
    /// Every row, in file order.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = SheetRow<'_>> + ExactSizeIterator {
        self.rows.iter().map(|span| self.row_of(*span))
    }
    /// The `at`-th row that holds anything, from 0.
    pub fn row(&self, at: usize) -> Option<SheetRow<'_>> {
        self.rows.get(at).map(|span| self.row_of(*span))
    }
    /// Columns of the widest row.
    pub fn width(&self) -> usize {
        self.rows().map(|row| row.len()).max().unwrap_or(0)
    }
    fn row_of(&self, span: RowSpan) -> SheetRow<'_> {
        let slots = self.slots.get(span.start as usize..span.end as usize).unwrap_or(&[]);
        SheetRow { line: span.line, sheet: self, slots }
    }
    fn resolve(&self, slot: Slot) -> Cell<'_> {
        let start = slot.start as usize;
        let raw = self.text.get(start..start.saturating_add(slot.len as usize)).unwrap_or("");
        match slot.kind {
            Kind::Text if raw.trim().is_empty() => Cell::Empty,
            Kind::Text => Cell::Text(raw),
            Kind::Number => raw.parse().map_or(Cell::Text(raw), |value| Cell::Number { value, raw }),
            Kind::Date => day_of_raw(raw).map_or(Cell::Text(raw), |day| Cell::Date { day, raw }),
            Kind::True => Cell::Bool(true),
            Kind::False => Cell::Bool(false),
            Kind::Error => Cell::Error(raw),
        }
    }
}

impl std::fmt::Debug for Sheet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "Sheet {:?} {:?}", self.name, self.form)?;
        for row in self.rows() {
            write!(f, "{}:", row.line)?;
            for cell in row.cells() {
                write!(f, " [{}]", cell.raw())?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

fn day_of_raw(raw: &str) -> Option<Day> {
    let mut parts = raw.splitn(3, '/').map(str::parse::<u32>);
    let (day, month, year) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    Day::new(i32::try_from(year).ok()?, month, day)
}

/// The day of a spreadsheet's serial number (1900 system), if it is one of the years 1900-9999; time of day is dropped.
pub(super) fn day_of_serial(serial: f64) -> Option<Day> {
    if !(1.0..2_958_466.0).contains(&serial) {
        return None;
    }
    let serial = serial as i32;
    // The 1900 system counts a 29 February 1900 that never was.
    let days = match serial {
        60 => return None,
        1..=59 => serial,
        _ => serial - 1,
    };
    let epoch = NaiveDate::from_ymd_opt(1899, 12, 31)?.to_epoch_days();
    Some(Day::from_number(epoch + days))
}

/// Collects cells row by row and keeps the limits.
pub(super) struct Builder {
    /// Text that cells already point into.
    pub base: String,
    /// Text added for cells that do not stand in `base` as they are.
    extra: String,
    slots: Vec<Slot>,
    rows: Vec<RowSpan>,
    row_start: usize,
    filled: usize,
}

impl Builder {
    pub fn new(base: String) -> Self {
        Self { base, extra: String::new(), slots: Vec::new(), rows: Vec::new(), row_start: 0, filled: 0 }
    }
    /// Adds a cell that stands in `base` between two byte offsets.
    pub fn push_span(&mut self, start: usize, end: usize) {
        let len = end.saturating_sub(start);
        self.push_slot(start, len, Kind::Text);
    }
    /// Adds a cell with a text of its own.
    pub fn push_text(&mut self, kind: Kind, text: &str) {
        let start = self.base.len() + self.extra.len();
        self.extra.push_str(text);
        self.push_slot(start, text.len(), kind);
    }
    /// Adds empty cells until the row has `columns`.
    pub fn pad_to(&mut self, columns: usize) {
        let wanted = self.row_start.saturating_add(columns.min(MAX_COLUMNS));
        if self.slots.len() < wanted {
            self.slots.resize(wanted, Slot { start: 0, len: 0, kind: Kind::Text });
        }
    }
    /// Cells of the open row.
    pub const fn columns(&self) -> usize {
        self.slots.len() - self.row_start
    }
    fn push_slot(&mut self, start: usize, len: usize, kind: Kind) {
        if len > 0 || kind != Kind::Text {
            self.filled = self.slots.len() + 1;
        }
        // Inputs are capped far below 4 GiB, so the casts keep the value.
        self.slots.push(Slot { start: start as u32, len: len as u32, kind });
    }
    /// Closes the row. Rows that hold nothing are not kept; empty cells at the end neither.
    pub fn end_row(&mut self, line: u32) -> Result<(), SheetError> {
        self.slots.truncate(self.filled.max(self.row_start));
        if self.columns() > MAX_COLUMNS {
            return Err(SheetError::TooManyColumns { line, limit: MAX_COLUMNS });
        }
        if self.slots.len() > MAX_CELLS {
            return Err(SheetError::TooManyCells { limit: MAX_CELLS });
        }
        let blank = self.slots.iter().skip(self.row_start).all(|slot| self.is_blank(*slot));
        if blank {
            self.slots.truncate(self.row_start);
        } else {
            self.rows.push(RowSpan { line, start: self.row_start as u32, end: self.slots.len() as u32 });
        }
        self.row_start = self.slots.len();
        self.filled = self.row_start;
        Ok(())
    }
    fn is_blank(&self, slot: Slot) -> bool {
        let start = slot.start as usize;
        let text = match start.checked_sub(self.base.len()) {
            Some(start) => self.extra.get(start..start + slot.len as usize),
            None => self.base.get(start..start + slot.len as usize),
        };
        slot.kind == Kind::Text && text.is_none_or(|text| text.trim().is_empty())
    }
    /// The finished sheet, rows sorted by line; [`SheetError::Empty`] if there are none.
    pub fn finish(self, name: String, form: SheetForm) -> Result<Sheet, SheetError> {
        let Self { base: mut text, extra, slots, mut rows, .. } = self;
        if rows.is_empty() {
            return Err(SheetError::Empty);
        }
        if !rows.is_sorted_by_key(|row| row.line) {
            rows.sort_by_key(|row| row.line);
        }
        text.push_str(&extra);
        Ok(Sheet {
            name,
            sheets: Vec::new(),
            form,
            encoding_guess: EncodingGuess::Certain,
            notes: Vec::new(),
            text,
            slots,
            rows,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serial_numbers_are_the_days_a_spreadsheet_shows() {
        for (serial, day) in [
            (1.0, Some("1900-01-01")),
            (59.0, Some("1900-02-28")),
            (60.0, None),
            (61.0, Some("1900-03-01")),
            (45_292.0, Some("2024-01-01")),
            (45_292.99, Some("2024-01-01")),
            (2_958_465.0, Some("9999-12-31")),
            (0.5, None),
            (-4.0, None),
            (f64::NAN, None),
            (1e300, None),
        ] {
            assert_eq!(day_of_serial(serial).map(|day| day.to_string()).as_deref(), day, "{serial}");
        }
    }
}
