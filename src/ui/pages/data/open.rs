//! Files in: a full data file is planned, shown row by row, and merged only when a person says so.
use leptos::prelude::*;

use super::plan::PlanView;
use crate::archive::json::MAX_BYTES;
use crate::archive::merge::Choices;
use crate::domain::{Dataset, Op};
use crate::job::{Answer, MergeSummary, Parcel, Progress, Request};
use crate::ui::components::card::Card;
use crate::ui::components::file_drop::FileDrop;
use crate::ui::components::progress::Progress as ProgressBar;
use crate::ui::components::state::Failed;
use crate::ui::desk;
use crate::ui::lang::{self, tr};
use crate::ui::say;
use crate::ui::session::{Session, fetch, session};
use crate::ui::shell::notices;
use crate::words::format;

/// How far the file is.
#[derive(Clone)]
#[expect(clippy::large_enum_variant, reason = "one for the whole page")]
enum Step {
    Waiting,
    Reading,
    /// What it would do, to the data as they were then.
    Planned(MergeSummary, Dataset),
    Merging,
    Failed(String),
}

/// A full data file, from choosing to merged.
#[component]
pub fn OpenFile() -> AnyView {
    let session = session();
    let step = RwSignal::new(Step::Waiting);
    let name = RwSignal::new(String::new());
    let progress = RwSignal::new(None::<f64>);
    let read = Callback::new(move |files: Vec<web_sys::File>| {
        let Some(file) = files.into_iter().next() else { return };
        name.set(file.name());
        progress.set(None);
        step.set(Step::Reading);
        desk::begin(async move {
            step.set(
                plan(session, file, move |at| progress.set(Some(f64::from(at.done) / f64::from(at.of.max(1))))).await,
            );
        });
    });
    let merge = Callback::new(move |choices: Choices| {
        let Step::Planned(summary, seen) = step.get_untracked() else { return };
        step.set(Step::Merging);
        desk::begin(async move {
            let merged = fetch(Parcel::of(Request::Merge(choices)), seen.clone()).await;
            match merged {
                Err(error) => step.set(Step::Failed(say::desk_error(lang::now(), &error))),
                Ok(merged) => take_in(session, summary, seen, merged, name.get_untracked(), step),
            }
        });
    });
    let cancel = Callback::new(move |()| {
        desk::stop();
        step.set(Step::Waiting);
    });
    let retry = Callback::new(move |()| step.set(Step::Waiting));
    view! {
        <Card title=tr!("data.open.title") note=tr!("data.open.text")>
            {move || match step.get() {
                Step::Waiting => view! {
                    <FileDrop label=tr!("data.open.drop") help=tr!("data.open.help") accept=".json" on_files=read />
                }.into_any(),
                Step::Reading => view! {
                    <ProgressBar label=tr!("data.open.reading", name = name.get()) done=progress on_cancel=cancel />
                }.into_any(),
                Step::Merging => view! { <ProgressBar label=tr!("data.open.merging") done={None::<f64>} /> }.into_any(),
                Step::Failed(why) => view! {
                    <Failed title=tr!("data.open.failed") text=why on_retry=retry />
                }.into_any(),
                Step::Planned(summary, _) => view! {
                    <PlanView summary name=name on_merge=merge on_cancel=cancel />
                }.into_any(),
            }}
        </Card>
    }
    .into_any()
}

async fn plan(session: Session, file: web_sys::File, told: impl Fn(Progress) + 'static) -> Step {
    if file.size() > MAX_BYTES as f64 {
        let (size, limit) =
            (format::bytes(lang::now(), file.size() as u64), format::bytes(lang::now(), MAX_BYTES as u64));
        let values = [("size", size), ("limit", limit)];
        return Step::Failed(crate::words::lang::fill(lang::now(), "archive.error.too_large", &values));
    }
    let Some(bytes) = bytes_of(&file).await else {
        return Step::Failed(tr!("data.open.unread").get_untracked());
    };
    let seen = match session.hand_over().await {
        Ok(seen) => seen,
        Err(error) => return Step::Failed(say::desk_error(lang::now(), &error)),
    };
    let request = Request::ReadArchive { lang: lang::now(), today: session.today() };
    match desk::ask(Parcel { head: request, blobs: vec![bytes] }, told).await {
        Ok(Parcel { head: Answer::MergePlan(summary), .. }) => Step::Planned(summary, seen),
        Ok(Parcel { head: Answer::Refused(why), .. }) => Step::Failed(why),
        Ok(_) => Step::Failed(tr!("data.open.unread").get_untracked()),
        Err(desk::DeskError::Stopped) => Step::Waiting,
        Err(error) => Step::Failed(say::desk_error(lang::now(), &error)),
    }
}

/// The bytes of a file; none when the browser cannot read it any more.
pub async fn bytes_of(file: &web_sys::Blob) -> Option<Vec<u8>> {
    let buffer = wasm_bindgen_futures::JsFuture::from(file.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}

fn take_in(
    session: Session,
    summary: MergeSummary,
    seen: Dataset,
    merged: Dataset,
    name: String,
    step: RwSignal<Step>,
) {
    let told = move |done: Result<crate::ui::session::Done, crate::ui::session::RunError>| match done {
        Ok(_) => {
            step.set(Step::Waiting);
            notices::done(tr!("data.open.done").get_untracked());
        }
        Err(error) => step.set(Step::Failed(say::run_error(lang::now(), &error))),
    };
    if summary.load {
        session.load(summary.origin.sample, merged, told);
    } else {
        session.replace(Op::ImportArchive, name, &seen, merged, told);
    }
}
