//! Dates as offices write them, years, and the spans of evaluation periods.
use super::{Read, content, squash, words};
use crate::archive::sheet::{Cell, ProblemKind, WordList, table::day_of_serial};
use crate::domain::{Day, PeriodSpan};

const FIRST_YEAR: i32 = 1900;
const LAST_YEAR: i32 = 2200;
/// Serial numbers that are taken for dates: 1930 to 2119. Smaller ones may be years or counts.
const SERIALS: std::ops::RangeInclusive<i64> = 10_959..=80_000;

const MONTHS: [(&str, u32); 26] = [
    ("januari", 1),
    ("january", 1),
    ("februari", 2),
    ("february", 2),
    ("pebruari", 2),
    ("maret", 3),
    ("march", 3),
    ("april", 4),
    ("mei", 5),
    ("may", 5),
    ("juni", 6),
    ("june", 6),
    ("juli", 7),
    ("july", 7),
    ("agustus", 8),
    ("august", 8),
    ("agt", 8),
    ("ags", 8),
    ("agst", 8),
    ("september", 9),
    ("oktober", 10),
    ("october", 10),
    ("november", 11),
    ("nopember", 11),
    ("desember", 12),
    ("december", 12),
];

/// A month's number by its name in either language, or the first three letters of it or more.
fn month(word: &str) -> Option<u32> {
    MONTHS
        .iter()
        .find(|(name, _)| *name == word || (word.len() >= 3 && name.starts_with(word)))
        .map(|(_, month)| *month)
}

/// A date. A year of two digits is the last such year up to that of `latest` (today for birth dates).
///
/// Read as day, month, year: `12/03/2025`, `12-3-25`, `12.03.2025`, `12 Maret 2025`, `Rabu, 12 Mar 2025`; also
/// `2025-03-12`, `20250312`, a spreadsheet's date or its serial number. A time of day is dropped.
pub fn date(cell: Cell<'_>, latest: Day) -> Read<Day> {
    if let Cell::Date { day, .. } = cell {
        return in_range(day).map(Some).map_err(|kind| kind.of(cell));
    }
    let Some(text) = content(cell)? else { return Ok(None) };
    parse(&text, latest.year()).map(Some).map_err(|kind| kind.of(cell))
}

fn in_range(day: Day) -> Result<Day, ProblemKind> {
    if (FIRST_YEAR..=LAST_YEAR).contains(&day.year()) {
        Ok(day)
    } else {
        Err(ProblemKind::DateOutOfRange { first: FIRST_YEAR, last: LAST_YEAR })
    }
}

fn parse(text: &str, latest: i32) -> Result<Day, ProblemKind> {
    let text = text.trim_start_matches(['\'', '’']);
    if let Ok(number) = text.parse::<f64>() {
        return number_date(text, number);
    }
    // "Rabu, 12 Maret 2025": what stands before the comma is the weekday.
    let text = match text.split_once(',') {
        Some((weekday, rest)) if weekday.chars().all(|character| character.is_alphabetic() || character == '\'') => {
            rest
        }
        _ => text,
    };
    let lower = text.to_lowercase();
    let mut parts = lower
        .split(|character: char| {
            character.is_whitespace()
                || matches!(character, '/' | '-' | '.' | ',' | 't') && !within_word(&lower, character)
        })
        .filter(|part| !part.is_empty())
        .take_while(|part| !part.contains(':'));
    let (Some(first), Some(second), Some(third)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(ProblemKind::NotADate);
    };
    if parts.any(|part| !matches!(part, "00" | "am" | "pm" | "wib" | "wita" | "wit")) {
        return Err(ProblemKind::NotADate);
    }
    let number = |part: &str| part.parse::<u32>().ok().filter(|_| part.len() <= 4);
    if first.len() == 4 {
        let (Some(year), Some(month), Some(day)) =
            (number(first), number(second).or_else(|| month(second)), number(third))
        else {
            return Err(ProblemKind::NotADate);
        };
        return calendar(year as i32, month, day);
    }
    let third = third.trim_matches(|character: char| !character.is_ascii_digit());
    let (Some(day), Some(month), Some(year)) = (number(first), number(second).or_else(|| month(second)), number(third))
    else {
        return Err(ProblemKind::NotADate);
    };
    let year = match third.len() {
        4 => year as i32,
        2 => latest - (latest - year as i32).rem_euclid(100),
        _ => return Err(ProblemKind::NotADate),
    };
    if day > 31 || first.len() > 2 {
        return Err(ProblemKind::ImpossibleDate);
    }
    calendar(year, month, day)
}

