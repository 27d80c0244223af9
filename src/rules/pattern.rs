//! The pattern of predicates that an organisation's result leads to (SE MenPANRB 3/2023). Confidence B. It is matter
//! for a talk and never an order to change a rating.
use crate::domain::{Predicate, UnitPredicate};

/// Fewer people than these are not compared with a pattern.
pub const FEWEST_COMPARED: usize = 10;

/// What a pattern asks of the share of some predicates together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// Percent.
    AtMost(u8),
    /// Percent.
    AtLeast(u8),
    /// No other predicate is as frequent.
    MostFrequent,
    /// At least one person.
    Some,
    Nobody,
}

/// One line of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    pub predicates: &'static [Predicate],
    pub bound: Bound,
}

const fn line(predicates: &'static [Predicate], bound: Bound) -> Line {
    Line { predicates, bound }
}

/// The lines of the pattern of an organisation's result.
pub const fn pattern(result: UnitPredicate) -> &'static [Line] {
    use Predicate::{Baik, ButuhPerbaikan, Kurang, SangatBaik, SangatKurang};
    match result {
        UnitPredicate::Istimewa => {
            const { &[line(&[SangatBaik], Bound::MostFrequent), line(&[SangatBaik], Bound::AtMost(70))] }
        }
        UnitPredicate::Baik => {
            const {
                &[
                    line(&[Baik], Bound::MostFrequent),
                    line(&[Baik], Bound::AtMost(70)),
                    line(&[ButuhPerbaikan, Kurang], Bound::Some),
                ]
            }
        }
        UnitPredicate::ButuhPerbaikan => {
            const { &[line(&[ButuhPerbaikan], Bound::AtLeast(60)), line(&[SangatBaik], Bound::AtMost(10))] }
        }
        UnitPredicate::Kurang => {
            const {
                &[
                    line(&[Kurang], Bound::AtLeast(60)),
                    line(&[ButuhPerbaikan], Bound::AtLeast(10)),
                    line(&[SangatBaik], Bound::AtMost(10)),
                ]
            }
        }
        UnitPredicate::SangatKurang => {
            const {
                &[
                    line(&[SangatKurang], Bound::AtLeast(60)),
                    line(&[Kurang, ButuhPerbaikan], Bound::AtLeast(10)),
                    line(&[SangatBaik], Bound::Nobody),
                ]
            }
        }
    }
}

impl Line {
    /// Whether people by predicate, lowest first, keep to this line.
    pub fn holds(&self, counts: &[usize; 5]) -> bool {
        let meant = |predicate: &Predicate| self.predicates.contains(predicate);
        let by_predicate = || Predicate::ALL.iter().zip(counts);
        let all: usize = counts.iter().sum();
        let part: usize = by_predicate().filter(|(predicate, _)| meant(predicate)).map(|(_, people)| people).sum();
        match self.bound {
            Bound::AtMost(percent) => part * 100 <= all * usize::from(percent),
            Bound::AtLeast(percent) => part * 100 >= all * usize::from(percent),
            Bound::MostFrequent => {
                by_predicate().filter(|(predicate, _)| !meant(predicate)).all(|(_, people)| *people < part)
            }
            Bound::Some => part > 0,
            Bound::Nobody => part == 0,
        }
    }
}
