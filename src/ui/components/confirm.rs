//! A question before something that matters; for the gravest, a word has to be typed.
use super::dialog::Dialog;
use crate::ui::lang::tr;
use leptos::children::ViewFn;
use leptos::prelude::*;

/// Asks, and runs `on_confirm` only on yes.
#[component]
pub fn Confirm(
    open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    /// What the yes button says: a verb, never *OK*.
    #[prop(into)]
    action: Signal<String>,
    /// Something goes for good.
    #[prop(optional)]
    danger: bool,
    /// A word to type first, for what touches many people.
    #[prop(optional, into)]
    typed: Option<Signal<String>>,
    on_confirm: Callback<()>,
    /// What will happen, in full.
    #[prop(into)]
    text: ViewFn,
) -> AnyView {
    let words = RwSignal::new(String::new());
    let ready = move || typed.is_none_or(|typed| words.with(|words| words.trim() == typed.get()));
    Effect::new(move || {
        if open.get() {
            words.set(String::new());
        }
    });
    let ask = move |typed: Signal<String>| {
        view! {
            <label class="field">
                <span class="label">{tr!("ui.confirm.type", word = typed.get())}</span>
                <input
                    type="text"
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=move || words.get()
                    on:input=move |event| words.set(event_target_value(&event))
                />
            </label>
        }
    };
    let yes = move |_| {
        open.set(false);
        on_confirm.run(());
    };
    view! {
        <Dialog open title>
            <div class="prose">{text.run()}</div>
            {typed.map(ask)}
            <div class="dialog-foot">
                <button type="button" class="button" on:click=move |_| open.set(false)>{tr!("ui.cancel")}</button>
                <button type="button" class="button primary" class:danger=danger disabled=move || !ready() on:click=yes>
                    {action}
                </button>
            </div>
        </Dialog>
    }
    .into_any()
}
