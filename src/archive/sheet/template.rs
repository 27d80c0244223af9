//! Templates to fill: one per kind of table, with drop-downs, two example rows and a sheet that explains the columns.
use super::{
    Field, FieldSpec, ImportKind, Look, Need,
    write::{OutCell, OutColumn, OutKind, OutSheet, Paper, Workbook, WriteError, write_xlsx},
};
use crate::domain::Day;
use crate::words::lang::{Lang, text};

/// The template of a kind. The titles of columns are the same in every language; explanations follow `lang`.
pub fn template(kind: ImportKind, lang: Lang, made: Day) -> Result<Vec<u8>, WriteError> {
    let name = text(lang, &format!("sheet.kind.{}", kind.key()));
    let table = OutSheet {
        name: name.clone(),
        columns: kind.template().map(column).collect(),
        rows: (0..2).map(|at| kind.template().map(|spec| example(spec, at)).collect()).collect(),
        landscape: true,
        paper: Paper::F4,
        to_fill: true,
        ..OutSheet::default()
    };
    let title = |key: &str| text(lang, &format!("sheet.template.{key}"));
    let guide = OutSheet {
        name: title("guide"),
        titles: vec![title("first"), title("second"), title("third")],
        columns: vec![
            OutColumn::new(title("column"), OutKind::Text, 20),
            OutColumn::new(title("need"), OutKind::Text, 16),
            OutColumn::new(title("meaning"), OutKind::Text, 70),
            OutColumn::new(title("choices"), OutKind::Text, 60),
        ],
        rows: kind.fields().iter().map(|spec| explanation(spec, lang)).collect(),
        landscape: true,
        ..OutSheet::default()
    };
    write_xlsx(&Workbook { title: name, made, sheets: vec![table, guide] })
}

fn column(spec: &FieldSpec) -> OutColumn {
    let kind = match spec.look {
        Look::Date => OutKind::Date,
        Look::Number => OutKind::Number(2),
        Look::Nip | Look::Text | Look::Year | Look::Choice(_) => OutKind::Text,
    };
    let choices = if let Look::Choice(choices) = spec.look { choices() } else { Vec::new() };
    OutColumn { title: spec.column.into(), kind, width: spec.width, choices }
}

fn example(spec: &FieldSpec, at: usize) -> OutCell {
    let shown = spec.examples.get(at).copied().unwrap_or_default();
    let cell = super::Cell::Text(shown);
    match spec.look {
        _ if shown.is_empty() => OutCell::Empty,
        Look::Date => {
            super::value::date(cell, Day::from_number(20_000)).ok().flatten().map_or(OutCell::Empty, OutCell::Date)
        }
        Look::Number => shown.parse().map_or(OutCell::Empty, OutCell::Number),
        _ => OutCell::Text(shown.into()),
    }
}

/// What a column is for, in the words of the guide.
pub fn meaning(spec: &FieldSpec, lang: Lang) -> String {
    text(lang, &format!("sheet.field.{}", spec.field.key()))
}

/// Whether a column must be filled, in the words of the guide.
pub fn need(spec: &FieldSpec, lang: Lang) -> String {
    let key = match spec.need {
        Need::Required => "sheet.need.required",
        Need::OneOf if matches!(spec.field, Field::EventCode | Field::EventName) => "sheet.need.one_event",
        Need::OneOf => "sheet.need.one_of",
        Need::Optional => "sheet.need.optional",
    };
    text(lang, key)
}

fn explanation(spec: &FieldSpec, lang: Lang) -> Vec<OutCell> {
    let choices = if let Look::Choice(choices) = spec.look { choices().join(", ") } else { String::new() };
    vec![
        OutCell::Text(spec.column.into()),
        OutCell::Text(need(spec, lang)),
        OutCell::Text(meaning(spec, lang)),
        if choices.is_empty() { OutCell::Empty } else { OutCell::Text(choices) },
    ]
}
