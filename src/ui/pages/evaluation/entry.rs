//! The form of one entry with its keys: Ctrl+S or Ctrl+Enter saves, Alt+↓ and Alt+↑ go to the next and the one before.
use super::desk::{Desk, evaluator_name};
use super::details::Details;
use super::head::{self, Neighbours};
use super::leave::{Leave, LeaveQuestion};
use super::plan_form::PlanDialog;
use super::ratings::Ratings;
use super::siblings::Siblings;
use super::side::Side;
use super::{entry_path, submit};
use crate::domain::PeriodSpan;
use crate::ui::components::card::Note;
use crate::ui::components::form::{Bind, Choice, Field, FieldDef, Form};
use crate::ui::components::tone::Tone;
use crate::ui::lang::{self, tr};
use crate::ui::place;
use crate::words::collate::{fold, holds};
use crate::words::domain::name;
use crate::words::lang::text;
use leptos::ev;
use leptos::prelude::*;

static WAY: FieldDef = FieldDef::segments("way", "entry.way").help("entry.way_help");
static EVALUATOR: FieldDef = FieldDef::suggest("evaluator", "entry.evaluator").help("entry.evaluator_help").optional();

/// The entry of a desk.
pub fn entry(desk: Desk) -> AnyView {
    let leave = Leave::new(desk);
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
            <Form name="evaluation" problems=desk.problems save=desk.state on_save=save foot=move || view! { {save_next} <span class="foot-outcome">{outcome}</span> }>
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

/// Suggestions shown while the evaluator is typed.
const SUGGESTED: usize = 12;

/// The evaluator by name or NIP; the last word typed is the NIP that counts.
fn evaluator(desk: Desk) -> AnyView {
    let session = desk.session;
    let bind = Bind::new(
        desk.draft,
        |draft| draft.evaluator_typed.clone(),
        move |draft, typed| {
            let nip = typed.split_whitespace().next_back().unwrap_or_default();
            draft.evaluator = session.peek(|data| data.person_by_number(nip).map(|person| person.id));
            draft.evaluator_typed = typed;
        },
    );
    let typed = Memo::new(move |_| desk.draft.with(|draft| draft.evaluator_typed.clone()));
    let options = Signal::derive(move || {
        let query = fold(&typed.get());
        if query.trim().chars().count() < 3 || desk.draft.with(|draft| draft.evaluator.is_some()) {
            return Vec::new();
        }
        session.with(|data| {
            let people = data.people.iter().map(evaluator_name);
            people
                .filter(|name| holds(&fold(name), &query))
                .take(SUGGESTED)
                .map(|name| Choice::new(name.clone(), name))
                .collect()
        })
    });
    view! { <Field def=&EVALUATOR bind options disabled=Signal::derive(move || desk.is_closed()) /> }.into_any()
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
