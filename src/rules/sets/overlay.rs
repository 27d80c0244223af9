//! A set as the row that an agency keeps, and back: parameters as paths with their values, over the built-in ones.
use serde_json::Value;

use super::{ParameterSet, Parameters, RuleName, SetError, SetProblem, Sets, checked};
use crate::domain::{Bilingual, Changed, Dataset, Id, RuleSet};

/// The parameter that names the rule of a row.
const RULE: &str = "rule";

impl Sets {
    /// Puts the parameters of a row over those of its rule. A row without a rule is about evaluations and changes nothing.
    pub fn lay(&mut self, row: &RuleSet) -> Result<(), SetError> {
        match rule_of(row) {
            None => Ok(()),
            Some(RuleName::IpAsn) => put(&mut self.ip_asn, row),
            Some(RuleName::Pp30) => put(&mut self.pp30, row),
            Some(RuleName::Distribution) => put(&mut self.distribution, row),
            Some(RuleName::Credit) => put(&mut self.credit, row),
            Some(RuleName::Jp) => put(&mut self.jp, row),
            Some(RuleName::NineBox) => put(&mut self.nine_box, row),
            Some(RuleName::Gain) => put(&mut self.gain, row),
            Some(RuleName::Ikm) => put(&mut self.ikm, row),
            Some(RuleName::SampleSize) => put(&mut self.sample_size, row),
        }
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

/// A set as a row: the agency edits this one.
pub fn to_row<P: Parameters>(set: &ParameterSet<P>, id: Id<RuleSet>) -> Result<RuleSet, SetError> {
    let mut parameters = vec![(RULE.to_owned(), key_of(P::RULE)?)];
    flatten("", &serde_json::to_value(&set.parameters)?, &mut parameters);
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

fn key_of(rule: RuleName) -> Result<String, SetError> {
    Ok(serde_json::to_value(rule)?.as_str().unwrap_or_default().to_owned())
}

fn put<P: Parameters>(set: &mut ParameterSet<P>, row: &RuleSet) -> Result<(), SetError> {
    *set = laid(set, row)?;
    Ok(())
}

/// The set that the parameters of a row make over those of another.
pub(super) fn laid<P: Parameters>(set: &ParameterSet<P>, row: &RuleSet) -> Result<ParameterSet<P>, SetError> {
    let mut tree = serde_json::to_value(&set.parameters)?;
    for (path, written) in row.parameters.iter().filter(|(path, _)| path != RULE) {
        let parameter = path.clone();
        let place = place(&mut tree, path).ok_or(SetError::Problems(vec![SetProblem::Missing { parameter }]))?;
        *place = serde_json::from_str(written)?;
    }
    checked(ParameterSet {
        rule: P::RULE,
        name: row.name.clone(),
        version: row.version,
        label: Bilingual { id: row.name.clone(), en: row.name.clone() },
        effective_from: row.effective_from,
        source: row.source.clone(),
        confidence: row.confidence,
        doubts: set.doubts.clone(),
        parameters: serde_json::from_value(tree)?,
    })
}

/// The place of a path; none where a step does not exist. Keys with a dot are matched whole, longest first.
fn place<'a>(tree: &'a mut Value, path: &str) -> Option<&'a mut Value> {
    match tree {
        Value::Object(entries) => {
            let starts = |key: &&String| {
                path.strip_prefix(key.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            };
            let key = entries.keys().filter(starts).max_by_key(|key| key.len())?.clone();
            let rest = path.get(key.len()..)?;
            let found = entries.get_mut(&key)?;
            if rest.is_empty() { Some(found) } else { place(found, rest.get(1..)?) }
        }
        _ if path.is_empty() => Some(tree),
        _ => None,
    }
}

/// Lists whole, so that one of another length can stand in their place.
fn flatten(path: &str, value: &Value, into: &mut Vec<(String, String)>) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                let path = if path.is_empty() { key.clone() } else { format!("{path}/{key}") };
                flatten(&path, value, into);
            }
        }
        other => into.push((path.to_owned(), other.to_string())),
    }
}
