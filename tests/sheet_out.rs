//! What is written is read back: templates, workbooks, and the file of failed rows. No cell is ever a formula.
use std::{
    collections::BTreeMap,
    io::{Cursor, Read},
};

use bina_karier::archive::sheet::{
    self, Cell, Field, ImportKind, Mapping, OutCell, OutColumn, OutKind, OutSheet, ReadOptions, Remembered, RowKind,
    Sheet, Workbook, value, write_csv, write_xlsx,
};
use bina_karier::{domain::Day, words::lang::Lang};
use proptest::prelude::*;
use zip::ZipArchive;

fn read(bytes: &[u8]) -> Sheet {
    sheet::read(bytes, "berkas", &ReadOptions::default()).unwrap()
}

fn guess(kind: ImportKind, sheet: &Sheet) -> Mapping {
    Mapping::guess(kind, sheet, &Remembered::new()).unwrap()
}

fn day() -> Day {
    Day::new(2025, 6, 30).unwrap()
}

fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut part = archive.by_index(at).unwrap();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            (String::from_utf8(part.name_raw().to_vec()).unwrap(), text)
        })
        .collect()
}

fn holds_a_formula(bytes: &[u8]) -> bool {
    let pages = parts(bytes).into_iter().filter(|(name, _)| name.contains("worksheets"));
    pages.into_iter().any(|(_, text)| text.contains("<f>") || text.contains("<f "))
}

#[test]
fn every_template_is_accepted_back() {
    for (kind, lang) in ImportKind::ALL.into_iter().flat_map(|kind| Lang::ALL.map(|lang| (kind, lang))) {
        let bytes = sheet::template(kind, lang, day()).unwrap();
        assert_eq!(bytes, sheet::template(kind, lang, day()).unwrap(), "the same bytes every time");
        assert!(!holds_a_formula(&bytes));
        let page = read(&bytes);
        assert_eq!(page.sheets.iter().filter(|sheet| !sheet.hidden).count(), 2, "the table and the guide, no lists");
        let mapping = guess(kind, &page);
        let mapped: Vec<_> = mapping.columns.iter().map(|column| column.field).collect();
        assert_eq!(mapped, kind.template().map(|spec| Some(spec.field)).collect::<Vec<_>>());
        assert_eq!(mapping.missing(), []);
        let rows = mapping.rows(&page);
        assert!(
            rows.len() == 2 && rows.iter().all(|(_, kind)| *kind == RowKind::Example),
            "{rows:?}",
            rows = rows.len()
        );
        for (row, _) in &rows {
            assert!(matches!(mapping.cell(row, Field::Nip), Cell::Text(nip) if nip.len() == 18));
            let nip = value::nip(mapping.cell(row, Field::Nip)).unwrap().unwrap().1;
            assert_eq!(nip.warnings(day(), None, None), []);
            for spec in kind.fields() {
                let cell = mapping.cell(row, spec.field);
                match spec.look {
                    sheet::Look::Date => drop(value::date(cell, day()).unwrap()),
                    sheet::Look::Number => drop(value::jp(cell).unwrap()),
                    sheet::Look::Year => drop(value::year(cell).unwrap()),
                    _ => {}
                }
            }
        }
        for spec in kind.fields() {
            assert!(!sheet::meaning(spec, lang).starts_with("sheet."), "{:?} has no explanation", spec.field);
        }
    }
}

#[test]
fn a_template_keeps_nip_as_text_and_offers_choices() {
    let bytes = sheet::template(ImportKind::People, Lang::Id, day()).unwrap();
    let table = parts(&bytes).into_iter().find(|(name, _)| name.ends_with("sheet1.xml")).unwrap().1;
    assert!(table.contains("<dataValidation "), "drop-downs");
    assert!(table.contains("\"L,P\""), "short lists in place");
    assert!(table.contains("state=\"frozen\"") && table.contains("<autoFilter "));
    assert!(table.contains("orientation=\"landscape\"") && table.contains("paperSize=\"14\""));
    let learning = parts(&sheet::template(ImportKind::Learning, Lang::Id, day()).unwrap());
    let table = &learning.iter().find(|(name, _)| name.ends_with("sheet1.xml")).unwrap().1;
    assert!(table.contains("_pilihan!$A$1:$A$30"), "long lists in a hidden sheet");
    let styles = parts(&bytes).into_iter().find(|(name, _)| name.ends_with("styles.xml")).unwrap().1;
    assert!(styles.contains("numFmtId=\"49\""), "the text format");
}

