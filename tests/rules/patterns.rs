//! The quadrant, and the pattern of SE MenPANRB 3/2023 on both sides of every share.
use bina_karier::domain::{Predicate, Rating, UnitPredicate};
use bina_karier::rules::{Bound, Line, Sets, default_rule_set, predicate_key, quadrant, rating_key};

#[test]
fn two_ratings_make_the_predicate_of_the_quadrant() {
    use Predicate::*;
    let table = [
        (Rating::Above, [Kurang, Baik, SangatBaik]),
        (Rating::Meets, [Kurang, Baik, Baik]),
        (Rating::Below, [SangatKurang, ButuhPerbaikan, ButuhPerbaikan]),
    ];
    let written = default_rule_set().parameters;
    for (result, row) in table {
        for (behaviour, expected) in Rating::ALL.into_iter().zip(row) {
            assert_eq!(quadrant(result, behaviour), expected, "{result:?} {behaviour:?}");
            let key = format!("quadrant.{}.{}", rating_key(result), rating_key(behaviour));
            assert!(written.contains(&(key, predicate_key(expected).into())), "closed periods carry the same table");
        }
    }
}

/// Bounds that people by predicate, highest first, do not keep to.
fn broken(result: UnitPredicate, counts: [usize; 5]) -> Vec<Bound> {
    let mut lowest_first = counts;
    lowest_first.reverse();
    let rules = &Sets::builtin().unwrap().distribution.parameters;
    rules.broken(result, &lowest_first).into_iter().map(|line: &Line| line.bound).collect()
}

#[test]
fn an_excellent_organisation_has_at_most_70_percent_sangat_baik_and_mostly_those() {
    let of = |counts| broken(UnitPredicate::Istimewa, counts);
    assert_eq!(of([70, 30, 0, 0, 0]), []);
    assert_eq!(of([71, 29, 0, 0, 0]), [Bound::AtMost(70)]);
    assert_eq!(of([40, 39, 21, 0, 0]), []);
    assert_eq!(of([40, 40, 20, 0, 0]), [Bound::MostFrequent]);
    assert_eq!(of([0, 0, 0, 0, 10]), [Bound::MostFrequent]);
}

#[test]
fn a_good_organisation_has_mostly_baik_and_some_low_ones() {
    let of = |counts| broken(UnitPredicate::Baik, counts);
    assert_eq!(of([20, 70, 10, 0, 0]), []);
    assert_eq!(of([20, 70, 0, 10, 0]), []);
    assert_eq!(of([19, 71, 10, 0, 0]), [Bound::AtMost(70)]);
    assert_eq!(of([30, 70, 0, 0, 0]), [Bound::Some]);
    // Sangat Kurang alone is not one of the low ones that must exist.
    assert_eq!(of([20, 70, 0, 0, 10]), [Bound::Some]);
    assert_eq!(of([45, 45, 10, 0, 0]), [Bound::MostFrequent]);
}

#[test]
fn lower_organisations_have_at_least_60_percent_of_their_own() {
    use UnitPredicate::*;
    assert_eq!(broken(ButuhPerbaikan, [10, 30, 60, 0, 0]), []);
    assert_eq!(broken(ButuhPerbaikan, [11, 30, 59, 0, 0]), [Bound::AtLeast(60), Bound::AtMost(10)]);
    assert_eq!(broken(Kurang, [10, 20, 10, 60, 0]), []);
    assert_eq!(broken(Kurang, [11, 21, 9, 59, 0]), [Bound::AtLeast(60), Bound::AtLeast(10), Bound::AtMost(10)]);
    assert_eq!(broken(SangatKurang, [0, 30, 5, 5, 60]), []);
    assert_eq!(broken(SangatKurang, [1, 31, 5, 4, 59]), [Bound::AtLeast(60), Bound::AtLeast(10), Bound::Nobody]);
}
