//! A parameter of a set as fields of a form: which fields it has, what stands in them, and what was typed as a value again.
use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::value::{number, read};
use super::{Item, Kind, Options};
use crate::domain::{Bilingual, Hundredths, ProblemKind};
use crate::rules::{Band, Bound, Exact, Line, key};
use crate::words::format::{parse_exact, plain_decimal};
use crate::words::lang::{Lang, text};

/// Lines that a pattern may have.
const PATTERN_LINES: usize = 4;

/// How a field is filled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Widget {
    Number(Option<&'static str>),
    Check,
    Select(Options),
    /// Several words, with spaces between them.
    Many(Options),
    Lines,
    Short,
}

/// One field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Path of its parameter, and of the part where that has several fields.
    pub path: String,
    pub label: String,
    pub widget: Widget,
    pub required: bool,
}

/// What is wrong with what was typed, by field.
pub type Wrong = Vec<(String, ProblemKind)>;

/// The fields of a parameter.
pub fn slots(lang: Lang, item: &Item) -> Vec<Slot> {
    let whole = |widget: Widget, required: bool| {
        vec![Slot { path: item.path.clone(), label: item.label.clone(), widget, required }]
    };
    let part = |part: &str, widget: Widget, required: bool| Slot {
        path: format!("{}/{part}", item.path),
        label: format!("{}: {}", item.label, text(lang, &format!("rule_sets.part.{}", last(part)))),
        widget,
        required,
    };
    let choices = |name: &str, words: &[&str]| -> Options {
        words.iter().map(|word| ((*word).to_owned(), text(lang, &format!("rule_sets.{name}.{word}")))).collect()
    };
    match &item.kind {
        Kind::Points | Kind::Exact | Kind::Whole => whole(Widget::Number(item.unit), true),
        Kind::PointsOrNone | Kind::ExactOrNone | Kind::WholeOrNone => whole(Widget::Number(item.unit), false),
        Kind::Wholes => whole(Widget::Short, true),
        Kind::Flag => whole(Widget::Check, false),
        Kind::Choice(options) => whole(Widget::Select(options.clone()), true),
        Kind::ChoiceOrNone(options) => whole(Widget::Select(options.clone()), false),
        Kind::Several(options) => whole(Widget::Many(options.clone()), false),
        Kind::Words => whole(Widget::Lines, false),
        Kind::Lines => vec![part("id", Widget::Lines, false), part("en", Widget::Lines, false)],
        Kind::Band => vec![
            part("lower", Widget::Select(choices("bound", &["from", "over"])), false),
            part("lower_at", Widget::Number(None), false),
            part("upper", Widget::Select(choices("bound", &["to", "below"])), false),
            part("upper_at", Widget::Number(None), false),
        ],
        Kind::Conversion => vec![
            part("how", Widget::Select(choices("how", &HOW)), false),
            part("each", Widget::Number(None), false),
            part("most", Widget::Number(None), false),
        ],
        Kind::Pattern(predicates) => (0..PATTERN_LINES)
            .flat_map(|at| {
                [
                    part(&format!("{at}/predicates"), Widget::Many(predicates.clone()), false),
                    part(&format!("{at}/bound"), Widget::Select(choices("asks", &ASKS)), false),
                    part(&format!("{at}/percent"), Widget::Number(Some("rule_sets.unit.percent")), false),
                ]
            })
            .collect(),
    }
}

const HOW: [&str; 7] =
    ["actual", "per_day", "per_time", "per_semester", "per_time_in_month", "at_most_per_day", "times"];
const ASKS: [&str; 5] = ["at_most", "at_least", "most_frequent", "some", "nobody"];

fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// What stands in the fields of a parameter.
pub(super) fn shown(lang: Lang, item: &Item, value: &Value) -> Vec<(String, String)> {
    let whole = |text: String| vec![(item.path.clone(), text)];
    let part = |part: &str, text: String| (format!("{}/{part}", item.path), text);
    let join = |all: Vec<String>, between: &str| all.join(between);
    let texts = || -> Vec<String> {
        let all = value.as_array().into_iter().flatten();
        all.map(|one| one.as_str().map_or_else(|| one.to_string(), str::to_owned)).collect()
    };
    match &item.kind {
        Kind::Points | Kind::PointsOrNone | Kind::Exact | Kind::ExactOrNone | Kind::Whole | Kind::WholeOrNone => {
            whole(number(lang, value).unwrap_or_default())
        }
        Kind::Flag => whole(if value.as_bool() == Some(true) { "1".to_owned() } else { String::new() }),
        Kind::Choice(_) | Kind::ChoiceOrNone(_) => whole(value.as_str().unwrap_or_default().to_owned()),
        Kind::Several(_) => whole(join(texts(), " ")),
        Kind::Wholes => whole(join(texts(), ", ")),
        Kind::Words => whole(join(texts(), "\n")),
        Kind::Lines => {
            let lines: Vec<Bilingual> = read(value).unwrap_or_default();
            let (id, en) = lines.into_iter().map(|both| (both.id, both.en)).unzip();
            vec![part("id", join(id, "\n")), part("en", join(en, "\n"))]
        }
        Kind::Band => band_shown(lang, value, part),
        Kind::Conversion => conversion_shown(lang, value, part),
        Kind::Pattern(_) => pattern_shown(value, part),
    }
}

