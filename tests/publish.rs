//! Reports from data to what stands on paper: daftar hadir, and monitoring of a programme.
#![allow(dead_code)]
#[path = "rules/make.rs"]
mod make;

use bina_karier::analytics::{Frame, Group};
use bina_karier::domain::*;
use bina_karier::publish::{Cell, Document, Kind, SignedBy, blank_sheet, filled_sheet, ledger, monitoring_report};
use bina_karier::words::lang::Lang;

use AttendanceCode::*;

use make::*;

const PROGRAM: Id<Program> = Id::from_bits(70);

fn named(bits: u128, name: &str, nip: &str) -> Person {
    let number = Identifier { kind: IdentifierKind::Nip, number: nip.into() };
    Person { name: name.into(), identifiers: vec![Dated { from: None, value: number }], ..person(Id::from_bits(bits)) }
}

fn mark(id: u128, session: u16, enrolment: u128, code: AttendanceCode) -> Attendance {
    let session = Id::from_bits(100 + u128::from(session));
    Attendance {
        id: Id::from_bits(id),
        session,
        enrolment: Id::from_bits(enrolment),
        code,
        changed: Changed::default(),
    }
}

fn score(id: u128, enrolment: u128, kind: TestKind, score: i32, max: i32) -> TestResult {
    let (score, max) = (Hundredths::whole(score), Hundredths::whole(max));
    TestResult {
        id: Id::from_bits(id),
        enrolment: Id::from_bits(enrolment),
        kind,
        score,
        max,
        changed: Changed::default(),
    }
}

/// Ani is there twice and passed, Budi once and was sick, Cici declined, a guest is not marked. Two sessions on one day.
fn held() -> Dataset {
    let people =
        [named(11, "Ani", "199001012015012001"), named(12, "Budi", "199002022015011002"), named(13, "Cici", "")];
    let guest = Participant::Guest { name: "Dewi".into(), institution: "Bank Jambi".into() };
    let registered = EnrolmentState::Registered;
    let program = Program {
        id: PROGRAM,
        code: "P1".into(),
        name: "Arsip Tertib".into(),
        aims: "Arsip yang tertib".into(),
        first_year: 2025,
        last_year: 2026,
        owner: None,
        indicators: vec![Indicator {
            name: "Pegawai lulus".into(),
            measure: "orang".into(),
            baseline: Some(Hundredths::ZERO),
            target: Some(Hundredths::whole(4)),
            realisation: None,
            source: IndicatorSource::Finishers,
        }],
        changed: Changed::default(),
    };
    let cost = Cost {
        ceiling: Some(Hundredths::whole(10_000_000)),
        realised: Some(Hundredths::whole(9_000_000)),
        ..Cost::default()
    };
    let planned = Event { id: Id::from_bits(21), code: "B-02".into(), ..event(EventState::Planned) };
    let of_program = |event: Event| Event { program: Some(PROGRAM), ..event };
    Dataset {
        people: table(people),
        programs: table([program]),
        events: table([of_program(Event { cost, ..event(EventState::Finished) }), of_program(planned)]),
        sessions: table([
            session(1),
            Session { day: day("2025-05-05"), start: Some(780), end: Some(960), ..session(2) },
        ]),
        enrolments: table([
            Enrolment { result: Some(EnrolmentResult::Passed), ..enrolment(201, Id::from_bits(11), registered) },
            enrolment(202, Id::from_bits(12), registered),
            Enrolment { reason: "Dinas luar".into(), ..enrolment(203, Id::from_bits(13), EnrolmentState::Declined) },
            Enrolment { participant: guest, ..enrolment(204, PERSON, registered) },
        ]),
        attendance: table([
            mark(1, 1, 201, Present),
            mark(2, 2, 201, Late),
            mark(3, 1, 202, Present),
            mark(4, 2, 202, Sick),
        ]),
        test_results: table([
            score(1, 201, TestKind::Pre, 50, 100),
            score(2, 201, TestKind::Post, 18, 20),
            score(3, 202, TestKind::Post, 70, 100),
        ]),
        learning: table([LearningRecord {
            source: LearningSource::Event(EVENT),
            person: Id::from_bits(11),
            ..learning(301, LearningForm::Bimtek, Some(30))
        }]),
        ..Dataset::default()
    }
}

fn said(document: &Document, section: usize, row: usize) -> Vec<String> {
    let section = &document.sections[section];
    let cells = section.rows[row].iter().zip(&section.columns);
    cells.map(|(cell, column)| cell.say(column.kind, Lang::Id).trim().to_owned()).collect()
}

