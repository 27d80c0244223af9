//! Pengaturan: the agency and its letters, units and positions, and the rubric.
mod agency;
mod agency_draft;
mod position_form;
mod positions;
mod rubric;
mod rubric_draft;
mod rubric_form;
mod rubric_view;
mod scale;

pub use agency::letterhead;

use crate::ui::components::state::Loading;
use crate::ui::components::tabs::{Tab, Tabs};
use crate::ui::lang::{self, tr};
use crate::ui::session::{Phase, session};
use crate::ui::shell::Page;
use crate::words::lang::{Lang, fill, text};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

/// Parts of the page as its address names them; the first is shown where none is asked for.
const PARTS: [&str; 3] = ["instansi", "jabatan", "kriteria"];

/// Agency, units, positions, rubric.
#[component]
pub fn Settings() -> AnyView {
    let session = session();
    let chosen = part_in_address();
    let tabs = || {
        vec![
            Tab::new(PARTS[0], tr!("settings.tab.agency"), || view! { <agency::Agency /> }),
            Tab::new(PARTS[1], tr!("settings.tab.positions"), || view! { <positions::Positions /> }),
            Tab::new(PARTS[2], tr!("settings.tab.rubric"), || view! { <rubric::RubricPart /> }),
        ]
    };
    let opening = Memo::new(move |_| session.phase() == Phase::Opening);
    let body = move || match opening.get() {
        true => view! { <Loading lines=8 /> }.into_any(),
        false => view! { <Tabs label=tr!("nav.settings") tabs=tabs() chosen /> }.into_any(),
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

/// The chosen tab, kept in step with `?bagian=` so that a link opens it and Back returns.
fn part_in_address() -> RwSignal<String> {
    let query = use_query_map();
    let navigate = use_navigate();
    let asked = Memo::new(move |_| {
        let part = query.with(|query| query.get("bagian"));
        PARTS.into_iter().find(|known| part.as_deref() == Some(known)).unwrap_or(PARTS[0]).to_owned()
    });
    let chosen = RwSignal::new(asked.get_untracked());
    Effect::new(move || {
        let asked = asked.get();
        if chosen.get_untracked() != asked {
            chosen.set(asked);
        }
    });
    Effect::new(move || {
        let part = chosen.get();
        if asked.get_untracked() != part {
            let options = NavigateOptions { scroll: false, replace: true, ..Default::default() };
            navigate(&format!("/pengaturan?bagian={part}"), options);
        }
    });
    chosen
}
