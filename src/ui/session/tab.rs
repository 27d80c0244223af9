//! The name of this tab, by which forms that it left are found again, and which other tabs are still open.
use std::rc::Rc;

use async_lock::OnceCell;
use leptos::prelude::window;
use leptos::task::spawn_local;

use super::{Session, clock};
use crate::store::browser::{Hold, hold};
use crate::ui::place::storage_name;

thread_local! {
    static NAME: Rc<OnceCell<String>> = Rc::default();
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

/// A name of this tab, the same after a reload. A duplicated tab begins with the name of the other, which holds it: it
/// takes a name of its own, and nobody hears one before that is settled.
pub async fn tab() -> String {
    let name = NAME.with(Rc::clone);
    name.get_or_init(claimed).await.clone()
}

async fn claimed() -> String {
    let known = || window().session_storage().ok().flatten()?.get_item(&storage_name(KEPT)).ok().flatten();
    let name = known().unwrap_or_else(fresh);
    match hold(&lock_of(&name)).await {
        Hold::Held(held) => std::mem::forget(held),
        Hold::Busy => {
            let own = fresh();
            if let Hold::Held(held) = hold(&lock_of(&own)).await {
                std::mem::forget(held);
            }
            return own;
        }
        Hold::Unsupported => {}
    }
    name
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
