//! One line of the employee list, made from the records once and kept until a table changes.
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::query::{Graded, JpState, Post, RankFamily};
use crate::domain::{
    Dataset, Day, EducationLevel, Evaluation, EvaluationPeriod, Event, Hundredths, Id, LearningRecord, Person,
    Position, PositionKind, Predicate, Rank, Settings, Sex, Standing, Status, Table, Unit,
};
use crate::rules::{self, jp};

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
    /// Latest predicate and the period it is of.
    pub predicate: Option<(Predicate, Id<EvaluationPeriod>)>,
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

    /// Whether the person still belongs to the regency's staff.
    pub fn is_serving(&self) -> bool {
        !matches!(self.standing, Standing::Retired | Standing::Transferred | Standing::Deceased)
    }

    /// Latest predicate, or that there is none.
    pub fn graded(&self) -> Graded {
        self.predicate.map_or(Graded::NotYet, |(predicate, _)| Graded::As(predicate))
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

/// Tables that the list is made from; equal by pointer.
#[derive(Clone, PartialEq)]
struct Made {
    people: Table<Person>,
    units: Table<Unit>,
    positions: Table<Position>,
    learning: Table<LearningRecord>,
    events: Table<Event>,
    periods: Table<EvaluationPeriod>,
    evaluations: Table<Evaluation>,
    settings: Table<Settings>,
    year: i32,
    today: Day,
}

thread_local! {
    static LAST: RefCell<Option<(Made, Rows)>> = const { RefCell::new(None) };
}

/// The list for a year as of today. Asked again for the same data, it is not made again.
pub fn rows(data: &Dataset, year: i32, today: Day) -> Rows {
    let made = Made {
        people: data.people.clone(),
        units: data.units.clone(),
        positions: data.positions.clone(),
        learning: data.learning.clone(),
        events: data.events.clone(),
        periods: data.periods.clone(),
        evaluations: data.evaluations.clone(),
        settings: data.settings.clone(),
        year,
        today,
    };
    LAST.with_borrow_mut(|last| match last {
        Some((known, rows)) if *known == made => rows.clone(),
        _ => {
            let rows = make(data, year, today);
            *last = Some((made, rows.clone()));
            rows
        }
    })
}

/// The year that pages speak of: this one, or the latest with learning records where this one has none.
pub fn default_year(learning: &Table<LearningRecord>, today: Day) -> i32 {
    let known = learning.iter().map(|record| record.end).filter(|end| end.year() <= today.year()).max();
    known.map_or(today.year(), Day::year)
}

/// Years to choose from: those with learning records and this one, latest first.
pub fn years(learning: &Table<LearningRecord>, today: Day) -> Vec<i32> {
    let mut years: BTreeSet<i32> = learning.iter().map(|record| record.end.year()).collect();
    years.insert(today.year());
    years.into_iter().rev().collect()
}

struct Place {
    name: Arc<str>,
    office: Option<Id<Unit>>,
    office_name: Arc<str>,
}

fn make(data: &Dataset, year: i32, today: Day) -> Rows {
    let blank: Arc<str> = Arc::from("");
    let places = places(data);
    let positions: BTreeMap<Id<Position>, (Arc<str>, PositionKind)> =
        data.positions.iter().map(|row| (row.id, (Arc::from(row.name.as_str()), row.kind))).collect();
    let minimum = data.settings().map_or(Settings::blank().minimum_jp, |settings| settings.minimum_jp);
    let hours = verified_jp(data, year);
    let predicates = latest_predicates(data);
    let row = |person: &Person| {
        let post = person.post_on(today);
        let place = post.and_then(|post| places.get(&post.unit));
        let position = post.and_then(|post| post.position).and_then(|id| positions.get(&id));
        let education = person.highest_education();
        let jp = hours.get(&person.id).copied().unwrap_or_default();
        let standing = person.standing_on(today);
        PersonRow {
            id: person.id,
            name: person.full_name(),
            nip: person.nip().to_owned(),
            sex: person.sex,
            status: person.status,
            standing,
            rank: person.rank_on(today),
            position: position.map_or_else(|| blank.clone(), |(name, _)| name.clone()),
            position_kind: position.map(|(_, kind)| *kind),
            unit: post.map(|post| post.unit),
            unit_name: place.map_or_else(|| blank.clone(), |place| place.name.clone()),
            office: place.and_then(|place| place.office),
            office_name: place.map_or_else(|| blank.clone(), |place| place.office_name.clone()),
            education: education.map(|education| education.level),
            education_field: education.map(|education| education.field.clone()).unwrap_or_default(),
            jp,
            jp_state: jp_state(person.status, standing, jp, minimum),
            predicate: predicates.get(&person.id).copied(),
        }
    };
    Rows { rows: Arc::new(data.people.iter().map(row).collect()), year, minimum }
}

/// How a person stands with the minimum.
fn jp_state(status: Status, standing: Standing, jp: Hundredths, minimum: Hundredths) -> JpState {
    match standing {
        _ if status.is_pppk() => JpState::NoMinimum,
        Standing::Active | Standing::Seconded if jp >= minimum => JpState::Reached,
        Standing::Active | Standing::Seconded => JpState::Below,
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

fn verified_jp(data: &Dataset, year: i32) -> BTreeMap<Id<Person>, Hundredths> {
    let mut records: BTreeMap<Id<Person>, Vec<&LearningRecord>> = BTreeMap::new();
    for record in data.learning.iter() {
        records.entry(record.person).or_default().push(record);
    }
    records.into_iter().map(|(id, records)| (id, jp::card(&records, year, jp::JpTarget::None).verified)).collect()
}

fn latest_predicates(data: &Dataset) -> BTreeMap<Id<Person>, (Predicate, Id<EvaluationPeriod>)> {
    let mut latest = BTreeMap::new();
    for evaluation in data.evaluations.iter() {
        let Some(predicate) = predicate(evaluation) else { continue };
        let Some(period) = data.periods.get(evaluation.period) else { continue };
        // On the same last day the year's evaluation stands above its quarter's.
        let key = (period.end, period.span);
        let entry = latest.entry(evaluation.person).or_insert((key, predicate, period.id));
        if entry.0 < key {
            *entry = (key, predicate, period.id);
        }
    }
    latest.into_iter().map(|(person, (_, predicate, period))| (person, (predicate, period))).collect()
}

/// The predicate of an evaluation: by the quadrant where both ratings are there, else as stated.
pub fn predicate(evaluation: &Evaluation) -> Option<Predicate> {
    let ratings = evaluation.result.zip(evaluation.behaviour);
    ratings.map(|(result, behaviour)| rules::quadrant(result, behaviour)).or(evaluation.stated)
}

/// Predicates of one period, by person.
pub fn predicates_of(data: &Dataset, period: Id<EvaluationPeriod>) -> BTreeMap<Id<Person>, Predicate> {
    let of_period = data.evaluations.iter().filter(|evaluation| evaluation.period == period);
    of_period.filter_map(|evaluation| Some((evaluation.person, predicate(evaluation)?))).collect()
}
