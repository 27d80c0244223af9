//! Indeks Kepuasan Masyarakat and the number of citizens to ask.
use super::answer::{Answer, Problem};
use super::ask::{Ask, Kind, Pick};
use super::facts::Facts;
use super::{Context, Values};
use crate::domain::Hundredths;
use crate::rules::sample_size::{Rounding, sample_size};
use crate::rules::satisfaction::{Element, index};
use crate::rules::{Exact, Ratio};
use crate::words::domain::name;
use crate::words::format;
use crate::words::lang::{fill, text};
use crate::words::origin::{bounds, exact, line, number, written};

/// In the order of [`Element::ALL`]: word in the address and key of the label.
const ELEMENTS: [(&str, &str); 9] = [
    ("persyaratan", "rule.element.persyaratan"),
    ("prosedur", "rule.element.prosedur"),
    ("waktu", "rule.element.waktu"),
    ("biaya", "rule.element.biaya"),
    ("produk", "rule.element.produk"),
    ("kompetensi", "rule.element.kompetensi"),
    ("perilaku", "rule.element.perilaku"),
    ("pengaduan", "rule.element.pengaduan"),
    ("sarana", "rule.element.sarana"),
];
/// The weight that is used unless another is chosen.
const EXACT: &str = "exact";
/// Its word in the address.
const EXACT_WORD: &str = "1/9";
const BY_MEAN: &str = "rata-rata";
const BY_SUM: &str = "jumlah";
const ROUNDINGS: [(&str, Rounding); 2] = [("terdekat", Rounding::Nearest), ("ke-atas", Rounding::Up)];

pub const IKM_EXAMPLE: [(&str, &str); 10] = [
    ("cara", BY_MEAN),
    ("persyaratan", "3.42"),
    ("prosedur", "3.38"),
    ("waktu", "3.05"),
    ("biaya", "3.81"),
    ("produk", "3.36"),
    ("kompetensi", "3.47"),
    ("perilaku", "3.55"),
    ("pengaduan", "3.62"),
    ("sarana", "3.12"),
];

pub fn ikm_asks(context: &Context<'_>, values: &Values) -> Vec<Ask> {
    let (lang, rules) = (context.lang, &context.sets.ikm.parameters);
    let pick = |word: &str, label: String| Pick { word: word.to_owned(), label };
    let ways =
        vec![pick(BY_MEAN, text(lang, "calculator.ikm.by_mean")), pick(BY_SUM, text(lang, "calculator.ikm.by_sum"))];
    let weights = rules
        .weights
        .iter()
        .map(|(key, weight)| pick(if key == EXACT { EXACT_WORD } else { key }, written(lang, weight.0)));
    let mut asks = vec![Ask::new("cara", "calculator.ask.ikm_way", Kind::Few(ways))];
    let people = facts_people(values, context);
    if values.get("cara") == BY_SUM {
        let people = Ask::new("responden", "calculator.ask.respondents", Kind::Whole(1, u32::MAX));
        asks.push(people.unit("calculator.unit.people").help("calculator.help.respondents"));
    }
    if !values.lacks("cara") {
        let (least, most) = (rules.lowest.0.times(people), rules.highest.0.times(people));
        asks.extend(ELEMENTS.map(|(key, label)| Ask::new(key, label, Kind::Decimal(least, most))));
    }
    let weights = Ask::new("bobot", "calculator.ask.element_weight", Kind::Few(weights.collect()));
    asks.push(weights.optional(true).help("calculator.help.element_weight"));
    asks
}

/// By how many the answers of an element are multiplied: those who answered, or one for means.
fn facts_people(values: &Values, context: &Context<'_>) -> Ratio {
    let typed = if values.get("cara") == BY_SUM { values.get("responden") } else { "" };
    let people = format::plain_decimal(context.lang, typed).and_then(|plain| plain.parse::<u32>().ok());
    Ratio::whole(i64::from(people.unwrap_or(1).max(1)))
}

