//! Kalkulator: every rule by hand gives the answer of its rule, with an explanation, in both languages.
#![cfg(not(target_arch = "wasm32"))]
use std::collections::BTreeSet;

use bina_karier::domain::Day;
use bina_karier::publish::calculator::{Answer, Calculator, Context, Kind, Values};
use bina_karier::rules::Sets;
use bina_karier::words::lang::Lang;

fn context(lang: Lang) -> Context<'static> {
    Context { sets: Sets::builtin().unwrap(), lang, today: Day::parse("2026-01-31").unwrap() }
}

fn values(calculator: Calculator, query: &str) -> Values {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    Values::from_pairs(calculator, &context(Lang::Id), pairs)
}

fn answer(calculator: Calculator, query: &str) -> Answer {
    let outcome = calculator.outcome(&context(Lang::Id), &values(calculator, query));
    assert!(outcome.problems.is_empty() && outcome.missing.is_empty(), "{query}: {outcome:?}");
    outcome.answer.unwrap()
}

/// Value and category.
fn check(calculator: Calculator, query: &str, value: &str, word: &str) {
    let found = answer(calculator, query);
    assert_eq!((found.value.as_str(), found.word.as_str()), (value, word), "{query}");
}

#[test]
fn every_calculator_has_its_own_word_and_an_example_that_is_answered_in_each_language() {
    let words: BTreeSet<&str> = Calculator::ALL.iter().map(|calculator| calculator.word()).collect();
    assert_eq!(words.len(), Calculator::ALL.len());
    for calculator in Calculator::ALL {
        assert_eq!(Calculator::of(calculator.word()), Some(calculator));
        for lang in Lang::ALL {
            let context = context(lang);
            let outcome = calculator.outcome(&context, &Values::example(calculator, &context));
            let answer = outcome.answer.unwrap_or_else(|| panic!("{calculator:?} {:?}", outcome.problems));
            assert!(!answer.value.is_empty() && !answer.lines.is_empty(), "{calculator:?}");
            let said = format!(
                "{answer:?}{:?}{:?}",
                calculator.asks(&context, &Values::default()),
                calculator.cited(&context)
            );
            assert!(!said.contains("%{"), "{said}");
            for line in &answer.lines {
                assert!(!line.source.is_empty() && !line.what.contains("calculator."), "{line:?}");
            }
        }
    }
}

