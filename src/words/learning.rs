//! Why a learning record gives the JP that it gives, in words.
use super::{
    domain::name,
    format,
    lang::{Lang, fill, text},
    origin::{Line, line as cited},
};
use crate::domain::{Confidence, Hundredths, LearningRecord};
use crate::rules::{
    ParameterSet,
    jp::{CEILING_SOURCE, Conversion, CreditReason, JpTarget, MINIMUM_SOURCE, PPPK_CEILING, Rules},
};

/// A learning record as a line of an explanation.
pub fn line(
    lang: Lang,
    set: &ParameterSet<Rules>,
    what: &str,
    record: &LearningRecord,
    (jp, reason): (Option<Hundredths>, CreditReason),
) -> Line {
    let given = format!("{}, {}", name(lang, record.form), format::date_long(lang, record.end.date()));
    let points = jp.map_or_else(|| format::NOTHING.to_owned(), |jp| format::hundredths(lang, jp.raw()));
    cited(set, "forms", [what.to_owned(), given, credit_reason(lang, reason, None), points])
}

/// What the year asks of a PNS, or allows a PPPK, as a line of an explanation.
pub fn target_line(lang: Lang, target: JpTarget, is_pppk: bool) -> Option<Line> {
    let (key, jp, source, confidence) = match target {
        JpTarget::Minimum(asked) => ("minimum", asked, MINIMUM_SOURCE.to_owned(), Confidence::A),
        JpTarget::Agency(asked) => ("agency", asked, text(lang, "person.learning.agency_source"), Confidence::A),
        JpTarget::None if is_pppk => ("ceiling", PPPK_CEILING, CEILING_SOURCE.to_owned(), Confidence::D),
        JpTarget::None => return None,
    };
    Some(Line {
        what: text(lang, &format!("person.learning.{key}")),
        given: format::NOTHING.to_owned(),
        rule: text(lang, &format!("person.learning.{key}_rule")),
        points: format::hundredths(lang, jp.raw()),
        source,
        confidence,
    })
}

/// Why a record gives what it gives. `same_as` names the record that is credited instead.
pub fn credit_reason(lang: Lang, reason: CreditReason, same_as: Option<&str>) -> String {
    let say = |key: &str| text(lang, &format!("person.credit.{key}"));
    match reason {
        CreditReason::Printed => say("printed"),
        CreditReason::Converted(by) => conversion(lang, "converted", by),
        CreditReason::CountMissing(by) => conversion(lang, "count_missing", by),
        CreditReason::NoActual => say("no_actual"),
        CreditReason::ActualMissing(by) => conversion(lang, "actual_missing", by),
        CreditReason::NotPassed => say("not_passed"),
        CreditReason::Rejected => say("rejected"),
        CreditReason::SameAs(_) => {
            fill(lang, "person.credit.same_as", &[("name", same_as.unwrap_or(format::NOTHING).to_owned())])
        }
    }
}

fn conversion(lang: Lang, kind: &str, by: Conversion) -> String {
    fill(lang, &format!("person.credit.{kind}"), &[("rule", conversion_rule(lang, by))])
}

/// How a form is converted, in a few words.
pub fn conversion_rule(lang: Lang, by: Conversion) -> String {
    let (key, each, most) = match by {
        Conversion::PerDay(each) => ("day", each, 0),
        Conversion::PerTime(each) => ("time", each, 0),
        Conversion::PerTimeInMonth { each, most } => ("in_month", each, most),
        Conversion::PerSemester(each) => ("semester", each, 0),
        Conversion::AtMostPerDay(each) => ("at_most", each, 0),
        Conversion::Times(factor) => ("factor", factor, 0),
        Conversion::Actual => ("actual", Hundredths::ZERO, 0),
    };
    let values = [("each", format::hundredths(lang, each.raw())), ("most", most.to_string())];
    fill(lang, &format!("person.credit.per_{key}"), &values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Id;

    #[test]
    fn what_a_year_asks_stands_with_its_source_and_a_ceiling_is_not_sure() {
        let minimum = target_line(Lang::Id, JpTarget::Minimum(Hundredths::whole(20)), false).unwrap();
        assert_eq!((minimum.points.as_str(), minimum.is_doubtful()), ("20", false));
        assert!(minimum.source.contains("PP 11/2017"), "{minimum:?}");
        let ceiling = target_line(Lang::Id, JpTarget::None, true).unwrap();
        assert_eq!((ceiling.points.as_str(), ceiling.is_doubtful()), ("24", true));
        assert_eq!(target_line(Lang::Id, JpTarget::None, false), None, "a CPNS has neither");
    }

    #[test]
    fn every_reason_has_words_in_each_language() {
        let two = Hundredths::whole(2);
        let rules = [
            Conversion::PerDay(two),
            Conversion::PerTime(two),
            Conversion::PerTimeInMonth { each: two, most: 2 },
            Conversion::PerSemester(two),
            Conversion::AtMostPerDay(two),
            Conversion::Times(two),
            Conversion::Actual,
        ];
        let counted = rules.into_iter().flat_map(|by| [CreditReason::Converted(by), CreditReason::CountMissing(by)]);
        let reasons = [
            CreditReason::Printed,
            CreditReason::NoActual,
            CreditReason::ActualMissing(Conversion::Times(two)),
            CreditReason::NotPassed,
            CreditReason::Rejected,
            CreditReason::SameAs(Id::from_bits(1)),
        ];
        for reason in reasons.into_iter().chain(counted) {
            for lang in Lang::ALL {
                let said = credit_reason(lang, reason, Some("Bimtek Arsip"));
                assert!(!said.contains("person.credit") && !said.contains("%{"), "{said}");
            }
        }
    }
}
