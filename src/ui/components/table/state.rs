//! What a person has asked of a table: words, choices, order, columns; and which rows that leaves.
use super::column::Head;
use super::source::{Sort, Source};
use crate::ui::prefs;
use crate::words::collate::{fold, holds};
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Chosen values per column.
pub type Chosen = BTreeMap<usize, BTreeSet<String>>;

/// The state of one table.
#[derive(Clone, Copy)]
pub struct State {
    /// Name of the table, under which the browser remembers its columns.
    pub name: &'static str,
    pub source: Memo<Source>,
    pub query: RwSignal<String>,
    pub chosen: RwSignal<Chosen>,
    pub sort: RwSignal<Option<Sort>>,
    pub hidden: RwSignal<BTreeSet<usize>>,
    /// Rows that match the words, sorted.
    pub matched: Memo<Arc<Vec<u32>>>,
    /// Rows that match the words and the choices, sorted.
    pub shown: Memo<Arc<Vec<u32>>>,
}

impl State {
    pub fn new(name: &'static str, source: Memo<Source>, heads: &[Head], sort: Option<Sort>) -> State {
        let query = RwSignal::new(String::new());
        let chosen = RwSignal::new(Chosen::new());
        let sort = RwSignal::new(sort);
        let order = Memo::new(move |_| Arc::new(source.with(|source| source.order(sort.get()))));
        let matched = Memo::new(move |_| {
            let query = query.with(|query| fold(query));
            if query.trim().is_empty() {
                return order.get();
            }
            source.with(|source| {
                let haystack = source.haystack();
                Arc::new(
                    order.with(|order| order.iter().copied().filter(|row| holds(haystack.get(*row), &query)).collect()),
                )
            })
        });
        let shown = Memo::new(move |_| {
            let rows = matched.get();
            chosen.with(|chosen| {
                if chosen.is_empty() { rows } else { Arc::new(source.with(|source| keep(source, &rows, chosen, None))) }
            })
        });
        let hidden = RwSignal::new(remembered_columns(name, heads));
        State { name, source, query, chosen, sort, hidden, matched, shown }
    }

    /// Positions of the columns to show.
    pub fn columns(&self) -> Vec<usize> {
        let count = self.source.with(|source| source.heads().len());
        self.hidden.with(|hidden| (0..count).filter(|column| !hidden.contains(column)).collect())
    }

    /// Whether words or choices leave rows out.
    pub fn is_narrowed(&self) -> bool {
        self.chosen.with(|chosen| !chosen.is_empty()) || self.query.with(|query| !query.trim().is_empty())
    }

    /// Shows all rows again.
    pub fn widen(&self) {
        self.query.set(String::new());
        self.chosen.set(Chosen::new());
    }

    /// Takes a value into, or out of, the choice of a column.
    pub fn choose(&self, column: usize, value: &str) {
        self.chosen.update(|chosen| {
            let values = chosen.entry(column).or_default();
            if !values.remove(value) {
                values.insert(value.to_owned());
            }
            chosen.retain(|_, values| !values.is_empty());
        });
    }

    /// The values of a column with how many rows each would show under all other choices.
    pub fn facet(&self, column: usize) -> Vec<(String, usize)> {
        self.source.with(|source| {
            let Some(codes) = source.codes(column) else { return Vec::new() };
            let rows = self.matched.get();
            let mut counts = vec![0; codes.values.len()];
            let mut count = |row: &u32| {
                let code = codes.of_row.get(*row as usize).map_or(usize::MAX, |code| *code as usize);
                if let Some(count) = counts.get_mut(code) {
                    *count += 1;
                }
            };
            self.chosen.with(|chosen| keep(source, &rows, chosen, Some(column))).iter().for_each(&mut count);
            codes.values.iter().cloned().zip(counts).collect()
        })
    }

    /// Sorts by a column; again turns the direction, and a third time lets go.
    pub fn sort_by(&self, column: usize) {
        let starts_down =
            self.source.with_untracked(|source| source.heads().get(column).is_some_and(|head| head.kind.is_number()));
        self.sort.update(|sort| {
            *sort = match *sort {
                Some(Sort { column: at, down }) if at == column && down == starts_down => {
                    Some(Sort { column, down: !down })
                }
                Some(Sort { column: at, .. }) if at == column => None,
                _ => Some(Sort { column, down: starts_down }),
            }
        });
    }

    /// Shows or hides a column, and remembers it.
    pub fn toggle_column(&self, column: usize) {
        self.hidden.update(|hidden| {
            if !hidden.remove(&column) {
                hidden.insert(column);
            }
        });
        let keys = self.source.with_untracked(|source| {
            let heads = source.heads().iter().enumerate();
            let hidden = self.hidden.get_untracked();
            let keys = heads.filter(|(at, _)| hidden.contains(at)).map(|(_, head)| head.key);
            keys.collect::<Vec<_>>().join(" ")
        });
        prefs::remember(&format!("table:{}", self.name), &keys);
    }
}

/// The rows that have one of the chosen values in every column but `except`.
fn keep(source: &Source, rows: &[u32], chosen: &Chosen, except: Option<usize>) -> Vec<u32> {
    let wanted: Vec<(&[u32], Vec<bool>)> = chosen
        .iter()
        .filter(|(column, _)| Some(**column) != except)
        .filter_map(|(column, values)| {
            let codes = source.codes(*column)?;
            let wanted = codes.values.iter().map(|value| values.contains(value)).collect();
            Some((codes.of_row.as_slice(), wanted))
        })
        .collect();
    let has = |row: u32, (of_row, wanted): &(&[u32], Vec<bool>)| {
        of_row.get(row as usize).and_then(|code| wanted.get(*code as usize)).copied().unwrap_or(false)
    };
    rows.iter().copied().filter(|row| wanted.iter().all(|one| has(*row, one))).collect()
}

fn remembered_columns(name: &str, heads: &[Head]) -> BTreeSet<usize> {
    let remembered = prefs::remembered(&format!("table:{name}"));
    let hidden = |head: &Head| match &remembered {
        Some(keys) => keys.split(' ').any(|key| key == head.key),
        None => head.hidden,
    };
    heads.iter().enumerate().filter(|(_, head)| hidden(head)).map(|(at, _)| at).collect()
}

/// Choices are words of one language; in another they would match nothing.
pub fn forget_choices_with_language(State { source, chosen, .. }: State) {
    Effect::new(move |before: Option<crate::words::lang::Lang>| {
        let lang = source.with(Source::lang);
        if before.is_some_and(|before| before != lang) {
            chosen.set(Chosen::new());
        }
        lang
    });
}
