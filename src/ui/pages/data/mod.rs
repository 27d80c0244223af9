//! Impor & Cadangan: files in, files out, how safely the data are kept, and what was done.
mod export;
mod history;
mod keeping;
pub mod open;
mod plan;
mod table;
mod trouble;

use crate::ui::components::tabs::{Tab, Tabs};
use crate::ui::lang::tr;
use crate::ui::shell::Page;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Impor & Cadangan.
#[component]
pub fn Data() -> AnyView {
    let asked = use_query_map().with_untracked(|query| query.get("bagian")).unwrap_or_default();
    let tabs = vec![
        Tab::new("impor", tr!("data.tab.import"), || view! { <table::TableImport /> <open::OpenFile /> }),
        Tab::new("ekspor", tr!("data.tab.export"), export::Export),
        Tab::new("penyimpanan", tr!("data.tab.keeping"), keeping::Keeping),
        Tab::new("riwayat", tr!("data.tab.history"), history::Log),
    ];
    view! {
        <Page title=tr!("nav.data") lead=move || tr!("data.lead")>
            <Tabs label=tr!("nav.data") tabs chosen=RwSignal::new(asked) />
        </Page>
    }
    .into_any()
}
