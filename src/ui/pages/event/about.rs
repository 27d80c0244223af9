//! The head of an event: its facts, what stands to be done, and the buttons.
use std::collections::BTreeSet;

use super::cancel::CancelDialog;
use super::desk::Desk;
use super::finish::FinishDialog;
use crate::domain::{EnrolmentState, EventState, Hundredths, Op};
use crate::ui::components::badge::{self, Badge, Fact, Tags};
use crate::ui::components::card::{Card, Note};
use crate::ui::components::confirm::Confirm;
use crate::ui::components::icon::{self, icon};
use crate::ui::components::menu::{Menu, MenuItem};
use crate::ui::components::tone::Tone;
use crate::ui::lang::{self, phrase_with, tr};
use crate::ui::pages::events::draft::EventDraft;
use crate::ui::pages::events::form::EventDialog;
use crate::ui::pages::events::list::{event_path, state_tone};
use crate::ui::place;
use crate::ui::saving;
use crate::ui::session;
use crate::words::domain::name;
use crate::words::format::{NOTHING, days, hundredths, rupiah};
use crate::words::lang::{Lang, fill, text};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// How many take part, in which states, over how many sessions.
pub fn lead(lang: Lang, desk: Desk) -> String {
    let count = |test: fn(EnrolmentState) -> bool| {
        desk.enrolments.with(|rows| rows.iter().filter(|row| test(row.state)).count())
    };
    let passed = desk
        .enrolments
        .with(|rows| rows.iter().filter(|row| row.result == Some(crate::domain::EnrolmentResult::Passed)).count());
    let graded = desk.enrolments.with(|rows| rows.iter().filter(|row| row.result.is_some()).count());
    let values = [
        ("taking", lang::count(count(|state| !state.is_out()))),
        ("graded", lang::count(graded)),
        ("registered", lang::count(registered(desk))),
        ("reserve", lang::count(count(|state| state == EnrolmentState::Reserve))),
        ("out", lang::count(count(EnrolmentState::is_out))),
        ("sessions", lang::count(desk.sessions.with(|rows| rows.len()))),
        ("passed", lang::count(passed)),
    ];
    let key = match desk.state() {
        EventState::Finished => "events.page.lead_finished",
        EventState::Planned | EventState::Cancelled => "events.page.lead",
    };
    fill(lang, key, &values)
}

fn registered(desk: Desk) -> usize {
    desk.enrolments.with(|rows| rows.iter().filter(|row| row.state == EnrolmentState::Registered).count())
}

/// Passed capacity, a cancelled event, a finished one that no longer agrees with its attendance.
#[component]
pub fn Notes(desk: Desk) -> AnyView {
    let over = Memo::new(move |_| {
        let capacity = desk.event.with(|event| event.as_ref().and_then(|event| event.capacity))?;
        let registered = registered(desk);
        (registered > usize::try_from(capacity).unwrap_or(usize::MAX)).then_some((registered, capacity as usize))
    });
    let stale = Memo::new(move |_| {
        let finished = desk.state() == EventState::Finished;
        if finished { desk.session.with(|data| stale(data, desk)) } else { (0, 0) }
    });
    let is_stale = Memo::new(move |_| stale.get().0 > 0);
    let differ = Memo::new(move |_| stale.get().1 > 0);
    let cancelled = Memo::new(move |_| desk.state() == EventState::Cancelled);
    let said = move |(registered, capacity): (usize, usize)| {
        tr!("events.page.over", registered = lang::count(registered), capacity = lang::count(capacity))
    };
    view! {
        {move || over.get().map(|over| view! { <Note tone=Tone::Warn><p>{said(over)}</p></Note> })}
        <Show when=move || cancelled.get()>
            <Note tone=Tone::Neutral><p>{tr!("events.page.cancelled")}</p></Note>
        </Show>
        <Show when=move || is_stale.get()>
            <Note tone=Tone::Warn><p>{tr!("events.page.stale", count = lang::count(stale.get().0))}</p></Note>
        </Show>
        <Show when=move || differ.get()>
            <Note tone=Tone::Neutral><p>{tr!("events.page.differ", count = lang::count(stale.get().1))}</p></Note>
        </Show>
    }
    .into_any()
}

