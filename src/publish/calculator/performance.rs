//! Predikat kinerja of two ratings, the pattern of predicates, and the numeric scale of PP 30/2019.
use super::Context;
use super::answer::{Answer, Grid, Problem};
use super::ask::{Ask, Kind, Pick, picks};
use super::facts::Facts;
use crate::domain::{Confidence, Predicate, Rating, UnitPredicate};
use crate::rules::{Ratio, pp30, quadrant as predicate_of};
use crate::words::domain::name;
use crate::words::format;
use crate::words::lang::{fill, text};
use crate::words::origin::{Line, bounds, count, exact, line, number, written};
use crate::words::rule::pattern_line;

/// Highest first.
pub const PREDICATES: [(&str, Predicate); 5] = [
    ("sangat-baik", Predicate::SangatBaik),
    ("baik", Predicate::Baik),
    ("butuh-perbaikan", Predicate::ButuhPerbaikan),
    ("kurang", Predicate::Kurang),
    ("sangat-kurang", Predicate::SangatKurang),
];
const RATINGS: [(&str, Rating); 3] =
    [("di-bawah", Rating::Below), ("sesuai", Rating::Meets), ("di-atas", Rating::Above)];
const ORGANISATIONS: [(&str, UnitPredicate); 5] = [
    ("istimewa", UnitPredicate::Istimewa),
    ("baik", UnitPredicate::Baik),
    ("butuh-perbaikan", UnitPredicate::ButuhPerbaikan),
    ("kurang", UnitPredicate::Kurang),
    ("sangat-kurang", UnitPredicate::SangatKurang),
];
const COUNTS: [(&str, Predicate); 5] = [
    ("n-sangat-baik", Predicate::SangatBaik),
    ("n-baik", Predicate::Baik),
    ("n-butuh-perbaikan", Predicate::ButuhPerbaikan),
    ("n-kurang", Predicate::Kurang),
    ("n-sangat-kurang", Predicate::SangatKurang),
];
const MOST_PEOPLE: u32 = 10_000_000;
/// Where the quadrant stands; it has no parameters.
const QUADRANT_SOURCE: &str = "PermenPANRB 6/2022";

pub const DISTRIBUTION_EXAMPLE: [(&str, &str); 5] =
    [("organisasi", "baik"), ("n-sangat-baik", "6"), ("n-baik", "25"), ("n-butuh-perbaikan", "2"), ("n-kurang", "1")];

pub fn quadrant_asks(context: &Context<'_>) -> Vec<Ask> {
    let few = || Kind::Few(picks(context.lang, &RATINGS));
    vec![Ask::new("hasil", "calculator.ask.result", few()), Ask::new("perilaku", "calculator.ask.behaviour", few())]
}

pub fn quadrant(context: &Context<'_>, facts: &Facts<'_>) -> Result<Answer, Problem> {
    let lang = context.lang;
    let result = facts.choice("hasil", &RATINGS).unwrap_or(Rating::Meets);
    let behaviour = facts.choice("perilaku", &RATINGS).unwrap_or(Rating::Meets);
    let predicate = predicate_of(result, behaviour);
    let highest_first = || Rating::ALL.into_iter().rev();
    let row = |result: Rating| {
        (name(lang, result), Rating::ALL.map(|behaviour| name(lang, predicate_of(result, behaviour))).to_vec())
    };
    let place = |rating: Rating| Rating::ALL.iter().position(|other| *other == rating).unwrap_or(0);
    let given = [
        (text(lang, "calculator.ask.result"), name(lang, result)),
        (text(lang, "calculator.ask.behaviour"), name(lang, behaviour)),
    ];
    let mut answer = Answer::new(text(lang, "calculator.quadrant.predicate"), name(lang, predicate));
    answer.grid = Some(Grid {
        across: text(lang, "calculator.ask.behaviour"),
        down: text(lang, "calculator.ask.result"),
        columns: Rating::ALL.map(|behaviour| name(lang, behaviour)).to_vec(),
        rows: highest_first().map(row).collect(),
        at: (highest_first().position(|rating| rating == result).unwrap_or(0), place(behaviour)),
    });
    answer.lines = vec![Line {
        what: text(lang, "calculator.quadrant.predicate"),
        given: given.map(|(label, value)| format!("{label}: {value}")).join("; "),
        rule: text(lang, "calculator.quadrant.rule"),
        points: name(lang, predicate),
        source: QUADRANT_SOURCE.to_owned(),
        confidence: Confidence::A,
    }];
    Ok(answer)
}

pub fn distribution_asks(context: &Context<'_>) -> Vec<Ask> {
    let label = |key: &str| match key {
        "n-sangat-baik" => "domain.predicate.sangat_baik",
        "n-baik" => "domain.predicate.baik",
        "n-butuh-perbaikan" => "domain.predicate.butuh_perbaikan",
        "n-kurang" => "domain.predicate.kurang",
        _ => "domain.predicate.sangat_kurang",
    };
    let people = |(key, _): (&'static str, Predicate)| {
        Ask::new(key, label(key), Kind::Whole(0, MOST_PEOPLE)).unit("calculator.unit.people").optional(true)
    };
    let organisation = Kind::Choice(picks(context.lang, &ORGANISATIONS));
    let organisation = Ask::new("organisasi", "organisation.predicate", organisation);
    std::iter::once(organisation.help("calculator.help.headless")).chain(COUNTS.map(people)).collect()
}

