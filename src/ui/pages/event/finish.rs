//! Finishing an event: who passes and why is shown first, then results and learning records are written in one step.
use std::collections::BTreeSet;

use super::desk::Desk;
use crate::domain::{Dataset, Enrolment, EnrolmentResult, EventState, Id, Op, Refusal};
use crate::rules::{FinishLine, Finishing, RecordChange};
use crate::ui::components::badge::Badge;
use crate::ui::components::card::Note;
use crate::ui::components::dialog::Dialog;
use crate::ui::components::form::Form;
use crate::ui::components::tone::Tone;
use crate::ui::draft::Draft;
use crate::ui::lang::{self, phrase_with, tr};
use crate::ui::session;
use crate::words::domain::name;
use crate::words::format::{NOTHING, date_long, hundredths};
use crate::words::lang::{Lang, fill, text as say};
use crate::words::refusal::refusal;
use leptos::prelude::*;

/// Whose result the passing rule decides again.
type Anew = RwSignal<BTreeSet<Id<Enrolment>>>;

/// The dialog.
#[component]
pub fn FinishDialog(desk: Desk, open: RwSignal<bool>) -> AnyView {
    let title = phrase_with(move |lang| {
        let again = desk.state() == EventState::Finished;
        say(lang, if again { "events.finish.again" } else { "events.finish.action" })
    });
    view! {
        <Dialog open title wide=true>
            <FinishForm desk open />
        </Dialog>
    }
    .into_any()
}

#[component]
fn FinishForm(desk: Desk, open: RwSignal<bool>) -> AnyView {
    let draft = Draft::new(BTreeSet::new(), move |data, stamp, anew: &BTreeSet<Id<Enrolment>>| {
        data.plan_finish_event_anew(stamp, desk.id, anew)
    });
    let anew = draft.value;
    let done = Memo::new(move |_| {
        anew.with(|anew| desk.session.with(|data| data.finishing(&mut session::stamp(None), desk.id, anew)))
    });
    let refused = Memo::new(move |_| done.with(|done| done.as_ref().err().cloned()));
    let save = Callback::new(move |()| draft.save(Op::FinishEvent, desk.subject(), move || open.set(false)));
    let cancel = move || {
        view! { <button type="button" class="button" on:click=move |_| open.set(false)>{tr!("ui.cancel")}</button> }
    };
    let label = phrase_with(move |lang| {
        let again = desk.state() == EventState::Finished;
        say(lang, if again { "events.finish.again" } else { "events.finish.action" })
    });
    let shown = move || done.with(|done| done.as_ref().ok().map(|done| preview(desk, done, anew)));
    (move || match refused.get() {
        Some(why) => view! {
            <Note tone=Tone::Warn><p>{phrase_with(move |lang| why_not(lang, desk, &why))}</p></Note>
            <div class="dialog-foot">{cancel()}</div>
        }
        .into_any(),
        None => view! {
            <Form name="finish" problems=draft.problems(&[]) save=draft.state on_save=save save_label=label foot=cancel>
                {shown}
            </Form>
        }
        .into_any(),
    })
    .into_any()
}

/// Why it cannot be finished yet, and what to do.
fn why_not(lang: Lang, desk: Desk, why: &Refusal) -> String {
    let field = match why {
        Refusal::Problems(problems) => problems.first().map(|problem| problem.field.as_str()).unwrap_or_default(),
        _ => "",
    };
    match field {
        "end" => {
            let end = desk.event.with(|event| event.as_ref().map(|event| date_long(lang, event.end.date())));
            fill(lang, "events.finish.not_over", &[("day", end.unwrap_or_default())])
        }
        "sessions" => say(lang, "events.finish.no_sessions"),
        _ => refusal(lang, why),
    }
}

