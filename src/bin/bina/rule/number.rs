//! `nip`.
use bina_karier::{
    domain::IdentifierKind,
    rules::nip::{NipError, NipWarning, inspect_nip},
};
use serde_json::{Map, Value, json};

use super::{Answer, Context, fields::Fields};

pub fn nip(context: &Context<'_>, input: &Map<String, Value>) -> Answer {
    let fields = Fields::of(input, &["nip", "today"])?;
    let digits: String = fields.text("nip")?.chars().filter(|letter| !letter.is_whitespace()).collect();
    let today = fields.day("today")?;
    let found = inspect_nip(&digits);
    let parts = found.parts;
    let start = parts.start_year.map(|year| match parts.start_month {
        Some(month) => format!("{year:04}-{month:02}"),
        None => format!("{year:04}"),
    });
    let kind = parts.kind.map(|kind| match kind {
        IdentifierKind::Nip => "pns",
        IdentifierKind::NiPppk => "pppk",
    });
    let error = |error: &NipError| json!({ "code": error.code(), "message": error.say(context.lang) });
    let warning = |warning: &NipWarning| json!({ "code": warning.code(), "message": warning.say(context.lang) });
    let warnings = found.reading.map(|reading| reading.warnings(today, None, None)).unwrap_or_default();
    Ok(json!({
        "ok": found.errors.is_empty(),
        "kind": kind,
        "birth": parts.birth_date,
        "start": start,
        "sex": parts.sex,
        "sequence": parts.sequence,
        "errors": found.errors.iter().map(error).collect::<Vec<_>>(),
        "warnings": warnings.iter().map(warning).collect::<Vec<_>>(),
    }))
}
