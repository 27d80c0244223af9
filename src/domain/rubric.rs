//! Kriteria penilaian and set aturan: what an agency decides about scoring, as data. Immutable: editing makes a new version.
use serde::{Deserialize, Serialize};

use super::{Changed, Day, Hundredths, Id, Person};

/// How sure a parameter is (A two sources, B one, C not confirmed, D sources disagree).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    A,
    B,
    C,
    D,
}

impl Confidence {
    /// Whether it must still be verified; the page marks it "perlu diverifikasi".
    pub const fn is_doubtful(self) -> bool {
        matches!(self, Self::C | Self::D)
    }
}

/// A text in both languages of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bilingual {
    pub id: String,
    pub en: String,
}

/// Where a value turns from below to meets and from meets to above; both bounds belong to the upper side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CutOffs {
    pub meets: Hundredths,
    pub above: Hundredths,
}

/// One of the seven behaviours (UU 20/2023 art. 4).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BehaviourCriterion {
    pub name: Bilingual,
    /// Panduan perilaku, three each (SE MenPANRB 20/2021).
    pub guidelines: Vec<Bilingual>,
}

/// A category of work results.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ResultCategory {
    pub key: String,
    pub name: Bilingual,
}

/// Kriteria penilaian.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rubric {
    pub id: Id<Rubric>,
    pub name: String,
    /// Rises by one with every edit of the same name.
    pub version: u32,
    /// First day of the periods it is used for; none: since the data begin.
    pub effective_from: Option<Day>,
    pub source: String,
    pub confidence: Confidence,
    /// Highest achievement of an item, percent.
    pub achievement_cap: Hundredths,
    /// On the weighted mean achievement, percent.
    pub result_cut: CutOffs,
    /// Highest value of the behaviour scale; the lowest is 1.
    pub behaviour_max: u8,
    /// On the mean of the behaviours.
    pub behaviour_cut: CutOffs,
    /// Weight of work results in *nilai analisis*, percent; the rest is behaviour's.
    pub result_weight: Hundredths,
    /// Exactly seven, in the order of [`super::Behaviours`].
    pub behaviours: Vec<BehaviourCriterion>,
    pub categories: Vec<ResultCategory>,
    pub changed: Changed,
}

/// Saldo awal angka kredit. Shape only; its rules come later.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CreditOpening {
    pub id: Id<CreditOpening>,
    pub person: Id<Person>,
    pub credit: Hundredths,
    pub date: Day,
    /// Start in the present jenjang.
    pub level_since: Day,
    pub source: String,
    pub changed: Changed,
}

/// Penilaian potensi. Shape only; its rules come later.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TalentAssessment {
    pub id: Id<TalentAssessment>,
    pub person: Id<Person>,
    pub date: Day,
    /// Parts of the potential, each 0-100.
    pub parts: Vec<(String, Hundredths)>,
    pub source: String,
    pub changed: Changed,
}

/// Set aturan: parameters of one regulation from a day on. Shape only; its rules come later.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RuleSet {
    pub id: Id<RuleSet>,
    pub name: String,
    pub version: u32,
    pub effective_from: Option<Day>,
    pub source: String,
    pub confidence: Confidence,
    pub parameters: Vec<(String, String)>,
    pub changed: Changed,
}
