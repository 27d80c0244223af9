//! The table of angka kredit, cell by cell, and its sums.
use bina_karier::domain::{FunctionalLevel, Predicate};
use bina_karier::rules::{
    Ratio, Sets,
    credit::{self, Row, Thresholds},
};
use proptest::prelude::*;

use super::index::exact;

fn rules() -> &'static credit::Rules {
    &Sets::builtin().unwrap().credit.parameters
}

fn row(level: FunctionalLevel, predicate: Predicate, months: u8) -> Row {
    Row { level, predicate, months }
}

#[test]
fn a_year_gives_the_coefficient_times_the_percent_of_the_predicate() {
    use FunctionalLevel::*;
    // Sangat Kurang 25 %, Kurang 50 %, Butuh Perbaikan 75 %, Baik 100 %, Sangat Baik 150 %.
    for (level, cells) in [
        (Pemula, ["0.9375", "1.875", "2.8125", "3.75", "5.625"]),
        (Terampil, ["1.25", "2.5", "3.75", "5", "7.5"]),
        (Mahir, ["3.125", "6.25", "9.375", "12.5", "18.75"]),
        (Penyelia, ["6.25", "12.5", "18.75", "25", "37.5"]),
        (AhliPertama, ["3.125", "6.25", "9.375", "12.5", "18.75"]),
        (AhliMuda, ["6.25", "12.5", "18.75", "25", "37.5"]),
        (AhliMadya, ["9.375", "18.75", "28.125", "37.5", "56.25"]),
        (AhliUtama, ["12.5", "25", "37.5", "50", "75"]),
    ] {
        for (predicate, cell) in Predicate::ALL.into_iter().zip(cells) {
            assert_eq!(
                credit::credit(rules(), row(level, predicate, 12)),
                Some(exact(cell)),
                "{level:?} {predicate:?}"
            );
        }
    }
}

#[test]
fn needs_are_those_of_the_table() {
    use FunctionalLevel::*;
    for (level, rank, next, need) in [
        (Pemula, "15", Some(Terampil), Some("15")),
        (Terampil, "20", Some(Mahir), Some("60")),
        (Mahir, "50", Some(Penyelia), Some("100")),
        (Penyelia, "100", None, None),
        (AhliPertama, "50", Some(AhliMuda), Some("100")),
        (AhliMuda, "100", Some(AhliMadya), Some("200")),
        (AhliMadya, "150", Some(AhliUtama), Some("450")),
        (AhliUtama, "200", None, None),
    ] {
        let found = rules().levels.get(&level).unwrap();
        assert_eq!((found.rank_need.0, found.next), (exact(rank), next), "{level:?}");
        assert_eq!(found.level_need.map(|need| need.0), need.map(exact), "{level:?}");
    }
    let ranks: Vec<usize> = rules().levels.values().map(|level| level.ranks.len()).collect();
    assert_eq!(ranks, [1, 3, 2, 2, 2, 2, 3, 2]);
}

#[test]
fn months_are_a_part_of_the_year_and_rounding_is_half_up() {
    let of = |level, predicate, months| credit::credit(rules(), row(level, predicate, months));
    assert_eq!(of(FunctionalLevel::AhliPertama, Predicate::Baik, 1), Ratio::new(25, 24));
    assert_eq!(of(FunctionalLevel::AhliPertama, Predicate::Baik, 0), None);
    assert_eq!(of(FunctionalLevel::AhliPertama, Predicate::Baik, 13), None);
    // 9.375 half up is 9.38, as 28.125 is 28.13; half to even would make it 28.12.
    let rounded = |level| of(level, Predicate::ButuhPerbaikan, 12).map(|points| points.rounded().raw());
    assert_eq!(rounded(FunctionalLevel::AhliPertama), Some(938));
    assert_eq!(rounded(FunctionalLevel::AhliMadya), Some(2813));
    // 3.125 is 3.13, where half to even has 3.12.
    let worst = of(FunctionalLevel::Mahir, Predicate::SangatKurang, 12).map(|points| points.rounded().raw());
    assert_eq!(worst, Some(313));
}

#[test]
fn a_total_counts_the_present_jenjang_only_and_rounds_once() {
    let month = row(FunctionalLevel::AhliPertama, Predicate::Baik, 1);
    let total = credit::total(rules(), &[month; 6]).unwrap();
    // 6 × 25/24 = 6.25, and six times 1.04 is 6.24.
    assert_eq!((total.sums.exact, total.sums.of_rounded), (exact("6.25"), exact("6.24")));
    assert_eq!(total.sums.compared(Thresholds::Exact), exact("6.25"));
    assert_eq!(total.sums.compared(Thresholds::RoundedRows), exact("6.24"));
    let before = row(FunctionalLevel::AhliPertama, Predicate::SangatBaik, 12);
    let after = row(FunctionalLevel::AhliMuda, Predicate::Baik, 6);
    let promoted = credit::total(rules(), &[before, after]).unwrap();
    assert_eq!((promoted.sums.exact, promoted.rank_need), (exact("12.5"), exact("100")));
    assert_eq!(credit::total(rules(), &[]), None);
}

#[test]
fn progress_says_what_is_left_and_how_many_months_that_takes() {
    let progress = |credit: &str| {
        let need = exact("50");
        credit::progress(rules(), FunctionalLevel::AhliPertama, exact(credit), need, Predicate::Baik)
    };
    // 12.5 a year: 37.5 are three years, and a little more is a month more.
    assert_eq!((progress("12.5").left, progress("12.5").months), (exact("37.5"), Some(36)));
    assert_eq!(progress("12.49").months, Some(37));
    assert_eq!((progress("50").left, progress("50").months), (Ratio::ZERO, Some(0)));
    assert_eq!(progress("61").left, Ratio::ZERO);
}

proptest! {
    #[test]
    fn a_better_predicate_or_a_longer_time_never_gives_less(level in 0usize..8, predicate in 0usize..4, months in 1u8..12) {
        let level = *rules().levels.keys().nth(level).unwrap();
        let of = |predicate: usize, months: u8| credit::credit(rules(), row(level, Predicate::ALL[predicate], months)).unwrap();
        prop_assert!(of(predicate + 1, months) > of(predicate, months));
        prop_assert!(of(predicate, months + 1) > of(predicate, months));
        let twelfth = of(predicate, 1);
        let year = (0..12).fold(Ratio::ZERO, |sum, _| sum.plus(twelfth));
        prop_assert_eq!(year, of(predicate, 12));
    }
}
