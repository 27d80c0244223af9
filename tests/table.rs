//! The pure half of the table, tested without a browser: values, sorting, choices, search.
// Not every public item of the page is used here.
#![allow(dead_code)]
use bina_karier::words;
#[path = "../src/ui/components/table/column.rs"]
mod column;
#[path = "../src/ui/components/table/source.rs"]
mod source;
#[path = "../src/ui/components/tone.rs"]
mod tone;
/// Where the page has it.
mod ui {
    pub mod components {
        pub(crate) use crate::tone;
    }
}

use chrono::NaiveDate;
use column::{Column, Kind, Value};
use source::{Bound, Sort, Source};
use std::sync::Arc;
use tone::Tone;
use words::collate::{fold, holds};
use words::lang::Lang::{self, En, Id};

struct Row {
    name: &'static str,
    jp: Option<f64>,
    predicate: Option<usize>,
    since: Option<NaiveDate>,
}

const PREDICATES: [&str; 3] = ["Kurang", "Baik", "Sangat Baik"];

fn source(lang: Lang) -> Source {
    let day = |year| NaiveDate::from_ymd_opt(year, 3, 12);
    let rows = vec![
        Row { name: "Siti", jp: Some(7.5), predicate: Some(2), since: day(2011) },
        Row { name: "", jp: None, predicate: None, since: None },
        Row { name: "andi", jp: Some(1234.5), predicate: Some(1), since: day(2009) },
        Row { name: "Éka", jp: Some(7.5), predicate: Some(0), since: day(2020) },
        Row { name: "Budi", jp: Some(-1.0), predicate: Some(1), since: day(2011) },
    ];
    let columns = vec![
        Column::text("name", "people.name", |row: &Row| row.name.to_owned()),
        Column::number("jp", "people.jp", 1, |row: &Row| row.jp),
        Column::badge("predicate", "people.predicate", |row: &Row, _| {
            PREDICATES.get(row.predicate?).map(|text| (Tone::Neutral, (*text).to_owned()))
        })
        .ranked(|row: &Row| row.predicate.map_or(f64::NAN, |at| at as f64))
        .facet(),
        Column::date("since", "people.since", |row: &Row| row.since),
    ];
    let heads = columns.iter().map(|column| column.head.clone()).collect();
    Source::new(Arc::new(Bound { rows: Arc::new(rows), columns: Arc::new(columns) }), Arc::new(heads), lang)
}

fn sorted(column: usize, down: bool) -> Vec<u32> {
    source(Id).order(Some(Sort { column, down }))
}

#[test]
fn text_sorts_as_read_and_what_is_missing_stands_last_either_way() {
    assert_eq!(sorted(0, false), [2, 4, 3, 0, 1]);
    assert_eq!(sorted(0, true), [0, 3, 4, 2, 1]);
}

#[test]
fn numbers_and_days_sort_by_size_and_equal_ones_keep_their_order() {
    assert_eq!(sorted(1, false), [4, 0, 3, 2, 1]);
    assert_eq!(sorted(1, true), [2, 0, 3, 4, 1]);
    assert_eq!(sorted(3, false), [2, 0, 4, 3, 1]);
}

#[test]
fn a_ranked_column_sorts_by_rank_not_by_alphabet() {
    assert_eq!(sorted(2, true), [0, 2, 4, 3, 1]);
    assert_eq!(source(Id).order(None), [0, 1, 2, 3, 4]);
}

#[test]
fn a_choice_lists_each_value_once_in_the_order_of_its_column() {
    let source = source(Id);
    let codes = source.codes(2).unwrap();
    assert_eq!(codes.values, ["Kurang", "Baik", "Sangat Baik", "–"]);
    assert_eq!(codes.of_row, [2, 3, 1, 0, 1]);
}

#[test]
fn the_search_looks_into_text_only() {
    let source = source(Id);
    let found = |query: &str| (0..5).filter(|row| holds(source.haystack().get(*row), &fold(query))).collect::<Vec<_>>();
    assert_eq!(found("eka"), [3]);
    assert_eq!(found("baik"), [0_u32; 0]);
    assert_eq!(found(""), [0, 1, 2, 3, 4]);
}

#[test]
fn cells_are_shown_in_each_language() {
    let shown = |lang: Lang, row: u32| (1..4).map(|column| source(lang).shown(column, row)).collect::<Vec<_>>();
    assert_eq!(shown(Id, 2), ["1.234,5", "Baik", "12 Mar 2009"]);
    assert_eq!(shown(En, 2), ["1,234.5", "Baik", "12 Mar 2009"]);
    assert_eq!(shown(Id, 1), ["–", "–", "–"]);
}

#[test]
fn cells_leave_in_the_form_a_spreadsheet_reads() {
    let jp = Value::Number(1234.5);
    assert_eq!(jp.exported(Kind::Number(1), Id), "1234,5");
    assert_eq!(jp.exported(Kind::Number(1), En), "1234.5");
    assert_eq!(Value::Number(0.125).exported(Kind::Percent(1), Id), "0,125");
    let day = Value::Date(NaiveDate::from_ymd_opt(2025, 3, 12).unwrap());
    assert_eq!(day.exported(Kind::Date, Id), "12/03/2025");
    assert_eq!(day.exported(Kind::Date, En), "2025-03-12");
    assert_eq!(Value::Missing.exported(Kind::Number(1), Id), "");
}

#[test]
fn what_lies_beyond_the_rows_is_missing_not_a_failure() {
    assert_eq!(source(Id).value(9, 0), Value::Missing);
    assert_eq!(source(Id).value(0, 99), Value::Missing);
    assert!(source(Id).ranks(9).is_empty());
}

#[test]
fn hours_show_decimals_only_where_they_have_any() {
    for (value, shown, exported) in [(20.0, "20", "20"), (7.5, "7,5", "7,5"), (1234.25, "1.234,25", "1234,25")] {
        assert_eq!(Value::Number(value).shown(Kind::Hours, Id), shown);
        assert_eq!(Value::Number(value).exported(Kind::Hours, Id), exported);
    }
    assert_eq!(Value::Number(7.5).exported(Kind::Hours, En), "7.5");
}
