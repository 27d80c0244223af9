//! Adding and editing a session, and making one for each day.
use super::desk::Desk;
use crate::domain::{
    Changed, Dataset, Day, Diff, Id, Minute, Op, Problem, ProblemKind, Refusal, Session, Speaker, Stamp,
};
use crate::ui::components::dialog::Dialog;
use crate::ui::components::form::{Bind, Field, FieldDef, Form, PickMany};
use crate::ui::draft::Draft;
use crate::ui::following::Found;
use crate::ui::lang::{self, phrase_with, tr};
use crate::ui::pages::people::find::{self, picked_many, value_of_many};
use crate::ui::session;
use crate::words::lang::text as say;
use leptos::prelude::*;

static NUMBER: FieldDef = FieldDef::digits("number", "events.session.number", 3);
static DAY: FieldDef = FieldDef::date("day", "events.session.day");
static START: FieldDef = FieldDef::time("start", "events.session.start").optional();
static END: FieldDef = FieldDef::time("end", "events.session.end").optional();
static TOPIC: FieldDef = FieldDef::text("topic", "events.session.topic").optional();
static ROOM: FieldDef = FieldDef::text("room", "events.session.room").optional();
static SPEAKERS: FieldDef =
    FieldDef::pick("speakers", "events.session.speakers").optional().help("events.session.speakers_help");
const KEYS: &[&str] = &["number", "day", "start", "end", "topic", "room", "speakers"];
const DAILY_KEYS: &[&str] = &["start", "end", "room"];

/// A session as the form holds it.
#[derive(Clone, Debug, PartialEq)]
struct SessionDraft {
    session: Session,
    is_new: bool,
    number: String,
    day: String,
    start: String,
    end: String,
}

impl SessionDraft {
    /// The next number, on the day after the last session or the first of the event.
    fn next(desk: Desk) -> Self {
        let (first, last) =
            desk.event.with_untracked(|event| event.as_ref().map(|event| (event.start, event.end)).unwrap_or_default());
        let session = desk.sessions.with_untracked(|rows| {
            let latest = rows.last();
            Session {
                id: session::stamp(None).id(),
                event: desk.id,
                number: rows.iter().map(|row| row.number).max().unwrap_or(0).saturating_add(1),
                day: latest.map_or(first, |row| row.day.plus(1).min(last)),
                start: latest.map_or(Some(8 * 60), |row| row.start),
                end: latest.map_or(Some(16 * 60), |row| row.end),
                room: latest.map(|row| row.room.clone()).unwrap_or_default(),
                topic: String::new(),
                speakers: Vec::new(),
                changed: Changed::default(),
            }
        });
        Self { is_new: true, ..Self::of(&session) }
    }

    fn of(session: &Session) -> Self {
        Self {
            is_new: false,
            number: session.number.to_string(),
            day: session.day.to_string(),
            start: typed(session.start),
            end: typed(session.end),
            session: session.clone(),
        }
    }

    fn plan(&self, data: &Dataset, stamp: &Stamp) -> Result<Diff, Refusal> {
        let Some(day) = Day::parse(&self.day) else {
            return Err(Refusal::Problems(vec![Problem { field: "day".into(), what: ProblemKind::Missing }]));
        };
        let session = Session {
            number: self.number.trim().parse().unwrap_or(0),
            day,
            start: minute(&self.start),
            end: minute(&self.end),
            room: self.session.room.trim().to_owned(),
            topic: self.session.topic.trim().to_owned(),
            ..self.session.clone()
        };
        data.plan_session(stamp, session)
    }
}

/// As a field for a time gives it: `08:30`.
fn typed(minute: Option<Minute>) -> String {
    minute.map(|minute| format!("{:02}:{:02}", minute / 60, minute % 60)).unwrap_or_default()
}

