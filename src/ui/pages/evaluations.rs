//! Evaluation periods and who is not done.
use crate::ui::lang::tr;
use crate::ui::shell::Page;
use leptos::prelude::*;

/// Evaluation periods and who is not done.
#[component]
pub fn Evaluations() -> impl IntoView {
    view! { <Page title=tr!("nav.evaluations")>{()}</Page> }
}
