//! What would be wrong only after a merge: each side agrees with itself, and the two together do not.
use super::{Choices, MergePlan};
use crate::archive::check::{Finding, check};
use crate::domain::{Dataset, Day};

/// What is wrong on either side alone, by row.
pub(super) fn known(ours: &Dataset, incoming: &Dataset, today: Day) -> Vec<Finding> {
    let mut known = check(ours, today);
    known.extend(check(incoming, today));
    known.sort_by_key(Finding::row);
    known
}

impl MergePlan {
    /// The data after the merge.
    pub fn merged(&self, ours: &Dataset, choices: &Choices) -> Dataset {
        let mut merged = ours.clone();
        merged.apply(&self.into_diff(ours, choices));
        merged
    }

    /// What would be wrong after the merge, and is wrong on neither side alone: two units with one code, circles.
    pub fn trouble(&self, ours: &Dataset, choices: &Choices, today: Day) -> Vec<Finding> {
        if self.load {
            return Vec::new();
        }
        let is_known = |finding: &Finding| {
            let start = self.known.partition_point(|known| known.row() < finding.row());
            let of_row = self.known.iter().skip(start).take_while(|known| known.row() == finding.row());
            of_row.into_iter().any(|known| known == finding)
        };
        let found = check(&self.merged(ours, choices), today);
        found.into_iter().filter(|finding| finding.is_error() && !is_known(finding)).collect()
    }
}
