//! Foreign tables into records: every line is accounted for, what is unknown is asked once, and a second import changes nothing.
#[path = "import/attendance.rs"]
mod attendance;
#[path = "import/attendance_cells.rs"]
mod attendance_cells;

use std::{
    collections::BTreeSet,
    sync::atomic::{AtomicU64, Ordering},
};

use bina_karier::{
    archive::{
        check::check,
        import::{Accept, Decisions, ImportPlan, Mode, Options, RowOutcome, RowState, RowWarning, plan},
        sheet::{self, Field, ImportKind, Mapping, ReadOptions, Remembered},
    },
    domain::*,
    words::lang::Lang,
};
use proptest::prelude::*;

fn today() -> Day {
    Day::new(2025, 11, 24).unwrap()
}

/// A stamp with identifiers of its own, as every edit has.
fn stamp() -> Stamp {
    static SEED: AtomicU64 = AtomicU64::new(11);
    let ids = IdSource::new(SEED.fetch_add(1, Ordering::Relaxed));
    Stamp { now: Time::from_millis(1_764_000_000_000), author: None, ids }
}

fn planned(data: &Dataset, kind: ImportKind, csv: &str, options: Options) -> ImportPlan {
    let sheet = sheet::read(csv.as_bytes(), "uji.csv", &ReadOptions::default()).unwrap();
    let mapping = Mapping::guess(kind, &sheet, &Remembered::new()).unwrap();
    let planned = plan(data, &sheet, &mapping, options, &mut stamp());
    let lines: Vec<u32> = planned.rows.iter().map(|row| row.line).collect();
    let below: Vec<u32> = sheet.rows().map(|row| row.line).filter(|line| *line > mapping.header_line).collect();
    assert_eq!(lines, below, "every line below the header stands in the plan exactly once");
    planned
}

fn usual(data: &Dataset, kind: ImportKind, csv: &str) -> ImportPlan {
    planned(data, kind, csv, Options::usual(today()))
}

fn states(plan: &ImportPlan, decisions: &Decisions) -> Vec<RowState> {
    plan.rows.iter().map(|row| plan.state(row, decisions)).collect()
}

fn imported(data: &Dataset, plan: &ImportPlan, decisions: &Decisions) -> Dataset {
    let diff = plan.into_diff(data, &mut stamp(), decisions).unwrap();
    assert_eq!(data.fits(&diff), Ok(()));
    let mut data = data.clone();
    data.apply(&diff);
    let errors: Vec<_> = check(&data, today()).into_iter().filter(|finding| finding.is_error()).collect();
    assert_eq!(errors, []);
    data
}

const PEOPLE: &str = "NIP;Nama;Jenis Kelamin;Tanggal Lahir;Status;Gol;TMT Gol;Jabatan;Jenis Jabatan;Jenjang;Unit Kerja;OPD;Pendidikan
198503122010012001;dr. Siti Aminah, M.Kes;P;12/03/1985;PNS;III/d;01/04/2022;Dokter Ahli Muda;Fungsional;Ahli Muda;Puskesmas Mersam;Dinas Kesehatan;S-2
199207152023211002;Budi Santoso;L;15 Juli 1992;PPPK;IX;;Perawat Terampil;Fungsional;Terampil;Puskesmas Mersam;Dinas Kesehatan;D-III Keperawatan
19920715202321100;Kurang Digit;L;;PPPK;IX;;Perawat Terampil;;;Puskesmas Mersam;Dinas Kesehatan;
198001012005011003;Rahmat Hidayat;L;31/02/1980;PNS;IV/z;;Kepala Bidang;Struktural;III.b;Bidang Mutu;Dinas Kesehatan;S1
198503122010012001;Siti Aminah;P;12/03/1985;PNS;III/d;;;;;;;
";

fn office() -> Dataset {
    let plan = usual(&Dataset::default(), ImportKind::People, PEOPLE);
    imported(&Dataset::default(), &plan, &plan.accept_all())
}

