//! Numbers and dates as each language writes them. Text to number as people type it.
use super::lang::{Lang, fill, text};
use chrono::{Datelike, NaiveDate};

/// What stands where there is no number: missing is never zero.
pub const NOTHING: &str = "–";
const MINUS: char = '\u{2212}';

/// A whole number with thousands marked: `5.200` or `5,200`.
pub fn integer(lang: Lang, value: i64) -> String {
    let digits = group(lang, &value.unsigned_abs().to_string());
    if value < 0 { format!("{MINUS}{digits}") } else { digits }
}

/// A number with exactly `places` decimals: `1.234,5` or `1,234.5`; not a number is [`NOTHING`].
pub fn decimal(lang: Lang, value: f64, places: usize) -> String {
    if !value.is_finite() {
        return NOTHING.to_owned();
    }
    let plain = format!("{:.places$}", value.abs());
    let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut out = group(lang, whole);
    if !rest.is_empty() {
        out.push(if lang == Lang::Id { ',' } else { '.' });
        out.push_str(rest);
    }
    let rounds_to_zero = plain.chars().all(|c| matches!(c, '0' | '.'));
    if value < 0.0 && !rounds_to_zero {
        out.insert(0, MINUS);
    }
    out
}

/// A number with its sign always shown, for differences: `+0,3`, `−1,2`, `0,0`.
pub fn signed(lang: Lang, value: f64, places: usize) -> String {
    let out = decimal(lang, value, places);
    let zero = out.chars().all(|c| matches!(c, '0' | '.' | ','));
    if value > 0.0 && value.is_finite() && !zero { format!("+{out}") } else { out }
}

/// A share of one as a percentage: 0.125 is `12,5%` with one place.
pub fn percent(lang: Lang, share: f64, places: usize) -> String {
    let out = decimal(lang, share * 100.0, places);
    if share.is_finite() { out + "%" } else { out }
}

/// An interval from low to high: `−0,1 s.d. 0,4`.
pub fn interval(lang: Lang, low: f64, high: f64, places: usize) -> String {
    let values = [("low", decimal(lang, low, places)), ("high", decimal(lang, high, places))];
    fill(lang, "format.interval", &values)
}

/// Learning hours (JP) from hundredths, with decimals only where there are any: `20`, `7,5`.
pub fn hundredths(lang: Lang, value: i64) -> String {
    let places = match (value % 100, value % 10) {
        (0, _) => 0,
        (_, 0) => 1,
        _ => 2,
    };
    decimal(lang, value as f64 / 100.0, places)
}

/// Whole rupiah: `Rp1.250.000`.
pub fn rupiah(lang: Lang, value: i64) -> String {
    let digits = group(lang, &value.unsigned_abs().to_string());
    let minus = if value < 0 { MINUS.to_string() } else { String::new() };
    format!("{minus}Rp{digits}")
}

/// A size of bytes in the largest unit that reads well: `1,2 MB`.
pub fn bytes(lang: Lang, value: u64) -> String {
    let mut size = value as f64;
    let mut unit = "B";
    for next in ["kB", "MB", "GB"] {
        if size < 999.5 {
            break;
        }
        size /= 1000.0;
        unit = next;
    }
    let places = usize::from(size < 10.0 && unit != "B");
    format!("{} {unit}", decimal(lang, size, places))
}

/// `12 Maret 2025` or `12 March 2025`.
pub fn date_long(lang: Lang, date: NaiveDate) -> String {
    format!("{} {} {}", date.day(), month(lang, date.month()), date.year())
}

/// `12 Mar 2025`, for tables.
pub fn date_short(lang: Lang, date: NaiveDate) -> String {
    let month = text(lang, &format!("format.month_short.m{}", date.month()));
    format!("{} {month} {}", date.day(), date.year())
}

/// A stretch of days, for tables: `12 Mar 2025 – 14 Mar 2025`, or one day alone.
pub fn days(lang: Lang, start: NaiveDate, end: NaiveDate) -> String {
    if start == end {
        date_short(lang, end)
    } else {
        format!("{} – {}", date_short(lang, start), date_short(lang, end))
    }
}

