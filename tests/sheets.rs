//! Foreign tables: every fixture is read as a spreadsheet shows it, hostile ones are refused by name, and nothing panics.
use std::io::{Cursor, Write};

use bina_karier::archive::sheet::{self, Cell, Delimiter, ForeignKind, ReadOptions, Sheet, SheetError, SheetForm};
use calamine::{Data, DataType, Reader};
use proptest::prelude::*;
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

fn read(bytes: &[u8]) -> Result<Sheet, SheetError> {
    sheet::read(bytes, "berkas", &ReadOptions::default())
}

fn shown(sheet: &Sheet) -> Vec<(u32, Vec<String>)> {
    sheet.rows().map(|row| (row.line, row.cells().map(|cell| cell.raw().to_owned()).collect())).collect()
}

/// A workbook with everything ordinary in it: titles over the header, dates, numbers, empty cells, totals below.
fn ordinary() -> Vec<u8> {
    use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
    let mut book = Workbook::new();
    let cover = book.add_worksheet();
    cover.set_name("Kosong").unwrap();
    let date = Format::new().set_num_format("dd/mm/yyyy");
    let sheet = book.add_worksheet();
    sheet.set_name("Data & Rekap").unwrap();
    sheet.merge_range(0, 0, 0, 4, "DAFTAR PEGAWAI <2025>", &Format::new()).unwrap();
    for (column, title) in ["No", "NIP", "Nama", "Tgl Lahir", "JP"].iter().enumerate() {
        sheet.write(2, column as u16, *title).unwrap();
    }
    sheet.write(3, 0, 1).unwrap();
    sheet.write(3, 1, "198501012010011001").unwrap();
    sheet.write(3, 2, "Ani \"Anisa\" & Co, S.Pd").unwrap();
    sheet.write_with_format(3, 3, ExcelDateTime::from_ymd(1985, 1, 1).unwrap(), &date).unwrap();
    sheet.write(3, 4, 20.1).unwrap();
    sheet.write(5, 0, 2).unwrap();
    sheet.write(5, 1, 198_501_012_010_011_012.0).unwrap();
    sheet.write(5, 4, true).unwrap();
    sheet.write_formula(6, 4, rust_xlsxwriter::Formula::new("=SUM(E4:E6)").set_result("20.1")).unwrap();
    let hidden = book.add_worksheet();
    hidden.set_name("Tersembunyi").unwrap().set_hidden(true);
    hidden.write(0, 0, "x").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_is_read_as_it_shows() {
    let sheet = read(&ordinary()).unwrap();
    assert_eq!(sheet.name, "Data & Rekap");
    let sheets: Vec<_> = sheet.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.hidden)).collect();
    assert_eq!(sheets, [("Kosong", false), ("Data & Rekap", false), ("Tersembunyi", true)]);
    assert_eq!(sheet.form, SheetForm::Workbook);
    let row = |line, cells: &[&str]| (line, cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>());
    assert_eq!(
        shown(&sheet),
        [
            row(1, &["DAFTAR PEGAWAI <2025>"]),
            row(3, &["No", "NIP", "Nama", "Tgl Lahir", "JP"]),
            row(4, &["1", "198501012010011001", "Ani \"Anisa\" & Co, S.Pd", "01/01/1985", "20.1"]),
            row(6, &["2", "1.98501012010011E+17", "", "", "TRUE"]),
            row(7, &["", "", "", "", "20.1"]),
        ]
    );
    let first = sheet.row(2).unwrap();
    assert_eq!(first.cell(0), Cell::Number { value: 1.0, raw: "1" });
    assert!(matches!(first.cell(3), Cell::Date { day, .. } if day.to_string() == "1985-01-01"));
    assert_eq!(first.cell(99), Cell::Empty);
    let wanted =
        |name: &str| sheet::read(&ordinary(), "", &ReadOptions { sheet: Some(name.into()), ..ReadOptions::default() });
    assert_eq!(wanted("Tersembunyi").unwrap().len(), 1);
    assert!(matches!(wanted("Tiada"), Err(SheetError::NoSuchSheet { there_are, .. }) if there_are.len() == 3));
}

