//! The menu at the side, and its short form at the bottom of a phone.
use super::Frame;
use super::menu::{Entry, Group, MENU, QUICK, entry_at};
use super::topbar::Switches;
use crate::ui::components::icon::{self, icon};
use crate::ui::lang::{phrase, tr};
use crate::ui::place;
use leptos::prelude::*;

/// The whole menu. On a phone it is the drawer.
#[component]
pub fn Sidebar() -> AnyView {
    let drawer = expect_context::<Frame>().drawer;
    view! {
        <div class="drawer-shade" on:click=move |_| drawer.set(false)></div>
        <aside class="sidebar" id="menu">
            <div class="brand">
                <a class="brand-name" href=place::href("/")>
                    <span class="brand-mark" aria-hidden="true">{brand_mark()}</span>
                    <span class="brand-text">
                        <strong>{tr!("ui.brand.name")}</strong>
                        <small>{tr!("ui.brand.place")}</small>
                    </span>
                </a>
                <button
                    type="button"
                    class="icon-button drawer-close"
                    aria-label=tr!("nav.close")
                    on:click=move |_| {
                        drawer.set(false);
                        place::focus(".drawer-button");
                    }
                >
                    {icon(icon::CLOSE)}
                </button>
            </div>
            <nav aria-label=tr!("nav.label")>{MENU.iter().map(group).collect_view()}</nav>
            <div class="drawer-tools"><Switches /></div>
        </aside>
    }
    .into_any()
}

/// Four entries and the way to the rest, under the thumb.
#[component]
pub fn BottomMenu() -> AnyView {
    let drawer = expect_context::<Frame>().drawer;
    view! {
        <nav class="bottom-menu" aria-label=tr!("nav.quick")>
            {QUICK.iter().filter_map(|path| entry_at(path)).map(link).collect_view()}
            <button type="button" class="menu-link" aria-expanded=move || drawer.get().to_string() aria-controls="menu"
                on:click=move |_| drawer.set(true)>
                {icon(icon::MENU)}
                <span>{tr!("nav.menu")}</span>
            </button>
        </nav>
    }
    .into_any()
}

fn group(group: &'static Group) -> AnyView {
    let list = view! {
        <ul>{group.entries.iter().map(|entry| view! { <li>{link(entry)}</li> }).collect_view()}</ul>
    };
    match group.label {
        Some(label) => view! {
            <div class="menu-group">
                <p class="menu-head">{phrase(label)}</p>
                {list}
            </div>
        }
        .into_any(),
        None => view! { <div class="menu-group">{list}</div> }.into_any(),
    }
}

fn link(entry: &'static Entry) -> AnyView {
    let path = expect_context::<Frame>().path;
    let here = move || path.with(|path| entry.holds(path)).then_some("page");
    view! {
        <a class="menu-link" href=place::href(entry.path) aria-current=here>
            {icon(entry.icon)}
            <span>{phrase(entry.label)}</span>
        </a>
    }
    .into_any()
}

/// A river that climbs: the mark of the application.
fn brand_mark() -> AnyView {
    view! {
        <svg viewBox="0 0 32 32" class="mark" focusable="false">
            <path class="mark-field" d="M8 0h16a8 8 0 0 1 8 8v16a8 8 0 0 1-8 8H8a8 8 0 0 1-8-8V8a8 8 0 0 1 8-8z" />
            <path class="mark-line" d="M6 24c5 0 5-5 10-5s4-9 10-10" />
            <path class="mark-line thin" d="M6 17.500c4 0 5-4 8-4.500s4-5 7-6" />
        </svg>
    }
    .into_any()
}
