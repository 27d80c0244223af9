//! Perangkat daerah and all units below: people, coverage of 20 JP, predicates, IP ASN.
pub mod grid;
pub mod ip;
pub mod parts;
pub mod scope;
pub mod tree;

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::ui::components::icon::{self, icon};
use crate::ui::components::state::{Empty, Loading};
use crate::ui::lang::{phrase_with, tr};
use crate::ui::pages::unit::form::{UnitDialog, UnitDraft};
use crate::ui::place;
use crate::ui::session::{Phase, session};
use crate::ui::shell::Page;
use crate::words::format::{hundredths, integer, percent};
use crate::words::lang::{Lang, fill};
use grid::{GridState, UnitGrid};
use scope::{Scope, ScopeBar};
use tree::Tree;

/// A share of few people says little: fewer than this are not named as the lowest.
const ENOUGH: usize = 10;

/// The tree of all units.
#[component]
pub fn Units() -> AnyView {
    let session = session();
    let scope = Scope::read();
    let tree = scope.tree();
    let state = GridState::new(tree, scope, None);
    let adding = RwSignal::new(false);
    let is_opening = Memo::new(move |_| session.phase() == Phase::Opening);
    let is_blank = Memo::new(move |_| tree.with(|tree| tree.nodes.is_empty()));
    let lead = phrase_with(move |lang| lead(lang, &tree.get(), &scope));
    let new_unit = move || adding.set(true);
    view! {
        <Page
            title=tr!("units.title")
            lead=move || (!is_opening.get() && !is_blank.get()).then_some(lead)
            actions=move || view! {
                <button type="button" class="button primary" on:click=move |_| new_unit()>
                    {icon(icon::PLUS)}
                    {tr!("units.add_office")}
                </button>
            }
        >
            <Show when=move || !is_opening.get() fallback=|| view! { <Loading lines=12 /> }>
                <Show when=move || !is_blank.get() fallback=move || nothing(new_unit)>
                    <Controls state scope />
                    <Found state />
                </Show>
            </Show>
            <UnitDialog open=adding start=Callback::new(|()| UnitDraft::blank(None)) />
        </Page>
    }
    .into_any()
}

#[component]
fn Controls(state: GridState, scope: Scope) -> AnyView {
    view! {
        <div class="toolbar" role="group" aria-label=tr!("units.tools")>
            <div class="toolbar-start">
                <label class="search">
                    {icon(icon::SEARCH)}
                    <input
                        type="search"
                        autocomplete="off"
                        aria-label=tr!("units.search")
                        placeholder=tr!("units.search")
                        prop:value=state.search
                        on:input=move |event| state.search.set(event_target_value(&event))
                    />
                </label>
                <ScopeBar scope />
            </div>
            <div class="toolbar-end">
                <button type="button" class="button plain" on:click=move |_| state.open_all()>
                    {tr!("units.open_all")}
                </button>
                <button type="button" class="button plain" on:click=move |_| state.open.set(BTreeSet::new())>
                    {tr!("units.close_all")}
                </button>
            </div>
        </div>
    }
    .into_any()
}

/// The grid, or that the search found nothing.
#[component]
fn Found(state: GridState) -> AnyView {
    let widen = move || {
        view! {
            <Empty title=tr!("units.none_found") sign=icon::SEARCH>
                <button type="button" class="button" on:click=move |_| state.search.set(String::new())>
                    {tr!("units.show_all")}
                </button>
            </Empty>
        }
    };
    let found = Memo::new(move |_| !state.is_empty());
    view! {
        <Show when=move || found.get() fallback=widen>
            <UnitGrid state />
            <p class="hint no-print">{tr!("units.keys")}</p>
        </Show>
    }
    .into_any()
}

fn nothing(add: impl Fn() + Copy + Send + 'static) -> AnyView {
    view! {
        <Empty title=tr!("units.nothing") text=tr!("units.nothing_help") sign=icon::UNITS>
            <button type="button" class="button primary" on:click=move |_| add()>{tr!("units.add_office")}</button>
            <a class="button" href=place::href("/impor-cadangan")>{tr!("people.import")}</a>
        </Empty>
    }
    .into_any()
}

/// The answer in a sentence: how many units, how far they are, and which office is furthest behind.
fn lead(lang: Lang, tree: &Arc<Tree>, scope: &Scope) -> String {
    let total = tree.total();
    let number = |count: usize| integer(lang, count as i64);
    let share = |of: Option<f64>| percent(lang, of.unwrap_or(f64::NAN), 0);
    let offices = tree.roots.iter().filter_map(|root| tree.nodes.get(root));
    let lowest = offices.filter(|node| node.all.measured >= ENOUGH).min_by(|a, b| {
        let coverage = |node: &tree::Node| node.all.coverage().unwrap_or(1.0);
        coverage(a).total_cmp(&coverage(b))
    });
    let values = [
        ("offices", number(tree.roots.len())),
        ("below", number(tree.nodes.len() - tree.roots.len())),
        ("people", number(total.people)),
        ("year", scope.year().to_string()),
        ("minimum", hundredths(lang, scope.rows().minimum.raw())),
        ("share", share(total.coverage())),
        ("lowest", lowest.map(|node| node.unit.name.clone()).unwrap_or_default()),
        ("lowest_share", share(lowest.and_then(|node| node.all.coverage()))),
    ];
    let mut sentences = vec![fill(lang, "units.lead.size", &values)];
    if total.measured > 0 {
        sentences.push(fill(lang, "units.lead.coverage", &values));
    }
    if lowest.is_some_and(|node| node.all.coverage() < total.coverage()) {
        sentences.push(fill(lang, "units.lead.lowest", &values));
    }
    sentences.join(" ")
}