fn minute(typed: &str) -> Option<Minute> {
    let (hours, minutes) = typed.split_once(':')?;
    let (hours, minutes) = (hours.parse::<Minute>().ok()?, minutes.get(..2)?.parse::<Minute>().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

/// The form in a dialog; `editing` says which session, none for a new one.
#[component]
pub fn SessionDialog(desk: Desk, open: RwSignal<bool>, editing: RwSignal<Option<Id<Session>>>) -> AnyView {
    let title = phrase_with(move |lang| {
        say(lang, if editing.get().is_some() { "events.session.edit" } else { "events.session.add" })
    });
    let first = move || {
        let id = editing.get_untracked();
        let known = desk.sessions.with_untracked(|rows| rows.iter().find(|row| Some(row.id) == id).cloned());
        known.map_or_else(|| SessionDraft::next(desk), |row| SessionDraft::of(&row))
    };
    view! {
        <Dialog open title>
            <SessionForm desk open first=first() />
        </Dialog>
    }
    .into_any()
}

#[component]
fn SessionForm(desk: Desk, open: RwSignal<bool>, first: SessionDraft) -> AnyView {
    let op = if first.is_new { Op::AddSessions } else { Op::EditSession };
    let (id, is_new) = (first.session.id, first.is_new);
    let mut draft = Draft::new(first, |data, stamp, draft: &SessionDraft| draft.plan(data, stamp));
    if !is_new {
        draft = draft.follows(move |data| {
            data.sessions.get(id).map(|row| Found { value: SessionDraft::of(row), changed: row.changed })
        });
    }
    let value = draft.value;
    let save = Callback::new(move |()| draft.save(op, desk.subject(), move || open.set(false)));
    let text = move |get: fn(&SessionDraft) -> &String, set: fn(&mut SessionDraft) -> &mut String| {
        Bind::new(value, move |draft| get(draft).clone(), move |draft, text| *set(draft) = text)
    };
    let speakers = Bind::new(
        value,
        |draft| value_of_many(&draft.session.speakers),
        |draft, ids| draft.session.speakers = picked_many::<Speaker>(&ids),
    );
    view! {
        <Form name="session" problems=draft.problems(KEYS) save=draft.state on_save=save meanwhile=draft.meanwhile()>
            <div class="plan-row">
                <Field def=&NUMBER bind=text(|draft| &draft.number, |draft| &mut draft.number) />
                <Field def=&DAY bind=text(|draft| &draft.day, |draft| &mut draft.day) />
            </div>
            <div class="plan-row">
                <Field def=&START bind=text(|draft| &draft.start, |draft| &mut draft.start) />
                <Field def=&END bind=text(|draft| &draft.end, |draft| &mut draft.end) />
            </div>
            <Field def=&TOPIC bind=text(|draft| &draft.session.topic, |draft| &mut draft.session.topic) />
            <Field def=&ROOM bind=text(|draft| &draft.session.room, |draft| &mut draft.session.room) />
            <PickMany
                def=&SPEAKERS
                bind=speakers
                label_of=find::speaker_name(desk.session)
                find=find::speakers(desk.session)
            />
        </Form>
    }
    .into_any()
}

/// Hours and room for every day.
#[derive(Clone, Debug, PartialEq)]
struct Daily {
    start: String,
    end: String,
    room: String,
}

/// One session for each day, in a dialog.
#[component]
pub fn DailyDialog(desk: Desk, open: RwSignal<bool>) -> AnyView {
    view! {
        <Dialog open title=tr!("events.session.daily")>
            <DailyForm desk open />
        </Dialog>
    }
    .into_any()
}

#[component]
fn DailyForm(desk: Desk, open: RwSignal<bool>) -> AnyView {
    let first = Daily { start: typed(Some(8 * 60)), end: typed(Some(16 * 60)), room: String::new() };
    let draft = Draft::new(first, move |data, stamp, draft: &Daily| {
        let times = (minute(&draft.start), minute(&draft.end));
        data.plan_daily_sessions(stamp, desk.id, times, &draft.room)
    });
    let value = draft.value;
    let save = Callback::new(move |()| draft.save(Op::AddSessions, desk.subject(), move || open.set(false)));
    let count = Memo::new(move |_| {
        let plan = |data: &Dataset| data.plan_daily_sessions(&mut session::stamp(None), desk.id, (None, None), "");
        desk.session.with(plan).map_or(0, |diff| diff.sessions.len())
    });
    let text = move |get: fn(&Daily) -> &String, set: fn(&mut Daily) -> &mut String| {
        Bind::new(value, move |draft| get(draft).clone(), move |draft, text| *set(draft) = text)
    };
    let said = phrase_with(move |lang| {
        let count = count.get();
        let key = if count == 0 { "events.session.daily_none" } else { "events.session.daily_help" };
        crate::words::lang::fill(lang, key, &[("count", lang::count(count))])
    });
    view! {
        <Form
            name="daily"
            problems=draft.problems(DAILY_KEYS)
            save=draft.state
            on_save=save
            save_label=tr!("events.session.daily_action")
        >
            <p>{said}</p>
            <div class="plan-row">
                <Field def=&START bind=text(|draft| &draft.start, |draft| &mut draft.start) />
                <Field def=&END bind=text(|draft| &draft.end, |draft| &mut draft.end) />
            </div>
            <Field def=&ROOM bind=text(|draft| &draft.room, |draft| &mut draft.room) />
        </Form>
    }
    .into_any()
}
