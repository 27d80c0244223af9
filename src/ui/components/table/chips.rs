//! What narrows a table, in words, each with a way to take it back.
use super::state::State;
use crate::ui::components::icon::{self, icon};
use crate::ui::lang::{self, tr};
use crate::words::lang::text;
use leptos::prelude::*;

/// One chip for each chosen value.
pub fn view(state: State) -> AnyView {
    let chips = move || {
        let lang = lang::current();
        let label =
            |column: &usize| state.source.with(|source| source.heads().get(*column).map(|head| text(lang, head.label)));
        let chip = |(column, value): (usize, String)| {
            let name = label(&column).unwrap_or_default();
            let shown = value.clone();
            view! {
                <li>
                    <button type="button" class="chip" title=tr!("ui.table.let_go") on:click=move |_| state.choose(column, &value)>
                        <small>{name}</small>
                        " "
                        <span>{shown}</span>
                        <span class="only-read">{tr!("ui.table.let_go")}</span>
                        {icon(icon::CLOSE)}
                    </button>
                </li>
            }
        };
        let chosen = state.chosen.get();
        let values =
            chosen.into_iter().flat_map(|(column, values)| values.into_iter().map(move |value| (column, value)));
        values.map(chip).collect_view()
    };
    view! {
        <Show when=move || state.chosen.with(|chosen| !chosen.is_empty())>
            <ul class="chips" aria-label=tr!("ui.table.chosen")>{chips}</ul>
        </Show>
    }
    .into_any()
}
