//! One report on paper.
use crate::ui::lang::tr;
use crate::ui::shell::Page;
use leptos::prelude::*;

/// One report on paper.
#[component]
pub fn Report() -> impl IntoView {
    view! { <Page title=tr!("nav.reports")>{()}</Page> }
}
