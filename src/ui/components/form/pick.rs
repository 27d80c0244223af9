//! A field that finds one of very many by typing: a person, a unit, a position.
use super::declare::{Choice, FieldDef};
use super::widget::Widget;
use super::{Bind, FormContext, field};
use crate::ui::components::icon::{self, icon};
use crate::ui::lang::{phrase, tr};
use leptos::ev::{self, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;
use std::time::Duration;

/// What is typed, found and pointed at.
#[derive(Clone, Copy)]
struct Search {
    widget: Widget,
    input: NodeRef<html::Input>,
    /// What is typed; none while nobody searches.
    words: RwSignal<Option<String>>,
    found: Memo<Vec<Choice>>,
    at: RwSignal<usize>,
    label: Signal<String>,
}

/// The field. The value is an identifier as text, empty for none.
#[component]
pub fn Pick(
    def: &'static FieldDef,
    bind: Bind,
    /// What a value is called.
    label_of: Callback<String, String>,
    /// The best few for what was typed, best first.
    find: Callback<String, Vec<Choice>>,
) -> AnyView {
    let form = use_context::<FormContext>();
    if let Some(form) = form {
        form.know(def, None, bind, move |id| label_of.try_run(id.to_owned()).unwrap_or_default());
    }
    let id = form.map_or_else(|| def.key.to_owned(), |form| form.id(def.key));
    let problem = Signal::derive(move || form.and_then(|form| form.problem_of(def.key)));
    let options = Signal::derive(Vec::new);
    let disabled = Signal::derive(|| false);
    let widget =
        Widget { def, help: def.help.map(phrase), bind, options, disabled, problem, id: StoredValue::new(id.clone()) };
    let words = RwSignal::new(None::<String>);
    let found = Memo::new(move |_| words.get().map(|words| find.run(words)).unwrap_or_default());
    let label = Signal::derive(move || label_of.run(bind.get.get()));
    let search = Search { widget, input: NodeRef::new(), words, found, at: RwSignal::new(0), label };
    let left = move |event: ev::FocusEvent| {
        if let Some(form) = form {
            form.leave(def.key, &event);
        }
    };
    view! {
        <div class="field" on:focusout=left>
            <label for=id>{field::label(def, None)}</label>
            <div class="pick">
                {input(search)}
                {clear(search)}
                {list(search)}
            </div>
            {field::below(widget)}
        </div>
    }
    .into_any()
}

impl Search {
    fn option_id(self, at: usize) -> String {
        format!("{}-{at}", self.widget.id())
    }

    fn choose(self, at: usize) {
        if let Some(choice) = self.found.with_untracked(|found| found.get(at).cloned()) {
            self.widget.bind.set.run(choice.value);
            self.close();
        }
    }

    fn close(self) {
        self.words.set(None);
        if let Some(input) = self.input.get_untracked() {
            input.set_value(&self.label.get_untracked());
        }
    }

    fn type_words(self, words: String) {
        self.at.set(0);
        self.words.set(Some(words));
    }

    fn press(self, event: &KeyboardEvent) {
        let count = self.found.with_untracked(Vec::len);
        let is_open = self.words.with_untracked(Option::is_some);
        match event.key().as_str() {
            "ArrowDown" if !is_open => self.type_words(String::new()),
            "ArrowDown" if count > 0 => self.at.update(|at| *at = (*at + 1) % count),
            "ArrowUp" if count > 0 => self.at.update(|at| *at = (*at + count - 1) % count),
            "Enter" if is_open => self.choose(self.at.get_untracked()),
            "Escape" if is_open => {
                event.stop_propagation();
                self.close();
            }
            _ => return,
        }
        event.prevent_default();
    }
}

fn input(search: Search) -> AnyView {
    let Search { widget, words, at, .. } = search;
    let is_open = move || words.with(Option::is_some);
    let active =
        move || (is_open() && search.found.with(|found| !found.is_empty())).then(|| search.option_id(at.get()));
    // A click on an option takes the focus first; the list goes only after that click was heard.
    let blur = move |_| {
        set_timeout(
            move || {
                if words.try_get_untracked().flatten().is_some() {
                    search.close()
                }
            },
            Duration::from_millis(150),
        )
    };
    view! {
        <input
            type="text"
            role="combobox"
            id=widget.id()
            node_ref=search.input
            autocomplete="off"
            spellcheck="false"
            aria-autocomplete="list"
            aria-expanded=move || is_open().to_string()
            aria-controls=widget.part("list")
            aria-activedescendant=active
            aria-required=widget.def.required.then_some("true")
            aria-invalid=move || widget.problem.with(Option::is_some).then_some("true")
            aria-describedby=widget.describes()
            placeholder=tr!("ui.form.type_to_find")
            prop:value=search.label
            on:input=move |event| search.type_words(event_target_value(&event))
            on:focus=move |_| if let Some(input) = search.input.get_untracked() { input.select() }
            on:keydown=move |event| search.press(&event)
            on:blur=blur
        />
    }
    .into_any()
}

fn clear(search: Search) -> Option<AnyView> {
    let Search { widget, .. } = search;
    let has_value = move || widget.bind.get.with(|value| !value.is_empty());
    (!widget.def.required).then(|| {
        view! {
            <Show when=has_value>
                <button
                    type="button"
                    class="icon-button small"
                    aria-label=tr!("ui.form.clear")
                    on:click=move |_| widget.bind.set.run(String::new())
                >
                    {icon(icon::CLOSE)}
                </button>
            </Show>
        }
        .into_any()
    })
}

fn list(search: Search) -> AnyView {
    let Search { widget, words, found, at, .. } = search;
    let option = move |(place, choice): (usize, Choice)| {
        view! {
            <li
                role="option"
                id=search.option_id(place)
                aria-selected=move || (at.get() == place).to_string()
                on:mousedown=move |event| event.prevent_default()
                on:click=move |_| search.choose(place)
            >
                {choice.label}
            </li>
        }
    };
    let options = move || {
        let found = found.get();
        if found.is_empty() {
            return view! { <li class="none" role="option" aria-disabled="true" aria-selected="false">{tr!("ui.form.none_found")}</li> }.into_any();
        }
        found.into_iter().enumerate().map(option).collect_view().into_any()
    };
    view! {
        <ul id=widget.part("list") class="pick-list" role="listbox" aria-label=tr!("ui.form.found") hidden=move || words.with(Option::is_none)>
            {move || words.with(Option::is_some).then(options)}
        </ul>
    }
    .into_any()
}
