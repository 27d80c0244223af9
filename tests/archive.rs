//! The JSON archive and the sample: the same bytes every time, nothing damaged accepted, nothing dropped unlisted.
use bina_karier::{
    archive::{
        json::{self, ArchiveError, Note},
        sample::{Shape, generate},
    },
    domain::*,
};
use proptest::prelude::*;

fn sample(people: usize, years: usize, seed: u64) -> Dataset {
    generate(Shape { people, years, seed, today: Day::new(2025, 11, 24).unwrap() }).unwrap()
}

fn archive(people: usize, years: usize) -> Vec<u8> {
    json::write(&sample(people, years, 1), 7).unwrap()
}

/// An archive of the first rows of every table, for what is tried thousands of times.
fn tiny() -> Vec<u8> {
    struct First;
    impl VisitMut for First {
        type Error = TableError;
        fn table<T: Record>(&mut self, table: &mut Table<T>) -> Result<(), TableError>
        where
            Dataset: Has<T>,
        {
            *table = Table::from_rows(table.iter().take(2).cloned().collect())?;
            Ok(())
        }
    }
    let mut data = sample(60, 1, 1);
    data.visit_mut(&mut First).unwrap();
    json::write(&data, 7).unwrap()
}

#[test]
fn an_archive_read_and_written_again_has_the_same_bytes() {
    let bytes = archive(150, 3);
    let read = json::read(&bytes).unwrap();
    assert_eq!(read.sequence, 7);
    assert_eq!(read.notes, []);
    assert!(json::write(&read.data, 7).unwrap() == bytes);
}

#[test]
fn the_same_shape_gives_the_same_sample_and_another_seed_another() {
    assert!(archive(40, 2) == archive(40, 2));
    assert_ne!(json::write(&sample(40, 2, 2), 7).unwrap(), archive(40, 2));
}

#[test]
fn every_cut_of_an_archive_is_refused() {
    let bytes = tiny();
    let last = bytes.len() - 1; // Without the last line feed it is whole.
    for cut in 0..last {
        assert!(json::read(&bytes[..cut]).is_err(), "cut at {cut}");
    }
    assert!(json::read(&bytes[..last]).is_ok());
}

#[test]
fn a_mutated_archive_is_refused_or_holds_the_same() {
    let bytes = tiny();
    let whole = json::read(&bytes).unwrap();
    let mut state = 1u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) as usize) % below
    };
    for _ in 0..10_000 {
        let mut changed = bytes.clone();
        let at = next(changed.len());
        match next(4) {
            0 => changed[at] ^= 1 << next(8),
            1 => drop(changed.remove(at)),
            2 => changed.insert(at, b" \n\"{}[],:0x"[next(11)]),
            _ => changed[at] = next(256) as u8,
        }
        if let Ok(read) = json::read(&changed) {
            let same = json::write(&read.data, read.sequence).unwrap();
            assert!(same == bytes && read.notes == whole.notes, "byte {at}");
        }
    }
}

#[test]
fn a_newer_archive_is_refused_by_its_version_wherever_that_stands() {
    let text = String::from_utf8(archive(2, 1)).unwrap();
    let newer = text.replacen("\"version\":1", "\"version\":2", 1);
    assert_eq!(json::read(newer.as_bytes()).unwrap_err(), ArchiveError::Newer { version: 2, known: 1 });
    let late = r#"{"tables":{"people":[{"new":{}}]},"format":"bina-karier","version":99}"#;
    assert_eq!(json::read(late.as_bytes()).unwrap_err(), ArchiveError::Newer { version: 99, known: 1 });
}

#[test]
fn other_files_are_not_archives() {
    for text in ["", "{}", "[]", "null", "{\"format\":\"other\",\"version\":1}", "NIP;Nama\n1;2"] {
        assert_eq!(json::read(text.as_bytes()).unwrap_err(), ArchiveError::NotAnArchive, "{text}");
    }
    assert_eq!(json::read(b"\xFF\xFE{\0").unwrap_err(), ArchiveError::NotText { at: 0 });
}

#[test]
fn damage_is_told_with_table_row_line_and_column() {
    let text = String::from_utf8(archive(3, 1)).unwrap();
    let broken = text.replacen("\"status\":\"pns\"", "\"status\":\"raja\"", 1);
    let line = text.lines().position(|line| line.contains("\"status\":\"pns\"")).unwrap() + 1;
    let Err(ArchiveError::Damaged { place, .. }) = json::read(broken.as_bytes()) else { panic!("not refused") };
    assert_eq!((place.table.map(|kind| kind.name()), place.row, place.line), (Some("people"), Some(1), line));
    assert!(place.column > 1);
}

#[test]
fn a_reformatted_archive_still_verifies() {
    let bytes = archive(20, 1);
    let value: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    // Pretty-printed, and with its keys sorted, as `serde_json::Value` does.
    for text in [serde_json::to_string_pretty(&value).unwrap(), serde_json::to_string(&value).unwrap()] {
        let read = json::read(text.as_bytes()).unwrap();
        assert!(json::write(&read.data, read.sequence).unwrap() == bytes);
    }
    let spaced = String::from_utf8(bytes.clone()).unwrap().replace(",\n{", " ,\r\n\t{");
    assert!(json::read(format!("\u{FEFF}{spaced}").as_bytes()).is_ok());
}

/// The archive with `from` replaced once by `to`, sealed again as another program would.
fn resealed(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    use sha2::Digest;
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let changed = text.replacen(from, to, 1);
    assert_ne!(changed, text);
    let body = changed.split(",\"sha256\"").next().unwrap();
    let seal = sha2::Sha256::digest(format!("{}}}", body.replace('\n', "")));
    let seal: String = seal.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{body},\"sha256\":\"{seal}\"}}\n").into_bytes()
}

