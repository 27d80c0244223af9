//! What the evaluation pages stand on: who is done in a period, one dossier, and what a changed rubric would move.
#![allow(dead_code)]
#[path = "rules/make.rs"]
mod make;

use bina_karier::analytics::*;
use bina_karier::domain::*;
use bina_karier::rules::{Half, default_rubric};

use make::*;

const FULL: Behaviours = [Some(4), Some(4), Some(4), Some(4), Some(4), Some(4), Some(4)];

fn in_unit(bits: u128, unit: u128, from: Option<Day>) -> Person {
    let post = Post { unit: Id::from_bits(unit), position: None, superior: None, extra_duty: String::new() };
    Person { posts: vec![Dated { from, value: post }], ..person(Id::from_bits(bits)) }
}

fn unit(bits: u128, parent: Option<u128>) -> Unit {
    Unit {
        id: Id::from_bits(bits),
        code: String::new(),
        name: format!("Unit {bits}"),
        kind: UnitKind::Office,
        parent: parent.map(Id::from_bits),
        head: None,
        location: String::new(),
        distance: None,
        closed: false,
        changed: Changed::default(),
    }
}

fn rated(id: u128, person: u128, result: Option<Rating>, behaviour: Option<Rating>) -> Evaluation {
    Evaluation { id: Id::from_bits(id), person: Id::from_bits(person), ..evaluation(result, behaviour, None) }
}

/// Five people of one school: done, changed by the evaluator, differing at the source, begun, not yet.
fn school() -> Dataset {
    let meets = Some(Rating::Meets);
    let mut changed = rated(102, 11, Some(Rating::Above), meets);
    changed.detail = Some(detail(&[(1, Some(10))], FULL));
    changed.result_reason = "Menyelesaikan tugas tambahan".into();
    let mut stated = rated(103, 12, meets, meets);
    stated.stated = Some(Predicate::SangatBaik);
    Dataset {
        units: table([unit(1, None), unit(2, Some(1)), unit(3, Some(2))]),
        people: table((10..15).map(|bits| in_unit(bits, 3, None))),
        periods: table([period(PeriodSpan::Quarter(1))]),
        work_plans: table([WorkPlan { person: Id::from_bits(11), ..plan(vec![item(1, 10, None)]) }]),
        evaluations: table([rated(101, 10, meets, meets), changed, stated, rated(104, 13, meets, None)]),
        ..Dataset::default()
    }
}

fn entries(data: &Dataset) -> Vec<PeriodEntry> {
    period_entries(data, data.periods.get(PERIOD).unwrap())
}

#[test]
fn every_person_of_a_period_has_a_state_and_an_office() {
    let data = school();
    let entries = entries(&data);
    let states: Vec<EntryState> = entries.iter().map(|entry| entry.state).collect();
    let expected = [
        EntryState::Done,
        EntryState::ProposalChanged,
        EntryState::StatedDiffers,
        EntryState::Begun,
        EntryState::NotYet,
    ];
    assert_eq!(states, expected);
    assert!(entries.iter().all(|entry| entry.office == Some(Id::from_bits(1)) && entry.expected));
    assert_eq!(entries[1].analysis, Some(Hundredths::new(9840)));
    assert_eq!(entries[2].predicate, Some(Predicate::Baik));
}

#[test]
fn a_period_is_counted_by_what_is_expected_and_what_is_rated() {
    let count = count_entries(&entries(&school()));
    assert_eq!((count.expected, count.done, count.rated()), (5, 3, 3));
    assert_eq!(count.most_frequent(), Some((Predicate::Baik, 3)));
    assert_eq!(count.quadrant.get(&(Rating::Meets, Rating::Meets)), Some(&2));
    assert_eq!(count.quadrant.get(&(Rating::Above, Rating::Meets)), Some(&1));
    assert_eq!(count_entries(&[]).most_frequent(), None);
}

