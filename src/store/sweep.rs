//! Deleting what nothing lists, and packing entries that no generation needs. Only after a generation was taken.
use super::{
    Add, Backend, BackendError, Batch, Place, Room, Store,
    backend::get,
    journal::{AFTER_ALL, entry_key, generation_of, pack_key},
};
use crate::domain::order;
use crate::{
    archive::binary::{ChunkKey, EntryHeader, Manifest, pack},
    domain::{Sequence, Time},
};

/// Generations that are kept.
const KEPT: usize = 3;
/// Chunks younger than this may belong to an operation under way in another tab.
const SPARED_MILLIS: i64 = 3_600_000;
/// Values deleted in one transaction.
const DELETES: usize = 500;
/// Entries that make a pack, at least.
const PACK_ENTRIES: usize = 100;
/// Bytes of entries in a pack, about.
const PACK_BYTES: usize = 4 << 20;

impl<B: Backend> Store<B> {
    /// Deletes generations beyond the three newest and chunks that nothing lists, and packs old entries. Does nothing
    /// where anything is not as it should be. Answers with the number of values deleted.
    pub(super) async fn sweep(&mut self, now: Time) -> Result<usize, BackendError> {
        let mut manifests = Vec::new();
        for (key, bytes) in self.backend.range(Room::Head, "generation-", AFTER_ALL).await? {
            match (generation_of(&key), Manifest::decode(&bytes)) {
                (Some(_), Ok(manifest)) => manifests.push((key, manifest)),
                (Some(_), Err(_)) => return Ok(0),
                _ => {}
            }
        }
        order::sort_by_key(&mut manifests, |(_, manifest)| std::cmp::Reverse(manifest.generation));
        if manifests.first().map(|(_, manifest)| manifest.generation) != Some(self.generation()) {
            return Ok(0);
        }
        let (kept, old) = manifests.split_at_checked(KEPT).unwrap_or((&manifests, &[]));
        let mut listed = self.pinned.clone();
        for (_, manifest) in kept {
            listed.extend(manifest.pinned.iter().copied());
            listed.extend(manifest.chunks.values().flatten().map(|chunk| chunk.key));
        }
        let is_old = |key: ChunkKey| key.time.millis().saturating_add(SPARED_MILLIS) < now.millis();
        let chunks = self.backend.keys(Room::Chunk).await?;
        let unlisted =
            chunks.iter().filter(|text| ChunkKey::parse(text).is_some_and(|key| !listed.contains(&key) && is_old(key)));
        let deletes: Vec<Place> = old
            .iter()
            .map(|(key, _)| Place::new(Room::Head, key))
            .chain(unlisted.map(|key| Place::new(Room::Chunk, key)))
            .collect();
        for some in deletes.chunks(DELETES) {
            self.guarded(Batch { deletes: some.to_vec(), ..Batch::default() }).await?;
        }
        let oldest = kept.iter().map(|(_, manifest)| manifest.sequence).min();
        let packed = match oldest {
            Some(oldest) if kept.len() == KEPT => self.pack_until(oldest).await?,
            _ => 0,
        };
        Ok(deletes.len() + packed + self.delete_forgotten().await?)
    }

    /// Packs the entries up to `last`. A pack is read back before its entries are deleted.
    async fn pack_until(&self, last: Sequence) -> Result<usize, BackendError> {
        let end = entry_key(last.saturating_add(1));
        let entries = self.backend.range(Room::Journal, &entry_key(0), &end).await?;
        if entries.len() < PACK_ENTRIES {
            return Ok(0);
        }
        let sound = |(key, bytes): &(String, Vec<u8>)| {
            EntryHeader::decode(bytes).is_ok_and(|header| entry_key(header.sequence) == *key)
        };
        if !entries.iter().all(sound) {
            return Ok(0);
        }
        let mut rest = entries.as_slice();
        let mut packed = 0;
        while !rest.is_empty() {
            let mut bytes = 0;
            let fits = |(_, value): &&(String, Vec<u8>)| {
                bytes += value.len();
                bytes <= PACK_BYTES
            };
            let count = rest.iter().take_while(fits).count().max(1);
            let (some, later) = rest.split_at_checked(count).unwrap_or((rest, &[]));
            self.pack_these(some).await?;
            packed += some.len();
            rest = later;
        }
        Ok(packed)
    }

    async fn pack_these(&self, entries: &[(String, Vec<u8>)]) -> Result<(), BackendError> {
        let number = |entry: Option<&(String, Vec<u8>)>| entry.and_then(|(key, _)| key.get(1..)?.parse::<u64>().ok());
        let (Some(first), Some(last)) = (number(entries.first()), number(entries.last())) else { return Ok(()) };
        let Ok(value) = pack(entries.iter().map(|(_, bytes)| bytes.as_slice())) else { return Ok(()) };
        let place = Place::new(Room::Journal, pack_key(first, last));
        let add = Add { place: place.clone(), value };
        let puts = vec![add.clone()];
        self.guarded(Batch { puts, ..Batch::default() }).await?;
        if get(&self.backend, Room::Journal, &place.key).await?.as_ref() != Some(&add.value) {
            return Err(BackendError::Missing(vec![place]));
        }
        let deletes = entries.iter().map(|(key, _)| Place::new(Room::Journal, key)).collect();
        self.guarded(Batch { deletes, ..Batch::default() }).await
    }
}
