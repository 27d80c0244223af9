//! Ratings of many people at once, results of organisations, and the pattern they lead to.
use bina_karier::analytics::{Fit, distribution, distributions, period_entries};
use bina_karier::domain::*;
use bina_karier::rules::{Bound, InUse, Rated, Sets, distribution::Rules};

use Rating::{Above, Below, Meets};

use super::make::*;

const OFFICE: Id<Unit> = Id::from_bits(60);
const DIVISION: Id<Unit> = Id::from_bits(61);

fn unit(id: Id<Unit>, parent: Option<Id<Unit>>) -> Unit {
    Unit {
        id,
        code: String::new(),
        name: format!("Unit {}", id.bits()),
        kind: UnitKind::Office,
        parent,
        head: None,
        location: String::new(),
        distance: None,
        closed: false,
        changed: Changed::default(),
    }
}

fn in_unit(id: u128, unit: Id<Unit>) -> Person {
    let post = Post { unit, position: None, extra_duty: String::new(), superior: None };
    Person { posts: vec![Dated { from: Some(day("2020-01-01")), value: post }], ..person(Id::from_bits(id)) }
}

/// Twelve people: 11 to 20 in the office, 21 and 22 in its division; 11 has details, 12 is rated, 13 has only a predicate.
fn office() -> Dataset {
    let people = (11..=22).map(|id| in_unit(id, if id > 20 { DIVISION } else { OFFICE }));
    let evaluated =
        |id: u128, row: Evaluation| Evaluation { id: Id::from_bits(500 + id), person: Id::from_bits(id), ..row };
    Dataset {
        people: table(people),
        units: table([unit(OFFICE, None), unit(DIVISION, Some(OFFICE))]),
        periods: table([period(PeriodSpan::Quarter(1))]),
        evaluations: table([
            evaluated(11, evaluation(Some(Meets), Some(Meets), Some(EvaluationDetail::default()))),
            evaluated(12, evaluation(Some(Meets), Some(Meets), None)),
            evaluated(
                13,
                Evaluation {
                    stated: Some(Predicate::Baik),
                    source: EvaluationSource::EKinerja,
                    ..evaluation(None, None, None)
                },
            ),
        ]),
        ..Dataset::default()
    }
}

fn rated(id: u128, result: Rating, behaviour: Rating) -> Rated {
    Rated { person: Id::from_bits(id), result, behaviour }
}

fn ratings(data: &Dataset) -> Vec<(u128, Option<Rating>, Option<Rating>)> {
    let mut rows: Vec<_> = data.evaluations.iter().map(|row| (row.person.bits(), row.result, row.behaviour)).collect();
    rows.sort();
    rows
}

#[test]
fn many_ratings_are_one_change_that_adds_and_edits_and_can_be_undone() {
    let mut data = office();
    let before = data.clone();
    let sheet = [rated(12, Above, Above), rated(13, Below, Meets), rated(14, Meets, Above), rated(14, Meets, Meets)];
    let diff = data.plan_ratings(&mut stamp(), PERIOD, &sheet).unwrap();
    assert_eq!(diff.counts(), [(Kind::Evaluation, 3)]);
    assert_eq!(data.fits(&diff), Ok(()));
    data.apply(&diff);
    let (both, meets) = (|a, b| (Some(a), Some(b)), Some(Meets));
    let written: Vec<_> = ratings(&data).into_iter().map(|(_, result, behaviour)| (result, behaviour)).collect();
    assert_eq!(written, [(meets, meets), both(Above, Above), both(Below, Meets), (meets, meets)]);
    let taken_over = data.evaluations.iter().find(|row| row.person.bits() == 13).unwrap();
    assert_eq!((taken_over.source, taken_over.stated), (EvaluationSource::EKinerja, Some(Predicate::Baik)));
    data.apply(&diff.reverse());
    assert_eq!(ratings(&data), ratings(&before));
}

