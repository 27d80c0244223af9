//! Events that rows name and nobody knows: their rows are left out, or belong to one that is here, or to one that is made.
use super::flow::Flow;
use crate::archive::import::OfferedEvent;
use crate::domain::{Day, Event, Id};
use crate::job::{Accepted, ReferenceRead, ReferenceWhat, TableSummary};
use crate::ui::components::dialog::Dialog;
use crate::ui::components::form::{Bind, FieldDef, Form, Pick, SaveState, numbered};
use crate::ui::draft::Draft;
use crate::ui::lang::{self, phrase_with, tr};
use crate::ui::pages::events::draft::EventDraft;
use crate::ui::pages::events::form;
use crate::ui::pages::people::find;
use crate::ui::session::{self, clock, session};
use crate::words::domain::name;
use crate::words::format;
use crate::words::lang::{Lang, fill, text};
use leptos::prelude::*;

static OTHER: FieldDef = FieldDef::pick("offered.#.event", "data.event.other").optional();

/// Events that are listed, at most; the rows of the others are left out.
const MOST: usize = 100;

/// An event that is being described: its place among what nobody knows, and what is told of it so far.
type Describing = RwSignal<Option<(u32, OfferedEvent)>>;

/// Each of them with its one choice.
#[component]
pub fn UnknownEvents(flow: Flow) -> AnyView {
    let open = RwSignal::new(false);
    let describing: Describing = RwSignal::new(None);
    // What a choice makes is told beside it, so that choosing does not draw the list anew.
    let events = Memo::new(move |_| {
        let told = |(at, one): (u32, &ReferenceRead)| {
            (one.what == ReferenceWhat::Event).then(|| (at, ReferenceRead { sessions: Vec::new(), ..one.clone() }))
        };
        let of = |read: &TableSummary| (0u32..).zip(&read.references).filter_map(told).collect::<Vec<_>>();
        flow.summary.with(|summary| summary.as_ref().map(of).unwrap_or_default())
    });
    let lines = move || {
        events.get().into_iter().take(MOST).map(|(at, event)| line(flow, at, event, describing, open)).collect_view()
    };
    let form = move || describing.get_untracked().map(|(at, offered)| view! { <Describe flow at offered open /> });
    view! {
        <Show when=move || !events.with(Vec::is_empty)>
            <section class="unknown-events" data-testid="unknown-events">
                <h3>{tr!("data.event.title")}</h3>
                <p class="prose">{tr!("data.event.text")}</p>
                <ul class="references">{lines}</ul>
                <Show when=move || events.with(|events| events.len() > MOST)>
                    <p class="quiet-text">{tr!("data.plan.first", most = MOST)}</p>
                </Show>
            </section>
        </Show>
        <Dialog open title=tr!("data.event.describe")>{form}</Dialog>
    }
    .into_any()
}

