//! Rules by parameter sets in words: their names, what gave the points, and what is wrong with a set.
use super::{
    domain::{Named, name, named},
    format,
    lang::{Lang, fill, text},
    origin::{Line, number},
};
use crate::analytics::{Distribution, Fit};
use crate::rules::{
    BandFlaw, Bound, Cause, Given, Line as PatternLine, Ratio, Reason, RuleName, SetError, SetProblem, distribution,
    gain::{GainBand, GainNote},
    ip_asn::{Category, Discipline, Group},
    nine_box::Third,
    pp30::Grade,
    satisfaction::{Element, Quality},
};

named! {
    "rule";
    RuleName as "name" {
        IpAsn => "ip_asn",
        Pp30 => "pp30",
        Distribution => "distribution",
        Credit => "credit",
        Jp => "jp",
        NineBox => "nine_box",
        Gain => "gain",
        Ikm => "ikm",
        SampleSize => "sample_size",
    }
    Group as "group" {
        Structural => "structural",
        Functional => "functional",
        Pelaksana => "pelaksana",
    }
    Discipline as "discipline" {
        None => "none",
        Light => "light",
        Moderate => "moderate",
        Severe => "severe",
    }
    Category as "category" {
        SangatRendah => "sangat_rendah",
        Rendah => "rendah",
        Sedang => "sedang",
        Tinggi => "tinggi",
        SangatTinggi => "sangat_tinggi",
    }
    Grade as "grade" {
        SangatKurang => "sangat_kurang",
        Kurang => "kurang",
        Cukup => "cukup",
        Baik => "baik",
        SangatBaik => "sangat_baik",
    }
    GainBand as "gain" {
        Rendah => "rendah",
        Sedang => "sedang",
        Tinggi => "tinggi",
    }
    GainNote as "gain_note" {
        Fell => "fell",
        Full => "full",
    }
    Third as "third" {
        Low => "low",
        Middle => "middle",
        High => "high",
    }
    Quality as "quality" {
        A => "a",
        B => "b",
        C => "c",
        D => "d",
    }
    Element as "element" {
        Persyaratan => "persyaratan",
        Prosedur => "prosedur",
        Waktu => "waktu",
        Biaya => "biaya",
        Produk => "produk",
        Kompetensi => "kompetensi",
        Perilaku => "perilaku",
        Pengaduan => "pengaduan",
        Sarana => "sarana",
    }
    Cause as "cause" {
        Qualification => "qualification",
        Leadership => "leadership",
        FunctionalTraining => "functional_training",
        Technical => "technical",
        Seminar => "seminar",
        Performance => "performance",
        Discipline => "discipline",
    }
}

/// A line of an explanation: what, for what, the most it can give, its points, and where that stands.
pub fn line(lang: Lang, reason: &Reason) -> Line {
    let said = |ratio: Option<Ratio>| ratio.map_or_else(|| format::NOTHING.to_owned(), |ratio| number(lang, ratio));
    Line {
        what: name(lang, reason.cause),
        given: given(lang, reason.given),
        rule: fill(lang, "rule.most", &[("most", said(reason.most))]),
        points: said(reason.points),
        source: reason.source.clone(),
        confidence: reason.confidence,
    }
}

/// What points were given for.
pub fn given(lang: Lang, given: Given) -> String {
    match given {
        Given::Education(level) => name(lang, level),
        Given::Has(true) => text(lang, "rule.given.has"),
        Given::Has(false) => text(lang, "rule.given.has_not"),
        Given::Predicate(predicate) => name(lang, predicate),
        Given::Number(ratio) => number(lang, ratio),
        Given::Discipline(level) => name(lang, level),
        Given::Missing => text(lang, "rule.given.missing"),
    }
}

/// One line of the pattern of an organisation's result.
pub fn pattern_line(lang: Lang, line: &PatternLine) -> String {
    let predicates: Vec<String> = line.predicates.iter().map(|predicate| name(lang, *predicate)).collect();
    let say = |key: &str, percent: u8| {
        let predicates = predicates.join(text(lang, "organisation.or").as_str());
        fill(lang, key, &[("predicates", predicates), ("percent", percent.to_string())])
    };
    match line.bound {
        Bound::AtMost(percent) => say("organisation.at_most", percent),
        Bound::AtLeast(percent) => say("organisation.at_least", percent),
        Bound::MostFrequent => say("organisation.most_frequent", 0),
        Bound::Some => say("organisation.some", 0),
        Bound::Nobody => say("organisation.nobody", 0),
    }
}

/// How the predicates of a unit stand to the pattern, in a few words.
pub fn fit_words(lang: Lang, found: &Distribution, rules: &distribution::Rules) -> String {
    let n = format::integer(lang, found.rated() as i64);
    match found.fit(rules) {
        Fit::NoResult => text(lang, "organisation.no_result"),
        Fit::TooFew => fill(lang, "organisation.too_few", &[("n", n), ("fewest", rules.fewest_compared.to_string())]),
        Fit::Fits => fill(lang, "organisation.fits", &[("n", n)]),
        Fit::Differs(_) => fill(lang, "organisation.differs", &[("n", n)]),
    }
}

