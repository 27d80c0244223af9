//! What stands for each participant, here and by the rows above: whether a row says something new, the same, or otherwise.
use std::collections::HashMap;

use super::foreign::ForeignAttendance;
use crate::archive::import::{FieldChange, RowOutcome, RowRefusal};
use crate::archive::sheet::{Field, value};
use crate::domain::*;

/// What a row does, once it may go in.
#[derive(Clone, Debug)]
pub struct Seating {
    pub event: Id<Event>,
    pub person: Id<Person>,
    pub enrolment: Id<Enrolment>,
    state: Option<EnrolmentState>,
    reason: String,
    letter: String,
    result: Option<EnrolmentResult>,
    /// Rows of attendance, by identifiers that are here or new.
    pub marks: Vec<(Id<Attendance>, Id<Session>, AttendanceCode)>,
    /// The kepesertaan whose place they take.
    pub replaces: Option<Id<Enrolment>>,
}

impl Seating {
    /// Somebody who does not take part yet. Where the file does not say, they are registered.
    pub fn fresh(&self) -> Enrolment {
        Enrolment {
            id: self.enrolment,
            event: self.event,
            participant: Participant::Person(self.person),
            state: EnrolmentState::Registered,
            reason: String::new(),
            result: None,
            letter: String::new(),
            changed: Changed::default(),
        }
    }

    /// Lays the row over a kepesertaan and tells what it changed. Cells that are empty change nothing.
    pub fn lay_over(&self, row: &mut Enrolment) -> Vec<FieldChange> {
        let mut changes = Vec::new();
        let mut change = |field, old: String, new: String| changes.push(FieldChange { field, old, new });
        if let Some(state) = self.state.filter(|state| *state != row.state) {
            change(Field::EnrolmentState, written_state(row.state), written_state(state));
            row.state = state;
            // Taking part again needs no reason.
            if !state.is_out() && row.result.is_none() {
                row.reason.clear();
            }
        }
        if self.result.is_some() && row.result != self.result {
            change(Field::Result, written_result(row.result), written_result(self.result));
            row.result = self.result;
            if self.result == Some(EnrolmentResult::Passed) {
                row.reason.clear();
            }
        }
        if !self.reason.is_empty() && row.reason != self.reason {
            let old = std::mem::replace(&mut row.reason, self.reason.clone());
            change(Field::Reason, old, self.reason.clone());
        }
        if !self.letter.is_empty() && row.letter != self.letter {
            let old = std::mem::replace(&mut row.letter, self.letter.clone());
            change(Field::Letter, old, self.letter.clone());
        }
        changes
    }
}

fn written_state(state: EnrolmentState) -> String {
    value::ENROLMENT.written(state).to_owned()
}

fn written_result(result: Option<EnrolmentResult>) -> String {
    result.map_or("", |result| value::RESULT.written(result)).to_owned()
}

/// One participant of one event.
struct Seat {
    is_here: bool,
    row: Enrolment,
    marks: HashMap<Id<Session>, AttendanceCode>,
    /// What rows of the file said so far, and in which line.
    first: Option<u32>,
    said: HashMap<Id<Session>, u32>,
    state: Option<EnrolmentState>,
    result: Option<EnrolmentResult>,
    reason: String,
    letter: String,
}

/// A place that somebody takes over.
struct Succession {
    of: Id<Enrolment>,
    place: (Id<Event>, Id<Person>),
    state: EnrolmentState,
}

/// Every participant that rows name.
pub struct Seats<'a> {
    here: HashMap<(Id<Event>, Id<Person>), &'a Enrolment>,
    attendance: HashMap<(Id<Session>, Id<Enrolment>), &'a Attendance>,
    seats: HashMap<(Id<Event>, Id<Person>), Seat>,
}

/// A mark on its way: the session, the code, and the session as the file names it.
pub type Mark<'a> = (Id<Session>, AttendanceCode, &'a str);

