//! Versions of parameter sets: writing and removing them, and what a closed period keeps.
use bina_karier::analytics::{Effects, Frame, set_change};
use bina_karier::archive::rule_set;
use bina_karier::domain::{
    Confidence, Dataset, EvaluationPeriod, Hundredths, Id, IdSource, PeriodState, Predicate, Problem, ProblemKind,
    Refusal, RuleSet, Stamp,
};
use bina_karier::rules::{
    AnySet, Exact, PINNED, RuleName, Sets, credit, evaluations_with, pin_of, rule_of, unreadable,
};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU64, Ordering};

use super::account::functional_with;
use super::make::*;

/// A stamp whose identifiers no other has.
fn fresh() -> Stamp {
    static NEXT: AtomicU64 = AtomicU64::new(100);
    Stamp { ids: IdSource::new(NEXT.fetch_add(1, Ordering::Relaxed)), ..stamp() }
}

fn builtin(rule: RuleName) -> AnySet {
    Sets::builtin().unwrap().any(rule).unwrap()
}

/// The built-in set with other values, from a day on.
fn own(rule: RuleName, from: &str, values: &[(&str, Value)]) -> AnySet {
    let mut set = builtin(rule);
    set.effective_from = Some(day(from));
    set.source = "Perbup 7/2026".into();
    for (path, value) in values {
        *bina_karier::rules::find_mut(&mut set.parameters, path).unwrap() = value.clone();
    }
    set
}

fn write(data: &mut Dataset, set: &AnySet) -> Id<RuleSet> {
    let diff = data.plan_rule_set(&mut fresh(), set).unwrap();
    data.apply(&diff);
    diff.rule_sets[0].after.as_ref().unwrap().id
}

