//! A disk that forgets: for a browser that keeps nothing (the page says so), and the base of the fault tests.
use std::{cell::RefCell, collections::BTreeMap};

use super::{Add, Backend, BackendError, Batch, Place, Room};

/// Values in memory, with the transactions of a disk.
#[derive(Debug, Default)]
pub struct Memory {
    values: RefCell<BTreeMap<Place, Vec<u8>>>,
}

impl Memory {
    /// An empty one.
    pub fn new() -> Self {
        Self::default()
    }
    /// One that holds these values.
    pub fn holding(values: impl IntoIterator<Item = (Place, Vec<u8>)>) -> Self {
        Self { values: RefCell::new(values.into_iter().collect()) }
    }
    /// All it holds.
    pub fn values(&self) -> BTreeMap<Place, Vec<u8>> {
        self.values.borrow().clone()
    }
    /// Changes what it holds, outside of any protocol.
    pub fn meddle(&self, change: impl FnOnce(&mut BTreeMap<Place, Vec<u8>>)) {
        change(&mut self.values.borrow_mut());
    }
}

/// Whether `batch` may happen on these values.
fn check(values: &BTreeMap<Place, Vec<u8>>, batch: &Batch) -> Result<(), BackendError> {
    if let Some((place, expected)) = &batch.guard
        && values.get(place) != expected.as_ref()
    {
        return Err(BackendError::Conflict);
    }
    let missing: Vec<Place> = batch.require.iter().filter(|place| !values.contains_key(place)).cloned().collect();
    if !missing.is_empty() {
        return Err(BackendError::Missing(missing));
    }
    if batch.adds.iter().any(|add| values.contains_key(&add.place)) {
        return Err(BackendError::Taken);
    }
    Ok(())
}

impl Backend for Memory {
    async fn each(
        &self,
        room: Room,
        keys: &[String],
        take: &mut dyn FnMut(usize, Option<Vec<u8>>),
    ) -> Result<(), BackendError> {
        for (at, key) in keys.iter().enumerate() {
            let value = self.values.borrow().get(&Place::new(room, key)).cloned();
            take(at, value);
        }
        Ok(())
    }

    async fn range(&self, room: Room, from: &str, to: &str) -> Result<Vec<(String, Vec<u8>)>, BackendError> {
        let values = self.values.borrow();
        let range = values.range(Place::new(room, from)..Place::new(room, to));
        Ok(range.map(|(place, value)| (place.key.clone(), value.clone())).collect())
    }

    async fn keys(&self, room: Room) -> Result<Vec<String>, BackendError> {
        let values = self.values.borrow();
        Ok(values.keys().filter(|place| place.room == room).map(|place| place.key.clone()).collect())
    }

    async fn commit(&self, batch: &Batch) -> Result<(), BackendError> {
        let mut values = self.values.borrow_mut();
        check(&values, batch)?;
        for Add { place, value } in batch.adds.iter().chain(&batch.puts) {
            values.insert(place.clone(), value.clone());
        }
        for place in &batch.deletes {
            values.remove(place);
        }
        Ok(())
    }

    async fn pause(&self) {}
}
