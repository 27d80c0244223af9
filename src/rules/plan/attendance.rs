//! Marking who was there: many cells of one event's daftar hadir at once, clearing included.
use std::collections::BTreeMap;

use crate::domain::{
    Attendance, AttendanceCode, Changed, Dataset, Diff, Enrolment, EnrolmentState, Event, EventState, Id, Kind,
    Refusal, Session, Stamp,
};

/// What is written into one cell; no code clears it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    pub session: Id<Session>,
    pub enrolment: Id<Enrolment>,
    pub code: Option<AttendanceCode>,
}

/// Whether a kepesertaan stands on the daftar hadir.
pub const fn is_on_sheet(state: EnrolmentState) -> bool {
    match state {
        EnrolmentState::Invited | EnrolmentState::Nominated | EnrolmentState::Registered | EnrolmentState::Reserve => {
            true
        }
        EnrolmentState::Declined | EnrolmentState::Cancelled | EnrolmentState::Replaced(_) => false,
    }
}

impl Dataset {
    /// Writes marks of one event; of two for the same cell the later holds. Refuses a cancelled event, a session or an
    /// enrolment of another event, and an enrolment that does not take part.
    pub fn plan_attendance(&self, stamp: &mut Stamp, event: Id<Event>, marks: &[Mark]) -> Result<Diff, Refusal> {
        let state = self.events.get(event).ok_or(Refusal::Gone(Kind::Event))?.state;
        if state == EventState::Cancelled {
            return Err(Refusal::EventCancelled);
        }
        let mut wanted = BTreeMap::new();
        for mark in marks {
            self.check_mark(event, mark)?;
            wanted.insert((mark.session, mark.enrolment), mark.code);
        }
        let mut known: BTreeMap<_, Vec<&Attendance>> = BTreeMap::new();
        for row in self.attendance.iter().filter(|row| wanted.contains_key(&(row.session, row.enrolment))) {
            known.entry((row.session, row.enrolment)).or_default().push(row);
        }
        let mut diff = Diff::default();
        for ((session, enrolment), code) in wanted {
            let rows = known.get(&(session, enrolment)).map_or(&[][..], Vec::as_slice);
            if let Some(code) = code {
                let id = rows.first().map_or_else(|| stamp.id(), |row| row.id);
                diff.join(self.put(stamp, Attendance { id, session, enrolment, code, changed: Changed::default() }));
            }
            // A cell has one row; further ones, from a file that held two, go with the first edit.
            for row in rows.iter().skip(usize::from(code.is_some())) {
                diff.join(self.remove(row.id));
            }
        }
        if diff.is_empty() { Err(Refusal::Nothing) } else { Ok(diff) }
    }

    fn check_mark(&self, event: Id<Event>, mark: &Mark) -> Result<(), Refusal> {
        let session = self.sessions.get(mark.session).ok_or(Refusal::Gone(Kind::Session))?;
        let enrolment = self.enrolments.get(mark.enrolment).ok_or(Refusal::Gone(Kind::Enrolment))?;
        if session.event != event {
            return Err(Refusal::OtherEvent(Kind::Session));
        }
        if enrolment.event != event {
            return Err(Refusal::OtherEvent(Kind::Enrolment));
        }
        if is_on_sheet(enrolment.state) { Ok(()) } else { Err(Refusal::NotTakingPart(mark.enrolment)) }
    }
}
