//! Columns of one chunk, kept as long as the chunk is the same: an edit refreshes one chunk.
use std::{collections::BTreeMap, sync::Arc};

use crate::domain::{Record, Table};

/// Columns and the chunk they were read from. The chunk is held, so that its address stays its own.
#[derive(Debug)]
pub struct Cached<T, C> {
    chunk: Arc<Vec<T>>,
    pub columns: Arc<C>,
}

impl<T, C> Clone for Cached<T, C> {
    fn clone(&self) -> Self {
        Self { chunk: Arc::clone(&self.chunk), columns: Arc::clone(&self.columns) }
    }
}

/// Columns of every chunk of a table; those of chunks that are in `before` are not read again.
pub fn columns<T: Record, C>(
    table: &Table<T>,
    before: Option<&[Cached<T, C>]>,
    read: impl Fn(&[T]) -> C,
) -> Vec<Cached<T, C>> {
    let known: BTreeMap<usize, &Cached<T, C>> =
        before.unwrap_or_default().iter().map(|cached| (Arc::as_ptr(&cached.chunk).addr(), cached)).collect();
    let of_chunk = |chunk: &Arc<Vec<T>>| match known.get(&Arc::as_ptr(chunk).addr()) {
        Some(cached) => (*cached).clone(),
        None => Cached { chunk: Arc::clone(chunk), columns: Arc::new(read(chunk)) },
    };
    table.chunks().iter().map(of_chunk).collect()
}

impl<T, C> Cached<T, C> {
    /// Whether these are the columns of that chunk.
    pub fn is_of(&self, chunk: &Arc<Vec<T>>) -> bool {
        Arc::ptr_eq(&self.chunk, chunk)
    }
}
