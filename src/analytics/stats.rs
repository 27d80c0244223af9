//! Differences between two groups, with their intervals. Quantiles of Student's t come from statrs.
use serde::Serialize;
use statrs::distribution::{ContinuousCDF, StudentsT};

use super::rounded;

/// Two-sided 95% of the normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// Number, mean and standard deviation of a group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Sample {
    pub n: usize,
    /// None where there is nobody.
    #[serde(serialize_with = "rounded::maybe")]
    pub mean: Option<f64>,
    /// Sample standard deviation; none under two.
    #[serde(serialize_with = "rounded::maybe")]
    pub sd: Option<f64>,
}

/// Sums of a group while it is read. Values are taken relative to a centre near them, so that squares stay exact enough.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Sums {
    n: usize,
    sum: f64,
    squares: f64,
}

/// Near the middle of *nilai analisis*.
const CENTRE: f64 = 90.0;

impl Sums {
    /// Adds one value.
    pub fn add(&mut self, value: f64) {
        let from_centre = value - CENTRE;
        self.n += 1;
        self.sum += from_centre;
        self.squares += from_centre * from_centre;
    }

    /// Adds one value where `known`, and nothing otherwise, without a branch.
    pub fn add_if(&mut self, known: bool, value: f64) {
        let from_centre = if known { value - CENTRE } else { 0.0 };
        self.n += usize::from(known);
        self.sum += from_centre;
        self.squares += from_centre * from_centre;
    }

    /// Number, mean and deviation so far.
    pub fn sample(&self) -> Sample {
        let n = self.n as f64;
        Sample {
            n: self.n,
            mean: (self.n > 0).then(|| CENTRE + self.sum / n),
            sd: (self.n > 1).then(|| ((self.squares - self.sum * self.sum / n) / (n - 1.0)).max(0.0).sqrt()),
        }
    }
}

/// Welch's test of two means.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Welch {
    #[serde(serialize_with = "rounded::plain")]
    pub t: f64,
    /// Welch-Satterthwaite degrees of freedom.
    #[serde(serialize_with = "rounded::plain")]
    pub df: f64,
    /// Two-sided.
    #[serde(serialize_with = "rounded::plain")]
    pub p: f64,
    /// 95% interval of the difference.
    #[serde(serialize_with = "rounded::plain")]
    pub low: f64,
    #[serde(serialize_with = "rounded::plain")]
    pub high: f64,
}

/// A size of difference with its 95% interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Effect {
    #[serde(serialize_with = "rounded::plain")]
    pub value: f64,
    #[serde(serialize_with = "rounded::plain")]
    pub low: f64,
    #[serde(serialize_with = "rounded::plain")]
    pub high: f64,
}

impl Effect {
    /// Whether the interval holds zero.
    pub fn holds_zero(&self) -> bool {
        self.low <= 0.0 && self.high >= 0.0
    }
}

/// Welch's test of the difference `a − b`; none where a group is under two or nothing varies.
pub fn welch(a: Sample, b: Sample) -> Option<Welch> {
    let (mean_a, mean_b, sd_a, sd_b) = (a.mean?, b.mean?, a.sd?, b.sd?);
    let (part_a, part_b) = (sd_a * sd_a / a.n as f64, sd_b * sd_b / b.n as f64);
    let error = (part_a + part_b).sqrt();
    let below = part_a * part_a / (a.n as f64 - 1.0) + part_b * part_b / (b.n as f64 - 1.0);
    let df = (part_a + part_b) * (part_a + part_b) / below;
    if error <= 0.0 || !df.is_finite() {
        return None;
    }
    let student = StudentsT::new(0.0, 1.0, df).ok()?;
    let difference = mean_a - mean_b;
    let t = difference / error;
    let reach = student.inverse_cdf(0.975) * error;
    let p = (2.0 * student.cdf(-t.abs())).min(1.0);
    Some(Welch { t, df, p, low: difference - reach, high: difference + reach })
}

