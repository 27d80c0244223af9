//! Rencana hasil kerja: the items of the year, added, edited and taken away in one form.
use super::desk::Desk;
use super::plan_draft::{ItemDraft, PlanDraft};
use crate::domain::{Dataset, Op, Problems, Refusal, Stamp};
use crate::ui::components::dialog::Dialog;
use crate::ui::components::form::{Bind, Choice, Field, FieldDef, Form, SaveState, beside, numbered};
use crate::ui::components::icon::{self, icon};
use crate::ui::lang::{self, tr};
use crate::ui::saving;
use crate::ui::session::stamp;
use crate::words::explain::bilingual;
use leptos::prelude::*;

static TEXT: FieldDef = FieldDef::text("items.#.text", "entry.plan.text");
static TARGET: FieldDef = FieldDef::number("items.#.target", "entry.plan.target");
static MEASURE: FieldDef =
    FieldDef::text("items.#.measure", "entry.plan.measure").help("entry.plan.measure_help").optional();
static WEIGHT: FieldDef =
    FieldDef::number("items.#.weight", "entry.plan.weight").help("entry.plan.weight_help").optional();
static CATEGORY: FieldDef = FieldDef::select("items.#.category", "entry.plan.category").optional();
static ADDITIONAL: FieldDef = FieldDef::check("items.#.kind", "entry.plan.additional");

/// The dialog with the form of the plan.
#[component]
pub fn PlanDialog(desk: Desk, open: RwSignal<bool>) -> AnyView {
    let title = tr!("entry.items", year = desk.dossier.with(|dossier| dossier.period.year));
    view! {
        <Dialog open title wide=true>
            <PlanForm desk open />
        </Dialog>
    }
    .into_any()
}

#[component]
fn PlanForm(desk: Desk, open: RwSignal<bool>) -> AnyView {
    let draft = RwSignal::new(desk.dossier.with_untracked(|dossier| PlanDraft::of(dossier, lang::now())));
    let first = draft.get_untracked();
    let saving = RwSignal::new(SaveState::Clean);
    let state = Signal::derive(move || match saving.get() {
        SaveState::Clean if draft.with(|draft| *draft != first) => SaveState::Dirty,
        state => state,
    });
    let problems = Signal::derive(move || {
        let found = draft.with(|draft| desk.session.with(|data| try_plan(desk, data, draft, &mut stamp(None))));
        beside(&found.err().unwrap_or_default(), lang::current())
    });
    let save = Callback::new(move |()| {
        let typed = draft.get_untracked();
        let person = desk.dossier.with_untracked(|dossier| dossier.person.full_name());
        let plan = move |data: &Dataset, stamp: &mut Stamp| {
            let finished = desk.dossier.with_untracked(|dossier| typed.finished(dossier, stamp.id(), lang::now()));
            data.plan_work_plan(stamp, finished)
        };
        saving::save(desk.session, Op::EditWorkPlan, person, saving, plan, move || open.set(false));
    });
    let numbers =
        Memo::new(move |_| draft.with(|draft| draft.items.iter().map(|item| item.number).collect::<Vec<_>>()));
    let items = move || {
        let numbers = numbers.get();
        let count = numbers.len();
        numbers.into_iter().enumerate().map(|(at, _)| item(desk, draft, at, count)).collect_view()
    };
    let add = move |_| draft.update(PlanDraft::add);
    view! {
        <Form name="plan" problems save=state on_save=save>
            <p class="help">{tr!("entry.plan.help")}</p>
            <div class="plan-items">{items}</div>
            <button type="button" class="button plan-add" on:click=add>
                {icon(icon::PLUS)}
                {tr!("entry.plan.add")}
            </button>
        </Form>
    }
    .into_any()
}

/// What is wrong with the plan as typed; a plan that changes nothing is fine.
fn try_plan(desk: Desk, data: &Dataset, draft: &PlanDraft, stamp: &mut Stamp) -> Result<(), Problems> {
    let finished = desk.dossier.with(|dossier| draft.finished(dossier, stamp.id(), lang::current()));
    match data.plan_work_plan(stamp, finished) {
        Err(Refusal::Problems(problems)) => Err(draft.missing_rather_than_wrong(Problems(problems))),
        _ => Ok(()),
    }
}

fn part(
    draft: RwSignal<PlanDraft>,
    at: usize,
    place: impl Fn(&mut ItemDraft) -> &mut String + Copy + Send + Sync + 'static,
) -> Bind {
    Bind::new(
        draft,
        move |draft| draft.items.get(at).cloned().map(|mut item| place(&mut item).clone()).unwrap_or_default(),
        move |draft, typed| {
            if let Some(item) = draft.items.get_mut(at) {
                *place(item) = typed;
            }
        },
    )
}

fn item(desk: Desk, draft: RwSignal<PlanDraft>, at: usize, count: usize) -> AnyView {
    let categories = Signal::derive(move || {
        let category = |known: &crate::domain::ResultCategory| {
            Choice::new(known.key.clone(), bilingual(lang::current(), &known.name))
        };
        desk.dossier.with(|dossier| {
            dossier.rubric.iter().flat_map(|rubric| &rubric.categories).map(category).collect::<Vec<_>>()
        })
    });
    let additional = Bind::flag(
        draft,
        move |draft| draft.items.get(at).is_some_and(|item| item.additional),
        move |draft, yes| {
            if let Some(item) = draft.items.get_mut(at) {
                item.additional = yes;
            }
        },
    );
    let take_away = move |_| {
        draft.update(|draft| {
            if at < draft.items.len() {
                draft.items.remove(at);
            }
        });
    };
    view! {
        <fieldset class="plan-item">
            <legend>{tr!("entry.plan.number", number = at + 1)}</legend>
            <Field def=numbered(&TEXT, at) bind=part(draft, at, |item| &mut item.text) />
            <div class="plan-row">
                <Field def=numbered(&TARGET, at) bind=part(draft, at, |item| &mut item.target) />
                <Field def=numbered(&MEASURE, at) bind=part(draft, at, |item| &mut item.measure) />
                <Field def=numbered(&WEIGHT, at) bind=part(draft, at, |item| &mut item.weight) />
            </div>
            <div class="plan-row">
                <Field def=numbered(&CATEGORY, at) bind=part(draft, at, |item| &mut item.category) options=categories />
                <Field def=numbered(&ADDITIONAL, at) bind=additional />
                <button type="button" class="button plain small" disabled=count == 1 on:click=take_away>
                    {icon(icon::DELETE)}
                    {tr!("entry.plan.remove", number = at + 1)}
                </button>
            </div>
        </fieldset>
    }
    .into_any()
}
