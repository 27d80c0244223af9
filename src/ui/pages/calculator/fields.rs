//! The form of a calculator, made from what it asks.
use super::desk::Desk;
use crate::publish::calculator::{Ask, Kind, Pick};
use crate::ui::components::form::{Bind, Choice, Field, FieldDef, FieldKind, LiveForm, Problem, kept, name};
use crate::ui::lang::{phrase_with, tr};
use crate::words::lang::fill;
use leptos::prelude::*;

/// Spaces between the digits are fine.
const MOST_DIGITS: u8 = 30;

/// Every field that matters now.
pub fn form(desk: Desk) -> AnyView {
    let problems = Signal::derive(move || {
        let said = desk.outcome.with(|outcome| outcome.problems.clone());
        said.into_iter().map(|problem| Problem::new(name(&problem.field), problem.text)).collect::<Vec<_>>()
    });
    let rows = Memo::new(move |_| {
        let mut rows: Vec<Option<usize>> = desk.asks.with(|asks| asks.iter().map(|ask| ask.row).collect());
        rows.dedup();
        rows
    });
    view! {
        <LiveForm name=desk.calculator.word() label=tr!("calculator.inputs") problems at_once=desk.came_filled>
            <For each=move || rows.get() key=|row| *row children=move |row| group(desk, row) />
        </LiveForm>
    }
    .into_any()
}

/// The fields of one row under its heading, or those of no row.
fn group(desk: Desk, row: Option<usize>) -> AnyView {
    let asks = Memo::new(move |_| {
        desk.asks.with(|asks| asks.iter().filter(|ask| ask.row == row).cloned().collect::<Vec<_>>())
    });
    let list = view! { <For each=move || asks.get() key=|ask| (ask.name(), ask.label, ask.optional) children=move |ask| field(desk, &ask) /> };
    match row {
        None => view! { <div class="calculator-fields">{list}</div> }.into_any(),
        Some(row) => view! {
            <fieldset class="calculator-row">
                <legend>{tr!("calculator.row", number = row)}</legend>
                {list}
            </fieldset>
        }
        .into_any(),
    }
}

fn field(desk: Desk, ask: &Ask) -> AnyView {
    let def = definition(ask);
    let options = Memo::new(move |_| {
        let picks = desk.asks.with(|asks| {
            asks.iter().find(|ask| ask.name() == def.key).map(|ask| match &ask.kind {
                Kind::Choice(picks) | Kind::Few(picks) => picks.clone(),
                _ => Vec::new(),
            })
        });
        let choice = |pick: Pick| Choice::new(pick.word, pick.label);
        picks.unwrap_or_default().into_iter().map(choice).collect::<Vec<_>>()
    });
    let bind = Bind::by(move || desk.values.with(|values| values.raw(def.key)), move |value| desk.put(def.key, value));
    let helped = ask.help.map(|help| {
        phrase_with(move |lang| {
            let said = |ask: &Ask| ask.said.clone();
            let said = desk.asks.with(|asks| asks.iter().find(|ask| ask.name() == def.key).map(said));
            fill(lang, help, &said.unwrap_or_default())
        })
    });
    view! { <Field def bind options helped /> }.into_any()
}

fn definition(ask: &Ask) -> &'static FieldDef {
    let kind = match ask.kind {
        Kind::Choice(_) => FieldKind::Select,
        Kind::Few(_) => FieldKind::Segments,
        Kind::Whole(..) | Kind::Decimal(..) => FieldKind::Number(ask.unit),
        Kind::Flag => FieldKind::Check,
        Kind::Digits => FieldKind::Digits(MOST_DIGITS),
    };
    kept(FieldDef { key: name(&ask.name()), label: ask.label, help: ask.help, kind, required: !ask.optional })
}
