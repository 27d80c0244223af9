//! What the store does on a disk without faults.
use bina_karier::{domain::*, store::*};

use super::{disk::*, office::*};

#[test]
fn what_was_written_is_there_after_opening_again() {
    let (disk, notebook) = (Disk::new(), Notebook::default());
    let Opened::Fresh(mut office) = open(&disk, &notebook, 1) else { panic!("not fresh") };
    block_on(async {
        office.append_swap(act(Op::StartEmpty), imported(0, "a")).await.unwrap();
        for bits in 1..=5 {
            name(&mut office, bits, "satu").await.unwrap();
        }
        name(&mut office, 3, "tiga").await.unwrap();
    });
    let again = open_whole(&disk, &notebook, 2);
    assert_eq!(print(again.data()), print(office.data()));
    assert_eq!((again.sequence(), again.data().rows()), (7, 5));
}

#[test]
fn a_generation_shortens_the_journal_and_shares_unchanged_chunks() {
    let (disk, notebook) = (Disk::new(), Notebook::default());
    let mut office = open(&disk, &notebook, 1).into_store();
    block_on(async {
        office.append_swap(act(Op::ImportArchive), imported(10_000, "a")).await.unwrap();
        let none = office.snapshot(at(1), SnapshotMode::Locked).await.unwrap();
        assert_eq!((none.generation, none.chunks), (1, 0));
        name(&mut office, 3, "tiga").await.unwrap();
        let one = office.snapshot(at(2), SnapshotMode::Locked).await.unwrap();
        assert_eq!((one.generation, one.chunks), (2, 1));
        assert_eq!(office.snapshot(at(3), SnapshotMode::Locked).await, Err(SnapshotError::Nothing));
        name(&mut office, 4, "empat").await.unwrap();
    });
    let opened = open(&disk, &notebook, 2);
    let report = report_of(&opened);
    assert_eq!((report.generation, report.replayed, report.damaged.len()), (2, 1, 0));
    assert_eq!(print(opened.into_store().data()), print(office.data()));
}

#[test]
fn two_tabs_see_each_other_and_nothing_is_overwritten() {
    let (disk, notebook) = (Disk::new(), Notebook::default());
    let mut one = open(&disk, &notebook, 1).into_store();
    let mut two = open(&disk, &notebook, 2).into_store();
    block_on(async {
        name(&mut one, 1, "dari satu").await.unwrap();
        let stale = two.append(act(Op::EditCompetency), naming(two.data(), 1, Some("dari dua"))).await;
        assert_eq!(stale, Err(WriteError::Behind));
        assert_eq!(two.catch_up().await.unwrap().entries.len(), 1);
        assert_eq!(name(&mut two, 2, "dari dua").await, Ok(2));
        assert_eq!(name(&mut one, 3, "dari satu").await, Ok(3));
        two.catch_up().await.unwrap();
    });
    assert_eq!(print(one.data()), print(two.data()));
}

#[test]
fn an_import_is_chunks_another_tab_loads_them_and_undo_swaps_back() {
    let (disk, notebook) = (Disk::new(), Notebook::default());
    let mut one = open(&disk, &notebook, 1).into_store();
    let mut two = open(&disk, &notebook, 2).into_store();
    block_on(async {
        name(&mut one, 77, "lama").await.unwrap();
        let before = print(one.data());
        let done = one.append_swap(act(Op::ImportArchive), imported(9000, "baru")).await.unwrap();
        assert_eq!(done.counts, [(Kind::Competency, 9000)]);
        two.catch_up().await.unwrap();
        assert_eq!(print(one.data()), print(two.data()));
        let entry = two.entry(2).await.unwrap();
        assert_eq!((entry.diff.len(), entry.op), (9000, Op::ImportArchive));
        two.undo(act(Op::Undo(2)), &stamp(), 2).await.unwrap();
        assert_eq!(print(two.data()), before);
        one.catch_up().await.unwrap();
        assert_eq!(print(one.data()), before);
        one.undo(act(Op::Redo(3)), &stamp(), 3).await.unwrap();
        assert_eq!(one.data().rows(), 9000);
    });
    assert_eq!(print(open_whole(&disk, &notebook, 3).data()), print(one.data()));
}

