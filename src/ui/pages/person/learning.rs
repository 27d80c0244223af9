//! Kartu JP: learning records of a year with what each gives and why, against the year's minimum.
mod by_form;
mod form;

use leptos::prelude::*;

use super::Profile;
use super::ledger::{Ledger, LedgerLine, ledger, years};
use super::summary::{HoursBar, hours_said};
use crate::domain::{Evidence, LearningRecord, Op};
use crate::rules::jp::{Bucket, PPPK_CEILING};
use crate::ui::components::badge::Badge;
use crate::ui::components::card::{Card, Note};
use crate::ui::components::confirm::Confirm;
use crate::ui::components::icon::{self, icon};
use crate::ui::components::state::Empty;
use crate::ui::components::tone::Tone;
use crate::ui::lang::{current, phrase_with, tr};
use crate::ui::pages::people::rows;
use crate::ui::saving;
use crate::ui::session::session;
use crate::words::domain::name;
use crate::words::format::{NOTHING, date_short, hundredths};
use crate::words::lang::text;
use crate::words::learning::credit_reason;
use by_form::{ByForm, Figures, Listed};
use form::{LearningDialog, LearningDraft};

/// What a person wants to do with a record.
#[derive(Clone, Copy)]
struct Acts {
    edit: Callback<Option<LearningRecord>>,
    remove: Callback<LedgerLine>,
}

/// The part of the profile.
#[component]
pub fn LedgerTab(profile: Profile) -> AnyView {
    let session = session();
    let latest = session.frame().with_untracked(|frame| rows::default_year(frame));
    let year = RwSignal::new(latest);
    let card = Memo::new(move |_| session.with(|data| ledger(data, profile.id, year.get())));
    let listed = RwSignal::new(Listed::All);
    Effect::new(move || {
        year.track();
        listed.set(Listed::All);
    });
    let (editing, removing) = (RwSignal::new(false), RwSignal::new(false));
    let draft = RwSignal::new(None::<LearningRecord>);
    let going = RwSignal::new(None::<LedgerLine>);
    let acts = Acts {
        edit: Callback::new(move |record| {
            draft.set(record);
            editing.set(true);
        }),
        remove: Callback::new(move |line| {
            going.set(Some(line));
            removing.set(true);
        }),
    };
    let start = Callback::new(move |()| match draft.get_untracked() {
        Some(record) => LearningDraft::of(&record),
        None => LearningDraft::new(profile.id, year.get_untracked(), session.today()),
    });
    view! {
        <div class="stack">
            <Controls profile year acts />
            <Standing card listed />
            <Lines card listed acts />
        </div>
        <LearningDialog open=editing start profile />
        <Remove profile going open=removing />
    }
    .into_any()
}

#[component]
fn Controls(profile: Profile, year: RwSignal<i32>, acts: Acts) -> AnyView {
    let session = session();
    let all = Memo::new(move |_| session.with(|data| years(data, profile.id, session.today().year())));
    let option = move |of: i32| {
        view! { <option value=of.to_string() selected=move || year.get() == of>{of}</option> }
    };
    let choose = move |event| {
        if let Ok(chosen) = event_target_value(&event).parse() {
            year.set(chosen);
        }
    };
    view! {
        <div class="toolbar">
            <div class="toolbar-start">
                <label class="inline-field">
                    <span>{tr!("person.year")}</span>
                    <select name="ledger-year" on:change=choose>
                        {move || all.get().into_iter().map(option).collect_view()}
                    </select>
                </label>
            </div>
            <div class="toolbar-end no-print">
                <button type="button" class="button primary" on:click=move |_| acts.edit.run(None)>
                    {icon(icon::PLUS)}
                    {tr!("person.learning.add")}
                </button>
            </div>
        </div>
    }
    .into_any()
}

