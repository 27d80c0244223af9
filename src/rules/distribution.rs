//! The pattern of predicates that an organisation's result leads to (SE MenPANRB 3/2023). Confidence B. It is matter
//! for a talk and never an order to change a rating.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{ParameterSet, Parameters, RuleName, SetProblem, Sets, key};
use crate::domain::{Predicate, UnitPredicate};

/// What a pattern asks of the share of some predicates together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// Percent.
    AtMost(u8),
    /// Percent.
    AtLeast(u8),
    /// No other predicate is as frequent.
    MostFrequent,
    /// At least one person.
    Some,
    Nobody,
}

/// One line of a pattern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    pub predicates: Vec<Predicate>,
    pub bound: Bound,
}

/// Parameters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Fewer people than these are not compared.
    pub fewest_compared: usize,
    pub patterns: BTreeMap<UnitPredicate, Vec<Line>>,
}

impl Rules {
    /// The lines of the pattern of an organisation's result.
    pub fn pattern(&self, result: UnitPredicate) -> &[Line] {
        self.patterns.get(&result).map_or(&[], Vec::as_slice)
    }

    /// Lines of the pattern of a result that people by predicate, lowest first, do not keep to. No guard on their number.
    pub fn broken(&self, result: UnitPredicate, counts: &[usize; 5]) -> Vec<&Line> {
        self.pattern(result).iter().filter(|line| !line.holds(counts)).collect()
    }
}

impl Parameters for Rules {
    const RULE: RuleName = RuleName::Distribution;

    fn of(sets: &Sets) -> &ParameterSet<Self> {
        &sets.distribution
    }

    fn problems(&self) -> Vec<SetProblem> {
        let mut found = Vec::new();
        if self.patterns.len() < 5 {
            found.push(SetProblem::Missing { parameter: "patterns".into() });
        }
        for (result, line) in
            self.patterns.iter().flat_map(|(result, lines)| lines.iter().map(move |line| (result, line)))
        {
            let parameter = format!("patterns/{}", key(result));
            match line.bound {
                Bound::AtMost(percent) | Bound::AtLeast(percent) if percent > 100 => {
                    found.push(SetProblem::OutOfRange { parameter, found: percent.to_string() });
                }
                _ if line.predicates.is_empty() => found.push(SetProblem::Missing { parameter }),
                _ => {}
            }
        }
        found
    }
}

impl Line {
    /// Whether people by predicate, lowest first, keep to this line.
    pub fn holds(&self, counts: &[usize; 5]) -> bool {
        let meant = |predicate: &Predicate| self.predicates.contains(predicate);
        let by_predicate = || Predicate::ALL.iter().zip(counts);
        let all: usize = counts.iter().sum();
        let part: usize = by_predicate().filter(|(predicate, _)| meant(predicate)).map(|(_, people)| people).sum();
        match self.bound {
            Bound::AtMost(percent) => part * 100 <= all * usize::from(percent),
            Bound::AtLeast(percent) => part * 100 >= all * usize::from(percent),
            Bound::MostFrequent => {
                by_predicate().filter(|(predicate, _)| !meant(predicate)).all(|(_, people)| *people < part)
            }
            Bound::Some => part > 0,
            Bound::Nobody => part == 0,
        }
    }
}
