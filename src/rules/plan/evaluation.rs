//! Entering and editing an evaluation: the evaluator decides, a choice other than the usulan needs a reason.
use crate::domain::{
    Changed, Dataset, Diff, Evaluation, EvaluationDetail, EvaluationPeriod, EvaluationSource, Hundredths, Id, Kind,
    PeriodSpan, PeriodState, Person, Predicate, ProblemKind, Problems, Rating, Refusal, Rubric, Stamp, WorkPlan,
};
use crate::rules::{Proposal, Rubrics, propose};

/// Most of a realisation that is believed, in wholes.
const MOST: i32 = 1_000_000_000;

/// An evaluation as a form holds it.
#[derive(Clone, Debug, PartialEq)]
pub struct EvaluationDraft {
    /// None: a new evaluation.
    pub id: Option<Id<Evaluation>>,
    pub person: Id<Person>,
    pub period: Id<EvaluationPeriod>,
    pub evaluator: Option<Id<Person>>,
    pub result: Option<Rating>,
    pub behaviour: Option<Rating>,
    pub stated: Option<Predicate>,
    pub result_reason: String,
    pub behaviour_reason: String,
    pub detail: Option<EvaluationDetail>,
    pub source: EvaluationSource,
}

impl EvaluationDraft {
    /// An empty draft of a new evaluation.
    pub const fn new(person: Id<Person>, period: Id<EvaluationPeriod>) -> Self {
        Self {
            id: None,
            person,
            period,
            evaluator: None,
            result: None,
            behaviour: None,
            stated: None,
            result_reason: String::new(),
            behaviour_reason: String::new(),
            detail: None,
            source: EvaluationSource::Entered,
        }
    }

    /// What the rubric proposes for this draft; nothing for an annual one, whose ratings the evaluator chooses with the
    /// periodic ones in sight.
    pub fn proposal(&self, span: PeriodSpan, rubric: &Rubric, plan: Option<&WorkPlan>) -> Option<Proposal> {
        let detail = self.detail.as_ref().filter(|_| span != PeriodSpan::Annual)?;
        Some(propose(rubric, plan, detail))
    }

    /// Problems of the fields alone: `result`, `behaviour`, `result_reason`, `behaviour_reason`, `behaviours.0` to `.6`,
    /// `realisations.N` where N is the number of the item.
    pub fn check(&self, span: PeriodSpan, rubric: &Rubric, plan: Option<&WorkPlan>) -> Problems {
        let mut problems = Problems::default();
        let by_ratings = self.stated.is_none() || self.result.is_some() || self.behaviour.is_some();
        problems.when(by_ratings && self.result.is_none(), "result", ProblemKind::Missing);
        problems.when(by_ratings && self.behaviour.is_none(), "behaviour", ProblemKind::Missing);
        if let Some(detail) = &self.detail {
            check_detail(&mut problems, detail, rubric, plan);
        }
        if let Some(proposal) = self.proposal(span, rubric, plan) {
            let differs = |proposed: Option<Rating>, decided: Option<Rating>| {
                proposed.zip(decided).is_some_and(|(proposed, decided)| proposed != decided)
            };
            let silent = |reason: &str| reason.trim().is_empty();
            let result = differs(proposal.result, self.result) && silent(&self.result_reason);
            problems.when(result, "result_reason", ProblemKind::ReasonNeeded);
            let behaviour = differs(proposal.behaviour, self.behaviour) && silent(&self.behaviour_reason);
            problems.when(behaviour, "behaviour_reason", ProblemKind::ReasonNeeded);
        }
        problems
    }
}

impl From<&Evaluation> for EvaluationDraft {
    fn from(row: &Evaluation) -> Self {
        Self {
            id: Some(row.id),
            person: row.person,
            period: row.period,
            evaluator: row.evaluator,
            result: row.result,
            behaviour: row.behaviour,
            stated: row.stated,
            result_reason: row.result_reason.clone(),
            behaviour_reason: row.behaviour_reason.clone(),
            detail: row.detail.clone(),
            source: row.source,
        }
    }
}

