//! Import, export, where the data is kept.
use crate::ui::lang::tr;
use crate::ui::shell::Page;
use leptos::prelude::*;

/// Import, export, where the data is kept.
#[component]
pub fn Data() -> impl IntoView {
    view! { <Page title=tr!("nav.data")>{()}</Page> }
}
