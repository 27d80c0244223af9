//! Asal Angka: every step from what was typed to the predicate, as a table that can be copied.
use crate::archive::csv_out::{html_table, tabbed};
use crate::rules::Score;
use crate::ui::components::files;
use crate::ui::components::icon::{self, icon};
use crate::ui::lang::{self, tr, tr_now};
use crate::ui::shell::notices;
use crate::words::explain::line;
use crate::words::lang::{Lang, text};
use leptos::prelude::*;
use std::sync::Arc;

const HEADS: [&str; 6] = [
    "entry.step.what",
    "entry.step.value",
    "entry.step.weight",
    "entry.step.share",
    "entry.step.how",
    "entry.step.source",
];

/// The explanation of a score, folded until asked for.
#[component]
pub fn Explanation(#[prop(into)] score: Signal<Arc<Score>>) -> AnyView {
    let rows = move || score.with(|score| rows(lang::current(), score));
    let copy = move |_| {
        let lang = lang::now();
        let head = HEADS.map(|key| text(lang, key)).to_vec();
        let all: Vec<Vec<String>> =
            std::iter::once(head).chain(score.with_untracked(|score| rows_of(lang, score))).collect();
        if files::copy(tabbed(all.clone()), Some(html_table(all, &[]))) {
            notices::done(tr_now!("entry.copied"));
        } else {
            notices::problem(tr_now!("ui.table.not_copied"));
        }
    };
    view! {
        <details class="explanation" data-testid="explanation">
            <summary>{tr!("entry.explanation")}</summary>
            <div class="table-wrap" role="group" tabindex="0" aria-label=tr!("entry.explanation")>
                <table class="plain-table">
                    <thead>
                        <tr>{move || HEADS.map(|key| view! { <th scope="col">{text(lang::current(), key)}</th> }).collect_view()}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <button type="button" class="button small" on:click=copy>
                {icon(icon::COPY)}
                {tr!("entry.copy")}
            </button>
        </details>
    }
    .into_any()
}

fn rows_of(lang: Lang, score: &Score) -> Vec<Vec<String>> {
    score.steps.iter().map(|step| line(lang, step).to_vec()).collect()
}

fn rows(lang: Lang, score: &Score) -> AnyView {
    let row = |step: &crate::rules::Step| {
        let [what, value, weight, share, how, source] = line(lang, step);
        view! {
            <tr>
                <th scope="row">{what}</th>
                <td class="number">{value}</td>
                <td class="number">{weight}</td>
                <td class="number">{share}</td>
                <td>{how}</td>
                <td>{source}</td>
            </tr>
        }
    };
    score.steps.iter().map(row).collect_view().into_any()
}
