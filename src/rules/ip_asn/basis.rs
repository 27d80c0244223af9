//! What the index of one person stands on: which record gives which item, and which would once its evidence is verified.
use std::cmp::Reverse;

use super::{Held, Input, Rules, Since};
use crate::domain::{
    Dataset, Day, DisciplineRecord, Evaluation, Evidence, Id, LearningForm, LearningRecord, PeriodSpan, Person,
    Position, Standing, Status, order,
};
use crate::rules::{Cause, jp, predicate_of};

/// Why the index is not measured of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unmeasured {
    /// CPNS are not measured.
    Cpns,
    /// PPPK are, from this year on.
    PppkBefore(i32),
    /// No longer in service.
    Left(Standing),
}

/// Why the index is not measured of a person on a day; none where it is.
pub fn unmeasured(rules: &Rules, person: &Person, at: Day) -> Option<Unmeasured> {
    let standing = person.standing_on(at);
    match person.status {
        Status::Cpns => Some(Unmeasured::Cpns),
        Status::Pppk | Status::PppkPartTime if at.year() < rules.pppk_since => {
            Some(Unmeasured::PppkBefore(rules.pppk_since))
        }
        _ if matches!(standing, Standing::Retired | Standing::Transferred | Standing::Deceased) => {
            Some(Unmeasured::Left(standing))
        }
        Status::Pns | Status::Pppk | Status::PppkPartTime => None,
    }
}

/// Whether the index is measured of a person on a day: PNS, and PPPK from a year on, who are in service.
pub fn is_measured(rules: &Rules, person: &Person, at: Day) -> bool {
    unmeasured(rules, person, at).is_none()
}

/// One item of competence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Item<'a> {
    pub cause: Cause,
    /// The latest record that gives it.
    pub by: Option<&'a LearningRecord>,
    /// Where none gives it: the latest one that would, were its evidence verified.
    pub waiting: Option<&'a LearningRecord>,
}

/// What the index of one person stands on.
#[derive(Clone, Debug, PartialEq)]
pub struct Basis<'a> {
    pub input: Input,
    pub since: Since,
    pub position: Option<&'a Position>,
    /// The position needs no functional training, which counts as having it.
    pub exempt: bool,
    pub items: [Item<'a>; 4],
    /// The annual evaluation that counts, with its year.
    pub evaluation: Option<(i32, &'a Evaluation)>,
    /// The heaviest punishment in the window; of equal ones the latest.
    pub punishment: Option<&'a DisciplineRecord>,
}

impl<'a> Basis<'a> {
    /// An item of competence.
    pub fn item(&self, cause: Cause) -> Option<&Item<'a>> {
        self.items.iter().find(|item| item.cause == cause)
    }
}

/// The items of competence, in the order of the table.
const ITEMS: [Cause; 4] = [Cause::Leadership, Cause::FunctionalTraining, Cause::Technical, Cause::Seminar];

impl Input {
    /// Whether an item of competence is had.
    pub const fn has(&self, item: Cause) -> bool {
        match item {
            Cause::Leadership => self.leadership,
            Cause::FunctionalTraining => self.functional,
            Cause::Technical => self.technical,
            Cause::Seminar => self.seminar,
            Cause::Qualification | Cause::Performance | Cause::Discipline => false,
        }
    }
}

impl Rules {
    /// Forms of learning that can give an item of competence.
    pub fn serving(&self, item: Cause) -> &[LearningForm] {
        match item {
            Cause::Leadership => &[LearningForm::PelatihanStruktural],
            Cause::FunctionalTraining => &[LearningForm::PelatihanFungsional],
            Cause::Technical => &self.technical_forms,
            Cause::Seminar => &self.seminar_forms,
            Cause::Qualification | Cause::Performance | Cause::Discipline => &[],
        }
    }
}

/// What the index of one person stands on at a day; none where it is not measured of them.
pub fn basis_of<'a>(rules: &Rules, data: &'a Dataset, person: Id<Person>, at: Day) -> Option<Basis<'a>> {
    let who = data.people.get(person).filter(|who| is_measured(rules, who, at))?;
    let position = who.post_on(at).and_then(|post| post.position).and_then(|id| data.positions.get(id));
    let held = position.map(|position| Held::of(rules, position));
    let (since, tables) = (Since::of(rules, at), jp::Tables::of(data));
    let mut input = Input::of(who, held.as_ref());
    let exempt = input.functional;
    let mut records: Vec<&LearningRecord> = data.learning.iter().filter(|record| record.person == person).collect();
    order::sort_by_key(&mut records, |record| (Reverse(record.end), record.id));
    let mut items = ITEMS.map(|cause| Item { cause, by: None, waiting: None });
    for record in &records {
        let before = input;
        input.learn(rules, &tables, &since, held.as_ref(), record);
        let new = items.iter_mut().filter(|item| input.has(item.cause) && !before.has(item.cause));
        new.for_each(|item| item.by = Some(record));
    }
    let unproven = |record: &&&LearningRecord| matches!(record.evidence, Evidence::Awaiting | Evidence::Registered);
    for record in records.iter().filter(unproven) {
        let mut hoped = input;
        let proven = LearningRecord { evidence: Evidence::Verified, ..(*record).clone() };
        hoped.learn(rules, &tables, &since, held.as_ref(), &proven);
        let new = items.iter_mut().filter(|item| hoped.has(item.cause) && !input.has(item.cause));
        new.for_each(|item| item.waiting = item.waiting.or(Some(record)));
    }
    let evaluated = data.evaluations.iter().filter(|row| row.person == person).filter_map(|row| {
        let period = data.periods.get(row.period).filter(|period| period.span == PeriodSpan::Annual)?;
        let year = i32::from(period.year);
        since.evaluated().contains(&year).then(|| predicate_of(row).map(|predicate| (year, row, predicate)))?
    });
    let evaluated = evaluated.max_by_key(|(year, row, _)| (*year, row.id));
    if let Some((.., predicate)) = evaluated {
        input.evaluated(predicate);
    }
    let mut punishments: Vec<&DisciplineRecord> = data.discipline.iter().filter(|row| row.person == person).collect();
    order::sort_by_key(&mut punishments, |row| (Reverse(row.level), Reverse(row.from), row.id));
    let mut punishment = None;
    for record in punishments {
        let before = input.discipline;
        input.punished(&since, record);
        if input.discipline != before {
            punishment = Some(record);
        }
    }
    let evaluation = evaluated.map(|(year, row, _)| (year, row));
    Some(Basis { input, since, position, exempt, items, evaluation, punishment })
}

/// The input of one person at a day; none where the index is not measured of them.
pub fn input_of(rules: &Rules, data: &Dataset, person: Id<Person>, at: Day) -> Option<Input> {
    basis_of(rules, data, person, at).map(|basis| basis.input)
}
