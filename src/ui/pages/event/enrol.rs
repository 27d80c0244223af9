//! Adding participants: a pasted list of NIP, people found by name, or a guest; in one step and in one state.
use super::desk::Desk;
use super::roster::{self, Preview};
use crate::domain::{Dataset, Diff, EnrolmentState, Event, Id, Op, Participant, Problem, ProblemKind, Refusal, Stamp};
use crate::ui::components::card::Note;
use crate::ui::components::dialog::Dialog;
use crate::ui::components::form::{Bind, Choice, Field, FieldDef, Form, PickMany};
use crate::ui::components::tone::Tone;
use crate::ui::draft::Draft;
use crate::ui::lang::{self, phrase_with, tr};
use crate::ui::pages::people::find::{self, picked_many};
use crate::ui::session;
use crate::words::domain::name;
use crate::words::lang::{fill, text as say};
use leptos::prelude::*;

static WAY: FieldDef = FieldDef::segments("way", "events.enrol.way");
static LIST: FieldDef = FieldDef::list("list", "events.enrol.list").help("events.enrol.list_help");
static PEOPLE: FieldDef = FieldDef::pick("people", "events.enrol.people");
static GUEST: FieldDef = FieldDef::text("name", "events.enrol.guest_name");
static INSTITUTION: FieldDef = FieldDef::text("institution", "events.enrol.institution").optional();
static STATE: FieldDef = FieldDef::segments("state", "events.enrol.state");
const KEYS: &[&str] = &["way", "list", "people", "name", "institution", "state"];

/// How participants are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    List,
    People,
    Guest,
}

const WAYS: [(Way, &str, &str); 3] = [
    (Way::List, "list", "events.enrol.by_list"),
    (Way::People, "people", "events.enrol.by_name"),
    (Way::Guest, "guest", "events.enrol.by_guest"),
];

/// States that somebody is enrolled in.
const STATES: [(EnrolmentState, &str); 4] = [
    (EnrolmentState::Registered, "registered"),
    (EnrolmentState::Invited, "invited"),
    (EnrolmentState::Nominated, "nominated"),
    (EnrolmentState::Reserve, "reserve"),
];

/// What is typed.
#[derive(Clone, Debug, PartialEq)]
pub struct EnrolDraft {
    event: Id<Event>,
    way: Way,
    list: String,
    people: String,
    guest: String,
    institution: String,
    state: EnrolmentState,
}

impl EnrolDraft {
    fn who(&self, data: &Dataset) -> Vec<Participant> {
        match self.way {
            Way::List => roster::good(data, self.event, &self.list).map(Participant::Person).collect(),
            Way::People => picked_many(&self.people).into_iter().map(Participant::Person).collect(),
            Way::Guest => vec![Participant::Guest {
                name: self.guest.trim().to_owned(),
                institution: self.institution.trim().to_owned(),
            }],
        }
    }

    fn plan(&self, data: &Dataset, stamp: &mut Stamp) -> Result<Diff, Refusal> {
        let who = self.who(data);
        if who.is_empty() {
            let (field, typed) = match self.way {
                Way::List => ("list", &self.list),
                Way::People | Way::Guest => ("people", &self.people),
            };
            let what = if typed.trim().is_empty() { ProblemKind::Missing } else { ProblemKind::Unknown };
            return Err(Refusal::Problems(vec![Problem { field: field.into(), what }]));
        }
        match data.plan_enrol(stamp, self.event, &who, self.state) {
            Err(Refusal::Nothing) => {
                let field = if self.way == Way::Guest { "name" } else { "people" };
                Err(Refusal::Problems(vec![Problem { field: field.into(), what: ProblemKind::AlreadyEnrolled }]))
            }
            planned => planned,
        }
    }
}

/// The form in a dialog.
#[component]
pub fn EnrolDialog(desk: Desk, open: RwSignal<bool>) -> AnyView {
    view! {
        <Dialog open title=tr!("events.enrol.action") wide=true>
            <EnrolForm desk open />
        </Dialog>
    }
    .into_any()
}

