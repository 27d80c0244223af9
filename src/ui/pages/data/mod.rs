//! Impor & Cadangan: files in, files out, how safely the data are kept, and what was done.
mod export;
mod figures;
mod history;
mod how_long;
mod keeping;
pub mod open;
mod plan;
mod table;
mod trouble;

use crate::ui::components::tabs::{Tab, Tabs, in_address};
use crate::ui::lang::tr;
use crate::ui::shell::Page;
use leptos::prelude::*;

/// Impor & Cadangan.
#[component]
pub fn Data() -> AnyView {
    let keys = &["impor", "ekspor", "penyimpanan", "riwayat"];
    let chosen = in_address("/impor-cadangan".to_owned(), "bagian", keys);
    let tabs = vec![
        Tab::new("impor", tr!("data.tab.import"), || view! { <table::TableImport /> <open::OpenFile /> }),
        Tab::new("ekspor", tr!("data.tab.export"), export::Export),
        Tab::new(
            "penyimpanan",
            tr!("data.tab.keeping"),
            || view! { <keeping::Keeping /> <figures::Held /> <how_long::HowLong /> },
        ),
        Tab::new("riwayat", tr!("data.tab.history"), history::Log),
    ];
    view! {
        <Page title=tr!("nav.data") lead=move || tr!("data.lead")>
            <Tabs label=tr!("nav.data") tabs chosen />
        </Page>
    }
    .into_any()
}
