//! What a parameter set consists of: sections of parameters with their names, kinds and units; and sets as they are typed.
mod draft;
mod file;
mod parts;
mod typed;
mod value;

pub use draft::SetDraft;
pub use file::SetFileError;
pub use parts::sections;
pub use typed::{Slot, Widget, slots};
pub use value::said;

use super::lang::{Lang, fill, text};
use crate::rules::{AnySet, RuleName, SetError, SetProblem};

/// Words that a choice is written with, and how they are said.
pub type Options = Vec<(String, String)>;

/// What a parameter is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Hundredths, a number in files.
    Points,
    /// The same, or none.
    PointsOrNone,
    /// A number without loss, a text in files.
    Exact,
    /// The same, or none.
    ExactOrNone,
    /// A whole number from 0.
    Whole,
    /// The same, or none.
    WholeOrNone,
    /// Whole numbers in their order.
    Wholes,
    Flag,
    Choice(Options),
    /// One, or none.
    ChoiceOrNone(Options),
    Several(Options),
    /// Texts, one a line.
    Words,
    /// Texts in both languages, one a line.
    Lines,
    Band,
    /// How a form is converted into JP, or not at all.
    Conversion,
    /// What a pattern asks of predicates.
    Pattern(Options),
}

/// One parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// As [`crate::rules::find`] reads it.
    pub path: String,
    /// What it is a part of, where the section has several alike.
    pub of: Option<String>,
    pub label: String,
    pub kind: Kind,
    pub unit: Option<&'static str>,
}

impl Item {
    /// Its name, with what it is a part of.
    pub fn full_label(&self) -> String {
        self.of.as_ref().map_or_else(|| self.label.clone(), |of| format!("{of}: {}", self.label))
    }
}

/// Parameters that are read together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    pub title: String,
    pub items: Vec<Item>,
}

/// The name of a parameter, or of the table of it, as a page shows it.
pub fn parameter(lang: Lang, rule: RuleName, path: &str) -> String {
    let sections = sections(lang, rule);
    let is_in = |item: &Item| item.path == path || path.starts_with(&format!("{}/", item.path));
    let item = sections.iter().flat_map(|section| section.items.iter().map(move |item| (section, item)));
    if let Some((section, item)) = item.clone().find(|(_, item)| is_in(item)) {
        return format!("{} › {}", section.title, item.full_label());
    }
    let table = item.clone().find(|(_, item)| item.path.starts_with(&format!("{path}/")));
    table.map_or_else(
        || path.to_owned(),
        |(section, item)| {
            let of = item.of.as_ref().filter(|_| path.contains('/'));
            of.map_or_else(|| section.title.clone(), |of| format!("{} › {of}", section.title))
        },
    )
}

/// Why a set of a rule is not taken, in sentences that name its parameters as the page does.
pub fn refused(lang: Lang, rule: RuleName, error: &SetError) -> Vec<String> {
    match error {
        SetError::Problems(problems) => problems.iter().map(|problem| problem_of(lang, rule, problem)).collect(),
        other => super::rule::refused(lang, other),
    }
}

fn problem_of(lang: Lang, rule: RuleName, problem: &SetProblem) -> String {
    let mut named = problem.clone();
    let (SetProblem::Sum { parameter: path, .. }
    | SetProblem::Bands { parameter: path, .. }
    | SetProblem::Missing { parameter: path }
    | SetProblem::OutOfRange { parameter: path, .. }
    | SetProblem::Order { parameter: path }) = &mut named;
    *path = parameter(lang, rule, path);
    super::rule::problem(lang, &named)
}

/// The name of a version: its own, and its number.
pub fn version(lang: Lang, set: &AnySet) -> String {
    let label = if lang == Lang::Id { &set.label.id } else { &set.label.en };
    fill(lang, "rule_sets.version", &[("name", label.clone()), ("version", set.version.to_string())])
}

/// From when a version holds.
pub fn since(lang: Lang, set: &AnySet) -> String {
    match set.effective_from {
        Some(day) => super::format::date_long(lang, day.date()),
        None => text(lang, "rule_sets.always"),
    }
}

#[cfg(test)]
mod tests;
