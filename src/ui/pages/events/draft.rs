//! An event as its form holds it, and what saving it would do.
use crate::domain::{
    Cost, Dataset, Day, Diff, Event, Hundredths, Id, LearningForm, Problem, ProblemKind, Program, Refusal, Stamp,
};
use crate::ui::lang;
use crate::words::format;
use serde::{Deserialize, Serialize};

/// An event as the form holds it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventDraft {
    /// The event as it was; a new one where it is not there yet.
    pub event: Event,
    pub is_new: bool,
    /// Days and numbers as typed.
    pub start: String,
    pub end: String,
    pub jp: String,
    pub capacity: String,
    pub ceiling: String,
    pub realised: String,
}

impl EventDraft {
    /// An event that is not there yet.
    pub fn blank(id: Id<Event>, today: Day, program: Option<Id<Program>>) -> Self {
        let event = Event { program, ..Event::planned(id, LearningForm::PelatihanTeknis, (today, today)) };
        Self { is_new: true, ..Self::of(&event) }
    }

    /// An event as it is.
    pub fn of(event: &Event) -> Self {
        let typed =
            |number: Option<Hundredths>| number.map(|it| format::hundredths(lang::now(), it.raw())).unwrap_or_default();
        Self {
            is_new: false,
            start: event.start.to_string(),
            end: event.end.to_string(),
            jp: typed(event.jp),
            capacity: event.capacity.map(|capacity| capacity.to_string()).unwrap_or_default(),
            ceiling: typed(event.cost.ceiling),
            realised: typed(event.cost.realised),
            event: event.clone(),
        }
    }

    /// What saving it would do.
    pub fn plan(&self, data: &Dataset, stamp: &Stamp) -> Result<Diff, Refusal> {
        let mut problems = Vec::new();
        let mut note = |field: &str, what| problems.push(Problem { field: field.into(), what });
        let mut day = |field: &str, typed: &str| {
            let day = Day::parse(typed);
            if day.is_none() {
                note(field, ProblemKind::Missing);
            }
            day.unwrap_or_default()
        };
        let (start, end) = (day("start", &self.start), day("end", &self.end));
        let mut number = |field: &str, typed: &str, max: &str| {
            let number = format::parse_decimal(lang::now(), typed.trim()).and_then(Hundredths::nearest);
            if !typed.trim().is_empty() && number.is_none() {
                note(field, ProblemKind::OutOfRange { min: "0".into(), max: max.into() });
            }
            number
        };
        let jp = number("jp", &self.jp, "3000");
        let ceiling = number("ceiling", &self.ceiling, "1000000000000");
        let realised = number("realised", &self.realised, "1000000000000");
        let typed = self.capacity.trim();
        let capacity = typed.parse::<u32>().ok();
        if !typed.is_empty() && capacity.is_none() {
            note("capacity", ProblemKind::OutOfRange { min: "1".into(), max: "100000".into() });
        }
        if !problems.is_empty() {
            return Err(Refusal::Problems(problems));
        }
        let Event { name, code, place, organiser, batch, invitation_letter, cost, .. } = &self.event;
        let trimmed = |text: &String| text.trim().to_owned();
        let (account, source) = (trimmed(&cost.account), trimmed(&cost.source));
        let event = Event {
            name: trimmed(name),
            code: trimmed(code),
            place: trimmed(place),
            organiser: trimmed(organiser),
            batch: trimmed(batch),
            invitation_letter: trimmed(invitation_letter),
            cost: Cost { ceiling, realised, account, source },
            start,
            end,
            jp,
            capacity,
            ..self.event.clone()
        };
        data.plan_event(stamp, event)
    }
}
