//! The list of reports.
use super::Kind;
use crate::ui::components::icon::{self, icon};
use crate::ui::lang::tr;
use crate::ui::place;
use crate::ui::shell::Page;
use leptos::prelude::*;

/// Laporan.
#[component]
pub fn Reports() -> AnyView {
    let card = |kind: Kind| {
        let (name, text) = kind.keys();
        view! {
            <li>
                <a class="report-card" href=place::href(&format!("/laporan/{}", kind.word()))>
                    <span class="welcome-sign">{icon(icon::REPORTS)}</span>
                    <span><b>{tr!(name)}</b><span class="quiet-text">{tr!(text)}</span></span>
                    {icon(icon::CHEVRON_RIGHT)}
                </a>
            </li>
        }
    };
    view! {
        <Page title=tr!("nav.reports") lead=move || tr!("reports.lead")>
            <ul class="report-list">{Kind::ALL.map(card).collect_view()}</ul>
        </Page>
    }
    .into_any()
}
