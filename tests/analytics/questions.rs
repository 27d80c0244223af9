//! Guards, edges and small cases of the questions.
use bina_karier::{analytics::*, domain::*};

use super::town::{data, frame, today};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn person_with(standing: Vec<(Option<&str>, Standing)>) -> Person {
    let mut person = data().people.iter().next().unwrap().clone();
    person.posts.iter_mut().for_each(|post| post.from = None);
    person.standing = standing.into_iter().map(|(from, value)| Dated { from: from.map(day), value }).collect();
    person
}

#[test]
fn only_who_is_active_all_year_is_in_the_main_line() {
    use Standing::*;
    let cases = [
        (vec![], Service::Full),
        (vec![(None, Active)], Service::Full),
        (vec![(Some("2024-03-01"), Active)], Service::Part),
        (vec![(Some("2023-03-01"), Active)], Service::Full),
        (vec![(Some("2025-03-01"), Active)], Service::Gone),
        (vec![(None, Active), (Some("2024-06-01"), UnpaidLeave), (Some("2024-09-01"), Active)], Service::Part),
        (vec![(None, Active), (Some("2024-06-01"), StudyLeave)], Service::Away),
        (vec![(None, Active), (Some("2024-06-01"), Retired)], Service::Gone),
        (vec![(Some("2025-02-01"), Retired)], Service::Full),
        (vec![(None, Active), (Some("2024-12-31"), Suspended)], Service::Away),
    ];
    for (standing, wanted) in cases {
        let found = service(&person_with(standing.clone()), day("2024-01-01"), day("2024-12-31"));
        assert_eq!(found, wanted, "{standing:?}");
    }
}

/// A dataset of PNS with this JP and this pair of ratings each, evaluated for 2024.
fn rated(people: &[(i32, Rating, Rating)]) -> Dataset {
    let period = data().periods.iter().find(|period| period.year == 2024 && period.span == PeriodSpan::Annual).unwrap();
    let (evaluation, record) = (data().evaluations.iter().next().unwrap(), data().learning.iter().next().unwrap());
    let mut rated = Dataset { periods: data().periods.clone(), ..Dataset::default() };
    let (mut persons, mut evaluations, mut learning) = (vec![], vec![], vec![]);
    for ((jp, result, behaviour), at) in people.iter().zip(1u128..) {
        let id = Id::from_bits(at);
        persons.push(Person { id, status: Status::Pns, ..person_with(vec![]) });
        evaluations.push(Evaluation {
            id: Id::from_bits(at),
            person: id,
            period: period.id,
            result: Some(*result),
            behaviour: Some(*behaviour),
            stated: None,
            detail: None,
            ..evaluation.clone()
        });
        learning.push(LearningRecord {
            id: Id::from_bits(at),
            person: id,
            source: LearningSource::External,
            certificate: String::new(),
            end: day("2024-05-05"),
            actual_jp: Some(Hundredths::whole(*jp)),
            evidence: Evidence::Verified,
            ..record.clone()
        });
    }
    rated.people = Table::from_rows(persons).unwrap();
    rated.evaluations = Table::from_rows(evaluations).unwrap();
    rated.learning = Table::from_rows(learning).unwrap();
    rated
}

fn compared(people: &[(i32, Rating, Rating)]) -> Comparison {
    compare(&Frame::of(&rated(people), today(), None), &Scope::year(2024))
}

#[test]
fn nothing_is_claimed_under_ten_or_while_the_interval_holds_zero() {
    use Rating::*;
    let group = |jp, n, result, behaviour| vec![(jp, result, behaviour); n];
    let few = [group(25, 9, Above, Above), group(5, 30, Below, Below)].concat();
    assert_eq!(compared(&few).by_predicate, Reading::TooFew { smaller: 9 });
    let clear = [group(25, 12, Above, Above), group(5, 30, Below, Below)].concat();
    let found = compared(&clear);
    assert_eq!((found.by_predicate, found.delta.unwrap().value), (Reading::Higher, 1.0));
    assert_eq!(found.by_analysis, Reading::TooFew { smaller: 0 });
    let turned = [group(25, 12, Below, Below), group(5, 30, Above, Above)].concat();
    assert_eq!(compared(&turned).by_predicate, Reading::Lower);
    let mixed = |jp| [group(jp, 8, Above, Above), group(jp, 8, Meets, Meets)].concat();
    assert_eq!(compared(&[mixed(25), mixed(5)].concat()).by_predicate, Reading::HoldsZero);
}

#[test]
fn from_85_percent_of_one_predicate_on_no_comparison_is_made() {
    use Rating::*;
    let people = |good: usize, other: usize| {
        let mut people = vec![(25, Meets, Meets); good / 2];
        people.extend(vec![(5, Meets, Meets); good - good / 2]);
        people.extend(vec![(25, Above, Above); other]);
        people
    };
    let uniform = compared(&people(85, 15)).by_predicate;
    assert_eq!(uniform, Reading::NearlyUniform { predicate: Predicate::Baik, share: 0.85 });
    assert_eq!(compared(&people(84, 16)).by_predicate, Reading::Higher);
}

#[test]
fn an_empty_dataset_answers_everything_with_nothing() {
    let report = report(&Dataset::default(), &Scope::year(2025), today());
    assert_eq!((report.board.people, report.coverage.pns.n, report.jp.len()), (0, 0, 0));
    assert_eq!((report.trend.len(), report.areas.people, report.programs.len()), (0, 0, 0));
    assert_eq!(report.comparison.by_predicate, Reading::TooFew { smaller: 0 });
    assert!(serde_json::to_string(&report).is_ok());
}

