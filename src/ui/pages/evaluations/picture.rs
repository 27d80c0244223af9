//! The quadrant of the period with its counts; each cell opens its rows.
use super::desk::{Desk, Narrowed};
use super::table::cell_name;
use crate::domain::Rating;
use crate::ui::lang::{self, tr};
use crate::ui::pages::evaluation::quadrant_table;
use crate::ui::place;
use crate::words::{format, lang::fill, lang::text};
use leptos::prelude::*;

/// The quadrant picture with its heading.
#[component]
pub fn Picture(desk: Desk) -> AnyView {
    let note = move || {
        let (lang, count) = (lang::current(), desk.count.get());
        let both: usize = count.quadrant.values().sum();
        let rest = count.rated().saturating_sub(both);
        let values = [("n", format::integer(lang, both as i64)), ("rest", format::integer(lang, rest as i64))];
        fill(lang, if rest > 0 { "evaluations.picture_note_rest" } else { "evaluations.picture_note" }, &values)
    };
    view! {
        <section class="card" aria-labelledby="quadrant-title">
            <div class="card-head">
                <h2 id="quadrant-title">{tr!("evaluations.picture")}</h2>
                <p>{note}</p>
            </div>
            {quadrant_table(tr!("evaluations.picture"), move |result, behaviour| cell(desk, result, behaviour))}
        </section>
    }
    .into_any()
}

fn cell(desk: Desk, result: Rating, behaviour: Rating) -> AnyView {
    let people = move || desk.count.with(|count| count.quadrant.get(&(result, behaviour)).copied().unwrap_or(0));
    let all = move || desk.count.with(|count| count.quadrant.values().sum::<usize>());
    let here = move || Narrowed { cell: Some((result, behaviour)), ..desk.narrowed.get() };
    let number = move || format::integer(lang::current(), people() as i64);
    let share = move || format::percent(lang::current(), people() as f64 / all() as f64, 0);
    let face = move || view! { <strong>{number}</strong> <small>{move || (all() > 0).then(share)}</small> };
    let name = move || format!("{}: ", cell_name(lang::current(), result, behaviour));
    let open = move || {
        let chosen = desk.narrowed.get().cell == Some((result, behaviour));
        view! {
            <a class="quadrant-count" aria-current=chosen.then_some("true") href=place::href(&desk.path(here()))>
                <span class="only-read">{name}</span>
                {face}
                <span class="only-read">{tr!("evaluations.cell_open")}</span>
            </a>
        }
    };
    let nobody = move || view! { <span class="quadrant-count none" title=text(lang::current(), "evaluations.cell_none")>{face}</span> };
    view! { {move || if people() > 0 { open().into_any() } else { nobody().into_any() }} }.into_any()
}
