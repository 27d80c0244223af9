//! Whom *Sebelumnya* and *Berikutnya* lead to: the people of the list as it was last shown, or those of the same office.
use crate::analytics::{PeriodEntry, is_expected, office_of};
use crate::domain::{Dataset, EvaluationPeriod, Id, Person};
use crate::words::collate::fold;
use leptos::prelude::*;
use std::sync::Arc;

thread_local! {
    static QUEUE: ArcRwSignal<Arc<Vec<Id<Person>>>> = ArcRwSignal::new(Arc::default());
}

/// Keeps the people of the list in the order in which they are shown.
pub fn remember_queue(people: Vec<Id<Person>>) {
    QUEUE.with(|queue| queue.set(Arc::new(people)));
}

/// The people of the list as last shown; reactive.
pub fn queue() -> Arc<Vec<Id<Person>>> {
    QUEUE.with(Get::get)
}

/// Where a person stands among the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    pub before: Option<Id<Person>>,
    pub after: Option<Id<Person>>,
    /// From 1.
    pub number: usize,
    pub of: usize,
}

/// The place of a person in a list that holds them.
pub fn place_in(people: &[Id<Person>], person: Id<Person>) -> Option<Place> {
    let at = people.iter().position(|one| *one == person)?;
    let before = at.checked_sub(1).and_then(|at| people.get(at)).copied();
    Some(Place { before, after: people.get(at + 1).copied(), number: at + 1, of: people.len() })
}

/// The expected people of the person's perangkat daerah, by name: the list of somebody who came by a link.
pub fn colleagues(data: &Dataset, person: &Person, period: &EvaluationPeriod) -> Vec<Id<Person>> {
    let office = |person: &Person| person.post_on(period.end).map(|post| office_of(data, post.unit));
    let own = office(person);
    let mut people: Vec<&Person> = data
        .people
        .iter()
        .filter(|one| one.id == person.id || (is_expected(one, period.end) && office(one) == own))
        .collect();
    people.sort_by_cached_key(|one| (fold(&one.name), one.id));
    people.into_iter().map(|one| one.id).collect()
}

/// The first person of a list who still needs an evaluation, after `from` where there is somebody.
pub fn next_left<'a>(entries: impl Iterator<Item = &'a PeriodEntry>) -> Option<Id<Person>> {
    entries.filter(|entry| entry.expected && !entry.state.is_done()).map(|entry| entry.person).next()
}
