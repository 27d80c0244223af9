//! Editing a rubric, which writes a new version; a sentence says whose proposal would move.
use super::rubric_draft::{BehaviourDraft, CONFIDENCE, CategoryDraft, RubricDraft};
use super::scale::scale;
use crate::analytics::rubric_change;
use crate::domain::{Hundredths, Id, Op, Rubric};
use crate::rules::Rubrics;
use crate::ui::components::form::{Bind, Choice, Field, FieldDef, Form, Problem, SaveState, beside, numbered};
use crate::ui::components::icon::{self, icon};
use crate::ui::lang::{self, tr};
use crate::ui::saving;
use crate::ui::session::{Session, session, stamp};
use crate::words::domain::name;
use crate::words::lang::Lang;
use crate::words::{format, lang::fill, lang::text};
use leptos::prelude::*;

static NAME: FieldDef = FieldDef::text("name", "settings.rubric.name").help("settings.rubric.name_help");
static FROM: FieldDef =
    FieldDef::date("effective_from", "settings.rubric.use_from").optional().help("settings.rubric.use_from_help");
static SOURCE: FieldDef = FieldDef::text("source", "settings.rubric.source").optional();
static SURE: FieldDef =
    FieldDef::select("confidence", "settings.rubric.confidence").help("settings.rubric.confidence_help");
static CAP: FieldDef = FieldDef::number_in("achievement_cap", "settings.rubric.cap", "settings.agency.percent");
static RESULT_MEETS: FieldDef =
    FieldDef::number_in("result_cut", "settings.rubric.result_meets", "settings.agency.percent");
static RESULT_ABOVE: FieldDef =
    FieldDef::number_in("result_above", "settings.rubric.result_above", "settings.agency.percent");
static MAX: FieldDef = FieldDef::number("behaviour_max", "settings.rubric.max").help("settings.rubric.max_help");
static BEHAVIOUR_MEETS: FieldDef = FieldDef::number("behaviour_cut", "settings.rubric.behaviour_meets");
static BEHAVIOUR_ABOVE: FieldDef = FieldDef::number("behaviour_above", "settings.rubric.behaviour_above");
static WEIGHT: FieldDef = FieldDef::number_in("result_weight", "settings.rubric.weight", "settings.agency.percent")
    .help("settings.rubric.weight_help");
static TITLE_ID: FieldDef = FieldDef::text("behaviours.#.id", "settings.rubric.name_id");
static TITLE_EN: FieldDef = FieldDef::text("behaviours.#.en", "settings.rubric.name_en").optional();
static LINES_ID: FieldDef = FieldDef::lines("behaviours.#.lines_id", "settings.rubric.lines_id").optional();
static LINES_EN: FieldDef = FieldDef::lines("behaviours.#.lines_en", "settings.rubric.lines_en").optional();
static CATEGORY_ID: FieldDef = FieldDef::text("categories.#.id", "settings.rubric.name_id").optional();
static CATEGORY_EN: FieldDef = FieldDef::text("categories.#.en", "settings.rubric.name_en").optional();

