//! Kotak talenta (PermenPANRB 3/2020, amended by 20/2025): potential across, performance up. Inputs, never a decision.
mod records;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Exact, ParameterSet, Parameters, Ratio, RuleName, SetProblem, Sets, ip_asn::Discipline, key};
use crate::domain::{Bilingual, Predicate};

pub use records::*;

/// A third of an axis, lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Third {
    Low,
    Middle,
    High,
}

impl Third {
    /// Lowest first.
    pub const ALL: [Self; 3] = [Self::Low, Self::Middle, Self::High];
}

/// Where an axis is cut; both cuts belong to the upper side.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cuts {
    pub middle: Exact,
    pub high: Exact,
}

/// Cuts of both axes.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AxisCuts {
    pub performance: Cuts,
    pub potential: Cuts,
}

/// How a predicate becomes a place on the axis of performance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ByPredicate {
    /// Each predicate has its third.
    Levels,
    /// Each predicate has its number, which is cut.
    Numbers,
}

/// Weights of the parts of potential, percent.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PotentialWeights {
    pub assessment: Exact,
    pub qualification: Exact,
    pub integrity: Exact,
}

/// Parameters.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    pub cuts: AxisCuts,
    pub by_predicate: ByPredicate,
    pub predicate_levels: BTreeMap<Predicate, Third>,
    pub predicate_numbers: BTreeMap<Predicate, Exact>,
    /// By performance: the boxes of low, middle and high potential.
    pub boxes: BTreeMap<Third, [u8; 3]>,
    /// Boxes of the talent pool, first come first.
    pub pool: Vec<u8>,
    pub potential: PotentialWeights,
    pub integrity: BTreeMap<Discipline, Exact>,
    /// Integrity while a punishment is served.
    pub integrity_serving: Exact,
    /// Years that an assessment is valid.
    pub assessment_years: u16,
    pub recommendations: BTreeMap<u8, Vec<Bilingual>>,
}

impl Rules {
    /// Which place a box has in the talent pool, from 1; none outside it.
    pub fn pool_order(&self, number: u8) -> Option<usize> {
        self.pool.iter().position(|of_pool| *of_pool == number).map(|at| at + 1)
    }
}

impl Parameters for Rules {
    const RULE: RuleName = RuleName::NineBox;

    fn of(sets: &Sets) -> &ParameterSet<Self> {
        &sets.nine_box
    }

    fn problems(&self) -> Vec<SetProblem> {
        let mut found = Vec::new();
        for (parameter, cuts) in [("cuts/performance", self.cuts.performance), ("cuts/potential", self.cuts.potential)]
        {
            if cuts.middle >= cuts.high {
                found.push(SetProblem::Order { parameter: parameter.into() });
            }
        }
        let parts = [self.potential.assessment, self.potential.qualification, self.potential.integrity];
        let names = ["assessment", "qualification", "integrity"].map(|part| format!("potential/{part}"));
        let numbers = self.predicate_numbers.iter().map(|(at, it)| (format!("predicate_numbers/{}", key(at)), *it));
        let integrity = self.integrity.iter().map(|(at, it)| (format!("integrity/{}", key(at)), *it));
        let serving = [("integrity_serving".to_owned(), self.integrity_serving)];
        let numbers = names.into_iter().zip(parts).chain(numbers).chain(integrity).chain(serving);
        found.extend(numbers.filter_map(|(path, number)| SetProblem::below_zero(path, number.0)));
        if let Some(number) = self.pool.iter().find(|number| !(1..=9).contains(*number)) {
            found.push(SetProblem::OutOfRange { parameter: "pool".into(), found: number.to_string() });
        }
        let sum = parts.iter().fold(Ratio::ZERO, |sum, part| sum.plus(part.0));
        if sum != Ratio::whole(100) {
            let (found_sum, expected) = (Exact(sum).to_string(), "100".to_owned());
            found.push(SetProblem::Sum { parameter: "potential".into(), found: found_sum, expected });
        }
        let mut boxes: Vec<u8> = self.boxes.values().flatten().copied().collect();
        boxes.sort_unstable();
        if !boxes.iter().copied().eq(1..=9) {
            found.push(SetProblem::Missing { parameter: "boxes".into() });
        }
        for (parameter, missing) in [
            ("predicate_levels", self.predicate_levels.len() < 5),
            ("predicate_numbers", self.predicate_numbers.len() < 5),
            ("integrity", self.integrity.len() < 4),
            ("recommendations", !self.recommendations.keys().copied().eq(1..=9)),
        ] {
            if missing {
                found.push(SetProblem::Missing { parameter: parameter.into() });
            }
        }
        found
    }
}

/// What is known of the performance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Performed {
    Number(Ratio),
    Predicate(Predicate),
}

/// A place in the nine boxes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// 1-9.
    pub number: u8,
    pub performance: Third,
    pub potential: Third,
}

/// The third of a number, which is held between 0 and 100.
pub fn third(cuts: &Cuts, value: Ratio) -> Third {
    let hundred = Ratio::whole(100);
    let value = if value < Ratio::ZERO { Ratio::ZERO } else { value.at_most(hundred) };
    if value >= cuts.high.0 {
        Third::High
    } else if value >= cuts.middle.0 {
        Third::Middle
    } else {
        Third::Low
    }
}

/// The box of a performance and a potential.
pub fn place(rules: &Rules, performed: Performed, potential: Ratio) -> Option<Place> {
    let performance = match (performed, rules.by_predicate) {
        (Performed::Number(number), _) => third(&rules.cuts.performance, number),
        (Performed::Predicate(predicate), ByPredicate::Levels) => *rules.predicate_levels.get(&predicate)?,
        (Performed::Predicate(predicate), ByPredicate::Numbers) => {
            third(&rules.cuts.performance, rules.predicate_numbers.get(&predicate)?.0)
        }
    };
    let potential = third(&rules.cuts.potential, potential);
    let number = rules.boxes.get(&performance)?.get(potential as usize).copied()?;
    Some(Place { number, performance, potential })
}

/// Parts of a potential, each 0-100; a part that is missing leaves the weights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    pub assessment: Option<Ratio>,
    pub qualification: Option<Ratio>,
    pub integrity: Option<Ratio>,
}

/// The weighted mean of the parts that are there, and how many those are.
pub fn potential(rules: &Rules, parts: &Parts) -> Option<(Ratio, usize)> {
    let weights = &rules.potential;
    let known = [
        (parts.assessment, weights.assessment),
        (parts.qualification, weights.qualification),
        (parts.integrity, weights.integrity),
    ];
    let known = || known.into_iter().filter_map(|(part, weight)| Some((part?, weight.0)));
    let sum = known().fold(Ratio::ZERO, |sum, (part, weight)| sum.plus(part.times(weight)));
    let weight = known().fold(Ratio::ZERO, |sum, (_, weight)| sum.plus(weight));
    Some((sum.over(weight)?, known().count()))
}
