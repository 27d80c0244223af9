//! Entering one evaluation: two ratings, or the details they are proposed from.
mod desk;
mod details;
mod draft;
mod entry;
mod explanation;
mod head;
mod plan_draft;
mod plan_form;
mod quadrant;
mod queue;
mod ratings;
mod siblings;
mod side;
mod stash;

pub use explanation::Explanation;
pub use quadrant::quadrant_table;
pub use queue::{next_left, remember_queue};

use crate::analytics::present_period;
use crate::domain::{Dataset, Day, EvaluationPeriod, Id, Person};
use crate::ui::components::icon;
use crate::ui::components::state::{Empty, Loading};
use crate::ui::lang::{self, tr};
use crate::ui::place;
use crate::ui::session::{Phase, session};
use crate::ui::shell::{Crumb, Page};
use crate::words::domain::period as period_name;
use desk::{Key, dossier_of};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use wasm_bindgen::JsCast;

/// The address of the entry of a person in a period, or in the present one, below the base.
pub fn entry_path(person: Id<Person>, period: Option<Id<EvaluationPeriod>>) -> String {
    let query = period.map(|id| format!("?periode={id}")).unwrap_or_default();
    format!("/evaluasi-kinerja/{person}{query}")
}

/// Entering one evaluation.
#[component]
pub fn Evaluation() -> AnyView {
    let session = session();
    let (params, query) = (use_params_map(), use_query_map());
    let key = Memo::new(move |_| {
        let id = params.with(|params| params.get("id"))?;
        let period = query.with(|query| query.get("periode"));
        session.with(|data| key_of(data, &id, period.as_deref(), session.today()))
    });
    let dossier = dossier_of(session, key);
    let title = Signal::derive(move || {
        dossier.with(|dossier| dossier.as_ref().map(|dossier| dossier.person.full_name())).unwrap_or_default()
    });
    let shown = Memo::new(move |_| key.get().filter(|_| dossier.with(Option::is_some)));
    let body = move || match shown.get().zip(dossier.get_untracked()) {
        Some((key, first)) => entry::entry(desk::Desk::new(key, first, dossier)),
        None if session.phase() == Phase::Opening => view! { <Loading lines=8 /> }.into_any(),
        None => view! {
            <Empty title=tr!("entry.not_found") text=tr!("entry.not_found_help") sign=icon::PERSON>
                <a class="button primary" href=place::href("/evaluasi-kinerja")>{tr!("entry.to_list")}</a>
            </Empty>
        }
        .into_any(),
    };
    let lead = move || {
        let period = dossier.with(|dossier| {
            dossier.as_ref().map(|found| period_name(lang::current(), found.period.year, found.period.span))
        });
        period.map(|period| view! { <p>{tr!("entry.lead", period = period)}</p> })
    };
    view! {
        <Page
            title
            crumbs=vec![Crumb::to("/evaluasi-kinerja", tr!("nav.evaluations"))]
            lead=move || view! { {lead} }
        >
            {body}
        </Page>
    }
    .into_any()
}

/// Person and period of an address. The identifier is a person's or an evaluation's; without a period, the present one.
fn key_of(data: &Dataset, id: &str, period: Option<&str>, today: Day) -> Option<Key> {
    let evaluation = id.parse().ok().and_then(|id| data.evaluations.get(id));
    if let Some(row) = evaluation {
        return Some((row.person, row.period));
    }
    let person: Id<Person> = id.parse().ok()?;
    let asked = period.and_then(|id| id.parse().ok()).and_then(|id| data.periods.get(id));
    let period = asked.or_else(|| present_period(data.periods.iter(), today))?;
    Some((person, period.id))
}

/// Presses the save button of the entry, so that problems are shown where they are.
fn submit() {
    let button = document().query_selector(".entry-form .form-foot button[type='submit']").ok().flatten();
    if let Some(button) = button.and_then(|button| button.dyn_into::<web_sys::HtmlElement>().ok()) {
        button.click();
    }
}
