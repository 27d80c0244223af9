//! A button that opens a small panel: choices, columns, exports. Escape or a click elsewhere closes it.
use super::icon::{self, Icon, icon};
use leptos::html;
use leptos::prelude::*;
use leptos::{ev, wasm_bindgen::JsCast};

/// Lets what stands in the panel close it.
#[derive(Clone, Copy)]
struct Panel {
    open: RwSignal<bool>,
}

/// The button and its panel.
#[component]
pub fn Menu(
    #[prop(into)] label: Signal<String>,
    #[prop(optional)] sign: Option<Icon>,
    /// How many choices are in force; shown beside the label when above zero.
    #[prop(optional, into)]
    count: Signal<usize>,
    /// Show the icon alone; the label is still read out.
    #[prop(optional)]
    bare: bool,
    /// Hang from the right edge of the button.
    #[prop(optional)]
    end: bool,
    children: ChildrenFn,
) -> AnyView {
    let open = RwSignal::new(false);
    let (root, button) = (NodeRef::<html::Div>::new(), NodeRef::<html::Button>::new());
    provide_context(Panel { open });
    close_from_outside(open, root);
    let children = StoredValue::new(children);
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            event.stop_propagation();
            open.set(false);
            if let Some(button) = button.get_untracked() {
                let _ = button.focus();
            }
        }
    };
    let face = move || {
        let number = count.get();
        let shown = (number > 0).then(|| view! { <span class="count">{number}</span> });
        if bare { shown.into_any() } else { view! { <span>{label}</span>{shown} }.into_any() }
    };
    view! {
        <div class="menu" node_ref=root on:keydown=on_key>
            <button
                type="button"
                node_ref=button
                class=if bare { "icon-button" } else { "button menu-button" }
                aria-label=move || bare.then(|| label.get())
                title=move || bare.then(|| label.get())
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {sign.map(icon)}
                {face}
                {(!bare).then(|| icon(icon::CHEVRON_DOWN))}
            </button>
            <Show when=move || open.get()>
                <div class="menu-panel" class:end=end role="group" aria-label=label>
                    {children.with_value(|children| children())}
                </div>
            </Show>
        </div>
    }
    .into_any()
}

/// One thing to do; the panel closes after it.
#[component]
pub fn MenuItem(
    #[prop(into)] label: Signal<String>,
    #[prop(optional)] sign: Option<Icon>,
    on_select: Callback<()>,
) -> AnyView {
    let panel = use_context::<Panel>();
    let choose = move |_| {
        if let Some(panel) = panel {
            panel.open.set(false);
        }
        on_select.run(());
    };
    view! {
        <button type="button" class="menu-item" on:click=choose>
            {sign.map(icon)}
            <span>{label}</span>
        </button>
    }
    .into_any()
}

/// Closes when a pointer goes down, or the keyboard goes to something, outside of the menu.
fn close_from_outside(open: RwSignal<bool>, root: NodeRef<html::Div>) {
    let outside = move |target: Option<web_sys::EventTarget>| {
        let node = target.and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        let inside = root.get_untracked().is_some_and(|root| root.contains(node.as_ref()));
        if open.get_untracked() && !inside {
            open.set(false);
        }
    };
    let pointer = window_event_listener(ev::pointerdown, move |event| outside(event.target()));
    let keyboard = window_event_listener(ev::focusin, move |event| outside(event.target()));
    on_cleanup(move || {
        pointer.remove();
        keyboard.remove();
    });
}
