//! Refusals and problems as sentences: what is wrong, and what to do.
use super::{
    domain::name,
    format,
    lang::{Lang, fill, text},
};
use crate::domain::{Problem, ProblemKind, Refusal};

/// Why nothing was done, in a sentence.
pub fn refusal(lang: Lang, refusal: &Refusal) -> String {
    let say = |key: &str, values: &[(&str, String)]| fill(lang, &format!("refusal.{key}"), values);
    match refusal {
        Refusal::Problems(problems) => match problems.as_slice() {
            [only] => problem_of(lang, only),
            more => say("problems", &[("count", more.len().to_string())]),
        },
        Refusal::Gone(kind) => say("gone", &[("kind", name(lang, kind))]),
        Refusal::PeriodClosed => say("period_closed", &[]),
        Refusal::PeriodOpen => say("period_open", &[]),
        Refusal::InUse { by, rows } => {
            let rows = format::integer(lang, i64::try_from(*rows).unwrap_or(i64::MAX));
            say("in_use", &[("kind", name(lang, by)), ("rows", rows)])
        }
        Refusal::ChangedSince(mismatch) => say("changed_since", &[("kind", name(lang, mismatch.kind))]),
        Refusal::SampleMix => say("sample_mix", &[]),
        Refusal::AlreadyEvaluated(_) => say("already_evaluated", &[]),
        Refusal::EventCancelled => say("event_cancelled", &[]),
        Refusal::EventFinished => say("event_finished", &[]),
        Refusal::Replaced => say("replaced", &[]),
        Refusal::HasResult => say("has_result", &[]),
        Refusal::Nothing => say("nothing", &[]),
        Refusal::OtherEvent(kind) => say("other_event", &[("kind", name(lang, kind))]),
        Refusal::NotTakingPart(_) => say("not_taking_part", &[]),
        Refusal::NotInService(_) => say("not_in_service", &[]),
        Refusal::HasDetails(_) => say("has_details", &[]),
        Refusal::ChangedMeanwhile => say("changed_meanwhile", &[]),
    }
}

/// A problem with the name of its field: `Nama: wajib diisi.`
pub fn problem_of(lang: Lang, problem: &Problem) -> String {
    let values = [("field", field(lang, &problem.field)), ("what", self::problem(lang, &problem.what))];
    fill(lang, "refusal.of_field", &values)
}

/// A problem beside its field.
pub fn problem(lang: Lang, problem: &ProblemKind) -> String {
    let say = |key: &str, values: &[(&str, String)]| fill(lang, &format!("refusal.problem.{key}"), values);
    match problem {
        ProblemKind::Missing => say("missing", &[]),
        ProblemKind::Taken { by } => say("taken", &[("by", by.clone())]),
        ProblemKind::OutOfRange { min, max } => match (min.is_empty(), max.is_empty()) {
            (true, true) => say("not_allowed", &[]),
            (true, false) => say("at_most", &[("max", bound(lang, max))]),
            (false, true) => say("at_least", &[("min", bound(lang, min))]),
            (false, false) => say("between", &[("min", bound(lang, min)), ("max", bound(lang, max))]),
        },
        ProblemKind::EndBeforeStart => say("end_before_start", &[]),
        ProblemKind::Unknown => say("unknown", &[]),
        ProblemKind::Cycle => say("cycle", &[]),
        ProblemKind::ReasonNeeded => say("reason_needed", &[]),
        ProblemKind::NotAnIdentifier => say("not_an_identifier", &[]),
        ProblemKind::AlreadyEnrolled => say("already_enrolled", &[]),
        ProblemKind::Count { needed } => say("count", &[("needed", needed.to_string())]),
        ProblemKind::NotANumber => say("not_a_number", &[]),
        ProblemKind::Sum { found, expected } => {
            say("sum", &[("found", format::exact(lang, found)), ("expected", format::exact(lang, expected))])
        }
        ProblemKind::Gap => say("gap", &[]),
        ProblemKind::Overlap => say("overlap", &[]),
        ProblemKind::Bound => say("bound", &[]),
        ProblemKind::Order => say("order", &[]),
    }
}