#[test]
fn every_text_that_a_field_names_stands_in_each_language() {
    for calculator in Calculator::ALL {
        for lang in Lang::ALL {
            let context = context(lang);
            for ask in calculator.asks(&context, &Values::example(calculator, &context)) {
                for key in [Some(ask.label), ask.help, ask.unit].into_iter().flatten() {
                    assert_ne!(bina_karier::words::lang::text(lang, key), key);
                }
                if let Kind::Choice(picks) | Kind::Few(picks) = &ask.kind {
                    assert!(
                        picks.iter().all(|pick| !pick.label.is_empty()
                            && !pick.label.contains("domain.")
                            && !pick.label.contains("rule.")),
                        "{picks:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn an_address_reads_back_as_it_was_written_in_either_language() {
    for calculator in Calculator::ALL {
        for lang in Lang::ALL {
            let context = context(lang);
            let values = Values::example(calculator, &context);
            let query = values.to_query(calculator, &context);
            let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            let again = Values::from_pairs(calculator, &context, pairs);
            assert_eq!(again.to_query(calculator, &context), query, "{calculator:?}");
            let other = if lang == Lang::Id { Lang::En } else { Lang::Id };
            let told = values.translated(calculator, &context, other);
            assert_eq!(told.to_query(calculator, &self::context(other)), query, "{calculator:?}");
        }
    }
}

#[test]
fn numbers_are_typed_with_a_comma_and_stand_in_the_address_with_a_point() {
    let calculator = Calculator::Gain;
    let mut values = values(calculator, "awal=4.5&akhir=78&maks=100");
    assert_eq!(values.get("awal"), "4,5");
    values.set("akhir", "1.234,5".to_owned());
    values.set("maks", "dua & tiga".to_owned());
    let query = values.to_query(calculator, &context(Lang::Id));
    assert_eq!(query, "awal=4.5&akhir=1234.5&maks=dua%20%26%20tiga");
}

#[test]
fn a_nip_never_stands_in_an_address() {
    let context = context(Lang::Id);
    let mut values = values(Calculator::Nip, "nip=198503122010012001");
    assert!(values.is_empty(), "it is not read from one either");
    values.set("nip", "198503122010012001".to_owned());
    assert_eq!(values.to_query(Calculator::Nip, &context), "");
    let kept = Values::default().with_private(Calculator::Nip, &context, &values);
    assert_eq!(kept.get("nip"), "198503122010012001");
}

#[test]
fn answers_are_those_of_the_regulations() {
    use Calculator::*;
    check(Quadrant, "hasil=di-atas&perilaku=di-bawah", "Kurang/Misconduct", "");
    check(Quadrant, "hasil=di-bawah&perilaku=di-atas", "Butuh Perbaikan", "");
    check(Pp30, "skp=112.5&perilaku=105&bobot=70/30", "110,25", "Baik");
    check(Pp30, "skp=112.5&perilaku=105&bobot=70/30&ide=ya", "110,25", "Sangat Baik");
    check(
        IpAsn,
        "jabatan=fungsional&pendidikan=s1&diklat-fungsional=ya&teknis=ya&kinerja=baik&disiplin=tidak-ada",
        "75",
        "Sedang",
    );
    check(
        IpAsn,
        "jabatan=pelaksana&pendidikan=sma&teknis=ya&kinerja=angka&nilai=90.5&disiplin=ringan",
        "60,5",
        "Rendah",
    );
    check(SampleSize, "populasi=1000", "278", "");
    check(Gain, "awal=45&akhir=78&maks=100", "0,6", "Sedang");
    check(Jp, "bentuk=workshop&lingkup=internasional&hari=3", "21", "");
    check(Jp, "bentuk=coaching&lingkup=nasional&kali=5", "4", "");
    check(Jp, "bentuk=coaching&lingkup=nasional&kali=5&bulan=2", "8", "");
    check(Jp, "bentuk=e-learning&lingkup=nasional&hari=2&jp=10", "6", "");
    check(Jp, "bentuk=kursus&lingkup=internasional&jp=10", "12", "");
    check(Jp, "bentuk=workshop&lingkup=nasional&jp=7", "7", "");
    let box_seven = answer(NineBox, "kinerja=sangat-baik&cara=angka&potensi=79.99");
    assert_eq!((box_seven.value.as_str(), box_seven.grid.unwrap().at), ("Kotak 7", (0, 1)));
    check(
        Ikm,
        "cara=rata-rata&persyaratan=3&prosedur=3&waktu=3&biaya=3&produk=3&kompetensi=3&perilaku=3&pengaduan=3&sarana=3",
        "75,00",
        "Mutu C, Kurang Baik",
    );
    check(
        Ikm,
        "cara=jumlah&responden=10&persyaratan=36&prosedur=36&waktu=36&biaya=36&produk=36&kompetensi=36&perilaku=36&pengaduan=36&sarana=36&bobot=0.11",
        "89,10",
        "Mutu A, Sangat Baik",
    );
}

#[test]
fn credit_is_added_in_the_last_level_only_and_says_what_is_missing() {
    let one = answer(Calculator::Credit, "jenjang1=ahli-pertama&predikat1=baik&bulan1=5");
    assert_eq!((one.value.as_str(), one.exact.as_deref()), ("5,21", Some("125/24")));
    let [rank, level] = &one.parts[..] else { panic!("{:?}", one.parts) };
    assert!(
        rank.1.starts_with("Kurang 44,79 dari 50") && level.1.starts_with("Kurang 94,79 dari 100"),
        "{rank:?} {level:?}"
    );
    let with_opening = answer(Calculator::Credit, "awal=45&jenjang1=ahli-pertama&predikat1=baik&bulan1=5");
    assert!(with_opening.parts[0].1.starts_with("Angka kredit terpenuhi"), "{:?}", with_opening.parts);
    let promoted = answer(
        Calculator::Credit,
        "awal=45&masa=2&jenjang1=ahli-pertama&predikat1=baik&bulan1=12&jenjang2=ahli-muda&predikat2=baik&bulan2=12",
    );
    assert_eq!((promoted.value.as_str(), promoted.lines.len()), ("25", 2));
    assert!(promoted.remarks.iter().any(|remark| remark.warns));
}

#[test]
fn the_points_of_an_explanation_add_up() {
    let ip = answer(
        Calculator::IpAsn,
        "jabatan=manajerial&pendidikan=s2&kepemimpinan=ya&seminar=ya&kinerja=sangat-baik&disiplin=sedang",
    );
    let sum: f64 = ip.lines.iter().filter_map(|line| line.points.replace(',', ".").parse::<f64>().ok()).sum();
    assert_eq!(format!("{sum}"), ip.value);
    assert!(ip.lines.iter().any(bina_karier::words::origin::Line::is_doubtful));
}

#[test]
fn missing_performance_is_missing_and_not_zero() {
    let ip = answer(Calculator::IpAsn, "jabatan=pelaksana&pendidikan=s1&kinerja=belum-ada&disiplin=tidak-ada");
    assert_eq!(ip.value, "Tidak Dapat Dihitung");
    assert!(ip.remarks.iter().any(|remark| remark.warns));
}

#[test]
fn a_small_organisation_is_not_compared_and_a_large_one_is() {
    let small = answer(Calculator::Distribution, "organisasi=baik&n-baik=9");
    assert_eq!(small.value, "Tidak dibandingkan");
    let large = answer(Calculator::Distribution, "organisasi=baik&n-baik=30&n-sangat-baik=4");
    assert_eq!(large.value, "Berbeda dari pola");
    assert!(large.lines.iter().any(|line| line.points == "Berbeda"));
    assert!(large.remarks.iter().any(|remark| remark.text.contains("bukan perintah mengubah nilai")));
    let fits = answer(Calculator::Distribution, "organisasi=baik&n-sangat-baik=6&n-baik=21&n-kurang=3");
    assert_eq!(fits.value, "Sesuai pola");
}

#[test]
fn what_is_wrong_is_named_with_its_field() {
    let wrong = |calculator: Calculator, query: &str, field: &str| {
        let outcome = calculator.outcome(&context(Lang::Id), &values(calculator, query));
        assert!(outcome.problems.iter().any(|problem| problem.field == field), "{query}: {outcome:?}");
    };
    use Calculator::*;
    wrong(Credit, "jenjang1=ahli-pertama&predikat1=baik&bulan1=13", "bulan1");
    wrong(Credit, "jenjang1=profesor&predikat1=baik&bulan1=2", "jenjang1");
    wrong(Gain, "awal=120&akhir=80&maks=100", "awal");
    wrong(Gain, "awal=x&akhir=80&maks=100", "awal");
    wrong(Pp30, "skp=121&perilaku=100&bobot=70/30", "skp");
    wrong(SampleSize, "populasi=0", "populasi");
    wrong(SampleSize, "populasi=12.5", "populasi");
    wrong(Distribution, "organisasi=baik", "n-sangat-baik");
    wrong(NineBox, "kinerja=baik&cara=komponen", "asesmen");
    let mut nip = Values::default();
    nip.set("nip", "198513122010012001".to_owned());
    let outcome = Nip.outcome(&context(Lang::Id), &nip);
    assert_eq!(outcome.problems.len(), 1);
    assert_eq!(outcome.answer.map(|answer| answer.lines.len()), Some(4), "what can be read of it is shown");
}

#[test]
fn nothing_typed_makes_a_calculator_panic() {
    let typed =
        ["", "-1", "0", "1e9", "999999999999999999999999", "½", "ya", "baik", "sangat-baik", "1.2.3", "-", ",", "٣"];
    for calculator in Calculator::ALL {
        for text in typed {
            let mut values = Values::example(calculator, &context(Lang::Id));
            for _ in 0..3 {
                for ask in calculator.asks(&context(Lang::Id), &values) {
                    values.set(&ask.name(), text.to_owned());
                    for lang in Lang::ALL {
                        let outcome = calculator.outcome(&context(lang), &values);
                        let said =
                            outcome.answer.is_some() || !outcome.problems.is_empty() || !outcome.missing.is_empty();
                        assert!(said, "{calculator:?} {text}");
                    }
                }
            }
        }
    }
}
