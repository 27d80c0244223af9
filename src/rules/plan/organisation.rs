//! Capaian kinerja organisasi: who set which predicate for a unit in a period, and taking it back.
use crate::domain::{
    Changed, Dataset, Diff, EvaluationPeriod, Id, Kind, Problems, Refusal, Stamp, Unit, UnitEvaluation, UnitPredicate,
};

impl Dataset {
    /// The organisation's result of a unit in a period.
    pub fn unit_result(&self, unit: Id<Unit>, period: Id<EvaluationPeriod>) -> Option<&UnitEvaluation> {
        self.unit_evaluations.iter().find(|row| row.unit == unit && row.period == period)
    }

    /// Sets or changes the organisation's result. Refuses in a closed period, and without who has set it.
    pub fn plan_unit_result(
        &self,
        stamp: &mut Stamp,
        unit: Id<Unit>,
        period: Id<EvaluationPeriod>,
        predicate: UnitPredicate,
        set_by: &str,
    ) -> Result<Diff, Refusal> {
        let period = self.open_period(period)?.id;
        if self.units.get(unit).is_none() {
            return Err(Refusal::Gone(Kind::Unit));
        }
        let mut problems = Problems::default();
        problems.need(set_by, "set_by");
        problems.ok()?;
        let id = self.unit_result(unit, period).map_or_else(|| stamp.id(), |row| row.id);
        let set_by = set_by.trim().to_owned();
        let diff = self.put(stamp, UnitEvaluation { id, unit, period, predicate, set_by, changed: Changed::default() });
        if diff.is_empty() { Err(Refusal::Nothing) } else { Ok(diff) }
    }

    /// Takes the organisation's result of an open period away.
    pub fn plan_clear_unit_result(&self, unit: Id<Unit>, period: Id<EvaluationPeriod>) -> Result<Diff, Refusal> {
        self.open_period(period)?;
        let row = self.unit_result(unit, period).ok_or(Refusal::Gone(Kind::UnitEvaluation))?;
        Ok(self.remove(row.id))
    }
}
