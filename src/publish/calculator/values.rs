//! What was typed, and how it stands in the address: the same for readers of either language.
use std::collections::BTreeMap;

use super::{Ask, Calculator, Context, Kind};
use crate::words::format;
use crate::words::lang::Lang;

/// What stands in the fields, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values(BTreeMap<String, String>);

/// Longer than anything that can be meant.
const MOST_LETTERS: usize = 60;

impl Values {
    /// As the address of a calculator says, in the writing of a language; what it does not ask is left out.
    pub fn from_pairs<'a>(
        calculator: Calculator,
        context: &Context<'_>,
        pairs: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Self {
        let short = |text: &str| text.chars().take(MOST_LETTERS).collect::<String>();
        let said = Self(pairs.into_iter().map(|(name, value)| (name.to_owned(), short(value))).collect());
        let asked = calculator.asks(context, &said).into_iter().filter(|ask| !ask.private);
        let read = asked.filter_map(|ask| {
            let value = said.get(&ask.name());
            (!value.is_empty()).then(|| (ask.name(), typed(&ask, value, context.lang)))
        });
        Self(read.collect())
    }

    /// An example that stands as in an address.
    pub fn example(calculator: Calculator, context: &Context<'_>) -> Self {
        let mut values = Self::from_pairs(calculator, context, calculator.example().iter().copied());
        let private = calculator.asks(context, &values).into_iter().filter(|ask| ask.private);
        for name in private.map(|ask| ask.name()).collect::<Vec<_>>() {
            let given = calculator.example().iter().find(|(key, _)| *key == name);
            values.set(&name, given.map_or("", |(_, value)| *value).to_owned());
        }
        values
    }

    /// What stands in a field.
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", |value| value.trim())
    }

    /// What stands in a field, as it was typed.
    pub fn raw(&self, name: &str) -> String {
        self.0.get(name).cloned().unwrap_or_default()
    }

    /// Whether a field is empty.
    pub fn lacks(&self, name: &str) -> bool {
        self.get(name).is_empty()
    }

    /// Whether nothing is filled.
    pub fn is_empty(&self) -> bool {
        self.0.values().all(|value| value.trim().is_empty())
    }

    /// Puts something into a field.
    pub fn set(&mut self, name: &str, value: String) {
        self.0.insert(name.to_owned(), value);
    }

    /// The address, without what is personal and what is not asked now: `hasil=di-atas&perilaku=sesuai`.
    pub fn to_query(&self, calculator: Calculator, context: &Context<'_>) -> String {
        let asks = calculator.asks(context, self);
        let open = asks.iter().filter(|ask| !ask.private);
        let part = |ask: &Ask| {
            let value = self.get(&ask.name());
            (!value.is_empty()).then(|| format!("{}={}", ask.name(), escaped(&plain(ask, value, context.lang))))
        };
        open.filter_map(part).collect::<Vec<_>>().join("&")
    }

    /// These values with the personal ones of others.
    pub fn with_private(mut self, calculator: Calculator, context: &Context<'_>, others: &Self) -> Self {
        for ask in calculator.asks(context, &self).iter().filter(|ask| ask.private) {
            self.set(&ask.name(), others.raw(&ask.name()));
        }
        self
    }

    /// The same in the writing of another language.
    pub fn translated(&self, calculator: Calculator, context: &Context<'_>, to: Lang) -> Self {
        let mut values = self.clone();
        for ask in calculator.asks(context, self) {
            let name = ask.name();
            if !self.lacks(&name) {
                values.set(&name, typed(&ask, &plain(&ask, self.get(&name), context.lang), to));
            }
        }
        values
    }
}

const fn is_number(ask: &Ask) -> bool {
    matches!(ask.kind, Kind::Whole(..) | Kind::Decimal(..))
}

/// As it stands in the address: numbers with a point, whatever the language.
fn plain(ask: &Ask, value: &str, lang: Lang) -> String {
    let number = if is_number(ask) { format::plain_decimal(lang, value) } else { None };
    match (&ask.kind, number) {
        (_, Some(number)) => number,
        (Kind::Flag, _) => "ya".to_owned(),
        (_, None) => value.to_owned(),
    }
}

/// As a person types it.
fn typed(ask: &Ask, value: &str, lang: Lang) -> String {
    let is_plain = |value: &str| value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b'-');
    match ask.kind {
        Kind::Flag => if value == "ya" { "1" } else { "" }.to_owned(),
        _ if is_number(ask) && lang == Lang::Id && is_plain(value) => value.replace('.', ","),
        _ => value.to_owned(),
    }
}

fn escaped(value: &str) -> String {
    let keeps = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~/,".contains(&byte);
    let each =
        value.bytes().map(|byte| if keeps(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") });
    each.collect()
}