/// The form over one version; saving makes the next.
#[component]
pub fn RubricForm(rubric: Rubric, editing: RwSignal<bool>, chosen: RwSignal<Option<Id<Rubric>>>) -> AnyView {
    let session = session();
    let first = RubricDraft::of(&rubric, lang::now());
    let draft = RwSignal::new(first.clone());
    let saving = RwSignal::new(SaveState::Clean);
    let dirty = Memo::new(move |_| draft.with(|draft| *draft != first));
    let state = Signal::derive(move || match saving.get() {
        SaveState::Clean if dirty.get() => SaveState::Dirty,
        state => state,
    });
    let typed = Memo::new(move |_| draft.with(|draft| draft.finished(lang::current())));
    let problems = Signal::derive(move || typed.with(|typed| session.with(|data| check(lang::current(), data, typed))));
    let save = Callback::new(move |()| {
        let (rubric, family) = (typed.get_untracked(), typed.with_untracked(|typed| typed.name.clone()));
        let plan = move |data: &crate::domain::Dataset, stamp: &mut crate::domain::Stamp| {
            data.plan_rubric(stamp, rubric.clone())
        };
        let subject = family.clone();
        saving::save(session, Op::EditRubric, subject, saving, plan, move || {
            let latest = session.peek(|data| {
                let rubrics = Rubrics::of(data);
                let of_family = rubrics.all().iter().filter(|rubric| rubric.name == family);
                of_family.max_by_key(|rubric| rubric.version).map(|rubric| rubric.id)
            });
            chosen.set(latest);
            editing.set(false);
        });
    });
    let cancel = move || {
        view! { <button type="button" class="button" on:click=move |_| editing.set(false)>{tr!("ui.cancel")}</button> }
    };
    view! {
        <div class="card">
            <div class="card-head">
                <h2>{tr!("settings.rubric.edit")}</h2>
                <p>{tr!("settings.rubric.edit_help")}</p>
            </div>
            <Form name="rubric" problems save=state on_save=save save_label=tr!("settings.rubric.save") foot=cancel>
                {about(draft)}
                {results(draft, typed)}
                {behaviour_scale(draft, typed)}
                {behaviours(draft)}
                {categories(draft)}
                {preview(session, typed, problems)}
            </Form>
        </div>
    }
    .into_any()
}

/// What is wrong, with the order of cut-offs said beside the second of them.
fn check(lang: Lang, data: &crate::domain::Dataset, typed: &Rubric) -> Vec<Problem> {
    let planned = data.plan_rubric(&mut stamp(None), typed.clone());
    let mut found = match planned {
        Err(crate::domain::Refusal::Problems(problems)) => beside(&crate::domain::Problems(problems), lang),
        _ => Vec::new(),
    };
    for (cut, first, second) in
        [(typed.result_cut, "result_cut", "result_above"), (typed.behaviour_cut, "behaviour_cut", "behaviour_above")]
    {
        if cut.meets.raw() > 0 && cut.above <= cut.meets {
            found.retain(|problem| problem.field != first);
            found.push(Problem::new(second, text(lang, "settings.rubric.order")));
        }
    }
    found
}

fn part(
    draft: RwSignal<RubricDraft>,
    place: impl Fn(&mut RubricDraft) -> Option<&mut String> + Copy + Send + Sync + 'static,
) -> Bind {
    let get = move |draft: &RubricDraft| place(&mut draft.clone()).cloned().unwrap_or_default();
    Bind::new(draft, get, move |draft, typed| {
        if let Some(place) = place(draft) {
            *place = typed;
        }
    })
}

fn about(draft: RwSignal<RubricDraft>) -> AnyView {
    let sure = Signal::derive(|| {
        CONFIDENCE.into_iter().map(|(key, one)| Choice::new(key, name(lang::current(), one))).collect::<Vec<_>>()
    });
    view! {
        <section class="form-section">
            <Field def=&NAME bind=part(draft, |draft| Some(&mut draft.name)) />
            <Field def=&FROM bind=part(draft, |draft| Some(&mut draft.effective_from)) />
            <Field def=&SOURCE bind=part(draft, |draft| Some(&mut draft.source)) />
            <Field def=&SURE bind=part(draft, |draft| Some(&mut draft.confidence)) options=sure />
        </section>
    }
    .into_any()
}

fn results(draft: RwSignal<RubricDraft>, typed: Memo<Rubric>) -> AnyView {
    let bar = move || typed.with(|typed| scale(typed.result_cut, Hundredths::ZERO, typed.achievement_cap));
    view! {
        <section class="form-section">
            <h3>{tr!("settings.rubric.results")}</h3>
            <div class="plan-row">
                <Field def=&RESULT_MEETS bind=part(draft, |draft| Some(&mut draft.result_meets)) />
                <Field def=&RESULT_ABOVE bind=part(draft, |draft| Some(&mut draft.result_above)) />
                <Field def=&CAP bind=part(draft, |draft| Some(&mut draft.achievement_cap)) />
            </div>
            {bar}
            <Field def=&WEIGHT bind=part(draft, |draft| Some(&mut draft.result_weight)) />
        </section>
    }
    .into_any()
}

