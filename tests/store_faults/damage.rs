//! Bytes that changed behind the store's back, formats from the future, and databases that were emptied.
use std::{collections::BTreeMap, rc::Rc};

use bina_karier::{archive::binary, domain::*, store::*};

use super::{disk::*, office::*};

/// Two generations, an import and an edit after them: a few hundred bytes with one value of every sort.
fn small() -> (BTreeMap<Place, Vec<u8>>, Notebook, Office) {
    let (disk, notebook) = (Disk::new(), Notebook::default());
    let mut office = open(&disk, &notebook, 1).into_store();
    block_on(async {
        office.append_swap(act(Op::ImportArchive), imported(2, "awal")).await.unwrap();
        office.snapshot(at(1), SnapshotMode::Locked).await.unwrap();
        name(&mut office, 3, "tiga").await.unwrap();
        office.snapshot(at(2), SnapshotMode::Locked).await.unwrap();
        name(&mut office, 4, "empat").await.unwrap();
    });
    (disk.memory.values(), notebook, office)
}

enum Verdict {
    Whole,
    Lost(u64),
    Refused,
}

fn verdict(
    values: BTreeMap<Place, Vec<u8>>,
    notebook: &Notebook,
    good: &(Vec<Vec<u8>>, Origin),
    case: &str,
) -> Verdict {
    let (disk, notebook) = (Disk::holding(values.clone()), notebook.copy());
    let verdict = match block_on(Store::open(disk.clone(), notebook.clone(), 5)) {
        Ok(Opened::Whole(mut store, _)) => {
            assert!(print(store.data()) == *good, "{case}: whole, but other data");
            go_on(&mut store, &disk, &notebook, case);
            return Verdict::Whole;
        }
        Ok(Opened::Fresh(_)) => panic!("{case}: opened empty"),
        Ok(Opened::Damaged(store, report)) => {
            assert_eq!(store.halted(), Some(Halt::Damaged), "{case}");
            assert!(!report.damaged.is_empty() || report.diverged, "{case}: nothing named");
            Verdict::Lost(report.lost())
        }
        Err(_) => Verdict::Refused,
    };
    assert!(disk.memory.values() == values, "{case}: written while opening");
    verdict
}

/// What is whole in spite of damage can be worked on, and a new generation makes it sound again.
fn go_on(store: &mut Office, disk: &Rc<Disk>, notebook: &Notebook, case: &str) {
    block_on(async {
        name(store, 5, "lima").await.unwrap_or_else(|error| panic!("{case}: {error}"));
        store.snapshot(at(9000), SnapshotMode::Locked).await.unwrap_or_else(|error| panic!("{case}: {error}"));
    });
    let again = open_whole(disk, notebook, 6);
    assert!(print(again.data()) == print(store.data()), "{case}: after going on");
}

#[test]
fn every_flipped_bit_is_noticed_and_costs_at_most_the_last_operation() {
    let (values, notebook, office) = small();
    let good = print(office.data());
    let last_entry = Place::new(Room::Journal, "e00000000000000000003");
    let mut bits = 0;
    for (place, value) in &values {
        for bit in 0..value.len() * 8 {
            let mut flipped = values.clone();
            flipped.get_mut(place).unwrap()[bit / 8] ^= 1 << (bit % 8);
            let case = format!("bit {bit} of {place:?}");
            match verdict(flipped, &notebook, &good, &case) {
                Verdict::Whole => assert_ne!(*place, last_entry, "{case}"),
                Verdict::Lost(lost) => assert_eq!((place, lost), (&last_entry, 1), "{case}"),
                Verdict::Refused => panic!("{case}: refused"),
            }
            bits += 1;
        }
    }
    assert!(bits > 7000, "{bits}");
}

#[test]
fn every_value_that_is_gone_or_cut_is_noticed() {
    let (values, notebook, office) = small();
    let good = print(office.data());
    let last_entry = Place::new(Room::Journal, "e00000000000000000003");
    for (place, value) in &values {
        let mut gone = values.clone();
        gone.remove(place);
        let mut cut = values.clone();
        cut.insert(place.clone(), value[..value.len() - 1].to_vec());
        for (what, values) in [("gone", gone), ("cut", cut)] {
            let case = format!("{what}: {place:?}");
            match verdict(values, &notebook, &good, &case) {
                Verdict::Whole => assert_ne!(*place, last_entry, "{case}"),
                Verdict::Lost(lost) => assert_eq!((place, lost), (&last_entry, 1), "{case}"),
                Verdict::Refused => panic!("{case}: refused"),
            }
        }
    }
}

#[test]
fn two_values_in_each_others_place_are_noticed() {
    let (values, notebook, office) = small();
    let good = print(office.data());
    let places: Vec<&Place> = values.keys().collect();
    for one in &places {
        for other in &places {
            let mut swapped = values.clone();
            swapped.insert((*one).clone(), values[*other].clone());
            swapped.insert((*other).clone(), values[*one].clone());
            let _ = verdict(swapped, &notebook, &good, &format!("{one:?} and {other:?}"));
        }
    }
}