fn band_shown(lang: Lang, value: &Value, part: impl Fn(&str, String) -> (String, String)) -> Vec<(String, String)> {
    let side = |side: &str, words: [&str; 2]| {
        let word = words.into_iter().find(|word| value.get(*word).is_some_and(|at| !at.is_null()));
        let at = word.and_then(|word| number(lang, value.get(word)?)).unwrap_or_default();
        [part(side, word.unwrap_or_default().to_owned()), part(&format!("{side}_at"), at)]
    };
    [side("lower", ["from", "over"]), side("upper", ["to", "below"])].into_iter().flatten().collect()
}

fn conversion_shown(
    lang: Lang,
    value: &Value,
    part: impl Fn(&str, String) -> (String, String),
) -> Vec<(String, String)> {
    let (how, inside) = match value {
        Value::String(how) => (how.clone(), None),
        Value::Object(entries) => {
            entries.iter().next().map_or((String::new(), None), |(how, inside)| (how.clone(), Some(inside)))
        }
        _ => (String::new(), None),
    };
    let of = |name: &str| inside.and_then(|inside| number(lang, inside.get(name)?));
    let each = of("each").or_else(|| number(lang, inside?)).unwrap_or_default();
    vec![part("how", how), part("each", each), part("most", of("most").unwrap_or_default())]
}

fn pattern_shown(value: &Value, part: impl Fn(&str, String) -> (String, String)) -> Vec<(String, String)> {
    let lines: Vec<Line> = read(value).unwrap_or_default();
    let line = |(at, line): (usize, Line)| {
        let (bound, percent) = match line.bound {
            Bound::AtMost(percent) => ("at_most", percent.to_string()),
            Bound::AtLeast(percent) => ("at_least", percent.to_string()),
            Bound::MostFrequent => ("most_frequent", String::new()),
            Bound::Some => ("some", String::new()),
            Bound::Nobody => ("nobody", String::new()),
        };
        let predicates: Vec<String> = line.predicates.iter().map(key).collect();
        [
            part(&format!("{at}/predicates"), predicates.join(" ")),
            part(&format!("{at}/bound"), bound.to_owned()),
            part(&format!("{at}/percent"), percent),
        ]
    };
    lines.into_iter().enumerate().flat_map(line).collect()
}

/// What was typed, field by field.
pub(super) struct Typed<'a> {
    pub lang: Lang,
    pub values: &'a BTreeMap<String, String>,
}

