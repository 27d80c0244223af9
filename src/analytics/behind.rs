//! Who is behind: least JP, and predicates that fell.
use serde::Serialize;

use super::{Chosen, Frame, NO_PREDICATE, Scope, predicate_at, rounded};
use crate::domain::order;
use crate::domain::{Hundredths, Id, Person, Predicate, Status};

/// One PNS below the minimum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct LeastJp {
    pub person: Id<Person>,
    pub verified: Hundredths,
    pub awaiting: Hundredths,
    /// To the minimum, after what is verified.
    pub missing: Hundredths,
}

/// A moment of a predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Moment {
    pub year: i32,
    /// 1-4; none: the annual evaluation.
    pub quarter: Option<u8>,
}

/// One person whose predicate fell.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Falling {
    pub person: Id<Person>,
    pub from: Predicate,
    pub from_when: Moment,
    pub to: Predicate,
    pub to_when: Moment,
    /// Change of *nilai analisis* from the year before, where both exist.
    #[serde(serialize_with = "rounded::maybe")]
    pub analysis_change: Option<f64>,
}

/// PNS active all year who are below the minimum, least JP first; then what awaits evidence, then identifier.
pub fn least_jp(frame: &Frame, scope: &Scope) -> Vec<LeastJp> {
    let chosen = Chosen::of(frame, scope);
    let Some(jp) = chosen.year.and_then(|year| frame.learning.year(year)) else { return Vec::new() };
    let minimum = frame.settings.minimum_jp.raw();
    let cell = |column: &[i32], at: usize| i64::from(column.get(at).copied().unwrap_or(0));
    let mut least: Vec<LeastJp> = chosen
        .main()
        .filter(|(_, row, _)| row.status == Status::Pns)
        .map(|(at, ..)| (at, cell(&jp.verified, at)))
        .filter(|(_, verified)| *verified < minimum)
        .map(|(at, verified)| LeastJp {
            person: chosen.id(at),
            verified: Hundredths::new(verified),
            awaiting: Hundredths::new(cell(&jp.awaiting, at)),
            missing: Hundredths::new(minimum - verified),
        })
        .collect();
    least.sort_unstable_by_key(|row| (row.verified, row.awaiting, row.person));
    least
}

/// People whose latest predicate of the scope's year is lower than the one before it (of a quarter of this or the last
/// year; annual against annual where there are no quarters), deepest fall first.
pub fn falling(frame: &Frame, scope: &Scope) -> Vec<Falling> {
    let chosen = Chosen::of(frame, scope);
    let Some(place) = chosen.year else { return Vec::new() };
    let analysis = |year: Option<usize>, at: usize| frame.analysis(year?, at);
    let pairs = latest_two(frame, place);
    let mut falling: Vec<Falling> = chosen
        .everybody()
        .filter_map(|(at, ..)| {
            let pair = pairs.get(at)?;
            // [`NO_PREDICATE`] stands above every place, so a pair without one never falls.
            if pair.to >= pair.from || pair.from == NO_PREDICATE {
                return None;
            }
            Some(Falling {
                person: chosen.id(at),
                from: predicate_at(pair.from)?,
                from_when: pair.moment(frame, place, pair.from_when),
                to: predicate_at(pair.to)?,
                to_when: pair.moment(frame, place, pair.to_when),
                analysis_change: analysis(Some(place), at)
                    .zip(analysis(place.checked_sub(1), at))
                    .map(|(now, then)| now - then),
            })
        })
        .collect();
    let depth = |row: &Falling| row.from as u8 - row.to as u8;
    order::sort_by(&mut falling, |a, b| {
        let change = |row: &Falling| row.analysis_change.unwrap_or(0.0);
        (depth(b), a.to).cmp(&(depth(a), b.to)).then(change(a).total_cmp(&change(b))).then(a.person.cmp(&b.person))
    });
    falling
}

/// The latest predicate of a person and the one before it. Moments: 0-3 the quarters of the year before, 4-7 those of
/// the year, 8 and 9 the annual ones.
#[derive(Clone, Copy)]
struct Pair {
    from: u8,
    from_when: u8,
    to: u8,
    to_when: u8,
}

impl Pair {
    fn moment(self, frame: &Frame, place: usize, when: u8) -> Moment {
        let now = frame.years.year(place);
        match when {
            0..4 => Moment { year: now - 1, quarter: Some(when + 1) },
            4..8 => Moment { year: now, quarter: Some(when - 3) },
            8 => Moment { year: now - 1, quarter: None },
            _ => Moment { year: now, quarter: None },
        }
    }
}

/// The pair of everybody, column by column.
fn latest_two(frame: &Frame, place: usize) -> Vec<Pair> {
    let none = Pair { from: NO_PREDICATE, from_when: 0, to: NO_PREDICATE, to_when: 0 };
    let mut pairs = vec![none; frame.len()];
    let before = place.checked_sub(1).and_then(|place| frame.evaluations.year(place));
    let now = frame.evaluations.year(place);
    for (year, first) in [(before, 0u8), (now, 4)] {
        let Some(year) = year else { continue };
        for (quarter, when) in year.quarters.iter().zip(first..) {
            for (pair, predicate) in
                pairs.iter_mut().zip(&quarter.predicate).filter(|(_, place)| **place != NO_PREDICATE)
            {
                *pair = Pair { from: pair.to, from_when: pair.to_when, to: *predicate, to_when: when };
            }
        }
    }
    let annual = before.zip(now).map(|(before, now)| before.annual.iter().zip(&now.annual)).into_iter().flatten();
    for (pair, (before, now)) in pairs.iter_mut().zip(annual) {
        let by_quarters = pair.to_when >= 4 && pair.from != NO_PREDICATE;
        if !by_quarters {
            *pair = Pair { from: *before, from_when: 8, to: *now, to_when: 9 };
        }
    }
    if before.is_none() {
        // Quarters of the year alone: a pair that does not end in it was never made.
        pairs.iter_mut().filter(|pair| pair.to_when < 4).for_each(|pair| *pair = none);
    }
    pairs
}
