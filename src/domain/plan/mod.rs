//! Edits as plans: a draft and the present data in, a diff or a refusal out. Plans that need a rule stand in `rules`.
mod agency;
mod enrolments;
mod events;
mod people;
mod periods;
mod sessions;
mod speakers;
mod undo;
mod units;

pub(crate) use undo::replanned;

use super::{Dataset, Diff, Has, Id, Record, Refusal, Stamp};

impl Dataset {
    /// Puts a checked draft in its place, or refuses an edit that changes nothing.
    fn put_checked<T: Record>(&self, stamp: &Stamp, row: T) -> Result<Diff, Refusal>
    where
        Self: Has<T>,
    {
        let diff = self.put(stamp, row);
        if diff.is_empty() { Err(Refusal::Nothing) } else { Ok(diff) }
    }

    /// Takes away a row that is there.
    fn remove_checked<T: Record>(&self, id: Id<T>) -> Result<Diff, Refusal>
    where
        Self: Has<T>,
    {
        let diff = self.remove(id);
        if diff.is_empty() { Err(Refusal::Gone(T::KIND)) } else { Ok(diff) }
    }

    /// Takes away one row, or refuses because rows of `by` still point to it.
    fn remove_unused<T: Record>(&self, id: Id<T>, uses: &[(super::Kind, usize)]) -> Result<Diff, Refusal>
    where
        Self: Has<T>,
    {
        match uses.iter().find(|(_, rows)| *rows > 0) {
            Some((by, rows)) => Err(Refusal::InUse { by: *by, rows: *rows }),
            None => self.remove_checked(id),
        }
    }
}

/// Whether two names are the same to a reader: letter case and spaces aside.
pub(super) fn same_text(a: &str, b: &str) -> bool {
    let mut left = a.split_whitespace();
    let mut right = b.split_whitespace();
    loop {
        match (left.next(), right.next()) {
            (None, None) => return true,
            (Some(a), Some(b)) if a.to_lowercase() == b.to_lowercase() => {}
            _ => return false,
        }
    }
}
