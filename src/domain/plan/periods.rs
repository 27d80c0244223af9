//! Plans for evaluation periods. Closing and opening again need a rule and stand in `rules`.
use crate::domain::{
    Changed, Dataset, Day, Diff, EvaluationPeriod, Id, Kind, PeriodSpan, PeriodState, ProblemKind, Problems, Refusal,
    Stamp,
};

impl PeriodSpan {
    /// First and last day in that year; none for a month or quarter that does not exist.
    pub fn days(self, year: u16) -> Option<(Day, Day)> {
        let (first, months) = match self {
            Self::Month(month @ 1..=12) => (u32::from(month), 1),
            Self::Quarter(quarter @ 1..=4) => (u32::from(quarter) * 3 - 2, 3),
            Self::Annual => (1, 12),
            Self::Month(_) | Self::Quarter(_) => return None,
        };
        let year = i32::from(year);
        let (next_year, next_month) = if first + months > 12 { (year + 1, 1) } else { (year, first + months) };
        Some((Day::new(year, first, 1)?, Day::new(next_year, next_month, 1)?.plus(-1)))
    }
}

impl Dataset {
    /// Opens a new period. Refuses a year that cannot be, and a second period for the year and span.
    pub fn plan_period(&self, stamp: &mut Stamp, year: u16, span: PeriodSpan) -> Result<Diff, Refusal> {
        let mut problems = Problems::default();
        let range = ProblemKind::OutOfRange { min: "2000".into(), max: "2100".into() };
        problems.when(!(2000..=2100).contains(&year), "year", range);
        let taken = self.periods.iter().any(|period| period.year == year && period.span == span);
        problems.when(taken, "span", ProblemKind::Taken { by: year.to_string() });
        problems.when(span.days(year).is_none(), "span", ProblemKind::Unknown);
        problems.ok()?;
        let (start, end) = span.days(year).ok_or(Refusal::Gone(Kind::Period))?;
        let id = stamp.id();
        let reopened_because = String::new();
        let state = PeriodState::Open;
        let period =
            EvaluationPeriod { id, year, span, start, end, state, reopened_because, changed: Changed::default() };
        self.put_checked(stamp, period)
    }

    /// Takes a period away that has no evaluation.
    pub fn plan_remove_period(&self, id: Id<EvaluationPeriod>) -> Result<Diff, Refusal> {
        let uses = [
            (Kind::Evaluation, self.evaluations.iter().filter(|row| row.period == id).count()),
            (Kind::UnitEvaluation, self.unit_evaluations.iter().filter(|row| row.period == id).count()),
        ];
        self.remove_unused(id, &uses)
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::*;

    fn stamp(seed: u64) -> Stamp {
        Stamp { now: Time::from_millis(1_000), author: None, ids: IdSource::new(seed) }
    }

    #[test]
    fn a_span_ends_on_the_last_day_of_its_last_month() {
        let days = |span: PeriodSpan, year| span.days(year).map(|(from, to)| format!("{from} {to}"));
        assert_eq!(days(PeriodSpan::Month(2), 2024).as_deref(), Some("2024-02-01 2024-02-29"));
        assert_eq!(days(PeriodSpan::Month(12), 2025).as_deref(), Some("2025-12-01 2025-12-31"));
        assert_eq!(days(PeriodSpan::Quarter(4), 2025).as_deref(), Some("2025-10-01 2025-12-31"));
        assert_eq!(days(PeriodSpan::Annual, 2025).as_deref(), Some("2025-01-01 2025-12-31"));
        assert_eq!(days(PeriodSpan::Quarter(5), 2025), None);
        assert_eq!(days(PeriodSpan::Month(0), 2025), None);
    }

    #[test]
    fn a_year_and_span_has_one_period() {
        let mut data = Dataset::default();
        data.apply(&data.plan_period(&mut stamp(1), 2026, PeriodSpan::Quarter(3)).unwrap());
        assert_eq!(data.periods.iter().map(|period| period.end.to_string()).collect::<Vec<_>>(), ["2026-09-30"]);
        let again = data.plan_period(&mut stamp(2), 2026, PeriodSpan::Quarter(3));
        let taken = Problem { field: "span".into(), what: ProblemKind::Taken { by: "2026".into() } };
        assert_eq!(again, Err(Refusal::Problems(vec![taken])));
        assert!(data.plan_period(&mut stamp(3), 2026, PeriodSpan::Annual).is_ok());
        assert!(data.plan_period(&mut stamp(4), 20, PeriodSpan::Annual).is_err());
    }
}