#[test]
fn calamine_reads_the_same() {
    let bytes = ordinary();
    let sheet = read(&bytes).unwrap();
    let mut other = calamine::Xlsx::new(Cursor::new(&bytes)).unwrap();
    let range = other.worksheet_range(&sheet.name).unwrap();
    for row in sheet.rows() {
        for (column, cell) in row.cells().enumerate() {
            let theirs = range.get_value((row.line - 1, column as u32)).unwrap_or(&Data::Empty);
            match cell {
                Cell::Empty => assert!(theirs.is_empty()),
                Cell::Text(text) => assert_eq!(theirs.get_string(), Some(text)),
                Cell::Number { value, .. } => {
                    let float = theirs.as_f64().unwrap();
                    assert!((float - value).abs() <= value.abs() * 1e-14);
                }
                Cell::Date { .. } => assert!(theirs.is_datetime()),
                Cell::Bool(yes) => assert_eq!(theirs.get_bool(), Some(yes)),
                Cell::Error(_) => assert!(theirs.is_error()),
            }
        }
    }
}

/// The same package with one part's bytes changed.
fn with_part(bytes: &[u8], path: &str, change: impl Fn(Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = String::from_utf8(part.name_raw().to_vec()).unwrap();
        let mut content = Vec::new();
        std::io::Read::read_to_end(&mut part, &mut content).unwrap();
        out.start_file(name.as_str(), options).unwrap();
        out.write_all(&if name == path { change(content) } else { content }).unwrap();
    }
    out.finish().unwrap().into_inner()
}

fn replaced(path: &str, from: &str, to: &str) -> Vec<u8> {
    with_part(&ordinary(), path, |content| {
        let text = String::from_utf8(content).unwrap();
        assert!(text.contains(from), "{path} holds no {from}: {text}");
        text.replace(from, to).into_bytes()
    })
}

const SHEET: &str = "xl/worksheets/sheet2.xml";

#[test]
fn hostile_workbooks_are_refused_by_name() {
    let bomb = with_part(&ordinary(), SHEET, |mut content| {
        content.extend(std::iter::repeat_n(b' ', 40 << 20));
        content
    });
    assert!(matches!(read(&bomb), Err(SheetError::Bomb { .. })));

    let mut crowd = ZipWriter::new(Cursor::new(Vec::new()));
    for number in 0..1_001 {
        crowd.start_file(format!("xl/{number}"), SimpleFileOptions::default()).unwrap();
    }
    let crowd = crowd.finish().unwrap().into_inner();
    assert!(matches!(read(&crowd), Err(SheetError::TooManyParts { .. })));

    let damaged = |bytes: &[u8]| matches!(read(bytes), Err(SheetError::Damaged { .. }));
    for far in ["XFD4", "ZZZZZZZZZZZZZZZZZZ4"] {
        let wide = replaced(SHEET, "r=\"C4\"", &format!("r=\"{far}\""));
        assert!(matches!(read(&wide), Err(SheetError::TooManyColumns { line: 4, .. })), "{far}");
    }
    assert!(damaged(&replaced(SHEET, "<row r=\"4\"", "<row r=\"99999999999\"")));
    assert!(damaged(&replaced(SHEET, "<row r=\"4\"", "<row r=\"0\"")));
    assert!(damaged(&replaced(SHEET, "</sheetData>", "")));
    assert!(damaged(&replaced(SHEET, "t=\"s\"><v>5</v>", "t=\"s\"><v>500</v>")));
    // What a file claims to hold makes no room for it.
    let claims = replaced("xl/sharedStrings.xml", "uniqueCount=\"", "uniqueCount=\"99999999999999");
    assert_eq!(shown(&read(&claims).unwrap()), shown(&read(&ordinary()).unwrap()));
    let claims = replaced(SHEET, "<dimension ref=\"A1:E7\"", "<dimension ref=\"XFD1048576:A1\"");
    assert_eq!(shown(&read(&claims).unwrap()), shown(&read(&ordinary()).unwrap()));
}

