//! IndexedDB through rexie as a [`Backend`]. Encoded before a transaction begins, nothing else awaited within, committed
//! and checked; aborted by name on every error, since a dropped transaction commits.
use std::{collections::BTreeSet, rc::Rc};

use js_sys::Uint8Array;
use rexie::{KeyRange, ObjectStore, Rexie, Transaction, TransactionMode};
use wasm_bindgen::{JsCast, JsValue};

use super::{
    has_panicked,
    late::{Waiting, breathe, each_in_order, within},
    tabs::Tabs,
};
use crate::store::{Add, Backend, BackendError, Batch, Memory, OBJECT_STORES, Place, Room};

/// How long an opening may take before another tab is believed to block it.
const PATIENCE_MILLIS: u32 = 5000;
/// For ever: so there is no upgrade, and no tab that blocks one.
const VERSION: u32 = 1;

/// A database of this browser, or memory where it keeps nothing. Copies share it.
#[derive(Clone)]
pub struct Browser(Rc<Inner>);

struct Inner {
    name: String,
    place: Keeper,
    tabs: Option<Tabs>,
}

enum Keeper {
    Database(Rexie),
    Memory(Memory),
}

impl Browser {
    /// Opens the database of that name, or makes it. The name must carry the base path of the site.
    pub async fn open(name: &str) -> Result<Self, BackendError> {
        let mut builder = Rexie::builder(name).version(VERSION);
        for store in OBJECT_STORES {
            builder = builder.add_object_store(ObjectStore::new(store));
        }
        match within(PATIENCE_MILLIS, builder.build()).await {
            None => Err(BackendError::Blocked),
            Some(Err(error)) => Err(BackendError::Denied(format!("{error:?}"))),
            Some(Ok(database)) => Ok(Self(Rc::new(Inner {
                name: name.to_owned(),
                place: Keeper::Database(database),
                tabs: Tabs::open(name),
            }))),
        }
    }

    /// Memory that ends with the page.
    pub fn session_only(name: &str) -> Self {
        Self(Rc::new(Inner { name: name.to_owned(), place: Keeper::Memory(Memory::new()), tabs: None }))
    }

    /// Whether what is written outlives the page.
    pub fn keeps(&self) -> bool {
        matches!(self.0.place, Keeper::Database(_))
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// Object stores that are there.
    pub fn object_stores(&self) -> Vec<String> {
        self.database().map_or_else(Vec::new, Rexie::store_names)
    }

    /// Calls `hear` whenever another tab wrote: a hint to catch up, no more.
    pub fn on_news(&self, hear: impl FnMut() + 'static) {
        if let Some(tabs) = &self.0.tabs {
            tabs.on_news(hear);
        }
    }

    pub(super) fn database(&self) -> Option<&Rexie> {
        match &self.0.place {
            Keeper::Database(database) => Some(database),
            Keeper::Memory(_) => None,
        }
    }
}

/// What an error of IndexedDB means. Names of DOM exceptions stand in its text.
pub(super) fn meaning(error: &rexie::Error) -> BackendError {
    let text = format!("{error:?}");
    if text.contains("QuotaExceeded") {
        BackendError::Full
    } else if text.contains("ConstraintError") {
        BackendError::Taken
    } else if text.contains("InvalidStateError")
        || text.contains("NotFoundError")
        || text.contains("connection is clos")
    {
        BackendError::Gone
    } else {
        BackendError::Other(text)
    }
}

fn bytes_of(value: &JsValue) -> Vec<u8> {
    value.dyn_ref::<Uint8Array>().map_or_else(Vec::new, Uint8Array::to_vec)
}

fn texts(keys: Vec<JsValue>) -> Vec<String> {
    keys.iter().filter_map(JsValue::as_string).collect()
}

fn reading(database: &Rexie, room: Room) -> Result<(Transaction, rexie::Store), BackendError> {
    let open = || {
        let transaction = database.transaction(&[room.name()], TransactionMode::ReadOnly)?;
        let store = transaction.store(room.name())?;
        Ok((transaction, store))
    };
    open().map_err(|error| meaning(&error))
}

impl Backend for Browser {
    async fn each(
        &self,
        room: Room,
        keys: &[String],
        take: &mut dyn FnMut(usize, Option<Vec<u8>>),
    ) -> Result<(), BackendError> {
        let database = match &self.0.place {
            Keeper::Database(database) => database,
            Keeper::Memory(memory) => return memory.each(room, keys, take).await,
        };
        if keys.is_empty() {
            return Ok(());
        }
        let (_transaction, store) = reading(database, room)?;
        let request = |key: &String| -> Waiting<'_, rexie::Result<Option<JsValue>>> {
            Box::pin(store.get(JsValue::from_str(key)))
        };
        let mut failed = None;
        each_in_order(keys.iter().map(request).collect(), |at, value| match value {
            Ok(value) => take(at, value.as_ref().map(bytes_of)),
            Err(error) => failed = failed.take().or(Some(error)),
        })
        .await;
        failed.map_or(Ok(()), |error| Err(meaning(&error)))
    }

