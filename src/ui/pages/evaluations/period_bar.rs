//! Which period is shown, and what can be done with it: add, close, open again.
use super::desk::Desk;
use crate::domain::{EvaluationPeriod, Op, PeriodState};
use crate::ui::components::badge::Badge;
use crate::ui::components::icon::{self, icon};
use crate::ui::components::tone::Tone;
use crate::ui::lang::{self, tr};
use crate::ui::pages::evaluation::{entry_path, next_left};
use crate::ui::pages::rating_sheet::sheet_path;
use crate::ui::place;
use crate::ui::saving;
use crate::words::{domain, format, lang::fill, lang::text};
use leptos::prelude::*;

/// Buttons beside the title: the next person to rate, and a new period.
pub fn actions(desk: Desk) -> AnyView {
    let next = move || {
        let period = desk.period.get().filter(|period| period.state == PeriodState::Open)?;
        let person = desk.rows.with(|rows| next_left(rows.iter().map(|row| &row.entry)))?;
        Some(view! {
            <a class="button primary" data-testid="rate-next" href=place::href(&entry_path(person, Some(period.id)))>
                {icon(icon::EDIT)}
                {tr!("evaluations.rate_next")}
            </a>
        })
    };
    let sheet = move || {
        let period = desk.period.get()?;
        let path = sheet_path(Some(period.id), &desk.narrowed.get().office.into_iter().collect::<Vec<_>>());
        Some(view! {
            <a class="button" data-testid="open-sheet" href=place::href(&path)>{icon(icon::TABLE)}{tr!("ratings.open")}</a>
        })
    };
    view! {
        {next}
        {move || desk.has_people.get().then(sheet)}
        {move || (desk.has_period.get() && desk.has_people.get()).then(|| add_button(desk))}
    }
    .into_any()
}

fn add_button(desk: Desk) -> AnyView {
    view! {
        <button type="button" class="button" data-testid="add-period" on:click=move |_| desk.adding.set(true)>
            {icon(icon::PLUS)}
            {tr!("evaluations.add_period")}
        </button>
    }
    .into_any()
}

/// The choice of period, its state, and closing or opening it.
#[component]
pub fn PeriodBar(desk: Desk) -> AnyView {
    let choose = move |event: web_sys::Event| {
        if let Ok(id) = event_target_value(&event).parse() {
            desk.show_period(id);
        }
    };
    let options = move || {
        let lang = lang::current();
        let chosen = desk.period.with(|period| period.as_ref().map(|period| period.id));
        let option = |period: &EvaluationPeriod| {
            let mut name = domain::period(lang, period.year, period.span);
            if period.state == PeriodState::Closed {
                name = fill(lang, "evaluations.closed_option", &[("period", name)]);
            }
            view! { <option value=period.id.to_string() selected=Some(period.id) == chosen>{name}</option> }
        };
        desk.periods.with(|periods| periods.iter().map(option).collect_view())
    };
    view! {
        <div class="period-bar">
            <div class="field">
                <label for="period">{tr!("evaluations.period")}</label>
                <select id="period" data-testid="period" on:change=choose>{options}</select>
            </div>
            {move || desk.period.get().map(|period| state(desk, &period))}
        </div>
    }
    .into_any()
}

fn state(desk: Desk, period: &EvaluationPeriod) -> AnyView {
    let lang = lang::current();
    let open = period.state == PeriodState::Open;
    let (tone, key) =
        if open { (Tone::Accent, "evaluations.is_open") } else { (Tone::Neutral, "evaluations.is_closed") };
    let days =
        [("from", format::date_long(lang, period.start.date())), ("to", format::date_long(lang, period.end.date()))];
    let reason = (!period.reopened_because.is_empty())
        .then(|| fill(lang, "evaluations.reopened_because", &[("reason", period.reopened_because.clone())]));
    let remove = remove_button(desk, period);
    let button = if open {
        view! {
            <button type="button" class="button" data-testid="close-period" on:click=move |_| desk.closing.set(true)>
                {icon(icon::LOCK)}
                {tr!("evaluations.close")}
            </button>
        }
        .into_any()
    } else {
        view! {
            <button type="button" class="button" data-testid="reopen-period" on:click=move |_| desk.reopening.set(true)>
                {tr!("evaluations.reopen")}
            </button>
        }
        .into_any()
    };
    view! {
        <div class="period-state">
            <Badge text=text(lang, key) tone />
            <p class="quiet-text">{fill(lang, "evaluations.days", &days)} {reason.map(|reason| format!(" · {reason}"))}</p>
        </div>
        <div class="row period-actions">{remove} {button}</div>
    }
    .into_any()
}

/// A period without evaluations can be taken away again.
fn remove_button(desk: Desk, period: &EvaluationPeriod) -> Option<AnyView> {
    let used = desk.rows.with(|rows| rows.iter().any(|row| row.entry.evaluation.is_some()));
    let (id, subject) = (period.id, domain::period(lang::now(), period.year, period.span));
    let go = move |_| {
        saving::act(desk.session, Op::RemovePeriod, subject.clone(), move |data, _| data.plan_remove_period(id));
    };
    (!used).then(|| {
        view! {
            <button type="button" class="button plain" data-testid="remove-period" on:click=go>
                {icon(icon::DELETE)}
                {tr!("evaluations.remove_period")}
            </button>
        }
        .into_any()
    })
}
