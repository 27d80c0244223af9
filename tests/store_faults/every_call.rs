//! Every call of every operation goes wrong in every way.
use std::{collections::BTreeMap, rc::Rc};

use bina_karier::{domain::*, store::*};

use super::{disk::*, office::*};

/// What is on disk before the operation, and what the witness says.
struct Start {
    values: BTreeMap<Place, Vec<u8>>,
    said: Option<Testimony>,
}

impl Start {
    /// Three generations, packed history, an import, an edit after the last generation, and old chunks to delete.
    fn full() -> Self {
        Self::with_generations(3)
    }
    fn with_generations(count: i64) -> Self {
        let (disk, notebook) = (Disk::new(), Notebook::default());
        let mut office = open(&disk, &notebook, 1).into_store();
        block_on(async {
            office.append_swap(act(Op::ImportArchive), imported(4200, "awal")).await.unwrap();
            for bits in 0..110 {
                name(&mut office, 9000 + bits, "satu").await.unwrap();
            }
            for generation in 1..=count {
                name(&mut office, 9000, &format!("g{generation}")).await.unwrap();
                office.snapshot(at(generation), SnapshotMode::Locked).await.unwrap();
            }
            name(&mut office, 9001, "terakhir").await.unwrap();
        });
        Self { values: disk.memory.values(), said: notebook.read() }
    }
    fn disk(&self) -> (Rc<Disk>, Notebook) {
        let notebook = Notebook::default();
        self.said.iter().for_each(|said| notebook.write(said));
        (Disk::holding(self.values.clone()), notebook)
    }
}

type Print = (Vec<Vec<u8>>, Origin);

/// Runs `operation` with a fault at call k, for every k and every fault.
/// `operation` answers whether it was acknowledged.
fn for_every_call(start: &Start, operation: impl AsyncFn(&mut Office) -> bool) {
    let (disk, notebook) = start.disk();
    let mut office = open_whole(&disk, &notebook, 10);
    let before = print(office.data());
    assert!(block_on(operation(&mut office)), "it must work without a fault");
    let after = print(office.data());
    for fault in Break::HONEST.into_iter().chain(Break::LYING) {
        for k in 0.. {
            assert!(k < 200, "no end of calls");
            if !one_fault(start, fault, k, &operation, (&before, &after)) {
                break;
            }
        }
    }
}

fn one_fault(
    start: &Start,
    fault: Break,
    k: usize,
    operation: &impl AsyncFn(&mut Office) -> bool,
    (before, after): (&Print, &Print),
) -> bool {
    let case = format!("{fault:?} at call {k}");
    let honest = Break::HONEST.contains(&fault);
    let (disk, notebook) = start.disk();
    let mut office = open_whole(&disk, &notebook, 10);
    disk.break_at(k, fault);
    let acknowledged = block_on(operation(&mut office));
    if !disk.mend() {
        return false;
    }
    let shown = print(office.data());
    if acknowledged {
        assert!(shown == *after, "{case}: acknowledged and not shown");
    } else {
        assert!(shown == *before || shown == *after, "{case}: something half-done is shown");
    }
    match block_on(Store::open(disk.clone(), notebook.clone(), 11)) {
        Ok(Opened::Whole(found, _)) => {
            let found = print(found.data());
            let fits = if acknowledged { found == *after } else { found == *before || found == *after };
            assert!(fits, "{case}: opened whole, but not as acknowledged");
        }
        Ok(Opened::Fresh(_)) => panic!("{case}: opened empty"),
        Ok(Opened::Damaged(_, report)) => assert!(!honest, "{case}: {report:?}"),
        Err(error) => assert!(!honest, "{case}: {error}"),
    }
    go_on(&case, honest, office, (&disk, &notebook));
    true
}

/// The same tab goes on after the fault is over: it writes soundly or says that it does not.
fn go_on(case: &str, honest: bool, mut office: Office, (disk, notebook): (&Rc<Disk>, &Notebook)) {
    let done = block_on(name(&mut office, 9050, "lanjut"));
    match done {
        Ok(sequence) => match block_on(Store::open(disk.clone(), notebook.clone(), 12)) {
            Ok(Opened::Whole(found, _)) => {
                assert_eq!(found.sequence(), sequence, "{case}");
                assert!(print(found.data()) == print(office.data()), "{case}: after going on");
            }
            Ok(Opened::Damaged(_, report)) => assert!(!honest, "{case}, going on: {report:?}"),
            Ok(Opened::Fresh(_)) => panic!("{case}, going on: opened empty"),
            Err(error) => assert!(!honest, "{case}, going on: {error}"),
        },
        Err(WriteError::Halted(halt)) => assert!(!honest, "{case}, going on: {halt:?}"),
        Err(error) => panic!("{case}, going on: {error}"),
    }
}

#[test]
fn an_append_survives_every_fault_at_every_call() {
    for_every_call(&Start::full(), async |office| name(office, 9002, "baru").await.is_ok());
}

#[test]
fn an_import_survives_every_fault_at_every_call() {
    let data = imported(4300, "impor");
    for_every_call(&Start::full(), async |office| {
        office.append_swap(act(Op::ImportArchive), data.clone()).await.is_ok()
    });
}

