//! One employee: profile, JP ledger, evaluations, history.
use crate::ui::lang::tr;
use crate::ui::shell::Page;
use leptos::prelude::*;

/// One employee: profile, JP ledger, evaluations, history.
#[component]
pub fn Person() -> impl IntoView {
    view! { <Page title=tr!("nav.people")>{()}</Page> }
}
