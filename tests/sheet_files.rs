//! Small ugly files as other programs made them, each read to the values it means or refused by name.
use bina_karier::archive::sheet::{
    self, EncodingGuess, Field, ForeignKind, ImportKind, Mapping, ProblemKind, ReadOptions, Remembered, RowKind, Sheet,
    SheetError, TextEncoding, value,
};
use bina_karier::domain::{Day, EducationLevel, Predicate, Rank, Rating};

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/fixtures/sheets/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn read(name: &str) -> Result<Sheet, SheetError> {
    sheet::read(&bytes(name), name, &ReadOptions::default())
}

fn table(kind: ImportKind, name: &str) -> (Sheet, Mapping) {
    let sheet = read(name).unwrap();
    let mapping = Mapping::guess(kind, &sheet, &Remembered::new()).unwrap();
    assert_eq!(mapping.missing(), [], "{name}");
    (sheet, mapping)
}

fn day(text: &str) -> Option<Day> {
    Some(Day::parse(text).unwrap())
}

#[test]
fn a_list_by_rank_with_merged_titles_numbers_totals_and_a_signature() {
    let (sheet, mapping) = table(ImportKind::People, "duk-dua-baris-judul.xlsx");
    assert_eq!(mapping.header_line, 5);
    let kinds: Vec<_> = mapping.rows(&sheet).iter().map(|(row, kind)| (row.line, *kind)).collect();
    assert_eq!(
        kinds,
        [
            (6, RowKind::Numbers),
            (7, RowKind::Data),
            (8, RowKind::Data),
            (9, RowKind::Total),
            (11, RowKind::Footer),
            (14, RowKind::Footer)
        ]
    );
    let latest = day("2025-06-30").unwrap();
    let rows: Vec<_> = mapping.rows(&sheet).into_iter().filter(|(_, kind)| *kind == RowKind::Data).collect();
    let (first, second) = (rows[0].0, rows[1].0);
    let name = value::full_name(mapping.cell(&first, Field::Name)).unwrap().unwrap();
    assert_eq!(
        (name.front_title.as_str(), name.name.as_str(), name.back_title.as_str()),
        ("Dr.", "Contoh Satu", "S.Pd., M.Pd")
    );
    assert_eq!(value::nip(mapping.cell(&first, Field::Nip)).unwrap().unwrap().0, "198503122010012001");
    assert_eq!(value::rank(mapping.cell(&first, Field::Rank), None), Ok(Some(Rank::Pns(12))));
    assert_eq!(value::rank(mapping.cell(&second, Field::Rank), None), Ok(Some(Rank::Pppk(9))));
    assert_eq!(value::date(mapping.cell(&first, Field::RankSince), latest), Ok(day("2022-04-01")));
    assert_eq!(value::date(mapping.cell(&first, Field::PositionSince), latest), Ok(day("2021-07-01")));
    assert_eq!(value::date(mapping.cell(&second, Field::PositionSince), latest), Ok(day("2023-03-01")));
    let education = value::education(mapping.cell(&second, Field::Education)).unwrap().unwrap();
    assert_eq!((education.level, education.field.as_str()), (EducationLevel::S1, "Keperawatan"));
}

#[test]
fn a_nip_that_a_spreadsheet_kept_as_a_number_is_refused() {
    let sheet = read("nip-sebagai-angka.xlsx").unwrap();
    let read: Vec<_> =
        sheet.rows().skip(1).map(|row| value::nip(row.cell(0)).map_err(|problem| problem.kind)).collect();
    assert_eq!(read[0], Err(ProblemKind::LostDigits));
    assert_eq!(read[1], Err(ProblemKind::LostDigits));
    assert!(read[2].as_ref().unwrap().is_some());
    let jp: Vec<_> = sheet.rows().skip(1).map(|row| value::jp(row.cell(2)).unwrap().unwrap().raw()).collect();
    assert_eq!(jp, [2050, 2000, 750]);
}

#[test]
fn dates_counted_from_1904_are_the_same_days() {
    let (sheet, mapping) = table(ImportKind::Learning, "tanggal-1904.xlsx");
    let row = sheet.row(1).unwrap();
    assert_eq!(value::date(mapping.cell(&row, Field::End), Day::default()), Ok(day("2025-03-12")));
}

#[test]
fn a_workbook_with_prefixed_names_inline_text_and_no_places_is_read() {
    let (sheet, mapping) = table(ImportKind::Learning, "awalan-nama.xlsx");
    assert_eq!(sheet.name, "Data & Diklat");
    let row = sheet.row(1).unwrap();
    assert_eq!(mapping.cell(&row, Field::EventName).raw(), "Kursus A & B");
    assert_eq!(value::date(mapping.cell(&row, Field::End), Day::default()), Ok(day("2025-03-12")));
    assert_eq!(value::jp(mapping.cell(&row, Field::Jp)).unwrap().unwrap().raw(), 4000);
}

#[test]
fn windows_1252_is_read_but_asks_first() {
    let (sheet, mapping) = table(ImportKind::Learning, "diklat-windows-1252.csv");
    let EncodingGuess::NeedsConfirm { line: 2, sample } = &sheet.encoding_guess else {
        panic!("{:?}", sheet.encoding_guess)
    };
    assert!(sample.contains("“Bénéfice”"));
    let row = sheet.row(1).unwrap();
    assert_eq!(mapping.cell(&row, Field::Organiser).raw(), "Café Contoh");
    assert_eq!(value::date(mapping.cell(&row, Field::End), Day::default()), Ok(day("2025-03-05")));
    let confirmed = ReadOptions { windows_1252_confirmed: true, ..ReadOptions::default() };
    let sheet = sheet::read(&bytes("diklat-windows-1252.csv"), "", &confirmed).unwrap();
    assert_eq!(sheet.encoding_guess, EncodingGuess::Certain);
}

#[test]
fn excels_unicode_text_and_siasns_csv_are_read() {
    let (sheet, mapping) = table(ImportKind::People, "pegawai-unicode-text.txt");
    assert!(matches!(sheet.form, sheet::SheetForm::Delimited { encoding: TextEncoding::Utf16, .. }));
    let row = sheet.row(1).unwrap();
    assert_eq!(value::nip(mapping.cell(&row, Field::Nip)).unwrap().unwrap().0, "198503122010012001");

    let (sheet, mapping) = table(ImportKind::Predicates, "predikat-siasn.csv");
    let row = sheet.row(1).unwrap();
    assert_eq!(value::RATING.read(mapping.cell(&row, Field::WorkRating)), Ok(Some(Rating::Above)));
    assert_eq!(value::RATING.read(mapping.cell(&row, Field::BehaviourRating)), Ok(Some(Rating::Meets)));
    assert_eq!(value::PREDICATE.read(mapping.cell(&row, Field::Predicate)), Ok(Some(Predicate::Baik)));
    assert_eq!(mapping.cell(&row, Field::Evaluator).raw(), "Contoh, S.Sos");
}

#[test]
fn damaged_and_disguised_files_are_refused_by_name() {
    assert_eq!(read("utf8-rusak.csv").unwrap_err(), SheetError::BrokenText { line: 3 });
    assert_eq!(read("nul.csv").unwrap_err(), SheetError::NulByte { line: 2 });
    assert_eq!(read("halaman-web.xls").unwrap_err(), SheetError::Foreign(ForeignKind::WebPage));
}
