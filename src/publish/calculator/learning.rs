//! JP of one activity, and the gain of two tests.
use super::answer::{Answer, Problem};
use super::ask::{Ask, Kind, Pick, picks};
use super::facts::Facts;
use super::{Context, Values};
use crate::domain::{LearningForm, LearningScope};
use crate::rules::Ratio;
use crate::rules::gain::{Tests, gain};
use crate::rules::jp::{Asked, Conversion, convert};
use crate::words::domain::name;
use crate::words::format;
use crate::words::lang::{Lang, fill, text};
use crate::words::learning::credit_reason;
use crate::words::origin::{bounds, exact, line, number, written};

const SCOPES: [(&str, LearningScope); 2] =
    [("nasional", LearningScope::National), ("internasional", LearningScope::International)];
const MOST: u32 = 10_000;

/// The word of a form in the address: its own, with hyphens.
fn word(form: LearningForm) -> String {
    serde_json::to_value(form).ok().and_then(|it| it.as_str().map(|word| word.replace('_', "-"))).unwrap_or_default()
}

fn form_of(chosen: &str) -> Option<LearningForm> {
    LearningForm::ALL.into_iter().find(|form| word(*form) == chosen)
}

fn forms(lang: Lang) -> Vec<Pick> {
    LearningForm::ALL.map(|form| Pick { word: word(form), label: name(lang, form) }).to_vec()
}

fn conversion(context: &Context<'_>, form: &str, scope: &str) -> Option<Option<Conversion>> {
    let form = form_of(form)?;
    let (_, scope) = SCOPES.iter().find(|(word, _)| *word == scope)?;
    Some(context.sets.jp.parameters.conversion(form, *scope))
}

pub fn jp_asks(context: &Context<'_>, values: &Values) -> Vec<Ask> {
    let lang = context.lang;
    let mut asks = vec![
        Ask::new("bentuk", "calculator.ask.form", Kind::Choice(forms(lang))),
        Ask::new("lingkup", "calculator.ask.scope", Kind::Few(picks(lang, &SCOPES))),
    ];
    let Some(by) = conversion(context, values.get("bentuk"), values.get("lingkup")) else { return asks };
    let printed = !values.lacks("jp");
    let count = |key, label, unit| Ask::new(key, label, Kind::Whole(0, MOST)).unit(unit).optional(printed);
    let days = || count("hari", "calculator.ask.days", "calculator.unit.days");
    let times = || count("kali", "calculator.ask.times", "calculator.unit.times");
    let actual = || {
        Ask::new("jp", "calculator.ask.actual_jp", Kind::Decimal(Ratio::ZERO, Ratio::whole(1_000_000)))
            .unit("calculator.unit.jp")
    };
    let on_paper = || {
        let ask = Ask { label: "calculator.ask.printed_jp", ..actual() };
        ask.optional(true).help("calculator.help.printed_jp")
    };
    match by {
        None | Some(Conversion::Actual | Conversion::Times(_)) => asks.push(actual()),
        Some(Conversion::AtMostPerDay(_)) => asks.extend([days().optional(false), actual()]),
        Some(Conversion::PerDay(_)) => asks.extend([days(), on_paper()]),
        Some(Conversion::PerTime(_)) => asks.extend([times(), on_paper()]),
        Some(Conversion::PerSemester(_)) => {
            asks.extend([count("semester", "calculator.ask.semesters", "calculator.unit.semesters"), on_paper()]);
        }
        Some(Conversion::PerTimeInMonth { .. }) => {
            let months = count("bulan", "calculator.ask.in_months", "calculator.unit.months").optional(true);
            asks.extend([times(), months.help("calculator.help.in_months"), on_paper()]);
        }
    }
    asks
}

