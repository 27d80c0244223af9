//! What the session tells people: operations by name and errors as sentences.
use crate::domain::{Day, Op, Time};
use crate::store::{Halt, WriteError};
use crate::ui::desk::DeskError;
use crate::ui::session::RunError;
use crate::words::domain::name;
use crate::words::format::date_short;
use crate::words::lang::{Lang, fill, text};
use crate::words::refusal::refusal;

/// Name of an operation with what it was done to: "Ubah evaluasi kinerja: Siti Aminah".
pub fn operation(lang: Lang, op: Op, subject: &str) -> String {
    let name = name(lang, op);
    if subject.is_empty() { name } else { format!("{name}: {subject}") }
}

/// Why an operation was not done, and what to do about it.
pub fn run_error(lang: Lang, error: &RunError) -> String {
    let say = |key: &str| text(lang, &format!("session.error.{key}"));
    match error {
        RunError::NoAuthor => say("no_author"),
        RunError::NotOpen => say("not_open"),
        RunError::Outdated => say("outdated"),
        RunError::Write(error) => match error {
            WriteError::Refused(why) => fill(lang, "session.error.refused", &[("why", refusal(lang, why))]),
            WriteError::Full => say("full"),
            WriteError::Behind | WriteError::Stale(_) => say("outdated"),
            WriteError::Unreadable(_) => say("unreadable"),
            WriteError::Halted(halt) => say(match halt {
                Halt::Damaged => "halted_damaged",
                Halt::Gone => "halted_gone",
                Halt::Diverged => "halted_diverged",
                Halt::Newer => "halted_newer",
                Halt::Panicked => "halted_panicked",
            }),
            WriteError::NotAsWritten => fill(lang, "session.error.disk", &[("what", error.to_string())]),
            WriteError::Encode(what) => fill(lang, "session.error.disk", &[("what", what.to_string())]),
            WriteError::Backend(what) => fill(lang, "session.error.disk", &[("what", what.to_string())]),
        },
    }
}

/// Why the worker did not answer.
pub fn desk_error(lang: Lang, error: &DeskError) -> String {
    match error {
        DeskError::Stopped => text(lang, "session.error.stopped"),
        DeskError::Broken(what) => fill(lang, "session.error.worker", &[("what", what.clone())]),
    }
}

/// A moment in this browser's time zone: "24 Nov 2026 13.05".
pub fn moment(lang: Lang, time: Time) -> String {
    let date = js_sys::Date::new(&(time.millis() as f64).into());
    let day = Day::new(date.get_full_year() as i32, date.get_month() + 1, date.get_date()).unwrap_or(time.day());
    let mark = if lang == Lang::Id { '.' } else { ':' };
    format!("{} {:02}{mark}{:02}", date_short(lang, day.date()), date.get_hours(), date.get_minutes())
}
