//! One line of the employee list, made from the records once and kept until a table changes.
use std::collections::BTreeMap;
use std::sync::Arc;

use super::query::{Graded, JpState, Post, RankFamily};
use crate::analytics::{Frame, Service, is_expected, predicate_at};
use crate::domain::{
    Dataset, EducationLevel, Evaluation, EvaluationPeriod, Hundredths, Id, Person, Position, PositionKind, Predicate,
    Rank, Sex, Standing, Status, Table, Unit,
};
use crate::rules;

/// What the list shows of one person. Texts that many people share are shared.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonRow {
    pub id: Id<Person>,
    /// With titles.
    pub name: String,
    pub nip: String,
    pub sex: Option<Sex>,
    pub status: Status,
    pub standing: Standing,
    /// How the person was in service in the year.
    pub service: Service,
    pub rank: Option<Rank>,
    pub position: Arc<str>,
    pub position_kind: Option<PositionKind>,
    pub unit: Option<Id<Unit>>,
    pub unit_name: Arc<str>,
    /// The perangkat daerah at the top of the unit.
    pub office: Option<Id<Unit>>,
    pub office_name: Arc<str>,
    pub education: Option<EducationLevel>,
    pub education_field: String,
    /// Verified JP of the year.
    pub jp: Hundredths,
    pub jp_state: JpState,
    /// Latest predicate up to the year: of the year, or else of its latest quarter or month.
    pub predicate: Option<Predicate>,
}

impl PersonRow {
    /// Family of golongan.
    pub fn family(&self) -> RankFamily {
        match self.rank {
            None => RankFamily::Unknown,
            Some(Rank::Pppk(_)) => RankFamily::Pppk,
            Some(rank) => match rank.family() {
                Some(1) => RankFamily::I,
                Some(2) => RankFamily::II,
                Some(3) => RankFamily::III,
                Some(4) => RankFamily::IV,
                _ => RankFamily::Unknown,
            },
        }
    }

    /// Kind of position, without its level.
    pub fn post(&self) -> Post {
        match self.position_kind {
            Some(PositionKind::Managerial(_)) => Post::Managerial,
            Some(PositionKind::Functional(_)) => Post::Functional,
            Some(PositionKind::Implementing) => Post::Implementing,
            None => Post::Unknown,
        }
    }

    /// Whether the person belonged to the regency's staff at the end of the year.
    pub fn is_serving(&self) -> bool {
        self.service != Service::Gone
    }

    /// Latest predicate, or that there is none.
    pub fn graded(&self) -> Graded {
        self.predicate.map_or(Graded::NotYet, Graded::As)
    }
}

/// The list for one year, with what it was made from. Equal only to itself, so memos over it sleep.
#[derive(Clone, Debug)]
pub struct Rows {
    pub rows: Arc<Vec<PersonRow>>,
    pub year: i32,
    /// Minimum JP of a PNS in a year.
    pub minimum: Hundredths,
}

impl PartialEq for Rows {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.rows, &other.rows)
    }
}

/// The year that pages speak of: this one, or the latest with verified JP where this one has none.
pub fn default_year(frame: &Frame) -> i32 {
    let now = frame.today.year();
    let has_some = |place: usize| {
        frame.learning.year(place).is_some_and(|year| year.verified.iter().any(|verified| *verified > 0))
    };
    let known = (0..frame.years.len()).rev().filter(|place| frame.years.year(*place) <= now);
    known.into_iter().find(|place| has_some(*place)).map_or(now, |place| frame.years.year(place))
}

/// Years to choose from, latest first, up to this one.
pub fn years(frame: &Frame) -> Vec<i32> {
    let mut years: Vec<i32> = frame.years.all().filter(|year| *year <= frame.today.year()).collect();
    years.reverse();
    years
}

struct Place {
    name: Arc<str>,
    office: Option<Id<Unit>>,
    office_name: Arc<str>,
}

