//! The sets of one rule as a dataset uses them: the agency's own, each from its first day on, over the built-in one.
use std::cell::OnceCell;

use super::{ParameterSet, Parameters, RuleName, Sets, laid, rule_of};
use crate::domain::{Dataset, Day, RuleSet, Table, order};

/// Sets of one rule by day. They are read when the first is asked for: most data never ask.
#[derive(Debug)]
pub struct InUse<'a, P> {
    rows: Option<&'a Table<RuleSet>>,
    own: OnceCell<Vec<ParameterSet<P>>>,
}

impl<'a, P: Parameters> InUse<'a, P> {
    /// The sets of a dataset.
    pub const fn of(data: &'a Dataset) -> Self {
        Self { rows: Some(&data.rule_sets), own: OnceCell::new() }
    }

    /// The built-in set alone.
    pub const fn builtin() -> Self {
        Self { rows: None, own: OnceCell::new() }
    }

    /// The set in use on `day`: the agency's latest by then that fits the rule, else the built-in one.
    pub fn on(&self, day: Day) -> Option<&ParameterSet<P>> {
        let own = self.own.get_or_init(|| self.rows.map(own).unwrap_or_default());
        let latest = own.iter().rev().find(|set| set.effective_from <= Some(day));
        latest.or_else(|| Sets::builtin().ok().map(P::of))
    }
}

/// The agency's sets that fit the rule, by first day.
fn own<P: Parameters>(rows: &Table<RuleSet>) -> Vec<ParameterSet<P>> {
    let mut rows: Vec<&RuleSet> = rows_of(rows, P::RULE).collect();
    order::sort_by_key(&mut rows, |row| (row.effective_from, row.version, row.id));
    let Ok(builtin) = Sets::builtin().map(P::of) else { return Vec::new() };
    rows.into_iter().filter_map(|row| laid(builtin, row).ok()).collect()
}

fn rows_of(rows: &Table<RuleSet>, rule: RuleName) -> impl Iterator<Item = &RuleSet> {
    rows.iter().filter(move |row| rule_of(row) == Some(rule))
}

/// Whether two datasets have the same sets of a rule.
pub fn same_sets(a: &Dataset, b: &Dataset, rule: RuleName) -> bool {
    a.rule_sets == b.rule_sets || rows_of(&a.rule_sets, rule).eq(rows_of(&b.rule_sets, rule))
}
