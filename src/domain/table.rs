//! A table: sorted chunks behind `Arc`, so that a clone is cheap, an edit copies one chunk, and equality is by pointer.
use std::{fmt, sync::Arc};

use serde::{Serialize, de::DeserializeOwned};

use super::order;
use super::{Author, Change, Id, Keyed, Kind, Linked, Time};

/// Rows in a chunk, at most. The same chunk is the unit on disk.
pub const CHUNK_ROWS: usize = 4096;

/// When and by whom a row was last changed. No author: the sample, or a file that did not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, serde::Deserialize)]
pub struct Changed {
    pub at: Time,
    pub by: Option<Id<Author>>,
}

/// One row of one kind.
pub trait Record:
    Clone + PartialEq + fmt::Debug + Serialize + DeserializeOwned + Linked + Keyed + Send + Sync + 'static
{
    /// The table it belongs to.
    const KIND: Kind;
    /// Its identifier.
    fn id(&self) -> Id<Self>;
    /// When and by whom it was last changed.
    fn changed(&self) -> Changed;
    /// The place of that mark.
    fn changed_mut(&mut self) -> &mut Changed;
}

/// Rows of one kind, sorted by identifier. Sorted chunks are their own index: a look-up is two binary searches.
pub struct Table<T> {
    chunks: Vec<Arc<Vec<T>>>,
    len: usize,
}

impl<T> Clone for Table<T> {
    fn clone(&self) -> Self {
        Self { chunks: self.chunks.clone(), len: self.len }
    }
}
impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { chunks: Vec::new(), len: 0 }
    }
}
/// Same chunks, not merely equal rows: cheap, and exact for tables that come from one another.
impl<T> PartialEq for Table<T> {
    fn eq(&self, other: &Self) -> bool {
        self.chunks.len() == other.chunks.len() && self.chunks.iter().zip(&other.chunks).all(|(a, b)| Arc::ptr_eq(a, b))
    }
}
impl<T> fmt::Debug for Table<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Table({} rows, {} chunks)", self.len, self.chunks.len())
    }
}

/// Why rows do not make a table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    #[error("two rows of {0:?} have the identifier {1}")]
    Duplicate(Kind, u128),
    #[error("chunks of {0:?} are empty, too long or out of order")]
    Order(Kind),
}

impl<T: Record> Table<T> {
    /// A table of these rows, in any order.
    pub fn from_rows(mut rows: Vec<T>) -> Result<Self, TableError> {
        order::sort_by_key(&mut rows, Record::id);
        if let Some(pair) = rows.windows(2).find(|pair| matches!(pair, [a, b] if a.id() == b.id())) {
            return Err(TableError::Duplicate(T::KIND, pair.first().map_or(0, |row| row.id().bits())));
        }
        let len = rows.len();
        let mut chunks = Vec::with_capacity(len.div_ceil(CHUNK_ROWS));
        let mut rows = rows.into_iter();
        loop {
            let chunk: Vec<T> = rows.by_ref().take(CHUNK_ROWS).collect();
            if chunk.is_empty() {
                return Ok(Self { chunks, len });
            }
            chunks.push(Arc::new(chunk));
        }
    }

    /// A table of chunks as they were stored: each sorted, not empty, not too long, and after the one before.
    pub fn from_chunks(chunks: Vec<Arc<Vec<T>>>) -> Result<Self, TableError> {
        let mut table = Self::default();
        for chunk in chunks {
            table.push_chunk(chunk)?;
        }
        Ok(table)
    }

    /// Adds a chunk after the last: sorted, not empty, not too long.
    pub fn push_chunk(&mut self, chunk: Arc<Vec<T>>) -> Result<(), TableError> {
        let mut last = self.chunks.last().and_then(|chunk| chunk.last()).map(Record::id);
        if chunk.is_empty() || chunk.len() > CHUNK_ROWS {
            return Err(TableError::Order(T::KIND));
        }
        for row in chunk.iter() {
            if last.is_some_and(|last| last >= row.id()) {
                return Err(TableError::Order(T::KIND));
            }
            last = Some(row.id());
        }
        self.len += chunk.len();
        self.chunks.push(chunk);
        Ok(())
    }

    /// The row with that identifier.
    pub fn get(&self, id: Id<T>) -> Option<&T> {
        let chunk = self.chunks.get(self.chunk_of(id)?)?;
        chunk.binary_search_by_key(&id, Record::id).ok().and_then(|at| chunk.get(at))
    }

    fn chunk_of(&self, id: Id<T>) -> Option<usize> {
        self.chunks.partition_point(|chunk| chunk.first().is_some_and(|row| row.id() <= id)).checked_sub(1)
    }