impl Typed<'_> {
    fn text(&self, path: &str) -> &str {
        self.values.get(path).map_or("", |text| text.trim())
    }

    fn exact(&self, path: &str, must: bool) -> Result<Option<Exact>, Wrong> {
        let typed = self.text(path);
        if typed.is_empty() {
            return if must { Err(vec![(path.to_owned(), ProblemKind::Missing)]) } else { Ok(None) };
        }
        let read = parse_exact(self.lang, typed).and_then(|written| written.parse().ok());
        read.map(Some).ok_or_else(|| vec![(path.to_owned(), ProblemKind::NotANumber)])
    }

    fn points(&self, path: &str) -> Result<Value, Wrong> {
        let exact = self.exact(path, true)?;
        let hundredths = exact.filter(|exact| exact.0.parts().1 <= 100).and_then(|exact| {
            let points: Hundredths = exact.0.rounded();
            (crate::rules::Ratio::of(points) == exact.0).then_some(points)
        });
        let not_these = || vec![(path.to_owned(), ProblemKind::NotANumber)];
        hundredths.map(|points| json!(points)).ok_or_else(not_these)
    }

    fn whole(&self, path: &str, must: bool) -> Result<Option<u16>, Wrong> {
        let typed = self.text(path);
        if typed.is_empty() && !must {
            return Ok(None);
        }
        if typed.is_empty() {
            return Err(vec![(path.to_owned(), ProblemKind::Missing)]);
        }
        let range = || ProblemKind::OutOfRange { min: "0".to_owned(), max: u16::MAX.to_string() };
        let Some(plain) = plain_decimal(self.lang, typed) else {
            return Err(vec![(path.to_owned(), ProblemKind::NotANumber)]);
        };
        plain.parse().map(Some).map_err(|_| vec![(path.to_owned(), range())])
    }

    fn lines(&self, path: &str) -> Vec<String> {
        self.text(path).lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    /// The value of a parameter.
    pub fn value(&self, item: &Item) -> Result<Value, Wrong> {
        let path = item.path.as_str();
        let missing = || vec![(path.to_owned(), ProblemKind::Missing)];
        let texts = |all: Vec<String>| Value::from(all);
        Ok(match &item.kind {
            Kind::Points => self.points(path)?,
            Kind::PointsOrNone if self.text(path).is_empty() => Value::Null,
            Kind::PointsOrNone => self.points(path)?,
            Kind::Exact => json!(self.exact(path, true)?),
            Kind::ExactOrNone => json!(self.exact(path, false)?),
            Kind::Whole => json!(self.whole(path, true)?),
            Kind::WholeOrNone => json!(self.whole(path, false)?),
            Kind::Flag => json!(!self.text(path).is_empty()),
            Kind::Choice(_) if self.text(path).is_empty() => return Err(missing()),
            Kind::ChoiceOrNone(_) if self.text(path).is_empty() => Value::Null,
            Kind::Choice(_) | Kind::ChoiceOrNone(_) => json!(self.text(path)),
            Kind::Several(_) => texts(self.text(path).split_whitespace().map(str::to_owned).collect()),
            Kind::Wholes => self.wholes(path)?,
            Kind::Words => texts(self.lines(path)),
            Kind::Lines => self.bilingual(path),
            Kind::Band => self.band(path)?,
            Kind::Conversion => self.conversion(path)?,
            Kind::Pattern(_) => self.pattern(path)?,
        })
    }

    fn wholes(&self, path: &str) -> Result<Value, Wrong> {
        let parts = self.text(path).split([',', ';', ' ']).filter(|part| !part.is_empty());
        let all: Result<Vec<u16>, _> = parts.map(str::parse).collect();
        all.map(|all| json!(all)).map_err(|_| vec![(path.to_owned(), ProblemKind::NotANumber)])
    }

    fn bilingual(&self, path: &str) -> Value {
        let (id, en) = (self.lines(&format!("{path}/id")), self.lines(&format!("{path}/en")));
        let line = |lines: &[String], at: usize| lines.get(at).cloned().unwrap_or_default();
        let both = |at: usize| Bilingual { id: line(&id, at), en: line(&en, at) };
        json!((0..id.len().max(en.len())).map(both).collect::<Vec<_>>())
    }

    fn band(&self, path: &str) -> Result<Value, Wrong> {
        let mut band: Band<String> = Band { key: last(path).to_owned(), from: None, over: None, to: None, below: None };
        for side in ["lower", "upper"] {
            let (word, at) = (self.text(&format!("{path}/{side}")), format!("{path}/{side}_at"));
            let number = self.exact(&at, !word.is_empty())?;
            match word {
                "from" => band.from = number,
                "over" => band.over = number,
                "to" => band.to = number,
                "below" => band.below = number,
                _ if number.is_some() => return Err(vec![(format!("{path}/{side}"), ProblemKind::Missing)]),
                _ => {}
            }
        }
        Ok(json!(band))
    }

    fn conversion(&self, path: &str) -> Result<Value, Wrong> {
        let each = format!("{path}/each");
        Ok(match self.text(&format!("{path}/how")) {
            "" => Value::Null,
            "actual" => json!("actual"),
            "per_time_in_month" => {
                let most = self.whole(&format!("{path}/most"), true)?;
                json!({ "per_time_in_month": { "each": self.points(&each)?, "most": most } })
            }
            how => json!({ how: self.points(&each)? }),
        })
    }

    fn pattern(&self, path: &str) -> Result<Value, Wrong> {
        let mut lines = Vec::new();
        for at in 0..PATTERN_LINES {
            let part = |part: &str| format!("{path}/{at}/{part}");
            let predicates: Vec<&str> = self.text(&part("predicates")).split_whitespace().collect();
            let bound = self.text(&part("bound"));
            if predicates.is_empty() && bound.is_empty() {
                continue;
            }
            let percent = || {
                let field = part("percent");
                let most = || ProblemKind::OutOfRange { min: "0".to_owned(), max: "100".to_owned() };
                let percent = self.whole(&field, true)?.filter(|percent| *percent <= 100);
                percent.ok_or_else(|| vec![(field, most())])
            };
            let bound = match bound {
                "" => return Err(vec![(part("bound"), ProblemKind::Missing)]),
                "at_most" | "at_least" => json!({ bound: percent()? }),
                bound => json!(bound),
            };
            if predicates.is_empty() {
                return Err(vec![(part("predicates"), ProblemKind::Missing)]);
            }
            lines.push(json!({ "predicates": predicates, "bound": bound }));
        }
        Ok(Value::Array(lines))
    }
}
