//! Where the data are kept and how safely: what this browser promises, what is missing, and what to do.
use leptos::prelude::*;

use crate::ui::components::badge::{Badge, Fact, Facts};
use crate::ui::components::card::{Card, Note};
use crate::ui::components::tone::Tone;
use crate::ui::lang::{self, tr};
use crate::ui::say;
use crate::ui::session::{Safety, session};
use crate::ui::shell::notices::{self, Notice};
use crate::words::format;
use crate::words::lang::{fill, text};

/// Percent of the room from which a person should act.
const NEARLY_FULL: f64 = 80.0;

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
    let share = Memo::new(move |_| {
        let Safety { used, quota, .. } = keeping.get();
        used.zip(quota.filter(|quota| *quota > 0)).map(|(used, quota)| used as f64 / quota as f64 * 100.0)
    });
    let size = move || {
        let (lang, Safety { used, quota, .. }) = (lang::current(), keeping.get());
        let Some((used, quota)) = used.zip(quota) else { return text(lang, "data.keeping.not_told") };
        let percent = format::decimal(lang, share.get().unwrap_or_default(), 1);
        let values = [("used", format::bytes(lang, used)), ("quota", format::bytes(lang, quota)), ("percent", percent)];
        fill(lang, "data.keeping.used_of", &values)
    };
    let full = move || {
        share.get().filter(|share| *share >= NEARLY_FULL).map(|share| {
        view! { <Note tone=Tone::Bad>{tr!("data.keeping.nearly_full", percent = format::decimal(lang::current(), share, 0))}</Note> }
    })
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
            {full}
            <Facts>
                <Fact name=tr!("data.keeping.rows")>{rows}</Fact>
                <Fact name=tr!("data.keeping.size")>{size}</Fact>
                <Fact name=tr!("data.keeping.exported")>{exported}</Fact>
            </Facts>
            <ul class="protections">{protections}</ul>
            <Show when=move || keeping.get().secure fallback=|| view! { <p class="help">{tr!("data.keeping.cannot_ask")}</p> }>
                <p>
                    <button type="button" class="button" on:click=ask>
                        {tr!("data.keeping.ask")}
                    </button>
                </p>
            </Show>
        </Card>
    }
    .into_any()
}

fn protection(key: &'static str, there: bool) -> AnyView {
    let (tone, word) = if there { (Tone::Good, "data.keeping.yes") } else { (Tone::Warn, "data.keeping.no") };
    view! { <li><Badge text=tr!(word) tone=tone /> {tr!(key)}</li> }.into_any()
}