/// What will be written, person by person.
fn preview(desk: Desk, done: &Finishing, anew: Anew) -> AnyView {
    let of = |result: EnrolmentResult| done.lines.iter().filter(|line| line.result == result).count();
    let (passed, failed) = (of(EnrolmentResult::Passed), of(EnrolmentResult::Failed));
    let (withdrawn, all) = (of(EnrolmentResult::Withdrawn), done.lines.len());
    let (sessions, share, removed) = (done.sessions, done.share, done.removed);
    let sum = phrase_with(move |lang| {
        let values = [
            ("passed", lang::count(passed)),
            ("all", lang::count(all)),
            ("failed", lang::count(failed)),
            ("withdrawn", lang::count(withdrawn)),
        ];
        fill(lang, "events.finish.sum", &values)
    });
    let rule = phrase_with(move |lang| {
        let values = [("share", hundredths(lang, share.raw())), ("sessions", lang::count(sessions))];
        fill(lang, if sessions == 0 { "events.finish.rule_none" } else { "events.finish.rule" }, &values)
    });
    let differ: Vec<Id<Enrolment>> =
        done.lines.iter().filter(|line| line.differs()).map(|line| line.enrolment).collect();
    let count = differ.len();
    let follow = (count > 0).then(|| {
        view! {
            <Note tone=Tone::Warn>
                <p>{tr!("events.finish.differ", count = lang::count(count))}</p>
                <button type="button" class="button small" on:click=move |_| anew.update(|anew| anew.extend(differ.clone()))>
                    {tr!("events.finish.follow_all")}
                </button>
            </Note>
        }
    });
    let gone = (removed > 0).then(|| {
        view! { <Note tone=Tone::Warn><p>{tr!("events.finish.removed", count = lang::count(removed))}</p></Note> }
    });
    let said = |line: &FinishLine| {
        let data = |data: &Dataset| {
            let reason = data.enrolments.get(line.enrolment).map(|row| row.reason.clone()).unwrap_or_default();
            (data.participant_name(&line.participant), reason)
        };
        let (name, reason) = desk.session.peek(data);
        Said { name, reason, line: line.clone() }
    };
    let mut lines: Vec<Said> = done.lines.iter().map(said).collect();
    // Who does not pass comes first: that is what is looked for.
    let place = |said: &Said| (!said.line.differs(), std::cmp::Reverse(said.line.result));
    lines.sort_by(|a, b| (place(a), &a.name, a.line.enrolment).cmp(&(place(b), &b.name, b.line.enrolment)));
    view! {
        <p><b>{sum}</b></p>
        <p>{rule}</p>
        {follow}
        {gone}
        {table(lines, sessions, anew)}
    }
    .into_any()
}

/// A line with the name of its participant and the reason that was noted.
struct Said {
    name: String,
    reason: String,
    line: FinishLine,
}

fn table(lines: Vec<Said>, sessions: usize, anew: Anew) -> AnyView {
    let rows = lines.into_iter().map(|said| row(said, sessions, anew)).collect_view();
    view! {
        <div class="table-wrap tall" role="group" tabindex="0" aria-label=tr!("events.finish.table")>
            <table class="plain-table">
                <caption class="only-read">{tr!("events.finish.table")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{tr!("events.participant")}</th>
                        <th scope="col">{tr!("events.present")}</th>
                        <th scope="col">{tr!("events.result")}</th>
                        <th scope="col" class="number">{tr!("events.jp")}</th>
                        <th scope="col">{tr!("events.finish.why")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(Said { name: who, reason, line }: Said, sessions: usize, anew: Anew) -> AnyView {
    let id = line.enrolment;
    let (result, jp) = (line.result, line.jp);
    let present = phrase_with(move |lang| match sessions {
        0 => NOTHING.to_owned(),
        _ => {
            let values = [("present", line.present.to_string()), ("sessions", sessions.to_string())];
            fill(lang, "person.events.present", &values)
        }
    });
    let tone = match result {
        EnrolmentResult::Passed => Tone::Good,
        EnrolmentResult::Failed => Tone::Bad,
        EnrolmentResult::Withdrawn => Tone::Warn,
    };
    let hours = phrase_with(move |lang| match (line.record, jp) {
        (RecordChange::None, _) => NOTHING.to_owned(),
        (_, Some(jp)) => hundredths(lang, jp.raw()),
        (_, None) => say(lang, "events.finish.no_jp"),
    });
    let was_anew = untrack(|| anew.with(|anew| anew.contains(&id)));
    let why = phrase_with(move |lang| {
        let key = match (line.kept, line.record) {
            (true, RecordChange::None) | (true, RecordChange::Added) => "events.finish.by_hand",
            (true, _) => "events.finish.stands",
            (false, _) => "events.finish.by_attendance",
        };
        say(lang, key)
    });
    let label = who.clone();
    let choice = (line.differs() || was_anew).then(|| {
        let turn = move |event| {
            let on = event_target_checked(&event);
            anew.update(|anew| {
                if on {
                    anew.insert(id);
                } else {
                    anew.remove(&id);
                }
            });
        };
        view! {
            <label class="check">
                <input
                    type="checkbox"
                    aria-label=tr!("events.finish.follow_of", name = label.clone())
                    prop:checked=was_anew
                    on:change=turn
                />
                <span>{tr!("events.finish.follow")}</span>
            </label>
        }
    });
    view! {
        <tr>
            <th scope="row">{who}</th>
            <td>{present}</td>
            <td><Badge text=phrase_with(move |lang| name(lang, result)) tone /></td>
            <td class="number">{hours}</td>
            <td>{why}<small class="under">{reason}</small>{choice}</td>
        </tr>
    }
    .into_any()
}
