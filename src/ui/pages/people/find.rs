//! Finding a person, a unit, a position, a competence, a speaker or an event by a few letters, for fields that pick one.
use leptos::prelude::*;

use crate::domain::{Competency, Dataset, Event, Id, Person, Position, Speaker, Unit};
use crate::ui::components::form::Choice;
use crate::ui::lang;
use crate::ui::session::Session;
use crate::words::collate::{fold, holds};
use crate::words::domain::position_kind;
use crate::words::format::date_long;

/// More than these are not offered: a longer list is not read.
const MOST: usize = 8;

/// The best few: those that begin with the words, then those that hold them, each by name.
fn best(words: &str, all: impl Iterator<Item = (String, String, String)>) -> Vec<Choice> {
    let words = fold(words.trim());
    let mut found: Vec<(bool, String, Choice)> = all
        .filter_map(|(value, label, more)| {
            let folded = fold(&label);
            let fits = holds(&folded, &words) || (!more.is_empty() && holds(&fold(&more), &words));
            fits.then(|| (!folded.starts_with(&words), folded, Choice::new(value, label)))
        })
        .collect();
    found.sort_by(|a, b| (a.0, &a.1, &a.2.value).cmp(&(b.0, &b.1, &b.2.value)));
    found.into_iter().take(MOST).map(|(_, _, choice)| choice).collect()
}

/// Name with NIP.
fn person_label(person: &Person) -> String {
    match person.nip() {
        "" => person.full_name(),
        nip => format!("{} · {nip}", person.full_name()),
    }
}

/// What a person's identifier is called.
pub fn person_name(session: Session) -> Callback<String, String> {
    named(session, |data, id| data.people.get(id).map(person_label))
}

/// People by name or NIP; `not` is left out.
pub fn people(session: Session, not: Option<Id<Person>>) -> Callback<String, Vec<Choice>> {
    Callback::new(move |words: String| {
        session.peek(|data| {
            let others = data.people.iter().filter(|person| Some(person.id) != not);
            best(&words, others.map(|person| (person.id.to_string(), person_label(person), String::new())))
        })
    })
}

/// What a unit's identifier is called: its whole path.
pub fn unit_name(session: Session) -> Callback<String, String> {
    let paths = session.unit_paths();
    Callback::new(move |id: String| {
        let id: Option<Id<Unit>> = id.parse().ok();
        id.and_then(|id| paths.with(|paths| paths.get(&id).cloned())).unwrap_or_default()
    })
}

/// Units by name, code or path; closed ones and those that `fits` refuses are left out.
pub fn units(
    session: Session,
    fits: impl Fn(&Dataset, &Unit) -> bool + Send + Sync + 'static,
) -> Callback<String, Vec<Choice>> {
    let paths = session.unit_paths();
    Callback::new(move |words: String| {
        session.peek(|data| {
            let open = data.units.iter().filter(|unit| !unit.closed && fits(data, unit));
            let line = |unit: &Unit| {
                let path = paths.with_untracked(|paths| paths.get(&unit.id).cloned()).unwrap_or_default();
                (unit.id.to_string(), path, unit.code.clone())
            };
            best(&words, open.map(line))
        })
    })
}

fn position_label(position: &Position) -> String {
    format!("{} · {}", position.name, position_kind(lang::now(), position.kind))
}

/// What a position's identifier is called.
pub fn position_name(session: Session) -> Callback<String, String> {
    named(session, |data, id| data.positions.get(id).map(position_label))
}

/// Positions by name.
pub fn positions(session: Session) -> Callback<String, Vec<Choice>> {
    Callback::new(move |words: String| {
        session.peek(|data| {
            let line = |position: &Position| (position.id.to_string(), position_label(position), String::new());
            best(&words, data.positions.iter().map(line))
        })
    })
}

/// What a competence's identifier is called.
pub fn competency_name(session: Session) -> Callback<String, String> {
    named(session, |data, id| data.competencies.get(id).map(|row| row.name.clone()))
}

/// Competences by name or code.
pub fn competencies(session: Session) -> Callback<String, Vec<Choice>> {
    Callback::new(move |words: String| {
        session.peek(|data| {
            let line = |row: &Competency| (row.id.to_string(), row.name.clone(), row.code.clone());
            best(&words, data.competencies.iter().map(line))
        })
    })
}

fn speaker_label(speaker: &Speaker) -> String {
    if speaker.institution.is_empty() {
        speaker.name.clone()
    } else {
        format!("{} · {}", speaker.name, speaker.institution)
    }
}

/// What a speaker's identifier is called.
pub fn speaker_name(session: Session) -> Callback<String, String> {
    named(session, |data, id| data.speakers.get(id).map(speaker_label))
}

/// Speakers by name, institution or field.
pub fn speakers(session: Session) -> Callback<String, Vec<Choice>> {
    Callback::new(move |words: String| {
        session.peek(|data| {
            let line = |row: &Speaker| (row.id.to_string(), speaker_label(row), row.field.clone());
            best(&words, data.speakers.iter().map(line))
        })
    })
}

/// Name with batch, and when it begins.
fn event_label(event: &Event) -> String {
    let names = [event.name.as_str(), event.batch.as_str()].into_iter().filter(|name| !name.is_empty());
    let day = date_long(lang::now(), event.start.date());
    names.chain([day.as_str()]).collect::<Vec<_>>().join(" · ")
}

/// What an event's identifier is called.
pub fn event_name(session: Session) -> Callback<String, String> {
    named(session, |data, id| data.events.get(id).map(event_label))
}

/// Events by name, batch, day or code.
pub fn events(session: Session) -> Callback<String, Vec<Choice>> {
    Callback::new(move |words: String| {
        session.peek(|data| {
            let line = |row: &Event| (row.id.to_string(), event_label(row), row.code.clone());
            best(&words, data.events.iter().map(line))
        })
    })
}

/// Reads the value of a field that picks several.
pub fn picked_many<T>(value: &str) -> Vec<Id<T>> {
    value.split(' ').filter_map(|id| id.parse().ok()).collect()
}

/// The value of a field that picks several.
pub fn value_of_many<T>(ids: &[Id<T>]) -> String {
    ids.iter().map(|id| id.to_string()).collect::<Vec<_>>().join(" ")
}

fn named<T: 'static>(
    session: Session,
    name: impl Fn(&Dataset, Id<T>) -> Option<String> + Send + Sync + 'static,
) -> Callback<String, String> {
    Callback::new(move |id: String| {
        let id: Option<Id<T>> = id.parse().ok();
        id.and_then(|id| session.with(|data| name(data, id))).unwrap_or_default()
    })
}

/// Reads a value of a field that picks one.
pub fn picked<T>(value: &str) -> Option<Id<T>> {
    value.parse().ok()
}

/// The value of a field that picks one.
pub fn value_of<T>(id: Option<Id<T>>) -> String {
    id.map(|id| id.to_string()).unwrap_or_default()
}
