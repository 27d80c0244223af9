//! A form that is answered as it is typed, without a button to save.
use super::FormContext;
use super::declare::Problem;
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Fields whose problems stand beside them once they were left.
#[component]
pub fn LiveForm(
    /// Unique on the page; names of fields begin with it.
    name: &'static str,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] problems: Signal<Vec<Problem>>,
    /// Whether problems are shown before any field was left, because what stands there came with an address.
    #[prop(optional)]
    at_once: bool,
    children: Children,
) -> AnyView {
    provide_context(FormContext {
        name,
        problems,
        left: RwSignal::new(BTreeSet::new()),
        tried: RwSignal::new(at_once),
        labels: StoredValue::new(BTreeMap::new()),
        meanwhile: None,
    });
    let children = children();
    view! {
        <form class="form" novalidate aria-label=label on:submit=|event| event.prevent_default()>
            {children}
        </form>
    }
    .into_any()
}
