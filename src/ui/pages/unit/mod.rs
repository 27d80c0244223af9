//! One unit: who leads it, how far it is with 20 JP, evaluations and IP ASN, what is below, who works there.
pub mod form;
mod ip;
mod pattern;
mod pictures;

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};

use super::people::PeopleTable;
use super::people::columns::person_path;
use super::people::rows::PersonRow;
use super::units::grid::{GridState, UnitGrid, unit_path};
use super::units::scope::{Scope, ScopeBar};
use super::units::tree::{Node, Tree};
use crate::domain::{Id, Op};
use crate::ui::components::badge::{Fact, Facts};
use crate::ui::components::card::{Card, Note};
use crate::ui::components::confirm::Confirm;
use crate::ui::components::icon::{self, icon};
use crate::ui::components::menu::{Menu, MenuItem};
use crate::ui::components::state::{Empty, Loading};
use crate::ui::components::tone::Tone;
use crate::ui::lang::{phrase_with, tr};
use crate::ui::place;
use crate::ui::saving;
use crate::ui::session::{Phase, session};
use crate::ui::shell::{Crumb, Page};
use crate::words::domain::{name, period};
use crate::words::format::{NOTHING, hundredths, integer, percent};
use crate::words::lang::{Lang, fill};
use form::{UnitDialog, UnitDraft};

type UnitId = Id<crate::domain::Unit>;

/// The page of the unit in the address.
#[component]
pub fn Unit() -> AnyView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get_str("id").and_then(|id| id.parse::<UnitId>().ok())));
    let session = session();
    let scope = Scope::read();
    let tree = scope.tree();
    let is_known = Memo::new(move |_| id.get().filter(|id| tree.with(|tree| tree.nodes.contains_key(id))));
    (move || match is_known.get() {
        Some(id) => view! { <Known id scope tree /> }.into_any(),
        None if session.phase() == Phase::Opening => {
            view! { <Page title=tr!("units.title")><Loading /></Page> }.into_any()
        }
        None => missing(),
    })
    .into_any()
}

fn missing() -> AnyView {
    view! {
        <Page title=tr!("units.unknown")>
            <Empty title=tr!("units.unknown") text=tr!("units.unknown_help") sign=icon::UNITS>
                <a class="button" href=place::href("/perangkat-daerah")>{tr!("units.all")}</a>
            </Empty>
        </Page>
    }
    .into_any()
}

#[component]
fn Known(id: UnitId, scope: Scope, tree: Memo<Arc<Tree>>) -> AnyView {
    let node = Memo::new(move |_| tree.with(|tree| tree.nodes.get(&id).cloned()));
    let title = Signal::derive(move || node.get().map(|node| node.unit.name).unwrap_or_default());
    let crumbs = untrack(|| tree.with(|tree| crumbs(tree, id)));
    let lead = phrase_with(move |lang| node.get().map(|node| lead(lang, &node, &scope)).unwrap_or_default());
    let (editing, adding, removing) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let rows = Memo::new(move |_| {
        let below = tree.with(|tree| tree.below(id));
        let is_here = |row: &&PersonRow| row.is_serving() && row.unit.is_some_and(|unit| below.contains(&unit));
        Arc::new(scope.rows().rows.iter().filter(is_here).cloned().collect::<Vec<_>>())
    });
    let draft =
        Callback::new(move |()| node.get().map_or_else(|| UnitDraft::blank(None), |node| UnitDraft::of(&node.unit)));
    view! {
        <Page title crumbs lead=move || lead actions=move || actions(node, editing, adding, removing)>
            <Closed node />
            <div class="toolbar-start"><ScopeBar scope /></div>
            <About node />
            <pictures::Pictures node scope rows />
            <ip::Ip id scope rows unit=title />
            <pattern::Pattern id node tree scope unit=title />
            <Below id tree scope />
            <section class="stack">
                <h2>{tr!("units.people_here")}</h2>
                <PeopleTable
                    name="unit-people"
                    rows
                    minimum=untrack(|| scope.rows().minimum)
                    empty=|| view! { <Empty title=tr!("units.nobody") text=tr!("units.nobody_help") sign=icon::PEOPLE /> }
                />
            </section>
            <UnitDialog open=editing start=draft />
            <UnitDialog open=adding start=Callback::new(move |()| UnitDraft::blank(Some(id))) />
            <Remove id title open=removing />
        </Page>
    }
    .into_any()
}

fn crumbs(tree: &Tree, id: UnitId) -> Vec<Crumb> {
    let mut crumbs = Vec::new();
    let mut at = tree.nodes.get(&id).and_then(|node| node.unit.parent);
    while let Some(node) = at.and_then(|id| tree.nodes.get(&id)).filter(|_| crumbs.len() < 12) {
        let name = node.unit.name.clone();
        crumbs.push(Crumb::to(&unit_path(node.unit.id), Signal::stored(name)));
        at = node.unit.parent;
    }
    crumbs.push(Crumb::to("/perangkat-daerah", tr!("units.title")));
    crumbs.reverse();
    crumbs
}

