//! Cakupan: year, unit, kind of position, status, and whose participants are compared with the rest.
use super::Asked;
use super::scope_group::{GroupChoice, Grouping};
use crate::analytics::{PositionGroup, Side};
use crate::domain::{Id, Status, Unit};
use crate::ui::lang::{self, tr};
use crate::ui::session::session;
use crate::words::domain::name;
use leptos::prelude::*;

const POSITIONS: [PositionGroup; 3] =
    [PositionGroup::Managerial, PositionGroup::Functional, PositionGroup::Implementing];

/// Key of the name of a kind of position.
const fn position_key(position: PositionGroup) -> &'static str {
    match position {
        PositionGroup::Managerial => "analysis.scope.managerial",
        PositionGroup::Functional => "analysis.scope.functional",
        PositionGroup::Implementing => "analysis.scope.implementing",
    }
}

/// The bar.
#[component]
pub fn ScopeBar(asked: Asked) -> AnyView {
    let year = move |event| asked.change(|scope| scope.year = event_target_value(&event).parse().unwrap_or(scope.year));
    let unit = move |event| asked.change(|scope| scope.unit = event_target_value(&event).parse().ok());
    let position = move |event| {
        let at = event_target_value(&event).parse::<usize>().ok();
        asked.change(|scope| scope.position = at.and_then(|at| POSITIONS.get(at)).copied());
    };
    let status = move |event| {
        let at = event_target_value(&event).parse::<usize>().ok();
        asked.change(|scope| scope.status = at.and_then(|at| Status::ALL.get(at)).copied());
    };
    let choose = Callback::new(move |group| {
        asked.change(|scope| {
            scope.group = group;
            scope.side = Side::Both;
        });
    });
    let grouping = Grouping {
        group: Memo::new(move |_| asked.scope.with(|scope| scope.group.clone())),
        year: Memo::new(move |_| asked.scope.with(|scope| scope.year)),
        choose,
        label: "analysis.scope.group",
        nobody: "analysis.scope.by_hours",
        of: "analysis.scope.participants",
    };
    view! {
        <div class="scope-bar" role="group" aria-label=tr!("analysis.scope.label")>
            <label><span>{tr!("home.year")}</span><select class="input" on:change=year>{years(asked)}</select></label>
            <label><span>{tr!("analysis.scope.unit")}</span>
                <select class="input" on:change=unit>
                    <option value="" selected=move || asked.scope.with(|scope| scope.unit.is_none())>{tr!("analysis.scope.all")}</option>
                    {units(asked)}
                </select>
            </label>
            <label><span>{tr!("analysis.scope.position")}</span>
                <select class="input" on:change=position>
                    <option value="" selected=move || asked.scope.with(|scope| scope.position.is_none())>{tr!("analysis.scope.all")}</option>
                    {positions(asked)}
                </select>
            </label>
            <label><span>{tr!("analysis.scope.status")}</span>
                <select class="input" on:change=status>
                    <option value="" selected=move || asked.scope.with(|scope| scope.status.is_none())>{tr!("analysis.scope.all")}</option>
                    {statuses(asked)}
                </select>
            </label>
            <GroupChoice grouping />
        </div>
    }
    .into_any()
}

fn years(asked: Asked) -> AnyView {
    let years = move || {
        let mut years: Vec<i32> = asked.frame.with(|frame| frame.years.all().collect());
        years.sort_unstable_by(|a, b| b.cmp(a));
        let option = |year: i32| {
            view! { <option value=year.to_string() selected=move || asked.scope.with(|scope| scope.year == year)>{year}</option> }
        };
        years.into_iter().map(option).collect_view()
    };
    years.into_any()
}

/// Perangkat daerah, and the unit of the scope where it is a deeper one.
fn units(asked: Asked) -> AnyView {
    let units = session().table::<Unit>();
    let listed = Memo::new(move |_| {
        let chosen = asked.scope.with(|scope| scope.unit);
        let mut listed: Vec<(String, Id<Unit>)> = units.with(|units| {
            let shown = |unit: &&Unit| unit.parent.is_none() || Some(unit.id) == chosen;
            units.iter().filter(shown).map(|unit| (unit.name.clone(), unit.id)).collect()
        });
        listed.sort();
        listed
    });
    let options = move || {
        let option = |(name, id): (String, Id<Unit>)| {
            view! { <option value=id.to_string() selected=move || asked.scope.with(|scope| scope.unit == Some(id))>{name}</option> }
        };
        listed.get().into_iter().map(option).collect_view()
    };
    options.into_any()
}

fn positions(asked: Asked) -> AnyView {
    let option = |(at, position): (usize, PositionGroup)| {
        view! { <option value=at.to_string() selected=move || asked.scope.with(|scope| scope.position == Some(position))>{tr!(position_key(position))}</option> }
    };
    POSITIONS.into_iter().enumerate().map(option).collect_view().into_any()
}

fn statuses(asked: Asked) -> AnyView {
    let option = |(at, status): (usize, Status)| {
        view! { <option value=at.to_string() selected=move || asked.scope.with(|scope| scope.status == Some(status))>{move || name(lang::current(), status)}</option> }
    };
    Status::ALL.into_iter().enumerate().map(option).collect_view().into_any()
}