/// Of a finished event: learning records that finishing again would write or take away, and participants whose result
/// is another one than their attendance gives.
fn stale(data: &crate::domain::Dataset, desk: Desk) -> (usize, usize) {
    use crate::rules::RecordChange::{Added, Changed};
    let Ok(done) = data.finishing(&mut session::stamp(None), desk.id, &BTreeSet::new()) else { return (0, 0) };
    let moved = done.lines.iter().filter(|line| matches!(line.record, Added | Changed)).count();
    (moved + done.removed, done.lines.iter().filter(|line| line.differs()).count())
}

/// Facts of the event.
#[component]
pub fn Facts(desk: Desk) -> AnyView {
    let event = desk.event;
    let of = move |say: fn(Lang, &crate::domain::Event) -> String| {
        phrase_with(move |lang| {
            let said = event.with(|event| event.as_ref().map(|event| say(lang, event)).unwrap_or_default());
            if said.is_empty() { NOTHING.to_owned() } else { said }
        })
    };
    let program = Signal::derive(move || {
        let id = event.with(|event| event.as_ref().and_then(|event| event.program))?;
        desk.session.with(|data| data.programs.get(id).map(|row| (id, row.name.clone())))
    });
    let tone = move || event.with(|event| event.as_ref().map_or(Tone::Neutral, |event| state_tone(event.state)));
    let competencies = Signal::derive(move || {
        let ids = event.with(|event| event.as_ref().map(|event| event.competencies.clone()).unwrap_or_default());
        desk.session.with(|data| {
            ids.iter().filter_map(|id| data.competencies.get(*id).map(|row| row.name.clone())).collect::<Vec<_>>()
        })
    });
    let state = of(|lang, event| name(lang, event.state));
    let money = move |lang: Lang, sum: Option<Hundredths>| {
        sum.map(|sum| rupiah(lang, sum.raw().saturating_add(50).div_euclid(100))).unwrap_or_default()
    };
    let cost = phrase_with(move |lang| {
        event.with(|event| {
            let cost = event.as_ref().map(|event| event.cost.clone()).unwrap_or_default();
            let sums = [("realised", money(lang, cost.realised)), ("ceiling", money(lang, cost.ceiling))];
            match (cost.realised, cost.ceiling) {
                (None, None) => NOTHING.to_owned(),
                (None, Some(_)) => fill(lang, "events.page.cost_ceiling", &sums),
                (Some(_), None) => money(lang, cost.realised),
                (Some(_), Some(_)) => fill(lang, "events.page.cost_of", &sums),
            }
        })
    });
    view! {
        <Card>
            <badge::Facts>
                <Fact name=tr!("events.state")>{move || view! { <Badge text=state tone=tone() /> }}</Fact>
                <Fact name=tr!("events.days")>{of(|lang, event| days(lang, event.start.date(), event.end.date()))}</Fact>
                <Fact name=tr!("events.form")>{of(|lang, event| name(lang, event.form))}</Fact>
                <Fact name=tr!("events.program")>
                    {move || match program.get() {
                        Some((id, name)) => {
                            view! { <a href=place::href(&format!("/program?program={id}"))>{name}</a> }.into_any()
                        }
                        None => NOTHING.into_any(),
                    }}
                </Fact>
                <Fact name=tr!("events.place")>{of(|_, event| event.place.clone())}</Fact>
                <Fact name=tr!("events.jp")>{of(|lang, event| event.jp.map(|jp| hundredths(lang, jp.raw())).unwrap_or_default())}</Fact>
                <Fact name=tr!("events.capacity")>
                    {of(|lang, event| event.capacity.map(|it| crate::words::format::integer(lang, it.into())).unwrap_or_default())}
                </Fact>
                <Fact name=tr!("events.organiser")>{of(|_, event| event.organiser.clone())}</Fact>
                <Fact name=tr!("events.invitation_letter")>{of(|_, event| event.invitation_letter.clone())}</Fact>
                <Fact name=tr!("events.cost")>{cost}</Fact>
                <Fact name=tr!("events.source")>{of(|_, event| event.cost.source.clone())}</Fact>
                <Fact name=tr!("events.account")>{of(|_, event| event.cost.account.clone())}</Fact>
                <Fact name=tr!("events.competencies")><Tags tags=competencies /></Fact>
            </badge::Facts>
        </Card>
    }
    .into_any()
}