#[test]
fn the_empty_sheet_has_a_page_for_each_session_boxes_that_alternate_and_lines_for_guests() {
    let document = blank_sheet(&held(), EVENT, SignedBy::Session, 2, Lang::Id).unwrap();
    let headings: Vec<_> =
        document.sections.iter().map(|section| (section.heading.as_str(), section.new_page)).collect();
    assert_eq!(headings, [("Sesi 1, 5 Mei 2025", false), ("Sesi 2, 5 Mei 2025 · 13.00–16.00 · Bimtek Arsip", true)]);
    assert_eq!(document.subtitle, "Bimtek Arsip · 5 Mei 2025 – 9 Mei 2025");
    assert_eq!(document.sections[0].rows.len(), 5);
    assert_eq!(said(&document, 0, 0), ["1", "Ani", "199001012015012001", "", "1.", ""]);
    assert_eq!(said(&document, 0, 1), ["2", "Budi", "199002022015011002", "", "", "2."]);
    assert_eq!(said(&document, 0, 2), ["3", "Dewi", "", "Bank Jambi", "3.", ""]);
    assert_eq!(said(&document, 0, 4), ["5", "", "", "", "5.", ""]);
    assert!(!document.sections[0].rows.iter().flatten().any(|cell| *cell == Cell::Missing), "a blank is no dash");
}

#[test]
fn by_day_two_sessions_of_one_day_share_a_page_and_without_sessions_there_is_one() {
    let by_day = blank_sheet(&held(), EVENT, SignedBy::Day, 0, Lang::Id).unwrap();
    assert_eq!(by_day.sections.iter().map(|section| section.heading.as_str()).collect::<Vec<_>>(), ["5 Mei 2025"]);
    let without = Dataset { sessions: Table::default(), ..held() };
    let one = blank_sheet(&without, EVENT, SignedBy::Session, 0, Lang::En).unwrap();
    assert_eq!(one.sections.iter().map(|it| it.heading.as_str()).collect::<Vec<_>>(), ["5 May 2025 – 9 May 2025"]);
    assert_eq!(blank_sheet(&held(), Id::from_bits(1), SignedBy::Day, 0, Lang::Id), None);
}

#[test]
fn the_filled_sheet_counts_what_is_marked_writes_sick_as_excused_and_never_takes_unset_for_absent() {
    let document = filled_sheet(&held(), EVENT, Lang::Id).unwrap();
    assert_eq!(
        said(&document, 0, 0),
        ["1", "Ani", "199001012015012001", "–", "H", "T", "2", "2", "100,0%", "Tercapai"]
    );
    assert_eq!(
        said(&document, 0, 1),
        ["2", "Budi", "199002022015011002", "–", "H", "I", "1", "2", "50,0%", "Tidak tercapai"]
    );
    assert_eq!(said(&document, 0, 2), ["3", "Dewi", "–", "Bank Jambi", "–", "–", "0", "0", "–", "Belum pasti"]);
    let section = &document.sections[0];
    let total: Vec<_> =
        section.total.iter().zip(&section.columns).map(|(cell, it)| cell.say(it.kind, Lang::Id)).collect();
    assert_eq!(total[4..9], ["2", "1", "3", "4", "75,0%"]);
    assert!(document.notes[0].contains("H = Hadir") && !document.notes[0].contains("S = "));
    assert!(document.notes[2].starts_with("2 tanda belum diisi"));
}

#[test]
fn many_sessions_are_cut_into_tables_that_fit_and_the_last_one_counts() {
    let sessions = (1..=14).map(session);
    let data = Dataset { sessions: table(sessions), ..held() };
    let document = filled_sheet(&data, EVENT, Lang::Id).unwrap();
    let widths: Vec<_> = document
        .sections
        .iter()
        .map(|section| section.columns.iter().filter(|it| it.kind == Kind::Code).count())
        .collect();
    assert_eq!(widths, [12, 2]);
    assert_eq!(document.sections[1].heading, "Sesi 13–14");
    assert_eq!((document.sections[0].columns.len(), document.sections[1].columns.len()), (16, 10));
}

