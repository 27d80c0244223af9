//! What was typed, read and checked against what was asked.
use std::collections::BTreeMap;

use super::{Ask, Kind, Problem, Values};
use crate::rules::{Exact, Ratio};
use crate::words::format;
use crate::words::lang::{Lang, fill, text};
use crate::words::origin::number;

/// The inputs of one calculation.
pub struct Facts<'a> {
    words: BTreeMap<String, &'a str>,
    numbers: BTreeMap<String, Ratio>,
    pub problems: Vec<Problem>,
    /// Names of fields that must be filled and are not.
    pub missing: Vec<String>,
}

impl<'a> Facts<'a> {
    /// Reads every field that is asked.
    pub fn read(asks: &[Ask], values: &'a Values, lang: Lang) -> Self {
        let mut facts =
            Self { words: BTreeMap::new(), numbers: BTreeMap::new(), problems: Vec::new(), missing: Vec::new() };
        for ask in asks {
            let (name, typed) = (ask.name(), values.get(&ask.name()));
            if typed.is_empty() {
                if !ask.optional {
                    facts.missing.push(name);
                }
                continue;
            }
            match check(ask, typed, lang) {
                Ok(number) => {
                    facts.numbers.extend(number.map(|number| (name.clone(), number)));
                    facts.words.insert(name, typed);
                }
                Err(text) => facts.problems.push(Problem { field: name, text: text.0 }),
            }
        }
        facts
    }

    /// The value of a chosen word.
    pub fn choice<T: Copy>(&self, name: &str, table: &[(&str, T)]) -> Option<T> {
        let chosen = self.word(name)?;
        table.iter().find(|(word, _)| *word == chosen).map(|(_, value)| *value)
    }

    /// A word as it stands.
    pub fn word(&self, name: &str) -> Option<&'a str> {
        self.words.get(name).copied()
    }

    /// A number.
    pub fn number(&self, name: &str) -> Option<Ratio> {
        self.numbers.get(name).copied()
    }

    /// A whole number.
    pub fn whole(&self, name: &str) -> Option<u32> {
        let (top, bottom) = self.number(name)?.parts();
        u32::try_from(top).ok().filter(|_| bottom == 1)
    }

    /// Yes or no.
    pub fn flag(&self, name: &str) -> bool {
        self.words.contains_key(name)
    }
}

/// Why a field cannot be read, in a sentence.
struct Unread(String);

fn check(ask: &Ask, typed: &str, lang: Lang) -> Result<Option<Ratio>, Unread> {
    let read = || format::plain_decimal(lang, typed).and_then(|plain| plain.parse::<Exact>().ok()).map(|read| read.0);
    match &ask.kind {
        Kind::Flag | Kind::Digits => Ok(None),
        Kind::Choice(picks) | Kind::Few(picks) => {
            let known = picks.iter().any(|pick| pick.word == typed);
            if known { Ok(None) } else { Err(Unread(text(lang, "calculator.wrong.choice"))) }
        }
        Kind::Whole(least, most) => {
            let bounds = (Ratio::whole(i64::from(*least)), Ratio::whole(i64::from(*most)));
            let fits = |number: &Ratio| number.parts().1 == 1 && *number >= bounds.0 && *number <= bounds.1;
            read().filter(fits).map(Some).ok_or_else(|| outside(lang, "calculator.wrong.whole", bounds))
        }
        Kind::Decimal(least, most) => {
            let number = read().ok_or_else(|| Unread(text(lang, "calculator.wrong.number")))?;
            let fits = number >= *least && number <= *most;
            if fits { Ok(Some(number)) } else { Err(outside(lang, "calculator.wrong.between", (*least, *most))) }
        }
    }
}

fn outside(lang: Lang, key: &str, (least, most): (Ratio, Ratio)) -> Unread {
    Unread(fill(lang, key, &[("min", number(lang, least)), ("max", number(lang, most))]))
}
