//! Parameter sets: what each regulation says in numbers, as data with source, confidence and first day of use.
//!
//! The built-in sets stand beside this file. A set that an agency made is a [`RuleSet`] row over them ([`Sets::on`]).
//!
//! # Which set counts
//! A number is computed with the sets of the day that it is about, never with those of the day on which it is asked for:
//! [`Sets::on`]. What comes from the evaluations of a period counts by the last day of the period: [`Sets::of_period`].
//! Closing a period pins the sets of [`PINNED`] as they are then, whole, in the row that its evaluations carry; from then on
//! a set written later, whatever its first day, moves no number of that period. Opening it again keeps the pin.
//!
//! # Paths
//! A parameter is named by the keys that lead to it, joined by `/`, a band by its own key: `competence/pelaksana`,
//! `bands/kurang`. Marks, problems and the rows of an agency all write it so.
mod any;
mod in_use;
mod overlay;
mod pins;

use std::{collections::BTreeSet, sync::LazyLock};

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{BandFlaw, Ratio, credit, distribution, gain, ip_asn, jp, nine_box, pp30, sample_size, satisfaction};
use crate::domain::{Bilingual, Confidence, Dataset, Day, EvaluationPeriod, RuleSet, order};

pub use any::*;
pub use in_use::*;
pub use overlay::*;
pub use pins::*;

/// The rules that have parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleName {
    IpAsn,
    Pp30,
    Distribution,
    Credit,
    Jp,
    NineBox,
    Gain,
    Ikm,
    SampleSize,
}

impl RuleName {
    /// Every rule, in the order of pages.
    pub const ALL: [Self; 9] = [
        Self::IpAsn,
        Self::Jp,
        Self::Credit,
        Self::NineBox,
        Self::Distribution,
        Self::Pp30,
        Self::Gain,
        Self::Ikm,
        Self::SampleSize,
    ];
}

/// A parameter that is less sure than its set: the page says "perlu diverifikasi" at C and D.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// Path inside the parameters: `windows/seminar_years`.
    pub parameter: String,
    pub confidence: Confidence,
}

/// Parameters of one rule from a day on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParameterSet<P> {
    pub rule: RuleName,
    /// Short name, the same for every version.
    pub name: String,
    pub version: u32,
    pub label: Bilingual,
    /// None: since the data begin.
    pub effective_from: Option<Day>,
    pub source: String,
    pub confidence: Confidence,
    pub doubts: Vec<Doubt>,
    /// Why it is as it is, for those who come after; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    pub parameters: P,
}

impl<P> ParameterSet<P> {
    /// How sure a parameter is: by the mark nearest to it, else as the set.
    pub fn confidence_of(&self, parameter: &str) -> Confidence {
        let covers = |mark: &&Doubt| {
            parameter.strip_prefix(&mark.parameter).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let nearest = self.doubts.iter().filter(covers).max_by_key(|mark| mark.parameter.len());
        nearest.map_or(self.confidence, |mark| mark.confidence)
    }

    /// Whether it or one of its parameters is not sure: the page says "perlu diverifikasi".
    pub fn has_doubts(&self) -> bool {
        self.confidence.is_doubtful() || self.doubts.iter().any(|mark| mark.confidence.is_doubtful())
    }

    /// As a result cites it: `ip_asn_2019@1`.
    pub fn cited(&self) -> String {
        format!("{}@{}", self.name, self.version)
    }
}

/// What is wrong with a set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetProblem {
    /// Parts do not add up to what they must.
    Sum {
        parameter: String,
        found: String,
        expected: String,
    },
    Bands {
        parameter: String,
        flaw: BandFlaw,
    },
    /// A key of a table is missing.
    Missing {
        parameter: String,
    },
    /// Outside what is possible.
    OutOfRange {
        parameter: String,
        found: String,
    },
    /// A smaller value is asked to be above a larger one.
    Order {
        parameter: String,
    },
}

impl SetProblem {
    /// The parameter that is wrong, or the table of it.
    pub fn parameter(&self) -> &str {
        match self {
            Self::Sum { parameter, .. }
            | Self::Bands { parameter, .. }
            | Self::Missing { parameter }
            | Self::OutOfRange { parameter, .. }
            | Self::Order { parameter } => parameter,
        }
    }

    /// That a number is below zero, where it is.
    pub fn below_zero(parameter: impl Into<String>, value: Ratio) -> Option<Self> {
        let found = || super::Exact(value).to_string();
        (value < Ratio::ZERO).then(|| Self::OutOfRange { parameter: parameter.into(), found: found() })
    }
}

