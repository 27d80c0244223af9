//! The language of the page. `tr!` gives text that follows the switch; `tr_now!` the text at this moment.
use super::prefs;
use crate::words::lang::{self, Lang};
use leptos::prelude::*;

thread_local! {
    static LANG: ArcRwSignal<Lang> = ArcRwSignal::new(
        prefs::remembered("lang").and_then(|code| Lang::from_code(&code)).unwrap_or_default(),
    );
}

/// The language; inside an effect, memo or view it wakes the reader when it changes.
pub fn current() -> Lang {
    LANG.with(Get::get)
}

/// The language at this moment, for event handlers.
pub fn now() -> Lang {
    LANG.with(GetUntracked::get_untracked)
}

/// Switches the whole page.
pub fn switch(to: Lang) {
    prefs::remember("lang", to.code());
    LANG.with(|signal| signal.set(to));
    prefs::apply();
}

/// The text of a key, following the switch.
pub fn phrase(key: &'static str) -> Signal<String> {
    Signal::derive(move || lang::text(current(), key))
}

/// Text made from the language by any function, following the switch and what it reads.
pub fn phrase_with(say: impl Fn(Lang) -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(move || say(current()))
}

/// A count in the language of the page, for use as a value of `tr!`.
pub fn count(value: usize) -> String {
    crate::words::format::integer(current(), i64::try_from(value).unwrap_or(i64::MAX))
}

/// `tr!("people.title")`, `tr!("ui.table.count_of", shown = shown.get(), all = all.get())`: a
/// `Signal<String>` that follows the language and every signal its values read.
macro_rules! tr {
    ($key:expr) => {
        $crate::ui::lang::phrase($key)
    };
    ($key:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::ui::lang::phrase_with(move |lang| {
            $crate::words::lang::fill(lang, $key, &[$((stringify!($name), ($value).to_string())),+])
        })
    };
}

/// The same texts as a `String` in the language of this moment.
macro_rules! tr_now {
    ($key:expr) => {
        $crate::words::lang::text($crate::ui::lang::now(), $key)
    };
    ($key:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::words::lang::fill($crate::ui::lang::now(), $key, &[$((stringify!($name), ($value).to_string())),+])
    };
}
pub(crate) use {tr, tr_now};
