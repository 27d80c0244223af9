//! The table of JP conversion, both columns of every line, with its caps.
use bina_karier::domain::{Hundredths, LearningForm, LearningScope};
use bina_karier::rules::{
    Ratio, Sets,
    jp::{Asked, Conversion, CreditReason, convert},
};
use proptest::prelude::*;

use super::index::exact;
use LearningForm::*;

const NATIONAL: LearningScope = LearningScope::National;
const INTERNATIONAL: LearningScope = LearningScope::International;

fn conversion(form: LearningForm, scope: LearningScope) -> Option<Conversion> {
    Sets::builtin().unwrap().jp.parameters.conversion(form, scope)
}

/// Days, times in a month, times and semesters are all `count`.
fn jp(form: LearningForm, scope: LearningScope, count: u32, actual: Option<&str>) -> Option<Ratio> {
    let count = Some(count);
    let asked = Asked {
        form: conversion(form, scope),
        days: count,
        times: count,
        months: 1,
        semesters: count,
        actual: actual.map(exact),
    };
    convert(&asked).0
}

#[test]
fn counted_forms_give_so_many_for_each() {
    for (form, national, international) in [
        (TugasBelajar, 20, 20),
        (IzinBelajar, 20, 20),
        (Seminar, 4, 6),
        (Konferensi, 4, 6),
        (Sarasehan, 4, 6),
        (Workshop, 5, 7),
        (Lokakarya, 5, 7),
        (Sosialisasi, 4, 6),
        (Detasering, 20, 24),
        (Pertukaran, 20, 24),
        (Magang, 20, 24),
        (PatokBanding, 10, 20),
    ] {
        for count in [0, 1, 3] {
            let of = |each: i64| Some(Ratio::whole(each * i64::from(count)));
            assert_eq!(jp(form, NATIONAL, count, None), of(national), "{form:?} {count}");
            assert_eq!(jp(form, INTERNATIONAL, count, None), of(international), "{form:?} {count}");
        }
        assert_eq!(jp(form, NATIONAL, 3, Some("9.5")), Some(exact("9.5")), "printed JP wins over the table: {form:?}");
    }
}

#[test]
fn coaching_and_mentoring_count_twice_a_month_at_most() {
    for form in [Coaching, Mentoring] {
        let of = |scope, times| jp(form, scope, times, None).map(Ratio::rounded);
        assert_eq!(
            [0, 1, 2, 3, 9].map(|times| of(NATIONAL, times)),
            [0, 2, 4, 4, 4].map(|jp| Some(Hundredths::whole(jp)))
        );
        assert_eq!([1, 2, 3].map(|times| of(INTERNATIONAL, times)), [4, 8, 8].map(|jp| Some(Hundredths::whole(jp))));
    }
}

#[test]
fn a_ceiling_holds_only_above_it() {
    for (form, scope, most) in [
        (ELearning, NATIONAL, 3),
        (ELearning, INTERNATIONAL, 4),
        (BelajarMandiri, NATIONAL, 2),
        (KomunitasBelajar, NATIONAL, 2),
    ] {
        let ceiling = Ratio::whole(most * 2);
        assert_eq!(jp(form, scope, 2, Some("50")), Some(ceiling), "{form:?}");
        assert_eq!(jp(form, scope, 2, Some("1.5")), Some(exact("1.5")));
        assert_eq!(jp(form, scope, 2, None), None, "never the ceiling itself");
        let asked = Asked { form: conversion(form, scope), actual: Some(exact("3")), ..Asked::default() };
        assert!(matches!(convert(&asked), (None, CreditReason::CountMissing(_))), "the days are needed as well");
    }
}

#[test]
fn actual_jp_counts_as_it_is_or_times_a_factor_abroad() {
    let factor = [
        PelatihanManajerial,
        PelatihanTeknis,
        PelatihanFungsional,
        PelatihanSosialKultural,
        Kursus,
        Penataran,
        Bimtek,
        PelatihanJarakJauh,
        Outbond,
    ];
    for form in factor {
        assert_eq!(jp(form, NATIONAL, 3, Some("24")), Some(exact("24")), "{form:?}");
        assert_eq!(jp(form, INTERNATIONAL, 3, Some("24")), Some(exact("28.8")), "{form:?}");
    }
    for form in [BelajarMandiri, KomunitasBelajar] {
        assert_eq!(jp(form, INTERNATIONAL, 3, Some("10")), Some(exact("12")), "{form:?}");
    }
    for form in [PelatihanStruktural, BimbinganDiTempatKerja] {
        assert_eq!(jp(form, NATIONAL, 3, Some("24")), Some(exact("24")));
        assert_eq!(conversion(form, INTERNATIONAL), None, "the table has a dash");
    }
    for form in factor.into_iter().chain([PelatihanStruktural, BimbinganDiTempatKerja, Pendidikan, Lainnya]) {
        assert_eq!(jp(form, NATIONAL, 3, None), None, "{form:?}");
        assert_eq!(jp(form, INTERNATIONAL, 3, None), None, "{form:?}");
    }
    for form in [Pendidikan, Lainnya] {
        assert_eq!((conversion(form, NATIONAL), jp(form, NATIONAL, 3, Some("7"))), (None, Some(exact("7"))));
    }
}

#[test]
fn every_form_but_two_has_a_line() {
    let without: Vec<LearningForm> =
        LearningForm::ALL.into_iter().filter(|form| conversion(*form, NATIONAL).is_none()).collect();
    assert_eq!(without, [Pendidikan, Lainnya]);
    let printed = CreditReason::Printed;
    let seminar =
        Asked { form: Some(Conversion::PerDay(Hundredths::whole(4))), actual: Some(exact("9")), ..Asked::default() };
    assert_eq!(convert(&seminar), (Some(exact("9")), printed));
}

proptest! {
    #[test]
    fn more_days_or_times_never_give_less(form in 0usize..30, abroad: bool, count in 0u32..400, more in 0u32..400, actual in proptest::option::of(0u32..500)) {
        let (form, scope) = (LearningForm::ALL[form], if abroad { INTERNATIONAL } else { NATIONAL });
        let actual = actual.map(|actual| actual.to_string());
        let of = |count| jp(form, scope, count, actual.as_deref());
        prop_assert_eq!(of(count).is_some(), of(count + more).is_some());
        prop_assert!(of(count + more) >= of(count) && of(count).is_none_or(|jp| jp >= Ratio::ZERO));
    }
}
