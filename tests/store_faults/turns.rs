//! Two tabs at once, in every order of their calls.
use bina_karier::{domain::*, store::*};

use super::{disk::*, office::*};

/// Orders of the first ten calls; the rest repeats them.
const ORDERS: u64 = 1 << 10;

fn spread(order: u64) -> u64 {
    (0..6).fold(0, |sum, round| sum | order << (round * 10))
}

/// Three generations and two tabs that each know of an edit after them; an hour and more has passed.
fn two_tabs(order: u64) -> (std::rc::Rc<Disk>, Notebook, Office, Office) {
    let (disk, notebook) = (Disk::new(), Notebook::default());
    let mut one = open(&disk, &notebook, 1).into_store();
    block_on(async {
        one.append_swap(act(Op::ImportArchive), imported(3, "awal")).await.unwrap();
        for generation in 1..=3 {
            name(&mut one, 9, &format!("g{generation}")).await.unwrap();
            one.snapshot(at(generation), SnapshotMode::Locked).await.unwrap();
        }
        name(&mut one, 1, &format!("{order}")).await.unwrap();
    });
    let two = open_whole(&disk, &notebook, 2);
    (disk, notebook, one, two)
}

fn check(disk: &std::rc::Rc<Disk>, notebook: &Notebook, tabs: [&mut Office; 2], case: &str) {
    let opened = open(disk, notebook, 3);
    let report = report_of(&opened);
    assert!(report.is_whole() && report.damaged.is_empty(), "{case}: {report:?}");
    let found = print(opened.into_store().data());
    for tab in tabs {
        block_on(tab.catch_up()).unwrap_or_else(|error| panic!("{case}: {error}"));
        assert!(print(tab.data()) == found, "{case}: a tab shows something else");
        block_on(tab.entry(1)).unwrap_or_else(|error| panic!("{case}: history: {error}"));
    }
}

#[test]
fn two_snapshots_at_once_leave_every_chunk_that_is_listed() {
    for order in 0..ORDERS {
        let (disk, notebook, mut one, mut two) = two_tabs(order);
        let late = at(10_000);
        let (a, b) = interleave(
            one.snapshot(late, SnapshotMode::Locked),
            two.snapshot(late, SnapshotMode::Locked),
            spread(order),
        );
        assert!(a.is_ok() || b.is_ok(), "{order:b}: {a:?} {b:?}");
        check(&disk, &notebook, [&mut one, &mut two], &format!("{order:b}"));
    }
}

#[test]
fn an_edit_during_a_snapshot_is_in_neither_lost_nor_doubled() {
    for order in 0..ORDERS {
        let (disk, notebook, mut one, mut two) = two_tabs(order);
        let (edit, snapshot) = interleave(
            name(&mut one, 2, "baru"),
            two.snapshot(at(10_000), SnapshotMode::OneTransaction),
            spread(order),
        );
        assert_eq!((edit, snapshot.is_ok()), (Ok(6), true), "{order:b}");
        check(&disk, &notebook, [&mut one, &mut two], &format!("{order:b}"));
    }
}

#[test]
fn an_import_during_a_snapshot_keeps_its_chunks_even_when_clocks_disagree() {
    for order in 0..ORDERS {
        let (disk, notebook, mut one, mut two) = two_tabs(order);
        let next = imported(4, "impor");
        let import = async {
            loop {
                match one.append_swap(act(Op::ImportArchive), next.clone()).await {
                    Err(WriteError::Behind) => one.catch_up().await.map(|_| ())?,
                    done => return done.map(|header| header.sequence),
                }
            }
        };
        let (import, snapshot) = interleave(import, two.snapshot(at(1_000_000), SnapshotMode::Locked), spread(order));
        assert_eq!(import, Ok(6), "{order:b} {snapshot:?}");
        check(&disk, &notebook, [&mut one, &mut two], &format!("{order:b}"));
    }
}

#[test]
fn two_edits_at_once_are_both_kept_in_one_order() {
    for order in 0..ORDERS {
        let (disk, notebook, mut one, mut two) = two_tabs(order);
        let (a, b) = interleave(name(&mut one, 2, "a"), name(&mut two, 3, "b"), spread(order));
        let mut sequences = [a.unwrap(), b.unwrap()];
        sequences.sort_unstable();
        assert_eq!(sequences, [6, 7], "{order:b}");
        check(&disk, &notebook, [&mut one, &mut two], &format!("{order:b}"));
    }
}

#[test]
fn two_first_runs_at_once_become_one_database() {
    for order in 0..ORDERS {
        let (disk, notebook) = (Disk::new(), Notebook::default());
        let mut one = open(&disk, &notebook, 1).into_store();
        let mut two = open(&disk, &notebook, 2).into_store();
        let start = act(Op::StartEmpty);
        let (a, b) = interleave(
            one.append_swap(start.clone(), imported(0, "satu")),
            two.append_swap(start, imported(0, "dua")),
            spread(order),
        );
        assert_eq!(a.is_ok(), b == Err(WriteError::Behind), "{order:b}: {b:?}");
        check(&disk, &notebook, [&mut one, &mut two], &format!("{order:b}"));
    }
}
