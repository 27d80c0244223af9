//! The index of one person in words: each item with what counted, since when, and what is missing.
use super::{
    domain::name,
    format,
    lang::{Lang, fill, text},
    origin::Line,
    rule,
};
use crate::domain::{Dataset, LearningRecord};
use crate::rules::{
    Cause, Given, ParameterSet, Reason,
    ip_asn::{Basis, Item, Rules, Unmeasured, explain},
};

/// The lines of a person's index, with their causes. What a punishment was stays closed unless `open`.
pub fn lines(
    lang: Lang,
    data: &Dataset,
    set: &ParameterSet<Rules>,
    basis: &Basis<'_>,
    open: bool,
) -> Vec<(Cause, Line)> {
    let line = |reason: Reason| {
        let mut line = rule::line(lang, &reason);
        line.given = given(lang, data, basis, &reason);
        if let Some(window) = window(lang, basis, reason.cause) {
            line.rule = fill(lang, "rule.joined", &[("first", line.rule), ("second", window)]);
        }
        if reason.cause == Cause::Discipline && !open {
            line.given = text(lang, "rule.ip.restricted");
            line.points = format::NOTHING.to_owned();
        }
        (reason.cause, line)
    };
    explain(set, &basis.input).into_iter().map(line).collect()
}

/// What counted.
fn given(lang: Lang, data: &Dataset, basis: &Basis<'_>, reason: &Reason) -> String {
    let said = rule::given(lang, reason.given);
    let dated = |key: &str, what: String, day: crate::domain::Day| {
        fill(lang, key, &[("what", what), ("date", format::date_long(lang, day.date()))])
    };
    match (reason.cause, reason.given) {
        (Cause::Performance, Given::Missing) => {
            let years = basis.since.evaluated();
            let last = years.end().to_string();
            fill(lang, "rule.ip.not_evaluated", &[("year", last)])
        }
        (Cause::Performance, _) => match basis.evaluation {
            Some((year, _)) => fill(lang, "rule.ip.evaluated", &[("what", said), ("year", year.to_string())]),
            None => said,
        },
        (Cause::Discipline, _) => match basis.punishment {
            Some(record) => dated("rule.ip.punished", said, record.from),
            None => said,
        },
        (Cause::FunctionalTraining, Given::Has(true)) if basis.exempt => text(lang, "rule.ip.exempt"),
        (cause, Given::Has(_)) => basis.item(cause).map_or(said, |item| of_item(lang, data, item)),
        _ => said,
    }
}

fn of_item(lang: Lang, data: &Dataset, item: &Item<'_>) -> String {
    let say = |key: &str, record: &LearningRecord| {
        let date = format::date_long(lang, record.end.date());
        let values = [("what", data.activity(record)), ("date", date), ("evidence", name(lang, record.evidence))];
        fill(lang, key, &values)
    };
    match (item.by, item.waiting) {
        (Some(record), _) => say("rule.ip.by", record),
        (None, Some(record)) => say("rule.ip.waiting", record),
        (None, None) => text(lang, "rule.ip.none"),
    }
}

/// The days in which an item counts.
fn window(lang: Lang, basis: &Basis<'_>, cause: Cause) -> Option<String> {
    let date = |day: crate::domain::Day| format::date_long(lang, day.date());
    if cause == Cause::Performance {
        let years = basis.since.evaluated();
        let values = [("from", years.start().to_string()), ("until", years.end().to_string())];
        let key = if years.start() == years.end() { "rule.ip.of_year" } else { "rule.ip.of_years" };
        return Some(fill(lang, key, &values));
    }
    if matches!(cause, Cause::Leadership | Cause::FunctionalTraining) {
        return Some(text(lang, "rule.ip.any_time"));
    }
    let first = basis.since.first(cause, basis.input.position)?;
    Some(fill(lang, "rule.ip.window", &[("from", date(first)), ("until", date(basis.since.at))]))
}

/// Why the index is not measured of a person, in a sentence.
pub fn unmeasured(lang: Lang, why: Unmeasured) -> String {
    match why {
        Unmeasured::Cpns => text(lang, "rule.ip.cpns"),
        Unmeasured::PppkBefore(year) => fill(lang, "rule.ip.pppk_before", &[("year", year.to_string())]),
        Unmeasured::Left(standing) => fill(lang, "rule.ip.left", &[("standing", name(lang, standing))]),
    }
}
