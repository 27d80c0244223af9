//! Changing several kepesertaan at once: their state, their result by hand, the number of their Surat Tugas.
use super::desk::Desk;
use super::participants::Picked;
use crate::domain::{
    Changed, Dataset, Diff, Enrolment, EnrolmentResult, EnrolmentState, Id, Op, Problem, ProblemKind, Refusal, Stamp,
};
use crate::ui::components::dialog::Dialog;
use crate::ui::components::form::{Bind, Choice, Field, FieldDef, Form, SaveState};
use crate::ui::draft::Draft;
use crate::ui::following::Found;
use crate::ui::lang::{self, tr};
use crate::words::domain::name;
use crate::words::lang::text as say;
use leptos::prelude::*;

static STATE: FieldDef = FieldDef::radio("state", "events.participant_state");
static REASON: FieldDef = FieldDef::lines("reason", "events.reason").optional();
static WHY_OUT: FieldDef = FieldDef::lines("reason", "events.reason").help("events.reason_needed");
static RESULT: FieldDef = FieldDef::radio("result_by_hand", "events.result").help("events.result_help");
static LETTER: FieldDef = FieldDef::text("letter", "events.letter").optional().help("events.letter_help");

/// One value for several kepesertaan, and why; no value where theirs differ.
#[derive(Clone, Debug, PartialEq)]
struct Several<T> {
    /// Those that are still there, and when they were last changed: who changes one of them meanwhile is noticed.
    rows: Vec<(Id<Enrolment>, Changed)>,
    value: Option<T>,
    reason: String,
}

impl<T: PartialEq> Several<T> {
    /// What they have now; none where none of them is left.
    fn read(data: &Dataset, ids: &[Id<Enrolment>], value: fn(&Enrolment) -> T) -> Option<Found<Self>> {
        let rows: Vec<&Enrolment> = ids.iter().filter_map(|id| data.enrolments.get(*id)).collect();
        let changed = rows.iter().map(|row| row.changed).max_by_key(|changed| changed.at)?;
        let first = *rows.first()?;
        let alike = rows.iter().all(|row| value(row) == value(first));
        let value = Self {
            rows: rows.iter().map(|row| (row.id, row.changed)).collect(),
            value: alike.then(|| value(first)),
            reason: if rows.iter().all(|row| row.reason == first.reason) {
                first.reason.clone()
            } else {
                String::new()
            },
        };
        Some(Found { value, changed })
    }

    /// The plan for the value that was chosen; without one a problem of that field.
    fn plan(
        &self,
        field: &str,
        plan: impl FnOnce(&[Id<Enrolment>], &T) -> Result<Diff, Refusal>,
    ) -> Result<Diff, Refusal> {
        let missing = || Refusal::Problems(vec![Problem { field: field.to_owned(), what: ProblemKind::Missing }]);
        let ids: Vec<Id<Enrolment>> = self.rows.iter().map(|(id, _)| *id).collect();
        plan(&ids, self.value.as_ref().ok_or_else(missing)?)
    }
}

type PlanSeveral<T> = fn(&Dataset, &mut Stamp, &Several<T>) -> Result<Diff, Refusal>;

/// A draft about those who are picked, that begins with a value which suits most of the time.
fn draft<T>(
    desk: Desk,
    picked: Picked,
    value: fn(&Enrolment) -> T,
    most: Option<T>,
    plan: PlanSeveral<T>,
) -> Draft<Several<T>>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let ids = untrack(|| picked.ids());
    let found = desk.session.peek(|data| Several::read(data, &ids, value)).map(|found| found.value);
    let base = found.unwrap_or_else(|| Several { rows: Vec::new(), value: None, reason: String::new() });
    let first = Several { value: most.or_else(|| base.value.clone()), ..base.clone() };
    let draft = Draft::resumed(base, first, plan).follows(move |data| Several::read(data, &ids, value));
    draft.state.set(SaveState::Clean);
    draft
}

/// The reason of a draft.
fn reason_of<T: Send + Sync + 'static>(value: RwSignal<Several<T>>) -> Bind {
    Bind::new(value, |draft| draft.reason.clone(), |draft, typed| draft.reason = typed)
}

/// Whom it is about.
fn about(picked: Picked) -> AnyView {
    let count = move || lang::count(picked.ids().len());
    let names = move || {
        let names = picked.names();
        let shown: Vec<String> = names.iter().take(5).cloned().collect();
        let more = if names.len() > shown.len() { "…" } else { "" };
        format!("{}{more}", shown.join("; "))
    };
    view! { <p class="help">{tr!("events.picked", count = count())} ": " {names}</p> }.into_any()
}

/// One state for all who are picked.
#[component]
pub fn StateDialog(desk: Desk, picked: Picked, open: RwSignal<bool>) -> AnyView {
    view! {
        <Dialog open title=tr!("events.state_change")>
            <StateForm desk picked open />
        </Dialog>
    }
    .into_any()
}

