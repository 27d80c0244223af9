//! Plans the import of predicates and ratings as e-Kinerja gives them: one evaluation for a person and period.
use std::collections::HashMap;

use super::{
    Draft, FieldChange, ImportPlan, ImportRow, Options, RowOutcome, RowRefusal, RowWarning,
    learning::person,
    people::Roll,
    reading::{Reading, each},
    reference::{Found, Named, ReferenceKind},
};
use crate::{
    archive::sheet::{Field, Mapping, ProblemKind, RowKind, SheetRow, value},
    domain::*,
    rules::quadrant,
    words::{domain::period as period_name, lang::Lang},
};

/// An evaluation as a file has one.
#[derive(Clone, Debug)]
pub struct ForeignPredicate {
    pub number: String,
    pub person_name: String,
    pub year: u16,
    pub span: PeriodSpan,
    pub result: Option<Rating>,
    pub behaviour: Option<Rating>,
    pub predicate: Option<Predicate>,
    pub evaluator_number: Option<String>,
    /// Person and period, by bits that may be provisional.
    pub person: Id<Person>,
    pub period: Id<EvaluationPeriod>,
    pub evaluator: Option<Id<Person>>,
    pub target: Option<Id<Evaluation>>,
}

impl ForeignPredicate {
    fn read(row: &mut Reading<'_>) -> Option<Self> {
        let number = row.need(Field::Nip, value::nip);
        let year = row.need(Field::Year, value::year);
        let span = row.take(Field::Span, value::span).unwrap_or(PeriodSpan::Annual);
        let result = row.take(Field::WorkRating, |cell| value::RATING.read(cell));
        let behaviour = row.take(Field::BehaviourRating, |cell| value::RATING.read(cell));
        let mut predicate = row.take(Field::Predicate, |cell| value::PREDICATE.read(cell));
        if row.problems.is_empty() && predicate.is_none() && (result.is_none() || behaviour.is_none()) {
            let missing = match (result, behaviour) {
                (Some(_), None) => Field::BehaviourRating,
                (None, Some(_)) => Field::WorkRating,
                _ => Field::Predicate,
            };
            predicate = row.take(missing, |cell| Err(ProblemKind::Missing.of(cell)));
        }
        let foreign = Self {
            number: number?.0,
            person_name: row.text(Field::Name),
            year: year?,
            span,
            result,
            behaviour,
            predicate,
            evaluator_number: row.take(Field::EvaluatorNip, value::nip).map(|(number, _)| number),
            person: Id::from_bits(0),
            period: Id::from_bits(0),
            evaluator: None,
            target: None,
        };
        row.problems.is_empty().then_some(foreign)
    }

    /// An evaluation that is not here yet.
    pub fn fresh(&self, id: Id<Evaluation>, options: &Options) -> Evaluation {
        Evaluation {
            id,
            person: self.person,
            period: self.period,
            evaluator: None,
            result: None,
            behaviour: None,
            stated: None,
            result_reason: String::new(),
            behaviour_reason: String::new(),
            detail: None,
            source: options.source,
            rubric: None,
            rule_set: None,
            changed: Changed::default(),
        }
    }

    /// Lays the row over an evaluation and tells what it changed. Cells that are empty change nothing.
    pub fn lay_over(&self, row: &mut Evaluation) -> Vec<FieldChange> {
        let mut changes = Vec::new();
        let rating = |rating: Option<Rating>| rating.map_or("", |rating| value::RATING.written(rating)).to_owned();
        let predicate =
            |predicate: Option<Predicate>| predicate.map_or("", |it| value::PREDICATE.written(it)).to_owned();
        if self.result.is_some() && row.result != self.result {
            let (old, new) = (rating(row.result), rating(self.result));
            row.result = self.result;
            changes.push(FieldChange { field: Field::WorkRating, old, new });
        }
        if self.behaviour.is_some() && row.behaviour != self.behaviour {
            let (old, new) = (rating(row.behaviour), rating(self.behaviour));
            row.behaviour = self.behaviour;
            changes.push(FieldChange { field: Field::BehaviourRating, old, new });
        }
        let by_ratings = row.result.zip(row.behaviour).map(|(result, behaviour)| quadrant(result, behaviour));
        // A predicate that the ratings say anyway is not kept a second time.
        let stated = self.predicate.filter(|stated| Some(*stated) != by_ratings);
        let stated = if self.predicate.is_some() { stated } else { row.stated };
        if row.stated != stated {
            let said = |row: &Evaluation| row.stated.or(by_ratings);
            let (old, new) = (predicate(said(row)), predicate(self.predicate));
            row.stated = stated;
            if old != new {
                changes.push(FieldChange { field: Field::Predicate, old, new });
            }
        }
        if self.evaluator.is_some() && row.evaluator != self.evaluator {
            let new = self.evaluator_number.clone().unwrap_or_default();
            changes.push(FieldChange { field: Field::EvaluatorNip, old: String::new(), new });
            row.evaluator = self.evaluator;
        }
        changes
    }
}

