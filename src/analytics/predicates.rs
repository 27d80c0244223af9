//! Predicates of a year and who has none yet, by unit.
use serde::Serialize;

use super::{Chosen, Frame, Scope, UnitLines, UnitName, predicate_at};
use crate::domain::Predicate;

/// People by predicate, lowest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PredicateCount {
    pub counts: [usize; 5],
    /// Belum dinilai.
    pub without: usize,
    /// Those whose predicate is not the annual one yet, but that of the latest quarter or month.
    pub provisional: usize,
}

impl PredicateCount {
    /// People with a predicate.
    pub fn rated(&self) -> usize {
        self.counts.iter().sum()
    }

    /// The most frequent predicate and its people; the higher one of two that are even.
    pub fn most_frequent(&self) -> Option<(Predicate, usize)> {
        let (predicate, people) = Predicate::ALL.into_iter().zip(self.counts).max_by_key(|(_, people)| *people)?;
        (people > 0).then_some((predicate, people))
    }

    pub(super) fn add(&mut self, place: u8, provisional: bool) {
        match self.counts.get_mut(usize::from(place)).filter(|_| predicate_at(place).is_some()) {
            Some(count) => *count += 1,
            None => self.without += 1,
        }
        self.provisional += usize::from(provisional);
    }
}

/// One unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnitPredicates {
    #[serde(flatten)]
    pub unit: UnitName,
    #[serde(flatten)]
    pub count: PredicateCount,
}

/// Predicates of a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Predicates {
    #[serde(flatten)]
    pub total: PredicateCount,
    pub units: Vec<UnitPredicates>,
}

/// Predicates of everybody in the scope's year: the annual one, else that of the latest quarter or month.
pub fn predicates(frame: &Frame, scope: &Scope) -> Predicates {
    let chosen = Chosen::of(frame, scope);
    let lines = UnitLines::of(frame, scope);
    let mut total = PredicateCount::default();
    let mut units = vec![PredicateCount::default(); lines.names.len()];
    if let Some(year) = chosen.year.and_then(|year| frame.evaluations.year(year)) {
        for (at, _, row) in chosen.everybody() {
            let place = year.predicate.get(at).copied().unwrap_or(super::NO_PREDICATE);
            let provisional = year.is_provisional(at);
            total.add(place, provisional);
            if let Some(unit) = lines.line(row.unit).and_then(|line| units.get_mut(line)) {
                unit.add(place, provisional);
            }
        }
    }
    let units = lines.names.into_iter().zip(units).filter(|(_, count)| count.rated() + count.without > 0);
    Predicates { total, units: units.map(|(unit, count)| UnitPredicates { unit, count }).collect() }
}
