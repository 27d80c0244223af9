//! Index, credit and box from a person's own records: each window on both of its days.
use bina_karier::domain::*;
use bina_karier::rules::{
    Cause, Sets,
    ip_asn::{self, Discipline, Group, Input, Performance},
    nine_box,
};

use super::{index::exact, make::*};

const AT: &str = "2025-12-31";

fn rules() -> &'static ip_asn::Rules {
    &Sets::builtin().unwrap().ip_asn.parameters
}

pub fn position(name: &str, kind: PositionKind) -> Position {
    Position { id: Id::from_bits(5), name: name.into(), kind, changed: Changed::default() }
}

/// One person in a position, with these records of learning.
pub fn office(position: Position, learning: Vec<LearningRecord>) -> Dataset {
    let post = Post { unit: Id::from_bits(1), position: Some(position.id), superior: None, extra_duty: String::new() };
    let education = [EducationLevel::D3, EducationLevel::S1];
    let education = education.map(|level| Education { level, field: String::new(), year: None }).to_vec();
    let who = Person { posts: vec![Dated::always(post)], education, ..person(PERSON) };
    Dataset { people: table([who]), positions: table([position]), learning: table(learning), ..Dataset::default() }
}

fn implementing(learning: Vec<LearningRecord>) -> Dataset {
    office(position("Pengelola Data", PositionKind::Implementing), learning)
}

fn input(data: &Dataset) -> Input {
    ip_asn::input_of(rules(), data, PERSON, day(AT)).unwrap()
}

fn ended(form: LearningForm, jp: Option<i32>, end: &str) -> LearningRecord {
    LearningRecord { end: day(end), ..learning(1, form, jp) }
}

#[test]
fn the_highest_education_and_the_position_held_count() {
    let found = input(&implementing(vec![]));
    assert_eq!((found.position, found.education), (Some(Group::Pelaksana), Some(EducationLevel::S1)));
    assert_eq!((found.performance, found.discipline), (Performance::Missing, Discipline::None));
    let mut nowhere = implementing(vec![]);
    nowhere.people = table([person(PERSON)]);
    assert_eq!((input(&nowhere).position, input(&nowhere).education), (None, None));
}

#[test]
fn a_technical_training_counts_with_20_jp_inside_one_year() {
    let technical = |jp, end| input(&implementing(vec![ended(LearningForm::PelatihanTeknis, jp, end)])).technical;
    assert!(technical(Some(20), "2025-12-31") && technical(Some(20), "2025-01-01"));
    assert!(!technical(Some(20), "2024-12-31") && !technical(Some(19), "2025-05-01") && !technical(None, "2025-05-01"));
    assert!(!technical(Some(40), "2026-01-01"), "after the day");
    let awaiting =
        LearningRecord { evidence: Evidence::Awaiting, ..ended(LearningForm::PelatihanTeknis, Some(40), AT) };
    assert!(!input(&implementing(vec![awaiting])).technical, "only what is verified");
    let by_days = ip_asn::Rules { technical_days: Some(3), ..rules().clone() };
    let long = LearningRecord { days: Some(3), ..ended(LearningForm::Bimtek, None, "2025-05-01") };
    let data = implementing(vec![long]);
    assert!(ip_asn::input_of(&by_days, &data, PERSON, day(AT)).unwrap().technical && !input(&data).technical);
}

#[test]
fn a_seminar_counts_two_years() {
    let seminar = |form, end| input(&implementing(vec![ended(form, None, end)])).seminar;
    assert!(seminar(LearningForm::Workshop, "2024-01-01") && seminar(LearningForm::Magang, "2025-12-31"));
    assert!(!seminar(LearningForm::Workshop, "2023-12-31") && !seminar(LearningForm::PelatihanTeknis, "2025-12-31"));
}

#[test]
fn leadership_is_of_the_level_held_or_above_where_that_counts() {
    let administrator = || position("Kepala Bidang", PositionKind::Managerial(ManagerialLevel::Administrator));
    let trained = |level| {
        let record = ended(LearningForm::PelatihanStruktural, Some(900), "2009-05-01");
        office(administrator(), vec![LearningRecord { leadership: Some(level), ..record }])
    };
    let strict = ip_asn::Rules { higher_leadership_counts: false, ..rules().clone() };
    for (level, usual, strictly) in [
        (LeadershipLevel::Supervisor, false, false),
        (LeadershipLevel::Administrator, true, true),
        (LeadershipLevel::Director, true, false),
    ] {
        let data = trained(level);
        assert_eq!(input(&data).leadership, usual, "{level:?}");
        assert_eq!(ip_asn::input_of(&strict, &data, PERSON, day(AT)).unwrap().leadership, strictly, "{level:?}");
    }
}

