//! What was changed in the records of one person, latest first, with a way back.
use leptos::prelude::*;

use super::Profile;
use crate::domain::{Change, Dataset, Diff, Id, Op, Person, Record, Sequence, Time};
use crate::store::EntryHeader;
use crate::ui::components::icon;
use crate::ui::components::state::{Empty, Failed, Loading};
use crate::ui::lang::{self, current, phrase_with, tr};
use crate::ui::session::{RunError, local, session};
use crate::ui::{saving, say};
use crate::words::domain::{name, period};
use crate::words::format::date_long;
use crate::words::lang::{Lang, text};

/// One operation as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryLine {
    pub sequence: Sequence,
    pub time: Time,
    pub author: String,
    pub op: Op,
    /// What it touched of this person, in words.
    pub touched: Vec<String>,
}

/// The operations of a journal that touched rows of one person, latest first.
pub fn history_of(data: &Dataset, person: Id<Person>, found: &[(EntryHeader, Diff)], lang: Lang) -> Vec<HistoryLine> {
    let line = |(header, diff): &(EntryHeader, Diff)| {
        let touched = touched(data, person, diff, lang);
        (!touched.is_empty()).then(|| HistoryLine {
            sequence: header.sequence,
            time: header.time,
            author: header.author_name.clone(),
            op: header.op,
            touched,
        })
    };
    found.iter().rev().filter_map(line).collect()
}

fn touched(data: &Dataset, person: Id<Person>, diff: &Diff, lang: Lang) -> Vec<String> {
    let mut touched = Vec::new();
    for change in diff.people.iter().filter(|change| change.id() == Some(person)) {
        touched.push(fields(change, lang));
    }
    for change in &diff.learning {
        if let Some(row) = side(change).filter(|row| row.person == person) {
            touched.push(data.activity(row));
        }
    }
    for change in &diff.evaluations {
        if let Some(row) = side(change).filter(|row| row.person == person) {
            let of = data.periods.get(row.period).map(|of| period(lang, of.year, of.span));
            touched.push(of.unwrap_or_default());
        }
    }
    for change in &diff.work_plans {
        touched.extend(side(change).filter(|row| row.person == person).map(|row| row.year.to_string()));
    }
    for change in &diff.credit_openings {
        touched.extend(side(change).filter(|row| row.person == person).map(|row| row.source.clone()));
    }
    for change in &diff.discipline {
        // That there was a change is said; what it says stays in its restricted place.
        touched.extend(side(change).filter(|row| row.person == person).map(|_| text(lang, "domain.kind.discipline")));
    }
    touched
}

fn side<T: Record>(change: &Change<T>) -> Option<&T> {
    change.after.as_ref().or(change.before.as_ref())
}

/// Names of the fields that a change touched.
fn fields(change: &Change<Person>, lang: Lang) -> String {
    let (Some(before), Some(after)) = (&change.before, &change.after) else { return String::new() };
    let differs = [
        ("people.form.name", before.name != after.name),
        ("people.form.front_title", before.front_title != after.front_title),
        ("people.form.back_title", before.back_title != after.back_title),
        ("people.form.sex", before.sex != after.sex),
        ("people.form.birth_date", before.birth_date != after.birth_date),
        ("people.form.status", before.status != after.status),
        ("person.contract", before.contract != after.contract),
        ("person.post.title", before.posts != after.posts),
        ("person.rank.title", before.ranks != after.ranks),
        ("person.standing.title", before.standing != after.standing),
        ("person.identifier.title", before.identifiers != after.identifiers),
        ("person.education.title", before.education != after.education),
    ];
    let names = differs.into_iter().filter(|(_, differs)| *differs).map(|(key, _)| text(lang, key));
    names.collect::<Vec<_>>().join(", ")
}

/// What is known of the history so far.
#[derive(Clone)]
enum Found {
    Reading,
    Entries(Vec<(EntryHeader, Diff)>),
    Failed(RunError),
}

/// The part of the profile.
#[component]
pub fn History(profile: Profile) -> AnyView {
    let session = session();
    let found = RwSignal::new(Found::Reading);
    let read = move || {
        session.mentioning(profile.id.bits(), move |answer| {
            let answer = answer.map_or_else(Found::Failed, Found::Entries);
            let _ = found.try_set(answer);
        });
    };
    // Every edit may have added an entry.
    Effect::new(move || {
        session.with(|_| ());
        read();
    });
    let retry = Callback::new(move |()| read());
    (move || match found.get() {
        Found::Reading => view! { <Loading lines=6 /> }.into_any(),
        Found::Failed(error) => {
            let why = phrase_with(move |lang| say::run_error(lang, &error));
            view! { <Failed title=tr!("person.history.failed") text=why on_retry=retry /> }.into_any()
        }
        Found::Entries(entries) => {
            let lang = current();
            let lines = session.with(|data| history_of(data, profile.id, &entries, lang));
            view! { <Timeline lines /> }.into_any()
        }
    })
    .into_any()
}

/// Changes one below the other.
#[component]
fn Timeline(lines: Vec<HistoryLine>) -> AnyView {
    if lines.is_empty() {
        return view! {
            <Empty title=tr!("person.history.none") text=tr!("person.history.none_help") sign=icon::HISTORY />
        }
        .into_any();
    }
    view! { <ol class="timeline">{lines.into_iter().map(entry).collect_view()}</ol> }.into_any()
}

fn entry(line: HistoryLine) -> AnyView {
    let session = session();
    let (day, hour, minute) = local(line.time);
    let when = phrase_with(move |lang| format!("{} {hour:02}.{minute:02}", date_long(lang, day.date())));
    let (op, sequence) = (line.op, line.sequence);
    let what = phrase_with(move |lang| name(lang, op));
    let touched = line.touched.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
    let undo = (!matches!(op, Op::Undo(_) | Op::Redo(_))).then(|| {
        view! {
            <button
                type="button"
                class="button small no-print"
                aria-label=tr!("person.history.undo", what = name(lang::current(), op))
                on:click=move |_| saving::take_back(session, sequence)
            >
                {tr!("ui.undo")}
            </button>
        }
    });
    view! {
        <li>
            <time datetime=line.time.to_string()>{when}</time>
            <p>
                <strong>{what}</strong>
                {(!touched.is_empty()).then(|| format!(" · {touched}"))}
            </p>
            <p class="row">
                <span class="quiet-text">{tr!("person.history.by", name = line.author.clone())}</span>
                {undo}
            </p>
        </li>
    }
    .into_any()
}
