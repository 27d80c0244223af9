//! Opening the rows behind a number: whoever it counts, as a list of employees with a heading.
use leptos_router::NavigateOptions;

use crate::analytics::{Scope, Selector, rows};
use crate::domain::{Id, Person};
use crate::ui::pages::people::link::hand_over;
use crate::ui::session::Session;

/// How the router moves, from an event handler.
pub type Navigate = std::sync::Arc<dyn Fn(&str, NavigateOptions) + Send + Sync>;

/// The router's way to move, kept for handlers.
pub fn navigate() -> Navigate {
    std::sync::Arc::new(leptos_router::hooks::use_navigate())
}

/// Goes to the people that a number counts. They are found when somebody asks, not before.
pub fn open(session: Session, go: &Navigate, scope: &Scope, selector: &Selector, title: impl Into<String>) {
    use leptos::prelude::GetUntracked;
    let people = rows(&session.frame().get_untracked(), scope, selector);
    open_people(go, people, title);
}

/// Goes to these people.
pub fn open_people(go: &Navigate, people: Vec<Id<Person>>, title: impl Into<String>) {
    go(&hand_over(title, people), NavigateOptions::default());
}
