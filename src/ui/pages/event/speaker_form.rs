//! Adding a narasumber, known or new, to sessions of the event; editing one.
use super::desk::Desk;
use crate::domain::{Changed, Dataset, Diff, Event, Id, Op, Problem, ProblemKind, Refusal, Session, Speaker, Stamp};
use crate::ui::components::dialog::Dialog;
use crate::ui::components::form::{Bind, Choice, Field, FieldDef, Form, Pick};
use crate::ui::components::icon::{self, icon};
use crate::ui::draft::Draft;
use crate::ui::following::Found;
use crate::ui::lang::{self, phrase_with, tr};
use crate::ui::pages::people::find::{self, picked, value_of};
use crate::ui::saving;
use crate::ui::session;
use crate::words::lang::{fill, text as say};
use leptos::prelude::*;

static KNOWN: FieldDef = FieldDef::pick("known", "events.speaker.known").optional().help("events.speaker.known_help");
static NAME: FieldDef = FieldDef::text("name", "events.speaker.name");
static INSTITUTION: FieldDef = FieldDef::text("institution", "events.speaker.institution").optional();
static AREA: FieldDef = FieldDef::text("field", "events.speaker.field").optional();
static CONTACT: FieldDef = FieldDef::text("contact", "events.speaker.contact").optional();
static SESSION: FieldDef = FieldDef::select("sessions", "events.speaker.session");
const KEYS: &[&str] = &["known", "name", "institution", "field", "contact", "sessions"];
/// The value that stands for all sessions.
const ALL: &str = "all";

/// A speaker as the form holds it.
#[derive(Clone, Debug, PartialEq)]
struct SpeakerDraft {
    event: Id<Event>,
    speaker: Speaker,
    /// Added to the event, and not only edited.
    is_added: bool,
    known: Option<Id<Speaker>>,
    /// One session, or [`ALL`].
    session: String,
}

impl SpeakerDraft {
    fn blank(desk: Desk) -> Self {
        let speaker = Speaker {
            id: session::stamp(None).id(),
            name: String::new(),
            institution: String::new(),
            field: String::new(),
            contact: String::new(),
            changed: Changed::default(),
        };
        Self { event: desk.id, speaker, is_added: true, known: None, session: ALL.to_owned() }
    }

    fn plan(&self, data: &Dataset, stamp: &Stamp) -> Result<Diff, Refusal> {
        let trimmed = |text: &String| text.trim().to_owned();
        let speaker = Speaker {
            name: trimmed(&self.speaker.name),
            institution: trimmed(&self.speaker.institution),
            field: trimmed(&self.speaker.field),
            contact: trimmed(&self.speaker.contact),
            ..self.speaker.clone()
        };
        if !self.is_added {
            return data.plan_speaker(stamp, speaker);
        }
        let chosen: Option<Id<Session>> = self.session.parse().ok();
        if chosen.is_none() && self.session != ALL {
            return Err(Refusal::Problems(vec![Problem { field: "sessions".into(), what: ProblemKind::Missing }]));
        }
        data.plan_speaker_on(stamp, self.event, self.known.is_none().then_some(speaker), self.known, chosen)
    }
}

/// The form in a dialog; `editing` says whom, none for one who is added.
#[component]
pub fn SpeakerDialog(desk: Desk, open: RwSignal<bool>, editing: RwSignal<Option<Id<Speaker>>>) -> AnyView {
    let title = phrase_with(move |lang| {
        say(lang, if editing.get().is_some() { "events.speaker.edit" } else { "events.speaker.add" })
    });
    let first = move || {
        let known = editing.get_untracked().and_then(|id| desk.session.peek(|data| data.speakers.get(id).cloned()));
        let blank = SpeakerDraft::blank(desk);
        match known {
            Some(speaker) => SpeakerDraft { speaker, is_added: false, ..blank },
            None => blank,
        }
    };
    view! {
        <Dialog open title>
            <SpeakerForm desk open first=first() />
        </Dialog>
    }
    .into_any()
}

