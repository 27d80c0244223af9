//! An address that leads nowhere.
use crate::ui::lang::tr;
use crate::ui::place;
use crate::ui::shell::Page;
use leptos::prelude::*;

/// An address that leads nowhere.
#[component]
pub fn NotFound() -> impl IntoView {
    view! {
        <Page title=tr!("nav.not_found")>
            <p>
                <a href=place::href("/")>{tr!("nav.home")}</a>
            </p>
        </Page>
    }
}