#[test]
fn failed_rows_come_out_with_their_reasons_and_are_accepted_back() {
    let text = "DAFTAR;;;;;\nNIP;Nama;Pangkat;;Catatan;Tgl Lahir\n;;Gol;TMT;;\n1.98503E+17;Ani;IV/a;01/04/2022;=1+1;31/02/1985\n199207152023211002;Budi;IX;01/03/2023;;15/07/1992\n19920715202321100;Cici;III/a;;x;1/2/93\n";
    let first = read(text.as_bytes());
    let mapping = guess(ImportKind::People, &first);
    let reasons = BTreeMap::from([
        (4, vec!["Kolom NIP: digit hilang.".to_owned(), "Kolom Tgl Lahir: tidak ada.".to_owned()]),
        (6, vec!["NIP 17 digit.".to_owned()]),
    ]);
    let out = sheet::failed_rows(&first, &mapping, &reasons, Lang::Id);
    assert_eq!(out.rows.len(), 2);
    let bytes = write_xlsx(&Workbook { title: "x".into(), made: day(), sheets: vec![out.clone()] }).unwrap();
    assert!(!holds_a_formula(&bytes));
    for again in [read(&bytes), read(write_csv(&out, Lang::Id).as_bytes())] {
        let remapped = guess(ImportKind::People, &again);
        assert_eq!(remapped.columns.last().unwrap().title, "Alasan");
        assert_eq!(remapped.missing(), []);
        let rows: Vec<_> = remapped.rows(&again);
        assert_eq!(rows.len(), 2);
        for ((row, kind), line) in rows.iter().zip([4, 6]) {
            assert_eq!(*kind, RowKind::Data);
            let before = first.rows().find(|row| row.line == line).unwrap();
            for field in [Field::Nip, Field::Name, Field::Rank, Field::RankSince, Field::BirthDate] {
                assert_eq!(remapped.cell(row, field).raw(), mapping.cell(&before, field).raw(), "{field:?}");
            }
        }
        // Once more: the column of reasons gives way, it does not pile up.
        let more = sheet::failed_rows(&again, &remapped, &BTreeMap::from([(2, vec!["lagi".to_owned()])]), Lang::En);
        assert_eq!(
            more.columns.iter().map(|column| column.title.as_str()).collect::<Vec<_>>(),
            ["NIP", "Nama", "Pangkat Gol", "Pangkat TMT", "Catatan", "Tgl Lahir", "Reason"]
        );
    }
}

#[test]
fn a_column_mapped_by_hand_is_read_back_as_the_same_field() {
    let first = read("NIP;Nomor;Nama;Nama Asli\n198503122010012001;5;A;B\n".as_bytes());
    let mut mapping = guess(ImportKind::People, &first);
    mapping.set(1, Some(Field::Unit));
    mapping.set(3, Some(Field::Name));
    let out = sheet::failed_rows(&first, &mapping, &BTreeMap::from([(2, vec!["x".to_owned()])]), Lang::Id);
    let again = read(write_csv(&out, Lang::Id).as_bytes());
    let remapped = guess(ImportKind::People, &again);
    let row = again.row(1).unwrap();
    assert_eq!(remapped.cell(&row, Field::Unit).raw(), "5");
    assert_eq!(remapped.cell(&row, Field::Name).raw(), "B");
}

#[test]
fn names_of_sheets_are_made_to_fit() {
    let page = |name: &str| OutSheet { name: name.into(), ..OutSheet::default() };
    let long = "Rekap Capaian JP Dinas Pendidikan dan Kebudayaan 😀😀";
    let sheets = vec![page(long), page(long), page("a/b:[c]*?"), page(""), page("'"), page("History")];
    let bytes = write_xlsx(&Workbook { title: String::new(), made: day(), sheets }).unwrap();
    let book = parts(&bytes).into_iter().find(|(name, _)| name.ends_with("workbook.xml")).unwrap().1;
    for name in [
        "Rekap Capaian JP Dinas Pendi\"",
        "Rekap Capaian JP Dinas Pendi 2",
        "\"abc\"",
        "\"Data\"",
        "\"Data 2\"",
        "\"Data 3\"",
    ] {
        assert!(book.contains(name), "{name} in {book}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_written_as_text_and_read_back(cells in prop::collection::vec("[=+@-]?[\\PC\n\t]{1,12}|_x[0-9A-F]{4}_|=HYPERLINK\\(\"x\"\\)", 1..6)) {
        let columns = cells.iter().map(|_| OutColumn::new("x", OutKind::Text, 10)).collect();
        let rows = vec![cells.iter().cloned().map(OutCell::Text).collect()];
        let page = OutSheet { name: "Data".into(), columns, rows, ..OutSheet::default() };
        let bytes = write_xlsx(&Workbook { title: cells[0].clone(), made: day(), sheets: vec![page] }).unwrap();
        prop_assert!(!holds_a_formula(&bytes));
        let back = read(&bytes);
        if let Some(row) = back.row(1) {
            for (column, cell) in cells.iter().enumerate() {
                if !cell.trim().is_empty() {
                    prop_assert_eq!(row.cell(column), Cell::Text(cell));
                }
            }
        } else {
            prop_assert!(cells.iter().all(|cell| cell.trim().is_empty()));
        }
    }

    #[test]
    fn numbers_and_days_are_read_back(number in -1e12_f64..1e12, days in -25_000_i32..90_000) {
        let number = (number * 100.0).round() / 100.0;
        let columns = vec![OutColumn::new("a", OutKind::Number(2), 10), OutColumn::new("b", OutKind::Date, 10)];
        let rows = vec![vec![OutCell::Number(number), OutCell::Date(Day::from_number(days))]];
        let page = OutSheet { name: "Data".into(), columns, rows, ..OutSheet::default() };
        let back = read(&write_xlsx(&Workbook { title: String::new(), made: day(), sheets: vec![page] }).unwrap());
        let row = back.row(1).unwrap();
        let Cell::Number { value, .. } = row.cell(0) else { panic!("not a number") };
        prop_assert!((value - number).abs() < 0.001);
        let Cell::Date { day, .. } = row.cell(1) else { panic!("not a date: {:?}", row.cell(1)) };
        prop_assert_eq!(day, Day::from_number(days));
    }
}