/// Half the width of the 95% interval of a mean; none under two.
pub fn mean_reach(sample: Sample) -> Option<f64> {
    let student = StudentsT::new(0.0, 1.0, sample.n as f64 - 1.0).ok()?;
    Some(student.inverse_cdf(0.975) * sample.sd? / (sample.n as f64).sqrt())
}

/// Hedges' g of `a − b` with the usual large-sample interval; none where a group is under two or nothing varies.
pub fn hedges_g(a: Sample, b: Sample) -> Option<Effect> {
    let (n_a, n_b) = (a.n as f64, b.n as f64);
    let df = n_a + n_b - 2.0;
    let pooled = (((n_a - 1.0) * a.sd?.powi(2) + (n_b - 1.0) * b.sd?.powi(2)) / df).sqrt();
    if pooled <= 0.0 || !pooled.is_finite() {
        return None;
    }
    let small = 1.0 - 3.0 / (4.0 * df - 1.0);
    let value = (a.mean? - b.mean?) / pooled * small;
    let reach = Z * ((n_a + n_b) / (n_a * n_b) + value * value / (2.0 * (n_a + n_b))).sqrt();
    Some(Effect { value, low: value - reach, high: value + reach })
}

/// Cliff's delta of two distributions over the same ordered classes: how much more often a member of `a` stands above
/// one of `b` than below. The interval is Cliff's (1996) from the unbiased variance, asymmetric, as Feng and Cliff (2004)
/// advise. None where a group is under two.
pub fn cliffs_delta(a: &[usize], b: &[usize]) -> Option<Effect> {
    let total = |group: &[usize]| group.iter().sum::<usize>() as f64;
    let (n_a, n_b) = (total(a), total(b));
    if n_a < 2.0 || n_b < 2.0 {
        return None;
    }
    let sum: f64 = rows_of(a, b, n_b).map(|(count, dominance)| count * dominance).sum();
    let delta = (sum / n_a).clamp(-1.0, 1.0);
    let spread = |rows: &mut dyn Iterator<Item = (f64, f64)>, centre: f64| -> f64 {
        rows.map(|(count, dominance)| count * (dominance - centre).powi(2)).sum()
    };
    let of_a = spread(&mut rows_of(a, b, n_b), delta);
    let of_b = spread(&mut rows_of(b, a, n_a), -delta);
    let ties: f64 = a.iter().zip(b).map(|(a, b)| *a as f64 * *b as f64).sum();
    let of_pairs = (n_a * n_b - ties) - n_a * n_b * delta * delta;
    let variance = (n_b * n_b * of_a + n_a * n_a * of_b - of_pairs) / (n_a * n_b * (n_a - 1.0) * (n_b - 1.0));
    let variance = variance.max((1.0 - delta * delta) / (n_a * n_b - 1.0));
    let (low, high) = interval(delta, variance, n_a.min(n_b));
    Some(Effect { value: delta, low: low.clamp(-1.0, delta), high: high.clamp(delta, 1.0) })
}

/// Each class of `a` with its count and how far it dominates `b`.
fn rows_of<'a>(a: &'a [usize], b: &'a [usize], n_b: f64) -> impl Iterator<Item = (f64, f64)> + 'a {
    let all: usize = b.iter().sum();
    let mut below = 0usize;
    a.iter().zip(b).map(move |(count, same)| {
        let above = all - below - same;
        let dominance = (below as f64 - above as f64) / n_b;
        below += same;
        (*count as f64, dominance)
    })
}

fn interval(delta: f64, variance: f64, smaller: f64) -> (f64, f64) {
    let z2 = Z * Z;
    if delta.abs() >= 1.0 {
        // Nothing overlaps: the variance is zero, and the bound is that of the smaller group.
        let bound = (smaller - z2) / (smaller + z2);
        return if delta > 0.0 { (bound, 1.0) } else { (-1.0, -bound) };
    }
    let free = 1.0 - delta * delta;
    let root = Z * variance.sqrt() * (free * free + z2 * variance).sqrt();
    let below = free + z2 * variance;
    ((delta - delta.powi(3) - root) / below, (delta - delta.powi(3) + root) / below)
}
