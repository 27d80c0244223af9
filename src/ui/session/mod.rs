//! The one door for writes, and the one place where pages find the data. Write first, then apply and show.
mod clock;
mod derived;
mod door;
mod start;

pub use clock::{now, stamp, today};
pub use door::{Done, RunError};
pub use start::Phase;

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{Author, Dataset, Day, Has, Id, Record, Table};

/// What every page shares. Copy it freely; get it with [`session`].
#[derive(Clone, Copy)]
pub struct Session {
    data: RwSignal<Dataset>,
    phase: RwSignal<Phase>,
    author: RwSignal<Option<(Id<Author>, String)>>,
    /// Operations of this tab that can be undone, and undone ones that can be done again; latest last.
    undo: RwSignal<Vec<Done>>,
    redo: RwSignal<Vec<Done>>,
    /// Writes under way.
    writing: RwSignal<usize>,
    door: StoredValue<door::Door, LocalStorage>,
    paths: Memo<Arc<BTreeMap<Id<crate::domain::Unit>, String>>>,
}

/// The session of this page.
pub fn session() -> Session {
    expect_context()
}

impl Session {
    /// Makes the session and begins to open what this browser keeps. Called once, by the app.
    pub fn provide() -> Self {
        let data = RwSignal::new(Dataset::default());
        let session = Self {
            data,
            phase: RwSignal::new(Phase::Opening),
            author: RwSignal::new(clock::remembered_author()),
            undo: RwSignal::new(Vec::new()),
            redo: RwSignal::new(Vec::new()),
            writing: RwSignal::new(0),
            door: StoredValue::new_local(door::Door::default()),
            paths: Memo::new(move |_| Arc::new(derived::unit_paths(&data.with(|data| data.units.clone())))),
        };
        provide_context(session);
        session.begin();
        session
    }

    /// Where the session stands: opening, empty, ready …
    pub fn phase(self) -> Phase {
        self.phase.get()
    }

    /// Reads the data; inside a memo, effect or view it wakes on every edit. Prefer [`Session::table`].
    pub fn with<R>(self, read: impl FnOnce(&Dataset) -> R) -> R {
        self.data.with(read)
    }

    /// Reads the data as it is now, for event handlers.
    pub fn peek<R>(self, read: impl FnOnce(&Dataset) -> R) -> R {
        self.data.with_untracked(read)
    }

    /// One table; its readers sleep through edits to the others.
    pub fn table<T: Record>(self) -> Memo<Table<T>>
    where
        Dataset: Has<T>,
    {
        Memo::new(move |_| self.data.with(|data| Has::<T>::table(data).clone()))
    }

    /// Whether this is Data Contoh.
    pub fn is_sample(self) -> bool {
        self.data.with(|data| data.origin.sample)
    }

    /// Today in this browser's time zone.
    pub fn today(self) -> Day {
        today()
    }

    /// Full path of every unit, from the perangkat daerah down: "Dinas Pendidikan › SDN 12/I".
    pub fn unit_paths(self) -> Memo<Arc<BTreeMap<Id<crate::domain::Unit>, String>>> {
        self.paths
    }

    /// Who is working, once they have said it.
    pub fn author(self) -> Option<(Id<Author>, String)> {
        self.author.get()
    }

    /// Whether a write is on its way to the disk.
    pub fn is_writing(self) -> bool {
        self.writing.get() > 0
    }

    /// The operation of this tab that *Urungkan* would take back.
    pub fn next_undo(self) -> Option<Done> {
        self.undo.with(|undo| undo.last().cloned())
    }

    /// The undone operation that *Ulangi* would do again.
    pub fn next_redo(self) -> Option<Done> {
        self.redo.with(|redo| redo.last().cloned())
    }
}
