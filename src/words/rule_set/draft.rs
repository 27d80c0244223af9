//! A new version of a set as it is typed.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::typed::{Typed, shown};
use super::{Section, parameter, sections, slots};
use crate::domain::{Confidence, Day, Problem, ProblemKind, Problems};
use crate::rules::{AnySet, RuleName, Sets, find_mut, key};
use crate::words::lang::Lang;

/// A set in a form. What stands in a field is text, by the path of the field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetDraft {
    pub rule: RuleName,
    /// The version it is made from; the new one comes after it.
    pub version: u32,
    pub name: String,
    /// `YYYY-MM-DD`.
    pub effective_from: String,
    pub source: String,
    pub confidence: String,
    pub note: String,
    pub values: BTreeMap<String, String>,
}

impl SetDraft {
    /// A set as it is.
    pub fn of(lang: Lang, set: &AnySet) -> Self {
        let all = sections(lang, set.rule);
        let items = all.iter().flat_map(|section| &section.items);
        let values = items.filter_map(|item| set.value(&item.path).map(|value| shown(lang, item, value))).flatten();
        Self {
            rule: set.rule,
            version: set.version,
            name: if lang == Lang::Id { set.label.id.clone() } else { set.label.en.clone() },
            effective_from: set.effective_from.map(|day| day.to_string()).unwrap_or_default(),
            source: set.source.clone(),
            confidence: key(set.confidence),
            note: set.note.clone(),
            values: values.filter(|(_, text)| !text.is_empty()).collect(),
        }
    }

    /// Parameters of a set that the form cannot hold as they are, and would change without a word when it is saved.
    pub fn lost(lang: Lang, set: &AnySet) -> Vec<String> {
        let plain = |set: &AnySet| set.plain().ok();
        let back = Self::of(lang, set).set(lang).ok();
        let (Some(said), Some(back)) = (plain(set), back.as_ref().and_then(plain)) else {
            return Vec::new(); // What is wrong with it stands at its fields.
        };
        let all = sections(lang, set.rule);
        let items = all.iter().flat_map(|section| &section.items);
        let differs = items.filter(|item| said.value(&item.path) != back.value(&item.path));
        differs.map(|item| parameter(lang, set.rule, &item.path)).collect()
    }

    /// The set that it says, or what cannot be read, by field.
    pub fn set(&self, lang: Lang) -> Result<AnySet, Problems> {
        let mut problems = Problems::default();
        let builtin = Sets::builtin().ok().and_then(|sets| sets.any(self.rule).ok());
        let Some(builtin) = builtin else {
            problems.when(true, "parameters", ProblemKind::Unknown);
            return Err(problems);
        };
        let mut parameters = builtin.parameters.clone();
        let typed = Typed { lang, values: &self.values };
        let all = sections(lang, self.rule);
        for item in all.iter().flat_map(|section| &section.items) {
            match (typed.value(item), find_mut(&mut parameters, &item.path)) {
                (Ok(value), Some(place)) => *place = value,
                (Ok(_), None) => problems.when(true, &item.path, ProblemKind::Unknown),
                (Err(wrong), _) => {
                    problems.0.extend(wrong.into_iter().map(|(field, what)| Problem { field, what }));
                }
            }
        }
        if !problems.0.is_empty() {
            return Err(problems);
        }
        let name = self.name.trim().to_owned();
        let confidence = serde_json::from_value(self.confidence.clone().into()).unwrap_or(Confidence::C);
        Ok(AnySet {
            version: self.version,
            label: crate::domain::Bilingual { id: name.clone(), en: name },
            effective_from: Day::parse(&self.effective_from),
            source: self.source.trim().to_owned(),
            confidence,
            note: self.note.trim().to_owned(),
            parameters,
            ..builtin
        })
    }

    /// Problems at the fields of the form: one of a whole table stands at its first field, one of a band at its lower bound.
    pub fn at_fields(lang: Lang, rule: RuleName, problems: &[Problem]) -> Vec<Problem> {
        let all = sections(lang, rule);
        let fields: Vec<String> = fields(lang, &all);
        let about = ["name", "effective_from", "source", "confidence", "note"];
        let at = |problem: &Problem| {
            let path = &problem.field;
            let inside = |field: &&String| **field == *path || field.starts_with(&format!("{path}/"));
            let below = |field: &&String| path.starts_with(&format!("{field}/"));
            let bound = format!("{path}/lower_at");
            let band = fields.iter().find(|field| **field == bound);
            let found = band.or_else(|| fields.iter().find(inside)).or_else(|| fields.iter().find(below));
            let field = found.cloned().filter(|_| !about.contains(&path.as_str())).unwrap_or_else(|| path.clone());
            Problem { field, what: problem.what.clone() }
        };
        let mut placed: Vec<Problem> = problems.iter().map(at).collect();
        let place = |problem: &Problem| fields.iter().position(|field| *field == problem.field);
        placed.sort_by_key(place);
        placed
    }
}

fn fields(lang: Lang, sections: &[Section]) -> Vec<String> {
    let items = sections.iter().flat_map(|section| &section.items);
    items.flat_map(|item| slots(lang, item)).map(|slot| slot.path).collect()
}
