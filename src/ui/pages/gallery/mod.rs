//! Every component in every state, to look at. Only built with the `gallery` feature, so it costs a visitor nothing.
mod charts;
mod forms;
mod paper;
mod pieces;
mod tables;

use crate::ui::components::tabs::{Tab, Tabs};
use crate::ui::lang::tr;
use crate::ui::shell::Page;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Sample words of the gallery; they are not part of the product and not translated.
fn s(text: &'static str) -> Signal<String> {
    Signal::stored(text.to_owned())
}

/// The gallery; `?tab=forms` opens a tab.
#[component]
pub fn Gallery() -> impl IntoView {
    let first = use_query_map().with_untracked(|query| query.get("tab")).unwrap_or_default();
    let chosen = RwSignal::new(first);
    let tabs = vec![
        Tab::new("pieces", s("Bagian kecil"), pieces::view),
        Tab::new("tables", s("Tabel"), tables::view),
        Tab::new("forms", s("Isian"), forms::view),
        Tab::new("charts", s("Grafik"), charts::view),
        Tab::new("paper", s("Kertas"), paper::view),
    ];
    let lead = || view! { "Semua bagian halaman dalam " <strong>"semua keadaannya"</strong> "." };
    view! {
        <Page title=tr!("nav.gallery") lead=lead>
            <Tabs label=tr!("nav.gallery") tabs chosen />
        </Page>
    }
}
