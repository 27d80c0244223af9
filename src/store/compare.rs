//! What differs between two datasets of one past: chunks they share are not looked into.
use std::{collections::BTreeSet, iter::Peekable, sync::Arc};

use crate::domain::{Change, Dataset, Diff, Has, Kind, Record, Table, Visit};

/// Kinds whose tables are not the same chunks.
pub(super) fn changed_kinds(before: &Dataset, after: &Dataset) -> Vec<Kind> {
    struct Differ<'a>(&'a Dataset, Vec<Kind>);
    impl Visit for Differ<'_> {
        fn table<T: Record>(&mut self, table: &Table<T>)
        where
            Dataset: Has<T>,
        {
            if Has::<T>::table(self.0) != table {
                self.1.push(T::KIND);
            }
        }
    }
    let mut differ = Differ(before, Vec::new());
    after.visit(&mut differ);
    differ.1
}

/// How many rows of one kind differ; nothing if none does.
pub(super) fn count(before: &Dataset, after: &Dataset, kind: Kind) -> Option<(Kind, usize)> {
    struct Count<'a>(&'a Dataset, usize);
    impl Visit for Count<'_> {
        fn table<T: Record>(&mut self, table: &Table<T>)
        where
            Dataset: Has<T>,
        {
            differences(Has::<T>::table(self.0), table, |_, _| self.1 += 1);
        }
    }
    let mut count = Count(before, 0);
    after.visit_kind(kind, &mut count);
    (count.1 > 0).then_some((kind, count.1))
}

/// The diff that leads from one to the other.
pub(super) fn diff(before: &Dataset, after: &Dataset) -> Diff {
    struct Collect<'a>(&'a Dataset, Diff);
    impl Visit for Collect<'_> {
        fn table<T: Record>(&mut self, table: &Table<T>)
        where
            Dataset: Has<T>,
        {
            let changes = <Dataset as Has<T>>::changes_mut(&mut self.1);
            differences(Has::<T>::table(self.0), table, |before, after| {
                changes.push(Change { before: before.cloned(), after: after.cloned() });
            });
        }
    }
    let mut collect = Collect(before, Diff::default());
    after.visit(&mut collect);
    collect.1
}

fn differences<T: Record>(before: &Table<T>, after: &Table<T>, mut each: impl FnMut(Option<&T>, Option<&T>)) {
    let mut old = own_rows(before, after).peekable();
    let mut new = own_rows(after, before).peekable();
    loop {
        let order = match (old.peek(), new.peek()) {
            (Some(old), Some(new)) => old.id().cmp(&new.id()),
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (None, None) => return,
        };
        match order {
            std::cmp::Ordering::Less => each(old.next(), None),
            std::cmp::Ordering::Greater => each(None, new.next()),
            std::cmp::Ordering::Equal => pair(&mut old, &mut new, &mut each),
        }
    }
}

fn pair<'a, T: Record>(
    old: &mut Peekable<impl Iterator<Item = &'a T>>,
    new: &mut Peekable<impl Iterator<Item = &'a T>>,
    each: &mut impl FnMut(Option<&T>, Option<&T>),
) {
    let (old, new) = (old.next(), new.next());
    if old != new {
        each(old, new);
    }
}

/// Rows in chunks that the other table does not share.
fn own_rows<'a, T: Record>(table: &'a Table<T>, other: &'a Table<T>) -> impl Iterator<Item = &'a T> {
    let shared: BTreeSet<usize> = other.chunks().iter().map(|chunk| Arc::as_ptr(chunk).addr()).collect();
    table
        .chunks()
        .iter()
        .filter(move |chunk| !shared.contains(&Arc::as_ptr(chunk).addr()))
        .flat_map(|chunk| chunk.iter())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Author, Changed, Id};

    fn author(bits: u128, name: &str) -> Author {
        Author { id: Id::from_bits(bits), name: name.into(), changed: Changed::default() }
    }

    #[test]
    fn the_diff_between_two_datasets_leads_from_one_to_the_other() {
        let rows = (1..10_000).map(|bits| author(bits, "a")).collect();
        let before = Dataset { authors: Table::from_rows(rows).unwrap(), ..Dataset::default() };
        let change = |bits, name: Option<&str>| Change {
            before: before.authors.get(Id::from_bits(bits)).cloned(),
            after: name.map(|name| author(bits, name)),
        };
        let diff_made =
            Diff { authors: vec![change(5, Some("b")), change(6, None), change(20_000, Some("c"))], ..Diff::default() };
        let mut after = before.clone();
        after.apply(&diff_made);
        assert_eq!(diff(&before, &after), diff_made);
        assert_eq!(count(&before, &after, Kind::Author), Some((Kind::Author, 3)));
        assert_eq!(count(&before, &after, Kind::Unit), None);
        assert_eq!(changed_kinds(&before, &after), [Kind::Author]);
        assert!(diff(&before, &before.clone()).is_empty());
    }
}
