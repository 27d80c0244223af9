//! Isi seperti lembar: the ratings of many people in one grid, typed or pasted, saved as one operation.
mod desk;
mod grid;
mod keys;
mod paper;
mod sheet;
mod tools;

use crate::domain::{EvaluationPeriod, Id, Unit};
use crate::ui::components::card::Note;
use crate::ui::components::icon;
use crate::ui::components::state::{Empty, Loading};
use crate::ui::components::tone::Tone;
use crate::ui::lang::{self, phrase_with, tr};
use crate::ui::leaving::{Leave, LeaveQuestion, Unsaved};
use crate::ui::pages::reports;
use crate::ui::place;
use crate::ui::printing::printing;
use crate::ui::session::{Phase, session};
use crate::ui::shell::{Crumb, Page};
use crate::words::domain;
use crate::words::format;
use crate::words::lang::fill;
use desk::Desk;
use leptos::ev;
use leptos::prelude::*;

/// The address of the sheet below the base.
pub fn sheet_path(period: Option<Id<EvaluationPeriod>>, units: &[Id<Unit>]) -> String {
    let period = period.map(|id| format!("periode={id}"));
    let parts: Vec<String> = period.into_iter().chain(units.iter().map(|id| format!("unit={id}"))).collect();
    let mark = if parts.is_empty() { "" } else { "?" };
    format!("/evaluasi-kinerja/lembar{mark}{}", parts.join("&"))
}

/// The page.
#[component]
pub fn RatingSheet() -> AnyView {
    let desk = Desk::new(session());
    let unsaved = Unsaved {
        dirty: Signal::derive(move || desk.sheet.with(|sheet| !sheet.is_empty())),
        save: Callback::new(move |then: Callback<()>| {
            desk.save(move || {
                if desk.sheet.with_untracked(|sheet| sheet.is_empty()) {
                    then.run(());
                }
            })
        }),
        discard: Callback::new(move |()| desk.discard()),
    };
    let leave = Leave::new(unsaved);
    let closing = window_event_listener(ev::beforeunload, move |event| {
        if desk.state().is_at_risk() {
            event.prevent_default();
        }
    });
    on_cleanup(move || closing.remove());
    view! {
        <Page
            title=tr!("ratings.title")
            crumbs=vec![Crumb::to("/evaluasi-kinerja", tr!("nav.evaluations"))]
            lead=move || lead(desk)
            wide=true
        >
            {move || body(desk, leave)}
            <LeaveQuestion leave />
        </Page>
    }
    .into_any()
}

fn lead(desk: Desk) -> AnyView {
    let say = phrase_with(move |lang| {
        let Some(period) = desk.period.get() else { return String::new() };
        let count = |number: usize| format::integer(lang, number as i64);
        let done = desk.lines.with(|lines| lines.iter().filter(|line| line.row.entry.state.is_done()).count());
        let values = [
            ("period", domain::period(lang, period.year, period.span)),
            ("done", count(done)),
            ("all", count(desk.lines.with(|lines| lines.len()))),
        ];
        fill(lang, "ratings.lead", &values)
    });
    view! { <p data-testid="ratings-lead">{say}</p> }.into_any()
}

fn body(desk: Desk, leave: Leave) -> AnyView {
    if session().phase() == Phase::Opening {
        return view! { <Loading lines=8 /> }.into_any();
    }
    if desk.period.with(Option::is_none) {
        return view! {
            <Empty title=tr!("evaluations.no_period") text=tr!("evaluations.no_period_help") sign=icon::CALENDAR>
                <a class="button primary" href=place::href("/evaluasi-kinerja")>{tr!("nav.evaluations")}</a>
            </Empty>
        }
        .into_any();
    }
    let has_lines = Memo::new(move |_| desk.shown.with(|shown| !shown.is_empty()));
    let nobody = || view! { <Empty title=tr!("ratings.nobody") text=tr!("ratings.nobody_help") sign=icon::PEOPLE /> };
    view! {
        <Show when=move || !desk.is_open()>
            <Note tone=Tone::Warn><p>{tr!("ratings.closed")}</p></Note>
        </Show>
        <section class="data-table ratings-table">
            <tools::Tools desk leave />
            <Show when=move || desk.is_open() && has_lines.get()><keys::Ratings desk /></Show>
            {move || beyond(desk)}
            {move || if has_lines.get() { grid::view(desk) } else { nobody().into_any() }}
            <p id="ratings-keys" class="quiet-text screen-only">{tr!("ratings.keys")}</p>
            <div class="table-paper">
                {move || (printing() && has_lines.get()).then(|| reports::body(&paper::document(desk), lang::current()))}
            </div>
            <p class="only-read" role="status" data-testid="ratings-said">{desk.marks.said}</p>
        </section>
    }
    .into_any()
}

/// Pasted words for which the sheet has no cell: they stay to be read.
fn beyond(desk: Desk) -> AnyView {
    let words = desk.beyond.get();
    let count = words.len();
    (count > 0)
        .then(|| {
            view! {
                <Note tone=Tone::Warn>
                    <p>{tr!("ratings.beyond", count = count, words = words.join(" · "))}</p>
                    <button type="button" class="button small" on:click=move |_| desk.beyond.set(Vec::new())>{tr!("ui.close")}</button>
                </Note>
            }
        })
        .into_any()
}
