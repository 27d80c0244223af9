//! Who is not done, by perangkat daerah: the offices with most left first.
use super::desk::{Desk, Narrowed};
use super::rows::Row;
use crate::domain::{Id, Unit};
use crate::ui::lang::{self, tr};
use crate::ui::place;
use crate::words::format;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Offices shown before the rest is unfolded.
const FIRST: usize = 6;

/// How far one perangkat daerah is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficeCount {
    pub office: Option<Id<Unit>>,
    pub name: String,
    pub expected: usize,
    pub done: usize,
}

/// Offices with somebody expected: most left first, then by name.
pub fn by_office(rows: &[Row]) -> Vec<OfficeCount> {
    let mut offices: BTreeMap<Option<Id<Unit>>, OfficeCount> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.entry.expected) {
        let office = row.entry.office;
        let fresh = || OfficeCount { office, name: row.office.clone(), expected: 0, done: 0 };
        let count = offices.entry(office).or_insert_with(fresh);
        count.expected += 1;
        count.done += usize::from(row.entry.state.is_done());
    }
    let mut offices: Vec<OfficeCount> = offices.into_values().collect();
    offices.sort_by_key(|count| (std::cmp::Reverse(count.expected - count.done), count.name.clone(), count.office));
    offices
}

/// The list of offices with what is left.
#[component]
pub fn Offices(desk: Desk) -> AnyView {
    let offices = Memo::new(move |_| desk.rows.with(|rows| by_office(rows)));
    let rest = move || {
        let rest: Vec<_> = offices.get().into_iter().skip(FIRST).collect();
        let count = rest.len();
        (count > 0).then(|| {
            view! {
                <details class="more-offices">
                    <summary>{tr!("evaluations.offices_rest", count = count)}</summary>
                    {table(desk, rest)}
                </details>
            }
        })
    };
    view! {
        <section class="card" aria-labelledby="offices-title">
            <div class="card-head">
                <h2 id="offices-title">{tr!("evaluations.offices")}</h2>
            </div>
            {move || table(desk, offices.get().into_iter().take(FIRST).collect())}
            {rest}
        </section>
    }
    .into_any()
}

fn table(desk: Desk, offices: Vec<OfficeCount>) -> AnyView {
    view! {
        <div class="table-wrap">
            <table class="plain-table">
                <thead>
                    <tr>
                        <th scope="col">{tr!("evaluations.column.office")}</th>
                        <th scope="col" class="number">{tr!("evaluations.done_of")}</th>
                        <th scope="col" class="number">{tr!("evaluations.left_count")}</th>
                    </tr>
                </thead>
                <tbody>{offices.into_iter().map(|office| line(desk, office)).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn line(desk: Desk, office: OfficeCount) -> AnyView {
    let (lang, left) = (lang::current(), office.expected - office.done);
    let number = |value: usize| format::integer(lang, value as i64);
    let name = if office.name.is_empty() { format::NOTHING.to_owned() } else { office.name.clone() };
    let rows = Narrowed { cell: None, office: office.office, left: false };
    let left_link = match office.office {
        Some(_) if left > 0 => {
            let path = desk.path(Narrowed { left: true, ..rows });
            view! { <a href=place::href(&path)>{number(left)}</a> }.into_any()
        }
        _ => number(left).into_any(),
    };
    view! {
        <tr>
            <th scope="row"><a href=place::href(&desk.path(rows))>{name}</a></th>
            <td class="number">
                {format!("{} / {}", number(office.done), number(office.expected))}
                <progress
                    class="mini-progress"
                    aria-hidden="true"
                    max=office.expected.to_string()
                    value=office.done.to_string()
                ></progress>
            </td>
            <td class="number">{left_link}</td>
        </tr>
    }
    .into_any()
}
