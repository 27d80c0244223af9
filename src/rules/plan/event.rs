//! Finishing an event: the passing rule gives results, and passing gives learning records.
use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{
    Changed, Dataset, Diff, Enrolment, EnrolmentResult, EnrolmentState, Event, EventState, Evidence, Hundredths, Id,
    Kind, LearningForm, LearningRecord, LearningSource, Participant, Person, ProblemKind, Problems, Refusal, Session,
    Settings, Stamp,
};
use crate::rules::jp;

/// Whether so many sessions out of so many are enough for *lulus*. `share` is the agency's, in percent.
pub fn passes(present: usize, sessions: usize, share: Hundredths) -> bool {
    sessions > 0 && (present as i128) * 10_000 >= i128::from(share.raw()) * (sessions as i128)
}

/// What finishing does to the learning record of a participant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RecordChange {
    /// A guest has none, nor has a second kepesertaan of the same person.
    None,
    Added,
    Changed,
    Same,
}

/// What finishing an event does to one participant.
#[derive(Clone, Debug, PartialEq)]
pub struct FinishLine {
    pub enrolment: Id<Enrolment>,
    pub participant: Participant,
    /// Sessions at which they were there.
    pub present: usize,
    /// What the passing rule says; none without a session.
    pub by_rule: Option<EnrolmentResult>,
    /// What they get.
    pub result: EnrolmentResult,
    /// The result was there before and stands.
    pub kept: bool,
    /// JP credited; none: cannot be computed.
    pub jp: Option<Hundredths>,
    pub record: RecordChange,
}

impl FinishLine {
    /// Whether a result stands that is another one than attendance gives. Withdrawing is a person's own, and no difference.
    pub fn differs(&self) -> bool {
        let own = self.result == EnrolmentResult::Withdrawn;
        self.kept && !own && self.by_rule.is_some_and(|by_rule| by_rule != self.result)
    }
}

/// What finishing an event does, before it is done.
#[derive(Clone, Debug, PartialEq)]
pub struct Finishing {
    pub sessions: usize,
    /// Share of the sessions to be present at, in percent.
    pub share: Hundredths,
    /// Who takes part, in the order of enrolment.
    pub lines: Vec<FinishLine>,
    /// Learning records that go because their person no longer takes part.
    pub removed: usize,
    pub diff: Diff,
}

impl Dataset {
    /// Finishes an event. Results entered by hand stand; the others follow the passing rule (present in at least the
    /// agency's share of the sessions). Passing writes a verified learning record, failing or withdrawing one that gives 0.
    /// Refuses an event that was cancelled, is not over, or has participants but neither sessions nor results.
    pub fn plan_finish_event(&self, stamp: &mut Stamp, id: Id<Event>) -> Result<Diff, Refusal> {
        self.plan_finish_event_anew(stamp, id, &BTreeSet::new())
    }

    /// The same, and the passing rule decides again about `anew`, whose result no longer stands.
    pub fn plan_finish_event_anew(
        &self,
        stamp: &mut Stamp,
        id: Id<Event>,
        anew: &BTreeSet<Id<Enrolment>>,
    ) -> Result<Diff, Refusal> {
        let diff = self.finishing(stamp, id, anew)?.diff;
        if diff.is_empty() { Err(Refusal::Nothing) } else { Ok(diff) }
    }

    /// What [`Dataset::plan_finish_event_anew`] does, participant by participant. A finished event is brought up to date:
    /// a record of somebody who no longer takes part goes.
    pub fn finishing(
        &self,
        stamp: &mut Stamp,
        id: Id<Event>,
        anew: &BTreeSet<Id<Enrolment>>,
    ) -> Result<Finishing, Refusal> {
        let event = self.events.get(id).ok_or(Refusal::Gone(Kind::Event))?;
        let sessions: Vec<&Session> = self.sessions.iter().filter(|session| session.event == id).collect();
        let present = self.presences(&sessions);
        let of_event: Vec<Enrolment> = self.enrolments_of(id).map(|row| undecided(row, anew)).collect();
        let (participants, others): (Vec<&Enrolment>, Vec<&Enrolment>) =
            of_event.iter().partition(|row| takes_part(row, present.contains_key(&row.id)));
        self.check_finish(stamp, event, &sessions, &participants)?;
        let mut known: BTreeMap<Id<Person>, &LearningRecord> = BTreeMap::new();
        for record in self.learning.iter().filter(|record| record.source == LearningSource::Event(id)) {
            known.entry(record.person).or_insert(record);
        }
        let share = self.settings().map_or_else(|| Settings::blank().passing_share, |settings| settings.passing_share);
        let diff = self.put(stamp, Event { state: EventState::Finished, ..event.clone() });
        let (mut written, tables) = (BTreeSet::new(), jp::Tables::of(self));
        let mut done = Finishing { sessions: sessions.len(), share, lines: Vec::new(), removed: 0, diff };
        for enrolment in participants {
            let seen = present.get(&enrolment.id).map_or(0, BTreeSet::len);
            let by_rule =
                if passes(seen, sessions.len(), share) { EnrolmentResult::Passed } else { EnrolmentResult::Failed };
            let result = enrolment.result.unwrap_or(by_rule);
            done.diff.join(self.put(stamp, Enrolment { result: Some(result), ..enrolment.clone() }));
            let (record, jp) = match enrolment.participant {
                // Twice in one event, as a file can bring it: one activity, one record.
                Participant::Person(person) if !written.insert(person) => (RecordChange::None, None),
                Participant::Person(person) => {
                    let before = known.remove(&person);
                    let base = before.map_or_else(|| fresh(stamp, person), |record| (*record).clone());
                    let after = record(base, event, &sessions, result, &enrolment.reason);
                    let jp = jp::credited(&tables, &after).jp;
                    let change = self.put(stamp, after);
                    let what = match before {
                        None => RecordChange::Added,
                        Some(_) if change.is_empty() => RecordChange::Same,
                        Some(_) => RecordChange::Changed,
                    };
                    done.diff.join(change);
                    (what, jp)
                }
                Participant::Guest { .. } => (RecordChange::None, None),
            };
            done.lines.push(FinishLine {
                enrolment: enrolment.id,
                participant: enrolment.participant.clone(),
                present: seen,
                by_rule: (!sessions.is_empty()).then_some(by_rule),
                result,
                kept: enrolment.result.is_some(),
                jp,
                record,
            });
        }
        for row in others {
            done.diff.join(self.put(stamp, row.clone()));
            if let Participant::Person(person) = row.participant
                && let Some(record) = known.remove(&person)
            {
                done.diff.join(self.remove(record.id));
                done.removed += 1;
            }
        }
        Ok(done)
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

/// The row without its result where the rule is to decide again. Withdrawing is a person's own, and stays.
fn undecided(row: &Enrolment, anew: &BTreeSet<Id<Enrolment>>) -> Enrolment {
    let stands = row.result.is_none_or(|result| result == EnrolmentResult::Withdrawn) || !anew.contains(&row.id);
    if stands { row.clone() } else { Enrolment { result: None, reason: String::new(), ..row.clone() } }
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
