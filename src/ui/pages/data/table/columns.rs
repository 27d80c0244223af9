//! Which column is which, as it was understood, with the first values; each can be changed.
use super::flow::Flow;
use crate::archive::sheet::{Field, ImportKind};
use crate::job::{ColumnRead, TableMode};
use crate::ui::components::badge::Badge;
use crate::ui::components::card::Note;
use crate::ui::components::tone::Tone;
use crate::ui::lang::{self, phrase_with, tr};
use crate::words::lang::{Lang, text};
use leptos::prelude::*;

/// Name of a field: the title of its column in templates, which is the same in every language.
pub fn field_name(lang: Lang, kind: ImportKind, field: Field) -> String {
    if field.repeats() {
        return text(lang, "data.table.mark");
    }
    kind.spec(field).map(|spec| spec.column.to_owned()).unwrap_or_default()
}

/// The fields of a kind, each once.
fn fields_of(kind: ImportKind) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    for spec in kind.fields() {
        if !fields.contains(&spec.field) {
            fields.push(spec.field);
        }
    }
    fields
}

/// The columns, the mode, and what is missing.
#[component]
pub fn Columns(flow: Flow) -> AnyView {
    let missing = move || {
        let missing = flow.summary.with(|summary| summary.as_ref().map(|it| it.missing.clone()).unwrap_or_default());
        let names: Vec<String> =
            missing.into_iter().map(|field| field_name(lang::current(), flow.kind.get(), field)).collect();
        (!names.is_empty())
            .then(|| view! { <Note tone=Tone::Bad>{tr!("data.table.missing", names = names.join(", "))}</Note> })
    };
    let notes = move || flow.read.with(|read| read.as_ref().map(|read| read.notes.clone()).unwrap_or_default());
    let line = move |at: usize, column: ColumnRead| line(flow, at, column);
    let lines = move || {
        let columns = flow.read.with(|read| read.as_ref().map(|read| read.columns.clone()).unwrap_or_default());
        columns.into_iter().enumerate().map(|(at, column)| line(at, column)).collect_view()
    };
    view! {
        {missing}
        {move || notes().into_iter().map(|note| view! { <Note tone=Tone::Accent>{note}</Note> }).collect_view()}
        <details open=true>
            <summary>{tr!("data.table.columns")}</summary>
            <div class="scroll-x" tabindex="0" role="region" aria-label=tr!("data.table.columns")>
                <table class="plain-table">
                    <thead><tr>
                        <th scope="col">{tr!("data.table.column")}</th>
                        <th scope="col">{tr!("data.table.means")}</th>
                        <th scope="col">{tr!("data.table.first")}</th>
                    </tr></thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
        </details>
        <Modes flow />
    }
    .into_any()
}

fn line(flow: Flow, at: usize, column: ColumnRead) -> AnyView {
    let kind = flow.kind.get_untracked();
    let chosen = move || flow.columns.with(|columns| columns.get(at).copied().flatten());
    let options = move || {
        let option = |field: Field| {
            view! { <option value=field.key() selected=move || chosen() == Some(field)>{field_name(lang::current(), kind, field)}</option> }
        };
        fields_of(kind).into_iter().map(option).collect_view()
    };
    let choose = move |event| {
        let key = event_target_value(&event);
        let field = fields_of(kind).into_iter().find(|field| field.key() == key);
        flow.columns.update(|columns| {
            for other in columns.iter_mut() {
                if field.is_some_and(|field| !field.repeats()) && *other == field {
                    *other = None;
                }
            }
            if let Some(place) = columns.get_mut(at) {
                *place = field;
            }
        });
        flow.remapped();
    };
    // What a person chose, now or for an earlier file, needs no second look.
    let unsure =
        Memo::new(move |_| !column.sure && column.guess.is_some() && chosen() == column.guess && !flow.recalled.get());
    let label = column.title.clone();
    let meaning = phrase_with(move |lang| {
        let says = |field: Field| match field.repeats() {
            true => text(lang, "data.table.mark_help"),
            false => text(lang, &format!("sheet.field.{}", field.key())),
        };
        chosen().map(says).unwrap_or_default()
    });
    view! {
        <tr>
            <th scope="row">{column.title}</th>
            <td>
                <select class="input" aria-label=label on:change=choose>
                    <option value="" selected=move || chosen().is_none()>{tr!("data.table.not_taken")}</option>
                    {options}
                </select>
                <small class="quiet-text meaning">{meaning}</small>
                {move || unsure.get().then(|| view! { " "<Badge text=tr!("data.table.unsure") tone=Tone::Warn /> })}
            </td>
            <td class="quiet-text">{column.first.join(" · ")}</td>
        </tr>
    }
    .into_any()
}

#[component]
fn Modes(flow: Flow) -> AnyView {
    let choice = |mode: TableMode, key: &'static str| {
        let choose = move |_| {
            flow.mode.set(mode);
            flow.plan_again();
        };
        view! {
            <label>
                <input type="radio" name="table-mode" prop:checked=move || flow.mode.get() == mode on:change=choose />
                <span>{tr!(key)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="segmented">
            <legend>{tr!("data.table.mode")}</legend>
            {choice(TableMode::AddAndUpdate, "data.table.both")}
            {choice(TableMode::AddNew, "data.table.add")}
            {choice(TableMode::UpdateOnly, "data.table.update")}
        </fieldset>
    }
    .into_any()
}
