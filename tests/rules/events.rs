//! Sessions, speakers and participants of an event: what may be done, and what is refused and why.
use std::collections::BTreeSet;

use bina_karier::archive::roster::{Fate, read_roster};
use bina_karier::archive::sheet::ProblemKind as Unread;
use bina_karier::domain::*;
use bina_karier::rules::RecordChange;

use super::make::*;

fn planned() -> Dataset {
    Dataset {
        people: table((11..=16).map(|id| person(Id::from_bits(id)))),
        events: table([event(EventState::Planned)]),
        sessions: table([session(1)]),
        enrolments: table([
            enrolment(201, Id::from_bits(11), EnrolmentState::Registered),
            enrolment(202, Id::from_bits(12), EnrolmentState::Registered),
            enrolment(203, Id::from_bits(13), EnrolmentState::Reserve),
        ]),
        ..Dataset::default()
    }
}

fn person_of(id: u128) -> Participant {
    Participant::Person(Id::from_bits(id))
}

fn guest(name: &str) -> Participant {
    Participant::Guest { name: name.into(), institution: "LAN".into() }
}

fn present(id: u128, session: u128, enrolment: u128) -> Attendance {
    let (session, enrolment) = (Id::from_bits(100 + session), Id::from_bits(enrolment));
    Attendance { id: Id::from_bits(id), session, enrolment, code: AttendanceCode::Present, changed: Changed::default() }
}

fn fields(refused: Result<Diff, Refusal>) -> Vec<String> {
    match refused {
        Err(Refusal::Problems(problems)) => problems.into_iter().map(|problem| problem.field).collect(),
        other => panic!("{other:?}"),
    }
}

fn state_of(data: &Dataset, id: u128) -> EnrolmentState {
    data.enrolments.get(Id::from_bits(id)).unwrap().state
}

#[test]
fn a_session_has_its_own_number_a_day_of_the_event_and_ends_after_it_starts() {
    let data = planned();
    let draft = Session { id: Id::from_bits(900), start: Some(600), end: Some(600), ..session(1) };
    let outside = Session { day: day("2025-05-10"), speakers: vec![Id::from_bits(5)], ..draft };
    assert_eq!(fields(data.plan_session(&stamp(), outside)), ["number", "day", "end", "speakers"]);
    let good = Session { id: Id::from_bits(900), start: Some(480), end: Some(960), ..session(2) };
    assert_eq!(data.plan_session(&stamp(), good).unwrap().sessions.len(), 1);
    let mut cancelled = data;
    cancelled.events = table([event(EventState::Cancelled)]);
    assert_eq!(cancelled.plan_session(&stamp(), session(2)), Err(Refusal::EventCancelled));
}

#[test]
fn every_day_without_a_session_gets_one_in_one_step() {
    let mut data = planned();
    let diff = data.plan_daily_sessions(&mut stamp(), EVENT, (Some(480), None), " Aula ").unwrap();
    data.apply(&diff);
    let made: Vec<_> = data.sessions.iter().map(|row| (row.number, row.day.to_string())).collect();
    let days = ["2025-05-05", "2025-05-06", "2025-05-07", "2025-05-08", "2025-05-09"];
    let mut sorted = made.clone();
    sorted.sort();
    assert_eq!(sorted, (1..=5).zip(days.map(String::from)).collect::<Vec<_>>());
    assert!(data.sessions.iter().filter(|row| row.number > 1).all(|row| row.room == "Aula" && row.start == Some(480)));
    assert_eq!(data.plan_daily_sessions(&mut stamp(), EVENT, (None, None), ""), Err(Refusal::Nothing));
    data.events = table([Event { end: day("2026-05-09"), ..event(EventState::Planned) }]);
    assert_eq!(fields(data.plan_daily_sessions(&mut stamp(), EVENT, (None, None), "")), ["sessions"]);
}

#[test]
fn a_session_with_attendance_stays_and_so_does_the_event_around_it() {
    let mut data = planned();
    data.attendance = table([present(1, 1, 201), present(2, 1, 202)]);
    let first = Id::from_bits(101);
    assert_eq!(data.plan_remove_session(first), Err(Refusal::InUse { by: Kind::Attendance, rows: 2 }));
    let later = Event { start: day("2025-05-06"), capacity: Some(0), ..event(EventState::Planned) };
    assert_eq!(fields(data.plan_event(&stamp(), later)), ["start", "capacity"]);
    data.attendance = Table::default();
    assert!(data.plan_remove_session(first).is_ok());
}

