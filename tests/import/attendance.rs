//! Participants with attendance: both shapes of a sheet, what is refused and why, and events that are offered, not invented.
use bina_karier::{
    archive::{
        import::{
            Accept, Decisions, ImportPlan, OfferedEvent, Options, PlanNote, ReferenceKind, RowOutcome, RowRefusal,
            RowState, RowWarning, op, plan_decided,
        },
        sheet::{self, Field, ImportKind, Mapping, ReadOptions, Remembered},
    },
    domain::{AttendanceCode::*, *},
    words::lang::Lang,
};

use super::{imported, office, stamp, states, today};

pub(super) const SITI: &str = "198503122010012001";
pub(super) const BUDI: &str = "199207152023211002";

pub(super) fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// The office with one event of three days and two sessions.
pub(super) fn held(state: EventState) -> Dataset {
    let mut data = office();
    let offered = OfferedEvent {
        code: "BT-01".into(),
        name: "Bimtek Arsip".into(),
        form: Some(LearningForm::Bimtek),
        start: Some(day("2025-02-03")),
        end: Some(day("2025-02-05")),
        ..OfferedEvent::default()
    };
    let event = Event { state, ..offered.event(Id::from_bits(20)).unwrap() };
    data.apply(&data.put(&stamp(), event));
    for number in 1..=2 {
        let session = Session {
            id: Id::from_bits(100 + u128::from(number)),
            event: Id::from_bits(20),
            number,
            day: day("2025-02-03").plus(i32::from(number) - 1),
            start: None,
            end: None,
            room: String::new(),
            topic: if number == 1 { "Pembukaan".into() } else { String::new() },
            speakers: Vec::new(),
            changed: Changed::default(),
        };
        data.apply(&data.put(&stamp(), session));
    }
    data
}

fn under(data: &Dataset, csv: &str, options: Options, decisions: &Decisions) -> ImportPlan {
    let sheet = sheet::read(csv.as_bytes(), "hadir.csv", &ReadOptions::default()).unwrap();
    let mapping = Mapping::guess(ImportKind::Attendance, &sheet, &Remembered::new()).unwrap();
    let plan = plan_decided(data, &sheet, &mapping, options, decisions, &mut stamp());
    let lines: Vec<u32> = plan.rows.iter().map(|row| row.line).collect();
    let below: Vec<u32> = sheet.rows().map(|row| row.line).filter(|line| *line > mapping.header_line).collect();
    assert_eq!(lines, below, "every line below the header stands in the plan exactly once");
    plan
}

pub(super) fn usual(data: &Dataset, csv: &str, decisions: &Decisions) -> ImportPlan {
    under(data, csv, Options::usual(today()), decisions)
}

/// NIP, number of the session and code of every mark.
pub(super) fn marks(data: &Dataset) -> Vec<(String, u16, AttendanceCode)> {
    let mark = |row: &Attendance| {
        let enrolment = data.enrolments.get(row.enrolment).unwrap();
        let Participant::Person(person) = enrolment.participant else { panic!("a guest") };
        (data.people.get(person).unwrap().nip().to_owned(), data.sessions.get(row.session).unwrap().number, row.code)
    };
    let mut marks: Vec<_> = data.attendance.iter().map(mark).collect();
    marks.sort();
    marks
}

pub(super) fn refusal(plan: &ImportPlan, at: usize) -> RowRefusal {
    match plan.rows[at].outcome {
        RowOutcome::Refused(refusal) => refusal,
        ref other => panic!("{other:?}"),
    }
}

