//! Peserta of an event: who takes part, and what is done to those who are picked.
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::change::{LetterDialog, ResultDialog, StateDialog};
use super::desk::Desk;
use super::enrol::EnrolDialog;
use super::replace::ReplaceDialog;
use crate::domain::{
    Attendance, Enrolment, EnrolmentResult, EnrolmentState, EventState, Id, Op, Participant, Person, Unit,
};
use crate::ui::components::confirm::Confirm;
use crate::ui::components::icon::{self, icon};
use crate::ui::components::state::Empty;
use crate::ui::components::table::{Column, DataTable, Picking};
use crate::ui::components::tone::Tone;
use crate::ui::lang::{self, tr};
use crate::ui::pages::people::columns::person_path;
use crate::ui::place;
use crate::ui::saving;
use crate::words::domain::name;
use crate::words::lang::{Lang, fill};
use leptos::prelude::*;

/// From so many on, taking away asks for a typed word.
const MANY: usize = 20;

/// One participant as the table shows them.
#[derive(Clone, PartialEq)]
pub struct Row {
    pub enrolment: Enrolment,
    pub name: String,
    nip: String,
    unit: String,
    /// Sessions at which they were there; none where nothing was noted.
    present: Option<usize>,
    sessions: usize,
    replaced_by: String,
}

impl Row {
    /// What it is picked by; one who was replaced is no longer changed.
    fn own_id(&self) -> Option<Id<Enrolment>> {
        let is_replaced = matches!(self.enrolment.state, EnrolmentState::Replaced(_));
        (!is_replaced).then_some(self.enrolment.id)
    }
}

/// What is picked, and the dialogs about it.
#[derive(Clone, Copy)]
pub struct Picked {
    pub ids: RwSignal<BTreeSet<Id<Enrolment>>>,
    pub rows: Memo<Arc<Vec<Row>>>,
}

impl Picked {
    /// The picked kepesertaan that are still there, in the order of the table.
    pub fn ids(self) -> Vec<Id<Enrolment>> {
        self.chosen(|row| row.enrolment.id)
    }

    /// Their names.
    pub fn names(self) -> Vec<String> {
        self.chosen(|row| row.name.clone())
    }

    fn chosen<T>(self, read: impl Fn(&Row) -> T) -> Vec<T> {
        let ids = self.ids.get();
        self.rows
            .with(|rows| rows.iter().filter(|row| row.own_id().is_some_and(|id| ids.contains(&id))).map(read).collect())
    }
}

/// The part of the page.
#[component]
pub fn Participants(desk: Desk) -> AnyView {
    let rows = listed(desk);
    let picked = Picked { ids: RwSignal::new(BTreeSet::new()), rows };
    let picking = Picking::new(rows, picked.ids, Row::own_id);
    let turn = Callback::new(move |at: usize| {
        let id = rows.with_untracked(|rows| rows.get(at).and_then(Row::own_id));
        if let Some(id) = id {
            picked.ids.update(|ids| {
                if !ids.remove(&id) {
                    ids.insert(id);
                }
            });
        }
    });
    let adding = RwSignal::new(false);
    let is_open = Memo::new(move |_| desk.state() != EventState::Cancelled);
    let add = move || {
        view! {
            <Show when=move || is_open.get()>
                <button type="button" class="button primary" data-testid="enrol" on:click=move |_| adding.set(true)>
                    {icon(icon::PLUS)}
                    {tr!("events.enrol.action")}
                </button>
                <a class="button" data-testid="import-attendance"
                    href=place::href(&format!("/impor-cadangan?bagian=impor&kegiatan={}", desk.id))>
                    {icon(icon::UPLOAD)}
                    {tr!("events.enrol.from_file")}
                </a>
            </Show>
        }
    };
    let nothing = move || {
        view! { <Empty title=tr!("events.no_participants") text=tr!("events.no_participants_help") sign=icon::PEOPLE>{add()}</Empty> }
    };
    let has_rows = Memo::new(move |_| rows.with(|rows| !rows.is_empty()));
    view! {
        <div class="stack">
            <Show when=move || has_rows.get()>
                <div class="row no-print">{add()}<Acts desk picked /></div>
            </Show>
            <DataTable
                name="participants"
                caption=tr!("events.participants")
                rows
                columns=columns()
                picking
                on_open=turn
                empty=move || nothing().into_any()
            />
        </div>
        <EnrolDialog desk open=adding />
    }
    .into_any()
}

