//! Whether the page is on its way to paper, so that pictures and tables can be set for it.
use leptos::ev;
use leptos::prelude::*;

thread_local! {
    static PRINTING: ArcRwSignal<bool> = ArcRwSignal::new(false);
}

/// True from before the print window until it closes; reactive.
pub fn printing() -> bool {
    PRINTING.with(Get::get)
}

/// Begins to listen; called once, by the frame.
pub fn listen() {
    let set = |on: bool| PRINTING.with(|signal| signal.set(on));
    let before = window_event_listener(ev::beforeprint, move |_| set(true));
    let after = window_event_listener(ev::afterprint, move |_| set(false));
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
}
