//! Every answer of one scope in one value: what `bina report` prints.
use serde::Serialize;

use super::{
    Areas, Board, Comparison, Coverage, Falling, Frame, IpReport, LeastJp, Participation, Predicates, ProgramLine,
    Scope, TrendPoint, UnitComparison, areas, board, compare, compare_units, coverage, falling, ip_report, jp_by_year,
    jp_of_people, least_jp, participation, predicates, programs, trend,
};
use crate::domain::{Dataset, Day, Hundredths, Id, Person};

/// A row about a person, with the names a reader needs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Named<T> {
    pub nip: String,
    pub name: String,
    #[serde(flatten)]
    pub row: T,
}

/// JP of one person in the year and in every year before.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct JpRow {
    pub person: Id<Person>,
    pub verified: Hundredths,
    pub awaiting: Hundredths,
    pub registered: Hundredths,
    /// Records whose JP cannot be computed.
    pub unknown: u16,
    /// Verified JP, in the order of the report's `jp_years`.
    pub by_year: Vec<Hundredths>,
}

/// Every answer of one scope.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    pub scope: Scope,
    /// Name of the scope's unit; empty for everybody.
    pub unit_name: String,
    pub today: Day,
    pub board: Board,
    pub participation: Participation,
    pub coverage: Coverage,
    pub predicates: Predicates,
    /// None for a year outside the frame.
    pub ip_asn: Option<IpReport>,
    /// Mencapai 20 JP against Di Bawah 20 JP, or the scope's group against the rest.
    pub comparison: Comparison,
    pub comparison_by_unit: Vec<UnitComparison>,
    pub trend: Vec<TrendPoint>,
    pub areas: Areas,
    pub programs: Vec<ProgramLine>,
    pub least_jp: Vec<Named<LeastJp>>,
    pub falling: Vec<Named<Falling>>,
    pub jp_years: Vec<i32>,
    pub jp: Vec<Named<JpRow>>,
}

/// The report of a scope as of a day.
pub fn report(data: &Dataset, scope: &Scope, today: Day) -> Report {
    report_of(&Frame::of(data, today, None), scope)
}

/// The report of a scope over a frame that is there already.
pub fn report_of(frame: &Frame, scope: &Scope) -> Report {
    let history = jp_by_year(frame, scope);
    let jp = jp_of_people(frame, scope).into_iter().enumerate().map(|(at, row)| JpRow {
        person: row.person,
        verified: row.verified,
        awaiting: row.awaiting,
        registered: row.registered,
        unknown: row.unknown,
        by_year: history.of_person(at).to_vec(),
    });
    let unit = scope.unit.and_then(|unit| frame.units.row(frame.units.place(unit)));
    Report {
        scope: scope.clone(),
        unit_name: unit.map_or_else(String::new, |unit| unit.name.clone()),
        today: frame.today,
        board: board(frame, scope),
        participation: participation(frame, scope),
        coverage: coverage(frame, scope),
        predicates: predicates(frame, scope),
        ip_asn: ip_report(frame, scope),
        comparison: compare(frame, scope),
        comparison_by_unit: compare_units(frame, scope),
        trend: trend(frame, scope),
        areas: areas(frame, scope),
        programs: programs(frame, scope.year),
        least_jp: least_jp(frame, scope).into_iter().map(|row| named(frame, row.person, row)).collect(),
        falling: falling(frame, scope).into_iter().map(|row| named(frame, row.person, row)).collect(),
        jp_years: history.years.clone(),
        jp: jp.map(|row| named(frame, row.person, row)).collect(),
    }
}

fn named<T>(frame: &Frame, id: Id<Person>, row: T) -> Named<T> {
    let person = frame.data().people.get(id);
    Named {
        nip: person.map_or("", |person| person.nip()).to_owned(),
        name: person.map_or_else(String::new, |person| person.full_name()),
        row,
    }
}