fn problems(set: &AnySet) -> Vec<(String, ProblemKind)> {
    match Dataset::default().plan_rule_set(&mut fresh(), set) {
        Err(Refusal::Problems(found)) => found.into_iter().map(|Problem { field, what }| (field, what)).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_version_needs_a_first_day_a_name_and_a_source() {
    let mut set = own(RuleName::Gain, "2026-01-01", &[]);
    set.effective_from = None;
    set.label.id = "  ".into();
    set.source = String::new();
    let fields: Vec<String> = problems(&set).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["name", "effective_from", "source"]);
}

#[test]
fn problems_stand_at_the_path_of_their_parameter() {
    let sum = |found: &str, expected: &str| ProblemKind::Sum { found: found.into(), expected: expected.into() };
    let set = own(RuleName::IpAsn, "2026-01-01", &[("competence/pelaksana/technical", json!(21))]);
    assert_eq!(problems(&set), [("competence/pelaksana".to_owned(), sum("38.5", "40"))]);
    let band = |over: &str| json!({ "key": "sedang", "over": over, "to": "80" });
    let gap = own(RuleName::IpAsn, "2026-01-01", &[("categories/sedang", band("71"))]);
    assert_eq!(problems(&gap), [("categories/sedang".to_owned(), ProblemKind::Gap)]);
    let overlap = own(RuleName::IpAsn, "2026-01-01", &[("categories/sedang", band("69"))]);
    assert_eq!(problems(&overlap), [("categories/sedang".to_owned(), ProblemKind::Overlap)]);
}

#[test]
fn points_below_zero_are_refused_in_every_rule() {
    for (rule, path, value) in [
        (RuleName::IpAsn, "qualification/s1", json!(-15)),
        (RuleName::IpAsn, "discipline/severe", json!(-1)),
        (RuleName::Credit, "percent/sangat_kurang", json!("-25")),
        (RuleName::Credit, "levels/mahir/coefficient", json!("-1")),
        (RuleName::NineBox, "predicate_numbers/kurang", json!("-40")),
        (RuleName::NineBox, "integrity/severe", json!("-25")),
        (RuleName::Jp, "forms/seminar/national", json!({ "per_day": -4 })),
        (RuleName::Ikm, "factor", json!("-25")),
        (RuleName::Pp30, "highest", json!("-120")),
        (RuleName::SampleSize, "margin", json!("-0.05")),
    ] {
        let found = problems(&own(rule, "2026-01-01", &[(path, value)]));
        assert!(found.iter().any(|(field, _)| field == path), "{rule:?} {path}: {found:?}");
    }
}

#[test]
fn versions_rise_and_the_same_one_is_not_written_twice() {
    let mut data = Dataset::default();
    let set = own(RuleName::IpAsn, "2026-01-01", &[("qualification/sd", json!(2))]);
    let first = write(&mut data, &set);
    assert_eq!(data.rule_sets.get(first).map(|row| row.version), Some(2));
    assert_eq!(data.plan_rule_set(&mut fresh(), &set), Err(Refusal::Nothing));
    let mut second = set.clone();
    second.note = "Salah ketik diperbaiki".into();
    let diff = data.plan_rule_set(&mut fresh(), &second).unwrap();
    data.apply(&diff);
    assert_eq!(data.rule_sets.iter().map(|row| row.version).max(), Some(3));
    let sets = Sets::on(&data, day("2026-06-01")).unwrap();
    assert_eq!(sets.ip_asn.note, "Salah ketik diperbaiki");
    assert!(unreadable(&data).is_empty());
    data.apply(&diff.reverse());
    assert_eq!(Sets::on(&data, day("2026-06-01")).unwrap().ip_asn.version, 2);
}

#[test]
fn a_conversion_of_another_kind_and_a_longer_list_are_read_as_they_were_written() {
    let mut data = Dataset::default();
    let place = "forms/pelatihan_teknis/national";
    write(&mut data, &own(RuleName::Jp, "2026-01-01", &[(place, json!({ "per_day": 4 }))]));
    assert!(unreadable(&data).is_empty());
    let sets = Sets::on(&data, day("2026-06-01")).unwrap();
    assert_eq!(sets.any(RuleName::Jp).unwrap().value(place).unwrap()["per_day"].to_string().trim_matches('"'), "4");
    let back = write(&mut data, &own(RuleName::Jp, "2026-02-01", &[("forms/seminar/national", json!("actual"))]));
    assert_eq!(Sets::on(&data, day("2026-06-01")).unwrap().jp.version, data.rule_sets.get(back).unwrap().version);
}

#[test]
fn what_was_right_before_can_be_written_again_for_the_same_day() {
    let mut data = Dataset::default();
    let percent = |value: &str| own(RuleName::Credit, "2026-01-01", &[("percent/baik", json!(value))]);
    write(&mut data, &percent("85"));
    write(&mut data, &percent("90"));
    assert_eq!(data.plan_rule_set(&mut fresh(), &percent("90")), Err(Refusal::Nothing));
    write(&mut data, &percent("85"));
    let rules = Sets::on(&data, day("2026-06-01")).unwrap().credit;
    assert_eq!((rules.version, rules.parameters.percent[&Predicate::Baik].to_string()), (4, "85".into()));
}

#[test]
fn taking_back_the_closing_of_one_period_leaves_what_another_keeps() {
    let mut data = functional_with(None, &[(2024, Predicate::Baik), (2025, Predicate::Baik)]);
    let periods: Vec<EvaluationPeriod> = data.periods.iter().cloned().collect();
    let first = data.plan_close_period(&mut fresh(), periods[0].id).unwrap();
    data.apply(&first);
    data.apply(&data.plan_close_period(&mut fresh(), periods[1].id).unwrap());
    data.apply(&first.reverse());
    assert!(pin_of(&data, &periods[0]).is_none());
    assert!(pin_of(&data, &periods[1]).is_some());
}

#[test]
fn what_the_agency_sets_itself_is_as_sure_as_it_says() {
    let mut data = Dataset::default();
    let mut set = own(RuleName::NineBox, "2026-01-01", &[("cuts/potential/high", json!("85"))]);
    set.confidence = Confidence::A;
    write(&mut data, &set);
    let sets = Sets::on(&data, day("2026-06-01")).unwrap();
    assert_eq!(sets.nine_box.confidence_of("cuts/potential/high"), Confidence::A);
    assert_eq!(sets.nine_box.confidence_of("by_predicate"), Confidence::D, "left as it was");
}

/// An Ahli Pertama with predicate Baik in 2025.
fn rated() -> Dataset {
    functional_with(None, &[(2025, Predicate::Baik)])
}

fn annual(data: &Dataset) -> EvaluationPeriod {
    data.periods.iter().next().unwrap().clone()
}

fn points_of_2025(data: &Dataset) -> Exact {
    let rules = Sets::on(data, day("2026-06-01")).unwrap().credit.parameters;
    let account = credit::account_of(&rules, data, PERSON, day("2026-06-01")).unwrap();
    Exact(account.years.iter().find(|year| year.year == 2025).unwrap().points)
}

#[test]
fn a_closed_period_keeps_its_numbers_whatever_is_written_later() {
    let higher = own(RuleName::Credit, "2025-01-01", &[("percent/baik", json!("110"))]);
    let points = own(RuleName::IpAsn, "2025-01-01", &[("qualification/sd", json!(2))]);
    let open = {
        let mut data = rated();
        write(&mut data, &higher);
        points_of_2025(&data).to_string()
    };
    assert_eq!(open, "13.75", "an open period follows");
    let mut data = rated();
    assert_eq!(points_of_2025(&data).to_string(), "12.5");
    let period = annual(&data);
    data.apply(&data.plan_close_period(&mut fresh(), period.id).unwrap());
    write(&mut data, &higher);
    data.apply(&data.plan_rule_set(&mut fresh(), &points).unwrap());
    assert_eq!(points_of_2025(&data).to_string(), "12.5");
    let kept = |data: &Dataset| {
        let sets = Sets::of_period(data, &annual(data)).unwrap();
        (sets.credit.version, sets.ip_asn.version)
    };
    assert_eq!(kept(&data), (1, 1));
    assert_eq!(Sets::on(&data, day("2025-12-31")).unwrap().ip_asn.version, 1, "an index as of a day in that year too");
    assert_eq!(Sets::on(&data, day("2026-01-01")).unwrap().ip_asn.version, 2);
    // Opened again, and closed again: the same.
    data.apply(&data.plan_reopen_period(&stamp(), period.id, "Koreksi").unwrap());
    assert_eq!(points_of_2025(&data).to_string(), "12.5");
    let before = pin_of(&data, &annual(&data)).unwrap().id;
    data.apply(&data.plan_close_period(&mut fresh(), period.id).unwrap());
    assert_eq!(annual(&data).state, PeriodState::Closed);
    assert_eq!(pin_of(&data, &annual(&data)).unwrap().id, before);
    assert_eq!(points_of_2025(&data).to_string(), "12.5");
}

#[test]
fn the_pin_is_that_of_the_last_day_of_the_period_and_not_of_the_day_it_is_closed() {
    let mut data = rated();
    write(&mut data, &own(RuleName::Credit, "2026-01-01", &[("percent/baik", json!("110"))]));
    let period = annual(&data);
    data.apply(&data.plan_close_period(&mut fresh(), period.id).unwrap());
    assert_eq!(points_of_2025(&data).to_string(), "12.5");
    let row = pin_of(&data, &period).unwrap();
    assert_eq!(rule_of(row), None);
    assert_eq!(row.parameters.len(), 9 + PINNED.len());
}

#[test]
fn a_version_that_a_closed_period_keeps_is_not_removed_and_another_is() {
    let mut data = rated();
    let used = write(&mut data, &own(RuleName::Credit, "2025-01-01", &[("percent/baik", json!("110"))]));
    let period = annual(&data);
    data.apply(&data.plan_close_period(&mut fresh(), period.id).unwrap());
    assert_eq!(points_of_2025(&data).to_string(), "13.75");
    assert_eq!(evaluations_with(&data, data.rule_sets.get(used).unwrap()), 1);
    assert!(matches!(data.plan_remove_rule_set(used), Err(Refusal::InUse { rows: 1, .. })));
    let carried = pin_of(&data, &period).unwrap().id;
    assert!(matches!(data.plan_remove_rule_set(carried), Err(Refusal::InUse { .. })));
    let diff = data.plan_rule_set(&mut fresh(), &own(RuleName::Jp, "2027-01-01", &[])).unwrap();
    data.apply(&diff);
    let id = diff.rule_sets[0].after.as_ref().unwrap().id;
    let removed = data.plan_remove_rule_set(id).unwrap();
    data.apply(&removed);
    assert!(data.rule_sets.get(id).is_none());
    assert_eq!(data.plan_remove_rule_set(id), Err(Refusal::Gone(bina_karier::domain::Kind::RuleSet)));
}

fn row(set: &AnySet) -> RuleSet {
    bina_karier::rules::to_row(set, Id::from_bits(900)).unwrap()
}

#[test]
fn the_preview_says_who_moves_and_leaves_closed_years_alone() {
    let mut data = functional_with(Some((10, "2024-12-31", "2024-01-01")), &[(2025, Predicate::Baik)]);
    let today = day("2026-06-01");
    let higher = row(&own(RuleName::Credit, "2025-01-01", &[("percent/baik", json!("110"))]));
    let effects = |data: &Dataset, row: &RuleSet| set_change(&Frame::of(data, today, None), row, today);
    let Effects::Credit { counted, moved } = effects(&data, &higher) else { panic!("not credit") };
    assert_eq!((counted, moved.len()), (1, 1));
    assert_eq!((moved[0].before, moved[0].after), (Some(Hundredths::new(2250)), Some(Hundredths::new(2375))));
    let period = annual(&data);
    data.apply(&data.plan_close_period(&mut fresh(), period.id).unwrap());
    let Effects::Credit { moved, .. } = effects(&data, &higher) else { panic!("not credit") };
    assert!(moved.is_empty());
    assert_eq!(effects(&data, &row(&own(RuleName::Ikm, "2026-01-01", &[]))), Effects::OnlyCalculators);
    let index = row(&own(RuleName::IpAsn, "2026-01-01", &[("qualification/sd", json!(2))]));
    assert!(matches!(effects(&data, &index), Effects::Index { .. }));
}

#[test]
fn a_file_gives_the_same_set_and_is_refused_with_the_place() {
    let set = own(RuleName::IpAsn, "2026-01-01", &[("qualification/sd", json!(2))]);
    let bytes = rule_set::write(&set).unwrap();
    assert_eq!(rule_set::read(&bytes).unwrap(), set);
    let text = String::from_utf8(bytes).unwrap();
    let said = |text: &str| {
        let refused = rule_set::read(text.as_bytes()).unwrap_err();
        refused.said(bina_karier::words::lang::Lang::Id).join(" ")
    };
    assert!(said(&text.replace("\"sd\": 2", "\"sd\": 3")).contains("jumlah periksa"));
    assert!(said(&text[..text.len() / 2]).contains("baris"));
    assert!(said("{}").contains("bukan berkas set aturan"));
    assert!(said(&text.replace("\"version\": 1,\n  \"set\"", "\"version\": 9,\n  \"set\"")).contains("versi 9"));
    let sealed = |set: &AnySet| said(std::str::from_utf8(&rule_set::write(set).unwrap()).unwrap());
    let unbalanced = own(RuleName::IpAsn, "2026-01-01", &[("competence/pelaksana/technical", json!(21))]);
    assert!(sealed(&unbalanced).contains("Kompetensi › Pelaksana: jumlahnya"), "{}", sealed(&unbalanced));
    let odd = own(RuleName::IpAsn, "2026-01-01", &[("windows/seminar_years", json!("dua"))]);
    assert!(sealed(&odd).contains("Seminar dan sejenisnya"), "{}", sealed(&odd));
    let mut short = set.clone();
    short.parameters.as_object_mut().unwrap().remove("categories");
    assert!(sealed(&short).contains("Kategori indeks"), "{}", sealed(&short));
}