pub fn jp(context: &Context<'_>, facts: &Facts<'_>) -> Result<Answer, Problem> {
    let (lang, set) = (context.lang, &context.sets.jp);
    let chosen = facts.word("bentuk").unwrap_or_default();
    let by = conversion(context, chosen, facts.word("lingkup").unwrap_or_default()).flatten();
    let asked = Asked {
        form: by,
        days: facts.whole("hari"),
        times: facts.whole("kali"),
        months: facts.whole("bulan").unwrap_or(1),
        semesters: facts.whole("semester"),
        actual: facts.number("jp"),
    };
    let (jp, reason) = convert(&asked);
    let said = jp.map_or_else(|| text(lang, "calculator.not_computable"), |jp| number(lang, jp));
    let mut answer = Answer::new(text(lang, "calculator.jp.jp"), said.clone());
    answer.unit = jp.map_or_else(String::new, |_| text(lang, "calculator.unit.jp"));
    answer.exact = jp.and_then(|jp| exact(lang, jp));
    let is_monthly = matches!(asked.form, Some(Conversion::PerTimeInMonth { .. }));
    let counted = [
        ("calculator.unit.days", asked.days.map(|it| it.to_string())),
        ("calculator.unit.times", asked.times.map(|it| it.to_string())),
        ("calculator.unit.months", is_monthly.then(|| asked.months.to_string())),
        ("calculator.unit.semesters", asked.semesters.map(|it| it.to_string())),
        ("calculator.unit.jp", asked.actual.map(|it| written(lang, it))),
    ];
    let given = counted.into_iter().filter_map(|(unit, value)| Some(format!("{} {}", value?, text(lang, unit))));
    let given = given.collect::<Vec<_>>().join("; ");
    let what = form_of(chosen).map_or_else(String::new, |form| name(lang, form));
    answer.lines = vec![line(set, "forms", [what, given, credit_reason(lang, reason, None), said])];
    if by.is_none() {
        answer.remark(text(lang, "calculator.jp.no_line"));
    }
    answer.remark(text(lang, "calculator.jp.printed_wins"));
    Ok(answer)
}

pub fn gain_asks() -> Vec<Ask> {
    let test = |key, label| Ask::new(key, label, Kind::Decimal(Ratio::ZERO, Ratio::whole(1_000_000)));
    let least = Ratio::new(1, 100).unwrap_or(Ratio::ZERO);
    vec![
        test("awal", "calculator.ask.pre"),
        test("akhir", "calculator.ask.post"),
        Ask::new("maks", "calculator.ask.max", Kind::Decimal(least, Ratio::whole(1_000_000)))
            .help("calculator.help.gain"),
    ]
}

pub fn gain_of(context: &Context<'_>, facts: &Facts<'_>) -> Result<Answer, Problem> {
    let (lang, set) = (context.lang, &context.sets.gain);
    let [pre, post, max] = ["awal", "akhir", "maks"].map(|key| facts.number(key).unwrap_or(Ratio::ZERO));
    if let Some((field, _)) = [("awal", pre), ("akhir", post)].into_iter().find(|(_, test)| *test > max) {
        let text = fill(lang, "calculator.wrong.at_most", &[("max", number(lang, max))]);
        return Err(Problem { field: field.to_owned(), text });
    }
    let found = gain(&set.parameters, &Tests { pre, post, max });
    let said = found.gain.map_or_else(|| text(lang, "calculator.not_computable"), |gain| number(lang, gain));
    let mut answer = Answer::new(text(lang, "calculator.gain.g"), said.clone());
    answer.exact = found.gain.and_then(|gain| exact(lang, gain));
    answer.word = found.band.map_or_else(String::new, |band| name(lang, band));
    let [pre, post, max] = [pre, post, max].map(|value| written(lang, value));
    let formula = format!("({post} \u{2212} {pre}) ÷ ({max} \u{2212} {pre})");
    let given = fill(lang, "calculator.gain.given", &[("pre", pre), ("post", post), ("max", max)]);
    answer.lines = vec![line(set, "bands", [text(lang, "calculator.gain.g"), given, formula, said.clone()])];
    if let Some(key) = found.band {
        let band = set.parameters.bands.0.iter().find(|band| band.key == key);
        let rule = band.map_or_else(|| format::NOTHING.to_owned(), |band| bounds(lang, band));
        answer.lines.push(line(set, "bands", [text(lang, "calculator.category"), said, rule, name(lang, key)]));
    }
    if let Some(note) = found.note {
        answer.warning(name(lang, note));
    }
    answer.remark(text(lang, "calculator.gain.class"));
    Ok(answer)
}
