//! One operation as bytes, and many of them packed.
use serde::{Deserialize, Serialize};

use super::{
    BinaryError, Chunks, Frame, Newer,
    chunk::{WrittenChunks, from_disk, to_disk},
    code,
    diff::{read_sections, write_sections},
    manifest::newer_kind,
    seal,
};
use crate::domain::{Author, Diff, Id, Kind, Op, Origin, Sequence, Time};

const VERSION: u16 = 1;

/// All of an operation but its rows: what history lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryHeader {
    pub sequence: Sequence,
    pub time: Time,
    pub author: Option<Id<Author>>,
    /// The author's name at that time.
    pub author_name: String,
    pub op: Op,
    /// What it was done to, for people; may be empty.
    pub subject: String,
    /// Rows it changed, by kind.
    pub counts: Vec<(Kind, usize)>,
    /// Checksum of the frame of the operation before: entries are a chain.
    pub previous: u128,
    /// Random number of whoever wrote it.
    pub writer: u64,
}

/// Lists of chunks in place of others: a change too large to be written row by row. Only kinds that changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Swap {
    pub before: Chunks,
    pub after: Chunks,
    pub origin_before: Origin,
    pub origin_after: Origin,
}

/// What an operation changed.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    Rows(Box<Diff>),
    Swap(Swap),
}

/// An operation as it is in the journal.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    pub header: EntryHeader,
    pub body: Body,
}

/// The operation's name is text, so that the order of the enum is free and a later name is told from damage.
#[derive(Serialize, Deserialize)]
struct WrittenHeader {
    sequence: Sequence,
    time: Time,
    author: Option<Id<Author>>,
    author_name: String,
    op: String,
    subject: String,
    counts: Vec<(u8, u32)>,
    previous: u128,
    writer: u64,
    swap: bool,
}

#[derive(Serialize, Deserialize)]
struct WrittenSwap {
    before: WrittenChunks,
    after: WrittenChunks,
    origin_before: Origin,
    origin_after: Origin,
}

const WRONG: BinaryError = BinaryError::Value { kind: code::ENTRY };

impl Written {
    /// As a frame; none when its rows would be longer than `limit`.
    pub fn encode(&self, limit: usize) -> Result<Option<Vec<u8>>, BinaryError> {
        let header = &self.header;
        let counts = header
            .counts
            .iter()
            .map(|(kind, rows)| Ok((kind.code(), u32::try_from(*rows).map_err(|_| BinaryError::TooLong)?)));
        let written = WrittenHeader {
            sequence: header.sequence,
            time: header.time,
            author: header.author,
            author_name: header.author_name.clone(),
            op: serde_json::to_string(&header.op).map_err(|_| WRONG)?,
            subject: header.subject.clone(),
            counts: counts.collect::<Result<_, BinaryError>>()?,
            previous: header.previous,
            writer: header.writer,
            swap: matches!(self.body, Body::Swap(_)),
        };
        let mut payload = postcard::to_stdvec(&written).map_err(|_| WRONG)?;
        match &self.body {
            Body::Rows(diff) => match write_sections(diff, limit)? {
                Some(sections) => payload.extend_from_slice(&sections),
                None => return Ok(None),
            },
            Body::Swap(swap) => {
                let swap = WrittenSwap {
                    before: to_disk(&swap.before),
                    after: to_disk(&swap.after),
                    origin_before: swap.origin_before,
                    origin_after: swap.origin_after,
                };
                payload = postcard::to_extend(&swap, payload).map_err(|_| WRONG)?;
            }
        }
        seal(code::ENTRY, VERSION, 1, &payload).map(Some)
    }

    /// Of a frame, with its checksum.
    pub fn decode(bytes: &[u8]) -> Result<(Self, u128), BinaryError> {
        let (header, is_swap, body, sum) = split(bytes)?;
        let body = if is_swap {
            let (swap, rest) = postcard::take_from_bytes::<WrittenSwap>(body).map_err(|_| WRONG)?;
            if !rest.is_empty() {
                return Err(BinaryError::Trailing);
            }
            Body::Swap(Swap {
                before: from_disk(swap.before).map_err(newer_kind)?,
                after: from_disk(swap.after).map_err(newer_kind)?,
                origin_before: swap.origin_before,
                origin_after: swap.origin_after,
            })
        } else {
            Body::Rows(Box::new(read_sections(body)?))
        };
        Ok((Self { header, body }, sum))
    }
}

impl EntryHeader {
    /// Of the frame of an operation, without reading its rows.
    pub fn decode(bytes: &[u8]) -> Result<Self, BinaryError> {
        split(bytes).map(|(header, ..)| header)
    }
}

/// Header, whether it is a swap, the bytes after the header, checksum.
fn split(bytes: &[u8]) -> Result<(EntryHeader, bool, &[u8], u128), BinaryError> {
    let frame = Frame::open_as(bytes, code::ENTRY, VERSION)?;
    if frame.version != VERSION || frame.count != 1 {
        return Err(BinaryError::Version { kind: code::ENTRY, version: frame.version });
    }
    let (written, body) = postcard::take_from_bytes::<WrittenHeader>(frame.payload).map_err(|_| WRONG)?;
    let newer = BinaryError::Newer { what: Newer::Op, found: 0, known: 0 };
    let op = serde_json::from_str(&written.op).map_err(|error| if error.is_data() { newer } else { WRONG })?;
    let counts = written.counts.into_iter().map(|(code, rows)| {
        let kind = Kind::from_code(code).ok_or(newer_kind(code))?;
        Ok((kind, rows as usize))
    });
    let header = EntryHeader {
        sequence: written.sequence,
        time: written.time,
        author: written.author,
        author_name: written.author_name,
        op,
        subject: written.subject,
        counts: counts.collect::<Result<_, BinaryError>>()?,
        previous: written.previous,
        writer: written.writer,
    };
    Ok((header, written.swap, body, frame.sum))
}

/// Frames of operations in one frame.
pub fn pack<'a>(frames: impl IntoIterator<Item = &'a [u8]>) -> Result<Vec<u8>, BinaryError> {
    let mut payload = Vec::new();
    let mut count = 0u32;
    for frame in frames {
        let length = u32::try_from(frame.len()).map_err(|_| BinaryError::TooLong)?;
        payload.extend_from_slice(&length.to_le_bytes());
        payload.extend_from_slice(frame);
        count = count.saturating_add(1);
    }
    seal(code::PACK, VERSION, count, &payload)
}

/// The frames in a pack, each to be verified by itself.
pub fn unpack(bytes: &[u8]) -> Result<Vec<&[u8]>, BinaryError> {
    let frame = Frame::open_as(bytes, code::PACK, VERSION)?;
    let mut rest = frame.payload;
    let mut frames = Vec::new();
    while !rest.is_empty() {
        let (length, after) = rest.split_first_chunk().ok_or(BinaryError::Length)?;
        let (one, after) = after.split_at_checked(u32::from_le_bytes(*length) as usize).ok_or(BinaryError::Length)?;
        frames.push(one);
        rest = after;
    }
    if frames.len() == frame.count as usize { Ok(frames) } else { Err(BinaryError::Count) }
}
