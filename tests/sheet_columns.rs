//! Headers as offices make them: found under titles, in two rows, with other names; and the rows that are no data.
use bina_karier::archive::sheet::{self, Field, ImportKind, Mapping, ReadOptions, Remembered, RowKind, Sheet};

fn sheet(text: &str) -> Sheet {
    sheet::read(text.as_bytes(), "berkas", &ReadOptions::default()).unwrap()
}

fn guess(kind: ImportKind, text: &str) -> Option<Mapping> {
    Mapping::guess(kind, &sheet(text), &Remembered::new())
}

fn fields(mapping: &Mapping) -> Vec<Option<Field>> {
    mapping.columns.iter().map(|column| column.field).collect()
}

#[test]
fn a_header_under_titles_is_found_and_its_columns_are_named() {
    let text = "PEMERINTAH KABUPATEN BATANG HARI\nDAFTAR PEGAWAI;;;\n\nNo.;N I P;NAMA LENGKAP;Jenis Kelamin;Gol./Ruang;Tgl Lahir (dd/mm/yyyy);Unit Kerja;Warna\n1;198503122010012001;Ani;P;IV/a;12/03/1985;SDN 1;biru\n";
    let mapping = guess(ImportKind::People, text).unwrap();
    assert_eq!(mapping.header_line, 4);
    assert_eq!(
        fields(&mapping),
        [
            None,
            Some(Field::Nip),
            Some(Field::Name),
            Some(Field::Sex),
            Some(Field::Rank),
            Some(Field::BirthDate),
            Some(Field::Unit),
            None
        ]
    );
    assert_eq!(mapping.unmapped().collect::<Vec<_>>(), [(0, "No."), (7, "Warna")]);
    assert_eq!(mapping.missing(), []);
    assert_eq!(mapping.title_of(Field::Rank), "Gol./Ruang");
}

#[test]
fn two_header_rows_and_column_numbers_are_understood() {
    let text = "No;Nama;NIP;Pangkat;;Jabatan;;Ket\n;;;Gol;TMT;Nama;TMT;\n1;2;3;4;5;6;7;8\n1;Ani;198503122010012001;IV/a;01/04/2022;Guru;01/07/2021;\n";
    let sheet = sheet(text);
    let mapping = Mapping::guess(ImportKind::People, &sheet, &Remembered::new()).unwrap();
    assert_eq!(mapping.header_line, 2);
    assert_eq!(
        fields(&mapping),
        [
            None,
            Some(Field::Name),
            Some(Field::Nip),
            Some(Field::Rank),
            Some(Field::RankSince),
            Some(Field::Position),
            Some(Field::PositionSince),
            None
        ]
    );
    let kinds: Vec<_> = mapping.rows(&sheet).iter().map(|(row, kind)| (row.line, *kind)).collect();
    assert_eq!(kinds, [(3, RowKind::Numbers), (4, RowKind::Data)]);
}

#[test]
fn names_of_other_systems_are_known() {
    let learning = "nipBaru,namaKursus,jenisKursus,institusiPenyelenggara,tanggalKursus,tanggalSelesaiKursus,jumlahJam,nomorSertipikat\n1,a,b,c,d,e,f,g\n";
    let mapping = guess(ImportKind::Learning, learning).unwrap();
    assert!(mapping.columns.iter().all(|column| column.field.is_some()), "{mapping:?}");
    assert_eq!(mapping.missing(), []);
    let predicates = "NIP,tahun,hasilKinerjaNilai,perilakuKerjaNilai,kuadranKinerjaNilai,penilaiNama,penilaiNipNrp\n";
    let mapping = guess(ImportKind::Predicates, predicates).unwrap();
    assert!(mapping.columns.iter().all(|column| column.field.is_some()), "{mapping:?}");
}

#[test]
fn what_is_missing_is_named_and_a_person_can_change_the_columns() {
    let text = "NIP;Tahun;Hasil Kerja;Nilai Akhir\n198503122010012001;2025;Sesuai;Baik\n";
    let sheet = sheet(text);
    let mut mapping = Mapping::guess(ImportKind::Predicates, &sheet, &Remembered::new()).unwrap();
    assert_eq!(mapping.missing(), [Field::Predicate]);
    mapping.set(3, Some(Field::Predicate));
    assert_eq!(mapping.missing(), []);
    mapping.set(2, Some(Field::Predicate));
    assert_eq!(mapping.column_of(Field::Predicate), Some(2));
    assert_eq!(mapping.missing(), []);
    mapping.set(2, Some(Field::WorkRating));
    mapping.set(3, Some(Field::Predicate));
    let mut remembered = Remembered::new();
    mapping.remember(&mut remembered);
    let again = Mapping::guess(ImportKind::Predicates, &sheet, &remembered).unwrap();
    assert_eq!(fields(&again), fields(&mapping));
}

#[test]
fn rows_that_are_no_data_are_told_apart_and_none_is_lost() {
    let text = "No;NIP;Nama;JP\n;DINAS PENDIDIKAN;;\n1;198503122010012001;Ani;20\nNo;NIP;Nama;JP\n2;;Tanpa NIP;5\n3;199207152023211002;Budi;10\n;Jumlah;;35\n;;;Muara Bulian, 3 Maret 2025\n;;;Kepala Dinas\n;;;NIP. 197001011995031001\n";
    let sheet = sheet(text);
    let mapping = Mapping::guess(ImportKind::People, &sheet, &Remembered::new()).unwrap();
    let kinds: Vec<_> = mapping.rows(&sheet).iter().map(|(row, kind)| (row.line, *kind)).collect();
    assert_eq!(
        kinds,
        [
            (2, RowKind::Section),
            (3, RowKind::Data),
            (4, RowKind::Header),
            (5, RowKind::Data),
            (6, RowKind::Data),
            (7, RowKind::Total),
            (8, RowKind::Footer),
            (9, RowKind::Footer),
            (10, RowKind::Footer)
        ]
    );
}

#[test]
fn a_table_without_a_header_is_said_to_have_none() {
    assert_eq!(guess(ImportKind::People, "198503122010012001;Ani\n199207152023211002;Budi\n"), None);
    let sheet = sheet("a;b\n198503122010012001;Ani\n");
    let mut chosen = Mapping::at(ImportKind::People, &sheet, 1, &Remembered::new()).unwrap();
    chosen.set(0, Some(Field::Nip));
    chosen.set(1, Some(Field::Name));
    assert_eq!(chosen.missing(), []);
    assert_eq!(Mapping::at(ImportKind::People, &sheet, 9, &Remembered::new()), None);
}
