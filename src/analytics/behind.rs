//! Who is behind: least JP, and predicates that fell.
use serde::Serialize;

use super::{Chosen, Frame, NO_PREDICATE, Scope, predicate_at, rounded};
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
    let mut falling: Vec<Falling> = chosen
        .everybody()
        .filter_map(|(at, ..)| {
            let (from, to) = latest_two(frame, place, at)?;
            let (lower, higher) = (predicate_at(to.1)?, predicate_at(from.1)?);
            (lower < higher).then(|| Falling {
                person: chosen.id(at),
                from: higher,
                from_when: from.0,
                to: lower,
                to_when: to.0,
                analysis_change: analysis(Some(place), at)
                    .zip(analysis(place.checked_sub(1), at))
                    .map(|(now, then)| now - then),
            })
        })
        .collect();
    let depth = |row: &Falling| row.from as u8 - row.to as u8;
    falling.sort_by(|a, b| {
        let change = |row: &Falling| row.analysis_change.unwrap_or(0.0);
        (depth(b), a.to).cmp(&(depth(a), b.to)).then(change(a).total_cmp(&change(b))).then(a.person.cmp(&b.person))
    });
    falling
}

/// The latest predicate of a year and the one before it.
fn latest_two(frame: &Frame, place: usize, at: usize) -> Option<((Moment, u8), (Moment, u8))> {
    let known = |predicate: Option<&u8>| predicate.copied().filter(|predicate| *predicate != NO_PREDICATE);
    let of_year = |place: usize| {
        let year = frame.years.year(place);
        let quarters = frame.evaluations.year(place).map(|year| &year.quarters).into_iter().flatten();
        quarters.zip(1u8..).filter_map(move |(quarter, number)| {
            Some((Moment { year, quarter: Some(number) }, known(quarter.predicate.get(at))?))
        })
    };
    let before = place.checked_sub(1);
    let mut quarters = before.into_iter().flat_map(of_year).chain(of_year(place));
    let mut pair = (None, None);
    for moment in quarters.by_ref() {
        pair = (pair.1, Some(moment));
    }
    let is_now = |moment: &(Moment, u8)| moment.0.year == frame.years.year(place);
    if let (Some(from), Some(to)) = pair
        && is_now(&to)
    {
        return Some((from, to));
    }
    let annual = |place: usize| {
        let predicate = known(frame.evaluations.year(place)?.annual.get(at))?;
        Some((Moment { year: frame.years.year(place), quarter: None }, predicate))
    };
    Some((annual(before?)?, annual(place)?))
}