impl<'a> Seats<'a> {
    /// The participants of these events as they are here.
    pub fn of(data: &'a Dataset, is_asked: impl Fn(Id<Event>) -> bool) -> Self {
        let mut here = HashMap::new();
        for row in data.enrolments.iter().filter(|row| is_asked(row.event)) {
            if let Participant::Person(person) = row.participant {
                here.entry((row.event, person)).or_insert(row);
            }
        }
        let sessions: std::collections::HashSet<Id<Session>> =
            data.sessions.iter().filter(|session| is_asked(session.event)).map(|session| session.id).collect();
        let mut attendance = HashMap::new();
        for row in data.attendance.iter().filter(|row| sessions.contains(&row.session)) {
            attendance.entry((row.session, row.enrolment)).or_insert(row);
        }
        Self { here, attendance, seats: HashMap::new() }
    }

    /// The kepesertaan that somebody takes over, and its seat; none where they have it already. `replaces`: nobody, a
    /// number that nobody has, or whom.
    fn replaced(
        &mut self,
        event: Id<Event>,
        (person, own): (Id<Person>, Id<Enrolment>),
        replaces: Option<Option<Id<Person>>>,
    ) -> Result<Option<Succession>, RowRefusal> {
        let Some(other) = replaces else { return Ok(None) };
        let place = (event, other.filter(|other| *other != person).ok_or(RowRefusal::NobodyReplaced)?);
        let own = self.seats.get(&(event, person)).map_or(own, |seat| seat.row.id);
        if let (None, Some(here)) = (self.seats.get(&place), self.here.get(&place)) {
            self.seats.insert(place, Seat::of((*here).clone(), true));
        }
        let taken = self.seats.get(&place).filter(|seat| seat.is_here || seat.first.is_some());
        let row = taken.map(|seat| &seat.row).ok_or(RowRefusal::NobodyReplaced)?;
        match row.state {
            EnrolmentState::Replaced(by) if by == own => Ok(None),
            EnrolmentState::Replaced(_) => Err(RowRefusal::Replaced),
            _ if matches!(row.result, Some(EnrolmentResult::Passed | EnrolmentResult::Failed)) => {
                Err(RowRefusal::HasResult)
            }
            state => {
                let state = if state.is_out() { EnrolmentState::Registered } else { state };
                Ok(Some(Succession { of: row.id, place, state }))
            }
        }
    }

    /// What a row comes to, with what it does where it does something.
    pub fn take(
        &mut self,
        (event, person, replaces): (Id<Event>, Id<Person>, Option<Option<Id<Person>>>),
        foreign: &ForeignAttendance,
        marks: &[Mark<'_>],
        line: u32,
        stamp: &mut Stamp,
    ) -> (RowOutcome, Option<Seating>) {
        let here = self.here.get(&(event, person)).copied();
        let mut seating = Seating {
            event,
            person,
            enrolment: here.map_or_else(|| stamp.id(), |row| row.id),
            state: foreign.state,
            reason: foreign.reason.clone(),
            letter: foreign.letter.clone(),
            result: foreign.result,
            marks: Vec::new(),
            replaces: None,
        };
        let replaced = match self.replaced(event, (person, seating.enrolment), replaces) {
            Ok(replaced) => replaced,
            Err(why) => return (RowOutcome::Refused(why), None),
        };
        // Whoever takes a place stands where the other stood, as when a participant is replaced by hand.
        seating.state = seating.state.or(replaced.as_ref().map(|succession| succession.state));
        let seat = self
            .seats
            .entry((event, person))
            .or_insert_with(|| Seat::of(here.cloned().unwrap_or_else(|| seating.fresh()), here.is_some()));
        seating.enrolment = seat.row.id;
        let id = seat.row.id;
        for (session, _, _) in marks {
            if let Some(known) = self.attendance.get(&(*session, id)) {
                seat.marks.entry(*session).or_insert(known.code);
            }
        }
        if let Err(outcome) = seat.hear(foreign, marks, line, replaced.is_some()) {
            return (outcome, None);
        }
        let mut laid = seat.row.clone();
        let mut changes = seating.lay_over(&mut laid);
        for (at, (session, code, label)) in marks.iter().enumerate() {
            let old = seat.marks.get(session).copied();
            // Two columns may name one session: one participant has one mark there.
            let is_first = !marks.iter().take(at).any(|(other, ..)| other == session);
            if is_first && old != Some(*code) {
                let written = |code: AttendanceCode| format!("{label}: {}", code.letters());
                let new = written(*code);
                changes.push(FieldChange { field: Field::Mark, old: old.map_or_else(String::new, written), new });
                let row = self.attendance.get(&(*session, id)).map_or_else(|| stamp.id(), |known| known.id);
                seating.marks.push((row, *session, *code));
            }
        }
        if let Some(Succession { of, .. }) = replaced {
            let new = foreign.replaces.clone().unwrap_or_default();
            changes.push(FieldChange { field: Field::Replaces, old: String::new(), new });
            seating.replaces = Some(of);
        }
        if changes.is_empty() && seat.is_here {
            seat.note(foreign, marks, line, laid);
            return (RowOutcome::Same, None);
        }
        if let Some(refusal) = seat.refusal(&laid, !seating.marks.is_empty()) {
            return (RowOutcome::Refused(refusal), None);
        }
        let outcome = if seat.is_here { RowOutcome::Changed(changes) } else { RowOutcome::New };
        seat.note(foreign, marks, line, laid);
        if let Some(Succession { place, .. }) = replaced
            && let Some(other) = self.seats.get_mut(&place)
        {
            other.row.state = EnrolmentState::Replaced(id);
        }
        (outcome, Some(seating))
    }
}

impl Seat {
    fn of(row: Enrolment, is_here: bool) -> Self {
        Self {
            is_here,
            row,
            marks: HashMap::new(),
            first: None,
            said: HashMap::new(),
            state: None,
            result: None,
            reason: String::new(),
            letter: String::new(),
        }
    }

