//! Units in one line with the way to their page, and the list of positions.
use super::position_form::{PositionDialog, PositionDraft};
use crate::domain::{Dataset, Day, Id, Person, Position, PositionKind, Unit};
use crate::ui::components::card::Note;
use crate::ui::components::icon::{self, icon};
use crate::ui::components::state::Empty;
use crate::ui::components::table::{Column, DataTable};
use crate::ui::lang::{self, tr};
use crate::ui::place;
use crate::ui::session::session;
use crate::words::domain::{name, position_kind};
use crate::words::{format, lang::fill};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A position and how many hold it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub position: Position,
    pub holders: usize,
}

/// Positions with the number of those who hold them on a day, by name.
pub fn rows(data: &Dataset, today: Day) -> Vec<Row> {
    let mut holders: BTreeMap<Id<Position>, usize> = BTreeMap::new();
    for person in data.people.iter() {
        if let Some(position) = person.post_on(today).and_then(|post| post.position) {
            *holders.entry(position).or_default() += 1;
        }
    }
    let row = |position: &Position| Row {
        position: position.clone(),
        holders: holders.get(&position.id).copied().unwrap_or(0),
    };
    let mut rows: Vec<Row> = data.positions.iter().map(row).collect();
    rows.sort_by(|a, b| (&a.position.name, a.position.id).cmp(&(&b.position.name, b.position.id)));
    rows
}

/// The part about units and positions.
#[component]
pub fn Positions() -> AnyView {
    let session = session();
    let (people, positions) = (session.table::<Person>(), session.table::<Position>());
    let rows = Memo::new(move |_| {
        people.with(|_| ());
        positions.with(|_| ());
        Arc::new(session.peek(|data| rows(data, session.today())))
    });
    let editing = RwSignal::new(PositionDraft::blank());
    let open = RwSignal::new(false);
    let edit = move |draft: PositionDraft| {
        editing.set(draft);
        open.set(true);
    };
    let on_open = Callback::new(move |at: usize| {
        if let Some(row) = rows.with_untracked(|rows| rows.get(at).cloned()) {
            edit(PositionDraft::of(&row.position, row.holders));
        }
    });
    let add = move || {
        view! {
            <button type="button" class="button" data-testid="add-position" on:click=move |_| edit(PositionDraft::blank())>
                {icon(icon::PLUS)}
                {tr!("settings.position.add")}
            </button>
        }
    };
    view! {
        <div class="stack">
            <Units />
            <div class="card-head">
                <h2>{tr!("settings.position.title")}</h2>
                {add()}
            </div>
            <DataTable
                name="positions"
                caption=tr!("settings.position.title")
                rows
                columns=columns()
                on_open
                empty=move || view! { <Empty title=tr!("settings.position.none") text=tr!("settings.position.none_help")>{add()}</Empty> }
            />
            <PositionDialog open editing />
        </div>
    }
    .into_any()
}

fn columns() -> Vec<Column<Row>> {
    let kind_rank = |kind: PositionKind| match kind {
        PositionKind::Managerial(level) => 30.0 + f64::from(level as u8),
        PositionKind::Functional(level) => 10.0 + level.map_or(0.0, |level| f64::from(level as u8) + 1.0),
        PositionKind::Implementing => 0.0,
    };
    vec![
        Column::text("name", "settings.position.name", |row: &Row| row.position.name.clone()).width(380),
        Column::said("group", "settings.position.kind", |row: &Row, lang| name(lang, row.position.kind))
            .width(180)
            .facet()
            .searched(false),
        Column::said("kind", "settings.position.level", |row: &Row, lang| position_kind(lang, row.position.kind))
            .width(240)
            .searched(false)
            .ranked(move |row| kind_rank(row.position.kind)),
        Column::number("holders", "settings.position.holders", 0, |row: &Row| Some(row.holders as f64)).width(140),
    ]
}

/// How many units there are, and where they are edited.
#[component]
fn Units() -> AnyView {
    let units = session().table::<Unit>();
    let line = move || {
        let lang = lang::current();
        let (offices, all) = units.with(|units| {
            let open = || units.iter().filter(|unit| !unit.closed);
            (open().filter(|unit| unit.parent.is_none()).count(), open().count())
        });
        let number = |value: usize| format::integer(lang, value as i64);
        fill(lang, "settings.units", &[("offices", number(offices)), ("units", number(all))])
    };
    view! {
        <Note>
            {line} " " <a href=place::href("/perangkat-daerah")>{tr!("settings.units_open")}</a>
        </Note>
    }
    .into_any()
}
