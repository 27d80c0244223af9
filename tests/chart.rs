//! The pure half of the charts, tested without a browser: scales, ticks, layouts, files.
// Not every public item of the page is used here.
#![allow(dead_code)]
use bina_karier::words;
#[path = "../src/ui/chart/bars.rs"]
mod bars;
#[path = "../src/ui/chart/figure.rs"]
mod figure;
#[path = "../src/ui/chart/histogram.rs"]
mod histogram;
#[path = "../src/ui/chart/intervals.rs"]
mod intervals;
#[path = "../src/ui/chart/lines.rs"]
mod lines;
#[path = "../src/ui/chart/matrix.rs"]
mod matrix;
#[path = "../src/ui/chart/scale.rs"]
mod scale;
#[path = "../src/ui/chart/shape.rs"]
mod shape;
#[path = "../src/ui/chart/svg_out.rs"]
mod svg_out;

use chrono::NaiveDate;
use figure::{Bar, Bars, Cell, Figure, Histogram, Interval, Intervals, Lines, Matrix, Series, Stack, Stacked, Unit};
use proptest::prelude::*;
use scale::{Band, Linear, Ticks, Time, fit, month_ticks, text_width};
use shape::{Fill, Pick, Scene, Shape};
use words::lang::Lang::{En, Id};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn ticks(low: f64, high: f64) -> Vec<f64> {
    Ticks::new(low, high, 5, false).values
}

