//! From an identifier to a dense row number, in one probe: what every column of the frame is built with.
use std::sync::Arc;

use crate::domain::{Id, Record, Table};

/// No row.
pub const NONE: u32 = u32::MAX;

/// Identifiers of a table in order, and where each stands.
#[derive(Debug)]
pub struct Index<T> {
    ids: Vec<Id<T>>,
    /// Row numbers by hash; [`NONE`] where free. A power of two, at most half full.
    slots: Vec<u32>,
}

impl<T> Index<T> {
    /// The index of these identifiers, which differ.
    pub fn new(ids: Vec<Id<T>>) -> Self {
        let size = (ids.len() * 2).next_power_of_two().max(2);
        let mut slots = vec![NONE; size];
        for (row, id) in (0u32..).zip(&ids) {
            let mut at = start(*id, size);
            while slots.get(at).is_some_and(|slot| *slot != NONE) {
                at = (at + 1) & (size - 1);
            }
            if let Some(slot) = slots.get_mut(at) {
                *slot = row;
            }
        }
        Self { ids, slots }
    }

    /// The row of an identifier, or [`NONE`].
    #[expect(clippy::indexing_slicing, reason = "kernel: the mask keeps the slot inside, slots hold rows of `ids`")]
    pub fn row(&self, id: Id<T>) -> u32 {
        let size = self.slots.len();
        let mut at = start(id, size);
        loop {
            let row = self.slots[at];
            if row == NONE || self.ids[row as usize] == id {
                return row;
            }
            at = (at + 1) & (size - 1);
        }
    }

    /// The row of an identifier, if it has one.
    pub fn find(&self, id: Id<T>) -> Option<usize> {
        let row = self.row(id);
        (row != NONE).then_some(row as usize)
    }

    /// The identifier of a row.
    pub fn id(&self, row: usize) -> Option<Id<T>> {
        self.ids.get(row).copied()
    }

    /// All identifiers, in order.
    pub fn ids(&self) -> &[Id<T>] {
        &self.ids
    }

    /// Number of rows.
    pub const fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there is no row.
    pub const fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }
}

/// The index of a table: the one before where the identifiers are the same.
pub fn index_of<T: Record>(table: &Table<T>, before: Option<&Arc<Index<T>>>) -> Arc<Index<T>> {
    if let Some(before) = before.filter(|before| before.ids.iter().copied().eq(table.iter().map(Record::id))) {
        return Arc::clone(before);
    }
    Arc::new(Index::new(table.iter().map(Record::id).collect()))
}

/// Where the search for an identifier starts. Both halves count: identifiers of tests are small numbers.
fn start<T>(id: Id<T>, size: usize) -> usize {
    let bits = id.bits();
    let mixed = (bits as u64 ^ (bits >> 64) as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> 32) as usize & (size - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Row;

    #[test]
    fn every_identifier_is_found_and_no_other() {
        for count in [0u128, 1, 2, 3, 1000] {
            let ids: Vec<Id<Row>> = (0..count).map(|bits| Id::from_bits(bits * 7919)).collect();
            let index = Index::new(ids.clone());
            assert!(ids.iter().enumerate().all(|(row, id)| index.find(*id) == Some(row)));
            assert_eq!(index.find(Id::from_bits(5)), None);
        }
    }
}
