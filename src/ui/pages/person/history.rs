//! What was changed in the records of one person, latest first.
use leptos::prelude::*;

use super::Profile;
use super::ledger::name_of;
use crate::domain::{Changed, Dataset, Id, Kind, Person, Time};
use crate::ui::components::icon;
use crate::ui::components::state::Empty;
use crate::ui::lang::{phrase_with, tr};
use crate::ui::session::{local, session};
use crate::words::domain::{name, period};
use crate::words::format::date_long;

/// One change as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryLine {
    pub time: Time,
    pub author: String,
    pub kind: Kind,
    /// Which row of that kind; may be empty.
    pub subject: String,
}

/// The latest change of each row of a person. Rows of the sample, or of a file that did not say, carry no author and are
/// left out.
pub fn latest_changes(data: &Dataset, person: Id<Person>, lang: crate::words::lang::Lang) -> Vec<HistoryLine> {
    let mut lines = Vec::new();
    let mut note = |kind: Kind, changed: Changed, subject: String| {
        let author = changed.by.and_then(|by| data.authors.get(by));
        if let Some(author) = author {
            lines.push(HistoryLine { time: changed.at, author: author.name.clone(), kind, subject });
        }
    };
    if let Some(row) = data.people.get(person) {
        note(Kind::Person, row.changed, String::new());
    }
    for row in data.learning.iter().filter(|row| row.person == person) {
        note(Kind::Learning, row.changed, name_of(data, row));
    }
    for row in data.evaluations.iter().filter(|row| row.person == person) {
        let of = data.periods.get(row.period).map(|of| period(lang, of.year, of.span));
        note(Kind::Evaluation, row.changed, of.unwrap_or_default());
    }
    for row in data.work_plans.iter().filter(|row| row.person == person) {
        note(Kind::WorkPlan, row.changed, row.year.to_string());
    }
    lines.sort_by(|a, b| (b.time, a.kind, &a.subject).cmp(&(a.time, b.kind, &b.subject)));
    lines
}

/// The part of the profile.
#[component]
pub fn History(profile: Profile) -> AnyView {
    let session = session();
    let lines = Memo::new(move |_| {
        let lang = crate::ui::lang::current();
        session.with(|data| latest_changes(data, profile.id, lang))
    });
    view! { <Timeline lines /> }.into_any()
}

/// Changes one below the other.
#[component]
pub fn Timeline(#[prop(into)] lines: Signal<Vec<HistoryLine>>) -> AnyView {
    let line = |line: HistoryLine| {
        let kind = line.kind;
        let (day, hour, minute) = local(line.time);
        let when = phrase_with(move |lang| format!("{} {hour:02}.{minute:02}", date_long(lang, day.date())));
        let what = phrase_with(move |lang| name(lang, kind));
        view! {
            <li>
                <time datetime=line.time.to_string()>{when}</time>
                <p>
                    <strong>{what}</strong>
                    {(!line.subject.is_empty()).then(|| format!(" · {}", line.subject))}
                </p>
                <p class="quiet-text">{tr!("person.history.by", name = line.author)}</p>
            </li>
        }
    };
    let nothing = || {
        view! { <Empty title=tr!("person.history.none") text=tr!("person.history.none_help") sign=icon::HISTORY /> }
    };
    view! {
        <Show when=move || lines.with(|lines| !lines.is_empty()) fallback=nothing>
            <ol class="timeline">{move || lines.get().into_iter().map(line).collect_view()}</ol>
        </Show>
    }
    .into_any()
}
