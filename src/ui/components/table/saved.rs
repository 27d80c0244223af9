//! Filters with a name: kept by this browser for each table, put back with one click.
use super::source::Sort;
use super::state::{Chosen, State};
use crate::ui::components::icon::{self, icon};
use crate::ui::components::menu::Menu;
use crate::ui::lang::{self, tr};
use crate::ui::prefs;
use leptos::ev;
use leptos::prelude::*;
use std::sync::Arc;

/// A filter: words, choices by column key as they are shown in one language, order.
#[derive(Clone, Debug, Default, PartialEq)]
struct Saved {
    name: String,
    lang: String,
    words: String,
    chosen: Vec<(String, String)>,
    sort: Option<(String, bool)>,
}

impl Saved {
    fn of(state: State, name: String) -> Self {
        untrack(|| {
            let source = state.source.get();
            let key = |column: usize| source.heads().get(column).map(|head| head.key.to_owned());
            let chosen = state.chosen.get();
            let values =
                chosen.into_iter().flat_map(|(column, values)| values.into_iter().map(move |value| (column, value)));
            Self {
                name,
                lang: source.lang().code().to_owned(),
                words: state.query.get().trim().to_owned(),
                chosen: values.filter_map(|(column, value)| Some((key(column)?, value))).collect(),
                sort: state.sort.get().and_then(|sort| Some((key(sort.column)?, sort.down))),
            }
        })
    }

    fn put_back(&self, state: State) {
        let column =
            |key: &str| state.source.with_untracked(|source| source.heads().iter().position(|head| head.key == key));
        let mut chosen = Chosen::new();
        for (key, value) in &self.chosen {
            if let Some(column) = column(key) {
                chosen.entry(column).or_default().insert(value.clone());
            }
        }
        state.query.set(self.words.clone());
        state.chosen.set(chosen);
        state.sort.set(self.sort.as_ref().and_then(|(key, down)| Some(Sort { column: column(key)?, down: *down })));
    }

    /// One line: parts joined by `&`, each percent-encoded.
    fn line(&self) -> String {
        let mut parts = vec![("name", self.name.clone()), ("lang", self.lang.clone()), ("words", self.words.clone())];
        for (key, value) in &self.chosen {
            parts.push(("chosen", format!("{key}={value}")));
        }
        if let Some((key, down)) = &self.sort {
            parts.push((if *down { "down" } else { "up" }, key.clone()));
        }
        let encode =
            |(name, value): (&str, String)| format!("{name}={}", String::from(js_sys::encode_uri_component(&value)));
        parts.into_iter().map(encode).collect::<Vec<_>>().join("&")
    }

    fn of_line(line: &str) -> Option<Self> {
        let mut saved = Self::default();
        for part in line.split('&') {
            let (name, value) = part.split_once('=')?;
            let value = String::from(js_sys::decode_uri_component(value).ok()?);
            match name {
                "name" => saved.name = value,
                "lang" => saved.lang = value,
                "words" => saved.words = value,
                "chosen" => {
                    saved.chosen.push(value.split_once('=').map(|(key, value)| (key.to_owned(), value.to_owned()))?)
                }
                "down" | "up" => saved.sort = Some((value, name == "down")),
                _ => {}
            }
        }
        (!saved.name.is_empty()).then_some(saved)
    }
}

/// The filters of one table.
#[derive(Clone, Copy)]
struct Kept {
    state: State,
    list: RwSignal<Arc<Vec<Saved>>>,
}

impl Kept {
    fn of(state: State) -> Self {
        let lines = prefs::remembered(&place(state)).unwrap_or_default();
        Self { state, list: RwSignal::new(Arc::new(lines.lines().filter_map(Saved::of_line).collect())) }
    }

    fn keep(self, list: Vec<Saved>) {
        prefs::remember(&place(self.state), &list.iter().map(Saved::line).collect::<Vec<_>>().join("\n"));
        self.list.set(Arc::new(list));
    }

    fn add(self, name: String) {
        let saved = Saved::of(self.state, name);
        let mut list: Vec<Saved> = (*self.list.get_untracked()).clone();
        list.retain(|other| other.name != saved.name);
        list.push(saved);
        list.sort_by(|a, b| a.name.cmp(&b.name));
        self.keep(list);
    }

    fn remove(self, name: &str) {
        let list = self.list.get_untracked().iter().filter(|other| other.name != name).cloned().collect();
        self.keep(list);
    }
}

fn place(state: State) -> String {
    format!("filters:{}", state.name)
}

/// The menu: filters to put back, and a field to keep the present one.
pub fn view(state: State) -> AnyView {
    let kept = Kept::of(state);
    // Words of another language would match nothing; they wait for their language.
    let here = Signal::derive(move || {
        let lang = lang::current().code();
        let list = kept.list.get();
        list.iter().filter(|saved| saved.lang == lang || saved.chosen.is_empty()).cloned().collect::<Vec<_>>()
    });
    let line = move |saved: Saved| {
        let (name, again) = (saved.name.clone(), saved.name.clone());
        let put_back = move |_| saved.put_back(state);
        view! {
            <li>
                <button type="button" class="menu-item" on:click=put_back>{icon(icon::FILTER)}<span>{name.clone()}</span></button>
                <button
                    type="button"
                    class="icon-button small"
                    aria-label=tr!("ui.table.forget_filter", name = name)
                    on:click=move |_| kept.remove(&again)
                >
                    {icon(icon::CLOSE)}
                </button>
            </li>
        }
    };
    let lines = move || {
        let here = here.get();
        if here.is_empty() {
            return view! { <p class="menu-note">{tr!("ui.table.no_filters")}</p> }.into_any();
        }
        view! { <ul class="saved-filters">{here.into_iter().map(line).collect_view()}</ul> }.into_any()
    };
    view! {
        <Menu label=tr!("ui.table.filters") sign=icon::SAVE bare=true end=true>
            {lines}
            {move || (state.is_narrowed() || state.sort.with(Option::is_some)).then(|| name_form(kept))}
        </Menu>
    }
    .into_any()
}

fn name_form(kept: Kept) -> AnyView {
    let name = RwSignal::new(String::new());
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let given = name.get_untracked().trim().to_owned();
        if !given.is_empty() {
            kept.add(given);
            name.set(String::new());
        }
    };
    view! {
        <form class="save-filter" on:submit=submit>
            <input
                type="text"
                class="input"
                autocomplete="off"
                maxlength="60"
                required
                aria-label=tr!("ui.table.filter_name")
                placeholder=tr!("ui.table.filter_name")
                prop:value=name
                on:input=move |event| name.set(event_target_value(&event))
            />
            <button type="submit" class="button">{tr!("ui.table.keep_filter")}</button>
        </form>
    }
    .into_any()
}
