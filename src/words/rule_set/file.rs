//! Why a file is not taken as a parameter set, in a sentence with the place.
use super::{parameter, sections};
use crate::rules::{AnySet, RuleName, SetError, Sets, find_mut};
use crate::words::domain::name;
use crate::words::lang::{Lang, fill, text};

/// What is wrong with the file of a set.
#[derive(Debug, thiserror::Error)]
pub enum SetFileError {
    #[error("the file is not text")]
    NotText,
    #[error("the file is not JSON, from line {line}, column {column}")]
    NotJson { line: usize, column: usize },
    #[error("the file is not one of a parameter set")]
    OtherFormat,
    #[error("version {version} of the format is newer than this program")]
    Newer { version: u64 },
    #[error("the checksum is that of other content")]
    Checksum,
    #[error("the set is not in the form of a set: {0}")]
    Head(String),
    #[error("the parameters are not in the form of their rule")]
    Form(Box<AnySet>),
    #[error("the set has problems")]
    Set(RuleName, #[source] SetError),
}

impl SetFileError {
    /// The sentence; for a set with several problems, one for each.
    pub fn said(&self, lang: Lang) -> Vec<String> {
        let say = |key: &str, values: &[(&str, String)]| vec![fill(lang, &format!("rule_sets.file.{key}"), values)];
        match self {
            Self::NotText => say("not_text", &[]),
            Self::NotJson { line, column } => {
                say("not_json", &[("line", line.to_string()), ("column", column.to_string())])
            }
            Self::OtherFormat => say("other_format", &[]),
            Self::Newer { version } => say("newer", &[("version", version.to_string())]),
            Self::Checksum => say("checksum", &[]),
            Self::Head(found) => say("head", &[("found", found.clone())]),
            Self::Form(set) => {
                let place = misfit(lang, set).unwrap_or_else(|| text(lang, "rule_sets.file.somewhere"));
                say("form", &[("rule", name(lang, set.rule)), ("place", place)])
            }
            Self::Set(rule, error) => super::refused(lang, *rule, error),
        }
    }
}

/// The first parameter of a set that is missing or not in the form of its rule, by name.
fn misfit(lang: Lang, set: &AnySet) -> Option<String> {
    let builtin = Sets::builtin().ok()?.any(set.rule).ok()?;
    let fits = |path: &str| {
        let mut one = builtin.clone();
        let Some((value, place)) = set.value(path).cloned().zip(find_mut(&mut one.parameters, path)) else {
            return false;
        };
        *place = value;
        one.flaws().is_ok()
    };
    let all = sections(lang, set.rule);
    let item = all.iter().flat_map(|section| &section.items).find(|item| !fits(&item.path))?;
    Some(parameter(lang, set.rule, &item.path))
}