/// A time of day from minutes since midnight: `08.30` or `08:30`.
pub fn clock(lang: Lang, minute: u16) -> String {
    let mark = if lang == Lang::Id { '.' } else { ':' };
    format!("{:02}{mark}{:02}", minute / 60, minute % 60)
}

/// The name of a month from 1 to 12: `Maret`.
pub fn month(lang: Lang, number: u32) -> String {
    text(lang, &format!("format.month.m{number}"))
}

/// `Maret 2025`.
pub fn month_year(lang: Lang, date: NaiveDate) -> String {
    format!("{} {}", month(lang, date.month()), date.year())
}

/// `Triwulan II 2025`, for a quarter from 1 to 4.
pub fn quarter(lang: Lang, year: i32, quarter: u32) -> String {
    let roman = match quarter {
        1 => "I",
        2 => "II",
        3 => "III",
        _ => "IV",
    };
    fill(lang, "format.quarter", &[("quarter", roman.to_owned()), ("year", year.to_string())])
}

/// A number without loss, as programs write it, for people: `12.5` is `12,5`; `1/9` stays.
pub fn exact(lang: Lang, written: &str) -> String {
    if lang == Lang::Id { written.replace('.', ",") } else { written.to_owned() }
}

/// Reads a number without loss, as people type it; a fraction such as `1/9` too. As programs write it.
///
/// It has no marks between thousands: `3.841` in Indonesian is printed so in a regulation and means less than four, or more
/// than three thousand, so it is `None`.
pub fn parse_exact(lang: Lang, typed: &str) -> Option<String> {
    let thousands = if lang == Lang::Id { '.' } else { ',' };
    let part = |typed: &str| {
        let doubtful = typed.contains(thousands) && grouped(typed.trim(), thousands);
        if doubtful { None } else { plain_decimal(lang, typed) }
    };
    match typed.split_once('/') {
        Some((top, bottom)) => Some(format!("{}/{}", part(top)?, part(bottom)?)),
        None => part(typed),
    }
}

/// Reads a number as people type it in a language: `1.234,5`, `1234,5`, `1 234`.
///
/// A lone point or comma followed by other than three digits is taken as the
/// decimal mark in either language, because both are typed on Indonesian
/// keyboards. Anything doubtful is `None`, never a guess of another size.
pub fn parse_decimal(lang: Lang, typed: &str) -> Option<f64> {
    plain_decimal(lang, typed)?.parse().ok().filter(|value: &f64| value.is_finite())
}

/// The same number without loss, as programs write it: `1234.5`.
pub fn plain_decimal(lang: Lang, typed: &str) -> Option<String> {
    let typed: String =
        typed.chars().filter(|c| !c.is_whitespace()).map(|c| if c == MINUS { '-' } else { c }).collect();
    let (own, other) = if lang == Lang::Id { (',', '.') } else { ('.', ',') };
    let (whole, rest) = match (typed.matches(own).count(), typed.matches(other).count()) {
        (0, 1) if !grouped(&typed, other) => typed.split_once(other)?,
        (0, _) => (typed.as_str(), ""),
        (1, _) => typed.split_once(own)?,
        _ => return None,
    };
    if rest.contains(other) || (whole.contains(other) && !grouped(whole, other)) {
        return None;
    }
    let (minus, whole) = whole.strip_prefix('-').map_or(("", whole), |whole| ("-", whole));
    let whole = whole.replace(other, "");
    let only_digits = whole.bytes().chain(rest.bytes()).all(|byte| byte.is_ascii_digit());
    if !only_digits || (whole.is_empty() && rest.is_empty()) {
        return None;
    }
    let whole = if whole.is_empty() { "0" } else { whole.as_str() };
    Some(if rest.is_empty() { format!("{minus}{whole}") } else { format!("{minus}{whole}.{rest}") })
}

/// Whether the mark stands between groups of three digits, as in `1.234.567`.
fn grouped(whole: &str, mark: char) -> bool {
    let mut groups = whole.trim_start_matches('-').split(mark);
    let first = groups.next().unwrap_or("");
    (1..=3).contains(&first.len()) && first != "0" && groups.all(|group| group.len() == 3)
}

