//! The evaluator's two decisions, each beside its proposal; a different choice asks for a reason.
use super::desk::Desk;
use crate::domain::Rating;
use crate::rules::{Half, Proposal, rating_key};
use crate::ui::components::form::{Bind, Choice, Field, FieldDef};
use crate::ui::lang::{self, tr};
use crate::words::{domain::name, lang::fill};
use leptos::prelude::*;

static RESULT: FieldDef = FieldDef::segments("result", "entry.result");
static BEHAVIOUR: FieldDef = FieldDef::segments("behaviour", "entry.behaviour");
static RESULT_REASON: FieldDef = FieldDef::lines("result_reason", "entry.reason").help("entry.reason_help");
static BEHAVIOUR_REASON: FieldDef = FieldDef::lines("behaviour_reason", "entry.reason").help("entry.reason_help");

/// Both decisions.
#[component]
pub fn Ratings(desk: Desk) -> AnyView {
    view! {
        <div class="form-section">
            <h2>{tr!("entry.decision")}</h2>
            <Decision desk half=Half::Result />
            <Decision desk half=Half::Behaviour />
        </div>
    }
    .into_any()
}

#[component]
fn Decision(desk: Desk, half: Half) -> AnyView {
    let (def, reason_def) = match half {
        Half::Result => (&RESULT, &RESULT_REASON),
        Half::Behaviour => (&BEHAVIOUR, &BEHAVIOUR_REASON),
    };
    let proposal = desk.proposal;
    let bind = Bind::new(
        desk.draft,
        move |draft| {
            let decided = proposal.with(|proposal| draft.decided(half, proposal.as_ref()));
            decided.map_or_else(String::new, |rating| rating_key(rating).to_owned())
        },
        move |draft, key| {
            if let Some(rating) = Rating::ALL.into_iter().find(|rating| rating_key(*rating) == key) {
                proposal.with_untracked(|proposal| draft.choose(half, rating, proposal.as_ref()));
            }
        },
    );
    let options = Signal::derive(|| {
        Rating::ALL.into_iter().map(|rating| Choice::new(rating_key(rating), name(lang::current(), rating))).collect()
    });
    let reason = Bind::new(
        desk.draft,
        move |draft| if half == Half::Result { draft.result_reason.clone() } else { draft.behaviour_reason.clone() },
        move |draft, typed| {
            *(if half == Half::Result { &mut draft.result_reason } else { &mut draft.behaviour_reason }) = typed;
        },
    );
    let differs =
        Memo::new(move |_| proposal.with(|proposal| desk.draft.with(|draft| draft.differs(half, proposal.as_ref()))));
    view! {
        <div class="decision">
            <Field def bind options disabled=Signal::derive(move || desk.is_closed()) />
            {move || proposed(desk, half, differs.get())}
            <Show when=move || differs.get()>
                <Field def=reason_def bind=reason disabled=Signal::derive(move || desk.is_closed()) />
            </Show>
        </div>
    }
    .into_any()
}

/// The proposal below the choice, and the way back to it.
fn proposed(desk: Desk, half: Half, differs: bool) -> Option<AnyView> {
    let lang = lang::current();
    let of = |proposal: &Proposal| if half == Half::Result { proposal.result } else { proposal.behaviour };
    let rating = desk.proposal.with(|proposal| proposal.as_ref().and_then(of))?;
    let values = [("rating", name(lang, rating))];
    let back = move |_| {
        desk.draft.update(|draft| {
            desk.proposal.with_untracked(|proposal| draft.choose(half, rating, proposal.as_ref()));
        });
    };
    let key = if differs { "entry.proposed_differs" } else { "entry.proposed_followed" };
    let button = (differs && !desk.is_closed()).then(|| {
        view! { <button type="button" class="link-button" on:click=back>{tr!("entry.follow_again")}</button> }
    });
    Some(view! { <p class="proposed" class:differs=differs>{fill(lang, key, &values)} " " {button}</p> }.into_any())
}
