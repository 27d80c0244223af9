//! The tree of units as a treegrid: arrows move, open and close; Enter goes to the unit.
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::ip::IpYear;
use super::parts::{CoverageBar, PredicateBar};
use super::scope::Scope;
use super::tree::{Counts, Line, Node, Sort, Tree};
use crate::analytics::IpIndex;
use crate::domain::{Hundredths, Id, Unit};
use crate::ui::components::icon::{self, icon};
use crate::ui::lang::{count, phrase_with, tr};
use crate::ui::pages::people::query::PeopleQuery;
use crate::ui::place;
use crate::words::domain;
use crate::words::format::integer;
use crate::words::ip_unit::mean;

/// A number of a unit that the tree can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    People,
    Coverage,
    NotEvaluated,
    /// IP ASN of those who are measured alone.
    Ip,
    /// With a missing performance counted as 0.
    IpWithZero,
}

/// What the grid shows and what a person did to it.
#[derive(Clone, Copy)]
pub struct GridState {
    pub tree: Memo<Arc<Tree>>,
    /// Units whose children are shown.
    pub open: RwSignal<BTreeSet<Id<Unit>>>,
    pub search: RwSignal<String>,
    /// The unit whose children are the first lines; none for all.
    pub top: Option<Id<Unit>>,
    scope: Scope,
    /// None: by name.
    sort: RwSignal<Option<(By, bool)>>,
    lines: Memo<Arc<Vec<Line>>>,
    /// The line the keyboard is on.
    active: RwSignal<Option<Id<Unit>>>,
}

impl GridState {
    /// A closed tree.
    pub fn new(tree: Memo<Arc<Tree>>, scope: Scope, top: Option<Id<Unit>>) -> Self {
        let (open, search) = (RwSignal::new(BTreeSet::new()), RwSignal::new(String::new()));
        let sort = RwSignal::new(None::<(By, bool)>);
        let lines = Memo::new(move |_| {
            let by = sort.get();
            let ip = by.filter(|(by, _)| matches!(by, By::Ip | By::IpWithZero)).and_then(|_| scope.ip());
            let value = |node: &Node| by.and_then(|(by, _)| number(by, node, ip.as_deref()));
            let sort = by.map(|(_, down)| Sort { value: &value, down });
            Arc::new(tree.with(|tree| open.with(|open| search.with(|search| tree.lines(top, open, search, sort)))))
        });
        Self { tree, open, search, top, scope, sort, lines, active: RwSignal::new(None) }
    }

    /// Sorts by a number: largest first, then smallest first, then by name again.
    fn sort_by(self, by: By) {
        self.sort.update(|sort| {
            *sort = match *sort {
                Some((known, true)) if known == by => Some((by, false)),
                Some((known, false)) if known == by => None,
                _ => Some((by, true)),
            }
        });
    }

    fn ip(self, unit: Id<Unit>) -> IpIndex {
        self.scope.ip().map(|ip| ip.unit(unit)).unwrap_or_default()
    }

    /// Whether there is anything to show.
    pub fn is_empty(self) -> bool {
        self.lines.with(|lines| lines.is_empty())
    }

    fn line(self, unit: Id<Unit>) -> Option<Line> {
        self.lines.with(|lines| lines.iter().find(|line| line.unit == unit).copied())
    }

    fn counts(self, unit: Id<Unit>) -> Counts {
        self.tree.with(|tree| tree.nodes.get(&unit).map(|node| node.all).unwrap_or_default())
    }

    fn toggle(self, unit: Id<Unit>) {
        self.open.update(|open| {
            if !open.remove(&unit) {
                open.insert(unit);
            }
        });
    }

    /// Opens every unit that has others below.
    pub fn open_all(self) {
        let all = self.tree.with_untracked(|tree| tree.nodes.keys().copied().collect());
        self.open.set(all);
    }

    fn go_to(self, unit: Option<Id<Unit>>) {
        if let Some(unit) = unit {
            self.active.set(Some(unit));
            place::focus(&format!("#{}", row_id(unit)));
        }
    }

