//! A change as a value: rows with before and after. Undo is its reverse; other tabs get the same value.
use serde::{Deserialize, Serialize};

use super::{Author, Changed, Id, IdSource, Kind, Record, Time};

/// One row before and after. Neither side: nothing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Change<T> {
    pub before: Option<T>,
    pub after: Option<T>,
}

impl<T: Record> Change<T> {
    /// The identifier of the row, from whichever side there is.
    pub fn id(&self) -> Option<Id<T>> {
        self.after.as_ref().or(self.before.as_ref()).map(Record::id)
    }
    /// The change back.
    pub fn reverse(self) -> Self {
        Self { before: self.after, after: self.before }
    }
}

/// Who does something, when, and where its identifiers come from: all that a plan needs from outside.
#[derive(Clone, Debug)]
pub struct Stamp {
    pub now: Time,
    pub author: Option<Id<Author>>,
    pub ids: IdSource,
}

impl Stamp {
    /// The mark for rows changed now.
    pub const fn changed(&self) -> Changed {
        Changed { at: self.now, by: self.author }
    }
    /// A new identifier.
    pub fn id<T>(&mut self) -> Id<T> {
        self.ids.next(self.now)
    }
}

/// A row that is no longer what a diff expects: another edit came between.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a row of {kind:?} is not as expected: {bits:032x}")]
pub struct Mismatch {
    pub kind: Kind,
    /// Bits of the row's identifier.
    pub bits: u128,
}
