//! The charts of the gallery.
use super::s;
use crate::ui::chart::{
    Bar, Bars, Cell, Chart, Figure, Fill, Histogram, Interval, Intervals, Lines, Matrix, Pick, Series, Stack, Stacked,
    Unit,
};
use crate::ui::shell::notices;
use leptos::prelude::*;

pub fn view() -> AnyView {
    let opens = Callback::new(|pick: Pick| notices::done(format!("{pick:?}")));
    let show = move |title, scope, note: &'static str, figure: Figure| {
        view! { <Chart title=s(title) scope=s(scope) note=s(note) figure=Signal::stored(figure) on_pick=opens /> }
    };
    view! {
        <div class="stack">
            {show("Yang mencapai 20 JP lebih sering berpredikat Sangat Baik", "Predikat tahunan 2025, semua OPD, n = 4.810", "Ini hubungan, bukan bukti sebab-akibat.", stacked())}
            {show("Dinas Kesehatan paling banyak mencapai 20 JP; Satpol PP paling sedikit", "Bagian pegawai dengan 20 JP atau lebih, 2025, hanya PNS", "Satpol PP belum melaporkan kegiatan triwulan IV.", bars())}
            <div class="columns-2">
                {show("Rata-rata JP naik setiap triwulan", "JP per pegawai, PNS dan PPPK, 2024-2025", "", lines())}
                {show("Separuh pegawai belum mencapai 20 JP", "JP per pegawai, 2025, n = 5.102", "", histogram())}
            </div>
            {show("Perbedaan paling jelas pada tenaga kesehatan", "Cliff's delta dengan selang kepercayaan 95%, 2025", "Selang yang memuat nol berarti belum cukup bukti.", intervals())}
            {show("312 pegawai berada di kuadran Sangat Baik", "Evaluasi tahunan 2025, n = 4.810", "", quadrant())}
            {show("Keikutsertaan turun pada bulan Ramadan", "Peserta hadir per bulan dan jenis kegiatan, 2025", "", heat())}
        </div>
    }
    .into_any()
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(ToString::to_string).collect()
}

fn stacked() -> Figure {
    let levels = words(&["Sangat Kurang", "Kurang", "Butuh Perbaikan", "Baik", "Sangat Baik"]);
    let row = |label: &str, counts: [f64; 5]| Stack { label: label.to_owned(), counts: counts.to_vec() };
    let rows = vec![
        row("Mencapai 20 JP", [4.0, 21.0, 160.0, 2204.0, 411.0]),
        row("Di Bawah 20 JP", [9.0, 60.0, 290.0, 1480.0, 171.0]),
    ];
    Figure::Stacked(Stacked { category: "Kelompok".to_owned(), levels, rows })
}

fn bars() -> Figure {
    let all = [
        ("Dinas Kesehatan", 0.742, 1212),
        ("Dinas Pendidikan", 0.671, 2410),
        ("RSUD Hamba Muara Bulian", 0.655, 312),
        ("BKPSDM", 0.64, 61),
        ("Dinas Pemberdayaan Perempuan dan Perlindungan Anak", 0.512, 44),
        ("Dinas Perhubungan", 0.433, 71),
        ("Satpol PP", 0.221, 118),
    ];
    let mut rows: Vec<Bar> = all
        .iter()
        .map(|(label, value, n)| Bar {
            label: (*label).to_owned(),
            value: Some(*value),
            note: format!("n = {n}"),
            strong: matches!(*n, 1212 | 118),
        })
        .collect();
    rows.push(Bar {
        label: "Kecamatan Bajubang".to_owned(),
        value: None,
        note: "belum ada data".to_owned(),
        strong: false,
    });
    Figure::Bars(Bars {
        category: "Perangkat Daerah".to_owned(),
        measure: "Mencapai 20 JP".to_owned(),
        unit: Unit::Percent(1),
        rows,
        reference: Some((0.614, "Semua 61,4%".to_owned())),
    })
}

