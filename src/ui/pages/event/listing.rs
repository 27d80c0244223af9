//! A list of what belongs to an event: buttons above it, a line for each, and what can be done with a line.
use crate::ui::components::icon::{self, Icon, icon};
use crate::ui::components::state::Empty;
use crate::ui::lang::tr;
use leptos::children::ViewFn;
use leptos::prelude::*;

/// What the list is called, and what stands where there is nothing in it.
#[derive(Clone, Copy)]
pub struct Named {
    pub caption: &'static str,
    pub none: &'static str,
    pub none_help: &'static str,
    pub sign: Icon,
}

/// The list. `heads` are the headings with whether numbers stand below; acts have their own.
#[component]
pub fn Listing(
    named: Named,
    #[prop(into)] is_empty: Signal<bool>,
    #[prop(into)] buttons: ViewFn,
    heads: &'static [(&'static str, bool)],
    #[prop(into)] lines: ViewFn,
) -> AnyView {
    let (above, instead) = (buttons.clone(), buttons);
    let nothing = move || {
        let buttons = instead.clone();
        view! {
            <Empty title=tr!(named.none) text=tr!(named.none_help) sign=named.sign>{buttons.run()}</Empty>
        }
    };
    let head = |(label, is_number): &(&'static str, bool)| {
        let label = *label;
        view! { <th scope="col" class:number=*is_number>{tr!(label)}</th> }
    };
    view! {
        <Show when=move || !is_empty.get() fallback=nothing>
            <div class="stack">
                <div class="row no-print">{above.run()}</div>
                <div class="table-wrap" role="group" tabindex="0" aria-label=tr!(named.caption)>
                    <table class="plain-table rows">
                        <caption class="only-read">{tr!(named.caption)}</caption>
                        <thead>
                            <tr>
                                {heads.iter().map(head).collect_view()}
                                <th scope="col" class="no-print"><span class="only-read">{tr!("events.session.acts")}</span></th>
                            </tr>
                        </thead>
                        <tbody>{let lines = lines.clone(); move || lines.run()}</tbody>
                    </table>
                </div>
            </div>
        </Show>
    }
    .into_any()
}

/// Editing a line and taking it away, as the last cell of it.
pub fn acts(
    edit: (Signal<String>, impl Fn() + Send + Sync + 'static),
    remove: (Signal<String>, impl Fn() + Send + Sync + 'static),
) -> AnyView {
    let ((edit_label, edit), (remove_label, remove)) = (edit, remove);
    view! {
        <td class="acts no-print">
            <button type="button" class="icon-button small" aria-label=edit_label title=edit_label on:click=move |_| edit()>
                {icon(icon::EDIT)}
            </button>
            <button type="button" class="icon-button small" aria-label=remove_label title=remove_label on:click=move |_| remove()>
                {icon(icon::DELETE)}
            </button>
        </td>
    }
    .into_any()
}