fn behaviour_scale(draft: RwSignal<RubricDraft>, typed: Memo<Rubric>) -> AnyView {
    let bar = move || {
        typed.with(|typed| {
            let max = Hundredths::whole(i32::from(typed.behaviour_max));
            scale(typed.behaviour_cut, Hundredths::whole(1), max)
        })
    };
    view! {
        <section class="form-section">
            <h3>{tr!("settings.rubric.behaviour")}</h3>
            <div class="plan-row">
                <Field def=&BEHAVIOUR_MEETS bind=part(draft, |draft| Some(&mut draft.behaviour_meets)) />
                <Field def=&BEHAVIOUR_ABOVE bind=part(draft, |draft| Some(&mut draft.behaviour_above)) />
                <Field def=&MAX bind=part(draft, |draft| Some(&mut draft.behaviour_max)) />
            </div>
            {bar}
        </section>
    }
    .into_any()
}

fn behaviours(draft: RwSignal<RubricDraft>) -> AnyView {
    let count = draft.with_untracked(|draft| draft.behaviours.len());
    let one = move |at: usize| {
        let bind = move |place: fn(&mut BehaviourDraft) -> &mut String| {
            part(draft, move |draft| draft.behaviours.get_mut(at).map(place))
        };
        let title = move || draft.with(|draft| draft.behaviours.get(at).map(|one| one.id.clone())).unwrap_or_default();
        view! {
            <details class="rubric-behaviour">
                <summary>{title}</summary>
                <div class="stack">
                    <Field def=numbered(&TITLE_ID, at) bind=bind(|one| &mut one.id) />
                    <Field def=numbered(&LINES_ID, at) bind=bind(|one| &mut one.lines_id) />
                    <Field def=numbered(&TITLE_EN, at) bind=bind(|one| &mut one.en) />
                    <Field def=numbered(&LINES_EN, at) bind=bind(|one| &mut one.lines_en) />
                </div>
            </details>
        }
    };
    view! {
        <section class="form-section">
            <h3>{tr!("settings.rubric.behaviours")}</h3>
            <div>{(0..count).map(one).collect_view()}</div>
        </section>
    }
    .into_any()
}

fn categories(draft: RwSignal<RubricDraft>) -> AnyView {
    let count = Memo::new(move |_| draft.with(|draft| draft.categories.len()));
    let one = move |at: usize| {
        let bind = move |place: fn(&mut CategoryDraft) -> &mut String| {
            part(draft, move |draft| draft.categories.get_mut(at).map(place))
        };
        view! {
            <div class="plan-row">
                <Field def=numbered(&CATEGORY_ID, at) bind=bind(|one| &mut one.id) />
                <Field def=numbered(&CATEGORY_EN, at) bind=bind(|one| &mut one.en) />
            </div>
        }
    };
    let add = move |_| draft.update(|draft| draft.categories.push(CategoryDraft::default()));
    view! {
        <section class="form-section">
            <h3>{tr!("settings.rubric.categories")}</h3>
            <p class="help">{tr!("settings.rubric.categories_help")}</p>
            {move || (0..count.get()).map(one).collect_view()}
            <button type="button" class="button small plan-add" on:click=add>
                {icon(icon::PLUS)}
                {tr!("settings.rubric.category_add")}
            </button>
        </section>
    }
    .into_any()
}

/// The sentence before the button: which open periods would use it, and how many proposals would move.
fn preview(session: Session, typed: Memo<Rubric>, problems: Signal<Vec<Problem>>) -> AnyView {
    let change = Memo::new(move |_| {
        let ready = problems.with(Vec::is_empty);
        ready.then(|| typed.with(|typed| session.with(|data| rubric_change(data, typed))))
    });
    let sentence = move || {
        let lang = lang::current();
        let change = change.get()?;
        let number = |value: usize| format::integer(lang, value as i64);
        let values = [
            ("periods", number(change.periods)),
            ("evaluations", number(change.evaluations)),
            ("changed", number(change.changed)),
        ];
        let key = if change.periods == 0 { "settings.rubric.preview_none" } else { "settings.rubric.preview" };
        Some(fill(lang, key, &values))
    };
    view! { <p class="note rubric-preview" role="status" data-testid="rubric-preview">{sentence}</p> }.into_any()
}
