//! Chunks on disk: which chunk in memory is which value there, writing those that are nowhere, reading lists of them.
use std::{
    any::Any,
    collections::BTreeMap,
    sync::{Arc, Weak},
};

use super::{Add, Backend, BackendError, Batch, Damage, Fault, Place, Room, Store};
use crate::{
    archive::binary::{BinaryError, ChunkKey, ChunkRef, Chunks, Frame, decode_rows, encode_rows},
    domain::{Dataset, Has, Kind, Record, Table, Time, Visit, VisitMut},
};

/// Bytes written in one transaction, about: enough for speed, not so many that the page stutters.
const BATCH: usize = 4 << 20;

/// A chunk whose row type is not named.
type AnyChunk = Arc<dyn Any + Send + Sync>;

/// Which chunks in memory are on disk. It keeps no chunk alive; a chunk that is still in memory is found by its place,
/// and while it is remembered its address is not used again.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    by_address: BTreeMap<usize, ChunkKey>,
    by_key: BTreeMap<ChunkKey, (Weak<dyn Any + Send + Sync>, ChunkRef)>,
}

fn address(chunk: &AnyChunk) -> usize {
    Arc::as_ptr(chunk).cast::<()>().addr()
}

impl Shelf {
    fn note(&mut self, chunk: &AnyChunk, at: ChunkRef) {
        if let Some((before, _)) = self.by_key.insert(at.key, (Arc::downgrade(chunk), at)) {
            // Nothing holds that address any more: another chunk may come to stand there.
            self.by_address.remove(&before.as_ptr().cast::<()>().addr());
        }
        self.by_address.insert(address(chunk), at.key);
    }

    fn find(&self, chunk: &AnyChunk) -> Option<ChunkRef> {
        let (noted, at) = self.by_key.get(self.by_address.get(&address(chunk))?)?;
        std::ptr::addr_eq(noted.as_ptr(), Arc::as_ptr(chunk)).then_some(*at)
    }

    fn live(&self, wanted: &ChunkRef) -> Option<AnyChunk> {
        let (chunk, at) = self.by_key.get(&wanted.key)?;
        if at == wanted { chunk.upgrade() } else { None }
    }

    /// Forgets chunks that turned out not to be there, and those that nobody holds any more.
    pub(super) fn forget(&mut self, places: &[Place]) {
        for key in places.iter().filter_map(|place| ChunkKey::parse(&place.key)) {
            self.by_key.remove(&key);
        }
        self.by_key.retain(|_, (chunk, _)| chunk.strong_count() > 0);
        let by_key = &self.by_key;
        self.by_address.retain(|_, key| by_key.contains_key(key));
    }

    /// The lists of chunks of these kinds; none if a chunk of them is not on disk.
    pub(super) fn refs(&self, data: &Dataset, kinds: &[Kind]) -> Option<Chunks> {
        struct Find<'a>(&'a Shelf, Option<Chunks>);
        impl Visit for Find<'_> {
            fn table<T: Record>(&mut self, table: &Table<T>)
            where
                Dataset: Has<T>,
            {
                let list = table.chunks().iter().map(|chunk| self.0.find(&(chunk.clone() as AnyChunk)));
                let list: Option<Vec<ChunkRef>> = list.collect();
                self.1 = self.1.take().zip(list).map(|(mut chunks, list)| {
                    chunks.insert(T::KIND, list);
                    chunks
                });
            }
        }
        let mut find = Find(self, Some(Chunks::new()));
        for kind in kinds {
            data.visit_kind(*kind, &mut find);
        }
        find.1
    }

    /// Chunks of these kinds that are not on disk yet.
    pub(super) fn unwritten(&self, data: &Dataset, kinds: &[Kind]) -> Vec<Unwritten> {
        struct Collect<'a>(&'a Shelf, Vec<Unwritten>);
        impl Visit for Collect<'_> {
            fn table<T: Record>(&mut self, table: &Table<T>)
            where
                Dataset: Has<T>,
            {
                for chunk in table.chunks() {
                    let any: AnyChunk = chunk.clone();
                    if self.0.find(&any).is_none() {
                        let first = chunk.first().map_or(0, |row| row.id().bits());
                        self.1.push(Unwritten {
                            chunk: any,
                            kind: T::KIND,
                            rows: chunk.len(),
                            first,
                            encode: encode::<T>,
                        });
                    }
                }
            }
        }
        let mut collect = Collect(self, Vec::new());
        for kind in kinds {
            data.visit_kind(*kind, &mut collect);
        }
        collect.1
    }
}

