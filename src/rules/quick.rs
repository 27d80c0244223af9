//! The mean achievement once more, in floats and without a list: for columns over all evaluations.
use crate::domain::{EvaluationDetail, Hundredths, Rubric, WorkItem, WorkPlan};

/// Mean achievement in percent, as [`super::propose`] makes it (a test compares them). `each` is told the items that
/// count, with their capped achievement.
pub fn quick_achievement(
    rubric: &Rubric,
    plan: &WorkPlan,
    detail: &EvaluationDetail,
    mut each: impl FnMut(&WorkItem, f64),
) -> Option<f64> {
    let weighted = plan.items.iter().any(|item| item.weight.is_some());
    let cap = rubric.achievement_cap.value();
    let (mut sum, mut total) = (0.0, 0.0);
    for item in &plan.items {
        let weight = if weighted { item.weight.map_or(0.0, Hundredths::value) } else { 1.0 };
        let realised = detail.realisations.iter().find(|done| done.item == item.number).and_then(|done| done.value);
        let Some(realised) = realised.filter(|value| *value >= Hundredths::ZERO) else { continue };
        if weight <= 0.0 || item.target <= Hundredths::ZERO {
            continue;
        }
        let achievement = (realised.raw() as f64 * 100.0 / item.target.raw() as f64).min(cap);
        each(item, achievement);
        sum += achievement * weight;
        total += weight;
    }
    (total > 0.0).then(|| sum / total)
}
