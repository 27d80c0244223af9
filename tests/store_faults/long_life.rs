//! History over years: packed, let go of when a person decides so, and measured.
use std::rc::Rc;

use bina_karier::{domain::*, store::*};

use super::{disk::*, office::*};

/// After the last operation that is packed, before the next.
const CUT: i64 = 1_002;

/// An office with so many old operations, packed, and new ones after three generations.
fn office_with(old: u128) -> (Rc<Disk>, Notebook, Office) {
    let (disk, notebook) = (Disk::new(), Notebook::default());
    let mut office = open(&disk, &notebook, 1).into_store();
    block_on(async {
        office.append_swap(act(Op::ImportArchive), imported(4200, "awal")).await.unwrap();
        for bits in 0..old {
            name(&mut office, 9000 + bits, "satu").await.unwrap();
        }
        for generation in 1..=4 {
            let later = Act { time: at(1_000 + generation), ..act(Op::EditCompetency) };
            let to = format!("g{generation}");
            office.run(later, |data| Ok(naming(data, 9000, Some(&to)))).await.unwrap();
            office.snapshot(at(10_000 * generation), SnapshotMode::Locked).await.unwrap();
        }
    });
    (disk, notebook, office)
}

/// Every operation that the history lists, with its rows.
fn entries(office: &Office) -> Vec<Entry> {
    let history = block_on(office.history(1..=u64::MAX)).unwrap();
    assert_eq!(history.unreadable, Vec::<u64>::new());
    history.headers.iter().map(|header| block_on(office.entry(header.sequence)).unwrap()).collect()
}

fn packs(disk: &Disk) -> usize {
    disk.memory.values().keys().filter(|place| place.room == Room::Journal && place.key.starts_with('p')).count()
}

#[test]
fn packed_operations_are_read_and_undone_as_before() {
    let (disk, notebook, mut office) = office_with(150);
    assert!(packs(&disk) > 0);
    let listed = entries(&office);
    assert_eq!(listed.len() as u64, office.sequence());
    block_on(office.undo(act(Op::Undo(100)), &stamp(), 100)).unwrap();
    assert_eq!(office.data().competencies.get(Id::from_bits(9098)), None);
    assert_eq!(entries(&open_whole(&disk, &notebook, 2))[..listed.len()], listed);
}

#[test]
fn only_what_is_older_goes_and_the_history_says_so() {
    let (disk, notebook, mut office) = office_with(150);
    let (data, before) = (print(office.data()), entries(&office));
    assert_eq!(block_on(office.older_than(at(0))).unwrap(), Oldest::default(), "nothing is older than the first");
    let oldest = block_on(office.older_than(at(CUT))).unwrap();
    assert!(oldest.entries >= 100 && oldest.entries as u64 == oldest.until, "{oldest:?}");
    assert_eq!(block_on(office.forget_history(act(Op::StartEmpty), at(CUT))), Ok(oldest.entries));
    assert_eq!(block_on(office.forget_history(act(Op::StartEmpty), at(CUT))), Ok(0), "once is enough");
    assert_eq!(print(office.data()), data);
    for office in [&office, &open_whole(&disk, &notebook, 2)] {
        let history = block_on(office.history(1..=u64::MAX)).unwrap();
        assert_eq!((history.forgotten, history.unreadable.len()), (oldest.until, 0));
        let after = entries(office);
        assert_eq!(after[..after.len() - 1], before[oldest.entries..], "the rest is as it was");
        assert_eq!(after.last().map(|entry| entry.op), Some(Op::TrimHistory(oldest.until)));
    }
    assert_eq!(packs(&disk), 0);
    assert_eq!(block_on(office.undo(act(Op::Undo(5)), &stamp(), 5)), Err(WriteError::Unreadable(5)));
    let last = office.sequence() - 1;
    block_on(office.undo(act(Op::Undo(last)), &stamp(), last)).unwrap();
}

#[test]
fn chunks_of_an_import_that_was_let_go_are_deleted_later() {
    let chunks_left = |forgets: bool| {
        let (disk, _, mut office) = office_with(150);
        block_on(async {
            if forgets {
                assert!(office.forget_history(act(Op::StartEmpty), at(CUT)).await.unwrap() > 0);
            }
            for generation in 5..=8 {
                name(&mut office, 7, &format!("{generation}")).await.unwrap();
                office.snapshot(at(10_000 * generation), SnapshotMode::Locked).await.unwrap();
            }
            assert_eq!(office.history(1..=u64::MAX).await.unwrap().unreadable, Vec::<u64>::new());
        });
        disk.memory.values().keys().filter(|place| place.room == Room::Chunk).count()
    };
    assert!(chunks_left(true) < chunks_left(false));
}

#[test]
fn what_a_fault_left_of_it_the_next_generation_deletes() {
    let (disk, notebook, office) = office_with(150);
    let (values, said, kept) = (disk.memory.values(), notebook.read(), entries(&office));
    for fault in Break::HONEST {
        for k in 0.. {
            let (disk, notebook) = (Disk::holding(values.clone()), Notebook::default());
            said.iter().for_each(|said| notebook.write(said));
            let mut office = open_whole(&disk, &notebook, 2);
            disk.break_at(k, fault);
            let told = block_on(office.forget_history(act(Op::StartEmpty), at(CUT)));
            if !disk.mend() {
                break;
            }
            let case = format!("{fault:?} at {k}: {told:?}");
            let mut again = open_whole(&disk, &notebook, 3);
            block_on(async {
                again.forget_history(act(Op::StartEmpty), at(CUT)).await.unwrap();
                name(&mut again, 9500, "lagi").await.unwrap();
                again.snapshot(at(90_000), SnapshotMode::Locked).await.unwrap();
            });
            let history = block_on(again.history(1..=u64::MAX)).unwrap();
            assert_eq!((packs(&disk), history.unreadable.len()), (0, 0), "{case}");
            let rest = entries(&again);
            let expected = &kept[history.forgotten as usize..];
            assert_eq!(&rest[..expected.len()], expected, "{case}");
        }
    }
}

#[test]
fn every_byte_is_counted_once() {
    let (disk, _, office) = office_with(150);
    let figures = block_on(office.figures()).unwrap();
    let bytes = |room| {
        let values = disk.memory.values();
        values.iter().filter(|(place, _)| place.room == room).map(|(_, value)| value.len() as u64).sum::<u64>()
    };
    assert_eq!(figures.all(), bytes(Room::Chunk) + bytes(Room::Journal));
    let (kind, amount) = figures.kinds[0];
    assert_eq!((figures.kinds.len(), kind, amount.count), (1, Kind::Competency, 4350));
    assert!(amount.bytes > 0 && figures.generations.bytes > 0 && figures.history.bytes > 0);
    assert_eq!((figures.generations.count, figures.history.count as u64), (2, office.sequence()));
}
