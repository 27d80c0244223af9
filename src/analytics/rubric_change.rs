//! Who would get another proposal if the rubric changed: asked before a new version is written.
use std::collections::BTreeMap;

use crate::domain::order;
use crate::domain::{Dataset, EvaluationPeriod, Id, PeriodSpan, PeriodState, Person, Rating, Rubric};
use crate::rules::{Half, Rubrics, propose};

/// One proposal that would move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    pub person: Id<Person>,
    pub period: Id<EvaluationPeriod>,
    pub half: Half,
    pub now: Option<Rating>,
    pub then: Option<Rating>,
}

/// What a new version of a rubric would do to evaluations that are still open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RubricChange {
    /// Open periods that would use it.
    pub periods: usize,
    /// Detailed evaluations in them, annual ones aside: nothing is proposed for those.
    pub evaluations: usize,
    /// Those of them with another proposal.
    pub changed: usize,
    /// Every proposal that would move, by person and period.
    pub moved: Vec<Moved>,
}

/// Compares the proposals of open periods under `draft` with those of the rubrics in use.
pub fn rubric_change(data: &Dataset, draft: &Rubric) -> RubricChange {
    let rubrics = Rubrics::of(data);
    let open: BTreeMap<Id<EvaluationPeriod>, &EvaluationPeriod> = data
        .periods
        .iter()
        .filter(|period| period.state == PeriodState::Open && period.span != PeriodSpan::Annual)
        .filter(|period| draft.effective_from.is_none_or(|from| from <= period.start))
        .filter(|period| replaces(rubrics.on(period.start), draft))
        .map(|period| (period.id, period))
        .collect();
    let mut change = RubricChange { periods: open.len(), ..RubricChange::default() };
    if open.is_empty() {
        return change;
    }
    let mut plans = BTreeMap::new();
    for plan in data.work_plans.iter() {
        plans.entry((plan.person, plan.year)).or_insert(plan);
    }
    for evaluation in data.evaluations.iter().filter(|evaluation| evaluation.rubric.is_none()) {
        let Some(period) = open.get(&evaluation.period) else { continue };
        let Some((detail, rubric)) = evaluation.detail.as_ref().zip(rubrics.on(period.start)) else { continue };
        let plan = plans.get(&(evaluation.person, period.year)).copied();
        let (now, then) = (propose(rubric, plan, detail), propose(draft, plan, detail));
        let halves = [(Half::Result, now.result, then.result), (Half::Behaviour, now.behaviour, then.behaviour)];
        let before = change.moved.len();
        for (half, now, then) in halves.into_iter().filter(|(_, now, then)| now != then) {
            change.moved.push(Moved { person: evaluation.person, period: period.id, half, now, then });
        }
        change.evaluations += 1;
        change.changed += usize::from(change.moved.len() > before);
    }
    order::sort_by_key(&mut change.moved, |moved| (moved.person, moved.period, moved.half));
    change
}

/// Whether the draft would take the place of the rubric a period uses now: a later one in use stays.
fn replaces(used: Option<&Rubric>, draft: &Rubric) -> bool {
    used.is_none_or(|used| used.effective_from <= draft.effective_from)
}