#[component]
fn StateForm(desk: Desk, picked: Picked, open: RwSignal<bool>) -> AnyView {
    let draft = draft(
        desk,
        picked,
        |row| row.state,
        Some(EnrolmentState::Registered),
        |data, stamp, draft| {
            draft.plan("state", |ids, state| data.plan_enrolment_state(stamp, ids, *state, &draft.reason))
        },
    );
    let value = draft.value;
    let save = Callback::new(move |()| draft.save(Op::SetEnrolmentState, desk.subject(), move || open.set(false)));
    let options = Signal::derive(|| {
        let lang = lang::current();
        let choice = |(at, state): (usize, &EnrolmentState)| Choice::new(at.to_string(), name(lang, *state));
        EnrolmentState::CHOICES.iter().enumerate().map(choice).collect::<Vec<_>>()
    });
    let state = Bind::new(
        value,
        |draft| {
            let at = EnrolmentState::CHOICES.iter().position(|state| Some(*state) == draft.value);
            at.map(|at| at.to_string()).unwrap_or_default()
        },
        |draft, at| draft.value = at.parse::<usize>().ok().and_then(|at| EnrolmentState::CHOICES.get(at)).copied(),
    );
    let reason = reason_of(value);
    let is_out = Memo::new(move |_| value.with(|draft| draft.value.is_some_and(EnrolmentState::is_out)));
    view! {
        <Form
            name="enrolment-state"
            problems=draft.problems(&["state", "reason"])
            save=draft.state
            on_save=save
            meanwhile=draft.meanwhile()
        >
            {about(picked)}
            <Field def=&STATE bind=state options />
            <Show when=move || is_out.get()>
                <Field def=&WHY_OUT bind=reason />
            </Show>
        </Form>
    }
    .into_any()
}

/// One result by hand for all who are picked, or back to what attendance says.
#[component]
pub fn ResultDialog(desk: Desk, picked: Picked, open: RwSignal<bool>) -> AnyView {
    view! {
        <Dialog open title=tr!("events.result_set")>
            <ResultForm desk picked open />
        </Dialog>
    }
    .into_any()
}

#[component]
fn ResultForm(desk: Desk, picked: Picked, open: RwSignal<bool>) -> AnyView {
    let passed = Some(Some(EnrolmentResult::Passed));
    let draft = draft(
        desk,
        picked,
        |row| row.result,
        passed,
        |data, stamp, draft| {
            draft.plan("result_by_hand", |ids, result| data.plan_enrolment_result(stamp, ids, *result, &draft.reason))
        },
    );
    let value = draft.value;
    let save = Callback::new(move |()| draft.save(Op::SetEnrolmentResult, desk.subject(), move || open.set(false)));
    const BY_RULE: &str = "rule";
    let options = Signal::derive(|| {
        let lang = lang::current();
        let choice = |(at, result): (usize, &EnrolmentResult)| Choice::new(at.to_string(), name(lang, *result));
        let mut choices: Vec<Choice> = EnrolmentResult::ALL.iter().enumerate().map(choice).collect();
        choices.push(Choice::new(BY_RULE, say(lang, "events.by_rule")));
        choices
    });
    let result = Bind::new(
        value,
        |draft| match draft.value {
            None => String::new(),
            Some(None) => BY_RULE.to_owned(),
            Some(result) => {
                let at = EnrolmentResult::ALL.iter().position(|known| Some(*known) == result);
                at.map(|at| at.to_string()).unwrap_or_default()
            }
        },
        |draft, at| {
            let result = at.parse::<usize>().ok().and_then(|at| EnrolmentResult::ALL.get(at)).copied();
            draft.value = (result.is_some() || at == BY_RULE).then_some(result);
        },
    );
    let reason = reason_of(value);
    let explains = Memo::new(move |_| {
        value.with(|draft| matches!(draft.value, Some(Some(EnrolmentResult::Failed | EnrolmentResult::Withdrawn))))
    });
    view! {
        <Form
            name="enrolment-result"
            problems=draft.problems(&["result_by_hand", "reason"])
            save=draft.state
            on_save=save
            meanwhile=draft.meanwhile()
        >
            {about(picked)}
            <Field def=&RESULT bind=result options />
            <Show when=move || explains.get()>
                <Field def=&REASON bind=reason />
            </Show>
        </Form>
    }
    .into_any()
}

/// One Surat Tugas for all who are picked.
#[component]
pub fn LetterDialog(desk: Desk, picked: Picked, open: RwSignal<bool>) -> AnyView {
    view! {
        <Dialog open title=tr!("events.letter")>
            <LetterForm desk picked open />
        </Dialog>
    }
    .into_any()
}

#[component]
fn LetterForm(desk: Desk, picked: Picked, open: RwSignal<bool>) -> AnyView {
    // Where their letters differ and none is typed, they stay.
    let draft = draft(
        desk,
        picked,
        |row| row.letter.clone(),
        None,
        |data, stamp, draft| match &draft.value {
            Some(_) => draft.plan("letter", |ids, letter| data.plan_enrolment_letter(stamp, ids, letter)),
            None => Err(Refusal::Nothing),
        },
    );
    let save = Callback::new(move |()| draft.save(Op::SetEnrolmentLetter, desk.subject(), move || open.set(false)));
    // Where they differ, an emptied field says again that they stay.
    let differ = draft.value.with_untracked(|draft| draft.value.is_none());
    let letter = Bind::new(
        draft.value,
        |draft| draft.value.clone().unwrap_or_default(),
        move |draft, typed| draft.value = (!differ || !typed.is_empty()).then_some(typed),
    );
    view! {
        <Form
            name="enrolment-letter"
            problems=draft.problems(&["letter"])
            save=draft.state
            on_save=save
            meanwhile=draft.meanwhile()
        >
            {about(picked)}
            <Field def=&LETTER bind=letter />
        </Form>
    }
    .into_any()
}
