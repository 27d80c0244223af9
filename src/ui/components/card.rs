//! Surfaces: a card with a heading, numbers that open their rows, a remark.
use super::tone::Tone;
use crate::ui::place;
use leptos::children::ViewFn;
use leptos::prelude::*;

/// A surface with a heading.
#[component]
pub fn Card(
    #[prop(optional, into)] title: Option<Signal<String>>,
    /// A line beside the heading.
    #[prop(optional, into)]
    note: Option<Signal<String>>,
    /// Buttons at the end of the heading.
    #[prop(optional, into)]
    actions: ViewFn,
    children: Children,
) -> AnyView {
    let head = title.map(|title| {
        view! {
            <header class="card-head">
                <h2>{title}</h2>
                {note.map(|note| view! { <p>{note}</p> })}
                <div class="row">{actions.run()}</div>
            </header>
        }
    });
    view! { <section class="card">{head}{children()}</section> }.into_any()
}

/// Numbers side by side.
#[component]
pub fn Stats(children: Children) -> AnyView {
    view! { <div class="stats">{children()}</div> }.into_any()
}

/// One number: what it is, how much, on what it stands. With a path it opens its rows.
#[component]
pub fn Stat(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<String>,
    /// Beside the number, such as *JP* or *dari 5.200*.
    #[prop(optional, into)]
    unit: Option<Signal<String>>,
    #[prop(optional, into)] note: Option<Signal<String>>,
    #[prop(optional, into)] tone: Signal<Tone>,
    /// Where its rows are, below the base.
    #[prop(optional, into)]
    path: Option<Signal<String>>,
) -> AnyView {
    let inside = view! {
        <span class="stat-label">{label}</span>
        <span class="stat-value">{value}{unit.map(|unit| view! { <small>{unit}</small> })}</span>
        {note.map(|note| view! { <span class=move || format!("stat-note {}", tone.get().class())>{note}</span> })}
    };
    match path {
        Some(path) => view! { <a class="stat" href=move || place::href(&path.get())>{inside}</a> }.into_any(),
        None => view! { <div class="stat">{inside}</div> }.into_any(),
    }
}

/// A remark with a sign and a tone.
#[component]
pub fn Note(#[prop(default = Tone::Accent)] tone: Tone, children: Children) -> AnyView {
    view! {
        <div class=format!("note {}", tone.class())>
            {tone.icon()}
            <div>{children()}</div>
        </div>
    }
    .into_any()
}
