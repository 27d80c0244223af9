//! Scoring by the default rubric, cell by cell and at its edges.
use bina_karier::domain::{Predicate::*, Rating::*, *};
use bina_karier::rules::*;
use proptest::prelude::*;

use super::make::*;

const FOUR: Behaviours = [Some(4); 7];

#[test]
fn the_quadrant_is_that_of_permenpanrb_6_2022() {
    let cells = [
        (Above, [Kurang, Baik, SangatBaik]),
        (Meets, [Kurang, Baik, Baik]),
        (Below, [SangatKurang, ButuhPerbaikan, ButuhPerbaikan]),
    ];
    for (result, row) in cells {
        for (behaviour, predicate) in Rating::ALL.into_iter().zip(row) {
            assert_eq!(quadrant(result, behaviour), predicate, "{result:?} {behaviour:?}");
        }
    }
    assert_eq!(default_rule_set().parameters.len(), 9);
}

#[test]
fn the_default_rubric_names_seven_behaviours_with_three_guidelines() {
    let rubric = default_rubric();
    let names: Vec<_> = rubric.behaviours.iter().map(|behaviour| behaviour.name.id.as_str()).collect();
    let berakhlak = ["Berorientasi Pelayanan", "Akuntabel", "Kompeten", "Harmonis", "Loyal", "Adaptif", "Kolaboratif"];
    assert_eq!(names, berakhlak);
    assert!(rubric.behaviours.iter().all(|behaviour| behaviour.guidelines.len() == 3));
    assert_eq!(rubric.confidence, Confidence::C);
}

#[test]
fn a_worked_example_comes_out_as_on_paper() {
    // Achievements 80, 120 (capped from 150), 100 with weights 50, 30, 20: 0.5*80 + 0.3*120 + 0.2*100 = 96.
    // Behaviours 4,4,4,4,5,4,4: mean 29/7. Number: 0.6*96 + 0.4*24*29/7 = 57.6 + 39.771428… = 97.37.
    let plan = plan(vec![item(1, 100, Some(50)), item(2, 10, Some(30)), item(3, 4, Some(20))]);
    let behaviours = [Some(4), Some(4), Some(4), Some(4), Some(5), Some(4), Some(4)];
    let detail = detail(&[(1, Some(80)), (2, Some(15)), (3, Some(4))], behaviours);
    let rubric = default_rubric();
    let proposal = propose(&rubric, Some(&plan), &detail);
    assert_eq!((proposal.result, proposal.behaviour), (Some(Meets), Some(Above)));
    assert_eq!(proposal.achievement.unwrap().value, Ratio::whole(96));
    assert_eq!(proposal.behaviour_mean.unwrap().value, Ratio::new(29, 7).unwrap());
    let score =
        score(&evaluation(Some(Meets), Some(Above), Some(detail)), PeriodSpan::Quarter(1), Some(&plan), Some(&rubric));
    assert_eq!(score.analysis_rounded(), Some(Hundredths::new(9737)));
    assert_eq!((score.predicate, score.basis), (Some(Baik), Some(PredicateBasis::Quadrant)));
    assert_eq!(score.findings, []);
    let part = |wanted: Part| score.steps.iter().find(|step| step.what == wanted).unwrap();
    let halves = [Part::Achievement, Part::BehaviourMean].map(|wanted| part(wanted).contribution.unwrap());
    assert_eq!(Some(halves[0].plus(halves[1])), score.analysis);
    let items: Ratio = score
        .steps
        .iter()
        .filter(|step| matches!(step.what, Part::Item { .. }))
        .fold(Ratio::ZERO, |sum, step| sum.plus(step.contribution.unwrap()));
    assert_eq!(items, Ratio::whole(96));
}

#[test]
fn both_bounds_of_a_cut_off_belong_to_the_upper_side() {
    let rubric = default_rubric();
    let by_result = |percent: i32| {
        let plan = plan(vec![item(1, 100, None)]);
        propose(&rubric, Some(&plan), &detail(&[(1, Some(percent))], [None; 7])).result
    };
    let results = [(0, Below), (89, Below), (90, Meets), (109, Meets), (110, Above), (500, Above)];
    for (percent, rating) in results {
        assert_eq!(by_result(percent), Some(rating), "{percent}");
    }
    let thirds = plan(vec![item(1, 3, None), item(2, 3, None), item(3, 3, None)]);
    let proposal = propose(&rubric, Some(&thirds), &detail(&[(1, Some(2)), (2, Some(3)), (3, Some(3))], [None; 7]));
    assert_eq!(proposal.achievement.unwrap().value, Ratio::new(800, 9).unwrap());
    let behaviours = [(2, Below), (3, Meets), (4, Above)];
    for (value, rating) in behaviours {
        assert_eq!(propose(&rubric, None, &detail(&[], [Some(value); 7])).behaviour, Some(rating), "{value}");
    }
}

#[test]
fn missing_items_leave_the_weights_and_are_said() {
    let plan = plan(vec![item(1, 100, Some(50)), item(2, 100, Some(25)), item(3, 100, Some(25))]);
    let detail = detail(&[(1, Some(100)), (2, Some(70)), (3, None)], [Some(5), None, None, None, None, None, Some(2)]);
    let rubric = default_rubric();
    let score = score(&evaluation(None, None, Some(detail)), PeriodSpan::Quarter(1), Some(&plan), Some(&rubric));
    let proposal = score.proposal.as_ref().unwrap();
    let achievement = proposal.achievement.unwrap();
    assert_eq!((achievement.value, achievement.used, achievement.of), (Ratio::whole(90), 2, 3));
    assert_eq!(proposal.items[2].gap, Some(ItemGap::NotRealised));
    assert_eq!(proposal.behaviour_mean.unwrap().value, Ratio::new(7, 2).unwrap());
    assert_eq!(
        score.findings,
        [Finding::ItemsMissing { used: 2, of: 3 }, Finding::BehavioursMissing { used: 2, of: 7 }, Finding::NotDecided]
    );
}

