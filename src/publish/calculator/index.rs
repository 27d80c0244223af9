//! Indeks Profesionalitas ASN and Kotak Talenta.
use super::answer::{Answer, Grid, Problem};
use super::ask::{Ask, Kind, Pick, decimal, picks};
use super::facts::Facts;
use super::performance::PREDICATES;
use super::{Context, Values};
use crate::domain::{EducationLevel, Hundredths};
use crate::rules::Ratio;
use crate::rules::ip_asn::{self, Discipline, Group, Input, Performance};
use crate::rules::nine_box::{self, Parts, Performed, Third};
use crate::words::domain::name;
use crate::words::explain::bilingual;
use crate::words::format;
use crate::words::lang::{fill, text};
use crate::words::origin::{Line, exact, line, number, written};
use crate::words::rule;

const GROUPS: [(&str, Group); 3] =
    [("manajerial", Group::Structural), ("fungsional", Group::Functional), ("pelaksana", Group::Pelaksana)];
const EDUCATION: [(&str, EducationLevel); 10] = [
    ("s3", EducationLevel::S3),
    ("s2", EducationLevel::S2),
    ("s1", EducationLevel::S1),
    ("d4", EducationLevel::D4),
    ("d3", EducationLevel::D3),
    ("d2", EducationLevel::D2),
    ("d1", EducationLevel::D1),
    ("sma", EducationLevel::Sma),
    ("smp", EducationLevel::Smp),
    ("sd", EducationLevel::Sd),
];
const DISCIPLINE: [(&str, Discipline); 4] = [
    ("tidak-ada", Discipline::None),
    ("ringan", Discipline::Light),
    ("sedang", Discipline::Moderate),
    ("berat", Discipline::Severe),
];
/// A number instead of a predicate.
const BY_NUMBER: &str = "angka";
const MISSING: &str = "belum-ada";
const BY_PARTS: &str = "komponen";

pub const IP_ASN_EXAMPLE: [(&str, &str); 6] = [
    ("jabatan", "fungsional"),
    ("pendidikan", "s1"),
    ("diklat-fungsional", "ya"),
    ("teknis", "ya"),
    ("kinerja", "baik"),
    ("disiplin", "tidak-ada"),
];

fn performance_pick(context: &Context<'_>, missing: bool) -> Vec<Pick> {
    let other = |word: &str, key: &str| Pick { word: word.to_owned(), label: text(context.lang, key) };
    let mut list = picks(context.lang, &PREDICATES);
    list.push(other(BY_NUMBER, "calculator.ask.as_number"));
    if missing {
        list.push(other(MISSING, "rule.given.missing"));
    }
    list
}

pub fn ip_asn_asks(context: &Context<'_>, values: &Values) -> Vec<Ask> {
    let lang = context.lang;
    let group = GROUPS.iter().find(|(word, _)| *word == values.get("jabatan")).map(|(_, group)| *group);
    let items = group.map(|group| context.sets.ip_asn.parameters.competence.of(group));
    let has = |points: Option<Hundredths>| points.is_some_and(|points| points > Hundredths::ZERO);
    let mut asks = vec![
        Ask::new("jabatan", "calculator.ask.position", Kind::Few(picks(lang, &GROUPS))),
        Ask::new("pendidikan", "calculator.ask.education", Kind::Choice(picks(lang, &EDUCATION))),
    ];
    if has(items.map(|items| items.leadership)) {
        asks.push(Ask::new("kepemimpinan", "rule.cause.leadership", Kind::Flag));
    }
    if has(items.map(|items| items.functional)) {
        asks.push(Ask::new("diklat-fungsional", "rule.cause.functional_training", Kind::Flag));
    }
    let windows = &context.sets.ip_asn.parameters.windows;
    let years = |years: u16| fill(lang, "units.origin.years", &[("n", years.to_string())]);
    let technical = group.map_or(windows.technical_years.pelaksana, |group| *windows.technical_years.of(group));
    let within = |ask: Ask, window: u16| ask.help_saying("calculator.help.within", "years", years(window));
    asks.push(within(Ask::new("teknis", "rule.cause.technical", Kind::Flag), technical));
    asks.push(within(Ask::new("seminar", "rule.cause.seminar", Kind::Flag), windows.seminar_years));
    let performance = Kind::Choice(performance_pick(context, true));
    asks.push(within(Ask::new("kinerja", "calculator.ask.performance", performance), windows.performance_years));
    if values.get("kinerja") == BY_NUMBER {
        asks.push(Ask::new("nilai", "calculator.ask.performance_score", decimal(0, 100)));
    }
    let discipline = Kind::Few(picks(lang, &DISCIPLINE));
    asks.push(within(Ask::new("disiplin", "calculator.ask.discipline", discipline), windows.discipline_years));
    asks
}

