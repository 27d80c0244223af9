//! The one toolbar: scope and search at the start; columns, exports and print at the end.
use leptos::children::ViewFn;
use leptos::prelude::*;

/// Above a table, a chart or a report.
#[component]
pub fn Toolbar(
    #[prop(into)] label: Signal<String>,
    #[prop(optional, into)] start: ViewFn,
    #[prop(optional, into)] end: ViewFn,
) -> AnyView {
    view! {
        <div class="toolbar" role="group" aria-label=label>
            <div class="toolbar-start">{start.run()}</div>
            <div class="toolbar-end">{end.run()}</div>
        </div>
    }
    .into_any()
}
