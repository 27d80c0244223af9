//! What a calculator asks: fields as data, from which the page makes its form and reads the address.
use crate::rules::Ratio;
use crate::words::domain::{Named, name};
use crate::words::lang::Lang;

/// One thing that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// Its word in the address.
    pub word: String,
    pub label: String,
}

/// What kind of thing is asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// One of many, from a list.
    Choice(Vec<Pick>),
    /// One of a few short ones, all seen.
    Few(Vec<Pick>),
    /// A whole number within bounds.
    Whole(u32, u32),
    /// A decimal within bounds.
    Decimal(Ratio, Ratio),
    /// Yes or no.
    Flag,
    /// Digits that are a name, such as a NIP.
    Digits,
}

/// One field.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// Its word in the address; a `#` stands for the row.
    pub key: &'static str,
    /// Which of several like rows, from 1.
    pub row: Option<usize>,
    /// Key of its label.
    pub label: &'static str,
    /// Key of the sentence below it.
    pub help: Option<&'static str>,
    /// What stands in that sentence, in the language of the page.
    pub said: Vec<(&'static str, String)>,
    /// Key of its unit.
    pub unit: Option<&'static str>,
    pub kind: Kind,
    pub optional: bool,
    /// Personal: it never stands in the address.
    pub private: bool,
}

impl Ask {
    /// A field that must be filled; a yes or no need not.
    pub const fn new(key: &'static str, label: &'static str, kind: Kind) -> Self {
        let optional = matches!(kind, Kind::Flag);
        Self { key, row: None, label, help: None, said: Vec::new(), unit: None, kind, optional, private: false }
    }

    /// Adds the sentence below.
    pub const fn help(mut self, key: &'static str) -> Self {
        self.help = Some(key);
        self
    }

    /// Adds the sentence below with a number of the set in it.
    pub fn help_saying(mut self, key: &'static str, name: &'static str, value: String) -> Self {
        self.help = Some(key);
        self.said.push((name, value));
        self
    }

    /// Adds the unit beside.
    pub const fn unit(mut self, key: &'static str) -> Self {
        self.unit = Some(key);
        self
    }

    /// May be left empty where `so`.
    pub const fn optional(mut self, so: bool) -> Self {
        self.optional = so;
        self
    }

    /// In one of several like rows.
    pub const fn in_row(mut self, row: usize) -> Self {
        self.row = Some(row);
        self
    }

    /// Its name in the address and in the form.
    pub fn name(&self) -> String {
        match self.row {
            Some(row) => self.key.replace('#', &row.to_string()),
            None => self.key.to_owned(),
        }
    }
}

/// A decimal between whole bounds.
pub const fn decimal(least: i64, most: i64) -> Kind {
    Kind::Decimal(Ratio::whole(least), Ratio::whole(most))
}

/// The values of a table as picks, by their names.
pub fn picks<T: Named + Copy>(lang: Lang, table: &[(&str, T)]) -> Vec<Pick> {
    table.iter().map(|(word, value)| Pick { word: (*word).to_owned(), label: name(lang, *value) }).collect()
}
