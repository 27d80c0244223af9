//! Edits that need a rule.
use std::collections::BTreeSet;

use bina_karier::domain::*;
use bina_karier::rules::{EvaluationDraft, RecordChange};

use super::make::*;

fn attendance(id: u128, session: u16, enrolment: u128, code: AttendanceCode) -> Attendance {
    let session = Id::from_bits(100 + u128::from(session));
    let enrolment = Id::from_bits(enrolment);
    Attendance { id: Id::from_bits(id), session, enrolment, code, changed: Changed::default() }
}

/// Five sessions; 201 is there four times, 202 three times, 203 was replaced, 204 only invited, 205 a guest.
pub fn held() -> Dataset {
    use AttendanceCode::*;
    let people: Vec<Id<Person>> = (11..=14).map(Id::from_bits).collect();
    let guest = Participant::Guest { name: "Tamu".into(), institution: String::new() };
    let codes = [(201, [Present, Late, Present, Present, Sick]), (202, [Present, Present, Present, Absent, Leave])];
    let rows = codes.into_iter().flat_map(|(enrolment, codes)| {
        codes
            .into_iter()
            .zip(1u16..)
            .map(move |(code, session)| attendance(enrolment * 10 + u128::from(session), session, enrolment, code))
    });
    Dataset {
        people: table(people.iter().map(|id| person(*id))),
        events: table([event(EventState::Planned)]),
        sessions: table((1..=5).map(session)),
        enrolments: table([
            enrolment(201, people[0], EnrolmentState::Registered),
            enrolment(202, people[1], EnrolmentState::Registered),
            enrolment(203, people[2], EnrolmentState::Replaced(Id::from_bits(201))),
            enrolment(204, people[3], EnrolmentState::Invited),
            Enrolment { participant: guest, ..enrolment(205, people[0], EnrolmentState::Registered) },
        ]),
        attendance: table(rows),
        ..Dataset::default()
    }
}

#[test]
fn finishing_writes_learning_records_by_the_passing_rule_and_can_be_undone() {
    let before = held();
    let mut data = before.clone();
    let diff = data.plan_finish_event(&mut stamp(), EVENT).unwrap();
    assert_eq!(data.fits(&diff), Ok(()));
    data.apply(&diff);
    let written: Vec<_> =
        data.learning.iter().map(|row| (row.person.bits(), row.evidence, row.actual_jp.unwrap().raw() / 100)).collect();
    assert_eq!(written, [(11, Evidence::Verified, 30), (12, Evidence::Rejected, 0)]);
    let results: Vec<_> = data.enrolments.iter().map(|row| row.result).collect();
    use EnrolmentResult::*;
    assert_eq!(results, [Some(Passed), Some(Failed), None, None, Some(Failed)]);
    let record = data.learning.iter().next().unwrap();
    assert_eq!((record.end, record.days), (day("2025-05-09"), Some(5)));
    assert_eq!(data.plan_finish_event(&mut stamp(), EVENT), Err(Refusal::Nothing));
    data.apply(&diff.reverse());
    assert!(data.enrolments.iter().eq(before.enrolments.iter()) && data.learning.is_empty());
}

#[test]
fn a_person_enrolled_twice_in_one_event_gets_one_learning_record() {
    let mut data = held();
    let twice = enrolment(290, Id::from_bits(11), EnrolmentState::Registered);
    let rows = data.enrolments.iter().cloned().chain([twice]);
    data.enrolments = table(rows.collect::<Vec<_>>());
    let done = data.finishing(&mut stamp(), EVENT, &BTreeSet::new()).unwrap();
    let own = done.lines.iter().filter(|line| line.participant == Participant::Person(Id::from_bits(11)));
    let changes: Vec<_> = own.map(|line| line.record).collect();
    assert_eq!(changes, [RecordChange::Added, RecordChange::None]);
    data.apply(&done.diff);
    assert_eq!(data.learning.iter().filter(|row| row.person == Id::from_bits(11)).count(), 1);
    assert_eq!(data.plan_finish_event(&mut stamp(), EVENT), Err(Refusal::Nothing), "up to date afterwards");
}

#[test]
fn a_result_by_hand_stands_and_an_event_with_neither_sessions_nor_results_is_refused() {
    let mut data = held();
    data.sessions = Table::default();
    let missing = Problem { field: "sessions".into(), what: ProblemKind::Missing };
    assert_eq!(data.plan_finish_event(&mut stamp(), EVENT), Err(Refusal::Problems(vec![missing])));
    let by_hand = |id, person: u128| Enrolment {
        result: Some(EnrolmentResult::Passed),
        ..enrolment(id, Id::from_bits(person), EnrolmentState::Registered)
    };
    data.enrolments = table([by_hand(201, 11), by_hand(202, 12)]);
    let diff = data.plan_finish_event(&mut stamp(), EVENT).unwrap();
    assert_eq!((diff.learning.len(), diff.enrolments.len()), (2, 0));
}

