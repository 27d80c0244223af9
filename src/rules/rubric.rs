//! Which rubric and which rule set an evaluation is read with.
use super::{berakhlak, quadrant};
use crate::domain::order;
use crate::domain::{
    Changed, Confidence, CutOffs, Dataset, Day, Evaluation, Hundredths, Id, Predicate, Rating, Rubric, RuleSet,
};

/// The identifier of the built-in rubric. A changed built-in gets another one.
pub const DEFAULT_RUBRIC: Id<Rubric> = Id::from_bits(0x6b72_6974_6572_6961_0001);
/// The identifier of the built-in rule set of performance evaluation.
pub const DEFAULT_RULE_SET: Id<RuleSet> = Id::from_bits(0x6174_7572_616e_0001);

/// The rubric of an agency that has set none. Cut-offs and weights are not confirmed (C).
pub fn default_rubric() -> Rubric {
    let whole = Hundredths::whole;
    Rubric {
        id: DEFAULT_RUBRIC,
        name: "Kriteria bawaan".into(),
        version: 1,
        effective_from: None,
        source: "PermenPANRB 6/2022; SE MenPANRB 20/2021".into(),
        confidence: Confidence::C,
        achievement_cap: whole(120),
        result_cut: CutOffs { meets: whole(90), above: whole(110) },
        behaviour_max: 5,
        behaviour_cut: CutOffs { meets: whole(3), above: whole(4) },
        result_weight: whole(60),
        behaviours: berakhlak::behaviours(),
        categories: berakhlak::categories(),
        changed: Changed::default(),
    }
}

/// The quadrant, written out as data; the row that a closed period carries adds the sets of its numbers to it ([`super::pin`]).
pub fn default_rule_set() -> RuleSet {
    let cells = Rating::ALL.into_iter().flat_map(|result| Rating::ALL.map(|behaviour| (result, behaviour)));
    let parameters = cells
        .map(|(result, behaviour)| {
            let key = format!("quadrant.{}.{}", rating_key(result), rating_key(behaviour));
            (key, predicate_key(quadrant(result, behaviour)).to_owned())
        })
        .collect();
    RuleSet {
        id: DEFAULT_RULE_SET,
        name: "Evaluasi kinerja".into(),
        version: 1,
        effective_from: None,
        source: "PermenPANRB 6/2022".into(),
        confidence: Confidence::A,
        parameters,
        changed: Changed::default(),
    }
}

/// Rubrics in order of use, the built-in one included.
#[derive(Clone, Debug, PartialEq)]
pub struct Rubrics {
    list: Vec<Rubric>,
}

impl Rubrics {
    /// All rubrics of a dataset and the built-in one.
    pub fn of(data: &Dataset) -> Self {
        let mut list: Vec<Rubric> = data.rubrics.iter().cloned().collect();
        if data.rubrics.get(DEFAULT_RUBRIC).is_none() {
            list.push(default_rubric());
        }
        order::sort_by_key(&mut list, |rubric| {
            (rubric.id != DEFAULT_RUBRIC, rubric.effective_from, rubric.version, rubric.id)
        });
        Self { list }
    }

    /// Every rubric, the built-in one first, then by first day of use and version.
    pub fn all(&self) -> &[Rubric] {
        &self.list
    }

    /// The rubric with that identifier.
    pub fn get(&self, id: Id<Rubric>) -> Option<&Rubric> {
        self.list.iter().find(|rubric| rubric.id == id)
    }

    /// The rubric of periods that start on `day`: the agency's latest in use by then, else the built-in one.
    pub fn on(&self, day: Day) -> Option<&Rubric> {
        self.list.iter().rev().find(|rubric| rubric.effective_from.is_none_or(|from| from <= day))
    }

    /// The rubric of an evaluation: the pinned one, and none where that is gone; else the one in use when its period
    /// started.
    pub fn for_evaluation(&self, evaluation: &Evaluation, period_start: Day) -> Option<&Rubric> {
        match evaluation.rubric {
            Some(pinned) => self.get(pinned),
            None => self.on(period_start),
        }
    }
}

/// The rating as parameters and JSON write it.
pub const fn rating_key(rating: Rating) -> &'static str {
    match rating {
        Rating::Below => "below",
        Rating::Meets => "meets",
        Rating::Above => "above",
    }
}

/// The predicate as parameters and JSON write it.
pub const fn predicate_key(predicate: Predicate) -> &'static str {
    match predicate {
        Predicate::SangatKurang => "sangat_kurang",
        Predicate::Kurang => "kurang",
        Predicate::ButuhPerbaikan => "butuh_perbaikan",
        Predicate::Baik => "baik",
        Predicate::SangatBaik => "sangat_baik",
    }
}
