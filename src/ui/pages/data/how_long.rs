//! How long history is kept: all of it, or so many years; shortening it says how much goes, and asks.
use leptos::prelude::*;

use crate::ui::components::card::Card;
use crate::ui::components::confirm::Confirm;
use crate::ui::components::form::{Bind, Choice, Field, FieldDef};
use crate::ui::lang::{self, count, tr, tr_now};
use crate::ui::say;
use crate::ui::session::{RunError, session};
use crate::ui::shell::notices;
use crate::words::lang::{fill, text};

static YEARS: FieldDef = FieldDef::radio("history-years", "data.how_long.label").help("data.how_long.help");
/// Years that can be chosen besides all.
const OFFERED: [u8; 4] = [2, 3, 5, 10];
const ALL: &str = "all";

/// The choice. What is chosen holds once it was asked about and said.
#[component]
pub fn HowLong() -> AnyView {
    let session = session();
    let chosen = RwSignal::new(ALL.to_owned());
    let wanted = RwSignal::new(None::<(u8, usize)>);
    let asking = RwSignal::new(false);
    let read = move || {
        session.history_years(move |years| {
            chosen.try_set(years.map_or_else(|| ALL.to_owned(), |years| years.to_string()));
        });
    };
    read();
    let told = move |result: Result<usize, RunError>| {
        match result {
            Ok(0) => notices::done(tr_now!("data.how_long.kept")),
            Ok(gone) => notices::done(tr_now!("data.how_long.gone", count = count(gone))),
            Err(error) => notices::problem(say::run_error(lang::now(), &error)),
        }
        read();
    };
    let choose = move |value: String| {
        chosen.set(value.clone());
        let Ok(years) = value.parse::<u8>() else { return session.keep_history(None, told) };
        session.older_history(years, move |older| match older {
            Ok(0) => session.keep_history(Some(years), told),
            Ok(older) => {
                wanted.set(Some((years, older)));
                asking.set(true);
            }
            Err(error) => told(Err(error)),
        });
    };
    let options = Signal::derive(|| {
        let lang = lang::current();
        let years = |years: u8| {
            Choice::new(years.to_string(), fill(lang, "data.how_long.years", &[("years", years.to_string())]))
        };
        let all = Choice::new(ALL, text(lang, "data.how_long.all"));
        std::iter::once(all).chain(OFFERED.map(years)).collect::<Vec<_>>()
    });
    // A choice that was not confirmed springs back.
    Effect::new(move |was: Option<bool>| {
        let is = asking.get();
        if was == Some(true) && !is {
            read();
        }
        is
    });
    let confirm = Callback::new(move |()| {
        if let Some((years, _)) = wanted.get_untracked() {
            session.keep_history(Some(years), told);
        }
    });
    let warning = tr!(
        "data.how_long.ask_text",
        count = count(wanted.get().map_or(0, |(_, older)| older)),
        years = wanted.get().map_or(0, |(years, _)| years)
    );
    let bind = Bind::by(move || chosen.get(), choose);
    view! {
        <Card title=tr!("data.how_long.title")>
            <Field def=&YEARS bind options />
            <Confirm
                open=asking
                title=tr!("data.how_long.ask_title")
                action=tr!("data.how_long.ask_action")
                danger=true
                on_confirm=confirm
                text=move || view! { <p>{warning}</p> }
            />
        </Card>
    }
    .into_any()
}
