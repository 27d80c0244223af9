//! Which column is which field, guessed from the header and changeable by a person, and which rows are data.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Cell, Field, ImportKind, Need, Sheet, SheetRow, header, value::squash};

/// One column of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MappedColumn {
    /// As the file has it; two header rows are joined.
    pub title: String,
    /// None: not taken over.
    pub field: Option<Field>,
    /// Whether the title is known, rather than only much like a known one.
    pub sure: bool,
}

/// The columns of one table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    pub kind: ImportKind,
    /// Line of the header, from 1; of the last one where there are two.
    pub header_line: u32,
    pub columns: Vec<MappedColumn>,
}

/// What a person chose for the titles of an earlier file (squashed, those of one name numbered).
pub type Remembered = BTreeMap<String, Option<Field>>;

/// What a row below the header is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowKind {
    Data,
    /// Column numbers under the header: (1) (2) (3).
    Numbers,
    /// The header once more, at the top of a printed page.
    Header,
    /// A title between rows, such as the name of an office.
    Section,
    /// A sum.
    Total,
    /// Place, date and signature below the table.
    Footer,
    /// An example of the template that was left in.
    Example,
}

impl Mapping {
    /// Finds the header and maps its columns. None if no row looks like a header.
    pub fn guess(kind: ImportKind, sheet: &Sheet, remembered: &Remembered) -> Option<Self> {
        header::find(kind, sheet, remembered)
    }

    /// Maps the columns with the header at a line that a person chose.
    pub fn at(kind: ImportKind, sheet: &Sheet, line: u32, remembered: &Remembered) -> Option<Self> {
        header::at_line(kind, sheet, line, remembered)
    }

    /// Gives a column a field, or takes it away. A field stands in one column only, so another one loses it; marks stand in many.
    pub fn set(&mut self, column: usize, field: Option<Field>) {
        for (at, mapped) in self.columns.iter_mut().enumerate() {
            if at == column {
                mapped.field = field;
                mapped.sure = true;
            } else if field.is_some_and(|field| !field.repeats()) && mapped.field == field {
                mapped.field = None;
            }
        }
    }

    /// The column of a field, from 0.
    pub fn column_of(&self, field: Field) -> Option<usize> {
        self.columns.iter().position(|column| column.field == Some(field))
    }

    /// The columns of marks, with their titles.
    pub fn marks(&self) -> impl Iterator<Item = (usize, &str)> {
        let marks = self.columns.iter().enumerate().filter(|(_, column)| column.field == Some(Field::Mark));
        marks.map(|(at, column)| (at, column.title.as_str()))
    }

    /// Title of the column of a field as the file has it; the template's where the file has none.
    pub fn title_of(&self, field: Field) -> &str {
        let own = self.column_of(field).and_then(|at| self.columns.get(at)).map(|column| column.title.as_str());
        own.or_else(|| self.kind.spec(field).map(|spec| spec.column)).unwrap_or_default()
    }

