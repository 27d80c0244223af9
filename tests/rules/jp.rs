//! JP: what one record gives, and that an activity gives once.
use bina_karier::domain::*;
use bina_karier::rules::jp::*;

use super::make::*;

fn jp(record: &LearningRecord) -> Option<i64> {
    credited(&Tables::builtin(), record).jp.map(|jp| jp.raw() / 100)
}

#[test]
fn printed_jp_wins_and_the_table_serves_where_none_is_printed() {
    let mut seminar = learning(1, LearningForm::Seminar, Some(7));
    seminar.days = Some(3);
    assert_eq!(jp(&seminar), Some(7));
    seminar.actual_jp = None;
    assert_eq!(jp(&seminar), Some(12));
    seminar.scope = LearningScope::International;
    assert_eq!(jp(&seminar), Some(18));
    seminar.days = None;
    assert_eq!(
        credited(&Tables::builtin(), &seminar).reason,
        CreditReason::CountMissing(Conversion::PerDay(Hundredths::whole(6)))
    );
    assert_eq!(jp(&seminar), None);
}

#[test]
fn an_agencys_table_holds_for_what_ends_in_its_time() {
    let own = |id: u128, from: &str, form: &str, given: &str| RuleSet {
        id: Id::from_bits(id),
        name: "Konversi daerah".into(),
        version: 1,
        effective_from: Some(day(from)),
        source: "Perbup".into(),
        confidence: Confidence::B,
        parameters: vec![("rule".into(), "jp".into()), (format!("forms/{form}/national"), given.into())],
        changed: Changed::default(),
    };
    let later = own(2, "2025-10-01", "workshop", r#"{"per_day":10}"#);
    let broken = own(3, "2025-08-01", "seminar", r#"{"per_day":-1}"#);
    let data = Dataset {
        rule_sets: table([own(1, "2025-07-01", "seminar", r#"{"per_day":3}"#), later, broken]),
        ..Dataset::default()
    };
    let tables = Tables::of(&data);
    let given = |end: &str| {
        let days = LearningRecord { days: Some(2), ..learning(1, LearningForm::Seminar, None) };
        credited(&tables, &LearningRecord { end: day(end), ..days }).jp.map(|jp| jp.raw() / 100)
    };
    assert_eq!((given("2025-06-30"), given("2025-07-01")), (Some(8), Some(6)));
    assert_eq!(given("2025-09-30"), Some(6), "a row that does not fit its rule changes nothing");
    assert_eq!(given("2025-10-01"), Some(8), "a later row lies over the built-in table alone");
    let printed = learning(1, LearningForm::Seminar, Some(7));
    assert_eq!(credited(&tables, &printed).jp, Some(Hundredths::whole(7)), "printed JP wins over every table");
}

#[test]
fn a_ceiling_or_a_factor_without_printed_jp_is_not_computable() {
    let ceiling = |each| CreditReason::ActualMissing(Conversion::AtMostPerDay(Hundredths::whole(each)));
    for (form, reason) in [
        (LearningForm::ELearning, ceiling(3)),
        (LearningForm::BelajarMandiri, ceiling(2)),
        (LearningForm::Bimtek, CreditReason::NoActual),
        (LearningForm::Lainnya, CreditReason::NoActual),
    ] {
        let mut record = learning(1, form, None);
        record.days = Some(4);
        assert_eq!((jp(&record), credited(&Tables::builtin(), &record).reason), (None, reason), "{form:?}");
    }
}

#[test]
fn coaching_counts_at_most_twice_a_month() {
    let mut coaching = learning(1, LearningForm::Coaching, None);
    coaching.times = Some(7);
    assert_eq!(jp(&coaching), Some(4));
    coaching.start = Some(day("2025-04-20"));
    assert_eq!(jp(&coaching), Some(8));
    coaching.times = Some(3);
    assert_eq!(jp(&coaching), Some(6));
}

#[test]
fn what_was_not_passed_or_rejected_gives_zero_with_the_reason() {
    let mut record = learning(1, LearningForm::Bimtek, Some(30));
    record.evidence = Evidence::Rejected;
    assert_eq!((jp(&record), credited(&Tables::builtin(), &record).reason), (Some(0), CreditReason::Rejected));
    record.source = LearningSource::Event(EVENT);
    assert_eq!(credited(&Tables::builtin(), &record).reason, CreditReason::NotPassed);
}

#[test]
fn the_same_certificate_or_event_is_credited_once_by_the_better_evidence() {
    let mut awaiting = learning(1, LearningForm::Bimtek, Some(30));
    awaiting.certificate = "800/12".into();
    awaiting.evidence = Evidence::Awaiting;
    let mut verified = learning(2, LearningForm::Bimtek, Some(30));
    verified.certificate = " 800/12 ".into();
    verified.source = LearningSource::Event(EVENT);
    let mut again = learning(3, LearningForm::Bimtek, Some(30));
    again.source = LearningSource::Event(EVENT);
    let other = learning(4, LearningForm::Bimtek, Some(5));
    let records = [&awaiting, &verified, &again, &other];
    let doubles = doubles(&Tables::builtin(), records);
    assert_eq!(doubles.into_iter().collect::<Vec<_>>(), [(awaiting.id, verified.id), (again.id, verified.id)]);
    let card = card(&Tables::builtin(), &records, 2025, JpTarget::Minimum(Hundredths::whole(40)));
    assert_eq!((card.verified, card.awaiting), (Hundredths::whole(35), Hundredths::ZERO));
    assert_eq!(card.missing, Some(Hundredths::whole(5)));
    assert_eq!(card.lines.len(), 4);
}

#[test]
fn the_year_is_that_of_the_finishing_date_and_states_stand_apart() {
    let mut over_new_year = learning(1, LearningForm::Bimtek, Some(10));
    over_new_year.start = Some(day("2024-12-20"));
    over_new_year.end = day("2025-01-10");
    let mut awaiting = learning(2, LearningForm::Bimtek, Some(8));
    awaiting.evidence = Evidence::Awaiting;
    let mut registered = learning(3, LearningForm::Bimtek, Some(6));
    registered.evidence = Evidence::Registered;
    let unknown = learning(4, LearningForm::Bimtek, None);
    let records = [&over_new_year, &awaiting, &registered, &unknown];
    let year = card(&Tables::builtin(), &records, 2025, JpTarget::None);
    let sums = [year.verified, year.awaiting, year.registered].map(|jp| jp.raw() / 100);
    assert_eq!((sums, year.not_computable, year.missing), ([10, 8, 6], 1, None));
    assert_eq!((year.forecast(), year.missing_by_forecast()), (Hundredths::whole(24), None));
    let asked = card(&Tables::builtin(), &records, 2025, JpTarget::Minimum(Hundredths::whole(30)));
    assert_eq!([asked.missing, asked.missing_by_forecast()], [20, 6].map(|jp| Some(Hundredths::whole(jp))));
    let long = learning(5, LearningForm::Bimtek, Some(15));
    let above = |status, records: &[&LearningRecord]| {
        card(&Tables::builtin(), records, 2025, JpTarget::None).is_above_ceiling(status)
    };
    // 10 and 15 are above the ceiling of 24, which is one of PPPK only.
    assert!(above(Status::Pppk, &[&over_new_year, &long]) && !above(Status::Pns, &[&over_new_year, &long]));
    assert!(!above(Status::Pppk, &[&over_new_year]));
    assert_eq!(card(&Tables::builtin(), &records, 2024, JpTarget::None).lines.len(), 0);
}

#[test]
fn only_pns_have_a_minimum() {
    let minimum = Hundredths::whole(20);
    assert_eq!(target(Status::Pns, minimum, Some(minimum)), JpTarget::Minimum(minimum));
    assert_eq!(target(Status::Pppk, minimum, None), JpTarget::None);
    assert_eq!(target(Status::PppkPartTime, minimum, Some(minimum)), JpTarget::Agency(minimum));
}

#[test]
fn a_card_by_form_adds_up_to_the_card_and_lists_what_gives_nothing_apart() {
    let record = |id: u128, form, jp, evidence| LearningRecord { evidence, ..learning(id, form, jp) };
    let rows = [
        record(1, LearningForm::Bimtek, Some(12), Evidence::Verified),
        record(2, LearningForm::Bimtek, Some(8), Evidence::Awaiting),
        record(3, LearningForm::PelatihanTeknis, Some(30), Evidence::Registered),
        record(4, LearningForm::Bimtek, None, Evidence::Verified),
        record(5, LearningForm::Seminar, Some(6), Evidence::Rejected),
    ];
    let rows: Vec<&LearningRecord> = rows.iter().collect();
    let card = card(&Tables::builtin(), &rows, rows[0].end.year(), JpTarget::Minimum(Hundredths::whole(20)));
    let forms = card.forms();
    let whole = |jp: i32| Hundredths::whole(jp);
    let said: Vec<_> = forms.iter().map(|sum| (sum.form, sum.verified, sum.awaiting, sum.registered)).collect();
    assert_eq!(
        said,
        [
            (LearningForm::PelatihanTeknis, whole(0), whole(0), whole(30)),
            (LearningForm::Bimtek, whole(12), whole(8), whole(0)),
        ]
    );
    assert_eq!((forms[1].records, forms[1].not_computable), (3, 1));
    let all = forms.iter().fold(Hundredths::ZERO, |sum, form| sum.plus(form.verified));
    assert_eq!((all, card.forecast()), (card.verified, whole(50)));
    assert_eq!(card.nothing().map(|line| line.record.id.bits()).collect::<Vec<_>>(), [5]);
}