#[test]
fn functional_training_is_of_the_position_held_unless_it_needs_none() {
    let functional = |name: &str, functional_for: &str| {
        let record = ended(LearningForm::PelatihanFungsional, Some(80), "2015-05-01");
        let learning = vec![LearningRecord { functional_for: functional_for.into(), ..record }];
        input(&office(position(name, PositionKind::Functional(None)), learning)).functional
    };
    assert!(functional("Arsiparis Ahli Muda", "arsiparis") && functional("Guru Ahli Muda", ""));
    assert!(!functional("Arsiparis Ahli Muda", "Pustakawan") && !functional("Arsiparis Ahli Muda", ""));
}

#[test]
fn the_annual_predicate_of_the_year_before_counts() {
    let with = |year: u16, span, predicate| {
        let mut data = implementing(vec![]);
        data.periods = table([EvaluationPeriod { year, span, ..period(span) }]);
        data.evaluations = table([Evaluation { stated: Some(predicate), ..evaluation(None, None, None) }]);
        input(&data).performance
    };
    assert_eq!(with(2024, PeriodSpan::Annual, Predicate::Baik), Performance::Predicate(Predicate::Baik));
    assert_eq!(with(2025, PeriodSpan::Annual, Predicate::Baik), Performance::Missing);
    assert_eq!(with(2023, PeriodSpan::Annual, Predicate::Baik), Performance::Missing);
    assert_eq!(with(2024, PeriodSpan::Quarter(4), Predicate::Baik), Performance::Missing);
}

#[test]
fn the_heaviest_punishment_of_five_years_counts() {
    let punished = |id: u128, level, from: &str| DisciplineRecord {
        id: Id::from_bits(id),
        person: PERSON,
        level,
        from: day(from),
        until: None,
        decree: String::new(),
        note: String::new(),
        changed: Changed::default(),
    };
    let with = |records: Vec<DisciplineRecord>| {
        let mut data = implementing(vec![]);
        data.discipline = table(records);
        input(&data).discipline
    };
    use DisciplineLevel::*;
    assert_eq!(with(vec![punished(1, Light, "2021-01-01"), punished(2, Moderate, "2025-12-31")]), Discipline::Moderate);
    assert_eq!(with(vec![punished(1, Severe, "2020-12-31")]), Discipline::None);
    assert_eq!(with(vec![punished(1, Severe, "2026-01-01")]), Discipline::None);
}

#[test]
fn cpns_are_not_measured_and_pppk_from_2023_on() {
    let measured = |status, at: &str| {
        let mut data = implementing(vec![]);
        let who = data.people.iter().next().unwrap().clone();
        data.people = table([Person { status, ..who }]);
        ip_asn::input_of(rules(), &data, PERSON, day(at)).is_some()
    };
    assert!(measured(Status::Pns, "2020-12-31") && !measured(Status::Cpns, "2025-12-31"));
    assert!(measured(Status::Pppk, "2023-12-31") && !measured(Status::Pppk, "2022-12-31"));
}

#[test]
fn each_item_names_the_latest_record_that_gives_it_or_the_one_that_would() {
    let record = |id: u128, form, evidence, end: &str| LearningRecord {
        id: Id::from_bits(id),
        evidence,
        ..ended(form, Some(20), end)
    };
    let data = implementing(vec![
        record(1, LearningForm::PelatihanTeknis, Evidence::Verified, "2025-02-01"),
        record(2, LearningForm::Bimtek, Evidence::Verified, "2025-08-01"),
        record(3, LearningForm::Workshop, Evidence::Awaiting, "2025-03-01"),
        record(4, LearningForm::Seminar, Evidence::Registered, "2025-06-01"),
        record(5, LearningForm::Seminar, Evidence::Rejected, "2025-09-01"),
    ]);
    let basis = ip_asn::basis_of(rules(), &data, PERSON, day(AT)).unwrap();
    let of = |cause| {
        let item = basis.item(cause).unwrap();
        (item.by.map(|row| row.id.bits()), item.waiting.map(|row| row.id.bits()))
    };
    assert_eq!(of(Cause::Technical), (Some(2), None));
    assert_eq!(of(Cause::Seminar), (None, Some(4)), "the latest that is not rejected");
    assert_eq!(of(Cause::Leadership), (None, None));
    assert_eq!(basis.input, input(&data));
    assert_eq!(basis.since.first(Cause::Technical, basis.input.position), Some(day("2025-01-01")));
    assert_eq!(basis.since.first(Cause::Seminar, None), Some(day("2024-01-01")));
}

