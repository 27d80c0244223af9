//! A table on paper: all its rows as a plain table, made only while printing.
use super::column::Kind;
use super::state::State;
use crate::ui::lang::{self, phrase, tr};
use crate::ui::printing::printing;
use leptos::prelude::*;

/// More rows than this would be a book; what is left out is said.
const MOST: usize = 3000;

/// Empty on the screen.
pub fn view(state: State, caption: Signal<String>) -> AnyView {
    view! { <div class="table-paper">{move || printing().then(|| table(state, caption))}</div> }.into_any()
}

fn table(state: State, caption: Signal<String>) -> AnyView {
    let columns = state.columns();
    let source = state.source.get();
    let rows = state.shown.get();
    let kind = |column: usize| source.heads().get(column).map_or(Kind::Text, |head| head.kind);
    let heading = |column: &usize| {
        let head = source.heads().get(*column)?;
        Some(view! { <th scope="col" class=head.kind.class()>{phrase(head.label)}</th> })
    };
    let heads = columns.iter().filter_map(|column| source.heads().get(*column));
    let widths: Vec<f64> = heads.map(|head| f64::from(head.width)).collect();
    let all_widths: f64 = widths.iter().sum();
    let column = |width: f64| view! { <col style:width=format!("{:.1}%", 100.0 * width / all_widths.max(1.0)) /> };
    let line = |row: &u32| {
        let cell = |column: &usize| view! { <td class=kind(*column).class()>{source.shown(*column, *row)}</td> };
        view! { <tr>{columns.iter().map(cell).collect_view()}</tr> }
    };
    let all = rows.len();
    let left_out = (all > MOST).then(|| {
        view! { <p>{tr!("ui.table.paper_cut", shown = lang::count(MOST), all = lang::count(all))}</p> }
    });
    view! {
        <table class="paper-table">
            <caption>{caption}</caption>
            <colgroup>{widths.into_iter().map(column).collect_view()}</colgroup>
            <thead>
                <tr>{columns.iter().filter_map(heading).collect_view()}</tr>
            </thead>
            <tbody>{rows.iter().take(MOST).map(line).collect_view()}</tbody>
        </table>
        {left_out}
    }
    .into_any()
}
