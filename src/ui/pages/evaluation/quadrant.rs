//! The quadrant of PermenPANRB 6/2022 as a table of nine cells: results downwards, behaviour to the right.
use crate::domain::{Predicate, Rating};
use crate::rules::{predicate_key, quadrant};
use crate::ui::lang::{self, tr};
use crate::words::domain::name;
use leptos::prelude::*;

/// Nine cells, each with its predicate and what `cell` puts below it.
pub fn quadrant_table(label: Signal<String>, cell: impl Fn(Rating, Rating) -> AnyView + Clone + 'static) -> AnyView {
    let heading = |behaviour: Rating| view! { <th scope="col">{move || name(lang::current(), behaviour)}</th> };
    let row = move |result: Rating| {
        let cell = cell.clone();
        let one = move |behaviour: Rating| view! { <td class=class_of(quadrant(result, behaviour))>{predicate(result, behaviour)} {cell(result, behaviour)}</td> };
        view! {
            <tr>
                <th scope="row">{move || name(lang::current(), result)}</th>
                {Rating::ALL.into_iter().map(one).collect_view()}
            </tr>
        }
    };
    view! {
        <div class="table-wrap">
            <table class="quadrant">
                <caption class="only-read">{label}</caption>
                <thead>
                    <tr>
                        <td class="quadrant-corner" aria-hidden="true">
                            <span>{tr!("evaluations.half_behaviour")} " →"</span>
                            <span>{tr!("evaluations.half_result")} " ↓"</span>
                        </td>
                        {Rating::ALL.into_iter().map(heading).collect_view()}
                    </tr>
                </thead>
                <tbody>{Rating::ALL.into_iter().rev().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn predicate(result: Rating, behaviour: Rating) -> AnyView {
    let predicate = quadrant(result, behaviour);
    view! { <span class="quadrant-predicate">{move || name(lang::current(), predicate).replace('/', "/\u{200b}")}</span> }.into_any()
}

/// Class of a cell; its colour is the predicate's, its words say it too.
fn class_of(predicate: Predicate) -> String {
    format!("quadrant-cell {}", predicate_key(predicate).replace('_', "-"))
}
