//! The one door for writes, and the one place where pages find the data. Write first, then apply and show.
mod author;
pub mod clock;
mod derived;
mod device;
mod door;
mod life;
mod long_life;
mod safety;
mod start;
mod tab;

pub use clock::{local, now, seed, stamp, today};
pub use derived::FrameRef;
pub use door::{Done, RunError};
pub use safety::Safety;
pub use start::{Phase, Trouble, fetch};

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use crate::analytics::Frame;
use crate::domain::{Author, Dataset, Day, Has, Id, Record, Table};

/// What every page shares. Copy it freely; get it with [`session`].
#[derive(Clone, Copy)]
pub struct Session {
    data: RwSignal<Dataset>,
    phase: RwSignal<Phase>,
    author: RwSignal<Option<(Id<Author>, String)>>,
    /// Whether the page asks who is working, and what waits for the answer.
    asking: RwSignal<bool>,
    waiting: StoredValue<Vec<author::Waiting>, LocalStorage>,
    /// Operations of this tab that can be undone, and undone ones that can be done again; latest last.
    undo: RwSignal<Vec<Done>>,
    redo: RwSignal<Vec<Done>>,
    /// Writes under way.
    writing: RwSignal<usize>,
    door: StoredValue<door::Door, LocalStorage>,
    /// Whether the data last only as long as this page.
    fleeting: RwSignal<bool>,
    paths: Memo<Arc<BTreeMap<Id<crate::domain::Unit>, String>>>,
    frame: Memo<FrameRef>,
    /// The frame of data that are about to be shown.
    prepared: StoredValue<Option<FrameRef>, LocalStorage>,
}

/// The session of this page.
pub fn session() -> Session {
    expect_context()
}

impl Session {
    /// Makes the session and begins to open what this browser keeps. Called once, by the app.
    pub fn provide() -> Self {
        let data = RwSignal::new(Dataset::default());
        let prepared = StoredValue::new_local(None::<FrameRef>);
        let session = Self {
            data,
            phase: RwSignal::new(Phase::Opening),
            author: RwSignal::new(clock::remembered_author()),
            asking: RwSignal::new(false),
            waiting: StoredValue::new_local(Vec::new()),
            undo: RwSignal::new(Vec::new()),
            redo: RwSignal::new(Vec::new()),
            writing: RwSignal::new(0),
            door: StoredValue::new_local(door::Door::default()),
            fleeting: RwSignal::new(false),
            prepared,
            frame: Memo::new(move |before: Option<&FrameRef>| {
                let ready = prepared.try_update_value(Option::take).flatten();
                let before = ready.as_ref().or(before).map(|before| &**before);
                FrameRef(Arc::new(data.with(|data| Frame::of(data, today(), before))))
            }),
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

    /// Whether nothing is kept here when the page closes, because the browser keeps nothing.
    pub fn is_fleeting(self) -> bool {
        self.fleeting.get()
    }

    fn door(self) -> door::Door {
        self.door.get_value()
    }

    /// Shows data that are on disk.
    fn show(self, data: &Dataset) {
        if self.data.with_untracked(|shown| shown != data) {
            self.data.set(data.clone());
        }
    }

    /// Reads the columns of very many rows before they are shown, in steps.
    async fn prepare(self, data: &Dataset) {
        let frame = derived::frame_in_steps(data).await;
        self.prepared.set_value(frame);
    }

    /// Today in this browser's time zone.
    pub fn today(self) -> Day {
        today()
    }

    /// Columns over the present data, for every question; only what an edit touched is read again.
    pub fn frame(self) -> Memo<FrameRef> {
        self.frame
    }

    /// Full path of every unit, from the perangkat daerah down: "Dinas Pendidikan › SDN 12/I".
    pub fn unit_paths(self) -> Memo<Arc<BTreeMap<Id<crate::domain::Unit>, String>>> {
        self.paths
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
