//! The binary form, for the disk of this browser: every value is a checksummed [`Frame`], rows are `postcard` under an
//! explicit version for each kind.
//!
//! A version that was released keeps a fixture in `tests/fixtures/binary` that must still open. To change a record:
//! raise its number in [`VERSIONS`], add a reader for the old shape to the migrations in `rows.rs`, and let
//! `tests/binary.rs` write the new fixture.
mod chunk;
mod diff;
mod entry;
mod frame;
mod manifest;
mod rows;

pub use chunk::{ChunkKey, ChunkRef, Chunks};
pub use diff::{decode_diff, encode_diff};
pub use entry::{Body, EntryHeader, Swap, Written, pack, unpack};
pub use frame::{FORMAT, Frame, seal};
pub use manifest::{Head, Manifest};
pub use rows::{VERSIONS, decode_rows, encode_rows, version};

/// Kind codes of frames that are not rows. Rows carry [`crate::domain::Kind::code`], which stays below these.
pub mod code {
    /// Where the data stand: [`super::Head`].
    pub const HEAD: u8 = 200;
    /// One generation: [`super::Manifest`].
    pub const MANIFEST: u8 = 201;
    /// One operation: [`super::Written`].
    pub const ENTRY: u8 = 202;
    /// Many operations, packed.
    pub const PACK: u8 = 203;
    /// A diff alone.
    pub const DIFF: u8 = 204;
}

/// Why bytes are not what they should be. [`BinaryError::Newer`] is not damage: it is refused by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BinaryError {
    #[error("not a frame")]
    NotAFrame,
    #[error("the frame is longer or shorter than it says")]
    Length,
    #[error("the checksum does not match")]
    Checksum,
    #[error("written by a newer version: {what:?} {found}, known up to {known}")]
    Newer { what: Newer, found: u16, known: u16 },
    #[error("a frame of kind {found} where {expected} was expected")]
    Kind { expected: u8, found: u8 },
    #[error("version {version} of kind {kind} is not known")]
    Version { kind: u8, version: u16 },
    #[error("the count does not match")]
    Count,
    #[error("row {at} of kind {kind} cannot be read")]
    Row { kind: u8, at: u32 },
    #[error("bytes are left after the last value")]
    Trailing,
    #[error("a value of a frame of kind {kind} cannot be read")]
    Value { kind: u8 },
    #[error("too long to be written")]
    TooLong,
    #[error("chunks of kind {kind} do not make a table")]
    Table { kind: u8 },
}

/// What is newer than this program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Newer {
    /// The frame itself.
    Format,
    /// The shape of a kind of row or frame, by its code.
    Shape(u8),
    /// A kind of row that is not known here; `found` is its code.
    Kind,
    /// An operation that is not known here.
    Op,
}

impl BinaryError {
    /// Whether the bytes are sound, but of a later program.
    pub const fn is_newer(self) -> bool {
        matches!(self, Self::Newer { .. })
    }
}
