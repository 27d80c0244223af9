//! What the entry comes to, live: the quadrant with its cell, predicate, nilai analisis, and what is missing.
use super::desk::Desk;
use super::explanation::Explanation;
use super::quadrant::quadrant_table;
use crate::domain::{EvaluationSource, PeriodSpan, Rating};
use crate::rules::{Finding, Score};
use crate::ui::components::badge::Badge;
use crate::ui::components::confirm::Confirm;
use crate::ui::components::icon::{self, icon};
use crate::ui::components::tone::Tone;
use crate::ui::lang::{self, tr};
use crate::ui::pages::evaluations::predicate_tone;
use crate::ui::place;
use crate::words::explain::finding;
use crate::words::{domain::name, format, lang::Lang, lang::fill, lang::text};
use leptos::prelude::*;

/// The panel beside the form.
#[component]
pub fn Side(desk: Desk) -> AnyView {
    let decided = Memo::new(move |_| desk.score.with(|score| score.result.zip(score.behaviour)));
    view! {
        <aside class="entry-side" aria-label=tr!("entry.outcome")>
            <section class="card">
                <div class="outcome" role="status" data-testid="outcome">{move || predicate(desk)}</div>
                {quadrant_table(tr!("evaluations.picture"), move |result, behaviour| mark(decided, result, behaviour))}
                {move || number(desk)}
                {move || findings(lang::current(), &desk.score.get())}
                <Explanation score=desk.score />
            </section>
            <section class="card about-rubric">
                {move || source(desk)}
                {move || rubric(desk)}
                <Remove desk />
            </section>
        </aside>
    }
    .into_any()
}

/// The sign in the cell that the two ratings lead to.
fn mark(decided: Memo<Option<(Rating, Rating)>>, result: Rating, behaviour: Rating) -> AnyView {
    let here = move || decided.get() == Some((result, behaviour));
    view! {
        <Show when=here>
            <span class="quadrant-here">{icon(icon::CHECK)}<span class="only-read">{tr!("entry.here")}</span></span>
        </Show>
    }
    .into_any()
}

fn predicate(desk: Desk) -> AnyView {
    let lang = lang::current();
    match desk.score.with(|score| score.predicate) {
        Some(predicate) => view! {
            <span class="outcome-label">{tr!("entry.predicate")}</span>
            <span class="outcome-value">{name(lang, predicate)}</span>
            <span class=format!("outcome-band {}", predicate_tone(predicate).class()) aria-hidden="true"></span>
        }
        .into_any(),
        None => view! {
            <span class="outcome-label">{tr!("entry.predicate")}</span>
            <span class="outcome-value none">{tr!("entry.no_predicate")}</span>
        }
        .into_any(),
    }
}

fn number(desk: Desk) -> AnyView {
    let lang = lang::current();
    let annual = desk.dossier.with(|dossier| dossier.period.span == PeriodSpan::Annual);
    let detailed = desk.draft.with(|draft| draft.detailed);
    if annual || !detailed {
        return view! { <p class="help">{tr!("entry.no_number")}</p> }.into_any();
    }
    let shown = desk
        .score
        .with(|score| score.analysis_rounded())
        .map_or_else(|| text(lang, "entry.not_computable"), |number| format::decimal(lang, number.value(), 2));
    let cap = desk.dossier.with(|dossier| dossier.rubric.as_ref().map(|rubric| rubric.achievement_cap));
    let cap = cap.map(|cap| fill(lang, "entry.of_cap", &[("cap", format::hundredths(lang, cap.raw()))]));
    view! {
        <div class="analysis">
            <span class="outcome-label">{tr!("entry.analysis")}</span>
            <strong data-testid="analysis">{shown}</strong>
            <small>{cap}</small>
            <small class="help">{tr!("entry.not_official")}</small>
        </div>
    }
    .into_any()
}

/// What is missing or differs; a changed proposal is said beside its decision already.
fn findings(lang: Lang, score: &Score) -> AnyView {
    let shown = |found: &&Finding| !matches!(found, Finding::ProposalChanged { .. } | Finding::NotDecided);
    let line = |found: &Finding| view! { <li>{finding(lang, found)}</li> };
    let lines: Vec<_> = score.findings.iter().filter(shown).map(line).collect();
    (!lines.is_empty()).then(|| view! { <ul class="findings">{lines}</ul> }).into_any()
}

/// Where a saved evaluation came from, when it was not entered here.
fn source(desk: Desk) -> Option<AnyView> {
    let lang = lang::current();
    let row = desk.dossier.with(|dossier| dossier.evaluation.as_ref().map(|row| (row.source, row.stated)));
    let (source, stated) = row.filter(|(source, _)| *source != EvaluationSource::Entered)?;
    let stated = stated.map(|stated| fill(lang, "entry.stated", &[("predicate", name(lang, stated))]));
    Some(
        view! {
            <p>
                <span class="outcome-label">{tr!("entry.source")}</span>
                {name(lang, source)} {stated.map(|stated| format!(" · {stated}"))}
            </p>
        }
        .into_any(),
    )
}

/// Takes a saved evaluation away, after a question.
#[component]
fn Remove(desk: Desk) -> AnyView {
    let asking = RwSignal::new(false);
    let there = move || desk.dossier.with(|dossier| dossier.evaluation.is_some()) && !desk.is_closed();
    let go = Callback::new(move |()| desk.remove());
    let text = move || {
        let person = desk.dossier.with(|dossier| dossier.person.full_name());
        view! { <p>{fill(lang::current(), "entry.remove_text", &[("person", person)])}</p> }
    };
    view! {
        <Show when=there>
            <button type="button" class="button danger small" data-testid="remove-evaluation" on:click=move |_| asking.set(true)>
                {tr!("entry.remove")}
            </button>
        </Show>
        <Confirm open=asking title=tr!("entry.remove_title") action=tr!("entry.remove") danger=true on_confirm=go text />
    }
    .into_any()
}

/// The rubric in force, pinned or not, and how sure it is.
fn rubric(desk: Desk) -> AnyView {
    let lang = lang::current();
    let (rubric, pinned) = desk.dossier.with(|dossier| (dossier.rubric.clone(), dossier.pinned));
    let Some(rubric) = rubric else {
        return view! { <p class="problem">{tr!("entry.rubric_gone")}</p> }.into_any();
    };
    let values = [("name", rubric.name.clone()), ("version", rubric.version.to_string())];
    let check = (rubric.confidence != crate::domain::Confidence::A)
        .then(|| view! { <Badge text=name(lang, rubric.confidence) tone=Tone::Warn /> });
    view! {
        <p>
            <span class="outcome-label">{tr!("entry.rubric")}</span>
            <a href=place::href("/pengaturan?bagian=kriteria")>{fill(lang, "explain.source.rubric", &values)}</a>
        </p>
        <div class="row">
            {check}
            {pinned.then(|| view! { <Badge text=text(lang, "entry.pinned") /> })}
        </div>
    }
    .into_any()
}
