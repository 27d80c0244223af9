//! Predicates and *nilai analisis* quarter by quarter.
use serde::Serialize;

use super::{
    Chosen, Class, Frame, PredicateCount, Scope, rounded,
    stats::{Sample, mean_reach},
};

/// One quarter.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct TrendPoint {
    pub year: i32,
    /// 1-4.
    pub quarter: u8,
    /// People in the scope in that year.
    pub people: usize,
    #[serde(flatten)]
    pub predicates: PredicateCount,
    pub analysis: Sample,
    /// Half the width of the mean's 95% interval.
    #[serde(serialize_with = "rounded::maybe")]
    pub reach: Option<f64>,
}

/// Every quarter with an evaluation, up to the scope's year. Who belongs to a unit is read in each year anew.
pub fn trend(frame: &Frame, scope: &Scope) -> Vec<TrendPoint> {
    let chosen = Chosen::of(frame, scope);
    let mut points = Vec::new();
    for place in 0..chosen.year.map_or(0, |year| year + 1) {
        let Some(year) = frame.evaluations.year(place) else { continue };
        let inside: Vec<bool> = chosen.classes_in(place).iter().map(|class| *class != Class::Outside).collect();
        let people = inside.iter().filter(|inside| **inside).count();
        for (quarter, number) in year.quarters.iter().zip(1u8..) {
            let (counts, without, sums) = quarter.tally(&inside, &frame.evaluations.weights);
            let predicates = PredicateCount { counts, without, provisional: 0 };
            let analysis = sums.sample();
            if predicates.rated() + analysis.n > 0 {
                let (year, reach) = (frame.years.year(place), mean_reach(analysis));
                points.push(TrendPoint { year, quarter: number, people, predicates, analysis, reach });
            }
        }
    }
    points
}
