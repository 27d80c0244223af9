//! The journal: keys, reading entries wherever they are, and following the chain.
use std::collections::BTreeMap;

use super::{
    Backend, BackendError, Damage, Fault, Place, Room,
    shelf::{LoadError, Shelf, load},
};
use crate::{
    archive::binary::{Body, EntryHeader, Written, unpack},
    domain::{Dataset, Sequence},
};

/// Comes after every key.
pub(super) const AFTER_ALL: &str = "~";

/// The one place that says where the data stand.
pub(super) fn head_place() -> Place {
    Place::new(Room::Head, Room::Head.name())
}

pub(super) fn generation_place(number: u64) -> Place {
    Place::new(Room::Head, format!("generation-{number:020}"))
}

/// The number in the key of a generation.
pub(super) fn generation_of(key: &str) -> Option<u64> {
    key.strip_prefix("generation-")?.parse().ok()
}

pub(super) fn entry_key(sequence: Sequence) -> String {
    format!("e{sequence:020}")
}

pub(super) fn pack_key(first: Sequence, last: Sequence) -> String {
    format!("p{first:020}-{last:020}")
}

pub(super) fn pack_of(key: &str) -> Option<(Sequence, Sequence)> {
    let (first, last) = key.strip_prefix('p')?.split_once('-')?;
    Some((first.parse().ok()?, last.parse().ok()?))
}

/// Holds the operation that let go of all up to that one.
pub(super) fn forgotten_key(until: Sequence) -> String {
    format!("t{until:020}")
}

pub(super) fn forgotten_of(key: &str) -> Option<Sequence> {
    key.strip_prefix('t')?.parse().ok()
}

/// Frames of entries by sequence, not yet verified, and packs that could not be opened.
#[derive(Default)]
pub(super) struct Frames {
    pub(super) frames: BTreeMap<Sequence, Vec<u8>>,
    pub(super) damaged: Vec<Damage>,
}

/// Entries from `first` to `last`, from the journal and, where it no longer has them, from packs.
pub(super) async fn read(backend: &impl Backend, first: Sequence, last: Sequence) -> Result<Frames, BackendError> {
    let mut read = Frames::default();
    let end = last.checked_add(1).map_or(String::from("f"), entry_key);
    for (key, bytes) in backend.range(Room::Journal, &entry_key(first), &end).await? {
        if let Some(sequence) = key.strip_prefix('e').and_then(|number| number.parse().ok()) {
            read.frames.insert(sequence, bytes);
        }
    }
    let from_packs_until = read.frames.keys().next().map_or(last, |present| present.saturating_sub(1).min(last));
    if first > from_packs_until {
        return Ok(read);
    }
    let keys = backend.keys(Room::Journal).await?;
    let overlaps = |key: &String| pack_of(key).is_some_and(|(from, to)| from <= from_packs_until && to >= first);
    let keys: Vec<String> = keys.into_iter().filter(overlaps).collect();
    let Frames { frames, damaged } = &mut read;
    let mut take = |at: usize, value: Option<Vec<u8>>| {
        let Some(key) = keys.get(at) else { return };
        let fault = match value.as_deref().map(unpack) {
            None => Fault::Absent,
            Some(Err(error)) => Fault::Unreadable(error),
            Some(Ok(packed)) => {
                for bytes in packed {
                    if let Ok(header) = EntryHeader::decode(bytes)
                        && (first..=last).contains(&header.sequence)
                    {
                        frames.entry(header.sequence).or_insert_with(|| bytes.to_vec());
                    }
                }
                return;
            }
        };
        damaged.push(Damage { place: Place::new(Room::Journal, key), fault });
    };
    backend.each(Room::Journal, &keys, &mut take).await?;
    Ok(read)
}

/// The entry in `bytes`, which must be the one after the operation `sequence` with the checksum `tip`.
pub(super) fn follow(bytes: &[u8], sequence: Sequence, tip: u128) -> Result<(Written, u128), Fault> {
    let (written, sum) = Written::decode(bytes).map_err(Fault::Unreadable)?;
    if Some(written.header.sequence) != sequence.checked_add(1) {
        return Err(Fault::NotThatOne);
    }
    if written.header.previous != tip { Err(Fault::BrokenChain) } else { Ok((written, sum)) }
}

/// Does to `data` what the entry did. On an error they are as before.
pub(super) async fn redo(
    backend: &impl Backend,
    shelf: &mut Shelf,
    data: &mut Dataset,
    written: &Written,
) -> Result<(), LoadError> {
    match &written.body {
        Body::Rows(diff) => {
            if data.fits(diff).is_err() {
                let place = Place::new(Room::Journal, entry_key(written.header.sequence));
                return Err(LoadError::Damaged(vec![Damage { place, fault: Fault::BrokenChain }]));
            }
            data.apply(diff);
        }
        Body::Swap(swap) => {
            let mut next = data.clone();
            load(backend, shelf, &swap.after, &mut next).await?;
            next.origin = swap.origin_after;
            *data = next;
        }
    }
    Ok(())
}
