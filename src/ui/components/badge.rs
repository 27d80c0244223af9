//! A word with a tone, small lists of words, and pairs of name and value.
use super::tone::Tone;
use leptos::prelude::*;

/// A word that says a state.
#[component]
pub fn Badge(#[prop(into)] text: Signal<String>, #[prop(optional)] tone: Tone) -> AnyView {
    view! { <span class=format!("badge {}", tone.class())>{text}</span> }.into_any()
}

/// Words in a row, such as competences.
#[component]
pub fn Tags(#[prop(into)] tags: Signal<Vec<String>>) -> AnyView {
    let tag = |tag: String| view! { <li class="badge neutral">{tag}</li> };
    view! { <ul class="tags">{move || tags.get().into_iter().map(tag).collect_view()}</ul> }.into_any()
}

/// Names and values of one thing; a value that is not there says so.
#[component]
pub fn Facts(children: Children) -> AnyView {
    view! { <dl class="facts">{children()}</dl> }.into_any()
}

/// One name and its value inside [`Facts`].
#[component]
pub fn Fact(#[prop(into)] name: Signal<String>, children: Children) -> AnyView {
    view! {
        <div>
            <dt>{name}</dt>
            <dd>{children()}</dd>
        </div>
    }
    .into_any()
}
