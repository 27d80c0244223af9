//! Plans for programmes and events.
use super::same_text;
use crate::domain::{
    Dataset, Diff, Event, EventState, Hundredths, Id, Kind, ProblemKind, Problems, Program, Refusal, Stamp,
};

impl Dataset {
    /// Adds or edits a programme.
    pub fn plan_program(&self, stamp: &Stamp, draft: Program) -> Result<Diff, Refusal> {
        let mut problems = Problems::default();
        problems.need(&draft.name, "name");
        problems.when(draft.last_year < draft.first_year, "last_year", ProblemKind::EndBeforeStart);
        let years = ProblemKind::OutOfRange { min: "1990".into(), max: "2100".into() };
        let possible = |year: u16| (1990..=2100).contains(&year);
        problems.when(!possible(draft.first_year), "first_year", years.clone());
        problems.when(!possible(draft.last_year), "last_year", years);
        let same_code = |other: &&Program| other.id != draft.id && same_text(&other.code, &draft.code);
        if let Some(twin) = self.programs.iter().find(same_code).filter(|_| !draft.code.trim().is_empty()) {
            problems.when(true, "code", ProblemKind::Taken { by: twin.name.clone() });
        }
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
        self.check_details(&mut problems, &draft);
        problems.ok()?;
        self.put_checked(stamp, draft)
    }

    /// Cancels an event that is still planned.
    pub fn plan_cancel_event(&self, stamp: &Stamp, id: Id<Event>) -> Result<Diff, Refusal> {
        let event = self.events.get(id).ok_or(Refusal::Gone(Kind::Event))?;
        match event.state {
            EventState::Planned => self.put_checked(stamp, Event { state: EventState::Cancelled, ..event.clone() }),
            EventState::Finished => Err(Refusal::EventFinished),
            EventState::Cancelled => Err(Refusal::Nothing),
        }
    }

    /// Plans a cancelled event again.
    pub fn plan_resume_event(&self, stamp: &Stamp, id: Id<Event>) -> Result<Diff, Refusal> {
        let event = self.events.get(id).ok_or(Refusal::Gone(Kind::Event))?;
        match event.state {
            EventState::Cancelled => self.put_checked(stamp, Event { state: EventState::Planned, ..event.clone() }),
            EventState::Planned | EventState::Finished => Err(Refusal::Nothing),
        }
    }

    /// Days that leave no session outside, room for somebody, competences that exist, money that can be.
    fn check_details(&self, problems: &mut Problems, draft: &Event) {
        let days = || self.sessions.iter().filter(|session| session.event == draft.id).map(|session| session.day);
        if let Some(first) = days().min().filter(|first| *first < draft.start) {
            let latest = ProblemKind::OutOfRange { min: String::new(), max: first.to_string() };
            problems.when(true, "start", latest);
        }
        if let Some(last) = days().max().filter(|last| *last > draft.end) {
            let earliest = ProblemKind::OutOfRange { min: last.to_string(), max: String::new() };
            problems.when(true, "end", earliest);
        }
        let room = ProblemKind::OutOfRange { min: "1".into(), max: "100000".into() };
        problems.when(draft.capacity.is_some_and(|capacity| !(1..=100_000).contains(&capacity)), "capacity", room);
        let stranger = draft.competencies.iter().any(|id| self.competencies.get(*id).is_none());
        problems.when(stranger, "competencies", ProblemKind::Unknown);
        let money = || ProblemKind::OutOfRange { min: "0".into(), max: "1000000000000".into() };
        let possible = |sum: Option<Hundredths>| sum.is_none_or(|sum| (0..=100_000_000_000_000).contains(&sum.raw()));
        problems.when(!possible(draft.cost.ceiling), "ceiling", money());
        problems.when(!possible(draft.cost.realised), "realised", money());
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