/// Whether a separator letter (the `t` of `2025-03-12T00:00`) stands in a word rather than between digits.
fn within_word(text: &str, separator: char) -> bool {
    separator == 't' && !text.as_bytes().windows(3).any(|window| matches!(window, [b'0'..=b'9', b't', b'0'..=b'9']))
}

fn calendar(year: i32, month: u32, day: u32) -> Result<Day, ProblemKind> {
    if month > 12 && (1..=12).contains(&day) && month <= 31 {
        return Err(ProblemKind::MonthBeforeDay);
    }
    in_range(Day::new(year, month, day).ok_or(ProblemKind::ImpossibleDate)?)
}

fn number_date(text: &str, number: f64) -> Result<Day, ProblemKind> {
    if !(number.is_finite() && number.abs() < 1e9) {
        return Err(ProblemKind::NotADate);
    }
    let whole = number as i64;
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let part = |from: usize, to: usize| text.get(from..to).and_then(|part| part.parse::<u32>().ok()).unwrap_or(0);
        return calendar(part(0, 4) as i32, part(4, 6), part(6, 8));
    }
    if SERIALS.contains(&whole) {
        return day_of_serial(number).ok_or(ProblemKind::NotADate).and_then(in_range);
    }
    Err(if (1900..=2100).contains(&whole) { ProblemKind::YearOnly } else { ProblemKind::NotADate })
}

/// A year of four digits, 1950-2100.
pub fn year(cell: Cell<'_>) -> Read<u16> {
    let Some(text) = content(cell)? else { return Ok(None) };
    if let Cell::Date { day, .. } = cell {
        return Ok(u16::try_from(day.year()).ok());
    }
    let squashed = squash(&text);
    let digits = squashed.strip_prefix("tahun").or_else(|| squashed.strip_prefix("th")).unwrap_or(&squashed);
    let Ok(number) = digits.parse::<u32>() else { return Err(ProblemKind::NotANumber.of(cell)) };
    match u16::try_from(number) {
        Ok(year @ 1950..=2100) => Ok(Some(year)),
        _ => Err(ProblemKind::NumberOutOfRange { least: 1950, most: 2100 }.of(cell)),
    }
}

/// The span of an evaluation period: `Tahunan`, `Triwulan II`, `TW 2`, `Q2`, `Maret`, `April - Juni 2025`.
pub fn span(cell: Cell<'_>) -> Read<PeriodSpan> {
    let Some(text) = content(cell)? else { return Ok(None) };
    match parse_span(&text) {
        Some(span) => Ok(Some(span)),
        None => Err(ProblemKind::UnknownWord { list: WordList::Span, nearest: words::span_choices() }.of(cell)),
    }
}