#[test]
fn a_number_needs_a_detail_with_a_value_in_both_halves() {
    let rubric = default_rubric();
    let quarter = PeriodSpan::Quarter(1);
    let ratings_only = score(&evaluation(Some(Meets), Some(Meets), None), quarter, None, Some(&rubric));
    assert_eq!((ratings_only.analysis, ratings_only.predicate), (None, Some(Baik)));
    let no_plan = evaluation(Some(Meets), Some(Meets), Some(detail(&[], FOUR)));
    let no_plan = score(&no_plan, quarter, None, Some(&rubric));
    assert_eq!(no_plan.analysis, None);
    assert!(no_plan.findings.contains(&Finding::NoPlan));
    let gone = score(&evaluation(None, None, Some(detail(&[], FOUR))), quarter, None, None);
    assert_eq!(gone.findings, [Finding::RubricGone, Finding::NotDecided]);
}

#[test]
fn the_quadrant_holds_where_the_source_says_otherwise_and_the_difference_is_said() {
    let mut row = evaluation(Some(Above), Some(Above), None);
    row.stated = Some(Baik);
    row.source = EvaluationSource::EKinerja;
    let both = score(&row, PeriodSpan::Annual, None, None);
    assert_eq!(both.predicate, Some(SangatBaik));
    assert_eq!(both.findings, [Finding::StatedDiffers { stated: Baik, quadrant: SangatBaik }]);
    row.behaviour = None;
    let stated = score(&row, PeriodSpan::Annual, None, None);
    assert_eq!((stated.predicate, stated.basis), (Some(Baik), Some(PredicateBasis::Stated)));
}

#[test]
fn a_year_is_the_mean_of_its_quarters_and_says_of_how_many() {
    use PeriodSpan::*;
    let value = |number: i64| Some(Ratio::whole(number));
    let quarters = [(Quarter(1), value(80)), (Quarter(2), value(91)), (Quarter(3), None), (Month(1), value(10))];
    let year = year_score(2025, &quarters);
    assert_eq!((year.analysis.map(Ratio::rounded), year.used, year.of), (Some(Hundredths::new(8550)), 2, 4));
    let months = year_score(2025, &[(Month(1), value(10)), (Annual, value(99))]);
    assert_eq!((months.analysis, months.used, months.of), (value(10), 1, 12));
    assert_eq!(year_score(2025, &[]).analysis, None);
}

#[test]
fn a_pinned_rubric_gives_the_same_number_after_the_agency_changes_its_own() {
    let mut data = Dataset {
        people: table([person(PERSON)]),
        periods: table([period(PeriodSpan::Quarter(1))]),
        work_plans: table([plan(vec![item(1, 100, None)])]),
        evaluations: table([evaluation(Some(Meets), Some(Above), Some(detail(&[(1, Some(100))], FOUR)))]),
        ..Dataset::default()
    };
    let number = |data: &Dataset| all_scores(data)[0].evaluations[0].score.analysis_rounded().unwrap();
    assert_eq!(number(&data), Hundredths::new(9840));
    let stricter = Rubric { name: "Baru".into(), result_weight: Hundredths::whole(100), ..default_rubric() };
    let mut unpinned = data.clone();
    unpinned.apply(&unpinned.plan_rubric(&mut stamp(), stricter.clone()).unwrap());
    assert_eq!(number(&unpinned), Hundredths::whole(100));
    data.apply(&data.plan_close_period(&mut stamp(), PERIOD).unwrap());
    data.apply(&data.plan_rubric(&mut stamp(), stricter).unwrap());
    assert_eq!(number(&data), Hundredths::new(9840));
    assert_eq!(data.rubrics.get(DEFAULT_RUBRIC), Some(&Rubric { changed: stamp().changed(), ..default_rubric() }));
}

proptest! {
    #[test]
    fn scores_stay_in_their_range_and_more_work_never_lowers_them(
        targets in prop::collection::vec((1i64..1_000_000, prop::option::of(0i64..2_000_000), prop::option::of(1i64..10_000)), 0..8),
        behaviours in prop::array::uniform7(prop::option::of(0u8..8)),
    ) {
        let rubric = default_rubric();
        let items = targets.iter().zip(1u16..).map(|((target, _, weight), number)| WorkItem {
            target: Hundredths::new(*target),
            weight: weight.map(Hundredths::new),
            ..item(number, 1, None)
        });
        let plan = plan(items.collect());
        let realised = |more: i64| EvaluationDetail {
            realisations: targets.iter().zip(1u16..).map(|((_, value, _), item)| Realisation {
                item,
                value: value.map(|value| Hundredths::new(value + more)),
            }).collect(),
            behaviours,
            feedback: String::new(),
        };
        let exact = propose(&rubric, Some(&plan), &realised(0)).achievement.map(|mean| mean.value.value());
        let quick = quick_achievement(&rubric, &plan, &realised(0), |_, _| {});
        prop_assert_eq!(exact.is_some(), quick.is_some());
        prop_assert!((exact.unwrap_or(0.0) - quick.unwrap_or(0.0)).abs() < 1e-6);
        let analysis = |more: i64| analysis_score(&rubric, &propose(&rubric, Some(&plan), &realised(more)));
        if let Some(score) = analysis(0) {
            prop_assert!(score >= Ratio::ZERO && score <= Ratio::whole(120));
            prop_assert!(analysis(100).unwrap().value() >= score.value() - 1e-6);
        }
    }
}
