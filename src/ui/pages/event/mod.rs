//! One event: what it is, its sessions, speakers and participants, and finishing it.
mod about;
mod cancel;
mod change;
mod desk;
mod enrol;
mod finish;
mod listing;
mod participants;
mod replace;
mod roster;
mod session_form;
mod sessions;
mod speaker_form;
mod speakers;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::events::list::event_path;
use crate::domain::{self, Id};
use crate::ui::components::icon;
use crate::ui::components::state::{Empty, Loading};
use crate::ui::components::tabs::{self, Tab, Tabs};
use crate::ui::lang::{self, phrase_with, tr};
use crate::ui::place;
use crate::ui::session::{Phase, session};
use crate::ui::shell::{Crumb, Page};
use crate::words::lang::fill;
use desk::Desk;

/// Parts of the page as its address names them.
const PARTS: [&str; 3] = ["peserta", "sesi", "narasumber"];

/// The page of the event in the address.
#[component]
pub fn Event() -> AnyView {
    let params = use_params_map();
    let session = session();
    let events = session.table::<domain::Event>();
    let id = Memo::new(move |_| {
        let id = params.with(|params| params.get_str("id").and_then(|id| id.parse::<Id<domain::Event>>().ok()));
        id.filter(|id| events.with(|events| events.get(*id).is_some()))
    });
    (move || match id.get() {
        Some(id) => view! { <Known id /> }.into_any(),
        None if session.phase() == Phase::Opening => {
            view! { <Page title=tr!("events.one")><Loading lines=8 /></Page> }.into_any()
        }
        None => missing(),
    })
    .into_any()
}

fn missing() -> AnyView {
    view! {
        <Page title=tr!("events.unknown") crumbs=vec![Crumb::to("/program", tr!("nav.events"))]>
            <Empty title=tr!("events.unknown") text=tr!("events.unknown_help") sign=icon::TRAINING>
                <a class="button" href=place::href("/program")>{tr!("events.all")}</a>
            </Empty>
        </Page>
    }
    .into_any()
}

#[component]
fn Known(id: Id<domain::Event>) -> AnyView {
    let desk = Desk::new(id);
    let chosen = tabs::in_address(event_path(id), "bagian", &PARTS);
    let counted = |key: &'static str, count: Signal<usize>| {
        phrase_with(move |lang| fill(lang, key, &[("count", lang::count(count.get()))]))
    };
    let people = Signal::derive(move || desk.enrolments.with(|rows| rows.len()));
    let sessions = Signal::derive(move || desk.sessions.with(|rows| rows.len()));
    let speakers = Signal::derive(move || desk.speakers.with(|rows| rows.len()));
    let parts = vec![
        Tab::new(PARTS[0], counted("events.tab.participants", people), move || {
            view! { <participants::Participants desk /> }
        }),
        Tab::new(PARTS[1], counted("events.tab.sessions", sessions), move || view! { <sessions::Sessions desk /> }),
        Tab::new(PARTS[2], counted("events.tab.speakers", speakers), move || view! { <speakers::Speakers desk /> }),
    ];
    view! {
        <Page
            title=Signal::derive(move || desk.name())
            crumbs=vec![Crumb::to("/program", tr!("nav.events"))]
            lead=move || view! { <p>{phrase_with(move |lang| about::lead(lang, desk))}</p> }
            actions=move || view! { <about::Actions desk /> }
        >
            <about::Notes desk />
            <about::Facts desk />
            <Tabs label=tr!("events.parts") tabs=parts chosen />
        </Page>
    }
    .into_any()
}
