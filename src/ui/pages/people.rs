//! All employees: search, facets, sort.
use crate::ui::lang::tr;
use crate::ui::shell::Page;
use leptos::prelude::*;

/// All employees: search, facets, sort.
#[component]
pub fn People() -> impl IntoView {
    view! { <Page title=tr!("nav.people")>{()}</Page> }
}
