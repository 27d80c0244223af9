//! Angka kredit of a functional position from its predicates (PermenPANRB 1/2023; Peraturan BKN 3/2023).
mod records;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Exact, ParameterSet, Parameters, Ratio, RuleName, SetProblem, Sets, key};
use crate::domain::{Day, FunctionalLevel, Predicate, Rank};

pub use records::*;

/// One jenjang.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    pub ranks: Vec<Rank>,
    /// Angka kredit of a year with predicate Baik.
    pub coefficient: Exact,
    /// Needed for the next pangkat.
    pub rank_need: Exact,
    /// Needed for the next jenjang; none at the top.
    pub level_need: Option<Exact>,
    pub next: Option<FunctionalLevel>,
}

/// What thresholds are compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Thresholds {
    /// The exact sum.
    Exact,
    /// The sum of rows rounded to two decimals.
    RoundedRows,
}

/// Parameters.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Percent of the coefficient that a predicate gives.
    pub percent: BTreeMap<Predicate, Exact>,
    pub levels: BTreeMap<FunctionalLevel, Level>,
    pub thresholds: Thresholds,
    /// What is above the need of a pangkat counts towards the next one.
    pub surplus_carries_on: bool,
}

impl Parameters for Rules {
    const RULE: RuleName = RuleName::Credit;

    fn of(sets: &Sets) -> &ParameterSet<Self> {
        &sets.credit
    }

    fn problems(&self) -> Vec<SetProblem> {
        let mut found = Vec::new();
        for (parameter, missing) in [("percent", self.percent.len() < 5), ("levels", self.levels.len() < 8)] {
            if missing {
                found.push(SetProblem::Missing { parameter: parameter.into() });
            }
        }
        let falls = self.percent.values().zip(self.percent.values().skip(1)).any(|(lower, higher)| lower > higher);
        if falls {
            found.push(SetProblem::Order { parameter: "percent".into() });
        }
        let below = |(predicate, percent): (&Predicate, &Exact)| {
            SetProblem::below_zero(format!("percent/{}", key(predicate)), percent.0)
        };
        found.extend(self.percent.iter().filter_map(below));
        for (level, row) in &self.levels {
            let parameter = |part: &str| format!("levels/{}/{part}", key(level));
            let numbers = [("coefficient", row.coefficient), ("rank_need", row.rank_need)].into_iter();
            let numbers = numbers.chain(row.level_need.map(|need| ("level_need", need)));
            let wrong = numbers.filter(|(_, number)| number.0 <= Ratio::ZERO);
            let out = |(part, number): (&str, Exact)| SetProblem::OutOfRange {
                parameter: parameter(part),
                found: number.to_string(),
            };
            found.extend(wrong.map(out));
            if row.next.is_some() != row.level_need.is_some() {
                let part = if row.next.is_none() { "next" } else { "level_need" };
                found.push(SetProblem::Missing { parameter: parameter(part) });
            }
        }
        found
    }
}

/// A stretch of a year with one predicate in one jenjang.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    pub level: FunctionalLevel,
    pub predicate: Predicate,
    /// 1-12.
    pub months: u8,
}

/// Angka kredit of a row, with what it was computed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Points {
    /// Percent of the predicate.
    pub percent: Ratio,
    /// Angka kredit of the jenjang in a year.
    pub coefficient: Ratio,
    pub points: Ratio,
}

/// Angka kredit of a row and its factors; none where the months are not those of one year.
pub fn points(rules: &Rules, row: Row) -> Option<Points> {
    let year = Ratio::new(i128::from(row.months), 12).filter(|_| (1..=12).contains(&row.months))?;
    let percent = rules.percent.get(&row.predicate)?.0;
    let coefficient = rules.levels.get(&row.level)?.coefficient.0;
    Some(Points { percent, coefficient, points: year.times(percent.times(Ratio::new(1, 100)?)).times(coefficient) })
}

/// Angka kredit of a row; none where the months are not those of one year.
pub fn credit(rules: &Rules, row: Row) -> Option<Ratio> {
    points(rules, row).map(|found| found.points)
}

/// A sum of rows, exact and of rows rounded to two decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sums {
    pub exact: Ratio,
    pub of_rounded: Ratio,
}

impl Sums {
    /// Starts from a balance.
    pub const fn of(balance: Ratio) -> Self {
        Self { exact: balance, of_rounded: balance }
    }

    /// With one row more.
    pub fn plus(self, points: Ratio) -> Self {
        let rounded = Ratio::of(points.rounded());
        Self { exact: self.exact.plus(points), of_rounded: self.of_rounded.plus(rounded) }
    }

    /// What thresholds are compared with.
    pub const fn compared(self, thresholds: Thresholds) -> Ratio {
        match thresholds {
            Thresholds::Exact => self.exact,
            Thresholds::RoundedRows => self.of_rounded,
        }
    }
}

/// What rows come to in the jenjang of the last one: a jenjang promotion starts again from nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    pub level: FunctionalLevel,
    pub sums: Sums,
    pub rank_need: Ratio,
    pub level_need: Option<Ratio>,
}

/// Angka kredit of rows in the order of time; none without a row, or where one has none.
pub fn total(rules: &Rules, rows: &[Row]) -> Option<Total> {
    let level = rows.last()?.level;
    let needs = rules.levels.get(&level)?;
    let in_level = rows.iter().rev().take_while(|row| row.level == level);
    let sums = in_level
        .map(|row| credit(rules, *row))
        .try_fold(Sums::of(Ratio::ZERO), |sums, points| points.map(|points| sums.plus(points)))?;
    let level_need = needs.level_need.map(|need| need.0);
    Some(Total { level, sums, rank_need: needs.rank_need.0, level_need })
}

/// The next pangkat inside a jenjang: what it needs, and of which credit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Of all credit in the jenjang where surplus carries on, else of the credit since the last pangkat.
    pub need: Ratio,
    /// The day of the last pangkat inside the jenjang.
    pub since: Option<Day>,
}

/// The step after so many pangkat inside a jenjang, the last of them on a day.
///
/// A surplus that carries on is the same as counting on: 55 of 50 leave 5 for the next 50, as 55 of 100 do.
pub fn step(rules: &Rules, level: &Level, made: usize, last: Option<Day>) -> Step {
    let each = level.rank_need.0;
    let steps = i64::try_from(made).unwrap_or(i64::MAX).saturating_add(1);
    let need = if rules.surplus_carries_on { each.times(Ratio::whole(steps)) } else { each };
    Step { need, since: last.filter(|_| made > 0) }
}

/// How far a need is met. "Angka kredit terpenuhi" and never more: a promotion also needs a vacancy, a test, a predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is had of it.
    pub credit: Ratio,
    pub need: Ratio,
    /// Still missing; 0 where it is met.
    pub left: Ratio,
    /// Months until it is met with this predicate every year; none where that gives nothing.
    pub months: Option<u32>,
}

/// How far `credit` meets `need`, and how long the rest takes in that jenjang with that predicate.
pub fn progress(rules: &Rules, level: FunctionalLevel, credit: Ratio, need: Ratio, predicate: Predicate) -> Progress {
    let rest = need.plus(credit.times(Ratio::whole(-1)));
    let left = if rest > Ratio::ZERO { rest } else { Ratio::ZERO };
    let a_month = self::credit(rules, Row { level, predicate, months: 1 });
    let months = a_month.and_then(|month| left.over(month)).and_then(|months| u32::try_from(months.ceiling()).ok());
    Progress { credit, need, left, months }
}
