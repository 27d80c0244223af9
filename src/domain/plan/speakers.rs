//! Plans for narasumber.
use super::same_text;
use crate::domain::{Dataset, Diff, Id, Kind, ProblemKind, Problems, Refusal, Speaker, Stamp};

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

    /// Takes a speaker away who speaks at no session.
    pub fn plan_remove_speaker(&self, id: Id<Speaker>) -> Result<Diff, Refusal> {
        let sessions = self.sessions.iter().filter(|session| session.speakers.contains(&id)).count();
        self.remove_unused(id, &[(Kind::Session, sessions)])
    }
}
