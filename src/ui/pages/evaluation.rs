//! Entering one evaluation.
use crate::ui::lang::tr;
use crate::ui::shell::Page;
use leptos::prelude::*;

/// Entering one evaluation.
#[component]
pub fn Evaluation() -> impl IntoView {
    view! { <Page title=tr!("nav.evaluations")>{()}</Page> }
}