#[test]
fn a_row_that_stays_as_it_is_changes_nothing() {
    let data = office();
    let same = rated(12, Meets, Meets);
    assert_eq!(data.plan_ratings(&mut stamp(), PERIOD, &[same]), Err(Refusal::Nothing));
    assert_eq!(data.plan_ratings(&mut stamp(), PERIOD, &[]), Err(Refusal::Nothing));
    let diff = data.plan_ratings(&mut stamp(), PERIOD, &[same, rated(15, Meets, Meets)]).unwrap();
    assert_eq!(diff.counts(), [(Kind::Evaluation, 1)]);
}

#[test]
fn a_sheet_is_refused_where_its_ratings_cannot_stand() {
    let data = office();
    let plan = |data: &Dataset, one: Rated| data.plan_ratings(&mut stamp(), PERIOD, &[rated(14, Meets, Meets), one]);
    assert_eq!(plan(&data, rated(11, Above, Above)), Err(Refusal::HasDetails(Id::from_bits(11))));
    assert_eq!(plan(&data, rated(99, Above, Above)), Err(Refusal::Gone(Kind::Person)));

    let retired = |person: &Person| Person {
        standing: vec![Dated { from: Some(day("2025-02-01")), value: Standing::Retired }],
        ..person.clone()
    };
    let people = data.people.iter().map(|person| if person.id.bits() == 15 { retired(person) } else { person.clone() });
    let left = Dataset { people: table(people.collect::<Vec<_>>()), ..data.clone() };
    assert_eq!(plan(&left, rated(15, Meets, Meets)), Err(Refusal::NotInService(Id::from_bits(15))));

    let closed = EvaluationPeriod { state: PeriodState::Closed, ..period(PeriodSpan::Quarter(1)) };
    let closed = Dataset { periods: table([closed]), ..data.clone() };
    assert_eq!(plan(&closed, rated(15, Meets, Meets)), Err(Refusal::PeriodClosed));
    let gone = data.plan_ratings(&mut stamp(), Id::from_bits(1), &[]);
    assert_eq!(gone, Err(Refusal::Gone(Kind::Period)));
}

#[test]
fn a_result_of_an_organisation_is_set_changed_and_taken_away() {
    let mut data = office();
    let set = |data: &Dataset, predicate, by: &str| data.plan_unit_result(&mut stamp(), OFFICE, PERIOD, predicate, by);
    let diff = set(&data, UnitPredicate::Baik, " Bupati ").unwrap();
    data.apply(&diff);
    let row = data.unit_result(OFFICE, PERIOD).unwrap();
    assert_eq!((row.predicate, row.set_by.as_str()), (UnitPredicate::Baik, "Bupati"));
    assert_eq!(set(&data, UnitPredicate::Baik, "Bupati"), Err(Refusal::Nothing));
    assert!(matches!(set(&data, UnitPredicate::Kurang, "  "), Err(Refusal::Problems(_))));
    data.apply(&set(&data, UnitPredicate::Istimewa, "Sekda").unwrap());
    assert_eq!(data.unit_evaluations.len(), 1);
    let closed = EvaluationPeriod { state: PeriodState::Closed, ..period(PeriodSpan::Quarter(1)) };
    let closed = Dataset { periods: table([closed]), ..data.clone() };
    assert_eq!(set(&closed, UnitPredicate::Baik, "Bupati"), Err(Refusal::PeriodClosed));
    assert_eq!(closed.plan_clear_unit_result(OFFICE, PERIOD), Err(Refusal::PeriodClosed));
    data.apply(&data.plan_clear_unit_result(OFFICE, PERIOD).unwrap());
    assert!(data.unit_evaluations.is_empty());
    assert_eq!(data.plan_clear_unit_result(OFFICE, PERIOD), Err(Refusal::Gone(Kind::UnitEvaluation)));
    let nowhere = data.plan_unit_result(&mut stamp(), Id::from_bits(1), PERIOD, UnitPredicate::Baik, "Bupati");
    assert_eq!(nowhere, Err(Refusal::Gone(Kind::Unit)));
}

