//! Program & Pelatihan: every event, and the programmes that they are for; adding and editing both.
pub mod address;
pub mod draft;
pub mod form;
pub mod list;
mod program_draft;
mod program_form;
mod programs;

use crate::domain::{Event, Program};
use crate::ui::components::icon::{self, icon};
use crate::ui::components::tabs::{self, Tab, Tabs};
use crate::ui::lang::{self, phrase_with, tr};
use crate::ui::rows;
use crate::ui::session::{self, session};
use crate::ui::shell::Page;
use crate::words::lang::fill;
use draft::EventDraft;
use form::EventDialog;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_query_map;
use list::{EventList, event_path};

/// Views of the page as its address names them.
const VIEWS: [&str; 2] = ["kegiatan", "program"];

/// Events and programmes.
#[component]
pub fn Events() -> AnyView {
    let session = session();
    let query = use_query_map();
    // A new event is for the programme that is looked at, where it is one.
    let asked = move || match query.with(address::programs).as_slice() {
        [one] => Some(*one),
        _ => None,
    };
    let chosen = tabs::in_address("/program".to_owned(), "tampilan", &VIEWS);
    let adding = RwSignal::new(false);
    let start = Callback::new(move |()| EventDraft::blank(session::stamp(None).id(), session.today(), untrack(asked)));
    let go = rows::navigate();
    let saved = Callback::new(move |draft: EventDraft| go(&event_path(draft.event.id), NavigateOptions::default()));
    let views = vec![
        Tab::new(VIEWS[0], tr!("events.tab.events"), move || view! { <EventList /> }),
        Tab::new(VIEWS[1], tr!("events.tab.programs"), || view! { <programs::Programs /> }),
    ];
    view! {
        <Page title=tr!("nav.events") lead=lead wide=true actions=move || actions(chosen, adding)>
            <Tabs label=tr!("nav.events") tabs=views chosen />
            <EventDialog open=adding start saved />
        </Page>
    }
    .into_any()
}

/// Adds what is looked at; the list of programmes has a button of its own.
fn actions(chosen: RwSignal<String>, adding: RwSignal<bool>) -> AnyView {
    let is_events = Memo::new(move |_| chosen.with(|chosen| chosen != VIEWS[1]));
    view! {
        <Show when=move || is_events.get()>
            <button type="button" class="button primary" data-testid="add-event" on:click=move |_| adding.set(true)>
                {icon(icon::PLUS)}
                {tr!("events.add")}
            </button>
        </Show>
    }
    .into_any()
}

/// How many events and programmes there are, in a sentence.
fn lead() -> AnyView {
    let session = session();
    let (events, programs) = (session.table::<Event>(), session.table::<Program>());
    let said = phrase_with(move |lang| {
        let year = session.today().year();
        let (all, of_year) =
            events.with(|events| (events.len(), events.iter().filter(|event| event.end.year() == year).count()));
        let programs = programs.with(|programs| programs.len());
        let values = [
            ("all", lang::count(all)),
            ("year", year.to_string()),
            ("count", lang::count(of_year)),
            ("programs", lang::count(programs)),
        ];
        fill(lang, "events.lead", &values)
    });
    view! { <p>{said}</p> }.into_any()
}
