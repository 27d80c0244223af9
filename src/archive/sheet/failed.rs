//! The rows that could not be imported, as a table of their own with the reasons: corrected, it is accepted back.
use std::collections::BTreeMap;

use super::{
    Cell, Field, Mapping, PLAIN_MARK, Sheet, header,
    value::squash,
    write::{OutCell, OutColumn, OutKind, OutSheet, Paper},
};
use crate::words::lang::{Lang, fill, text};

/// The original columns of the lines that failed, in file order, and a last column with why. Lines count from 1.
pub fn failed_rows(sheet: &Sheet, mapping: &Mapping, reasons: &BTreeMap<u32, Vec<String>>, lang: Lang) -> OutSheet {
    let reason_title = text(lang, "sheet.failed.reason");
    // A file that came out of here before already has such a column; it gives way to the new one.
    let is_reason =
        |title: &str| Lang::ALL.into_iter().any(|lang| squash(&text(lang, "sheet.failed.reason")) == squash(title));
    let kept: Vec<usize> = (0..mapping.columns.len())
        .filter(|at| mapping.columns.get(*at).is_some_and(|column| column.field.is_some() || !is_reason(&column.title)))
        .collect();
    let mut columns: Vec<OutColumn> =
        kept.iter().map(|at| OutColumn::new(title(mapping, *at, lang), OutKind::Text, 18)).collect();
    columns.push(OutColumn::new(reason_title, OutKind::Text, 60));
    let rows = sheet.rows().filter_map(|row| {
        let why = reasons.get(&row.line)?;
        let mut cells: Vec<OutCell> = kept.iter().map(|at| out(row.cell(*at))).collect();
        cells.push(OutCell::Text(why.join(" ")));
        Some(cells)
    });
    OutSheet {
        name: text(lang, "sheet.failed.sheet"),
        rows: rows.collect(),
        columns,
        paper: Paper::F4,
        landscape: true,
        ..OutSheet::default()
    }
}

/// The title as the file had it, unless it would be read back as another field than the one it was mapped to.
fn title(mapping: &Mapping, at: usize, lang: Lang) -> String {
    let Some(column) = mapping.columns.get(at) else { return String::new() };
    let read_back = header::known_field(mapping.kind, &column.title);
    if read_back == column.field {
        return column.title.clone();
    }
    match column.field.and_then(|field| mapping.kind.spec(field)) {
        // Each row names its session.
        Some(spec) if spec.field.repeats() && mapping.column_of(Field::Session).is_some() => PLAIN_MARK.into(),
        // The title is the name of the session.
        Some(spec) if spec.field.repeats() => fill(lang, "sheet.failed.session", &[("title", column.title.clone())]),
        Some(spec) => spec.column.into(),
        None => fill(lang, "sheet.failed.other_column", &[("title", column.title.clone())]),
    }
}

fn out(cell: Cell<'_>) -> OutCell {
    match cell {
        Cell::Empty => OutCell::Empty,
        // What has lost digits stays as it looked; a number again would look whole.
        Cell::Number { value, .. } if value.abs() < 1e15 => OutCell::Number(value),
        Cell::Date { day, .. } => OutCell::Date(day),
        other => OutCell::Text(other.raw().to_owned()),
    }
}