#[test]
fn without_head_and_journal_tail_the_witness_tells_what_is_missing() {
    let (mut values, notebook, _) = small();
    values.retain(|place, _| place.key != "head" && !place.key.starts_with("e00000000000000000003"));
    let Opened::Damaged(_, report) = open(&Disk::holding(values.clone()), &notebook, 5) else { panic!("whole") };
    assert_eq!((report.sequence, report.expected), (2, 3));
    let silent = Notebook::default();
    let Opened::Damaged(_, report) = open(&Disk::holding(values), &silent, 5) else { panic!("whole") };
    assert!(report.diverged, "without head and witness nobody knows the end");
}

#[test]
fn an_emptied_database_is_never_a_first_run() {
    let (values, notebook, office) = small();
    let chunks_only = values.iter().filter(|(place, _)| place.room == Room::Chunk);
    let left = [BTreeMap::new(), chunks_only.map(|(place, value)| (place.clone(), value.clone())).collect()];
    for left in left {
        let emptied = block_on(Store::open(Disk::holding(left), notebook.clone(), 5));
        let Err(OpenError::Emptied(said)) = emptied else { panic!("not noticed") };
        assert_eq!((said.sequence, said.rows), (3, office.data().rows() as u64));
    }
    let disk = Disk::new();
    block_on(wipe(&disk, &notebook)).unwrap();
    assert!(matches!(open(&disk, &notebook, 5), Opened::Fresh(_)));
}

#[test]
fn a_database_emptied_under_the_page_stops_the_writing() {
    let (values, notebook, _) = small();
    let disk = Disk::holding(values);
    let mut office = open_whole(&disk, &notebook, 5);
    disk.memory.meddle(BTreeMap::clear);
    let rows = office.data().rows();
    assert_eq!(block_on(office.catch_up()), Err(WriteError::Halted(Halt::Gone)));
    assert_eq!(block_on(name(&mut office, 7, "x")), Err(WriteError::Halted(Halt::Gone)));
    assert_eq!(office.data().rows(), rows, "what is in memory stays");
}

/// A frame as a later program would write it, checksum and all.
fn of_format_99(value: &[u8]) -> Vec<u8> {
    let mut bytes = value.to_vec();
    bytes[20..22].copy_from_slice(&99u16.to_le_bytes());
    let sum = xxhash_rust::xxh3::xxh3_128(&bytes[20..]).to_le_bytes();
    bytes[4..20].copy_from_slice(&sum);
    bytes
}

#[test]
fn a_format_from_the_future_is_refused_by_name_wherever_it_is() {
    let (values, notebook, _) = small();
    let used = |place: &&Place| place.key != "e00000000000000000001" && place.key != "e00000000000000000002";
    for place in values.keys().filter(used) {
        if place.room == Room::Chunk && !newest_chunks(&values).contains(&place.key) {
            continue;
        }
        let mut newer = values.clone();
        newer.insert(place.clone(), of_format_99(&values[place]));
        let disk = Disk::holding(newer.clone());
        let refused = block_on(Store::open(disk.clone(), notebook.clone(), 5)).map(|_| ());
        let expected = binary::BinaryError::Newer { what: binary::Newer::Format, found: 99, known: binary::FORMAT };
        assert_eq!(refused, Err(OpenError::Newer(place.clone(), expected)));
        assert!(disk.memory.values() == newer, "{place:?}: changed");
        let raw = block_on(raw(&disk)).unwrap();
        assert_eq!(raw.len(), newer.len());
    }
}

fn newest_chunks(values: &BTreeMap<Place, Vec<u8>>) -> Vec<String> {
    let newest = values.iter().rfind(|(place, _)| place.key.starts_with("generation-")).unwrap().1;
    let manifest = binary::Manifest::decode(newest).unwrap();
    manifest.chunks.values().flatten().map(|chunk| chunk.key.to_string()).collect()
}

#[test]
fn a_newer_entry_from_another_tab_stops_this_one() {
    let (values, notebook, _) = small();
    let disk = Disk::holding(values);
    let mut old_tab = open_whole(&disk, &notebook, 5);
    let mut new_tab = open_whole(&disk, &notebook, 6);
    block_on(name(&mut new_tab, 8, "delapan")).unwrap();
    let place = Place::new(Room::Journal, "e00000000000000000004");
    disk.memory.meddle(|values| {
        let newer = of_format_99(&values[&place]);
        values.insert(place, newer);
    });
    assert_eq!(block_on(old_tab.catch_up()), Err(WriteError::Halted(Halt::Newer)));
}

#[test]
fn a_state_without_rows_never_becomes_a_generation() {
    let (values, notebook, _) = small();
    let mut office = open_whole(&Disk::holding(values), &notebook, 5);
    block_on(async {
        office.run(act(Op::EditCompetency), |data| Ok(emptying(data))).await.unwrap();
        assert_eq!(office.data().rows(), 0);
        let refused = office.snapshot(at(5), SnapshotMode::Locked).await;
        assert_eq!(refused, Err(SnapshotError::AllRowsGone));
    });
}

fn emptying(data: &Dataset) -> Diff {
    let changes = data.competencies.iter().map(|row| Change { before: Some(row.clone()), after: None });
    Diff { competencies: changes.collect(), ..Diff::default() }
}
