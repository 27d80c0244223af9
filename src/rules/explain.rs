//! Asal Angka: the explanation of a score as a value. No sentence stands here; `words` says it.
use serde::Serialize;

use super::{ItemGap, Ratio};
use crate::domain::{Bilingual, Confidence, CutOffs, Hundredths, Id, PeriodSpan, Predicate, Rating, Rubric};

/// Ratings are given to these two halves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Half {
    /// Hasil kerja.
    Result,
    /// Perilaku kerja.
    Behaviour,
}

/// What a step is about.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Item {
        number: u16,
        text: String,
    },
    /// Mean achievement of the items.
    Achievement,
    /// One behaviour, 0-6.
    Behaviour {
        index: usize,
        name: Bilingual,
    },
    BehaviourMean,
    Proposed(Half),
    Decided(Half),
    Predicate,
    /// Nilai analisis of one evaluation, 0 to the rubric's cap.
    Analysis,
    /// Nilai analisis of one period inside a year.
    Period(PeriodSpan),
    /// Nilai analisis of a year.
    YearAnalysis,
}

/// The value of a step.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    Number(Ratio),
    Rating(Rating),
    Predicate(Predicate),
}

/// What was done to come to the value.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// Realisation over target, never above the cap (percent).
    Achievement {
        target: Hundredths,
        realised: Hundredths,
        cap: Hundredths,
        capped: bool,
    },
    /// The item leaves the weights.
    LeftOut(ItemGap),
    /// A point of the scale 1 to `max`.
    Scale {
        max: u8,
    },
    /// Not filled, so it leaves the weights.
    NotFilled,
    /// Weighted mean of so many of so many; equal weights where none is written.
    Mean {
        used: usize,
        of: usize,
        weighted: bool,
    },
    Cut(CutOffs),
    /// The evaluator's decision, with the reason where it is not the proposed rating.
    Decision {
        reason: String,
    },
    Quadrant,
    /// Taken over as its source states it.
    Stated,
    /// Weight of results and of behaviours, percent; behaviours are stretched to the scale of results by `factor`.
    Composite {
        result: Hundredths,
        behaviour: Hundredths,
        factor: Ratio,
    },
    /// Mean of the periods that have a number.
    MeanOfPeriods {
        used: usize,
        of: usize,
    },
    /// One half has no value at all.
    NotComputable,
}

/// Where a rule or a value comes from.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    Rubric { id: Id<Rubric>, name: String, version: u32, source: String, confidence: Confidence },
    Regulation { name: String, confidence: Confidence },
    Evaluator,
    EKinerja,
    Spreadsheet,
}

impl Source {
    /// A rubric as a source.
    pub fn rubric(rubric: &Rubric) -> Self {
        Self::Rubric {
            id: rubric.id,
            name: rubric.name.clone(),
            version: rubric.version,
            source: rubric.source.clone(),
            confidence: rubric.confidence,
        }
    }
}

/// One line of an explanation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    pub what: Part,
    /// None: belum ada data, or tidak dapat dihitung.
    pub value: Option<Value>,
    /// Percent.
    pub weight: Option<Ratio>,
    /// Value times weight.
    pub contribution: Option<Ratio>,
    pub rule: Rule,
    pub source: Source,
}

impl Step {
    /// A step without weight.
    pub const fn new(what: Part, value: Option<Value>, rule: Rule, source: Source) -> Self {
        Self { what, value, weight: None, contribution: None, rule, source }
    }

    /// The same step with a weight in percent, which makes its contribution.
    pub fn weighing(mut self, weight: Option<Ratio>) -> Self {
        self.weight = weight;
        self.contribution = match (&self.value, weight.zip(Ratio::new(1, 100))) {
            (Some(Value::Number(value)), Some((weight, hundredth))) => Some(value.times(weight).times(hundredth)),
            _ => None,
        };
        self
    }
}
