//! Programmes: what each is for, who owns it, and how far its indicators are.
use std::collections::BTreeMap;
use std::sync::Arc;

use super::program_draft::ProgramDraft;
use super::program_form::ProgramDialog;
use crate::analytics::{IndicatorLine, ProgramLine, programs};
use crate::domain::{Hundredths, Id, Op, Program, order};
use crate::ui::components::badge::{Fact, Facts};
use crate::ui::components::card::Card;
use crate::ui::components::confirm::Confirm;
use crate::ui::components::icon::{self, icon};
use crate::ui::components::state::Empty;
use crate::ui::lang::{self, phrase_with, tr};
use crate::ui::place;
use crate::ui::saving;
use crate::ui::session::{self, session};
use crate::words::domain::name;
use crate::words::format::{self, NOTHING};
use crate::words::lang::fill;
use leptos::prelude::*;

/// A programme with what it realised up to now, or up to its last year.
#[derive(Clone, PartialEq)]
struct Shown {
    program: Program,
    line: Option<ProgramLine>,
    owner: String,
}

/// What the buttons of a programme do.
#[derive(Clone, Copy)]
struct Acts {
    edit: Callback<Option<Id<Program>>>,
    remove: Callback<Id<Program>>,
}

/// Every programme as a card.
#[component]
pub fn Programs() -> AnyView {
    let session = session();
    let shown = listed();
    let (open, editing) = (RwSignal::new(false), RwSignal::new(None::<Id<Program>>));
    let (asking, removing) = (RwSignal::new(false), RwSignal::new(None::<Id<Program>>));
    let start = Callback::new(move |()| {
        let known = editing.get().and_then(|id| session.peek(|data| data.programs.get(id).map(ProgramDraft::of)));
        known.unwrap_or_else(|| ProgramDraft::blank(session::stamp(None).id(), session.today().year()))
    });
    let edit = Callback::new(move |id: Option<Id<Program>>| {
        editing.set(id);
        open.set(true);
    });
    let remove = Callback::new(move |id: Id<Program>| {
        removing.set(Some(id));
        asking.set(true);
    });
    let title =
        move || removing.get().and_then(|id| session.with(|data| data.programs.get(id).map(|row| row.name.clone())));
    let confirmed = Callback::new(move |()| {
        if let Some(id) = removing.get_untracked() {
            let subject = untrack(title).unwrap_or_default();
            saving::act(session, Op::RemoveProgram, subject, move |data, _| data.plan_remove_program(id));
        }
    });
    let acts = Acts { edit, remove };
    let add = move || {
        view! {
            <button type="button" class="button primary" data-testid="add-program" on:click=move |_| edit.run(None)>
                {icon(icon::PLUS)}
                {tr!("events.program_form.add")}
            </button>
        }
    };
    let nothing = move || {
        view! { <Empty title=tr!("events.no_programs") text=tr!("events.no_programs_text") sign=icon::TRAINING>{add()}</Empty> }
    };
    view! {
        <div class="stack programs">
            <Show when=move || shown.with(|shown| !shown.is_empty()) fallback=nothing>
                <div class="row no-print">{add()}</div>
                {move || shown.get().iter().map(|shown| card(shown, acts)).collect_view()}
            </Show>
            <ProgramDialog open start />
            <Confirm
                open=asking
                title=tr!("events.program_form.remove")
                action=tr!("events.program_form.remove")
                danger=true
                on_confirm=confirmed
                text=move || view! { <p>{tr!("events.program_form.remove_help", name = title().unwrap_or_default())}</p> }
            />
        </div>
    }
    .into_any()
}

/// Programmes by code and name. One that is over is counted up to its last year, one to come from its first.
fn listed() -> Memo<Arc<Vec<Shown>>> {
    let session = session();
    let (frame, rows, paths) = (session.frame(), session.table::<Program>(), session.unit_paths());
    Memo::new(move |_| {
        let mut all: Vec<Program> = rows.with(|rows| rows.iter().cloned().collect());
        order::sort_by(&mut all, |a, b| (&a.code, &a.name, a.id).cmp(&(&b.code, &b.name, b.id)));
        let year_of = |row: &Program| {
            session.today().year().clamp(row.first_year.into(), row.last_year.max(row.first_year).into())
        };
        let mut by_year: BTreeMap<i32, Vec<ProgramLine>> = BTreeMap::new();
        for year in all.iter().map(year_of) {
            by_year.entry(year).or_insert_with(|| frame.with(|frame| programs(frame, year)));
        }
        let shown = all.into_iter().map(|program| {
            let lines = by_year.get(&year_of(&program)).into_iter().flatten();
            let line = lines.into_iter().find(|line| line.program == program.id).cloned();
            let owner = program.owner.and_then(|id| paths.with(|paths| paths.get(&id).cloned())).unwrap_or_default();
            Shown { program, line, owner }
        });
        Arc::new(shown.collect())
    })
}

