//! A band over every page, with a watermark on paper: for data that is not what it seems, such as a sample.
use leptos::children::ViewFn;
use leptos::prelude::*;

/// Goes into the `band` slot of the shell.
#[component]
pub fn Band(
    #[prop(into)] text: Signal<String>,
    /// Across every printed page.
    #[prop(into)]
    watermark: Signal<String>,
    /// Buttons: the way out.
    #[prop(optional, into)]
    actions: ViewFn,
) -> AnyView {
    view! {
        <div class="band" role="note">
            <span>{text}</span>
            {actions.run()}
        </div>
        <div class="watermark" aria-hidden="true">{watermark}</div>
    }
    .into_any()
}
