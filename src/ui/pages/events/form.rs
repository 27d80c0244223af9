//! Adding and editing an event.
use leptos::prelude::*;

use super::draft::EventDraft;
use crate::domain::{LearningForm, LearningScope, Op, Program};
use crate::ui::components::dialog::Dialog;
use crate::ui::components::form::{Bind, Choice, Field, FieldDef, Form, PickMany};
use crate::ui::draft::Draft;
use crate::ui::following::Found;
use crate::ui::lang::{current, phrase_with, tr};
use crate::ui::pages::people::find::{self, picked_many, value_of_many};
use crate::ui::session::session;
use crate::words::domain::name;
use crate::words::lang::text as say;

static NAME: FieldDef = FieldDef::text("name", "events.name");
static FORM: FieldDef = FieldDef::select("form", "events.form");
static SCOPE: FieldDef = FieldDef::segments("scope", "events.scope");
static PROGRAM: FieldDef = FieldDef::select("program", "events.program").optional();
static START: FieldDef = FieldDef::date("start", "events.start");
static END: FieldDef = FieldDef::date("end", "events.end");
static JP: FieldDef = FieldDef::number("jp", "events.jp").optional().help("events.jp_help");
static ORGANISER: FieldDef = FieldDef::text("organiser", "events.organiser").optional();
static PLACE: FieldDef = FieldDef::text("place", "events.place").optional();
static BATCH: FieldDef = FieldDef::text("batch", "events.batch").optional();
static CAPACITY: FieldDef = FieldDef::digits("capacity", "events.capacity", 6).optional().help("events.capacity_help");
static COMPETENCIES: FieldDef =
    FieldDef::pick("competencies", "events.competencies").optional().help("events.competencies_help");
static LETTER: FieldDef = FieldDef::text("invitation_letter", "events.invitation_letter").optional();
static CODE: FieldDef = FieldDef::text("code", "events.code").optional().help("events.code_help");
static CEILING: FieldDef = FieldDef::number_in("ceiling", "events.ceiling", "events.rupiah").optional();
static REALISED: FieldDef = FieldDef::number_in("realised", "events.realised", "events.rupiah").optional();
static ACCOUNT: FieldDef = FieldDef::text("account", "events.account").optional();
static SOURCE: FieldDef = FieldDef::text("source", "events.source").optional();
const KEYS: &[&str] = &[
    "name",
    "form",
    "scope",
    "program",
    "start",
    "end",
    "jp",
    "organiser",
    "place",
    "batch",
    "capacity",
    "competencies",
    "invitation_letter",
    "code",
    "ceiling",
    "realised",
    "account",
    "source",
];

/// The fields without which an event says nothing.
pub const ESSENTIAL: &[&str] = &["name", "form", "start", "end", "jp"];

/// The form in a dialog. `start` gives the draft each time it opens; `saved` hears what was written.
#[component]
pub fn EventDialog(
    open: RwSignal<bool>,
    start: Callback<(), EventDraft>,
    #[prop(optional, into)] saved: Option<Callback<EventDraft>>,
) -> AnyView {
    let title = phrase_with(move |lang| {
        let is_new = open.get() && untrack(|| start.run(())).is_new;
        say(lang, if is_new { "events.add" } else { "events.edit" })
    });
    view! {
        <Dialog open title>
            <EventForm first=untrack(|| start.run(())) open saved />
        </Dialog>
    }
    .into_any()
}

#[component]
fn EventForm(first: EventDraft, open: RwSignal<bool>, saved: Option<Callback<EventDraft>>) -> AnyView {
    let op = if first.is_new { Op::AddEvent } else { Op::EditEvent };
    let (id, is_new) = (first.event.id, first.is_new);
    let mut draft = Draft::new(first, |data, stamp, draft: &EventDraft| draft.plan(data, stamp));
    if !is_new {
        draft = draft.follows(move |data| {
            data.events.get(id).map(|row| Found { value: EventDraft::of(row), changed: row.changed })
        });
    }
    let draft = draft.keeps("event", if is_new { String::from("new") } else { id.to_string() });
    let value = draft.value;
    let save = Callback::new(move |()| {
        let written = value.get_untracked();
        draft.save(op, written.event.name.trim().to_owned(), move || {
            open.set(false);
            if let Some(saved) = saved {
                saved.run(written);
            }
        });
    });
    let cancel = move || {
        view! { <button type="button" class="button" on:click=move |_| { draft.discard(); open.set(false); }>{tr!("ui.cancel")}</button> }
    };
    view! {
        <Form name="event" problems=draft.problems(KEYS) save=draft.state on_save=save foot=cancel meanwhile=draft.meanwhile()>
            {what(value)}
            {when_and_where(value)}
            {money(value)}
        </Form>
    }
    .into_any()
}

fn text(value: RwSignal<EventDraft>, get: fn(&EventDraft) -> &String, set: fn(&mut EventDraft) -> &mut String) -> Bind {
    Bind::new(value, move |draft| get(draft).clone(), move |draft, text| *set(draft) = text)
}

/// The fields of [`ESSENTIAL`] alone.
pub fn essentials(value: RwSignal<EventDraft>) -> AnyView {
    view! { {name_and_form(value)} {days(value)} {jp(value)} }.into_any()
}

