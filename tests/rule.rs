//! `bina rule`: every name answers by its contract, and a wrong input is told on its line.
#![cfg(not(target_arch = "wasm32"))]
use std::{
    io::Write,
    process::{Command, Stdio},
};

use serde_json::{Value, json};

/// The answers to lines of input, and the exit code.
fn ask(name: &str, lines: &[&str], extra: &[&str]) -> (Vec<Value>, Option<i32>) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bina"));
    command.args(["rule", name]).args(extra).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A program that refuses its arguments is gone before it reads.
    let _ = child.stdin.take().unwrap().write_all(lines.join("\n").as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    (text.lines().map(|line| serde_json::from_str(line).unwrap()).collect(), output.status.code())
}

/// The answer to one input, which must be right.
fn answer(name: &str, input: &Value) -> Value {
    let (answers, code) = ask(name, &[&input.to_string()], &[]);
    assert_eq!((answers.len(), code), (1, Some(0)), "{name} {input}: {answers:?}");
    answers.into_iter().next().unwrap()
}

/// The field that a wrong input names.
fn wrong(name: &str, input: &Value) -> String {
    let (answers, code) = ask(name, &[&input.to_string()], &[]);
    assert_eq!((answers.len(), code), (1, Some(1)), "{name} {input}: {answers:?}");
    let error = &answers[0]["error"];
    assert!(error["message"].as_str().is_some_and(|message| message.len() > 5), "{answers:?}");
    error["field"].as_str().unwrap().to_owned()
}

/// That an answer has these fields, and no others.
fn has_fields(answer: &Value, fields: &[&str]) {
    let mut found: Vec<&str> = answer.as_object().unwrap().keys().map(String::as_str).collect();
    let mut expected = fields.to_vec();
    found.sort_unstable();
    expected.sort_unstable();
    assert_eq!(found, expected);
}

fn with(mut input: Value, field: &str, value: Value) -> Value {
    input[field] = value;
    input
}

fn without(mut input: Value, field: &str) -> Value {
    input.as_object_mut().unwrap().remove(field);
    input
}

fn person() -> Value {
    json!({
        "position": "functional", "education": "S1", "leadership_training": true, "functional_training": true,
        "technical_20jp": true, "seminar": false, "performance": {"predicate": "sangat_baik"}, "discipline": "light",
        "missing_performance": "missing"
    })
}

#[test]
fn ip_asn_gives_dimensions_total_category_and_an_explanation_that_adds_up() {
    let found = answer("ip-asn", &person());
    has_fields(
        &found,
        &["qualification", "competence", "performance", "discipline", "total", "category", "rule_set", "explain"],
    );
    // 15 + (15 + 15) + 30 + 3; leadership gives a functional position nothing.
    let parts = ["qualification", "competence", "performance", "discipline", "total"].map(|part| found[part].clone());
    assert_eq!(parts, ["15", "30", "30", "3", "78"].map(Value::from));
    assert_eq!(found["category"], "sedang");
    let points = found["explain"].as_array().unwrap().iter();
    let sum: f64 = points.map(|line| line["points"].as_str().unwrap().parse::<f64>().unwrap()).sum();
    assert_eq!(sum, 78.0);
    assert!(found["explain"][0]["source"].as_str().unwrap().contains("38/2018"));
}

#[test]
fn ip_asn_says_missing_or_counts_zero_by_policy() {
    let missing = with(person(), "performance", Value::Null);
    let found = answer("ip-asn", &missing);
    assert_eq!(
        (&found["performance"], &found["total"], &found["category"]),
        (&Value::Null, &Value::Null, &Value::Null)
    );
    let found = answer("ip-asn", &with(missing, "missing_performance", "zero".into()));
    assert_eq!((found["performance"].as_str(), found["total"].as_str()), (Some("0"), Some("48")));
    assert_eq!(found["category"], "sangat_rendah");
    let found = answer("ip-asn", &with(person(), "performance", json!({"score": 90.01})));
    assert_eq!(found["performance"], "30");
    let found = answer("ip-asn", &with(person(), "performance", json!({"score": "90"})));
    assert_eq!(found["performance"], "25");
}

