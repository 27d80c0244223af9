//! Evaluasi Kinerja: one period in a sentence, a quadrant and a table, with what is left to do.
mod desk;
mod dialogs;
mod offices;
mod organisation;
mod period_bar;
mod picture;
mod rows;
mod table;

use crate::ui::components::icon;
use crate::ui::components::state::{Empty, Loading};
use crate::ui::lang::{self, tr};
use crate::ui::place;
use crate::ui::session::{Phase, session};
use crate::ui::shell::Page;
use crate::words::lang::Lang;
use crate::words::{domain, format, lang::fill, lang::text};
pub use desk::{in_order, organisation_path, rows_of};
pub use rows::{Row, predicate_tone};

use desk::Desk;
use leptos::prelude::*;

/// The people of one period and how they were rated.
#[component]
pub fn Evaluations() -> AnyView {
    let desk = Desk::new();
    let lead = move || view! { <p data-testid="evaluations-lead">{move || sentence(desk, lang::current())}</p> };
    view! {
        <Page title=tr!("nav.evaluations") lead actions=move || period_bar::actions(desk)>
            {move || body(desk)}
        </Page>
    }
    .into_any()
}

/// Which of the states of the page is due.
fn body(desk: Desk) -> AnyView {
    if session().phase() == Phase::Opening {
        return view! { <Loading lines=8 /> }.into_any();
    }
    match (desk.has_people.get(), desk.has_period.get()) {
        (false, _) => view! {
            <Empty title=tr!("evaluations.no_people") text=tr!("evaluations.no_people_help") sign=icon::PEOPLE>
                <a class="button primary" href=place::href("/impor-cadangan")>{tr!("evaluations.to_import")}</a>
            </Empty>
        }
        .into_any(),
        (true, false) => view! {
            <Empty title=tr!("evaluations.no_period") text=tr!("evaluations.no_period_help") sign=icon::CALENDAR>
                <button type="button" class="button primary" on:click=move |_| desk.adding.set(true)>
                    {tr!("evaluations.add_period")}
                </button>
            </Empty>
            <dialogs::Dialogs desk />
        }
        .into_any(),
        (true, true) => view! {
            <period_bar::PeriodBar desk />
            <div class="evaluation-overview">
                <picture::Picture desk />
                <offices::Offices desk />
            </div>
            <table::People desk />
            <organisation::Organisation desk />
            <dialogs::Dialogs desk />
        }
        .into_any(),
    }
}

/// The period in a sentence: how many are done, and which predicate is the most frequent.
fn sentence(desk: Desk, lang: Lang) -> String {
    let Some(period) = desk.period.get() else { return text(lang, "evaluations.lead_none") };
    let count = desk.count.get();
    let mut values = vec![
        ("period", domain::period(lang, period.year, period.span)),
        ("done", format::integer(lang, count.done as i64)),
        ("expected", format::integer(lang, count.expected as i64)),
    ];
    match count.most_frequent() {
        Some((predicate, people)) => {
            values.push(("predicate", domain::name(lang, predicate)));
            values.push(("share", format::percent(lang, people as f64 / count.rated().max(1) as f64, 0)));
            fill(lang, "evaluations.lead", &values)
        }
        None => fill(lang, "evaluations.lead_unrated", &values),
    }
}