    /// What a key does on a line. Whether it did anything.
    fn press(self, key: &str, unit: Id<Unit>, go: &dyn Fn(Id<Unit>)) -> bool {
        let lines = self.lines.get_untracked();
        let Some(at) = lines.iter().position(|line| line.unit == unit) else { return false };
        let Some(line) = lines.get(at).copied() else { return false };
        let parent = || lines.get(..at)?.iter().rev().find(|above| above.level < line.level).map(|above| above.unit);
        let step = |to: Option<usize>| to.and_then(|to| lines.get(to)).map(|line| line.unit);
        match (key, line.open) {
            ("ArrowDown", _) => self.go_to(step(Some(at + 1))),
            ("ArrowUp", _) => self.go_to(step(at.checked_sub(1))),
            ("Home", _) => self.go_to(step(Some(0))),
            ("End", _) => self.go_to(step(lines.len().checked_sub(1))),
            ("ArrowRight", Some(false)) | ("ArrowLeft", Some(true)) => self.toggle(unit),
            ("ArrowRight", Some(true)) => self.go_to(step(Some(at + 1))),
            ("ArrowLeft", _) => self.go_to(parent()),
            ("Enter", _) => go(unit),
            _ => return false,
        }
        true
    }
}

/// What a unit is sorted by; none where it has no such number.
fn number(by: By, node: &Node, ip: Option<&IpYear>) -> Option<f64> {
    let (counts, ip) = (&node.all, ip.map(|ip| ip.unit(node.unit.id)).unwrap_or_default());
    match by {
        By::People => Some(counts.people as f64),
        By::Coverage => counts.coverage(),
        By::NotEvaluated => Some(counts.not_evaluated as f64),
        By::Ip => ip.mean.map(Hundredths::value),
        By::IpWithZero => ip.mean_with_zero.map(Hundredths::value),
    }
}

fn row_id(unit: Id<Unit>) -> String {
    format!("unit-{unit}")
}

/// The address of a unit's page.
pub fn unit_path(unit: Id<Unit>) -> String {
    format!("/perangkat-daerah/{unit}")
}

