//! The question "Anda bekerja sebagai", and the tools of the bar that need the session.
use leptos::prelude::*;

use crate::ui::components::dialog::Dialog;
use crate::ui::lang::tr;
use crate::ui::session::{Done, RunError, Session, session};
use crate::ui::shell::notices;
use crate::ui::shell::{UndoRedo, WorkingAs};
use crate::ui::{lang, place, say};

fn told(what: &'static str) -> impl FnOnce(Result<Done, RunError>) {
    move |done| match done {
        Ok(done) => {
            let name = say::operation(lang::now(), done.op, &done.subject);
            notices::done(crate::words::lang::fill(lang::now(), what, &[("what", name)]));
        }
        Err(error) => notices::problem(say::run_error(lang::now(), &error)),
    }
}

/// Undoes the latest operation of this tab, and says so.
pub fn step_back(session: Session) {
    session.undo(told("session.undone"));
}

/// Does the latest undone one again, and says so.
pub fn step_forward(session: Session) {
    session.redo(told("session.redone"));
}

/// Undo, redo and who is working.
#[component]
pub fn Tools() -> AnyView {
    let session = session();
    let named = |done: Option<Done>| done.map(|done| say::operation(lang::current(), done.op, &done.subject));
    view! {
        <UndoRedo
            undo=Signal::derive(move || named(session.next_undo()))
            redo=Signal::derive(move || named(session.next_redo()))
            on_undo=Callback::new(move |()| step_back(session))
            on_redo=Callback::new(move |()| step_forward(session))
        />
        <WorkingAs
            name=Signal::derive(move || session.author().map(|(_, name)| name))
            on_change=Callback::new(move |()| session.is_asking().set(true))
        />
    }
    .into_any()
}

/// The dialog that asks; over every page.
#[component]
pub fn AskAuthor() -> AnyView {
    let session = session();
    let open = session.is_asking();
    Effect::new(move |was: Option<bool>| {
        let is = open.get();
        if was == Some(true) && !is {
            session.decline_author();
        }
        is
    });
    view! {
        <Dialog open title=tr!("session.who.title")>
            <NameForm session />
        </Dialog>
    }
    .into_any()
}

#[component]
fn NameForm(session: Session) -> AnyView {
    let name = RwSignal::new(session.author().map(|(_, name)| name).unwrap_or_default());
    let problem = RwSignal::new(None::<String>);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        session.work_as(name.get_untracked(), move |done| {
            problem.set(done.err().map(|error| say::run_error(lang::now(), &error)));
        });
    };
    view! {
        <form class="stack" on:submit=submit>
            <p>{tr!("session.who.why")}</p>
            <div class="field">
                <label for="who">{tr!("session.who.name")}</label>
                <input
                    id="who"
                    data-testid="author-name"
                    name="name"
                    list="who-known"
                    autocomplete="off"
                    required
                    prop:value=name
                    aria-invalid=move || problem.with(Option::is_some).to_string()
                    aria-describedby="who-problem"
                    on:input=move |event| name.set(event_target_value(&event))
                />
                <datalist id="who-known">
                    {session.known_authors().into_iter().map(|name| view! { <option value=name></option> }).collect_view()}
                </datalist>
                <p id="who-problem" class="field-problem" role="alert">{problem}</p>
            </div>
            <div class="dialog-actions">
                <button type="submit" class="button primary">{tr!("session.who.go_on")}</button>
            </div>
        </form>
    }
    .into_any()
}

/// Over every page while Data Contoh is shown; on paper it is a watermark.
#[component]
pub fn SampleBand() -> AnyView {
    let session = session();
    let is_sample = Memo::new(move |_| session.is_sample());
    (move || {
        is_sample.get().then(|| {
            view! {
                <div class="sample-band" role="region" aria-label=tr!("session.sample.print") data-testid="sample-band">
                    <span>{tr!("session.sample.band")}</span>
                    <button type="button" class="link-button" data-testid="leave-sample" on:click=move |_| session.leave_sample()>
                        {tr!("session.sample.leave")}
                    </button>
                </div>
                <p class="watermark" aria-hidden="true">{tr!("session.sample.print")}</p>
            }
        })
    })
    .into_any()
}

/// What the foot says about the safety of the data.
#[component]
pub fn SafetyLine() -> AnyView {
    let session = session();
    (move || {
        let text = if session.is_fleeting() {
            tr!("session.safety.fleeting")
        } else if session.last_export().is_none() && session.with(|data| data.rows() > 0 && !data.origin.sample) {
            tr!("session.safety.never_exported")
        } else {
            return None;
        };
        Some(view! { <p class="safety"><a href=place::href("/impor-cadangan?bagian=ekspor")>{text}</a></p> })
    })
    .into_any()
}
