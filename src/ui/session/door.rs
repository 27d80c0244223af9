//! Running an operation: plan on present data, write, wait for the disk, then show. One at a time, in order.
use std::rc::Rc;

use async_lock::Mutex;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Phase, Session, clock};
use crate::domain::{Author, Dataset, Diff, Entry, Id, Op, Record, Refusal, Sequence, Stamp};
use crate::domain::{Change, Has};
use crate::store::browser::Browser;
use crate::store::{Act, BackendError, EntryHeader, History, Store, WriteError};

/// The store behind the door; one at a time holds it, in the order of asking.
pub type Door = Rc<Mutex<Option<Store<Browser>>>>;

/// What an operation does to the data.
#[expect(clippy::large_enum_variant, reason = "one at a time, and never in a list")]
enum Work {
    /// Plans a change on the data as they are then; again, on newer data, when another tab wrote first.
    Plan(Box<dyn Fn(&Dataset, &mut Stamp) -> Result<Diff, Refusal>>),
    /// Takes back what this operation of the journal did.
    TakeBack(Sequence),
    /// Puts other data in place of these: an import, the sample.
    Replace(Dataset),
}

struct Job {
    op: Op,
    subject: String,
    work: Work,
    done: Box<dyn FnOnce(Result<Done, RunError>)>,
}

/// An operation that is on disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    pub sequence: Sequence,
    /// What a person did; for an undo or redo, still the operation it was about.
    pub op: Op,
    /// Name of what it was done to.
    pub subject: String,
}

/// Why an operation was not done. Nothing was changed.
#[derive(Clone, Debug, PartialEq)]
pub enum RunError {
    /// Nobody has said who is working.
    NoAuthor,
    /// Nothing is open yet.
    NotOpen,
    /// The data changed between the plan that a person saw and the act.
    Outdated,
    /// It was not planned, or not written.
    Write(WriteError),
}

impl RunError {
    /// The refusal of the plan, if that is why.
    pub const fn refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Write(WriteError::Refused(refusal)) => Some(refusal),
            _ => None,
        }
    }
}

impl Session {
    /// Plans, writes and shows one operation, then calls `done`. `subject` names what it is done to, for history.
    /// Asks who is working first, where nobody has said. The plan may run more than once, each time on newer data.
    pub fn run(
        self,
        op: Op,
        subject: impl Into<String>,
        plan: impl Fn(&Dataset, &mut Stamp) -> Result<Diff, Refusal> + 'static,
        done: impl FnOnce(Result<Done, RunError>) + 'static,
    ) {
        let job = Job { op, subject: subject.into(), work: Work::Plan(Box::new(plan)), done: Box::new(done) };
        self.after_author(job);
    }

    /// Puts `next` in place of `seen` as one operation, and refuses if the data are no longer `seen`.
    pub fn replace(
        self,
        op: Op,
        subject: impl Into<String>,
        seen: &Dataset,
        next: Dataset,
        done: impl FnOnce(Result<Done, RunError>) + 'static,
    ) {
        if self.peek(|data| data != seen) {
            return done(Err(RunError::Outdated));
        }
        self.after_author(Job { op, subject: subject.into(), work: Work::Replace(next), done: Box::new(done) });
    }

    /// The same without asking who works, for what comes before anybody can be named.
    pub(super) fn replace_unnamed(self, op: Op, next: Dataset, done: impl FnOnce(Result<Done, RunError>) + 'static) {
        self.enqueue(Job { op, subject: String::new(), work: Work::Replace(next), done: Box::new(done) });
    }

    /// Takes back the latest operation of this tab.
    pub fn undo(self, done: impl FnOnce(Result<Done, RunError>) + 'static) {
        self.step(self.undo, self.redo, Op::Undo, done);
    }

    /// Does the latest undone operation of this tab again.
    pub fn redo(self, done: impl FnOnce(Result<Done, RunError>) + 'static) {
        self.step(self.redo, self.undo, Op::Redo, done);
    }

    /// Takes back any operation of the history.
    pub fn undo_entry(self, of: Sequence, done: impl FnOnce(Result<Done, RunError>) + 'static) {
        let (op, subject, work) = (Op::Undo(of), String::new(), Work::TakeBack(of));
        self.after_author(Job { op, subject, work, done: Box::new(done) });
    }