fn years(program: &Program) -> String {
    match program.first_year == program.last_year {
        true => program.first_year.to_string(),
        false => format!("{}–{}", program.first_year, program.last_year),
    }
}

fn card(shown: &Shown, acts: Acts) -> AnyView {
    let Shown { program, line, owner } = shown.clone();
    let id = program.id;
    let count = line.as_ref().map_or(0, |line| line.events);
    let finished = line.as_ref().map_or(0, |line| line.events_finished);
    let note = Signal::stored(years(&program));
    let owner = if owner.is_empty() { NOTHING.to_owned() } else { owner };
    let events = phrase_with(move |lang| {
        let values = [("count", lang::count(count)), ("finished", lang::count(finished))];
        fill(lang, "events.program_events", &values)
    });
    let (title, aims, code) = (program.name.clone(), program.aims.clone(), or_dash(&program.code));
    let actions = move || {
        let (edit, remove) = (program.name.clone(), program.name.clone());
        view! {
            <a class="button small" href=place::href(&format!("/program?program={id}"))>{tr!("events.program_open")}</a>
            <button
                type="button"
                class="button small"
                aria-label=tr!("events.program_edit_of", name = edit.clone())
                on:click=move |_| acts.edit.run(Some(id))
            >
                {icon(icon::EDIT)}
                {tr!("events.change")}
            </button>
            <button
                type="button"
                class="icon-button"
                aria-label=tr!("events.program_remove_of", name = remove.clone())
                on:click=move |_| acts.remove.run(id)
            >
                {icon(icon::DELETE)}
            </button>
        }
    };
    let lines = line.map(|line| line.indicators).unwrap_or_default();
    view! {
        <Card title=Signal::stored(title) note actions>
            {(!aims.is_empty()).then(|| view! { <p>{aims}</p> })}
            <Facts>
                <Fact name=tr!("events.program_form.owner")>{owner}</Fact>
                <Fact name=tr!("events.tab.events")>{events}</Fact>
                <Fact name=tr!("events.code")>{code}</Fact>
            </Facts>
            {indicators(lines)}
        </Card>
    }
    .into_any()
}

fn or_dash(text: &str) -> String {
    if text.is_empty() { NOTHING.to_owned() } else { text.to_owned() }
}

fn indicators(lines: Vec<IndicatorLine>) -> AnyView {
    if lines.is_empty() {
        return view! { <p class="quiet-text">{tr!("events.no_indicators")}</p> }.into_any();
    }
    view! {
        <div class="table-wrap" role="group" tabindex="0" aria-label=tr!("events.indicators")>
            <table class="plain-table">
                <caption class="only-read">{tr!("events.indicators")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{tr!("events.indicator.name")}</th>
                        <th scope="col">{tr!("events.indicator.source")}</th>
                        <th scope="col" class="number">{tr!("events.indicator.baseline")}</th>
                        <th scope="col" class="number">{tr!("events.indicator.target")}</th>
                        <th scope="col" class="number">{tr!("events.indicator.realisation")}</th>
                        <th scope="col" class="number">{tr!("events.indicator.achieved")}</th>
                    </tr>
                </thead>
                <tbody>{lines.into_iter().map(indicator).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn indicator(line: IndicatorLine) -> AnyView {
    let said = |value: Option<Hundredths>| {
        phrase_with(move |lang| value.map_or_else(|| NOTHING.to_owned(), |value| format::hundredths(lang, value.raw())))
    };
    let achieved = phrase_with(move |lang| format::percent(lang, line.achieved.unwrap_or(f64::NAN) / 100.0, 0));
    view! {
        <tr>
            <th scope="row">{line.name}<small class="under">{line.measure}</small></th>
            <td>{phrase_with(move |lang| name(lang, line.source))}</td>
            <td class="number">{said(line.baseline)}</td>
            <td class="number">{said(line.target)}</td>
            <td class="number">{said(line.realisation)}</td>
            <td class="number">{achieved}</td>
        </tr>
    }
    .into_any()
}
