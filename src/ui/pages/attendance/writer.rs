//! Marks on their way to the disk: quick typing becomes one operation, and nothing counts as saved before it is there.
use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use crate::domain::{
    Attendance, AttendanceCode, Change, Dataset, Diff, Enrolment, Event, Id, Op, Refusal, Session as Sitting, Stamp,
};
use crate::rules::Mark;
use crate::ui::components::form::SaveState;
use crate::ui::components::tone::Tone;
use crate::ui::lang::{self, tr_now};
use crate::ui::session::{Done, Session};
use crate::ui::shell::notices::{self, Notice};
use crate::ui::{saving, say};
use leptos::ev;
use leptos::prelude::*;

/// How long the keyboard rests before its marks are written.
const REST: Duration = Duration::from_millis(1200);

/// The cell of a participant in a session.
pub type Place = (Id<Enrolment>, Id<Sitting>);

/// A mark that is not on disk, and what stood on disk when it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waits {
    pub code: Option<AttendanceCode>,
    pub seen: Option<AttendanceCode>,
}

/// Marks that are not on disk.
pub type Pending = BTreeMap<Place, Waits>;

/// Gathers marks and writes them.
#[derive(Clone, Copy)]
pub struct Writer {
    session: Session,
    event: Id<Event>,
    subject: Signal<String>,
    pub pending: RwSignal<Pending>,
    pub state: RwSignal<SaveState>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl Writer {
    pub fn new(session: Session, event: Id<Event>, subject: Signal<String>) -> Self {
        let writer = Self {
            session,
            event,
            subject,
            pending: RwSignal::new(Pending::new()),
            state: RwSignal::new(SaveState::Clean),
            timer: StoredValue::new(None),
        };
        let hidden = window_event_listener(ev::visibilitychange, move |_| {
            if document().hidden() {
                writer.flush();
            }
        });
        let closing = window_event_listener(ev::beforeunload, move |event| {
            if writer.pending.with_untracked(|pending| !pending.is_empty()) {
                writer.flush();
                event.prevent_default();
            }
        });
        on_cleanup(move || {
            hidden.remove();
            closing.remove();
            writer.flush();
        });
        writer
    }

    /// Takes marks to be written when the keyboard rests. What a cell was first typed over stays known until then.
    pub fn add(self, marks: impl Iterator<Item = (Place, Waits)>) {
        self.pending.update(|pending| {
            for (place, waits) in marks {
                pending.entry(place).and_modify(|before| before.code = waits.code).or_insert(waits);
            }
        });
        if self.state.get_untracked() != SaveState::Saving {
            self.state.set(SaveState::Dirty);
        }
        self.write_soon();
    }

    /// Lets go of what is not on its way yet. Whether there was anything.
    pub fn drop_pending(self) -> bool {
        let waits = self.state.get_untracked() != SaveState::Saving
            && self.pending.with_untracked(|pending| !pending.is_empty());
        if waits {
            self.rest();
            self.pending.set(Pending::new());
            self.state.set(SaveState::Clean);
        }
        waits
    }

    fn rest(self) {
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    }

    fn write_soon(self) {
        self.rest();
        let timer = set_timeout_with_handle(move || self.flush(), REST).ok();
        self.timer.set_value(timer);
    }

    /// Writes now what is waiting, as one operation. While one is under way, the next waits for it.
    pub fn flush(self) {
        self.rest();
        let Some(state) = self.state.try_get_untracked() else { return };
        let batch = self.pending.get_untracked();
        if batch.is_empty() || state == SaveState::Saving {
            return;
        }
        let mark = |((enrolment, session), waits): (&Place, &Waits)| Mark {
            session: *session,
            enrolment: *enrolment,
            code: waits.code,
        };
        let marks: Vec<Mark> = batch.iter().map(mark).collect();
        let subject = tr_now!("attendance.subject", event = self.subject.get_untracked(), count = marks.len());
        let event = self.event;
        self.state.set(SaveState::Saving);
        // How many of the cells another filled since they were typed here.
        let met = Rc::new(Cell::new(0));
        let (counted, seen) = (met.clone(), batch.clone());
        let plan = move |data: &Dataset, stamp: &mut Stamp| {
            let diff = data.plan_attendance(stamp, event, &marks)?;
            counted.set(meets(&diff, &seen));
            Ok(diff)
        };
        self.session.run(Op::MarkAttendance, subject, plan, move |result| match result {
            Err(error) if error.refusal() != Some(&Refusal::Nothing) => {
                self.failed(say::run_error(lang::now(), &error))
            }
            result => {
                self.written(&batch);
                if let (Ok(done), 1..) = (result, met.get()) {
                    tell_met(self.session, done, met.get());
                }
            }
        });
    }

    /// The marks stay; who has left the page hears of it all the same.
    fn failed(self, why: String) {
        if self.state.try_set(SaveState::Failed(why.clone())).is_some() {
            notices::problem(why);
        }
    }

    fn written(self, batch: &Pending) {
        let left = self.pending.try_update(|pending| {
            pending.retain(|place, waits| match batch.get(place) {
                Some(written) if written.code == waits.code => false,
                Some(written) => {
                    waits.seen = written.code;
                    true
                }
                None => true,
            });
            !pending.is_empty()
        });
        match left {
            Some(true) => {
                self.state.set(SaveState::Dirty);
                self.write_soon();
            }
            Some(false) => self.state.set(SaveState::Saved),
            None => {}
        }
    }
}

/// Cells whose row is not as it was seen.
fn meets(diff: &Diff, seen: &Pending) -> usize {
    let of = |change: &Change<Attendance>| {
        let row = change.before.or(change.after)?;
        let waits = seen.get(&(row.enrolment, row.session))?;
        Some(change.before.map(|row| row.code) != waits.seen)
    };
    diff.attendance.iter().filter(|change| of(change) == Some(true)).count()
}

/// What is typed last stands; that it stands over the mark of another is said, and can be taken back.
fn tell_met(session: Session, done: Done, count: usize) {
    let notice = Notice::new(Tone::Warn, tr_now!("attendance.met", count = count));
    let back = Callback::new(move |()| saving::take_back(session, done.sequence));
    notices::tell(notice.with_action(tr_now!("ui.undo"), back));
}