#[test]
fn a_speaker_is_there_once_and_stays_while_speaking() {
    let mut data = planned();
    let speaker = |id, name: &str| Speaker {
        id: Id::from_bits(id),
        name: name.into(),
        institution: "LAN".into(),
        field: String::new(),
        contact: String::new(),
        changed: Changed::default(),
    };
    data.apply(&data.plan_speaker(&stamp(), speaker(70, "Dr. Ratna")).unwrap());
    assert_eq!(fields(data.plan_speaker(&stamp(), speaker(71, " dr.  ratna"))), ["name"]);
    let both = data.plan_speaker_on(&stamp(), EVENT, Some(speaker(72, "Drs. Hadi")), None, None).unwrap();
    assert_eq!((both.speakers.len(), both.sessions.len()), (1, 1));
    let only = Some(Id::from_bits(109));
    assert_eq!(fields(data.plan_speaker_on(&stamp(), EVENT, None, Some(Id::from_bits(70)), only)), ["sessions"]);
    let known = data.plan_speaker_on(&stamp(), EVENT, None, Some(Id::from_bits(70)), None).unwrap();
    data.apply(&known);
    let off = data.plan_speaker_off(&stamp(), EVENT, Id::from_bits(70)).unwrap();
    assert!(off.sessions[0].after.as_ref().unwrap().speakers.is_empty());
    let used = Err(Refusal::InUse { by: Kind::Session, rows: 1 });
    assert_eq!(data.plan_remove_speaker(Id::from_bits(70)), used);
}

#[test]
fn enrolling_many_leaves_out_who_is_there_and_adds_each_once() {
    let data = planned();
    let who = [person_of(11), person_of(14), person_of(14), person_of(15), guest("Budi"), guest(" budi ")];
    let diff = data.plan_enrol(&mut stamp(), EVENT, &who, EnrolmentState::Invited).unwrap();
    let added: Vec<_> = diff.enrolments.iter().map(|change| change.after.as_ref().unwrap()).collect();
    assert_eq!(added.len(), 3);
    assert!(added.iter().all(|row| row.state == EnrolmentState::Invited && row.event == EVENT));
    assert_eq!(data.plan_enrol(&mut stamp(), EVENT, &who[..1], EnrolmentState::Invited), Err(Refusal::Nothing));
    let wrong = [person_of(99), guest(" ")];
    let refused = data.plan_enrol(&mut stamp(), EVENT, &wrong, EnrolmentState::Cancelled);
    assert_eq!(fields(refused), ["state", "participant", "name"]);
}

#[test]
fn declining_needs_a_reason_which_goes_when_the_person_comes_back() {
    let mut data = planned();
    let ids = [Id::from_bits(201), Id::from_bits(202)];
    assert_eq!(fields(data.plan_enrolment_state(&stamp(), &ids, EnrolmentState::Declined, " ")), ["reason"]);
    data.apply(&data.plan_enrolment_state(&stamp(), &ids, EnrolmentState::Declined, " Dinas luar ").unwrap());
    assert!(data.enrolments_of(EVENT).take(2).all(|row| row.reason == "Dinas luar"));
    assert_eq!(
        fields(data.plan_enrolment_result(&stamp(), &ids, Some(EnrolmentResult::Passed), "")),
        ["result_by_hand"]
    );
    data.apply(&data.plan_enrolment_state(&stamp(), &ids, EnrolmentState::Registered, "").unwrap());
    assert!(data.enrolments_of(EVENT).all(|row| row.reason.is_empty()));
    data.apply(&data.plan_enrolment_letter(&stamp(), &ids, " 800/12/2025 ").unwrap());
    assert_eq!(data.enrolments.get(ids[1]).unwrap().letter, "800/12/2025");
    assert_eq!(data.plan_enrolment_letter(&stamp(), &ids, "800/12/2025"), Err(Refusal::Nothing));
}

