//! The name of this tab, by which forms that it left are found again, and which other tabs are still open.
use std::cell::RefCell;

use leptos::prelude::window;
use leptos::task::spawn_local;

use super::{Session, clock};
use crate::store::browser::{Hold, hold};
use crate::ui::place::storage_name;

thread_local! {
    static NAME: RefCell<Option<String>> = const { RefCell::new(None) };
}

const KEPT: &str = "tab";

/// Held for as long as the tab lives.
fn lock_of(name: &str) -> String {
    storage_name(&format!("{KEPT}-{name}"))
}

fn fresh() -> String {
    let name = format!("{:x}", clock::seed());
    if let Some(store) = window().session_storage().ok().flatten() {
        let _ = store.set_item(&storage_name(KEPT), &name);
    }
    name
}

/// A name of this tab, the same after a reload.
pub fn tab() -> String {
    let known = || window().session_storage().ok().flatten()?.get_item(&storage_name(KEPT)).ok().flatten();
    NAME.with_borrow_mut(|name| {
        let made = || {
            let name = known().unwrap_or_else(fresh);
            spawn_local(claim(name.clone()));
            name
        };
        name.get_or_insert_with(made).clone()
    })
}

/// A duplicated tab begins with the name of the other, which holds it: it takes a name of its own.
async fn claim(name: String) {
    match hold(&lock_of(&name)).await {
        Hold::Held(held) => std::mem::forget(held),
        Hold::Busy => {
            let own = fresh();
            NAME.set(Some(own.clone()));
            if let Hold::Held(held) = hold(&lock_of(&own)).await {
                std::mem::forget(held);
            }
        }
        Hold::Unsupported => {}
    }
}

impl Session {
    /// Tells the first of these tabs that is closed. Where a browser has no locks, none counts as open.
    pub fn first_closed(self, tabs: Vec<String>, told: impl FnOnce(Option<String>) + 'static) {
        spawn_local(async move {
            for tab in tabs {
                if !matches!(hold(&lock_of(&tab)).await, Hold::Busy) {
                    return told(Some(tab));
                }
            }
            told(None);
        });
    }
}
