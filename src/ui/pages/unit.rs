//! One office: people, coverage, JP, predicates.
use crate::ui::lang::tr;
use crate::ui::shell::Page;
use leptos::prelude::*;

/// One office: people, coverage, JP, predicates.
#[component]
pub fn Unit() -> impl IntoView {
    view! { <Page title=tr!("nav.units")>{()}</Page> }
}
