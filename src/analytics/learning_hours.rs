//! JP of everybody in a scope, person by year.
use serde::Serialize;

use super::{Chosen, Frame, Scope};
use crate::domain::{Hundredths, Id, Person};

/// JP of one person in the scope's year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PersonJp {
    pub person: Id<Person>,
    /// Terverifikasi: the only JP that counts.
    pub verified: Hundredths,
    /// Menunggu Bukti.
    pub awaiting: Hundredths,
    /// Terdaftar.
    pub registered: Hundredths,
    /// Records whose JP cannot be computed.
    pub unknown: u16,
}

impl PersonJp {
    /// Perkiraan Akhir Tahun: with what awaits evidence and what is registered to end in the year.
    pub const fn forecast(&self) -> Hundredths {
        self.verified.plus(self.awaiting).plus(self.registered)
    }
}

/// JP of people over years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JpTable {
    pub years: Vec<i32>,
    pub people: Vec<Id<Person>>,
    /// Verified JP, by person, then year.
    pub cells: Vec<Hundredths>,
}

impl JpTable {
    /// Verified JP of each year for the person at a place.
    pub fn of_person(&self, place: usize) -> &[Hundredths] {
        self.cells.chunks(self.years.len().max(1)).nth(place).unwrap_or_default()
    }
}

/// JP of everybody in the scope's year, by identifier.
pub fn jp_of_people(frame: &Frame, scope: &Scope) -> Vec<PersonJp> {
    let chosen = Chosen::of(frame, scope);
    let Some(jp) = chosen.year.and_then(|year| frame.learning.year(year)) else { return Vec::new() };
    let cell = |column: &[i32], at: usize| Hundredths::new(i64::from(column.get(at).copied().unwrap_or(0)));
    let person = |at: usize| PersonJp {
        person: chosen.id(at),
        verified: cell(&jp.verified, at),
        awaiting: cell(&jp.awaiting, at),
        registered: cell(&jp.registered, at),
        unknown: jp.unknown_records.get(at).copied().unwrap_or(0),
    };
    chosen.everybody().map(|(at, ..)| person(at)).collect()
}

/// Verified JP of everybody in the scope, in every year of the frame up to the scope's.
pub fn jp_by_year(frame: &Frame, scope: &Scope) -> JpTable {
    let chosen = Chosen::of(frame, scope);
    let years = chosen.year.map_or(0, |year| year + 1);
    let mut table = JpTable { years: frame.years.all().take(years).collect(), people: Vec::new(), cells: Vec::new() };
    let columns: Vec<&[i32]> = frame.learning.years.iter().take(years).map(|year| year.verified.as_slice()).collect();
    for (at, ..) in chosen.everybody() {
        table.people.push(chosen.id(at));
        let cells = columns.iter().map(|column| column.get(at).copied().unwrap_or(0));
        table.cells.extend(cells.map(|jp| Hundredths::new(i64::from(jp))));
    }
    table
}
