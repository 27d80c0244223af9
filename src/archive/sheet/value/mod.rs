//! One cell to one value: understood as offices write it, or a typed problem that keeps the text as it stood.
//!
//! Every reader answers `Ok(None)` for a cell that holds nothing (also `-`), so that missing stays missing.
mod attendance;
mod date;
mod form;
mod name;
mod number;
mod person;
mod position;
mod rank;
mod words;

pub use attendance::{ENROLMENT, Marked, RESULT, SaidSession, attendance, marks, session, session_title};
pub use date::{date, span, year};
pub use form::{FORM, form_of_name, leadership_of_name};
pub use name::{FullName, full_name};
pub use number::{MAX_JP, count, jp};
pub use person::{digits, education, nip};
pub use position::{CLASS, FUNCTIONAL, MANAGERIAL, PositionClass, level_of_name, position_kind};
pub use rank::rank;
pub use words::*;

use super::{Cell, ProblemKind, ValueProblem};
use crate::archive::csv_out;
use crate::words::collate;

/// Longest text of a field, in characters.
pub const MAX_TEXT: usize = 300;

/// What readers answer: a value, nothing, or a problem.
pub type Read<T> = Result<Option<T>, ValueProblem>;

impl ProblemKind {
    /// The problem of this cell.
    pub fn of(self, cell: Cell<'_>) -> ValueProblem {
        ValueProblem { kind: self, raw: tidy(cell.raw()) }
    }
}

/// Characters that no one sees: marks of width zero and of direction, and control characters.
const fn is_unseen(character: char) -> bool {
    matches!(character, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{AD}')
}

/// A text without unseen characters, each run of white space a single space, none at the ends.
pub fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_whitespace() {
            if !tidy.is_empty() && !tidy.ends_with(' ') {
                tidy.push(' ');
            }
        } else if !is_unseen(character) && !character.is_control() {
            tidy.push(character);
        }
    }
    if tidy.ends_with(' ') {
        tidy.pop();
    }
    tidy
}

/// The letters and digits of a text in lower case, accents aside: how words and titles are compared.
pub fn squash(text: &str) -> String {
    let mut squashed = collate::fold(text);
    squashed.retain(char::is_alphanumeric);
    squashed
}

/// The cell's tidy text; none if it holds nothing or a dash.
pub(super) fn content(cell: Cell<'_>) -> Read<String> {
    if matches!(cell, Cell::Error(_)) {
        return Err(ProblemKind::SpreadsheetError.of(cell));
    }
    let mut text = tidy(cell.raw());
    // The mark that exports put in front of what could be taken for a formula.
    if text.strip_prefix('\'').is_some_and(|rest| csv_out::safe(rest) != rest) {
        text.remove(0);
    }
    let dash = text.chars().all(|character| matches!(character, '-' | '–' | '—' | '.'));
    Ok(Some(text).filter(|_| !dash))
}

/// A plain text of at most [`MAX_TEXT`] characters.
pub fn text(cell: Cell<'_>) -> Read<String> {
    match content(cell)? {
        Some(text) if text.chars().nth(MAX_TEXT).is_some() => Err(ProblemKind::TooLong { limit: MAX_TEXT }.of(cell)),
        other => Ok(other),
    }
}

/// The value of a cell that must hold one.
pub fn required<T>(cell: Cell<'_>, read: Read<T>) -> Result<T, ValueProblem> {
    read?.ok_or_else(|| ProblemKind::Missing.of(cell))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Checks a reader on texts: `Ok(Some)`, `Ok(None)` or the kind of the problem.
    pub fn check<T: PartialEq + std::fmt::Debug>(
        read: impl Fn(Cell<'_>) -> Read<T>,
        expected: Vec<(&str, Result<Option<T>, ProblemKind>)>,
    ) {
        for (raw, expected) in expected {
            let cell = if raw.is_empty() { Cell::Empty } else { Cell::Text(raw) };
            assert_eq!(read(cell).map_err(|problem| problem.kind), expected, "{raw:?}");
        }
    }

    #[test]
    fn text_is_tidied_and_dashes_are_nothing() {
        check(
            text,
            vec![
                ("  Dinas \u{A0} Pendidikan\u{200B} \n Kab. ", Ok(Some("Dinas Pendidikan Kab.".into()))),
                ("-", Ok(None)),
                (" -- ", Ok(None)),
                ("", Ok(None)),
                ("A-1", Ok(Some("A-1".into()))),
                ("'=1+1", Ok(Some("=1+1".into()))),
                ("'Aisyiyah", Ok(Some("'Aisyiyah".into()))),
                (&"x".repeat(301), Err(ProblemKind::TooLong { limit: 300 })),
            ],
        );
        assert_eq!(text(Cell::Error("#REF!")).unwrap_err().kind, ProblemKind::SpreadsheetError);
    }

    #[test]
    fn a_squashed_text_keeps_letters_and_digits() {
        assert_eq!(squash("No. Sertifikat / René"), "nosertifikatrene");
    }
}
