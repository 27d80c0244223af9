//! Riwayat perubahan: what was done, by whom, and what it changed.
use std::ops::RangeInclusive;

use super::{
    Backend, BackendError, Room, Store, WriteError,
    backend::get,
    compare,
    journal::{self, entry_key},
    shelf::{LoadError, Shelf, load},
};
use crate::{
    archive::binary::{Body, ChunkRef, Chunks, EntryHeader, Swap, Written, decode_rows},
    domain::{Change, Dataset, Diff, Entry, Has, Id, Record, Sequence},
};

/// Operations, and those that should be there and cannot be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// In order of sequence.
    pub headers: Vec<EntryHeader>,
    pub unreadable: Vec<Sequence>,
    /// The last operation that is no longer kept, as a person decided; 0: all are.
    pub forgotten: Sequence,
}

impl<B: Backend> Store<B> {
    /// Operations in a range of sequences, without their rows.
    pub async fn history(&self, range: RangeInclusive<Sequence>) -> Result<History, BackendError> {
        let (first, last) = ((*range.start()).max(1), (*range.end()).min(self.head.sequence));
        let mut history = History::default();
        if first > last {
            return Ok(history);
        }
        let frames = journal::read(&self.backend, first, last).await?.frames;
        for sequence in first..=last {
            match frames.get(&sequence).map(|bytes| EntryHeader::decode(bytes)) {
                Some(Ok(header)) if header.sequence == sequence => history.headers.push(header),
                _ => history.unreadable.push(sequence),
            }
        }
        history.forgotten = self.forgotten().await?;
        history.unreadable.retain(|sequence| *sequence > history.forgotten);
        Ok(history)
    }

    /// One operation with all its rows, also where it was stored as chunks.
    pub async fn entry(&self, sequence: Sequence) -> Result<Entry, WriteError> {
        let written = self.written(sequence).await?.ok_or(WriteError::Unreadable(sequence))?;
        self.entry_of(written).await
    }

    /// What was done to one row, oldest first.
    pub async fn touching<T: Record>(&self, id: Id<T>) -> Result<Vec<(EntryHeader, Change<T>)>, BackendError>
    where
        Dataset: Has<T>,
    {
        let mut found = Vec::new();
        if self.head.sequence == 0 {
            return Ok(found);
        }
        let needle = id.bits().to_be_bytes();
        for (count, bytes) in journal::read(&self.backend, 1, self.head.sequence).await?.frames.values().enumerate() {
            if count % 256 == 255 {
                self.backend.pause().await;
            }
            let Ok(header) = EntryHeader::decode(bytes) else { continue };
            if header.counts.iter().all(|(kind, _)| *kind != T::KIND) {
                continue;
            }
            let holds = || bytes.windows(needle.len()).any(|window| window == needle);
            let change = match Written::decode(bytes) {
                Ok((Written { body: Body::Rows(mut diff), .. }, _)) if holds() => {
                    let changes = std::mem::take(<Dataset as Has<T>>::changes_mut(&mut diff));
                    changes.into_iter().find(|change| change.id() == Some(id))
                }
                Ok((Written { body: Body::Swap(swap), .. }, _)) => {
                    let before = self.row_in(&swap.before, id).await?;
                    let after = self.row_in(&swap.after, id).await?;
                    (before != after).then_some(Change { before, after })
                }
                _ => None,
            };
            found.extend(change.map(|change| (header, change)));
        }
        Ok(found)
    }

    /// Operations whose rows hold this identifier, as their own or as a reference, with those rows; oldest first. What was
    /// stored as chunks (an import, the sample) is left out.
    pub async fn mentioning(&self, bits: u128) -> Result<Vec<(EntryHeader, Diff)>, BackendError> {
        let mut found = Vec::new();
        if self.head.sequence == 0 {
            return Ok(found);
        }
        let needle = bits.to_be_bytes();
        for (count, bytes) in journal::read(&self.backend, 1, self.head.sequence).await?.frames.values().enumerate() {
            if count % 256 == 255 {
                self.backend.pause().await;
            }
            if !bytes.windows(needle.len()).any(|window| window == needle) {
                continue;
            }
            if let Ok((Written { header, body: Body::Rows(diff) }, _)) = Written::decode(bytes) {
                found.push((header, *diff));
            }
        }
        Ok(found)
    }

    async fn row_in<T: Record>(&self, chunks: &Chunks, id: Id<T>) -> Result<Option<T>, BackendError> {
        let list: &[ChunkRef] = chunks.get(&T::KIND).map_or(&[], Vec::as_slice);
        let at = list.partition_point(|chunk| chunk.first <= id.bits()).checked_sub(1);
        let Some(chunk) = at.and_then(|at| list.get(at)) else { return Ok(None) };
        let bytes = get(&self.backend, Room::Chunk, &chunk.key.to_string()).await?;
        let Some(Ok((mut rows, _))) = bytes.as_deref().map(decode_rows::<T>) else { return Ok(None) };
        Ok(rows.iter().position(|row| row.id() == id).map(|at| rows.swap_remove(at)))
    }

    /// One operation as it is written; none if it cannot be read.
    pub(super) async fn written(&self, sequence: Sequence) -> Result<Option<Written>, WriteError> {
        let single = get(&self.backend, Room::Journal, &entry_key(sequence)).await?;
        let bytes = match single {
            Some(bytes) => Some(bytes),
            None => journal::read(&self.backend, sequence, sequence).await?.frames.remove(&sequence),
        };
        let written = bytes.and_then(|bytes| Written::decode(&bytes).ok()).map(|(written, _)| written);
        Ok(written.filter(|written| written.header.sequence == sequence))
    }

    pub(super) async fn entry_of(&self, written: Written) -> Result<Entry, WriteError> {
        let header = written.header;
        let diff = match written.body {
            Body::Rows(diff) => *diff,
            Body::Swap(swap) => self.diff_of(&swap).await.map_err(|error| match error {
                LoadError::Backend(error) => error.into(),
                _ => WriteError::Unreadable(header.sequence),
            })?,
        };
        Ok(Entry {
            sequence: header.sequence,
            time: header.time,
            author: header.author,
            author_name: header.author_name,
            op: header.op,
            subject: header.subject,
            diff,
        })
    }

    async fn diff_of(&self, swap: &Swap) -> Result<Diff, LoadError> {
        let mut shelf = Shelf::default();
        let (mut before, mut after) = (Dataset::default(), Dataset::default());
        load(&self.backend, &mut shelf, &swap.before, &mut before).await?;
        load(&self.backend, &mut shelf, &swap.after, &mut after).await?;
        Ok(compare::diff(&before, &after))
    }
}
