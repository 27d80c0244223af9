//! Files into the page: dropped, chosen, or rows pasted from a spreadsheet.
use super::icon::{self, icon};
use crate::ui::lang::tr;
use leptos::ev;
use leptos::prelude::*;

/// A place to drop files on. Reading them is the caller's business.
#[component]
pub fn FileDrop(
    /// What may be dropped here.
    #[prop(into)]
    label: Signal<String>,
    /// Formats, sizes, where to find such a file.
    #[prop(optional, into)]
    help: Option<Signal<String>>,
    /// As in `<input accept>`: `.xlsx,.csv`.
    accept: &'static str,
    #[prop(optional)] multiple: bool,
    on_files: Callback<Vec<web_sys::File>>,
    /// Offers a field to paste rows into.
    #[prop(optional, into)]
    on_paste: Option<Callback<String>>,
) -> AnyView {
    let over = RwSignal::new(false);
    let take = move |files: Option<web_sys::FileList>| {
        let files: Vec<_> =
            files.map_or_else(Vec::new, |files| (0..files.length()).filter_map(|at| files.get(at)).collect());
        if !files.is_empty() {
            on_files.run(files);
        }
    };
    let dropped = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        take(event.data_transfer().and_then(|data| data.files()));
    };
    let chosen = move |event: ev::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        take(input.files());
        // So that the same file can be chosen again after it was mended.
        input.set_value("");
    };
    view! {
        <div
            class="drop"
            class:over=over
            on:dragover=move |event: ev::DragEvent| { event.prevent_default(); over.set(true); }
            on:dragleave=move |_| over.set(false)
            on:drop=dropped
        >
            {icon(icon::UPLOAD)}
            <strong>{label}</strong>
            {help.map(|help| view! { <p>{help}</p> })}
            <label class="button">
                <input type="file" accept=accept multiple=multiple on:change=chosen />
                <span>{tr!("ui.drop.choose")}</span>
            </label>
        </div>
        {on_paste.map(paste)}
    }
    .into_any()
}

fn paste(on_paste: Callback<String>) -> AnyView {
    let text = RwSignal::new(String::new());
    view! {
        <details class="paste">
            <summary>{tr!("ui.drop.paste")}</summary>
            <div class="stack">
                <textarea
                    aria-label=tr!("ui.drop.paste_here")
                    placeholder=tr!("ui.drop.paste_here")
                    spellcheck="false"
                    prop:value=move || text.get()
                    on:input=move |event| text.set(event_target_value(&event))
                ></textarea>
                <div>
                    <button
                        type="button"
                        class="button"
                        disabled=move || text.with(|text| text.trim().is_empty())
                        on:click=move |_| on_paste.run(text.get_untracked())
                    >
                        {tr!("ui.drop.use_pasted")}
                    </button>
                </div>
            </div>
        </details>
    }
    .into_any()
}
