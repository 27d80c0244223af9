//! Rows of any type behind one small interface, with what sorting, searching and facets need, made once.
use super::column::{Column, Head, Kind, Value};
use crate::words::collate::{Folded, ranks};
use crate::words::lang::Lang;
use chrono::Datelike;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// The rank of what is missing: last, whichever way one sorts.
pub const MISSING: u32 = u32::MAX;

/// Rows whose type is forgotten, so that one table serves all of them.
pub trait Rows: Send + Sync {
    fn count(&self) -> usize;
    fn value(&self, column: usize, row: usize, lang: Lang) -> Value;
    fn rank(&self, column: usize, row: usize, lang: Lang) -> Option<f64>;
    fn link(&self, row: usize, lang: Lang) -> Option<(usize, String)>;
}

/// Rows together with their columns.
pub struct Bound<R> {
    pub rows: Arc<Vec<R>>,
    pub columns: Arc<Vec<Column<R>>>,
}

impl<R: Send + Sync> Rows for Bound<R> {
    fn count(&self) -> usize {
        self.rows.len()
    }

    fn value(&self, column: usize, row: usize, lang: Lang) -> Value {
        match (self.columns.get(column), self.rows.get(row)) {
            (Some(column), Some(row)) => (column.value)(row, lang),
            _ => Value::Missing,
        }
    }

    fn rank(&self, column: usize, row: usize, lang: Lang) -> Option<f64> {
        Some((self.columns.get(column)?.rank.as_ref()?)(self.rows.get(row)?, lang))
    }

    fn link(&self, row: usize, lang: Lang) -> Option<(usize, String)> {
        let row = self.rows.get(row)?;
        let links = self.columns.iter().enumerate();
        links.filter_map(|(at, column)| Some((at, column.link.as_ref()?(row, lang)))).find(|(_, path)| !path.is_empty())
    }
}

/// The values of a facet in order, and which of them each row has.
pub struct Codes {
    pub values: Vec<String>,
    pub of_row: Vec<u32>,
}

struct Inner {
    rows: Arc<dyn Rows>,
    heads: Arc<Vec<Head>>,
    lang: Lang,
    ranks: Vec<OnceLock<Vec<u32>>>,
    codes: Vec<OnceLock<Codes>>,
    haystack: OnceLock<Folded>,
}

/// The rows as they stand now, in one language. Equal only to itself, so memos over it sleep.
#[derive(Clone)]
pub struct Source(Arc<Inner>);

