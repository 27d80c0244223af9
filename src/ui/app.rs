//! The whole page: what is known everywhere, the shell, and which page stands at which address.
use super::pages;
use super::place;
use super::session::Session;
use super::shell::Shell;
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::path;

/// The page from top to bottom.
#[component]
pub fn App() -> impl IntoView {
    Session::provide();
    view! {
        <Router base=place::base()>
            <Shell>
                <Pages />
            </Shell>
        </Router>
    }
}

#[component]
fn Pages() -> AnyView {
    view! {
        <FlatRoutes fallback=|| pages::not_found::NotFound().into_any()>
            <Route path=path!("/") view=|| pages::home::Home().into_any() />
            <Route path=path!("/pegawai") view=|| pages::people::People().into_any() />
            <Route path=path!("/pegawai/:id") view=|| pages::person::Person().into_any() />
            <Route path=path!("/perangkat-daerah") view=|| pages::units::Units().into_any() />
            <Route path=path!("/perangkat-daerah/:id") view=|| pages::unit::Unit().into_any() />
            <Route path=path!("/evaluasi-kinerja") view=|| pages::evaluations::Evaluations().into_any() />
            <Route path=path!("/evaluasi-kinerja/:id") view=|| pages::evaluation::Evaluation().into_any() />
            <Route path=path!("/analisis") view=|| pages::analysis::Analysis().into_any() />
            <Route path=path!("/laporan") view=|| pages::reports::Reports().into_any() />
            <Route path=path!("/laporan/:kind") view=|| pages::report::Report().into_any() />
            <Route path=path!("/impor-cadangan") view=|| pages::data::Data().into_any() />
            <Route path=path!("/pengaturan") view=|| pages::settings::Settings().into_any() />
            <Route path=path!("/bantuan") view=|| pages::help::Help().into_any() />
            <Route path=path!("/_galeri") view=|| pages::gallery::Gallery().into_any() />
        </FlatRoutes>
    }
    .into_any()
}
