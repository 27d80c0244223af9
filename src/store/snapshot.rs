//! Taking a generation: changed chunks under new keys, read back, then the switch of the head in one transaction.
use super::{
    Add, Backend, BackendError, Batch, Generation, Place, Room, Since, SnapshotError, Store, WriteError,
    backend::get,
    journal::{generation_of, generation_place, head_place},
    shelf::Ready,
};
use crate::{
    archive::binary::{Head, Manifest},
    domain::{Dataset, Kind, Time},
};

/// Entries after which a generation is due, at the latest.
const DUE_ENTRIES: usize = 500;
/// Bytes of journal after which a generation is due, at the latest.
const DUE_BYTES: usize = 1 << 20;
const ATTEMPTS: usize = 8;

/// How a generation is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SnapshotMode {
    /// Under an exclusive lock: chunks first, then the switch. What nothing lists is deleted afterwards.
    Locked,
    /// Without locks (plain http): chunks and head in one transaction, and nothing is deleted.
    OneTransaction,
}

/// A generation that was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Snapshot {
    pub generation: u64,
    /// Chunks that were written for it.
    pub chunks: usize,
    /// Values that were deleted after it.
    pub deleted: usize,
}

impl<B: Backend> Store<B> {
    /// Whether there is anything that the newest generation does not hold.
    pub fn has_news(&self) -> bool {
        self.halt.is_none() && self.head.sequence > self.last.as_ref().map_or(0, |last| last.sequence)
    }

    /// Whether a generation should be taken now and not only when the page is idle.
    pub fn snapshot_due(&self) -> bool {
        self.has_news() && (self.since.entries >= DUE_ENTRIES || self.since.bytes >= DUE_BYTES)
    }

    /// Takes a generation of the present data, so that the next opening is short and a damaged one has others behind it.
    pub async fn snapshot(&mut self, now: Time, mode: SnapshotMode) -> Result<Snapshot, SnapshotError> {
        if let Some(halt) = self.halt {
            return Err(SnapshotError::Halted(halt));
        }
        if !self.has_news() {
            return Err(SnapshotError::Nothing);
        }
        let data = self.data.clone();
        let last_rows = self.last.as_ref().map_or(0, |last| last.rows);
        if data.rows() == 0 && last_rows > 0 {
            return Err(SnapshotError::AllRowsGone);
        }
        let at = self.head;
        let (adds, ready) = self.write_changed(&data, now, mode).await?;
        let chunks = self.shelf.refs(&data, Kind::ALL).ok_or(SnapshotError::NotAsWritten)?;
        let manifest = Manifest {
            generation: self.next_generation().await?,
            sequence: at.sequence,
            tip: at.tip,
            origin: at.origin,
            time: now,
            chunks: chunks.into_iter().filter(|(_, list)| !list.is_empty()).collect(),
            pinned: self.pinned.iter().copied().collect(),
        };
        if let Err(error) = self.switch(&manifest, adds).await {
            if mode == SnapshotMode::OneTransaction {
                let places: Vec<Place> = ready.iter().map(Ready::place).collect();
                self.shelf.forget(&places);
            }
            return Err(error);
        }
        let generation = manifest.generation;
        self.last = Some(Generation::of(&manifest));
        let entries = self.head.sequence.saturating_sub(at.sequence);
        self.since = Since { entries: usize::try_from(entries).unwrap_or(usize::MAX), bytes: 0 };
        self.shelf.forget(&[]);
        let deleted = if mode == SnapshotMode::Locked { self.sweep(now).await.unwrap_or(0) } else { 0 };
        Ok(Snapshot { generation, chunks: ready.len(), deleted })
    }

    /// Puts every chunk of `data` on disk (or into `adds`, for the one transaction that does it all).
    async fn write_changed(
        &mut self,
        data: &Dataset,
        now: Time,
        mode: SnapshotMode,
    ) -> Result<(Vec<Add>, Vec<Ready>), SnapshotError> {
        let unwritten = self.shelf.unwritten(data, Kind::ALL);
        if mode == SnapshotMode::Locked {
            let ready = self.shelve(unwritten, now).await.map_err(WriteError::from)?;
            return Ok((Vec::new(), ready));
        }
        let writing = self.random.word();
        let (mut adds, mut ready) = (Vec::new(), Vec::new());
        for (number, chunk) in unwritten.into_iter().enumerate() {
            let (one, add) = Self::prepare(chunk, now, writing, number).map_err(SnapshotError::Encode)?;
            ready.push(one);
            adds.push(add);
            self.backend.pause().await;
        }
        self.note(&ready);
        Ok((adds, ready))
    }

    /// A number that no generation has, not even one that cannot be read.
    pub(super) async fn next_generation(&self) -> Result<u64, BackendError> {
        let keys = self.backend.keys(Room::Head).await?;
        let highest = keys.iter().filter_map(|key| generation_of(key)).max().unwrap_or(0);
        Ok(highest.max(self.head.generation).saturating_add(1))
    }

    /// Makes `manifest` the newest generation, if no other was taken since and every chunk it lists is there. Entries
    /// written meanwhile stay in the journal after it.
    async fn switch(&mut self, manifest: &Manifest, adds: Vec<Add>) -> Result<(), SnapshotError> {
        let generation_before = self.head.generation;
        let place = generation_place(manifest.generation);
        let value = manifest.encode().map_err(SnapshotError::Encode)?;
        let ours: std::collections::BTreeSet<Place> = adds.iter().map(|add| add.place.clone()).collect();
        let listed = manifest.chunks.values().flatten().map(|chunk| Place::new(Room::Chunk, chunk.key.to_string()));
        let mut batch =
            Batch { require: listed.filter(|place| !ours.contains(place)).collect(), adds, ..Batch::default() };
        batch.adds.push(Add { place: place.clone(), value: value.clone() });
        for _ in 0..ATTEMPTS {
            let head = Head { generation: manifest.generation, writer: self.writer, ..self.head };
            let head_bytes = head.encode().map_err(SnapshotError::Encode)?;
            batch.guard = Some((head_place(), self.on_disk.clone()));
            batch.puts = vec![Add { place: head_place(), value: head_bytes.clone() }];
            let error = match self.backend.commit(&batch).await {
                Ok(()) => None,
                Err(error) => {
                    let found = get(&self.backend, Room::Head, &head_place().key).await?;
                    let there = get(&self.backend, Room::Head, &place.key).await?;
                    let is_done = found.as_ref() == Some(&head_bytes) && there.as_ref() == Some(&value);
                    (!is_done).then_some(error)
                }
            };
            match error {
                None => {
                    self.head = head;
                    self.on_disk = Some(head_bytes);
                    return Ok(());
                }
                Some(BackendError::Conflict) => {
                    self.catch_up().await?;
                    if self.head.generation != generation_before {
                        return Err(SnapshotError::Superseded);
                    }
                }
                Some(BackendError::Missing(places)) => {
                    self.shelf.forget(&places);
                    return Err(SnapshotError::Backend(BackendError::Missing(places)));
                }
                Some(error) => return Err(error.into()),
            }
        }
        Err(SnapshotError::Superseded)
    }
}
