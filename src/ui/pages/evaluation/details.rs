//! *Rinci*: realisations of the year's work plan, the seven behaviours with their guidelines, and feedback.
use super::desk::Desk;
use crate::domain::{BehaviourCriterion, WorkItem, WorkItemKind};
use crate::rules::ItemScore;
use crate::ui::components::form::{Bind, Choice, Field, FieldDef, numbered};
use crate::ui::lang::{self, tr};
use crate::words::explain::{bilingual, gap_reason};
use crate::words::{domain::name, format, lang::Lang, lang::fill, lang::text};
use leptos::prelude::*;

static REALISED: FieldDef = FieldDef::number("realisations.#", "entry.realised").optional();
static BEHAVIOUR: FieldDef = FieldDef::segments("behaviours.#", "entry.behaviour").optional();
static FEEDBACK: FieldDef = FieldDef::lines("feedback", "entry.feedback").help("entry.feedback_help").optional();

/// The details of the entry.
#[component]
pub fn Details(desk: Desk, editing_plan: RwSignal<bool>) -> AnyView {
    let items = Memo::new(move |_| {
        desk.dossier.with(|dossier| dossier.plan.as_ref().map(|plan| plan.items.clone()).unwrap_or_default())
    });
    let closed = Signal::derive(move || desk.is_closed());
    let year = move || desk.dossier.with(|dossier| dossier.period.year);
    let list = move || {
        let items = items.get();
        if items.is_empty() {
            return view! { <p class="note">{tr!("entry.no_plan", year = year())}</p> }.into_any();
        }
        view! { <ol class="work-items">{items.into_iter().map(|item| work_item(desk, item)).collect_view()}</ol> }
            .into_any()
    };
    let edit = move || {
        let key = if items.with(Vec::is_empty) { "entry.plan_add" } else { "entry.plan_edit" };
        view! {
            <button type="button" class="button small" data-testid="edit-plan" on:click=move |_| editing_plan.set(true)>
                {text(lang::current(), key)}
            </button>
        }
    };
    let feedback = Bind::new(desk.draft, |draft| draft.feedback.clone(), |draft, typed| draft.feedback = typed);
    view! {
        <section class="form-section">
            <div class="card-head">
                <h2>{tr!("entry.items", year = year())}</h2>
                {edit}
            </div>
            {list}
        </section>
        <section class="form-section">
            <h2>{tr!("entry.behaviours")}</h2>
            {move || behaviours(desk)}
        </section>
        <Field def=&FEEDBACK bind=feedback disabled=closed />
    }
    .into_any()
}

fn work_item(desk: Desk, item: WorkItem) -> AnyView {
    let number = item.number;
    let bind = Bind::new(
        desk.draft,
        move |draft| draft.realised.get(&number).cloned().unwrap_or_default(),
        move |draft, typed| {
            if typed.trim().is_empty() {
                draft.realised.remove(&number);
            } else {
                draft.realised.insert(number, typed);
            }
        },
    );
    let measure = item.measure.clone();
    let label = Signal::derive(move || {
        let key = if measure.is_empty() { "entry.realised_plain" } else { "entry.realised_in" };
        fill(lang::current(), key, &[("measure", measure.clone())])
    });
    let score = Memo::new(move |_| {
        let find =
            |proposal: &crate::rules::Proposal| proposal.items.iter().find(|item| item.number == number).cloned();
        desk.proposal.with(|proposal| proposal.as_ref().and_then(find))
    });
    let about = item.clone();
    view! {
        <li class="work-item">
            <div class="work-item-about">
                <p class="work-item-text">{item.text}</p>
                <p class="help">{move || target(lang::current(), &about)}</p>
            </div>
            <Field
                def=numbered(&REALISED, usize::from(number))
                bind
                named=label
                disabled=Signal::derive(move || desk.is_closed())
            />
            <p class="achievement" aria-live="polite">{move || achievement(lang::current(), score.get().as_ref())}</p>
        </li>
    }
    .into_any()
}

fn target(lang: Lang, item: &WorkItem) -> String {
    let mut parts = vec![fill(
        lang,
        "entry.target",
        &[("target", format::hundredths(lang, item.target.raw())), ("measure", item.measure.clone())],
    )];
    if let Some(weight) = item.weight {
        parts.push(fill(lang, "entry.weight", &[("weight", format::hundredths(lang, weight.raw()))]));
    }
    if item.kind == WorkItemKind::Additional {
        parts.push(name(lang, item.kind));
    }
    parts.join(" · ")
}

fn achievement(lang: Lang, score: Option<&ItemScore>) -> String {
    let Some(score) = score else { return String::new() };
    match (score.achievement, score.gap) {
        (Some(value), _) => {
            let percent = format::decimal(lang, value.rounded().value(), 1);
            let key = if score.capped { "entry.achieved_capped" } else { "entry.achieved" };
            fill(lang, key, &[("percent", percent)])
        }
        (None, Some(gap)) => gap_reason(lang, gap),
        (None, None) => String::new(),
    }
}

fn behaviours(desk: Desk) -> AnyView {
    let (criteria, max) = desk.dossier.with(|dossier| {
        dossier.rubric.as_ref().map(|rubric| (rubric.behaviours.clone(), rubric.behaviour_max)).unwrap_or_default()
    });
    criteria.into_iter().take(7).enumerate().map(|(at, one)| behaviour(desk, at, one, max)).collect_view().into_any()
}

fn behaviour(desk: Desk, at: usize, criterion: BehaviourCriterion, max: u8) -> AnyView {
    let bind = Bind::new(
        desk.draft,
        move |draft| draft.behaviours.get(at).copied().flatten().map_or_else(String::new, |value| value.to_string()),
        move |draft, typed| {
            if let Some(place) = draft.behaviours.get_mut(at) {
                *place = typed.parse().ok();
            }
        },
    );
    let options = Signal::derive(move || {
        let none = Choice::new("", text(lang::current(), "entry.not_filled"));
        let points = (1..=max).map(|point| Choice::new(point.to_string(), point.to_string()));
        std::iter::once(none).chain(points).collect::<Vec<_>>()
    });
    let guidelines = criterion.guidelines.clone();
    let named = Signal::derive(move || bilingual(lang::current(), &criterion.name));
    let lines =
        move || guidelines.iter().map(|line| view! { <li>{bilingual(lang::current(), line)}</li> }).collect_view();
    view! {
        <div class="behaviour">
            <Field
                def=numbered(&BEHAVIOUR, at)
                bind
                options
                named
                disabled=Signal::derive(move || desk.is_closed())
            />
            <details>
                <summary>{tr!("entry.guidelines")}</summary>
                <ul>{lines}</ul>
            </details>
        </div>
    }
    .into_any()
}
