//! Adding and editing a programme: aims, years, owner, and its indicators row by row.
use leptos::prelude::*;

use super::program_draft::{IndicatorDraft, ProgramDraft};
use crate::domain::{IndicatorSource, Op};
use crate::ui::components::dialog::Dialog;
use crate::ui::components::form::{Bind, Choice, Field, FieldDef, Form, Pick, numbered};
use crate::ui::components::icon::{self, icon};
use crate::ui::draft::Draft;
use crate::ui::following::Found;
use crate::ui::lang::{current, phrase_with, tr};
use crate::ui::pages::people::find::{self, picked, value_of};
use crate::ui::session::session;
use crate::words::domain::name;
use crate::words::lang::text as say;

static NAME: FieldDef = FieldDef::text("name", "events.program_form.name");
static CODE: FieldDef = FieldDef::text("code", "events.code").optional();
static AIMS: FieldDef = FieldDef::lines("aims", "events.program_form.aims").optional();
static FIRST: FieldDef = FieldDef::digits("first_year", "events.program_form.first_year", 4);
static LAST: FieldDef = FieldDef::digits("last_year", "events.program_form.last_year", 4);
static OWNER: FieldDef = FieldDef::pick("owner", "events.program_form.owner").optional();
static ROW_NAME: FieldDef = FieldDef::text("indicators.#.name", "events.indicator.name");
static MEASURE: FieldDef = FieldDef::text("indicators.#.measure", "events.indicator.measure").optional();
static ORIGIN: FieldDef = FieldDef::select("indicators.#.source", "events.indicator.source");
static BASELINE: FieldDef = FieldDef::number("indicators.#.baseline", "events.indicator.baseline").optional();
static TARGET: FieldDef = FieldDef::number("indicators.#.target", "events.indicator.target").optional();
static REALISATION: FieldDef = FieldDef::number("indicators.#.realisation", "events.indicator.realisation").optional();

/// The form in a dialog. `start` gives the draft each time it opens.
#[component]
pub fn ProgramDialog(open: RwSignal<bool>, start: Callback<(), ProgramDraft>) -> AnyView {
    let title = phrase_with(move |lang| {
        let is_new = open.get() && untrack(|| start.run(())).is_new;
        say(lang, if is_new { "events.program_form.add" } else { "events.program_form.edit" })
    });
    view! {
        <Dialog open title wide=true>
            <ProgramForm first=untrack(|| start.run(())) open />
        </Dialog>
    }
    .into_any()
}

#[component]
fn ProgramForm(first: ProgramDraft, open: RwSignal<bool>) -> AnyView {
    let session = session();
    let op = if first.is_new { Op::AddProgram } else { Op::EditProgram };
    let (id, is_new) = (first.program.id, first.is_new);
    let mut draft = Draft::new(first, |data, stamp, draft: &ProgramDraft| draft.plan(data, stamp));
    if !is_new {
        draft = draft.follows(move |data| {
            data.programs.get(id).map(|row| Found { value: ProgramDraft::of(row), changed: row.changed })
        });
    }
    let value = draft.value;
    let save = Callback::new(move |()| {
        let subject = value.with_untracked(|value| value.program.name.trim().to_owned());
        draft.save(op, subject, move || open.set(false));
    });
    let text = move |get: fn(&ProgramDraft) -> &String, set: fn(&mut ProgramDraft) -> &mut String| {
        Bind::new(value, move |draft| get(draft).clone(), move |draft, text| *set(draft) = text)
    };
    let owner = Bind::new(value, |draft| value_of(draft.program.owner), |draft, id| draft.program.owner = picked(&id));
    let count = Memo::new(move |_| value.with(|draft| draft.indicators.len()));
    let rows = move || (0..count.get()).map(|at| row(value, at)).collect_view();
    let add = move |_| value.update(ProgramDraft::add);
    let cancel = move || {
        view! { <button type="button" class="button" on:click=move |_| open.set(false)>{tr!("ui.cancel")}</button> }
    };
    view! {
        <Form name="program" problems=draft.problems_in_rows() save=draft.state on_save=save foot=cancel meanwhile=draft.meanwhile()>
            <Field def=&NAME bind=text(|draft| &draft.program.name, |draft| &mut draft.program.name) />
            <Field def=&AIMS bind=text(|draft| &draft.program.aims, |draft| &mut draft.program.aims) />
            <div class="plan-row">
                <Field def=&FIRST bind=text(|draft| &draft.first_year, |draft| &mut draft.first_year) />
                <Field def=&LAST bind=text(|draft| &draft.last_year, |draft| &mut draft.last_year) />
                <Field def=&CODE bind=text(|draft| &draft.program.code, |draft| &mut draft.program.code) />
            </div>
            <Pick
                def=&OWNER
                bind=owner
                label_of=find::unit_name(session)
                find=find::units(session, |_, _| true)
            />
            <h3>{tr!("events.indicators")}</h3>
            <p class="help">{tr!("events.indicators_help")}</p>
            <div class="plan-items">{rows}</div>
            <button type="button" class="button plan-add" on:click=add>
                {icon(icon::PLUS)}
                {tr!("events.indicator.add")}
            </button>
        </Form>
    }
    .into_any()
}