#[test]
fn a_replaced_participant_points_to_the_next_and_a_chain_can_go_on() {
    let (mut data, mut stamp) = (planned(), stamp());
    data.attendance = table([present(1, 1, 201)]);
    let diff = data.plan_replace(&mut stamp, Id::from_bits(201), &person_of(14), "Sakit").unwrap();
    data.apply(&diff);
    let EnrolmentState::Replaced(second) = state_of(&data, 201) else { panic!("not replaced") };
    let row = data.enrolments.get(second).unwrap();
    assert_eq!((row.participant.clone(), row.state), (person_of(14), EnrolmentState::Registered));
    assert_eq!(data.attendance.iter().next().unwrap().enrolment, Id::from_bits(201));
    assert_eq!(data.plan_replace(&mut stamp, Id::from_bits(201), &person_of(15), ""), Err(Refusal::Replaced));
    let id = [Id::from_bits(201)];
    assert_eq!(data.plan_enrolment_letter(&stamp, &id, "1"), Err(Refusal::Replaced));
    data.apply(&data.plan_replace(&mut stamp, second, &person_of(15), "").unwrap());
    assert!(matches!(data.enrolments.get(second).unwrap().state, EnrolmentState::Replaced(third) if third != second));
    let used = Err(Refusal::InUse { by: Kind::Enrolment, rows: 1 });
    assert_eq!(data.plan_remove_enrolments(&[second]), used);
}

#[test]
fn a_reserve_moves_up_and_nobody_replaces_themselves_or_one_who_is_registered() {
    let mut data = planned();
    let old = Id::from_bits(201);
    assert_eq!(fields(data.plan_replace(&mut stamp(), old, &person_of(11), "")), ["participant"]);
    assert_eq!(fields(data.plan_replace(&mut stamp(), old, &person_of(12), "")), ["participant"]);
    let diff = data.plan_replace(&mut stamp(), old, &person_of(13), "").unwrap();
    assert_eq!(diff.enrolments.len(), 2);
    data.apply(&diff);
    assert_eq!(state_of(&data, 203), EnrolmentState::Registered);
    assert_eq!(state_of(&data, 201), EnrolmentState::Replaced(Id::from_bits(203)));
    let passed = Some(EnrolmentResult::Passed);
    data.apply(&data.plan_enrolment_result(&stamp(), &[Id::from_bits(202)], passed, "").unwrap());
    let by = person_of(16);
    assert_eq!(data.plan_replace(&mut stamp(), Id::from_bits(202), &by, ""), Err(Refusal::HasResult));
}

#[test]
fn a_guest_can_take_a_place_too() {
    let mut data = planned();
    let nameless = Participant::Guest { name: " ".into(), institution: String::new() };
    assert_eq!(fields(data.plan_replace(&mut stamp(), Id::from_bits(201), &nameless, "")), ["name"]);
    data.apply(&data.plan_replace(&mut stamp(), Id::from_bits(201), &guest("Rina"), "Sakit").unwrap());
    let EnrolmentState::Replaced(by) = state_of(&data, 201) else { panic!("not replaced") };
    let successor = data.enrolments.get(by).unwrap();
    assert_eq!((&successor.participant, successor.state), (&guest("Rina"), EnrolmentState::Registered));
}

#[test]
fn only_an_enrolment_without_a_trace_goes() {
    let mut data = planned();
    data.attendance = table([present(1, 1, 201)]);
    let both = [Id::from_bits(202), Id::from_bits(201)];
    assert_eq!(data.plan_remove_enrolments(&both), Err(Refusal::InUse { by: Kind::Attendance, rows: 1 }));
    assert_eq!(data.plan_remove_enrolments(&both[..1]).unwrap().enrolments.len(), 1);
}

#[test]
fn an_event_is_cancelled_while_planned_and_can_be_planned_again() {
    let mut data = planned();
    data.apply(&data.plan_cancel_event(&stamp(), EVENT).unwrap());
    assert_eq!(data.plan_cancel_event(&stamp(), EVENT), Err(Refusal::Nothing));
    let enrol = data.plan_enrol(&mut stamp(), EVENT, &[person_of(14)], EnrolmentState::Registered);
    assert_eq!(enrol, Err(Refusal::EventCancelled));
    data.apply(&data.plan_resume_event(&stamp(), EVENT).unwrap());
    data.apply(&data.plan_finish_event(&mut stamp(), EVENT).unwrap());
    assert_eq!(data.plan_cancel_event(&stamp(), EVENT), Err(Refusal::EventFinished));
}

