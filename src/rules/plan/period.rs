//! Closing a period pins what its evaluations are read with; opening it again needs a reason.
use crate::domain::{
    Change, Dataset, Diff, Evaluation, EvaluationPeriod, Id, Kind, PeriodState, Problems, Refusal, Stamp,
};
use crate::rules::{DEFAULT_RUBRIC, DEFAULT_RULE_SET, Rubrics, default_rubric, default_rule_set};

impl Dataset {
    /// Closes a period: each of its evaluations carries its rubric and rule set from now on. The built-in ones are written
    /// down where they are used, so that the data stay readable by a later version with other built-ins.
    pub fn plan_close_period(&self, stamp: &Stamp, id: Id<EvaluationPeriod>) -> Result<Diff, Refusal> {
        let period = self.periods.get(id).ok_or(Refusal::Gone(Kind::Period))?;
        if period.state == PeriodState::Closed {
            return Err(Refusal::Nothing);
        }
        let rubrics = Rubrics::of(self);
        let mut diff = self.put(stamp, EvaluationPeriod { state: PeriodState::Closed, ..period.clone() });
        let mut uses_default = false;
        for evaluation in self.evaluations.iter().filter(|evaluation| evaluation.period == id) {
            let rubric = evaluation.rubric.or_else(|| rubrics.on(period.start).map(|rubric| rubric.id));
            uses_default |= rubric == Some(DEFAULT_RUBRIC);
            let rule_set = evaluation.rule_set.or(Some(DEFAULT_RULE_SET));
            let pinned = Evaluation { rubric, rule_set, changed: stamp.changed(), ..evaluation.clone() };
            if evaluation.rubric != rubric || evaluation.rule_set != rule_set {
                diff.evaluations.push(Change { before: Some(evaluation.clone()), after: Some(pinned) });
            }
        }
        if uses_default && self.rubrics.get(DEFAULT_RUBRIC).is_none() {
            diff.join(self.put(stamp, default_rubric()));
        }
        if !diff.evaluations.is_empty() && self.rule_sets.get(DEFAULT_RULE_SET).is_none() {
            diff.join(self.put(stamp, default_rule_set()));
        }
        Ok(diff)
    }

    /// Opens a closed period again, for a reason that is kept. Its evaluations keep what they were read with.
    pub fn plan_reopen_period(&self, stamp: &Stamp, id: Id<EvaluationPeriod>, reason: &str) -> Result<Diff, Refusal> {
        let period = self.periods.get(id).ok_or(Refusal::Gone(Kind::Period))?;
        if period.state == PeriodState::Open {
            return Err(Refusal::PeriodOpen);
        }
        let mut problems = Problems::default();
        problems.need(reason, "reopened_because");
        problems.ok()?;
        let reopened_because = reason.trim().to_owned();
        Ok(self.put(stamp, EvaluationPeriod { state: PeriodState::Open, reopened_because, ..period.clone() }))
    }
}
