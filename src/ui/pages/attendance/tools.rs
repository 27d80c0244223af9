//! Above the grid: finding people, what is missing, which way a mark moves, and how far the marks are.
use super::desk::Desk;
use super::narrow::Only;
use super::paste;
use crate::ui::components::form::{SaveNote, SaveState};
use crate::ui::components::icon::{self, icon};
use crate::ui::components::toolbar::Toolbar;
use crate::ui::lang::{self, tr};
use leptos::prelude::*;

/// The toolbar.
#[component]
pub fn Tools(desk: Desk) -> AnyView {
    view! {
        <Toolbar label=tr!("attendance.tools") start=move || start(desk) end=move || end(desk) />
    }
    .into_any()
}

fn start(desk: Desk) -> AnyView {
    let narrow = desk.narrow;
    let choose = move |event| {
        let at = event_target_value(&event).parse::<usize>().ok();
        narrow.only.set(at.and_then(|at| Only::ALL.get(at)).copied().unwrap_or_default());
    };
    let option = move |(at, only): (usize, Only)| {
        view! { <option value=at.to_string() selected=move || narrow.only.get() == only>{tr!(only.key())}</option> }
    };
    let all = move || desk.sheet.with(|sheet| sheet.as_ref().map_or(0, |sheet| sheet.lines.len()));
    let count = move || {
        let shown = desk.shown.with(|shown| shown.len());
        match narrow.is_narrow() {
            true => tr!("ui.table.count_of", shown = lang::count(shown), all = lang::count(all())),
            false => tr!("attendance.count", all = lang::count(all())),
        }
    };
    view! {
        <span class="table-count" role="status">{count}</span>
        <label class="search">
            {icon(icon::SEARCH)}
            <input class="input" type="search" aria-label=tr!("attendance.find") placeholder=tr!("attendance.find")
                prop:value=narrow.query on:input=move |event| narrow.query.set(event_target_value(&event)) />
        </label>
        <select class="input" aria-label=tr!("attendance.only.label") data-testid="attendance-only" on:change=choose>
            {Only::ALL.into_iter().enumerate().map(option).collect_view()}
        </select>
    }
    .into_any()
}

fn end(desk: Desk) -> AnyView {
    let failed = move || desk.writer.state.with(|state| matches!(state, SaveState::Failed(_)));
    view! {
        <SaveNote state=desk.writer.state />
        <Show when=failed>
            <button type="button" class="button" on:click=move |_| desk.writer.flush()>{tr!("ui.retry")}</button>
        </Show>
        <label class="check">
            <input type="checkbox" prop:checked=desk.across on:change=move |event| desk.across.set(event_target_checked(&event)) />
            <span>{tr!("attendance.across")}</span>
        </label>
        <button type="button" class="button" on:click=move |_| paste::copy_all(desk)>{icon(icon::COPY)}{tr!("ui.table.copy")}</button>
    }
    .into_any()
}
