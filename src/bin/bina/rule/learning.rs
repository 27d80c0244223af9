//! `jp` and `gain`.
use bina_karier::{
    domain::{LearningForm, LearningScope},
    rules::{
        Ratio,
        gain::{Tests, gain},
        jp::{Asked, Conversion, convert},
    },
    words::{domain::name, learning::credit_reason},
};
use serde_json::{Map, Value, json};

use super::{Answer, Context, exact, fields::Fields, rounded};

/// Forms by another name that regulations use.
const ALIASES: [(&str, LearningForm); 8] = [
    ("pelatihan_struktural_kepemimpinan", LearningForm::PelatihanStruktural),
    ("struktural_kepemimpinan", LearningForm::PelatihanStruktural),
    ("manajerial", LearningForm::PelatihanManajerial),
    ("teknis", LearningForm::PelatihanTeknis),
    ("fungsional", LearningForm::PelatihanFungsional),
    ("sosial_kultural", LearningForm::PelatihanSosialKultural),
    ("bimbingan_teknis", LearningForm::Bimtek),
    ("pertukaran_pns", LearningForm::Pertukaran),
];
const MOST: u32 = 10_000;

pub fn jp(context: &Context<'_>, input: &Map<String, Value>) -> Answer {
    let fields = Fields::of(input, &["form", "scope", "days", "times_in_month", "times", "semesters", "actual_jp"])?;
    let scope = fields.word_or::<LearningScope>("scope", &["national", "international"], LearningScope::National)?;
    let set = &context.sets.jp;
    let by = set.parameters.conversion(form(&fields)?, scope);
    let (days, semesters) = (fields.whole_if("days", 0, MOST)?, fields.whole_if("semesters", 0, MOST)?);
    let (in_month, times) = (fields.whole_if("times_in_month", 0, MOST)?, fields.whole_if("times", 0, MOST)?);
    let times = match by {
        // So few count in full, whichever months they fall into.
        Some(Conversion::PerTimeInMonth { most, .. }) => in_month.or(times.filter(|times| *times <= u32::from(most))),
        _ => times,
    };
    let actual = fields.amount_if("actual_jp")?;
    let (jp, reason) = convert(&Asked { form: by, days, times, months: 1, semesters, actual });
    let explain = json!([{
        "rule": credit_reason(context.lang, reason, None),
        "jp": jp.map(exact),
        "source": set.source,
        "confidence": set.confidence,
    }]);
    Ok(json!({ "jp": jp.map(exact), "explain": explain }))
}

fn form(fields: &Fields<'_>) -> Result<LearningForm, super::fields::Wrong> {
    let alias =
        fields.get("form").and_then(Value::as_str).and_then(|word| ALIASES.iter().find(|(known, _)| *known == word));
    if let Some((_, form)) = alias {
        return Ok(*form);
    }
    let words: Vec<String> = LearningForm::ALL
        .iter()
        .filter_map(|form| serde_json::to_value(form).ok()?.as_str().map(str::to_owned))
        .collect();
    fields.word("form", &words.iter().map(String::as_str).collect::<Vec<_>>())
}

pub fn gain_of(context: &Context<'_>, input: &Map<String, Value>) -> Answer {
    let fields = Fields::of(input, &["pre", "post", "max"])?;
    let least = Ratio::new(1, 100).unwrap_or(Ratio::ZERO);
    let max = fields.between("max", least, Ratio::whole(1_000_000))?;
    let test = |key: &str| fields.between(key, Ratio::ZERO, max);
    let found = gain(&context.sets.gain.parameters, &Tests { pre: test("pre")?, post: test("post")?, max });
    let note = found.note.map(|note| name(context.lang, note));
    Ok(json!({ "g": found.gain.map(rounded), "band": found.band, "note": note }))
}