/// The sum against the minimum; a remark for a PPPK at the ceiling.
#[component]
fn Standing(card: Memo<Option<Ledger>>, listed: RwSignal<Listed>) -> AnyView {
    let said =
        phrase_with(move |lang| card.with(|card| card.as_ref().map(|card| hours_said(lang, card))).unwrap_or_default());
    let of_pppk = move || card.with(|card| card.as_ref().is_some_and(|card| card.is_pppk));
    let is_above =
        move || card.with(|card| card.as_ref().is_some_and(|card| card.is_pppk && card.verified > PPPK_CEILING));
    let ceiling = tr!("person.hours.ceiling", ceiling = hundredths(crate::ui::lang::current(), PPPK_CEILING.raw()));
    let remark = move || {
        if is_above() {
            view! { <Note tone=Tone::Warn><p>{ceiling}</p></Note> }.into_any()
        } else {
            view! { <p class="help">{ceiling}</p> }.into_any()
        }
    };
    view! {
        <Card>
            <p class="answer">{said}</p>
            <HoursBar ledger=card />
            <Figures card />
            <Show when=of_pppk>{remark}</Show>
        </Card>
        <ByForm card listed />
    }
    .into_any()
}

#[component]
fn Lines(card: Memo<Option<Ledger>>, listed: RwSignal<Listed>, acts: Acts) -> AnyView {
    let is_empty = Memo::new(move |_| card.with(|card| card.as_ref().is_none_or(|card| card.lines.is_empty())));
    let unknown = Memo::new(move |_| card.with(|card| card.as_ref().map_or(0, |card| card.not_computable)));
    let nothing = move || {
        view! {
            <Empty title=tr!("person.learning.none") text=tr!("person.learning.none_help") sign=icon::TRAINING>
                <button type="button" class="button" on:click=move |_| acts.edit.run(None)>{tr!("person.learning.add")}</button>
            </Empty>
        }
    };
    let lines = move || {
        let listed = listed.get();
        let all = card.get().into_iter().flat_map(|card| card.lines);
        all.filter(|line| listed.holds(line.record.form, line.bucket)).collect::<Vec<_>>()
    };
    let sum = phrase_with(move |lang| {
        hundredths(lang, card.with(|card| card.as_ref().map_or(0, |card| card.verified.raw())))
    });
    view! {
        <Show when=move || !is_empty.get() fallback=nothing>
            <Chosen listed />
            <div id="ledger-records" class="table-wrap" role="group" tabindex="0" aria-label=tr!("person.tab.ledger")>
                <table class="plain-table rows ledger">
                    <caption class="only-read">{tr!("person.tab.ledger")}</caption>
                    {heads()}
                    <tbody>
                        {move || lines().into_iter().map(|line| row(line, acts)).collect_view()}
                    </tbody>
                    <Show when=move || listed.get() == Listed::All>
                        <tfoot>
                            <tr>
                                <th scope="row" colspan="3">{tr!("person.learning.sum")}</th>
                                <td class="number"><strong>{sum}</strong></td>
                                <td colspan="2"></td>
                            </tr>
                        </tfoot>
                    </Show>
                </table>
            </div>
            <Show when=move || { unknown.get() > 0 }>
                <Note tone=Tone::Warn><p>{tr!("person.learning.not_computable", count = unknown.get())}</p></Note>
            </Show>
        </Show>
    }
    .into_any()
}

/// Which records are listed, where they are not all, with the way back.
#[component]
fn Chosen(listed: RwSignal<Listed>) -> AnyView {
    let what = phrase_with(move |lang| match listed.get() {
        Listed::All => String::new(),
        Listed::Form(form) => name(lang, form),
        Listed::Nothing => text(lang, "person.learning.credited_nothing"),
    });
    let all = move |_| listed.set(Listed::All);
    view! {
        <Show when=move || listed.get() != Listed::All>
            <p class="row" role="status">
                <span class="chip">
                    {what}
                    <button type="button" class="icon-button small" aria-label=tr!("person.learning.list_all") title=tr!("person.learning.list_all") on:click=all>
                        {icon(icon::CLOSE)}
                    </button>
                </span>
            </p>
        </Show>
    }
    .into_any()
}

