//! Changing several kepesertaan at once: their state, their result by hand, the number of their Surat Tugas.
use super::desk::Desk;
use super::participants::Picked;
use crate::domain::{EnrolmentResult, EnrolmentState, Op};
use crate::ui::components::dialog::Dialog;
use crate::ui::components::form::{Bind, Choice, Field, FieldDef, Form};
use crate::ui::draft::Draft;
use crate::ui::lang::{self, tr};
use crate::words::domain::name;
use crate::words::lang::text as say;
use leptos::prelude::*;

static STATE: FieldDef = FieldDef::radio("state", "events.participant_state");
static REASON: FieldDef = FieldDef::lines("reason", "events.reason").optional();
static WHY_OUT: FieldDef = FieldDef::lines("reason", "events.reason").help("events.reason_needed");
static RESULT: FieldDef = FieldDef::radio("result_by_hand", "events.result").help("events.result_help");
static LETTER: FieldDef = FieldDef::text("letter", "events.letter").optional().help("events.letter_help");

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
    let ids = untrack(|| picked.ids());
    let draft = Draft::new((EnrolmentState::Registered, String::new()), move |data, stamp, draft| {
        data.plan_enrolment_state(stamp, &ids, draft.0, &draft.1)
    });
    let value = draft.value;
    let save = Callback::new(move |()| draft.save(Op::SetEnrolmentState, desk.subject(), move || open.set(false)));
    let options = Signal::derive(|| {
        let lang = lang::current();
        let choice = |(at, state): (usize, &EnrolmentState)| Choice::new(at.to_string(), name(lang, *state));
        EnrolmentState::CHOICES.iter().enumerate().map(choice).collect::<Vec<_>>()
    });
    let state = Bind::new(
        value,
        |draft| EnrolmentState::CHOICES.iter().position(|state| *state == draft.0).unwrap_or(0).to_string(),
        |draft, at| {
            if let Some(state) = at.parse::<usize>().ok().and_then(|at| EnrolmentState::CHOICES.get(at)) {
                draft.0 = *state;
            }
        },
    );
    let reason = Bind::new(value, |draft| draft.1.clone(), |draft, typed| draft.1 = typed);
    let is_out = Memo::new(move |_| value.with(|draft| draft.0.is_out()));
    view! {
        <Form name="enrolment-state" problems=draft.problems(&["state", "reason"]) save=draft.state on_save=save>
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
    let ids = untrack(|| picked.ids());
    let draft = Draft::new((Some(EnrolmentResult::Passed), String::new()), move |data, stamp, draft| {
        data.plan_enrolment_result(stamp, &ids, draft.0, &draft.1)
    });
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
        |draft| {
            let at = EnrolmentResult::ALL.iter().position(|result| Some(*result) == draft.0);
            at.map_or_else(|| BY_RULE.to_owned(), |at| at.to_string())
        },
        |draft, at| draft.0 = at.parse::<usize>().ok().and_then(|at| EnrolmentResult::ALL.get(at)).copied(),
    );
    let reason = Bind::new(value, |draft| draft.1.clone(), |draft, typed| draft.1 = typed);
    let explains = Memo::new(move |_| {
        value.with(|draft| matches!(draft.0, Some(EnrolmentResult::Failed | EnrolmentResult::Withdrawn)))
    });
    view! {
        <Form
            name="enrolment-result"
            problems=draft.problems(&["result_by_hand", "reason"])
            save=draft.state
            on_save=save
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
    let ids = untrack(|| picked.ids());
    let first =
        ids.first().and_then(|id| desk.session.peek(|data| data.enrolments.get(*id).map(|row| row.letter.clone())));
    let draft = Draft::new(first.unwrap_or_default(), move |data, stamp, letter: &String| {
        data.plan_enrolment_letter(stamp, &ids, letter)
    });
    let save = Callback::new(move |()| draft.save(Op::SetEnrolmentLetter, desk.subject(), move || open.set(false)));
    let letter = Bind::signal(draft.value);
    view! {
        <Form name="enrolment-letter" problems=draft.problems(&["letter"]) save=draft.state on_save=save>
            {about(picked)}
            <Field def=&LETTER bind=letter />
        </Form>
    }
    .into_any()
}
