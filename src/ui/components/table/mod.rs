//! The one table of the page. Rows of any type; columns declared as data; quick with 100,000 rows.
mod asked;
mod bar;
mod block;
mod cells;
mod chips;
mod column;
mod grid;
mod mark_cells;
mod mark_grid;
mod marks;
mod out;
mod paper;
mod picking;
mod rolling;
mod saved;
mod source;
mod state;
mod walk;

pub use asked::Asked;
pub use block::{Block, Cell};
pub use column::{Column, Kind, Value};
pub use mark_cells::{Look, mark_cells};
pub use mark_grid::{MarkGrid, Pad, PadKey};
pub use marks::Marks;
pub use picking::Picking;
pub use rolling::Rolling;

use crate::ui::components::state::Empty;
use crate::ui::lang::{self, tr};
use leptos::children::ViewFn;
use leptos::prelude::*;
use source::{Bound, Sort, Source};
use state::State;
use std::sync::Arc;

/// A table with search, choices, sorting, columns, copies and print.
#[component]
pub fn DataTable<R: Send + Sync + 'static>(
    /// Name under which the browser remembers its columns; unique in the application.
    name: &'static str,
    /// What the rows are; read out, printed, and the name of saved files.
    #[prop(into)]
    caption: Signal<String>,
    #[prop(into)] rows: Signal<Arc<Vec<R>>>,
    columns: Vec<Column<R>>,
    /// Column key and whether from high to low.
    #[prop(optional, into)]
    sorted: Option<(&'static str, bool)>,
    /// Opens a row, given its index in `rows`. Without it a row opens its column's link.
    #[prop(optional, into)]
    on_open: Option<Callback<usize>>,
    /// Hears which rows are shown, in order, as indices in `rows`.
    #[prop(optional, into)]
    on_shown: Option<Callback<Arc<Vec<u32>>>>,
    /// What is asked from outside and who hears what a person changes.
    #[prop(optional_no_strip)]
    asked: Option<(Signal<Asked>, Callback<Asked>)>,
    /// Puts a box before each row, to pick several for one step.
    #[prop(optional)]
    picking: Option<Picking>,
    /// What stands here when there are no rows at all.
    #[prop(optional, into)]
    empty: ViewFn,
    /// Before the search: what the table is about.
    #[prop(optional, into)]
    scope: ViewFn,
    /// Further [`MenuItem`](super::menu::MenuItem)s of the export menu.
    #[prop(optional, into)]
    exports: ViewFn,
) -> AnyView {
    let opens = on_open.is_some() || columns.iter().any(|column| column.link.is_some());
    let heads = Arc::new(columns.iter().map(|column| column.head.clone()).collect::<Vec<_>>());
    let position = |key: &str| heads.iter().position(|head| head.key == key);
    let sorted = sorted.and_then(|(key, down)| Some(Sort { column: position(key)?, down }));
    let columns = Arc::new(columns);
    let all_heads = heads.clone();
    let source = Memo::new(move |_| {
        let bound = Bound { rows: rows.get(), columns: columns.clone() };
        Source::new(Arc::new(bound), all_heads.clone(), lang::current())
    });
    let state = State::new(name, source, &heads, sorted);
    if let Some(on_shown) = on_shown {
        Effect::new(move || on_shown.run(state.shown.get()));
    }
    match asked {
        Some((asked, tell)) => asked::follow(state, heads, asked, tell),
        None => state::forget_choices_with_language(state),
    }
    prepare_when_idle(state);
    whole(grid::Grid::new(state, on_open, picking), caption, opens, Slots { empty, scope, exports })
}

struct Slots {
    empty: ViewFn,
    scope: ViewFn,
    exports: ViewFn,
}

fn whole(grid: grid::Grid, caption: Signal<String>, opens: bool, Slots { empty, scope, exports }: Slots) -> AnyView {
    let state = grid.state;
    let has_rows = Memo::new(move |_| state.source.with(|source| source.count() > 0));
    let has_shown = Memo::new(move |_| state.shown.with(|rows| !rows.is_empty()));
    let nothing_found = move || {
        view! {
            <Empty title=tr!("ui.table.none_found") text=tr!("ui.table.none_found_help")>
                <button type="button" class="button" on:click=move |_| state.widen()>{tr!("ui.table.widen")}</button>
            </Empty>
        }
    };
    let body = move || match (has_rows.get(), has_shown.get()) {
        (false, _) => empty.run(),
        (true, false) => nothing_found().into_any(),
        (true, true) => grid::view(grid, caption, opens),
    };
    view! {
        <section class="data-table">
            <Show when=move || has_rows.get()>{bar::view(state, caption, scope.clone(), exports.clone())}{chips::view(state)}</Show>
            {body}
            {paper::view(state, caption)}
        </section>
    }
    .into_any()
}

/// Sorting and searching find their numbers ready, when there is time before they are asked for.
fn prepare_when_idle(state: State) {
    Effect::new(move || {
        let source = state.source.get();
        if source.count() > 1000 {
            prepare_next(state, source, 0);
        }
    });
}

fn prepare_next(state: State, source: Source, column: usize) {
    request_idle_callback(move || {
        if state.source.try_get_untracked().as_ref() != Some(&source) {
            return;
        }
        if column < source.heads().len() {
            source.ranks(column);
            prepare_next(state, source.clone(), column + 1);
        } else {
            source.haystack();
        }
    });
}
