//! Choosing a programme, one of its batches, or one event: whose participants are compared, or whom a report is about.
use crate::analytics::Group;
use crate::domain::{Dataset, Event, Id, Program};
use crate::ui::lang::{self, tr};
use crate::ui::session::session;
use crate::words::format;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Marks the values of the second choice: a batch by its name, an event by its identifier.
const BATCH: &str = "angkatan:";
const EVENT: &str = "kegiatan:";

/// The programme that a group belongs to.
fn program_of(data: &Dataset, group: Option<&Group>) -> Option<Id<Program>> {
    match group? {
        Group::Program(program) | Group::Batch { program, .. } => Some(*program),
        Group::Event(event) => data.events.get(*event)?.program,
    }
}

/// What the second choice says, as a group.
fn group_of(program: Id<Program>, value: &str) -> Group {
    let event = value.strip_prefix(EVENT).and_then(|id| id.parse().ok()).map(Group::Event);
    let batch = value.strip_prefix(BATCH).map(|batch| Group::Batch { program, batch: batch.to_owned() });
    event.or(batch).unwrap_or(Group::Program(program))
}

/// What is chosen, in which year, and who hears of another choice.
#[derive(Clone, Copy)]
pub struct Grouping {
    pub group: Memo<Option<Group>>,
    pub year: Memo<i32>,
    pub choose: Callback<Option<Group>>,
    /// Key of the label.
    pub label: &'static str,
    /// Key of what no programme means.
    pub nobody: &'static str,
    /// Key of what a programme means, with `%{program}`.
    pub of: &'static str,
}

/// The two choices; the second only where a programme is chosen.
#[component]
pub fn GroupChoice(grouping: Grouping) -> AnyView {
    let session = session();
    let Grouping { group, label, nobody, .. } = grouping;
    let program = Memo::new(move |_| session.with(|data| group.with(|group| program_of(data, group.as_ref()))));
    let choose = move |group: Option<Group>| grouping.choose.run(group);
    let on_program = move |event| choose(event_target_value(&event).parse().ok().map(Group::Program));
    let on_part = move |event| {
        let value = event_target_value(&event);
        choose(program.get_untracked().map(|program| group_of(program, &value)));
    };
    let second = move || {
        program.get().map(|program| {
            view! {
                <label><span>{tr!("analysis.scope.part")}</span>
                    <select class="input" on:change=on_part>
                        <option value="" selected=move || group.get() == Some(Group::Program(program))>
                            {tr!("analysis.scope.whole_program")}
                        </option>
                        {parts(grouping, program)}
                    </select>
                </label>
            }
        })
    };
    view! {
        <label><span>{tr!(label)}</span>
            <select class="input" on:change=on_program>
                <option value="" selected=move || group.with(Option::is_none)>{tr!(nobody)}</option>
                {programs(program, grouping.of)}
            </select>
        </label>
        {second}
    }
    .into_any()
}

fn programs(chosen: Memo<Option<Id<Program>>>, of: &'static str) -> AnyView {
    let programs = session().table::<Program>();
    let options = move || {
        let option = |(id, program): (Id<Program>, String)| {
            view! {
                <option value=id.to_string() selected=move || chosen.get() == Some(id)>
                    {tr!(of, program = program)}
                </option>
            }
        };
        let listed: Vec<_> = programs.with(|programs| programs.iter().map(|it| (it.id, it.name.clone())).collect());
        listed.into_iter().map(option).collect_view()
    };
    options.into_any()
}

/// Batches and events of a programme in the year of the scope, and the chosen one whatever its year.
fn parts(Grouping { group, year, .. }: Grouping, program: Id<Program>) -> AnyView {
    let events = session().table::<Event>();
    let listed = Memo::new(move |_| {
        let (year, group) = (year.get(), group.get());
        let shown = |event: &&Event| {
            let is_chosen = group == Some(Group::Event(event.id));
            event.program == Some(program) && (event.start.year() == year || is_chosen)
        };
        let mut found: Vec<Event> = events.with(|events| events.iter().filter(shown).cloned().collect());
        found.sort_by(|a, b| (a.start, &a.name, a.id).cmp(&(b.start, &b.name, b.id)));
        found
    });
    let batches = move || {
        let mut names: BTreeSet<String> =
            listed.with(|events| events.iter().map(|event| event.batch.clone()).filter(|it| !it.is_empty()).collect());
        if let Some(Group::Batch { batch, .. }) = group.get() {
            names.insert(batch);
        }
        let option = |batch: String| {
            let value = format!("{BATCH}{batch}");
            let this = Group::Batch { program, batch: batch.clone() };
            view! {
                <option value=value selected=move || group.with(|group| group.as_ref() == Some(&this))>
                    {tr!("analysis.scope.batch", batch = batch)}
                </option>
            }
        };
        names.into_iter().map(option).collect_view()
    };
    let named = move || {
        let option = |event: Event| {
            let start = event.start.date();
            let label = lang::phrase_with(move |lang| format!("{} ({})", event.name, format::date_short(lang, start)));
            let is_chosen = move || group.with(|group| *group == Some(Group::Event(event.id)));
            view! { <option value=format!("{EVENT}{}", event.id) selected=is_chosen>{label}</option> }
        };
        listed.get().into_iter().map(option).collect_view()
    };
    view! {
        <optgroup label=tr!("analysis.scope.batches")>{batches}</optgroup>
        <optgroup label=tr!("analysis.scope.events")>{named}</optgroup>
    }
    .into_any()
}
