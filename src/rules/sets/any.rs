//! The set of a rule that is named by a value: to list, compare, write down and check sets alike.
use serde_json::Value;

use super::{ParameterSet, Parameters, RuleName, SetError, SetProblem, Sets, laid};
use crate::domain::RuleSet;

/// A set whose parameters are a tree.
pub type AnySet = ParameterSet<Value>;

/// A set of some rule.
pub(super) trait OneSet {
    /// The set with its parameters as a tree.
    fn tree(&self) -> Result<AnySet, SetError>;
    /// Puts the parameters of a row over it.
    fn lay(&mut self, row: &RuleSet) -> Result<(), SetError>;
    /// Takes the place of it, if the tree has the form of its rule and no problem.
    fn take(&mut self, set: AnySet) -> Result<(), SetError>;
}

impl<P: Parameters> OneSet for ParameterSet<P> {
    fn tree(&self) -> Result<AnySet, SetError> {
        Ok(self.with(serde_json::to_value(&self.parameters)?))
    }

    fn lay(&mut self, row: &RuleSet) -> Result<(), SetError> {
        *self = laid(self, row)?;
        Ok(())
    }

    fn take(&mut self, set: AnySet) -> Result<(), SetError> {
        let parameters: P = serde_json::from_value(set.parameters.clone())?;
        *self = super::checked(set.with(parameters))?;
        Ok(())
    }
}

impl<P> ParameterSet<P> {
    /// The same set with other parameters.
    pub(super) fn with<Q>(&self, parameters: Q) -> ParameterSet<Q> {
        ParameterSet {
            rule: self.rule,
            name: self.name.clone(),
            version: self.version,
            label: self.label.clone(),
            effective_from: self.effective_from,
            source: self.source.clone(),
            confidence: self.confidence,
            doubts: self.doubts.clone(),
            note: self.note.clone(),
            parameters,
        }
    }
}

impl Sets {
    fn one(&self, rule: RuleName) -> &dyn OneSet {
        match rule {
            RuleName::IpAsn => &self.ip_asn,
            RuleName::Pp30 => &self.pp30,
            RuleName::Distribution => &self.distribution,
            RuleName::Credit => &self.credit,
            RuleName::Jp => &self.jp,
            RuleName::NineBox => &self.nine_box,
            RuleName::Gain => &self.gain,
            RuleName::Ikm => &self.ikm,
            RuleName::SampleSize => &self.sample_size,
        }
    }

    pub(super) fn one_mut(&mut self, rule: RuleName) -> &mut dyn OneSet {
        match rule {
            RuleName::IpAsn => &mut self.ip_asn,
            RuleName::Pp30 => &mut self.pp30,
            RuleName::Distribution => &mut self.distribution,
            RuleName::Credit => &mut self.credit,
            RuleName::Jp => &mut self.jp,
            RuleName::NineBox => &mut self.nine_box,
            RuleName::Gain => &mut self.gain,
            RuleName::Ikm => &mut self.ikm,
            RuleName::SampleSize => &mut self.sample_size,
        }
    }

    /// The set of a rule, its parameters as a tree.
    pub fn any(&self, rule: RuleName) -> Result<AnySet, SetError> {
        self.one(rule).tree()
    }

    /// Puts a set in the place of the one of its rule, once it is checked.
    pub fn take(&mut self, set: AnySet) -> Result<(), SetError> {
        self.one_mut(set.rule).take(set)
    }
}

impl AnySet {
    /// The value of a parameter by its path.
    pub fn value(&self, path: &str) -> Option<&Value> {
        find(&self.parameters, path)
    }

    /// The same with its values written as its rule writes them.
    pub fn plain(&self) -> Result<Self, SetError> {
        let mut sets = Sets::builtin().map_err(|_| SetError::OtherRule(self.rule))?.clone();
        sets.take(self.clone())?;
        sets.any(self.rule)
    }

    /// Everything that is wrong with it: nothing, its form, or problems by parameter.
    pub fn flaws(&self) -> Result<Vec<SetProblem>, SetError> {
        match self.plain() {
            Ok(_) => Ok(Vec::new()),
            Err(SetError::Problems(problems)) => Ok(problems),
            Err(other) => Err(other),
        }
    }
}

/// What is left of a path after a key; none where it leads elsewhere.
fn after<'a>(path: &'a str, key: &str) -> Option<&'a str> {
    let rest = path.strip_prefix(key)?;
    if rest.is_empty() { Some(rest) } else { rest.strip_prefix('/') }
}

/// The value at a path of a tree. Keys with a `/` are matched whole, longest first; a band goes by its own key.
pub fn find<'a>(tree: &'a Value, path: &str) -> Option<&'a Value> {
    match tree {
        _ if path.is_empty() => Some(tree),
        Value::Object(entries) => {
            let starting = entries.iter().filter_map(|(key, value)| Some((key.len(), value, after(path, key)?)));
            let (_, value, rest) = starting.max_by_key(|(length, ..)| *length)?;
            find(value, rest)
        }
        Value::Array(rows) => {
            let (row, rest) = rows.iter().find_map(|row| Some((row, after(path, row.get("key")?.as_str()?)?)))?;
            find(row, rest)
        }
        _ => None,
    }
}

/// The place of a path of a tree, as [`find`] finds it.
pub fn find_mut<'a>(tree: &'a mut Value, path: &str) -> Option<&'a mut Value> {
    match tree {
        _ if path.is_empty() => Some(tree),
        Value::Object(entries) => {
            let starting = entries.iter_mut().filter_map(|(key, value)| Some((key.len(), value, after(path, key)?)));
            let (_, value, rest) = starting.max_by_key(|(length, ..)| *length)?;
            find_mut(value, rest)
        }
        Value::Array(rows) => {
            let starting = |row: &mut Value| Some(after(path, row.get("key")?.as_str()?)?.len());
            let (row, left) = rows.iter_mut().find_map(|row| starting(row).map(|left| (row, left)))?;
            find_mut(row, path.get(path.len() - left..)?)
        }
        _ => None,
    }
}
