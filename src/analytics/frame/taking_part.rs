//! Kepesertaan as columns: who was asked to which event, and how far it came.
use std::sync::Arc;

use super::{
    cached::{Cached, columns},
    index::{Index, NONE, index_of},
    years::Years,
};
use crate::domain::{
    Attendance, Dataset, Day, Enrolment, EnrolmentResult, EnrolmentState, Event, EventState, Id, LearningKind,
    Participant, Person, Program,
};

/// How far a kepesertaan came; each step includes those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Reach {
    /// Diundang or diusulkan.
    Invited,
    /// Terdaftar.
    Enrolled,
    /// Hadir in at least one session, or passed.
    Attended,
    /// Lulus.
    Finished,
}

/// One kepesertaan of a person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Taking {
    pub person: u32,
    pub event: u32,
    pub reach: Reach,
    pub declined: bool,
}

/// One event.
#[derive(Clone, Debug, PartialEq)]
pub struct EventRow {
    pub end: Day,
    pub year: i32,
    /// 1-12, of the last day.
    pub month: u8,
    pub kind: LearningKind,
    pub program: Option<Id<Program>>,
    pub batch: String,
    pub state: EventState,
}

#[derive(Clone, Copy, Debug)]
pub struct EnrolmentRow {
    person: u32,
    event: u32,
    state: EnrolmentState,
    result: Option<EnrolmentResult>,
}

/// Columns over events, enrolments and attendance.
#[derive(Debug)]
pub struct TakingPart {
    pub events: Arc<Index<Event>>,
    pub event_rows: Vec<EventRow>,
    enrolments: Arc<Index<Enrolment>>,
    enrolment_chunks: Vec<Cached<Enrolment, Vec<EnrolmentRow>>>,
    /// Rows of enrolments that were present.
    attendance_chunks: Vec<Cached<Attendance, Vec<u32>>>,
    /// By year of the frame (that of the event's last day), then by enrolment.
    pub years: Vec<Vec<Taking>>,
}

/// Rows of all events.
pub(super) fn event_rows(data: &Dataset) -> Vec<EventRow> {
    let row = |event: &Event| EventRow {
        end: event.end,
        year: event.end.year(),
        month: u8::try_from(event.end.month()).unwrap_or(1),
        kind: event.form.kind(),
        program: event.program,
        batch: event.batch.trim().to_owned(),
        state: event.state,
    };
    data.events.iter().map(row).collect()
}

impl TakingPart {
    /// Reads what `before` does not know, and folds it by year.
    pub(super) fn of(
        data: &Dataset,
        people: &Index<Person>,
        events: Arc<Index<Event>>,
        years: &Years,
        before: Option<(&Self, bool)>,
    ) -> Self {
        let enrolments = index_of(&data.enrolments, before.map(|(before, _)| &before.enrolments));
        let same_ends = before.filter(|(_, same)| *same).map(|(before, _)| before.enrolment_chunks.as_slice());
        let enrolment_chunks = columns(&data.enrolments, same_ends, |rows| {
            rows.iter()
                .map(|row| EnrolmentRow {
                    person: match row.participant {
                        Participant::Person(person) => people.row(person),
                        Participant::Guest { .. } => NONE,
                    },
                    event: events.row(row.event),
                    state: row.state,
                    result: row.result,
                })
                .collect()
        });
        let same_rows = before.filter(|(before, _)| Arc::ptr_eq(&before.enrolments, &enrolments));
        let same_rows = same_rows.map(|(before, _)| before.attendance_chunks.as_slice());
        let attendance_chunks = columns(&data.attendance, same_rows, |rows| {
            rows.iter().filter(|row| row.code.is_present()).map(|row| enrolments.row(row.enrolment)).collect()
        });
        let mut part = Self {
            events,
            event_rows: event_rows(data),
            enrolments,
            enrolment_chunks,
            attendance_chunks,
            years: vec![Vec::new(); years.len()],
        };
        part.fold(years);
        part
    }

    fn fold(&mut self, years: &Years) {
        let mut present = vec![false; self.enrolments.len()];
        for row in self.attendance_chunks.iter().flat_map(|chunk| chunk.columns.iter()) {
            if let Some(present) = present.get_mut(*row as usize) {
                *present = true;
            }
        }
        let rows = self.enrolment_chunks.iter().flat_map(|chunk| chunk.columns.iter());
        for (row, present) in rows.zip(present) {
            if row.person == NONE {
                continue;
            }
            let Some(event) = self.event_rows.get(row.event as usize) else { continue };
            let year = years.place(event.year).and_then(|place| self.years.get_mut(place));
            if let Some(year) = year {
                let declined = row.state == EnrolmentState::Declined;
                year.push(Taking { person: row.person, event: row.event, reach: reach(row, present), declined });
            }
        }
    }

    /// Kepesertaan of one year; empty outside the frame.
    pub fn year(&self, place: usize) -> &[Taking] {
        self.years.get(place).map_or(&[], Vec::as_slice)
    }

    /// The event of a row.
    pub fn event(&self, row: u32) -> Option<&EventRow> {
        self.event_rows.get(row as usize)
    }
}

const fn reach(row: &EnrolmentRow, present: bool) -> Reach {
    match (row.result, present, row.state) {
        (Some(EnrolmentResult::Passed), _, _) => Reach::Finished,
        (_, true, _) => Reach::Attended,
        (_, _, EnrolmentState::Registered) => Reach::Enrolled,
        _ => Reach::Invited,
    }
}
