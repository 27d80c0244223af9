//! Rekap Capaian JP per OPD, and the Daftar Nominatif of PNS below the minimum, a page per OPD.
use std::collections::BTreeMap;

use super::{Cell, Column, Document, Kind, Section, column};
use crate::analytics::{Frame, Scope, coverage, least_jp, office_of};
use crate::domain::{Dataset, Hundredths, Id, Unit};
use crate::words::analytics as say;
use crate::words::format;
use crate::words::lang::{Lang, fill, text};

/// JP of a year by perangkat daerah.
pub fn hours_recap(frame: &Frame, scope: &Scope, lang: Lang) -> Document {
    let found = coverage(frame, scope);
    let minimum = format::hundredths(lang, found.minimum.raw());
    let head = |key: &str| fill(lang, key, &[("minimum", minimum.clone())]);
    let columns = vec![
        column(text(lang, "reports.number"), Kind::Number(0)),
        column(text(lang, "home.unit"), Kind::Text),
        column(text(lang, "reports.hours.pns"), Kind::Number(0)),
        column(head("reports.hours.reached"), Kind::Number(0)),
        column(head("reports.hours.below"), Kind::Number(0)),
        column(text(lang, "reports.hours.share"), Kind::Percent),
        column(text(lang, "reports.hours.pppk"), Kind::Number(0)),
        column(text(lang, "reports.hours.pppk_with"), Kind::Number(0)),
        column(text(lang, "reports.hours.apart"), Kind::Number(0)),
        column(text(lang, "reports.hours.jp"), Kind::Number(1)),
    ];
    let line = |name: Cell, number: Cell, unit: &Numbers| {
        vec![
            number,
            name,
            Cell::count(unit.pns),
            Cell::count(unit.reached),
            Cell::count(unit.pns - unit.reached),
            Cell::maybe((unit.pns > 0).then(|| unit.reached as f64 / unit.pns as f64)),
            Cell::count(unit.pppk),
            Cell::count(unit.pppk_with),
            Cell::count(unit.apart),
            Cell::hundredths(unit.jp),
        ]
    };
    let of_unit = |unit: &crate::analytics::UnitCoverage| Numbers {
        pns: unit.pns.n,
        reached: unit.pns.reached,
        pppk: unit.pppk.n,
        pppk_with: unit.pppk.with_jp,
        apart: unit.apart,
        jp: unit.jp.verified,
    };
    let rows = found
        .units
        .iter()
        .enumerate()
        .map(|(at, unit)| line(Cell::text(say::unit_line(lang, &unit.unit)), Cell::count(at + 1), &of_unit(unit)));
    let sum = Numbers {
        pns: found.pns.n,
        reached: found.pns.reached,
        pppk: found.pppk.n,
        pppk_with: found.pppk.with_jp,
        apart: found.part_year.n + found.away.n + found.apart_others,
        jp: found.jp.verified,
    };
    let section = Section {
        columns,
        rows: rows.collect(),
        total: line(Cell::text(text(lang, "reports.total")), Cell::text(" "), &sum),
        ..Section::default()
    };
    Document {
        title: text(lang, "reports.hours.title"),
        subtitle: fill(lang, "reports.year", &[("year", scope.year.to_string())]),
        lead: say::coverage(lang, &found, scope.year),
        sections: vec![section],
        notes: vec![fill(lang, "reports.hours.note", &[("minimum", minimum)])],
    }
}

struct Numbers {
    pns: usize,
    reached: usize,
    pppk: usize,
    pppk_with: usize,
    apart: usize,
    jp: Hundredths,
}

/// PNS active all year below the minimum, by perangkat daerah and name.
pub fn below_minimum(data: &Dataset, frame: &Frame, scope: &Scope, lang: Lang) -> Document {
    let mut offices: BTreeMap<(String, Option<Id<Unit>>), Vec<(String, Vec<Cell>)>> = BTreeMap::new();
    for row in least_jp(frame, scope) {
        let Some(person) = data.people.get(row.person) else { continue };
        let post = person.post_on(frame.today);
        let office = post.map(|post| office_of(data, post.unit));
        let unit_name = |id: Id<Unit>| data.units.get(id).map(|unit| unit.name.clone()).unwrap_or_default();
        let office_name = office.map(unit_name).unwrap_or_else(|| text(lang, "analytics.no_unit"));
        let position = post.and_then(|post| data.positions.get(post.position?)).map(|it| it.name.clone());
        let name = person.full_name();
        let cells = vec![
            Cell::text(name.clone()),
            Cell::text(person.nip()),
            Cell::text(person.rank_on(frame.today).map(|rank| rank.text()).unwrap_or_default()),
            Cell::text(position.unwrap_or_default()),
            Cell::text(post.map(|post| unit_name(post.unit)).unwrap_or_default()),
            Cell::hundredths(row.verified),
            Cell::hundredths(row.awaiting),
            Cell::hundredths(row.missing),
        ];
        offices.entry((office_name, office)).or_default().push((name, cells));
    }
    let sections = offices.into_iter().enumerate().map(|(at, ((office, _), mut people))| {
        people.sort_by(|a, b| a.0.cmp(&b.0));
        let number = |(at, (_, cells)): (usize, (String, Vec<Cell>))| {
            std::iter::once(Cell::count(at + 1)).chain(cells).collect()
        };
        let rows: Vec<Vec<Cell>> = people.into_iter().enumerate().map(number).collect();
        let values =
            [("unit", office), ("count", format::integer(lang, i64::try_from(rows.len()).unwrap_or(i64::MAX)))];
        Section {
            heading: fill(lang, "reports.below.heading", &values),
            columns: below_columns(lang),
            rows,
            total: Vec::new(),
            new_page: at > 0,
        }
    });
    let minimum = format::hundredths(lang, frame.settings.minimum_jp.raw());
    Document {
        title: fill(lang, "reports.below.title", &[("minimum", minimum.clone())]),
        subtitle: fill(lang, "reports.year", &[("year", scope.year.to_string())]),
        lead: Vec::new(),
        sections: sections.collect(),
        notes: vec![fill(lang, "reports.hours.note", &[("minimum", minimum)])],
    }
}

fn below_columns(lang: Lang) -> Vec<Column> {
    let head = |key: &str, kind| column(text(lang, key), kind);
    vec![
        head("reports.number", Kind::Number(0)),
        head("analysis.attention.name", Kind::Text),
        head("analysis.attention.nip", Kind::Digits),
        head("reports.rank", Kind::Text),
        head("reports.position", Kind::Text),
        head("analysis.attention.unit", Kind::Text),
        head("analysis.attention.verified", Kind::Number(1)),
        head("analysis.attention.awaiting", Kind::Number(1)),
        head("analysis.attention.missing", Kind::Number(1)),
    ]
}
