//! `predicate`, `predicate-pp30`, `distribution`, `credit` and `credit-total`.
use bina_karier::{
    domain::{FunctionalLevel, Predicate, Rating, UnitPredicate},
    rules::{
        Bound, Line, Ratio,
        credit::{self, Row},
        pp30, quadrant,
    },
    words::rule::pattern_line,
};
use serde_json::{Map, Value, json};

use super::{
    Answer, Context, exact,
    fields::{Fields, Wrong},
    rounded,
};

/// Highest first.
pub const PREDICATES: [&str; 5] = ["sangat_baik", "baik", "butuh_perbaikan", "kurang", "sangat_kurang"];
const RATINGS: [&str; 3] = ["above", "meets", "below"];
const ORGANISATIONS: [&str; 5] = ["istimewa", "baik", "butuh_perbaikan", "kurang", "sangat_kurang"];
const LEVELS: [&str; 8] =
    ["pemula", "terampil", "mahir", "penyelia", "ahli_pertama", "ahli_muda", "ahli_madya", "ahli_utama"];
const CREDIT: [&str; 3] = ["level", "predicate", "months"];

pub fn predicate(input: &Map<String, Value>) -> Answer {
    let fields = Fields::of(input, &["result", "behaviour"])?;
    let rating = |key: &str| fields.word::<Rating>(key, &RATINGS);
    Ok(json!({ "predicate": quadrant(rating("result")?, rating("behaviour")?) }))
}

pub fn pp30(context: &Context<'_>, input: &Map<String, Value>) -> Answer {
    let fields = Fields::of(input, &["skp", "behaviour", "weights", "innovation"])?;
    let rules = &context.sets.pp30.parameters;
    let half = |key: &str| fields.between(key, Ratio::ZERO, rules.highest.0);
    let (skp, behaviour) = (half("skp")?, half("behaviour")?);
    let names: Vec<&str> = rules.weights.keys().map(String::as_str).collect();
    let name: String = fields.word("weights", &names)?;
    let innovation = fields.flag("innovation")?;
    let score = rules.weights.get(&name).map(|weights| pp30::score(weights, skp, behaviour));
    let grade = score.and_then(|score| pp30::grade(rules, score, innovation));
    Ok(json!({ "score": score.map(exact), "predicate": grade }))
}

pub fn distribution(context: &Context<'_>, input: &Map<String, Value>) -> Answer {
    let fields = Fields::of(input, &["organisation", "counts"])?;
    let organisation: UnitPredicate = fields.word("organisation", &ORGANISATIONS)?;
    let people = fields.object("counts", &PREDICATES)?;
    let mut counts = [0usize; 5];
    for (count, predicate) in counts.iter_mut().rev().zip(PREDICATES) {
        *count = people.whole_if(predicate, 0, 10_000_000)?.unwrap_or(0) as usize;
    }
    if counts.iter().all(|count| *count == 0) {
        return Err(fields.nobody("counts"));
    }
    let broken = context.sets.distribution.parameters.broken(organisation, &counts);
    let violations: Vec<Value> = broken.iter().map(|line| violation(context, line)).collect();
    Ok(json!({ "ok": violations.is_empty(), "violations": violations }))
}

fn violation(context: &Context<'_>, line: &Line) -> Value {
    let (code, percent) = match line.bound {
        Bound::AtMost(percent) => ("max_share", Some(percent)),
        Bound::AtLeast(percent) => ("min_share", Some(percent)),
        Bound::MostFrequent => ("majority_required", None),
        Bound::Some => ("some_low_required", None),
        Bound::Nobody => ("must_be_none", None),
    };
    let message = pattern_line(context.lang, line);
    json!({ "code": code, "predicates": line.predicates, "percent": percent, "message": message })
}

fn row(fields: &Fields<'_>) -> Result<Row, Wrong> {
    Ok(Row {
        level: fields.word::<FunctionalLevel>("level", &LEVELS)?,
        predicate: fields.word::<Predicate>("predicate", &PREDICATES)?,
        months: u8::try_from(fields.whole("months", 1, 12)?).unwrap_or(0),
    })
}

pub fn credit_of(context: &Context<'_>, input: &Map<String, Value>) -> Answer {
    let row = row(&Fields::of(input, &CREDIT)?)?;
    let points = credit::credit(&context.sets.credit.parameters, row);
    Ok(json!({ "exact": points.map(exact), "rounded": points.map(rounded) }))
}

pub fn credit_total(context: &Context<'_>, input: &Map<String, Value>) -> Answer {
    let fields = Fields::of(input, &["rows"])?;
    let rows: Result<Vec<Row>, Wrong> = fields.objects("rows", &CREDIT)?.iter().map(row).collect();
    let total = credit::total(&context.sets.credit.parameters, &rows?);
    Ok(json!({
        "exact": total.map(|total| exact(total.sums.exact)),
        "rounded": total.map(|total| rounded(total.sums.exact)),
        "rank_need": total.map(|total| exact(total.rank_need)),
        "level_need": total.and_then(|total| total.level_need).map(exact),
    }))
}