/// A bound as people read it: large numbers with thousands marked, years and dates as they are.
fn bound(lang: Lang, text: &str) -> String {
    let large = text.len() > 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| large).map_or_else(|| text.to_owned(), |number| format::integer(lang, number))
}

/// The name of a field as a form labels it; `items.2.target` is `Target (baris 3)`.
pub fn field(lang: Lang, path: &str) -> String {
    let place = path.split('.').find_map(|part| part.parse::<usize>().ok());
    let last = path.rsplit('.').find(|part| part.parse::<usize>().is_err()).unwrap_or(path);
    let key = format!("refusal.field.{last}");
    let label = text(lang, &key);
    let label = if label == key { last.to_owned() } else { label };
    let numbered = |row: usize| fill(lang, "refusal.row", &[("field", label.clone()), ("row", row.to_string())]);
    match place {
        // Realisations are named by the number of their item, the others by their place in the list.
        Some(number) if last == "realisations" => numbered(number),
        Some(at) => numbered(at.saturating_add(1)),
        None => label,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_says_what_is_wrong_and_what_to_do() {
        let missing = Problem { field: "name".into(), what: ProblemKind::Missing };
        assert_eq!(refusal(Lang::Id, &Refusal::Problems(vec![missing.clone()])), "Nama: wajib diisi.");
        let two = Refusal::Problems(vec![missing.clone(), missing]);
        assert_eq!(refusal(Lang::Id, &two), "Masih ada 2 isian yang perlu diperbaiki.");
        let in_use = Refusal::InUse { by: crate::domain::Kind::Person, rows: 1250 };
        assert!(refusal(Lang::Id, &in_use).contains("1.250"), "{}", refusal(Lang::Id, &in_use));
    }

    #[test]
    fn a_large_bound_has_its_thousands_marked() {
        let range = |max: &str| ProblemKind::OutOfRange { min: "0".into(), max: max.into() };
        assert_eq!(problem(Lang::Id, &range("1000000000")), "harus antara 0 dan 1.000.000.000.");
        assert_eq!(problem(Lang::Id, &range("2100")), "harus antara 0 dan 2100.");
    }

    #[test]
    fn a_field_in_a_list_is_named_with_its_row() {
        assert_eq!(field(Lang::Id, "items.2.target"), "Target (baris 3)");
        assert_eq!(field(Lang::Id, "realisations.3"), "Realisasi (baris 3)");
        assert_eq!(field(Lang::En, "name"), "Name");
        assert_eq!(field(Lang::En, "no_such_field"), "no_such_field");
    }

    #[test]
    fn every_problem_has_a_sentence_in_each_language() {
        let (min, max, none) = (|| "1".to_owned(), || "5".to_owned(), String::new);
        let problems = [
            ProblemKind::Missing,
            ProblemKind::Taken { by: "Budi".into() },
            ProblemKind::OutOfRange { min: min(), max: max() },
            ProblemKind::OutOfRange { min: none(), max: max() },
            ProblemKind::OutOfRange { min: min(), max: none() },
            ProblemKind::OutOfRange { min: none(), max: none() },
            ProblemKind::EndBeforeStart,
            ProblemKind::Unknown,
            ProblemKind::Cycle,
            ProblemKind::ReasonNeeded,
            ProblemKind::NotAnIdentifier,
            ProblemKind::AlreadyEnrolled,
            ProblemKind::Count { needed: 7 },
            ProblemKind::NotANumber,
            ProblemKind::Sum { found: "38.5".into(), expected: "40".into() },
            ProblemKind::Gap,
            ProblemKind::Overlap,
            ProblemKind::Bound,
            ProblemKind::Order,
        ];
        for lang in Lang::ALL {
            for what in &problems {
                let said = problem(lang, what);
                assert!(!said.starts_with("refusal.") && !said.contains("%{"), "{said}");
            }
        }
    }
}
