//! A set out as a file, and in again as a draft.
use super::{Desk, Editing};
use crate::archive::rule_set;
use crate::rules::AnySet;
use crate::ui::components::card::{Card, Note};
use crate::ui::components::file_drop::FileDrop;
use crate::ui::components::files;
use crate::ui::components::tone::Tone;
use crate::ui::desk;
use crate::ui::lang::{self, tr, tr_now};
use crate::ui::pages::data::open::bytes_of;
use crate::ui::shell::notices;
use crate::words::rule_set::SetDraft;
use leptos::prelude::*;

/// Offers a version as a file.
pub fn export(set: &AnySet) {
    let name = format!("aturan-{}-{}.json", crate::rules::key(set.rule), set.version);
    let is_out = rule_set::write(set).is_ok_and(|bytes| files::download(&name, "application/json", &bytes).is_ok());
    if !is_out {
        notices::problem(tr_now!("rule_sets.page.not_exported"));
    }
}

/// A file is opened as a draft, to be looked at before it is saved; or refused with the reason.
#[component]
pub fn Import(desk: Desk) -> AnyView {
    let refused = RwSignal::new(Vec::<String>::new());
    let take = Callback::new(move |files: Vec<web_sys::File>| {
        let Some(file) = files.into_iter().next() else { return };
        refused.set(Vec::new());
        desk::begin(async move {
            match read(&file).await {
                Ok(set) => open(desk, file.name(), &set),
                Err(why) => refused.set(why),
            }
        });
    });
    let line = |why: String| view! { <li>{why}</li> };
    let told = move || {
        let why = refused.get();
        (!why.is_empty()).then(|| {
            view! {
                <Note tone=Tone::Bad>
                    <p>{tr!("rule_sets.page.refused")}</p>
                    <ul data-testid="refused">{why.into_iter().map(line).collect_view()}</ul>
                </Note>
            }
        })
    };
    view! {
        <div class="screen-only">
            <Card title=tr!("rule_sets.page.import") note=tr!("rule_sets.page.import_help")>
                <FileDrop label=tr!("rule_sets.page.import_label") accept=".json" on_files=take />
                <div role="status">{told}</div>
            </Card>
        </div>
    }
    .into_any()
}

async fn read(file: &web_sys::File) -> Result<AnySet, Vec<String>> {
    if file.size() > rule_set::MAX_BYTES as f64 {
        return Err(vec![tr_now!("rule_sets.file.too_large")]);
    }
    let bytes = bytes_of(file).await.ok_or_else(|| vec![tr_now!("rule_sets.file.unread")])?;
    let set = rule_set::read(&bytes).map_err(|error| error.said(lang::now()))?;
    let lost = SetDraft::lost(lang::now(), &set);
    if lost.is_empty() {
        return Ok(set);
    }
    Err(lost.into_iter().map(|place| tr_now!("rule_sets.file.lost", place = place)).collect())
}

fn open(desk: Desk, name: String, set: &AnySet) {
    let base = untrack(|| desk.used(set.rule)).map_or_else(|| set.clone(), |version| version.set);
    desk.rule.set(set.rule);
    desk.editing.set(Some(Editing { base, filled: Some((name, SetDraft::of(lang::now(), set))) }));
}
