//! Where the data stand (head), and one whole state of them as lists of chunks (manifest).
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::{
    BinaryError, ChunkKey, Chunks, Frame, Newer,
    chunk::{WrittenChunks, from_disk, to_disk},
    code, seal,
};
use crate::domain::{Kind, Origin, Sequence, Time};

const HEAD_VERSION: u16 = 1;
const MANIFEST_VERSION: u16 = 1;

/// Where the data stand: read and compared in every transaction that writes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The last operation; 0 before the first.
    pub sequence: Sequence,
    /// Checksum of the frame of that operation: two histories with the same numbers differ here.
    pub tip: u128,
    /// The newest generation; 0 before the first.
    pub generation: u64,
    /// Rows of all kinds after that operation.
    pub rows: u64,
    pub origin: Origin,
    /// Random number of whoever wrote it, so that a write is known as one's own.
    pub writer: u64,
}

impl Head {
    /// As a frame.
    pub fn encode(&self) -> Result<Vec<u8>, BinaryError> {
        write(code::HEAD, HEAD_VERSION, self)
    }
    /// Of a frame.
    pub fn decode(bytes: &[u8]) -> Result<Self, BinaryError> {
        read(code::HEAD, HEAD_VERSION, bytes)
    }
}

/// One generation: a whole state as lists of chunks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    pub generation: u64,
    /// The operation after which this was the state.
    pub sequence: Sequence,
    /// Checksum of the frame of that operation.
    pub tip: u128,
    pub origin: Origin,
    /// When it was written.
    pub time: Time,
    pub chunks: Chunks,
    /// Chunks that operations of the past put in or took out: undoing those needs them.
    pub pinned: Vec<ChunkKey>,
}

#[derive(Serialize, Deserialize)]
struct WrittenManifest {
    generation: u64,
    sequence: Sequence,
    tip: u128,
    origin: Origin,
    time: Time,
    chunks: WrittenChunks,
    pinned: Vec<ChunkKey>,
}

impl Manifest {
    /// As a frame.
    pub fn encode(&self) -> Result<Vec<u8>, BinaryError> {
        let written = WrittenManifest {
            generation: self.generation,
            sequence: self.sequence,
            tip: self.tip,
            origin: self.origin,
            time: self.time,
            chunks: to_disk(&self.chunks),
            pinned: self.pinned.clone(),
        };
        write(code::MANIFEST, MANIFEST_VERSION, &written)
    }
    /// Of a frame.
    pub fn decode(bytes: &[u8]) -> Result<Self, BinaryError> {
        let written: WrittenManifest = read(code::MANIFEST, MANIFEST_VERSION, bytes)?;
        Ok(Self {
            generation: written.generation,
            sequence: written.sequence,
            tip: written.tip,
            origin: written.origin,
            time: written.time,
            chunks: from_disk(written.chunks).map_err(newer_kind)?,
            pinned: written.pinned,
        })
    }
    /// Rows of all kinds.
    pub fn rows(&self) -> u64 {
        self.chunks.values().flatten().map(|chunk| u64::from(chunk.rows)).sum()
    }
}

pub(super) fn newer_kind(code: u8) -> BinaryError {
    let known = Kind::ALL.last().map_or(0, |kind| u16::from(kind.code()));
    BinaryError::Newer { what: Newer::Kind, found: u16::from(code), known }
}

fn write(kind: u8, version: u16, value: &impl Serialize) -> Result<Vec<u8>, BinaryError> {
    seal(kind, version, 1, &postcard::to_stdvec(value).map_err(|_| BinaryError::Value { kind })?)
}

fn read<V: DeserializeOwned>(kind: u8, known: u16, bytes: &[u8]) -> Result<V, BinaryError> {
    let frame = Frame::open_as(bytes, kind, known)?;
    match postcard::take_from_bytes(frame.payload) {
        Ok((value, [])) if frame.version == known && frame.count == 1 => Ok(value),
        Ok((_, [])) => Err(BinaryError::Version { kind, version: frame.version }),
        Ok(_) => Err(BinaryError::Trailing),
        Err(_) => Err(BinaryError::Value { kind }),
    }
}