/// The grid.
#[component]
pub fn UnitGrid(state: GridState) -> AnyView {
    let navigate = use_navigate();
    let on_key = move |event: KeyboardEvent| {
        let active = state.active.get_untracked().or_else(|| first(state));
        let go = |unit| navigate(&unit_path(unit), NavigateOptions::default());
        let plain = !event.ctrl_key() && !event.alt_key() && !event.meta_key();
        if plain && active.is_some_and(|unit| state.press(&event.key(), unit, &go)) {
            event.prevent_default();
        }
    };
    let units = move || state.lines.get().iter().map(|line| line.unit).collect::<Vec<_>>();
    view! {
        <div class="table-frame">
            <table class="unit-grid" role="treegrid" aria-label=tr!("units.tree")>
                <thead>
                    <tr>
                        <th scope="col">{tr!("units.unit")}</th>
                        {heading(state, "number", tr!("units.people"), By::People)}
                        {heading(state, "", tr!("units.coverage"), By::Coverage)}
                        <th scope="col" class="wide-only">{tr!("units.predicates")}</th>
                        {heading(state, "number wide-only", tr!("units.not_evaluated"), By::NotEvaluated)}
                        {heading(state, "number wide-only", tr!("units.ip.column"), By::Ip)}
                        {heading(state, "number wide-only", tr!("units.ip.column_zero"), By::IpWithZero)}
                    </tr>
                </thead>
                <tbody on:keydown=on_key>
                    <For each=units key=|unit| *unit let:unit>
                        <Row state unit />
                    </For>
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

fn heading(state: GridState, class: &'static str, label: Signal<String>, by: By) -> AnyView {
    let sorted = move || state.sort.get().filter(|(known, _)| *known == by);
    let order = move || match sorted() {
        Some((_, true)) => "descending",
        Some((_, false)) => "ascending",
        None => "none",
    };
    let sign = move || sorted().map(|(_, down)| icon(if down { icon::ARROW_DOWN } else { icon::ARROW_UP }));
    view! {
        <th scope="col" class=class aria-sort=order>
            <button type="button" on:click=move |_| state.sort_by(by)><span>{label}</span>{sign}</button>
        </th>
    }
    .into_any()
}

fn first(state: GridState) -> Option<Id<Unit>> {
    state.lines.with(|lines| lines.first().map(|line| line.unit))
}

#[component]
fn Row(state: GridState, unit: Id<Unit>) -> AnyView {
    let line = Memo::new(move |_| state.line(unit));
    let counts = Signal::derive(move || state.counts(unit));
    let open = move || line.get().and_then(|line| line.open);
    let is_active = move || state.active.get().or_else(|| first(state)) == Some(unit);
    let depth = move || {
        let above = state.top.and_then(|top| state.tree.with(|tree| tree.nodes.get(&top).map(|node| node.level)));
        line.get().map_or(0, |line| line.level.saturating_sub(1 + above.unwrap_or(0)))
    };
    let people = phrase_with(move |lang| integer(lang, counts.get().people as i64));
    let not_evaluated = phrase_with(move |lang| integer(lang, counts.get().not_evaluated as i64));
    // The typed attributes do not know this one.
    let level = leptos::attr::custom::custom_attribute("aria-level", move || (depth() + 1).to_string());
    view! {
        <tr
            id=row_id(unit)
            tabindex=move || if is_active() { "0" } else { "-1" }
            {..level}
            aria-expanded=move || open().map(|open| open.to_string())
            aria-posinset=move || line.get().map(|line| line.place.0.to_string())
            aria-setsize=move || line.get().map(|line| line.place.1.to_string())
            on:focus=move |_| state.active.set(Some(unit))
        >
            <td style:--depth=move || depth().to_string()>
                <Name state unit open=Signal::derive(open) />
            </td>
            <td class="number">
                <a href=PeopleQuery::serving(unit).href() tabindex="-1">{people}</a>
            </td>
            <td><CoverageBar counts /></td>
            <td class="wide-only"><PredicateBar counts /></td>
            <td class="number wide-only">{not_evaluated}</td>
            {ip_cell(state, unit, |ip| (ip.mean, ip.complete))}
            {ip_cell(state, unit, |ip| (ip.mean_with_zero, ip.with_zero))}
        </tr>
    }
    .into_any()
}

/// A mean of IP ASN, and on how many of those who are measured it stands.
fn ip_cell(state: GridState, unit: Id<Unit>, of: fn(&IpIndex) -> (Option<Hundredths>, usize)) -> AnyView {
    let ip = Memo::new(move |_| state.ip(unit));
    let mean = phrase_with(move |lang| mean(lang, ip.with(of).0));
    let stands_on = tr!("units.of", part = count(ip.with(of).1), whole = count(ip.get().people));
    view! {
        <td class="number wide-only">
            {mean}
            <Show when=move || { ip.get().people > 0 }><small class="under">{stands_on}</small></Show>
        </td>
    }
    .into_any()
}

#[component]
fn Name(state: GridState, unit: Id<Unit>, open: Signal<Option<bool>>) -> AnyView {
    let row = Memo::new(move |_| state.tree.with(|tree| tree.nodes.get(&unit).map(|node| node.unit.clone())));
    let name = move || row.get().map(|row| row.name).unwrap_or_default();
    let closed = move || row.get().is_some_and(|row| row.closed);
    let kind = phrase_with(move |lang| row.get().map(|row| domain::name(lang, row.kind)).unwrap_or_default());
    view! {
        <span class="unit-name">
            <button
                type="button"
                class="twist"
                class:is-open=move || open.get() == Some(true)
                tabindex="-1"
                disabled=move || open.get().is_none()
                aria-hidden="true"
                on:click=move |_| state.toggle(unit)
            >
                {icon(icon::CHEVRON_RIGHT)}
            </button>
            <span>
                <a href=place::href(&unit_path(unit)) tabindex="-1">{name}</a>
                <small>{kind}<Show when=closed>" · "{tr!("units.closed")}</Show></small>
            </span>
        </span>
    }
    .into_any()
}

/// Units to open so that `unit` can be seen.
pub fn way_to(nodes: &BTreeMap<Id<Unit>, super::tree::Node>, unit: Id<Unit>) -> BTreeSet<Id<Unit>> {
    let mut way = BTreeSet::new();
    let mut at = nodes.get(&unit).and_then(|node| node.unit.parent);
    while let Some(id) = at.filter(|id| way.insert(*id)) {
        at = nodes.get(&id).and_then(|node| node.unit.parent);
    }
    way
}
