//! A column declared as data: its name, kind and how a row gives its value. All else follows from the kind.
use crate::ui::components::tone::Tone;
use crate::words::format;
use crate::words::lang::Lang;
use chrono::NaiveDate;

/// What a cell holds; shown, sorted, searched and exported by its kind.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Not known: shown as a dash, sorted last, exported empty.
    Missing,
    Text(String),
    Number(f64),
    Date(NaiveDate),
    Badge(Tone, String),
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    /// Digits that are a name, such as a NIP: never added up, exported as text.
    Digits,
    /// A number with this many decimals.
    Number(usize),
    /// A number with decimals only where it has any, two at most: JP.
    Hours,
    /// A share of one, shown as a percentage with this many decimals.
    Percent(usize),
    Date,
    Badge,
}

impl Kind {
    /// Whether values stand at the right edge.
    pub const fn is_number(self) -> bool {
        matches!(self, Kind::Number(_) | Kind::Hours | Kind::Percent(_))
    }

    /// Class of its cells.
    pub const fn class(self) -> &'static str {
        match self {
            Kind::Number(_) | Kind::Hours | Kind::Percent(_) => "number",
            Kind::Digits => "digits",
            _ => "",
        }
    }
}

impl Value {
    /// As it is shown in a column of a kind.
    pub fn shown(&self, kind: Kind, lang: Lang) -> String {
        match (self, kind) {
            (Value::Missing, _) => format::NOTHING.to_owned(),
            (Value::Text(text) | Value::Badge(_, text), _) => text.clone(),
            (Value::Number(value), Kind::Percent(places)) => format::percent(lang, *value, places),
            (Value::Number(value), Kind::Number(places)) => format::decimal(lang, *value, places),
            (Value::Number(value), Kind::Hours) => format::hundredths(lang, hundredths(*value)),
            (Value::Number(value), _) => format::decimal(lang, *value, 0),
            (Value::Date(date), _) => format::date_short(lang, *date),
        }
    }

    /// As it leaves for a spreadsheet: no thousands marks, dates that Excel knows in that language.
    pub fn exported(&self, kind: Kind, lang: Lang) -> String {
        match self {
            Value::Missing => String::new(),
            Value::Text(text) | Value::Badge(_, text) => text.clone(),
            Value::Number(value) if !value.is_finite() => String::new(),
            Value::Number(value) => {
                let places = match kind {
                    Kind::Number(places) => places,
                    Kind::Percent(places) => places + 2,
                    _ => 0,
                };
                let plain = match kind {
                    Kind::Hours => (hundredths(*value) as f64 / 100.0).to_string(),
                    _ => format!("{value:.places$}"),
                };
                if lang == Lang::Id { plain.replace('.', ",") } else { plain }
            }
            Value::Date(date) if lang == Lang::Id => date.format("%d/%m/%Y").to_string(),
            Value::Date(date) => date.format("%Y-%m-%d").to_string(),
        }
    }
}

fn hundredths(value: f64) -> i64 {
    (value * 100.0).round() as i64
}

/// The part of a column that does not depend on the rows.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// Name within the table: remembered choices and links use it.
    pub key: &'static str,
    /// Key of its text.
    pub label: &'static str,
    pub kind: Kind,
    /// CSS pixels; the rest of the width is shared out in proportion.
    pub width: u16,
    /// Whether its values are offered as a choice above the table.
    pub facet: bool,
    /// Whether the search looks into it.
    pub searched: bool,
    /// Whether it is left out until somebody asks for it.
    pub hidden: bool,
}

type Read<R, T> = Box<dyn Fn(&R, Lang) -> T + Send + Sync>;

/// A column over rows of one type.
pub struct Column<R> {
    pub(super) head: Head,
    pub(super) value: Read<R, Value>,
    pub(super) link: Option<Read<R, String>>,
    pub(super) rank: Option<Read<R, f64>>,
}