#[test]
fn the_report_of_a_programme_says_what_was_held_who_came_what_it_cost_and_why_some_declined() {
    let data = held();
    let frame = Frame::of(&data, day("2026-01-10"), None);
    let document = monitoring_report(&frame, &Group::Program(PROGRAM), 2025, Lang::Id).unwrap();
    assert_eq!(document.subtitle, "Arsip Tertib, tahun 2025");
    assert_eq!(
        document.lead,
        [
            "Tujuan: Arsip yang tertib",
            "1 dari 2 kegiatan sudah terlaksana; 1 masih direncanakan dan 0 dibatalkan.",
            "Dari 3 undangan kepada pegawai, 2 terdaftar; 2 hadir (100% dari yang terdaftar) dan 1 lulus (50% dari yang hadir).",
            "1 menolak; alasan terbanyak: Dinas luar (1).",
            "JP terverifikasi yang diberikan: 30.",
            "Biaya terealisasi Rp9.000.000 dari pagu Rp10.000.000 (90,0%) pada 1 kegiatan yang pagu dan realisasinya tercatat.",
            "Rata-rata nilai prates 50,0 dan pascates 90,0 dari 100 (+40,0), dari 1 peserta yang mengikuti keduanya.",
            "0 dari 1 indikator yang bertarget dan ada realisasinya mencapai target.",
        ]
    );
    assert_eq!(said(&document, 0, 0), ["1", "Pegawai lulus", "orang", "0,0", "4,0", "1,0", "25,0%"]);
    assert_eq!(
        said(&document, 1, 0),
        ["1", "Bimtek Arsip", "5 Mei 2025", "Selesai", "3", "2", "2", "100,0%", "1", "50,0%", "1"]
    );
    assert_eq!(
        said(&document, 2, 0),
        ["1", "Bimtek Arsip", "30,0", "10.000.000", "9.000.000", "90,0%", "50,0", "90,0", "40,0", "1"]
    );
    assert_eq!(said(&document, 2, 1), ["2", "Bimtek Arsip", "0,0", "–", "–", "–", "–", "–", "–", "–"]);
    assert_eq!(said(&document, 3, 0), ["1", "Dinas luar", "1", "100,0%"]);
    assert!(document.notes.iter().any(|note| note.starts_with("Ditambah 1 peserta tamu")));
}

#[test]
fn an_event_is_reported_alone_and_a_year_without_events_says_so() {
    let data = held();
    let frame = Frame::of(&data, day("2026-01-10"), None);
    let alone = monitoring_report(&frame, &Group::Event(EVENT), 2020, Lang::Id).unwrap();
    assert_eq!((alone.subtitle.as_str(), alone.sections[0].rows.len()), ("Bimtek Arsip", 1));
    let quiet = monitoring_report(&frame, &Group::Program(PROGRAM), 2026, Lang::Id).unwrap();
    assert!(quiet.lead.contains(&"Tidak ada kegiatan pada tahun ini.".to_owned()));
    assert_eq!(monitoring_report(&frame, &Group::Program(Id::from_bits(1)), 2025, Lang::Id), None);
}

#[test]
fn a_kartu_jp_sums_each_form_below_its_lines_and_says_the_forecast() {
    let record = |id: u128, form, jp, evidence| LearningRecord { evidence, ..learning(id, form, Some(jp)) };
    let data = Dataset {
        people: table([person(PERSON)]),
        learning: table([
            record(1, LearningForm::Bimtek, 12, Evidence::Verified),
            record(2, LearningForm::Bimtek, 8, Evidence::Awaiting),
            record(3, LearningForm::PelatihanTeknis, 30, Evidence::Registered),
            record(4, LearningForm::Seminar, 6, Evidence::Rejected),
        ]),
        ..Dataset::default()
    };
    let document = ledger(&data, PERSON, 2025, Lang::Id).unwrap();
    let [lines, forms] = document.sections.as_slice() else { panic!("{document:?}") };
    assert_eq!(lines.rows.len(), 4);
    let said = |row: &[Cell]| {
        row.iter().zip(&forms.columns).map(|(cell, column)| cell.say(column.kind, Lang::Id)).collect::<Vec<_>>()
    };
    assert_eq!(said(&forms.rows[0])[1..], ["0,00", "0,00", "30,00", "1"]);
    assert_eq!(said(&forms.rows[1])[1..], ["12,00", "8,00", "0,00", "2"]);
    assert_eq!(said(&forms.total)[1..], ["12,00", "8,00", "30,00", "3"]);
    assert!(document.lead.iter().any(|line| line.contains("Perkiraan Akhir Tahun 50 JP")), "{:?}", document.lead);
}
