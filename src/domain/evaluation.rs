//! Evaluasi kinerja (PermenPANRB 6/2022): periods, plans, ratings. Scores are computed by `rules`, never kept here.
use serde::{Deserialize, Serialize};

use super::{Changed, Day, Hundredths, Id, Person, Rubric, RuleSet, Unit};

/// Which stretch of a year a period covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodSpan {
    /// 1-12.
    Month(u8),
    /// 1-4.
    Quarter(u8),
    Annual,
}

/// Open for entry, or closed: then every evaluation of it carries its rubric and rule set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodState {
    Open,
    Closed,
}

/// Periode evaluasi. One for a year and span.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EvaluationPeriod {
    pub id: Id<EvaluationPeriod>,
    pub year: u16,
    pub span: PeriodSpan,
    pub start: Day,
    pub end: Day,
    pub state: PeriodState,
    /// Why a closed period was opened again.
    pub reopened_because: String,
    pub changed: Changed,
}

/// Rating of work results or of behaviour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rating {
    /// Di Bawah Ekspektasi.
    Below,
    /// Sesuai Ekspektasi.
    Meets,
    /// Di Atas Ekspektasi.
    Above,
}

impl Rating {
    /// Lowest first.
    pub const ALL: [Self; 3] = [Self::Below, Self::Meets, Self::Above];
}

/// Predikat kinerja, lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Predicate {
    SangatKurang,
    /// Kurang/misconduct.
    Kurang,
    ButuhPerbaikan,
    Baik,
    SangatBaik,
}

impl Predicate {
    /// Lowest first.
    pub const ALL: [Self; 5] = [Self::SangatKurang, Self::Kurang, Self::ButuhPerbaikan, Self::Baik, Self::SangatBaik];
}

/// Where an evaluation came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EvaluationSource {
    /// Entered here.
    Entered,
    /// Taken over from e-Kinerja or SIASN.
    EKinerja,
    /// From another spreadsheet.
    Spreadsheet,
}

/// How much of a work-plan item was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Realisation {
    /// Number of the item in the person's work plan of the year.
    pub item: u16,
    /// In the item's unit of measure; none: not yet known, so it leaves the weights.
    pub value: Option<Hundredths>,
}

/// The seven BerAKHLAK behaviours on the rubric's scale, in the order of the rubric; none: not filled.
pub type Behaviours = [Option<u8>; 7];

/// What a detailed evaluation adds to the two ratings.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct EvaluationDetail {
    pub realisations: Vec<Realisation>,
    pub behaviours: Behaviours,
    /// Umpan balik.
    pub feedback: String,
}

/// Evaluation of one person in one period. Without a detail it is a complete rating-only one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Evaluation {
    pub id: Id<Evaluation>,
    pub person: Id<Person>,
    pub period: Id<EvaluationPeriod>,
    pub evaluator: Option<Id<Person>>,
    /// Rating of work results as the evaluator decided.
    pub result: Option<Rating>,
    /// Rating of behaviour as the evaluator decided.
    pub behaviour: Option<Rating>,
    /// Predicate as a source stated it. Where both ratings are there, the quadrant decides and a difference is a finding.
    pub stated: Option<Predicate>,
    /// Why the result rating is not the proposed one.
    pub result_reason: String,
    /// Why the behaviour rating is not the proposed one.
    pub behaviour_reason: String,
    pub detail: Option<EvaluationDetail>,
    pub source: EvaluationSource,
    /// Pinned when the period was closed.
    pub rubric: Option<Id<Rubric>>,
    /// Pinned when the period was closed.
    pub rule_set: Option<Id<RuleSet>>,
    pub changed: Changed,
}

/// Utama or tambahan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkItemKind {
    Main,
    Additional,
}

/// One hasil kerja of a plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WorkItem {
    /// Unique in the plan.
    pub number: u16,
    pub text: String,
    /// Weights are relative; where no item of a plan has one, all are equal.
    pub weight: Option<Hundredths>,
    pub target: Hundredths,
    /// Unit of measure.
    pub measure: String,
    /// Key of a category of the rubric, or empty.
    pub category: String,
    pub kind: WorkItemKind,
}

/// Rencana hasil kerja of one person for one year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WorkPlan {
    pub id: Id<WorkPlan>,
    pub person: Id<Person>,
    pub year: u16,
    pub items: Vec<WorkItem>,
    pub changed: Changed,
}

/// Predikat kinerja organisasi (SE MenPANRB 3/2023), lowest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitPredicate {
    SangatKurang,
    Kurang,
    ButuhPerbaikan,
    Baik,
    Istimewa,
}

/// Capaian kinerja organisasi of one unit in one period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnitEvaluation {
    pub id: Id<UnitEvaluation>,
    pub unit: Id<Unit>,
    pub period: Id<EvaluationPeriod>,
    pub predicate: UnitPredicate,
    pub set_by: String,
    pub changed: Changed,
}
