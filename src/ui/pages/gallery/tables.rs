//! The table of the gallery; `?rows=100000` for a long one, `?rows=0` for an empty one.
use super::s;
use crate::ui::components::state::Empty;
use crate::ui::components::table::{Column, DataTable};
use crate::ui::components::tone::Tone;
use chrono::NaiveDate;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use std::sync::Arc;

struct Row {
    name: String,
    nip: String,
    unit: &'static str,
    post: &'static str,
    status: &'static str,
    jp: Option<f64>,
    share: f64,
    predicate: Option<usize>,
    since: NaiveDate,
}

const FIRST: [&str; 12] =
    ["Siti", "Budi", "Ahmad", "Dewi", "Rahmat", "Nur", "Éka", "Yuliana", "Muhammad", "Sri", "Ratna", "Hendra"];
const LAST: [&str; 14] = [
    "Aminah",
    "Santoso",
    "Hidayat",
    "Lestari",
    "Ma'ruf",
    "Siregar",
    "Wahyuni",
    "Putra",
    "Harahap",
    "Nasution",
    "Susanti",
    "Pratama",
    "Kurniawan",
    "Fitriani",
];
const UNITS: [&str; 15] = [
    "Dinas Kesehatan",
    "Dinas Pendidikan",
    "BKPSDM",
    "Bappeda",
    "Dinas Sosial",
    "Inspektorat",
    "Sekretariat Daerah",
    "RSUD Hamba",
    "Dinas PUPR",
    "Dinas Perhubungan",
    "Satpol PP",
    "Kecamatan Muara Bulian",
    "Kecamatan Bajubang",
    "Dinas Pertanian",
    "Dinas Pariwisata",
];
const POSTS: [&str; 5] =
    ["Guru Ahli Pertama", "Perawat Terampil", "Analis Kepegawaian", "Kepala Subbagian", "Pengadministrasi"];
const PREDICATES: [(&str, Tone); 5] = [
    ("Sangat Kurang", Tone::Bad),
    ("Kurang", Tone::Bad),
    ("Butuh Perbaikan", Tone::Warn),
    ("Baik", Tone::Neutral),
    ("Sangat Baik", Tone::Good),
];

fn rows(count: usize) -> Vec<Row> {
    let mut seed = 7_u64;
    let mut next = move |most: usize| {
        seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (seed >> 33) as usize % most
    };
    let pick = |from: &[&'static str], at: usize| from.get(at).copied().unwrap_or("");
    (0..count)
        .map(|at| Row {
            name: format!("{} {} {}", pick(&FIRST, next(12)), pick(&LAST, next(14)), pick(&LAST, next(14))),
            nip: format!(
                "19{:02}{:02}{:02}2011{:02}{:01}{:03}",
                60 + next(40),
                1 + next(12),
                1 + next(28),
                1 + next(12),
                1 + next(2),
                at % 1000
            ),
            unit: pick(&UNITS, next(15)),
            post: pick(&POSTS, next(5)),
            status: if next(4) == 0 { "PPPK" } else { "PNS" },
            jp: (next(12) > 0).then(|| next(6000) as f64 / 100.0),
            share: next(1000) as f64 / 1000.0,
            predicate: (next(9) > 0).then(|| next(5).max(next(5)).min(4)),
            since: NaiveDate::from_num_days_from_ce_opt(733_000 + next(6000) as i32).unwrap_or_default(),
        })
        .collect()
}

pub fn view() -> AnyView {
    let count =
        use_query_map().with_untracked(|query| query.get("rows")).and_then(|rows| rows.parse().ok()).unwrap_or(5200);
    let rows = Signal::stored(Arc::new(rows(count)));
    let columns = vec![
        Column::text("name", "Nama", |row: &Row| row.name.clone())
            .width(220)
            .link(|row| format!("/pegawai/{}", row.nip)),
        Column::digits("nip", "NIP", |row: &Row| row.nip.clone()),
        Column::text("unit", "Perangkat Daerah", |row: &Row| row.unit.to_owned()).facet(),
        Column::text("post", "Jabatan", |row: &Row| row.post.to_owned()).width(180),
        Column::badge("status", "Status", |row: &Row, _| Some((Tone::Neutral, row.status.to_owned())))
            .width(100)
            .facet(),
        Column::number("jp", "JP", 1, |row: &Row| row.jp).width(90),
        Column::percent("share", "Kehadiran", 1, |row: &Row| Some(row.share)),
        Column::badge("predicate", "Predikat", |row: &Row, _| {
            let (text, tone) = PREDICATES.get(row.predicate?)?;
            Some((*tone, (*text).to_owned()))
        })
        .ranked(|row| row.predicate.map_or(f64::NAN, |at| at as f64))
        .facet(),
        Column::date("since", "TMT", |row: &Row| Some(row.since)).hidden(),
    ];
    let empty = || view! { <Empty title=s("Belum ada pegawai") text=s("Impor daftar pegawai lebih dahulu.") /> };
    view! { <DataTable name="galeri" caption=s("Daftar pegawai") rows columns empty /> }.into_any()
}
