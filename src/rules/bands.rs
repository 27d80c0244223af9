//! Bands of a scale: each value falls into exactly one, and that there is no gap and no overlap is checked.
use serde::{Deserialize, Serialize};

use super::{Exact, Ratio};
use crate::domain::Hundredths;

/// One band. `from` and `to` belong to it, `over` and `below` do not. The lowest has no lower bound, so that every value
/// has a band.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Band<K> {
    pub key: K,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Exact>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub over: Option<Exact>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Exact>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<Exact>,
}

/// Bands, lowest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Bands<K>(pub Vec<Band<K>>);

impl<K> Default for Bands<K> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// What is wrong with bands, at the place of the upper of two neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BandFlaw {
    /// There is none.
    Empty,
    /// The lowest has a lower bound, or another has none.
    Bound { at: usize },
    /// A value between two bands has none.
    Gap { at: usize },
    /// A value has two.
    Overlap { at: usize },
}

impl<K> Band<K> {
    /// Whether `top / bottom` is not below this band.
    fn reached(&self, top: i128, bottom: i128) -> bool {
        let compared = |bound: Exact| {
            let (bound_top, bound_bottom) = bound.0.parts();
            top.saturating_mul(bound_bottom).cmp(&bound_top.saturating_mul(bottom))
        };
        self.from.is_none_or(|bound| compared(bound).is_ge()) && self.over.is_none_or(|bound| compared(bound).is_gt())
    }
}

impl<K: Copy> Bands<K> {
    /// The band of a value.
    pub fn find(&self, value: Ratio) -> Option<K> {
        let (top, bottom) = value.parts();
        self.of(top, bottom)
    }

    /// The band of hundredths.
    pub fn find_hundredths(&self, value: Hundredths) -> Option<K> {
        self.of(i128::from(value.raw()), 100)
    }

    fn of(&self, top: i128, bottom: i128) -> Option<K> {
        self.0.iter().rev().find(|band| band.reached(top, bottom)).map(|band| band.key)
    }

    /// The first flaw. Printed bands may be apart by `step`, to which values are rounded before they are compared.
    pub fn flaw(&self, step: Option<Ratio>) -> Option<BandFlaw> {
        let Some(lowest) = self.0.first() else { return Some(BandFlaw::Empty) };
        if lowest.from.or(lowest.over).is_some() {
            return Some(BandFlaw::Bound { at: 0 });
        }
        let pairs = self.0.iter().zip(self.0.iter().skip(1)).enumerate();
        pairs.into_iter().find_map(|(at, (lower, upper))| between(lower, upper, step, at + 1))
    }
}

fn between<K>(lower: &Band<K>, upper: &Band<K>, step: Option<Ratio>, at: usize) -> Option<BandFlaw> {
    let start = match (upper.from, upper.over) {
        (Some(start), None) | (None, Some(start)) => start.0,
        _ => return Some(BandFlaw::Bound { at }),
    };
    let end = match (lower.to, lower.below) {
        (Some(end), None) | (None, Some(end)) => end.0,
        _ => return Some(BandFlaw::Bound { at }),
    };
    let closed = (lower.to.is_some(), upper.from.is_some());
    let expected = match (closed, step) {
        ((true, true), Some(step)) => end.plus(step),
        ((true, true), None) if start == end => return Some(BandFlaw::Overlap { at }),
        ((false, false), _) if start >= end => return Some(BandFlaw::Gap { at }),
        ((true, true), None) if start > end => return Some(BandFlaw::Gap { at }),
        _ => end,
    };
    match start.cmp(&expected) {
        std::cmp::Ordering::Less => Some(BandFlaw::Overlap { at }),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some(BandFlaw::Gap { at }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bands(json: &str) -> Bands<char> {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn a_gap_an_overlap_and_a_bound_too_many_are_found() {
        let flaw = |json: &str| bands(json).flaw(None);
        let good = r#"[{"key":"c","to":60},{"key":"b","over":60,"below":"70.5"},{"key":"a","from":"70.5"}]"#;
        assert_eq!(flaw(good), None);
        assert_eq!(flaw("[]"), Some(BandFlaw::Empty));
        assert_eq!(flaw(r#"[{"key":"a","from":1}]"#), Some(BandFlaw::Bound { at: 0 }));
        let of = |lower: &str, upper: &str| flaw(&format!(r#"[{{"key":"b",{lower}}},{{"key":"a",{upper}}}]"#));
        assert_eq!(of(r#""to":60"#, r#""over":61"#), Some(BandFlaw::Gap { at: 1 }));
        assert_eq!(of(r#""to":60"#, r#""from":61"#), Some(BandFlaw::Gap { at: 1 }));
        assert_eq!(of(r#""to":60"#, r#""from":60"#), Some(BandFlaw::Overlap { at: 1 }));
        assert_eq!(of(r#""below":60"#, r#""over":60"#), Some(BandFlaw::Gap { at: 1 }));
        assert_eq!(of(r#""to":60"#, r#""over":59"#), Some(BandFlaw::Overlap { at: 1 }));
        assert_eq!(of(r#""below":60"#, r#""over":59"#), Some(BandFlaw::Overlap { at: 1 }));
        assert_eq!(of(r#""to":60"#, r#""to":70"#), Some(BandFlaw::Bound { at: 1 }));
        let printed = bands(r#"[{"key":"b","to":"64.99"},{"key":"a","from":65}]"#);
        assert_eq!(printed.flaw(Ratio::new(1, 100)), None);
        assert_eq!(printed.flaw(Ratio::new(1, 1000)), Some(BandFlaw::Gap { at: 1 }));
    }

    #[test]
    fn every_value_has_the_band_that_its_bounds_say() {
        let bands = bands(r#"[{"key":"c","to":60},{"key":"b","over":60,"below":"70.5"},{"key":"a","from":"70.5"}]"#);
        for (value, key) in [("-5", 'c'), ("60", 'c'), ("60.01", 'b'), ("70.49", 'b'), ("70.5", 'a'), ("1000", 'a')] {
            assert_eq!(bands.find(value.parse::<Exact>().unwrap().0), Some(key), "{value}");
        }
        assert_eq!(bands.find_hundredths(Hundredths::new(6001)), Some('b'));
        assert_eq!(bands.find_hundredths(Hundredths::new(6000)), Some('c'));
    }
}
