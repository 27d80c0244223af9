//! Forms that were left unsaved, kept in this browser so that a reload or a crash loses nothing that was typed.
use std::fmt::Display;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::following::Following;
use super::session::{Session, now, session};
use crate::domain::Time;

/// How long nobody types before it is kept.
const REST: Duration = Duration::from_millis(400);

/// A form as it was left. One that reads differently today is of no use and is dropped.
#[derive(Serialize, Deserialize)]
struct Left<D> {
    at: Time,
    base: D,
    value: D,
}

/// Offers what was left of this form, and keeps what is typed until it is saved or thrown away.
pub fn keep<D>(following: Following<D>, form: &str, of: impl Display)
where
    D: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    let name = StoredValue::new(format!("draft:{form}:{of}"));
    let session = session();
    offer(following, session, name);
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |before: Option<bool>| {
        let touched = following.value.with(|value| following.base.with(|base| value != base));
        if let Some(handle) = waiting.get_value() {
            handle.clear();
        }
        if !touched && before != Some(true) {
            return false;
        }
        let write = move || write(following, session, name);
        waiting.set_value(set_timeout_with_handle(write, REST).ok());
        touched
    });
    on_cleanup(move || {
        if let Some(handle) = waiting.try_get_value().flatten() {
            handle.clear();
            write(following, session, name);
        }
    });
}

/// Writes what is typed, or forgets it where the record has it. What waits for an answer is not written over.
fn write<D>(following: Following<D>, session: Session, name: StoredValue<String>)
where
    D: Clone + PartialEq + Serialize + Send + Sync + 'static,
{
    let waits = following.left.try_get_untracked().flatten().is_some();
    let read = following.base.try_get_untracked().zip(following.value.try_get_untracked());
    let Some(((base, value), name)) = read.zip(name.try_get_value()).filter(|_| !waits) else { return };
    if base == value {
        return spawn_local(async move { session.forget(&name).await });
    }
    if let Ok(text) = serde_json::to_string(&Left { at: now(), base, value }) {
        spawn_local(async move { session.keep(&name, &text).await });
    }
}

fn offer<D>(following: Following<D>, session: Session, name: StoredValue<String>)
where
    D: Clone + PartialEq + DeserializeOwned + Send + Sync + 'static,
{
    // A form that is taken up again in this visit has it all.
    if following.is_touched() {
        return;
    }
    let key = name.get_value();
    spawn_local(async move {
        let Some(text) = session.kept(&key).await else { return };
        let left = serde_json::from_str::<Left<D>>(&text).ok();
        let differs = |left: &Left<D>| following.base.try_with_untracked(|base| *base != left.value) == Some(true);
        match left.filter(differs) {
            Some(Left { at, base, value }) => {
                following.left_as.set_value(Some((base, value)));
                following.left.set(Some(at));
            }
            None => session.forget(&key).await,
        }
    });
}