/// The list for a year, as people stood on its last day or today.
pub fn make(frame: &Frame, year: i32) -> Rows {
    let data = frame.data();
    let blank: Arc<str> = Arc::from("");
    let places = places(data);
    let positions: BTreeMap<Id<Position>, (Arc<str>, PositionKind)> =
        data.positions.iter().map(|row| (row.id, (Arc::from(row.name.as_str()), row.kind))).collect();
    let minimum = frame.settings.minimum_jp;
    let place = frame.years.place(year);
    let day = place.map_or(frame.today, |place| frame.years.bounds(place).1);
    let hours = place.and_then(|place| frame.learning.year(place));
    let served = place.map_or(&[][..], |place| frame.people.year(place));
    let row = |(at, person): (usize, &Person)| {
        let post = person.post_on(day);
        let here = post.and_then(|post| places.get(&post.unit));
        let position = post.and_then(|post| post.position).and_then(|id| positions.get(&id));
        let education = person.highest_education();
        let verified = hours.and_then(|hours| hours.verified.get(at)).copied().unwrap_or(0);
        let jp = Hundredths::new(i64::from(verified));
        let service = served.get(at).map_or(Service::Gone, |row| row.service);
        PersonRow {
            id: person.id,
            name: person.full_name(),
            nip: person.nip().to_owned(),
            sex: person.sex,
            status: person.status,
            standing: person.standing_on(day),
            service,
            rank: person.rank_on(day),
            position: position.map_or_else(|| blank.clone(), |(name, _)| name.clone()),
            position_kind: position.map(|(_, kind)| *kind),
            unit: post.map(|post| post.unit),
            unit_name: here.map_or_else(|| blank.clone(), |here| here.name.clone()),
            office: here.and_then(|here| here.office),
            office_name: here.map_or_else(|| blank.clone(), |here| here.office_name.clone()),
            education: education.map(|education| education.level),
            education_field: education.map(|education| education.field.clone()).unwrap_or_default(),
            jp,
            jp_state: jp_state(person.status, service, jp, minimum),
            predicate: latest_predicate(frame, place, at),
        }
    };
    Rows { rows: Arc::new(data.people.iter().enumerate().map(row).collect()), year, minimum }
}

/// How a person stands with the minimum: it is counted for PNS who were active all year.
fn jp_state(status: Status, service: Service, jp: Hundredths, minimum: Hundredths) -> JpState {
    match (status, service) {
        (Status::Pns, Service::Full) if jp >= minimum => JpState::Reached,
        (Status::Pns, Service::Full) => JpState::Below,
        (Status::Pppk | Status::PppkPartTime, Service::Full) => JpState::NoMinimum,
        _ => JpState::NotCounted,
    }
}

fn places(data: &Dataset) -> BTreeMap<Id<Unit>, Place> {
    let names: BTreeMap<Id<Unit>, Arc<str>> =
        data.units.iter().map(|unit| (unit.id, Arc::from(unit.name.as_str()))).collect();
    let name = |id: Id<Unit>| names.get(&id).cloned().unwrap_or_else(|| Arc::from(""));
    let place = |unit: &Unit| {
        let office = top(&data.units, unit);
        (unit.id, Place { name: name(unit.id), office: Some(office), office_name: name(office) })
    };
    data.units.iter().map(place).collect()
}

/// The unit at the top. A circle ends after a dozen steps.
fn top(units: &Table<Unit>, unit: &Unit) -> Id<Unit> {
    let mut at = unit;
    for _ in 0..12 {
        match at.parent.and_then(|id| units.get(id)) {
            Some(parent) => at = parent,
            None => break,
        }
    }
    at.id
}

fn latest_predicate(frame: &Frame, year: Option<usize>, person: usize) -> Option<Predicate> {
    let mut years = (0..=year?).rev().filter_map(|year| frame.evaluations.year(year));
    years.find_map(|year| year.predicate.get(person).and_then(|predicate| predicate_at(*predicate)))
}

/// The predicate of an evaluation: by the quadrant where both ratings are there, else as stated.
pub fn predicate(evaluation: &Evaluation) -> Option<Predicate> {
    let ratings = evaluation.result.zip(evaluation.behaviour);
    ratings.map(|(result, behaviour)| rules::quadrant(result, behaviour)).or(evaluation.stated)
}

/// Predicates of one period by person; none for those who should have one and do not.
pub fn predicates_of(data: &Dataset, period: &EvaluationPeriod) -> BTreeMap<Id<Person>, Option<Predicate>> {
    let expected = data.people.iter().filter(|person| is_expected(person, period.end));
    let mut found: BTreeMap<Id<Person>, Option<Predicate>> = expected.map(|person| (person.id, None)).collect();
    for evaluation in data.evaluations.iter().filter(|evaluation| evaluation.period == period.id) {
        if let Some(predicate) = predicate(evaluation) {
            found.insert(evaluation.person, Some(predicate));
        }
    }
    found
}
