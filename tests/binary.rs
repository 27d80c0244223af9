//! Every released binary version still opens, as what it was; and no bytes, however mended, make it panic or grow.
#![cfg(not(target_arch = "wasm32"))]
#[path = "binary/examples.rs"]
mod examples;
#[path = "binary/mutate.rs"]
mod mutate;

use std::{fs, path::PathBuf};

use bina_karier::{archive::binary::*, domain::*};

/// Set it to write fixtures that are missing: `BINA_WRITE_FIXTURES=1 cargo test --test binary`.
const WRITE: &str = "BINA_WRITE_FIXTURES";

fn fixture(name: &str, version: u16, bytes: impl FnOnce() -> Vec<u8>) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/binary/{name}.v{version}.bin"));
    if !path.exists() && std::env::var_os(WRITE).is_some() {
        fs::write(&path, bytes()).unwrap();
    }
    fs::read(&path).unwrap_or_else(|_| panic!("{name} has version {version} and no fixture: run this with {WRITE}=1"))
}

#[test]
fn every_version_of_every_kind_has_a_fixture_that_still_opens() {
    struct Check(usize);
    impl Visit for Check {
        fn table<T: Record>(&mut self, table: &Table<T>)
        where
            Dataset: Has<T>,
        {
            let rows: Vec<T> = table.iter().cloned().collect();
            assert!(!rows.is_empty(), "{:?} has no example", T::KIND);
            for number in 1..=version(T::KIND) {
                let bytes = fixture(T::KIND.name(), number, || encode_rows(&rows).unwrap());
                let (read, _) = decode_rows::<T>(&bytes).unwrap();
                assert_eq!(read.len(), rows.len(), "{:?} of version {number}", T::KIND);
                if number == version(T::KIND) {
                    assert_eq!(read, rows, "{:?}: a record changed; raise its version in VERSIONS", T::KIND);
                    assert_eq!(encode_rows(&read).unwrap(), bytes, "{:?}", T::KIND);
                }
            }
            self.0 += 1;
        }
    }
    let mut check = Check(0);
    examples::dataset().visit(&mut check);
    assert_eq!(check.0, Kind::ALL.len());
}

/// A diff that adds every row of the examples.
fn all_added() -> Diff {
    struct Add(Diff);
    impl Visit for Add {
        fn table<T: Record>(&mut self, table: &Table<T>)
        where
            Dataset: Has<T>,
        {
            let added = table.iter().map(|row| Change { before: None, after: Some(row.clone()) });
            *<Dataset as Has<T>>::changes_mut(&mut self.0) = added.collect();
        }
    }
    let mut add = Add(Diff::default());
    examples::dataset().visit(&mut add);
    add.0
}

fn written(op: Op, body: Body) -> Written {
    let header = EntryHeader {
        sequence: 7,
        time: Time::from_millis(1_764_000_000_000),
        author: Some(Id::from_bits(10)),
        author_name: "Siti".into(),
        op,
        subject: "Dinas Pendidikan".into(),
        counts: vec![(Kind::Unit, 7)],
        previous: u128::MAX,
        writer: 3,
    };
    Written { header, body }
}

fn chunks() -> Chunks {
    let key = ChunkKey { time: Time::from_millis(1), writing: 2, kind: Kind::Unit.code(), number: 3 };
    Chunks::from([(Kind::Unit, vec![ChunkRef { key, rows: 7, sum: 5, first: 1 }]), (Kind::Person, Vec::new())])
}

#[test]
fn every_version_of_every_frame_has_a_fixture_that_still_opens() {
    let head = Head { sequence: 7, tip: 8, generation: 9, rows: 10, origin: examples::dataset().origin, writer: 11 };
    assert_eq!(Head::decode(&fixture("head", 1, || head.encode().unwrap())), Ok(head));
    let manifest = Manifest {
        generation: 9,
        sequence: 7,
        tip: 8,
        origin: head.origin,
        time: Time::from_millis(5),
        chunks: chunks(),
        pinned: chunks().values().flatten().map(|chunk| chunk.key).collect(),
    };
    assert_eq!(Manifest::decode(&fixture("manifest", 1, || manifest.encode().unwrap())), Ok(manifest));
    let rows = written(Op::Undo(5), Body::Rows(Box::new(all_added())));
    let rows_bytes = fixture("entry_rows", 1, || rows.encode(usize::MAX).unwrap().unwrap());
    assert_eq!(Written::decode(&rows_bytes).unwrap().0, rows);
    let swap =
        Swap { before: Chunks::new(), after: chunks(), origin_before: Origin::default(), origin_after: head.origin };
    let swap = written(Op::LoadSample, Body::Swap(swap));
    let swap_bytes = fixture("entry_swap", 1, || swap.encode(usize::MAX).unwrap().unwrap());
    assert_eq!(Written::decode(&swap_bytes).unwrap().0, swap);
    let packed = fixture("pack", 1, || pack([rows_bytes.as_slice(), &swap_bytes]).unwrap());
    assert_eq!(unpack(&packed).unwrap(), [rows_bytes.as_slice(), &swap_bytes]);
    let diff = fixture("diff", 1, || encode_diff(&all_added()).unwrap());
    assert_eq!(decode_diff(&diff).unwrap(), all_added());
}

#[test]
fn an_operation_of_a_later_program_is_refused_by_name() {
    let mut bytes = written(Op::EditUnit, Body::Rows(Box::default())).encode(usize::MAX).unwrap().unwrap();
    let at = bytes.windows(9).position(|window| window == b"edit_unit").unwrap();
    bytes[at] = b'x';
    mutate::mend(&mut bytes);
    let error = Written::decode(&bytes).unwrap_err();
    assert!(matches!(error, BinaryError::Newer { what: Newer::Op, .. }), "{error:?}");
}