/// A chunk that is in memory only.
pub(super) struct Unwritten {
    chunk: AnyChunk,
    kind: Kind,
    rows: usize,
    first: u128,
    encode: fn(&dyn Any) -> Result<Vec<u8>, BinaryError>,
}

fn encode<T: Record>(chunk: &dyn Any) -> Result<Vec<u8>, BinaryError> {
    let wrong = BinaryError::Value { kind: T::KIND.code() };
    encode_rows(chunk.downcast_ref::<Vec<T>>().ok_or(wrong)?)
}

/// Why chunks were not written.
pub(super) enum ShelveError {
    Encode(BinaryError),
    Backend(BackendError),
    NotAsWritten,
}

/// A chunk made ready for the disk.
pub(super) struct Ready {
    chunk: AnyChunk,
    at: ChunkRef,
}

impl Ready {
    /// Where it is, or will be.
    pub(super) fn place(&self) -> Place {
        Place::new(Room::Chunk, self.at.key.to_string())
    }
}

impl<B: Backend> Store<B> {
    /// Bytes of one chunk, and where they will be.
    pub(super) fn prepare(
        unwritten: Unwritten,
        time: Time,
        writing: u64,
        number: usize,
    ) -> Result<(Ready, Add), BinaryError> {
        let long = |_| BinaryError::TooLong;
        let value = (unwritten.encode)(&*unwritten.chunk)?;
        let number = u32::try_from(number).map_err(long)?;
        let key = ChunkKey { time, writing, kind: unwritten.kind.code(), number };
        let at = ChunkRef {
            key,
            rows: u32::try_from(unwritten.rows).map_err(long)?,
            sum: Frame::sum_of(&value).unwrap_or_default(),
            first: unwritten.first,
        };
        Ok((Ready { chunk: unwritten.chunk, at }, Add { place: Place::new(Room::Chunk, key.to_string()), value }))
    }

    /// Remembers chunks that are on disk now.
    pub(super) fn note(&mut self, ready: &[Ready]) {
        for Ready { chunk, at } in ready {
            self.shelf.note(chunk, *at);
        }
    }

    /// Writes chunks under new keys and reads them back. What a failed writing left is taken away again, if it can be.
    pub(super) async fn shelve(&mut self, unwritten: Vec<Unwritten>, now: Time) -> Result<Vec<Ready>, ShelveError> {
        let writing = self.random.word();
        let mut done = Vec::with_capacity(unwritten.len());
        let result = self.write_chunks(unwritten, now, writing, &mut done).await;
        if let Err(error) = result {
            let deletes = done.iter().map(Ready::place).collect();
            let _ = self.backend.commit(&Batch { deletes, ..Batch::default() }).await;
            return Err(error);
        }
        self.note(&done);
        Ok(done)
    }

    async fn write_chunks(
        &self,
        unwritten: Vec<Unwritten>,
        now: Time,
        writing: u64,
        done: &mut Vec<Ready>,
    ) -> Result<(), ShelveError> {
        let mut adds: Vec<Add> = Vec::new();
        let last = unwritten.len().saturating_sub(1);
        for (number, chunk) in unwritten.into_iter().enumerate() {
            let (ready, add) = Self::prepare(chunk, now, writing, number).map_err(ShelveError::Encode)?;
            done.push(ready);
            adds.push(add);
            if number == last || adds.iter().map(|add| add.value.len()).sum::<usize>() > BATCH {
                let batch = Batch { adds: std::mem::take(&mut adds), ..Batch::default() };
                self.backend.commit(&batch).await.map_err(ShelveError::Backend)?;
                self.read_back(&batch.adds).await?;
            }
            self.backend.pause().await;
        }
        Ok(())
    }

    async fn read_back(&self, adds: &[Add]) -> Result<(), ShelveError> {
        let keys: Vec<String> = adds.iter().map(|add| add.place.key.clone()).collect();
        let mut same = 0;
        let mut take = |at: usize, value: Option<Vec<u8>>| {
            same += usize::from(adds.get(at).is_some_and(|add| value.as_ref() == Some(&add.value)));
        };
        self.backend.each(Room::Chunk, &keys, &mut take).await.map_err(ShelveError::Backend)?;
        if same == adds.len() { Ok(()) } else { Err(ShelveError::NotAsWritten) }
    }
}

/// Why lists of chunks could not be read.
pub(super) enum LoadError {
    Damaged(Vec<Damage>),
    Newer(Place, BinaryError),
    Backend(BackendError),
}

