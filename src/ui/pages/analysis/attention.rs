//! Who is behind: PNS with the least JP, and people whose predicate fell.
use std::sync::Arc;

use super::Asked;
use crate::analytics::{Moment, falling, least_jp};
use crate::domain::{Hundredths, Id, Person, Predicate};
use crate::ui::components::state::Empty;
use crate::ui::components::table::{Column, DataTable};
use crate::ui::lang::{self, tr};
use crate::ui::session::session;
use crate::words::analytics as say;
use crate::words::domain::name;
use crate::words::format;
use crate::words::lang::Lang;
use leptos::prelude::*;

#[derive(Clone, PartialEq)]
struct Least {
    id: Id<Person>,
    who: Who,
    verified: Hundredths,
    awaiting: Hundredths,
    missing: Hundredths,
}

#[derive(Clone, PartialEq)]
struct Fell {
    id: Id<Person>,
    who: Who,
    from: (Predicate, Moment),
    to: (Predicate, Moment),
    change: Option<f64>,
}

#[derive(Clone, Default, PartialEq)]
struct Who {
    name: String,
    nip: String,
    unit: String,
}

fn who(id: Id<Person>) -> Who {
    let session = session();
    let paths = session.unit_paths();
    let today = session.today();
    session.peek(|data| {
        let Some(person) = data.people.get(id) else { return Who::default() };
        let unit = person.post_on(today).and_then(|post| paths.with_untracked(|paths| paths.get(&post.unit).cloned()));
        Who { name: person.full_name(), nip: person.nip().to_owned(), unit: unit.unwrap_or_default() }
    })
}

/// Both lists.
#[component]
pub fn Attention(asked: Asked) -> AnyView {
    let least = asked.answer(least_jp);
    let fell = asked.answer(falling);
    let least_rows = Signal::derive(move || {
        let row = |row: &crate::analytics::LeastJp| Least {
            id: row.person,
            who: who(row.person),
            verified: row.verified,
            awaiting: row.awaiting,
            missing: row.missing,
        };
        Arc::new(least.with(|rows| rows.iter().map(row).collect::<Vec<_>>()))
    });
    let fell_rows = Signal::derive(move || {
        let row = |row: &crate::analytics::Falling| Fell {
            id: row.person,
            who: who(row.person),
            from: (row.from, row.from_when),
            to: (row.to, row.to_when),
            change: row.analysis_change,
        };
        Arc::new(fell.with(|rows| rows.iter().map(row).collect::<Vec<_>>()))
    });
    let open_least = Callback::new(move |at: usize| {
        if let Some(row) = least.with_untracked(|rows| rows.get(at).map(|row| row.person)) {
            asked.open_person(row);
        }
    });
    let open_fell = Callback::new(move |at: usize| {
        if let Some(row) = fell.with_untracked(|rows| rows.get(at).map(|row| row.person)) {
            asked.open_person(row);
        }
    });
    view! {
        <section class="stack">
            <h2>{tr!("analysis.attention.least")}</h2>
            <DataTable name="least-jp" caption=tr!("analysis.attention.least") rows=least_rows columns=least_columns()
                on_open=open_least empty=move || view! { <Empty title=tr!("analysis.attention.nobody") /> } />
        </section>
        <section class="stack">
            <h2>{move || say::falling(lang::current(), fell.with(Vec::len))}</h2>
            <DataTable name="falling" caption=tr!("analysis.attention.falling") rows=fell_rows columns=fell_columns()
                on_open=open_fell empty=move || view! { <Empty title=tr!("analysis.attention.nobody") /> } />
        </section>
    }
    .into_any()
}

fn least_columns() -> Vec<Column<Least>> {
    let jp = |value: Hundredths| Some(value.value());
    vec![
        Column::text("name", "analysis.attention.name", |row: &Least| row.who.name.clone()).width(260),
        Column::digits("nip", "analysis.attention.nip", |row: &Least| row.who.nip.clone()),
        Column::text("unit", "analysis.attention.unit", |row: &Least| row.who.unit.clone()).width(340),
        Column::number("verified", "analysis.attention.verified", 1, move |row: &Least| jp(row.verified)).width(120),
        Column::number("awaiting", "analysis.attention.awaiting", 1, move |row: &Least| jp(row.awaiting)).width(120),
        Column::number("missing", "analysis.attention.missing", 1, move |row: &Least| jp(row.missing)).width(120),
    ]
}

fn fell_columns() -> Vec<Column<Fell>> {
    vec![
        Column::text("name", "analysis.attention.name", |row: &Fell| row.who.name.clone()).width(260),
        Column::digits("nip", "analysis.attention.nip", |row: &Fell| row.who.nip.clone()),
        Column::text("unit", "analysis.attention.unit", |row: &Fell| row.who.unit.clone()).width(340),
        Column::said("from", "analysis.attention.from", |row: &Fell, lang| moment(lang, row.from)).width(220),
        Column::said("to", "analysis.attention.to", |row: &Fell, lang| moment(lang, row.to)).width(220),
        Column::number("change", "analysis.attention.change", 1, |row: &Fell| row.change).width(130),
    ]
}

/// "Baik (Triwulan II 2026)".
fn moment(lang: Lang, (predicate, when): (Predicate, Moment)) -> String {
    let when = match when.quarter {
        Some(quarter) => format::quarter(lang, when.year, u32::from(quarter)),
        None => when.year.to_string(),
    };
    format!("{} ({when})", name(lang, predicate))
}
