//! Opening a database of this browser, or saying plainly that nothing is kept; taking generations politely.
use super::{Browser, Hold, LocalWitness, hold};
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

/// Opens the data of that name (which carries the base path of the site). `seed` must be random.
///
/// Where storage is refused and nothing says that there were data, the store lives in memory, and says so. On an error
/// nothing was changed: [`Browser::open`] and [`crate::store::raw`] give the bytes.
pub async fn open(name: &str, seed: u64) -> Result<(Opened<Browser>, Keeping), OpenError> {
    let witness = LocalWitness::of(name);
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
