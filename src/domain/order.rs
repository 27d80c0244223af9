//! Sorting whose code is there once. The standard library's is written out anew for every type and every comparison,
//! which made an eighth of the page's program; where a sort is not hot, one call through a pointer more costs nothing.
use std::cmp::Ordering;

/// Sorts rows by a key; rows with the same key stay in their order.
pub fn sort_by_key<T, K: Ord>(rows: &mut Vec<T>, key: impl Fn(&T) -> K) {
    sort_by(rows, |a, b| key(a).cmp(&key(b)));
}

/// Sorts rows by a comparison; equal rows stay in their order.
pub fn sort_by<T>(rows: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    if rows.is_sorted_by(|a, b| compare(a, b).is_le()) {
        return;
    }
    let order = places(rows.len(), &mut |a, b| match (rows.get(a), rows.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    let mut from: Vec<Option<T>> = std::mem::take(rows).into_iter().map(Some).collect();
    rows.extend(order.into_iter().filter_map(|at| from.get_mut(at).and_then(Option::take)));
}

/// The places `0..len` in the order of `compare`, which is told two of them.
fn places(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn rows_are_sorted_as_the_standard_library_would(rows in prop::collection::vec((0u8..20, any::<u32>()), 0..200)) {
            let (mut ours, mut theirs) = (rows.clone(), rows);
            sort_by_key(&mut ours, |row| row.0);
            theirs.sort_by_key(|row| row.0);
            prop_assert_eq!(ours, theirs);
        }
    }
}
