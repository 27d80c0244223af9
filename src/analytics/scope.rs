//! Cakupan: whom a question is about. It stands in the page's address, so a link opens the same answer.
use std::fmt::Write;

use serde::{Deserialize, Serialize};

use super::PositionGroup;
use crate::domain::{Event, Id, Program, Status, Unit};

/// Everybody who took part in something, against the rest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    Program(Id<Program>),
    Event(Id<Event>),
    /// Events of a programme with this angkatan.
    Batch {
        program: Id<Program>,
        batch: String,
    },
}

/// Which side of a group a scope keeps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Both: the group only splits comparisons.
    #[default]
    Both,
    Participants,
    Others,
}

/// Whom a question is about, in which year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scope {
    pub year: i32,
    /// With everything below it; none: everybody.
    pub unit: Option<Id<Unit>>,
    /// Only the unit itself, without what is below it; without a unit: only people who have none.
    pub own: bool,
    pub position: Option<PositionGroup>,
    pub status: Option<Status>,
    pub group: Option<Group>,
    pub side: Side,
}

impl Scope {
    /// Everybody in a year.
    pub const fn year(year: i32) -> Self {
        Self { year, unit: None, own: false, position: None, status: None, group: None, side: Side::Both }
    }

    /// The same scope inside one unit. `own`: without what is below it.
    pub fn within(&self, unit: Option<Id<Unit>>, own: bool) -> Self {
        Self { unit, own, ..self.clone() }
    }

    /// The scope as a query string without `?`: `tahun=2025&unit=…`.
    pub fn to_query(&self) -> String {
        let mut query = format!("tahun={}", self.year);
        let mut add = |key: &str, value: &str| {
            let _ = write!(query, "&{key}={}", escape(value));
        };
        if let Some(unit) = self.unit {
            add("unit", &unit.to_string());
        }
        if self.own {
            add("hanya", "unit");
        }
        if let Some(position) = self.position {
            add("jabatan", word_of(&POSITIONS, position));
        }
        if let Some(status) = self.status {
            add("status", word_of(&STATUSES, status));
        }
        match &self.group {
            Some(Group::Program(program)) => add("program", &program.to_string()),
            Some(Group::Event(event)) => add("kegiatan", &event.to_string()),
            Some(Group::Batch { program, batch }) => {
                add("program", &program.to_string());
                add("angkatan", batch);
            }
            None => {}
        }
        if self.side != Side::Both {
            add("pihak", word_of(&SIDES, self.side));
        }
        query
    }

    /// Reads a query string; what is missing or not understood is left at `default`.
    pub fn from_query(query: &str, default: &Self) -> Self {
        let mut scope = default.clone();
        let (mut program, mut batch) = (None, None);
        for pair in query.trim_start_matches('?').split('&') {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let value = unescape(value);
            match key {
                "tahun" => scope.year = value.parse().unwrap_or(default.year),
                "unit" => scope.unit = value.parse().ok(),
                "hanya" => scope.own = value == "unit",
                "jabatan" => scope.position = meaning_of(&POSITIONS, &value),
                "status" => scope.status = meaning_of(&STATUSES, &value),
                "program" => program = value.parse().ok(),
                "angkatan" => batch = Some(value).filter(|batch| !batch.is_empty()),
                "kegiatan" => scope.group = value.parse().ok().map(Group::Event),
                "pihak" => scope.side = meaning_of(&SIDES, &value).unwrap_or_default(),
                _ => {}
            }
        }
        if let Some(program) = program {
            scope.group = Some(match batch {
                Some(batch) => Group::Batch { program, batch },
                None => Group::Program(program),
            });
        }
        scope
    }
}

const POSITIONS: [(&str, PositionGroup); 3] = [
    ("manajerial", PositionGroup::Managerial),
    ("fungsional", PositionGroup::Functional),
    ("pelaksana", PositionGroup::Implementing),
];
const STATUSES: [(&str, Status); 4] =
    [("pns", Status::Pns), ("cpns", Status::Cpns), ("pppk", Status::Pppk), ("pppk-paruh-waktu", Status::PppkPartTime)];
const SIDES: [(&str, Side); 2] = [("peserta", Side::Participants), ("lainnya", Side::Others)];

fn word_of<T: PartialEq>(words: &[(&'static str, T)], value: T) -> &'static str {
    words.iter().find(|(_, known)| *known == value).map_or("", |(word, _)| word)
}

fn meaning_of<T: Copy>(words: &[(&'static str, T)], word: &str) -> Option<T> {
    words.iter().find(|(known, _)| *known == word).map(|(_, value)| *value)
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            escaped.push(char::from(byte));
        } else {
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}

fn unescape(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((byte, tail)) = rest.split_first() {
        let hex = |digits: &[u8]| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok();
        let escaped = tail.get(..2).filter(|_| *byte == b'%').and_then(hex);
        match escaped {
            Some(value) => {
                bytes.push(value);
                rest = tail.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(if *byte == b'+' { b' ' } else { *byte });
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scope_reads_back_from_its_address() {
        let full = Scope {
            unit: Some(Id::from_bits(7)),
            own: true,
            position: Some(PositionGroup::Functional),
            status: Some(Status::PppkPartTime),
            group: Some(Group::Batch { program: Id::from_bits(9), batch: "Angkatan I & II 100%".into() }),
            side: Side::Others,
            ..Scope::year(2025)
        };
        let event = Scope { group: Some(Group::Event(Id::from_bits(3))), ..Scope::year(2024) };
        for scope in [full, event, Scope::year(2023)] {
            assert_eq!(Scope::from_query(&scope.to_query(), &Scope::year(1)), scope, "{}", scope.to_query());
        }
    }

    #[test]
    fn what_is_not_understood_is_left_at_its_default() {
        let default = Scope::year(2025);
        for query in ["", "?", "tahun=abc", "unit=1&x=%", "status=%zz&jabatan=", "program=&angkatan=I", "%%%=&&&="] {
            assert_eq!(Scope::from_query(query, &default), default, "{query}");
        }
    }
}