#[test]
fn patterns_are_those_of_the_circular() {
    // People by predicate, lowest first.
    let rules = &Sets::builtin().unwrap().distribution.parameters;
    let kept = |result, counts: [usize; 5]| rules.pattern(result).iter().all(|line| line.holds(&counts));
    assert!(kept(UnitPredicate::Istimewa, [0, 0, 0, 3, 7]) && !kept(UnitPredicate::Istimewa, [0, 0, 0, 2, 8]));
    assert!(!kept(UnitPredicate::Istimewa, [0, 0, 0, 5, 5]), "the majority");
    assert!(kept(UnitPredicate::Baik, [0, 0, 1, 7, 2]) && !kept(UnitPredicate::Baik, [0, 0, 0, 7, 3]));
    assert!(!kept(UnitPredicate::Baik, [0, 0, 1, 8, 1]));
    assert!(
        kept(UnitPredicate::ButuhPerbaikan, [0, 0, 6, 3, 1]) && !kept(UnitPredicate::ButuhPerbaikan, [0, 0, 6, 2, 2])
    );
    assert!(kept(UnitPredicate::Kurang, [0, 6, 1, 2, 1]) && !kept(UnitPredicate::Kurang, [0, 6, 0, 3, 1]));
    assert!(kept(UnitPredicate::SangatKurang, [6, 1, 0, 3, 0]) && !kept(UnitPredicate::SangatKurang, [6, 1, 0, 2, 1]));
}

#[test]
fn a_unit_is_compared_without_its_head_and_only_from_ten_people_on() {
    let mut data = office();
    let headed = Unit { head: Some(Id::from_bits(22)), ..unit(OFFICE, None) };
    data.units = table([headed.clone(), unit(DIVISION, Some(OFFICE))]);
    let all: Vec<_> = (12..=22).map(|id| rated(id, Meets, Meets)).collect();
    data.apply(&data.plan_ratings(&mut stamp(), PERIOD, &all[..9]).unwrap());
    let period = period(PeriodSpan::Quarter(1));
    let found = |data: &Dataset, unit: &Unit| distribution(data, &period, unit, &period_entries(data, &period));
    let fit = |data: &Dataset| found(data, &headed).fit(&InUse::<Rules>::of(data).on(period.end).unwrap().parameters);
    assert_eq!(fit(&data), Fit::NoResult);
    data.apply(&data.plan_unit_result(&mut stamp(), OFFICE, PERIOD, UnitPredicate::Baik, "Bupati").unwrap());
    let few = found(&data, &headed);
    assert_eq!((few.counts(), few.rated(), few.left.len(), few.without_head), ([0, 0, 0, 10, 0], 10, 1, true));
    let Fit::Differs(lines) = fit(&data) else { panic!("{:?}", fit(&data)) };
    let bounds: Vec<_> = lines.iter().map(|line| line.bound).collect();
    assert_eq!(bounds, [Bound::AtMost(70), Bound::Some]);
    data.apply(&data.remove(Id::<Evaluation>::from_bits(512)));
    assert_eq!(fit(&data), Fit::TooFew);
    // An agency that compares from five people on, with sets from a day: only those in use when the period ends.
    let fewest = |id, from: Day, fewest: &str| RuleSet {
        id: Id::from_bits(id),
        name: "Aturan daerah".into(),
        version: 1,
        effective_from: Some(from),
        source: "Perbup".into(),
        confidence: Confidence::B,
        parameters: vec![("rule".into(), "distribution".into()), ("fewest_compared".into(), fewest.into())],
        changed: Changed::default(),
    };
    data.rule_sets = table([fewest(1, period.end.plus(1), "5")]);
    assert_eq!(fit(&data), Fit::TooFew);
    data.rule_sets = table([fewest(1, period.end, "5"), fewest(2, period.end.plus(1), "50")]);
    assert!(matches!(fit(&data), Fit::Differs(_)));
    let division = found(&data, data.units.get(DIVISION).unwrap());
    assert_eq!((division.expected.len(), division.result, division.without_head), (2, None, false));
    let offices = distributions(&data, &period, &period_entries(&data, &period));
    assert_eq!(offices, [found(&data, &headed)]);
}
