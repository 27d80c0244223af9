//! The whole page: what is known everywhere, the shell, and which page stands at which address.
use super::arriving::{Late, place as late};
use super::pages;
use super::place;
use super::session::{Phase, Session, session};
use super::shell::Shell;
use super::working::{AskAuthor, SafetyLine, SampleBand, Tools};
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::hooks::use_location;
use leptos_router::path;

/// The page from top to bottom.
#[component]
pub fn App() -> impl IntoView {
    Session::provide();
    view! {
        <Router base=place::base()>
            <Shell tools=Tools band=SampleBand safety=SafetyLine>
                <Gate />
            </Shell>
            <AskAuthor />
        </Router>
    }
}

/// What stands before the pages: nothing to show yet, or nothing kept here.
#[component]
fn Gate() -> AnyView {
    let session = session();
    let phase = Memo::new(move |_| session.phase());
    let path = use_location().pathname;
    // Only the front door greets; every other page shows its own empty state.
    let at_door = Memo::new(move |_| path.with(|path| place::below_base(path) == "/"));
    (move || match phase.get() {
        Phase::Opening => pages::welcome::Opening().into_any(),
        Phase::Fresh if at_door.get() => pages::welcome::Welcome().into_any(),
        Phase::Trouble(trouble) => pages::trouble::TroublePage(pages::trouble::TroublePageProps { trouble }).into_any(),
        _ => Pages(),
    })
    .into_any()
}

#[component]
fn Pages() -> AnyView {
    view! {
        <FlatRoutes fallback=|| pages::not_found::NotFound().into_any()>
            <Route path=path!("/") view=|| pages::home::Home().into_any() />
            <Route path=path!("/pegawai") view=|| late(Late::People) />
            <Route path=path!("/pegawai/:id") view=|| late(Late::Person) />
            <Route path=path!("/perangkat-daerah") view=|| late(Late::Units) />
            <Route path=path!("/perangkat-daerah/:id") view=|| late(Late::Unit) />
            <Route path=path!("/program") view=|| late(Late::Events) />
            <Route path=path!("/program/:id") view=|| late(Late::Event) />
            <Route path=path!("/evaluasi-kinerja") view=|| late(Late::Evaluations) />
            <Route path=path!("/evaluasi-kinerja/:id") view=|| late(Late::Evaluation) />
            <Route path=path!("/analisis") view=|| late(Late::Analysis) />
            <Route path=path!("/laporan") view=|| late(Late::Reports) />
            <Route path=path!("/laporan/:kind") view=|| late(Late::Report) />
            <Route path=path!("/impor-cadangan") view=|| late(Late::Data) />
            <Route path=path!("/pengaturan") view=|| late(Late::Settings) />
            <Route path=path!("/bantuan") view=|| late(Late::Help) />
            <Route path=path!("/_galeri") view=gallery />
        </FlatRoutes>
    }
    .into_any()
}

/// Every component in every state, when the site is built with the `gallery` feature.
fn gallery() -> AnyView {
    #[cfg(feature = "gallery")]
    return pages::gallery::Gallery().into_any();
    #[cfg(not(feature = "gallery"))]
    pages::not_found::NotFound().into_any()
}
