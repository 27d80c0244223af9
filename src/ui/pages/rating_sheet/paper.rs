//! The sheet on paper: everybody of it with NIP, position, both ratings and predicate, as the screen shows them.
use super::desk::Desk;
use super::sheet::{Half, Line, predicate_of, words_of};
use crate::publish::{Cell, Column, Document, Kind, Section};
use crate::ui::lang;
use crate::words::domain::name;
use crate::words::lang::text;
use leptos::prelude::*;

/// The document.
pub fn document(desk: Desk) -> Document {
    let lang = lang::current();
    let column = |key: &str, kind: Kind| Column { title: text(lang, key), kind };
    let columns = vec![
        column("reports.number", Kind::Number(0)),
        column("evaluations.column.name", Kind::Text),
        column("evaluations.column.nip", Kind::Digits),
        column("evaluations.column.position", Kind::Text),
        column(Half::Result.key(), Kind::Text),
        column(Half::Behaviour.key(), Kind::Text),
        column("evaluations.column.predicate", Kind::Text),
    ];
    let (shown, sheet) = (desk.shown.get(), desk.sheet.get());
    let row = |(at, line): (usize, &Line)| {
        let half = |half| Cell::text(words_of(line, &sheet, half, lang));
        let predicate = predicate_of(line, &sheet).map(|predicate| name(lang, predicate)).unwrap_or_default();
        vec![
            Cell::count(at + 1),
            Cell::text(line.row.name.clone()),
            Cell::text(line.row.nip.clone()),
            Cell::text(line.row.position.clone()),
            half(Half::Result),
            half(Half::Behaviour),
            Cell::text(predicate),
        ]
    };
    let rows = desk
        .lines
        .with(|lines| shown.iter().filter_map(|place| lines.get(*place)).enumerate().map(row).collect::<Vec<_>>());
    let notes = if sheet.is_empty() { Vec::new() } else { vec![text(lang, "ratings.paper_unsaved")] };
    Document { sections: vec![Section { columns, rows, ..Section::default() }], notes, ..Document::default() }
}
