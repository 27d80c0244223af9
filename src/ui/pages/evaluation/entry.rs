//! The form of one entry with its keys: Ctrl+S or Ctrl+Enter saves, Alt+↓ and Alt+↑ go to the next and the one before.
use super::desk::Desk;
use super::details::Details;
use super::head::{self, Neighbours};
use super::plan_form::PlanDialog;
use super::ratings::Ratings;
use super::siblings::Siblings;
use super::side::Side;
use super::{entry_path, submit};
use crate::domain::PeriodSpan;
use crate::ui::components::badge::{Fact, Facts};
use crate::ui::components::card::Note;
use crate::ui::components::form::{Bind, Choice, Field, FieldDef, Form, Pick};
use crate::ui::components::tone::Tone;
use crate::ui::lang::{self, tr};
use crate::ui::leaving::{Leave, LeaveQuestion, Unsaved};
use crate::ui::pages::people::find;
use crate::ui::place;
use crate::words::domain::name;
use crate::words::lang::text;
use leptos::ev;
use leptos::prelude::*;

static WAY: FieldDef = FieldDef::segments("way", "entry.way").help("entry.way_help");
static EVALUATOR: FieldDef = FieldDef::pick("evaluator", "entry.evaluator").help("entry.evaluator_help").optional();

/// The entry of a desk.
pub fn entry(desk: Desk) -> AnyView {
    let leave = Leave::new(unsaved(desk));
    let neighbours = head::neighbours(desk);
    let editing_plan = RwSignal::new(false);
    keys(desk, leave, neighbours);
    let annual = desk.dossier.with_untracked(|dossier| dossier.period.span == PeriodSpan::Annual);
    view! {
        <head::PersonLine desk leave neighbours />
        {move || notes(desk)}
        {annual.then(|| view! { <Siblings desk /> })}
        <div class="entry">
            <EntryForm desk leave neighbours editing_plan annual />
            <Side desk />
        </div>
        {(!annual).then(|| view! { <Siblings desk /> })}
        <LeaveQuestion leave />
        <PlanDialog desk open=editing_plan />
    }
    .into_any()
}

fn unsaved(desk: Desk) -> Unsaved {
    let save = Callback::new(move |then: Callback<()>| {
        if desk.problems.with_untracked(Vec::is_empty) {
            desk.save(move || then.run(()));
        } else {
            super::submit();
        }
    });
    Unsaved { dirty: desk.dirty.into(), save, discard: Callback::new(move |()| desk.discard()) }
}

#[component]
fn EntryForm(desk: Desk, leave: Leave, neighbours: Neighbours, editing_plan: RwSignal<bool>, annual: bool) -> AnyView {
    let on_next = RwSignal::new(false);
    let save = Callback::new(move |()| {
        let next = on_next.get_untracked();
        on_next.set(false);
        desk.save(move || {
            if let Some(person) = neighbours.get_untracked().after.filter(|_| next) {
                leave.to(entry_path(person, Some(desk.key.1)));
            }
        });
    });
    let save_next = move || {
        let shown = neighbours.get().after.is_some() && !desk.is_closed();
        shown.then(|| {
            view! {
                <button
                    type="button"
                    class="button"
                    data-testid="save-next"
                    on:click=move |_| { on_next.set(true); submit(); }
                >
                    {tr!("entry.save_next")}
                </button>
            }
        })
    };
    let outcome = move || {
        let predicate = desk.score.with(|score| score.predicate);
        predicate.map(|predicate| name(lang::current(), predicate))
    };
    let detailed = Memo::new(move |_| !annual && desk.draft.with(|draft| draft.detailed));
    view! {
        <div class="entry-form card" class:closed=move || desk.is_closed()>
            <Form name="evaluation" problems=desk.problems save=desk.state on_save=save meanwhile=desk.meanwhile() foot=move || view! { {save_next} <span class="foot-outcome">{outcome}</span> }>
                {(!annual).then(|| way(desk))}
                <Show when=move || detailed.get()>
                    <Details desk editing_plan />
                </Show>
                <Ratings desk />
                {evaluator(desk)}
                <p class="help keys">{tr!("entry.keys")}</p>
            </Form>
        </div>
    }
    .into_any()
}

fn way(desk: Desk) -> AnyView {
    let bind = Bind::new(
        desk.draft,
        |draft| if draft.detailed { "detailed".to_owned() } else { "ratings".to_owned() },
        |draft, key| draft.detailed = key == "detailed",
    );
    let options = Signal::derive(|| {
        let lang = lang::current();
        vec![
            Choice::new("ratings", text(lang, "entry.way_ratings")),
            Choice::new("detailed", text(lang, "entry.way_detailed")),
        ]
    });
    let drops = move || {
        let had = desk.dossier.with(|dossier| dossier.evaluation.as_ref().is_some_and(|row| row.detail.is_some()));
        had && !desk.draft.with(|draft| draft.detailed)
    };
    view! {
        <Field def=&WAY bind options disabled=Signal::derive(move || desk.is_closed()) />
        <Show when=drops>
            <Note tone=Tone::Warn>{tr!("entry.drops_detail")}</Note>
        </Show>
    }
    .into_any()
}

/// The evaluator, found by name or NIP; plain text once the period is closed.
fn evaluator(desk: Desk) -> AnyView {
    let session = desk.session;
    let bind = Bind::new(
        desk.draft,
        |draft| find::value_of(draft.evaluator),
        |draft, picked| draft.evaluator = find::picked(&picked),
    );
    let name = find::person_name(session);
    let shown = move || {
        let id = desk.draft.with(|draft| find::value_of(draft.evaluator));
        let name = name.run(id);
        if name.is_empty() { text(lang::current(), "entry.no_evaluator") } else { name }
    };
    view! {
        <Show
            when=move || desk.is_closed()
            fallback=move || view! { <Pick def=&EVALUATOR bind label_of=name find=find::people(session, Some(desk.key.0)) /> }
        >
            <Facts>
                <Fact name=tr!("entry.evaluator")>{shown}</Fact>
            </Facts>
        </Show>
    }
    .into_any()
}

/// What has to be known before anything is typed.
fn notes(desk: Desk) -> AnyView {
    let back = move |_| desk.discard();
    view! {
        <Show when=move || desk.is_closed()>
            <Note>
                {tr!("entry.closed")} " "
                <a href=place::href(&format!("/evaluasi-kinerja?periode={}", desk.key.1))>{tr!("entry.to_period")}</a>
            </Note>
        </Show>
        <Show when=move || desk.restored.get() && desk.dirty.get()>
            <Note tone=Tone::Warn>
                {tr!("entry.restored")} " "
                <button type="button" class="link-button" on:click=back>{tr!("entry.leave.discard")}</button>
            </Note>
        </Show>
    }
    .into_any()
}

fn keys(desk: Desk, leave: Leave, neighbours: Neighbours) {
    let handle = window_event_listener(ev::keydown, move |event| {
        let command = event.ctrl_key() || event.meta_key();
        let asked = document().query_selector("dialog[open]").ok().flatten().is_some();
        if asked {
            return;
        }
        match event.key().as_str() {
            "s" | "S" | "Enter" if command => {
                event.prevent_default();
                if !desk.is_closed() {
                    submit();
                }
            }
            "ArrowDown" | "ArrowUp" if event.alt_key() => {
                event.prevent_default();
                let place = neighbours.get_untracked();
                let person = if event.key() == "ArrowDown" { place.after } else { place.before };
                if let Some(person) = person {
                    leave.to(entry_path(person, Some(desk.key.1)));
                }
            }
            _ => {}
        }
    });
    on_cleanup(move || handle.remove());
}
