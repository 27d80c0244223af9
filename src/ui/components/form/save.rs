//! How far a draft is on its way to the disk.
use crate::ui::components::icon::{self, icon};
use crate::ui::lang::tr;
use leptos::prelude::*;

/// From untouched to safely on disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SaveState {
    /// As it was read.
    #[default]
    Clean,
    /// Changed here, not yet written.
    Dirty,
    /// Being written.
    Saving,
    /// On disk.
    Saved,
    /// Not written; the reason in words. The draft is kept.
    Failed(String),
}

impl SaveState {
    /// Whether leaving would lose something.
    pub fn is_at_risk(&self) -> bool {
        matches!(self, SaveState::Dirty | SaveState::Saving | SaveState::Failed(_))
    }
}

/// The state in a few words, with a sign; read out when it changes.
#[component]
pub fn SaveNote(#[prop(into)] state: Signal<SaveState>) -> AnyView {
    let face = move || match state.get() {
        SaveState::Clean => ().into_any(),
        SaveState::Dirty => view! { <span>{tr!("ui.form.dirty")}</span> }.into_any(),
        SaveState::Saving => view! { <span>{tr!("ui.form.saving")}</span> }.into_any(),
        SaveState::Saved => view! { {icon(icon::CHECK)} <span>{tr!("ui.form.saved")}</span> }.into_any(),
        SaveState::Failed(reason) => {
            view! { {icon(icon::PROBLEM)} <span>{tr!("ui.form.failed", reason = reason)}</span> }.into_any()
        }
    };
    let tone = move || match state.get() {
        SaveState::Saved => "save-state good",
        SaveState::Failed(_) => "save-state bad",
        _ => "save-state",
    };
    view! { <span class=tone role="status">{face}</span> }.into_any()
}
