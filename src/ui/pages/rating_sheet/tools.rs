//! Above the sheet: which period and unit, those not done first, how many rows are ready, and saving.
use super::desk::Desk;
use super::sheet_path;
use crate::domain::EvaluationPeriod;
use crate::ui::components::form::{Bind, FieldDef, Pick, SaveNote};
use crate::ui::components::icon::{self, icon};
use crate::ui::components::toolbar::Toolbar;
use crate::ui::lang::{self, tr};
use crate::ui::leaving::Leave;
use crate::ui::pages::people::find::{self, picked, value_of};
use crate::words::domain;
use crate::words::lang::fill;
use leptos::prelude::*;

static UNIT: FieldDef = FieldDef::pick("unit", "ratings.unit").optional();

/// The toolbar.
#[component]
pub fn Tools(desk: Desk, leave: Leave) -> AnyView {
    let choose = move |event: web_sys::Event| {
        let units = desk.units.get_untracked();
        if let Ok(id) = event_target_value(&event).parse() {
            leave.to(sheet_path(Some(id), &units));
        }
    };
    let unit = Bind::by(
        move || value_of(desk.units.with(|units| units.first().copied())),
        move |id| {
            let period = desk.period.get_untracked().map(|period| period.id);
            leave.to(sheet_path(period, &picked(&id).into_iter().collect::<Vec<_>>()));
        },
    );
    view! {
        <div class="period-bar screen-only">
            <div class="field">
                <label for="sheet-period">{tr!("evaluations.period")}</label>
                <select id="sheet-period" data-testid="period" on:change=choose>{move || options(desk)}</select>
            </div>
            <Pick def=&UNIT bind=unit label_of=find::unit_name(desk.session) find=find::units(desk.session, |_, _| true) />
        </div>
        <Toolbar label=tr!("ratings.tools") start=move || start(desk) end=move || end(desk) />
    }
    .into_any()
}

fn options(desk: Desk) -> AnyView {
    let lang = lang::current();
    let chosen = desk.period.with(|period| period.as_ref().map(|period| period.id));
    let option = |period: &EvaluationPeriod| {
        let mut name = domain::period(lang, period.year, period.span);
        if period.state == crate::domain::PeriodState::Closed {
            name = fill(lang, "evaluations.closed_option", &[("period", name)]);
        }
        view! { <option value=period.id.to_string() selected=Some(period.id) == chosen>{name}</option> }
    };
    desk.periods.with(|periods| periods.iter().map(option).collect_view()).into_any()
}

fn start(desk: Desk) -> AnyView {
    let count = move || tr!("ratings.count", all = lang::count(desk.lines.with(|lines| lines.len())));
    view! {
        <span class="table-count" role="status">{count}</span>
        <label class="check">
            <input type="checkbox" data-testid="left-first" prop:checked=desk.left_first
                on:change=move |event| desk.left_first.set(event_target_checked(&event)) />
            <span>{tr!("ratings.left_first")}</span>
        </label>
    }
    .into_any()
}

fn end(desk: Desk) -> AnyView {
    let ready = Memo::new(move |_| desk.ready().len());
    let troubled = Memo::new(move |_| desk.troubled());
    let trouble = move || {
        let count = troubled.get();
        (count > 0).then(|| view! { <span class="save-state bad" data-testid="troubled">{icon(icon::PROBLEM)}{tr!("ratings.troubled", count = count)}</span> })
    };
    view! {
        {trouble}
        <SaveNote state=Signal::derive(move || desk.state()) />
        <button
            type="button"
            class="button primary"
            data-testid="save-ratings"
            disabled=move || ready.get() == 0
            on:click=move |_| desk.save(|| ())
        >
            {icon(icon::SAVE)}
            {move || match ready.get() {
                0 => tr!("ui.form.save"),
                count => tr!("ratings.save", count = lang::count(count)),
            }}
        </button>
    }
    .into_any()
}
