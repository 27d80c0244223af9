//! Every built-in set reads and holds together; an agency's row lies over it.
use super::*;
use crate::domain::{Changed, Id};
use crate::rules::Exact;

fn builtin() -> &'static Sets {
    Sets::builtin().unwrap()
}

#[test]
fn every_file_reads_and_validates() {
    let sets = builtin();
    for (label, source) in [
        (&sets.ip_asn.label, &sets.ip_asn.source),
        (&sets.pp30.label, &sets.pp30.source),
        (&sets.distribution.label, &sets.distribution.source),
        (&sets.credit.label, &sets.credit.source),
        (&sets.jp.label, &sets.jp.source),
        (&sets.nine_box.label, &sets.nine_box.source),
        (&sets.gain.label, &sets.gain.source),
        (&sets.ikm.label, &sets.ikm.source),
        (&sets.sample_size.label, &sets.sample_size.source),
    ] {
        assert!(!label.id.is_empty() && !label.en.is_empty() && !source.is_empty());
    }
}

#[test]
fn a_set_that_does_not_add_up_is_refused_with_the_place() {
    let json = include_str!("ip_asn.json");
    let problems = |from: &str, to: &str| {
        assert!(json.contains(from));
        match read_set::<ip_asn::Rules>(&json.replacen(from, to, 1)) {
            Err(SetError::Problems(problems)) => problems,
            other => panic!("{other:?}"),
        }
    };
    let (found, expected) = ("38.5".to_owned(), "40".to_owned());
    let sum = SetProblem::Sum { parameter: "competence/pelaksana".into(), found, expected };
    assert_eq!(problems("\"technical\": 22.5", "\"technical\": 21"), [sum]);
    let flaw = BandFlaw::Gap { at: 2 };
    let bands = SetProblem::Bands { parameter: "categories".into(), flaw };
    assert_eq!(problems("\"key\": \"sedang\", \"over\": \"70\"", "\"key\": \"sedang\", \"over\": \"71\""), [bands]);
    let other = json.replacen("\"rule\": \"ip_asn\"", "\"rule\": \"jp\"", 1);
    assert!(matches!(read_set::<ip_asn::Rules>(&other), Err(SetError::OtherRule(RuleName::Jp))));
    let unknown = json.replacen("\"technical_jp\"", "\"technical_hours\"", 1);
    assert!(matches!(read_set::<ip_asn::Rules>(&unknown), Err(SetError::Form(_))));
}

#[test]
fn a_parameter_is_as_sure_as_its_nearest_mark() {
    let set = &builtin().ip_asn;
    assert_eq!(set.confidence_of("qualification"), Confidence::A);
    assert_eq!(set.confidence_of("windows/seminar_years"), Confidence::B);
    assert_eq!(set.confidence_of("windows/technical_years/functional"), Confidence::D);
    assert_eq!(builtin().nine_box.confidence_of("cuts/potential"), Confidence::D);
}

#[test]
fn every_set_comes_back_from_the_row_of_an_agency() {
    let mut sets = builtin().clone();
    let rows = [
        to_row(&sets.ip_asn, Id::from_bits(1)),
        to_row(&sets.pp30, Id::from_bits(2)),
        to_row(&sets.distribution, Id::from_bits(3)),
        to_row(&sets.credit, Id::from_bits(4)),
        to_row(&sets.jp, Id::from_bits(5)),
        to_row(&sets.nine_box, Id::from_bits(6)),
        to_row(&sets.gain, Id::from_bits(7)),
        to_row(&sets.ikm, Id::from_bits(8)),
        to_row(&sets.sample_size, Id::from_bits(9)),
    ];
    for row in rows {
        sets.lay(&row.unwrap()).unwrap();
    }
    assert_eq!(sets.ip_asn.parameters, builtin().ip_asn.parameters);
    assert_eq!(sets.pp30.parameters, builtin().pp30.parameters);
    assert_eq!(sets.distribution.parameters, builtin().distribution.parameters);
    assert_eq!(sets.credit.parameters, builtin().credit.parameters);
    assert_eq!(sets.jp.parameters, builtin().jp.parameters);
    assert_eq!(sets.nine_box.parameters, builtin().nine_box.parameters);
    assert_eq!(sets.gain.parameters, builtin().gain.parameters);
    assert_eq!(sets.ikm.parameters, builtin().ikm.parameters);
    assert_eq!(sets.sample_size.parameters, builtin().sample_size.parameters);
}

fn row(id: u128, from: &str, parameters: &[(&str, &str)]) -> RuleSet {
    RuleSet {
        id: Id::from_bits(id),
        name: "Aturan daerah".into(),
        version: 2,
        effective_from: Day::parse(from),
        source: "Perbup".into(),
        confidence: Confidence::C,
        parameters: parameters.iter().map(|(key, value)| ((*key).into(), (*value).into())).collect(),
        changed: Changed::default(),
    }
}

#[test]
fn the_latest_row_in_use_on_the_day_holds() {
    let cut = |id, from, high| row(id, from, &[("rule", "nine_box"), ("cuts/potential/high", high)]);
    let mut data = Dataset::default();
    let other = row(4, "2027-01-01", &[("rule", "nine_box"), ("cuts/potential/middle", "70")]);
    let rows = vec![cut(1, "2025-01-01", "\"85\""), cut(2, "2026-01-01", "90"), cut(3, "2025-06-01", "\"5\""), other];
    data.rule_sets = crate::domain::Table::from_rows(rows).unwrap();
    let high = |day: &str| {
        let sets = Sets::on(&data, Day::parse(day).unwrap()).unwrap();
        (sets.nine_box.parameters.cuts.potential.high.to_string(), sets.nine_box.version)
    };
    assert_eq!(high("2024-12-31"), ("80".into(), 1));
    assert_eq!(high("2025-01-01"), ("85".into(), 2));
    // The row of June puts high below middle: it is refused, and told.
    assert_eq!(high("2025-12-31"), ("85".into(), 2));
    assert_eq!(high("2026-01-01"), ("90".into(), 2));
    assert_eq!(high("2027-01-01"), ("80".into(), 2), "over the built-in set, not over the row before");
    let refused = unreadable(&data);
    assert!(matches!(&refused[..], [(id, SetError::Problems(_))] if *id == Id::from_bits(3)), "{refused:?}");
}

#[test]
fn numbers_of_the_files_are_those_of_the_tables() {
    let exact = |text: &str| text.parse::<Exact>().unwrap();
    assert_eq!(builtin().ikm.parameters.weights.get("exact"), Some(&exact("1/9")));
    assert_eq!(builtin().sample_size.parameters.chi_squared, exact("3.841"));
}
