//! A table on its way out: to the clipboard, to a CSV file.
use super::column::Kind;
use super::state::State;
use crate::archive::csv_out;
use crate::ui::components::files;
use crate::ui::lang::{self, tr_now};
use crate::ui::shell::notices;
use crate::words::format::integer;
use crate::words::lang::{Lang, text};
use leptos::prelude::*;

/// The shown rows and columns with their headings, as text.
fn lines(state: &State) -> (Vec<Vec<String>>, Vec<bool>) {
    untrack(|| {
        let columns = state.columns();
        let source = state.source.get();
        let head = |column: &usize| source.heads().get(*column);
        let headings = columns.iter().filter_map(head).map(|head| text(source.lang(), head.label)).collect();
        let as_text =
            columns.iter().filter_map(head).map(|head| matches!(head.kind, Kind::Text | Kind::Digits | Kind::Badge));
        let as_text = as_text.collect();
        let line = |row: &u32| {
            let cell = |column: &usize| {
                let kind = head(column).map_or(Kind::Text, |head| head.kind);
                source.value(*column, *row).exported(kind, source.lang())
            };
            columns.iter().map(cell).collect()
        };
        let mut lines: Vec<Vec<String>> = vec![headings];
        lines.extend(state.shown.get().iter().map(line));
        (lines, as_text)
    })
}

/// *Salin untuk Excel*: pasted as a table, with a NIP kept whole.
pub fn copy(state: State) {
    let (lines, as_text) = lines(&state);
    let count = lines.len().saturating_sub(1);
    let html = csv_out::html_table(lines.clone(), &as_text);
    if files::copy(csv_out::tabbed(lines), Some(html)) {
        notices::done(tr_now!("ui.table.copied", count = integer(lang::now(), count as i64)));
    } else {
        notices::problem(tr_now!("ui.table.not_copied"));
    }
}

/// A CSV file; `;` between cells in Indonesian, where the comma is the decimal mark.
pub fn save_csv(state: State, file: &str) {
    let (lines, _) = lines(&state);
    let separator = if lang::now() == Lang::Id { ';' } else { ',' };
    let text = csv_out::csv(lines, separator);
    if files::download(&format!("{file}.csv"), "text/csv", text.as_bytes()).is_err() {
        notices::problem(tr_now!("ui.table.not_saved"));
    }
}