/// Plans every row.
pub fn plan(
    plan: &mut ImportPlan,
    data: &Dataset,
    mapping: &Mapping,
    rows: &[(SheetRow<'_>, RowKind)],
    stamp: &mut Stamp,
) {
    let roll = Roll::of(data);
    let periods: HashMap<(u16, PeriodSpan), &EvaluationPeriod> =
        data.periods.iter().map(|period| ((period.year, period.span), period)).collect();
    let here: HashMap<(Id<Person>, Id<EvaluationPeriod>), Id<Evaluation>> =
        data.evaluations.iter().map(|row| ((row.person, row.period), row.id)).collect();
    let mut seen: HashMap<(String, u16, PeriodSpan), u32> = HashMap::new();
    each(plan, mapping, rows, |plan, mut reading, line| {
        let who = reading.who();
        let mut row = ImportRow { line, who, outcome: RowOutcome::New, warnings: Vec::new(), waits_for: Vec::new() };
        let Some(mut foreign) = ForeignPredicate::read(&mut reading) else {
            row.outcome = RowOutcome::Unreadable(reading.problems);
            return plan.push(row, Draft::None);
        };
        let key = (foreign.number.clone(), foreign.year, foreign.span);
        if let Some(first) = seen.get(&key) {
            row.outcome = RowOutcome::Duplicate { first: *first };
            return plan.push(row, Draft::None);
        }
        seen.insert(key, line);
        let period = periods.get(&(foreign.year, foreign.span)).copied();
        if period.is_some_and(|period| period.state == PeriodState::Closed) {
            row.outcome = closed(data, &roll, &here, period, foreign);
            return plan.push(row, Draft::None);
        }
        let at = match period {
            Some(period) => Named::Known(period.id),
            None => missing_period(plan, line, (foreign.year, foreign.span), stamp),
        };
        foreign.period = settle(plan, at, &mut row);
        let who = person(plan, &roll, line, (&foreign.number, &foreign.person_name), stamp);
        foreign.person = settle(plan, who, &mut row);
        if let Some(number) = &foreign.evaluator_number {
            foreign.evaluator = roll.number(number).map(|person| person.id);
            if foreign.evaluator.is_none() {
                row.warnings.push(RowWarning::UnknownEvaluator { number: number.clone() });
            }
        }
        compare(plan, data, here.get(&(foreign.person, foreign.period)).copied(), foreign, row);
    });
}

fn settle<T>(plan: &ImportPlan, named: Named<T>, row: &mut ImportRow) -> Id<T> {
    match named {
        Named::Known(id) => id,
        Named::Reference(at) => {
            row.waits_for.push(at);
            Id::from_bits(plan.references.get(at).map_or(0, |reference| reference.provisional))
        }
    }
}

fn missing_period(
    plan: &mut ImportPlan,
    line: u32,
    (year, span): (u16, PeriodSpan),
    stamp: &mut Stamp,
) -> Named<EvaluationPeriod> {
    let provisional = stamp.id::<EvaluationPeriod>().bits();
    let name = period_name(Lang::Id, year, span);
    let found = || Found { similar: Vec::new(), provisional };
    Named::Reference(plan.refer(line, &name, ReferenceKind::Period { year, span }, found))
}

/// A closed period takes nothing; a row that says what stands there already is the same.
fn closed(
    data: &Dataset,
    roll: &Roll<'_>,
    here: &HashMap<(Id<Person>, Id<EvaluationPeriod>), Id<Evaluation>>,
    period: Option<&EvaluationPeriod>,
    mut foreign: ForeignPredicate,
) -> RowOutcome {
    let known = roll
        .number(&foreign.number)
        .zip(period)
        .and_then(|(person, period)| here.get(&(person.id, period.id)))
        .and_then(|id| data.evaluations.get(*id));
    let Some(known) = known else { return RowOutcome::Refused(RowRefusal::PeriodClosed) };
    foreign.evaluator = None;
    let mut laid = known.clone();
    foreign.lay_over(&mut laid);
    if laid == *known { RowOutcome::Same } else { RowOutcome::Refused(RowRefusal::PeriodClosed) }
}

fn compare(
    plan: &mut ImportPlan,
    data: &Dataset,
    known: Option<Id<Evaluation>>,
    mut foreign: ForeignPredicate,
    mut row: ImportRow,
) {
    if let (Some(result), Some(behaviour), Some(stated)) = (foreign.result, foreign.behaviour, foreign.predicate) {
        let by_ratings = quadrant(result, behaviour);
        if stated != by_ratings {
            row.warnings.push(RowWarning::QuadrantDiffers { stated, by_ratings });
        }
    }
    if let Some(known) = known.and_then(|id| data.evaluations.get(id)) {
        foreign.target = Some(known.id);
        let mut laid = known.clone();
        let changes = foreign.lay_over(&mut laid);
        if laid == *known {
            row.outcome = RowOutcome::Same;
            return plan.push(row, Draft::None);
        }
        if known.detail.is_some() {
            row.warnings.push(RowWarning::HasDetails);
        }
        row.outcome = RowOutcome::Changed(changes);
    }
    plan.push(row, Draft::Predicate(Box::new(foreign)));
}