fn offered(plan: &ImportPlan) -> OfferedEvent {
    match &plan.references[0].kind {
        ReferenceKind::Event(event) => (**event).clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_column_for_each_session_becomes_marks_and_an_empty_cell_stays_not_filled_in() {
    let data = held(EventState::Planned);
    let csv =
        format!("Kode Kegiatan;NIP;Nama;Sesi 1;04/02/2025\nBT-01;{SITI};Siti Aminah;H;sakit\nbt-01;{BUDI};Budi;√;\n");
    let none = Decisions::new();
    let plan = usual(&data, &csv, &none);
    assert_eq!(states(&plan, &none), [RowState::New, RowState::New]);
    assert_eq!(plan.notes, [PlanNote::Sign { sign: "√".into(), code: Present, cells: 1 }]);
    assert_eq!(op(plan.kind), Op::ImportAttendance);
    let after = imported(&data, &plan, &none);
    let expected = [(SITI.to_owned(), 1, Present), (SITI.to_owned(), 2, Sick), (BUDI.to_owned(), 1, Present)];
    assert_eq!(marks(&after), expected);
    assert!(after.enrolments.iter().all(|row| row.state == EnrolmentState::Registered && row.result.is_none()));
    let again = usual(&after, &csv, &none);
    assert_eq!(states(&again, &none), [RowState::Same, RowState::Same]);
    assert_eq!(again.into_diff(&after, &mut stamp(), &none), Err(Refusal::Nothing));
}

#[test]
fn a_row_for_each_session_says_the_same() {
    let data = held(EventState::Planned);
    let csv = format!(
        "Nama Kegiatan,Tgl Mulai,NIP,Sesi,Kehadiran\nBimtek Arsip,03/02/2025,{SITI},1,hadir\nBimtek Arsip,03/02/2025,{SITI},04/02/2025,S\nbimtek arsip,03/02/2025,{BUDI},Pembukaan,h\nBimtek Arsip,03/02/2025,{BUDI},Hari 2,-\n"
    );
    let none = Decisions::new();
    let plan = usual(&data, &csv, &none);
    use RowState::{Duplicate, New};
    assert_eq!(states(&plan, &none), [New, New, New, Duplicate], "an empty mark says nothing more");
    let after = imported(&data, &plan, &none);
    let expected = [(SITI.to_owned(), 1, Present), (SITI.to_owned(), 2, Sick), (BUDI.to_owned(), 1, Present)];
    assert_eq!(marks(&after), expected);
    assert_eq!(after.enrolments.len(), 2, "two rows of one participant are one kepesertaan");
}

#[test]
fn bad_codes_bad_numbers_and_missing_events_are_listed_with_their_column() {
    let data = held(EventState::Planned);
    let csv = format!(
        "Kegiatan;NIP;Nama;Sesi 1;Sesi 2\nBimtek Arsip;{SITI};Siti;Q;x\nBimtek Arsip;123;Budi;H;H\n;{BUDI};Budi;H;H\n"
    );
    let plan = usual(&data, &csv, &Decisions::new());
    assert_eq!(states(&plan, &Decisions::new()), [RowState::Unreadable; 3]);
    let columns = |at: usize| match &plan.rows[at].outcome {
        RowOutcome::Unreadable(problems) => problems.iter().map(|problem| problem.column.clone()).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!([columns(0), columns(1), columns(2)], [vec!["Sesi 1", "Sesi 2"], vec!["NIP"], vec!["Kegiatan"]]);
    let reasons = plan.reasons(Lang::Id, &Decisions::new());
    assert!(reasons[&2][0].contains("H / T / I / S / DL / C / A"), "{:?}", reasons[&2]);
}

#[test]
fn an_unknown_number_waits_for_the_person_it_is_and_meets_what_they_have() {
    let data = held(EventState::Planned);
    let known = format!("Kode Kegiatan;NIP;Sesi 1\nBT-01;{SITI};A\n");
    let data = imported(&data, &usual(&data, &known, &Decisions::new()), &Decisions::new());
    let csv = "Kode Kegiatan;NIP;Nama;Sesi 1\nBT-01;197001012000011009;Siti Aminah;H\n";
    let plan = usual(&data, csv, &Decisions::new());
    assert_eq!(states(&plan, &Decisions::new()), [RowState::Waiting]);
    assert_eq!(plan.accept_all(), Decisions::new(), "whom a row is about is not guessed");
    let siti = data.person_by_number(SITI).unwrap().id;
    let decisions: Decisions = [(0, Accept::Map(siti.bits()))].into();
    let plan = usual(&data, csv, &decisions);
    let RowOutcome::Changed(changes) = &plan.rows[0].outcome else { panic!("{:?}", plan.rows[0]) };
    let plain: Vec<_> = changes.iter().map(|change| (change.field, change.old.as_str(), change.new.as_str())).collect();
    assert_eq!(plain, [(Field::Mark, "Sesi 1: A", "Sesi 1: H")]);
    assert_eq!(marks(&imported(&data, &plan, &decisions)), [(SITI.to_owned(), 1, Present)]);
}

#[test]
fn a_double_row_is_listed_and_one_that_says_otherwise_is_refused() {
    let data = held(EventState::Planned);
    let csv = format!(
        "Kode Kegiatan;NIP;Status Kepesertaan;Sesi 1;Sesi 2\nBT-01;{SITI};;H;\nBT-01;{SITI};;H;\nBT-01;{SITI};;A;\nBT-01;{SITI};;;I\nBT-01;{BUDI};Terdaftar;;\nBT-01;{BUDI};Cadangan;;\n"
    );
    let none = Decisions::new();
    let plan = usual(&data, &csv, &none);
    use RowState::{Duplicate, New, Refused};
    assert_eq!(states(&plan, &none), [New, Duplicate, Refused, New, New, Refused]);
    assert_eq!(refusal(&plan, 2), RowRefusal::SaysOtherwise { first: 2 });
    assert_eq!(refusal(&plan, 5), RowRefusal::SaysOtherwise { first: 6 });
    let after = imported(&data, &plan, &none);
    assert_eq!(marks(&after), [(SITI.to_owned(), 1, Present), (SITI.to_owned(), 2, Excused)]);
}

#[test]
fn a_row_changed_twice_is_changed_each_time_and_tells_old_and_new() {
    let mut data = held(EventState::Planned);
    let none = Decisions::new();
    for (code, state) in [("H", RowState::New), ("I", RowState::Changed), ("DL", RowState::Changed)] {
        let csv = format!("Kode Kegiatan;NIP;Sesi 1\nBT-01;{SITI};{code}\n");
        let plan = usual(&data, &csv, &none);
        assert_eq!(states(&plan, &none), [state], "{code}");
        data = imported(&data, &plan, &none);
    }
    assert_eq!(marks(&data), [(SITI.to_owned(), 1, OfficialDuty)]);
    assert_eq!((data.attendance.len(), data.enrolments.len()), (1, 1));
}

#[test]
fn who_does_not_take_part_has_a_reason_and_no_marks() {
    let data = held(EventState::Planned);
    let head = "Kode Kegiatan;NIP;Status Kepesertaan;Alasan Tidak Ikut;Hasil;No. Surat Tugas;Sesi 1\n";
    let csv = format!("{head}BT-01;{SITI};Menolak;;;;\nBT-01;{BUDI};Menolak;Sakit;;;H\n");
    let plan = usual(&data, &csv, &Decisions::new());
    assert_eq!([refusal(&plan, 0), refusal(&plan, 1)], [RowRefusal::NoReason, RowRefusal::NotTakingPart]);
    let csv = format!("{head}BT-01;{SITI};Menolak;Dinas luar;;;\nBT-01;{BUDI};;;Lulus;800/1;H\n");
    let none = Decisions::new();
    let after = imported(&data, &usual(&data, &csv, &none), &none);
    let mut rows: Vec<_> =
        after.enrolments.iter().map(|row| (row.state, row.reason.as_str(), row.result, row.letter.as_str())).collect();
    rows.sort();
    use EnrolmentState::{Declined, Registered};
    let passed = Some(EnrolmentResult::Passed);
    assert_eq!(rows, [(Registered, "", passed, "800/1"), (Declined, "Dinas luar", None, "")]);
    let late = format!("{head}BT-01;{SITI};;;;;H\n");
    assert_eq!(refusal(&usual(&after, &late, &none), 0), RowRefusal::NotTakingPart);
}

#[test]
fn a_cancelled_event_takes_nothing_and_a_finished_one_says_what_must_follow() {
    let csv = format!("Kode Kegiatan;NIP;Sesi 1\nBT-01;{SITI};H\n");
    let none = Decisions::new();
    assert_eq!(refusal(&usual(&held(EventState::Cancelled), &csv, &none), 0), RowRefusal::EventCancelled);
    let plan = usual(&held(EventState::Finished), &csv, &none);
    assert_eq!(plan.rows[0].warnings, [RowWarning::EventFinished]);
    assert_eq!(plan.notes, [PlanNote::Finished { name: "Bimtek Arsip".into(), rows: 1 }]);
    assert!(plan.notes[0].say(Lang::Id).contains("Selesaikan lagi"));
}

const UNKNOWN: &str = "Kode Kegiatan;Nama Kegiatan;Tgl Mulai;Tgl Selesai;Jumlah JP;NIP;Sesi 1;Sesi 2
BT-09;Bimtek Arsip Dinamis;10/03/2025;11/03/2025;16;198503122010012001;H;I
BT-09;Bimtek Arsip Dinamis;10/03/2025;11/03/2025;16;199207152023211002;;A
";

#[test]
fn an_unknown_event_is_offered_and_its_rows_are_left_out_until_somebody_decides() {
    let data = held(EventState::Planned);
    let none = Decisions::new();
    let plan = usual(&data, UNKNOWN, &none);
    assert_eq!(states(&plan, &none), [RowState::Waiting; 2]);
    assert_eq!(plan.into_diff(&data, &mut stamp(), &none), Err(Refusal::Nothing));
    assert_eq!(plan.accept_all(), none, "an event is not made with everything else");
    let event = offered(&plan);
    assert_eq!((event.start, event.end), (Some(day("2025-03-10")), Some(day("2025-03-11"))));
    assert_eq!(
        (event.form, event.jp, &event.sessions[..]),
        (Some(LearningForm::Bimtek), Some(Hundredths::whole(16)), &["Sesi 1".to_owned(), "Sesi 2".into()][..])
    );
    assert_eq!(plan.references[0].lines, [2, 3]);
    assert_eq!(plan.references[0].similar[0].what, 20, "the event of a like name");
    let reasons = plan.reasons(Lang::Id, &none);
    assert!(reasons[&2][0].contains("BT-09 – Bimtek Arsip Dinamis"), "{reasons:?}");
}

#[test]
fn an_unknown_event_that_is_made_comes_with_its_sessions_and_goes_with_one_undo() {
    let data = held(EventState::Planned);
    let event = offered(&usual(&data, UNKNOWN, &Decisions::new()));
    let decisions: Decisions = [(0, Accept::Event(Box::new(event)))].into();
    let plan = usual(&data, UNKNOWN, &decisions);
    assert_eq!(states(&plan, &decisions), [RowState::New; 2]);
    assert_eq!(plan.references[0].sessions, [(1, day("2025-03-10")), (2, day("2025-03-11"))]);
    let after = imported(&data, &plan, &decisions);
    let made = after.events.iter().find(|event| event.code == "BT-09").unwrap();
    assert_eq!((made.name.as_str(), made.state), ("Bimtek Arsip Dinamis", EventState::Planned));
    let expected = [(SITI.to_owned(), 1, Present), (SITI.to_owned(), 2, Excused), (BUDI.to_owned(), 2, Absent)];
    assert_eq!(marks(&after), expected);
    let diff = plan.into_diff(&data, &mut stamp(), &decisions).unwrap();
    let mut back = data.clone();
    back.apply(&diff);
    back.apply(&diff.reverse());
    assert!(back.events.iter().eq(data.events.iter()) && back.enrolments.is_empty() && back.attendance.is_empty());
    assert_eq!(back.sessions.len(), 2);
}

#[test]
fn an_unknown_event_that_is_a_known_one_meets_its_sessions_and_offers_those_it_lacks() {
    let data = held(EventState::Planned);
    let csv = UNKNOWN.replace("Sesi 2", "Sesi 3 (05/02/2025)");
    let mut decisions: Decisions = [(0, Accept::Map(20))].into();
    let plan = usual(&data, &csv, &decisions);
    assert_eq!(states(&plan, &decisions), [RowState::Waiting; 2]);
    assert_eq!(plan.references[1].kind, ReferenceKind::Sessions { event: Id::from_bits(20) });
    assert_eq!(plan.references[1].sessions, [(3, day("2025-02-05"))]);
    decisions.extend(plan.accept_all());
    let plan = usual(&data, &csv, &decisions);
    let after = imported(&data, &plan, &decisions);
    assert_eq!((after.events.len(), after.sessions.len()), (1, 3));
    let expected = [(SITI.to_owned(), 1, Present), (SITI.to_owned(), 3, Excused), (BUDI.to_owned(), 3, Absent)];
    assert_eq!(marks(&after), expected);
}

#[test]
fn an_event_without_its_days_is_not_made_and_a_session_outside_them_is_refused() {
    let data = held(EventState::Planned);
    let csv = format!("Nama Kegiatan;NIP;Sesi 1\nTanpa Tanggal;{SITI};H\n");
    let event = offered(&usual(&data, &csv, &Decisions::new()));
    assert_eq!(event.event(Id::from_bits(1)), None);
    let decisions: Decisions = [(0, Accept::Event(Box::new(event)))].into();
    assert_eq!(states(&usual(&data, &csv, &decisions), &decisions), [RowState::Waiting]);
    let csv = format!("Kode Kegiatan;NIP;Sesi 3 (09/02/2025);Sesi 7\nBT-01;{SITI};H;\nBT-01;{BUDI};;H\n");
    let plan = usual(&data, &csv, &Decisions::new());
    assert_eq!([refusal(&plan, 0), refusal(&plan, 1)], [RowRefusal::SessionDay; 2]);
    let csv = format!("Kode Kegiatan;NIP;Kehadiran\nBT-01;{SITI};H\n");
    assert_eq!(refusal(&usual(&data, &csv, &Decisions::new()), 0), RowRefusal::NoSession);
}

#[test]
fn a_table_for_one_event_needs_no_column_of_it() {
    let data = held(EventState::Planned);
    let csv = format!("No;Nama;NIP;1;2\n1;Orang Lain;{SITI};H;T\n");
    let options = Options { event: Some(Id::from_bits(20)), ..Options::usual(today()) };
    let plan = under(&data, &csv, options, &Decisions::new());
    let after = imported(&data, &plan, &Decisions::new());
    assert_eq!(marks(&after), [(SITI.to_owned(), 1, Present), (SITI.to_owned(), 2, Late)]);
    assert!(matches!(&plan.rows[0].warnings[..], [RowWarning::OtherName { in_file, .. }] if in_file == "Orang Lain"));
}

#[test]
fn a_substitute_takes_the_place_of_a_participant_who_then_gets_no_more_marks() {
    let data = held(EventState::Planned);
    let head = "Kode Kegiatan;NIP;Menggantikan NIP;Sesi 1;Sesi 2\n";
    let csv = format!("{head}BT-01;{SITI};;H;\nBT-01;{BUDI};{SITI};;H\nBT-01;{SITI};;;H\n");
    let none = Decisions::new();
    let plan = usual(&data, &csv, &none);
    assert_eq!(states(&plan, &none), [RowState::New, RowState::New, RowState::Refused]);
    assert_eq!(refusal(&plan, 2), RowRefusal::Replaced);
    let after = imported(&data, &plan, &none);
    assert_eq!(marks(&after), [(SITI.to_owned(), 1, Present), (BUDI.to_owned(), 2, Present)]);
    let by = after.enrolments.iter().find(|row| row.state == EnrolmentState::Registered).unwrap().id;
    assert!(after.enrolments.iter().any(|row| row.state == EnrolmentState::Replaced(by)));
    let again = usual(&after, &csv, &none);
    assert_eq!(states(&again, &none), [RowState::Same, RowState::Same, RowState::Refused]);
    let nobody = format!("{head}BT-01;{BUDI};{SITI};;H\nBT-01;{SITI};{SITI};H;\n");
    let plan = usual(&data, &nobody, &none);
    assert_eq!([refusal(&plan, 0), refusal(&plan, 1)], [RowRefusal::NobodyReplaced; 2]);
}
