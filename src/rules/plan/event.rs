//! Finishing an event: the passing rule gives results, and passing gives learning records.
use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{
    Changed, Dataset, Diff, Enrolment, EnrolmentResult, EnrolmentState, Event, EventState, Evidence, Hundredths, Id,
    Kind, LearningForm, LearningRecord, LearningSource, Participant, Person, ProblemKind, Problems, Refusal, Session,
    Settings, Stamp,
};

/// Whether so many sessions out of so many are enough for *lulus*. `share` is the agency's, in percent.
pub fn passes(present: usize, sessions: usize, share: Hundredths) -> bool {
    sessions > 0 && (present as i128) * 10_000 >= i128::from(share.raw()) * (sessions as i128)
}

impl Dataset {
    /// Finishes an event. Results entered by hand stand; the others follow the passing rule (present in at least the
    /// agency's share of the sessions). Passing writes a verified learning record, failing or withdrawing one that gives 0.
    /// Refuses an event that was cancelled, is not over, or has participants but neither sessions nor results.
    pub fn plan_finish_event(&self, stamp: &mut Stamp, id: Id<Event>) -> Result<Diff, Refusal> {
        let event = self.events.get(id).ok_or(Refusal::Gone(Kind::Event))?;
        let sessions: Vec<&Session> = self.sessions.iter().filter(|session| session.event == id).collect();
        let present = self.presences(&sessions);
        let participants: Vec<&Enrolment> = self
            .enrolments
            .iter()
            .filter(|enrolment| enrolment.event == id)
            .filter(|enrolment| takes_part(enrolment, present.contains_key(&enrolment.id)))
            .collect();
        self.check_finish(stamp, event, &sessions, &participants)?;
        let share = self.settings().map_or_else(|| Settings::blank().passing_share, |settings| settings.passing_share);
        let mut known: BTreeMap<Id<Person>, &LearningRecord> = BTreeMap::new();
        for record in self.learning.iter().filter(|record| record.source == LearningSource::Event(id)) {
            known.entry(record.person).or_insert(record);
        }
        let mut diff = self.put(stamp, Event { state: EventState::Finished, ..event.clone() });
        let mut written = BTreeSet::new();
        for enrolment in participants {
            let seen = present.get(&enrolment.id).map_or(0, BTreeSet::len);
            let by_rule =
                if passes(seen, sessions.len(), share) { EnrolmentResult::Passed } else { EnrolmentResult::Failed };
            let result = enrolment.result.unwrap_or(by_rule);
            diff.join(self.put(stamp, Enrolment { result: Some(result), ..enrolment.clone() }));
            if let Participant::Person(person) = enrolment.participant
                && written.insert(person)
            {
                let base = known.get(&person).map_or_else(|| fresh(stamp, person), |record| (*record).clone());
                let record = record(base, event, &sessions, result, &enrolment.reason);
                diff.join(self.put(stamp, record));
            }
        }
        if diff.is_empty() { Err(Refusal::Nothing) } else { Ok(diff) }
    }

    /// Sessions of the event at which each enrolment was present.
    fn presences(&self, sessions: &[&Session]) -> BTreeMap<Id<Enrolment>, BTreeSet<Id<Session>>> {
        let of_event: BTreeSet<Id<Session>> = sessions.iter().map(|session| session.id).collect();
        let mut present: BTreeMap<Id<Enrolment>, BTreeSet<Id<Session>>> = BTreeMap::new();
        for row in self.attendance.iter().filter(|row| row.code.is_present() && of_event.contains(&row.session)) {
            present.entry(row.enrolment).or_default().insert(row.session);
        }
        present
    }

    fn check_finish(
        &self,
        stamp: &Stamp,
        event: &Event,
        sessions: &[&Session],
        participants: &[&Enrolment],
    ) -> Result<(), Refusal> {
        let mut problems = Problems::default();
        // The stamp is in UTC; the regency is hours ahead.
        let today = stamp.now.day().plus(1);
        let not_over = ProblemKind::OutOfRange { min: String::new(), max: stamp.now.day().to_string() };
        problems.when(event.end > today, "end", not_over);
        let cancelled = event.state == EventState::Cancelled;
        problems.when(cancelled, "state", ProblemKind::OutOfRange { min: String::new(), max: String::new() });
        let undecided = participants.iter().any(|enrolment| enrolment.result.is_none());
        problems.when(sessions.is_empty() && undecided, "sessions", ProblemKind::Missing);
        problems.ok()
    }
}

/// Registered people take part; invited, nominated and reserve ones do once they were there.
const fn takes_part(enrolment: &Enrolment, was_there: bool) -> bool {
    match enrolment.state {
        EnrolmentState::Registered => true,
        EnrolmentState::Invited | EnrolmentState::Nominated | EnrolmentState::Reserve => {
            was_there || enrolment.result.is_some()
        }
        EnrolmentState::Declined | EnrolmentState::Cancelled | EnrolmentState::Replaced(_) => false,
    }
}

fn fresh(stamp: &mut Stamp, person: Id<Person>) -> LearningRecord {
    LearningRecord {
        id: stamp.id(),
        person,
        source: LearningSource::External,
        name: String::new(),
        organiser: String::new(),
        form: LearningForm::Lainnya,
        scope: crate::domain::LearningScope::National,
        start: None,
        end: crate::domain::Day::default(),
        days: None,
        times: None,
        actual_jp: None,
        leadership: None,
        functional_for: String::new(),
        certificate: String::new(),
        evidence: Evidence::Verified,
        note: String::new(),
        changed: Changed::default(),
    }
}

fn record(
    base: LearningRecord,
    event: &Event,
    sessions: &[&Session],
    result: EnrolmentResult,
    reason: &str,
) -> LearningRecord {
    let days: BTreeSet<_> = sessions.iter().map(|session| session.day).collect();
    let count = |number: usize| u16::try_from(number).ok().filter(|number| *number > 0);
    let times = match event.form {
        LearningForm::Coaching | LearningForm::Mentoring => count(sessions.len()),
        LearningForm::Detasering | LearningForm::Pertukaran | LearningForm::Magang | LearningForm::PatokBanding => {
            Some(1)
        }
        _ => base.times,
    };
    let passed = result == EnrolmentResult::Passed;
    LearningRecord {
        source: LearningSource::Event(event.id),
        organiser: event.organiser.clone(),
        form: event.form,
        scope: event.scope,
        start: Some(event.start),
        end: event.end,
        days: count(days.len()),
        times,
        actual_jp: if passed { event.jp } else { Some(Hundredths::ZERO) },
        evidence: if passed { Evidence::Verified } else { Evidence::Rejected },
        note: if passed { base.note.clone() } else { reason.to_owned() },
        ..base
    }
}