pub fn ikm(context: &Context<'_>, facts: &Facts<'_>) -> Result<Answer, Problem> {
    let (lang, set) = (context.lang, &context.sets.ikm);
    let rules = &set.parameters;
    let key = facts.word("bobot").filter(|word| *word != EXACT_WORD).unwrap_or(EXACT);
    let unknown = || Problem { field: "bobot".to_owned(), text: text(lang, "calculator.wrong.choice") };
    let weight: Exact = *rules.weights.get(key).ok_or_else(unknown)?;
    let people = facts.whole("responden").filter(|_| facts.word("cara") == Some(BY_SUM));
    let divisor = Ratio::whole(i64::from(people.unwrap_or(1)));
    let given = ELEMENTS.map(|(key, _)| facts.number(key).unwrap_or(Ratio::ZERO));
    let means = given.map(|sum| sum.over(divisor).unwrap_or(Ratio::ZERO));
    let found = index(rules, weight, &means);
    let mut answer = Answer::new(text(lang, "calculator.ikm.index"), said(context, found.index));
    if let Some(quality) = found.category {
        let values = [("letter", format!("{quality:?}")), ("name", name(lang, quality))];
        answer.word = fill(lang, "calculator.ikm.quality", &values);
    }
    let each = Element::ALL.into_iter().zip(given.into_iter().zip(means));
    answer.lines = each
        .map(|(element, (sum, mean))| {
            let given = match people {
                Some(people) => {
                    let people = format::integer(lang, i64::from(people));
                    format!("{} ÷ {people} = {}", written(lang, sum), number(lang, mean))
                }
                None => written(lang, mean),
            };
            let rule = format!("× {} × {}", written(lang, weight.0), written(lang, rules.factor.0));
            let points = number(lang, mean.times(weight.0).times(rules.factor.0));
            line(set, "weights", [name(lang, element), given, rule, points])
        })
        .collect();
    if let Some(key) = found.category {
        let band = rules.categories.0.iter().find(|band| band.key == key);
        let rule = band.map_or_else(String::new, |band| bounds(lang, band));
        let what = text(lang, "calculator.ikm.category");
        answer.lines.push(line(set, "categories", [what, said(context, found.index), rule, answer.word.clone()]));
    }
    let sum = means.iter().fold(Ratio::ZERO, |sum, mean| sum.plus(*mean));
    answer.exact = exact(lang, sum.times(weight.0).times(rules.factor.0));
    if let Some(least) = means.iter().min().filter(|least| means.iter().any(|other| other != *least)) {
        let lowest = ELEMENTS.iter().zip(means).filter(|(_, mean)| mean == least);
        let names = lowest.map(|((_, label), _)| text(lang, label)).collect::<Vec<_>>().join(", ");
        let values = [("element", names), ("mean", number(lang, *least))];
        answer.remark(fill(lang, "calculator.ikm.lowest", &values));
    }
    answer.remark(text(lang, "calculator.ikm.rounded_first"));
    Ok(answer)
}

/// An index with two decimals, as surveys print it.
fn said(context: &Context<'_>, index: Hundredths) -> String {
    format::decimal(context.lang, index.value(), 2)
}

pub fn sample_asks(context: &Context<'_>) -> Vec<Ask> {
    let pick =
        |(word, rounding): (&str, Rounding)| Pick { word: word.to_owned(), label: rounding_said(context, rounding) };
    vec![
        Ask::new("populasi", "calculator.ask.population", Kind::Whole(1, u32::MAX))
            .unit("calculator.unit.people")
            .help("calculator.help.population"),
        Ask::new("pembulatan", "calculator.ask.rounding", Kind::Few(ROUNDINGS.map(pick).to_vec())).optional(true),
    ]
}

fn rounding_said(context: &Context<'_>, rounding: Rounding) -> String {
    text(
        context.lang,
        match rounding {
            Rounding::Nearest => "calculator.sample.nearest",
            Rounding::Up => "calculator.sample.up",
        },
    )
}

pub fn sample(context: &Context<'_>, facts: &Facts<'_>) -> Result<Answer, Problem> {
    let (lang, set) = (context.lang, &context.sets.sample_size);
    let rules = &set.parameters;
    let rounding = facts.choice("pembulatan", &ROUNDINGS).unwrap_or(rules.rounding);
    let population = facts.whole("populasi").unwrap_or(0);
    let none = || Problem { field: "populasi".to_owned(), text: text(lang, "calculator.not_computable") };
    let people = sample_size(rules, population, rounding).ok_or_else(none)?;
    let integer = |value: i64| format::integer(lang, value);
    let said = integer(i64::try_from(people).unwrap_or(i64::MAX));
    let mut answer = Answer::new(text(lang, "calculator.sample.people"), said.clone());
    answer.unit = text(lang, "calculator.unit.people");
    let (n, others) = (integer(i64::from(population)), integer(i64::from(population.saturating_sub(1))));
    let rest = rules.proportion.0.times(Ratio::whole(-1)).plus(Ratio::whole(1));
    let [chi, p, q, d] =
        [rules.chi_squared.0, rules.proportion.0, rest, rules.margin.0].map(|value| written(lang, value));
    let formula = format!("{chi} × {n} × {p} × {q} ÷ ({d}² × {others} + {chi} × {p} × {q})");
    answer.lines = vec![
        line(set, "", [text(lang, "calculator.sample.people"), n, formula, said.clone()]),
        line(
            set,
            "rounding",
            [
                text(lang, "calculator.ask.rounding"),
                rounding_said(context, rounding),
                rounding_said(context, rounding),
                said,
            ],
        ),
    ];
    let share = format::percent(lang, rules.margin.0.value(), 0);
    answer.remark(fill(lang, "calculator.sample.margin", &[("margin", share)]));
    Ok(answer)
}
