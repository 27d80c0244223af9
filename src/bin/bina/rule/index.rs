//! `ip-asn` and `nine-box`.
use std::borrow::Cow;

use bina_karier::{
    domain::{EducationLevel, Hundredths, Predicate},
    rules::{
        Ratio, Reason,
        ip_asn::{self, Discipline, Group, Input, MissingPerformance, Performance},
        nine_box::{self, Performed, Third},
    },
    words::{domain::name, explain::bilingual, lang::Lang, rule},
};
use serde_json::{Map, Value, json};

use super::{Answer, Context, exact, fields::Fields, performance::PREDICATES};

const EDUCATION: [(&str, EducationLevel); 10] = [
    ("S3", EducationLevel::S3),
    ("S2", EducationLevel::S2),
    ("S1", EducationLevel::S1),
    ("D4", EducationLevel::D4),
    ("D3", EducationLevel::D3),
    ("D2", EducationLevel::D2),
    ("D1", EducationLevel::D1),
    ("SMA", EducationLevel::Sma),
    ("SMP", EducationLevel::Smp),
    ("SD", EducationLevel::Sd),
];

pub fn ip_asn(context: &Context<'_>, input: &Map<String, Value>) -> Answer {
    let fields = Fields::of(
        input,
        &[
            "position",
            "education",
            "leadership_training",
            "functional_training",
            "technical_20jp",
            "seminar",
            "performance",
            "discipline",
            "missing_performance",
        ],
    )?;
    let position: Group = fields.word("position", &["structural", "functional", "pelaksana"])?;
    let education: String = fields.word("education", &EDUCATION.map(|(word, _)| word))?;
    let asked = Input {
        position: Some(position),
        education: EDUCATION.iter().find(|(word, _)| *word == education).map(|(_, level)| *level),
        leadership: fields.flag("leadership_training")?,
        functional: fields.flag("functional_training")?,
        technical: fields.flag("technical_20jp")?,
        seminar: fields.flag("seminar")?,
        performance: performance(&fields)?,
        discipline: fields.word::<Discipline>("discipline", &["none", "light", "moderate", "severe"])?,
    };
    let mut set = Cow::Borrowed(&context.sets.ip_asn);
    let policy = set.parameters.missing_performance;
    let wanted = fields.word_or::<MissingPerformance>("missing_performance", &["missing", "zero"], policy)?;
    if wanted != policy {
        set.to_mut().parameters.missing_performance = wanted;
    }
    let score = ip_asn::score(&set.parameters, &asked);
    let points = |points: Option<Hundredths>| points.map(|points| exact(Ratio::of(points)));
    let explain: Vec<Value> =
        ip_asn::explain(&set, &asked).iter().map(|reason| explained(context.lang, reason)).collect();
    Ok(json!({
        "qualification": points(score.qualification),
        "competence": points(score.competence),
        "performance": points(score.performance),
        "discipline": points(score.discipline),
        "total": points(score.total),
        "category": score.category,
        "rule_set": set.cited(),
        "explain": explain,
    }))
}

fn performance(fields: &Fields<'_>) -> Result<Performance, super::fields::Wrong> {
    fields.stands("performance")?;
    if fields.get("performance").is_none() {
        return Ok(Performance::Missing);
    }
    let inner = fields.object("performance", &["predicate", "score"])?;
    Ok(match inner.either(&["predicate", "score"])? {
        "predicate" => Performance::Predicate(inner.word("predicate", &PREDICATES)?),
        _ => Performance::Number(inner.between("score", Ratio::ZERO, Ratio::whole(100))?),
    })
}

fn explained(lang: Lang, reason: &Reason) -> Value {
    json!({
        "rule": name(lang, reason.cause),
        "input": rule::given(lang, reason.given),
        "points": reason.points.map(exact),
        "most": reason.most.map(exact),
        "source": reason.source,
        "confidence": reason.confidence,
    })
}

pub fn nine_box(context: &Context<'_>, input: &Map<String, Value>) -> Answer {
    let fields = Fields::of(input, &["performance", "potential"])?;
    let performed = match fields.get("performance") {
        Some(Value::Object(_)) => {
            let inner = fields.object("performance", &["predicate"])?;
            Performed::Predicate(inner.word::<Predicate>("predicate", &PREDICATES)?)
        }
        _ => Performed::Number(fields.number("performance")?),
    };
    let rules = &context.sets.nine_box.parameters;
    let place = nine_box::place(rules, performed, fields.number("potential")?);
    let advice = place.and_then(|place| rules.recommendations.get(&place.number));
    let advice: Vec<String> = advice.into_iter().flatten().map(|text| bilingual(context.lang, text)).collect();
    let performance = place.map(|place| match place.performance {
        Third::Low => "below",
        Third::Middle => "meets",
        Third::High => "above",
    });
    Ok(json!({
        "box": place.map(|place| place.number),
        "performance_level": performance,
        "potential_level": place.map(|place| place.potential),
        "recommendation": advice,
    }))
}
