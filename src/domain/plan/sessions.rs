//! Plans for the sessions of an event.
use std::collections::BTreeSet;

use crate::domain::{Dataset, Day, Diff, Event, Id, Kind, Minute, ProblemKind, Problems, Refusal, Session, Stamp};

/// Most sessions that one step makes.
const MOST_AT_ONCE: i32 = 100;
/// Minutes of a day.
const DAY: Minute = 24 * 60;

impl Dataset {
    /// Adds or edits a session. Its number is its own within the event, and its day one of the event's.
    pub fn plan_session(&self, stamp: &Stamp, draft: Session) -> Result<Diff, Refusal> {
        let event = self.open_event(draft.event)?;
        let mut problems = Problems::default();
        let number = ProblemKind::OutOfRange { min: "1".into(), max: "999".into() };
        problems.when(!(1..=999).contains(&draft.number), "number", number);
        let twin = |other: &Session| {
            other.event == draft.event && other.number == draft.number && other.id != draft.id && draft.number > 0
        };
        if self.sessions.iter().any(twin) {
            problems.when(true, "number", ProblemKind::Taken { by: draft.number.to_string() });
        }
        let days = ProblemKind::OutOfRange { min: event.start.to_string(), max: event.end.to_string() };
        problems.when(!(event.start..=event.end).contains(&draft.day), "day", days);
        check_times(&mut problems, draft.start, draft.end);
        let stranger = draft.speakers.iter().any(|speaker| self.speakers.get(*speaker).is_none());
        problems.when(stranger, "speakers", ProblemKind::Unknown);
        problems.ok()?;
        self.put_checked(stamp, draft)
    }

    /// One session for each day of the event that has none, numbered on from the last, in the same room at the same hours.
    pub fn plan_daily_sessions(
        &self,
        stamp: &mut Stamp,
        event: Id<Event>,
        (start, end): (Option<Minute>, Option<Minute>),
        room: &str,
    ) -> Result<Diff, Refusal> {
        let event = self.open_event(event)?;
        let mut problems = Problems::default();
        let long = event.end.number().saturating_sub(event.start.number()) >= MOST_AT_ONCE;
        let range = ProblemKind::OutOfRange { min: "1".into(), max: MOST_AT_ONCE.to_string() };
        problems.when(long, "sessions", range);
        check_times(&mut problems, start, end);
        problems.ok()?;
        let known: Vec<&Session> = self.sessions.iter().filter(|session| session.event == event.id).collect();
        let held: BTreeSet<Day> = known.iter().map(|session| session.day).collect();
        let mut number = known.iter().map(|session| session.number).max().unwrap_or(0);
        let mut diff = Diff::default();
        for day in (event.start.number()..=event.end.number()).map(Day::from_number) {
            if held.contains(&day) {
                continue;
            }
            number = number.saturating_add(1);
            let id = stamp.id();
            let session = Session {
                id,
                event: event.id,
                number,
                day,
                start,
                end,
                room: room.trim().to_owned(),
                topic: String::new(),
                speakers: Vec::new(),
                changed: stamp.changed(),
            };
            diff.join(self.put(stamp, session));
        }
        if diff.is_empty() { Err(Refusal::Nothing) } else { Ok(diff) }
    }

    /// Takes a session away at which nobody's attendance was noted.
    pub fn plan_remove_session(&self, id: Id<Session>) -> Result<Diff, Refusal> {
        self.remove_unused(id, &[(Kind::Attendance, self.attendance.iter().filter(|row| row.session == id).count())])
    }

    /// An event that can still get sessions and participants.
    pub(super) fn open_event(&self, id: Id<Event>) -> Result<&Event, Refusal> {
        let event = self.events.get(id).ok_or(Refusal::Gone(Kind::Event))?;
        if event.state == crate::domain::EventState::Cancelled { Err(Refusal::EventCancelled) } else { Ok(event) }
    }
}

fn check_times(problems: &mut Problems, start: Option<Minute>, end: Option<Minute>) {
    let of_day = |time: Option<Minute>| time.is_none_or(|time| time < DAY);
    let range = || ProblemKind::OutOfRange { min: clock(0), max: clock(DAY - 1) };
    problems.when(!of_day(start), "start", range());
    problems.when(!of_day(end), "end", range());
    if let (Some(start), Some(end)) = (start, end) {
        let after = ProblemKind::OutOfRange { min: clock(start.saturating_add(1)), max: String::new() };
        problems.when(end <= start, "end", after);
    }
}

fn clock(minute: Minute) -> String {
    format!("{:02}.{:02}", minute / 60, minute % 60)
}
