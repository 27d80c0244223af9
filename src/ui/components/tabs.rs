//! Tabs: arrows move between them, only the chosen one exists.
use crate::ui::place;
use leptos::children::ViewFn;
use leptos::ev;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

/// One tab.
#[derive(Clone)]
pub struct Tab {
    /// Name in links and ids.
    pub key: &'static str,
    pub label: Signal<String>,
    pub view: ViewFn,
}

impl Tab {
    pub fn new(key: &'static str, label: Signal<String>, view: impl Into<ViewFn>) -> Tab {
        Tab { key, label, view: view.into() }
    }
}

/// The chosen tab, kept in step with `?NAME=` of the page at `path`, so that a link opens it and Back returns. The first
/// of `keys` stands where none is asked for.
pub fn in_address(path: String, name: &'static str, keys: &'static [&'static str]) -> RwSignal<String> {
    let query = use_query_map();
    let navigate = StoredValue::new_local(use_navigate());
    let asked = Memo::new(move |_| {
        let part = query.with(|query| query.get(name));
        let known = keys.iter().find(|known| part.as_deref() == Some(**known)).or(keys.first());
        known.copied().unwrap_or_default().to_owned()
    });
    let chosen = RwSignal::new(asked.get_untracked());
    Effect::new(move || {
        let asked = asked.get();
        if chosen.get_untracked() != asked {
            chosen.set(asked);
        }
    });
    Effect::new(move || {
        let part = chosen.get();
        if asked.get_untracked() != part {
            let options = NavigateOptions { scroll: false, replace: true, ..Default::default() };
            navigate.with_value(|go| go(&format!("{path}?{name}={part}"), options));
        }
    });
    chosen
}

/// A row of tabs and the panel of the chosen one.
#[component]
pub fn Tabs(
    /// What the tabs divide; read out.
    #[prop(into)]
    label: Signal<String>,
    tabs: Vec<Tab>,
    /// Key of the chosen tab; an unknown key shows the first.
    chosen: RwSignal<String>,
) -> AnyView {
    let tabs = StoredValue::new(tabs);
    let count = tabs.with_value(Vec::len);
    let at = Memo::new(move |_| {
        let chosen = chosen.get();
        tabs.with_value(|tabs| tabs.iter().position(|tab| tab.key == chosen)).unwrap_or(0)
    });
    let go = move |to: usize| {
        if let Some(key) = tabs.with_value(|tabs| tabs.get(to).map(|tab| tab.key)) {
            chosen.set(key.to_owned());
            place::focus(&format!("#tab-{key}"));
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        let here = at.get_untracked();
        let to = match event.key().as_str() {
            "ArrowRight" => (here + 1) % count.max(1),
            "ArrowLeft" => (here + count.saturating_sub(1)) % count.max(1),
            "Home" => 0,
            "End" => count.saturating_sub(1),
            _ => return,
        };
        event.prevent_default();
        go(to);
    };
    let button = move |(index, tab): (usize, Tab)| {
        let selected = move || at.get() == index;
        view! {
            <button
                type="button"
                role="tab"
                id=format!("tab-{}", tab.key)
                aria-controls=format!("panel-{}", tab.key)
                aria-selected=move || selected().to_string()
                tabindex=move || if selected() { "0" } else { "-1" }
                on:click=move |_| chosen.set(tab.key.to_owned())
            >
                {tab.label}
            </button>
        }
    };
    let panel = move || {
        let tab = tabs.with_value(|tabs| tabs.get(at.get()).cloned())?;
        Some(view! {
            <div class="tab-panel" role="tabpanel" tabindex="0" id=format!("panel-{}", tab.key) aria-labelledby=format!("tab-{}", tab.key)>
                {tab.view.run()}
            </div>
        })
    };
    view! {
        <div class="tabbed">
            <div class="tabs" role="tablist" aria-label=label on:keydown=on_key>
                {tabs.get_value().into_iter().enumerate().map(button).collect_view()}
            </div>
            {panel}
        </div>
    }
    .into_any()
}
