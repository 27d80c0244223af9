//! What can come of opening, writing and taking a generation, besides success.
use super::{BackendError, Place, Testimony, shelf::ShelveError};
use crate::{
    archive::binary::BinaryError,
    domain::{Mismatch, Refusal, Sequence},
};

/// Why nothing more is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Halt {
    /// Something of the data could not be read; a person decides first ([`super::Store::accept_loss`]).
    Damaged,
    /// The database was emptied or closed under the page. What is in memory can be saved to a file.
    Gone,
    /// The disk holds another past than this page: a write was lost, or two browsers share one profile.
    Diverged,
    /// The disk holds operations of a newer program.
    Newer,
    /// The program failed.
    Panicked,
}

/// Why an operation was not written. The data are as before.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum WriteError {
    #[error("another tab wrote first: catch up and plan again")]
    Behind,
    #[error("no room left")]
    Full,
    #[error("nothing more is written: {0:?}")]
    Halted(Halt),
    #[error("planned on other data")]
    Stale(#[from] Mismatch),
    #[error("refused")]
    Refused(#[from] Refusal),
    #[error("cannot be written")]
    Encode(BinaryError),
    #[error("what is to be undone cannot be read")]
    Unreadable(Sequence),
    #[error("a chunk did not read back as written")]
    NotAsWritten,
    #[error("the disk did not do it")]
    Backend(#[source] BackendError),
}

/// Why no generation was taken. Nothing is lost: the journal holds everything.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum SnapshotError {
    #[error("nothing changed since the last one")]
    Nothing,
    #[error("another tab took one")]
    Superseded,
    #[error("another tab is taking one")]
    Busy,
    #[error("all rows are gone: such a state never replaces a good one")]
    AllRowsGone,
    #[error("a chunk did not read back as written")]
    NotAsWritten,
    #[error("cannot be written")]
    Encode(BinaryError),
    #[error("nothing more is written: {0:?}")]
    Halted(Halt),
    #[error("no room left")]
    Full,
    #[error("the disk did not do it")]
    Backend(#[source] BackendError),
}

/// One value that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    pub place: Place,
    pub fault: Fault,
}

/// What is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not there.
    Absent,
    /// It cannot be read.
    Unreadable(BinaryError),
    /// It is sound, but not what its place promises.
    NotThatOne,
    /// It does not follow from what comes before it.
    BrokenChain,
}

/// What opening found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The last operation that could be read.
    pub sequence: Sequence,
    /// The last operation that anything says there was.
    pub expected: Sequence,
    /// The generation it started from; 0: from nothing, by the journal alone.
    pub generation: u64,
    /// Operations read from the journal after it.
    pub replayed: usize,
    /// Rows of all kinds that were read.
    pub rows: u64,
    pub witness: Option<Testimony>,
    /// Everything that was found wrong, also where nothing was lost by it.
    pub damaged: Vec<Damage>,
    /// Sound to the end, but not what the head or the witness says there should be.
    pub diverged: bool,
}

impl Report {
    /// Whether everything that was ever acknowledged is there.
    pub const fn is_whole(&self) -> bool {
        self.sequence >= self.expected && !self.diverged
    }
    /// Operations that are known to have been and cannot be read.
    pub const fn lost(&self) -> u64 {
        self.expected.saturating_sub(self.sequence)
    }
}

/// Why nothing was opened. Nothing was changed; [`super::raw`] gives the bytes.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    #[error("written by a newer version of the program")]
    Newer(Place, BinaryError),
    #[error("the database is empty, but there were data")]
    Emptied(Testimony),
    #[error("no state could be read")]
    Unreadable(Box<Report>),
    #[error("the disk did not answer")]
    Backend(#[source] BackendError),
}

impl From<BackendError> for OpenError {
    fn from(error: BackendError) -> Self {
        Self::Backend(error)
    }
}
impl From<BackendError> for WriteError {
    fn from(error: BackendError) -> Self {
        match error {
            BackendError::Full => Self::Full,
            BackendError::Gone => Self::Halted(Halt::Gone),
            BackendError::Panicked => Self::Halted(Halt::Panicked),
            other => Self::Backend(other),
        }
    }
}
impl From<ShelveError> for WriteError {
    fn from(error: ShelveError) -> Self {
        match error {
            ShelveError::Encode(error) => Self::Encode(error),
            ShelveError::Backend(error) => error.into(),
            ShelveError::NotAsWritten => Self::NotAsWritten,
        }
    }
}
impl From<WriteError> for SnapshotError {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::Full => Self::Full,
            WriteError::Halted(halt) => Self::Halted(halt),
            WriteError::Encode(error) => Self::Encode(error),
            WriteError::NotAsWritten => Self::NotAsWritten,
            WriteError::Backend(error) => Self::Backend(error),
            WriteError::Behind | WriteError::Stale(_) | WriteError::Refused(_) | WriteError::Unreadable(_) => {
                Self::Superseded
            }
        }
    }
}
impl From<BackendError> for SnapshotError {
    fn from(error: BackendError) -> Self {
        WriteError::from(error).into()
    }
}
