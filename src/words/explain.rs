//! Asal Angka in words: what a step is about, its value, how it came about, where the rule stands; and the findings beside.
use super::{
    domain::{name, span},
    format,
    lang::{Lang, fill, text},
};
use crate::domain::{Bilingual, CutOffs, Hundredths};
use crate::rules::{Finding, Half, ItemGap, Part, Rule, Source, Step, Value};

/// A text of the data in the language of the page; the other one where this one is empty.
pub fn bilingual(lang: Lang, text: &Bilingual) -> String {
    let (own, other) = if lang == Lang::Id { (&text.id, &text.en) } else { (&text.en, &text.id) };
    if own.is_empty() { other.clone() } else { own.clone() }
}

/// A step as one line of a table: what, value, weight, contribution, how, where from.
pub fn line(lang: Lang, step: &Step) -> [String; 6] {
    [
        part(lang, &step.what),
        step.value.map_or_else(|| format::NOTHING.to_owned(), |found| value(lang, found)),
        step.weight.map_or_else(String::new, |weight| number(lang, weight.rounded()) + "%"),
        step.contribution.map_or_else(String::new, |share| number(lang, share.rounded())),
        rule(lang, &step.rule),
        source(lang, &step.source),
    ]
}

/// What a step is about.
pub fn part(lang: Lang, part: &Part) -> String {
    match part {
        Part::Item { number, text } => format!("{number}. {text}"),
        Part::Achievement => text(lang, "explain.part.achievement"),
        Part::Behaviour { name, .. } => bilingual(lang, name),
        Part::BehaviourMean => text(lang, "explain.part.behaviour_mean"),
        Part::Proposed(half) => of_half(lang, "explain.part.proposed", *half),
        Part::Decided(half) => of_half(lang, "explain.part.decided", *half),
        Part::Predicate => text(lang, "explain.part.predicate"),
        Part::Analysis => text(lang, "explain.part.analysis"),
        Part::Period(period) => fill(lang, "explain.part.period", &[("period", span(lang, *period))]),
        Part::YearAnalysis => text(lang, "explain.part.year_analysis"),
    }
}

/// The value of a step.
pub fn value(lang: Lang, value: Value) -> String {
    match value {
        Value::Number(ratio) => number(lang, ratio.rounded()),
        Value::Rating(rating) => name(lang, rating),
        Value::Predicate(predicate) => name(lang, predicate),
    }
}

/// How a value came about.
pub fn rule(lang: Lang, rule: &Rule) -> String {
    let say = |key: &str, values: &[(&str, String)]| fill(lang, &format!("explain.rule.{key}"), values);
    match rule {
        Rule::Achievement { target, realised, cap, capped } => {
            let values =
                [("realised", number(lang, *realised)), ("target", number(lang, *target)), ("cap", number(lang, *cap))];
            say(if *capped { "capped" } else { "achievement" }, &values)
        }
        Rule::LeftOut(gap) => gap_reason(lang, *gap),
        Rule::Scale { max } => say("scale", &[("max", max.to_string())]),
        Rule::NotFilled => say("not_filled", &[]),
        Rule::Mean { used, of, weighted } => {
            say(if *weighted { "weighted_mean" } else { "mean" }, &[("used", used.to_string()), ("of", of.to_string())])
        }
        Rule::Cut(CutOffs { meets, above }) => {
            say("cut", &[("meets", number(lang, *meets)), ("above", number(lang, *above))])
        }
        Rule::Decision { reason } if reason.is_empty() => say("decision", &[]),
        Rule::Decision { reason } => say("decision_reason", &[("reason", reason.clone())]),
        Rule::Quadrant => say("quadrant", &[]),
        Rule::Stated => say("stated", &[]),
        Rule::Composite { result, behaviour, factor } => {
            let values = [
                ("result", number(lang, *result)),
                ("behaviour", number(lang, *behaviour)),
                ("factor", number(lang, factor.rounded())),
            ];
            say("composite", &values)
        }
        Rule::MeanOfPeriods { used, of } => {
            say("mean_of_periods", &[("used", used.to_string()), ("of", of.to_string())])
        }
        Rule::NotComputable => say("not_computable", &[]),
    }
}

/// Why an item of the plan does not count.
pub fn gap_reason(lang: Lang, gap: ItemGap) -> String {
    text(
        lang,
        match gap {
            ItemGap::NotRealised => "explain.gap.not_realised",
            ItemGap::NoTarget => "explain.gap.no_target",
            ItemGap::NoWeight => "explain.gap.no_weight",
            ItemGap::Negative => "explain.gap.negative",
        },
    )
}

/// Where a rule or a value comes from.
pub fn source(lang: Lang, source: &Source) -> String {
    match source {
        Source::Rubric { name: rubric, version, confidence, .. } => {
            let values = [("name", rubric.clone()), ("version", version.to_string())];
            let said = fill(lang, "explain.source.rubric", &values);
            if *confidence == crate::domain::Confidence::A {
                said
            } else {
                format!("{said} ({})", name(lang, *confidence))
            }
        }
        Source::Regulation { name, .. } => name.clone(),
        Source::Evaluator => text(lang, "explain.source.evaluator"),
        Source::EKinerja => text(lang, "explain.source.e_kinerja"),
        Source::Spreadsheet => text(lang, "explain.source.spreadsheet"),
    }
}

