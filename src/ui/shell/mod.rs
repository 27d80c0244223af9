//! The frame around every page: menu, bar, notices, foot; a drawer and a bottom menu on a phone.
mod band;
mod menu;
pub mod notices;
mod page;
mod sidebar;
mod topbar;

pub use band::Band;
pub use menu::{Entry, MENU};
pub use page::{Crumb, Page};
pub use topbar::{UndoRedo, WorkingAs};

use crate::ui::lang::tr;
use crate::ui::{place, printing};
use leptos::children::ViewFn;
use leptos::ev;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// What the frame and the page inside it tell each other.
#[derive(Clone, Copy)]
pub struct Frame {
    /// Where the page stands; written by [`Page`].
    pub crumbs: RwSignal<Vec<Crumb>>,
    /// Whether the menu covers the page, on a phone.
    pub drawer: RwSignal<bool>,
    /// The path below the base, as in the address bar.
    pub path: Memo<String>,
}

/// The frame. What belongs to the work (undo, who is working, the sample band,
/// the safety line) comes in through its slots, so the frame knows nothing of it.
#[component]
pub fn Shell(
    /// Right side of the bar: [`UndoRedo`], [`WorkingAs`].
    #[prop(optional, into)]
    tools: ViewFn,
    /// A band over everything, such as the mark of sample data.
    #[prop(optional, into)]
    band: ViewFn,
    /// What the foot says about the safety of the data.
    #[prop(optional, into)]
    safety: ViewFn,
    children: Children,
) -> AnyView {
    let pathname = use_location().pathname;
    let frame = Frame {
        crumbs: RwSignal::new(Vec::new()),
        drawer: RwSignal::new(false),
        path: Memo::new(move |_| pathname.with(|path| place::below_base(path).to_owned())),
    };
    provide_context(frame);
    printing::listen();
    follow_moves(frame);
    close_drawer_on_escape(frame.drawer);
    view! {
        <a class="skip" href="#isi" on:click=move |_| place::focus("#isi")>{tr!("nav.skip")}</a>
        <div class="shell" class:drawer-open=frame.drawer>
            <sidebar::Sidebar />
            <div class="stage" inert=frame.drawer>
                {band.run()}
                <topbar::Topbar tools />
                <main id="isi" tabindex="-1">{children()}</main>
                <footer class="foot">
                    {safety.run()}
                    <p>{tr!("ui.foot.kept_here")}</p>
                </footer>
            </div>
            <sidebar::BottomMenu />
        </div>
        <notices::NoticeArea />
    }
    .into_any()
}

/// After a move to another page the drawer closes and the keyboard stands on the new title.
fn follow_moves(frame: Frame) {
    Effect::new(move |before: Option<String>| {
        let path = frame.path.get();
        if before.is_some_and(|before| before != path) {
            frame.drawer.set(false);
            request_animation_frame(|| place::focus("#isi h1"));
        }
        path
    });
}

fn close_drawer_on_escape(drawer: RwSignal<bool>) {
    let handle = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" && drawer.get_untracked() {
            drawer.set(false);
            place::focus(".drawer-button");
        }
    });
    on_cleanup(move || handle.remove());
}
