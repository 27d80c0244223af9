//! Angka kredit of a functional position from its predicates (PermenPANRB 1/2023; Peraturan BKN 3/2023).
mod records;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Exact, ParameterSet, Parameters, Ratio, RuleName, SetProblem, Sets, key};
use crate::domain::{FunctionalLevel, Predicate, Rank};

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

/// Angka kredit of a row; none where the months are not those of one year.
pub fn credit(rules: &Rules, row: Row) -> Option<Ratio> {
    let year = Ratio::new(i128::from(row.months), 12).filter(|_| (1..=12).contains(&row.months))?;
    let percent = rules.percent.get(&row.predicate)?.0.times(Ratio::new(1, 100)?);
    Some(year.times(percent).times(rules.levels.get(&row.level)?.coefficient.0))
}

/// What rows come to in the jenjang of the last one: a jenjang promotion starts again from nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    pub level: FunctionalLevel,
    pub exact: Ratio,
    /// The sum of rows rounded to two decimals.
    pub of_rounded: Ratio,
    pub rank_need: Ratio,
    pub level_need: Option<Ratio>,
}

impl Total {
    /// What thresholds are compared with.
    pub const fn compared(&self, thresholds: Thresholds) -> Ratio {
        match thresholds {
            Thresholds::Exact => self.exact,
            Thresholds::RoundedRows => self.of_rounded,
        }
    }
}

/// Angka kredit of rows in the order of time; none without a row, or where one has none.
pub fn total(rules: &Rules, rows: &[Row]) -> Option<Total> {
    let level = rows.last()?.level;
    let needs = rules.levels.get(&level)?;
    let start = Some((Ratio::ZERO, Ratio::ZERO));
    let in_level = rows.iter().rev().take_while(|row| row.level == level);
    let (exact, of_rounded) = in_level.fold(start, |sums, row| {
        let (exact, rounded) = sums?;
        let points = credit(rules, *row)?;
        Some((exact.plus(points), rounded.plus(Ratio::of(points.rounded()))))
    })?;
    let level_need = needs.level_need.map(|need| need.0);
    Some(Total { level, exact, of_rounded, rank_need: needs.rank_need.0, level_need })
}

/// How far a need is met. "Angka kredit terpenuhi" and never more: a promotion also needs a vacancy, a test, a predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
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
    Progress { need, left, months }
}
