//! The other periods of the year side by side. They are shown and never averaged into a rating.
use super::desk::Desk;
use super::entry_path;
use crate::analytics::Sibling;
use crate::domain::{Id, PeriodSpan, Person, Rating};
use crate::ui::lang::{self, tr};
use crate::ui::place;
use crate::words::{domain, domain::name, format, lang::Lang};
use leptos::prelude::*;

/// The card of the other periods.
#[component]
pub fn Siblings(desk: Desk) -> AnyView {
    let annual = desk.dossier.with_untracked(|dossier| dossier.period.span == PeriodSpan::Annual);
    let year = desk.dossier.with_untracked(|dossier| dossier.period.year);
    let person = desk.key.0;
    let rows = move || {
        desk.dossier
            .with(|dossier| dossier.siblings.iter().map(|sibling| row(lang::current(), person, sibling)).collect_view())
    };
    let any = move || desk.dossier.with(|dossier| !dossier.siblings.is_empty());
    view! {
        <section class="card siblings" aria-labelledby="siblings-title">
            <div class="card-head">
                <h2 id="siblings-title">{tr!("entry.siblings", year = year)}</h2>
            </div>
            {annual.then(|| view! { <p class="note">{tr!("entry.annual")}</p> })}
            <Show when=any fallback=|| view! { <p class="quiet-text">{tr!("entry.no_siblings")}</p> }>
                <div class="table-wrap" role="group" tabindex="0" aria-labelledby="siblings-title">
                    <table class="plain-table">
                        <thead>
                            <tr>
                                <th scope="col">{tr!("evaluations.period")}</th>
                                <th scope="col">{tr!("evaluations.half_result")}</th>
                                <th scope="col">{tr!("evaluations.half_behaviour")}</th>
                                <th scope="col">{tr!("evaluations.column.predicate")}</th>
                                <th scope="col" class="number">{tr!("evaluations.column.analysis")}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </Show>
        </section>
    }
    .into_any()
}

fn row(lang: Lang, person: Id<Person>, sibling: &Sibling) -> AnyView {
    let rating =
        |rating: Option<Rating>| rating.map_or_else(|| format::NOTHING.to_owned(), |rating| name(lang, rating));
    let score = sibling.score.as_ref();
    let predicate = score.and_then(|score| score.predicate);
    let analysis = sibling.analysis().map(|number| format::decimal(lang, number.value(), 2));
    view! {
        <tr>
            <th scope="row">
                <a href=place::href(&entry_path(person, Some(sibling.period.id)))>
                    {domain::span(lang, sibling.period.span)}
                </a>
            </th>
            <td>{rating(score.and_then(|score| score.result))}</td>
            <td>{rating(score.and_then(|score| score.behaviour))}</td>
            <td>{predicate.map_or_else(|| format::NOTHING.to_owned(), |predicate| name(lang, predicate))}</td>
            <td class="number">{analysis.unwrap_or_else(|| format::NOTHING.to_owned())}</td>
        </tr>
    }
    .into_any()
}
