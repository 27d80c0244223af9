//! The names, as a reader of either language finds them.
use super::*;

#[test]
fn every_value_has_a_name_in_each_language() {
    for lang in Lang::ALL {
        let missing: Vec<_> = KEYS.iter().filter(|key| text(lang, key) == **key).collect();
        assert!(missing.is_empty(), "{lang:?} {missing:?}");
    }
}

#[test]
fn names_are_those_of_the_glossary() {
    assert_eq!(name(Lang::Id, Rating::Above), "Di Atas Ekspektasi");
    assert_eq!(name(Lang::Id, Predicate::Kurang), "Kurang/Misconduct");
    assert_eq!(name(Lang::Id, Evidence::Awaiting), "Menunggu Bukti");
    assert_eq!(name(Lang::En, Op::Undo(3)), "Undo");
    assert_eq!(period(Lang::Id, 2025, PeriodSpan::Quarter(1)), "Triwulan I 2025");
    assert_eq!(period(Lang::En, 2025, PeriodSpan::Month(3)), "March 2025");
    assert_eq!(period(Lang::Id, 2025, PeriodSpan::Annual), "Tahunan 2025");
    let kind = PositionKind::Functional(Some(FunctionalLevel::AhliMuda));
    assert_eq!(position_kind(Lang::Id, kind), "Fungsional – Ahli Muda");
    assert_eq!(position_kind(Lang::En, PositionKind::Implementing), "Implementing");
}
