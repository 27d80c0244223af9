//! Riwayat Perubahan: every operation, newest first, each with what it changed and a way back.
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::{Op, Sequence};
use crate::store::EntryHeader;
use crate::ui::components::card::Note;
use crate::ui::components::confirm::Confirm;
use crate::ui::components::state::{Empty, Loading};
use crate::ui::components::table::{Column, DataTable};
use crate::ui::lang::{self, tr};
use crate::ui::say;
use crate::ui::session::session;
use crate::ui::shell::notices;
use crate::words::domain::name;
use crate::words::format;
use crate::words::lang::Lang;

/// Operations read at once; older ones are asked for.
const PAGE: Sequence = 2_000;

/// The list of operations.
#[component]
pub fn Log() -> AnyView {
    let session = session();
    let rows = RwSignal::new(None::<Arc<Vec<EntryHeader>>>);
    let failed = RwSignal::new(None::<String>);
    let forgotten = RwSignal::new(0);
    Effect::new(move |_| {
        // A new operation is a new line.
        session.with(|_| ());
        session.recent(PAGE, move |found| match found {
            Ok(mut history) => {
                history.headers.reverse();
                forgotten.set(history.forgotten);
                rows.set(Some(Arc::new(history.headers)));
                failed.set(None);
            }
            Err(error) => failed.set(Some(say::run_error(lang::now(), &error))),
        });
    });
    let chosen = RwSignal::new(None::<EntryHeader>);
    let asking = RwSignal::new(false);
    let listed = Signal::derive(move || rows.get().unwrap_or_default());
    let ask = Callback::new(move |at: usize| {
        chosen.set(listed.with(|rows| rows.get(at).cloned()));
        asking.set(true);
    });
    let undo = Callback::new(move |()| {
        let Some(entry) = chosen.get_untracked() else { return };
        session.undo_entry(entry.sequence, move |done| match done {
            Ok(_) => notices::done(tr_done(&entry)),
            Err(error) => notices::problem(say::run_error(lang::now(), &error)),
        });
    });
    let named = tr!(
        "data.history.undo_text",
        what = chosen.get().map(|entry| operation(&entry, lang::current())).unwrap_or_default()
    );
    view! {
        <p class="prose">{tr!("data.history.lead")}</p>
        <Show when=move || forgotten.get() != 0>
            <Note>{tr!("data.history.forgotten", number = forgotten.get())}</Note>
        </Show>
        {move || failed.get().map(|text| view! { <p role="alert">{text}</p> })}
        {move || match rows.with(|rows| rows.as_ref().map(|rows| rows.is_empty())) {
            None => view! { <Loading /> }.into_any(),
            Some(true) => view! { <Empty title=tr!("data.history.empty") /> }.into_any(),
            Some(false) => view! {
                <DataTable name="history" caption=tr!("data.tab.history") rows=listed columns=columns() on_open=ask />
            }.into_any(),
        }}
        <Confirm
            open=asking
            title=tr!("data.history.undo_title")
            action=tr!("ui.undo")
            on_confirm=undo
            text=move || view! { <p>{named}</p> }
        />
    }
    .into_any()
}

fn tr_done(entry: &EntryHeader) -> String {
    crate::words::lang::fill(lang::now(), "session.undone", &[("what", operation(entry, lang::now()))])
}

fn operation(entry: &EntryHeader, lang: Lang) -> String {
    say::operation(lang, entry.op, &entry.subject)
}

fn columns() -> Vec<Column<EntryHeader>> {
    vec![
        Column::said("when", "data.history.when", |entry: &EntryHeader, lang| say::moment(lang, entry.time)).width(170),
        Column::said("what", "data.history.what", operation).width(360),
        Column::text("who", "data.history.who", |entry: &EntryHeader| entry.author_name.clone()).width(180),
        Column::said("rows", "data.history.rows", changed).width(280),
        Column::number("number", "data.history.number", 0, |entry: &EntryHeader| Some(entry.sequence as f64)).width(90),
    ]
}

/// "3 evaluasi kinerja, 1 pegawai".
fn changed(entry: &EntryHeader, lang: Lang) -> String {
    let one = |(kind, rows): &(crate::domain::Kind, usize)| {
        format!("{} {}", format::integer(lang, i64::try_from(*rows).unwrap_or(i64::MAX)), name(lang, *kind))
    };
    match entry.op {
        Op::StartEmpty => String::new(),
        _ => entry.counts.iter().map(one).collect::<Vec<_>>().join(", "),
    }
}
