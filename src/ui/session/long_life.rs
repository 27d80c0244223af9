//! What the database holds, and how long history is kept.
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{RunError, Session, clock};
use crate::domain::{Op, Time};
use crate::store::{Act, Figures};

/// Where the choice is kept, with the data it is about.
const YEARS: &str = "history-years";
const YEAR_MILLIS: i64 = 31_557_600_000;

fn years_ago(years: u8) -> Time {
    Time::from_millis(clock::now().millis() - i64::from(years) * YEAR_MILLIS)
}

impl Session {
    /// Tells what the database holds.
    pub fn measure(self, told: impl FnOnce(Figures) + 'static) {
        spawn_local(async move {
            let door = self.door();
            let door = door.lock().await;
            let Some(store) = door.as_ref() else { return };
            match store.figures().await {
                Ok(figures) => told(figures),
                Err(error) => leptos::logging::warn!("what is kept was not measured: {error}"),
            }
        });
    }

    /// Tells for how many years history is kept; none: all of it.
    pub fn history_years(self, told: impl FnOnce(Option<u8>) + 'static) {
        self.recall(YEARS.to_owned(), move |years, _| told(years.parse().ok()));
    }

    /// Tells how many operations would go.
    pub fn older_history(self, years: u8, told: impl FnOnce(Result<usize, RunError>) + 'static) {
        spawn_local(async move { told(self.older(years).await) });
    }

    async fn older(self, years: u8) -> Result<usize, RunError> {
        let door = self.door();
        let door = door.lock().await;
        let store = door.as_ref().ok_or(RunError::NotOpen)?;
        let oldest = store.older_than(years_ago(years)).await;
        oldest.map(|oldest| oldest.entries).map_err(|error| RunError::Write(error.into()))
    }

    /// Keeps history for so many years from now on; none: all of it. What is older goes. Answers with how much went.
    pub fn keep_history(self, years: Option<u8>, told: impl FnOnce(Result<usize, RunError>) + 'static) {
        let go = move |told: Box<dyn FnOnce(Result<usize, RunError>)>| {
            spawn_local(async move {
                let kept = match years {
                    Some(years) => self.keep(YEARS, &years.to_string()).await,
                    None => self.forget(YEARS).await,
                };
                // Nothing goes by a choice that is not kept.
                told(match kept {
                    Ok(()) => self.let_go().await,
                    Err(error) => Err(error),
                });
            });
        };
        if self.author.with_untracked(Option::is_some) {
            return go(Box::new(told));
        }
        self.ask_author(Box::new(move |said| match said {
            Ok(()) => go(Box::new(told)),
            Err(error) => told(Err(error)),
        }));
    }

    /// Lets go of history that is older than was chosen.
    pub(super) async fn let_go(self) -> Result<usize, RunError> {
        let Some(years) = self.kept(YEARS).await.and_then(|years| years.parse().ok()) else { return Ok(0) };
        let door = self.door();
        let mut door = door.lock().await;
        let store = door.as_mut().ok_or(RunError::NotOpen)?;
        let (author, author_name) = self.author.get_untracked().map(|(id, name)| (Some(id), name)).unwrap_or_default();
        let act = Act { time: clock::now(), author, author_name, op: Op::TrimHistory(0), subject: String::new() };
        let gone = store.forget_history(act, years_ago(years)).await;
        self.show(store.data());
        if gone.as_ref().is_ok_and(|gone| *gone > 0) {
            // A generation that no longer needs the chunks of what went.
            self.rest();
        }
        gone.map_err(RunError::Write)
    }
}
