//! A window over the page, on the browser's own `<dialog>`: focus stays inside, Escape closes.
use super::icon::{self, icon};
use crate::ui::lang::tr;
use leptos::html;
use leptos::prelude::*;

/// Shows its children over the page while `open` is true.
#[component]
pub fn Dialog(
    open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    /// Wide enough for a table.
    #[prop(optional)]
    wide: bool,
    children: ChildrenFn,
) -> AnyView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        let Some(dialog) = node.get() else { return };
        match (open.get(), dialog.open()) {
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let children = StoredValue::new(children);
    view! {
        <dialog
            class="dialog"
            class:wide=wide
            node_ref=node
            aria-label=title
            on:close=move |_| open.set(false)
        >
            <header class="dialog-head">
                <h2>{title}</h2>
                <button type="button" class="icon-button" aria-label=tr!("ui.close") on:click=move |_| open.set(false)>
                    {icon(icon::CLOSE)}
                </button>
            </header>
            <div class="dialog-body">
                {move || open.get().then(|| children.with_value(|children| children()))}
            </div>
        </dialog>
    }
    .into_any()
}
