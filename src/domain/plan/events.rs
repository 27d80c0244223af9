//! Plans for programmes and events.
use super::same_text;
use crate::domain::{Dataset, Diff, Event, Id, Kind, ProblemKind, Problems, Program, Refusal, Stamp};

impl Dataset {
    /// Adds or edits a programme.
    pub fn plan_program(&self, stamp: &Stamp, draft: Program) -> Result<Diff, Refusal> {
        let mut problems = Problems::default();
        problems.need(&draft.name, "name");
        problems.when(draft.last_year < draft.first_year, "last_year", ProblemKind::EndBeforeStart);
        for (at, indicator) in draft.indicators.iter().enumerate() {
            problems.need(&indicator.name, &format!("indicators.{at}.name"));
        }
        let twin = self.programs.iter().find(|other| {
            other.id != draft.id && other.first_year == draft.first_year && same_text(&other.name, &draft.name)
        });
        if let Some(twin) = twin {
            problems.when(true, "name", ProblemKind::Taken { by: twin.name.clone() });
        }
        if let Some(owner) = draft.owner {
            problems.when(self.units.get(owner).is_none(), "owner", ProblemKind::Unknown);
        }
        problems.ok()?;
        self.put_checked(stamp, draft)
    }

    /// Takes a programme away that has no event.
    pub fn plan_remove_program(&self, id: Id<Program>) -> Result<Diff, Refusal> {
        self.remove_unused(id, &[(Kind::Event, self.events.iter().filter(|event| event.program == Some(id)).count())])
    }

    /// Adds or edits an event.
    pub fn plan_event(&self, stamp: &Stamp, draft: Event) -> Result<Diff, Refusal> {
        let mut problems = Problems::default();
        problems.need(&draft.name, "name");
        problems.when(draft.end < draft.start, "end", ProblemKind::EndBeforeStart);
        if let Some(program) = draft.program {
            problems.when(self.programs.get(program).is_none(), "program", ProblemKind::Unknown);
        }
        if let Some(twin) =
            self.events.iter().find(|other| other.id != draft.id && !draft.code.is_empty() && other.code == draft.code)
        {
            problems.when(true, "code", ProblemKind::Taken { by: twin.name.clone() });
        }
        if let Some(jp) = draft.jp {
            let range = ProblemKind::OutOfRange { min: "0".into(), max: "3000".into() };
            problems.when(!(0..=300_000).contains(&jp.raw()), "jp", range);
        }
        problems.ok()?;
        self.put_checked(stamp, draft)
    }

    /// Takes an event away that has no session, no participant and no learning record.
    pub fn plan_remove_event(&self, id: Id<Event>) -> Result<Diff, Refusal> {
        use crate::domain::LearningSource;
        let uses = [
            (Kind::Enrolment, self.enrolments.iter().filter(|row| row.event == id).count()),
            (Kind::Session, self.sessions.iter().filter(|row| row.event == id).count()),
            (Kind::Learning, self.learning.iter().filter(|row| row.source == LearningSource::Event(id)).count()),
        ];
        self.remove_unused(id, &uses)
    }
}
