//! Rows picked for something that is done to several at once. The page keeps them, by identifiers of its own.
use std::collections::BTreeSet;
use std::sync::Arc;

use super::state::State;
use crate::ui::lang::tr;
use leptos::prelude::*;

/// Which rows of a table are picked.
#[derive(Clone, Copy)]
pub struct Picking {
    /// Whether the row at an index is picked.
    is: Callback<usize, bool>,
    /// Picks rows, or lets go of them.
    set: Callback<(Vec<usize>, bool)>,
    /// Whether the row at an index can be picked at all.
    can: Callback<usize, bool>,
}

impl Picking {
    /// Rows are known by what `id` says, so that they stay picked when the rows change; one without can not be picked.
    pub fn new<R, K>(rows: Memo<Arc<Vec<R>>>, picked: RwSignal<BTreeSet<K>>, id: fn(&R) -> Option<K>) -> Self
    where
        R: PartialEq + Send + Sync + 'static,
        K: Copy + Ord + Send + Sync + 'static,
    {
        let id_at = move |at: usize| rows.with_untracked(|rows| rows.get(at).and_then(id));
        let can = Callback::new(move |at: usize| id_at(at).is_some());
        let is = Callback::new(move |at: usize| id_at(at).is_some_and(|id| picked.with(|picked| picked.contains(&id))));
        let set = Callback::new(move |(rows, on): (Vec<usize>, bool)| {
            let mut ids: Vec<K> = rows.into_iter().filter_map(id_at).collect();
            ids.sort_unstable();
            picked.update(|picked| match on {
                true => picked.extend(ids),
                false => picked.retain(|id| ids.binary_search(id).is_err()),
            });
        });
        Self { is, set, can }
    }

    /// Picks a row, or lets go of it.
    pub fn turn(self, row: u32) {
        let at = row as usize;
        let on = untrack(|| self.is.run(at));
        self.set.run((vec![at], !on));
    }
}

/// The box before a row that can be picked.
pub fn mark(picking: Picking, row: u32, name: String) -> AnyView {
    if !picking.can.run(row as usize) {
        return view! { <span class="pick-mark"></span> }.into_any();
    }
    view! {
        <input
            type="checkbox"
            class="pick-mark"
            tabindex="-1"
            aria-label=tr!("ui.table.pick", name = name)
            prop:checked=move || picking.is.run(row as usize)
            on:change=move |_| picking.turn(row)
        />
    }
    .into_any()
}

/// The box above all rows that are shown.
pub fn mark_all(picking: Picking, state: State) -> AnyView {
    let all = move || {
        let rows = state.shown.get();
        let mut open = rows.iter().map(|row| *row as usize).filter(|row| picking.can.run(*row)).peekable();
        open.peek().is_some() && open.all(|row| picking.is.run(row))
    };
    let turn = move |event| {
        let on = event_target_checked(&event);
        let rows = state.shown.with_untracked(|rows| rows.iter().map(|row| *row as usize).collect());
        picking.set.run((rows, on));
    };
    view! {
        <input type="checkbox" class="pick-mark" aria-label=tr!("ui.table.pick_all") prop:checked=all on:change=turn />
    }
    .into_any()
}
