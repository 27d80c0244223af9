//! What many pages derive from the same tables, made once.
use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use super::clock::{self, Breath};
use crate::analytics::Frame;
use crate::domain::{Dataset, Id, Table, Unit};

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

/// Fewer rows are read within one task.
const MANY: usize = 20_000;

/// The frame of very many rows, read in steps so that no step holds the page. None where there are few.
///
/// Each step adds tables to a dataset of which the frame before knows the others; what it has read stays read.
pub async fn frame_in_steps(data: &Dataset) -> Option<FrameRef> {
    if data.rows() < MANY {
        return None;
    }
    let today = clock::today();
    let mut part = Dataset {
        learning: Table::default(),
        evaluations: Table::default(),
        enrolments: Table::default(),
        attendance: Table::default(),
        ..data.clone()
    };
    let mut frame = Frame::of(&part, today, None);
    let add: [fn(&mut Dataset, &Dataset); 3] = [
        |part, data| part.learning = data.learning.clone(),
        |part, data| part.evaluations = data.evaluations.clone(),
        |part, data| *part = data.clone(),
    ];
    for add in add {
        Breath::pause().await;
        add(&mut part, data);
        frame = Frame::of(&part, today, Some(&frame));
    }
    Breath::pause().await;
    Some(FrameRef(Arc::new(frame)))
}
