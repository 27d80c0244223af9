//! Links to the employee list: its address from a query, and lists that are too long for an address.
use std::cell::RefCell;
use std::sync::Arc;

use leptos_router::params::ParamsMap;

use super::query::PeopleQuery;
use crate::domain::{Id, Person};
use crate::ui::place;

/// Longest list of people that an address carries; longer ones are handed over in memory.
const MOST_IDS: usize = 40;

/// A list of people, handed over by the page that counted them.
#[derive(Clone, Debug, PartialEq)]
pub struct Handed {
    /// What these people have in common, as a heading.
    pub title: String,
    pub people: Arc<Vec<Id<Person>>>,
}

impl PeopleQuery {
    /// Reads the address of now.
    pub fn of(params: &ParamsMap) -> Self {
        Self::read(|name| params.get_str(name).unwrap_or_default().to_owned())
    }

    /// The address of this list, for links.
    pub fn href(&self) -> String {
        place::href(&self.path())
    }

    /// The same without the base path, as the router's `navigate` takes it.
    pub fn path(&self) -> String {
        let mut params = ParamsMap::new();
        for (name, value) in self.pairs() {
            params.insert(name, value);
        }
        format!("/pegawai{}", params.to_query_string())
    }
}

thread_local! {
    static HANDED: RefCell<Vec<Handed>> = const { RefCell::new(Vec::new()) };
}

/// The path of a list of people, below the base. A long list is kept in memory until the page is left; after a reload its
/// address says so and shows everybody.
pub fn hand_over(title: impl Into<String>, people: Vec<Id<Person>>) -> String {
    if people.len() <= MOST_IDS {
        return PeopleQuery { ids: people, ..PeopleQuery::default() }.path();
    }
    let handed = Handed { title: title.into(), people: Arc::new(people) };
    let at = HANDED.with_borrow_mut(|all| match all.iter().position(|known| *known == handed) {
        Some(at) => at,
        None => {
            all.push(handed);
            all.len() - 1
        }
    });
    PeopleQuery { handed: Some(at + 1), ..PeopleQuery::default() }.path()
}

/// The list that was handed over under this number, if this page still has it.
pub fn handed(number: usize) -> Option<Handed> {
    HANDED.with_borrow(|all| all.get(number.checked_sub(1)?).cloned())
}
