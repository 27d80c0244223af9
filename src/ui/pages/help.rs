//! How to use the page.
use crate::ui::lang::tr;
use crate::ui::shell::Page;
use leptos::prelude::*;

/// How to use the page.
#[component]
pub fn Help() -> impl IntoView {
    view! { <Page title=tr!("nav.help")>{()}</Page> }
}