fn actions(
    node: Memo<Option<Node>>,
    editing: RwSignal<bool>,
    adding: RwSignal<bool>,
    removing: RwSignal<bool>,
) -> AnyView {
    let session = session();
    let is_closed = Memo::new(move |_| node.get().is_some_and(|node| node.unit.closed));
    let turn = move |closed: bool| {
        let Some(unit) = node.get_untracked().map(|node| node.unit) else { return };
        let subject = unit.name.clone();
        let plan = move |data: &crate::domain::Dataset, stamp: &mut crate::domain::Stamp| {
            data.plan_unit(stamp, crate::domain::Unit { closed, ..unit.clone() })
        };
        saving::act(session, Op::EditUnit, subject, plan);
    };
    view! {
        <button type="button" class="button primary" on:click=move |_| editing.set(true)>
            {icon(icon::EDIT)}
            {tr!("units.edit")}
        </button>
        <button type="button" class="button" on:click=move |_| adding.set(true)>
            {icon(icon::PLUS)}
            {tr!("units.add_below")}
        </button>
        <Menu label=tr!("units.more") sign=icon::MORE bare=true end=true>
            <Show
                when=move || is_closed.get()
                fallback=move || view! {
                    <MenuItem label=tr!("units.close") sign=icon::LOCK on_select=Callback::new(move |()| turn(true)) />
                }
            >
                <MenuItem label=tr!("units.reopen") sign=icon::UNDO on_select=Callback::new(move |()| turn(false)) />
            </Show>
            <MenuItem
                label=tr!("units.remove")
                sign=icon::DELETE
                on_select=Callback::new(move |()| removing.set(true))
            />
        </Menu>
    }
    .into_any()
}

#[component]
fn Closed(node: Memo<Option<Node>>) -> AnyView {
    let is_closed = move || node.get().is_some_and(|node| node.unit.closed);
    view! {
        <Show when=is_closed>
            <Note tone=Tone::Warn><p>{tr!("units.is_closed")}</p></Note>
        </Show>
    }
    .into_any()
}

#[component]
fn About(node: Memo<Option<Node>>) -> AnyView {
    let session = session();
    let unit = move || node.get().map(|node| node.unit);
    let or_dash = |text: String| if text.is_empty() { NOTHING.to_owned() } else { text };
    let head = Memo::new(move |_| {
        let id = unit()?.head?;
        session.with(|data| data.people.get(id).map(|person| (person_path(id), person.full_name())))
    });
    let kind = phrase_with(move |lang| unit().map(|unit| name(lang, unit.kind)).unwrap_or_default());
    let distance = phrase_with(move |lang| {
        let distance = unit().and_then(|unit| unit.distance);
        distance.map_or_else(|| NOTHING.to_owned(), |km| format!("{} km", hundredths(lang, km.raw())))
    });
    view! {
        <Card>
            <Facts>
                <Fact name=tr!("units.form.kind")>{kind}</Fact>
                <Fact name=tr!("units.form.head")>
                    {move || match head.get() {
                        Some((path, name)) => view! { <a href=place::href(&path)>{name}</a> }.into_any(),
                        None => view! { <span class="quiet-text">{tr!("units.no_head")}</span> }.into_any(),
                    }}
                </Fact>
                <Fact name=tr!("units.form.code")>{move || or_dash(unit().map(|unit| unit.code).unwrap_or_default())}</Fact>
                <Fact name=tr!("units.form.location")>
                    {move || or_dash(unit().map(|unit| unit.location).unwrap_or_default())}
                </Fact>
                <Fact name=tr!("units.form.distance")>{distance}</Fact>
            </Facts>
        </Card>
    }
    .into_any()
}

#[component]
fn Below(id: UnitId, tree: Memo<Arc<Tree>>, scope: Scope) -> AnyView {
    let state = GridState::new(tree, scope, Some(id));
    let has_some = Memo::new(move |_| !state.is_empty());
    view! {
        <Show when=move || has_some.get()>
            <section class="stack">
                <h2>{tr!("units.below")}</h2>
                <UnitGrid state />
            </section>
        </Show>
    }
    .into_any()
}

#[component]
fn Remove(id: UnitId, title: Signal<String>, open: RwSignal<bool>) -> AnyView {
    let session = session();
    let navigate = StoredValue::new_local(use_navigate());
    let confirm = Callback::new(move |()| {
        let away = move || navigate.with_value(|go| go("/perangkat-daerah", NavigateOptions::default()));
        saving::act_then(
            session,
            Op::RemoveUnit,
            title.get_untracked(),
            move |data, _| data.plan_remove_unit(id),
            away,
        );
    });
    view! {
        <Confirm
            open
            title=tr!("units.remove")
            action=tr!("units.remove")
            danger=true
            on_confirm=confirm
            text=move || view! { <p>{tr!("units.remove_help", name = title.get())}</p> }
        />
    }
    .into_any()
}

/// The answer in a sentence.
fn lead(lang: Lang, node: &Node, scope: &Scope) -> String {
    let all = node.all;
    let number = |count: usize| integer(lang, count as i64);
    let values = [
        ("people", number(all.people)),
        ("reached", number(all.reached)),
        ("measured", number(all.measured)),
        ("share", percent(lang, all.coverage().unwrap_or(f64::NAN), 0)),
        ("minimum", hundredths(lang, scope.rows().minimum.raw())),
        ("year", scope.year().to_string()),
        ("not_evaluated", number(all.not_evaluated)),
        ("period", scope.period().map(|of| period(lang, of.year, of.span)).unwrap_or_default()),
    ];
    let hours = if all.measured > 0 { "units.lead.hours" } else { "units.lead.no_hours" };
    let graded = match (scope.period(), all.not_evaluated) {
        (None, _) => "units.lead.no_period",
        (Some(_), 0) => "units.lead.all_evaluated",
        (Some(_), _) => "units.lead.not_evaluated",
    };
    if all.people == 0 {
        return fill(lang, "units.lead.nobody", &values);
    }
    ["units.lead.people", hours, graded].map(|key| fill(lang, key, &values)).join(" ")
}
