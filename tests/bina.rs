//! The command line: what it writes fits its schemas, its exit codes are the documented ones, and a walk from tables to report.
#![cfg(not(target_arch = "wasm32"))]
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;

/// A folder of its own for each test.
struct Desk(PathBuf);

impl Desk {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("bina-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }
    fn write(&self, name: &str, text: &str) {
        fs::write(self.0.join(name), text).unwrap();
    }
    fn json(&self, name: &str) -> Value {
        serde_json::from_slice(&fs::read(self.0.join(name)).unwrap()).unwrap()
    }
    fn run(&self, arguments: &str) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bina"));
        command.current_dir(&self.0).args(arguments.split(' ')).output().unwrap()
    }
    fn done(&self, arguments: &str) -> String {
        let output = self.run(arguments);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(0), "bina {arguments}: {errors}");
        String::from_utf8(output.stdout).unwrap()
    }
    fn code(&self, arguments: &str) -> Option<i32> {
        let output = self.run(arguments);
        assert!(!output.stderr.is_empty() || matches!(output.status.code(), Some(0 | 1)), "an exit without a word");
        output.status.code()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn validator(schema: &str) -> jsonschema::Validator {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/schema").join(format!("{schema}.schema.json"));
    let schema: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

fn fits(schema: &str, document: &Value) {
    let validator = validator(schema);
    let errors: Vec<String> =
        validator.iter_errors(document).take(5).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

const TODAY: &str = "--today 2025-11-24";

#[test]
fn what_is_written_fits_its_schema() {
    let desk = Desk::new("schemas");
    desk.done(&format!("sample --people 240 --years 4 --seed 5 {TODAY} --out a.json"));
    fits("archive", &desk.json("a.json"));
    let counts = desk.done(&format!("check a.json {TODAY}"));
    assert!(counts.contains("people\t240\n"), "{counts}");
    desk.done("score a.json --out s.json");
    fits("score", &desk.json("s.json"));
    for extra in ["", " --unit 02", " --unit 01.01"] {
        desk.done(&format!("report a.json --year 2024 {TODAY}{extra} --out r.json"));
        fits("report", &desk.json("r.json"));
    }
}

#[test]
fn every_built_in_set_of_parameters_fits_its_schema_and_another_rule_does_not() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules/sets");
    let is_set = |path: &PathBuf| path.extension().is_some_and(|end| end == "json");
    let files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).filter(is_set).collect();
    assert_eq!(files.len(), bina_karier::rules::RuleName::ALL.len());
    for file in files {
        let mut set: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
        fits("rule-set", &set);
        set["rule"] = if set["rule"] == "jp" { "gain".into() } else { "jp".into() };
        assert!(!validator("rule-set").is_valid(&set), "{}", file.display());
    }
}

#[test]
fn the_same_arguments_give_the_same_bytes() {
    let desk = Desk::new("bytes");
    for name in ["a", "b"] {
        desk.done(&format!("sample --people 60 --years 2 --seed 3 {TODAY} --out {name}.json"));
        desk.done(&format!("report {name}.json --year 2025 {TODAY} --out r{name}.json"));
    }
    let same = |a: &str, b: &str| fs::read(desk.0.join(a)).unwrap() == fs::read(desk.0.join(b)).unwrap();
    assert!(same("a.json", "b.json") && same("ra.json", "rb.json"));
}

const PEOPLE: &str = "NIP;Nama;Status;Gol;Jabatan;Unit Kerja;OPD
198503122010012001;Siti Aminah, S.Pd;PNS;III/d;Guru Ahli Muda;SD Negeri 1 Mersam;Dinas Pendidikan
199207152023211002;Budi Santoso;PPPK;IX;Guru Ahli Pertama;SDN 1 Mersam;Dinas Pendidikan
19920715202321100;Salah NIP;PPPK;IX;Guru Ahli Pertama;SDN 1 Mersam;Dinas Pendidikan
";
const LEARNING: &str = "NIP;Nama Diklat;Tgl Selesai;Jumlah JP;No. Sertifikat
198503122010012001;Bimtek Kurikulum;05/03/2025;24;1/2025
198503122010012009;Bimtek Kurikulum;05/03/2025;24;2/2025
";
const PREDICATES: &str = "NIP;Tahun;Hasil Kerja;Perilaku Kerja
198503122010012001;2025;Sesuai Ekspektasi;Di Atas Ekspektasi
";

#[test]
fn three_tables_with_bad_rows_become_an_archive_with_a_report_and_a_list_of_issues() {
    let desk = Desk::new("walk");
    desk.write("pegawai.csv", PEOPLE);
    desk.write("diklat.csv", LEARNING);
    desk.write("predikat.csv", PREDICATES);
    let import = |file: &str, kind: &str, from: &str, to: &str| {
        let from = if from.is_empty() { "--new".to_owned() } else { format!("--into {from}") };
        desk.run(&format!("import {file} --kind {kind} --accept {from} --out {to} --issues i.json {TODAY} --seed 4"))
    };
    assert_eq!(import("pegawai.csv", "people", "", "a.json").status.code(), Some(1));
    let issues = desk.json("i.json");
    fits("issues", &issues);
    assert_eq!(issues["files"][0]["rows"]["new"], 2);
    let unreadable: Vec<&Value> =
        issues["issues"].as_array().unwrap().iter().filter(|issue| issue["state"] == "unreadable").collect();
    assert!(matches!(unreadable[..], [one] if one["line"] == 4 && one["column"] == "NIP"), "{unreadable:?}");
    assert_eq!(import("diklat.csv", "learning", "a.json", "b.json").status.code(), Some(1));
    assert_eq!(desk.json("i.json")["issues"][0]["state"], "waiting");
    assert_eq!(import("predikat.csv", "predicates", "b.json", "c.json").status.code(), Some(0));
    fits("archive", &desk.json("c.json"));
    desk.done(&format!("check c.json {TODAY}"));
    desk.done(&format!("report c.json --year 2025 {TODAY} --out r.json"));
    let report = desk.json("r.json");
    fits("report", &report);
    assert_eq!(report["report"]["coverage"]["pns"]["reached"], 1);
    assert_eq!(report["report"]["predicates"]["counts"], serde_json::json!([0, 0, 0, 1, 0]));
    // Another office, which starts with nothing, opens the archive: the same numbers.
    assert_eq!(desk.code(&format!("import c.json --new --out d.json --issues i.json {TODAY}")), Some(0));
    assert!(fs::read(desk.0.join("c.json")).unwrap() == fs::read(desk.0.join("d.json")).unwrap());
    desk.done(&format!("report d.json --year 2025 {TODAY} --out r2.json"));
    assert_eq!(desk.json("r2.json"), report);
}

const ATTENDANCE: &str = "Kode Kegiatan;Nama Kegiatan;Bentuk Kegiatan;Tgl Mulai;Tgl Selesai;NIP;Sesi 1;Sesi 2
BT-01;Bimtek Arsip;Bimbingan Teknis;03/03/2025;04/03/2025;198503122010012001;H;
BT-01;Bimtek Arsip;Bimbingan Teknis;03/03/2025;04/03/2025;199207152023211002;Q;H
BT-02;Tanpa Tanggal;;;;198503122010012001;H;
";

#[test]
fn participants_go_into_an_event_that_is_made_only_when_asked_and_only_when_the_table_tells_enough() {
    let desk = Desk::new("attendance");
    desk.write("pegawai.csv", PEOPLE);
    desk.write("hadir.csv", ATTENDANCE);
    desk.code(&format!("import pegawai.csv --kind people --accept --new --out a.json --issues i.json {TODAY}"));
    let import = |file: &str, from: &str, extra: &str, to: &str| {
        let asked = format!("import {file} --kind attendance --into {from} --out {to} --issues i.json {TODAY}{extra}");
        assert_eq!(desk.code(&asked), Some(1), "{asked}");
        let issues = desk.json("i.json");
        fits("issues", &issues);
        issues
    };
    let issues = import("hadir.csv", "a.json", " --accept", "b.json");
    assert_eq!(issues["files"][0]["rows"], serde_json::json!({ "waiting": 2, "unreadable": 1 }));
    assert!(desk.json("b.json")["tables"]["events"].as_array().is_none_or(Vec::is_empty));
    let issues = import("hadir.csv", "a.json", " --accept --create-events", "b.json");
    assert_eq!(issues["files"][0]["rows"], serde_json::json!({ "new": 1, "waiting": 1, "unreadable": 1 }));
    let archive = desk.json("b.json");
    fits("archive", &archive);
    let count = |table: &str| archive["tables"][table].as_array().map_or(0, Vec::len);
    assert_eq!(["events", "sessions", "enrolments", "attendance"].map(count), [1, 1, 1, 1]);
    desk.done(&format!("check b.json {TODAY}"));

    desk.write("lagi.csv", "NIP;Sesi 1;Sesi 2\n199207152023211002;T;A\n1;H;H\n");
    assert_eq!(
        desk.code(&format!("import lagi.csv --kind attendance --into b.json --out c.json --issues i.json {TODAY}")),
        Some(3),
        "no event is named"
    );
    let issues = import("lagi.csv", "b.json", " --event BT-01", "c.json");
    assert_eq!(issues["files"][0]["rows"], serde_json::json!({ "waiting": 1, "unreadable": 1 }), "session 2 is asked");
    import("lagi.csv", "b.json", " --event BT-01 --accept", "c.json");
    assert_eq!(desk.json("c.json")["tables"]["attendance"].as_array().map(Vec::len), Some(3));
}

#[test]
fn an_archive_carries_everything_that_reports_and_scores_stand_on() {
    let desk = Desk::new("carried");
    desk.done(&format!("sample --people 240 --years 3 --seed 11 {TODAY} --out a.json"));
    // Another profile starts with nothing, takes the file, exports, and takes the file once more.
    assert_eq!(desk.code(&format!("import a.json --new --out b.json --issues i.json {TODAY}")), Some(0));
    assert_eq!(desk.code(&format!("import a.json --into b.json --out c.json --issues i.json {TODAY}")), Some(0));
    for question in ["report --year 2025", "report --year 2024", "report --year 2025 --unit 01", "score"] {
        let (command, options) = question.split_once(' ').unwrap_or((question, ""));
        let ask = |file: &str| {
            let day = if command == "report" { TODAY } else { "" };
            let words = [command, file, options, day];
            desk.done(&words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "))
        };
        let answer = ask("a.json");
        assert!(answer.len() > 1000, "{question} answers little: {answer}");
        for file in ["b.json", "c.json"] {
            assert!(ask(file) == answer, "{question} of {file} is another");
        }
    }
}

#[test]
fn a_sheet_is_chosen_by_name_and_the_others_are_told() {
    let desk = Desk::new("sheets");
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().set_name("Sampul").unwrap().write(0, 0, "DAFTAR PEGAWAI").unwrap();
    let data = book.add_worksheet().set_name("Data").unwrap();
    for (row, line) in PEOPLE.lines().enumerate() {
        for (column, text) in line.split(';').enumerate() {
            data.write(row as u32, column as u16, text).unwrap();
        }
    }
    book.add_worksheet().set_name("Bantu").unwrap().set_hidden(true).write(0, 0, "x").unwrap();
    fs::write(desk.0.join("pegawai.xlsx"), book.save_to_buffer().unwrap()).unwrap();
    let import = |sheet: &str| {
        let arguments =
            format!("import pegawai.xlsx --kind people --accept --new --out a.json --issues i.json {TODAY}");
        desk.code(&format!("{arguments}{sheet}"))
    };
    assert_eq!(import(""), Some(3), "the first sheet is a cover");
    assert_eq!(import(" --sheet Lain"), Some(3));
    assert_eq!(import(" --sheet Data"), Some(1));
    let issues = desk.json("i.json");
    fits("issues", &issues);
    assert_eq!((&issues["files"][0]["sheet"], &issues["files"][0]["rows"]["new"]), (&"Data".into(), &2.into()));
}

#[test]
fn exit_codes_are_the_documented_ones() {
    let desk = Desk::new("codes");
    desk.done(&format!("sample --people 12 --years 1 {TODAY} --out a.json"));
    let text = fs::read_to_string(desk.0.join("a.json")).unwrap();
    desk.write("cut.json", &text[..text.len() / 2]);
    desk.write("tabel.csv", "NIP;Nama\n1;2\n");
    assert_eq!(desk.code("check missing.json"), Some(4));
    assert_eq!(desk.code("check cut.json"), Some(3));
    assert_eq!(desk.code("check tabel.csv"), Some(3));
    assert_eq!(desk.code("report a.json"), Some(2));
    assert_eq!(desk.code("report a.json --year 2025 --unit nowhere"), Some(2));
    assert_eq!(desk.code("import tabel.csv --into a.json --out b.json --issues i.json"), Some(2));
    desk.write("real.csv", PEOPLE);
    desk.code(&format!("import real.csv --kind people --accept --new --out real.json --issues i.json {TODAY}"));
    assert_eq!(desk.code("import a.json --into real.json --out b.json --issues i.json"), Some(3), "sample into real");
    assert!(desk.run("--help").status.success());
}
