//! The house: session, store, and the pages at their addresses. It arrives behind the porch ([`super::porch`]).
use super::arriving::{Late, place as late};
use super::hand::{FindButton, Hand, Windows};
use super::pages;
use super::porch::{House, Standing, Wish};
use super::session::{Phase, Session, session};
use super::working::{AskAuthor, SafetyLine, SampleBand, Tools};
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route};
use leptos_router::path;

/// All of it.
pub const HOUSE: House = House {
    enter: || {
        Session::provide();
        Hand::provide();
    },
    standing: || match session().phase() {
        Phase::Opening => Standing::Opening,
        Phase::Fresh => Standing::Fresh,
        Phase::Ready | Phase::Trouble(_) => Standing::Open,
    },
    grant: |wish, done| match wish {
        Wish::Sample => session().load_sample(done),
        Wish::Own => session().start_empty(done),
    },
    page: rooms,
    tools: || view! { <FindButton /><Tools /> }.into_any(),
    band: || SampleBand().into_any(),
    safety: || SafetyLine().into_any(),
    dialog: || view! { <AskAuthor /><Windows /> }.into_any(),
};

/// The page at this address, or why what is kept here cannot be shown.
fn rooms() -> AnyView {
    let session = session();
    let trouble = Memo::new(move |_| match session.phase() {
        Phase::Trouble(trouble) => Some(trouble),
        _ => None,
    });
    (move || match trouble.get() {
        Some(trouble) => pages::trouble::TroublePage(pages::trouble::TroublePageProps { trouble }).into_any(),
        None => routes(),
    })
    .into_any()
}

fn routes() -> AnyView {
    view! {
        <FlatRoutes fallback=|| pages::not_found::NotFound().into_any()>
            <Route path=path!("/") view=|| pages::home::Home().into_any() />
            <Route path=path!("/pegawai") view=|| late(Late::People) />
            <Route path=path!("/pegawai/:id") view=|| late(Late::Person) />
            <Route path=path!("/perangkat-daerah") view=|| late(Late::Units) />
            <Route path=path!("/perangkat-daerah/:id") view=|| late(Late::Unit) />
            <Route path=path!("/program") view=|| late(Late::Events) />
            <Route path=path!("/program/:id") view=|| late(Late::Event) />
            <Route path=path!("/program/:id/kehadiran") view=|| late(Late::Attendance) />
            <Route path=path!("/evaluasi-kinerja") view=|| late(Late::Evaluations) />
            <Route path=path!("/evaluasi-kinerja/lembar") view=|| late(Late::RatingSheet) />
            <Route path=path!("/evaluasi-kinerja/:id") view=|| late(Late::Evaluation) />
            <Route path=path!("/analisis") view=|| late(Late::Analysis) />
            <Route path=path!("/laporan") view=|| late(Late::Reports) />
            <Route path=path!("/laporan/:kind") view=|| late(Late::Report) />
            <Route path=path!("/impor-cadangan") view=|| late(Late::Data) />
            <Route path=path!("/pengaturan") view=|| late(Late::Settings) />
            <Route path=path!("/kalkulator") view=|| late(Late::Calculators) />
            <Route path=path!("/kalkulator/:rule") view=|| late(Late::Calculator) />
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