    async fn range(&self, room: Room, from: &str, to: &str) -> Result<Vec<(String, Vec<u8>)>, BackendError> {
        let database = match &self.0.place {
            Keeper::Database(database) => database,
            Keeper::Memory(memory) => return memory.range(room, from, to).await,
        };
        let (from, to) = (JsValue::from_str(from), JsValue::from_str(to));
        let range = || KeyRange::bound(&from, &to, Some(false), Some(true)).map_err(|error| meaning(&error.into()));
        let (by_key, by_value) = (range()?, range()?);
        let (_transaction, store) = reading(database, room)?;
        let requests: Vec<Waiting<'_, _>> =
            vec![Box::pin(store.get_all_keys(Some(by_key), None)), Box::pin(store.get_all(Some(by_value), None))];
        let mut answers = Vec::new();
        each_in_order(requests, |_, answer| answers.push(answer)).await;
        let mut answers = answers.into_iter();
        let mut next = || answers.next().unwrap_or(Ok(Vec::new())).map_err(|error| meaning(&error));
        let keys = texts(next()?);
        Ok(keys.into_iter().zip(next()?.iter().map(bytes_of)).collect())
    }

    async fn keys(&self, room: Room) -> Result<Vec<String>, BackendError> {
        let database = match &self.0.place {
            Keeper::Database(database) => database,
            Keeper::Memory(memory) => return memory.keys(room).await,
        };
        let (_transaction, store) = reading(database, room)?;
        store.get_all_keys(None, None).await.map(texts).map_err(|error| meaning(&error))
    }

    async fn commit(&self, batch: &Batch) -> Result<(), BackendError> {
        if has_panicked() {
            return Err(BackendError::Panicked);
        }
        let database = match &self.0.place {
            Keeper::Database(database) => database,
            Keeper::Memory(memory) => return memory.commit(batch).await,
        };
        let guard = batch.guard.iter().map(|(place, _)| place);
        let written = batch.adds.iter().chain(&batch.puts).map(|add| &add.place);
        let places = guard.chain(&batch.require).chain(written).chain(&batch.deletes);
        let rooms: BTreeSet<Room> = places.map(|place| place.room).collect();
        if rooms.is_empty() {
            return Ok(());
        }
        let names: Vec<&str> = rooms.iter().map(|room| room.name()).collect();
        let values: Vec<JsValue> =
            batch.adds.iter().chain(&batch.puts).map(|add| Uint8Array::from(add.value.as_slice()).into()).collect();
        let opened = database.transaction(&names, TransactionMode::ReadWrite);
        let transaction = opened.map_err(|error| meaning(&error))?;
        if let Err(error) = fill(&transaction, batch, &values).await {
            let _ = transaction.abort().await;
            return Err(error);
        }
        match transaction.commit().await {
            Ok(()) => {}
            // A full disk is found only now and without a name, and the estimate of room does not know it either
            // (Chromium reports a fixed quota). Nothing was stored; what to do is the same for the rarer reasons.
            Err(rexie::Error::TransactioncommitFailed) => return Err(BackendError::Full),
            Err(error) => return Err(meaning(&error)),
        }
        if let Some(tabs) = self.0.tabs.as_ref().filter(|_| rooms.contains(&Room::Head)) {
            tabs.tell();
        }
        Ok(())
    }

    async fn pause(&self) {
        breathe().await;
    }
}

/// Checks and writes inside a transaction. Waits for every request, also after one failed: their callbacks must live.
async fn fill(transaction: &Transaction, batch: &Batch, values: &[JsValue]) -> Result<(), BackendError> {
    let store = |place: &Place| transaction.store(place.room.name()).map_err(|error| meaning(&error));
    if let Some((place, expected)) = &batch.guard {
        let found = store(place)?.get(JsValue::from_str(&place.key)).await.map_err(|error| meaning(&error))?;
        if found.as_ref().map(bytes_of) != *expected {
            return Err(BackendError::Conflict);
        }
    }
    let mut asked: Vec<Waiting<'_, rexie::Result<bool>>> = Vec::new();
    for place in &batch.require {
        let store = store(place)?;
        asked.push(Box::pin(async move { store.key_exists(JsValue::from_str(&place.key)).await }));
    }
    let (mut missing, mut failed) = (Vec::new(), None);
    each_in_order(asked, |at, answer| match answer {
        Ok(true) => {}
        Ok(false) => missing.extend(batch.require.get(at).cloned()),
        Err(error) => failed = Some(meaning(&error)),
    })
    .await;
    if let Some(error) = failed {
        return Err(error);
    }
    if !missing.is_empty() {
        return Err(BackendError::Missing(missing));
    }
    write(transaction, batch, values).await
}

async fn write(transaction: &Transaction, batch: &Batch, values: &[JsValue]) -> Result<(), BackendError> {
    let store = |place: &Place| transaction.store(place.room.name()).map_err(|error| meaning(&error));
    let mut requests: Vec<Waiting<'_, Result<(), rexie::Error>>> = Vec::new();
    for (at, (Add { place, .. }, value)) in batch.adds.iter().chain(&batch.puts).zip(values).enumerate() {
        let (store, is_new) = (store(place)?, at < batch.adds.len());
        requests.push(Box::pin(async move {
            let key = JsValue::from_str(&place.key);
            let done = if is_new { store.add(value, Some(&key)).await } else { store.put(value, Some(&key)).await };
            done.map(|_| ())
        }));
    }
    for place in &batch.deletes {
        let store = store(place)?;
        requests.push(Box::pin(async move { store.delete(JsValue::from_str(&place.key)).await }));
    }
    let mut failed = None;
    each_in_order(requests, |_, done| {
        if let Err(error) = done {
            failed = failed.take().or(Some(meaning(&error)));
        }
    })
    .await;
    failed.map_or(Ok(()), Err)
}