    /// The cell of a field in a row; empty where no column has it.
    pub fn cell<'a>(&self, row: &SheetRow<'a>, field: Field) -> Cell<'a> {
        self.column_of(field).map_or(Cell::Empty, |column| row.cell(column))
    }

    /// Columns that are not taken over.
    pub fn unmapped(&self) -> impl Iterator<Item = (usize, &str)> {
        let left =
            self.columns.iter().enumerate().filter(|(_, column)| column.field.is_none() && !column.title.is_empty());
        left.map(|(at, column)| (at, column.title.as_str()))
    }

    /// Fields without which nothing can be imported and that no column holds. Of alternatives, those of the shortest
    /// that is not complete.
    pub fn missing(&self) -> Vec<Field> {
        let lacks = |field: &Field| self.column_of(*field).is_none();
        let required = self.kind.fields().iter().filter(|spec| spec.need == Need::Required).map(|spec| spec.field);
        let mut missing: Vec<Field> = required.filter(lacks).collect();
        let groups =
            self.kind.alternatives().iter().map(|group| group.iter().copied().filter(lacks).collect::<Vec<_>>());
        missing.extend(groups.min_by_key(Vec::len).unwrap_or_default());
        missing
    }

    /// What to remember for the next file from the same source.
    pub fn remember(&self, remembered: &mut Remembered) {
        let keys = header::keys(self.columns.iter().map(|column| column.title.as_str()));
        for (column, key) in self.columns.iter().zip(keys).filter(|(_, key)| !key.is_empty()) {
            remembered.insert(key, column.field);
        }
    }

    /// Every row below the header with what it is. Only [`RowKind::Data`] is imported; the others are listed.
    pub fn rows<'a>(&self, sheet: &'a Sheet) -> Vec<(SheetRow<'a>, RowKind)> {
        let below: Vec<SheetRow<'a>> = sheet.rows().filter(|row| row.line > self.header_line).collect();
        let last_keyed = below.iter().rposition(|row| is_key(self.cell(row, Field::Nip))).map_or(0, |at| at + 1);
        let titles: Vec<String> = self.columns.iter().map(|column| squash(&column.title)).collect();
        let classify = |(at, row): (usize, &SheetRow<'a>)| {
            let keyed = is_key(self.cell(row, Field::Nip));
            if at == 0 && is_numbers(row) {
                RowKind::Numbers
            } else if !keyed && is_total(row) {
                RowKind::Total
            } else if !keyed && repeats(row, &titles) {
                RowKind::Header
            } else if at >= last_keyed && last_keyed > 0 && !self.is_filled(row) {
                RowKind::Footer
            } else if !keyed && row.cells().filter(|cell| !cell.is_empty()).count() == 1 && self.columns.len() > 2 {
                RowKind::Section
            } else if self.is_example(row) {
                RowKind::Example
            } else {
                RowKind::Data
            }
        };
        let kinds: Vec<RowKind> = below.iter().enumerate().map(classify).collect();
        below.into_iter().zip(kinds).collect()
    }

    /// Whether a row holds most of what is asked for: a bad NIP in the last line is a mistake to list, not a footer.
    fn is_filled(&self, row: &SheetRow<'_>) -> bool {
        // Sessions to come are empty for everybody.
        let asked = |field: Option<Field>| field.is_some_and(|field| !field.repeats());
        let mapped = || self.columns.iter().enumerate().filter(|(_, column)| asked(column.field));
        let filled = mapped().filter(|(at, _)| !row.cell(*at).is_empty()).count();
        !self.cell(row, Field::Nip).is_empty() && filled * 2 > mapped().count()
    }

    /// Whether the row is one of the template's own examples, unchanged.
    fn is_example(&self, row: &SheetRow<'_>) -> bool {
        let says = |at: usize| {
            self.kind.fields().iter().filter(|spec| matches!(spec.field, Field::Nip | Field::Name)).all(|spec| {
                spec.examples.get(at).is_some_and(|example| *example == self.cell(row, spec.field).raw().trim())
            })
        };
        says(0) || says(1)
    }
}

/// Nine digits or more: a NIP, right or wrong, or an old one.
fn is_key(cell: Cell<'_>) -> bool {
    match cell {
        Cell::Number { value, .. } => value.abs() >= 1e8,
        Cell::Text(text) => text.bytes().filter(u8::is_ascii_digit).count() >= 9 || text.contains("E+"),
        _ => false,
    }
}

/// `1 2 3 …` or `(1) (2) (3) …`, rising by one.
fn is_numbers(row: &SheetRow<'_>) -> bool {
    let bare = |cell: Cell<'_>| cell.raw().trim().trim_matches(['(', ')', '[', ']']).parse::<u32>().ok();
    let numbers: Option<Vec<u32>> = row.cells().filter(|cell| !cell.is_empty()).map(bare).collect();
    numbers.is_some_and(|numbers| {
        numbers.len() > 2 && numbers.iter().zip(numbers.iter().skip(1)).all(|(a, b)| *b == a.saturating_add(1))
    })
}

fn is_total(row: &SheetRow<'_>) -> bool {
    let first = row.cells().find(|cell| matches!(cell, Cell::Text(_)));
    let word = squash(first.unwrap_or(Cell::Empty).raw());
    ["jumlah", "total", "subtotal", "grandtotal", "ratarata", "jml"].iter().any(|known| word.starts_with(known))
}

fn repeats(row: &SheetRow<'_>, titles: &[String]) -> bool {
    let filled: Vec<String> = row.cells().filter(|cell| !cell.is_empty()).map(|cell| squash(cell.raw())).collect();
    let known = filled.iter().filter(|cell| titles.contains(cell)).count();
    known >= 2 && known * 2 > filled.len()
}