fn group(lang: Lang, digits: &str) -> String {
    let mark = if lang == Lang::Id { '.' } else { ',' };
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use Lang::{En, Id};

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a real date")
    }

    #[test]
    fn numbers_are_written_as_each_language_writes_them() {
        assert_eq!(integer(Id, 5200), "5.200");
        assert_eq!(integer(En, -1_234_567), "−1,234,567");
        assert_eq!(decimal(Id, 1234.5, 1), "1.234,5");
        assert_eq!(decimal(En, 1234.5, 1), "1,234.5");
        assert_eq!(decimal(Id, -0.04, 1), "0,0");
        assert_eq!(rupiah(Id, 1_250_000), "Rp1.250.000");
        assert_eq!(bytes(Id, 1_240_000), "1,2 MB");
        assert_eq!(bytes(En, 980), "980 B");
    }

    #[test]
    fn missing_is_a_dash_never_a_zero() {
        assert_eq!(decimal(Id, f64::NAN, 2), NOTHING);
        assert_eq!(percent(Id, f64::NAN, 0), NOTHING);
        assert_eq!(signed(Id, f64::INFINITY, 1), NOTHING);
    }

    #[test]
    fn differences_carry_their_sign_and_zero_none() {
        assert_eq!(signed(Id, 0.31, 1), "+0,3");
        assert_eq!(signed(Id, -1.2, 1), "−1,2");
        assert_eq!(signed(Id, 0.01, 1), "0,0");
        assert_eq!(interval(Id, -0.1, 0.4, 1), "−0,1 s.d. 0,4");
        assert_eq!(percent(En, 0.125, 1), "12.5%");
    }

    #[test]
    fn learning_hours_show_decimals_only_where_there_are_any() {
        assert_eq!(hundredths(Id, 2000), "20");
        assert_eq!(hundredths(Id, 750), "7,5");
        assert_eq!(hundredths(En, 125), "1.25");
    }

    #[test]
    fn dates_are_said_in_each_language() {
        assert_eq!(date_long(Id, day(2025, 3, 12)), "12 Maret 2025");
        assert_eq!(date_long(En, day(2025, 3, 12)), "12 March 2025");
        assert_eq!(date_short(Id, day(2025, 8, 5)), "5 Agu 2025");
        assert_eq!(month_year(Id, day(2025, 12, 1)), "Desember 2025");
        assert_eq!(quarter(Id, 2025, 2), "Triwulan II 2025");
    }

    #[test]
    fn a_number_without_loss_is_never_taken_for_thousands() {
        assert_eq!(parse_exact(Id, "3,841").as_deref(), Some("3.841"));
        assert_eq!((parse_exact(Id, "3.841"), parse_exact(En, "3,841")), (None, None));
        assert_eq!(parse_exact(Id, "0.125").as_deref(), Some("0.125"));
        assert_eq!(parse_exact(Id, " 1/9 ").as_deref(), Some("1/9"));
    }

    #[test]
    fn typed_numbers_are_read_in_both_habits() {
        for (typed, value) in [
            ("1.234,5", 1234.5),
            ("1234,5", 1234.5),
            ("12,5", 12.5),
            ("12.5", 12.5),
            ("1.234", 1234.0),
            ("0.125", 0.125),
            ("-3", -3.0),
            ("1 250 000", 1_250_000.0),
        ] {
            assert_eq!(parse_decimal(Id, typed), Some(value), "{typed}");
        }
        assert_eq!(parse_decimal(En, "1,234.5"), Some(1234.5));
        assert_eq!(parse_decimal(En, "12,5"), Some(12.5));
    }

    #[test]
    fn doubtful_numbers_are_refused() {
        for typed in ["", "-", ",", "1,2,3", "12.34,5", "1e9", "NaN", "dua", "1.23.4", "--3", "3-"] {
            assert_eq!(parse_decimal(Id, typed), None, "{typed}");
        }
    }
}