/// A value of an enum as paths and files write it.
pub fn key(value: impl Serialize) -> String {
    let text = |value: serde_json::Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    serde_json::to_value(value).map(text).unwrap_or_default()
}

/// Parameters of a rule.
pub trait Parameters: Serialize + DeserializeOwned {
    /// The rule they belong to.
    const RULE: RuleName;
    /// Their set among those of a day.
    fn of(sets: &Sets) -> &ParameterSet<Self>
    where
        Self: Sized;
    /// Everything that is wrong with them.
    fn problems(&self) -> Vec<SetProblem>;
}

/// A set that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum SetError {
    #[error("the set is not in the form of its rule: {0}")]
    Form(#[from] serde_json::Error),
    #[error("the set belongs to another rule")]
    OtherRule(RuleName),
    #[error("the set has problems")]
    Problems(Vec<SetProblem>),
}

/// Reads a set and checks it.
pub fn read_set<P: Parameters>(json: &str) -> Result<ParameterSet<P>, SetError> {
    checked(serde_json::from_str(json)?)
}

fn checked<P: Parameters>(set: ParameterSet<P>) -> Result<ParameterSet<P>, SetError> {
    if set.rule != P::RULE {
        return Err(SetError::OtherRule(set.rule));
    }
    let problems = set.parameters.problems();
    if problems.is_empty() { Ok(set) } else { Err(SetError::Problems(problems)) }
}

/// The sets in use on a day, one for each rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Sets {
    pub ip_asn: ParameterSet<ip_asn::Rules>,
    pub pp30: ParameterSet<pp30::Rules>,
    pub distribution: ParameterSet<distribution::Rules>,
    pub credit: ParameterSet<credit::Rules>,
    pub jp: ParameterSet<jp::Rules>,
    pub nine_box: ParameterSet<nine_box::Rules>,
    pub gain: ParameterSet<gain::Rules>,
    pub ikm: ParameterSet<satisfaction::Rules>,
    pub sample_size: ParameterSet<sample_size::Rules>,
}

static BUILTIN: LazyLock<Result<Sets, SetError>> = LazyLock::new(|| {
    Ok(Sets {
        ip_asn: read_set(include_str!("ip_asn.json"))?,
        pp30: read_set(include_str!("pp30.json"))?,
        distribution: read_set(include_str!("distribution.json"))?,
        credit: read_set(include_str!("credit.json"))?,
        jp: read_set(include_str!("jp.json"))?,
        nine_box: read_set(include_str!("nine_box.json"))?,
        gain: read_set(include_str!("gain.json"))?,
        ikm: read_set(include_str!("ikm.json"))?,
        sample_size: read_set(include_str!("sample_size.json"))?,
    })
});

impl Sets {
    /// The sets that come with the program. They are part of it, so that reading them cannot fail outside a test.
    pub fn builtin() -> Result<&'static Self, &'static SetError> {
        BUILTIN.as_ref()
    }

    /// The sets of a day: those that closing the year pinned, else [`Sets::in_force`].
    pub fn on(data: &Dataset, day: Day) -> Result<Self, &'static SetError> {
        let mut sets = Self::in_force(data, day)?;
        sets.hold(pin_on(data, day));
        Ok(sets)
    }

    /// The sets of what comes from the evaluations of a period: those that closing it pinned, else those in force on its
    /// last day.
    pub fn of_period(data: &Dataset, period: &EvaluationPeriod) -> Result<Self, &'static SetError> {
        let mut sets = Self::in_force(data, period.end)?;
        sets.hold(pin_of(data, period));
        Ok(sets)
    }

    /// Of each rule the agency's latest set that is in use by `day`, over the built-in one. A row that does not fit its rule
    /// is left out; [`unreadable`] lists those.
    pub fn in_force(data: &Dataset, day: Day) -> Result<Self, &'static SetError> {
        let mut sets = Self::builtin()?.clone();
        let mut rows: Vec<&RuleSet> = data.rule_sets.iter().filter(|row| row.effective_from <= Some(day)).collect();
        order::sort_by_key(&mut rows, |row| (row.effective_from, row.version, row.id));
        let mut laid = BTreeSet::new();
        for row in rows.into_iter().rev() {
            let Some(rule) = rule_of(row) else { continue };
            if !laid.contains(&rule) && sets.lay(row).is_ok() {
                laid.insert(rule);
            }
        }
        Ok(sets)
    }
}

#[cfg(test)]
mod tests;
