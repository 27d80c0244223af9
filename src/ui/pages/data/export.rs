//! Berkas Data Lengkap out of the browser: asks first, says in the name that it is not encrypted, and is read back.
use leptos::prelude::*;

use crate::ui::components::card::{Card, Note};
use crate::ui::components::confirm::Confirm;
use crate::ui::components::files;
use crate::ui::components::progress::Progress;
use crate::ui::components::tone::Tone;
use crate::ui::desk;
use crate::ui::lang::{self, tr};
use crate::ui::say;
use crate::ui::session::session;
use crate::ui::shell::notices;

/// Export of everything.
#[component]
pub fn Export() -> AnyView {
    let session = session();
    let asking = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let rows = Memo::new(move |_| session.with(crate::domain::Dataset::rows));
    let write = Callback::new(move |()| {
        busy.set(true);
        desk::begin(async move {
            match session.archive_bytes().await {
                Ok(bytes) => {
                    let name = file_name(session.peek(|data| data.origin.sample), session.today());
                    match files::download(&name, "application/json", &bytes) {
                        Ok(()) => {
                            session.note_export();
                            notices::done(crate::words::lang::fill(
                                lang::now(),
                                "data.export.done",
                                &[
                                    ("name", name),
                                    ("size", crate::words::format::bytes(lang::now(), bytes.len() as u64)),
                                ],
                            ));
                        }
                        Err(_) => notices::problem(tr!("data.export.refused").get_untracked()),
                    }
                }
                Err(error) => notices::problem(say::desk_error(lang::now(), &error)),
            }
            busy.set(false);
        });
    });
    let count = tr!(
        "data.export.rows",
        rows = crate::words::format::integer(lang::current(), i64::try_from(rows.get()).unwrap_or(i64::MAX))
    );
    view! {
        <Card title=tr!("data.export.title") note=count>
            <p class="prose">{tr!("data.export.text")}</p>
            <Note tone=Tone::Warn>{tr!("data.export.plain")}</Note>
            <p>
                <button
                    type="button"
                    class="button primary"
                    data-testid="export-archive"
                    disabled=move || busy.get() || rows.get() == 0
                    on:click=move |_| asking.set(true)
                >
                    {tr!("data.export.go")}
                </button>
            </p>
            {move || busy.get().then(|| view! {
                <Progress label=tr!("data.export.working") done={None::<f64>} on_cancel=Callback::new(|()| desk::stop()) />
            })}
        </Card>
        <Confirm
            open=asking
            title=tr!("data.export.ask_title")
            action=tr!("data.export.go")
            on_confirm=write
            text=move || view! { <p>{tr!("data.export.ask_text")}</p> }
        />
    }
    .into_any()
}

fn file_name(sample: bool, today: crate::domain::Day) -> String {
    let what = if sample { "data-contoh" } else { "data-lengkap" };
    format!("bina-karier-{what}-{today}-TIDAK-TERSANDI.json")
}
