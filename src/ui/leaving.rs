//! Leaving a form with something unsaved: links, and the keys to the next person, ask first.
use crate::ui::components::dialog::Dialog;
use crate::ui::lang::tr;
use crate::ui::place;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Something typed that is not on disk.
#[derive(Clone, Copy)]
pub struct Unsaved {
    pub dirty: Signal<bool>,
    /// Saves, and runs what it is given once that is done.
    pub save: Callback<Callback<()>>,
    pub discard: Callback<()>,
}

/// Where a person wants to go, asked first when something is unsaved.
#[derive(Clone, Copy)]
pub struct Leave {
    draft: Unsaved,
    /// Path below the base that waits for the answer.
    wanted: RwSignal<Option<String>>,
    open: RwSignal<bool>,
    go: Callback<String>,
}

impl Leave {
    /// Watches the links of the whole page while the entry is open.
    pub fn new(draft: Unsaved) -> Self {
        let navigate = use_navigate();
        let go = Callback::new(move |path: String| navigate(&path, NavigateOptions::default()));
        let leave = Self { draft, wanted: RwSignal::new(None), open: RwSignal::new(false), go };
        leave.watch_links();
        leave
    }

    /// Goes to a path below the base, or asks.
    pub fn to(self, path: String) {
        if self.draft.dirty.get_untracked() {
            self.wanted.set(Some(path));
            self.open.set(true);
        } else {
            self.go.run(path);
        }
    }

    /// Goes without asking.
    fn go(self) {
        self.open.set(false);
        if let Some(path) = self.wanted.get_untracked() {
            self.go.run(path);
        }
    }

    /// Sees clicks before the router does.
    fn watch_links(self) {
        let seen = Closure::<dyn Fn(web_sys::MouseEvent)>::new(move |event: web_sys::MouseEvent| {
            if self.draft.dirty.try_get_untracked() != Some(true) || !is_plain(&event) {
                return;
            }
            if let Some(path) = path_of(&event) {
                event.prevent_default();
                event.stop_propagation();
                self.to(path);
            }
        });
        let page = document();
        let listener = seen.as_ref().unchecked_ref::<js_sys::Function>();
        let _ = page.add_event_listener_with_callback_and_bool("click", listener, true);
        let seen = StoredValue::new_local(seen);
        on_cleanup(move || {
            seen.with_value(|seen| {
                let listener = seen.as_ref().unchecked_ref::<js_sys::Function>();
                let _ = document().remove_event_listener_with_callback_and_bool("click", listener, true);
            });
        });
    }
}

/// A click that would leave in this tab.
fn is_plain(event: &web_sys::MouseEvent) -> bool {
    event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
}

/// The path below the base of the link that was clicked; none for links that stay on the page.
fn path_of(event: &web_sys::MouseEvent) -> Option<String> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let link = target.closest("a[href]").ok().flatten()?.dyn_into::<web_sys::HtmlAnchorElement>().ok()?;
    let page = window().location();
    let stays = link.pathname() == page.pathname().ok()? && link.search() == page.search().ok()?;
    let elsewhere = link.origin() != page.origin().ok()? || !link.target().is_empty() || link.has_attribute("download");
    if stays || elsewhere {
        return None;
    }
    Some(format!("{}{}", place::below_base(&link.pathname()), link.search()))
}

/// The question.
#[component]
pub fn LeaveQuestion(leave: Leave) -> AnyView {
    let save = move |_| {
        leave.open.set(false);
        leave.draft.save.run(Callback::new(move |()| leave.go()));
    };
    let discard = move |_| {
        leave.draft.discard.run(());
        leave.go();
    };
    view! {
        <Dialog open=leave.open title=tr!("entry.leave.title")>
            <p>{tr!("entry.leave.text")}</p>
            <div class="dialog-foot">
                <button type="button" class="button" on:click=move |_| leave.open.set(false)>{tr!("entry.leave.stay")}</button>
                <button type="button" class="button danger" on:click=discard>{tr!("entry.leave.discard")}</button>
                <button type="button" class="button primary" on:click=save>{tr!("entry.leave.save")}</button>
            </div>
        </Dialog>
    }
    .into_any()
}
