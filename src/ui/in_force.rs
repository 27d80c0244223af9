//! The rules as they are in use on a day: the built-in sets with the agency's own over them.
//!
//! A table is read here and not only tracked: a memo that nobody reads is never run, and so never wakes those who track it.
use std::sync::Arc;

use leptos::prelude::*;

use super::session::session;
use crate::domain::{Day, EvaluationPeriod, RuleSet};
use crate::rules::Sets;

/// The sets in use today; its readers wake when one of them changes. None only where the program's own cannot be read.
pub fn sets() -> Memo<Option<Arc<Sets>>> {
    let session = session();
    sets_on(move || Some(session.today()))
}

/// The sets in use on a day; none without one.
pub fn sets_on(day: impl Fn() -> Option<Day> + Send + Sync + 'static) -> Memo<Option<Arc<Sets>>> {
    let session = session();
    let rows = session.table::<RuleSet>();
    Memo::new(move |_| {
        rows.with(|_| ());
        let day = day()?;
        session.peek(|data| Sets::on(data, day).ok().map(Arc::new))
    })
}

/// The sets of what comes from the evaluations of a period; none without one.
pub fn sets_of(period: impl Fn() -> Option<EvaluationPeriod> + Send + Sync + 'static) -> Memo<Option<Arc<Sets>>> {
    let session = session();
    let rows = session.table::<RuleSet>();
    Memo::new(move |_| {
        rows.with(|_| ());
        let period = period()?;
        session.peek(|data| Sets::of_period(data, &period).ok().map(Arc::new))
    })
}