#[test]
fn ip_asn_names_the_wrong_field() {
    assert_eq!(wrong("ip-asn", &with(person(), "position", "jpt".into())), "position");
    assert_eq!(wrong("ip-asn", &without(person(), "education")), "education");
    assert_eq!(wrong("ip-asn", &with(person(), "seminar", "ya".into())), "seminar");
    assert_eq!(wrong("ip-asn", &with(person(), "performance", json!({"predicate": "cukup"}))), "performance.predicate");
    assert_eq!(wrong("ip-asn", &with(person(), "performance", json!({"score": 100.5}))), "performance.score");
    assert_eq!(wrong("ip-asn", &with(person(), "performance", json!({}))), "performance");
    assert_eq!(wrong("ip-asn", &with(person(), "age", 40.into())), "age");
}

#[test]
fn predicate_follows_the_quadrant() {
    let found = answer("predicate", &json!({"result": "below", "behaviour": "above"}));
    has_fields(&found, &["predicate"]);
    assert_eq!(found["predicate"], "butuh_perbaikan");
    assert_eq!(wrong("predicate", &json!({"result": "below"})), "behaviour");
    assert_eq!(wrong("predicate", &json!({"result": 3, "behaviour": "meets"})), "result");
}

#[test]
fn predicate_pp30_weighs_and_needs_an_innovation_for_the_best() {
    let input = json!({"skp": 112, "behaviour": "109", "weights": "60/40", "innovation": false});
    let found = answer("predicate-pp30", &input);
    has_fields(&found, &["score", "predicate"]);
    // 0.6 × 112 + 0.4 × 109
    assert_eq!((found["score"].as_str(), found["predicate"].as_str()), (Some("110.8"), Some("baik")));
    assert_eq!(answer("predicate-pp30", &with(input.clone(), "innovation", true.into()))["predicate"], "sangat_baik");
    assert_eq!(wrong("predicate-pp30", &with(input.clone(), "skp", 120.01.into())), "skp");
    assert_eq!(wrong("predicate-pp30", &with(input.clone(), "weights", "50/50".into())), "weights");
    assert_eq!(wrong("predicate-pp30", &with(input, "innovation", "ya".into())), "innovation");
}