#[test]
fn finishing_again_follows_attendance_where_asked_and_takes_back_what_no_longer_holds() {
    let mut data = planned();
    data.attendance = table([present(1, 1, 201)]);
    let none = BTreeSet::new();
    let first = data.finishing(&mut stamp(), EVENT, &none).unwrap();
    use EnrolmentResult::{Failed, Passed};
    let said: Vec<_> = first.lines.iter().map(|line| (line.present, line.result, line.kept, line.record)).collect();
    assert_eq!(said, [(1, Passed, false, RecordChange::Added), (0, Failed, false, RecordChange::Added)]);
    assert_eq!(first.lines[0].jp, Some(Hundredths::whole(30)));
    data.apply(&first.diff);
    data.attendance = table([present(1, 1, 201), present(2, 1, 202)]);
    let kept = data.finishing(&mut stamp(), EVENT, &none).unwrap();
    assert!(kept.diff.is_empty() && kept.lines[1].by_rule == Some(Passed) && kept.lines[1].result == Failed);
    let anew = BTreeSet::from([Id::from_bits(202)]);
    data.apply(&data.plan_finish_event_anew(&mut stamp(), EVENT, &anew).unwrap());
    assert!(data.learning.iter().all(|row| row.evidence == Evidence::Verified) && data.learning.len() == 2);
    let out = [Id::from_bits(201)];
    data.apply(&data.plan_enrolment_state(&stamp(), &out, EnrolmentState::Cancelled, "Salah orang").unwrap());
    let last = data.finishing(&mut stamp(), EVENT, &none).unwrap();
    assert_eq!((last.removed, last.lines.len(), last.diff.learning.len()), (1, 1, 1));
}

const GOOD: &str = "198501012010011001";

fn numbered(id: u128, number: &str) -> Person {
    let value = Identifier { kind: IdentifierKind::Nip, number: number.into() };
    Person { identifiers: vec![Dated::always(value)], ..person(Id::from_bits(id)) }
}

fn fates(text: &str) -> Vec<Fate> {
    let mut data = planned();
    data.people = table([numbered(11, GOOD), numbered(14, "199002022015022002"), numbered(15, "197512102005011003")]);
    read_roster(&data, EVENT, text).into_iter().map(|line| line.fate).collect()
}

#[test]
fn a_pasted_list_says_for_each_line_what_will_happen() {
    let (second, third) = (Id::from_bits(14), Id::from_bits(15));
    let nip = |text: &str| fates(text);
    assert_eq!(nip(GOOD), [Fate::Already(Id::from_bits(11), EnrolmentState::Registered)]);
    assert_eq!(nip("19900202 201502 2 002\n\n'199002022015022002"), [Fate::Enrol(second), Fate::Twice(second, 1)]);
    assert_eq!(nip("199002022015022002, 197512102005011003"), [Fate::Enrol(second), Fate::Enrol(third)]);
    assert_eq!(nip("199002022015022002 19751210 200501 1 003"), [Fate::Enrol(second), Fate::Enrol(third)]);
    assert_eq!(nip("12\tSiti Aminah, S.E.\t19900202.201502.2.002\t36"), [Fate::Enrol(second)]);
    assert_eq!(nip("3 19900202 201502 2 002"), [Fate::Enrol(second)]);
    assert_eq!(nip("1,98503E+17; 1.98503E+17"), vec![Fate::NotNip(Unread::LostDigits); 2]);
    assert_eq!(nip("199112122015022009"), [Fate::Unknown]);
    assert_eq!(nip("NIP\nSiti"), vec![Fate::NotNip(Unread::Missing); 2]);
    assert!(matches!(nip("19900202201502200")[..], [Fate::NotNip(Unread::Nip(_))]));
    assert!(matches!(nip("198501012010011000")[..], [Fate::NotNip(Unread::Nip(_))]));
}

#[test]
fn a_programme_has_a_code_of_its_own_and_years_that_can_be() {
    let program = |id, code: &str| Program {
        id: Id::from_bits(id),
        code: code.into(),
        name: format!("Program {id}"),
        aims: String::new(),
        first_year: 2025,
        last_year: 2026,
        owner: None,
        indicators: vec![],
        changed: Changed::default(),
    };
    let mut data = planned();
    data.apply(&data.plan_program(&stamp(), program(80, "PP-1")).unwrap());
    let wrong = Program { first_year: 25, last_year: 24, ..program(81, " pp-1 ") };
    assert_eq!(fields(data.plan_program(&stamp(), wrong)), ["last_year", "first_year", "last_year", "code"]);
    data.events = table([Event { program: Some(Id::from_bits(80)), ..event(EventState::Planned) }]);
    let used = Err(Refusal::InUse { by: Kind::Event, rows: 1 });
    assert_eq!(data.plan_remove_program(Id::from_bits(80)), used);
}
