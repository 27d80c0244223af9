//! What many pages derive from the same tables, made once.
use std::collections::BTreeMap;

use crate::domain::{Id, Table, Unit};

/// Names from the top down, joined by "›". A cycle ends where it closes.
pub fn unit_paths(units: &Table<Unit>) -> BTreeMap<Id<Unit>, String> {
    let path = |unit: &Unit| {
        let mut names = vec![unit.name.as_str()];
        let mut at = unit.parent;
        while let Some(parent) = at.and_then(|id| units.get(id)).filter(|_| names.len() < 12) {
            names.push(&parent.name);
            at = parent.parent;
        }
        names.reverse();
        names.join(" › ")
    };
    units.iter().map(|unit| (unit.id, path(unit))).collect()
}
