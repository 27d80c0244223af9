//! Plans for narasumber.
use super::same_text;
use crate::domain::{Dataset, Diff, Event, Id, Kind, ProblemKind, Problems, Refusal, Session, Speaker, Stamp};

impl Dataset {
    /// Adds or edits a speaker. Two of one institution have different names.
    pub fn plan_speaker(&self, stamp: &Stamp, draft: Speaker) -> Result<Diff, Refusal> {
        let mut problems = Problems::default();
        problems.need(&draft.name, "name");
        let twin = self.speakers.iter().find(|other| {
            other.id != draft.id
                && same_text(&other.name, &draft.name)
                && same_text(&other.institution, &draft.institution)
        });
        if let Some(twin) = twin {
            problems.when(true, "name", ProblemKind::Taken { by: twin.name.clone() });
        }
        problems.ok()?;
        self.put_checked(stamp, draft)
    }

    /// Puts a speaker, new or known, on one session of an event or on all of them. An event without a session is refused:
    /// who speaks is known by the sessions.
    pub fn plan_speaker_on(
        &self,
        stamp: &Stamp,
        event: Id<Event>,
        new: Option<Speaker>,
        known: Option<Id<Speaker>>,
        only: Option<Id<Session>>,
    ) -> Result<Diff, Refusal> {
        self.open_event(event)?;
        let mut diff = match &new {
            Some(speaker) => self.plan_speaker(stamp, speaker.clone())?,
            None => Diff::default(),
        };
        let id = new.map(|speaker| speaker.id).or(known.filter(|id| self.speakers.get(*id).is_some()));
        let id = id.ok_or(Refusal::Gone(Kind::Speaker))?;
        let chosen = |row: &&Session| row.event == event && only.is_none_or(|only| row.id == only);
        let mut problems = Problems::default();
        problems.when(!self.sessions.iter().any(|row| chosen(&row)), "sessions", ProblemKind::Missing);
        problems.ok()?;
        for row in self.sessions.iter().filter(chosen).filter(|row| !row.speakers.contains(&id)) {
            let mut row = row.clone();
            row.speakers.push(id);
            diff.join(self.put(stamp, row));
        }
        if diff.is_empty() { Err(Refusal::Nothing) } else { Ok(diff) }
    }

    /// Takes a speaker off the sessions of one event; the speaker stays for others.
    pub fn plan_speaker_off(&self, stamp: &Stamp, event: Id<Event>, id: Id<Speaker>) -> Result<Diff, Refusal> {
        let mut diff = Diff::default();
        for row in self.sessions.iter().filter(|row| row.event == event && row.speakers.contains(&id)) {
            let speakers = row.speakers.iter().copied().filter(|other| *other != id).collect();
            diff.join(self.put(stamp, Session { speakers, ..row.clone() }));
        }
        if diff.is_empty() { Err(Refusal::Nothing) } else { Ok(diff) }
    }

    /// Takes a speaker away who speaks at no session.
    pub fn plan_remove_speaker(&self, id: Id<Speaker>) -> Result<Diff, Refusal> {
        let sessions = self.sessions.iter().filter(|session| session.speakers.contains(&id)).count();
        self.remove_unused(id, &[(Kind::Session, sessions)])
    }
}
