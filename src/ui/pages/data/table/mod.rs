//! Tables in: people, learning histories, predicates and attendance from spreadsheets, planned before anything is written.
mod columns;
mod events;
mod flow;
mod outcome;
mod references;
mod source;

use crate::archive::sheet::ImportKind;
use crate::domain::Event;
use crate::ui::components::card::{Card, Note};
use crate::ui::components::file_drop::FileDrop;
use crate::ui::components::icon::{self, icon};
use crate::ui::components::progress::Progress;
use crate::ui::components::state::Failed;
use crate::ui::lang::{self, tr};
use crate::ui::session::session;
use crate::words::format;
use flow::{Flow, Step};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Key of the name of a kind.
const fn kind_key(kind: ImportKind) -> &'static str {
    match kind {
        ImportKind::People => "data.table.people",
        ImportKind::Learning => "data.table.learning",
        ImportKind::Predicates => "data.table.predicates",
        ImportKind::Attendance => "data.table.attendance",
    }
}

/// A table, from choosing to imported.
#[component]
pub fn TableImport() -> AnyView {
    let flow = Flow::new(session());
    let asked = use_query_map().with_untracked(|query| query.get_str("kegiatan").and_then(|id| id.parse().ok()));
    if asked.is_some() {
        flow.kind.set(ImportKind::Attendance);
        flow.event.set(asked);
    }
    let choose = move |kind: ImportKind| {
        view! {
            <label>
                <input type="radio" name="table-kind" prop:checked=move || flow.kind.get() == kind
                    on:change=move |_| flow.kind.set(kind) />
                <span>{tr!(kind_key(kind))}</span>
            </label>
        }
    };
    view! {
        <Card title=tr!("data.table.title") note=tr!("data.table.text")>
            {move || match flow.step.get() {
                Step::Waiting => view! {
                    <fieldset class="segmented">
                        <legend>{tr!("data.table.kind")}</legend>
                        {ImportKind::ALL.map(choose).collect_view()}
                    </fieldset>
                    {for_event(flow)}
                    <FileDrop
                        label=tr!("data.table.drop")
                        help=tr!("data.table.help")
                        accept=".xlsx,.csv,.tsv,.txt"
                        on_files=Callback::new(move |files: Vec<web_sys::File>| flow.take_file(files))
                        on_paste=Callback::new(move |text: String| flow.take_text(text))
                    />
                    <p><button type="button" class="button plain" on:click=move |_| flow.template()>
                        {icon(icon::DOWNLOAD)}{tr!("data.table.template")}
                    </button></p>
                }.into_any(),
                Step::Working(what) => view! {
                    <Progress label=tr!(what) done={None::<f64>} on_cancel=Callback::new(move |()| flow.cancel()) />
                }.into_any(),
                Step::Failed(why) => view! {
                    <Failed title=tr!("data.open.failed") text=why on_retry=Callback::new(move |()| flow.cancel()) />
                }.into_any(),
                Step::Encoding(sample) => encoding(flow, sample),
                Step::Planned => planned(flow),
            }}
        </Card>
    }
    .into_any()
}

/// Text that is not UTF-8: a person looks before anything is believed.
fn encoding(flow: Flow, sample: String) -> AnyView {
    view! {
        <p>{tr!("data.table.encoding")}</p>
        <blockquote class="sample-line">{sample}</blockquote>
        <div class="row">
            <button type="button" class="button primary" on:click=move |_| flow.confirm_encoding()>
                {tr!("data.table.encoding_right")}
            </button>
            <button type="button" class="button" on:click=move |_| flow.cancel()>{tr!("data.table.encoding_wrong")}</button>
        </div>
    }
    .into_any()
}

/// The event that the page was opened for, which rows need not name.
fn for_event(flow: Flow) -> AnyView {
    let events = session().table::<Event>();
    let name = Memo::new(move |_| {
        let id = flow.event.get().filter(|_| flow.kind.get() == ImportKind::Attendance)?;
        events.with(|events| events.get(id).map(|event| (event.name.clone(), event.start, event.end)))
    });
    let said = move || {
        name.get().map(|(name, start, end)| {
            let days = format::days(lang::current(), start.date(), end.date());
            tr!("data.event.for_one", name = name.clone(), days = days.clone())
        })
    };
    view! {
        {move || said().map(|said| view! {
            <Note>
                <p data-testid="for-event">{said}</p>
                <Show when=move || flow.step.get() == Step::Waiting>
                    <button type="button" class="button" on:click=move |_| flow.event.set(None)>{tr!("data.event.for_any")}</button>
                </Show>
            </Note>
        })}
    }
    .into_any()
}

fn planned(flow: Flow) -> AnyView {
    let name = move || flow.name.get();
    view! {
        <p class="prose"><b>{name}</b>" – "{move || tr!(kind_key(flow.kind.get()))}</p>
        {for_event(flow)}
        <source::Source flow />
        <columns::Columns flow />
        <events::UnknownEvents flow />
        <references::References flow />
        <outcome::Outcome flow />
        <div class="row">
            <button
                type="button"
                class="button primary"
                data-testid="import-table"
                disabled=move || flow.wanted() == 0
                on:click=move |_| flow.import()
            >
                {move || tr!("data.table.go", rows = format::integer(lang::current(), flow.wanted()))}
            </button>
            <button type="button" class="button" on:click=move |_| flow.cancel()>{tr!("ui.cancel")}</button>
        </div>
    }
    .into_any()
}