#[test]
fn distribution_lists_what_is_broken_by_code() {
    let fits = json!({"organisation": "istimewa", "counts": {"sangat_baik": 7, "baik": 3}});
    let found = answer("distribution", &fits);
    has_fields(&found, &["ok", "violations"]);
    assert_eq!(found, json!({"ok": true, "violations": []}));
    let codes = |organisation: &str, counts: Value| -> Vec<String> {
        let found = answer("distribution", &json!({"organisation": organisation, "counts": counts}));
        let violations = found["violations"].as_array().unwrap();
        assert_eq!(found["ok"], violations.is_empty());
        violations.iter().map(|violation| violation["code"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(codes("istimewa", json!({"sangat_baik": 8, "baik": 2})), ["max_share"]);
    assert_eq!(codes("istimewa", json!({"sangat_baik": 5, "baik": 5})), ["majority_required"]);
    assert_eq!(codes("baik", json!({"sangat_baik": 3, "baik": 7})), ["some_low_required"]);
    assert_eq!(codes("butuh_perbaikan", json!({"butuh_perbaikan": 5, "baik": 5})), ["min_share"]);
    let worst = codes("sangat_kurang", json!({"sangat_kurang": 9, "sangat_baik": 1}));
    assert_eq!(worst, ["min_share", "must_be_none"]);
    assert_eq!(wrong("distribution", &json!({"organisation": "baik", "counts": {}})), "counts");
    assert_eq!(wrong("distribution", &json!({"organisation": "baik", "counts": {"cukup": 1}})), "counts.cukup");
    assert_eq!(wrong("distribution", &json!({"organisation": "baik", "counts": {"baik": -1}})), "counts.baik");
    assert_eq!(wrong("distribution", &json!({"organisation": "bagus", "counts": {"baik": 1}})), "organisation");
}

#[test]
fn credit_is_exact_and_rounded_once() {
    let row =
        |level: &str, predicate: &str, months: i64| json!({"level": level, "predicate": predicate, "months": months});
    let found = answer("credit", &row("ahli_pertama", "baik", 1));
    has_fields(&found, &["exact", "rounded"]);
    // 12.5 / 12 does not end; 37.5 × 1.5 does.
    assert_eq!(found, json!({"exact": "25/24", "rounded": "1.04"}));
    assert_eq!(answer("credit", &row("ahli_madya", "sangat_baik", 12)), json!({"exact": "56.25", "rounded": "56.25"}));
    for months in [0, 13, -1] {
        assert_eq!(wrong("credit", &row("ahli_madya", "baik", months)), "months");
    }
    assert_eq!(wrong("credit", &json!({"level": "ahli", "predicate": "baik", "months": 1})), "level");
    assert_eq!(wrong("credit", &json!({"level": "mahir", "predicate": "baik", "months": 1.5})), "months");
}

#[test]
fn credit_total_sums_before_it_rounds_and_starts_again_in_a_new_jenjang() {
    let row = |level: &str, months: u8| json!({"level": level, "predicate": "baik", "months": months});
    let found = answer(
        "credit-total",
        &json!({"rows": [row("ahli_pertama", 1), row("ahli_pertama", 1), row("ahli_pertama", 1)]}),
    );
    has_fields(&found, &["exact", "rounded", "rank_need", "level_need"]);
    // 3 × 25/24 = 3.125, where three rounded rows give 3.12.
    assert_eq!(found, json!({"exact": "3.125", "rounded": "3.13", "rank_need": "50", "level_need": "100"}));
    let promoted = answer("credit-total", &json!({"rows": [row("mahir", 12), row("penyelia", 6)]}));
    assert_eq!(promoted, json!({"exact": "12.5", "rounded": "12.50", "rank_need": "100", "level_need": null}));
    assert_eq!(wrong("credit-total", &json!({"rows": []})), "rows");
    assert_eq!(wrong("credit-total", &json!({"rows": [row("mahir", 12), row("mahir", 13)]})), "rows.1.months");
    assert_eq!(wrong("credit-total", &json!({"rows": [3]})), "rows.0");
}

#[test]
fn jp_is_converted_and_null_where_the_actual_jp_is_needed() {
    let found = answer("jp", &json!({"form": "workshop", "scope": "international", "days": 3}));
    has_fields(&found, &["jp", "explain"]);
    assert_eq!(found["jp"], "21");
    assert!(found["explain"][0]["source"].as_str().unwrap().contains("PerLAN 10/2018"));
    let null = |input: Value| {
        let found = answer("jp", &input);
        assert!(found["jp"].is_null() && !found["explain"].as_array().unwrap().is_empty(), "{found}");
    };
    null(json!({"form": "e_learning", "scope": "national", "days": 2}));
    null(json!({"form": "belajar_mandiri", "scope": "international", "days": 2}));
    null(json!({"form": "lainnya", "scope": "national", "days": 2}));
    null(json!({"form": "seminar", "scope": "national"}));
    assert_eq!(wrong("jp", &json!({"form": "kuliah", "scope": "national"})), "form");
    assert_eq!(wrong("jp", &json!({"form": "seminar", "scope": "lokal", "days": 1})), "scope");
    assert_eq!(wrong("jp", &json!({"form": "seminar", "days": -1})), "days");
    assert_eq!(wrong("jp", &json!({"form": "kursus", "actual_jp": -0.5})), "actual_jp");
}

#[test]
fn nine_box_clamps_and_recommends() {
    let found = answer("nine-box", &json!({"performance": {"predicate": "sangat_baik"}, "potential": 140}));
    has_fields(&found, &["box", "performance_level", "potential_level", "recommendation"]);
    assert_eq!((found["box"].as_u64(), found["performance_level"].as_str()), (Some(9), Some("above")));
    assert_eq!(
        (found["potential_level"].as_str(), found["recommendation"].as_array().map(Vec::len)),
        (Some("high"), Some(3))
    );
    assert_eq!(answer("nine-box", &json!({"performance": -3, "potential": -5}))["box"], 1);
    assert_eq!(wrong("nine-box", &json!({"performance": {"predicate": "x"}, "potential": 5})), "performance.predicate");
    assert_eq!(wrong("nine-box", &json!({"performance": "tinggi", "potential": 5})), "performance");
    assert_eq!(wrong("nine-box", &json!({"performance": 5})), "potential");
}

fn survey(mean: &str) -> Value {
    let names = "persyaratan prosedur waktu biaya produk kompetensi perilaku pengaduan sarana";
    let elements: serde_json::Map<String, Value> =
        names.split(' ').map(|name| (name.to_owned(), json!({"mean": mean}))).collect();
    json!({"weight": "exact", "elements": elements})
}

#[test]
fn ikm_weighs_nine_elements_and_classifies_the_rounded_index() {
    let found = answer("ikm", &survey("3.532"));
    has_fields(&found, &["nrr", "index", "category", "label"]);
    assert_eq!(found["index"], "88.30");
    assert_eq!((found["category"].as_str(), found["label"].as_str()), (Some("B"), Some("Baik")));
    assert_eq!(
        (found["nrr"]["sarana"].as_str(), found["nrr"].as_object().map(|nrr| nrr.len())),
        (Some("3.53"), Some(9))
    );
    // 9 × 3.2 × 0.11 × 25 and 9 × 3.2 × 0.111 × 25
    assert_eq!(answer("ikm", &with(survey("3.2"), "weight", "0.11".into()))["index"], "79.20");
    assert_eq!(answer("ikm", &with(survey("3.2"), "weight", "0.111".into()))["index"], "79.92");
    let sums = |sum: u32, n: u32| {
        let mut input = survey("3");
        input["elements"]["waktu"] = json!({"sum": sum, "n": n});
        input
    };
    // (24 + 10/3) / 9 × 25 = 75.925925…
    assert_eq!(answer("ikm", &sums(10, 3))["index"], "75.93");
    assert_eq!(wrong("ikm", &sums(0, 0)), "elements.waktu.n");
    assert_eq!(wrong("ikm", &sums(13, 3)), "elements.waktu.sum");
    assert_eq!(wrong("ikm", &survey("4.01")), "elements.persyaratan.mean");
    let mut missing = survey("3");
    missing["elements"].as_object_mut().unwrap().remove("sarana");
    assert_eq!(wrong("ikm", &missing), "elements.sarana");
    assert_eq!(wrong("ikm", &with(survey("3"), "weight", "0.12".into())), "weight");
}

#[test]
fn sample_size_and_gain_answer_and_refuse() {
    assert_eq!(answer("sample-size", &json!({"population": 500, "rounding": "nearest"})), json!({"sample": 217}));
    assert_eq!(answer("sample-size", &json!({"population": 500, "rounding": "up"})), json!({"sample": 218}));
    assert_eq!(wrong("sample-size", &json!({"population": 0})), "population");
    assert_eq!(wrong("sample-size", &json!({"population": 10, "rounding": "down"})), "rounding");
    let found = answer("gain", &json!({"pre": 40, "post": 82, "max": 100}));
    has_fields(&found, &["g", "band", "note"]);
    assert_eq!(found, json!({"g": "0.70", "band": "tinggi", "note": null}));
    let full = answer("gain", &json!({"pre": 50, "post": 50, "max": 50}));
    assert!(full["g"].is_null() && full["band"].is_null() && full["note"].is_string(), "{full}");
    let fell = answer("gain", &json!({"pre": 50, "post": 40, "max": 100}));
    assert_eq!((fell["g"].as_str(), fell["band"].as_str()), (Some("-0.20"), Some("rendah")));
    assert!(fell["note"].as_str().unwrap().starts_with("Turun"));
    assert_eq!(wrong("gain", &json!({"pre": 50, "post": 101, "max": 100})), "post");
    assert_eq!(wrong("gain", &json!({"pre": 50, "post": 60, "max": 0})), "max");
}

#[test]
fn nip_reads_or_names_everything_wrong() {
    let ask_nip = |nip: &str| answer("nip", &json!({"nip": nip, "today": "2026-01-31"}));
    let found = ask_nip("19850312 201001 2 001");
    has_fields(&found, &["ok", "kind", "birth", "start", "sex", "sequence", "errors", "warnings"]);
    assert_eq!(
        found,
        json!({
            "ok": true, "kind": "pns", "birth": "1985-03-12", "start": "2010-01", "sex": "female", "sequence": 1,
            "errors": [], "warnings": []
        })
    );
    let pppk = ask_nip("199207152023211002");
    assert_eq!((pppk["kind"].as_str(), pppk["start"].as_str()), (Some("pppk"), Some("2023")));
    let codes = |nip: &str, list: &str| -> Vec<String> {
        let found = ask_nip(nip);
        assert_eq!(found["ok"], found["errors"].as_array().unwrap().is_empty());
        found[list].as_array().unwrap().iter().map(|it| it["code"].as_str().unwrap().to_owned()).collect()
    };
    for (nip, expected) in [
        ("19850312201001200", "length"),
        ("19850312201001200X", "not_digits"),
        ("1.98503E+17", "scientific"),
        ("198502302010012001", "birth_date"),
        ("198503122010002001", "start_month"),
        ("198503122010132001", "kind_code"),
        ("198503122010202001", "kind_code"),
        ("198503122010013001", "sex"),
        ("198503122010012000", "sequence"),
        ("200503122022012001", "too_young"),
    ] {
        assert_eq!(codes(nip, "errors"), [expected], "{nip}");
    }
    assert_eq!(codes("200003122026022001", "warnings"), ["start_future"]);
    assert_eq!(codes("196503122010012001", "warnings"), ["old_start"]);
    assert_eq!(wrong("nip", &json!({"nip": "198503122010012001", "today": "31-01-2026"})), "today");
    assert_eq!(wrong("nip", &json!({"nip": 198503122010012001u64, "today": "2026-01-31"})), "nip");
}

#[test]
fn each_line_has_its_own_answer_and_one_wrong_line_ends_with_1() {
    let good = r#"{"population": 10}"#;
    let (answers, code) = ask("sample-size", &[good, "", "   ", "not json", "[1]", r#"{"population": 0}"#, good], &[]);
    assert_eq!((answers.len(), code), (5, Some(1)));
    assert_eq!((&answers[0], &answers[4]), (&json!({"sample": 10}), &json!({"sample": 10})));
    assert_eq!((&answers[1]["error"]["field"], &answers[2]["error"]["field"]), (&json!(""), &json!("")));
    assert_eq!(answers[3]["error"]["field"], "population");
    let message = |lang: &str| ask("sample-size", &["{}"], &["--lang", lang]).0[0]["error"]["message"].clone();
    assert_eq!((message("id"), message("en")), (json!("Wajib diisi."), json!("Must be given.")));
    assert_eq!(ask("no-such-rule", &[good], &[]).1, Some(2));
    assert_eq!(ask("sample-size", &[good], &["no-such-file.jsonl"]).1, Some(4));
}
