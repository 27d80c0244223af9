//! Entering one evaluation: two ratings, or the details they are proposed from.
mod draft;
mod quadrant;
mod queue;

pub use quadrant::quadrant_table;
pub use queue::{next_left, remember_queue};

use crate::domain::{EvaluationPeriod, Id, Person};
use crate::ui::lang::tr;
use crate::ui::shell::Page;
use leptos::prelude::*;

/// The address of the entry of a person in a period, or in the present one, below the base.
pub fn entry_path(person: Id<Person>, period: Option<Id<EvaluationPeriod>>) -> String {
    let query = period.map(|id| format!("?periode={id}")).unwrap_or_default();
    format!("/evaluasi-kinerja/{person}{query}")
}

/// Entering one evaluation.
#[component]
pub fn Evaluation() -> AnyView {
    view! { <Page title=tr!("nav.evaluations")>{()}</Page> }.into_any()
}