pub fn ip_asn(context: &Context<'_>, facts: &Facts<'_>) -> Result<Answer, Problem> {
    let (lang, set) = (context.lang, &context.sets.ip_asn);
    let performance = match (facts.choice("kinerja", &PREDICATES), facts.number("nilai")) {
        (Some(predicate), _) => Performance::Predicate(predicate),
        (None, Some(number)) => Performance::Number(number),
        (None, None) => Performance::Missing,
    };
    let input = Input {
        position: facts.choice("jabatan", &GROUPS),
        education: facts.choice("pendidikan", &EDUCATION),
        leadership: facts.flag("kepemimpinan"),
        functional: facts.flag("diklat-fungsional"),
        technical: facts.flag("teknis"),
        seminar: facts.flag("seminar"),
        performance,
        discipline: facts.choice("disiplin", &DISCIPLINE).unwrap_or_default(),
    };
    let score = ip_asn::score(&set.parameters, &input);
    let points = |points: Option<Hundredths>| points.map(|points| number(lang, Ratio::of(points)));
    let missing = || text(lang, "calculator.not_computable");
    let mut answer =
        Answer::new(name(lang, crate::rules::RuleName::IpAsn), points(score.total).unwrap_or_else(missing));
    answer.word = score.category.map_or_else(String::new, |category| name(lang, category));
    let limits = &set.parameters.limits;
    answer.parts = [
        ("calculator.ip_asn.qualification", score.qualification, limits.qualification),
        ("calculator.ip_asn.competence", score.competence, limits.competence),
        ("calculator.ip_asn.performance", score.performance, limits.performance),
        ("calculator.ip_asn.discipline", score.discipline, limits.discipline),
    ]
    .map(|(key, found, most)| {
        let values = [
            ("points", points(found).unwrap_or_else(|| format::NOTHING.to_owned())),
            ("most", number(lang, Ratio::of(most))),
        ];
        (text(lang, key), fill(lang, "calculator.ip_asn.of", &values))
    })
    .to_vec();
    answer.lines = ip_asn::explain(set, &input).iter().map(|reason| rule::line(lang, reason)).collect();
    if score.total.is_none() {
        answer.warning(text(lang, "calculator.ip_asn.missing"));
    }
    if let Some((cause, points)) = ip_asn::best_training(&set.parameters, &input) {
        let values = [("what", name(lang, cause)), ("points", number(lang, Ratio::of(points)))];
        answer.remark(fill(lang, "calculator.ip_asn.best", &values));
    }
    answer.remark(text(lang, "calculator.ip_asn.estimate"));
    Ok(answer)
}

pub fn nine_box_asks(context: &Context<'_>, values: &Values) -> Vec<Ask> {
    let way = |word: &str, key: &str| Pick { word: word.to_owned(), label: text(context.lang, key) };
    let ways = vec![way(BY_NUMBER, "calculator.ask.potential_number"), way(BY_PARTS, "calculator.ask.potential_parts")];
    let performance = Kind::Choice(performance_pick(context, false));
    let mut asks = vec![Ask::new("kinerja", "calculator.ask.performance", performance)];
    if values.get("kinerja") == BY_NUMBER {
        asks.push(Ask::new("nilai", "calculator.ask.performance_score", decimal(0, 100)));
    }
    asks.push(Ask::new("cara", "calculator.ask.potential_way", Kind::Few(ways)));
    match values.get("cara") {
        BY_NUMBER => asks.push(Ask::new("potensi", "calculator.ask.potential", decimal(0, 100))),
        BY_PARTS => {
            let part = |key, label| Ask::new(key, label, decimal(0, 100)).optional(true);
            asks.push(part("asesmen", "calculator.ask.assessment").help("calculator.help.parts"));
            asks.push(part("kualifikasi", "calculator.ask.qualification"));
            asks.push(part("integritas", "calculator.ask.integrity"));
        }
        _ => {}
    }
    asks
}

