//! Asal Angka: every step of a score, and what a reader should know beside it; can be copied into a spreadsheet.
use std::sync::Arc;

use leptos::prelude::*;

use crate::rules::{Finding, Step};
use crate::ui::components::card::Note;
use crate::ui::components::take_away::TakeAway;
use crate::ui::components::tone::Tone;
use crate::ui::lang::{self, current, phrase_with, tr};
use crate::words::explain;
use crate::words::lang::{Lang, text};

const HEADS: [&str; 6] = [
    "person.step.what",
    "person.step.value",
    "person.step.weight",
    "person.step.contribution",
    "person.step.how",
    "person.step.source",
];

/// The explanation of one score.
#[component]
pub fn Origin(steps: Vec<Step>, findings: Vec<Finding>) -> AnyView {
    let steps = Arc::new(steps);
    let shown = steps.clone();
    let rows = Callback::new(move |()| lines(lang::now(), &steps));
    let row = |step: &Step| {
        let [what, value, weight, contribution, how, source] = explain::line(current(), step);
        view! {
            <tr>
                <th scope="row">{what}</th>
                <td class="number">{value}</td>
                <td class="number">{weight}</td>
                <td class="number">{contribution}</td>
                <td>{how}</td>
                <td>{source}</td>
            </tr>
        }
    };
    let head = |(at, key): (usize, &'static str)| {
        view! { <th scope="col" class:number=(1..4).contains(&at)>{lang::phrase(key)}</th> }
    };
    view! {
        <Findings findings />
        <div class="table-wrap" role="group" tabindex="0" aria-label=tr!("origin.title")>
            <table class="plain-table">
                <thead><tr>{HEADS.into_iter().enumerate().map(head).collect_view()}</tr></thead>
                <tbody>{move || shown.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
        <TakeAway rows file=tr!("origin.title") texts=&[true, false, false, false, true, true] />
    }
    .into_any()
}

#[component]
fn Findings(findings: Vec<Finding>) -> AnyView {
    if findings.is_empty() {
        return ().into_any();
    }
    let line = |finding: Finding| {
        let said = phrase_with(move |lang| explain::finding(lang, &finding));
        view! { <p>{said}</p> }
    };
    view! { <Note tone=Tone::Warn>{findings.into_iter().map(line).collect_view()}</Note> }.into_any()
}

fn lines(lang: Lang, steps: &[Step]) -> Vec<Vec<String>> {
    let head = HEADS.map(|key| text(lang, key)).to_vec();
    std::iter::once(head).chain(steps.iter().map(|step| explain::line(lang, step).to_vec())).collect()
}