fn parse_span(text: &str) -> Option<PeriodSpan> {
    let lower = text.to_lowercase();
    let parts: Vec<&str> =
        lower.split(|character: char| !character.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let months: Vec<u32> = parts.iter().filter_map(|part| month(part)).collect();
    match months.as_slice() {
        [1, 12] => return Some(PeriodSpan::Annual),
        [first, last] if first % 3 == 1 && *last == first + 2 => {
            return u8::try_from(last / 3).ok().map(PeriodSpan::Quarter);
        }
        [only] => return u8::try_from(*only).ok().map(PeriodSpan::Month),
        [] => {}
        _ => return None,
    }
    let squashed: String =
        parts.iter().filter(|part| part.len() != 4 || part.parse::<u16>().is_err()).copied().collect();
    if matches!(squashed.as_str(), "tahunan" | "tahun" | "annual" | "yearly" | "setahun" | "skptahunan") {
        return Some(PeriodSpan::Annual);
    }
    let after = |names: &[&str]| names.iter().find_map(|name| squashed.strip_prefix(name));
    if let Some(number) = after(&["triwulan", "triwulanke", "tribulan", "kuartal", "quarter", "tw", "q"]) {
        let number = number.trim_start_matches("ke");
        let quarter = match number {
            "1" | "i" | "satu" => 1,
            "2" | "ii" | "dua" => 2,
            "3" | "iii" | "tiga" => 3,
            "4" | "iv" | "empat" | "ivakhir" | "akhir" => 4,
            _ => return None,
        };
        return Some(PeriodSpan::Quarter(quarter));
    }
    let month = after(&["bulan", "month"])?.trim_start_matches("ke").parse().ok()?;
    (1..=12).contains(&month).then_some(PeriodSpan::Month(month))
}

#[cfg(test)]
mod tests {
    use super::{super::tests::check, *};

    fn day(text: &str) -> Result<Option<Day>, ProblemKind> {
        Ok(Some(Day::parse(text).unwrap()))
    }

    #[test]
    fn dates_are_read_as_offices_write_them() {
        let latest = Day::new(2025, 6, 30).unwrap();
        let wrong = |kind| Err(kind);
        check(
            |cell| date(cell, latest),
            vec![
                ("12/03/2025", day("2025-03-12")),
                ("1-2-2025", day("2025-02-01")),
                ("12.03.2025", day("2025-03-12")),
                ("12 Maret 2025", day("2025-03-12")),
                ("12 MARET 2025", day("2025-03-12")),
                ("12 Agt 2025", day("2025-08-12")),
                ("12-Mar-25", day("2025-03-12")),
                ("1 Oktober 2024", day("2024-10-01")),
                ("12 Nopember 2024", day("2024-11-12")),
                ("5 December 2024", day("2024-12-05")),
                ("Rabu, 12 Maret 2025", day("2025-03-12")),
                ("Jum'at, 14 Maret 2025", day("2025-03-14")),
                ("2025-03-12", day("2025-03-12")),
                ("2025/3/2", day("2025-03-02")),
                ("2025-03-12T08:30:00", day("2025-03-12")),
                ("2025-03-12 00:00:00", day("2025-03-12")),
                ("12/03/2025 07:15 WIB", day("2025-03-12")),
                ("20250312", day("2025-03-12")),
                ("45728", day("2025-03-12")),
                ("'12/03/2025", day("2025-03-12")),
                ("31-12-85", day("1985-12-31")),
                ("01-01-25", day("2025-01-01")),
                ("01-01-26", day("1926-01-01")),
                ("29/02/2024", day("2024-02-29")),
                ("", Ok(None)),
                ("-", Ok(None)),
                ("29/02/2023", wrong(ProblemKind::ImpossibleDate)),
                ("32/01/2025", wrong(ProblemKind::ImpossibleDate)),
                ("31/04/2025", wrong(ProblemKind::ImpossibleDate)),
                ("03/25/2025", wrong(ProblemKind::MonthBeforeDay)),
                ("2025", wrong(ProblemKind::YearOnly)),
                ("Maret 2025", wrong(ProblemKind::NotADate)),
                ("12 Foo 2025", wrong(ProblemKind::NotADate)),
                ("besok", wrong(ProblemKind::NotADate)),
                ("12/03/1025", wrong(ProblemKind::DateOutOfRange { first: 1900, last: 2200 })),
                ("12/03", wrong(ProblemKind::NotADate)),
                ("12/03/20255", wrong(ProblemKind::NotADate)),
                ("1e300", wrong(ProblemKind::NotADate)),
            ],
        );
    }

    #[test]
    fn periods_and_years_are_read() {
        check(
            span,
            vec![
                ("Tahunan", Ok(Some(PeriodSpan::Annual))),
                ("Tahun 2025", Ok(Some(PeriodSpan::Annual))),
                ("1 Januari s.d. 31 Desember 2025", Ok(Some(PeriodSpan::Annual))),
                ("Triwulan II", Ok(Some(PeriodSpan::Quarter(2)))),
                ("TW. 3 2025", Ok(Some(PeriodSpan::Quarter(3)))),
                ("Triwulan ke-4", Ok(Some(PeriodSpan::Quarter(4)))),
                ("Q1", Ok(Some(PeriodSpan::Quarter(1)))),
                ("April - Juni 2025", Ok(Some(PeriodSpan::Quarter(2)))),
                ("Maret", Ok(Some(PeriodSpan::Month(3)))),
                ("Bulan 12", Ok(Some(PeriodSpan::Month(12)))),
                ("", Ok(None)),
            ],
        );
        for wrong in ["Semester I", "Triwulan V", "Bulan 13", "April - Mei"] {
            assert!(span(Cell::Text(wrong)).is_err(), "{wrong}");
        }
        check(
            year,
            vec![
                ("2025", Ok(Some(2025))),
                ("Tahun 2025", Ok(Some(2025))),
                ("25", Err(ProblemKind::NumberOutOfRange { least: 1950, most: 2100 })),
                ("dua ribu", Err(ProblemKind::NotANumber)),
            ],
        );
    }
}
