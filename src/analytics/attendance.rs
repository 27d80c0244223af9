//! Daftar hadir of one event: who is on it, what is marked, and whether it is enough to pass.
use std::collections::BTreeMap;

use crate::domain::{
    AttendanceCode, Dataset, Day, Enrolment, EnrolmentState, Event, Hundredths, Id, Participant, Session, Settings,
};
use crate::rules::{is_on_sheet, passes};

/// One participant of the sheet. `codes` has one place for each session; nothing: belum diisi, never absent.
#[derive(Clone, Debug, PartialEq)]
pub struct AttendanceLine {
    pub enrolment: Id<Enrolment>,
    pub state: EnrolmentState,
    /// With titles.
    pub name: String,
    /// Empty for a guest.
    pub nip: String,
    /// Of a guest, the institution.
    pub unit: String,
    pub position: String,
    pub codes: Vec<Option<AttendanceCode>>,
}

/// Where a participant stands against the passing share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Passing {
    /// Present often enough, whatever the rest brings.
    Reached,
    /// Not decided: sessions are unmarked.
    Open,
    /// Cannot be reached any more.
    Below,
}

/// Presence counted: of one participant, of one session, of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Presence {
    pub present: usize,
    pub filled: usize,
    pub all: usize,
}

impl Presence {
    /// Counts cells.
    pub fn of(codes: impl IntoIterator<Item = Option<AttendanceCode>>) -> Self {
        let mut count = Self::default();
        for code in codes {
            count.all += 1;
            count.filled += usize::from(code.is_some());
            count.present += usize::from(code.is_some_and(AttendanceCode::is_present));
        }
        count
    }
    /// Present of the marked; none where nothing is marked.
    pub fn share(self) -> Option<f64> {
        (self.filled > 0).then(|| self.present as f64 / self.filled as f64)
    }
    /// Against the share that passing asks for.
    pub fn passing(self, share: Hundredths) -> Passing {
        if self.all == 0 {
            Passing::Open
        } else if passes(self.present, self.all, share) {
            Passing::Reached
        } else if self.filled == self.all || !passes(self.present + self.all - self.filled, self.all, share) {
            Passing::Below
        } else {
            Passing::Open
        }
    }
}

/// The daftar hadir.
#[derive(Clone, Debug, PartialEq)]
pub struct AttendanceSheet {
    pub event: Event,
    /// In the order of their days and times.
    pub sessions: Vec<Session>,
    /// By name.
    pub lines: Vec<AttendanceLine>,
    /// Those who declined, were cancelled or were replaced, and are not listed.
    pub left_out: usize,
    /// The agency's share for passing, in percent.
    pub share: Hundredths,
}

impl AttendanceSheet {
    /// Presence in the session at a place.
    pub fn of_session(&self, at: usize) -> Presence {
        Presence::of(self.lines.iter().map(|line| line.codes.get(at).copied().flatten()))
    }
    /// Presence over all cells.
    pub fn total(&self) -> Presence {
        Presence::of(self.lines.iter().flat_map(|line| line.codes.iter().copied()))
    }
}

/// The sheet of an event, or none where it is gone. Unit and position are those on its first day.
pub fn attendance_sheet(data: &Dataset, event: Id<Event>) -> Option<AttendanceSheet> {
    let event = data.events.get(event)?;
    let mut sessions: Vec<Session> = data.sessions.iter().filter(|row| row.event == event.id).cloned().collect();
    sessions.sort_by_key(|row| (row.day, row.start, row.number, row.id));
    let places: BTreeMap<Id<Session>, usize> = sessions.iter().enumerate().map(|(at, row)| (row.id, at)).collect();
    let mut left_out = 0;
    let mut lines = Vec::new();
    for row in data.enrolments.iter().filter(|row| row.event == event.id) {
        if is_on_sheet(row.state) {
            lines.push(line(data, row, event.start, sessions.len()));
        } else {
            left_out += 1;
        }
    }
    let at: BTreeMap<Id<Enrolment>, usize> = lines.iter().enumerate().map(|(at, line)| (line.enrolment, at)).collect();
    for row in data.attendance.iter() {
        let Some(place) = places.get(&row.session) else { continue };
        let cell = at.get(&row.enrolment).and_then(|at| lines.get_mut(*at)).and_then(|line| line.codes.get_mut(*place));
        if let Some(cell) = cell.filter(|cell| cell.is_none()) {
            *cell = Some(row.code);
        }
    }
    lines.sort_by_cached_key(|line| (line.name.to_lowercase(), line.enrolment));
    let share = data.settings().map_or_else(|| Settings::blank().passing_share, |settings| settings.passing_share);
    Some(AttendanceSheet { event: event.clone(), sessions, lines, left_out, share })
}

fn line(data: &Dataset, row: &Enrolment, on: Day, sessions: usize) -> AttendanceLine {
    let blank = AttendanceLine {
        enrolment: row.id,
        state: row.state,
        name: String::new(),
        nip: String::new(),
        unit: String::new(),
        position: String::new(),
        codes: vec![None; sessions],
    };
    match &row.participant {
        Participant::Guest { name, institution } => {
            AttendanceLine { name: name.clone(), unit: institution.clone(), ..blank }
        }
        Participant::Person(person) => {
            let Some(person) = data.people.get(*person) else { return blank };
            let post = person.post_on(on);
            let unit = post.and_then(|post| data.units.get(post.unit)).map(|unit| unit.name.clone());
            let position = post.and_then(|post| data.positions.get(post.position?)).map(|it| it.name.clone());
            AttendanceLine {
                name: person.full_name(),
                nip: person.nip().to_owned(),
                unit: unit.unwrap_or_default(),
                position: position.unwrap_or_default(),
                ..blank
            }
        }
    }
}
