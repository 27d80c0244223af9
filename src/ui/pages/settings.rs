//! Agency, units, positions, rubric.
use crate::ui::lang::tr;
use crate::ui::shell::Page;
use leptos::prelude::*;

/// Agency, units, positions, rubric.
#[component]
pub fn Settings() -> impl IntoView {
    view! { <Page title=tr!("nav.settings")>{()}</Page> }
}
