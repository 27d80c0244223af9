//! Exact fractions, so that a score is rounded once, at the end, half up.
use std::cmp::Ordering;

use serde::{Serialize, Serializer};

use crate::domain::Hundredths;

/// A fraction in lowest terms. In JSON a number rounded half up to two decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ratio {
    top: i128,
    bottom: i128,
}

/// What a sum too long for exact fractions is rounded to.
const FINE: i128 = 1_000_000_000;

impl Ratio {
    /// Nothing.
    pub const ZERO: Self = Self { top: 0, bottom: 1 };

    /// `top / bottom`; none where `bottom` is not positive.
    pub fn new(top: i128, bottom: i128) -> Option<Self> {
        if bottom <= 0 {
            return None;
        }
        let common = gcd(top.unsigned_abs(), bottom.unsigned_abs()).max(1);
        if common == 1 {
            return Some(Self { top, bottom });
        }
        let common = i128::try_from(common).ok()?;
        Some(Self { top: divided(top, common), bottom: divided(bottom, common) })
    }

    /// A whole number.
    pub const fn whole(value: i64) -> Self {
        Self { top: value as i128, bottom: 1 }
    }

    /// The exact value of hundredths.
    pub fn of(value: Hundredths) -> Self {
        Self::new(i128::from(value.raw()), 100).unwrap_or(Self::ZERO)
    }

    /// Sum; to nine decimals where the exact one does not fit.
    pub fn plus(self, other: Self) -> Self {
        let exact = || {
            let common = i128::try_from(gcd(self.bottom.unsigned_abs(), other.bottom.unsigned_abs())).ok()?;
            let (mine, theirs) = (divided(other.bottom, common), divided(self.bottom, common));
            let top = self.top.checked_mul(mine)?.checked_add(other.top.checked_mul(theirs)?)?;
            Self::new(top, self.bottom.checked_mul(mine)?)
        };
        exact().unwrap_or_else(|| {
            let sum = self.scaled(FINE).saturating_add(other.scaled(FINE));
            Self::new(sum, FINE).unwrap_or(Self::ZERO)
        })
    }

    /// Product; to nine decimals where the exact one does not fit.
    pub fn times(self, other: Self) -> Self {
        let exact = || Self::new(self.top.checked_mul(other.top)?, self.bottom.checked_mul(other.bottom)?);
        exact().unwrap_or_else(|| {
            let product = self.scaled(FINE).saturating_mul(other.scaled(FINE)) / FINE;
            Self::new(product, FINE).unwrap_or(Self::ZERO)
        })
    }

    /// Quotient; none where `other` is not positive.
    pub fn over(self, other: Self) -> Option<Self> {
        Some(self.times(Self::new(other.bottom, other.top)?))
    }

    /// The smaller of the two.
    pub fn at_most(self, other: Self) -> Self {
        if self > other { other } else { self }
    }

    /// The nearest multiple of `1 / steps`, counted in steps, half up.
    pub fn scaled(self, steps: i128) -> i128 {
        let (whole, rest) = (self.top.div_euclid(self.bottom), self.top.rem_euclid(self.bottom));
        let part = match rest.checked_mul(steps).and_then(|rest| rest.checked_mul(2)) {
            Some(double) => double.saturating_add(self.bottom).div_euclid(self.bottom.saturating_mul(2)),
            None => (rest as f64 / self.bottom as f64 * steps as f64).round() as i128,
        };
        whole.saturating_mul(steps).saturating_add(part)
    }

    /// Rounded half up to two decimals.
    pub fn rounded(self) -> Hundredths {
        let limit = i128::from(i64::MAX);
        Hundredths::new(self.scaled(100).clamp(-limit, limit) as i64)
    }

    /// Its parts in lowest terms; the lower one is positive.
    pub const fn parts(self) -> (i128, i128) {
        (self.top, self.bottom)
    }

    /// The smallest whole number that is not below it.
    pub fn ceiling(self) -> i128 {
        self.top.div_euclid(self.bottom) + i128::from(self.top.rem_euclid(self.bottom) > 0)
    }

    /// The nearest float.
    pub fn value(self) -> f64 {
        self.top as f64 / self.bottom as f64
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.top.checked_mul(other.bottom), other.top.checked_mul(self.bottom)) {
            (Some(left), Some(right)) => left.cmp(&right),
            _ => self.value().total_cmp(&other.value()),
        }
    }
}
impl Serialize for Ratio {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.rounded().serialize(to)
    }
}

const fn gcd(a: u128, b: u128) -> u128 {
    // Scores are small numbers, and where no register holds 128 bits the wide division is slow.
    if a <= u64::MAX as u128 && b <= u64::MAX as u128 {
        return small_gcd(a as u64, b as u64) as u128;
    }
    wide_gcd(a, b)
}

/// `a / b` of a positive `b`; wide only where it must be, as above.
const fn divided(a: i128, b: i128) -> i128 {
    const SMALL: u128 = i64::MAX as u128;
    if a.unsigned_abs() <= SMALL && b.unsigned_abs() <= SMALL { (a as i64 / b as i64) as i128 } else { a / b }
}

const fn small_gcd(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

const fn wide_gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ratio(top: i128, bottom: i128) -> Ratio {
        Ratio::new(top, bottom).unwrap()
    }

    #[test]
    fn halves_are_rounded_up_and_thirds_add_up_to_a_whole() {
        assert_eq!(ratio(1, 200).rounded(), Hundredths::new(1));
        assert_eq!(ratio(-1, 200).rounded(), Hundredths::ZERO);
        assert_eq!(ratio(12_345, 1000).rounded(), Hundredths::new(1235));
        let third = ratio(1, 3);
        assert_eq!(third.plus(third).plus(third), Ratio::whole(1));
        assert_eq!(Ratio::new(1, 0), None);
        assert_eq!(Ratio::whole(3).over(Ratio::ZERO), None);
    }

    #[test]
    fn a_sum_that_does_not_fit_is_still_right_to_nine_decimals() {
        let primes = [1_000_003i128, 1_000_033, 1_000_037, 1_000_039, 1_000_081, 1_000_099, 1_000_117, 1_000_121];
        let sum = primes.iter().fold(Ratio::ZERO, |sum, prime| sum.plus(ratio(*prime - 1, *prime)));
        let float: f64 = primes.iter().map(|prime| (*prime - 1) as f64 / *prime as f64).sum();
        assert!((sum.value() - float).abs() < 1e-8, "{sum:?} {float}");
    }

    proptest! {
        #[test]
        fn fractions_never_panic_and_agree_with_floats(a in -1_000_000i128..1_000_000, b in 1i128..100_000, c in -1_000_000i128..1_000_000, d in 1i128..100_000) {
            let (x, y) = (ratio(a, b), ratio(c, d));
            prop_assert!((x.plus(y).value() - (x.value() + y.value())).abs() < 1e-6);
            prop_assert!((x.times(y).value() - x.value() * y.value()).abs() <= 1e-9 * x.value().abs().max(1.0) * y.value().abs().max(1.0));
            prop_assert_eq!(x.cmp(&y), x.value().partial_cmp(&y.value()).unwrap());
        }

        #[test]
        fn no_input_makes_them_panic(a: i128, b: i128, c: i128, d: i128) {
            if let (Some(x), Some(y)) = (Ratio::new(a, b), Ratio::new(c, d)) {
                let _ = (x.plus(y), x.times(y), x.over(y), x.cmp(&y), x.rounded(), x.at_most(y));
            }
        }
    }
}
