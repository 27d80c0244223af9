//! Opening a database of this browser, or saying plainly that nothing is kept; taking generations politely.
use super::{Browser, Hold, LocalWitness, function, hold, make_room, property};
use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::{
    domain::Time,
    store::{BackendError, NoWitness, OpenError, Opened, Snapshot, SnapshotError, SnapshotMode, Store, Witness, wipe},
};

/// Whether what is written here outlives the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// In IndexedDB.
    Disk,
    /// The browser refuses to keep anything: everything ends with the page unless it is exported.
    SessionOnly(BackendError),
}

/// Memory that so many rows take with what is made of them, measured with Data Contoh: 74 MB for 260,000.
fn room_for(rows: u64) -> usize {
    usize::try_from(rows).unwrap_or_default().saturating_mul(280).min(1 << 30)
}

/// Whether this browser has no database of any of these names, as it says without opening one. False where it cannot say.
pub async fn keeps_nothing(names: &[String]) -> bool {
    async fn databases() -> Option<Array> {
        let factory = property(&js_sys::global(), "indexedDB")?;
        let promise = function(&factory, "databases")?.call0(&factory).ok()?;
        JsFuture::from(promise.dyn_into::<Promise>().ok()?).await.ok()?.dyn_into().ok()
    }
    let is_ours = |found: JsValue| {
        property(&found, "name").and_then(|name| name.as_string()).is_none_or(|name| names.contains(&name))
    };
    databases().await.is_some_and(|found| !found.iter().any(is_ours))
}

/// Opens the data of that name (which carries the base path of the site). `seed` must be random.
///
/// Where storage is refused and nothing says that there were data, the store lives in memory, and says so. On an error
/// nothing was changed: [`Browser::open`] and [`crate::store::raw`] give the bytes.
pub async fn open(name: &str, seed: u64) -> Result<(Opened<Browser>, Keeping), OpenError> {
    let witness = LocalWitness::of(name);
    make_room(room_for(witness.read().map_or(0, |said| said.rows)));
    match Browser::open(name).await {
        Ok(browser) => Ok((Store::open(browser, witness, seed).await?, Keeping::Disk)),
        Err(denied @ BackendError::Denied(_)) if witness.read().is_none() => {
            let opened = Store::open(Browser::session_only(name), NoWitness, seed).await?;
            Ok((opened, Keeping::SessionOnly(denied)))
        }
        Err(error) => Err(error.into()),
    }
}

/// Takes a generation under the exclusive lock, or in one transaction where there are no locks.
pub async fn snapshot(store: &mut Store<Browser>, now: Time) -> Result<Snapshot, SnapshotError> {
    if !store.has_news() {
        return Err(SnapshotError::Nothing);
    }
    let lock = format!("{}:lock", store.backend().name());
    match hold(&lock).await {
        Hold::Held(_held) => store.snapshot(now, SnapshotMode::Locked).await,
        Hold::Busy => Err(SnapshotError::Busy),
        Hold::Unsupported => store.snapshot(now, SnapshotMode::OneTransaction).await,
    }
}

/// Deletes the data of that name and everything this browser remembers with them, also where they cannot be opened.
pub async fn forget(name: &str) -> Result<(), BackendError> {
    let browser = Browser::open(name).await?;
    wipe(&browser, &LocalWitness::of(name)).await?;
    browser.device_clear().await
}
