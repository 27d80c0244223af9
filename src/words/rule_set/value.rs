//! A parameter of a set in words, as a page and paper show it.
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{Item, Kind, Options};
use crate::domain::Bilingual;
use crate::rules::{Band, Exact, Line, jp::Conversion};
use crate::words::format;
use crate::words::lang::{Lang, fill, text};
use crate::words::{learning, rule};

/// What a parameter says; a dash where it has no value.
pub fn said(lang: Lang, item: &Item, value: Option<&Value>) -> String {
    let nothing = || format::NOTHING.to_owned();
    let Some(value) = value else { return nothing() };
    let said = match &item.kind {
        Kind::Points | Kind::Exact | Kind::Whole => number(lang, value),
        Kind::PointsOrNone | Kind::ExactOrNone | Kind::WholeOrNone if value.is_null() => {
            return text(lang, "rule_sets.none");
        }
        Kind::PointsOrNone | Kind::ExactOrNone | Kind::WholeOrNone => number(lang, value),
        Kind::Flag => value.as_bool().map(|yes| text(lang, if yes { "ui.meanwhile.yes" } else { "ui.meanwhile.no" })),
        Kind::ChoiceOrNone(_) if value.is_null() => return text(lang, "rule_sets.none"),
        Kind::Choice(options) | Kind::ChoiceOrNone(options) => value.as_str().map(|word| option(options, word)),
        Kind::Several(options) => list(value, |one| one.as_str().map(|word| option(options, word))),
        Kind::Wholes => list(value, |one| Some(one.to_string())),
        Kind::Words => list(value, |one| one.as_str().map(str::to_owned)),
        Kind::Lines => {
            list(value, |one| read::<Bilingual>(one).map(|both| if lang == Lang::Id { both.id } else { both.en }))
        }
        Kind::Band => read::<Band<Value>>(value).map(|band| range(lang, &band)),
        Kind::Conversion if value.is_null() => return text(lang, "rule_sets.jp.how_none"),
        Kind::Conversion if value.as_str() == Some("actual") => return text(lang, "rule_sets.how.actual"),
        Kind::Conversion => read::<Conversion>(value).map(|by| learning::conversion_rule(lang, by)),
        Kind::Pattern(_) => list(value, |one| read::<Line>(one).map(|line| rule::pattern_line(lang, &line))),
    };
    let said = said.unwrap_or_else(nothing);
    match item.unit {
        Some(unit) if !said.is_empty() => format!("{said} {}", text(lang, unit)),
        _ => said,
    }
}

/// A number of a set as people write it.
pub(super) fn number(lang: Lang, value: &Value) -> Option<String> {
    read::<Exact>(value).map(|exact| format::exact(lang, &exact.to_string()))
}

pub(super) fn read<T: DeserializeOwned>(value: &Value) -> Option<T> {
    serde_json::from_value(value.clone()).ok()
}

fn option(options: &Options, word: &str) -> String {
    options.iter().find(|(known, _)| known == word).map_or_else(|| word.to_owned(), |(_, label)| label.clone())
}

fn list(value: &Value, said: impl Fn(&Value) -> Option<String>) -> Option<String> {
    let all: Vec<String> = value.as_array()?.iter().filter_map(said).collect();
    Some(if all.is_empty() { format::NOTHING.to_owned() } else { all.join(", ") })
}

/// From where to where a band goes.
fn range(lang: Lang, band: &Band<Value>) -> String {
    let bound = |name: &str, at: Option<Exact>| {
        at.map(|at| fill(lang, &format!("rule_sets.band.{name}"), &[("at", format::exact(lang, &at.to_string()))]))
    };
    let lower = bound("from", band.from).or_else(|| bound("over", band.over));
    let upper = bound("to", band.to).or_else(|| bound("below", band.below));
    let both: Vec<String> = lower.into_iter().chain(upper).collect();
    if both.is_empty() { text(lang, "rule_sets.band.all") } else { both.join(" ") }
}
