//! A report as sheets of a workbook: one for each section, figures as numbers.
use super::{Cell, Document, Kind, Section};
use crate::archive::sheet::{OutCell, OutColumn, OutKind, OutSheet, Paper, Workbook};
use crate::domain::Day;

/// Width of a column in characters.
const fn width(kind: Kind) -> u8 {
    match kind {
        Kind::Text => 32,
        Kind::Digits => 22,
        Kind::Code => 6,
        Kind::Sign => 18,
        Kind::Number(_) | Kind::Percent => 14,
    }
}

/// The report as a workbook. `made` stands in its properties.
pub fn workbook(document: &Document, made: Day, paper: Paper) -> Workbook {
    let sheets = document.sections.iter().enumerate().map(|(at, section)| sheet(document, at, section, paper));
    Workbook { title: document.title.clone(), made, sheets: sheets.collect() }
}

fn sheet(document: &Document, at: usize, section: &Section, paper: Paper) -> OutSheet {
    let column = |column: &super::Column| {
        let kind = match column.kind {
            Kind::Text | Kind::Digits | Kind::Code | Kind::Sign => OutKind::Text,
            Kind::Number(places) => OutKind::Number(places),
            Kind::Percent => OutKind::Percent,
        };
        OutColumn::new(column.title.clone(), kind, width(column.kind))
    };
    let cell = |cell: &Cell| match cell {
        Cell::Missing => OutCell::Empty,
        Cell::Text(text) => OutCell::Text(text.trim().to_owned()),
        Cell::Number(value) => OutCell::Number(*value),
    };
    let line = |cells: &Vec<Cell>| cells.iter().map(cell).collect();
    let mut rows: Vec<Vec<OutCell>> = section.rows.iter().map(line).collect();
    if !section.total.is_empty() {
        rows.push(line(&section.total));
    }
    let name =
        if section.heading.is_empty() { document.title.clone() } else { format!("{} {}", at + 1, section.heading) };
    let mut titles = vec![document.title.clone(), document.subtitle.clone()];
    if !section.heading.is_empty() {
        titles.push(section.heading.clone());
    }
    OutSheet {
        name,
        titles,
        columns: section.columns.iter().map(column).collect(),
        rows,
        paper,
        landscape: section.columns.len() > 7,
        to_fill: false,
    }
}
