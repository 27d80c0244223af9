//! Names that nobody knows yet: new, or one of the similar ones. All can be accepted in one step.
use super::flow::Flow;
use crate::job::{Accepted, ReferenceRead, ReferenceWhat};
use crate::ui::components::card::Note;
use crate::ui::components::tone::Tone;
use crate::ui::lang::{self, tr};
use crate::words::format;
use leptos::prelude::*;

/// Names shown one by one, at most; all are accepted together.
const MOST: usize = 200;

/// The names and what is done about each.
#[component]
pub fn References(flow: Flow) -> AnyView {
    let names = Memo::new(move |_| {
        flow.summary.with(|summary| summary.as_ref().map(|it| it.references.clone()).unwrap_or_default())
    });
    let open = move || names.with(Vec::len).saturating_sub(flow.accepted.with(std::collections::BTreeMap::len));
    let accept_all = move |_| {
        let usual = names
            .with_untracked(|names| (0u32..).zip(names).filter_map(|(at, name)| Some((at, name.usual?))).collect());
        flow.accepted.set(usual);
        flow.plan_again();
    };
    let count = tr!(
        "data.table.unknown",
        count = format::integer(lang::current(), i64::try_from(names.with(Vec::len)).unwrap_or(0))
    );
    let lines = move || {
        let names = names.get();
        (0u32..).zip(names.into_iter().take(MOST)).map(|(at, name)| line(flow, at, name)).collect_view()
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
    }
}

fn line(flow: Flow, at: u32, name: ReferenceRead) -> AnyView {
    let similar = name.similar.clone();
    let chosen = move || flow.accepted.with(|accepted| accepted.get(&at).copied());
    let choose = move |event| {
        let accepted = match event_target_value(&event).as_str() {
            "new" => Some(Accepted::Create),
            place => {
                place.parse::<usize>().ok().and_then(|place| similar.get(place)).map(|(_, bits)| Accepted::Map(*bits))
            }
        };
        flow.accepted.update(|all| match accepted {
            Some(accepted) => drop(all.insert(at, accepted)),
            None => drop(all.remove(&at)),
        });
        flow.plan_again();
    };
    let options = name.similar.iter().enumerate().map(|(place, (known, bits))| {
        let bits = *bits;
        view! { <option value=place.to_string() selected=move || chosen() == Some(Accepted::Map(bits))>{format!("= {known}")}</option> }
    });
    let options = options.collect_view();
    let rows = name.rows;
    view! {
        <li>
            <span><b>{name.name.clone()}</b>" "<small class="quiet-text">{tr!(what_key(name.what))}", "
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
