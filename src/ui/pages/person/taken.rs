//! The events that one person was part of, with attendance and result.
use std::collections::BTreeMap;

use crate::domain::{
    AttendanceCode, Dataset, Day, Enrolment, EnrolmentResult, EnrolmentState, Event, Hundredths, Id, LearningForm,
    Participant, Person, TestKind,
};

/// One kepesertaan as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct TakenEvent {
    pub enrolment: Id<Enrolment>,
    pub event: Id<Event>,
    pub name: String,
    pub form: LearningForm,
    pub start: Day,
    pub end: Day,
    pub state: EnrolmentState,
    /// Who took the place, where the state says that somebody did.
    pub replaced_by: Option<String>,
    pub result: Option<EnrolmentResult>,
    pub reason: String,
    pub letter: String,
    /// Code of each session that has one, in the order of sessions.
    pub attendance: Vec<AttendanceCode>,
    /// Sessions of the event.
    pub sessions: usize,
    pub pre: Option<(Hundredths, Hundredths)>,
    pub post: Option<(Hundredths, Hundredths)>,
}

impl TakenEvent {
    /// Sessions at which the person was there.
    pub fn present(&self) -> usize {
        self.attendance.iter().filter(|code| code.is_present()).count()
    }
}

/// The events of one person, latest first.
pub fn taken_events(data: &Dataset, person: Id<Person>) -> Vec<TakenEvent> {
    let theirs: Vec<&Enrolment> =
        data.enrolments.iter().filter(|row| row.participant == Participant::Person(person)).collect();
    if theirs.is_empty() {
        return Vec::new();
    }
    let mut codes = codes_of(data, &theirs);
    let mut events: Vec<TakenEvent> = theirs
        .into_iter()
        .filter_map(|enrolment| {
            let event = data.events.get(enrolment.event)?;
            let test = |kind| {
                let found = data.test_results.iter().find(|row| row.enrolment == enrolment.id && row.kind == kind);
                found.map(|row| (row.score, row.max))
            };
            Some(TakenEvent {
                enrolment: enrolment.id,
                event: event.id,
                name: event.name.clone(),
                form: event.form,
                start: event.start,
                end: event.end,
                state: enrolment.state,
                replaced_by: replaced_by(data, enrolment),
                result: enrolment.result,
                reason: enrolment.reason.clone(),
                letter: enrolment.letter.clone(),
                attendance: codes.remove(&enrolment.id).unwrap_or_default(),
                sessions: data.sessions.iter().filter(|session| session.event == event.id).count(),
                pre: test(TestKind::Pre),
                post: test(TestKind::Post),
            })
        })
        .collect();
    events.sort_by_key(|event| (std::cmp::Reverse(event.end), event.enrolment));
    events
}

fn codes_of(data: &Dataset, enrolments: &[&Enrolment]) -> BTreeMap<Id<Enrolment>, Vec<AttendanceCode>> {
    let mut found: BTreeMap<Id<Enrolment>, Vec<((Day, u16), AttendanceCode)>> =
        enrolments.iter().map(|enrolment| (enrolment.id, Vec::new())).collect();
    for row in data.attendance.iter() {
        if let Some(list) = found.get_mut(&row.enrolment) {
            let at = data.sessions.get(row.session).map(|session| (session.day, session.number)).unwrap_or_default();
            list.push((at, row.code));
        }
    }
    let in_order = |mut list: Vec<((Day, u16), AttendanceCode)>| {
        list.sort_by_key(|(at, _)| *at);
        list.into_iter().map(|(_, code)| code).collect()
    };
    found.into_iter().map(|(id, list)| (id, in_order(list))).collect()
}

fn replaced_by(data: &Dataset, enrolment: &Enrolment) -> Option<String> {
    let EnrolmentState::Replaced(by) = enrolment.state else { return None };
    Some(match &data.enrolments.get(by)?.participant {
        Participant::Person(person) => data.people.get(*person)?.full_name(),
        Participant::Guest { name, .. } => name.clone(),
    })
}
