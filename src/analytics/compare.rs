//! Do those who take part perform better? Two groups side by side, with intervals, and guards before any claim.
use serde::Serialize;

use super::{
    Chosen, EvaluationYear, Frame, Group, PredicateCount, Scope, Side, UnitLines, UnitName, members, rounded,
    stats::{Effect, Sample, Sums, Welch, cliffs_delta, hedges_g, welch},
};
use crate::domain::{Hundredths, Predicate, Status};

/// Under this many in a group nothing is claimed.
pub const FEWEST: usize = 10;
/// From this share of one predicate on, predicates say nothing about groups.
pub const UNIFORM: f64 = 0.85;

/// What parts the two groups.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Split {
    /// Mencapai 20 JP against Di Bawah 20 JP.
    MinimumJp(Hundredths),
    /// Peserta of the scope's group against the rest.
    Group(Group),
}

/// One of the two groups.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct ComparedSide {
    pub people: usize,
    #[serde(flatten)]
    pub predicates: PredicateCount,
    /// Nilai analisis, where it exists.
    pub analysis: Sample,
}

/// What may be said of a difference.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// Belum cukup bukti: a group has fewer than ten with a value.
    TooFew { smaller: usize },
    /// Predikat hampir seragam.
    NearlyUniform {
        predicate: Predicate,
        #[serde(serialize_with = "rounded::plain")]
        share: f64,
    },
    /// Belum cukup bukti: the interval holds zero.
    HoldsZero,
    /// The first group stands higher.
    Higher,
    /// The first group stands lower.
    Lower,
}

/// Two groups compared.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Comparison {
    pub split: Split,
    /// Mencapai 20 JP, or the participants.
    pub first: ComparedSide,
    /// Di Bawah 20 JP, or the others.
    pub second: ComparedSide,
    /// Cliff's delta of the predicates, first against second.
    pub delta: Option<Effect>,
    /// Mean of the first minus mean of the second.
    #[serde(serialize_with = "rounded::maybe")]
    pub difference: Option<f64>,
    pub welch: Option<Welch>,
    /// Besar Perbedaan (g).
    pub hedges_g: Option<Effect>,
    pub by_predicate: Reading,
    pub by_analysis: Reading,
}

/// The same for one unit.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UnitComparison {
    #[serde(flatten)]
    pub unit: UnitName,
    #[serde(flatten)]
    pub comparison: Comparison,
}

#[derive(Clone, Copy, Default)]
struct Tally {
    people: usize,
    predicates: PredicateCount,
    analysis: Sums,
}

impl Tally {
    fn side(&self) -> ComparedSide {
        ComparedSide { people: self.people, predicates: self.predicates, analysis: self.analysis.sample() }
    }
}

/// The two groups of the scope's year: participants of its group against the rest, or, without a group, PNS who reached
/// the minimum against those below. People not active all year are left out.
pub fn compare(frame: &Frame, scope: &Scope) -> Comparison {
    let splitter = Splitter::of(frame, scope);
    let mut tallies = [Tally::default(); 2];
    splitter.each(|side, year, at, _| tally(&mut tallies, side, year, at, frame));
    let [first, second] = tallies;
    comparison(splitter.split, &first, &second)
}

/// The same for every unit below the scope's.
pub fn compare_units(frame: &Frame, scope: &Scope) -> Vec<UnitComparison> {
    let splitter = Splitter::of(frame, scope);
    let lines = UnitLines::of(frame, scope);
    let mut units = vec![[Tally::default(); 2]; lines.names.len()];
    splitter.each(|side, year, at, unit| {
        if let Some(tallies) = lines.line(unit).and_then(|line| units.get_mut(line)) {
            tally(tallies, side, year, at, frame);
        }
    });
    let with_people = lines.names.into_iter().zip(units).filter(|(_, [a, b])| a.people + b.people > 0);
    with_people
        .map(|(unit, [first, second])| UnitComparison {
            unit,
            comparison: comparison(splitter.split.clone(), &first, &second),
        })
        .collect()
}

