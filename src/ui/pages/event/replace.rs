//! Ganti peserta: somebody else takes the place of the one who is picked.
use super::desk::Desk;
use super::participants::Picked;
use crate::domain::{Dataset, Diff, Enrolment, Id, Op, Participant, Person, Problem, ProblemKind, Refusal, Stamp};
use crate::ui::components::dialog::Dialog;
use crate::ui::components::form::{Bind, Field, FieldDef, Form, Pick};
use crate::ui::draft::Draft;
use crate::ui::lang::tr;
use crate::ui::pages::people::find::{self, picked as picked_id, value_of};
use leptos::prelude::*;

static BY: FieldDef = FieldDef::pick("participant", "events.replace.by").help("events.replace.by_help");
static REASON: FieldDef = FieldDef::lines("reason", "events.reason").optional();

/// Who comes, and why.
#[derive(Clone, Debug, PartialEq)]
struct ReplaceDraft {
    old: Option<Id<Enrolment>>,
    by: Option<Id<Person>>,
    reason: String,
}

impl ReplaceDraft {
    fn plan(&self, data: &Dataset, stamp: &mut Stamp) -> Result<Diff, Refusal> {
        let old = self.old.ok_or(Refusal::Nothing)?;
        match self.by {
            Some(person) => data.plan_replace(stamp, old, &Participant::Person(person), &self.reason),
            None => {
                let missing = Problem { field: "participant".into(), what: ProblemKind::Missing };
                Err(Refusal::Problems(vec![missing]))
            }
        }
    }
}

/// The form in a dialog.
#[component]
pub fn ReplaceDialog(desk: Desk, picked: Picked, open: RwSignal<bool>) -> AnyView {
    view! {
        <Dialog open title=tr!("events.replace.action")>
            <ReplaceForm desk picked open />
        </Dialog>
    }
    .into_any()
}

#[component]
fn ReplaceForm(desk: Desk, picked: Picked, open: RwSignal<bool>) -> AnyView {
    let (old, who) = untrack(|| (picked.ids().first().copied(), picked.names().join("; ")));
    let first = ReplaceDraft { old, by: None, reason: String::new() };
    let draft = Draft::new(first, |data, stamp, draft: &ReplaceDraft| draft.plan(data, stamp));
    let value = draft.value;
    let subject = format!("{who} – {}", desk.subject());
    let save = Callback::new(move |()| {
        draft.save(Op::ReplaceParticipant, subject.clone(), move || {
            picked.ids.update(|ids| ids.clear());
            open.set(false);
        });
    });
    let by = Bind::new(value, |draft| value_of(draft.by), |draft, id| draft.by = picked_id(&id));
    let reason = Bind::new(value, |draft| draft.reason.clone(), |draft, typed| draft.reason = typed);
    view! {
        <Form
            name="replace"
            problems=draft.problems(&["participant", "reason"])
            save=draft.state
            on_save=save
            save_label=tr!("events.replace.action")
        >
            <p>{tr!("events.replace.help", name = who.clone())}</p>
            <Pick
                def=&BY
                bind=by
                label_of=find::person_name(desk.session)
                find=find::people(desk.session, None)
            />
            <Field def=&REASON bind=reason />
        </Form>
    }
    .into_any()
}
