//! IP ASN of a unit in words: whom its means are of, what counts for how long, and what is not known.
use super::{
    format,
    lang::{Lang, fill, text},
    origin::{Cited, Line, Origin, count, line},
};
use crate::analytics::IpIndex;
use crate::domain::Hundredths;
use crate::rules::{
    ParameterSet,
    ip_asn::{Rules, Since},
};

/// Years whose evaluation counts: `2024`, `2023–2024`.
pub fn evaluated(since: &Since) -> String {
    let (first, last) = since.evaluated().into_inner();
    if first == last { last.to_string() } else { format!("{first}–{last}") }
}

/// A mean with its two decimals.
pub fn mean(lang: Lang, mean: Option<Hundredths>) -> String {
    mean.map_or_else(|| format::NOTHING.to_owned(), |mean| format::decimal(lang, mean.value(), 2))
}

/// Where a mean comes from: of those who are measured in full, or with a missing performance as 0.
pub fn mean_origin(lang: Lang, set: &ParameterSet<Rules>, since: &Since, index: &IpIndex, with_zero: bool) -> Origin {
    let rules = &set.parameters;
    let say = |key: &str, values: &[(&str, String)]| fill(lang, &format!("units.origin.{key}"), values);
    let people = |n: usize| say("people", &[("n", count(lang, n))]);
    let (taken, of) = if with_zero { (index.with_zero, index.mean_with_zero) } else { (index.complete, index.mean) };
    let cite = |parameter: &str, what: &str, given: String, rule: String, points: String| {
        line(set, parameter, [text(lang, &format!("units.origin.{what}")), given, rule, points])
    };
    let years = |years: u16| say("years", &[("n", years.to_string())]);
    let nothing = || format::NOTHING.to_owned();
    let measured = say("measured_rule", &[("year", rules.pppk_since.to_string())]);
    let no_performance =
        say("no_performance", &[("n", count(lang, index.no_performance)), ("years", evaluated(since))]);
    let performance_rule = text(lang, if with_zero { "units.origin.as_zero" } else { "units.origin.left_out" });
    let mut lines = vec![
        cite("pppk_since", "measured", people(index.people), measured, count(lang, index.people)),
        cite("windows/performance_years", "performance", no_performance, performance_rule, nothing()),
    ];
    let unknown = index.no_education + index.no_position;
    if unknown > 0 {
        let numbers = [("education", count(lang, index.no_education)), ("position", count(lang, index.no_position))];
        let left_out = text(lang, "units.origin.left_out");
        lines.push(cite("qualification", "unknown", say("unknown_given", &numbers), left_out, nothing()));
    }
    lines.extend(technical(lang, set));
    lines.push(cite("windows/seminar_years", "seminar", nothing(), years(rules.windows.seminar_years), nothing()));
    let discipline = years(rules.windows.discipline_years);
    lines.push(cite("windows/discipline_years", "discipline", nothing(), discipline, nothing()));
    lines.push(cite("mean", "mean", people(taken), text(lang, "units.origin.mean_rule"), mean(lang, of)));
    Origin { lines, set: Cited::set(set, lang) }
}

/// How long a training counts, for each kind of position.
fn technical(lang: Lang, set: &ParameterSet<Rules>) -> Vec<Line> {
    let windows = &set.parameters.windows.technical_years;
    let jp = format::hundredths(lang, set.parameters.technical_jp.raw());
    let each =
        [("structural", windows.structural), ("functional", windows.functional), ("pelaksana", windows.pelaksana)];
    let of = |(group, years): (&str, u16)| {
        let rule = fill(lang, "units.origin.technical_rule", &[("jp", jp.clone()), ("n", years.to_string())]);
        let what = text(lang, "units.origin.technical");
        let given = text(lang, &format!("rule.group.{group}"));
        line(set, &format!("windows/technical_years/{group}"), [what, given, rule, format::NOTHING.to_owned()])
    };
    each.into_iter().map(of).collect()
}
