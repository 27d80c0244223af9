//! Whom the list is about before anything is searched: a unit, a list that was handed over; and the year.
use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::link::handed;
use super::query::PeopleQuery;
use super::rows::{self, Rows};
use crate::domain::{Dataset, Id, Person, Unit};
use crate::ui::components::icon::{self, icon};
use crate::ui::lang::{phrase_with, tr};
use crate::ui::session::session;
use crate::words::format::integer;
use crate::words::lang::{Lang, fill, text};

/// The rows that a query is about; all of them where it has no scope.
pub fn pick(data: &Dataset, all: &Rows, query: &PeopleQuery) -> Rows {
    if !query.has_scope() {
        return all.clone();
    }
    let units = (!query.units.is_empty()).then(|| below(data, &query.units));
    let listed: Option<BTreeSet<Id<Person>>> = match query.handed.map(handed) {
        Some(list) => list.map(|list| list.people.iter().copied().collect()),
        None if query.ids.is_empty() => None,
        None => Some(query.ids.iter().copied().collect()),
    };
    let kept = all.rows.iter().filter(|row| {
        let in_unit = units.as_ref().is_none_or(|units| row.unit.is_some_and(|unit| units.contains(&unit)));
        in_unit && listed.as_ref().is_none_or(|listed| listed.contains(&row.id))
    });
    Rows { rows: Arc::new(kept.cloned().collect()), ..all.clone() }
}

fn below(data: &Dataset, tops: &[Id<Unit>]) -> BTreeSet<Id<Unit>> {
    let is_below = |unit: &&Unit| tops.iter().any(|top| data.is_below(unit.id, *top));
    data.units.iter().filter(is_below).map(|unit| unit.id).collect()
}

/// The scope in words, each with a way out of it, and the year.
#[component]
pub fn ScopeLine(query: Memo<PeopleQuery>) -> AnyView {
    let session = session();
    let frame = session.frame();
    let navigate = StoredValue::new_local(use_navigate());
    let go = move |to: PeopleQuery| {
        let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
        navigate.with_value(|navigate| navigate(&to.path(), options));
    };
    let label = phrase_with(move |lang| session.with(|data| query.with(|query| said(lang, data, query))));
    let years = Memo::new(move |_| frame.with(|frame| rows::years(frame)));
    let latest = Memo::new(move |_| frame.with(|frame| rows::default_year(frame)));
    let year = Memo::new(move |_| query.with(|query| query.year).unwrap_or_else(|| latest.get()));
    let options = move || {
        let option = |of: i32| view! { <option value=of.to_string() selected=move || year.get() == of>{of}</option> };
        years.get().into_iter().map(option).collect_view()
    };
    let choose = move |event| {
        let year = event_target_value(&event).parse().ok();
        go(PeopleQuery { year, ..query.get_untracked() });
    };
    view! {
        <div class="scope-line no-print">
            <label class="inline-field">
                <span>{tr!("people.year")}</span>
                <select name="year" on:change=choose prop:value=move || year.get().to_string()>{options}</select>
            </label>
            <Show when=move || query.with(PeopleQuery::has_scope)>
                <span class="chip">
                    <span>{label}</span>
                    <button
                        type="button"
                        class="icon-button small"
                        aria-label=tr!("people.everybody")
                        title=tr!("people.everybody")
                        on:click=move |_| go(query.get_untracked().without_scope())
                    >
                        {icon(icon::CLOSE)}
                    </button>
                </span>
            </Show>
        </div>
    }
    .into_any()
}

fn said(lang: Lang, data: &Dataset, query: &PeopleQuery) -> String {
    let mut parts: Vec<String> =
        query.units.iter().filter_map(|id| data.units.get(*id)).map(|unit| unit.name.clone()).collect();
    if let Some(number) = query.handed {
        parts.push(match handed(number) {
            Some(list) => {
                let values = [("title", list.title), ("count", integer(lang, list.people.len() as i64))];
                fill(lang, "people.scope.handed", &values)
            }
            None => text(lang, "people.scope.gone"),
        });
    } else if !query.ids.is_empty() {
        parts.push(fill(lang, "people.scope.ids", &[("count", integer(lang, query.ids.len() as i64))]));
    }
    parts.join(" · ")
}
