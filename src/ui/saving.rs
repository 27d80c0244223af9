//! Saving a form through the one door: its state goes from saving to saved or failed, and a notice offers *Urungkan*.
use crate::domain::{Dataset, Diff, Op, Refusal, Sequence, Stamp};
use crate::ui::components::form::SaveState;
use crate::ui::components::tone::Tone;
use crate::ui::lang;
use crate::ui::say;
use crate::ui::session::{Done, RunError, Session};
use crate::ui::shell::notices::{self, Notice};
use crate::words::lang::{fill, text};
use leptos::prelude::*;

/// Runs an operation for a form. The draft stays with the caller; `then` runs only when it is on disk.
pub fn save(
    session: Session,
    op: Op,
    subject: String,
    state: RwSignal<SaveState>,
    plan: impl Fn(&Dataset, &mut Stamp) -> Result<Diff, Refusal> + 'static,
    then: impl FnOnce() + 'static,
) {
    state.set(SaveState::Saving);
    session.run(op, subject, plan, move |result| match result {
        Ok(done) => {
            state.try_set(SaveState::Saved);
            tell_saved(session, done);
            then();
        }
        Err(error) => {
            let said = say::run_error(lang::now(), &error);
            // Who closed the form meanwhile is told all the same.
            if state.try_set(SaveState::Failed(said.clone())).is_some() {
                notices::problem(said);
            }
        }
    });
}

/// Runs an operation that has no form, such as taking a row away; what goes wrong is a notice.
pub fn act(
    session: Session,
    op: Op,
    subject: String,
    plan: impl Fn(&Dataset, &mut Stamp) -> Result<Diff, Refusal> + 'static,
) {
    act_then(session, op, subject, plan, || ());
}

/// The same; `then` runs only when it is on disk.
pub fn act_then(
    session: Session,
    op: Op,
    subject: String,
    plan: impl Fn(&Dataset, &mut Stamp) -> Result<Diff, Refusal> + 'static,
    then: impl FnOnce() + 'static,
) {
    session.run(op, subject, plan, move |result| match result {
        Ok(done) => {
            tell_saved(session, done);
            then();
        }
        Err(error) => notices::problem(say::run_error(lang::now(), &error)),
    });
}

fn tell_saved(session: Session, done: Done) {
    let lang = lang::now();
    let what = say::operation(lang, done.op, &done.subject);
    let notice = Notice::new(Tone::Good, fill(lang, "evaluations.saved_what", &[("what", what)]));
    notices::tell(
        notice.with_action(text(lang, "ui.undo"), Callback::new(move |()| take_back(session, done.sequence))),
    );
}

/// Takes one operation back and says so. The latest goes by the undo of the tab, so that Ctrl+Z does not meet it again.
pub fn take_back(session: Session, sequence: Sequence) {
    let told = |result: Result<Done, RunError>| match result {
        Ok(_) => notices::done(text(lang::now(), "evaluations.undone")),
        Err(error) => notices::problem(say::run_error(lang::now(), &error)),
    };
    if untrack(|| session.next_undo()).is_some_and(|next| next.sequence == sequence) {
        session.undo(told);
    } else {
        session.undo_entry(sequence, told);
    }
}