#[test]
fn ticks_are_round_and_enclose_the_numbers() {
    assert_eq!(ticks(0.0, 100.0), [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
    assert_eq!(ticks(0.0, 7.3), [0.0, 2.0, 4.0, 6.0, 8.0]);
    assert_eq!(Ticks::new(-0.3, 0.42, 4, false).places, 1);
    assert_eq!(Ticks::new(0.0, 2.0, 5, true).values, [0.0, 1.0, 2.0]);
}

#[test]
fn a_domain_of_no_width_still_has_a_place_for_its_number() {
    assert_eq!(Linear::new((3.0, 3.0), (0.0, 100.0)).at(3.0), 50.0);
    assert_eq!(ticks(0.0, 0.0).len(), 6);
    assert_eq!(Ticks::new(f64::NAN, 1.0, 5, false).values, [0.0, 1.0]);
}

#[test]
fn bands_share_out_the_width() {
    let band = Band::new(4, (0.0, 200.0), 0.8);
    assert_eq!((band.step(), band.width(), band.start(0), band.centre(3)), (50.0, 40.0, 5.0, 175.0));
}

#[test]
fn time_has_ticks_at_first_days_of_months() {
    let time = Time::new(day(2025, 1, 1), day(2025, 12, 31), (0.0, 364.0));
    assert_eq!(time.at(day(2025, 2, 1)), 31.0);
    assert_eq!(
        month_ticks(day(2025, 2, 10), day(2025, 12, 31), 4),
        [day(2025, 4, 1), day(2025, 7, 1), day(2025, 10, 1)]
    );
    assert_eq!(month_ticks(day(2020, 1, 1), day(2025, 12, 31), 6).len(), 6);
}

#[test]
fn long_labels_are_cut_with_a_mark() {
    assert_eq!(fit("Dinas Kesehatan", 400.0, 13.0), "Dinas Kesehatan");
    let cut = fit("Dinas Pemberdayaan Perempuan dan Perlindungan Anak", 120.0, 13.0);
    assert!(cut.ends_with('…') && text_width(&cut, 13.0) <= 121.0, "{cut}");
}

fn bar(label: &str, value: Option<f64>) -> Bar {
    Bar { label: label.into(), value, note: "n = 12".into(), strong: false }
}

fn figures() -> Vec<Figure> {
    let cell = |text: &str| Some(Cell { text: text.into(), note: "Baik".into(), fill: Fill::Level(3) });
    vec![
        Figure::Bars(Bars {
            category: "OPD".into(),
            measure: "JP".into(),
            unit: Unit::Percent(1),
            rows: vec![bar("Dinas Kesehatan", Some(0.614)), bar("BKPSDM", None), bar("Bappeda", Some(-0.1))],
            reference: Some((0.5, "Semua".into())),
        }),
        Figure::Stacked(Stacked {
            category: "Kelompok".into(),
            levels: ["Sangat Kurang", "Kurang", "Butuh Perbaikan", "Baik", "Sangat Baik"].map(String::from).to_vec(),
            rows: vec![
                Stack { label: "Mencapai 20 JP".into(), counts: vec![0.0, 2.0, 10.0, 300.0, 88.0] },
                Stack { label: "Di Bawah 20 JP".into(), counts: vec![0.0; 5] },
            ],
        }),
        Figure::Lines(Lines {
            category: "Triwulan".into(),
            unit: Unit::Decimal(1),
            places: ["I", "II", "III", "IV"].map(String::from).to_vec(),
            series: vec![
                Series { name: "PNS".into(), points: vec![Some(1.0), Some(2.5), None, Some(4.0)] },
                Series { name: "PPPK".into(), points: vec![Some(1.1), None, None, Some(4.0)] },
            ],
            from_zero: true,
            reference: Some((20.0, "20 JP".into())),
        }),
        Figure::Intervals(Intervals {
            category: "OPD".into(),
            measure: "Selisih".into(),
            unit: Unit::Decimal(2),
            rows: vec![
                Interval { label: "Semua".into(), value: 0.21, low: 0.05, high: 0.37, note: "n = 400".into() },
                Interval { label: "Satu".into(), value: f64::NAN, low: f64::NAN, high: f64::NAN, note: String::new() },
            ],
            reference: Some((0.0, "Tidak berbeda".into())),
        }),
        Figure::Matrix(Matrix {
            row_title: "Hasil Kerja".into(),
            column_title: "Perilaku Kerja".into(),
            rows: ["Di Atas", "Sesuai"].map(String::from).to_vec(),
            columns: ["Di Bawah", "Sesuai", "Di Atas"].map(String::from).to_vec(),
            cells: vec![vec![cell("1"), cell("20"), None], vec![cell("3"), cell("4"), cell("5")]],
        }),
        Figure::Histogram(Histogram {
            measure: "JP".into(),
            unit: Unit::Count,
            bins: vec![(0.0, 5.0, 10), (5.0, 10.0, 40), (10.0, 15.0, 0)],
            reference: Some((8.0, "20 JP".into())),
        }),
    ]
}

fn shapes(scene: &Scene) -> Vec<&Shape> {
    scene.ground.iter().chain(scene.marks.iter().flat_map(|mark| &mark.shapes)).chain(&scene.above).collect()
}

fn corners(shape: &Shape) -> Vec<(f64, f64)> {
    match shape {
        Shape::Rect { x, y, width, height, .. } => vec![(*x, *y), (x + width, y + height)],
        Shape::Line { from, to, .. } => vec![*from, *to],
        Shape::Path { points, .. } => points.clone(),
        Shape::Dot { x, y, .. } | Shape::Text { x, y, .. } => vec![(*x, *y)],
    }
}

#[test]
fn every_shape_of_every_figure_lies_within_its_picture() {
    for figure in figures() {
        for width in [280.0, 400.0, 700.0, 1200.0] {
            let scene = figure.scene(width, Id);
            for shape in shapes(&scene) {
                for (x, y) in corners(shape) {
                    let inside = (-1.0..=width + 1.0).contains(&x) && (-1.0..=scene.height + 1.0).contains(&y);
                    assert!(inside, "{shape:?} in {width} × {}", scene.height);
                }
            }
        }
    }
}

#[test]
fn marks_say_themselves_in_full() {
    let said = |at: usize| figures()[at].scene(700.0, Id).marks.into_iter().map(|mark| mark.said).collect::<Vec<_>>();
    assert_eq!(said(0), ["Dinas Kesehatan: 61,4% (n = 12)", "BKPSDM: – (n = 12)", "Bappeda: −10,0% (n = 12)"]);
    assert_eq!(said(1)[3], "Mencapai 20 JP, Sangat Baik: 88 (22,0%)");
    assert_eq!(said(3)[0], "Semua: 0,21 (0,05 – 0,37) (n = 400)");
    assert_eq!(said(5)[1], "5 – 10: 40");
}

#[test]
fn a_mark_knows_its_row_and_part() {
    let picks: Vec<Pick> = figures()[4].scene(700.0, Id).marks.into_iter().map(|mark| mark.pick).collect();
    assert_eq!(picks.last(), Some(&Pick { row: 1, part: 2 }));
    assert_eq!(picks.len(), 5);
}

#[test]
fn a_gap_in_the_data_breaks_the_line() {
    let scene = figures()[2].scene(700.0, Id);
    let paths = scene.ground.iter().filter(|shape| matches!(shape, Shape::Path { .. })).count();
    assert_eq!(paths, 1, "two points, a gap, one point; and two points with a gap between");
}

#[test]
fn every_figure_says_itself_as_a_table_of_even_width() {
    for figure in figures() {
        let table = figure.table(En);
        assert!(table.len() > 1);
        assert!(table.iter().all(|line| line.len() == table[0].len()), "{table:?}");
    }
    assert_eq!(figures()[0].table(Id)[2], ["BKPSDM", "–", "n = 12"]);
}

#[test]
fn fewer_levels_keep_the_ends_of_the_colours() {
    let spread = |count: usize| (0..count).map(|at| figure::level_of(at, count)).collect::<Vec<_>>();
    assert_eq!(spread(5), [0, 1, 2, 3, 4]);
    assert_eq!(spread(3), [0, 2, 4]);
    assert_eq!(spread(2), [0, 4]);
}

#[test]
fn a_file_is_whole_and_its_words_are_escaped() {
    let words = svg_out::Words {
        title: "<script>alert(1)</script> & lain".into(),
        scope: "2025, semua OPD".into(),
        note: String::new(),
        legend: figures()[1].legend(),
    };
    for figure in figures() {
        let file = svg_out::document(&figure.scene(700.0, Id), &words);
        assert!(file.starts_with("<svg ") && file.ends_with("</svg>"));
        assert!(!file.contains("<script") && !file.contains("NaN") && file.contains("&amp; lain"), "{file}");
    }
}

proptest! {
    #[test]
    fn ticks_always_enclose_and_stay_few(low in -1e9..1e9_f64, span in 1e-6..1e9_f64, about in 1_usize..10) {
        let ticks = Ticks::new(low, low + span, about, false);
        let (first, last) = ticks.domain();
        prop_assert!(first <= low + span * 1e-6 && last >= low + span - span * 1e-6);
        prop_assert!(ticks.values.len() <= about + 3);
    }

    #[test]
    fn no_numbers_make_a_layout_fail(values in prop::collection::vec(prop::option::of(any::<f64>()), 0..6), width in 0.0..2000.0_f64) {
        let rows = values.iter().map(|value| bar("x", *value)).collect();
        let figure = Bars { category: String::new(), measure: String::new(), unit: Unit::Decimal(1), rows, reference: None };
        let _ = Figure::Bars(figure).scene(width, Id);
        let series = vec![Series { name: "a".into(), points: values.clone() }, Series { name: "b".into(), points: values }];
        let places = vec!["p".to_owned(); 3];
        let figure = Lines { category: String::new(), unit: Unit::Decimal(1), places, series, from_zero: false, reference: None };
        let _ = Figure::Lines(figure).scene(width, Id);
    }
}