fn check_detail(problems: &mut Problems, detail: &EvaluationDetail, rubric: &Rubric, plan: Option<&WorkPlan>) {
    let range = |max: i32| ProblemKind::OutOfRange { min: "0".into(), max: max.to_string() };
    for (at, value) in detail.behaviours.iter().enumerate() {
        let outside = value.is_some_and(|value| !(1..=rubric.behaviour_max).contains(&value));
        let scale = ProblemKind::OutOfRange { min: "1".into(), max: rubric.behaviour_max.to_string() };
        problems.when(outside, &format!("behaviours.{at}"), scale);
    }
    let mut seen = std::collections::BTreeSet::new();
    for done in &detail.realisations {
        let field = format!("realisations.{}", done.item);
        let planned = plan.is_some_and(|plan| plan.items.iter().any(|item| item.number == done.item));
        problems.when(!planned || !seen.insert(done.item), &field, ProblemKind::Unknown);
        let most = Hundredths::whole(MOST);
        let outside = done.value.is_some_and(|value| value < Hundredths::ZERO || value > most);
        problems.when(outside, &field, range(MOST));
    }
}

impl Dataset {
    /// Enters a new evaluation or edits one. Refuses in a closed period, a second one for the same person and period, and
    /// a draft with problems.
    pub fn plan_evaluation(&self, stamp: &mut Stamp, draft: EvaluationDraft) -> Result<Diff, Refusal> {
        let period = self.open_period(draft.period)?;
        let before = match draft.id {
            Some(id) => Some(self.evaluations.get(id).ok_or(Refusal::Gone(Kind::Evaluation))?),
            None => None,
        };
        if let Some(before) = before.filter(|before| before.period != draft.period) {
            self.open_period(before.period)?;
        }
        let of_person = |row: &&Evaluation| row.person == draft.person && row.period == draft.period;
        if self.evaluations.iter().filter(of_person).any(|row| Some(row.id) != draft.id) {
            return Err(Refusal::AlreadyEvaluated(draft.person));
        }
        let rubrics = Rubrics::of(self);
        let rubric = match before.and_then(|before| before.rubric) {
            Some(pinned) => rubrics.get(pinned),
            None => rubrics.on(period.start),
        };
        let rubric = rubric.ok_or(Refusal::Gone(Kind::Rubric))?;
        let plan = self.work_plan(draft.person, period.year);
        let mut problems = draft.check(period.span, rubric, plan);
        problems.when(self.people.get(draft.person).is_none(), "person", ProblemKind::Unknown);
        let evaluator = draft.evaluator.is_none_or(|id| id != draft.person && self.people.get(id).is_some());
        problems.when(!evaluator, "evaluator", ProblemKind::Unknown);
        problems.ok()?;
        let id = draft.id.unwrap_or_else(|| stamp.id());
        let diff = self.put(stamp, row(id, before, draft));
        if diff.is_empty() { Err(Refusal::Nothing) } else { Ok(diff) }
    }

    /// Takes an evaluation of an open period away.
    pub fn plan_remove_evaluation(&self, id: Id<Evaluation>) -> Result<Diff, Refusal> {
        let evaluation = self.evaluations.get(id).ok_or(Refusal::Gone(Kind::Evaluation))?;
        self.open_period(evaluation.period)?;
        Ok(self.remove(id))
    }

    pub(super) fn open_period(&self, id: Id<EvaluationPeriod>) -> Result<&EvaluationPeriod, Refusal> {
        let period = self.periods.get(id).ok_or(Refusal::Gone(Kind::Period))?;
        if period.state == PeriodState::Closed { Err(Refusal::PeriodClosed) } else { Ok(period) }
    }
}

pub(super) fn row(id: Id<Evaluation>, before: Option<&Evaluation>, draft: EvaluationDraft) -> Evaluation {
    Evaluation {
        id,
        person: draft.person,
        period: draft.period,
        evaluator: draft.evaluator,
        result: draft.result,
        behaviour: draft.behaviour,
        stated: draft.stated,
        result_reason: draft.result_reason.trim().to_owned(),
        behaviour_reason: draft.behaviour_reason.trim().to_owned(),
        detail: draft.detail,
        source: draft.source,
        rubric: before.and_then(|before| before.rubric),
        rule_set: before.and_then(|before| before.rule_set),
        changed: Changed::default(),
    }
}
