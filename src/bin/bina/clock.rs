//! What the core takes as arguments and a program asks its machine for: the day, the moment, a seed.
use std::time::{SystemTime, UNIX_EPOCH};

use bina_karier::domain::{Day, IdSource, Stamp, Time};

/// Reads a day from an argument.
pub fn day(text: &str) -> Result<Day, &'static str> {
    Day::parse(text).ok_or("not a date YYYY-MM-DD")
}

#[expect(clippy::disallowed_methods, reason = "a program asks the clock once, and hands the answer on")]
fn since_epoch() -> std::time::Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}

/// Now by the clock of this machine.
pub fn now() -> Time {
    Time::from_millis(i64::try_from(since_epoch().as_millis()).unwrap_or(0))
}

/// Today by the clock of this machine, UTC.
pub fn today() -> Day {
    now().day()
}

/// The stamp of what is done now. With a seed and a day the identifiers are the same every time.
pub fn stamp(seed: Option<u64>, today: Option<Day>) -> Stamp {
    let now = today.map_or_else(now, |day| Time::from_millis(i64::from(day.number()) * 86_400_000));
    let chance = since_epoch().as_nanos() as u64 ^ u64::from(std::process::id()) << 32;
    Stamp { now, author: None, ids: IdSource::new(seed.unwrap_or(chance)) }
}
