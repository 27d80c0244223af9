//! What this browser keeps cannot be shown: what is wrong, the raw bytes, and the ways on. Nothing was changed.
use crate::store::{OpenError, Report};
use crate::ui::components::card::{Card, Note};
use crate::ui::components::confirm::Confirm;
use crate::ui::components::files;
use crate::ui::components::tone::Tone;
use crate::ui::lang::{self, tr};
use crate::ui::place;
use crate::ui::session::{Trouble, session};
use crate::ui::shell::{Page, notices};
use crate::words::format;
use crate::words::lang::{Lang, fill, text};
use leptos::prelude::*;

/// The way out of trouble.
#[component]
pub fn TroublePage(trouble: Trouble) -> AnyView {
    let session = session();
    let asking = RwSignal::new(false);
    let can_go_on = matches!(trouble, Trouble::Damaged(_));
    let said = trouble.clone();
    let raw = move |_| {
        session.raw_bytes(|bytes| match bytes {
            Some(bytes)
                if files::download("bina-karier-data-mentah.bin", "application/octet-stream", &bytes).is_ok() => {}
            _ => notices::problem(tr!("data.export.refused").get_untracked()),
        });
    };
    view! {
        <Page title=tr!("trouble.title") lead=move || tr!("trouble.lead")>
            <Card title=tr!("trouble.what")>
                <Note tone=Tone::Bad>{move || sentence(lang::current(), &said)}</Note>
                <div class="row">
                    <button type="button" class="button primary" on:click=raw>{tr!("trouble.raw")}</button>
                    <button type="button" class="button" on:click=move |_| session.open_again()>{tr!("trouble.retry")}</button>
                    {can_go_on.then(|| view! {
                        <button type="button" class="button" on:click=move |_| session.go_on_damaged()>{tr!("trouble.go_on")}</button>
                    })}
                    <button type="button" class="button danger" on:click=move |_| asking.set(true)>{tr!("trouble.start_over")}</button>
                </div>
                <p class="quiet-text">{tr!("trouble.restore")}" "<a href=place::href("/bantuan")>{tr!("nav.help")}</a></p>
            </Card>
            <Confirm
                open=asking
                danger=true
                title=tr!("trouble.start_over")
                action=tr!("trouble.start_over")
                typed=tr!("trouble.word")
                on_confirm=Callback::new(move |()| session.forget_all())
                text=move || view! { <p>{tr!("trouble.start_over_sure")}</p> }
            />
        </Page>
    }
    .into_any()
}

fn sentence(lang: Lang, trouble: &Trouble) -> String {
    let number = |value: u64| format::integer(lang, i64::try_from(value).unwrap_or(i64::MAX));
    match trouble {
        Trouble::NotOpened(OpenError::Newer(..)) => text(lang, "trouble.newer"),
        Trouble::NotOpened(OpenError::Emptied(said)) => fill(lang, "trouble.emptied", &[("rows", number(said.rows))]),
        Trouble::NotOpened(OpenError::Unreadable(report)) => damaged(lang, report),
        Trouble::Damaged(report) => damaged(lang, report),
        Trouble::NotOpened(OpenError::Backend(what)) => fill(lang, "trouble.backend", &[("what", what.to_string())]),
    }
}

fn damaged(lang: Lang, report: &Report) -> String {
    let number = |value: u64| format::integer(lang, i64::try_from(value).unwrap_or(i64::MAX));
    let values = [("found", number(report.damaged.len() as u64)), ("lost", number(report.lost()))];
    fill(lang, "trouble.unreadable", &values)
}