fn line(flow: Flow, at: u32, event: ReferenceRead, describing: Describing, open: RwSignal<bool>) -> AnyView {
    let chosen = move || flow.accepted.with(|accepted| accepted.get(&at).cloned());
    let made = Memo::new(move |_| match chosen() {
        Some(Accepted::Event(event)) => Some(*event),
        _ => None,
    });
    let similar = event.similar.clone();
    let choose = move |event| {
        let place = event_target_value(&event).parse::<usize>().ok();
        let known = place.and_then(|place| similar.get(place)).map(|(_, bits)| Accepted::Map(*bits));
        flow.decide(at, known);
    };
    let options = event.similar.iter().enumerate().map(|(place, (known, bits))| {
        let bits = *bits;
        view! { <option value=place.to_string() selected=move || chosen() == Some(Accepted::Map(bits))>{format!("= {known}")}</option> }
    });
    let options = options.collect_view();
    let offered = event.event.clone().unwrap_or_default();
    let told = {
        let (offered, rows) = (offered.clone(), event.rows);
        phrase_with(move |lang| tells(lang, &offered, rows))
    };
    let describe = move |_| {
        describing.set(Some((at, made.get_untracked().unwrap_or_else(|| offered.clone()))));
        open.set(true);
    };
    let making =
        phrase_with(move |lang| made.get().map(|event| makes(lang, &event, &sessions(flow, at))).unwrap_or_default());
    let act = phrase_with(move |lang| {
        text(lang, if made.with(Option::is_some) { "data.event.change" } else { "data.event.create" })
    });
    let (label, of) = (event.name.clone(), event.name.clone());
    // An event that is none of the similar ones, found by searching all.
    let similar: Vec<u128> = event.similar.iter().map(|(_, bits)| *bits).collect();
    let other = Memo::new(move |_| match chosen() {
        Some(Accepted::Map(bits)) if !similar.contains(&bits) => Some(Id::<Event>::from_bits(bits)),
        _ => None,
    });
    let known = find::event_name(session());
    let other_option = move || {
        other.get().map(|id| {
            view! { <option value="other" selected=true>{format!("= {}", known.run(id.to_string()))}</option> }
        })
    };
    view! {
        <li>
            <span><b>{event.name}</b>" "<small class="quiet-text">{told}</small></span>
            <div class="row">
                <select class="input" aria-label=label on:change=choose>
                    <option value="" selected=move || chosen().is_none()>{tr!("data.event.leave_out")}</option>
                    {options}
                    {other_option}
                    {move || made.get().map(|_| view! { <option value="new" selected=true>{tr!("data.event.new")}</option> })}
                </select>
                <button type="button" class="button" data-testid="create-event"
                    aria-label=move || format!("{} {of}", act.get()) on:click=describe>{act}</button>
            </div>
            {any_event(flow, at, other)}
            <Show when=move || made.get().is_some()>
                <p class="made" data-testid="event-made">{making}</p>
            </Show>
        </li>
    }
    .into_any()
}

/// Searches every event that is here, for one that the similar ones lack.
fn any_event(flow: Flow, at: u32, other: Memo<Option<Id<Event>>>) -> AnyView {
    let bind = Bind::by(
        move || find::value_of(other.get()),
        move |id| {
            let id = find::picked::<Event>(&id);
            if id.is_some() || other.get_untracked().is_some() {
                flow.decide(at, id.map(|id| Accepted::Map(id.bits())));
            }
        },
    );
    let def = numbered(&OTHER, at as usize);
    view! {
        <details class="any-event">
            <summary>{tr!("data.event.search")}</summary>
            <Pick def bind label_of=find::event_name(session()) find=find::events(session()) />
        </details>
    }
    .into_any()
}

/// Number and day of the sessions that accepting it makes.
fn sessions(flow: Flow, at: u32) -> Vec<(u16, Day)> {
    let of = |read: &TableSummary| read.references.get(at as usize).map(|one| one.sessions.clone());
    flow.summary.with(|summary| summary.as_ref().and_then(of)).unwrap_or_default()
}

/// What the file tells of an event.
fn tells(lang: Lang, offered: &OfferedEvent, rows: u32) -> String {
    let mut parts = vec![fill(lang, "data.table.in_rows", &[("rows", format::integer(lang, i64::from(rows)))])];
    match (offered.start, offered.end) {
        (Some(start), Some(end)) => parts.push(format::days(lang, start.date(), end.date())),
        (Some(day), None) | (None, Some(day)) => parts.push(format::date_long(lang, day.date())),
        (None, None) => parts.push(text(lang, "data.event.no_days")),
    }
    parts.extend(offered.form.map(|form| name(lang, form)));
    parts.extend(offered.jp.map(|jp| jp_text(lang, jp.raw())));
    if !offered.sessions.is_empty() {
        parts.push(offered.sessions.join(", "));
    }
    parts.join(" · ")
}

