//! Speed of hand: Ctrl+K finds people, units, events, pages and commands; `?` lists the keys.
mod entries;
pub mod keys;
pub mod palette;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use super::arriving::{Late, place_in_dialog};
use super::components::dialog::Dialog;
use super::components::icon::{self, icon};
use super::lang::tr;

/// Which of the two is open; get it with `expect_context`.
#[derive(Clone, Copy)]
pub struct Hand {
    pub finding: RwSignal<bool>,
    pub listing: RwSignal<bool>,
}

impl Hand {
    /// Listens for the keys, wherever the page is. Called once, with the session.
    pub fn provide() {
        let hand = Self { finding: RwSignal::new(false), listing: RwSignal::new(false) };
        provide_context(hand);
        let handle = window_event_listener(leptos::ev::keydown, move |event| hand.hear(&event));
        on_cleanup(move || handle.remove());
    }

    fn hear(self, event: &KeyboardEvent) {
        let with_control = event.ctrl_key() || event.meta_key();
        let opens = match event.key().as_str() {
            "k" | "K" if with_control && !event.alt_key() && !event.shift_key() => self.finding,
            "?" if !with_control && !event.alt_key() && !is_typing(event) => self.listing,
            _ => return,
        };
        event.prevent_default();
        // Over another window it would hide what waits there.
        let is_covered = document().query_selector("dialog[open]").ok().flatten().is_some();
        if opens.get_untracked() {
            opens.set(false);
        } else if !is_covered {
            opens.set(true);
        }
    }
}

/// Whether the keys belong to a field, which has its own use for them.
pub fn is_typing(event: &KeyboardEvent) -> bool {
    event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()).is_some_and(|element| {
        element.matches("input:not([type=checkbox]):not([type=radio]), textarea, select").unwrap_or(false)
    })
}

/// The button in the bar, for who does not know the key.
#[component]
pub fn FindButton() -> AnyView {
    let hand = expect_context::<Hand>();
    view! {
        <button
            type="button"
            class="icon-button find-button"
            aria-label=tr!("hand.find")
            title=tr!("hand.find_key")
            data-key=tr!("hand.key.find")
            on:click=move |_| hand.finding.set(true)
        >
            {icon(icon::SEARCH)}
            <span>{tr!("hand.find_short")}</span>
        </button>
    }
    .into_any()
}

/// The two windows, over every page.
#[component]
pub fn Windows() -> AnyView {
    let hand = expect_context::<Hand>();
    view! {
        <Dialog open=hand.finding title=tr!("hand.find") wide=true>
            {place_in_dialog(Late::Palette)}
        </Dialog>
        <Dialog open=hand.listing title=tr!("hand.keys.title") wide=true>
            {place_in_dialog(Late::Keys)}
        </Dialog>
    }
    .into_any()
}
