//! What a full data file would do: counts by kind and outcome, each openable, remarks, and the choice for conflicts.
use std::sync::Arc;

use leptos::prelude::*;

use super::trouble::TroubleView;
use crate::archive::merge::{Choices, Outcome, Side};
use crate::domain::Kind;
use crate::job::{Answer, MergeRow, MergeSummary, MergeTrouble, Parcel, Request};
use crate::ui::components::badge::{Fact, Facts};
use crate::ui::components::card::Note;
use crate::ui::components::dialog::Dialog;
use crate::ui::components::tone::Tone;
use crate::ui::desk;
use crate::ui::lang::{self, tr};
use crate::words::domain::name as named;
use crate::words::format;

/// Rows of a plan that are looked at together.
const MOST: u32 = 200;

/// The plan and the way on.
#[component]
pub fn PlanView(
    summary: MergeSummary,
    #[prop(into)] name: Signal<String>,
    on_merge: Callback<Choices>,
    on_cancel: Callback<()>,
) -> AnyView {
    let theirs = RwSignal::new(false);
    let conflicts = summary.count(Outcome::Conflict);
    let news = summary.count(Outcome::New) + summary.count(Outcome::Changed) + conflicts;
    let open = RwSignal::new(false);
    let shown = RwSignal::new((Kind::Person, Outcome::New));
    let choices = Memo::new(move |_| {
        let mut choices = Choices::default();
        if theirs.get() {
            choices.outcomes.insert(Outcome::Conflict, Side::Theirs);
        }
        choices
    });
    let go = move |_| on_merge.run(choices.get_untracked());
    let trouble = RwSignal::new(summary.load.then(MergeTrouble::default));
    let blocked = move || trouble.with(|trouble| trouble.as_ref().is_none_or(|trouble| trouble.refused));
    let lead = if summary.load { "data.plan.load" } else { "data.plan.merge" };
    let remarks = summary.sentences.clone();
    view! {
        <Facts>
            <Fact name=tr!("data.plan.file")>{name}</Fact>
            <Fact name=tr!("data.plan.rows")>{move || format::integer(lang::current(), i64::from(news))}</Fact>
        </Facts>
        <p class="prose">{tr!(lead)}</p>
        <Counts summary=summary.clone() on_open=Callback::new(move |at| { shown.set(at); open.set(true); }) />
        {(conflicts > 0).then(|| conflict_choice(theirs))}
        {(summary.remarks > 0).then(|| remarks_view(summary.remarks, remarks))}
        {(!summary.load).then(|| view! { <TroubleView choices trouble /> })}
        <div class="row">
            <button type="button" class="button primary" data-testid="merge" disabled=blocked on:click=go>
                {if summary.load { tr!("data.plan.go_load") } else { tr!("data.plan.go_merge") }}
            </button>
            <button type="button" class="button" on:click=move |_| on_cancel.run(())>{tr!("ui.cancel")}</button>
        </div>
        <Dialog open wide=true title=tr!("data.plan.opened")>
            <Rows at=shown />
        </Dialog>
    }
    .into_any()
}

fn conflict_choice(theirs: RwSignal<bool>) -> AnyView {
    view! {
        <fieldset class="stack">
            <legend>{tr!("data.plan.conflicts")}</legend>
            <label><input type="radio" name="side" prop:checked=move || !theirs.get() on:change=move |_| theirs.set(false) />
                {tr!("data.plan.keep_ours")}</label>
            <label><input type="radio" name="side" prop:checked=theirs on:change=move |_| theirs.set(true) />
                {tr!("data.plan.take_theirs")}</label>
        </fieldset>
    }
    .into_any()
}

fn remarks_view(all: u32, sentences: Vec<String>) -> AnyView {
    let title = tr!("data.plan.remarks", count = format::integer(lang::current(), i64::from(all)));
    view! {
        <Note tone=Tone::Warn>
            <details>
                <summary>{title}</summary>
                <ul class="stack">{sentences.into_iter().map(|text| view! { <li>{text}</li> }).collect_view()}</ul>
            </details>
        </Note>
    }
    .into_any()
}

#[component]
fn Counts(summary: MergeSummary, on_open: Callback<(Kind, Outcome)>) -> AnyView {
    let used: Vec<Outcome> = Outcome::ALL.into_iter().filter(|outcome| summary.count(*outcome) > 0).collect();
    let heads = used
        .iter()
        .map(|outcome| view! { <th scope="col" class="number">{tr!(outcome_key(*outcome))}</th> })
        .collect_view();
    let line = |(kind, counts): (Kind, Vec<(Outcome, u32)>)| {
        let cell = |outcome: &Outcome| {
            let at = (kind, *outcome);
            let rows = counts.iter().find(|(one, _)| one == outcome).map_or(0, |(_, rows)| *rows);
            let text = move || format::integer(lang::current(), i64::from(rows));
            let shown = if rows == 0 {
                format::NOTHING.into_any()
            } else {
                view! { <button type="button" class="link-button" on:click=move |_| on_open.run(at)>{text}</button> }
                    .into_any()
            };
            view! { <td class="number">{shown}</td> }
        };
        let cells = used.iter().map(cell).collect_view();
        view! { <tr><th scope="row">{move || named(lang::current(), kind)}</th>{cells}</tr> }
    };
    let lines = summary.counts.iter().cloned().map(line).collect_view();
    view! {
        <div class="scroll-x" tabindex="0" role="region" aria-label=tr!("data.plan.table")>
            <table class="plain-table">
                <caption class="only-read">{tr!("data.plan.table")}</caption>
                <thead><tr><th scope="col">{tr!("data.plan.kind")}</th>{heads}</tr></thead>
                <tbody>{lines}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// Key of the name of an outcome.
const fn outcome_key(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::New => "data.outcome.new",
        Outcome::Same => "data.outcome.same",
        Outcome::Changed => "data.outcome.changed",
        Outcome::Older => "data.outcome.older",
        Outcome::Conflict => "data.outcome.conflict",
        Outcome::Double => "data.outcome.double",
    }
}

#[component]
fn Rows(at: RwSignal<(Kind, Outcome)>) -> AnyView {
    let rows = RwSignal::new(Arc::new(Vec::<MergeRow>::new()));
    Effect::new(move |_| {
        let ((kind, outcome), lang) = (at.get(), lang::current());
        desk::begin(async move {
            let request = Request::MergeRows { lang, kind, outcome, first: 0, most: MOST };
            if let Ok(Parcel { head: Answer::MergeRows(found), .. }) = desk::ask(Parcel::of(request), |_| ()).await {
                rows.try_set(Arc::new(found));
            }
        });
    });
    let item = |row: MergeRow| {
        let lines = row.differences.into_iter().map(|(field, ours, theirs)| {
            view! { <li><b>{field}</b>": "<del>{ours}</del>" → "<ins>{theirs}</ins></li> }
        });
        view! { <li><span>{row.label}</span><ul class="differences">{lines.collect_view()}</ul></li> }
    };
    view! {
        <p>{move || format!("{} – {}", named(lang::current(), at.get().0), tr!(outcome_key(at.get().1)).get())}</p>
        <ol class="plan-rows">{move || rows.get().iter().cloned().map(item).collect_view()}</ol>
        <p class="quiet-text">{tr!("data.plan.first", most = MOST)}</p>
    }
    .into_any()
}
