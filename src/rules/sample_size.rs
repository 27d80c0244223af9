//! How many citizens to ask (Krejcie and Morgan).
use serde::{Deserialize, Serialize};

use super::{Exact, ParameterSet, Parameters, Ratio, RuleName, SetProblem, Sets};

/// How a part of a person is rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// Half up.
    Nearest,
    Up,
}

/// Parameters.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    pub chi_squared: Exact,
    pub proportion: Exact,
    pub margin: Exact,
    pub rounding: Rounding,
}

impl Parameters for Rules {
    const RULE: RuleName = RuleName::SampleSize;

    fn of(sets: &Sets) -> &ParameterSet<Self> {
        &sets.sample_size
    }

    fn problems(&self) -> Vec<SetProblem> {
        let (zero, one) = (Ratio::ZERO, Ratio::whole(1));
        let out = |parameter: &str, value: Exact, wrong: bool| {
            wrong.then(|| SetProblem::OutOfRange { parameter: parameter.into(), found: value.to_string() })
        };
        let inside = |value: Exact| value.0 > zero && value.0 < one;
        let found = [
            out("chi_squared", self.chi_squared, self.chi_squared.0 <= zero),
            out("proportion", self.proportion, !inside(self.proportion)),
            out("margin", self.margin, !inside(self.margin)),
        ];
        found.into_iter().flatten().collect()
    }
}

/// People to ask among `population`; none where there is nobody.
pub fn sample_size(rules: &Rules, population: u32, rounding: Rounding) -> Option<u64> {
    let (p, one) = (rules.proportion.0, Ratio::whole(1));
    let spread = rules.chi_squared.0.times(p).times(one.plus(p.times(Ratio::whole(-1))));
    let others = Ratio::whole(i64::from(population.checked_sub(1)?));
    let bottom = rules.margin.0.times(rules.margin.0).times(others).plus(spread);
    let size = spread.times(Ratio::whole(i64::from(population))).over(bottom)?;
    let people = match rounding {
        Rounding::Nearest => size.scaled(1),
        Rounding::Up => size.ceiling(),
    };
    u64::try_from(people).ok()
}