    /// Puts the *after* of each change in place of its *before*. Changes may come in any order, one for an identifier.
    pub fn apply(&mut self, changes: &[Change<T>]) {
        let mut order: Vec<(Id<T>, &Change<T>)> =
            changes.iter().filter_map(|change| Some((change.id()?, change))).collect();
        order::sort_by_key(&mut order, |(id, _)| *id);
        let mut rest = order.as_slice();
        while let Some((first, _)) = rest.first() {
            let at = self.chunk_of(*first).unwrap_or(0);
            let next = self.chunks.get(at + 1).and_then(|chunk| chunk.first()).map(Record::id);
            let end = next.map_or(rest.len(), |next| rest.partition_point(|(id, _)| *id < next));
            let (here, later) = rest.split_at(end);
            rest = later;
            let is_last = next.is_none();
            let old = self.chunks.get(at).map_or(&[][..], |chunk| chunk.as_slice());
            let merged = merge(old, here);
            self.len = self.len + merged.len() - old.len();
            let pieces = cut(merged, is_last);
            let range = if self.chunks.is_empty() { 0..0 } else { at..at + 1 };
            self.chunks.splice(range, pieces);
        }
    }
}

impl<T> Table<T> {
    /// Number of rows.
    pub const fn len(&self) -> usize {
        self.len
    }
    /// Whether there is no row.
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }
    /// All rows, by identifier.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + Clone {
        self.chunks.iter().flat_map(|chunk| chunk.iter())
    }
    /// The chunks: what derived values are cached by, and what the disk keeps.
    pub fn chunks(&self) -> &[Arc<Vec<T>>] {
        &self.chunks
    }
}

fn merge<T: Record>(old: &[T], changes: &[(Id<T>, &Change<T>)]) -> Vec<T> {
    let mut merged = Vec::with_capacity(old.len() + changes.len());
    let mut old = old.iter().peekable();
    for (id, change) in changes {
        while let Some(row) = old.next_if(|row| row.id() < *id) {
            merged.push(row.clone());
        }
        let _ = old.next_if(|row| row.id() == *id);
        merged.extend(change.after.clone());
    }
    merged.extend(old.cloned());
    merged
}

/// Rows that grow at the end fill their chunks; a chunk that grows in the middle is cut evenly.
fn cut<T>(rows: Vec<T>, is_last: bool) -> Vec<Arc<Vec<T>>> {
    let pieces = rows.len().div_ceil(CHUNK_ROWS);
    let size = if is_last { CHUNK_ROWS } else { rows.len().div_ceil(pieces.max(1)) };
    if pieces == 1 {
        return vec![Arc::new(rows)];
    }
    let mut rows = rows.into_iter();
    (0..pieces).map(|_| Arc::new(rows.by_ref().take(size).collect())).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    fn author(bits: u128, name: u32) -> Author {
        Author { id: Id::from_bits(bits), name: name.to_string(), changed: Changed::default() }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]
        #[test]
        fn a_table_is_a_sorted_map_whatever_is_applied(
            steps in prop::collection::vec(prop::collection::vec((0u128..20_000, prop::option::of(0u32..5)), 0..3000), 1..6)
        ) {
            let mut table = Table::default();
            let mut model = BTreeMap::new();
            for step in steps {
                let step: BTreeMap<u128, Option<u32>> = step.into_iter().collect();
                let changes: Vec<Change<Author>> = step.iter().map(|(bits, name)| Change {
                    before: table.get(Id::from_bits(*bits)).cloned(),
                    after: name.map(|name| author(*bits, name)),
                }).collect();
                table.apply(&changes);
                for (bits, name) in step {
                    match name { Some(name) => model.insert(bits, author(bits, name)), None => model.remove(&bits) };
                }
                prop_assert!(table.iter().eq(model.values()));
                prop_assert_eq!(table.len(), model.len());
                prop_assert!(Table::from_chunks(table.chunks().to_vec()).is_ok());
                for bits in [0u128, 777, 19_999] {
                    prop_assert_eq!(table.get(Id::from_bits(bits)), model.get(&bits));
                }
            }
        }
    }

    #[test]
    fn an_edit_copies_one_chunk() {
        let table = Table::from_rows((0..20_000).map(|bits| author(bits, 0)).collect()).unwrap();
        let mut edited = table.clone();
        edited.apply(&[Change { before: table.get(Id::from_bits(5)).cloned(), after: Some(author(5, 1)) }]);
        let same = table.chunks().iter().zip(edited.chunks()).filter(|(a, b)| Arc::ptr_eq(a, b)).count();
        assert_eq!((table.chunks().len(), same), (5, 4));
    }
}
