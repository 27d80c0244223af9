//! How safely the data are kept, and getting them out as a file.
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Session, clock};
use crate::domain::{Dataset, Diff, Sequence, Time};
use crate::job::{Answer, Packer, Parcel, Request};
use crate::store::{EntryHeader, History, browser};
use crate::ui::desk::{self, DeskError};
use crate::ui::prefs;

/// What this browser says about keeping data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Safety {
    /// Bytes used by this site.
    pub used: Option<u64>,
    /// Bytes offered to it.
    pub quota: Option<u64>,
    /// Whether the browser has promised not to evict them.
    pub persisted: bool,
    /// https or localhost: without it, several protections are missing.
    pub secure: bool,
}

impl Session {
    /// What this browser says; asked when this is called.
    pub fn safety(self) -> Signal<Safety> {
        let safety = RwSignal::new(Safety { secure: browser::protections().secure, ..Safety::default() });
        spawn_local(async move {
            let space = browser::space().await;
            let persisted = browser::is_persisted().await;
            safety.try_update(|safety| {
                safety.used = space.map(|space| space.used);
                safety.quota = space.map(|space| space.quota);
                safety.persisted = persisted;
            });
        });
        safety.into()
    }

    /// Asks the browser never to evict the data.
    pub fn ask_to_last(self, told: impl FnOnce(bool) + 'static) {
        spawn_local(async move { told(browser::ask_to_persist().await == Some(true)) });
    }

    /// When the full data file was last taken out of this browser.
    pub fn last_export(self) -> Option<Time> {
        prefs::remembered(self.export_mark()).and_then(|millis| millis.parse().ok()).map(Time::from_millis)
    }

    /// Remembers that it was taken out now.
    pub fn note_export(self) {
        prefs::remember(self.export_mark(), &clock::now().millis().to_string());
    }

    fn export_mark(self) -> &'static str {
        if self.peek(|data| data.origin.sample) { "exported-sample" } else { "exported" }
    }

    /// The latest operations, for the list of changes.
    pub fn recent(self, most: Sequence, told: impl FnOnce(Result<History, super::RunError>) + 'static) {
        spawn_local(async move {
            let last = self.sequence().await;
            told(self.history(last.saturating_sub(most) + 1, last).await);
        });
    }

    /// Operations whose rows hold this identifier, with those rows; oldest first.
    pub fn mentioning(
        self,
        bits: u128,
        told: impl FnOnce(Result<Vec<(EntryHeader, Diff)>, super::RunError>) + 'static,
    ) {
        spawn_local(async move {
            let door = self.door();
            let door = door.lock().await;
            let found = match door.as_ref() {
                Some(store) => store.mentioning(bits).await.map_err(|error| super::RunError::Write(error.into())),
                None => Err(super::RunError::NotOpen),
            };
            drop(door);
            told(found);
        });
    }

    /// Number of the last operation.
    pub async fn sequence(self) -> Sequence {
        let door = self.door();
        let door = door.lock().await;
        door.as_ref().map_or(0, |store| store.sequence())
    }

    /// Gives the worker the data as they are now. Answers with them, since they may change meanwhile.
    pub async fn hand_over(self) -> Result<Dataset, DeskError> {
        let data = self.peek(Dataset::clone);
        let packer = Packer::new(data.clone(), &Dataset::default());
        let head = Request::Take(packer.packed());
        let mut blobs = Vec::with_capacity(packer.total());
        let mut breath = clock::Breath::default();
        for blob in packer {
            blobs.push(blob.map_err(|error| DeskError::Broken(error.to_string()))?);
            breath.take().await;
        }
        match desk::ask(Parcel { head, blobs }, |_| ()).await?.head {
            Answer::Taken => Ok(data),
            _ => Err(DeskError::Broken(String::new())),
        }
    }

    /// Berkas Data Lengkap as bytes, written by the worker.
    pub async fn archive_bytes(self) -> Result<Vec<u8>, DeskError> {
        let sequence = self.sequence().await;
        self.hand_over().await?;
        let answer = desk::ask(Parcel::of(Request::WriteArchive { sequence }), |_| ()).await?;
        match answer.head {
            Answer::File => answer.blobs.into_iter().next().ok_or(DeskError::Broken(String::new())),
            _ => Err(DeskError::Broken(String::new())),
        }
    }
}
