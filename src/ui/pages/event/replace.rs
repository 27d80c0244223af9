//! Ganti peserta: somebody else takes the place of the one who is picked.
use super::desk::Desk;
use super::participants::Picked;
use crate::domain::{Dataset, Diff, Enrolment, Id, Op, Participant, Person, Problem, ProblemKind, Refusal, Stamp};
use crate::ui::components::dialog::Dialog;
use crate::ui::components::form::{Bind, Choice, Field, FieldDef, Form, Pick};
use crate::ui::draft::Draft;
use crate::ui::lang::{self, tr};
use crate::ui::pages::people::find::{self, picked as picked_id, value_of};
use crate::words::lang::text as say;
use leptos::prelude::*;

static BY: FieldDef = FieldDef::pick("participant", "events.replace.by").help("events.replace.by_help");
static WAY: FieldDef = FieldDef::segments("way", "events.replace.who");
static GUEST: FieldDef = FieldDef::text("name", "events.enrol.guest_name");
static INSTITUTION: FieldDef = FieldDef::text("institution", "events.enrol.institution").optional();
static REASON: FieldDef = FieldDef::lines("reason", "events.reason").optional();

/// The choice that a guest comes.
const BY_GUEST: &str = "guest";

/// Who comes, and why.
#[derive(Clone, Debug, PartialEq)]
struct ReplaceDraft {
    old: Option<Id<Enrolment>>,
    /// A guest comes, and no employee.
    by_guest: bool,
    person: Option<Id<Person>>,
    name: String,
    institution: String,
    reason: String,
}

impl ReplaceDraft {
    fn by(&self) -> Option<Participant> {
        let guest = || Participant::Guest {
            name: self.name.trim().to_owned(),
            institution: self.institution.trim().to_owned(),
        };
        if self.by_guest { Some(guest()) } else { self.person.map(Participant::Person) }
    }

    fn plan(&self, data: &Dataset, stamp: &mut Stamp) -> Result<Diff, Refusal> {
        let old = self.old.ok_or(Refusal::Nothing)?;
        let Some(by) = self.by() else {
            let missing = Problem { field: "participant".into(), what: ProblemKind::Missing };
            return Err(Refusal::Problems(vec![missing]));
        };
        data.plan_replace(stamp, old, &by, &self.reason)
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
    let first = ReplaceDraft {
        old,
        by_guest: false,
        person: None,
        name: String::new(),
        institution: String::new(),
        reason: String::new(),
    };
    let draft = Draft::new(first, |data, stamp, draft: &ReplaceDraft| draft.plan(data, stamp));
    let value = draft.value;
    let subject = format!("{who} – {}", desk.subject());
    let save = Callback::new(move |()| {
        draft.save(Op::ReplaceParticipant, subject.clone(), move || {
            picked.ids.update(|ids| ids.clear());
            open.set(false);
        });
    });
    let options = Signal::derive(|| {
        let lang = lang::current();
        let choice = |(key, label): &(&'static str, &str)| Choice::new(*key, say(lang, label));
        [("", "events.replace.employee"), (BY_GUEST, "events.enrol.by_guest")].iter().map(choice).collect::<Vec<_>>()
    });
    let way = Bind::new(
        value,
        |draft| if draft.by_guest { BY_GUEST.to_owned() } else { String::new() },
        |draft, key| draft.by_guest = key == BY_GUEST,
    );
    let by_guest = Memo::new(move |_| value.with(|draft| draft.by_guest));
    let by = Bind::new(value, |draft| value_of(draft.person), |draft, id| draft.person = picked_id(&id));
    let name = Bind::new(value, |draft| draft.name.clone(), |draft, typed| draft.name = typed);
    let institution = Bind::new(value, |draft| draft.institution.clone(), |draft, typed| draft.institution = typed);
    let reason = Bind::new(value, |draft| draft.reason.clone(), |draft, typed| draft.reason = typed);
    let employee = move || {
        view! {
            <Pick def=&BY bind=by label_of=find::person_name(desk.session) find=find::people(desk.session, None) />
        }
    };
    view! {
        <Form
            name="replace"
            problems=draft.problems(&["participant", "name", "institution", "reason"])
            save=draft.state
            on_save=save
            save_label=tr!("events.replace.action")
        >
            <p>{tr!("events.replace.help", name = who.clone())}</p>
            <Field def=&WAY bind=way options />
            <Show when=move || by_guest.get() fallback=employee>
                <Field def=&GUEST bind=name />
                <Field def=&INSTITUTION bind=institution />
            </Show>
            <Field def=&REASON bind=reason />
        </Form>
    }
    .into_any()
}