/// What will be made.
fn makes(lang: Lang, event: &OfferedEvent, sessions: &[(u16, Day)]) -> String {
    let shown = OfferedEvent { sessions: named_sessions(lang, sessions), ..event.clone() };
    let rest = [
        shown.form.map(|form| name(lang, form)),
        shown.start.zip(shown.end).map(|(start, end)| format::days(lang, start.date(), end.date())),
        shown.jp.map(|jp| jp_text(lang, jp.raw())),
        (!shown.sessions.is_empty()).then(|| shown.sessions.join(", ")),
    ];
    let rest = rest.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    fill(lang, "data.event.makes", &[("name", shown.label()), ("rest", rest)])
}

fn jp_text(lang: Lang, raw: i64) -> String {
    fill(lang, "data.event.jp", &[("jp", format::hundredths(lang, raw))])
}

/// "Sesi 1 (3 Februari 2025)", one for each.
pub fn named_sessions(lang: Lang, sessions: &[(u16, Day)]) -> Vec<String> {
    let one = |(number, day): &(u16, Day)| {
        let values = [("number", number.to_string()), ("day", format::date_long(lang, day.date()))];
        fill(lang, "data.event.session", &values)
    };
    sessions.iter().map(one).collect()
}

/// The form: what the file tells stands in it, the rest is asked.
#[component]
fn Describe(flow: Flow, at: u32, offered: OfferedEvent, open: RwSignal<bool>) -> AnyView {
    let lacking = lacking(&offered);
    let asks = !lacking.is_empty();
    let draft = Draft::new(draft_of(&offered), |data, stamp, draft: &EventDraft| draft.plan(data, stamp));
    let value = draft.value;
    let session = session();
    let save = Callback::new(move |()| {
        let written = value.get_untracked();
        let planned = session.with(|data| written.plan(data, &session::stamp(None)));
        let event = planned.ok().and_then(|diff| diff.events.into_iter().next()?.after);
        if let Some(event) = event {
            flow.decide(at, Some(Accepted::Event(Box::new(described(event, offered.sessions.clone())))));
            open.set(false);
        }
    });
    let cancel = move || {
        view! { <button type="button" class="button" on:click=move |_| open.set(false)>{tr!("ui.cancel")}</button> }
    };
    let asked = phrase_with(move |lang| {
        let names: Vec<String> = lacking.iter().map(|key| text(lang, key)).collect();
        fill(lang, "data.event.asked", &[("names", names.join(", "))])
    });
    view! {
        <Form name="offered" problems=draft.problems(form::ESSENTIAL) save=SaveState::Clean on_save=save save_label=tr!("data.event.use") foot=cancel>
            {asks.then(|| view! { <p>{asked}</p> })}
            {form::essentials(value)}
        </Form>
    }
    .into_any()
}

/// Labels of what the file does not tell.
fn lacking(offered: &OfferedEvent) -> Vec<&'static str> {
    let told = [
        (offered.name.is_empty(), "events.name"),
        (offered.form.is_none(), "events.form"),
        (offered.start.is_none(), "events.start"),
        (offered.end.is_none(), "events.end"),
        (offered.jp.is_none(), "events.jp"),
    ];
    told.into_iter().filter(|(lacks, _)| *lacks).map(|(_, label)| label).collect()
}

fn draft_of(offered: &OfferedEvent) -> EventDraft {
    let mut draft = EventDraft::blank(session::stamp(None).id(), clock::today(), None);
    let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    draft.event.name.clone_from(&offered.name);
    draft.event.code.clone_from(&offered.code);
    draft.event.form = offered.form.unwrap_or(draft.event.form);
    draft.start = day(offered.start);
    draft.end = day(offered.end);
    draft.jp = offered.jp.map(|jp| format::hundredths(lang::now(), jp.raw())).unwrap_or_default();
    draft
}

fn described(event: Event, sessions: Vec<String>) -> OfferedEvent {
    OfferedEvent {
        code: event.code,
        name: event.name,
        form: Some(event.form),
        start: Some(event.start),
        end: Some(event.end),
        jp: event.jp,
        sessions,
    }
}
