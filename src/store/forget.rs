//! Letting go of the oldest history, when a person decided how long it is kept. Said by an operation of its own.
use std::collections::BTreeSet;

use super::{
    Act, Add, Backend, BackendError, Batch, Place, Room, Store, WriteError,
    backend::get,
    journal::{self, entry_key, forgotten_key, forgotten_of, head_place, pack_of},
};
use crate::{
    archive::binary::{Body, EntryHeader, Written, unpack},
    domain::{Diff, Op, Sequence, Time},
};

/// The oldest operations: whole packs, of which no kept generation needs any.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Oldest {
    /// The last of them; 0: none.
    pub until: Sequence,
    pub entries: usize,
}

impl<B: Backend> Store<B> {
    /// Operations that were all done before this moment and could go.
    pub async fn older_than(&self, before: Time) -> Result<Oldest, BackendError> {
        let mut oldest = Oldest::default();
        for key in self.packs().await? {
            let Some(bytes) = get(&self.backend, Room::Journal, &key).await? else { break };
            let Ok(frames) = unpack(&bytes) else { break };
            let headers: Vec<EntryHeader> = frames.iter().filter_map(|frame| EntryHeader::decode(frame).ok()).collect();
            let is_older = headers.len() == frames.len() && headers.iter().all(|header| header.time < before);
            let Some((_, last)) = pack_of(&key).filter(|_| is_older) else { break };
            oldest = Oldest { until: last, entries: oldest.entries + frames.len() };
            self.backend.pause().await;
        }
        Ok(oldest)
    }

    /// Lets go of the operations before this moment. That they went is written first and read back, then they are
    /// deleted; what is left of that by a fault, the next generation deletes. Answers with how many went.
    pub async fn forget_history(&mut self, act: Act, before: Time) -> Result<usize, WriteError> {
        self.catch_up().await?;
        let oldest = self.older_than(before).await?;
        if oldest.entries == 0 {
            return Ok(0);
        }
        let written = self.run(Act { op: Op::TrimHistory(oldest.until), ..act }, |_| Ok(Diff::default())).await?;
        let key = entry_key(written.sequence);
        let Some(value) = get(&self.backend, Room::Journal, &key).await? else { return Ok(0) };
        let mark = Add { place: Place::new(Room::Journal, forgotten_key(oldest.until)), value };
        self.guarded(Batch { puts: vec![mark.clone()], ..Batch::default() }).await?;
        if self.forgotten().await? != oldest.until {
            return Err(BackendError::Missing(vec![mark.place]).into());
        }
        self.delete_forgotten().await?;
        self.unpin().await?;
        Ok(oldest.entries)
    }

    /// The last operation that was let go; 0: none.
    pub async fn forgotten(&self) -> Result<Sequence, BackendError> {
        let keys = self.backend.keys(Room::Journal).await?;
        let Some((until, key)) = keys.iter().filter_map(|key| Some((forgotten_of(key)?, key))).max() else {
            return Ok(0);
        };
        let bytes = get(&self.backend, Room::Journal, key).await?;
        let op = bytes.and_then(|bytes| EntryHeader::decode(&bytes).ok()).map(|header| header.op);
        Ok(if op == Some(Op::TrimHistory(until)) { until } else { 0 })
    }

    /// Deletes packs that were let go. Answers with how many.
    pub(super) async fn delete_forgotten(&self) -> Result<usize, BackendError> {
        let until = self.forgotten().await?;
        let gone = |key: &String| pack_of(key).is_some_and(|(_, last)| last <= until);
        let packs = self.packs().await?.into_iter().filter(gone);
        let deletes: Vec<Place> = packs.map(|key| Place::new(Room::Journal, key)).collect();
        if deletes.is_empty() {
            return Ok(0);
        }
        let count = deletes.len();
        self.guarded(Batch { deletes, ..Batch::default() }).await?;
        Ok(count)
    }

    /// Chunks of large operations that are no longer in the history need not be kept.
    async fn unpin(&mut self) -> Result<(), BackendError> {
        let read = journal::read(&self.backend, self.forgotten().await?.saturating_add(1), self.head.sequence).await?;
        if !read.damaged.is_empty() {
            return Ok(());
        }
        let mut pinned = BTreeSet::new();
        for bytes in read.frames.values() {
            match Written::decode(bytes) {
                Ok((Written { body: Body::Swap(swap), .. }, _)) => {
                    pinned.extend(swap.before.values().chain(swap.after.values()).flatten().map(|chunk| chunk.key));
                }
                Ok(_) => {}
                Err(_) => return Ok(()),
            }
        }
        self.pinned = pinned;
        Ok(())
    }

    /// Keys of packs, oldest first.
    async fn packs(&self) -> Result<Vec<String>, BackendError> {
        let mut keys = self.backend.keys(Room::Journal).await?;
        keys.retain(|key| pack_of(key).is_some());
        keys.sort();
        Ok(keys)
    }

    pub(super) async fn guarded(&self, batch: Batch) -> Result<(), BackendError> {
        self.backend.commit(&Batch { guard: Some((head_place(), self.on_disk.clone())), ..batch }).await
    }
}