#[test]
fn undoing_a_row_survives_every_fault_at_every_call() {
    for_every_call(&Start::full(), async |office| office.undo(act(Op::Undo(115)), &stamp(), 115).await.is_ok());
}

#[test]
fn undoing_an_import_survives_every_fault_at_every_call() {
    let (disk, notebook) = (Disk::new(), Notebook::default());
    let mut office = open(&disk, &notebook, 1).into_store();
    block_on(async {
        name(&mut office, 9001, "lama").await.unwrap();
        office.append_swap(act(Op::ImportArchive), imported(4200, "awal")).await.unwrap();
    });
    let start = Start { values: disk.memory.values(), said: notebook.read() };
    for_every_call(&start, async |office| office.undo(act(Op::Undo(2)), &stamp(), 2).await.is_ok());
}

#[test]
fn a_generation_survives_every_fault_at_every_call() {
    let start = Start::full();
    for mode in [SnapshotMode::Locked, SnapshotMode::OneTransaction] {
        for_every_call(&start, async |office| office.snapshot(at(10_000), mode).await.is_ok());
    }
}

#[test]
fn packing_old_entries_survives_every_fault_at_every_call() {
    let start = Start::with_generations(2);
    for_every_call(&start, async |office| office.snapshot(at(10_000), SnapshotMode::Locked).await.is_ok());
}

#[test]
fn letting_go_of_history_survives_every_fault_at_every_call() {
    for_every_call(&Start::full(), async |office| office.forget_history(act(Op::StartEmpty), at(1)).await.is_ok());
}

#[test]
fn catching_up_survives_every_fault_at_every_call() {
    let start = Start::full();
    for_every_call(&start, async |office| office.catch_up().await.is_ok());
}

#[test]
fn opening_survives_every_fault_at_every_call_and_never_writes() {
    let start = Start::full();
    let (disk, notebook) = start.disk();
    let whole = print(open_whole(&disk, &notebook, 10).data());
    for fault in Break::HONEST.into_iter().chain(Break::LYING) {
        for k in 0.. {
            disk.break_at(k, fault);
            let opened = block_on(Store::open(disk.clone(), notebook.clone(), 11));
            if !disk.mend() {
                break;
            }
            match opened {
                Ok(Opened::Whole(store, _)) => assert!(print(store.data()) == whole, "{fault:?} at {k}"),
                Ok(Opened::Fresh(_)) => panic!("{fault:?} at {k}: opened empty"),
                Ok(Opened::Damaged(mut store, _)) => {
                    let refused = block_on(name(&mut store, 1, "x"));
                    assert_eq!(refused, Err(WriteError::Halted(Halt::Damaged)), "{fault:?} at {k}");
                }
                Err(OpenError::Backend(_)) => assert!(Break::HONEST.contains(&fault), "{fault:?} at {k}"),
                Err(error) => assert!(Break::LYING.contains(&fault), "{fault:?} at {k}: {error}"),
            }
            assert!(disk.memory.values() == start.values, "{fault:?} at {k}: written while opening");
        }
    }
}

#[test]
fn a_write_that_was_lost_in_silence_is_noticed_by_the_next_one_and_by_opening() {
    let (disk, notebook) = Start::full().disk();
    let mut office = open_whole(&disk, &notebook, 10);
    disk.break_at(0, Break::Lose);
    let lost = block_on(name(&mut office, 9002, "hilang")).unwrap();
    assert!(disk.mend());
    assert_eq!(block_on(name(&mut office, 9003, "x")), Err(WriteError::Halted(Halt::Diverged)));
    let Opened::Damaged(mut store, report) = open(&disk, &notebook, 11) else { panic!("not noticed") };
    assert_eq!((report.sequence, report.expected, report.lost()), (lost - 1, lost, 1));
    block_on(store.accept_loss(at(20))).unwrap();
    assert_eq!(block_on(name(&mut store, 9003, "x")), Ok(lost + 2));
    assert_eq!(print(open_whole(&disk, &notebook, 12).data()), print(store.data()));
}

#[test]
fn accepting_a_loss_survives_every_fault_at_every_call() {
    let (disk, notebook) = Start::full().disk();
    let last = disk.memory.values().keys().filter(|place| place.room == Room::Journal).max().cloned().unwrap();
    let last = if last.key.starts_with('p') { "e00000000000000000115".to_string() } else { last.key };
    disk.memory.meddle(|values| assert!(values.remove(&Place::new(Room::Journal, last)).is_some()));
    let start = Start { values: disk.memory.values(), said: notebook.read() };
    for fault in Break::HONEST {
        for k in 0.. {
            let (disk, notebook) = start.disk();
            let Opened::Damaged(mut office, _) = open(&disk, &notebook, 10) else { panic!("not noticed") };
            let shown = print(office.data());
            disk.break_at(k, fault);
            let accepted = block_on(office.accept_loss(at(30))).is_ok();
            if !disk.mend() {
                break;
            }
            let opened = open(&disk, &notebook, 11);
            if accepted {
                assert!(matches!(opened, Opened::Whole(..)), "{fault:?} at {k}");
            }
            assert!(print(opened.into_store().data()) == shown, "{fault:?} at {k}");
        }
    }
}
