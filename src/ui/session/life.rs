//! What happens beside the operations: generations while the page rests, and news from other tabs.
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::time::Duration;

use super::{Session, clock};
use crate::store::SnapshotError;
use crate::store::browser::{self, Browser};
use crate::ui::say;
use crate::ui::shell::notices;

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
        let taken = browser::snapshot(store, clock::now()).await;
        drop(door);
        if let Err(error) = taken
            && !matches!(error, SnapshotError::Nothing | SnapshotError::Superseded | SnapshotError::Busy)
        {
            leptos::logging::warn!("no generation was taken: {error}");
        }
        if let Err(error) = self.let_go().await {
            leptos::logging::warn!("old history was not let go: {error:?}");
        }
    }

    /// Takes over what other tabs write, when they say so and when this tab is looked at again.
    pub(super) fn listen(self, disk: &Browser) {
        disk.on_news(move || spawn_local(self.catch_up()));
    }

    pub(super) fn catch_up_when_seen(self) {
        let handle = window_event_listener(leptos::ev::visibilitychange, move |_| {
            if !document().hidden() {
                spawn_local(self.catch_up());
            }
        });
        on_cleanup(move || handle.remove());
    }

    async fn catch_up(self) {
        let door = self.door();
        let mut door = door.lock().await;
        let Some(store) = door.as_mut().filter(|store| store.halted().is_none()) else { return };
        match store.catch_up().await {
            Ok(_) => self.show(store.data()),
            Err(error) => {
                let error = super::RunError::Write(error);
                notices::problem(say::run_error(crate::ui::lang::now(), &error));
            }
        }
    }
}
