//! The offices as a tree.
use crate::ui::lang::tr;
use crate::ui::shell::Page;
use leptos::prelude::*;

/// The offices as a tree.
#[component]
pub fn Units() -> impl IntoView {
    view! { <Page title=tr!("nav.units")>{()}</Page> }
}
