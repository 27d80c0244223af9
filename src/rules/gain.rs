//! Normalised gain (Hake): how much of what could still be learned was learned.
use serde::{Deserialize, Serialize};

use super::{Bands, ParameterSet, Parameters, Ratio, RuleName, SetProblem, Sets};

/// How high a gain is, lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GainBand {
    Rendah,
    Sedang,
    Tinggi,
}

impl GainBand {
    /// Lowest first.
    pub const ALL: [Self; 3] = [Self::Rendah, Self::Sedang, Self::Tinggi];
}

/// Parameters.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    pub bands: Bands<GainBand>,
}

impl Parameters for Rules {
    const RULE: RuleName = RuleName::Gain;

    fn of(sets: &Sets) -> &ParameterSet<Self> {
        &sets.gain
    }

    fn problems(&self) -> Vec<SetProblem> {
        let flaw = self.bands.flaw(None).map(|flaw| SetProblem::Bands { parameter: "bands".into(), flaw });
        flaw.into_iter().collect()
    }
}

/// Test before and after of one person, or the means of a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tests {
    pub pre: Ratio,
    pub post: Ratio,
    pub max: Ratio,
}

/// What should be known beside a gain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum GainNote {
    /// Turun: the test after was worse.
    Fell,
    /// The first test was full: there is no gain, and it is left out.
    Full,
}

/// A gain and its band; none where the first test was full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gain {
    pub gain: Option<Ratio>,
    pub band: Option<GainBand>,
    pub note: Option<GainNote>,
}

/// `(post − pre) / (max − pre)`.
pub fn gain(rules: &Rules, tests: &Tests) -> Gain {
    let below = |value: Ratio| value.times(Ratio::whole(-1));
    let gain = tests.post.plus(below(tests.pre)).over(tests.max.plus(below(tests.pre)));
    let note = match gain {
        None => Some(GainNote::Full),
        Some(gain) => (gain < Ratio::ZERO).then_some(GainNote::Fell),
    };
    Gain { gain, band: gain.and_then(|gain| rules.bands.find(gain)), note }
}

/// Gain of a class from the means of those who took both tests, which differs from the mean of their gains.
pub fn class_gain(rules: &Rules, tests: &[Tests]) -> Option<Gain> {
    let of = i64::try_from(tests.len()).ok()?;
    let mean = |part: fn(&Tests) -> Ratio| {
        tests.iter().fold(Ratio::ZERO, |sum, tests| sum.plus(part(tests))).over(Ratio::whole(of))
    };
    let means = Tests { pre: mean(|it| it.pre)?, post: mean(|it| it.post)?, max: mean(|it| it.max)? };
    Some(gain(rules, &means))
}

/// Mean of the gains of those who have one, and how many they are.
pub fn mean_gain(rules: &Rules, tests: &[Tests]) -> Option<(Ratio, usize)> {
    let gains: Vec<Ratio> = tests.iter().filter_map(|tests| gain(rules, tests).gain).collect();
    let sum = gains.iter().fold(Ratio::ZERO, |sum, gain| sum.plus(*gain));
    Some((sum.over(Ratio::whole(i64::try_from(gains.len()).ok()?))?, gains.len()))
}
