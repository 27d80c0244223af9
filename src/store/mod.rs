//! Where it is kept: a journal of operations and copy-on-write generations of chunks; the only code that touches IndexedDB.
//!
//! - An operation is one journal entry and a new head in one transaction, which is refused when the head is not the one
//!   held here. It is applied in memory after the transaction completed, never before.
//! - Entries are a chain (each knows the checksum of the one before), so a lost, doubled or foreign one is seen.
//! - A change larger than [`LARGE`] is stored as chunks, and its entry says which lists of chunks replace which.
//! - A generation lists chunks; unchanged ones are shared. Three are kept, and only what nothing lists is deleted.
//! - Entries that no generation needs are packed, and read from there as before. Only a person lets go of packs, by an
//!   operation that says so ([`Store::forget_history`]).
//! - Opening never writes. What does not verify is told; the program never guesses and never starts empty over old data.
//!
//! The protocol is pure over [`Backend`]; `browser` puts it on IndexedDB.
mod append;
mod backend;
#[cfg(target_arch = "wasm32")]
pub mod browser;
mod catch_up;
mod compare;
mod figures;
mod forget;
mod history;
mod journal;
mod memory;
mod open;
mod outcome;
mod recover;
mod shelf;
mod snapshot;
mod sweep;
mod witness;

use std::collections::BTreeSet;

pub use crate::archive::binary::EntryHeader;
use crate::archive::binary::{ChunkKey, Head};
pub use append::{Act, LARGE};
pub use backend::{Add, Backend, BackendError, Batch, DEVICE, OBJECT_STORES, Place, Room, raw};
pub use catch_up::CaughtUp;
pub use figures::{Amount, Figures};
pub use forget::Oldest;
pub use history::History;
pub use memory::Memory;
pub use open::Opened;
pub use outcome::{Damage, Fault, Halt, OpenError, Report, SnapshotError, WriteError};
pub use recover::wipe;
pub use snapshot::{Snapshot, SnapshotMode};
pub use witness::{NoWitness, Testimony, Witness};

use crate::domain::{Dataset, IdSource, Sequence};

/// The data of one database, and the only way to change them.
pub struct Store<B> {
    backend: B,
    witness: Box<dyn Witness>,
    data: Dataset,
    /// Where these data stand.
    head: Head,
    /// The head as it is on disk, byte for byte: the guard of every transaction.
    on_disk: Option<Vec<u8>>,
    shelf: shelf::Shelf,
    /// The newest generation, if there is one: its number, and after which operation it was taken.
    last: Option<Generation>,
    /// Chunks of large operations of the past.
    pinned: BTreeSet<ChunkKey>,
    since: Since,
    halt: Option<Halt>,
    /// The last operation that anything says there was.
    expected: Sequence,
    random: IdSource,
    writer: u64,
}

/// What is known of the newest generation.
#[derive(Clone, Debug)]
struct Generation {
    number: u64,
    sequence: Sequence,
    rows: u64,
}

/// What the journal holds beyond the newest generation.
#[derive(Clone, Copy, Debug, Default)]
struct Since {
    entries: usize,
    bytes: usize,
}

impl<B> Store<B> {
    /// The data as they are on disk. A clone is cheap.
    pub const fn data(&self) -> &Dataset {
        &self.data
    }
    /// Number of the last operation; 0 before the first.
    pub const fn sequence(&self) -> Sequence {
        self.head.sequence
    }
    /// Number of the newest generation; 0 before the first.
    pub fn generation(&self) -> u64 {
        self.last.as_ref().map_or(0, |last| last.number)
    }
    /// Why nothing more is written, if so.
    pub const fn halted(&self) -> Option<Halt> {
        self.halt
    }
    /// Where it is kept.
    pub const fn backend(&self) -> &B {
        &self.backend
    }

    fn testify(&self) {
        let ours = Testimony {
            database: self.data.origin.database.map_or(0, |id| id.bits()),
            sequence: self.head.sequence,
            rows: self.head.rows,
        };
        let later = |old: &Testimony| old.database == ours.database && old.sequence > ours.sequence;
        if !self.witness.read().as_ref().is_some_and(later) {
            self.witness.write(&ours);
        }
    }
}