#[test]
fn the_lines_of_a_person_add_up_and_keep_a_punishment_closed_until_asked() {
    let set = &Sets::builtin().unwrap().ip_asn;
    let mut data = implementing(vec![ended(LearningForm::PelatihanTeknis, Some(20), "2025-02-01")]);
    data.periods = table([EvaluationPeriod { year: 2024, ..period(PeriodSpan::Annual) }]);
    data.evaluations = table([Evaluation { stated: Some(Predicate::Baik), ..evaluation(None, None, None) }]);
    data.discipline = table([DisciplineRecord {
        id: Id::from_bits(1),
        person: PERSON,
        level: DisciplineLevel::Moderate,
        from: day("2024-05-01"),
        until: None,
        decree: String::new(),
        note: String::new(),
        changed: Changed::default(),
    }]);
    let basis = ip_asn::basis_of(rules(), &data, PERSON, day(AT)).unwrap();
    // S1 15, technical 22.5, Baik 25, sedang 2.
    assert_eq!(ip_asn::score(rules(), &basis.input).total, Some(Hundredths::new(6450)));
    let said = |open| words(&data, set, &basis, open);
    let points: Vec<String> = said(true).iter().map(|(_, line)| line.points.clone()).collect();
    assert_eq!(points, ["15", "22,5", "0", "25", "2"]);
    let discipline = |open| said(open).pop().unwrap().1;
    assert_eq!(discipline(true).given, "Sedang, sejak 1 Mei 2024");
    assert_eq!((discipline(false).given.as_str(), discipline(false).points.as_str()), ("Terbatas", "–"));
    assert!(said(true)[1].1.rule.contains("1 Januari 2025"), "{:?}", said(true)[1].1);
    assert_eq!(said(true)[3].1.given, "Baik, evaluasi tahunan 2024");
}

fn words(
    data: &Dataset,
    set: &bina_karier::rules::ParameterSet<ip_asn::Rules>,
    basis: &ip_asn::Basis<'_>,
    open: bool,
) -> Vec<(Cause, bina_karier::words::origin::Line)> {
    bina_karier::words::ip_asn::lines(bina_karier::words::lang::Lang::Id, data, set, basis, open)
}

#[test]
fn a_window_longer_than_the_calendar_holds_everything() {
    let mut rules = rules().clone();
    rules.windows.technical_years.pelaksana = 9999;
    let data = implementing(vec![ended(LearningForm::PelatihanTeknis, Some(20), "1999-05-01")]);
    assert!(ip_asn::input_of(&rules, &data, PERSON, day(AT)).unwrap().technical);
}

#[test]
fn a_box_needs_a_performance_and_a_valid_assessment() {
    let rules = &Sets::builtin().unwrap().nine_box.parameters;
    let base = implementing(vec![]);
    let talent = |date: &str, performance, punished: Option<&str>| {
        let mut data = base.clone();
        data.talent = table([TalentAssessment {
            id: Id::from_bits(1),
            person: PERSON,
            date: day(date),
            parts: vec![("assessment".into(), Hundredths::whole(80))],
            source: String::new(),
            changed: Changed::default(),
        }]);
        data.discipline = table(punished.map(|until| DisciplineRecord {
            id: Id::from_bits(1),
            person: PERSON,
            level: DisciplineLevel::Light,
            from: day("2025-01-01"),
            until: Some(day(until)),
            decree: String::new(),
            note: String::new(),
            changed: Changed::default(),
        }));
        let input = Input { performance, ..input(&data) };
        nine_box::talent_of(rules, &data, PERSON, &input, day(AT))
    };
    let good = Performance::Predicate(Predicate::Baik);
    let found = talent("2025-05-01", good, None);
    // (65 × 80 + 15 × 100) / 80 on two of three parts: high potential, meets: 8.
    assert_eq!(found.potential, Some((exact("83.75"), 2)));
    assert_eq!(found.place.map(|place| place.number), Some(8));
    // (65 × 80 + 15 × 75) / 80 = 79.0625 is middle: 5. While it is served, 65 × 80 / 80 = 65.
    assert_eq!(talent("2025-05-01", good, Some("2025-06-30")).place.map(|place| place.number), Some(5));
    assert_eq!(talent("2025-05-01", good, Some("2026-06-30")).potential, Some((exact("65"), 2)));
    assert_eq!(talent("2022-12-30", good, None).place, None);
    assert_eq!(talent("2025-05-01", Performance::Missing, None).place, None);
}
