//! Names that nobody knows yet: new, or one of the similar ones. All can be accepted in one step.
use super::events::named_sessions;
use super::flow::Flow;
use crate::job::{Accepted, ReferenceRead, ReferenceWhat};
use crate::ui::components::card::Note;
use crate::ui::components::tone::Tone;
use crate::ui::lang::{self, phrase_with, tr};
use crate::words::format;
use leptos::prelude::*;

/// Names shown one by one, at most; all are accepted together.
const MOST: usize = 200;

/// The names and what is done about each.
#[component]
pub fn References(flow: Flow) -> AnyView {
    // Events have a choice of their own: see `UnknownEvents`.
    let names = Memo::new(move |_| {
        let names = flow.summary.with(|summary| summary.as_ref().map(|it| it.references.clone()).unwrap_or_default());
        (0u32..).zip(names).filter(|(_, name)| name.what != ReferenceWhat::Event).collect::<Vec<_>>()
    });
    let open = move || {
        let is_open = |at: &u32| flow.accepted.with(|accepted| !accepted.contains_key(at));
        names.with(|names| names.iter().filter(|(at, _)| is_open(at)).count())
    };
    let accept_all = move |_| {
        let usual: Vec<(u32, Accepted)> =
            names.get_untracked().into_iter().filter_map(|(at, name)| Some((at, name.usual?))).collect();
        flow.accepted.update(|all| all.extend(usual));
        flow.plan_again();
    };
    let count = tr!(
        "data.table.unknown",
        count = format::integer(lang::current(), i64::try_from(names.with(Vec::len)).unwrap_or(0))
    );
    let lines = move || {
        let names = names.get();
        names.into_iter().take(MOST).map(|(at, name)| line(flow, at, name)).collect_view()
    };
    (move || {
        (!names.with(Vec::is_empty)).then(|| {
            view! {
                <Note tone=Tone::Warn>
                    <p>{count}</p>
                    <button type="button" class="button" data-testid="accept-all" disabled=move || open() == 0 on:click=accept_all>
                        {tr!("data.table.accept_all")}
                    </button>
                </Note>
                <details>
                    <summary>{tr!("data.table.one_by_one")}</summary>
                    <ul class="references">{lines}</ul>
                </details>
            }
        })
    })
    .into_any()
}

const fn what_key(what: ReferenceWhat) -> &'static str {
    match what {
        ReferenceWhat::Unit => "data.table.unit",
        ReferenceWhat::Position => "data.table.position",
        ReferenceWhat::Period => "data.table.period",
        ReferenceWhat::Person => "data.table.person",
        ReferenceWhat::SamePerson => "data.table.same_person",
        ReferenceWhat::Event => "data.table.event",
        ReferenceWhat::Sessions => "data.table.sessions",
    }
}

fn line(flow: Flow, at: u32, name: ReferenceRead) -> AnyView {
    let similar = name.similar.clone();
    let chosen = move || flow.accepted.with(|accepted| accepted.get(&at).cloned());
    let choose = move |event| {
        let accepted = match event_target_value(&event).as_str() {
            "new" => Some(Accepted::Create),
            place => {
                place.parse::<usize>().ok().and_then(|place| similar.get(place)).map(|(_, bits)| Accepted::Map(*bits))
            }
        };
        flow.decide(at, accepted);
    };
    let options = name.similar.iter().enumerate().map(|(place, (known, bits))| {
        let bits = *bits;
        view! { <option value=place.to_string() selected=move || chosen() == Some(Accepted::Map(bits))>{format!("= {known}")}</option> }
    });
    let options = options.collect_view();
    let rows = name.rows;
    let sessions = name.sessions.clone();
    let sessions = (!sessions.is_empty())
        .then(|| view! { ": " {phrase_with(move |lang| named_sessions(lang, &sessions).join(", "))} });
    view! {
        <li>
            <span><b>{name.name.clone()}</b>" "<small class="quiet-text">{tr!(what_key(name.what))}{sessions}", "
                {tr!("data.table.in_rows", rows = rows)}</small></span>
            <select class="input" aria-label=name.name on:change=choose>
                <option value="" selected=move || chosen().is_none()>{tr!("data.table.undecided")}</option>
                {name.can_create.then(|| view! {
                    <option value="new" selected=move || chosen() == Some(Accepted::Create)>{tr!("data.table.create")}</option>
                })}
                {options}
            </select>
        </li>
    }
    .into_any()
}
