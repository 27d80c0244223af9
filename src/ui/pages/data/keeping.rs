//! Where the data are kept and how safely: what this browser promises, what is missing, and what to do.
use leptos::prelude::*;

use crate::ui::components::badge::{Badge, Fact, Facts};
use crate::ui::components::card::{Card, Note};
use crate::ui::components::tone::Tone;
use crate::ui::lang::{self, tr};
use crate::ui::say;
use crate::ui::session::session;
use crate::ui::shell::notices::{self, Notice};
use crate::words::format;

/// Where the data are kept.
#[component]
pub fn Keeping() -> AnyView {
    let session = session();
    let keeping = session.safety();
    let ask = move |_| {
        session.ask_to_last(|granted| {
            if granted {
                notices::done(tr!("data.keeping.granted").get_untracked());
            } else {
                notices::tell(Notice::new(Tone::Warn, tr!("data.keeping.not_granted").get_untracked()));
            }
        });
    };
    let rows = move || {
        format::integer(lang::current(), i64::try_from(session.with(crate::domain::Dataset::rows)).unwrap_or(i64::MAX))
    };
    let exported = move || match session.last_export() {
        Some(time) => say::moment(lang::current(), time),
        None => tr!("data.keeping.never").get(),
    };
    let size = move || {
        keeping.get().used.map_or_else(|| format::NOTHING.to_owned(), |bytes| format::bytes(lang::current(), bytes))
    };
    let protections = move || {
        let keeping = keeping.get();
        [
            ("data.keeping.disk", !session.is_fleeting()),
            ("data.keeping.lasting", keeping.persisted),
            ("data.keeping.secure", keeping.secure),
        ]
        .map(|(key, there)| protection(key, there))
        .collect_view()
    };
    view! {
        <Card title=tr!("data.keeping.title")>
            <p class="prose">{tr!("data.keeping.text")}</p>
            {move || session.is_fleeting().then(|| view! { <Note tone=Tone::Bad>{tr!("data.keeping.fleeting")}</Note> })}
            <Facts>
                <Fact name=tr!("data.keeping.rows")>{rows}</Fact>
                <Fact name=tr!("data.keeping.size")>{size}</Fact>
                <Fact name=tr!("data.keeping.exported")>{exported}</Fact>
            </Facts>
            <ul class="stack">{protections}</ul>
            <p>
                <button type="button" class="button" on:click=ask>
                    {tr!("data.keeping.ask")}
                </button>
            </p>
        </Card>
    }
    .into_any()
}

fn protection(key: &'static str, there: bool) -> AnyView {
    let (tone, word) = if there { (Tone::Good, "data.keeping.yes") } else { (Tone::Warn, "data.keeping.no") };
    view! { <li><Badge text=tr!(word) tone=tone /> {tr!(key)}</li> }.into_any()
}
