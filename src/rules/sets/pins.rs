//! What a closed period keeps: the sets that its numbers come from, whole, in the row that its evaluations carry.
use std::collections::BTreeSet;

use super::{AnySet, RuleName, SetError, Sets, key};
use crate::domain::{Dataset, Day, EvaluationPeriod, Id, PeriodSpan, RuleSet};
use crate::rules::default_rule_set;

/// The rules whose numbers come from evaluations.
pub const PINNED: [RuleName; 4] = [RuleName::IpAsn, RuleName::Credit, RuleName::NineBox, RuleName::Distribution];

/// The row that the evaluations of a period closed under these sets carry: the quadrant and the sets of [`PINNED`].
pub fn pin(sets: &Sets, id: Id<RuleSet>, version: u32) -> Result<RuleSet, SetError> {
    let mut row = RuleSet { id, version, ..default_rule_set() };
    for rule in PINNED {
        row.parameters.push((key(rule), serde_json::to_string(&sets.any(rule)?)?));
    }
    Ok(row)
}

/// Whether evaluations carry a row to keep sets, and not only the quadrant; whether they can be read does not matter.
pub fn keeps_sets(row: &RuleSet) -> bool {
    super::rule_of(row).is_none() && kept(row).next().is_some()
}

/// The sets that a row keeps, as they are written.
fn kept(row: &RuleSet) -> impl Iterator<Item = &str> {
    let names = PINNED.map(key);
    row.parameters.iter().filter(move |(name, _)| names.contains(name)).map(|(_, written)| written.as_str())
}

/// The sets that a row keeps.
pub fn pinned(row: &RuleSet) -> impl Iterator<Item = AnySet> {
    kept(row).filter_map(|written| serde_json::from_str::<AnySet>(written).ok())
}

/// The row that the evaluations of a period carry to keep its sets. Of several, as after a merge, the first version.
pub fn pin_of<'a>(data: &'a Dataset, period: &EvaluationPeriod) -> Option<&'a RuleSet> {
    let rows: Vec<&RuleSet> = data.rule_sets.iter().filter(|row| keeps_sets(row)).collect();
    if rows.is_empty() {
        return None;
    }
    let of_period = data.evaluations.iter().filter(|row| row.period == period.id);
    let carried: BTreeSet<Id<RuleSet>> = of_period.filter_map(|row| row.rule_set).collect();
    rows.into_iter().filter(|row| carried.contains(&row.id)).min_by_key(|row| (row.version, row.id))
}

/// The same of the annual period that a day lies in: an index as of that day is of its year.
pub(super) fn pin_on(data: &Dataset, day: Day) -> Option<&RuleSet> {
    if !data.rule_sets.iter().any(keeps_sets) {
        return None;
    }
    let holds =
        |period: &&EvaluationPeriod| period.span == PeriodSpan::Annual && period.start <= day && day <= period.end;
    data.periods.iter().filter(holds).find_map(|period| pin_of(data, period))
}

impl Sets {
    /// Puts the sets that a row keeps in the place of those they belong to. One that a later version of the program can no
    /// longer read leaves the set in force.
    pub(super) fn hold(&mut self, row: Option<&RuleSet>) {
        for set in row.into_iter().flat_map(pinned) {
            let _ = self.take(set);
        }
    }
}

/// How many evaluations carry a row that keeps this version of a set.
pub fn evaluations_with(data: &Dataset, set: &RuleSet) -> usize {
    let rule = super::rule_of(set);
    let is_it = |kept: AnySet| Some(kept.rule) == rule && kept.name == set.name && kept.version == set.version;
    let rows: BTreeSet<Id<RuleSet>> = data
        .rule_sets
        .iter()
        .filter(|row| super::rule_of(row).is_none() && pinned(row).any(is_it))
        .map(|row| row.id)
        .collect();
    data.evaluations.iter().filter(|row| row.rule_set.is_some_and(|id| rows.contains(&id))).count()
}
