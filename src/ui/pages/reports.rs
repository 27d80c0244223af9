//! The reports that can be printed.
use crate::ui::lang::tr;
use crate::ui::shell::Page;
use leptos::prelude::*;

/// The reports that can be printed.
#[component]
pub fn Reports() -> impl IntoView {
    view! { <Page title=tr!("nav.reports")>{()}</Page> }
}
