//! Predicates and *nilai analisis* quarter by quarter.
use serde::Serialize;

use super::{
    Chosen, Class, Frame, PredicateCount, Scope, rounded,
    stats::{Sample, Sums, mean_reach},
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
        let classes = chosen.classes_in(place);
        let people = classes.iter().filter(|class| **class != Class::Outside).count();
        for (quarter, number) in year.quarters.iter().zip(1u8..) {
            let mut predicates = PredicateCount::default();
            let mut analysis = Sums::default();
            let inside = classes.iter().zip(&quarter.predicate).enumerate();
            for (at, (_, predicate)) in inside.filter(|(_, (class, _))| **class != Class::Outside) {
                predicates.add(*predicate, false);
                if let Some(value) = quarter.analysis(at, &frame.evaluations.weights) {
                    analysis.add(value);
                }
            }
            let analysis = analysis.sample();
            if predicates.rated() + analysis.n > 0 {
                let (year, reach) = (frame.years.year(place), mean_reach(analysis));
                points.push(TrendPoint { year, quarter: number, people, predicates, analysis, reach });
            }
        }
    }
    points
}
