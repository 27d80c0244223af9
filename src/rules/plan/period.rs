//! Closing a period pins what its evaluations are read with; opening it again needs a reason.
use std::collections::BTreeSet;

use crate::domain::{
    Change, Dataset, Diff, Evaluation, EvaluationPeriod, Id, Kind, PeriodState, Problems, Refusal, RuleSet, Stamp,
};
use crate::rules::{DEFAULT_RUBRIC, Rubrics, Sets, default_rubric, keeps_sets, pin, pin_of};

impl Dataset {
    /// Closes a period: each of its evaluations carries its rubric and, in one row, the sets that its numbers come from. They
    /// are written down whole, the built-in ones too, so that the data stay readable by a later version with other built-ins.
    pub fn plan_close_period(&self, stamp: &mut Stamp, id: Id<EvaluationPeriod>) -> Result<Diff, Refusal> {
        let period = self.periods.get(id).ok_or(Refusal::Gone(Kind::Period))?;
        if period.state == PeriodState::Closed {
            return Err(Refusal::Nothing);
        }
        let rubrics = Rubrics::of(self);
        let kept = self.kept_sets(stamp, period)?;
        let pins: BTreeSet<_> = self.rule_sets.iter().filter(|row| keeps_sets(row)).map(|row| row.id).collect();
        let mut diff = self.put(stamp, EvaluationPeriod { state: PeriodState::Closed, ..period.clone() });
        let mut uses_default = false;
        for evaluation in self.evaluations.iter().filter(|evaluation| evaluation.period == id) {
            let rubric = evaluation.rubric.or_else(|| rubrics.on(period.start).map(|rubric| rubric.id));
            uses_default |= rubric == Some(DEFAULT_RUBRIC);
            let carried = evaluation.rule_set.filter(|id| pins.contains(id));
            let rule_set = carried.or(Some(kept.id));
            let pinned = Evaluation { rubric, rule_set, changed: stamp.changed(), ..evaluation.clone() };
            if evaluation.rubric != rubric || evaluation.rule_set != rule_set {
                diff.evaluations.push(Change { before: Some(evaluation.clone()), after: Some(pinned) });
            }
        }
        if uses_default && self.rubrics.get(DEFAULT_RUBRIC).is_none() {
            diff.join(self.put(stamp, default_rubric()));
        }
        let is_carried =
            |change: &Change<Evaluation>| change.after.as_ref().and_then(|row| row.rule_set) == Some(kept.id);
        if diff.evaluations.iter().any(is_carried) && self.rule_sets.get(kept.id).is_none() {
            diff.join(self.put(stamp, kept));
        }
        Ok(diff)
    }

    /// The row that keeps the sets of a period: the one its evaluations carry since it was closed before, else a new one of
    /// its own, so that taking back the closing of another period leaves it alone.
    fn kept_sets(&self, stamp: &mut Stamp, period: &EvaluationPeriod) -> Result<RuleSet, Refusal> {
        if let Some(row) = pin_of(self, period) {
            return Ok(row.clone());
        }
        let rows = self.rule_sets.iter().filter(|row| keeps_sets(row));
        let version = rows.map(|row| row.version).max().unwrap_or(1).saturating_add(1);
        let sets = Sets::in_force(self, period.end).map_err(|_| Refusal::Gone(Kind::RuleSet))?;
        pin(&sets, stamp.id(), version).map_err(|_| Refusal::Gone(Kind::RuleSet))
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