#[test]
fn an_event_that_is_not_over_or_was_cancelled_cannot_be_finished() {
    let mut data = held();
    data.events = table([Event { end: day("2026-03-01"), ..event(EventState::Cancelled) }]);
    let Err(Refusal::Problems(problems)) = data.plan_finish_event(&mut stamp(), EVENT) else { panic!("planned") };
    assert_eq!(problems.iter().map(|problem| problem.field.as_str()).collect::<Vec<_>>(), ["end", "state"]);
}

fn evaluated() -> Dataset {
    Dataset {
        people: table([person(PERSON)]),
        periods: table([period(PeriodSpan::Quarter(1))]),
        work_plans: table([plan(vec![item(1, 100, None)])]),
        ..Dataset::default()
    }
}

fn draft(result: Rating, reason: &str) -> EvaluationDraft {
    EvaluationDraft {
        result: Some(result),
        behaviour: Some(Rating::Above),
        result_reason: reason.into(),
        detail: Some(detail(&[(1, Some(100))], [Some(4); 7])),
        ..EvaluationDraft::new(PERSON, PERIOD)
    }
}

#[test]
fn another_choice_than_the_proposal_needs_a_reason_which_is_kept() {
    let data = evaluated();
    assert!(data.plan_evaluation(&mut stamp(), draft(Rating::Meets, "")).is_ok());
    let needed = Problem { field: "result_reason".into(), what: ProblemKind::ReasonNeeded };
    assert_eq!(data.plan_evaluation(&mut stamp(), draft(Rating::Above, " ")), Err(Refusal::Problems(vec![needed])));
    let diff = data.plan_evaluation(&mut stamp(), draft(Rating::Above, " Target dipercepat ")).unwrap();
    assert_eq!(diff.evaluations[0].after.as_ref().unwrap().result_reason, "Target dipercepat");
}

#[test]
fn a_closed_period_refuses_until_it_is_opened_for_a_reason() {
    let mut data = evaluated();
    let diff = data.plan_evaluation(&mut stamp(), draft(Rating::Meets, "")).unwrap();
    data.apply(&diff);
    let id = data.evaluations.iter().next().unwrap().id;
    let again = Err(Refusal::AlreadyEvaluated(PERSON));
    assert_eq!(data.plan_evaluation(&mut stamp(), draft(Rating::Meets, "")), again);
    data.apply(&data.plan_close_period(&mut stamp(), PERIOD).unwrap());
    let edit = EvaluationDraft { id: Some(id), ..draft(Rating::Above, "Alasan") };
    assert_eq!(data.plan_evaluation(&mut stamp(), edit.clone()), Err(Refusal::PeriodClosed));
    assert_eq!(data.plan_remove_evaluation(id), Err(Refusal::PeriodClosed));
    let missing = Problem { field: "reopened_because".into(), what: ProblemKind::Missing };
    assert_eq!(data.plan_reopen_period(&stamp(), PERIOD, "  "), Err(Refusal::Problems(vec![missing])));
    data.apply(&data.plan_reopen_period(&stamp(), PERIOD, "Salah ketik").unwrap());
    assert_eq!(data.plan_reopen_period(&stamp(), PERIOD, "Sekali lagi"), Err(Refusal::PeriodOpen));
    data.apply(&data.plan_evaluation(&mut stamp(), edit).unwrap());
    let row = data.evaluations.iter().next().unwrap();
    assert_eq!((row.result, row.rubric.is_some()), (Some(Rating::Above), true));
}

#[test]
fn a_draft_outside_the_scale_or_the_plan_is_refused_by_field() {
    let data = evaluated();
    let mut wrong = draft(Rating::Meets, "");
    let behaviours = [Some(9), Some(4), Some(4), Some(4), Some(4), Some(4), Some(4)];
    wrong.detail = Some(detail(&[(1, Some(-1)), (7, Some(1))], behaviours));
    wrong.behaviour = None;
    let Err(Refusal::Problems(problems)) = data.plan_evaluation(&mut stamp(), wrong) else { panic!("planned") };
    let fields: Vec<_> = problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["behaviour", "behaviours.0", "realisations.1", "realisations.7"]);
}

#[test]
fn a_work_plan_has_weights_on_all_items_or_on_none() {
    let mut data = evaluated();
    data.work_plans = Table::default();
    let mixed = plan(vec![item(1, 100, Some(60)), item(1, 0, None)]);
    let Err(Refusal::Problems(problems)) = data.plan_work_plan(&stamp(), mixed) else { panic!("planned") };
    let fields: Vec<_> = problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["items.1.target", "items.1.weight", "items.1.number"]);
    assert!(data.plan_work_plan(&stamp(), plan(vec![item(1, 100, Some(60)), item(2, 5, Some(40))])).is_ok());
}