/// Puts the tables that these lists describe into `data`. Chunks still in memory are not read again.
pub(super) async fn load(
    backend: &impl Backend,
    shelf: &mut Shelf,
    chunks: &Chunks,
    data: &mut Dataset,
) -> Result<(), LoadError> {
    let wanted: Vec<(Kind, ChunkRef)> =
        chunks.iter().flat_map(|(kind, list)| list.iter().map(|chunk| (*kind, *chunk))).collect();
    let mut found: Vec<Option<AnyChunk>> = wanted.iter().map(|(_, at)| shelf.live(at)).collect();
    let absent: Vec<usize> = found.iter().enumerate().filter(|(_, got)| got.is_none()).map(|(at, _)| at).collect();
    let of = |at: &usize| absent.get(*at).and_then(|at| wanted.get(*at));
    let keys: Vec<String> = (0..absent.len()).filter_map(|at| of(&at)).map(|(_, at)| at.key.to_string()).collect();
    let mut damaged = Vec::new();
    let mut newer = None;
    let mut take = |at: usize, value: Option<Vec<u8>>| {
        let Some((kind, chunk)) = of(&at) else { return };
        let place = Place::new(Room::Chunk, chunk.key.to_string());
        match decode(*kind, chunk, value) {
            Ok(read) => {
                if let Some(slot) = absent.get(at).and_then(|at| found.get_mut(*at)) {
                    *slot = Some(read);
                }
            }
            Err(Fault::Unreadable(error)) if error.is_newer() => newer = newer.take().or(Some((place, error))),
            Err(fault) => damaged.push(Damage { place, fault }),
        }
    };
    backend.each(Room::Chunk, &keys, &mut take).await.map_err(LoadError::Backend)?;
    if let Some((place, error)) = newer {
        return Err(LoadError::Newer(place, error));
    }
    if !damaged.is_empty() {
        return Err(LoadError::Damaged(damaged));
    }
    let mut parts: BTreeMap<Kind, Vec<AnyChunk>> = chunks.keys().map(|kind| (*kind, Vec::new())).collect();
    for ((kind, _), chunk) in wanted.iter().zip(&found) {
        parts.entry(*kind).or_default().extend(chunk.clone());
    }
    let mut assemble = Assemble(parts);
    data.visit_mut(&mut assemble).map_err(|kind| {
        let first = chunks.get(&kind).and_then(|list| list.first()).map_or(String::new(), |at| at.key.to_string());
        let fault = Fault::Unreadable(BinaryError::Table { kind: kind.code() });
        LoadError::Damaged(vec![Damage { place: Place::new(Room::Chunk, first), fault }])
    })?;
    for ((_, at), chunk) in wanted.iter().zip(&found) {
        if let Some(chunk) = chunk {
            shelf.note(chunk, *at);
        }
    }
    Ok(())
}

struct Assemble(BTreeMap<Kind, Vec<AnyChunk>>);

impl VisitMut for Assemble {
    type Error = Kind;
    fn table<T: Record>(&mut self, table: &mut Table<T>) -> Result<(), Kind>
    where
        Dataset: Has<T>,
    {
        let Some(parts) = self.0.remove(&T::KIND) else { return Ok(()) };
        let chunks = parts.into_iter().map(|chunk| chunk.downcast::<Vec<T>>().map_err(|_| T::KIND));
        *table = Table::from_chunks(chunks.collect::<Result<_, _>>()?).map_err(|_| T::KIND)?;
        Ok(())
    }
}

/// Rows of one chunk, checked against what its list says.
fn decode(kind: Kind, at: &ChunkRef, value: Option<Vec<u8>>) -> Result<AnyChunk, Fault> {
    struct Decode<'a>(&'a [u8], &'a ChunkRef, Result<AnyChunk, Fault>);
    impl Visit for Decode<'_> {
        fn table<T: Record>(&mut self, _: &Table<T>)
        where
            Dataset: Has<T>,
        {
            self.2 = match decode_rows::<T>(self.0) {
                Ok((rows, sum)) if sum == self.1.sum && rows.len() == self.1.rows as usize => Ok(Arc::new(rows)),
                Ok(_) => Err(Fault::NotThatOne),
                Err(error) => Err(Fault::Unreadable(error)),
            };
        }
    }
    let value = value.ok_or(Fault::Absent)?;
    let mut decode = Decode(&value, at, Err(Fault::Absent));
    Dataset::default().visit_kind(kind, &mut decode);
    decode.2
}
