//! The toolbar of a table: search, choices, count, columns, density, copies and print.
use super::out;
use super::saved;
use super::state::State;
use crate::ui::components::files;
use crate::ui::components::icon::{self, icon};
use crate::ui::components::menu::{Menu, MenuItem};
use crate::ui::components::toolbar::Toolbar;
use crate::ui::lang::{self, phrase, tr};
use crate::ui::prefs::{self, Density};
use crate::words::collate::{fold, holds};
use leptos::children::ViewFn;
use leptos::prelude::*;

/// A choice of more values than this gets a search of its own.
const MANY: usize = 12;

/// The toolbar. `scope` stands before the search, `exports` after the usual ways out.
pub fn view(state: State, caption: Signal<String>, scope: ViewFn, exports: ViewFn) -> AnyView {
    let facets = state.source.with_untracked(|source| {
        let heads = source.heads().iter().enumerate();
        heads.filter(|(_, head)| head.facet).map(|(at, head)| (at, head.label)).collect::<Vec<_>>()
    });
    let scope = StoredValue::new(scope);
    let start = move || {
        view! {
            {scope.with_value(ViewFn::run)}
            {search(state)}
            <div class="facets">{facets.iter().map(|(column, label)| facet(state, *column, label)).collect_view()}</div>
            <Show when=move || state.is_narrowed()>
                <button type="button" class="button plain" on:click=move |_| state.widen()>{tr!("ui.table.widen")}</button>
            </Show>
        }
    };
    let exports = StoredValue::new(exports);
    let end = move || {
        view! {
            <span class="table-count" role="status">{count(state)}</span>
            {saved::view(state)}
            {columns(state)}
            {density()}
            {ways_out(state, caption, exports)}
        }
    };
    view! { <Toolbar label=tr!("ui.table.toolbar", what = caption.get()) start=start end=end /> }.into_any()
}

fn count(state: State) -> Signal<String> {
    lang::phrase_with(move |lang_now| {
        let shown = state.shown.with(|rows| rows.len());
        let all = state.source.with(|source| source.count());
        let values = [("shown", lang::count(shown)), ("all", lang::count(all))];
        let key = if shown == all { "ui.table.count" } else { "ui.table.count_of" };
        crate::words::lang::fill(lang_now, key, &values)
    })
}

fn search(state: State) -> AnyView {
    view! {
        <label class="search">
            {icon(icon::SEARCH)}
            <input
                type="search"
                autocomplete="off"
                spellcheck="false"
                aria-label=tr!("ui.table.search")
                placeholder=tr!("ui.table.search")
                prop:value=move || state.query.get()
                on:input=move |event| state.query.set(event_target_value(&event))
            />
        </label>
    }
    .into_any()
}

fn facet(state: State, column: usize, label: &'static str) -> AnyView {
    let chosen =
        Signal::derive(move || state.chosen.with(|chosen| chosen.get(&column).map_or(0, |values| values.len())));
    view! {
        <Menu label=phrase(label) count=chosen>
            {values(state, column)}
        </Menu>
    }
    .into_any()
}

fn values(state: State, column: usize) -> AnyView {
    let words = RwSignal::new(String::new());
    let all = Memo::new(move |_| state.facet(column));
    let found = move || {
        let words = words.with(|words| fold(words));
        all.get().into_iter().filter(|(value, _)| holds(&fold(value), &words)).collect::<Vec<_>>()
    };
    let option = move |(value, count): (String, usize)| {
        let (name, is) = (value.clone(), value.clone());
        let checked =
            move || state.chosen.with(|chosen| chosen.get(&column).is_some_and(|values| values.contains(&is)));
        view! {
            <label class="option">
                <input type="checkbox" prop:checked=checked on:change=move |_| state.choose(column, &value) />
                <span>{name}</span>
                <small>{lang::count(count)}</small>
            </label>
        }
    };
    let narrow = (all.with_untracked(Vec::len) > MANY).then(|| {
        view! {
            <input
                type="search"
                class="option-search"
                aria-label=tr!("ui.table.search_values")
                placeholder=tr!("ui.table.search_values")
                on:input=move |event| words.set(event_target_value(&event))
            />
        }
    });
    view! {
        {narrow}
        <div class="options">{move || found().into_iter().map(option).collect_view()}</div>
    }
    .into_any()
}

fn columns(state: State) -> AnyView {
    let list = move || {
        let heads = state.source.with_untracked(|source| {
            source.heads().iter().enumerate().map(|(at, head)| (at, head.label)).collect::<Vec<_>>()
        });
        let option = move |(at, label): (usize, &'static str)| {
            let shown = move || state.hidden.with(|hidden| !hidden.contains(&at));
            view! {
                <label class="option">
                    <input
                        type="checkbox"
                        disabled=at == 0
                        prop:checked=shown
                        on:change=move |_| state.toggle_column(at)
                    />
                    <span>{phrase(label)}</span>
                </label>
            }
        };
        heads.into_iter().map(option).collect_view()
    };
    view! {
        <Menu label=tr!("ui.table.columns") sign=icon::COLUMNS bare=true end=true>
            <div class="options">{list()}</div>
        </Menu>
    }
    .into_any()
}

fn density() -> AnyView {
    let is_compact = move || prefs::density() == Density::Compact;
    let name = lang::phrase_with(move |lang| {
        crate::words::lang::text(lang, if is_compact() { "ui.table.comfortable" } else { "ui.table.compact" })
    });
    let turn = move |_| prefs::choose_density(if is_compact() { Density::Comfortable } else { Density::Compact });
    view! {
        <button type="button" class="icon-button" aria-label=name title=name on:click=turn>
            {icon(icon::DENSITY)}
        </button>
    }
    .into_any()
}

fn ways_out(state: State, caption: Signal<String>, exports: StoredValue<ViewFn>) -> AnyView {
    let csv = Callback::new(move |()| out::save_csv(state, &caption.get_untracked()));
    view! {
        <Menu label=tr!("ui.table.take_out") sign=icon::DOWNLOAD bare=true end=true>
            <MenuItem label=tr!("ui.table.copy") sign=icon::COPY on_select=Callback::new(move |()| out::copy(state)) />
            <MenuItem label=tr!("ui.table.csv") sign=icon::DOWNLOAD on_select=csv />
            {exports.with_value(ViewFn::run)}
            <MenuItem label=tr!("ui.table.print") sign=icon::PRINT on_select=Callback::new(|()| files::print()) />
        </Menu>
    }
    .into_any()
}