#[test]
fn the_same_data_give_the_same_report_byte_for_byte() {
    let scope = Scope::year(2025);
    let first = serde_json::to_string(&report(data(), &scope, today())).unwrap();
    let mut turned = data().clone();
    turned.people = Table::from_rows(data().people.iter().rev().cloned().collect()).unwrap();
    assert_eq!(first, serde_json::to_string(&report(&turned, &scope, today())).unwrap());
    assert_eq!(first, serde_json::to_string(&report_of(frame(), &scope)).unwrap());
}

#[test]
fn rings_of_units_and_rows_that_point_to_nothing_are_survived() {
    let mut broken = data().clone();
    let ids: Vec<Id<Unit>> = data().units.iter().map(|unit| unit.id).take(3).collect();
    for (at, id) in ids.iter().enumerate() {
        let unit = data().units.get(*id).unwrap().clone();
        let parent = ids.get((at + 1) % 3).copied();
        broken.apply(&broken.put(&super::town::stamp(), Unit { parent, ..unit }));
    }
    broken.periods = Table::default();
    broken.events = Table::default();
    broken.positions = Table::default();
    let frame = Frame::of(&broken, today(), None);
    let found = report_of(&frame, &Scope::year(2025));
    assert_eq!(found.predicates.total.rated(), 0);
    assert_eq!(frame.units.rows().len(), broken.units.len());
    let in_units: usize = found.coverage.units.iter().map(|unit| unit.jp.people).sum();
    assert_eq!(in_units, found.board.people);
}

#[test]
fn people_without_a_unit_have_a_line_that_opens_them() {
    let mut lost = data().clone();
    let ids: Vec<Id<Person>> = lost.people.iter().map(|person| person.id).take(20).collect();
    for id in &ids {
        let person = lost.people.get(*id).unwrap().clone();
        lost.apply(&lost.put(&super::town::stamp(), Person { posts: vec![], ..person }));
    }
    let frame = Frame::of(&lost, today(), None);
    let scope = Scope::year(2025);
    let found = coverage(&frame, &scope);
    let line = found.units.iter().find(|line| line.unit.unit.is_none()).unwrap();
    let opened = rows(&frame, &line.unit.within(&scope), &Selector::Everybody);
    assert_eq!((opened.len(), line.jp.people), (board(&frame, &scope).gaps.without_unit, opened.len()));
    assert!(!opened.is_empty() && opened.iter().all(|id| ids.contains(id)));
    let inner = coverage(&frame, &line.unit.within(&scope));
    assert_eq!((inner.units.len(), inner.jp.people), (1, opened.len()));
}

#[test]
fn months_stand_in_for_a_quarter_without_an_evaluation() {
    let mut monthly = rated(&[(0, Rating::Meets, Rating::Meets)]);
    let template = monthly.evaluations.iter().next().unwrap().clone();
    let annual = data().periods.iter().find(|period| period.span == PeriodSpan::Annual && period.year == 2024).unwrap();
    let month = |number: u8| EvaluationPeriod {
        id: Id::from_bits(u128::from(number)),
        span: PeriodSpan::Month(number),
        ..annual.clone()
    };
    monthly.periods = Table::from_rows((1..=4).map(month).collect()).unwrap();
    let ratings = [Rating::Below, Rating::Below, Rating::Meets, Rating::Above];
    let rows = (1u8..).zip(ratings).map(|(number, result)| Evaluation {
        id: Id::from_bits(u128::from(number)),
        period: Id::from_bits(u128::from(number)),
        result: Some(result),
        ..template.clone()
    });
    monthly.evaluations = Table::from_rows(rows.collect()).unwrap();
    let frame = Frame::of(&monthly, today(), None);
    let year = frame.evaluations.year(frame.years.place(2024).unwrap()).unwrap();
    let quarters = [0, 1, 2].map(|quarter: usize| predicate_at(year.quarters[quarter].predicate[0]));
    assert_eq!(quarters, [Some(Predicate::Baik), Some(Predicate::Baik), None]);
    assert_eq!((predicate_at(year.predicate[0]), year.is_provisional(0)), (Some(Predicate::Baik), true));
}

#[test]
fn programmes_count_what_their_indicators_ask_for() {
    let lines = programs(frame(), 2025);
    assert!(!lines.is_empty());
    for line in &lines {
        assert!(line.finishers <= line.participants && line.events_finished <= line.events);
        for indicator in &line.indicators {
            let computed = match indicator.source {
                IndicatorSource::Finishers => Some(line.finishers as f64),
                IndicatorSource::Events => Some(line.events_finished as f64),
                IndicatorSource::LearningHours => Some(line.jp.value()),
                _ => None,
            };
            if let Some(computed) = computed {
                assert_eq!(indicator.realisation.unwrap().value(), computed);
            }
        }
    }
}

#[test]
fn nobody_has_finished_an_event_that_is_still_planned() {
    let mut data = data().clone();
    let planned = |event: &Event| Event { state: EventState::Planned, ..event.clone() };
    data.events = Table::from_rows(data.events.iter().map(planned).collect()).unwrap();
    let lines = programs(&Frame::of(&data, today(), None), 2025);
    assert!(lines.iter().any(|line| line.participants > 0));
    assert!(lines.iter().all(|line| line.finishers == 0 && line.events_finished == 0));
}
