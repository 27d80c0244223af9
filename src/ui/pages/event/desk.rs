//! What every part of the page of one event shares.
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::{Dataset, Diff, Enrolment, Event, EventState, Id, Op, Refusal, Session, Speaker, Stamp};
use crate::ui::saving;
use crate::ui::session::{self, session};
use leptos::prelude::*;

/// The event, its sessions and speakers.
#[derive(Clone, Copy)]
pub struct Desk {
    pub id: Id<Event>,
    pub session: session::Session,
    pub event: Memo<Option<Event>>,
    /// By day and number.
    pub sessions: Memo<Arc<Vec<Session>>>,
    pub enrolments: Memo<Arc<Vec<Enrolment>>>,
    /// Those who speak at its sessions, by name, with how many sessions.
    pub speakers: Memo<Arc<Vec<(Speaker, usize)>>>,
    /// How many kepesertaan the attendance of each session was noted for.
    pub noted: Memo<Arc<BTreeMap<Id<Session>, usize>>>,
}

impl Desk {
    pub fn new(id: Id<Event>) -> Self {
        let session = session();
        let (events, all_sessions) = (session.table::<Event>(), session.table::<Session>());
        let (all_speakers, all_enrolments) = (session.table::<Speaker>(), session.table::<Enrolment>());
        let attendance = session.table::<crate::domain::Attendance>();
        let sessions = Memo::new(move |_| {
            let mut found: Vec<Session> =
                all_sessions.with(|rows| rows.iter().filter(|row| row.event == id).cloned().collect());
            found.sort_by_key(|row| (row.day, row.number, row.id));
            Arc::new(found)
        });
        let speakers = Memo::new(move |_| {
            let mut counts: BTreeMap<Id<Speaker>, usize> = BTreeMap::new();
            sessions.with(|sessions| {
                sessions.iter().flat_map(|row| &row.speakers).for_each(|id| *counts.entry(*id).or_default() += 1);
            });
            let known = |(id, count): (Id<Speaker>, usize)| {
                all_speakers.with(|rows| rows.get(id).map(|speaker| (speaker.clone(), count)))
            };
            let mut found: Vec<(Speaker, usize)> = counts.into_iter().filter_map(known).collect();
            found.sort_by(|a, b| (&a.0.name, a.0.id).cmp(&(&b.0.name, b.0.id)));
            Arc::new(found)
        });
        let noted = Memo::new(move |_| {
            let mut counts: BTreeMap<Id<Session>, usize> =
                sessions.with(|sessions| sessions.iter().map(|row| (row.id, 0)).collect());
            attendance.with(|rows| {
                for row in rows.iter() {
                    if let Some(count) = counts.get_mut(&row.session) {
                        *count += 1;
                    }
                }
            });
            Arc::new(counts)
        });
        Self {
            id,
            session,
            event: Memo::new(move |_| events.with(|rows| rows.get(id).cloned())),
            sessions,
            enrolments: Memo::new(move |_| {
                let found = |rows: &crate::domain::Table<Enrolment>| {
                    rows.iter().filter(|row| row.event == id).cloned().collect::<Vec<_>>()
                };
                Arc::new(all_enrolments.with(found))
            }),
            speakers,
            noted,
        }
    }

    /// Name with batch, as history calls it.
    pub fn name(self) -> String {
        self.event.with(|event| event.as_ref().map(title_of).unwrap_or_default())
    }

    /// The same without following it.
    pub fn subject(self) -> String {
        untrack(|| self.name())
    }

    /// The state, planned where the event is gone.
    pub fn state(self) -> EventState {
        self.event.with(|event| event.as_ref().map_or(EventState::Planned, |event| event.state))
    }

    /// Does one thing to the event; what goes wrong is a notice.
    pub fn act(self, op: Op, plan: impl Fn(&Dataset, &mut Stamp) -> Result<Diff, Refusal> + 'static) {
        saving::act(self.session, op, self.subject(), plan);
    }
}

/// Name with batch.
pub fn title_of(event: &Event) -> String {
    if event.batch.is_empty() { event.name.clone() } else { format!("{} – {}", event.name, event.batch) }
}
