//! A dataset on its way between page and worker, chunk by chunk, so that neither end works long at a stretch.
use std::convert::Infallible;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::archive::binary::{BinaryError, decode_rows, encode_rows};
use crate::domain::{Dataset, Has, Kind, Origin, Record, Table, TableError, Visit, VisitMut};

/// One chunk of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Piece {
    /// The chunk at this place of the table that the receiver has.
    Same(u32),
    /// The next blob.
    New,
}

/// What a dataset is made of. Tables that are as the receiver has them are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Packed {
    pub origin: Origin,
    pub tables: Vec<(Kind, Vec<Piece>)>,
}

/// Packs a dataset against what the receiver has, one new chunk at a time.
pub struct Packer {
    data: Dataset,
    packed: Packed,
    new: Vec<(Kind, usize)>,
    at: usize,
}

impl Packer {
    /// Compares by chunk: what comes from `base` and was not edited is not sent.
    pub fn new(data: Dataset, base: &Dataset) -> Self {
        let mut plan = Plan { base, packed: Packed { origin: data.origin, tables: Vec::new() }, new: Vec::new() };
        data.visit(&mut plan);
        Self { packed: plan.packed, new: plan.new, data, at: 0 }
    }

    /// Chunks to pack.
    pub const fn total(&self) -> usize {
        self.new.len()
    }

    /// What the blobs belong to.
    pub fn packed(&self) -> Packed {
        self.packed.clone()
    }
}

/// The blobs, in order.
impl Iterator for Packer {
    type Item = Result<Vec<u8>, BinaryError>;
    fn next(&mut self) -> Option<Self::Item> {
        struct Encode(usize, Result<Vec<u8>, BinaryError>);
        impl Visit for Encode {
            fn table<T: Record>(&mut self, table: &Table<T>) {
                self.1 = table.chunks().get(self.0).map_or(Ok(Vec::new()), |chunk| encode_rows(chunk));
            }
        }
        let (kind, chunk) = *self.new.get(self.at)?;
        self.at += 1;
        let mut encode = Encode(chunk, Ok(Vec::new()));
        self.data.visit_kind(kind, &mut encode);
        Some(encode.1)
    }
}

struct Plan<'a> {
    base: &'a Dataset,
    packed: Packed,
    new: Vec<(Kind, usize)>,
}

impl Visit for Plan<'_> {
    fn table<T: Record>(&mut self, table: &Table<T>)
    where
        Dataset: Has<T>,
    {
        let known = Has::<T>::table(self.base);
        if known == table {
            return;
        }
        let same = |chunk: &Arc<Vec<T>>| known.chunks().iter().position(|other| Arc::ptr_eq(other, chunk));
        let piece = |(at, chunk)| match same(chunk).and_then(|place| u32::try_from(place).ok()) {
            Some(place) => Piece::Same(place),
            None => {
                self.new.push((T::KIND, at));
                Piece::New
            }
        };
        let pieces = table.chunks().iter().enumerate().map(piece).collect();
        self.packed.tables.push((T::KIND, pieces));
    }
}

/// Why a packed dataset cannot be put together.
#[derive(Debug, thiserror::Error)]
pub enum UnpackError {
    #[error("a chunk cannot be read")]
    Chunk(#[from] BinaryError),
    #[error("the chunks make no table")]
    Table(#[from] TableError),
    #[error("chunks are missing")]
    Missing,
}

/// Puts a packed dataset together, one chunk at a time.
pub struct Unpacker {
    base: Dataset,
    data: Dataset,
    steps: std::vec::IntoIter<(Kind, Piece)>,
    blobs: std::vec::IntoIter<Vec<u8>>,
}

impl Unpacker {
    /// `base` is what the packer compared with.
    pub fn new(packed: Packed, blobs: Vec<Vec<u8>>, base: Dataset) -> Self {
        struct Clear;
        impl VisitMut for Clear {
            type Error = Infallible;
            fn table<T: Record>(&mut self, table: &mut Table<T>) -> Result<(), Infallible> {
                *table = Table::default();
                Ok(())
            }
        }
        let mut data = base.clone();
        data.origin = packed.origin;
        for (kind, _) in &packed.tables {
            let Ok(()) = data.visit_kind_mut(*kind, &mut Clear);
        }
        let steps: Vec<(Kind, Piece)> = packed
            .tables
            .into_iter()
            .flat_map(|(kind, pieces)| pieces.into_iter().map(move |piece| (kind, piece)))
            .collect();
        Self { base, data, steps: steps.into_iter(), blobs: blobs.into_iter() }
    }

    /// Puts the next chunk in its place; false when there is none left.
    pub fn step(&mut self) -> Result<bool, UnpackError> {
        let Some((kind, piece)) = self.steps.next() else { return Ok(false) };
        let blob = if piece == Piece::New { self.blobs.next().ok_or(UnpackError::Missing)? } else { Vec::new() };
        let mut put = Put { base: &self.base, piece, blob };
        self.data.visit_kind_mut(kind, &mut put)?;
        Ok(true)
    }

    /// All steps at once, for the worker.
    pub fn finish(mut self) -> Result<Dataset, UnpackError> {
        while self.step()? {}
        Ok(self.data)
    }

    /// The dataset, when [`Unpacker::step`] has answered false.
    pub fn take(self) -> Dataset {
        self.data
    }
}

struct Put<'a> {
    base: &'a Dataset,
    piece: Piece,
    blob: Vec<u8>,
}

impl VisitMut for Put<'_> {
    type Error = UnpackError;
    fn table<T: Record>(&mut self, table: &mut Table<T>) -> Result<(), UnpackError>
    where
        Dataset: Has<T>,
    {
        let chunk = match self.piece {
            Piece::New => Arc::new(decode_rows::<T>(&self.blob)?.0),
            Piece::Same(at) => {
                let known = Has::<T>::table(self.base).chunks().get(at as usize);
                Arc::clone(known.ok_or(UnpackError::Missing)?)
            }
        };
        Ok(table.push_chunk(chunk)?)
    }
}
