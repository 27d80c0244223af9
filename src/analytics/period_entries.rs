//! Everybody of one evaluation period: who is done, who is not, and whose numbers are worth a look.
use std::collections::{BTreeMap, BTreeSet};

use crate::domain::order;
use crate::domain::{
    Dataset, Day, Evaluation, EvaluationPeriod, Hundredths, Id, Person, Position, Predicate, Rating, Unit,
};
pub use crate::rules::is_expected;
use crate::rules::{Finding, PredicateBasis, Rubrics, score};

/// How far the evaluation of one person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryState {
    /// No evaluation yet.
    NotYet,
    /// Begun, but without a predicate.
    Begun,
    Done,
    /// The evaluator decided otherwise than proposed, with a reason.
    ProposalChanged,
    /// The source states another predicate than the quadrant gives.
    StatedDiffers,
}

impl EntryState {
    /// Every state, what is left to do first.
    pub const ALL: [Self; 5] = [Self::NotYet, Self::Begun, Self::Done, Self::ProposalChanged, Self::StatedDiffers];
    /// Whether there is a predicate.
    pub const fn is_done(self) -> bool {
        !matches!(self, Self::NotYet | Self::Begun)
    }
}

/// One person in the period.
#[derive(Clone, Debug, PartialEq)]
pub struct PeriodEntry {
    pub person: Id<Person>,
    /// Unit on the last day of the period.
    pub unit: Option<Id<Unit>>,
    /// The perangkat daerah above that unit.
    pub office: Option<Id<Unit>>,
    pub position: Option<Id<Position>>,
    pub evaluation: Option<Id<Evaluation>>,
    pub result: Option<Rating>,
    pub behaviour: Option<Rating>,
    pub predicate: Option<Predicate>,
    pub basis: Option<PredicateBasis>,
    /// Nilai analisis, only of detailed evaluations.
    pub analysis: Option<Hundredths>,
    pub state: EntryState,
    /// Whether an evaluation is expected: in service on the last day of the period.
    pub expected: bool,
}

/// A period counted up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PeriodCount {
    /// People of whom an evaluation is expected.
    pub expected: usize,
    /// Those of them who have a predicate.
    pub done: usize,
    /// People with a predicate, expected or not, by predicate.
    pub predicates: BTreeMap<Predicate, usize>,
    /// People with both ratings, by rating of results and of behaviour.
    pub quadrant: BTreeMap<(Rating, Rating), usize>,
}

impl PeriodCount {
    /// People with a predicate.
    pub fn rated(&self) -> usize {
        self.predicates.values().sum()
    }
    /// The most frequent predicate and its people; the better one of two that are even.
    pub fn most_frequent(&self) -> Option<(Predicate, usize)> {
        self.predicates.iter().max_by_key(|(_, people)| **people).map(|(predicate, people)| (*predicate, *people))
    }
}

/// The perangkat daerah above a unit, or the unit itself. Ends on a cycle too.
pub fn office_of(data: &Dataset, unit: Id<Unit>) -> Id<Unit> {
    let mut top = unit;
    for _ in 0..=data.units.len() {
        match data.units.get(top).and_then(|unit| unit.parent) {
            Some(parent) => top = parent,
            None => break,
        }
    }
    top
}

/// Everybody who is expected in the period or has an evaluation in it, by identifier.
pub fn period_entries(data: &Dataset, period: &EvaluationPeriod) -> Vec<PeriodEntry> {
    entries_of(data, period, |_| true)
}

/// The same of those who were in one of these units when the period ended.
pub fn period_entries_in(data: &Dataset, period: &EvaluationPeriod, units: &BTreeSet<Id<Unit>>) -> Vec<PeriodEntry> {
    entries_of(data, period, |person| person.post_on(period.end).is_some_and(|post| units.contains(&post.unit)))
}

