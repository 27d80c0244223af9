//! Plans for kepesertaan: who takes part, in which state, by which letter, with which result, and who takes whose place.
use std::collections::BTreeSet;

use super::same_text;
use crate::domain::{
    Dataset, Diff, Enrolment, EnrolmentResult, EnrolmentState, Event, Id, Kind, LearningSource, Participant,
    ProblemKind, Problems, Refusal, Stamp,
};

impl Dataset {
    /// Adds participants in one state. Those who are enrolled already stay as they are.
    pub fn plan_enrol(
        &self,
        stamp: &mut Stamp,
        event: Id<Event>,
        who: &[Participant],
        state: EnrolmentState,
    ) -> Result<Diff, Refusal> {
        let event = self.open_event(event)?.id;
        let mut problems = Problems::default();
        problems.when(state.is_out(), "state", not_allowed());
        for participant in who {
            self.check_participant(&mut problems, participant);
        }
        problems.ok()?;
        let mut known: Vec<&Participant> = self.enrolments_of(event).map(|row| &row.participant).collect();
        let mut diff = Diff::default();
        for participant in who {
            if known.iter().any(|other| same_participant(other, participant)) {
                continue;
            }
            known.push(participant);
            let row = fresh(stamp, event, participant.clone(), state);
            diff.join(self.put(stamp, row));
        }
        if diff.is_empty() { Err(Refusal::Nothing) } else { Ok(diff) }
    }

    /// Gives several kepesertaan one state. Declining and cancelling need a reason; taking part again clears it.
    pub fn plan_enrolment_state(
        &self,
        stamp: &Stamp,
        ids: &[Id<Enrolment>],
        state: EnrolmentState,
        reason: &str,
    ) -> Result<Diff, Refusal> {
        let rows = self.changeable(ids)?;
        let mut problems = Problems::default();
        problems.when(matches!(state, EnrolmentState::Replaced(_)), "state", not_allowed());
        if state.is_out() {
            problems.need(reason, "reason");
        }
        problems.ok()?;
        self.put_each(stamp, rows, |row| {
            let reason = match (state.is_out(), row.result) {
                (true, _) => reason.trim().to_owned(),
                (false, Some(_)) => row.reason.clone(),
                (false, None) => String::new(),
            };
            Enrolment { state, reason, ..row.clone() }
        })
    }

    /// Writes the number of the Surat Tugas of several kepesertaan; an empty one takes it away.
    pub fn plan_enrolment_letter(&self, stamp: &Stamp, ids: &[Id<Enrolment>], letter: &str) -> Result<Diff, Refusal> {
        let rows = self.changeable(ids)?;
        self.put_each(stamp, rows, |row| Enrolment { letter: letter.trim().to_owned(), ..row.clone() })
    }

    /// Sets the result of several kepesertaan by hand; none leaves it to the passing rule. Only who takes part has one.
    pub fn plan_enrolment_result(
        &self,
        stamp: &Stamp,
        ids: &[Id<Enrolment>],
        result: Option<EnrolmentResult>,
        reason: &str,
    ) -> Result<Diff, Refusal> {
        let rows = self.changeable(ids)?;
        let mut problems = Problems::default();
        problems.when(result.is_some() && rows.iter().any(|row| row.state.is_out()), "result_by_hand", not_allowed());
        problems.ok()?;
        self.put_each(stamp, rows, |row| {
            let reason = match result {
                None | Some(EnrolmentResult::Passed) if row.state.is_out() => row.reason.clone(),
                None | Some(EnrolmentResult::Passed) => String::new(),
                Some(_) => reason.trim().to_owned(),
            };
            Enrolment { result, reason, ..row.clone() }
        })
    }

    /// Ganti peserta: `by` takes the place of `old`, whose row then points to the new one. Attendance stays with who was
    /// there. Somebody who is enrolled already without being registered moves up.
    pub fn plan_replace(
        &self,
        stamp: &mut Stamp,
        old: Id<Enrolment>,
        by: &Participant,
        reason: &str,
    ) -> Result<Diff, Refusal> {
        let rows = self.changeable(&[old])?;
        let old = rows.first().ok_or(Refusal::Gone(Kind::Enrolment))?;
        self.open_event(old.event)?;
        if matches!(old.result, Some(EnrolmentResult::Passed | EnrolmentResult::Failed)) {
            return Err(Refusal::HasResult);
        }
        let mut problems = Problems::default();
        self.check_participant(&mut problems, by);
        let known = self.enrolments_of(old.event).find(|row| same_participant(&row.participant, by));
        let taken = |row: &Enrolment| {
            matches!(row.state, EnrolmentState::Registered | EnrolmentState::Replaced(_)) || row.id == old.id
        };
        if known.is_some_and(taken) {
            problems.when(true, "participant", ProblemKind::AlreadyEnrolled);
        }
        problems.ok()?;
        let state = if old.state.is_out() { EnrolmentState::Registered } else { old.state };
        let successor = match known {
            Some(row) => Enrolment { state, reason: String::new(), ..row.clone() },
            None => fresh(stamp, old.event, by.clone(), state),
        };
        let state = EnrolmentState::Replaced(successor.id);
        let mut diff = self.put(stamp, successor);
        diff.join(self.put(stamp, Enrolment { state, reason: reason.trim().to_owned(), ..(*old).clone() }));
        Ok(diff)
    }

