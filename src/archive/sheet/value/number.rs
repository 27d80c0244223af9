//! Numbers with a decimal comma or point, and learning hours in hundredths.
use super::{Read, content};
use crate::archive::sheet::{Cell, ProblemKind};
use crate::domain::Hundredths;

/// Most JP of one learning record.
pub const MAX_JP: i64 = 5_000;

/// Learning hours: `20`, `7,5`, `7.5`, `20 JP`, `40 jam pelajaran`; from 0 to [`MAX_JP`], to the nearest hundredth.
pub fn jp(cell: Cell<'_>) -> Read<Hundredths> {
    let limits = ProblemKind::NumberOutOfRange { least: 0, most: MAX_JP };
    match number(cell, &["jp", "jpl", "jam", "jam pelajaran", "jam pelatihan", "jamlat", "jam latihan", "hours"])? {
        None => Ok(None),
        Some(value) if (0.0..=MAX_JP as f64).contains(&value) => Ok(Hundredths::nearest(value)),
        Some(_) => Err(limits.of(cell)),
    }
}

/// A whole number from 0 to `most`.
pub fn count(cell: Cell<'_>, most: u16) -> Read<u16> {
    match number(cell, &["hari", "kali", "days", "orang"])? {
        None => Ok(None),
        Some(value) if value.fract() == 0.0 && (0.0..=f64::from(most)).contains(&value) => Ok(Some(value as u16)),
        Some(_) => Err(ProblemKind::NumberOutOfRange { least: 0, most: most.into() }.of(cell)),
    }
}

/// A number, with or without one of the units behind it.
fn number(cell: Cell<'_>, units: &[&str]) -> Read<f64> {
    if let Cell::Number { value, .. } = cell {
        return Ok(Some(value));
    }
    let Some(text) = content(cell)? else { return Ok(None) };
    let lower = text.to_lowercase();
    let unit_at = lower.find(|character: char| character.is_alphabetic()).unwrap_or(lower.len());
    let (digits, unit) = lower.split_at(unit_at);
    let unit = unit.trim_end_matches('.');
    if !unit.is_empty() && !units.contains(&unit) {
        return Err(ProblemKind::NotANumber.of(cell));
    }
    parse(digits).map(Some).map_err(|kind| kind.of(cell))
}

fn parse(text: &str) -> Result<f64, ProblemKind> {
    let compact: String = text.chars().filter(|character| !character.is_whitespace()).collect();
    let unsigned = compact.strip_prefix(['-', '\u{2212}']).unwrap_or(&compact);
    let known = |character: char| character.is_ascii_digit() || matches!(character, '.' | ',');
    if unsigned.is_empty() || !unsigned.chars().all(known) || !unsigned.contains(|c: char| c.is_ascii_digit()) {
        return Err(ProblemKind::NotANumber);
    }
    let marks: Vec<(usize, char)> =
        unsigned.char_indices().filter(|(_, character)| matches!(character, '.' | ',')).collect();
    let plain = match marks.as_slice() {
        [] => unsigned.to_owned(),
        [(at, _)] => {
            let (whole, rest) = (unsigned.get(..*at).unwrap_or_default(), unsigned.get(at + 1..).unwrap_or_default());
            // `1.234`: thousands or decimals. `0,333` and `1234,567` can only be decimals.
            if rest.len() == 3 && (1..=3).contains(&whole.len()) && whole != "0" {
                return Err(ProblemKind::AmbiguousNumber);
            }
            format!("{whole}.{rest}")
        }
        [first, .., last] => {
            let grouped = |text: &str, mark: char| {
                let mut groups = text.split(mark);
                groups.next().is_some_and(|head| (1..=3).contains(&head.len())) && groups.all(|group| group.len() == 3)
            };
            let mixed = first.1 != last.1;
            let whole = if mixed { unsigned.get(..last.0).unwrap_or_default() } else { unsigned };
            if !grouped(whole, first.1) {
                return Err(ProblemKind::NotANumber);
            }
            let rest = if mixed { unsigned.get(last.0 + 1..).unwrap_or_default() } else { "" };
            format!("{}.{rest}", whole.replace(first.1, ""))
        }
    };
    let value: f64 = plain.parse().map_err(|_| ProblemKind::NotANumber)?;
    Ok(if unsigned.len() < compact.len() { -value } else { value })
}

#[cfg(test)]
mod tests {
    use super::{super::tests::check, *};

    #[test]
    fn learning_hours_are_read_with_comma_point_and_unit() {
        let jp_of = |hundredths| Ok(Some(Hundredths::new(hundredths)));
        let range = || Err(ProblemKind::NumberOutOfRange { least: 0, most: 5_000 });
        check(
            jp,
            vec![
                ("20", jp_of(2000)),
                ("7,5", jp_of(750)),
                ("7.5", jp_of(750)),
                ("0,333", jp_of(33)),
                ("20 JP", jp_of(2000)),
                ("20 Jam Pelajaran", jp_of(2000)),
                ("1.234,5", jp_of(123_450)),
                ("1,234.5", jp_of(123_450)),
                (" 1 234 ", jp_of(123_400)),
                ("0", jp_of(0)),
                ("", Ok(None)),
                ("-", Ok(None)),
                ("1.234", Err(ProblemKind::AmbiguousNumber)),
                ("1,234", Err(ProblemKind::AmbiguousNumber)),
                ("-5", range()),
                ("5001", range()),
                ("1.2.3", Err(ProblemKind::NotANumber)),
                ("20 x", Err(ProblemKind::NotANumber)),
                ("dua puluh", Err(ProblemKind::NotANumber)),
                (",", Err(ProblemKind::NotANumber)),
            ],
        );
        assert_eq!(jp(Cell::Number { value: 20.333_333, raw: "20.333333" }), Ok(Some(Hundredths::new(2033))));
        assert!(jp(Cell::Number { value: f64::INFINITY, raw: "" }).is_err());
    }

    #[test]
    fn counts_are_whole() {
        check(
            |cell| count(cell, 400),
            vec![
                ("5 hari", Ok(Some(5))),
                ("2,5", Err(ProblemKind::NumberOutOfRange { least: 0, most: 400 })),
                ("401", Err(ProblemKind::NumberOutOfRange { least: 0, most: 400 })),
            ],
        );
    }
}
