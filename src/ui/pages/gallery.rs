//! Every component in every state, to look at.
use crate::ui::lang::tr;
use crate::ui::shell::Page;
use leptos::prelude::*;

/// Every component in every state, to look at.
#[component]
pub fn Gallery() -> impl IntoView {
    view! { <Page title=tr!("nav.gallery")>{()}</Page> }
}