#[test]
fn people_wait_for_unknown_units_and_positions_until_they_are_accepted() {
    let plan = usual(&Dataset::default(), ImportKind::People, PEOPLE);
    use RowState::{Duplicate, New, Unreadable, Waiting};
    assert_eq!(states(&plan, &Decisions::new()), [Waiting, Waiting, Unreadable, Unreadable, Duplicate]);
    let names: Vec<&str> = plan.references.iter().map(|reference| reference.name.as_str()).collect();
    assert_eq!(names, ["Dinas Kesehatan", "Puskesmas Mersam", "Dokter Ahli Muda", "Perawat Terampil"]);
    assert_eq!(plan.references[1].lines, [2, 3]);
    let all = plan.accept_all();
    assert_eq!(states(&plan, &all), [New, New, Unreadable, Unreadable, Duplicate]);
    assert_eq!(plan.into_diff(&Dataset::default(), &mut stamp(), &Decisions::new()), Err(Refusal::Nothing));

    let data = imported(&Dataset::default(), &plan, &all);
    let counts = (data.people.len(), data.units.len(), data.positions.len());
    assert_eq!(counts, (2, 2, 2));
    let siti = data.person_by_number("198503122010012001").unwrap();
    assert_eq!(siti.full_name(), "dr. Siti Aminah, M.Kes");
    assert_eq!(siti.rank_on(today()), Some("III/d".parse().unwrap()));
    let unit = data.units.get(siti.post_on(today()).unwrap().unit).unwrap();
    assert_eq!((unit.name.as_str(), unit.kind), ("Puskesmas Mersam", UnitKind::Puskesmas));
    assert_eq!(data.units.get(unit.parent.unwrap()).unwrap().name, "Dinas Kesehatan");
}

#[test]
fn unreadable_rows_say_line_column_and_reason_for_everything_wrong() {
    let plan = usual(&Dataset::default(), ImportKind::People, PEOPLE);
    let RowOutcome::Unreadable(problems) = &plan.rows[3].outcome else { panic!("{:?}", plan.rows[3]) };
    let places: Vec<(u32, &str)> = problems.iter().map(|problem| (problem.line, problem.column.as_str())).collect();
    assert_eq!(places, [(5, "Tanggal Lahir"), (5, "Gol")]);
    let reasons = plan.reasons(Lang::Id, &plan.accept_all());
    assert_eq!(reasons.keys().copied().collect::<Vec<_>>(), [4, 5, 6]);
    assert!(reasons[&6][0].contains('2'), "{:?}", reasons[&6]);
    let waiting = plan.reasons(Lang::Id, &Decisions::new());
    assert!(waiting[&2][0].contains("Puskesmas Mersam"), "{:?}", waiting[&2]);
}

#[test]
fn the_same_table_a_second_time_changes_nothing() {
    let data = office();
    let plan = usual(&data, ImportKind::People, PEOPLE);
    assert_eq!(states(&plan, &Decisions::new())[..2], [RowState::Same, RowState::Same]);
    assert_eq!(plan.into_diff(&data, &mut stamp(), &plan.accept_all()), Err(Refusal::Nothing));
}

#[test]
fn a_changed_row_tells_old_and_new_and_keeps_what_was() {
    let data = office();
    let csv = "NIP;Nama;Gol;TMT Gol;Unit Kerja\n198503122010012001;Siti Aminah;IV/a;01/10/2025;PKM Mersam\n";
    let plan = usual(&data, ImportKind::People, csv);
    let RowOutcome::Changed(changes) = &plan.rows[0].outcome else { panic!("{:?}", plan.rows[0]) };
    let plain: Vec<_> = changes.iter().map(|change| (change.field, change.old.as_str(), change.new.as_str())).collect();
    assert_eq!(plain, [(Field::Rank, "III/d", "IV/a")]);
    let data = imported(&data, &plan, &Decisions::new());
    let siti = data.person_by_number("198503122010012001").unwrap();
    assert_eq!(siti.ranks.len(), 2);
    assert_eq!(siti.rank_on(Day::new(2025, 9, 30).unwrap()), Some("III/d".parse().unwrap()));
    assert_eq!(siti.rank_on(today()), Some("IV/a".parse().unwrap()));
}

#[test]
fn a_change_without_a_date_is_said_to_begin_today() {
    let data = office();
    let csv = "NIP;Nama;Gol\n198503122010012001;Siti Aminah;IV/a\n";
    let plan = usual(&data, ImportKind::People, csv);
    assert!(matches!(&plan.rows[0].warnings[..], [RowWarning::AssumedStart { day, .. }] if *day == today()));
}

#[test]
fn modes_leave_out_what_they_do_not_take() {
    let data = office();
    let csv = "NIP;Nama;Gol;Unit Kerja\n198503122010012001;Siti Aminah;IV/a;\n199001012015012002;Dewi;III/b;Puskesmas Mersam\n";
    let under = |mode| {
        let plan = planned(&data, ImportKind::People, csv, Options { mode, ..Options::usual(today()) });
        states(&plan, &Decisions::new())
    };
    use RowState::{Changed, LeftOut, New};
    assert_eq!(under(Mode::AddNew), [LeftOut, New]);
    assert_eq!(under(Mode::AddAndUpdate), [Changed, New]);
    assert_eq!(under(Mode::UpdateOnly), [Changed, LeftOut]);
}

