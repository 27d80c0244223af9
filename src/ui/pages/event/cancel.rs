//! Cancelling an event, with a reason that the history keeps.
use super::desk::Desk;
use crate::domain::{Op, Problem, ProblemKind, Refusal};
use crate::ui::components::dialog::Dialog;
use crate::ui::components::form::{Bind, Field, FieldDef, Form};
use crate::ui::draft::Draft;
use crate::ui::lang::tr;
use leptos::prelude::*;

static REASON: FieldDef = FieldDef::lines("reason", "events.reason").help("events.cancel.reason_help");
const KEYS: &[&str] = &["reason"];

/// The question, in a dialog.
#[component]
pub fn CancelDialog(desk: Desk, open: RwSignal<bool>) -> AnyView {
    view! {
        <Dialog open title=tr!("events.cancel.action")>
            <CancelForm desk open />
        </Dialog>
    }
    .into_any()
}

#[component]
fn CancelForm(desk: Desk, open: RwSignal<bool>) -> AnyView {
    let draft = Draft::new(String::new(), move |data, stamp, reason: &String| {
        if reason.trim().is_empty() {
            let missing = Problem { field: "reason".into(), what: ProblemKind::Missing };
            return Err(Refusal::Problems(vec![missing]));
        }
        data.plan_cancel_event(stamp, desk.id)
    });
    let save = Callback::new(move |()| {
        let reason = draft.value.with_untracked(|reason| reason.trim().to_owned());
        draft.save(Op::CancelEvent, format!("{} ({reason})", desk.subject()), move || open.set(false));
    });
    let reason = Bind::signal(draft.value);
    view! {
        <Form
            name="cancel"
            problems=draft.problems(KEYS)
            save=draft.state
            on_save=save
            save_label=tr!("events.cancel.action")
        >
            <p>{tr!("events.cancel.help")}</p>
            <Field def=&REASON bind=reason />
        </Form>
    }
    .into_any()
}