fn entries_of(data: &Dataset, period: &EvaluationPeriod, is_asked: impl Fn(&Person) -> bool) -> Vec<PeriodEntry> {
    let mut evaluations: BTreeMap<Id<Person>, &Evaluation> = BTreeMap::new();
    for evaluation in data.evaluations.iter().filter(|evaluation| evaluation.period == period.id) {
        evaluations.entry(evaluation.person).or_insert(evaluation);
    }
    let detailed = evaluations.values().any(|evaluation| evaluation.detail.is_some());
    let of_year = data.work_plans.iter().filter(|plan| detailed && plan.year == period.year);
    let mut plans = BTreeMap::new();
    for plan in of_year {
        plans.entry(plan.person).or_insert(plan);
    }
    let offices: BTreeMap<Id<Unit>, Id<Unit>> =
        data.units.iter().map(|unit| (unit.id, office_of(data, unit.id))).collect();
    let rubrics = Rubrics::of(data);
    let mut entries = Vec::with_capacity(data.people.len());
    for person in data.people.iter().filter(|person| is_asked(person)) {
        let evaluation = evaluations.get(&person.id).copied();
        let expected = is_expected(person, period.end);
        if !expected && evaluation.is_none() {
            continue;
        }
        let post = person.post_on(period.end);
        let mut entry = PeriodEntry {
            person: person.id,
            unit: post.map(|post| post.unit),
            office: post.and_then(|post| offices.get(&post.unit).copied()),
            position: post.and_then(|post| post.position),
            evaluation: evaluation.map(|evaluation| evaluation.id),
            result: None,
            behaviour: None,
            predicate: None,
            basis: None,
            analysis: None,
            state: EntryState::NotYet,
            expected,
        };
        if let Some(evaluation) = evaluation {
            let rubric = rubrics.for_evaluation(evaluation, period.start);
            let score = score(evaluation, period.span, plans.get(&person.id).copied(), rubric);
            entry.state = state_of(score.predicate, &score.findings);
            entry.analysis = score.analysis_rounded();
            entry.result = score.result;
            entry.behaviour = score.behaviour;
            entry.predicate = score.predicate;
            entry.basis = score.basis;
        }
        entries.push(entry);
    }
    entries
}

fn state_of(predicate: Option<Predicate>, findings: &[Finding]) -> EntryState {
    let any = |is: fn(&Finding) -> bool| findings.iter().any(is);
    if predicate.is_none() {
        EntryState::Begun
    } else if any(|finding| matches!(finding, Finding::StatedDiffers { .. })) {
        EntryState::StatedDiffers
    } else if any(|finding| matches!(finding, Finding::ProposalChanged { .. })) {
        EntryState::ProposalChanged
    } else {
        EntryState::Done
    }
}

/// Counts entries up.
pub fn count_entries<'a>(entries: impl IntoIterator<Item = &'a PeriodEntry>) -> PeriodCount {
    let mut count = PeriodCount::default();
    for entry in entries {
        count.expected += usize::from(entry.expected);
        count.done += usize::from(entry.expected && entry.state.is_done());
        if let Some(predicate) = entry.predicate {
            *count.predicates.entry(predicate).or_default() += 1;
        }
        if let Some(cell) = entry.result.zip(entry.behaviour) {
            *count.quadrant.entry(cell).or_default() += 1;
        }
    }
    count
}

/// The period a person most likely means: the latest that has begun and is open, else the latest that has begun, else
/// the first to come.
pub fn present_period<'a>(
    periods: impl IntoIterator<Item = &'a EvaluationPeriod>,
    today: Day,
) -> Option<&'a EvaluationPeriod> {
    let mut sorted: Vec<&EvaluationPeriod> = periods.into_iter().collect();
    order::sort_by_key(&mut sorted, |period| (period.end, period.start, period.id));
    let begun = || sorted.iter().rev().filter(|period| period.start <= today);
    let open = begun().find(|period| period.state == crate::domain::PeriodState::Open);
    open.or_else(|| begun().next()).or_else(|| sorted.first()).copied()
}
