//! Reads the cells of one row and gathers everything that is wrong with it, not only the first thing.
use super::{ImportPlan, ImportRow, RowOutcome};
use crate::archive::sheet::{Cell, CellProblem, Field, Mapping, SheetRow, value};

/// One row being read.
pub struct Reading<'a> {
    mapping: &'a Mapping,
    row: SheetRow<'a>,
    pub problems: Vec<CellProblem>,
}

impl<'a> Reading<'a> {
    pub const fn new(mapping: &'a Mapping, row: SheetRow<'a>) -> Self {
        Self { mapping, row, problems: Vec::new() }
    }

    /// The cell of a field.
    pub fn cell(&self, field: Field) -> Cell<'a> {
        self.mapping.cell(&self.row, field)
    }

    /// The value of a field; a problem is noted and gives none.
    pub fn take<T>(&mut self, field: Field, read: impl FnOnce(Cell<'a>) -> value::Read<T>) -> Option<T> {
        let read = read(self.cell(field));
        self.note(read, self.mapping.title_of(field))
    }

    /// The value of a column, by its place and its title.
    pub fn take_at<T>(&mut self, at: usize, title: &str, read: impl FnOnce(Cell<'a>) -> value::Read<T>) -> Option<T> {
        let read = read(self.row.cell(at));
        self.note(read, title)
    }

    fn note<T>(&mut self, read: value::Read<T>, column: &str) -> Option<T> {
        match read {
            Ok(value) => value,
            Err(problem) => {
                self.problems.push(CellProblem { line: self.row.line, column: column.to_owned(), problem });
                None
            }
        }
    }

    /// Whether a column holds the field.
    pub fn has(&self, field: Field) -> bool {
        self.mapping.column_of(field).is_some()
    }

    /// The value of a field that must hold one.
    pub fn need<T>(&mut self, field: Field, read: impl FnOnce(Cell<'a>) -> value::Read<T>) -> Option<T> {
        self.take(field, |cell| value::required(cell, read(cell)).map(Some))
    }

    /// A text, empty where there is none.
    pub fn text(&mut self, field: Field) -> String {
        self.take(field, value::text).unwrap_or_default()
    }

    /// Title of the column of a field, as the file has it.
    pub fn title(&self, field: Field) -> &'a str {
        self.mapping.title_of(field)
    }

    /// NIP and name as the file has them.
    pub fn who(&self) -> String {
        let parts = [self.cell(Field::Nip).raw().trim(), self.cell(Field::Name).raw().trim()];
        value::tidy(&parts.join(" "))
    }
}

/// Takes the rows that are no data, and hands the others to `read`.
pub fn each<'a>(
    plan: &mut ImportPlan,
    mapping: &'a Mapping,
    rows: &[(SheetRow<'a>, crate::archive::sheet::RowKind)],
    mut read: impl FnMut(&mut ImportPlan, Reading<'a>, u32),
) {
    for (row, kind) in rows {
        let reading = Reading::new(mapping, *row);
        if *kind == crate::archive::sheet::RowKind::Data {
            read(plan, reading, row.line);
        } else {
            let who = reading.who();
            let outcome = RowOutcome::NotData(*kind);
            let row = ImportRow { line: row.line, who, outcome, warnings: Vec::new(), waits_for: Vec::new() };
            plan.push(row, super::Draft::None);
        }
    }
}