#[test]
fn nobody_is_expected_before_the_first_post_or_after_retirement() {
    let late = in_unit(20, 3, Some(day("2025-06-01")));
    let mut retired = in_unit(21, 3, None);
    retired.standing = vec![Dated { from: Some(day("2025-02-01")), value: Standing::Retired }];
    let end = day("2025-03-31");
    assert!(!is_expected(&late, end) && is_expected(&late, day("2025-06-30")));
    assert!(!is_expected(&retired, end) && is_expected(&retired, day("2025-01-31")));
    let mut data = school();
    data.people = table([late, retired]);
    data.evaluations = table([rated(1, 21, Some(Rating::Meets), Some(Rating::Meets))]);
    let seen: Vec<(u128, bool)> = entries(&data).iter().map(|entry| (entry.person.bits(), entry.expected)).collect();
    assert_eq!(seen, [(21, false)]);
}

#[test]
fn the_present_period_is_the_latest_open_one_that_has_begun() {
    let of = |bits: u128, start: &str, end: &str, state| EvaluationPeriod {
        id: Id::from_bits(bits),
        start: day(start),
        end: day(end),
        state,
        ..period(PeriodSpan::Annual)
    };
    let (open, closed) = (PeriodState::Open, PeriodState::Closed);
    let first = of(1, "2025-01-01", "2025-03-31", open);
    let second = of(2, "2025-04-01", "2025-06-30", closed);
    let coming = of(3, "2025-10-01", "2025-12-31", open);
    let all = [first, second, coming];
    let on = |today: &str| present_period(&all, day(today)).map(|period| period.id.bits());
    assert_eq!(on("2025-07-15"), Some(1));
    assert_eq!(on("2025-12-01"), Some(3));
    assert_eq!(on("2024-12-01"), Some(1));
    assert_eq!(present_period(&all[1..], day("2025-07-15")).map(|period| period.id.bits()), Some(2));
    assert_eq!(present_period(&[], day("2025-07-15")), None);
}

#[test]
fn a_dossier_has_the_plan_the_rubric_and_the_other_periods_of_the_year() {
    let mut data = school();
    let annual = EvaluationPeriod { id: Id::from_bits(31), ..period(PeriodSpan::Annual) };
    data.periods = table([period(PeriodSpan::Quarter(1)), annual]);
    let found = dossier(&data, Id::from_bits(11), Id::from_bits(31)).unwrap();
    assert!(found.evaluation.is_none() && !found.is_proposed() && !found.pinned);
    assert_eq!(found.plan.map(|plan| plan.items.len()), Some(1));
    assert_eq!(found.rubric, Some(default_rubric()));
    assert_eq!(found.siblings.iter().map(Sibling::analysis).collect::<Vec<_>>(), [Some(Hundredths::new(9840))]);
    assert_eq!(dossier(&data, Id::from_bits(99), PERIOD), None);
}

#[test]
fn a_changed_rubric_says_whose_proposal_moves_and_only_in_open_periods() {
    let mut data = school();
    let mut stricter = default_rubric();
    stricter.behaviour_cut.above = Hundredths::new(450);
    let change = rubric_change(&data, &stricter);
    assert_eq!((change.periods, change.evaluations, change.changed), (1, 1, 1));
    let [moved] = change.moved.as_slice() else { panic!("one proposal moves: {change:?}") };
    assert_eq!((moved.half, moved.now, moved.then), (Half::Behaviour, Some(Rating::Above), Some(Rating::Meets)));
    assert_eq!(rubric_change(&data, &default_rubric()).changed, 0);
    stricter.effective_from = Some(day("2025-07-01"));
    assert_eq!(rubric_change(&data, &stricter).periods, 0);
    stricter.effective_from = None;
    data.periods = table([EvaluationPeriod { state: PeriodState::Closed, ..period(PeriodSpan::Quarter(1)) }]);
    assert_eq!(rubric_change(&data, &stricter), RubricChange::default());
}
