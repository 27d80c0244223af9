//! A set as the row that an agency keeps, and back: parameters as paths with their values, over the built-in ones.
use serde::Serialize;
use serde_json::Value;

use super::{Doubt, ParameterSet, Parameters, RuleName, SetError, SetProblem, Sets, checked, find, find_mut, key};
use crate::domain::{Bilingual, Changed, Dataset, Id, RuleSet};

/// The parameter that names the rule of a row.
const RULE: &str = "rule";
/// The parameter that holds the note of a row.
const NOTE: &str = "note";

impl Sets {
    /// Puts the parameters of a row over those of its rule. A row without a rule is about evaluations and changes nothing.
    pub fn lay(&mut self, row: &RuleSet) -> Result<(), SetError> {
        rule_of(row).map_or(Ok(()), |rule| self.one_mut(rule).lay(row))
    }

    /// The set that a row makes over the built-in one; none for a row without a rule.
    pub fn of_row(row: &RuleSet) -> Option<Result<super::AnySet, SetError>> {
        let rule = rule_of(row)?;
        let mut sets = Self::builtin().ok()?.clone();
        Some(sets.lay(row).and_then(|()| sets.any(rule)))
    }
}

/// The rule that a row is about; none for the rows that closed periods carry.
pub fn rule_of(row: &RuleSet) -> Option<RuleName> {
    let (_, name) = row.parameters.iter().find(|(key, _)| key == RULE)?;
    serde_json::from_value(Value::String(name.clone())).ok()
}

/// Rows that do not fit their rule, with the reason.
pub fn unreadable(data: &Dataset) -> Vec<(Id<RuleSet>, SetError)> {
    let Ok(builtin) = Sets::builtin() else { return Vec::new() };
    let refused = |row: &RuleSet| builtin.clone().lay(row).err().map(|error| (row.id, error));
    data.rule_sets.iter().filter_map(refused).collect()
}

/// A set as a row: the agency edits this one. Its paths are those of the built-in tree, over which it is read.
pub fn to_row<P: Serialize>(set: &ParameterSet<P>, id: Id<RuleSet>) -> Result<RuleSet, SetError> {
    let mut parameters = vec![(RULE.to_owned(), key(set.rule))];
    if !set.note.is_empty() {
        parameters.push((NOTE.to_owned(), set.note.clone()));
    }
    let builtin = Sets::builtin().ok().and_then(|sets| sets.any(set.rule).ok()).map(|set| set.parameters);
    flatten("", &serde_json::to_value(&set.parameters)?, builtin.as_ref(), &mut parameters);
    Ok(RuleSet {
        id,
        name: set.label.id.clone(),
        version: set.version.saturating_add(1),
        effective_from: set.effective_from,
        source: set.source.clone(),
        confidence: set.confidence,
        parameters,
        changed: Changed::default(),
    })
}

/// The set that the parameters of a row make over those of another.
pub(super) fn laid<P: Parameters>(set: &ParameterSet<P>, row: &RuleSet) -> Result<ParameterSet<P>, SetError> {
    let before = serde_json::to_value(&set.parameters)?;
    let mut tree = before.clone();
    let mut note = String::new();
    for (path, written) in row.parameters.iter().filter(|(path, _)| path != RULE) {
        if path == NOTE {
            note.clone_from(written);
            continue;
        }
        let parameter = path.clone();
        let place = find_mut(&mut tree, path).ok_or(SetError::Problems(vec![SetProblem::Missing { parameter }]))?;
        *place = serde_json::from_str(written)?;
    }
    // What the agency has set itself is as sure as it says of its set.
    let stays = |doubt: &&Doubt| find(&before, &doubt.parameter) == find(&tree, &doubt.parameter);
    let doubts = set.doubts.iter().filter(stays).cloned().collect();
    checked(ParameterSet {
        rule: P::RULE,
        name: row.name.clone(),
        version: row.version,
        label: Bilingual { id: row.name.clone(), en: row.name.clone() },
        effective_from: row.effective_from,
        source: row.source.clone(),
        confidence: row.confidence,
        doubts,
        note,
        parameters: serde_json::from_value(tree)?,
    })
}

/// Lists whole, so that one of another length can stand in their place, and so a value of another form than it has `below`.
fn flatten(path: &str, value: &Value, below: Option<&Value>, into: &mut Vec<(String, String)>) {
    match (value, below) {
        (Value::Object(entries), Some(Value::Object(known))) if entries.keys().eq(known.keys()) => {
            for (key, value) in entries {
                let path = if path.is_empty() { key.clone() } else { format!("{path}/{key}") };
                flatten(&path, value, known.get(key), into);
            }
        }
        _ => into.push((path.to_owned(), value.to_string())),
    }
}