pub fn nine_box(context: &Context<'_>, facts: &Facts<'_>) -> Result<Answer, Problem> {
    let (lang, set) = (context.lang, &context.sets.nine_box);
    let rules = &set.parameters;
    let performed = match facts.choice("kinerja", &PREDICATES) {
        Some(predicate) => Performed::Predicate(predicate),
        None => Performed::Number(facts.number("nilai").unwrap_or(Ratio::ZERO)),
    };
    let parts = Parts {
        assessment: facts.number("asesmen"),
        qualification: facts.number("kualifikasi"),
        integrity: facts.number("integritas"),
    };
    let by_parts = facts.word("cara") == Some(BY_PARTS);
    let (potential, used) = match facts.number("potensi").filter(|_| !by_parts) {
        Some(potential) => (potential, 0),
        None => nine_box::potential(rules, &parts)
            .ok_or_else(|| Problem { field: "asesmen".to_owned(), text: text(lang, "calculator.wrong.parts") })?,
    };
    let unknown = || Problem { field: "kinerja".to_owned(), text: text(lang, "calculator.not_computable") };
    let place = nine_box::place(rules, performed, potential).ok_or_else(unknown)?;
    let third = |key: &str, third: Third| text(lang, &format!("calculator.nine_box.{key}.{}", word(third)));
    let mut answer = Answer::new(
        text(lang, "calculator.name.nine_box"),
        fill(lang, "calculator.nine_box.number", &[("number", place.number.to_string())]),
    );
    let (performance_word, potential_word) =
        (third("performance", place.performance), third("potential", place.potential));
    let values = [("performance", performance_word.clone()), ("potential", potential_word.clone())];
    answer.word = fill(lang, "calculator.nine_box.place", &values);
    let highest_first = || Third::ALL.into_iter().rev();
    let boxes = |of: Third| rules.boxes.get(&of).map_or_else(Vec::new, |row| row.iter().map(u8::to_string).collect());
    answer.grid = Some(Grid {
        across: text(lang, "calculator.ask.potential"),
        down: text(lang, "calculator.ask.performance"),
        columns: Third::ALL.map(|of| third("potential", of)).to_vec(),
        rows: highest_first().map(|of| (third("performance", of), boxes(of))).collect(),
        at: (
            highest_first().position(|of| of == place.performance).unwrap_or(0),
            Third::ALL.iter().position(|of| *of == place.potential).unwrap_or(0),
        ),
    });
    let cuts = |cuts: &nine_box::Cuts| {
        let values = [("middle", written(lang, cuts.middle.0)), ("high", written(lang, cuts.high.0))];
        fill(lang, "calculator.nine_box.cuts", &values)
    };
    let (given, rule, parameter) = match performed {
        Performed::Predicate(predicate) => {
            (name(lang, predicate), text(lang, "calculator.nine_box.by_predicate"), "by_predicate")
        }
        Performed::Number(number) => (written(lang, number), cuts(&rules.cuts.performance), "cuts"),
    };
    answer.lines = part_lines(context, &parts, by_parts);
    let box_given = [performance_word.clone(), potential_word.clone()].join("; ");
    answer.lines.extend([
        line(set, parameter, [text(lang, "calculator.ask.performance"), given, rule, performance_word]),
        line(
            set,
            "cuts",
            [
                text(lang, "calculator.ask.potential"),
                number(lang, potential),
                cuts(&rules.cuts.potential),
                potential_word,
            ],
        ),
        line(
            set,
            "boxes",
            [
                text(lang, "calculator.nine_box.box"),
                box_given,
                text(lang, "calculator.nine_box.rule"),
                place.number.to_string(),
            ],
        ),
    ]);
    if let Some(exact) = exact(lang, potential) {
        answer.remark(fill(lang, "calculator.nine_box.exact", &[("exact", exact)]));
    }
    if by_parts && used < 3 {
        answer.warning(fill(lang, "calculator.nine_box.fewer", &[("used", used.to_string())]));
    }
    if let Some(order) = rules.pool_order(place.number) {
        let values = [("order", order.to_string()), ("all", rules.pool.len().to_string())];
        answer.remark(fill(lang, "calculator.nine_box.pool", &values));
    }
    let advice = rules.recommendations.get(&place.number).map_or(&[][..], Vec::as_slice);
    answer.advice = advice.iter().map(|text| bilingual(lang, text)).collect();
    answer.remark(text(lang, "calculator.nine_box.decision"));
    Ok(answer)
}

/// The parts of a potential with their weights, where it was made of them.
fn part_lines(context: &Context<'_>, parts: &Parts, by_parts: bool) -> Vec<Line> {
    let (lang, set) = (context.lang, &context.sets.nine_box);
    let weights = &set.parameters.potential;
    let each = [
        ("calculator.ask.assessment", parts.assessment, weights.assessment),
        ("calculator.ask.qualification", parts.qualification, weights.qualification),
        ("calculator.ask.integrity", parts.integrity, weights.integrity),
    ];
    let known =
        each.into_iter().filter_map(|(label, part, weight)| Some((label, part.filter(|_| by_parts)?, weight.0)));
    let said = known.map(|(label, part, weight)| {
        let rule = fill(lang, "calculator.nine_box.weight", &[("weight", written(lang, weight))]);
        line(set, "potential", [text(lang, label), written(lang, part), rule, format::NOTHING.to_owned()])
    });
    said.collect()
}

const fn word(third: Third) -> &'static str {
    match third {
        Third::Low => "low",
        Third::Middle => "middle",
        Third::High => "high",
    }
}