/// What is wrong with a set, in a sentence.
pub fn problem(lang: Lang, problem: &SetProblem) -> String {
    let say = |key: &str, values: &[(&str, String)]| fill(lang, &format!("rule.problem.{key}"), values);
    match problem {
        SetProblem::Sum { parameter, found, expected } => {
            let values = [("parameter", parameter.clone()), ("found", found.clone()), ("expected", expected.clone())];
            say("sum", &values)
        }
        SetProblem::Bands { parameter, flaw } => {
            let (key, at) = match flaw {
                BandFlaw::Empty => ("bands_empty", 0),
                BandFlaw::Bound { at } => ("bands_bound", *at),
                BandFlaw::Gap { at } => ("bands_gap", *at),
                BandFlaw::Overlap { at } => ("bands_overlap", *at),
            };
            let values = [("parameter", parameter.clone()), ("lower", at.to_string()), ("upper", (at + 1).to_string())];
            say(key, &values)
        }
        SetProblem::Missing { parameter } => say("missing", &[("parameter", parameter.clone())]),
        SetProblem::OutOfRange { parameter, found } => {
            say("out_of_range", &[("parameter", parameter.clone()), ("found", found.clone())])
        }
        SetProblem::Order { parameter } => say("order", &[("parameter", parameter.clone())]),
    }
}

/// Why a set is not taken, in sentences.
pub fn refused(lang: Lang, error: &SetError) -> Vec<String> {
    match error {
        SetError::Form(_) => vec![text(lang, "rule.problem.form")],
        SetError::OtherRule(rule) => vec![fill(lang, "rule.problem.other_rule", &[("rule", name(lang, *rule))])],
        SetError::Problems(problems) => problems.iter().map(|found| problem(lang, found)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Confidence, EducationLevel, Predicate};

    #[test]
    fn every_name_stands_in_each_language() {
        for lang in Lang::ALL {
            let missing: Vec<_> = KEYS.iter().filter(|key| text(lang, key) == **key).collect();
            assert!(missing.is_empty(), "{lang:?} {missing:?}");
        }
    }

    #[test]
    fn a_line_says_what_gave_the_points_and_marks_what_is_not_sure() {
        let reason = Reason {
            cause: Cause::Seminar,
            given: Given::Has(true),
            points: Ratio::new(35, 2),
            most: Ratio::new(35, 2),
            confidence: Confidence::D,
            source: "Perban".into(),
        };
        let said = line(Lang::Id, &reason);
        assert_eq!([said.given.as_str(), &said.points, &said.rule], ["Ada", "17,5", "Paling banyak 17,5"]);
        assert!(said.what.contains("Seminar") && said.is_doubtful(), "{said:?}");
        let sure = line(Lang::En, &Reason { confidence: Confidence::A, points: None, ..reason });
        assert_eq!(
            (sure.points.as_str(), sure.source.as_str(), sure.is_doubtful()),
            (format::NOTHING, "Perban", false)
        );
    }

    #[test]
    fn every_input_and_problem_has_words_in_each_language() {
        let inputs = [
            Given::Education(EducationLevel::S1),
            Given::Has(true),
            Given::Has(false),
            Given::Predicate(Predicate::Baik),
            Given::Number(Ratio::ZERO),
            Given::Discipline(Discipline::None),
            Given::Missing,
        ];
        let parameter = || "categories".to_owned();
        let bands = |flaw| SetProblem::Bands { parameter: parameter(), flaw };
        let problems = [
            SetProblem::Sum { parameter: parameter(), found: "39".into(), expected: "40".into() },
            bands(BandFlaw::Empty),
            bands(BandFlaw::Bound { at: 1 }),
            bands(BandFlaw::Gap { at: 1 }),
            bands(BandFlaw::Overlap { at: 1 }),
            SetProblem::Missing { parameter: parameter() },
            SetProblem::OutOfRange { parameter: parameter(), found: "-1".into() },
            SetProblem::Order { parameter: parameter() },
        ];
        let form = SetError::Form(serde_json::from_str::<u8>("x").unwrap_err());
        for lang in Lang::ALL {
            let mut said: Vec<String> = inputs.iter().map(|input| given(lang, *input)).collect();
            said.extend(refused(lang, &form));
            said.extend(refused(lang, &SetError::OtherRule(RuleName::Jp)));
            said.extend(problems.iter().map(|found| problem(lang, found)));
            let raw: Vec<_> = said.iter().filter(|said| said.starts_with("rule.") || said.contains("%{")).collect();
            assert!(raw.is_empty(), "{raw:?}");
        }
    }
}
