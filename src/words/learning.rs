//! Why a learning record gives the JP that it gives, in words.
use super::{
    format,
    lang::{Lang, fill, text},
};
use crate::domain::Hundredths;
use crate::rules::jp::{Conversion, CreditReason};

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
