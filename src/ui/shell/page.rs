//! One page: title of the document, breadcrumbs, heading, the answer in a sentence, then the rest.
use super::Frame;
use crate::ui::lang::tr;
use crate::ui::place;
use leptos::children::ViewFn;
use leptos::prelude::*;

/// One step of the way to a page.
#[derive(Clone)]
pub struct Crumb {
    pub label: Signal<String>,
    /// Where it leads; `None` for the page itself.
    pub href: Option<String>,
}

impl Crumb {
    /// A step that leads to a path below the base.
    pub fn to(path: &str, label: Signal<String>) -> Crumb {
        Crumb { label, href: Some(place::href(path)) }
    }
}

/// Puts a page into the frame.
#[component]
pub fn Page(
    #[prop(into)] title: Signal<String>,
    /// The steps before this page; the page itself is added.
    #[prop(optional)]
    crumbs: Vec<Crumb>,
    /// The answer in a sentence.
    #[prop(optional, into)]
    lead: ViewFn,
    /// Buttons beside the title.
    #[prop(optional, into)]
    actions: ViewFn,
    /// As wide as the window, for pages that are one table.
    #[prop(optional)]
    wide: bool,
    children: Children,
) -> AnyView {
    if let Some(frame) = use_context::<Frame>() {
        let mut steps = crumbs;
        steps.push(Crumb { label: title, href: None });
        frame.crumbs.set(steps);
    }
    let brand = tr!("ui.brand.name");
    Effect::new(move || document().set_title(&format!("{} · {}", title.get(), brand.get())));
    view! {
        <div class="page" class:wide=wide>
            <header class="page-head">
                <div class="page-title">
                    <h1 tabindex="-1">{title}</h1>
                    <div class="lead">{move || lead.run()}</div>
                </div>
                <div class="page-actions">{actions.run()}</div>
            </header>
            {children()}
        </div>
    }
    .into_any()
}