#[test]
fn undo_of_an_import_spares_rows_changed_since_by_refusing() {
    let (disk, notebook) = (Disk::new(), Notebook::default());
    let mut office = open(&disk, &notebook, 1).into_store();
    block_on(async {
        office.append_swap(act(Op::ImportArchive), imported(5000, "baru")).await.unwrap();
        name(&mut office, 4000, "disunting").await.unwrap();
        let refused = office.undo(act(Op::Undo(1)), &stamp(), 1).await;
        let since = Refusal::ChangedSince(Mismatch { kind: Kind::Competency, bits: 4000 });
        assert_eq!(refused, Err(WriteError::Refused(since)));
        office.undo(act(Op::Undo(2)), &stamp(), 2).await.unwrap();
        office.undo(act(Op::Undo(1)), &stamp(), 1).await.unwrap();
        assert_eq!(office.data().rows(), 0);
    });
}

#[test]
fn a_large_diff_becomes_chunks_by_itself() {
    let (disk, notebook) = (Disk::new(), Notebook::default());
    let mut office = open(&disk, &notebook, 1).into_store();
    let rows = 20_000u128;
    let changes = (1..=rows).map(|bits| Change { before: None, after: Some(competency(bits, &"x".repeat(60))) });
    let diff = Diff { competencies: changes.collect(), ..Diff::default() };
    let header = block_on(office.append(act(Op::ImportPeople), diff)).unwrap();
    assert_eq!(header.counts, [(Kind::Competency, 20_000)]);
    let journal: usize = disk
        .memory
        .values()
        .iter()
        .filter(|(place, _)| place.room == Room::Journal)
        .map(|(_, value)| value.len())
        .sum();
    assert!(journal < 2000, "{journal}");
    assert_eq!(print(open_whole(&disk, &notebook, 2).data()), print(office.data()));
}

#[test]
fn history_tells_what_was_done_to_a_row() {
    let (disk, notebook) = (Disk::new(), Notebook::default());
    let mut office = open(&disk, &notebook, 1).into_store();
    block_on(async {
        office.append_swap(act(Op::ImportArchive), imported(6000, "baru")).await.unwrap();
        name(&mut office, 5000, "kedua").await.unwrap();
        name(&mut office, 1, "lain").await.unwrap();
        let of_row = office.touching::<Competency>(Id::from_bits(5000)).await.unwrap();
        let names: Vec<_> = of_row
            .iter()
            .map(|(header, change)| {
                let name = |row: &Option<Competency>| row.as_ref().map_or("-".to_string(), |row| row.name.clone());
                (header.sequence, name(&change.before), name(&change.after))
            })
            .collect();
        assert_eq!(names, [(1, "-".into(), "baru".into()), (2, "baru".into(), "kedua".into())]);
        let history = office.history(1..=99).await.unwrap();
        assert_eq!(
            history.headers.iter().map(|header| header.op).collect::<Vec<_>>(),
            [Op::ImportArchive, Op::EditCompetency, Op::EditCompetency]
        );
        assert!(history.unreadable.is_empty());
    });
}

#[test]
fn packed_entries_are_still_history_can_be_undone_and_reach_a_tab_that_slept() {
    let (disk, notebook) = (Disk::new(), Notebook::default());
    let mut office = open(&disk, &notebook, 1).into_store();
    let mut sleeper = open(&disk, &notebook, 2).into_store();
    block_on(async {
        for bits in 1..=150 {
            name(&mut office, bits, "satu").await.unwrap();
        }
        for generation in 1..=3 {
            name(&mut office, 1000, &format!("g{generation}")).await.unwrap();
            office.snapshot(at(generation * 10_000), SnapshotMode::Locked).await.unwrap();
        }
        let entries = disk.memory.values().into_keys().filter(|place| place.room == Room::Journal);
        let keys: Vec<String> = entries.map(|place| place.key).collect();
        assert_eq!(keys.len(), 3, "{keys:?}");
        let history = office.history(1..=153).await.unwrap();
        assert_eq!((history.headers.len(), history.unreadable.len()), (153, 0));
        office.undo(act(Op::Undo(40)), &stamp(), 40).await.unwrap();
        assert_eq!(sleeper.catch_up().await.unwrap().entries.len(), 154);
    });
    assert_eq!(print(sleeper.data()), print(office.data()));
    assert_eq!(office.data().rows(), 150);
}
