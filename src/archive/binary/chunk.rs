//! Names of chunks on disk. A chunk is written once under a new key and never again.
use std::{collections::BTreeMap, fmt};

use serde::{Deserialize, Serialize};

use crate::domain::{Kind, Time};

/// Key of one chunk: when it was written, by which random writing, of which kind, and its number there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ChunkKey {
    /// When it was written.
    pub time: Time,
    /// Random, one for each writing.
    pub writing: u64,
    /// Code of the kind.
    pub kind: u8,
    /// Number within the writing.
    pub number: u32,
}

impl fmt::Display for ChunkKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:012x}-{:016x}-{:02x}-{:06x}", self.time.millis(), self.writing, self.kind, self.number)
    }
}

impl ChunkKey {
    /// Reads what [`fmt::Display`] wrote.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let key = Self {
            time: Time::from_millis(i64::from_str_radix(parts.next()?, 16).ok()?),
            writing: u64::from_str_radix(parts.next()?, 16).ok()?,
            kind: u8::from_str_radix(parts.next()?, 16).ok()?,
            number: u32::from_str_radix(parts.next()?, 16).ok()?,
        };
        (parts.next().is_none() && key.to_string() == text).then_some(key)
    }
}

/// A chunk as a list names it: where it is and what must be found there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChunkRef {
    pub key: ChunkKey,
    /// Number of rows.
    pub rows: u32,
    /// Checksum of the frame.
    pub sum: u128,
    /// Bits of the first identifier in it, so that one row is found without opening all chunks.
    pub first: u128,
}

/// Lists of chunks by kind. A kind that is not there has no rows, or is not meant.
pub type Chunks = BTreeMap<Kind, Vec<ChunkRef>>;

/// On disk a kind is its number, so that a later one can be told from damage.
pub(super) type WrittenChunks = Vec<(u8, Vec<ChunkRef>)>;

pub(super) fn to_disk(chunks: &Chunks) -> WrittenChunks {
    chunks.iter().map(|(kind, list)| (kind.code(), list.clone())).collect()
}

/// The lists as written; an unknown kind gives its number.
pub(super) fn from_disk(written: WrittenChunks) -> Result<Chunks, u8> {
    written.into_iter().map(|(code, list)| Ok((Kind::from_code(code).ok_or(code)?, list))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chunk_key_reads_back_and_nothing_else_does() {
        let key = ChunkKey { time: Time::from_millis(1_764_000_000_000), writing: 0xAB, kind: 13, number: 7 };
        assert_eq!(ChunkKey::parse(&key.to_string()), Some(key));
        for text in ["", "x", "1-2-3-4", &format!("{key}-"), &format!("{key}0")] {
            assert_eq!(ChunkKey::parse(text), None, "{text}");
        }
    }
}
