//! Seeded chance for the sample: the same seed throws the same dice on every machine.
use crate::domain::{Day, IdSource};

/// A stream of chance.
#[derive(Clone, Debug)]
pub struct Chance(IdSource);

impl Chance {
    /// A stream of its own for each `part` of the sample, so that one part does not move when another changes.
    pub const fn new(seed: u64, part: u64) -> Self {
        Self(IdSource::new(seed.wrapping_mul(0x2545_F491_4F6C_DD1D) ^ part.wrapping_mul(0x9E37_79B9_7F4A_7C15)))
    }
    /// 0 to `n` - 1; 0 where `n` is 0.
    pub fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.0.word()) * n as u128) >> 64) as usize
    }
    /// `low` to `high`, both possible.
    pub fn between(&mut self, low: i32, high: i32) -> i32 {
        low + self.below(high.saturating_sub(low).max(0) as usize + 1) as i32
    }
    /// 0 to 1.
    pub fn share(&mut self) -> f32 {
        (self.0.word() >> 40) as f32 / (1u32 << 24) as f32
    }
    /// True with this probability.
    pub fn yes(&mut self, probability: f32) -> bool {
        self.share() < probability
    }
    /// About normal, mean 0, deviation 1, never beyond 3.5.
    pub fn normal(&mut self) -> f32 {
        let word = self.0.word();
        let sum: u64 = (0..4).map(|at| word >> (16 * at) & 0xFFFF).sum();
        (sum as f32 / 65_535.0 - 2.0) * 1.732
    }
    /// One of the list; the type's default where it is empty.
    pub fn pick<T: Copy + Default>(&mut self, list: &[T]) -> T {
        list.get(self.below(list.len())).copied().unwrap_or_default()
    }
    /// Index of one of the weights, as likely as its weight.
    pub fn weighted(&mut self, weights: &[u32]) -> usize {
        let mut left = self.below(weights.iter().map(|weight| *weight as usize).sum());
        for (at, weight) in weights.iter().enumerate() {
            match left.checked_sub(*weight as usize) {
                Some(rest) => left = rest,
                None => return at,
            }
        }
        0
    }
    /// A day of that year, from the first to the last of these months.
    pub fn day(&mut self, year: i32, months: std::ops::RangeInclusive<i32>) -> Day {
        let month = self.between(*months.start(), *months.end()) as u32;
        Day::new(year, month, self.between(1, 28) as u32).unwrap_or_default()
    }
    /// Puts the list in a random order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            list.swap(at, self.below(at + 1));
        }
    }
}
