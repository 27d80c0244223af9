//! Forms that were left unsaved, kept in this browser so that a reload or a crash loses nothing that was typed.
use std::fmt::Display;
use std::time::Duration;

use leptos::prelude::*;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::following::Following;
use super::session::{Session, now, seed, session};
use crate::domain::Time;

/// How long nobody types before it is kept.
const REST: Duration = Duration::from_millis(400);

/// Openings of one form that are kept; the oldest goes.
const MOST: usize = 8;

/// A form as it was left in a tab. One that reads differently today is of no use and is dropped.
#[derive(Serialize, Deserialize)]
struct Left<D> {
    tab: String,
    /// Which opening of the form: what was left before waits beside what is typed now.
    opening: String,
    at: Time,
    base: D,
    value: D,
}

/// Where a form is kept: one text for each record, with what each opening left of it.
#[derive(Clone, Copy)]
struct Keeping {
    session: Session,
    name: StoredValue<String>,
    opening: StoredValue<String>,
    /// The opening whose form was offered.
    offered: StoredValue<Option<String>>,
}

/// Offers what was left of this form, and keeps what is typed until it is saved or thrown away.
pub fn keep<D>(following: Following<D>, form: &str, of: impl Display)
where
    D: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    let name = StoredValue::new(format!("draft:{form}:{of}"));
    let opening = StoredValue::new(format!("{:x}", seed()));
    let keeping = Keeping { session: session(), name, opening, offered: StoredValue::new(None) };
    keeping.offer(following);
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |before: Option<bool>| {
        let touched = following.value.with(|value| following.base.with(|base| value != base));
        let waits = following.left.with(Option::is_some);
        if let Some(handle) = waiting.get_value() {
            handle.clear();
        }
        if waits || touched || before == Some(true) {
            waiting.set_value(set_timeout_with_handle(move || keeping.write(following), REST).ok());
        }
        waits || touched
    });
    on_cleanup(move || {
        if let Some(handle) = waiting.try_get_value().flatten() {
            handle.clear();
            keeping.write(following);
        }
    });
}

impl Keeping {
    /// Writes what is typed, or forgets it where the record has it. What waits for an answer stays beside it.
    fn write<D>(self, following: Following<D>)
    where
        D: Clone + PartialEq + Serialize + Send + Sync + 'static,
    {
        let typed = following.base.try_get_untracked().zip(following.value.try_get_untracked());
        let names = self.name.try_get_value().zip(self.opening.try_get_value());
        let Some(((base, value), (name, opening))) = typed.zip(names) else { return };
        let waits = following.left.try_get_untracked().flatten().is_some();
        let answered = self.offered.try_get_value().flatten().filter(|_| !waits);
        let at = now();
        self.session.amend(name, move |kept, tab| {
            let left = (base != value).then(|| Left { tab, opening: opening.clone(), at, base, value });
            let mut all = read(&kept);
            let goes = |one: &serde_json::Value| {
                let its = said(one, "opening");
                its == opening || answered.as_ref() == Some(&its)
            };
            all.retain(|one| !goes(one));
            all.extend(left.and_then(|left| serde_json::to_value(left).ok()));
            all.drain(..all.len().saturating_sub(MOST));
            if all.is_empty() { String::new() } else { serde_json::to_string(&all).unwrap_or_default() }
        });
    }

    /// What this tab left last, or else a tab that is closed.
    fn offer<D>(self, following: Following<D>)
    where
        D: Clone + PartialEq + DeserializeOwned + Send + Sync + 'static,
    {
        // A form that is taken up again in this visit has it all.
        if following.is_touched() {
            return;
        }
        self.session.recall(self.name.get_value(), move |kept, this| {
            let all = read(&kept);
            if let Some(left) = all.iter().rfind(|one| said(one, "tab") == this) {
                return self.show(following, left.clone());
            }
            let tabs = all.iter().rev().map(|one| said(one, "tab")).collect();
            self.session.first_closed(tabs, move |closed| {
                let found = closed.and_then(|name| all.into_iter().rfind(|one| said(one, "tab") == name));
                if let Some(left) = found {
                    self.show(following, left);
                }
            });
        });
    }

    fn show<D>(self, following: Following<D>, left: serde_json::Value)
    where
        D: Clone + PartialEq + DeserializeOwned + Send + Sync + 'static,
    {
        let Ok(Left { opening, at, base, value, .. }) = serde_json::from_value::<Left<D>>(left) else { return };
        if following.base.try_with_untracked(|base| *base != value) == Some(true) {
            self.offered.set_value(Some(opening));
            following.left_as.set_value(Some((base, value)));
            following.left.set(Some(at));
        }
    }
}

fn read(kept: &str) -> Vec<serde_json::Value> {
    serde_json::from_str(kept).unwrap_or_default()
}

/// A text of an entry.
fn said(left: &serde_json::Value, field: &str) -> String {
    left.get(field).and_then(|text| text.as_str()).unwrap_or_default().to_owned()
}