#[component]
fn EnrolForm(desk: Desk, open: RwSignal<bool>) -> AnyView {
    let first = EnrolDraft {
        event: desk.id,
        way: Way::List,
        list: String::new(),
        people: String::new(),
        guest: String::new(),
        institution: String::new(),
        state: EnrolmentState::Registered,
    };
    let draft = Draft::new(first, |data, stamp, draft: &EnrolDraft| draft.plan(data, stamp));
    let value = draft.value;
    let save = Callback::new(move |()| draft.save(Op::Enrol, desk.subject(), move || open.set(false)));
    let count = Memo::new(move |_| {
        let plan = |data: &Dataset| value.with(|draft| draft.plan(data, &mut session::stamp(None)));
        desk.session.with(plan).map_or(0, |diff| diff.enrolments.len())
    });
    let label = phrase_with(move |lang| match count.get() {
        0 => say(lang, "events.enrol.save"),
        count => fill(lang, "events.enrol.save_many", &[("count", lang::count(count))]),
    });
    let way = Memo::new(move |_| value.with(|draft| draft.way));
    let cancel = move || {
        view! { <button type="button" class="button" on:click=move |_| open.set(false)>{tr!("ui.cancel")}</button> }
    };
    view! {
        <Form name="enrol" problems=draft.problems(KEYS) save=draft.state on_save=save save_label=label foot=cancel>
            {choices(value)}
            {move || match way.get() {
                Way::List => by_list(desk, value),
                Way::People => by_name(desk, value),
                Way::Guest => by_guest(value),
            }}
            <Room desk count value />
        </Form>
    }
    .into_any()
}

/// How, and in which state.
fn choices(value: RwSignal<EnrolDraft>) -> AnyView {
    let ways = Signal::derive(|| {
        let lang = lang::current();
        WAYS.iter().map(|(_, key, label)| Choice::new(*key, say(lang, label))).collect::<Vec<_>>()
    });
    let way = Bind::new(
        value,
        |draft| WAYS.iter().find(|(way, ..)| *way == draft.way).map_or("", |(_, key, _)| *key).to_owned(),
        |draft, typed| {
            if let Some((way, ..)) = WAYS.iter().find(|(_, key, _)| *key == typed) {
                draft.way = *way;
            }
        },
    );
    let states = Signal::derive(|| {
        let lang = lang::current();
        STATES.iter().map(|(state, key)| Choice::new(*key, name(lang, *state))).collect::<Vec<_>>()
    });
    let state = Bind::new(
        value,
        |draft| STATES.iter().find(|(state, _)| *state == draft.state).map_or("", |(_, key)| *key).to_owned(),
        |draft, typed| {
            if let Some((state, _)) = STATES.iter().find(|(_, key)| *key == typed) {
                draft.state = *state;
            }
        },
    );
    view! {
        <Field def=&WAY bind=way options=ways />
        <Field def=&STATE bind=state options=states />
    }
    .into_any()
}

fn by_list(desk: Desk, value: RwSignal<EnrolDraft>) -> AnyView {
    let list = Bind::new(value, |draft| draft.list.clone(), |draft, typed| draft.list = typed);
    let text = Memo::new(move |_| value.with(|draft| draft.list.clone()));
    view! {
        <Field def=&LIST bind=list />
        <Preview desk text />
    }
    .into_any()
}

fn by_name(desk: Desk, value: RwSignal<EnrolDraft>) -> AnyView {
    let people = Bind::new(value, |draft| draft.people.clone(), |draft, ids| draft.people = ids);
    view! {
        <PickMany
            def=&PEOPLE
            bind=people
            label_of=find::person_name(desk.session)
            find=find::people(desk.session, None)
        />
    }
    .into_any()
}

fn by_guest(value: RwSignal<EnrolDraft>) -> AnyView {
    let guest = Bind::new(value, |draft| draft.guest.clone(), |draft, typed| draft.guest = typed);
    let of = Bind::new(value, |draft| draft.institution.clone(), |draft, typed| draft.institution = typed);
    view! {
        <Field def=&GUEST bind=guest />
        <Field def=&INSTITUTION bind=of />
    }
    .into_any()
}

/// Says when there will be more registered than there is room for.
#[component]
fn Room(desk: Desk, count: Memo<usize>, value: RwSignal<EnrolDraft>) -> AnyView {
    let over = Memo::new(move |_| {
        let capacity = desk.event.with(|event| event.as_ref().and_then(|event| event.capacity))? as usize;
        let registers = value.with(|draft| draft.state == EnrolmentState::Registered);
        let before =
            desk.enrolments.with(|rows| rows.iter().filter(|row| row.state == EnrolmentState::Registered).count());
        let after = before + count.get();
        (registers && count.get() > 0 && after > capacity).then_some((after, capacity))
    });
    (move || {
        over.get().map(|(after, capacity)| {
            let said = tr!("events.enrol.over", after = lang::count(after), capacity = lang::count(capacity));
            view! { <Note tone=Tone::Warn><p>{said}</p></Note> }
        })
    })
    .into_any()
}