#[test]
fn a_pppk_with_a_new_number_is_asked_about_and_stays_one_person() {
    let data = office();
    let csv =
        "NIP;Nama;Tanggal Lahir;Status;Unit Kerja\n199207152025031004;Budi Santoso;15/07/1992;CPNS;Puskesmas Mersam\n";
    let plan = usual(&data, ImportKind::People, csv);
    assert_eq!(states(&plan, &Decisions::new()), [RowState::Waiting]);
    let one = imported(&data, &plan, &plan.accept_all());
    assert_eq!(one.people.len(), 2);
    let budi = one.person_by_number("199207152025031004").unwrap();
    assert_eq!((budi.identifiers.len(), budi.status), (2, Status::Cpns));
    assert_eq!(one.person_by_number("199207152023211002").map(|person| person.id), Some(budi.id));
    let two = imported(&data, &plan, &[(0, Accept::Create)].into());
    assert_eq!(two.people.len(), 3);
}

#[test]
fn a_number_that_disagrees_with_its_columns_is_a_warning_and_the_column_wins() {
    let csv = "NIP;Nama;Jenis Kelamin;Tanggal Lahir;Unit Kerja\n198503122010012001;Siti;L;13/03/1985;Dinas\n";
    let plan = usual(&Dataset::default(), ImportKind::People, csv);
    assert_eq!(plan.rows[0].warnings.len(), 2);
    let data = imported(&Dataset::default(), &plan, &plan.accept_all());
    let siti = data.people.iter().next().unwrap();
    assert_eq!((siti.sex, siti.birth_date), (Some(Sex::Male), Day::new(1985, 3, 13)));
}

#[test]
fn similar_names_are_offered_and_can_be_mapped() {
    let data = office();
    let csv = "NIP;Nama;Unit Kerja\n199001012015012002;Dewi;Puskesmas Mersm\n";
    let plan = usual(&data, ImportKind::People, csv);
    let mersam = data.units.iter().find(|unit| unit.name == "Puskesmas Mersam").unwrap().id;
    assert_eq!(plan.references[0].similar[0].what, mersam.bits());
    let mapped = imported(&data, &plan, &[(0, Accept::Map(mersam.bits()))].into());
    assert_eq!(mapped.units.len(), data.units.len());
    assert_eq!(mapped.person_by_number("199001012015012002").unwrap().posts[0].value.unit, mersam);
}

const LEARNING: &str = "NIP,Nama Diklat,Tgl Mulai,Tgl Selesai,Jumlah JP,No. Sertifikat,Penyelenggara
198503122010012001,Bimtek PPI,03/03/2025,05/03/2025,24,123/2025,Dinkes
198503122010012001,Webinar Gizi,10/04/2025,10/04/2025,\"4,5\",,Kemenkes
198503122010012001,Bimtek PPI,03/03/2025,05/03/2025,24,123/2025,Dinkes
197001012000011009,Bimtek PPI,03/03/2025,05/03/2025,24,124/2025,Dinkes
198503122010012001,Terbalik,06/03/2025,05/03/2025,24,125/2025,Dinkes
198503122010012001,Tanpa Tanggal,,,24,126/2025,Dinkes
";

#[test]
fn learning_records_are_found_again_by_certificate_or_by_name_and_day() {
    let data = office();
    let plan = usual(&data, ImportKind::Learning, LEARNING);
    use RowState::{Changed, Duplicate, New, Refused, Same, Unreadable, Waiting};
    let none = Decisions::new();
    assert_eq!(states(&plan, &none), [New, New, Duplicate, Waiting, Refused, Unreadable]);
    let data = imported(&data, &plan, &none);
    let forms: BTreeSet<_> = data.learning.iter().map(|row| (row.form, row.evidence, row.days)).collect();
    let bimtek = (LearningForm::Bimtek, Evidence::Verified, Some(3));
    assert_eq!(forms, BTreeSet::from([bimtek, (LearningForm::Seminar, Evidence::Awaiting, Some(1))]));
    let again = usual(&data, ImportKind::Learning, LEARNING);
    assert_eq!(states(&again, &none)[..2], [Same, Same]);
    let changed =
        LEARNING.replace("Bimtek PPI,03/03/2025,05/03/2025,24,123", "Bimtek PPI,03/03/2025,05/03/2025,30,123");
    assert_eq!(states(&usual(&data, ImportKind::Learning, &changed), &none)[0], Changed);
}