#[test]
fn a_bomb_that_lies_about_its_size_is_caught_while_it_inflates() {
    let mut bomb = with_part(&ordinary(), SHEET, |mut content| {
        content.truncate(content.len() - 40);
        content.extend(std::iter::repeat_n(b' ', 40 << 20));
        content
    });
    // The inflated size in local and central headers: make both small.
    let honest = u32::try_from(40_usize << 20).unwrap();
    let places: Vec<usize> = (0..bomb.len() - 4)
        .filter(|at| {
            let size = u32::from_le_bytes(bomb[*at..at + 4].try_into().unwrap());
            (honest..honest + 10_000).contains(&size)
        })
        .collect();
    assert!(!places.is_empty());
    for at in places {
        bomb[at..at + 4].copy_from_slice(&1_000_u32.to_le_bytes());
    }
    assert!(matches!(read(&bomb), Err(SheetError::Bomb { .. } | SheetError::Damaged { .. })));
}

#[test]
fn files_that_are_no_table_are_named() {
    let ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    let mut locked = ole.to_vec();
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    let mut ods = ZipWriter::new(Cursor::new(Vec::new()));
    for part in ["mimetype", "content.xml"] {
        ods.start_file(part, SimpleFileOptions::default()).unwrap();
    }
    let ods = ods.finish().unwrap().into_inner();
    for (bytes, kind) in [
        (ole.as_slice(), ForeignKind::OldExcel),
        (b"%PDF-1.7", ForeignKind::Pdf),
        (b"\x89PNG\r\n", ForeignKind::Image),
        (b"<html><table><tr><td>NIP", ForeignKind::WebPage),
        (b"\xEF\xBB\xBF <table border=1>", ForeignKind::WebPage),
        (b"<?xml version=\"1.0\"?><Workbook>", ForeignKind::Xml),
        (b"{\"kind\": 1}", ForeignKind::Json),
        (&ods, ForeignKind::OpenDocument),
    ] {
        assert_eq!(read(bytes).unwrap_err(), SheetError::Foreign(kind));
    }
    assert_eq!(read(&locked).unwrap_err(), SheetError::Locked);
    assert!(matches!(read(b"PK\x03\x04 cut"), Err(SheetError::Damaged { .. })));
    for empty in [b"".as_slice(), b" \n;;\n", b"\xFF\xFE", b"\xEF\xBB\xBF\n"] {
        assert_eq!(read(empty).unwrap_err(), SheetError::Empty);
    }
    assert!(matches!(sheet::check_size(b"PK\x03\x04", 65 << 20), Err(SheetError::TooLarge { .. })));
    assert!(sheet::check_size(b"NIP;", 10 << 20).is_ok());
}

#[test]
fn a_pasted_block_is_read_by_its_tabs() {
    let sheet = read("NIP\tNama\n198501012010011001\t\"Ani\nS.Pd\"\n".as_bytes()).unwrap();
    assert!(matches!(sheet.form, SheetForm::Delimited { delimiter: Delimiter::Tab, .. }));
    assert_eq!(sheet.row(1).unwrap().cell(1).raw(), "Ani\nS.Pd");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        let _ = read(&bytes);
    }

    #[test]
    fn no_text_loses_a_row_silently(lines in proptest::collection::vec("[a-z\";,\t ]{0,12}", 1..20)) {
        let text = lines.join("\n");
        if let Ok(sheet) = read(text.as_bytes()) {
            let letters = |text: &str| text.chars().filter(char::is_ascii_lowercase).collect::<String>();
            let kept: String = shown(&sheet).into_iter().flat_map(|(_, cells)| cells).collect();
            prop_assert_eq!(letters(&kept), letters(&text));
        }
    }

    #[test]
    fn no_mutated_package_makes_the_reader_panic(
        at in any::<prop::sample::Index>(),
        value in any::<u8>(),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = ordinary();
        let place = at.index(bytes.len());
        bytes[place] = value;
        let _ = read(&bytes);
        bytes.truncate(cut.index(bytes.len()));
        let _ = read(&bytes);
    }

    #[test]
    fn no_mutated_part_makes_the_reader_panic(
        part in prop::sample::select(vec![
            SHEET, "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels",
        ]),
        changes in proptest::collection::vec(
            (any::<prop::sample::Index>(), prop::sample::select(b"<>/=\"&;#9A \0\xFF".to_vec())),
            1..6,
        ),
    ) {
        let bytes = with_part(&ordinary(), part, |mut content| {
            for (at, value) in &changes {
                let place = at.index(content.len());
                content[place] = *value;
            }
            content
        });
        let _ = read(&bytes);
    }
}