impl PartialEq for Source {
    fn eq(&self, other: &Source) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Source {
    pub fn new(rows: Arc<dyn Rows>, heads: Arc<Vec<Head>>, lang: Lang) -> Source {
        let count = heads.len();
        Source(Arc::new(Inner {
            rows,
            heads,
            lang,
            ranks: (0..count).map(|_| OnceLock::new()).collect(),
            codes: (0..count).map(|_| OnceLock::new()).collect(),
            haystack: OnceLock::new(),
        }))
    }

    pub fn count(&self) -> usize {
        self.0.rows.count()
    }

    pub fn heads(&self) -> &[Head] {
        &self.0.heads
    }

    pub fn lang(&self) -> Lang {
        self.0.lang
    }

    pub fn value(&self, column: usize, row: u32) -> Value {
        self.0.rows.value(column, row as usize, self.0.lang)
    }

    pub fn shown(&self, column: usize, row: u32) -> String {
        let kind = self.heads().get(column).map_or(Kind::Text, |head| head.kind);
        self.value(column, row).shown(kind, self.0.lang)
    }

    /// Which column opens a row, and where it leads.
    pub fn link(&self, row: u32) -> Option<(usize, String)> {
        self.0.rows.link(row as usize, self.0.lang)
    }

    fn all_rows(&self) -> std::ops::Range<u32> {
        0..u32::try_from(self.count()).unwrap_or(u32::MAX)
    }

    /// The place of each row when sorted by a column, from low to high.
    pub fn ranks(&self, column: usize) -> &[u32] {
        let Some(ranks) = self.0.ranks.get(column) else { return &[] };
        ranks.get_or_init(|| self.make_ranks(column))
    }

    fn make_ranks(&self, column: usize) -> Vec<u32> {
        let rows = &self.0.rows;
        let first = self.all_rows().next().and_then(|_| rows.rank(column, 0, self.0.lang));
        let by_text = first.is_none()
            && matches!(self.heads().get(column).map(|head| head.kind), Some(Kind::Text | Kind::Digits | Kind::Badge));
        if by_text {
            return self.text_ranks(column);
        }
        let number = |row: u32| {
            rows.rank(column, row as usize, self.0.lang).or_else(|| match self.value(column, row) {
                Value::Number(number) => Some(number),
                Value::Date(date) => Some(f64::from(date.num_days_from_ce())),
                _ => None,
            })
        };
        number_ranks(self.all_rows().map(number))
    }

    fn text_ranks(&self, column: usize) -> Vec<u32> {
        let mut missing = Vec::new();
        let texts = self.all_rows().map(|row| match self.value(column, row) {
            Value::Text(text) | Value::Badge(_, text) => text,
            _ => {
                missing.push(row as usize);
                String::new()
            }
        });
        let mut ranks = ranks(texts);
        for row in missing {
            if let Some(rank) = ranks.get_mut(row) {
                *rank = MISSING;
            }
        }
        ranks
    }

    /// The values of a column as a choice, in the order of the column.
    pub fn codes(&self, column: usize) -> Option<&Codes> {
        Some(self.0.codes.get(column)?.get_or_init(|| {
            let ranks = self.ranks(column);
            let mut first_rank: BTreeMap<String, u32> = BTreeMap::new();
            let texts: Vec<String> = self.all_rows().map(|row| self.shown(column, row)).collect();
            for (text, rank) in texts.iter().zip(ranks) {
                match first_rank.get_mut(text) {
                    Some(lowest) => *lowest = (*lowest).min(*rank),
                    None => drop(first_rank.insert(text.clone(), *rank)),
                }
            }
            let mut values: Vec<(u32, String)> = first_rank.into_iter().map(|(text, rank)| (rank, text)).collect();
            values.sort();
            let values: Vec<String> = values.into_iter().map(|(_, text)| text).collect();
            let code: BTreeMap<&str, u32> = values.iter().map(String::as_str).zip(0..).collect();
            let of_row = texts.iter().map(|text| code.get(text.as_str()).copied().unwrap_or(MISSING)).collect();
            Codes { values, of_row }
        }))
    }

    /// What the search runs through, one text per row.
    pub fn haystack(&self) -> &Folded {
        self.0.haystack.get_or_init(|| {
            let searched: Vec<usize> =
                self.heads().iter().enumerate().filter(|(_, head)| head.searched).map(|(at, _)| at).collect();
            Folded::new(self.all_rows().map(|row| {
                let mut line = String::new();
                for column in &searched {
                    if let Value::Text(text) | Value::Badge(_, text) = self.value(*column, row) {
                        line.push_str(&text);
                        line.push('\n');
                    }
                }
                line
            }))
        })
    }

    /// All rows, sorted: by a column and a direction, or as they came.
    pub fn order(&self, sort: Option<Sort>) -> Vec<u32> {
        let Some(sort) = sort else { return self.all_rows().collect() };
        let ranks = self.ranks(sort.column);
        let place = |row: &u32| {
            let rank = ranks.get(*row as usize).copied().unwrap_or(MISSING);
            if sort.down && rank != MISSING { MISSING - 1 - rank } else { rank }
        };
        let mut keyed: Vec<u64> = self.all_rows().map(|row| u64::from(place(&row)) << 32 | u64::from(row)).collect();
        keyed.sort_unstable();
        keyed.into_iter().map(|key| (key & u64::from(u32::MAX)) as u32).collect()
    }
}

/// By which column, and whether from high to low.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    pub column: usize,
    pub down: bool,
}

/// Dense ranks of numbers; equal numbers share one.
fn number_ranks(numbers: impl Iterator<Item = Option<f64>>) -> Vec<u32> {
    let numbers: Vec<f64> = numbers.map(|number| number.unwrap_or(f64::NAN)).collect();
    let mut order: Vec<(f64, u32)> = numbers.iter().copied().zip(0..).filter(|(number, _)| !number.is_nan()).collect();
    order.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let mut ranks = vec![MISSING; numbers.len()];
    let (mut rank, mut last) = (0, None);
    for (number, row) in order {
        rank += u32::from(last.is_some_and(|last| last != number));
        last = Some(number);
        if let Some(place) = ranks.get_mut(row as usize) {
            *place = rank;
        }
    }
    ranks
}
