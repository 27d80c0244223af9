//! Catching up with other tabs: the entries after ours, in order, each following the one before.
use super::{
    Backend, Fault, Generation, Halt, Room, Store, WriteError,
    backend::get,
    journal::{self, generation_place, head_place},
    shelf::LoadError,
};
use crate::{
    archive::binary::{Body, EntryHeader, Head, Manifest},
    domain::Sequence,
};

/// What other tabs did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaughtUp {
    /// Their operations, in order; empty if there was none.
    pub entries: Vec<EntryHeader>,
}

impl<B: Backend> Store<B> {
    /// Applies what other tabs wrote. Also notices that the database was emptied or changed under the page.
    pub async fn catch_up(&mut self) -> Result<CaughtUp, WriteError> {
        self.may_write()?;
        let found = get(&self.backend, Room::Head, &head_place().key).await?;
        let Some(bytes) = found else {
            return if self.on_disk.is_none() { Ok(CaughtUp::default()) } else { Err(self.stop(Halt::Gone)) };
        };
        let head = match Head::decode(&bytes) {
            Ok(head) => head,
            Err(_) => return Err(self.judge(Some(&bytes))),
        };
        let is_ours = self.on_disk.as_ref() == Some(&bytes);
        if !is_ours && head.sequence < self.head.sequence {
            return Err(self.stop(Halt::Diverged));
        }
        let caught = self.follow_to(head.sequence).await?;
        if self.head.sequence == head.sequence && self.head.tip != head.tip {
            return Err(self.stop(Halt::Diverged));
        }
        self.on_disk = Some(bytes);
        if head.generation != self.head.generation {
            self.head.generation = head.generation;
            self.learn_generation(head.generation).await?;
        }
        Ok(caught)
    }

    /// Reads and applies entries up to `end` at least, and what soundly follows.
    async fn follow_to(&mut self, end: Sequence) -> Result<CaughtUp, WriteError> {
        let from = self.head.sequence.saturating_add(1);
        let last = if end < from { from } else { Sequence::MAX };
        let frames = journal::read(&self.backend, from, last).await?.frames;
        let mut caught = CaughtUp::default();
        for bytes in frames.values() {
            let step = journal::follow(bytes, self.head.sequence, self.head.tip);
            let (written, sum) = match step {
                Ok(step) => step,
                Err(Fault::Unreadable(error)) if error.is_newer() => return Err(self.stop(Halt::Newer)),
                Err(_) => break,
            };
            match journal::redo(&self.backend, &mut self.shelf, &mut self.data, &written).await {
                Ok(()) => {}
                Err(LoadError::Backend(error)) => return Err(error.into()),
                Err(LoadError::Newer(..)) => return Err(self.stop(Halt::Newer)),
                Err(LoadError::Damaged(_)) => break,
            }
            self.pin(&written.body);
            self.head.sequence = written.header.sequence;
            self.head.tip = sum;
            self.head.rows = self.data.rows() as u64;
            self.head.origin = self.data.origin;
            self.since.entries += 1;
            self.since.bytes += bytes.len();
            caught.entries.push(written.header);
            if caught.entries.len().is_multiple_of(64) {
                self.backend.pause().await;
            }
        }
        if self.head.sequence < end { Err(self.stop(Halt::Damaged)) } else { Ok(caught) }
    }

    pub(super) fn pin(&mut self, body: &Body) {
        if let Body::Swap(swap) = body {
            self.pinned.extend(swap.before.values().chain(swap.after.values()).flatten().map(|chunk| chunk.key));
        }
    }

    /// Another tab took a generation: what is in it need not be taken again.
    async fn learn_generation(&mut self, number: u64) -> Result<(), WriteError> {
        let bytes = get(&self.backend, Room::Head, &generation_place(number).key).await?;
        let Some(Ok(manifest)) = bytes.as_deref().map(Manifest::decode) else { return Ok(()) };
        self.pinned.extend(&manifest.pinned);
        self.since.entries =
            usize::try_from(self.head.sequence.saturating_sub(manifest.sequence)).unwrap_or(usize::MAX);
        self.since.bytes = 0;
        self.last = Some(Generation::of(&manifest));
        Ok(())
    }
}

impl Generation {
    pub(super) fn of(manifest: &Manifest) -> Self {
        Self { number: manifest.generation, sequence: manifest.sequence, rows: manifest.rows() }
    }
}