fn heads() -> AnyView {
    view! {
        <thead>
            <tr>
                <th scope="col">{tr!("person.learning.name")}</th>
                <th scope="col">{tr!("person.learning.form")}</th>
                <th scope="col">{tr!("person.learning.date")}</th>
                <th scope="col" class="number">{tr!("person.learning.jp")}</th>
                <th scope="col">{tr!("person.learning.evidence")}</th>
                <th class="no-print"><span class="only-read">{tr!("units.more")}</span></th>
            </tr>
        </thead>
    }
    .into_any()
}

fn row(line: LedgerLine, acts: Acts) -> AnyView {
    let lang = current();
    let record = line.record.clone();
    let dates = match record.start.filter(|start| *start != record.end) {
        Some(start) => format!("{} – {}", date_short(lang, start.date()), date_short(lang, record.end.date())),
        None => date_short(lang, record.end.date()),
    };
    let jp = line.jp.map_or_else(|| NOTHING.to_owned(), |jp| hundredths(lang, jp.raw()));
    let counted = if line.bucket == Bucket::Verified { "number" } else { "number quiet-text" };
    let why = credit_reason(lang, line.reason, line.same_as.as_deref());
    let note = (!record.note.is_empty()).then(|| view! { <small class="under">{record.note.clone()}</small> });
    let certificate =
        (!record.certificate.is_empty()).then(|| view! { <small class="under">{record.certificate.clone()}</small> });
    let (edited, going) = (record.clone(), line.clone());
    let named = line.name.clone();
    let (edit, remove) =
        (format!("{}: {named}", name(lang, Op::EditLearning)), format!("{}: {named}", name(lang, Op::RemoveLearning)));
    view! {
        <tr>
            <th scope="row">{line.name.clone()}<small class="under">{line.organiser.clone()}</small></th>
            <td>{name(lang, record.form)}</td>
            <td>{dates}</td>
            <td class=counted>{jp}</td>
            <td>
                <Badge text=Signal::stored(name(lang, record.evidence)) tone=evidence_tone(record.evidence) />
                {certificate}
                <small class="under">{why}</small>
                {note}
            </td>
            <td class="row-acts no-print">
                <button type="button" class="icon-button small" aria-label=edit.clone() title=edit on:click=move |_| acts.edit.run(Some(edited.clone()))>
                    {icon(icon::EDIT)}
                </button>
                <button type="button" class="icon-button small" aria-label=remove.clone() title=remove on:click=move |_| acts.remove.run(going.clone())>
                    {icon(icon::DELETE)}
                </button>
            </td>
        </tr>
    }
    .into_any()
}

const fn evidence_tone(evidence: Evidence) -> Tone {
    match evidence {
        Evidence::Verified => Tone::Good,
        Evidence::Awaiting => Tone::Warn,
        Evidence::Registered => Tone::Accent,
        Evidence::Rejected => Tone::Bad,
    }
}

#[component]
fn Remove(profile: Profile, going: RwSignal<Option<LedgerLine>>, open: RwSignal<bool>) -> AnyView {
    let session = session();
    let what = move || going.get().map(|line| line.name).unwrap_or_default();
    let confirm = Callback::new(move |()| {
        let Some(line) = going.get_untracked() else { return };
        let subject = format!("{}: {}", untrack(|| profile.name()), line.name);
        saving::act(session, Op::RemoveLearning, subject, move |data, _| data.plan_remove_learning(line.record.id));
    });
    view! {
        <Confirm
            open
            title=tr!("person.learning.remove")
            action=tr!("person.learning.remove")
            danger=true
            on_confirm=confirm
            text=move || view! { <p>{tr!("person.learning.remove_help", name = what())}</p> }
        />
    }
    .into_any()
}
