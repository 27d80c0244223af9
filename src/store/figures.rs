//! How much of what is kept here: the present data by kind, earlier generations, history.
use std::collections::{BTreeMap, BTreeSet};

use super::{
    Backend, BackendError, Room, Store,
    journal::{AFTER_ALL, pack_of},
};
use crate::{
    archive::binary::{ChunkKey, Manifest},
    domain::{Dataset, Has, Kind, Record, Table, Visit},
};

/// Things of one sort, and their bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amount {
    pub count: usize,
    pub bytes: u64,
}

impl Amount {
    fn add(&mut self, count: usize, bytes: usize) {
        self.count += count;
        self.bytes += bytes as u64;
    }
}

/// What the database holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Rows of each kind that has any, with the bytes of its chunks as they were last written whole.
    pub kinds: Vec<(Kind, Amount)>,
    /// Generations before the newest, with the bytes that only they need.
    pub generations: Amount,
    /// Operations, with the chunks that only they need.
    pub history: Amount,
    /// What could not be read and was put aside.
    pub aside: Amount,
}

impl Figures {
    /// Bytes of the present data.
    pub fn present(&self) -> u64 {
        self.kinds.iter().map(|(_, amount)| amount.bytes).sum()
    }

    /// Bytes of everything.
    pub fn all(&self) -> u64 {
        self.present() + self.generations.bytes + self.history.bytes + self.aside.bytes
    }
}

impl<B: Backend> Store<B> {
    /// Measures what is kept; reads every value once.
    pub async fn figures(&self) -> Result<Figures, BackendError> {
        let mut figures = Figures::default();
        let manifests = self.backend.range(Room::Head, "generation-", AFTER_ALL).await?;
        let read: Vec<Manifest> = manifests.iter().filter_map(|(_, bytes)| Manifest::decode(bytes).ok()).collect();
        let newest = read.iter().max_by_key(|manifest| manifest.generation);
        let mut kinds: BTreeMap<Kind, Amount> = rows(&self.data);
        let mut of_kind: BTreeMap<ChunkKey, Kind> = BTreeMap::new();
        for kind in Kind::ALL.iter().copied() {
            // Where a chunk is in the journal only, the last list of its kind stands for it.
            let now = self.shelf.refs(&self.data, &[kind]).and_then(|mut chunks| chunks.remove(&kind));
            let last = || newest.and_then(|manifest| manifest.chunks.get(&kind)).cloned();
            let chunks = now.or_else(last).unwrap_or_default();
            of_kind.extend(chunks.iter().map(|chunk| (chunk.key, kind)));
        }
        let listed: BTreeSet<ChunkKey> =
            read.iter().flat_map(|manifest| manifest.chunks.values().flatten()).map(|chunk| chunk.key).collect();
        figures.generations.count = read.len().saturating_sub(1);
        self.measure(Room::Chunk, |key, bytes| {
            let key = ChunkKey::parse(key);
            match key.and_then(|key| of_kind.get(&key)) {
                Some(kind) => kinds.entry(*kind).or_default().bytes += bytes as u64,
                None if key.is_some_and(|key| listed.contains(&key)) => figures.generations.add(0, bytes),
                None => figures.history.add(0, bytes),
            }
        })
        .await?;
        self.measure(Room::Journal, |key, bytes| {
            let packed = pack_of(key).map(|(first, last)| last.saturating_sub(first).saturating_add(1));
            let single = usize::from(key.starts_with('e'));
            figures.history.add(packed.map_or(single, |count| usize::try_from(count).unwrap_or(usize::MAX)), bytes);
        })
        .await?;
        self.measure(Room::Quarantine, |_, bytes| figures.aside.add(1, bytes)).await?;
        figures.kinds = kinds.into_iter().filter(|(_, amount)| amount.count > 0).collect();
        Ok(figures)
    }

    async fn measure(&self, room: Room, mut each: impl FnMut(&str, usize)) -> Result<(), BackendError> {
        let keys = self.backend.keys(room).await?;
        for some in keys.chunks(16) {
            let mut take = |at: usize, value: Option<Vec<u8>>| {
                if let Some((key, value)) = some.get(at).zip(value) {
                    each(key, value.len());
                }
            };
            self.backend.each(room, some, &mut take).await?;
            self.backend.pause().await;
        }
        Ok(())
    }
}

fn rows(data: &Dataset) -> BTreeMap<Kind, Amount> {
    struct Rows(BTreeMap<Kind, Amount>);
    impl Visit for Rows {
        fn table<T: Record>(&mut self, table: &Table<T>)
        where
            Dataset: Has<T>,
        {
            self.0.insert(T::KIND, Amount { count: table.len(), bytes: 0 });
        }
    }
    let mut rows = Rows(BTreeMap::new());
    data.visit(&mut rows);
    rows.0
}