fn part(
    value: RwSignal<ProgramDraft>,
    at: usize,
    get: fn(&IndicatorDraft) -> &String,
    set: fn(&mut IndicatorDraft) -> &mut String,
) -> Bind {
    Bind::new(
        value,
        move |draft| draft.indicators.get(at).map(|row| get(row).clone()).unwrap_or_default(),
        move |draft, typed| {
            if let Some(row) = draft.indicators.get_mut(at) {
                *set(row) = typed;
            }
        },
    )
}

/// One indicator. A realisation is typed only where nothing computes it.
fn row(value: RwSignal<ProgramDraft>, at: usize) -> AnyView {
    let sources = Signal::derive(|| {
        let lang = current();
        let choice = |(at, source): (usize, &IndicatorSource)| Choice::new(at.to_string(), name(lang, *source));
        IndicatorSource::ALL.iter().enumerate().map(choice).collect::<Vec<_>>()
    });
    let source_of = move |draft: &ProgramDraft| draft.indicators.get(at).map(|row| row.source);
    let source = Bind::new(
        value,
        move |draft| {
            let source = source_of(draft);
            IndicatorSource::ALL.iter().position(|known| Some(*known) == source).unwrap_or(0).to_string()
        },
        move |draft, typed| {
            let source = typed.parse::<usize>().ok().and_then(|typed| IndicatorSource::ALL.get(typed));
            if let (Some(row), Some(source)) = (draft.indicators.get_mut(at), source) {
                row.source = *source;
            }
        },
    );
    let by_hand = Memo::new(move |_| value.with(|draft| source_of(draft) == Some(IndicatorSource::Manual)));
    let take_away = move |_| {
        value.update(|draft| {
            if at < draft.indicators.len() {
                draft.indicators.remove(at);
            }
        });
    };
    view! {
        <fieldset class="plan-item">
            <legend>{tr!("events.indicator.number", number = at + 1)}</legend>
            <Field def=numbered(&ROW_NAME, at) bind=part(value, at, |row| &row.name, |row| &mut row.name) />
            <div class="plan-row">
                <Field def=numbered(&ORIGIN, at) bind=source options=sources />
                <Field def=numbered(&MEASURE, at) bind=part(value, at, |row| &row.measure, |row| &mut row.measure) />
            </div>
            <div class="plan-row">
                <Field def=numbered(&BASELINE, at) bind=part(value, at, |row| &row.baseline, |row| &mut row.baseline) />
                <Field def=numbered(&TARGET, at) bind=part(value, at, |row| &row.target, |row| &mut row.target) />
                <Show when=move || by_hand.get()>
                    <Field
                        def=numbered(&REALISATION, at)
                        bind=part(value, at, |row| &row.realisation, |row| &mut row.realisation)
                    />
                </Show>
                <button type="button" class="button plain small" on:click=take_away>
                    {icon(icon::DELETE)}
                    {tr!("events.indicator.remove", number = at + 1)}
                </button>
            </div>
        </fieldset>
    }
    .into_any()
}
