//! The bar over the page: where we are, undo and redo, who is working, language, colours.
use super::{Crumb, Frame};
use crate::ui::components::icon::{self, icon};
use crate::ui::hand::is_typing;
use crate::ui::lang::{self, tr};
use crate::ui::prefs::{self, Mode};
use crate::words::lang::Lang;
use leptos::children::ViewFn;
use leptos::ev;
use leptos::prelude::*;

/// The bar.
#[component]
pub fn Topbar(tools: ViewFn) -> AnyView {
    let drawer = expect_context::<Frame>().drawer;
    view! {
        <header class="topbar">
            <button
                type="button"
                class="icon-button drawer-button"
                aria-label=tr!("nav.open")
                aria-controls="menu"
                aria-expanded=move || drawer.get().to_string()
                on:click=move |_| {
                    drawer.set(true);
                    request_animation_frame(|| crate::ui::place::focus(".drawer-close"));
                }
            >
                {icon(icon::MENU)}
            </button>
            <Crumbs />
            <div class="topbar-tools">
                {tools.run()}
                <Switches />
            </div>
        </header>
    }
    .into_any()
}

#[component]
fn Crumbs() -> AnyView {
    let crumbs = expect_context::<Frame>().crumbs;
    let step = |crumb: Crumb| match crumb.href {
        Some(href) => view! { <li><a href=href>{crumb.label}</a></li> }.into_any(),
        None => view! { <li><span aria-current="page">{crumb.label}</span></li> }.into_any(),
    };
    view! {
        <nav class="crumbs" aria-label=tr!("nav.crumbs")>
            <ol>{move || crumbs.get().into_iter().map(step).collect_view()}</ol>
        </nav>
    }
    .into_any()
}

/// Language and colours, side by side.
#[component]
pub fn Switches() -> AnyView {
    view! {
        <LanguageSwitch />
        <ModeSwitch />
    }
    .into_any()
}

#[component]
fn LanguageSwitch() -> AnyView {
    let choice = |to: Lang| {
        let name = if to == Lang::Id { "ui.language.id" } else { "ui.language.en" };
        view! {
            <button
                type="button"
                lang=to.code()
                title=tr!(name)
                aria-pressed=move || (lang::current() == to).to_string()
                on:click=move |_| lang::switch(to)
            >
                {to.code().to_uppercase()}
            </button>
        }
    };
    view! {
        <div class="switch" role="group" aria-label=tr!("ui.language.label")>
            {Lang::ALL.map(choice).collect_view()}
        </div>
    }
    .into_any()
}

#[component]
fn ModeSwitch() -> AnyView {
    let look = |mode: Mode| match mode {
        Mode::System => (icon::SYSTEM, "ui.mode.system"),
        Mode::Light => (icon::SUN, "ui.mode.light"),
        Mode::Dark => (icon::MOON, "ui.mode.dark"),
    };
    let next = |mode: Mode| match mode {
        Mode::System => Mode::Light,
        Mode::Light => Mode::Dark,
        Mode::Dark => Mode::System,
    };
    let name = lang::phrase_with(move |lang| crate::words::lang::text(lang, look(prefs::mode()).1));
    view! {
        <button
            type="button"
            class="icon-button mode"
            aria-label=name
            title=name
            on:click=move |_| prefs::choose_mode(next(prefs::mode()))
        >
            {move || icon(look(prefs::mode()).0)}
        </button>
    }
    .into_any()
}

/// Undo and redo as buttons and as Ctrl+Z, Ctrl+Y. Each signal holds the name of
/// the operation that would be undone or redone, `None` when there is none.
#[component]
pub fn UndoRedo(
    #[prop(into)] undo: Signal<Option<String>>,
    #[prop(into)] redo: Signal<Option<String>>,
    on_undo: Callback<()>,
    on_redo: Callback<()>,
) -> AnyView {
    let handle = window_event_listener(ev::keydown, move |event| {
        if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || is_typing(&event) {
            return;
        }
        let (waiting, run) = match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
            ("z", false) => (undo, on_undo),
            ("y", false) | ("z", true) => (redo, on_redo),
            _ => return,
        };
        if waiting.with_untracked(Option::is_some) {
            event.prevent_default();
            run.run(());
        }
    });
    on_cleanup(move || handle.remove());
    let undo_name = tr!("ui.undo_of", what = undo.get().unwrap_or_default());
    let redo_name = tr!("ui.redo_of", what = redo.get().unwrap_or_default());
    view! {
        <div class="undo-redo">
            <button type="button" class="icon-button" aria-label=undo_name title=undo_name
                disabled=move || undo.with(Option::is_none) on:click=move |_| on_undo.run(())>
                {icon(icon::UNDO)}
            </button>
            <button type="button" class="icon-button" aria-label=redo_name title=redo_name
                disabled=move || redo.with(Option::is_none) on:click=move |_| on_redo.run(())>
                {icon(icon::REDO)}
            </button>
        </div>
    }
    .into_any()
}

/// Who is working, and the way to change it.
#[component]
pub fn WorkingAs(
    /// The name; `None` before anybody has said.
    #[prop(into)]
    name: Signal<Option<String>>,
    on_change: Callback<()>,
) -> AnyView {
    let initials = move || {
        let name = name.get().unwrap_or_default();
        name.split_whitespace().filter_map(|word| word.chars().next()).take(2).collect::<String>().to_uppercase()
    };
    let said = lang::phrase_with(move |lang| {
        name.get().unwrap_or_else(|| crate::words::lang::text(lang, "ui.working_as.nobody"))
    });
    view! {
        <button type="button" class="working-as" title=tr!("ui.working_as.change") on:click=move |_| on_change.run(())>
            <span class="avatar" aria-hidden="true">
                {move || if name.with(Option::is_none) { icon(icon::PERSON) } else { initials().into_any() }}
            </span>
            <span class="working-name">
                <small>{tr!("ui.working_as.label")}</small>
                <span>{said}</span>
            </span>
        </button>
    }
    .into_any()
}