    /// Takes kepesertaan away that left no trace: no attendance, no test, no learning record, nobody they replaced.
    pub fn plan_remove_enrolments(&self, ids: &[Id<Enrolment>]) -> Result<Diff, Refusal> {
        let gone: BTreeSet<Id<Enrolment>> = ids.iter().copied().collect();
        let mut diff = Diff::default();
        for id in &gone {
            let row = self.enrolments.get(*id).ok_or(Refusal::Gone(Kind::Enrolment))?;
            let learned = self.learning.iter().filter(|record| {
                record.source == LearningSource::Event(row.event)
                    && row.participant == Participant::Person(record.person)
            });
            let points = |other: &&Enrolment| {
                matches!(other.state, EnrolmentState::Replaced(by) if by == *id) && !gone.contains(&other.id)
            };
            let uses = [
                (Kind::Attendance, self.attendance.iter().filter(|row| row.enrolment == *id).count()),
                (Kind::TestResult, self.test_results.iter().filter(|row| row.enrolment == *id).count()),
                (Kind::Learning, learned.count()),
                (Kind::Enrolment, self.enrolments_of(row.event).filter(points).count()),
            ];
            diff.join(self.remove_unused(*id, &uses)?);
        }
        if diff.is_empty() { Err(Refusal::Nothing) } else { Ok(diff) }
    }

    /// Kepesertaan of one event.
    pub fn enrolments_of(&self, event: Id<Event>) -> impl Iterator<Item = &Enrolment> {
        self.enrolments.iter().filter(move |row| row.event == event)
    }

    /// The name of a participant as records have it; empty for a person who is gone.
    pub fn participant_name(&self, participant: &Participant) -> String {
        match participant {
            Participant::Person(person) => self.people.get(*person).map(|it| it.full_name()).unwrap_or_default(),
            Participant::Guest { name, .. } => name.clone(),
        }
    }

    fn check_participant(&self, problems: &mut Problems, participant: &Participant) {
        match participant {
            Participant::Person(person) => {
                problems.when(self.people.get(*person).is_none(), "participant", ProblemKind::Unknown);
            }
            Participant::Guest { name, .. } => problems.need(name, "name"),
        }
    }

    /// The rows, all there and none replaced: a place that was handed on is no longer its first holder's to change.
    fn changeable(&self, ids: &[Id<Enrolment>]) -> Result<Vec<&Enrolment>, Refusal> {
        let found = ids.iter().map(|id| self.enrolments.get(*id).ok_or(Refusal::Gone(Kind::Enrolment)));
        let rows: Vec<&Enrolment> = found.collect::<Result<_, _>>()?;
        let handed_on = rows.iter().any(|row| matches!(row.state, EnrolmentState::Replaced(_)));
        if handed_on { Err(Refusal::Replaced) } else { Ok(rows) }
    }

    fn put_each(
        &self,
        stamp: &Stamp,
        rows: Vec<&Enrolment>,
        edit: impl Fn(&Enrolment) -> Enrolment,
    ) -> Result<Diff, Refusal> {
        let mut diff = Diff::default();
        for row in rows {
            diff.join(self.put(stamp, edit(row)));
        }
        if diff.is_empty() { Err(Refusal::Nothing) } else { Ok(diff) }
    }
}

fn fresh(stamp: &mut Stamp, event: Id<Event>, participant: Participant, state: EnrolmentState) -> Enrolment {
    Enrolment {
        id: stamp.id(),
        event,
        participant,
        state,
        reason: String::new(),
        result: None,
        letter: String::new(),
        changed: stamp.changed(),
    }
}

fn same_participant(one: &Participant, other: &Participant) -> bool {
    match (one, other) {
        (Participant::Person(one), Participant::Person(other)) => one == other,
        (Participant::Guest { name, institution }, Participant::Guest { name: other, institution: of }) => {
            same_text(name, other) && same_text(institution, of)
        }
        _ => false,
    }
}

const fn not_allowed() -> ProblemKind {
    ProblemKind::OutOfRange { min: String::new(), max: String::new() }
}
