//! Rekap predikat dan belum dinilai per OPD.
use super::{Cell, Document, Kind, Section, column};
use crate::analytics::{Frame, PredicateCount, Scope, predicates};
use crate::domain::Predicate;
use crate::words::analytics as say;
use crate::words::domain::name;
use crate::words::lang::{Lang, fill, text};

/// Predicates of a year by perangkat daerah, highest first, and who has none.
pub fn predicate_recap(frame: &Frame, scope: &Scope, lang: Lang) -> Document {
    let found = predicates(frame, scope);
    let mut columns =
        vec![column(text(lang, "reports.number"), Kind::Number(0)), column(text(lang, "home.unit"), Kind::Text)];
    columns.extend(Predicate::ALL.iter().rev().map(|one| column(name(lang, *one), Kind::Number(0))));
    columns.push(column(text(lang, "reports.predicates.rated"), Kind::Number(0)));
    columns.push(column(text(lang, "home.not_rated"), Kind::Number(0)));
    columns.push(column(text(lang, "reports.predicates.share"), Kind::Percent));
    let line = |number: Cell, label: Cell, count: &PredicateCount| {
        let all = count.rated() + count.without;
        let mut cells = vec![number, label];
        cells.extend(count.counts.iter().rev().map(|people| Cell::count(*people)));
        cells.push(Cell::count(count.rated()));
        cells.push(Cell::count(count.without));
        cells.push(Cell::maybe((all > 0).then(|| count.rated() as f64 / all as f64)));
        cells
    };
    let rows = found
        .units
        .iter()
        .enumerate()
        .map(|(at, unit)| line(Cell::count(at + 1), Cell::text(say::unit_line(lang, &unit.unit)), &unit.count));
    let section = Section {
        columns,
        rows: rows.collect(),
        total: line(Cell::text(" "), Cell::text(text(lang, "reports.total")), &found.total),
        ..Section::default()
    };
    Document {
        title: text(lang, "reports.predicates.title"),
        subtitle: fill(lang, "reports.year", &[("year", scope.year.to_string())]),
        lead: say::predicates(lang, &found.total, scope.year),
        sections: vec![section],
        notes: vec![text(lang, "reports.predicates.note")],
    }
}
