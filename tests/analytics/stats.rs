//! Statistics against scipy (`python3 tests/analytics/reference.py`), at their edges, and by their properties.
use bina_karier::analytics::stats::*;
use proptest::prelude::*;

const A: [f64; 12] = [97.2, 88.4, 91.0, 102.5, 95.1, 93.3, 99.8, 90.2, 96.6, 94.0, 101.1, 89.9];
const B: [f64; 10] = [85.1, 92.3, 88.8, 90.4, 79.5, 95.0, 87.7, 91.6, 84.2, 93.9];

fn sample(values: &[f64]) -> Sample {
    let mut sums = Sums::default();
    values.iter().for_each(|value| sums.add(*value));
    sums.sample()
}

fn close(found: f64, wanted: f64) {
    assert!((found - wanted).abs() < 1e-8 * wanted.abs().max(1.0), "{found} instead of {wanted}");
}

#[test]
fn welch_and_hedges_agree_with_scipy() {
    let (a, b) = (sample(&A), sample(&B));
    close(a.mean.unwrap(), 94.925);
    close(a.sd.unwrap(), 4.635265021353342);
    let welch = welch(a, b).unwrap();
    close(welch.t, 2.9930683953665325);
    close(welch.df, 18.979130043189837);
    close(welch.p, 0.007481953035392678);
    close(welch.low, 1.8264945032456552);
    close(welch.high, 10.323505496754379);
    let g = hedges_g(a, b).unwrap();
    close(g.value, 1.2376452398608573);
    close(g.low, 0.3222220536629188);
    close(g.high, 2.1530684260587956);
    close(mean_reach(a).unwrap(), 2.9451068873119235);
}

#[test]
fn cliffs_delta_agrees_with_the_full_matrix_in_numpy() {
    let cases: [([usize; 5], [usize; 5], [f64; 3]); 3] = [
        ([1, 2, 8, 70, 19], [2, 6, 15, 71, 6], [0.2146, 0.08927798574632813, 0.3332329081791664]),
        ([0, 0, 3, 9, 4], [0, 1, 4, 5, 0], [0.45625, 0.06797575732850991, 0.7244986629962155]),
        ([5, 0, 0, 0, 7], [0, 0, 9, 0, 0], [0.16666666666666666, -0.37996408840189044, 0.6270197660792132]),
    ];
    for (a, b, [value, low, high]) in cases {
        let delta = cliffs_delta(&a, &b).unwrap();
        close(delta.value, value);
        close(delta.low, low);
        close(delta.high, high);
    }
}

#[test]
fn too_few_values_or_none_that_vary_give_no_test() {
    let flat = sample(&[90.0; 12]);
    assert_eq!((sample(&[]).mean, sample(&[5.0]).sd), (None, None));
    for (a, b) in [(sample(&[]), flat), (sample(&[80.0]), flat), (flat, flat), (flat, sample(&[80.0; 30]))] {
        assert_eq!((welch(a, b), hedges_g(a, b)), (None, None));
    }
    assert_eq!(cliffs_delta(&[1, 0], &[5, 5]), None);
    assert_eq!(cliffs_delta(&[], &[]), None);
    assert!(welch(flat, sample(&B)).is_some());
}

#[test]
fn groups_that_do_not_overlap_have_a_delta_of_one_and_an_honest_bound() {
    let delta = cliffs_delta(&[0, 0, 20], &[0, 15, 0]).unwrap();
    assert_eq!((delta.value, delta.high), (1.0, 1.0));
    assert!(delta.low > 0.5 && delta.low < 0.7, "{delta:?}");
    let same = cliffs_delta(&[0, 30, 0], &[0, 12, 0]).unwrap();
    assert!(same.value == 0.0 && same.holds_zero() && same.high > 0.0);
}

proptest! {
    #[test]
    fn deltas_are_antisymmetric_bounded_and_inside_their_interval(
        a in prop::array::uniform5(0usize..400), b in prop::array::uniform5(0usize..400)
    ) {
        match (cliffs_delta(&a, &b), cliffs_delta(&b, &a)) {
            (Some(there), Some(back)) => {
                prop_assert!((there.value + back.value).abs() < 1e-12);
                prop_assert!((there.low + back.high).abs() < 1e-9);
                prop_assert!(-1.0 <= there.low && there.low <= there.value && there.value <= there.high && there.high <= 1.0);
            }
            (there, back) => prop_assert_eq!(there, back),
        }
    }

    #[test]
    fn tests_turn_round_with_their_groups_and_hold_the_estimate(
        a in prop::collection::vec(0.0f64..120.0, 0..40), b in prop::collection::vec(0.0f64..120.0, 0..40)
    ) {
        let (a, b) = (sample(&a), sample(&b));
        if let (Some(there), Some(back)) = (welch(a, b), welch(b, a)) {
            let difference = a.mean.unwrap() - b.mean.unwrap();
            prop_assert!(there.low <= difference && difference <= there.high);
            prop_assert!((there.t + back.t).abs() < 1e-9 && (there.p - back.p).abs() < 1e-9);
            prop_assert!((0.0..=1.0).contains(&there.p));
            prop_assert_eq!(there.p < 0.05, there.low > 0.0 || there.high < 0.0);
        }
        if let Some(g) = hedges_g(a, b) {
            prop_assert!(g.low <= g.value && g.value <= g.high);
        }
    }

    #[test]
    fn sums_give_the_mean_and_deviation_of_the_values(values in prop::collection::vec(0.0f64..120.0, 2..200)) {
        let found = sample(&values);
        let n = values.len() as f64;
        let mean = values.iter().sum::<f64>() / n;
        let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0);
        prop_assert!((found.mean.unwrap() - mean).abs() < 1e-9);
        prop_assert!((found.sd.unwrap() - variance.sqrt()).abs() < 1e-6);
    }
}
