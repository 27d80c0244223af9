//! Marking who was there: many cells of one event's daftar hadir at once, clearing included.
use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{
    Attendance, AttendanceCode, Change, Dataset, Diff, Enrolment, EnrolmentState, Event, EventState, Id, Kind, Refusal,
    Session, Stamp,
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
        let (mut sessions, mut enrolments) = (BTreeSet::new(), BTreeSet::new());
        for mark in marks {
            if sessions.insert(mark.session) {
                self.check_session(event, mark.session)?;
            }
            if enrolments.insert(mark.enrolment) {
                self.check_enrolment(event, mark.enrolment)?;
            }
            wanted.insert((mark.session, mark.enrolment), mark.code);
        }
        let mut known: BTreeMap<_, Vec<&Attendance>> = BTreeMap::new();
        // All attendance there is is read: few sessions are looked for first.
        for row in self.attendance.iter().filter(|row| sessions.contains(&row.session)) {
            known.entry((row.session, row.enrolment)).or_default().push(row);
        }
        let mut diff = Diff::default();
        for ((session, enrolment), code) in wanted {
            let rows = known.get(&(session, enrolment)).map_or(&[][..], Vec::as_slice);
            if let Some(code) = code {
                let before = rows.first().map(|row| **row);
                if before.is_none_or(|row| row.code != code) {
                    let id = before.map_or_else(|| stamp.id(), |row| row.id);
                    let after = Some(Attendance { id, session, enrolment, code, changed: stamp.changed() });
                    diff.attendance.push(Change { before, after });
                }
            }
            // A cell has one row; further ones, from a file that held two, go with the first edit.
            let gone = rows.iter().skip(usize::from(code.is_some()));
            diff.attendance.extend(gone.map(|row| Change { before: Some(**row), after: None }));
        }
        if diff.is_empty() { Err(Refusal::Nothing) } else { Ok(diff) }
    }

    fn check_session(&self, event: Id<Event>, session: Id<Session>) -> Result<(), Refusal> {
        let session = self.sessions.get(session).ok_or(Refusal::Gone(Kind::Session))?;
        if session.event == event { Ok(()) } else { Err(Refusal::OtherEvent(Kind::Session)) }
    }

    fn check_enrolment(&self, event: Id<Event>, id: Id<Enrolment>) -> Result<(), Refusal> {
        let enrolment = self.enrolments.get(id).ok_or(Refusal::Gone(Kind::Enrolment))?;
        if enrolment.event != event {
            return Err(Refusal::OtherEvent(Kind::Enrolment));
        }
        if is_on_sheet(enrolment.state) { Ok(()) } else { Err(Refusal::NotTakingPart(id)) }
    }
}