#[test]
fn a_learning_record_of_an_unknown_number_can_be_mapped_to_a_person_who_has_it_already() {
    let data = office();
    let siti = data.person_by_number("198503122010012001").unwrap().id;
    let csv = "NIP,Nama,Nama Diklat,Tgl Selesai,Jumlah JP\n197001012000011009,Siti Aminah,Bimtek PPI,05/03/2025,24\n";
    let plan = usual(&data, ImportKind::Learning, csv);
    assert_eq!(plan.references[0].similar[0].what, siti.bits());
    assert_eq!(plan.accept_all(), Decisions::new());
    let mapped: Decisions = [(0, Accept::Map(siti.bits()))].into();
    let once = imported(&data, &plan, &mapped);
    assert_eq!(once.learning.len(), 1);
    let plan = usual(&once, ImportKind::Learning, csv);
    assert_eq!(plan.into_diff(&once, &mut stamp(), &mapped), Err(Refusal::Nothing));
}

const PREDICATES: &str = "NIP,Tahun,Periode,Hasil Kerja,Perilaku Kerja,Predikat Kinerja,NIP Penilai
198503122010012001,2024,Tahunan,Sesuai Ekspektasi,Di Atas Ekspektasi,Baik,199207152023211002
199207152023211002,2024,Tahunan,,,Sangat Baik,
198503122010012001,2025,Triwulan I,Di Atas Ekspektasi,Di Atas Ekspektasi,Baik,
199207152023211002,2025,Triwulan I,Sesuai Ekspektasi,,,
";

#[test]
fn predicates_make_missing_periods_only_when_accepted() {
    let data = office();
    let plan = usual(&data, ImportKind::Predicates, PREDICATES);
    use RowState::{New, Unreadable, Waiting};
    assert_eq!(states(&plan, &Decisions::new()), [Waiting, Waiting, Waiting, Unreadable]);
    let all = plan.accept_all();
    assert_eq!(states(&plan, &all), [New, New, New, Unreadable]);
    assert!(matches!(plan.rows[2].warnings[..], [RowWarning::QuadrantDiffers { .. }]));
    let data = imported(&data, &plan, &all);
    assert_eq!((data.periods.len(), data.evaluations.len()), (2, 3));
    let stated: Vec<_> = data.evaluations.iter().map(|row| (row.result.is_some(), row.stated)).collect();
    use Predicate::{Baik, SangatBaik};
    assert_eq!(stated, [(true, None), (false, Some(SangatBaik)), (true, Some(Baik))]);
    let again = usual(&data, ImportKind::Predicates, PREDICATES);
    assert_eq!(again.into_diff(&data, &mut stamp(), &all), Err(Refusal::Nothing));
}

#[test]
fn a_closed_period_takes_nothing_new() {
    let data = office();
    let plan = usual(&data, ImportKind::Predicates, PREDICATES);
    let mut data = imported(&data, &plan, &plan.accept_all());
    let period = data.periods.iter().find(|period| period.span == PeriodSpan::Annual).unwrap().id;
    data.apply(&data.plan_close_period(&mut stamp(), period).unwrap());
    let changed = PREDICATES.replace(",,,Sangat Baik,", ",,,Baik,");
    use RowState::{Refused, Same};
    let states = states(&usual(&data, ImportKind::Predicates, &changed), &Decisions::new());
    assert_eq!(states[..2], [Same, Refused]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]
    #[test]
    fn whatever_stands_in_a_table_every_line_is_accounted_for_and_nothing_dangles(
        rows in prop::collection::vec(
            (
                prop::sample::select(vec!["198503122010012001", "199207152023211002", "197001012000011009", "123", "", "1,98E+17"]),
                prop::sample::select(vec!["Siti Aminah", "Budi Santoso", "", "=1+1", "Jumlah", "dr. X, S.Pd"]),
                prop::sample::select(vec!["Dinas Kesehatan", "Puskesmas Mersam", "", "Bidang X", "puskesmas mersm"]),
                prop::sample::select(vec!["III/a", "IX", "", "ZZ", "3a"]),
                prop::sample::select(vec!["01/01/2020", "31/02/2020", "", "2020", "1 Mei 2021"]),
            ),
            0..14,
        )
    ) {
        let mut csv = "NIP;Nama;Unit Kerja;Gol;TMT Gol\n".to_owned();
        for (nip, name, unit, rank, since) in &rows {
            csv.push_str(&format!("{nip};{name};{unit};{rank};{since}\n"));
        }
        let data = office();
        let plan = usual(&data, ImportKind::People, &csv);
        let decisions = plan.accept_all();
        let counted: usize = plan.counts(&decisions).values().sum();
        prop_assert_eq!(counted, plan.rows.len());
        if plan.into_diff(&data, &mut stamp(), &decisions).is_ok() {
            let once = imported(&data, &plan, &decisions);
            let again = usual(&once, ImportKind::People, &csv);
            let left = again.into_diff(&once, &mut stamp(), &Decisions::new());
            prop_assert_eq!(left, Err(Refusal::Nothing), "{}", csv);
        }
    }
}