/// Who stands on which side of a comparison of this scope, by person: the first, the second, or neither.
pub fn sides(frame: &Frame, scope: &Scope) -> [Vec<usize>; 2] {
    let mut sides = [Vec::new(), Vec::new()];
    Splitter::of(frame, scope).each(|side, _, at, _| {
        let [first, second] = &mut sides;
        if side { first.push(at) } else { second.push(at) }
    });
    sides
}

fn tally(tallies: &mut [Tally; 2], first: bool, year: &EvaluationYear, at: usize, frame: &Frame) {
    let [reached, below] = tallies;
    let tally = if first { reached } else { below };
    tally.people += 1;
    let place = year.predicate.get(at).copied().unwrap_or(super::NO_PREDICATE);
    tally.predicates.add(place, year.is_provisional(at));
    if let Some(value) = year.analysis(at, &frame.evaluations.weights) {
        tally.analysis.add(value);
    }
}

struct Splitter<'a> {
    frame: &'a Frame,
    scope: Scope,
    split: Split,
}

impl<'a> Splitter<'a> {
    fn of(frame: &'a Frame, scope: &Scope) -> Self {
        let split = match &scope.group {
            Some(group) => Split::Group(group.clone()),
            None => Split::MinimumJp(frame.settings.minimum_jp),
        };
        let mut scope = Scope { side: Side::Both, ..scope.clone() };
        if scope.group.is_none() {
            scope.status = scope.status.or(Some(Status::Pns));
        }
        Self { frame, scope, split }
    }

    /// Calls `each` with side (true: the first), year, person and unit of everybody who is active all year.
    fn each(&self, mut each: impl FnMut(bool, &EvaluationYear, usize, u32)) {
        let chosen = Chosen::of(self.frame, &self.scope);
        let Some(place) = chosen.year else { return };
        let (Some(year), Some(jp)) = (self.frame.evaluations.year(place), self.frame.learning.year(place)) else {
            return;
        };
        match &self.split {
            Split::MinimumJp(minimum) => {
                let minimum = minimum.raw();
                for (at, _, row) in chosen.main() {
                    let verified = jp.verified.get(at).copied().unwrap_or(0);
                    each(i64::from(verified) >= minimum, year, at, row.unit);
                }
            }
            Split::Group(group) => {
                let members = members(self.frame, group, place);
                for (at, _, row) in chosen.main() {
                    each(members.get(at).copied().unwrap_or(false), year, at, row.unit);
                }
            }
        }
    }
}

fn comparison(split: Split, first: &Tally, second: &Tally) -> Comparison {
    let (a, b) = (first.side(), second.side());
    let delta = cliffs_delta(&a.predicates.counts, &b.predicates.counts);
    let test = welch(a.analysis, b.analysis);
    Comparison {
        split,
        delta,
        difference: a.analysis.mean.zip(b.analysis.mean).map(|(a, b)| a - b),
        welch: test,
        hedges_g: hedges_g(a.analysis, b.analysis),
        by_predicate: read_predicates(&a.predicates, &b.predicates, delta),
        by_analysis: read(
            a.analysis.n.min(b.analysis.n),
            test.map(|test| Effect { value: (test.low + test.high) / 2.0, low: test.low, high: test.high }),
        ),
        first: a,
        second: b,
    }
}

fn read_predicates(a: &PredicateCount, b: &PredicateCount, delta: Option<Effect>) -> Reading {
    let smaller = a.rated().min(b.rated());
    let mut together = *a;
    together.counts.iter_mut().zip(b.counts).for_each(|(sum, more)| *sum += more);
    match together.most_frequent() {
        _ if smaller < FEWEST => Reading::TooFew { smaller },
        Some((predicate, people)) if people as f64 >= UNIFORM * together.rated() as f64 => {
            Reading::NearlyUniform { predicate, share: people as f64 / together.rated() as f64 }
        }
        _ => read(smaller, delta),
    }
}

fn read(smaller: usize, effect: Option<Effect>) -> Reading {
    match effect {
        _ if smaller < FEWEST => Reading::TooFew { smaller },
        Some(effect) if !effect.holds_zero() && effect.low > 0.0 => Reading::Higher,
        Some(effect) if !effect.holds_zero() && effect.high < 0.0 => Reading::Lower,
        _ => Reading::HoldsZero,
    }
}
