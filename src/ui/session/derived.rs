//! What many pages derive from the same tables, made once.
use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use crate::analytics::Frame;
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

/// The frame of the present data. Equal only to itself, so that its readers wake once for each edit.
#[derive(Clone, Debug)]
pub struct FrameRef(pub(super) Arc<Frame>);

impl PartialEq for FrameRef {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for FrameRef {
    type Target = Frame;
    fn deref(&self) -> &Frame {
        &self.0
    }
}