pub fn distribution(context: &Context<'_>, facts: &Facts<'_>) -> Result<Answer, Problem> {
    let (lang, set) = (context.lang, &context.sets.distribution);
    let organisation = facts.choice("organisasi", &ORGANISATIONS).unwrap_or(UnitPredicate::Baik);
    let mut counts = [0usize; 5];
    for (people, (key, _)) in counts.iter_mut().rev().zip(COUNTS) {
        *people = facts.whole(key).unwrap_or(0) as usize;
    }
    let all: usize = counts.iter().sum();
    if all == 0 {
        return Err(Problem { field: "n-sangat-baik".to_owned(), text: text(lang, "rule.wrong.nobody") });
    }
    let compared = all >= set.parameters.fewest_compared;
    let fewest = || count(lang, set.parameters.fewest_compared);
    let broken = set.parameters.broken(organisation, &counts);
    let lines = set.parameters.patterns.get(&organisation).map_or(&[][..], Vec::as_slice);
    let verdict = match (compared, broken.is_empty()) {
        (false, _) => "calculator.distribution.not_compared",
        (true, true) => "calculator.distribution.fits",
        (true, false) => "calculator.distribution.differs",
    };
    let mut answer = Answer::new(text(lang, "organisation.fit"), text(lang, verdict));
    answer.word = fill(lang, "calculator.distribution.people", &[("n", count(lang, all))]);
    answer.lines = lines
        .iter()
        .map(|pattern| {
            let meant = Predicate::ALL.iter().zip(counts).filter(|(it, _)| pattern.predicates.contains(it));
            let part: usize = meant.map(|(_, people)| people).sum();
            let share = format::percent(lang, part as f64 / all as f64, 1);
            let given = [("part", count(lang, part)), ("all", count(lang, all)), ("share", share)];
            let holds = if pattern.holds(&counts) {
                "calculator.distribution.kept"
            } else {
                "calculator.distribution.not_kept"
            };
            let points = if compared { text(lang, holds) } else { format::NOTHING.to_owned() };
            let predicates: Vec<String> = pattern.predicates.iter().map(|it| name(lang, *it)).collect();
            let what = predicates.join(&text(lang, "organisation.or"));
            line(
                set,
                "patterns",
                [what, fill(lang, "calculator.distribution.share", &given), pattern_line(lang, pattern), points],
            )
        })
        .collect();
    if !compared {
        answer.warning(fill(lang, "calculator.distribution.too_few", &[("fewest", fewest())]));
    }
    answer.remark(text(lang, "organisation.remark"));
    Ok(answer)
}

pub fn pp30_asks(context: &Context<'_>) -> Vec<Ask> {
    let rules = &context.sets.pp30.parameters;
    let half = || Kind::Decimal(Ratio::ZERO, rules.highest.0);
    let weights = rules.weights.keys().map(|key| Pick { word: key.clone(), label: key.clone() });
    vec![
        Ask::new("skp", "calculator.ask.skp", half()).help("calculator.help.skp"),
        Ask::new("perilaku", "calculator.ask.behaviour_score", half()),
        Ask::new("bobot", "calculator.ask.weights", Kind::Few(weights.collect())).help("calculator.help.weights"),
        Ask::new("ide", "calculator.ask.innovation", Kind::Flag).help("calculator.help.innovation"),
    ]
}

pub fn pp30(context: &Context<'_>, facts: &Facts<'_>) -> Result<Answer, Problem> {
    let (lang, set) = (context.lang, &context.sets.pp30);
    let rules = &set.parameters;
    let [skp, behaviour] = ["skp", "perilaku"].map(|key| facts.number(key).unwrap_or(Ratio::ZERO));
    let unknown = || Problem { field: "bobot".to_owned(), text: text(lang, "calculator.wrong.choice") };
    let weights = facts.word("bobot").and_then(|key| rules.weights.get(key)).ok_or_else(unknown)?;
    let innovation = facts.flag("ide");
    let score = pp30::score(weights, skp, behaviour);
    let grade = pp30::grade(rules, score, innovation);
    let mut answer = Answer::new(text(lang, "calculator.pp30.score"), number(lang, score));
    answer.exact = exact(lang, score);
    answer.word = grade.map_or_else(String::new, |grade| name(lang, grade));
    let half = |label: &str, value: Ratio, weight: Ratio| {
        let rule = format!("{} × {}", written(lang, value), written(lang, weight));
        line(set, "weights", [text(lang, label), written(lang, value), rule, written(lang, value.times(weight))])
    };
    answer.lines = vec![
        half("calculator.ask.skp", skp, weights.skp.0),
        half("calculator.ask.behaviour_score", behaviour, weights.behaviour.0),
    ];
    if let Some(grade) = grade {
        let band = rules.bands.0.iter().find(|band| Some(band.key) == rules.bands.find(score));
        let parameter = match grade {
            pp30::Grade::Kurang => "bands/kurang",
            pp30::Grade::SangatKurang => "bands/sangat_kurang",
            _ => "bands",
        };
        let rule = band.map_or_else(String::new, |band| bounds(lang, band));
        let what = text(lang, "calculator.pp30.grade");
        answer.lines.push(line(set, parameter, [what, written(lang, score), rule, name(lang, grade)]));
        if rules.bands.find(score) == Some(rules.needs_innovation) && !innovation {
            answer.remark(text(lang, "calculator.pp30.without_innovation"));
        }
    }
    Ok(answer)
}
