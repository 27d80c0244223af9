//! Asal Angka of a rule by its parameters: which rule, which input, how many points, which source. `words` says it.
use super::{ParameterSet, Ratio, ip_asn::Discipline};
use crate::domain::{Confidence, EducationLevel, Predicate};

/// What gave the points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    Qualification,
    Leadership,
    FunctionalTraining,
    Technical,
    Seminar,
    Performance,
    Discipline,
}

/// What it was given for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    Education(EducationLevel),
    Has(bool),
    Predicate(Predicate),
    Number(Ratio),
    Discipline(Discipline),
    /// Belum Ada Data.
    Missing,
}

/// One line of an explanation.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    pub cause: Cause,
    pub given: Given,
    /// None: tidak dapat dihitung.
    pub points: Option<Ratio>,
    /// The most that this line can give, where there is one.
    pub most: Option<Ratio>,
    pub confidence: Confidence,
    pub source: String,
}

impl Reason {
    /// A line that cites `parameter` of `set`.
    pub fn citing<P>(set: &ParameterSet<P>, parameter: &str, cause: Cause, given: Given) -> Self {
        let confidence = set.confidence_of(parameter);
        Self { cause, given, points: None, most: None, confidence, source: set.source.clone() }
    }

    /// The same line with its points, and the most it can give.
    pub fn giving(mut self, points: Option<Ratio>, most: Option<Ratio>) -> Self {
        (self.points, self.most) = (points, most);
        self
    }

    /// Whether the page marks it "perlu diverifikasi".
    pub const fn is_doubtful(&self) -> bool {
        self.confidence.is_doubtful()
    }
}
