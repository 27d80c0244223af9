//! What happens beside the operations: generations while the page rests, and news from other tabs.
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

use super::{Session, clock};
use crate::store::{SnapshotError, SnapshotMode};

/// How long the page rests before a generation is taken.
const REST: Duration = Duration::from_secs(3);

thread_local! {
    static RESTING: std::cell::Cell<Option<TimeoutHandle>> = const { std::cell::Cell::new(None) };
}

impl Session {
    /// Takes a generation when nothing has been written for a while.
    pub(super) fn rest(self) {
        if let Some(before) = RESTING.take() {
            before.clear();
        }
        RESTING.set(set_timeout_with_handle(move || spawn_local(self.take_generation()), REST).ok());
    }

    async fn take_generation(self) {
        let door = self.door();
        let mut door = door.lock().await;
        let Some(store) = door.as_mut().filter(|store| store.has_news()) else { return };
        let taken = store.snapshot(clock::now(), SnapshotMode::OneTransaction).await;
        if let Err(error) = taken
            && !matches!(error, SnapshotError::Nothing | SnapshotError::Superseded)
        {
            leptos::logging::warn!("no generation was taken: {error}");
        }
    }

    /// Tells other tabs that there is news.
    pub(super) fn announce(self) {}
}