impl<R: 'static> Column<R> {
    fn new(
        key: &'static str,
        label: &'static str,
        kind: Kind,
        width: u16,
        value: impl Fn(&R, Lang) -> Value + Send + Sync + 'static,
    ) -> Self {
        let searched = matches!(kind, Kind::Text | Kind::Digits);
        let head = Head { key, label, kind, width, facet: false, searched, hidden: false };
        Column { head, value: Box::new(value), link: None, rank: None }
    }

    /// Text that is the same in every language; empty is missing.
    pub fn text(key: &'static str, label: &'static str, get: impl Fn(&R) -> String + Send + Sync + 'static) -> Self {
        Column::new(key, label, Kind::Text, 200, move |row, _| text_value(get(row)))
    }

    /// Text that depends on the language; empty is missing.
    pub fn said(
        key: &'static str,
        label: &'static str,
        get: impl Fn(&R, Lang) -> String + Send + Sync + 'static,
    ) -> Self {
        Column::new(key, label, Kind::Text, 200, move |row, lang| text_value(get(row, lang)))
    }

    /// Digits that are a name, such as a NIP; empty is missing.
    pub fn digits(key: &'static str, label: &'static str, get: impl Fn(&R) -> String + Send + Sync + 'static) -> Self {
        Column::new(key, label, Kind::Digits, 180, move |row, _| text_value(get(row)))
    }

    /// A number with a fixed count of decimals.
    pub fn number(
        key: &'static str,
        label: &'static str,
        places: usize,
        get: impl Fn(&R) -> Option<f64> + Send + Sync + 'static,
    ) -> Self {
        Column::new(key, label, Kind::Number(places), 110, move |row, _| number_value(get(row)))
    }

    /// JP: a number with decimals only where it has any.
    pub fn hours(
        key: &'static str,
        label: &'static str,
        get: impl Fn(&R) -> Option<f64> + Send + Sync + 'static,
    ) -> Self {
        Column::new(key, label, Kind::Hours, 90, move |row, _| number_value(get(row)))
    }

    /// A share of one, shown as a percentage.
    pub fn percent(
        key: &'static str,
        label: &'static str,
        places: usize,
        get: impl Fn(&R) -> Option<f64> + Send + Sync + 'static,
    ) -> Self {
        Column::new(key, label, Kind::Percent(places), 110, move |row, _| number_value(get(row)))
    }

    /// A day.
    pub fn date(
        key: &'static str,
        label: &'static str,
        get: impl Fn(&R) -> Option<NaiveDate> + Send + Sync + 'static,
    ) -> Self {
        Column::new(key, label, Kind::Date, 130, move |row, _| get(row).map_or(Value::Missing, Value::Date))
    }

    /// A word that says a state; `None` is missing.
    pub fn badge(
        key: &'static str,
        label: &'static str,
        get: impl Fn(&R, Lang) -> Option<(Tone, String)> + Send + Sync + 'static,
    ) -> Self {
        Column::new(key, label, Kind::Badge, 150, move |row, lang| {
            get(row, lang).map_or(Value::Missing, |(tone, text)| Value::Badge(tone, text))
        })
    }

    /// Width in CSS pixels.
    pub fn width(mut self, pixels: u16) -> Self {
        self.head.width = pixels;
        self
    }

    /// Offers its values as a choice above the table.
    pub fn facet(mut self) -> Self {
        self.head.facet = true;
        self
    }

    /// Leaves it out until somebody asks for it.
    pub fn hidden(mut self) -> Self {
        self.head.hidden = true;
        self
    }

    /// Whether the search looks into it; text and digits are searched unless told otherwise.
    pub fn searched(mut self, searched: bool) -> Self {
        self.head.searched = searched;
        self
    }

    /// Where a row leads, as a path below the base; an empty one leads nowhere. The first such column opens the row.
    pub fn link(mut self, path: impl Fn(&R) -> String + Send + Sync + 'static) -> Self {
        self.link = Some(Box::new(move |row, _| path(row)));
        self
    }

    /// Sorts, and orders its facet, by this number instead of by text: from low to high, not a number last.
    pub fn ranked(mut self, rank: impl Fn(&R) -> f64 + Send + Sync + 'static) -> Self {
        self.rank = Some(Box::new(move |row, _| rank(row)));
        self
    }
}

fn text_value(text: String) -> Value {
    if text.is_empty() { Value::Missing } else { Value::Text(text) }
}

fn number_value(number: Option<f64>) -> Value {
    number.filter(|number| number.is_finite()).map_or(Value::Missing, Value::Number)
}
