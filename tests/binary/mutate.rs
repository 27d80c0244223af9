//! Bytes that lie, with a checksum that agrees with them.
use std::{
    alloc::{GlobalAlloc, Layout, System},
    cell::Cell,
};

use bina_karier::{archive::binary::*, domain::*};
use proptest::prelude::*;

use super::{all_added, chunks, examples, written};

/// Counts the largest piece of memory that this thread asks for.
struct Counting;

thread_local! {
    static LARGEST: Cell<usize> = const { Cell::new(0) };
}

unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let _ = LARGEST.try_with(|largest| largest.set(largest.get().max(layout.size())));
        unsafe { System.alloc(layout) }
    }
    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        unsafe { System.dealloc(at, layout) }
    }
    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let _ = LARGEST.try_with(|largest| largest.set(largest.get().max(size)));
        unsafe { System.realloc(at, layout, size) }
    }
}

#[global_allocator]
static MEMORY: Counting = Counting;

/// Writes the checksum that agrees with the rest.
pub fn mend(bytes: &mut [u8]) {
    let sum = xxhash_rust::xxh3::xxh3_128(&bytes[20..]).to_le_bytes();
    bytes[4..20].copy_from_slice(&sum);
}

#[derive(Clone, Debug)]
enum Mutation {
    Set(usize, u8),
    Insert(usize, u8),
    Remove(usize),
    Cut(usize),
    /// A count or length that promises far too much.
    Huge(usize),
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let at = any::<prop::sample::Index>().prop_map(|index| index.index(1 << 16));
    prop_oneof![
        4 => (at.clone(), any::<u8>()).prop_map(|(at, byte)| Mutation::Set(at, byte)),
        1 => (at.clone(), any::<u8>()).prop_map(|(at, byte)| Mutation::Insert(at, byte)),
        1 => at.clone().prop_map(Mutation::Remove),
        1 => at.clone().prop_map(Mutation::Cut),
        2 => at.prop_map(Mutation::Huge),
    ]
}

/// Mutates what stands after the checksum, and mends length and checksum.
fn mutated(mut bytes: Vec<u8>, mutations: &[Mutation]) -> Vec<u8> {
    const HEADER: usize = 20;
    for mutation in mutations {
        let at = |at: &usize, bytes: &Vec<u8>| HEADER + at % (bytes.len() - HEADER).max(1);
        match mutation {
            Mutation::Set(place, byte) => {
                let at = at(place, &bytes);
                bytes[at] = *byte;
            }
            Mutation::Insert(place, byte) => bytes.insert(at(place, &bytes), *byte),
            Mutation::Remove(place) if bytes.len() > 40 => drop(bytes.remove(at(place, &bytes))),
            Mutation::Cut(place) if bytes.len() > 40 => bytes.truncate(at(place, &bytes).max(40)),
            Mutation::Huge(place) => {
                let at = at(place, &bytes);
                let end = (at + 5).min(bytes.len());
                bytes[at..end].fill(0xFF);
            }
            Mutation::Remove(_) | Mutation::Cut(_) => {}
        }
    }
    if bytes.len() >= 34 {
        let length = (bytes.len() - 34) as u32;
        bytes[30..34].copy_from_slice(&length.to_le_bytes());
    }
    mend(&mut bytes);
    bytes
}

/// Reads the bytes as everything there is.
fn read_as_everything(bytes: &[u8]) {
    struct Rows<'a>(&'a [u8]);
    impl Visit for Rows<'_> {
        fn table<T: Record>(&mut self, _: &Table<T>)
        where
            Dataset: Has<T>,
        {
            let _ = decode_rows::<T>(self.0);
        }
    }
    Dataset::default().visit(&mut Rows(bytes));
    let _ = Written::decode(bytes);
    let _ = EntryHeader::decode(bytes);
    let _ = Head::decode(bytes);
    let _ = Manifest::decode(bytes);
    let _ = decode_diff(bytes);
    if let Ok(frames) = unpack(bytes) {
        frames.into_iter().for_each(|frame| drop(Written::decode(frame)));
    }
}

/// A frame of every sort.
fn frames() -> Vec<Vec<u8>> {
    struct Rows(Vec<Vec<u8>>);
    impl Visit for Rows {
        fn table<T: Record>(&mut self, table: &Table<T>)
        where
            Dataset: Has<T>,
        {
            let rows: Vec<T> = table.iter().cloned().collect();
            self.0.push(encode_rows(&rows).unwrap());
        }
    }
    let mut rows = Rows(Vec::new());
    examples::dataset().visit(&mut rows);
    let mut frames = rows.0;
    let entry = written(Op::EditUnit, Body::Rows(Box::new(all_added()))).encode(usize::MAX).unwrap().unwrap();
    let swap = Body::Swap(Swap { after: chunks(), ..Swap::default() });
    let swap = written(Op::LoadSample, swap).encode(usize::MAX).unwrap().unwrap();
    let manifest = Manifest {
        generation: 1,
        sequence: 1,
        tip: 1,
        origin: Origin::default(),
        time: Time::from_millis(5),
        chunks: chunks(),
        pinned: Vec::new(),
    };
    frames.push(pack([entry.as_slice(), &swap]).unwrap());
    frames.extend([entry, swap, manifest.encode().unwrap(), Head::default().encode().unwrap()]);
    frames.push(encode_diff(&all_added()).unwrap());
    frames
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn bytes_that_lie_under_a_good_checksum_neither_panic_nor_take_much_memory(
        which in any::<prop::sample::Index>(),
        mutations in prop::collection::vec(mutation(), 1..4)
    ) {
        thread_local! {
            static FRAMES: Vec<Vec<u8>> = frames();
        }
        let bytes = FRAMES.with(|frames| mutated(frames[which.index(frames.len())].clone(), &mutations));
        LARGEST.set(0);
        read_as_everything(&bytes);
        prop_assert!(LARGEST.get() < 8 << 20, "{} bytes at once for {} bytes", LARGEST.get(), bytes.len());
    }

    #[test]
    fn any_bytes_are_refused_in_peace(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        read_as_everything(&bytes);
        if bytes.len() > 34 {
            let mut framed = [b"BINA".as_slice(), &bytes[4..]].concat();
            framed[20..22].copy_from_slice(&FORMAT.to_le_bytes());
            read_as_everything(&mutated(framed, &[]));
        }
    }
}
