//! A field that finds several of very many by typing: the chosen ones stand below it, each with a way out.
use super::declare::{Choice, FieldDef};
use super::{Bind, FormContext, Pick};
use crate::ui::components::icon::{self, icon};
use crate::ui::lang::tr;
use leptos::prelude::*;

/// The field. The value is identifiers as text, with spaces between them.
#[component]
pub fn PickMany(
    def: &'static FieldDef,
    bind: Bind,
    /// What a value is called.
    label_of: Callback<String, String>,
    /// The best few for what was typed, best first; chosen ones are left out here.
    find: Callback<String, Vec<Choice>>,
) -> AnyView {
    if let Some(form) = use_context::<FormContext>() {
        let names = move |ids: &str| {
            ids.split(' ').map(|id| label_of.try_run(id.to_owned()).unwrap_or_default()).collect::<Vec<_>>().join("; ")
        };
        form.know(def, None, bind, names);
    }
    let chosen = Memo::new(move |_| bind.get.with(|value| value.split(' ').map(str::to_owned).collect::<Vec<_>>()));
    let add = Bind {
        get: Signal::derive(String::new),
        access: None,
        set: Callback::new(move |value: String| {
            let before = bind.get.get_untracked();
            bind.set.run(if before.is_empty() { value } else { format!("{before} {value}") });
        }),
    };
    let others = Callback::new(move |words: String| {
        let is_free = |choice: &Choice| chosen.with_untracked(|chosen| !chosen.contains(&choice.value));
        find.run(words).into_iter().filter(is_free).collect::<Vec<_>>()
    });
    let remove = move |value: &str| {
        let left = chosen.with_untracked(|chosen| {
            chosen.iter().map(String::as_str).filter(|other| *other != value).collect::<Vec<_>>().join(" ")
        });
        bind.set.run(left);
    };
    let line = move |value: String| {
        let name = label_of.run(value.clone());
        let said = name.clone();
        let title = tr!("ui.form.take_out", name = said.clone());
        view! {
            <li>
                <span>{name}</span>
                <button type="button" class="icon-button small" aria-label=title on:click=move |_| remove(&value)>
                    {icon(icon::CLOSE)}
                </button>
            </li>
        }
    };
    let lines = move || chosen.get().into_iter().filter(|value| !value.is_empty()).map(line).collect_view();
    view! {
        <div class="pick-many">
            <Pick def bind=add label_of=Callback::new(|_| String::new()) find=others />
            <ul class="picked">{lines}</ul>
        </div>
    }
    .into_any()
}
