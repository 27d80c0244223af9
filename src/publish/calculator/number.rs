//! What an 18-digit NIP or NI PPPK says.
use super::Context;
use super::answer::{Answer, Outcome, Problem};
use super::ask::{Ask, Kind};
use super::facts::Facts;
use crate::domain::{Confidence, IdentifierKind};
use crate::rules::nip::{NipInspection, inspect_nip};
use crate::words::domain::name;
use crate::words::format;
use crate::words::lang::{fill, text};
use crate::words::origin::Line;

/// Peraturan of the 18 digits of a PNS, and where those of a PPPK are described.
const SOURCES: [(&str, Confidence); 2] = [("Peraturan BKN 22/2007", Confidence::A), ("BKN (NI PPPK)", Confidence::B)];

pub fn asks() -> Vec<Ask> {
    let ask = Ask::new("nip", "calculator.ask.nip", Kind::Digits).help("calculator.help.nip");
    vec![Ask { private: true, ..ask }]
}

pub fn outcome(context: &Context<'_>, facts: &Facts<'_>) -> Outcome {
    let lang = context.lang;
    let typed = facts.word("nip").unwrap_or_default();
    let digits: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
    let found = inspect_nip(&digits);
    let problems = found.errors.iter().map(|error| error.say(lang)).collect::<Vec<_>>().join(" ");
    let problem = (!problems.is_empty()).then(|| Problem { field: "nip".to_owned(), text: problems.clone() });
    let read_nothing = found.parts.start_year.is_none();
    if read_nothing {
        return Outcome { problems: problem.into_iter().collect(), ..Outcome::default() };
    }
    let value = match (found.parts.kind, found.reading) {
        (Some(kind), Some(_)) => name(lang, kind),
        _ => text(lang, "calculator.nip.invalid"),
    };
    let mut answer = Answer::new(text(lang, "calculator.nip.kind"), value);
    answer.lines = lines(context, &digits, &found);
    if found.reading.is_some() {
        answer.parts = answer.lines.iter().map(|line| (line.what.clone(), line.points.clone())).collect();
    }
    for warning in found.reading.map(|reading| reading.warnings(context.today, None, None)).unwrap_or_default() {
        answer.warning(warning.say(lang));
    }
    answer.remark(text(lang, "calculator.nip.no_check"));
    Outcome { missing: Vec::new(), problems: problem.into_iter().collect(), answer: Some(answer) }
}

fn lines(context: &Context<'_>, digits: &str, found: &NipInspection) -> Vec<Line> {
    let (lang, parts) = (context.lang, found.parts);
    let is_pppk = parts.kind == Some(IdentifierKind::NiPppk);
    let [pns, pppk] = SOURCES;
    let (source, confidence) = if is_pppk { pppk } else { pns };
    let month = parts.start_month.and_then(|month| Some((parts.start_year?, month)));
    let start = match (month, parts.start_year) {
        (Some((year, month)), _) => Some(format!("{} {year}", format::month(lang, u32::from(month)))),
        (None, Some(year)) if is_pppk => Some(year.to_string()),
        _ => None,
    };
    let code = is_pppk.then(|| digits.get(12..14).unwrap_or_default().to_owned());
    let (start_key, start_to) = if is_pppk { ("calculator.nip.appointed", 12) } else { ("calculator.nip.start", 14) };
    let birth = parts.birth_date.map(|day| format::date_long(lang, day.date()));
    let each = [
        ("calculator.nip.birth", (0, 8), birth),
        (start_key, (8, start_to), start),
        ("calculator.nip.code", (12, 14), code),
        ("calculator.nip.sex", (14, 15), parts.sex.map(|sex| name(lang, sex))),
        ("calculator.nip.sequence", (15, 18), parts.sequence.map(|sequence| sequence.to_string())),
    ];
    let asked = each.into_iter().filter(|(key, ..)| is_pppk || *key != "calculator.nip.code");
    let said = asked.map(|(key, (from, to), value)| Line {
        what: text(lang, key),
        given: digits.get(from..to).unwrap_or_default().to_owned(),
        rule: place(context, from + 1, to),
        points: value.unwrap_or_else(|| text(lang, "calculator.nip.unreadable")),
        source: source.to_owned(),
        confidence,
    });
    said.collect()
}

fn place(context: &Context<'_>, from: usize, to: usize) -> String {
    let values = [("from", from.to_string()), ("to", to.to_string())];
    fill(context.lang, if from == to { "calculator.nip.digit" } else { "calculator.nip.digits" }, &values)
}
