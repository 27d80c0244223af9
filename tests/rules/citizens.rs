//! The satisfaction index at every printed bound, and the table of Krejcie and Morgan.
use bina_karier::domain::Hundredths;
use bina_karier::rules::{
    Exact, Ratio, Sets,
    sample_size::{Rounding, sample_size},
    satisfaction::{self, Quality, index},
};
use proptest::prelude::*;

use super::index::exact;

fn rules() -> &'static satisfaction::Rules {
    &Sets::builtin().unwrap().ikm.parameters
}

fn weight(name: &str) -> Exact {
    *rules().weights.get(name).unwrap()
}

#[test]
fn the_category_is_that_of_the_rounded_index() {
    use Quality::*;
    // Nine equal means and the exact weight: the index is 25 times the mean.
    for (mean, raw, quality) in [
        ("1", 2500, D),
        ("2.5996", 6499, D),
        ("2.59979", 6499, D),
        ("2.5998", 6500, C),
        ("2.6", 6500, C),
        ("3.064", 7660, C),
        ("3.06419", 7660, C),
        ("3.0642", 7661, B),
        ("3.532", 8830, B),
        ("3.53219", 8830, B),
        ("3.5322", 8831, A),
        ("4", 10000, A),
    ] {
        let found = index(rules(), weight("exact"), &[exact(mean); 9]);
        assert_eq!((found.index, found.category), (Hundredths::new(raw), Some(quality)), "{mean}");
    }
}

#[test]
fn shortened_weights_reproduce_old_reports() {
    let means = ["3.1", "3.2", "3.3", "3.4", "3.5", "3.1", "3.2", "3.3", "3.4"].map(exact);
    let of = |name: &str| index(rules(), weight(name), &means).index.raw();
    // The means sum to 29.5: × 25 / 9 = 81.944…, × 0.11 × 25 = 81.125, × 0.111 × 25 = 81.8625.
    assert_eq!((of("exact"), of("0.11"), of("0.111")), (8194, 8113, 8186));
    // All 1 with 0.11 is 24.75, below the printed 25: still D.
    let lowest = index(rules(), weight("0.11"), &[Ratio::whole(1); 9]);
    assert_eq!((lowest.index.raw(), lowest.category), (2475, Some(Quality::D)));
}

#[test]
fn samples_are_those_of_the_published_table() {
    let rules = &Sets::builtin().unwrap().sample_size.parameters;
    for (population, sample) in [
        (10, 10),
        (20, 19),
        (50, 44),
        (100, 80),
        (200, 132),
        (300, 169),
        (500, 217),
        (1000, 278),
        (5000, 357),
        (10_000, 370),
        (100_000, 383),
        (1_000_000, 384),
    ] {
        assert_eq!(sample_size(rules, population, Rounding::Nearest), Some(sample), "{population}");
    }
    // 3.841 × 1000 × 0.25 / (0.0025 × 999 + 0.96025) = 277.74…, and 500 people are 217.4…
    assert_eq!(sample_size(rules, 1000, Rounding::Up), Some(278));
    assert_eq!(sample_size(rules, 500, Rounding::Up), Some(218));
    assert_eq!((sample_size(rules, 1, Rounding::Nearest), sample_size(rules, 0, Rounding::Up)), (Some(1), None));
}

proptest! {
    #[test]
    fn an_index_stays_on_its_scale_and_rises_with_every_mean(means in proptest::collection::vec(100i128..=400, 9), at in 0usize..9, more in 0i128..100) {
        let of = |means: &[i128]| {
            let ratios: Vec<Ratio> = means.iter().map(|raw| Ratio::new((*raw).min(400), 100).unwrap()).collect();
            index(rules(), weight("exact"), &ratios.try_into().unwrap())
        };
        let before = of(&means);
        let mut raised = means.clone();
        raised[at] += more;
        prop_assert!((2500..=10_000).contains(&before.index.raw()));
        prop_assert!(of(&raised).index >= before.index && of(&raised).category >= before.category);
    }

    #[test]
    fn a_sample_is_never_larger_than_the_population_and_grows_with_it(population in 1u32..2_000_000, more in 0u32..1_000_000) {
        let rules = &Sets::builtin().unwrap().sample_size.parameters;
        let of = |population| sample_size(rules, population, Rounding::Nearest).unwrap();
        prop_assert!(of(population) >= 1 && of(population) <= u64::from(population));
        prop_assert!(of(population + more) >= of(population));
        let up = sample_size(rules, population, Rounding::Up).unwrap();
        prop_assert!(up >= of(population) && up <= of(population) + 1);
    }
}