fn listed(desk: Desk) -> Memo<Arc<Vec<Row>>> {
    let people = desk.session.table::<Person>();
    let (attendance, units) = (desk.session.table::<Attendance>(), desk.session.table::<Unit>());
    Memo::new(move |_| {
        let enrolments = desk.enrolments.get();
        let mut present: BTreeMap<Id<Enrolment>, Option<usize>> = enrolments.iter().map(|row| (row.id, None)).collect();
        attendance.with(|rows| {
            for row in rows.iter() {
                if let Some(count) = present.get_mut(&row.enrolment) {
                    *count = Some(count.unwrap_or(0) + usize::from(row.code.is_present()));
                }
            }
        });
        let day = desk.event.with(|event| event.as_ref().map(|event| event.start)).unwrap_or_default();
        let sessions = desk.sessions.with(|rows| rows.len());
        let name_of = |participant: &Participant| match participant {
            Participant::Person(id) => people.with(|rows| rows.get(*id).map(Person::full_name)).unwrap_or_default(),
            Participant::Guest { name, .. } => name.clone(),
        };
        let row = |enrolment: &Enrolment| {
            let (nip, unit) = match &enrolment.participant {
                Participant::Person(id) => people.with(|rows| {
                    let person = rows.get(*id);
                    let unit = person.and_then(|person| person.post_on(day)).map(|post| post.unit);
                    let unit = unit.and_then(|unit| units.with(|units| units.get(unit).map(|unit| unit.name.clone())));
                    (person.map(|person| person.nip().to_owned()).unwrap_or_default(), unit.unwrap_or_default())
                }),
                Participant::Guest { institution, .. } => (String::new(), institution.clone()),
            };
            let replaced_by = match enrolment.state {
                EnrolmentState::Replaced(by) => {
                    enrolments.iter().find(|row| row.id == by).map(|row| name_of(&row.participant)).unwrap_or_default()
                }
                _ => String::new(),
            };
            Row {
                name: name_of(&enrolment.participant),
                nip,
                unit,
                present: present.get(&enrolment.id).copied().flatten(),
                sessions,
                replaced_by,
                enrolment: enrolment.clone(),
            }
        };
        let mut rows: Vec<Row> = enrolments.iter().map(row).collect();
        rows.sort_by(|a, b| {
            (a.enrolment.state.is_out(), &a.name, a.enrolment.id).cmp(&(
                b.enrolment.state.is_out(),
                &b.name,
                b.enrolment.id,
            ))
        });
        Arc::new(rows)
    })
}

fn state(row: &Row, lang: Lang) -> (Tone, String) {
    let tone = match row.enrolment.state {
        EnrolmentState::Registered => Tone::Accent,
        EnrolmentState::Declined | EnrolmentState::Cancelled => Tone::Warn,
        _ => Tone::Neutral,
    };
    let said = match row.replaced_by.is_empty() {
        true => name(lang, row.enrolment.state),
        false => fill(lang, "person.events.replaced_by", &[("name", row.replaced_by.clone())]),
    };
    (tone, said)
}

fn result(row: &Row, lang: Lang) -> Option<(Tone, String)> {
    let result = row.enrolment.result?;
    let tone = match result {
        EnrolmentResult::Passed => Tone::Good,
        EnrolmentResult::Failed => Tone::Bad,
        EnrolmentResult::Withdrawn => Tone::Warn,
    };
    Some((tone, name(lang, result)))
}

