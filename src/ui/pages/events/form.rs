//! Adding and editing an event.
use leptos::prelude::*;

use crate::domain::{
    Changed, Cost, Dataset, Day, Diff, Event, EventState, Hundredths, Id, LearningForm, LearningScope, Op, Problem,
    ProblemKind, Program, Refusal, Stamp,
};
use crate::ui::components::dialog::Dialog;
use crate::ui::components::form::{Bind, Choice, Field, FieldDef, Form};
use crate::ui::draft::Draft;
use crate::ui::lang::{self, current, tr};
use crate::ui::session::session;
use crate::words::domain::name;
use crate::words::format;

/// An event as the form holds it.
#[derive(Clone, Debug, PartialEq)]
pub struct EventDraft {
    /// The event as it was; a new one where it is not there yet.
    event: Event,
    is_new: bool,
    /// Days and JP as typed.
    start: String,
    end: String,
    jp: String,
}

impl EventDraft {
    /// An event that is not there yet.
    pub fn blank(today: Day) -> Self {
        let event = Event {
            id: Id::from_bits(0),
            code: String::new(),
            name: String::new(),
            program: None,
            form: LearningForm::PelatihanTeknis,
            scope: LearningScope::National,
            start: today,
            end: today,
            place: String::new(),
            organiser: String::new(),
            batch: String::new(),
            jp: None,
            capacity: None,
            competencies: Vec::new(),
            invitation_letter: String::new(),
            cost: Cost::default(),
            state: EventState::Planned,
            changed: Changed::default(),
        };
        Self { is_new: true, start: today.to_string(), end: today.to_string(), jp: String::new(), event }
    }

    /// An event as it is.
    pub fn of(event: &Event) -> Self {
        let jp = event.jp.map(|jp| format::hundredths(lang::now(), jp.raw())).unwrap_or_default();
        Self { is_new: false, start: event.start.to_string(), end: event.end.to_string(), jp, event: event.clone() }
    }

    /// What saving it would do.
    fn plan(&self, data: &Dataset, stamp: &mut Stamp) -> Result<Diff, Refusal> {
        let mut problems = Vec::new();
        let mut note = |field: &str, what| problems.push(Problem { field: field.into(), what });
        let (start, end) = (Day::parse(&self.start), Day::parse(&self.end));
        if start.is_none() {
            note("start", ProblemKind::Missing);
        }
        if end.is_none() {
            note("end", ProblemKind::Missing);
        }
        let typed = self.jp.trim();
        let jp = format::parse_decimal(lang::now(), typed).and_then(Hundredths::nearest);
        if !typed.is_empty() && jp.is_none() {
            note("jp", ProblemKind::OutOfRange { min: "0".into(), max: "3000".into() });
        }
        if !problems.is_empty() {
            return Err(Refusal::Problems(problems));
        }
        let id = if self.is_new { stamp.id() } else { self.event.id };
        let (start, end) = (start.unwrap_or_default(), end.unwrap_or_default());
        data.plan_event(stamp, Event { id, start, end, jp, ..self.event.clone() })
    }
}

static NAME: FieldDef = FieldDef::text("name", "events.name");
static FORM: FieldDef = FieldDef::select("form", "events.form");
static PROGRAM: FieldDef = FieldDef::select("program", "events.program").optional();
static START: FieldDef = FieldDef::date("start", "events.start");
static END: FieldDef = FieldDef::date("end", "events.end");
static JP: FieldDef = FieldDef::number("jp", "events.jp").optional().help("events.jp_help");
static ORGANISER: FieldDef = FieldDef::text("organiser", "events.organiser").optional();
static PLACE: FieldDef = FieldDef::text("place", "events.place").optional();
static BATCH: FieldDef = FieldDef::text("batch", "events.batch").optional();
static CODE: FieldDef = FieldDef::text("code", "events.code").optional().help("events.code_help");
const KEYS: &[&str] = &["name", "form", "program", "start", "end", "jp", "organiser", "place", "batch", "code"];

/// The form in a dialog. `start` gives the draft each time it opens.
#[component]
pub fn EventDialog(open: RwSignal<bool>, start: Callback<(), EventDraft>) -> AnyView {
    view! {
        <Dialog open title=tr!("events.one")>
            <EventForm first=untrack(|| start.run(())) open />
        </Dialog>
    }
    .into_any()
}

#[component]
fn EventForm(first: EventDraft, open: RwSignal<bool>) -> AnyView {
    let op = if first.is_new { Op::AddEvent } else { Op::EditEvent };
    let draft = Draft::new(first, |data, stamp, draft: &EventDraft| draft.plan(data, stamp));
    let value = draft.value;
    let save = Callback::new(move |()| {
        let subject = value.with_untracked(|value| value.event.name.trim().to_owned());
        draft.save(op, subject, move || open.set(false));
    });
    let text = move |get: fn(&EventDraft) -> &String, set: fn(&mut EventDraft) -> &mut String| {
        Bind::new(value, move |draft| get(draft).clone(), move |draft, text| *set(draft) = text)
    };
    let forms = Signal::derive(|| {
        let lang = current();
        LearningForm::ALL
            .iter()
            .enumerate()
            .map(|(at, form)| Choice::new(at.to_string(), name(lang, *form)))
            .collect::<Vec<_>>()
    });
    let form = Bind::new(
        value,
        |draft: &EventDraft| {
            LearningForm::ALL.iter().position(|form| *form == draft.event.form).unwrap_or(0).to_string()
        },
        |draft, at| {
            if let Some(form) = at.parse::<usize>().ok().and_then(|at| LearningForm::ALL.get(at)) {
                draft.event.form = *form;
            }
        },
    );
    let listed = session().table::<Program>();
    let programs = Signal::derive(move || {
        listed.with(|rows| rows.iter().map(|row| Choice::new(row.id.to_string(), row.name.clone())).collect::<Vec<_>>())
    });
    let program = Bind::new(
        value,
        |draft: &EventDraft| draft.event.program.map(|id| id.to_string()).unwrap_or_default(),
        |draft, id| draft.event.program = id.parse().ok(),
    );
    let cancel = move || {
        view! { <button type="button" class="button" on:click=move |_| open.set(false)>{tr!("ui.cancel")}</button> }
    };
    view! {
        <Form name="event" problems=draft.problems(KEYS) save=draft.state on_save=save foot=cancel>
            <Field def=&NAME bind=text(|draft| &draft.event.name, |draft| &mut draft.event.name) />
            <Field def=&FORM bind=form options=forms />
            <Field def=&PROGRAM bind=program options=programs />
            <Field def=&START bind=text(|draft| &draft.start, |draft| &mut draft.start) />
            <Field def=&END bind=text(|draft| &draft.end, |draft| &mut draft.end) />
            <Field def=&JP bind=text(|draft| &draft.jp, |draft| &mut draft.jp) />
            <Field def=&ORGANISER bind=text(|draft| &draft.event.organiser, |draft| &mut draft.event.organiser) />
            <Field def=&PLACE bind=text(|draft| &draft.event.place, |draft| &mut draft.event.place) />
            <Field def=&BATCH bind=text(|draft| &draft.event.batch, |draft| &mut draft.event.batch) />
            <Field def=&CODE bind=text(|draft| &draft.event.code, |draft| &mut draft.event.code) />
        </Form>
    }
    .into_any()
}