#[test]
fn unknown_fields_are_listed_and_the_row_is_taken() {
    let bytes = resealed(&archive(5, 1), "\"sex\":", "\"shoe\":{\"size\":[1,2,{}]},\"sex\":");
    let read = json::read(&bytes).unwrap();
    let [Note::UnknownField { field, rows: 1, .. }] = &read.notes[..] else { panic!("{:?}", read.notes) };
    assert_eq!((field.part, field.field.as_str()), ("Person", "shoe"));
    assert!(json::write(&read.data, 7).unwrap() == archive(5, 1));
}

#[test]
fn unreadable_rows_and_second_identifiers_are_listed_with_their_place() {
    let bytes = archive(5, 1);
    let text = String::from_utf8(bytes.clone()).unwrap();
    let person = text.lines().find(|line| line.contains("\"status\":")).unwrap().trim_end_matches(',').to_owned();
    let twice = resealed(&resealed(&bytes, &person, &format!("{person},\n{person}")), "\"people\":5", "\"people\":6");
    let read = json::read(&twice).unwrap();
    let [Note::DuplicateId { place, .. }] = &read.notes[..] else { panic!("{:?}", read.notes) };
    assert_eq!((place.row, read.data.people.len()), (Some(2), 5));

    let read = json::read(&resealed(&bytes, "\"status\":\"pns\"", "\"status\":\"raja\"")).unwrap();
    let [Note::Unreadable { place, .. }] = &read.notes[..] else { panic!("{:?}", read.notes) };
    assert_eq!((place.row.is_some(), read.data.people.len()), (true, 4));
}

#[test]
fn counts_that_lie_deep_nesting_and_fields_twice_are_not_swallowed() {
    let bytes = archive(5, 1);
    assert!(matches!(json::read(&resealed(&bytes, "\"people\":5", "\"people\":6")), Err(ArchiveError::Counts { .. })));
    let huge = resealed(&bytes, "\"people\":5", "\"people\":18446744073709551615");
    assert!(matches!(json::read(&huge), Err(ArchiveError::Counts { .. })));
    let deep = format!("\"x\":{}1{},\"sex\":", "[".repeat(200_000), "]".repeat(200_000));
    assert!(json::read(&resealed(&bytes, "\"sex\":", &deep)).is_err());
    for hostile in ["\"name\":\"x\",\"name\":\"y\",\"sex\":", "\"sex\":\"\\ud800\",\"sex\":"] {
        let read = json::read(&resealed(&bytes, "\"sex\":", hostile));
        assert!(read.is_err() || read.is_ok_and(|read| !read.notes.is_empty()), "{hostile}");
    }
}

#[test]
fn more_than_the_limit_is_refused_from_its_size() {
    let bytes = vec![b' '; json::MAX_BYTES + 1];
    assert_eq!(
        json::read(&bytes).unwrap_err(),
        ArchiveError::TooLarge { bytes: json::MAX_BYTES + 1, limit: json::MAX_BYTES }
    );
}

#[test]
fn the_sample_has_no_error_in_it() {
    let findings = bina_karier::archive::check::check(&sample(700, 4, 1), Day::new(2025, 11, 24).unwrap());
    let errors: Vec<_> = findings.iter().filter(|finding| finding.is_error()).collect();
    assert!(errors.is_empty(), "{} of {}: {:?}", errors.len(), findings.len(), &errors[..errors.len().min(5)]);
}

fn unit(bits: u128, name: String, distance: i64, changed: i64) -> Unit {
    Unit {
        id: Id::from_bits(bits),
        code: name.chars().rev().collect(),
        name,
        kind: UnitKind::Other,
        parent: None,
        head: None,
        location: String::new(),
        distance: Some(Hundredths::new(distance)),
        closed: bits.is_multiple_of(2),
        changed: Changed { at: Time::from_millis(changed), by: Some(Id::from_bits(bits)) },
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn whatever_people_write_comes_back_as_written(
        rows in prop::collection::btree_map(any::<u128>(), (any::<String>(), -1_000_000_000_000i64..1_000_000_000_000, any::<i64>()), 0..8)
    ) {
        let rows = rows.into_iter().map(|(bits, (name, distance, at))| unit(bits, name, distance, at)).collect();
        let data = Dataset { units: Table::from_rows(rows).unwrap(), ..Dataset::default() };
        let bytes = json::write(&data, u64::MAX).unwrap();
        let read = json::read(&bytes).unwrap();
        prop_assert!(read.data.units.iter().eq(data.units.iter()));
        prop_assert_eq!(read.sequence, u64::MAX);
        prop_assert!(serde_json::from_slice::<serde_json::Value>(&bytes).is_ok());
    }

    #[test]
    fn no_text_at_all_makes_the_reader_panic(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u12", "null", "true", "-", "1e9", "0.5", "\u{0}", "é", "\n", " ",
            "\"format\":\"bina-karier\"", "\"version\":1", "\"tables\":{", "\"people\":[", "\"counts\":{", "\"sha256\":\"0\"",
            "\"sample\":false", "\"sequence\":1", "\"id\":\"00000000-0000-0000-0000-000000000001\"", "\"changed\":{\"at\":1}",
        ]), 0..40)
    ) {
        let text = pieces.concat();
        prop_assert!(json::read(text.as_bytes()).is_err());
        let begun = format!("{{\"format\":\"bina-karier\",\"version\":1,\"tables\":{{\"units\":[{text}");
        prop_assert!(json::read(begun.as_bytes()).is_err());
    }
}