/// The profile of an employee; a guest has none.
fn path(row: &Row) -> String {
    match row.enrolment.participant {
        Participant::Person(id) => person_path(id),
        Participant::Guest { .. } => String::new(),
    }
}

fn columns() -> Vec<Column<Row>> {
    vec![
        Column::text("name", "events.participant", |row: &Row| row.name.clone()).width(280).link(path),
        Column::digits("nip", "events.nip", |row: &Row| row.nip.clone()).width(180),
        Column::badge("state", "events.participant_state", |row: &Row, lang| Some(state(row, lang))).width(180).facet(),
        Column::said("present", "events.present", |row: &Row, lang| match row.present {
            Some(present) => {
                let values = [("present", present.to_string()), ("sessions", row.sessions.to_string())];
                fill(lang, "person.events.present", &values)
            }
            None => String::new(),
        })
        .width(140)
        .searched(false)
        .ranked(|row| row.present.map_or(f64::NAN, |present| present as f64)),
        Column::badge("result", "events.result", result).width(140).facet(),
        Column::text("reason", "events.reason", |row: &Row| row.enrolment.reason.clone()).width(220),
        Column::text("letter", "events.letter", |row: &Row| row.enrolment.letter.clone()).width(200),
        Column::text("unit", "events.unit", |row: &Row| row.unit.clone()).width(320).facet(),
    ]
}

/// What can be done with those who are picked.
#[component]
fn Acts(desk: Desk, picked: Picked) -> AnyView {
    let count = Memo::new(move |_| picked.ids().len());
    let [to_state, to_result, letter, replace, remove] = [(); 5].map(|()| RwSignal::new(false));
    let act = move |label: &'static str, open: RwSignal<bool>, only_one: bool| {
        let off = move || if only_one { count.get() != 1 } else { count.get() == 0 };
        view! {
            <button type="button" class="button" disabled=off on:click=move |_| open.set(true)>
                {tr!(label)}
            </button>
        }
    };
    view! {
        <div class="row" role="group" aria-label=tr!("events.picked_acts")>
            <span class="table-count" role="status">{tr!("events.picked", count = lang::count(count.get()))}</span>
            {act("events.state_change", to_state, false)}
            {act("events.result_set", to_result, false)}
            {act("events.letter", letter, false)}
            {act("events.replace.action", replace, true)}
            {act("events.unenrol.action", remove, false)}
        </div>
        <StateDialog desk picked open=to_state />
        <ResultDialog desk picked open=to_result />
        <LetterDialog desk picked open=letter />
        <ReplaceDialog desk picked open=replace />
        <Remove desk picked open=remove />
    }
    .into_any()
}

/// Takes kepesertaan away that left no trace.
#[component]
fn Remove(desk: Desk, picked: Picked, open: RwSignal<bool>) -> AnyView {
    let confirmed = Callback::new(move |()| {
        let ids = untrack(|| picked.ids());
        let subject = desk.subject();
        let plan = move |data: &crate::domain::Dataset, _: &mut crate::domain::Stamp| data.plan_remove_enrolments(&ids);
        saving::act(desk.session, Op::RemoveEnrolments, subject, plan);
    });
    let many = Memo::new(move |_| picked.ids.with(|ids| ids.len() > MANY));
    let list = move || {
        view! {
            <p>{tr!("events.unenrol.help")}</p>
            <ul>{move || picked.names().into_iter().map(|name| view! { <li>{name}</li> }).collect_view()}</ul>
        }
    };
    let (title, action) = (tr!("events.unenrol.title"), tr!("events.unenrol.action"));
    (move || match many.get() {
        true => {
            let typed = tr!("events.unenrol.word");
            view! { <Confirm open title action danger=true typed on_confirm=confirmed text=list /> }.into_any()
        }
        false => view! { <Confirm open title action danger=true on_confirm=confirmed text=list /> }.into_any(),
    })
    .into_any()
}