/// What can be done with the event.
#[component]
pub fn Actions(desk: Desk) -> AnyView {
    let (editing, finishing) = (RwSignal::new(false), RwSignal::new(false));
    let (cancelling, removing) = (RwSignal::new(false), RwSignal::new(false));
    let state = Memo::new(move |_| desk.state());
    let start = Callback::new(move |()| {
        let event = desk.event.get();
        event.map_or_else(|| EventDraft::blank(desk.id, desk.session.today(), None), |event| EventDraft::of(&event))
    });
    let finish = phrase_with(move |lang| {
        let again = state.get() == EventState::Finished;
        text(lang, if again { "events.finish.again" } else { "events.finish.action" })
    });
    view! {
        <Show when=move || state.get() != EventState::Cancelled>
            <button
                type="button"
                class="button"
                class:primary=move || state.get() == EventState::Planned
                data-testid="finish"
                on:click=move |_| finishing.set(true)>
                {icon(icon::CHECK)}
                {finish}
            </button>
        </Show>
        <a class="button" href=place::href(&format!("{}/kehadiran", event_path(desk.id)))>
            {icon(icon::EVALUATION)}
            {tr!("events.attendance")}
        </a>
        <button type="button" class="button" data-testid="edit-event" on:click=move |_| editing.set(true)>
            {icon(icon::EDIT)}
            {tr!("events.change")}
        </button>
        <More desk state cancelling removing />
        <EventDialog open=editing start />
        <FinishDialog desk open=finishing />
        <CancelDialog desk open=cancelling />
        <Remove desk open=removing />
    }
    .into_any()
}

#[component]
fn More(desk: Desk, state: Memo<EventState>, cancelling: RwSignal<bool>, removing: RwSignal<bool>) -> AnyView {
    let resume = Callback::new(move |()| {
        desk.act(Op::ResumeEvent, move |data, stamp| data.plan_resume_event(stamp, desk.id));
    });
    view! {
        <Menu label=tr!("events.more") sign=icon::MORE bare=true end=true>
            <Show when=move || state.get() == EventState::Planned>
                <MenuItem
                    label=tr!("events.cancel.action")
                    sign=icon::CLOSE
                    on_select=Callback::new(move |()| cancelling.set(true))
                />
            </Show>
            <Show when=move || state.get() == EventState::Cancelled>
                <MenuItem label=tr!("events.resume") sign=icon::UNDO on_select=resume />
            </Show>
            <MenuItem
                label=tr!("events.remove")
                sign=icon::DELETE
                on_select=Callback::new(move |()| removing.set(true))
            />
        </Menu>
    }
    .into_any()
}

#[component]
fn Remove(desk: Desk, open: RwSignal<bool>) -> AnyView {
    let navigate = StoredValue::new_local(use_navigate());
    let confirmed = Callback::new(move |()| {
        let away = move || navigate.with_value(|go| go("/program", NavigateOptions::default()));
        let plan = move |data: &crate::domain::Dataset, _: &mut crate::domain::Stamp| data.plan_remove_event(desk.id);
        saving::act_then(desk.session, Op::RemoveEvent, desk.subject(), plan, away);
    });
    view! {
        <Confirm
            open
            title=tr!("events.remove")
            action=tr!("events.remove")
            danger=true
            on_confirm=confirmed
            text=move || view! { <p>{tr!("events.remove_help", name = desk.name())}</p> }
        />
    }
    .into_any()
}