fn days(value: RwSignal<EventDraft>) -> AnyView {
    view! {
        <div class="plan-row">
            <Field def=&START bind=text(value, |draft| &draft.start, |draft| &mut draft.start) />
            <Field def=&END bind=text(value, |draft| &draft.end, |draft| &mut draft.end) />
        </div>
    }
    .into_any()
}

fn jp(value: RwSignal<EventDraft>) -> AnyView {
    view! { <Field def=&JP bind=text(value, |draft| &draft.jp, |draft| &mut draft.jp) /> }.into_any()
}

fn name_and_form(value: RwSignal<EventDraft>) -> AnyView {
    let forms = Signal::derive(|| {
        let lang = current();
        let choice = |(at, form): (usize, &LearningForm)| Choice::new(at.to_string(), name(lang, *form));
        LearningForm::ALL.iter().enumerate().map(choice).collect::<Vec<_>>()
    });
    let form = Bind::new(
        value,
        |draft| LearningForm::ALL.iter().position(|form| *form == draft.event.form).unwrap_or(0).to_string(),
        |draft, at| {
            if let Some(form) = at.parse::<usize>().ok().and_then(|at| LearningForm::ALL.get(at)) {
                draft.event.form = *form;
            }
        },
    );
    view! {
        <Field def=&NAME bind=text(value, |draft| &draft.event.name, |draft| &mut draft.event.name) />
        <Field def=&FORM bind=form options=forms />
    }
    .into_any()
}

/// What the event is.
fn what(value: RwSignal<EventDraft>) -> AnyView {
    let session = session();
    const INTERNATIONAL: &str = "international";
    let scopes = Signal::derive(|| {
        let lang = current();
        let (home, abroad) = (LearningScope::National, LearningScope::International);
        vec![Choice::new("national", name(lang, home)), Choice::new(INTERNATIONAL, name(lang, abroad))]
    });
    let scope = Bind::new(
        value,
        |draft| if draft.event.scope == LearningScope::International { INTERNATIONAL } else { "national" }.to_owned(),
        |draft, scope| {
            let abroad = scope == INTERNATIONAL;
            draft.event.scope = if abroad { LearningScope::International } else { LearningScope::National };
        },
    );
    let listed = session.table::<Program>();
    let programs = Signal::derive(move || {
        listed.with(|rows| rows.iter().map(|row| Choice::new(row.id.to_string(), row.name.clone())).collect::<Vec<_>>())
    });
    let program = Bind::new(
        value,
        |draft| draft.event.program.map(|id| id.to_string()).unwrap_or_default(),
        |draft, id| draft.event.program = id.parse().ok(),
    );
    let competencies = Bind::new(
        value,
        |draft| value_of_many(&draft.event.competencies),
        |draft, ids| draft.event.competencies = picked_many(&ids),
    );
    view! {
        {name_and_form(value)}
        <Field def=&SCOPE bind=scope options=scopes />
        <Field def=&PROGRAM bind=program options=programs />
        <Field def=&BATCH bind=text(value, |draft| &draft.event.batch, |draft| &mut draft.event.batch) />
        <PickMany
            def=&COMPETENCIES
            bind=competencies
            label_of=find::competency_name(session)
            find=find::competencies(session)
        />
    }
    .into_any()
}

/// Days, JP, place, room, who calls.
fn when_and_where(value: RwSignal<EventDraft>) -> AnyView {
    let letter = text(value, |draft| &draft.event.invitation_letter, |draft| &mut draft.event.invitation_letter);
    view! {
        <fieldset class="form-section">
            <legend>{tr!("events.part.when")}</legend>
            {days(value)}
            <div class="plan-row">
                {jp(value)}
                <Field def=&CAPACITY bind=text(value, |draft| &draft.capacity, |draft| &mut draft.capacity) />
            </div>
            <Field def=&PLACE bind=text(value, |draft| &draft.event.place, |draft| &mut draft.event.place) />
            <Field def=&ORGANISER bind=text(value, |draft| &draft.event.organiser, |draft| &mut draft.event.organiser) />
            <Field def=&LETTER bind=letter />
            <Field def=&CODE bind=text(value, |draft| &draft.event.code, |draft| &mut draft.event.code) />
        </fieldset>
    }
    .into_any()
}

/// What it costs, and from which money.
fn money(value: RwSignal<EventDraft>) -> AnyView {
    let account = text(value, |draft| &draft.event.cost.account, |draft| &mut draft.event.cost.account);
    let source = text(value, |draft| &draft.event.cost.source, |draft| &mut draft.event.cost.source);
    view! {
        <fieldset class="form-section">
            <legend>{tr!("events.part.money")}</legend>
            <div class="plan-row">
                <Field def=&CEILING bind=text(value, |draft| &draft.ceiling, |draft| &mut draft.ceiling) />
                <Field def=&REALISED bind=text(value, |draft| &draft.realised, |draft| &mut draft.realised) />
            </div>
            <Field def=&ACCOUNT bind=account />
            <Field def=&SOURCE bind=source />
        </fieldset>
    }
    .into_any()
}
