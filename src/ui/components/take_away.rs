//! A table to take along: copied into a spreadsheet, or saved as CSV.
use super::files;
use super::icon::{self, icon};
use crate::archive::csv_out::{csv, html_table, tabbed};
use crate::ui::lang::{self, tr, tr_now};
use crate::ui::shell::notices;
use crate::words::lang::Lang;
use leptos::prelude::*;

/// The two buttons below a table.
#[component]
pub fn TakeAway(
    /// The heads, then each row.
    rows: Callback<(), Vec<Vec<String>>>,
    /// Name of the file, without its ending.
    #[prop(into)]
    file: Signal<String>,
    /// Which columns are text to a spreadsheet.
    texts: &'static [bool],
) -> AnyView {
    let copy = move |_| {
        let rows = rows.run(());
        if files::copy(tabbed(rows.clone()), Some(html_table(rows, texts))) {
            notices::done(tr_now!("origin.copied"));
        } else {
            notices::problem(tr_now!("ui.table.not_copied"));
        }
    };
    let save = move |_| {
        let separator = if lang::now() == Lang::Id { ';' } else { ',' };
        let name = format!("{}.csv", file.get_untracked().replace(": ", " "));
        if files::download(&name, "text/csv", csv(rows.run(()), separator).as_bytes()).is_err() {
            notices::problem(tr_now!("ui.table.not_saved"));
        }
    };
    view! {
        <div class="row">
            <button type="button" class="button" on:click=copy>{icon(icon::COPY)} {tr!("ui.table.copy")}</button>
            <button type="button" class="button" on:click=save>{icon(icon::DOWNLOAD)} {tr!("ui.table.csv")}</button>
        </div>
    }
    .into_any()
}