    /// Writes a new author's row, so that what follows can carry it. Answers with the author.
    pub(super) fn write_author(
        self,
        name: String,
        done: impl FnOnce(Result<(Id<Author>, String), RunError>) + 'static,
    ) {
        match self.peek(|data| data.plan_author(&mut clock::stamp(None), &name)) {
            Err(refusal) => done(Err(RunError::Write(refusal.into()))),
            Ok((id, None)) => {
                let name = self.peek(|data| data.authors.get(id).map(|author| author.name.clone()));
                done(Ok((id, name.unwrap_or_default())));
            }
            Ok((_, Some(_))) => {
                let planned = name.clone();
                let plan = move |data: &Dataset, stamp: &mut Stamp| {
                    data.plan_author(stamp, &planned)?.1.ok_or(Refusal::Nothing)
                };
                let again = name.clone();
                let told = move |result: Result<Done, RunError>| match result {
                    Err(error) if error.refusal() != Some(&Refusal::Nothing) => done(Err(error)),
                    _ => self.write_author(again, done),
                };
                let work = Work::Plan(Box::new(plan));
                self.enqueue(Job { op: Op::SetAuthor, subject: name, work, done: Box::new(told) });
            }
        }
    }

    fn step(
        self,
        from: RwSignal<Vec<Done>>,
        to: RwSignal<Vec<Done>>,
        op: fn(Sequence) -> Op,
        done: impl FnOnce(Result<Done, RunError>) + 'static,
    ) {
        let Some(last) = from.get_untracked().last().cloned() else { return };
        let (op, subject, work) = (op(last.sequence), last.subject.clone(), Work::TakeBack(last.sequence));
        let told = move |back: Result<Done, RunError>| {
            done(back.map(|back| {
                from.update(|from| from.retain(|one| one.sequence != last.sequence));
                let moved = Done { sequence: back.sequence, ..last };
                to.update(|to| to.push(moved.clone()));
                moved
            }));
        };
        self.after_author(Job { op, subject, work, done: Box::new(told) });
    }

    fn after_author(self, job: Job) {
        if self.author.with_untracked(Option::is_some) {
            return self.enqueue(job);
        }
        self.ask_author(Box::new(move |said| match said {
            Ok(()) => self.enqueue(job),
            Err(error) => (job.done)(Err(error)),
        }));
    }

    fn enqueue(self, job: Job) {
        self.writing.update(|writing| *writing += 1);
        spawn_local(async move {
            let result = self.perform(job.op, job.subject, job.work).await;
            self.writing.update(|writing| *writing -= 1);
            (job.done)(result);
            self.rest();
        });
    }

    async fn perform(self, op: Op, subject: String, work: Work) -> Result<Done, RunError> {
        let named = self.author.get_untracked();
        let (author, author_name) = named.map_or((None, String::new()), |(id, name)| (Some(id), name));
        let is_step = !matches!(work, Work::TakeBack(_)) && op != Op::SetAuthor;
        let act = Act { time: clock::now(), author, author_name, op, subject: subject.clone() };
        let door = self.door();
        let mut door = door.lock().await;
        let store = door.as_mut().ok_or(RunError::NotOpen)?;
        let header = match work {
            Work::Plan(plan) => store.run(act, |data| plan(data, &mut clock::stamp(author))).await,
            Work::Replace(next) => {
                let written = store.append_swap(act, next).await;
                self.prepare(store.data()).await;
                written
            }
            Work::TakeBack(of) => take_back(store, act, of).await,
        };
        self.show(store.data());
        let header = header.map_err(RunError::Write)?;
        drop(door);
        if self.phase.get_untracked() == Phase::Fresh {
            self.phase.set(Phase::Ready);
        }
        let done = Done { sequence: header.sequence, op, subject };
        if is_step {
            self.undo.update(|undo| undo.push(done.clone()));
            self.redo.update(Vec::clear);
        }
        Ok(done)
    }

    /// Operations, newest last. Reads the disk.
    pub async fn history(self, first: Sequence, last: Sequence) -> Result<History, RunError> {
        let door = self.door();
        let door = door.lock().await;
        let store = door.as_ref().ok_or(RunError::NotOpen)?;
        store.history(first..=last).await.map_err(backend)
    }

    /// One operation with its rows.
    pub async fn entry(self, sequence: Sequence) -> Result<Entry, RunError> {
        let door = self.door();
        let door = door.lock().await;
        door.as_ref().ok_or(RunError::NotOpen)?.entry(sequence).await.map_err(RunError::Write)
    }

    /// What was done to one row, oldest first.
    pub async fn touching<T: Record>(self, id: Id<T>) -> Result<Vec<(EntryHeader, Change<T>)>, RunError>
    where
        Dataset: Has<T>,
    {
        let door = self.door();
        let door = door.lock().await;
        door.as_ref().ok_or(RunError::NotOpen)?.touching(id).await.map_err(backend)
    }
}

pub(super) fn backend(error: BackendError) -> RunError {
    RunError::Write(WriteError::Backend(error))
}

async fn take_back(store: &mut Store<Browser>, act: Act, of: Sequence) -> Result<EntryHeader, WriteError> {
    for _ in 0..16 {
        match store.undo(act.clone(), &clock::stamp(act.author), of).await {
            Err(WriteError::Behind) => store.catch_up().await?,
            done => return done,
        };
    }
    Err(WriteError::Behind)
}
