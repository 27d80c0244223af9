//! One JSON input read field by field, so that what is wrong is told with the name of its field.
use bina_karier::{
    rules::{Exact, Ratio},
    words::lang::{Lang, fill, text},
};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

/// What is wrong with an input.
#[derive(Debug)]
pub struct Wrong {
    /// Path of the field: `performance.score`, `rows.0.months`. Empty for the line itself.
    field: String,
    what: What,
}

#[derive(Debug)]
enum What {
    NotJson,
    Missing,
    Unknown(String),
    OneOf(String),
    Either(String),
    Flag,
    Number,
    Whole(u32, u32),
    Between(String, String),
    Text,
    Object,
    List,
    Date,
    Nobody,
}

impl Wrong {
    /// A line that is no JSON object.
    pub const fn not_json() -> Self {
        Self { field: String::new(), what: What::NotJson }
    }

    /// As the line of output.
    pub fn answer(&self, lang: Lang) -> Value {
        json!({ "error": { "field": self.field, "message": self.say(lang) } })
    }

    fn say(&self, lang: Lang) -> String {
        let list = |key: &str, list: &str| fill(lang, key, &[("list", list.to_owned())]);
        let range = |key: &str, min: String, max: String| fill(lang, key, &[("min", min), ("max", max)]);
        match &self.what {
            What::NotJson => text(lang, "rule.wrong.not_json"),
            What::Missing => text(lang, "rule.wrong.missing"),
            What::Unknown(known) => list("rule.wrong.unknown", known),
            What::OneOf(words) => list("rule.wrong.one_of", words),
            What::Either(fields) => list("rule.wrong.either", fields),
            What::Flag => text(lang, "rule.wrong.flag"),
            What::Number => text(lang, "rule.wrong.number"),
            What::Whole(min, max) => range("rule.wrong.whole", min.to_string(), max.to_string()),
            What::Between(min, max) => range("rule.wrong.between", min.clone(), max.clone()),
            What::Text => text(lang, "rule.wrong.text"),
            What::Object => text(lang, "rule.wrong.object"),
            What::List => text(lang, "rule.wrong.list"),
            What::Date => text(lang, "rule.wrong.date"),
            What::Nobody => text(lang, "rule.wrong.nobody"),
        }
    }
}

/// The fields of one object.
pub struct Fields<'a> {
    path: String,
    map: &'a Map<String, Value>,
}

impl<'a> Fields<'a> {
    /// The fields of the input, which has no others than `known`.
    pub fn of(map: &'a Map<String, Value>, known: &[&str]) -> Result<Self, Wrong> {
        Self::at(String::new(), map, known)
    }

    fn at(path: String, map: &'a Map<String, Value>, known: &[&str]) -> Result<Self, Wrong> {
        let fields = Self { path, map };
        match map.keys().find(|key| !known.contains(&key.as_str())) {
            Some(key) => Err(fields.wrong(key, What::Unknown(known.join(", ")))),
            None => Ok(fields),
        }
    }

    fn wrong(&self, key: &str, what: What) -> Wrong {
        let field = match (self.path.as_str(), key) {
            ("", key) => key.to_owned(),
            (path, "") => path.to_owned(),
            (path, key) => format!("{path}.{key}"),
        };
        Wrong { field, what }
    }

