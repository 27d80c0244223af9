//! Asal Angka of a rule in words: its lines, the set behind them, and numbers as they say them.
use super::{explain::bilingual, format, lang::Lang};
use crate::domain::{Confidence, Day};
use crate::rules::{Band, Exact, ParameterSet, Ratio};

/// One line of an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub what: String,
    /// From which input.
    pub given: String,
    /// By which rule, in figures.
    pub rule: String,
    pub points: String,
    pub source: String,
    pub confidence: Confidence,
}

impl Line {
    /// Whether the page marks it "perlu diverifikasi".
    pub const fn is_doubtful(&self) -> bool {
        self.confidence.is_doubtful()
    }
}

/// The rule set behind a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    pub label: String,
    /// Short name and version.
    pub name: String,
    /// None: since the data begin.
    pub effective_from: Option<Day>,
    pub source: String,
    pub confidence: Confidence,
}

impl Cited {
    /// Of a set.
    pub fn set<P>(set: &ParameterSet<P>, lang: Lang) -> Self {
        Self {
            label: bilingual(lang, &set.label),
            name: set.cited(),
            effective_from: set.effective_from,
            source: set.source.clone(),
            confidence: set.confidence,
        }
    }
}

/// Where a figure comes from: line by line, by which set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    pub lines: Vec<Line>,
    pub set: Cited,
}

/// A number with at most two decimals, rounded half up.
pub fn number(lang: Lang, value: Ratio) -> String {
    format::hundredths(lang, value.rounded().raw())
}

/// The exact value where two decimals do not hold it.
pub fn exact(lang: Lang, value: Ratio) -> Option<String> {
    (Ratio::of(value.rounded()) != value).then(|| written(lang, value))
}

/// A number without loss: `0,111` or `25/24`.
pub fn written(lang: Lang, value: Ratio) -> String {
    let plain = Exact(value).to_string();
    let marked = if lang == Lang::Id { plain.replace('.', ",") } else { plain };
    marked.replace('-', "\u{2212}")
}

/// A count of people.
pub fn count(lang: Lang, value: usize) -> String {
    format::integer(lang, i64::try_from(value).unwrap_or(i64::MAX))
}

/// The bounds of a band: `≥ 90; < 110`.
pub fn bounds<K>(lang: Lang, band: &Band<K>) -> String {
    let bound = |sign: &str, value: Option<Exact>| value.map(|value| format!("{sign} {}", written(lang, value.0)));
    let all = [bound("≥", band.from), bound(">", band.over), bound("≤", band.to), bound("<", band.below)];
    all.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// A line that cites a parameter of a set: what, for what, by which rule, how much.
pub fn line<P>(set: &ParameterSet<P>, parameter: &str, [what, given, rule, points]: [String; 4]) -> Line {
    let (source, confidence) = (set.source.clone(), set.confidence_of(parameter));
    Line { what, given, rule, points, source, confidence }
}
