//! The nine boxes and normalised gain.
use bina_karier::domain::Predicate;
use bina_karier::rules::{
    Ratio, Sets,
    gain::{GainBand, GainNote, Tests, class_gain, gain, mean_gain},
    nine_box::{self, ByPredicate, Parts, Performed, Third},
};
use proptest::prelude::*;

use super::index::exact;

fn rules() -> &'static nine_box::Rules {
    &Sets::builtin().unwrap().nine_box.parameters
}

fn number(performance: &str, potential: &str) -> u8 {
    nine_box::place(rules(), Performed::Number(exact(performance)), exact(potential)).unwrap().number
}

#[test]
fn the_boxes_are_those_of_the_table_and_their_cuts_belong_to_the_upper_side() {
    let levels = ["59.99", "60", "79.99", "80"];
    let table = [("80", [4, 7, 7, 9]), ("79.99", [2, 5, 5, 8]), ("60", [2, 5, 5, 8]), ("59.99", [1, 3, 3, 6])];
    for (performance, row) in table {
        for (potential, expected) in levels.into_iter().zip(row) {
            assert_eq!(number(performance, potential), expected, "{performance} {potential}");
        }
    }
    assert_eq!((number("100", "100"), number("0", "0"), number("250", "-7")), (9, 1, 4));
}

#[test]
fn a_predicate_has_its_third_or_its_number() {
    use Predicate::*;
    let third = |by, predicate| {
        let rules = nine_box::Rules { by_predicate: by, ..rules().clone() };
        nine_box::place(&rules, Performed::Predicate(predicate), Ratio::ZERO).unwrap().performance
    };
    for (predicate, by_level, by_number) in [
        (SangatBaik, Third::High, Third::High),
        (Baik, Third::Middle, Third::High),
        (ButuhPerbaikan, Third::Low, Third::Middle),
        (Kurang, Third::Low, Third::Low),
        (SangatKurang, Third::Low, Third::Low),
    ] {
        assert_eq!(third(ByPredicate::Levels, predicate), by_level, "{predicate:?}");
        assert_eq!(third(ByPredicate::Numbers, predicate), by_number, "{predicate:?}");
    }
    assert_eq!(rules().pool, [9, 8, 7]);
    assert_eq!(rules().recommendations.values().map(Vec::len).collect::<Vec<_>>(), [1, 3, 3, 2, 3, 2, 5, 4, 3]);
}

#[test]
fn a_missing_part_of_the_potential_leaves_the_weights() {
    let parts = |assessment: Option<&str>, qualification: Option<&str>, integrity: Option<&str>| {
        let [assessment, qualification, integrity] = [assessment, qualification, integrity].map(|part| part.map(exact));
        nine_box::potential(rules(), &Parts { assessment, qualification, integrity })
    };
    // 0.65 × 80 + 0.2 × 60 + 0.15 × 100
    assert_eq!(parts(Some("80"), Some("60"), Some("100")), Some((exact("79"), 3)));
    // (65 × 80 + 15 × 100) / 80
    assert_eq!(parts(Some("80"), None, Some("100")), Some((exact("83.75"), 2)));
    assert_eq!(parts(None, None, None), None);
}

fn tests(pre: i64, post: i64, max: i64) -> Tests {
    Tests { pre: Ratio::whole(pre), post: Ratio::whole(post), max: Ratio::whole(max) }
}

#[test]
fn gain_changes_its_band_at_three_and_seven_tenths() {
    let rules = &Sets::builtin().unwrap().gain.parameters;
    let of = |pre, post, max| {
        let found = gain(rules, &tests(pre, post, max));
        (found.gain, found.band, found.note)
    };
    assert_eq!(of(0, 700, 1000), (Some(exact("0.7")), Some(GainBand::Tinggi), None));
    assert_eq!(of(0, 699, 1000), (Some(exact("0.699")), Some(GainBand::Sedang), None));
    assert_eq!(of(0, 300, 1000), (Some(exact("0.3")), Some(GainBand::Sedang), None));
    assert_eq!(of(0, 299, 1000), (Some(exact("0.299")), Some(GainBand::Rendah), None));
    assert_eq!(of(50, 50, 100), (Some(Ratio::ZERO), Some(GainBand::Rendah), None));
    assert_eq!(of(50, 25, 100), (Some(exact("-0.5")), Some(GainBand::Rendah), Some(GainNote::Fell)));
    assert_eq!(of(100, 100, 100), (None, None, Some(GainNote::Full)));
}

#[test]
fn the_gain_of_a_class_is_not_the_mean_of_its_gains() {
    let rules = &Sets::builtin().unwrap().gain.parameters;
    let class = [tests(0, 50, 100), tests(80, 100, 100), tests(100, 100, 100)];
    // Means 60 and 83⅓ of 100: 23⅓ / 40. The gains are 0.5 and 1, and one has none.
    assert_eq!(class_gain(rules, &class).and_then(|class| class.gain), Ratio::new(7, 12));
    assert_eq!(mean_gain(rules, &class), Some((exact("0.75"), 2)));
    assert_eq!((class_gain(rules, &[]), mean_gain(rules, &[])), (None, None));
}

proptest! {
    #[test]
    fn more_of_either_never_leads_to_a_lower_third(performance in -50i64..150, potential in -50i64..150, more in 0i64..100) {
        let place = |performance: i64, potential: i64| {
            nine_box::place(rules(), Performed::Number(Ratio::whole(performance)), Ratio::whole(potential)).unwrap()
        };
        let before = place(performance, potential);
        prop_assert!((1..=9).contains(&before.number));
        prop_assert!(place(performance + more, potential).performance >= before.performance);
        prop_assert!(place(performance, potential + more).potential >= before.potential);
        prop_assert!(place(performance, potential + more).number >= before.number);
    }

    #[test]
    fn a_better_second_test_never_lowers_the_gain(pre in 0i64..100, post in 0i64..100, more in 0i64..100) {
        let rules = &Sets::builtin().unwrap().gain.parameters;
        let of = |post: i64| gain(rules, &tests(pre, post.min(100), 100));
        prop_assert!(of(post + more).gain >= of(post).gain && of(post + more).band >= of(post).band);
        prop_assert!(of(post).gain <= Some(Ratio::whole(1)));
    }
}
