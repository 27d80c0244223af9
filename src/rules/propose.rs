//! Usulan: what the rubric makes of realisations and behaviours. Missing items leave the weights and are said.
use serde::Serialize;

use super::Ratio;
use crate::domain::{CutOffs, EvaluationDetail, Hundredths, Rating, Rubric, WorkItem, WorkItemKind, WorkPlan};

/// A mean and what it stands on.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Mean {
    pub value: Ratio,
    /// Parts with a value.
    pub used: usize,
    /// Parts there are.
    pub of: usize,
}

/// Why an item of a plan has no achievement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemGap {
    /// No realisation yet.
    NotRealised,
    /// A target of zero or less: nothing to measure against.
    NoTarget,
    /// Other items of the plan have a weight, this one has none.
    NoWeight,
    /// A realisation below zero.
    Negative,
}

/// One item of the plan as it counts.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ItemScore {
    pub number: u16,
    pub text: String,
    pub kind: WorkItemKind,
    pub category: String,
    pub target: Hundredths,
    pub realised: Option<Hundredths>,
    /// Percent of the target, capped.
    pub achievement: Option<Ratio>,
    /// Why there is no achievement.
    pub gap: Option<ItemGap>,
    /// Share of the items that count, percent; none where this one does not.
    pub weight: Option<Ratio>,
    /// Whether the cap lowered the achievement.
    pub capped: bool,
}

/// What the rubric proposes, with everything it stands on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Proposal {
    pub result: Option<Rating>,
    pub behaviour: Option<Rating>,
    /// Mean achievement, percent.
    pub achievement: Option<Mean>,
    /// Mean of the behaviours, on the rubric's scale.
    pub behaviour_mean: Option<Mean>,
    pub items: Vec<ItemScore>,
    /// Behaviours as they count: what is outside the scale counts as not filled.
    pub behaviours: [Option<u8>; 7],
    /// Realisations of items that the plan does not have.
    pub unplanned: Vec<u16>,
    /// Behaviours with a value outside the scale, 0-6.
    pub off_scale: Vec<usize>,
}

/// What the rubric makes of a detail. Without a plan nothing is proposed for work results. A realisation is compared with
/// the target as the plan states it.
pub fn propose(rubric: &Rubric, plan: Option<&WorkPlan>, detail: &EvaluationDetail) -> Proposal {
    let plan_items = plan.map_or(&[][..], |plan| plan.items.as_slice());
    let items = items(rubric, plan_items, detail);
    let (achievement, items) = weigh(items, plan_items);
    let on_scale = |value: u8| (1..=rubric.behaviour_max).contains(&value);
    let behaviours = detail.behaviours.map(|value| value.filter(|value| on_scale(*value)));
    let off_scale =
        detail.behaviours.iter().enumerate().filter(|(_, value)| value.is_some_and(|value| !on_scale(value)));
    let unplanned = detail.realisations.iter().map(|done| done.item);
    let behaviour_mean = mean(behaviours);
    Proposal {
        result: achievement.map(|mean| rate(mean.value, rubric.result_cut)),
        behaviour: behaviour_mean.map(|mean| rate(mean.value, rubric.behaviour_cut)),
        achievement,
        behaviour_mean,
        behaviours,
        unplanned: unplanned.filter(|number| plan_items.iter().all(|item| item.number != *number)).collect(),
        off_scale: off_scale.map(|(at, _)| at).collect(),
        items,
    }
}

/// Below, meets or above by cut-offs; both bounds belong to the upper side.
pub fn rate(value: Ratio, cut: CutOffs) -> Rating {
    if value < Ratio::of(cut.meets) {
        Rating::Below
    } else if value < Ratio::of(cut.above) {
        Rating::Meets
    } else {
        Rating::Above
    }
}

fn items(rubric: &Rubric, plan: &[WorkItem], detail: &EvaluationDetail) -> Vec<ItemScore> {
    let any_weight = plan.iter().any(|item| item.weight.is_some());
    let cap = Ratio::of(rubric.achievement_cap);
    let score = |item: &WorkItem| {
        let realised = detail.realisations.iter().find(|done| done.item == item.number).and_then(|done| done.value);
        let unweighted = any_weight && item.weight.is_none_or(|weight| weight <= Hundredths::ZERO);
        let raw: Result<Ratio, ItemGap> = match realised {
            None => Err(ItemGap::NotRealised),
            Some(value) if value < Hundredths::ZERO => Err(ItemGap::Negative),
            Some(_) if unweighted => Err(ItemGap::NoWeight),
            Some(value) => Ratio::new(i128::from(value.raw()).saturating_mul(100), i128::from(item.target.raw()))
                .ok_or(ItemGap::NoTarget),
        };
        ItemScore {
            number: item.number,
            text: item.text.clone(),
            kind: item.kind,
            category: item.category.clone(),
            target: item.target,
            realised,
            achievement: raw.ok().map(|value| value.at_most(cap)),
            gap: raw.err(),
            weight: None,
            capped: raw.is_ok_and(|value| value > cap),
        }
    };
    plan.iter().map(score).collect()
}

/// The weighted mean, and each item with its share of the weights that count.
fn weigh(mut items: Vec<ItemScore>, plan: &[WorkItem]) -> (Option<Mean>, Vec<ItemScore>) {
    let weight = |item: &WorkItem| Ratio::of(item.weight.unwrap_or(Hundredths::whole(1)));
    let counting = || items.iter().zip(plan).filter_map(|(item, plan)| Some((item.achievement?, weight(plan))));
    let total = counting().fold(Ratio::ZERO, |sum, (_, weight)| sum.plus(weight));
    let sum = counting().fold(Ratio::ZERO, |sum, (value, weight)| sum.plus(value.times(weight)));
    let used = counting().count();
    let mean = sum.over(total).map(|value| Mean { value, used, of: plan.len() });
    for (item, plan) in items.iter_mut().zip(plan) {
        item.weight =
            item.achievement.and_then(|_| weight(plan).over(total)).map(|share| share.times(Ratio::whole(100)));
    }
    (mean, items)
}

fn mean(behaviours: [Option<u8>; 7]) -> Option<Mean> {
    let used = behaviours.iter().flatten().count();
    let sum: i128 = behaviours.iter().flatten().map(|value| i128::from(*value)).sum();
    Ratio::new(sum, i128::try_from(used).ok()?).map(|value| Mean { value, used, of: behaviours.len() })
}
