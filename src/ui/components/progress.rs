//! Work under way: how far it is, and a way to stop it.
use crate::ui::lang::tr;
use leptos::prelude::*;

/// A bar with a sentence and, when it can be stopped, a button.
#[component]
pub fn Progress(
    /// What is being done, with its count.
    #[prop(into)]
    label: Signal<String>,
    /// Share done from 0 to 1; `None` while it cannot be told.
    #[prop(into)]
    done: Signal<Option<f64>>,
    #[prop(optional, into)] on_cancel: Option<Callback<()>>,
) -> AnyView {
    let cancel = on_cancel.map(|cancel| {
        view! { <button type="button" class="button small" on:click=move |_| cancel.run(())>{tr!("ui.cancel")}</button> }
    });
    view! {
        <div class="progress">
            <span role="status">{label}</span>
            <progress aria-label=label max="1" value=move || done.get().map(|done| done.clamp(0.0, 1.0).to_string())></progress>
            {cancel}
        </div>
    }
    .into_any()
}
