//! Marking attendance: many cells at once, clearing, refusals; the sheet that shows it.
use bina_karier::analytics::{Passing, Presence, attendance_sheet};
use bina_karier::domain::*;
use bina_karier::rules::Mark;

use AttendanceCode::*;

use super::make::*;
use super::plans::held;

fn mark(session: u16, enrolment: u128, code: Option<AttendanceCode>) -> Mark {
    Mark { session: Id::from_bits(100 + u128::from(session)), enrolment: Id::from_bits(enrolment), code }
}

fn cells(data: &Dataset) -> Vec<(u128, u128, AttendanceCode)> {
    let mut cells: Vec<_> =
        data.attendance.iter().map(|row| (row.enrolment.bits(), row.session.bits() - 100, row.code)).collect();
    cells.sort();
    cells
}

#[test]
fn many_marks_are_one_change_that_adds_edits_and_clears() {
    let mut data = held();
    let before = data.clone();
    let marks =
        [mark(1, 204, Some(Present)), mark(5, 201, Some(Present)), mark(4, 202, None), mark(1, 201, Some(Present))];
    let diff = data.plan_attendance(&mut stamp(), EVENT, &marks).unwrap();
    assert_eq!(diff.counts(), [(Kind::Attendance, 3)]);
    data.apply(&diff);
    assert_eq!(data.attendance.len(), before.attendance.len());
    let after = cells(&data);
    assert!(after.contains(&(204, 1, Present)) && after.contains(&(201, 5, Present)));
    assert!(!after.iter().any(|cell| (cell.0, cell.1) == (202, 4)));
    data.apply(&diff.reverse());
    assert_eq!(cells(&data), cells(&before));
}

#[test]
fn a_cell_has_one_row_whatever_is_written_into_it() {
    let mut data = held();
    let twice = [mark(1, 204, Some(Absent)), mark(1, 204, Some(Late))];
    data.apply(&data.plan_attendance(&mut stamp(), EVENT, &twice).unwrap());
    data.apply(&data.plan_attendance(&mut stamp(), EVENT, &[mark(1, 204, Some(Sick))]).unwrap());
    let of_cell =
        |data: &Dataset| cells(data).into_iter().filter(|cell| (cell.0, cell.1) == (204, 1)).collect::<Vec<_>>();
    assert_eq!(of_cell(&data), [(204, 1, Sick)]);

    let double = Attendance {
        id: Id::from_bits(9_999),
        ..*data.attendance.iter().find(|row| row.enrolment.bits() == 204).unwrap()
    };
    data.apply(&data.put(&stamp(), double));
    assert_eq!(of_cell(&data).len(), 2);
    data.apply(&data.plan_attendance(&mut stamp(), EVENT, &[mark(1, 204, Some(Present))]).unwrap());
    assert_eq!(of_cell(&data), [(204, 1, Present)]);
    data.apply(&data.plan_attendance(&mut stamp(), EVENT, &[mark(1, 204, None)]).unwrap());
    assert_eq!(of_cell(&data), []);
}

#[test]
fn marking_a_whole_sheet_changes_only_the_cells_that_differ() {
    let mut data = held();
    let all = |code: AttendanceCode| -> Vec<Mark> {
        let of = |enrolment| (1..=5).map(move |session| mark(session, enrolment, Some(code)));
        [201, 202, 204, 205].into_iter().flat_map(of).collect()
    };
    let already = cells(&data).iter().filter(|cell| cell.2 == Present).count();
    let diff = data.plan_attendance(&mut stamp(), EVENT, &all(Present)).unwrap();
    assert_eq!(diff.attendance.len(), 20 - already);
    assert!(diff.attendance.iter().all(|change| change.before.is_none_or(|row| row.code != Present)));
    data.apply(&diff);
    assert_eq!(attendance_sheet(&data, EVENT).unwrap().total(), Presence { present: 20, filled: 20, all: 20 });
    assert_eq!(data.plan_attendance(&mut stamp(), EVENT, &all(Present)), Err(Refusal::Nothing));
}

#[test]
fn nothing_is_written_where_attendance_cannot_be() {
    let data = held();
    let plan = |data: &Dataset, mark: Mark| data.plan_attendance(&mut stamp(), EVENT, &[mark]).unwrap_err();
    assert_eq!(plan(&data, mark(1, 203, Some(Present))), Refusal::NotTakingPart(Id::from_bits(203)));
    assert_eq!(plan(&data, mark(9, 201, Some(Present))), Refusal::Gone(Kind::Session));
    assert_eq!(plan(&data, mark(1, 999, Some(Present))), Refusal::Gone(Kind::Enrolment));
    assert_eq!(plan(&data, mark(1, 201, Some(Present))), Refusal::Nothing);
    assert_eq!(plan(&data, mark(1, 204, None)), Refusal::Nothing);

    let other = Event { id: Id::from_bits(21), code: String::new(), ..event(EventState::Planned) };
    let mut two = data.clone();
    two.events = table([event(EventState::Planned), other.clone()]);
    two.sessions = table([session(1), Session { event: other.id, ..session(2) }]);
    let stranger = Enrolment { event: other.id, ..enrolment(301, PERSON, EnrolmentState::Registered) };
    two.enrolments = table(data.enrolments.iter().cloned().chain([stranger]));
    assert_eq!(plan(&two, mark(2, 201, Some(Present))), Refusal::OtherEvent(Kind::Session));
    assert_eq!(plan(&two, mark(1, 301, Some(Present))), Refusal::OtherEvent(Kind::Enrolment));

    let cancelled = Dataset { events: table([event(EventState::Cancelled)]), ..data.clone() };
    assert_eq!(plan(&cancelled, mark(1, 204, Some(Present))), Refusal::EventCancelled);
    let gone = data.plan_attendance(&mut stamp(), Id::from_bits(1), &[]);
    assert_eq!(gone, Err(Refusal::Gone(Kind::Event)));
}

#[test]
fn the_sheet_lists_who_can_be_marked_and_never_takes_unset_for_absent() {
    let sheet = attendance_sheet(&held(), EVENT).unwrap();
    assert_eq!((sheet.sessions.len(), sheet.lines.len(), sheet.left_out), (5, 4, 1));
    let invited = sheet.lines.iter().find(|line| line.enrolment.bits() == 204).unwrap();
    assert_eq!(invited.codes, [None; 5]);
    let count = Presence::of(invited.codes.iter().copied());
    assert_eq!((count, count.share()), (Presence { present: 0, filled: 0, all: 5 }, None));
    assert_eq!(count.passing(sheet.share), Passing::Open);
    assert_eq!(sheet.of_session(3), Presence { present: 1, filled: 2, all: 4 });
    assert_eq!(sheet.total(), Presence { present: 7, filled: 10, all: 20 });
    assert_eq!(attendance_sheet(&held(), Id::from_bits(1)), None);
}

#[test]
fn passing_is_decided_as_soon_as_it_is_sure() {
    let share = Hundredths::whole(80);
    let passing = |codes: &[Option<AttendanceCode>]| Presence::of(codes.iter().copied()).passing(share);
    assert_eq!(passing(&[Some(Present), Some(Late), Some(Present), Some(Present), None]), Passing::Reached);
    assert_eq!(passing(&[Some(Present), Some(Absent), None, None, None]), Passing::Open);
    assert_eq!(passing(&[Some(Absent), Some(Sick), None, None, None]), Passing::Below);
    assert_eq!(passing(&[]), Passing::Open);
}
