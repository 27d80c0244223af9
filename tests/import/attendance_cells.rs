//! Cells of a table of participants: which session they mean, once each, and how they come back after a correction.
use bina_karier::{
    archive::{
        import::{Decisions, Options, RowRefusal, RowState, plan_decided},
        sheet::{self, Field, ImportKind, Mapping, ReadOptions, Remembered},
    },
    domain::{AttendanceCode::*, *},
    words::lang::Lang,
};

use super::attendance::{BUDI, SITI, day, held, marks, refusal, usual};
use super::{imported, stamp, states, today};

#[test]
fn failed_rows_keep_the_names_of_sessions_and_are_accepted_back() {
    let data = held(EventState::Planned);
    let csv = format!("Kode Kegiatan;NIP;Pembukaan;Sesi 2\nBT-01;{SITI};Q;H\nBT-01;{BUDI};H;H\n");
    let sheet = sheet::read(csv.as_bytes(), "hadir.csv", &ReadOptions::default()).unwrap();
    let mut mapping = Mapping::guess(ImportKind::Attendance, &sheet, &Remembered::new()).unwrap();
    mapping.set(2, Some(Field::Mark));
    assert_eq!(mapping.marks().count(), 2, "marks stand in several columns");
    let none = Decisions::new();
    let plan = plan_decided(&data, &sheet, &mapping, Options::usual(today()), &none, &mut stamp());
    assert_eq!(states(&plan, &none), [RowState::Unreadable, RowState::New]);
    let failed = sheet::failed_rows(&sheet, &mapping, &plan.reasons(Lang::Id, &none), Lang::Id);
    let corrected = sheet::write_csv(&failed, Lang::Id).replace("Q", "T");
    let plan = usual(&data, &corrected, &none);
    assert_eq!(states(&plan, &none), [RowState::New]);
    assert_eq!(marks(&imported(&data, &plan, &none)), [(SITI.to_owned(), 1, Late), (SITI.to_owned(), 2, Present)]);
}

#[test]
fn failed_rows_that_name_their_session_each_keep_it() {
    let data = held(EventState::Planned);
    let csv = format!("Kode Kegiatan;NIP;Sesi;Catatan\nBT-01;{SITI};2;Q\n");
    let sheet = sheet::read(csv.as_bytes(), "hadir.csv", &ReadOptions::default()).unwrap();
    let mut mapping = Mapping::guess(ImportKind::Attendance, &sheet, &Remembered::new()).unwrap();
    mapping.set(3, Some(Field::Mark));
    let none = Decisions::new();
    let plan = plan_decided(&data, &sheet, &mapping, Options::usual(today()), &none, &mut stamp());
    assert_eq!(states(&plan, &none), [RowState::Unreadable]);
    let failed = sheet::failed_rows(&sheet, &mapping, &plan.reasons(Lang::Id, &none), Lang::Id);
    let corrected = sheet::write_csv(&failed, Lang::Id).replace("Q", "T");
    assert_eq!(marks(&imported(&data, &usual(&data, &corrected, &none), &none)), [(SITI.to_owned(), 2, Late)]);
}

#[test]
fn two_columns_of_one_session_are_one_mark() {
    let data = held(EventState::Planned);
    let csv = format!("Kode Kegiatan;NIP;Sesi 1;03/02/2025;Sesi 3;Sesi 3 (05/02/2025)\nBT-01;{SITI};H;H;S;S\n");
    let decisions = usual(&data, &csv, &Decisions::new()).accept_all();
    let plan = usual(&data, &csv, &decisions);
    assert_eq!(plan.references[0].sessions, [(3, day("2025-02-05"))]);
    let after = imported(&data, &plan, &decisions);
    assert_eq!(marks(&after), [(SITI.to_owned(), 1, Present), (SITI.to_owned(), 3, Sick)]);
}

#[test]
fn one_number_on_two_days_is_not_taken_for_one_session() {
    let data = held(EventState::Planned);
    let csv = format!("Kode Kegiatan;NIP;Sesi 3 (04/02/2025);Sesi 3 (05/02/2025)\nBT-01;{SITI};H;\nBT-01;{BUDI};;H\n");
    let decisions = usual(&data, &csv, &Decisions::new()).accept_all();
    let plan = usual(&data, &csv, &decisions);
    assert_eq!(states(&plan, &decisions), [RowState::New, RowState::Refused]);
    assert_eq!(refusal(&plan, 1), RowRefusal::SessionUnclear);
}

#[test]
fn a_reserve_who_takes_a_place_takes_part() {
    let data = held(EventState::Planned);
    let none = Decisions::new();
    let first = format!("Kode Kegiatan;NIP;Status;Sesi 1\nBT-01;{SITI};Terdaftar;\nBT-01;{BUDI};Cadangan;\n");
    let data = imported(&data, &usual(&data, &first, &none), &none);
    let mut before: Vec<EnrolmentState> = data.enrolments.iter().map(|row| row.state).collect();
    before.sort();
    assert_eq!(before, [EnrolmentState::Registered, EnrolmentState::Reserve]);
    let csv = format!("Kode Kegiatan;NIP;Menggantikan NIP\nBT-01;{BUDI};{SITI}\n");
    let after = imported(&data, &usual(&data, &csv, &none), &none);
    let by = after.enrolments.iter().find(|row| row.state == EnrolmentState::Registered).unwrap();
    let Participant::Person(person) = by.participant else { panic!("a guest") };
    assert_eq!(after.people.get(person).unwrap().nip(), BUDI);
    assert!(after.enrolments.iter().any(|row| row.state == EnrolmentState::Replaced(by.id)));
}
