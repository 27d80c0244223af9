//! A pasted list of NIP, line by line: whom each number names, and what enrolling them in an event would do.
use std::collections::{BTreeMap, HashMap};

use super::sheet::{Cell, ProblemKind, value};
use crate::domain::{Dataset, Enrolment, EnrolmentState, Event, Id, Participant, Person};
use crate::rules::nip::read_nip;

/// Digits of a NIP or NI PPPK.
const DIGITS: usize = 18;
/// Fewer digits than this are a row number or an age, not a NIP that lost some.
const FEWEST: usize = 9;

/// One number of the list, or a line without any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterLine {
    /// Line in the pasted text, from 1.
    pub line: usize,
    /// As it was written.
    pub raw: String,
    pub fate: Fate,
}

/// What will happen to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Is enrolled.
    Enrol(Id<Person>),
    /// Takes part already, in this state.
    Already(Id<Person>, EnrolmentState),
    /// The same person stands in an earlier line.
    Twice(Id<Person>, usize),
    /// A number that nobody has.
    Unknown,
    /// Not a number at all, a wrong one, or one that a spreadsheet damaged.
    NotNip(ProblemKind),
}

/// Reads a list for an event. Blank lines are passed over; a line with several numbers gives one entry for each.
pub fn read_roster(data: &Dataset, event: Id<Event>, text: &str) -> Vec<RosterLine> {
    let holders: HashMap<&str, Id<Person>> = data
        .people
        .iter()
        .flat_map(|person| person.identifiers.iter().map(|entry| (entry.value.number.as_str(), person.id)))
        .collect();
    let enrolled: BTreeMap<Id<Person>, &Enrolment> = data
        .enrolments_of(event)
        .filter_map(|row| match row.participant {
            Participant::Person(person) => Some((person, row)),
            Participant::Guest { .. } => None,
        })
        .collect();
    let mut seen: BTreeMap<Id<Person>, usize> = BTreeMap::new();
    let mut fate = |line: usize, written: &Written| match written {
        Written::Damaged => Fate::NotNip(ProblemKind::LostDigits),
        Written::Nothing => Fate::NotNip(ProblemKind::Missing),
        Written::Digits(digits) => match (holders.get(digits.as_str()), read_nip(digits)) {
            (Some(person), _) => match (seen.get(person), enrolled.get(person)) {
                (Some(earlier), _) => Fate::Twice(*person, *earlier),
                (None, Some(row)) => Fate::Already(*person, row.state),
                (None, None) => {
                    seen.insert(*person, line);
                    Fate::Enrol(*person)
                }
            },
            (None, Ok(_)) => Fate::Unknown,
            (None, Err(error)) => Fate::NotNip(ProblemKind::Nip(error)),
        },
    };
    let mut list = Vec::new();
    for (line, text) in text.lines().enumerate().map(|(at, text)| (at + 1, text)) {
        let found = numbers(text);
        list.extend(found.iter().map(|(raw, written)| RosterLine {
            line,
            raw: raw.clone(),
            fate: fate(line, written),
        }));
    }
    list
}

/// What a piece of text is, before anybody is looked up.
enum Written {
    Digits(String),
    /// A spreadsheet kept it as a number.
    Damaged,
    Nothing,
}

/// The numbers of one line with the text each was written as; the whole line where there are none.
fn numbers(line: &str) -> Vec<(String, Written)> {
    let mut found = Vec::new();
    for cell in line.split(['\t', ';', '|']) {
        for piece in by_comma(cell) {
            found.extend(in_cell(&piece));
        }
    }
    let whole = line.trim();
    if found.is_empty() && !whole.is_empty() {
        found.push((whole.to_owned(), Written::Nothing));
    }
    found
}

/// Parts between commas; the comma of `1,98503E+17` stays.
fn by_comma(cell: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for part in cell.split(',') {
        match parts.last_mut() {
            Some(before) if is_whole(before) && is_fraction(part) => {
                before.push(',');
                before.push_str(part);
            }
            _ => parts.push(part.to_owned()),
        }
    }
    parts
}

/// `1`, before the comma of a number with an exponent.
fn is_whole(text: &str) -> bool {
    let text = text.trim();
    text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `98503E+17`, after it.
fn is_fraction(text: &str) -> bool {
    let text = text.trim_end();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once(['E', 'e']).is_some_and(|(before, after)| digits(before) && digits(after.trim_start_matches('+')))
}

/// The numbers in one cell: words of digits that together make 18 are one, however they are spaced.
fn in_cell(cell: &str) -> Vec<(String, Written)> {
    let mut found = Vec::new();
    let mut run: Vec<(&str, String)> = Vec::new();
    for word in cell.split_whitespace() {
        match value::digits(Cell::Text(word)) {
            Ok(Some(digits)) if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
                run.push((word, digits));
            }
            Err(_) => {
                found.extend(in_run(&std::mem::take(&mut run)));
                found.push((word.to_owned(), Written::Damaged));
            }
            Ok(_) => found.extend(in_run(&std::mem::take(&mut run))),
        }
    }
    found.extend(in_run(&run));
    found
}

fn in_run(run: &[(&str, String)]) -> Vec<(String, Written)> {
    let mut found = Vec::new();
    let mut rest = run;
    while let Some(((word, digits), after)) = rest.split_first() {
        let mut count = 0;
        let whole = rest.iter().position(|(_, digits)| {
            count += digits.len();
            count >= DIGITS
        });
        match whole.filter(|_| count == DIGITS).and_then(|at| rest.split_at_checked(at + 1)) {
            Some((number, after)) => {
                let raw: Vec<&str> = number.iter().map(|(word, _)| *word).collect();
                let digits = number.iter().map(|(_, digits)| digits.as_str()).collect();
                found.push((raw.join(" "), Written::Digits(digits)));
                rest = after;
            }
            None => {
                if digits.len() >= FEWEST {
                    found.push(((*word).to_owned(), Written::Digits(digits.clone())));
                }
                rest = after;
            }
        }
    }
    found
}
