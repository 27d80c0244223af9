//! Rencana hasil kerja: the items of the year, added, edited and taken away in one form.
use super::desk::Desk;
use super::plan_draft::{ItemDraft, PlanDraft};
use crate::domain::{Op, Problems, Refusal};
use crate::ui::components::dialog::Dialog;
use crate::ui::components::form::{Bind, Choice, Field, FieldDef, Form, numbered};
use crate::ui::components::icon::{self, icon};
use crate::ui::draft::Draft;
use crate::ui::following::Found;
use crate::ui::lang::{self, tr};
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
    let (person, _) = desk.key;
    let year = desk.dossier.with_untracked(|dossier| dossier.period.year);
    let first = desk.dossier.with_untracked(|dossier| PlanDraft::of(dossier.plan.as_ref(), lang::now()));
    let form = Draft::new(first, move |data, stamp, typed: &PlanDraft| {
        let id = data.work_plan(person, year).map_or_else(|| stamp.id(), |plan| plan.id);
        let finished = typed.finished((id, person, year), lang::now());
        data.plan_work_plan(stamp, finished).map_err(|refusal| match refusal {
            Refusal::Problems(found) => Refusal::Problems(typed.missing_rather_than_wrong(Problems(found)).0),
            other => other,
        })
    })
    .follows(move |data| {
        data.people.get(person)?;
        let plan = data.work_plan(person, year);
        let changed = plan.map(|plan| plan.changed).unwrap_or_default();
        Some(Found { value: PlanDraft::of(plan, lang::now()), changed })
    });
    let draft = form.value;
    let save = Callback::new(move |()| {
        let person = desk.dossier.with_untracked(|dossier| dossier.person.full_name());
        form.save(Op::EditWorkPlan, person, move || open.set(false));
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
        <Form name="plan" problems=form.problems_in_rows() save=form.state on_save=save meanwhile=form.meanwhile()>
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