#[component]
fn SpeakerForm(desk: Desk, open: RwSignal<bool>, first: SpeakerDraft) -> AnyView {
    let is_added = first.is_added;
    let known_as = first.clone();
    let mut draft = Draft::new(first, |data, stamp, draft: &SpeakerDraft| draft.plan(data, stamp));
    if !is_added {
        draft = draft.follows(move |data| {
            let speaker = data.speakers.get(known_as.speaker.id)?.clone();
            let changed = speaker.changed;
            Some(Found { value: SpeakerDraft { speaker, ..known_as.clone() }, changed })
        });
    }
    let value = draft.value;
    let save = Callback::new(move |()| {
        let op = if is_added { Op::AddSpeaker } else { Op::EditSpeaker };
        let (known, typed) = value.with_untracked(|draft| (draft.known, draft.speaker.name.trim().to_owned()));
        let known = known.and_then(|id| desk.session.peek(|data| data.speakers.get(id).map(|row| row.name.clone())));
        draft.save(op, known.unwrap_or(typed), move || open.set(false));
    });
    let text = move |get: fn(&SpeakerDraft) -> &String, set: fn(&mut SpeakerDraft) -> &mut String| {
        Bind::new(value, move |draft| get(draft).clone(), move |draft, text| *set(draft) = text)
    };
    let known = Bind::new(value, |draft| value_of(draft.known), |draft, id| draft.known = picked(&id));
    let is_new = Memo::new(move |_| value.with(|draft| draft.known.is_none()));
    let id = value.with_untracked(|draft| draft.speaker.id);
    let remove = move |_| {
        let name = value.with_untracked(|draft| draft.speaker.name.clone());
        let plan = move |data: &Dataset, _: &mut Stamp| data.plan_remove_speaker(id);
        saving::act_then(desk.session, Op::RemoveSpeaker, name, plan, move || open.set(false));
    };
    let foot = move || {
        (!is_added).then(|| {
            view! {
                <button type="button" class="button" on:click=remove>
                    {icon(icon::DELETE)}
                    {tr!("events.speaker.remove")}
                </button>
            }
        })
    };
    let which = is_added.then(|| {
        view! {
            <Pick def=&KNOWN bind=known label_of=find::speaker_name(desk.session) find=find::speakers(desk.session) />
        }
    });
    view! {
        <Form name="speaker" problems=draft.problems(KEYS) save=draft.state on_save=save foot meanwhile=draft.meanwhile()>
            {which}
            <Show when=move || is_new.get()>
                <Field def=&NAME bind=text(|draft| &draft.speaker.name, |draft| &mut draft.speaker.name) />
                <Field
                    def=&INSTITUTION
                    bind=text(|draft| &draft.speaker.institution, |draft| &mut draft.speaker.institution)
                />
                <Field def=&AREA bind=text(|draft| &draft.speaker.field, |draft| &mut draft.speaker.field) />
                <Field def=&CONTACT bind=text(|draft| &draft.speaker.contact, |draft| &mut draft.speaker.contact) />
            </Show>
            {is_added.then(|| at_sessions(desk, text(|draft| &draft.session, |draft| &mut draft.session)))}
        </Form>
    }
    .into_any()
}

fn at_sessions(desk: Desk, bind: Bind) -> AnyView {
    let options = Signal::derive(move || {
        let lang = lang::current();
        let mut choices = vec![Choice::new(ALL, say(lang, "events.speaker.all_sessions"))];
        desk.sessions.with(|rows| {
            choices.extend(rows.iter().map(|row| {
                let day = crate::words::format::date_short(lang, row.day.date());
                let values = [("number", row.number.to_string()), ("day", day)];
                Choice::new(row.id.to_string(), fill(lang, "events.session.named", &values))
            }));
        });
        choices
    });
    view! { <Field def=&SESSION bind options /> }.into_any()
}
