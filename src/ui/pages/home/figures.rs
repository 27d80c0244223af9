//! The numbers at the top, each with what it stands on and a way to its rows.
use super::Answers;
use crate::analytics::{Reach, Selector};
use crate::ui::components::icon::{self, icon};
use crate::ui::components::tone::Tone;
use crate::ui::lang::{self, phrase_with, tr};
use crate::ui::rows::{self, Navigate};
use crate::ui::session::session;
use crate::words::format;
use crate::words::lang::{Lang, fill};
use leptos::prelude::*;
use std::sync::Arc;

type Say = fn(&Answers, Lang) -> (String, String);

/// The row of numbers.
#[component]
pub fn Figures(#[prop(into)] answers: Signal<Arc<Answers>>) -> AnyView {
    let go = rows::navigate();
    let took_part = Selector::TookPart { reach: Reach::Attended, month: None, kind: None };
    view! {
        <div class="stats">
            {number(answers, go.clone(), "home.reached", Selector::Reached, reached)}
            {number(answers, go.clone(), "home.hours", Selector::Main, hours)}
            {number(answers, go.clone(), "home.took_part", took_part, attended)}
            {number(answers, go, "home.rated", Selector::Predicate(None), rated)}
        </div>
    }
    .into_any()
}

/// A number that is a button: its rows are looked up when somebody asks.
fn number(answers: Signal<Arc<Answers>>, go: Navigate, label: &'static str, selector: Selector, say: Say) -> AnyView {
    let session = session();
    let said = Memo::new(move |_| answers.with(|answers| say(answers, lang::current())));
    let open = move |_| {
        let title = phrase_with(move |lang| fill(lang, label, &[])).get_untracked();
        rows::open(session, &go, &answers.get_untracked().scope, &selector, title);
    };
    view! {
        <button type="button" class="stat" on:click=open>
            <span class="stat-label">{tr!(label)}</span>
            <span class="stat-value">{move || said.get().0}</span>
            <span class=format!("stat-note {}", Tone::Neutral.class())>{move || said.get().1}</span>
            <span class="stat-open" aria-hidden="true">{icon(icon::CHEVRON_RIGHT)}</span>
        </button>
    }
    .into_any()
}

fn count(lang: Lang, value: usize) -> String {
    format::integer(lang, i64::try_from(value).unwrap_or(i64::MAX))
}

fn share(lang: Lang, part: usize, of: usize) -> String {
    if of == 0 { format::NOTHING.to_owned() } else { format::percent(lang, part as f64 / of as f64, 0) }
}

fn of(lang: Lang, key: &str, part: usize, all: usize) -> String {
    fill(lang, key, &[("part", count(lang, part)), ("all", count(lang, all))])
}

fn reached(answers: &Answers, lang: Lang) -> (String, String) {
    let pns = answers.coverage.pns;
    (share(lang, pns.reached, pns.n), of(lang, "home.of_pns", pns.reached, pns.n))
}

fn hours(answers: &Answers, lang: Lang) -> (String, String) {
    let jp = answers.coverage.jp;
    let mean = (jp.people > 0).then(|| jp.verified.value() / jp.people as f64);
    let value = mean.map_or_else(|| format::NOTHING.to_owned(), |mean| format::decimal(lang, mean, 1));
    (
        value,
        fill(
            lang,
            "home.hours_of",
            &[("people", count(lang, jp.people)), ("jp", format::decimal(lang, jp.verified.value(), 0))],
        ),
    )
}

fn attended(answers: &Answers, lang: Lang) -> (String, String) {
    let found = &answers.participation;
    (share(lang, found.attended_people, found.people), of(lang, "home.of_people", found.attended_people, found.people))
}

fn rated(answers: &Answers, lang: Lang) -> (String, String) {
    let found = answers.predicates;
    let all = found.rated() + found.without;
    (share(lang, found.rated(), all), of(lang, "home.of_rated", found.without, all))
}