fn lines() -> Figure {
    let places = words(&["I 2024", "II 2024", "III 2024", "IV 2024", "I 2025", "II 2025", "III 2025", "IV 2025"]);
    let series = vec![
        Series { name: "PNS".to_owned(), points: [4.2, 9.8, 15.1, 22.4, 5.0, 11.2, 17.9, 24.6].map(Some).to_vec() },
        Series {
            name: "PPPK".to_owned(),
            points: vec![Some(3.1), Some(6.5), None, Some(14.8), Some(4.0), Some(9.1), Some(15.2), Some(19.9)],
        },
    ];
    Figure::Lines(Lines {
        category: "Triwulan".to_owned(),
        unit: Unit::Decimal(1),
        places,
        series,
        from_zero: true,
        reference: Some((20.0, "20 JP".to_owned())),
    })
}

fn histogram() -> Figure {
    let counts = [180, 310, 420, 610, 720, 810, 690, 520, 330, 210, 150, 90, 40, 22];
    let bins = counts.iter().enumerate().map(|(at, count)| (at as f64 * 4.0, (at + 1) as f64 * 4.0, *count)).collect();
    Figure::Histogram(Histogram {
        measure: "JP".to_owned(),
        unit: Unit::Count,
        bins,
        reference: Some((20.0, "20 JP".to_owned())),
    })
}

fn intervals() -> Figure {
    let row = |label: &str, value: f64, half: f64, n: usize| Interval {
        label: label.to_owned(),
        value,
        low: value - half,
        high: value + half,
        note: format!("n = {n}"),
    };
    let rows = vec![
        row("Semua pegawai", 0.14, 0.03, 4810),
        row("Tenaga kesehatan", 0.27, 0.07, 1480),
        row("Guru", 0.11, 0.05, 2310),
        row("Pelaksana", 0.06, 0.09, 612),
        row("Manajerial", -0.02, 0.21, 122),
    ];
    Figure::Intervals(Intervals {
        category: "Kelompok".to_owned(),
        measure: "Cliff's delta".to_owned(),
        unit: Unit::Decimal(2),
        rows,
        reference: Some((0.0, "Tidak berbeda".to_owned())),
    })
}

fn quadrant() -> Figure {
    let cell = |count: &str, predicate: &str, level| {
        Some(Cell { text: count.to_owned(), note: predicate.to_owned(), fill: Fill::Level(level) })
    };
    Figure::Matrix(Matrix {
        row_title: "Hasil Kerja".to_owned(),
        column_title: "Perilaku Kerja".to_owned(),
        rows: words(&["Di Atas", "Sesuai", "Di Bawah"]),
        columns: words(&["Di Bawah Ekspektasi", "Sesuai Ekspektasi", "Di Atas Ekspektasi"]),
        cells: vec![
            vec![cell("4", "Kurang", 1), cell("288", "Baik", 3), cell("312", "Sangat Baik", 4)],
            vec![cell("21", "Kurang", 1), cell("3.410", "Baik", 3), cell("402", "Baik", 3)],
            vec![cell("12", "Sangat Kurang", 0), cell("340", "Butuh Perbaikan", 2), cell("21", "Butuh Perbaikan", 2)],
        ],
    })
}

fn heat() -> Figure {
    let row = |seed: usize| {
        (0..12)
            .map(|month| {
                let count = (seed * 37 + month * 53) % 97;
                Some(Cell { text: count.to_string(), note: String::new(), fill: Fill::Shade(count as f64 / 97.0) })
            })
            .collect()
    };
    Figure::Matrix(Matrix {
        row_title: "Jenis".to_owned(),
        column_title: "Bulan".to_owned(),
        rows: words(&["Pelatihan", "Seminar", "Lokakarya", "Magang"]),
        columns: words(&["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]),
        cells: (1..5).map(row).collect(),
    })
}
