//! The older numeric scale of PP 30/2019 art. 41: a weighted score, and its predicate.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Bands, Exact, ParameterSet, Parameters, Ratio, RuleName, SetProblem, Sets};

/// Predikat of the older scale, lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    SangatKurang,
    Kurang,
    Cukup,
    Baik,
    SangatBaik,
}

impl Grade {
    /// Lowest first.
    pub const ALL: [Self; 5] = [Self::SangatKurang, Self::Kurang, Self::Cukup, Self::Baik, Self::SangatBaik];
}

/// Shares of the two halves.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    pub skp: Exact,
    pub behaviour: Exact,
}

/// Parameters.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// By name: `70/30`, and `60/40` where peers or subordinates are asked.
    pub weights: BTreeMap<String, Weights>,
    /// Highest achievement.
    pub highest: Exact,
    pub bands: Bands<Grade>,
    /// The grade that also needs a new idea or method of benefit.
    pub needs_innovation: Grade,
    /// The grade without one.
    pub without_innovation: Grade,
}

impl Parameters for Rules {
    const RULE: RuleName = RuleName::Pp30;

    fn of(sets: &Sets) -> &ParameterSet<Self> {
        &sets.pp30
    }

    fn problems(&self) -> Vec<SetProblem> {
        let bands = self.bands.flaw(None).map(|flaw| SetProblem::Bands { parameter: "bands".into(), flaw });
        let sums = self.weights.iter().filter_map(|(name, weights)| {
            let sum = weights.skp.0.plus(weights.behaviour.0);
            let parameter = format!("weights/{name}");
            (sum != Ratio::whole(1)).then(|| SetProblem::Sum {
                parameter,
                found: Exact(sum).to_string(),
                expected: "1".into(),
            })
        });
        let halves = self.weights.iter().flat_map(|(name, weights)| {
            [("skp", weights.skp), ("behaviour", weights.behaviour)]
                .map(|(half, share)| (format!("weights/{name}/{half}"), share))
        });
        let below = halves.filter_map(|(path, share)| SetProblem::below_zero(path, share.0));
        let highest = (self.highest.0 <= Ratio::ZERO)
            .then(|| SetProblem::OutOfRange { parameter: "highest".into(), found: self.highest.to_string() });
        bands.into_iter().chain(sums).chain(below).chain(highest).collect()
    }
}

/// Weighted score of two halves.
pub fn score(weights: &Weights, skp: Ratio, behaviour: Ratio) -> Ratio {
    weights.skp.0.times(skp).plus(weights.behaviour.0.times(behaviour))
}

/// The grade of a score.
pub fn grade(rules: &Rules, score: Ratio, innovation: bool) -> Option<Grade> {
    let grade = rules.bands.find(score)?;
    Some(if grade == rules.needs_innovation && !innovation { rules.without_innovation } else { grade })
}
