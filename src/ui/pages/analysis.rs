//! Taking part and performance, in charts.
use crate::ui::lang::tr;
use crate::ui::shell::Page;
use leptos::prelude::*;

/// Taking part and performance, in charts.
#[component]
pub fn Analysis() -> impl IntoView {
    view! { <Page title=tr!("nav.analysis")>{()}</Page> }
}
