//! Forms that were left unsaved, kept in this browser so that a reload or a crash loses nothing that was typed.
use std::fmt::Display;
use std::time::Duration;

use leptos::prelude::*;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use super::following::Following;
use super::session::{Session, now, session, tab};
use crate::domain::Time;

/// How long nobody types before it is kept.
const REST: Duration = Duration::from_millis(400);

/// A form as it was left in a tab. One that reads differently today is of no use and is dropped.
#[derive(Serialize, Deserialize)]
struct Left<D> {
    tab: String,
    at: Time,
    base: D,
    value: D,
}

/// Where a form is kept: one text for each record, with what each tab left of it.
#[derive(Clone, Copy)]
struct Keeping {
    session: Session,
    name: StoredValue<String>,
    /// The tab whose form was offered, where it is another than this one.
    offered: StoredValue<Option<String>>,
}

/// Offers what was left of this form, and keeps what is typed until it is saved or thrown away.
pub fn keep<D>(following: Following<D>, form: &str, of: impl Display)
where
    D: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    let name = StoredValue::new(format!("draft:{form}:{of}"));
    let keeping = Keeping { session: session(), name, offered: StoredValue::new(None) };
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
    /// Writes what is typed, or forgets it where the record has it. What waits for an answer is not written over.
    fn write<D>(self, following: Following<D>)
    where
        D: Clone + PartialEq + Serialize + Send + Sync + 'static,
    {
        let waits = following.left.try_get_untracked().flatten().is_some();
        let typed = following.base.try_get_untracked().zip(following.value.try_get_untracked());
        let Some(((base, value), name)) = typed.zip(self.name.try_get_value()).filter(|_| !waits) else { return };
        let offered = self.offered.try_get_value().flatten();
        let left = (base != value).then(|| Left { tab: tab(), at: now(), base, value });
        let left = left.and_then(|left| serde_json::to_value(left).ok());
        self.session.amend(name, move |kept| {
            let mut all = read(&kept);
            all.retain(|one| tab_of(one) != tab() && offered.as_deref() != Some(&tab_of(one)));
            all.extend(left);
            if all.is_empty() { String::new() } else { serde_json::to_string(&all).unwrap_or_default() }
        });
    }

    /// What this tab left, or else what another left last.
    fn offer<D>(self, following: Following<D>)
    where
        D: Clone + PartialEq + DeserializeOwned + Send + Sync + 'static,
    {
        // A form that is taken up again in this visit has it all.
        if following.is_touched() {
            return;
        }
        self.session.recall(self.name.get_value(), move |kept| {
            let mut all = read(&kept);
            let own = all.iter().position(|one| tab_of(one) == tab()).map(|at| all.swap_remove(at));
            let Some(left) = own.or_else(|| all.pop()) else { return };
            let Ok(Left { tab, at, base, value }) = serde_json::from_value::<Left<D>>(left) else { return };
            if following.base.try_with_untracked(|base| *base != value) == Some(true) && !following.is_touched() {
                self.offered.set_value(Some(tab));
                following.left_as.set_value(Some((base, value)));
                following.left.set(Some(at));
            }
        });
    }
}

fn read(kept: &str) -> Vec<serde_json::Value> {
    serde_json::from_str(kept).unwrap_or_default()
}

fn tab_of(left: &serde_json::Value) -> String {
    left.get("tab").and_then(|tab| tab.as_str()).unwrap_or_default().to_owned()
}
