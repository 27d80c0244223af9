//! `ikm` and `sample-size`.
use bina_karier::{
    rules::{
        Ratio,
        sample_size::{Rounding, sample_size},
        satisfaction::{Element, index},
    },
    words::domain::name,
};
use serde_json::{Map, Value, json};

use super::{
    Answer, Context,
    fields::{Fields, Wrong},
    rounded,
};

const ELEMENTS: [&str; 9] =
    ["persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "pengaduan", "sarana"];

pub fn ikm(context: &Context<'_>, input: &Map<String, Value>) -> Answer {
    let fields = Fields::of(input, &["weight", "elements"])?;
    let rules = &context.sets.ikm.parameters;
    let names: Vec<&str> = rules.weights.keys().map(String::as_str).collect();
    let weight = fields.word_or("weight", &names, "exact".to_owned())?;
    let elements = fields.object("elements", &ELEMENTS)?;
    let (lowest, highest) = (rules.lowest.0, rules.highest.0);
    let mut means = [Ratio::ZERO; Element::ALL.len()];
    for (mean, element) in means.iter_mut().zip(ELEMENTS) {
        *mean = element_mean(&elements.object(element, &["sum", "n", "mean"])?, lowest, highest)?;
    }
    let found = rules.weights.get(&weight).map(|weight| index(rules, *weight, &means));
    let nrr: Map<String, Value> =
        ELEMENTS.iter().zip(means).map(|(element, mean)| ((*element).to_owned(), json!(rounded(mean)))).collect();
    let category = found.and_then(|found| found.category);
    Ok(json!({
        "nrr": nrr,
        "index": found.map(|found| rounded(Ratio::of(found.index))),
        "category": category,
        "label": category.map(|category| name(context.lang, category)),
    }))
}

/// Mean of one element, from the sum of its answers or as it is given.
fn element_mean(fields: &Fields<'_>, lowest: Ratio, highest: Ratio) -> Result<Ratio, Wrong> {
    if fields.either(&["sum", "mean"])? == "mean" {
        return fields.between("mean", lowest, highest);
    }
    let people = Ratio::whole(i64::from(fields.whole("n", 1, u32::MAX)?));
    let sum = fields.between("sum", lowest.times(people), highest.times(people))?;
    sum.over(people).ok_or_else(|| fields.nobody("n"))
}

pub fn sample(context: &Context<'_>, input: &Map<String, Value>) -> Answer {
    let fields = Fields::of(input, &["population", "rounding"])?;
    let rules = &context.sets.sample_size.parameters;
    let rounding = fields.word_or::<Rounding>("rounding", &["nearest", "up"], rules.rounding)?;
    let population = fields.whole("population", 1, u32::MAX)?;
    Ok(json!({ "sample": sample_size(rules, population, rounding) }))
}
