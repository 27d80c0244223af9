//! Time, randomness and the name of who works, taken from the browser and handed to the core.
use leptos::prelude::*;

use crate::domain::{Author, Day, Id, IdSource, Stamp, Time};
use crate::ui::place::storage_name;

/// This moment.
pub fn now() -> Time {
    Time::from_millis(js_sys::Date::now() as i64)
}

/// Today in this browser's time zone.
pub fn today() -> Day {
    let date = js_sys::Date::new_0();
    Day::new(date.get_full_year() as i32, date.get_month() + 1, date.get_date()).unwrap_or(now().day())
}

/// Day, hour and minute of a moment in this browser's time zone.
pub fn local(time: Time) -> (Day, u32, u32) {
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(time.millis() as f64));
    let day = Day::new(date.get_full_year() as i32, date.get_month() + 1, date.get_date());
    (day.unwrap_or(time.day()), date.get_hours(), date.get_minutes())
}

/// A stamp for one plan: now, this author, identifiers from a fresh random seed.
pub fn stamp(author: Option<Id<Author>>) -> Stamp {
    Stamp { now: now(), author, ids: IdSource::new(seed()) }
}

/// Random bits.
pub fn seed() -> u64 {
    getrandom::u64().unwrap_or_else(|_| js_sys::Math::random().to_bits() ^ js_sys::Date::now().to_bits())
}

fn store() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}

/// Who said, in this browser session, that they work here.
pub fn remembered_author() -> Option<(Id<Author>, String)> {
    let text = store()?.get_item(&storage_name("author")).ok().flatten()?;
    let (id, name) = text.split_once(' ')?;
    Some((id.parse().ok()?, name.to_owned()))
}

/// Remembers who works until the browser session ends.
pub fn remember_author(author: Option<&(Id<Author>, String)>) {
    let Some(store) = store() else { return };
    let _ = match author {
        Some((id, name)) => store.set_item(&storage_name("author"), &format!("{id} {name}")),
        None => store.remove_item(&storage_name("author")),
    };
}

/// Milliseconds after which a task makes room for others.
const STRETCH: f64 = 12.0;

/// Keeps a long work from holding the page: ask it between steps.
pub struct Breath {
    since: f64,
}

impl Default for Breath {
    fn default() -> Self {
        Self { since: js_sys::Date::now() }
    }
}

impl Breath {
    /// Lets the page go on, if this has been running for a while.
    pub async fn take(&mut self) {
        if js_sys::Date::now() - self.since > STRETCH {
            Self::pause().await;
            self.since = js_sys::Date::now();
        }
    }

    /// Lets the page go on.
    pub async fn pause() {
        gloo::timers::future::TimeoutFuture::new(0).await;
    }
}
