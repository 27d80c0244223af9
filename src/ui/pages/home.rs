//! The answers of the year, and what is due.
use crate::ui::lang::tr;
use crate::ui::shell::Page;
use leptos::prelude::*;

/// The answers of the year, and what is due.
#[component]
pub fn Home() -> impl IntoView {
    view! { <Page title=tr!("nav.home")>{()}</Page> }
}
