//! The frame's answers against counting over the records, one by one, by the rules themselves.
use std::collections::{BTreeMap, BTreeSet};

use bina_karier::{analytics::*, domain::*, rules::all_scores, rules::jp};

use super::town::{data, frame, today};

fn last_day(year: i32) -> Day {
    Day::new(year, 12, 31).unwrap().min(today())
}

fn service_in(person: &Person, year: i32) -> Service {
    service(person, Day::new(year, 1, 1).unwrap(), last_day(year))
}

/// Verified JP by person and year, as their cards say.
fn by_card() -> BTreeMap<(Id<Person>, i32), Hundredths> {
    let mut records: BTreeMap<Id<Person>, Vec<&LearningRecord>> = BTreeMap::new();
    for record in data().learning.iter() {
        records.entry(record.person).or_default().push(record);
    }
    let mut sums = BTreeMap::new();
    for person in data().people.iter() {
        for year in 2023..=2025 {
            let theirs = records.get(&person.id).map_or(&[][..], Vec::as_slice);
            let card = jp::card(&jp::Tables::of(data()), theirs, year, jp::JpTarget::None);
            sums.insert((person.id, year), card.verified);
        }
    }
    sums
}

#[test]
fn jp_of_everybody_is_that_of_their_cards() {
    let cards = by_card();
    for year in 2023..=2025 {
        let people = jp_of_people(frame(), &Scope::year(year));
        assert!(people.len() > 200);
        for row in people {
            assert_eq!(row.verified, cards[&(row.person, year)], "{} {year}", row.person);
        }
    }
    let history = jp_by_year(frame(), &Scope::year(2025));
    assert_eq!(history.years, [2023, 2024, 2025]);
    for (place, person) in history.people.iter().enumerate() {
        let wanted: Vec<_> = (2023..=2025).map(|year| cards[&(*person, year)]).collect();
        assert_eq!(history.of_person(place), wanted);
    }
}

#[test]
fn coverage_counts_pns_who_were_active_all_year() {
    let cards = by_card();
    let minimum = Hundredths::whole(20);
    for year in 2023..=2025 {
        let full = |person: &&Person| service_in(person, year) == Service::Full;
        let pns: Vec<&Person> =
            data().people.iter().filter(full).filter(|person| person.status == Status::Pns).collect();
        let reached = pns.iter().filter(|person| cards[&(person.id, year)] >= minimum).count();
        let found = coverage(frame(), &Scope::year(year));
        assert_eq!((found.pns.n, found.pns.reached), (pns.len(), reached), "{year}");
        assert_eq!(found.pns_bands.iter().sum::<usize>(), pns.len());
        let of_units: usize = found.units.iter().map(|unit| unit.pns.n).sum();
        assert_eq!(of_units, pns.len());
        assert_eq!(rows(frame(), &Scope::year(year), &Selector::Reached).len(), reached);
        let below: BTreeSet<_> = rows(frame(), &Scope::year(year), &Selector::Below).into_iter().collect();
        let least = least_jp(frame(), &Scope::year(year));
        assert_eq!(least.iter().map(|row| row.person).collect::<BTreeSet<_>>(), below);
        assert!(least.is_sorted_by_key(|row| row.verified));
    }
}

#[test]
fn the_years_numbers_are_the_scores_of_the_rules() {
    let mut with_number = 0;
    for scores in all_scores(data()) {
        let at = frame().people.index.find(scores.person).unwrap();
        for year in &scores.years {
            let place = frame().years.place(i32::from(year.year)).unwrap();
            let found = frame().analysis(place, at);
            assert_eq!(found.is_some(), year.analysis.is_some());
            if let (Some(found), Some(exact)) = (found, year.analysis) {
                assert!((found - exact.value()).abs() < 1e-5, "{found} {exact:?}");
                with_number += 1;
            }
        }
        for scored in scores.evaluations {
            let place = frame().years.place(i32::from(scored.year)).unwrap();
            let year = frame().evaluations.year(place).unwrap();
            let column = match scored.span {
                PeriodSpan::Annual => &year.annual,
                PeriodSpan::Quarter(quarter) => &year.quarters[usize::from(quarter) - 1].predicate,
                PeriodSpan::Month(_) => continue,
            };
            assert_eq!(predicate_at(column[at]), scored.score.predicate);
        }
    }
    assert!(with_number > 50, "{with_number}");
}

