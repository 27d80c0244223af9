//! From an empty signal to a usable page: which database is opened, and what is there.
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Done, RunError, Session, clock};
use crate::domain::{Dataset, Op, Origin, Settings};
use crate::job::{Answer, Packed, Parcel, Request, Unpacker};
use crate::store::browser::{self, Keeping};
use crate::store::{OpenError, Opened, Report, raw};
use crate::ui::desk::{self, DeskError};
use crate::ui::place::storage_name;
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
        let sample = self.shown_sample();
        self.catch_up_when_seen();
        spawn_local(async move {
            self.open(sample).await;
            if sample && self.phase.get_untracked() == Phase::Fresh {
                self.open(false).await;
            }
        });
    }

    /// Shows Data Contoh; makes it first where this browser has none. Calls `done` when it is there, or has been said
    /// why it is not.
    pub fn load_sample(self, done: Callback<()>) {
        spawn_local(async move {
            self.open(true).await;
            if self.phase.get_untracked() != Phase::Fresh {
                return done.run(());
            }
            let request = Request::Sample { today: clock::today() };
            match fetch(Parcel::of(request), Dataset::default()).await {
                Ok(data) => self.replace_unnamed(Op::LoadSample, data, move |result| {
                    self.settled(result.err());
                    done.run(());
                }),
                Err(error) => {
                    notices::problem(say::desk_error(crate::ui::lang::now(), &error));
                    self.open(false).await;
                    done.run(());
                }
            }
        });
    }

    /// Leaves Data Contoh for the office's own data.
    pub fn leave_sample(self) {
        spawn_local(self.open(false));
    }

    /// Begins with own data: settings to be filled, nothing else. Calls `done` as [`Session::load_sample`] does.
    pub fn start_empty(self, done: Callback<()>) {
        let mut stamp = clock::stamp(None);
        let origin = Origin { database: Some(stamp.id()), sample: false };
        let mut data = Dataset { origin, ..Dataset::default() };
        data.apply(&data.put(&stamp, Settings::blank()));
        self.replace_unnamed(Op::StartEmpty, data, move |result| {
            self.settled(result.err());
            done.run(());
        });
    }

    fn settled(self, error: Option<RunError>) {
        match error {
            None => {
                self.undo.update(Vec::clear);
                self.phase.set(Phase::Ready);
            }
            Some(error) => notices::problem(say::run_error(crate::ui::lang::now(), &error)),
        }
    }

    /// Takes data from a file into the empty place that is theirs: sample data to the sample, others to the office's own.
    pub fn load(self, sample: bool, data: Dataset, done: impl FnOnce(Result<Done, RunError>) + 'static) {
        spawn_local(async move {
            self.open(sample).await;
            if self.peek(|kept| kept.rows() > 0) {
                return done(Err(RunError::Outdated));
            }
            self.replace_unnamed(Op::ImportArchive, data, move |result| {
                if result.is_ok() {
                    self.settled(None);
                }
                done(result);
            });
        });
    }

    async fn open(self, sample: bool) {
        let door = self.door();
        let mut door = door.lock().await;
        prefs::remember(CHOICE, if sample { "sample" } else { "own" });
        if door.is_none() || self.peek(|data| data.origin.sample) != sample || self.peek(|data| data.rows() == 0) {
            self.phase.set(Phase::Opening);
            *door = None;
            let (phase, store) = match browser::open(&database(sample), clock::seed()).await {
                Ok((opened, keeping)) => {
                    self.fleeting.set(keeping != Keeping::Disk);
                    let phase = match &opened {
                        Opened::Fresh(_) => Phase::Fresh,
                        Opened::Whole(..) => Phase::Ready,
                        Opened::Damaged(_, report) => Phase::Trouble(Trouble::Damaged(report.clone())),
                    };
                    (phase, Some(opened.into_store()))
                }
                Err(error) => (Phase::Trouble(Trouble::NotOpened(error)), None),
            };
            if let Some(store) = &store {
                self.prepare(store.data()).await;
            }
            self.data.set(store.as_ref().map(|store| store.data().clone()).unwrap_or_default());
            if let Some(store) = &store {
                self.listen(store.backend());
            }
            *door = store;
            for steps in [self.undo, self.redo] {
                steps.set(Vec::new());
            }
            self.phase.set(phase);
        }
        drop(door);
        self.forget_foreign_author();
    }

    /// Opens what is kept once more.
    pub fn open_again(self) {
        let sample = self.shown_sample();
        self.data.set(Dataset::default());
        spawn_local(self.open(sample));
    }

    /// Goes on with what could be read, as a person decided who has seen what is missing.
    pub fn go_on_damaged(self) {
        spawn_local(async move {
            let door = self.door();
            let mut door = door.lock().await;
            let Some(store) = door.as_mut() else { return };
            match store.accept_loss(clock::now()).await {
                Ok(_) => self.phase.set(Phase::Ready),
                Err(error) => notices::problem(error.to_string()),
            }
        });
    }

    /// Everything that is kept here, as it is, one value after the other: for rescue by somebody who knows.
    pub fn raw_bytes(self, told: impl FnOnce(Option<Vec<u8>>) + 'static) {
        let name = database(self.shown_sample());
        spawn_local(async move { told(read_raw(&name).await) });
    }

    /// Forgets what is kept here and begins anew.
    pub fn forget_all(self) {
        let sample = self.shown_sample();
        spawn_local(async move {
            *self.door().lock().await = None;
            if let Err(error) = browser::forget(&database(sample)).await {
                notices::problem(error.to_string());
            }
            self.data.set(Dataset::default());
            self.open(sample).await;
        });
    }

    fn shown_sample(self) -> bool {
        prefs::remembered(CHOICE).as_deref() == Some("sample")
    }

    /// A name that is not in these data is asked again before the next change.
    fn forget_foreign_author(self) {
        let author = self.author.get_untracked();
        if author.is_some_and(|(id, _)| self.peek(|data| data.authors.get(id).is_none())) {
            self.author.set(None);
        }
    }
}

/// Data Contoh and the office's own data never share a database.
fn database(sample: bool) -> String {
    storage_name(if sample { "sample" } else { "data" })
}

/// A dataset from the worker, put together in small steps so that the page stays alive.
pub async fn fetch(request: Parcel<Request>, base: Dataset) -> Result<Dataset, DeskError> {
    let answer = desk::ask(request, |_| ()).await?;
    match answer.head {
        Answer::Tables(packed) => assemble(packed, answer.blobs, base).await,
        _ => Err(DeskError::Broken(String::new())),
    }
}

/// Store, key and length of each value on a line of its own, then the value.
async fn read_raw(name: &str) -> Option<Vec<u8>> {
    let disk = browser::Browser::open(name).await.ok()?;
    let mut out = Vec::new();
    for value in raw(&disk).await.ok()? {
        out.extend(format!("{} {} {}\n", value.place.room.name(), value.place.key, value.value.len()).into_bytes());
        out.extend(value.value);
        out.push(b'\n');
    }
    Some(out)
}

async fn assemble(packed: Packed, blobs: Vec<Vec<u8>>, base: Dataset) -> Result<Dataset, DeskError> {
    browser::make_room(blobs.iter().map(Vec::len).sum::<usize>() * 2);
    let mut unpacker = Unpacker::new(packed, blobs, base);
    let mut breath = clock::Breath::default();
    while unpacker.step().map_err(|error| DeskError::Broken(error.to_string()))? {
        breath.take().await;
    }
    Ok(unpacker.take())
}