/// What a reader should know beside the score, in a sentence.
pub fn finding(lang: Lang, finding: &Finding) -> String {
    let say = |key: &str, values: &[(&str, String)]| fill(lang, &format!("explain.finding.{key}"), values);
    let count = |used: &usize, of: &usize| [("used", used.to_string()), ("of", of.to_string())];
    let list = |numbers: Vec<String>| [("list", numbers.join(", "))];
    match finding {
        Finding::StatedDiffers { stated, quadrant } => {
            say("stated_differs", &[("stated", name(lang, *stated)), ("quadrant", name(lang, *quadrant))])
        }
        Finding::ProposalChanged { half, proposed, decided, reason } => {
            let values = [
                ("half", name(lang, *half)),
                ("proposed", name(lang, *proposed)),
                ("decided", name(lang, *decided)),
                ("reason", reason.clone()),
            ];
            say("proposal_changed", &values)
        }
        Finding::ItemsMissing { used, of } => say("items_missing", &count(used, of)),
        Finding::BehavioursMissing { used, of } => say("behaviours_missing", &count(used, of)),
        Finding::NoPlan => say("no_plan", &[]),
        Finding::Unplanned { items } => say("unplanned", &list(items.iter().map(u16::to_string).collect())),
        Finding::OffScale { behaviours } => {
            say("off_scale", &list(behaviours.iter().map(|at| at.saturating_add(1).to_string()).collect()))
        }
        Finding::RubricGone => say("rubric_gone", &[]),
        Finding::NotDecided => say("not_decided", &[]),
    }
}

fn of_half(lang: Lang, key: &str, half: Half) -> String {
    fill(lang, key, &[("half", name(lang, half))])
}

fn number(lang: Lang, value: Hundredths) -> String {
    format::hundredths(lang, value.raw())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::*;
    use crate::rules::{default_rubric, score};

    fn evaluated() -> (Evaluation, WorkPlan) {
        let item = |number: u16, weight: i32| WorkItem {
            number,
            text: "Laporan".into(),
            weight: Some(Hundredths::whole(weight)),
            target: Hundredths::whole(10),
            measure: "dokumen".into(),
            category: String::new(),
            kind: WorkItemKind::Main,
        };
        let person = Id::from_bits(1);
        let items = vec![item(1, 60), item(2, 40)];
        let plan = WorkPlan { id: Id::from_bits(2), person, year: 2026, items, changed: Changed::default() };
        let realisations = vec![Realisation { item: 1, value: Some(Hundredths::whole(15)) }];
        let behaviours = [Some(4), None, Some(4), Some(4), Some(4), Some(4), Some(9)];
        let evaluation = Evaluation {
            id: Id::from_bits(3),
            person,
            period: Id::from_bits(4),
            evaluator: None,
            result: Some(Rating::Meets),
            behaviour: Some(Rating::Above),
            stated: Some(Predicate::SangatBaik),
            result_reason: "Target direvisi".into(),
            behaviour_reason: String::new(),
            detail: Some(EvaluationDetail { realisations, behaviours, feedback: String::new() }),
            source: EvaluationSource::Entered,
            rubric: None,
            rule_set: None,
            changed: Changed::default(),
        };
        (evaluation, plan)
    }

    #[test]
    fn every_step_and_finding_has_words_in_each_language() {
        let (evaluation, plan) = evaluated();
        let rubric = default_rubric();
        let scores = [
            score(&evaluation, PeriodSpan::Quarter(1), Some(&plan), Some(&rubric)),
            score(&evaluation, PeriodSpan::Quarter(1), None, Some(&rubric)),
            score(&evaluation, PeriodSpan::Annual, Some(&plan), None),
        ];
        for lang in Lang::ALL {
            for step in scores.iter().flat_map(|score| &score.steps) {
                let said = line(lang, step).join(" | ");
                assert!(!said.contains("explain.") && !said.contains("%{"), "{said}");
            }
            for found in scores.iter().flat_map(|score| &score.findings) {
                let said = finding(lang, found);
                assert!(!said.contains("explain.") && !said.contains("%{"), "{said}");
            }
        }
    }

    #[test]
    fn a_capped_item_says_so_with_its_share() {
        let (evaluation, plan) = evaluated();
        let score = score(&evaluation, PeriodSpan::Quarter(1), Some(&plan), Some(&default_rubric()));
        let [what, value, weight, share, how, _] = line(Lang::Id, &score.steps[0]);
        assert_eq!([what, value, weight, share], ["1. Laporan", "120", "100%", "120"].map(String::from));
        assert!(how.contains("15") && how.contains("10") && how.contains("120"), "{how}");
        let said: Vec<String> = score.findings.iter().map(|found| finding(Lang::Id, found)).collect();
        assert!(said.iter().any(|said| said.contains("Target direvisi")), "{said:?}");
    }
}