#[test]
fn participation_counts_enrolments_and_people() {
    let year = 2024;
    let mut present: BTreeSet<Id<Enrolment>> = BTreeSet::new();
    for row in data().attendance.iter().filter(|row| row.code.is_present()) {
        present.insert(row.enrolment);
    }
    let (mut invited, mut attended, mut finished, mut people) = (0, 0, 0, BTreeSet::new());
    for enrolment in data().enrolments.iter() {
        let Participant::Person(person) = enrolment.participant else { continue };
        let in_service = service_in(data().people.get(person).unwrap(), year) != Service::Gone;
        if data().events.get(enrolment.event).unwrap().end.year() != year || !in_service {
            continue;
        }
        let passed = enrolment.result == Some(EnrolmentResult::Passed);
        let there = passed || present.contains(&enrolment.id);
        invited += 1;
        attended += usize::from(there);
        finished += usize::from(passed);
        if there {
            people.insert(person);
        }
    }
    let found = participation(frame(), &Scope::year(year));
    assert_eq!((found.total.invited, found.total.attended, found.total.finished), (invited, attended, finished));
    assert_eq!(found.attended_people, people.len());
    let months: usize = found.months.iter().map(|month| month.attended).sum();
    let kinds: usize = found.kinds.iter().map(|kind| kind.count.attended).sum();
    let units: usize = found.units.iter().map(|unit| unit.count.attended).sum();
    assert_eq!((months, kinds, units), (attended, attended, attended));
    let selector = Selector::TookPart { reach: Reach::Attended, month: None, kind: None };
    let found: BTreeSet<_> = rows(frame(), &Scope::year(year), &selector).into_iter().collect();
    assert_eq!(found, people);
}

#[test]
fn every_line_of_a_unit_opens_as_many_rows_as_it_counts() {
    let scope = Scope::year(2025);
    for line in coverage(frame(), &scope).units {
        let Some(unit) = line.unit.unit else { continue };
        let inner = line.unit.within(&scope);
        assert_eq!(rows(frame(), &inner, &Selector::Reached).len(), line.pns.reached);
        assert_eq!(rows(frame(), &inner, &Selector::Everybody).len(), line.jp.people);
        let below = coverage(frame(), &scope.within(Some(unit), false));
        assert_eq!(below.units.iter().map(|unit| unit.jp.people).sum::<usize>(), line.jp.people);
    }
    let all = predicates(frame(), &scope);
    for (place, predicate) in Predicate::ALL.into_iter().enumerate() {
        let open = rows(frame(), &scope, &Selector::Predicate(Some(predicate)));
        assert_eq!(open.len(), all.total.counts[place]);
    }
    assert_eq!(rows(frame(), &scope, &Selector::Predicate(None)).len(), all.total.without);
}

#[test]
fn a_comparison_opens_its_groups_and_counts_them() {
    let program = data().programs.iter().next().unwrap().id;
    let scopes = [Scope::year(2024), Scope { group: Some(Group::Program(program)), ..Scope::year(2024) }];
    for scope in scopes {
        let found = compare(frame(), &scope);
        let open = [Selector::FirstGroup, Selector::SecondGroup].map(|side| rows(frame(), &scope, &side).len());
        assert_eq!(open, [found.first.people, found.second.people]);
        assert!(found.first.people > 0 && found.second.people > 0, "{found:?}");
        let units = compare_units(frame(), &scope);
        assert_eq!(units.iter().map(|unit| unit.comparison.first.people).sum::<usize>(), found.first.people);
    }
}

#[test]
fn a_trend_point_counts_the_quarters_predicates() {
    for point in trend(frame(), &Scope::year(2025)) {
        let scope = Scope::year(point.year);
        let opened: Vec<usize> = Predicate::ALL
            .into_iter()
            .map(|predicate| {
                let selector = Selector::QuarterPredicate { quarter: point.quarter, predicate: Some(predicate) };
                rows(frame(), &scope, &selector).len()
            })
            .collect();
        assert_eq!(opened, point.predicates.counts, "{} {}", point.year, point.quarter);
    }
}

/// The predicates of a person in time: quarters of a year, or its annual one where it has no quarter.
fn falls(person: Id<Person>, year: i32) -> Option<(Predicate, Predicate)> {
    let scores = bina_karier::rules::scores_of(data(), person);
    let of = |years: std::ops::RangeInclusive<i32>, annual: bool| {
        let theirs = scores.evaluations.iter().filter(move |scored| years.contains(&i32::from(scored.year)));
        let spans = theirs.filter(move |scored| (scored.span == PeriodSpan::Annual) == annual);
        let known = spans.filter_map(|scored| Some((i32::from(scored.year), scored.score.predicate?)));
        known.collect::<Vec<_>>()
    };
    let quarters = of(year - 1..=year, false);
    let pair = match quarters.as_slice() {
        [.., from, to] if to.0 == year => Some((from.1, to.1)),
        _ => match (of(year - 1..=year - 1, true).first(), of(year..=year, true).first()) {
            (Some(from), Some(to)) => Some((from.1, to.1)),
            _ => None,
        },
    };
    pair.filter(|(from, to)| to < from)
}

#[test]
fn who_falls_is_who_stands_lower_than_the_time_before() {
    for year in 2023..=2025 {
        let found = falling(frame(), &Scope::year(year));
        let by_person: BTreeMap<_, _> = found.iter().map(|row| (row.person, (row.from, row.to))).collect();
        let mut wanted = BTreeMap::new();
        for person in rows(frame(), &Scope::year(year), &Selector::Everybody) {
            wanted.extend(falls(person, year).map(|pair| (person, pair)));
        }
        assert_eq!(by_person, wanted, "{year}");
        assert!(found.iter().all(|row| row.from_when < row.to_when || row.from_when.quarter.is_none()));
        assert!(!found.is_empty());
    }
}