    /// The value of a field, none where it is absent or null.
    pub fn get(&self, key: &str) -> Option<&'a Value> {
        self.map.get(key).filter(|value| !value.is_null())
    }

    fn need(&self, key: &str) -> Result<&'a Value, Wrong> {
        self.get(key).ok_or_else(|| self.wrong(key, What::Missing))
    }

    /// Refuses unless the field stands there, if only as null.
    pub fn stands(&self, key: &str) -> Result<(), Wrong> {
        if self.map.contains_key(key) { Ok(()) } else { Err(self.wrong(key, What::Missing)) }
    }

    /// One of the words of a list.
    pub fn word<T: DeserializeOwned>(&self, key: &str, words: &[&str]) -> Result<T, Wrong> {
        let value = self.need(key)?;
        let known = value.as_str().is_some_and(|text| words.contains(&text));
        let read = known.then(|| T::deserialize(value).ok()).flatten();
        read.ok_or_else(|| self.wrong(key, What::OneOf(words.join(", "))))
    }

    /// One of the words of a list, or what stands for none.
    pub fn word_or<T: DeserializeOwned>(&self, key: &str, words: &[&str], default: T) -> Result<T, Wrong> {
        if self.get(key).is_some() { self.word(key, words) } else { Ok(default) }
    }

    /// `true` or `false`.
    pub fn flag(&self, key: &str) -> Result<bool, Wrong> {
        self.need(key)?.as_bool().ok_or_else(|| self.wrong(key, What::Flag))
    }

    /// A text.
    pub fn text(&self, key: &str) -> Result<&'a str, Wrong> {
        self.need(key)?.as_str().ok_or_else(|| self.wrong(key, What::Text))
    }

    /// A date.
    pub fn day(&self, key: &str) -> Result<bina_karier::domain::Day, Wrong> {
        bina_karier::domain::Day::parse(self.text(key)?).ok_or_else(|| self.wrong(key, What::Date))
    }

    /// A number without loss, as a number or as text.
    pub fn number(&self, key: &str) -> Result<Ratio, Wrong> {
        let read: Result<Exact, _> = serde_json::from_value(self.need(key)?.clone());
        read.map(|exact| exact.0).map_err(|_| self.wrong(key, What::Number))
    }

    /// A number between two others, which belong to it.
    pub fn between(&self, key: &str, min: Ratio, max: Ratio) -> Result<Ratio, Wrong> {
        let number = self.number(key)?;
        let outside = || self.wrong(key, What::Between(Exact(min).to_string(), Exact(max).to_string()));
        if number < min || number > max { Err(outside()) } else { Ok(number) }
    }

    /// A whole number between two others, which belong to it.
    pub fn whole(&self, key: &str, min: u32, max: u32) -> Result<u32, Wrong> {
        let number = self.need(key)?.as_u64().and_then(|number| u32::try_from(number).ok());
        number.filter(|number| (min..=max).contains(number)).ok_or_else(|| self.wrong(key, What::Whole(min, max)))
    }

    /// A whole number where one stands.
    pub fn whole_if(&self, key: &str, min: u32, max: u32) -> Result<Option<u32>, Wrong> {
        self.get(key).map(|_| self.whole(key, min, max)).transpose()
    }

    /// A number that is not negative, where one stands.
    pub fn amount_if(&self, key: &str) -> Result<Option<Ratio>, Wrong> {
        self.get(key).map(|_| self.between(key, Ratio::ZERO, Ratio::whole(1_000_000))).transpose()
    }

    /// An object in a field.
    pub fn object(&self, key: &str, known: &[&str]) -> Result<Fields<'a>, Wrong> {
        let map = self.need(key)?.as_object().ok_or_else(|| self.wrong(key, What::Object))?;
        Self::at(self.wrong(key, What::Object).field, map, known)
    }

    /// The objects of a list that is not empty.
    pub fn objects(&self, key: &str, known: &[&str]) -> Result<Vec<Fields<'a>>, Wrong> {
        let list = self.need(key)?.as_array().filter(|list| !list.is_empty());
        let list = list.ok_or_else(|| self.wrong(key, What::List))?;
        let each = |(at, value): (usize, &'a Value)| {
            let path = format!("{key}.{at}");
            let map = value.as_object().ok_or_else(|| self.wrong(&path, What::Object))?;
            Self::at(self.wrong(&path, What::Object).field, map, known)
        };
        list.iter().enumerate().map(each).collect()
    }

    /// Which one of several fields stands here; exactly one must.
    pub fn either<'k>(&self, fields: &[&'k str]) -> Result<&'k str, Wrong> {
        let mut standing = fields.iter().filter(|key| self.get(key).is_some());
        match (standing.next(), standing.next()) {
            (Some(only), None) => Ok(only),
            _ => Err(self.wrong("", What::Either(fields.join(", ")))),
        }
    }

    /// That nobody is counted in a field.
    pub fn nobody(&self, key: &str) -> Wrong {
        self.wrong(key, What::Nobody)
    }
}
