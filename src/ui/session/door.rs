//! Running an operation: plan on present data, write, wait for the disk, then apply and show. One at a time.
use std::collections::BTreeMap;

use leptos::prelude::*;

use super::{Phase, Session, clock};
use crate::domain::{Dataset, Diff, Entry, Op, Refusal, Sequence, Stamp};

/// What the door keeps between operations.
#[derive(Default)]
pub struct Door {
    entries: BTreeMap<Sequence, Entry>,
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
    /// The plan was refused.
    Refused(Refusal),
}

impl Session {
    /// Plans, writes and shows one operation, then calls `done`. `subject` names what it is done to, for history.
    /// The plan may run more than once, each time on newer data, when another tab wrote first.
    pub fn run(
        self,
        op: Op,
        subject: impl Into<String>,
        plan: impl Fn(&Dataset, &mut Stamp) -> Result<Diff, Refusal> + 'static,
        done: impl FnOnce(Result<Done, RunError>) + 'static,
    ) {
        done(self.write(op, subject.into(), &plan));
    }

    fn write(
        self,
        op: Op,
        subject: String,
        plan: &dyn Fn(&Dataset, &mut Stamp) -> Result<Diff, Refusal>,
    ) -> Result<Done, RunError> {
        let (author, author_name) =
            self.author.get_untracked().map_or((None, String::new()), |(id, name)| (Some(id), name));
        let mut stamp = clock::stamp(author);
        let diff = self.peek(|data| plan(data, &mut stamp)).map_err(RunError::Refused)?;
        let sequence = self.door.with_value(|door| door.entries.len() as Sequence + 1);
        let entry = Entry { sequence, time: stamp.now, author, author_name, op, subject: subject.clone(), diff };
        self.data.update(|data| data.apply(&entry.diff));
        self.door.update_value(|door| {
            door.entries.insert(sequence, entry);
        });
        self.phase.set(Phase::Ready);
        let done = Done { sequence, op, subject };
        if !matches!(op, Op::Undo(_) | Op::Redo(_)) {
            self.undo.update(|undo| undo.push(done.clone()));
            self.redo.update(Vec::clear);
        }
        Ok(done)
    }

    /// Takes back the latest operation of this tab.
    pub fn undo(self, done: impl FnOnce(Result<Done, RunError>) + 'static) {
        self.step(self.undo, self.redo, Op::Undo, done);
    }

    /// Does the latest undone operation of this tab again.
    pub fn redo(self, done: impl FnOnce(Result<Done, RunError>) + 'static) {
        self.step(self.redo, self.undo, Op::Redo, done);
    }

    fn step(
        self,
        from: RwSignal<Vec<Done>>,
        to: RwSignal<Vec<Done>>,
        op: fn(Sequence) -> Op,
        done: impl FnOnce(Result<Done, RunError>) + 'static,
    ) {
        let Some(last) = from.get_untracked().last().cloned() else { return };
        let back = self.take_back(last.sequence, op(last.sequence));
        done(back.map(|back| {
            let moved = Done { sequence: back.sequence, ..last };
            from.update(|from| {
                from.pop();
            });
            to.update(|to| to.push(moved.clone()));
            moved
        }));
    }

    /// Takes back any operation of the history.
    pub fn undo_entry(self, of: Sequence, done: impl FnOnce(Result<Done, RunError>) + 'static) {
        done(self.take_back(of, Op::Undo(of)));
    }

    fn take_back(self, of: Sequence, op: Op) -> Result<Done, RunError> {
        let entry = self.door.with_value(|door| door.entries.get(&of).cloned());
        let Some(entry) = entry else { return Err(RunError::Refused(Refusal::Nothing)) };
        let subject = entry.subject.clone();
        self.write(op, subject, &move |data, stamp| data.plan_undo(stamp, &entry))
    }
}