    /// Compares a row with those above: one that says otherwise is refused, one that says nothing more is a double.
    fn hear(
        &self,
        foreign: &ForeignAttendance,
        marks: &[Mark<'_>],
        line: u32,
        takes_over: bool,
    ) -> Result<(), RowOutcome> {
        let otherwise = |first: u32| Err(RowOutcome::Refused(RowRefusal::SaysOtherwise { first }));
        for (at, (session, code, _)) in marks.iter().enumerate() {
            if marks.iter().take(at).any(|(other, said, _)| other == session && said != code) {
                return otherwise(line);
            }
        }
        let Some(first) = self.first else { return Ok(()) };
        for (session, code, _) in marks {
            match self.said.get(session) {
                Some(earlier) if self.marks.get(session) != Some(code) => return otherwise(*earlier),
                _ => {}
            }
        }
        let differs = |known: &str, said: &str| !known.is_empty() && !said.is_empty() && known != said;
        if (self.state.is_some() && foreign.state.is_some() && self.state != foreign.state)
            || (self.result.is_some() && foreign.result.is_some() && self.result != foreign.result)
            || differs(&self.reason, &foreign.reason)
            || differs(&self.letter, &foreign.letter)
        {
            return otherwise(first);
        }
        let more = marks.iter().any(|(session, _, _)| !self.said.contains_key(session))
            || (self.state.is_none() && foreign.state.is_some())
            || (self.result.is_none() && foreign.result.is_some())
            || (self.reason.is_empty() && !foreign.reason.is_empty())
            || (self.letter.is_empty() && !foreign.letter.is_empty())
            || takes_over;
        if more { Ok(()) } else { Err(RowOutcome::Duplicate { first }) }
    }

    /// Why a row may not go in, given the kepesertaan after it.
    fn refusal(&self, laid: &Enrolment, marks: bool) -> Option<RowRefusal> {
        if matches!(self.row.state, EnrolmentState::Replaced(_)) {
            return Some(RowRefusal::Replaced);
        }
        let is_out = laid.state.is_out();
        let result_set = laid.result.is_some() && laid.result != self.row.result;
        if is_out && (marks || result_set) {
            return Some(RowRefusal::NotTakingPart);
        }
        let goes = is_out && laid.state != self.row.state;
        (goes && laid.reason.trim().is_empty()).then_some(RowRefusal::NoReason)
    }

    fn note(&mut self, foreign: &ForeignAttendance, marks: &[Mark<'_>], line: u32, laid: Enrolment) {
        self.row = laid;
        self.first.get_or_insert(line);
        self.state = self.state.or(foreign.state);
        self.result = self.result.or(foreign.result);
        for (kept, said) in [(&mut self.reason, &foreign.reason), (&mut self.letter, &foreign.letter)] {
            if kept.is_empty() {
                kept.clone_from(said);
            }
        }
        for (session, code, _) in marks {
            self.marks.insert(*session, *code);
            self.said.entry(*session).or_insert(line);
        }
    }
}
