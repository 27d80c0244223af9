//! The states of a page that has nothing to show: empty, loading, failed.
use super::icon::{self, Icon, icon};
use crate::ui::lang::tr;
use leptos::prelude::*;

/// Nothing here yet, and what to do about it.
#[component]
pub fn Empty(
    #[prop(into)] title: Signal<String>,
    #[prop(optional, into)] text: Option<Signal<String>>,
    #[prop(default = icon::EMPTY)] sign: Icon,
    /// Buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    view! {
        <div class="state">
            <span class="state-sign">{icon(sign)}</span>
            <p class="state-title">{title}</p>
            {text.map(|text| view! { <p class="state-text">{text}</p> })}
            {children.map(|children| view! { <div class="state-actions">{children()}</div> })}
        </div>
    }
    .into_any()
}

/// Something did not work: what, why, and what to try.
#[component]
pub fn Failed(
    #[prop(into)] title: Signal<String>,
    #[prop(into)] text: Signal<String>,
    /// Tries again.
    #[prop(optional, into)]
    on_retry: Option<Callback<()>>,
    #[prop(optional)] children: Option<Children>,
) -> AnyView {
    let retry = on_retry.map(|retry| {
        view! { <button type="button" class="button" on:click=move |_| retry.run(())>{tr!("ui.retry")}</button> }
    });
    view! {
        <div class="state failed" role="alert">
            <span class="state-sign">{icon(icon::PROBLEM)}</span>
            <p class="state-title">{title}</p>
            <p class="state-text">{text}</p>
            <div class="state-actions">{retry} {children.map(|children| children())}</div>
        </div>
    }
    .into_any()
}

/// Holds the place of text or rows that are on their way, so that nothing jumps.
#[component]
pub fn Loading(
    /// Lines to hold the place of.
    #[prop(default = 3)]
    lines: usize,
) -> AnyView {
    view! {
        <div class="loading" role="status">
            <span class="only-read">{tr!("ui.loading")}</span>
            {(0..lines).map(|_| view! { <i></i> }).collect_view()}
        </div>
    }
    .into_any()
}
