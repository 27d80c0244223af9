//! A parameter set as a file: versioned, sealed, pretty enough to be read. Described by `public/schema/rule-set-file.schema.json`.
//!
//! ```json
//! {"format": "bina-karier-rule-set", "version": 1, "set": {"rule": "ip_asn", …}, "sha256": "…"}
//! ```
use serde::Serialize;
use serde_json::Value;

use super::json::seal;
use crate::rules::{AnySet, SetError};
use crate::words::rule_set::SetFileError;

/// Name of the format.
pub const FORMAT: &str = "bina-karier-rule-set";
/// The version that is written. Newer ones are refused by name.
pub const VERSION: u64 = 1;
/// Largest file that is read, in bytes.
pub const MAX_BYTES: usize = 1 << 20;

#[derive(Serialize)]
struct File<'a> {
    format: &'a str,
    version: u64,
    set: &'a AnySet,
}

/// The file of a set: the same bytes for the same set.
pub fn write(set: &AnySet) -> Result<Vec<u8>, serde_json::Error> {
    let text = serde_json::to_string_pretty(&File { format: FORMAT, version: VERSION, set })?;
    let body = text.trim_end().strip_suffix('}').map_or(text.as_str(), str::trim_end);
    let seal = seal(body, true);
    Ok(format!("{body},\n  \"sha256\": \"{seal}\"\n}}\n").into_bytes())
}

/// The set of a file, checked as one that is typed is.
pub fn read(bytes: &[u8]) -> Result<AnySet, SetFileError> {
    let text = std::str::from_utf8(bytes).map_err(|_| SetFileError::NotText)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut file: Value = serde_json::from_str(text)
        .map_err(|error| SetFileError::NotJson { line: error.line(), column: error.column() })?;
    if file.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(SetFileError::OtherFormat);
    }
    match file.get("version").and_then(Value::as_u64) {
        Some(VERSION) => {}
        Some(version) if version > VERSION => return Err(SetFileError::Newer { version }),
        _ => return Err(SetFileError::OtherFormat),
    }
    if file.get("sha256").and_then(Value::as_str) != Some(sealed(text).as_str()) {
        return Err(SetFileError::Checksum);
    }
    let set = file.get_mut("set").map(Value::take).unwrap_or_default();
    let set: AnySet = serde_json::from_value(set).map_err(|error| SetFileError::Head(error.to_string()))?;
    match set.flaws() {
        Ok(problems) if problems.is_empty() => Ok(set),
        Ok(problems) => Err(SetFileError::Set(set.rule, SetError::Problems(problems))),
        Err(_) => Err(SetFileError::Form(Box::new(set))),
    }
}

/// The checksum of everything before the member that states it.
fn sealed(text: &str) -> String {
    let stated = text.rfind("\"sha256\"").and_then(|at| text.get(..at));
    let body = stated.and_then(|before| before.rfind(',').and_then(|comma| before.get(..comma)));
    seal(body.unwrap_or(text), true)
}
