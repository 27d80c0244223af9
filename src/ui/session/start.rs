//! From an empty signal to a usable page: which database is opened, and what is there.
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Session, clock, disk::Disk};
use crate::domain::{Dataset, Op, Origin, Settings};
use crate::job::{Answer, Packed, Parcel, Request, Unpacker};
use crate::store::{Memory, NoWitness, OpenError, Opened, Report, Store};
use crate::ui::desk::{self, DeskError};
use crate::ui::prefs;
use crate::ui::say;
use crate::ui::shell::notices;

/// Where the session stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    /// Reading what this browser keeps.
    Opening,
    /// Nothing kept here, and nothing says that there ever was.
    Fresh,
    Ready,
    Trouble(Trouble),
}

/// Why what this browser keeps cannot simply be shown. Nothing was changed.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    NotOpened(OpenError),
    /// It can be read but not written until a person has seen what is missing.
    Damaged(Report),
}

const CHOICE: &str = "data";

impl Session {
    /// Opens what this browser showed last.
    pub(super) fn begin(self) {
        let sample = prefs::remembered(CHOICE).as_deref() == Some("sample");
        spawn_local(async move {
            self.open(sample).await;
            if sample && self.phase.get_untracked() == Phase::Fresh {
                self.open(false).await;
            }
        });
    }

    /// Shows Data Contoh; makes it first where this browser has none.
    pub fn load_sample(self) {
        spawn_local(async move {
            self.open(true).await;
            if self.phase.get_untracked() != Phase::Fresh {
                return;
            }
            let request = Request::Sample { today: clock::today() };
            match fetch(Parcel::of(request), Dataset::default()).await {
                Ok(data) => self.replace_unnamed(Op::LoadSample, data, move |done| self.settled(done.err())),
                Err(error) => {
                    notices::problem(say::desk_error(crate::ui::lang::now(), &error));
                    self.open(false).await;
                }
            }
        });
    }

    /// Leaves Data Contoh for the office's own data.
    pub fn leave_sample(self) {
        spawn_local(self.open(false));
    }

    /// Begins with own data: settings to be filled, nothing else.
    pub fn start_empty(self) {
        let mut stamp = clock::stamp(None);
        let origin = Origin { database: Some(stamp.id()), sample: false };
        let mut data = Dataset { origin, ..Dataset::default() };
        data.apply(&data.put(&stamp, Settings::blank()));
        self.replace_unnamed(Op::StartEmpty, data, move |done| self.settled(done.err()));
    }

    fn settled(self, error: Option<super::RunError>) {
        match error {
            None => {
                self.undo.update(Vec::clear);
                self.phase.set(Phase::Ready);
            }
            Some(error) => notices::problem(say::run_error(crate::ui::lang::now(), &error)),
        }
    }

    async fn open(self, sample: bool) {
        let door = self.door();
        let mut door = door.lock().await;
        if door.is_none() || self.peek(|data| data.origin.sample) != sample || self.peek(|data| data.rows() == 0) {
            self.phase.set(Phase::Opening);
            *door = None;
            let (phase, store) = match open_store(sample).await {
                Ok(Opened::Fresh(store)) => (Phase::Fresh, Some(store)),
                Ok(Opened::Whole(store, _)) => (Phase::Ready, Some(store)),
                Ok(Opened::Damaged(store, report)) => (Phase::Trouble(Trouble::Damaged(report)), Some(store)),
                Err(error) => (Phase::Trouble(Trouble::NotOpened(error)), None),
            };
            self.data.set(store.as_ref().map(|store| store.data().clone()).unwrap_or_default());
            *door = store;
            for steps in [self.undo, self.redo] {
                steps.set(Vec::new());
            }
            self.phase.set(phase);
        }
        drop(door);
        prefs::remember(CHOICE, if sample { "sample" } else { "own" });
        self.forget_foreign_author();
    }

    /// A name that is not in these data is asked again before the next change.
    fn forget_foreign_author(self) {
        let author = self.author.get_untracked();
        if author.is_some_and(|(id, _)| self.peek(|data| data.authors.get(id).is_none())) {
            self.author.set(None);
        }
    }
}

async fn open_store(_sample: bool) -> Result<Opened<Disk>, OpenError> {
    Store::open(Disk::Memory(Memory::new()), NoWitness, clock::seed()).await
}

/// A dataset from the worker, put together in small steps so that the page stays alive.
pub async fn fetch(request: Parcel<Request>, base: Dataset) -> Result<Dataset, DeskError> {
    let answer = desk::ask(request, |_| ()).await?;
    match answer.head {
        Answer::Tables(packed) => assemble(packed, answer.blobs, base).await,
        _ => Err(DeskError::Broken(String::new())),
    }
}

/// Milliseconds after which a task makes room for others.
const STRETCH: f64 = 12.0;

async fn assemble(packed: Packed, blobs: Vec<Vec<u8>>, base: Dataset) -> Result<Dataset, DeskError> {
    let mut unpacker = Unpacker::new(packed, blobs, base);
    let mut started = js_sys::Date::now();
    while unpacker.step().map_err(|error| DeskError::Broken(error.to_string()))? {
        if js_sys::Date::now() - started > STRETCH {
            gloo::timers::future::TimeoutFuture::new(0).await;
            started = js_sys::Date::now();
        }
    }
    Ok(unpacker.take())
}
