//! Kriteria Penilaian: which version is used from when, what it says, and a new version of it.
use super::rubric_form::RubricForm;
use super::rubric_view::RubricView;
use crate::domain::{Confidence, Evaluation, Id, Rubric};
use crate::rules::{DEFAULT_RUBRIC, Rubrics};
use crate::ui::components::badge::Badge;
use crate::ui::components::icon::{self, icon};
use crate::ui::components::tone::Tone;
use crate::ui::lang::{self, tr};
use crate::ui::session::session;
use crate::words::domain::name;
use crate::words::lang::Lang;
use crate::words::{format, lang::fill, lang::text};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The part about the rubric.
#[component]
pub fn RubricPart() -> AnyView {
    let session = session();
    let table = session.table::<Rubric>();
    let rubrics = Memo::new(move |_| {
        table.with(|_| ());
        session.peek(Rubrics::of)
    });
    let used = Memo::new(move |_| rubrics.with(|rubrics| rubrics.on(session.today()).map(|rubric| rubric.id)));
    let chosen = RwSignal::new(None::<Id<Rubric>>);
    let editing = RwSignal::new(false);
    let shown = Memo::new(move |_| {
        let id = chosen.get().or(used.get());
        rubrics.with(|rubrics| id.and_then(|id| rubrics.get(id)).or_else(|| rubrics.all().first()).cloned())
    });
    let body = move || {
        let rubric = shown.get()?;
        Some(match editing.get() {
            true => view! { <RubricForm rubric editing chosen /> }.into_any(),
            false => view! { {head(&rubric, used.get() == Some(rubric.id), editing)} <RubricView rubric /> }.into_any(),
        })
    };
    view! {
        <div class="stack">
            {body}
            <Versions rubrics used chosen shown editing />
        </div>
    }
    .into_any()
}

fn head(rubric: &Rubric, used: bool, editing: RwSignal<bool>) -> AnyView {
    let lang = lang::current();
    let values = [("name", rubric.name.clone()), ("version", rubric.version.to_string())];
    view! {
        <div class="rubric-head">
            <div>
                <h2>{fill(lang, "explain.source.rubric", &values)}</h2>
                <p class="quiet-text">{from(lang, rubric)} " · " {rubric.source.clone()}</p>
                <div class="row">
                    {used.then(|| view! { <Badge text=text(lang, "settings.rubric.used") tone=Tone::Good /> })}
                    {confidence(lang, rubric.confidence)}
                </div>
            </div>
            <button type="button" class="button" data-testid="edit-rubric" on:click=move |_| editing.set(true)>
                {icon(icon::EDIT)}
                {tr!("settings.rubric.edit")}
            </button>
        </div>
    }
    .into_any()
}

fn from(lang: Lang, rubric: &Rubric) -> String {
    match rubric.effective_from {
        Some(day) => fill(lang, "settings.rubric.from", &[("day", format::date_long(lang, day.date()))]),
        None => text(lang, "settings.rubric.from_start"),
    }
}

/// How sure the numbers are; what is not confirmed is marked.
pub fn confidence(lang: Lang, confidence: Confidence) -> AnyView {
    let tone = match confidence {
        Confidence::A | Confidence::B => Tone::Neutral,
        Confidence::C | Confidence::D => Tone::Warn,
    };
    view! { <Badge text=name(lang, confidence) tone /> }.into_any()
}

/// Every version, with the evaluations that carry it for good.
#[component]
fn Versions(
    rubrics: Memo<Rubrics>,
    used: Memo<Option<Id<Rubric>>>,
    chosen: RwSignal<Option<Id<Rubric>>>,
    shown: Memo<Option<Rubric>>,
    editing: RwSignal<bool>,
) -> AnyView {
    let evaluations = session().table::<Evaluation>();
    let pinned = Memo::new(move |_| {
        let mut pinned: BTreeMap<Id<Rubric>, usize> = BTreeMap::new();
        evaluations
            .with(|rows| rows.iter().filter_map(|row| row.rubric).for_each(|id| *pinned.entry(id).or_default() += 1));
        pinned
    });
    let line = move |rubric: &Rubric| {
        let lang = lang::current();
        let id = rubric.id;
        let is_shown = shown.with(|shown| shown.as_ref().map(|shown| shown.id)) == Some(id);
        let count = pinned.with(|pinned| pinned.get(&id).copied().unwrap_or(0));
        let values = [("name", rubric.name.clone()), ("version", rubric.version.to_string())];
        let show = move |_| {
            chosen.set(Some(id));
            editing.set(false);
        };
        view! {
            <tr>
                <th scope="row">
                    <button type="button" class="link-button" aria-current=is_shown.then_some("true") on:click=show>
                        {fill(lang, "explain.source.rubric", &values)}
                    </button>
                    {(id == DEFAULT_RUBRIC).then(|| view! { " " <Badge text=text(lang, "settings.rubric.built_in") /> })}
                    {(used.get() == Some(id)).then(|| view! { " " <Badge text=text(lang, "settings.rubric.used") tone=Tone::Good /> })}
                </th>
                <td>{from(lang, rubric)}</td>
                <td>{confidence(lang, rubric.confidence)}</td>
                <td class="number">{format::integer(lang, count as i64)}</td>
            </tr>
        }
    };
    let lines = move || rubrics.with(|rubrics| rubrics.all().iter().rev().map(line).collect_view());
    view! {
        <section class="card">
            <div class="card-head">
                <h2 id="rubric-versions">{tr!("settings.rubric.versions")}</h2>
                <p>{tr!("settings.rubric.versions_help")}</p>
            </div>
            <div class="table-wrap" role="group" tabindex="0" aria-labelledby="rubric-versions">
                <table class="plain-table rubric-versions">
                    <thead>
                        <tr>
                            <th scope="col">{tr!("settings.rubric.version")}</th>
                            <th scope="col">{tr!("settings.rubric.use_from")}</th>
                            <th scope="col">{tr!("settings.rubric.confidence")}</th>
                            <th scope="col" class="number">{tr!("settings.rubric.pinned")}</th>
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}
