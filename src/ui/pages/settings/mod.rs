//! Pengaturan: the agency and its letters, units and positions, the rubric, and the rules.
mod agency;
mod agency_draft;
mod position_form;
mod positions;
mod rubric;
mod rubric_draft;
mod rubric_form;
mod rubric_view;
mod rules;
mod scale;

pub use agency::letterhead;

use crate::ui::components::state::Loading;
use crate::ui::components::tabs::{self, Tab, Tabs};
use crate::ui::lang::{self, tr};
use crate::ui::session::{Phase, session};
use crate::ui::shell::Page;
use crate::words::lang::{Lang, fill, text};
use leptos::prelude::*;

/// Parts of the page as its address names them; the first is shown where none is asked for.
const PARTS: [&str; 4] = ["instansi", "jabatan", "kriteria", "aturan"];

/// Agency, units, positions, rubric, rules.
#[component]
pub fn Settings() -> AnyView {
    let session = session();
    let chosen = tabs::in_address("/pengaturan".to_owned(), "bagian", &PARTS);
    let parts = || {
        vec![
            Tab::new(PARTS[0], tr!("settings.tab.agency"), || view! { <agency::Agency /> }),
            Tab::new(PARTS[1], tr!("settings.tab.positions"), || view! { <positions::Positions /> }),
            Tab::new(PARTS[2], tr!("settings.tab.rubric"), || view! { <rubric::RubricPart /> }),
            Tab::new(PARTS[3], tr!("settings.tab.rules"), || view! { <rules::Rules /> }),
        ]
    };
    let opening = Memo::new(move |_| session.phase() == Phase::Opening);
    let body = move || match opening.get() {
        true => view! { <Loading lines=8 /> }.into_any(),
        false => view! { <Tabs label=tr!("nav.settings") tabs=parts() chosen /> }.into_any(),
    };
    view! {
        <Page title=tr!("nav.settings") lead=move || view! { <p>{move || lead(lang::current())}</p> }>
            {body}
        </Page>
    }
    .into_any()
}

/// Who the settings are for, in a sentence.
fn lead(lang: Lang) -> String {
    let agency = session().with(|data| data.settings().map(|settings| settings.agency.clone())).unwrap_or_default();
    if agency.is_empty() {
        text(lang, "settings.lead_blank")
    } else {
        fill(lang, "settings.lead", &[("agency", agency)])
    }
}
