//! Days, moments and hundredths: the three number types of the records, each a plain integer in memory and on disk.
use std::fmt;

use chrono::{DateTime, Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A calendar day as days since 1970-01-01. `YYYY-MM-DD` in JSON.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Day(i32);

impl Day {
    /// The day that many days after 1970-01-01.
    pub const fn from_number(days: i32) -> Self {
        Self(days)
    }
    /// Days since 1970-01-01.
    pub const fn number(self) -> i32 {
        self.0
    }
    /// The day of a calendar date, if that date exists and its year is 1-9999.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(1..=9999).contains(&year) {
            return None;
        }
        Some(Self(NaiveDate::from_ymd_opt(year, month, day)?.to_epoch_days()))
    }
    /// The calendar date.
    pub fn date(self) -> NaiveDate {
        NaiveDate::from_epoch_days(self.0).unwrap_or(NaiveDate::MAX)
    }
    /// Calendar year.
    pub fn year(self) -> i32 {
        self.date().year()
    }
    /// Month, 1-12.
    pub fn month(self) -> u32 {
        self.date().month()
    }
    /// Reads `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Self> {
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else { return None };
        let year = digits(&[*y1, *y2, *y3, *y4])?;
        Self::new(year as i32, digits(&[*m1, *m2])?, digits(&[*d1, *d2])?)
    }
    /// The day `days` later (earlier when negative).
    pub const fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.date();
        write!(f, "{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
    }
}
impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl Serialize for Day {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if to.is_human_readable() { to.collect_str(self) } else { to.serialize_i32(self.0) }
    }
}
impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        if from.is_human_readable() {
            from.deserialize_str(Text { expected: "a date YYYY-MM-DD", read: Self::parse })
        } else {
            let number = i32::deserialize(from)?;
            if !(-719_162..=2_932_896).contains(&number) {
                return Err(de::Error::custom("day out of range"));
            }
            Ok(Self(number))
        }
    }
}

/// The number that ASCII digits write.
fn digits(text: &[u8]) -> Option<u32> {
    text.iter().try_fold(0, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0')))
}

/// Milliseconds of an RFC 3339 moment. The form that is written here is read without detours, any other by the library.
fn millis_of(text: &str) -> Option<i64> {
    let written = || {
        let (day, time) = text.strip_suffix('Z')?.split_once('T')?;
        let [h1, h2, b':', m1, m2, b':', s1, s2, b'.', f1, f2, f3] = time.as_bytes() else { return None };
        let (hour, minute, second) = (digits(&[*h1, *h2])?, digits(&[*m1, *m2])?, digits(&[*s1, *s2])?);
        let seconds = (hour < 24 && minute < 60 && second < 60).then_some(hour * 3600 + minute * 60 + second)?;
        let millis = i64::from(seconds * 1000 + digits(&[*f1, *f2, *f3])?);
        Some(i64::from(Day::parse(day)?.number()) * 86_400_000 + millis)
    };
    written().or_else(|| Some(DateTime::parse_from_rfc3339(text).ok()?.timestamp_millis()))
}

/// Reads a value from its text without keeping the text.
struct Text<T> {
    expected: &'static str,
    read: fn(&str) -> Option<T>,
}

impl<T> de::Visitor<'_> for Text<T> {
    type Value = T;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }
    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        (self.read)(text).ok_or_else(|| de::Error::invalid_value(de::Unexpected::Str(text), &self.expected))
    }
}

/// A moment, milliseconds since 1970-01-01 UTC. RFC 3339 in JSON.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Time(i64);

const LAST_MILLI: i64 = 253_402_300_799_999;

impl Time {
    /// The moment that many milliseconds after the epoch, held inside the years 1970-9999.
    pub const fn from_millis(millis: i64) -> Self {
        Self(if millis < 0 {
            0
        } else if millis > LAST_MILLI {
            LAST_MILLI
        } else {
            millis
        })
    }
    /// Milliseconds since the epoch.
    pub const fn millis(self) -> i64 {
        self.0
    }
    /// The UTC day of this moment.
    pub const fn day(self) -> Day {
        Day(self.0.div_euclid(86_400_000) as i32)
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let millis = self.0.rem_euclid(86_400_000);
        let (seconds, fraction) = (millis / 1000, millis % 1000);
        let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        write!(f, "{}T{hour:02}:{minute:02}:{second:02}.{fraction:03}Z", self.day())
    }
}
impl fmt::Debug for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl Serialize for Time {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if to.is_human_readable() { to.collect_str(self) } else { to.serialize_i64(self.0) }
    }
}
impl<'de> Deserialize<'de> for Time {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let millis = if from.is_human_readable() {
            from.deserialize_str(Text { expected: "a moment in RFC 3339", read: millis_of })?
        } else {
            i64::deserialize(from)?
        };
        if !(0..=LAST_MILLI).contains(&millis) {
            return Err(de::Error::custom("moment out of range"));
        }
        Ok(Self(millis))
    }
}

/// A decimal with two places, kept as an integer of hundredths: JP, scores, weights, money. A number in JSON.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Hundredths(i64);

impl Hundredths {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// That many hundredths.
    pub const fn new(hundredths: i64) -> Self {
        Self(hundredths)
    }
    /// That many wholes.
    pub const fn whole(wholes: i32) -> Self {
        Self(wholes as i64 * 100)
    }
    /// The number of hundredths.
    pub const fn raw(self) -> i64 {
        self.0
    }
    /// The value as a float.
    pub fn value(self) -> f64 {
        self.0 as f64 / 100.0
    }
    /// The nearest hundredth, half away from zero; none for what is not a number below 10^13.
    pub fn nearest(value: f64) -> Option<Self> {
        (value.is_finite() && value.abs() < 1e13).then(|| Self((value * 100.0).round() as i64))
    }
    /// Sum that stops at the limits of the type.
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl fmt::Debug for Hundredths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.value())
    }
}
impl Serialize for Hundredths {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if !to.is_human_readable() {
            to.serialize_i64(self.0)
        } else if self.0 % 100 == 0 {
            to.serialize_i64(self.0 / 100)
        } else {
            to.serialize_f64(self.value())
        }
    }
}
impl<'de> Deserialize<'de> for Hundredths {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        if from.is_human_readable() {
            Self::nearest(f64::deserialize(from)?).ok_or_else(|| de::Error::custom("number out of range"))
        } else {
            Ok(Self(i64::deserialize(from)?))
        }
    }
}

/// A value that holds from a day until the next of its list. No day means "sejak awal data", shown as assumed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dated<T> {
    pub from: Option<Day>,
    pub value: T,
}

impl<T> Dated<T> {
    /// A value that holds since before the records begin.
    pub const fn always(value: T) -> Self {
        Self { from: None, value }
    }
}

/// What holds on `day`: the entry with the latest start not after it.
pub fn on_day<T>(list: &[Dated<T>], day: Day) -> Option<&T> {
    list.iter()
        .filter(|entry| entry.from.is_none_or(|from| from <= day))
        .max_by_key(|entry| entry.from)
        .map(|entry| &entry.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_reads_back_as_written() {
        for text in ["1970-01-01", "2024-02-29", "0001-01-01", "9999-12-31"] {
            assert_eq!(Day::parse(text).unwrap().to_string(), text);
        }
        for text in ["2023-02-29", "2023-13-01", "23-01-01", "2023-1-01", "", "2023-01-01x"] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_moment_reads_in_any_way_that_rfc_3339_writes_it() {
        let millis = |text: &str| serde_json::from_str::<Time>(&format!("\"{text}\"")).ok().map(Time::millis);
        for moment in [0, 1, 999, 951_782_400_123, LAST_MILLI] {
            assert_eq!(millis(&Time::from_millis(moment).to_string()), Some(moment));
        }
        assert_eq!(millis("2024-02-29T07:00:00+07:00"), millis("2024-02-29T00:00:00.000Z"));
        for text in
            ["2023-02-29T00:00:00.000Z", "2024-01-01T24:00:00.000Z", "1969-12-31T23:59:59.999Z", "", "Z", "2024-01-01"]
        {
            assert_eq!(millis(text), None, "{text}");
        }
    }

    #[test]
    fn hundredths_are_plain_numbers_in_json() {
        assert_eq!(serde_json::to_string(&Hundredths::new(1250)).unwrap(), "12.5");
        assert_eq!(serde_json::to_string(&Hundredths::whole(20)).unwrap(), "20");
        assert_eq!(serde_json::from_str::<Hundredths>("4.35").unwrap(), Hundredths::new(435));
    }

    #[test]
    fn what_holds_on_a_day_is_the_latest_start_before_it() {
        let day = |n| Day::from_number(n);
        let list = vec![
            Dated { from: Some(day(20)), value: 'c' },
            Dated::always('a'),
            Dated { from: Some(day(10)), value: 'b' },
        ];
        assert_eq!(on_day(&list, day(0)), Some(&'a'));
        assert_eq!(on_day(&list, day(10)), Some(&'b'));
        assert_eq!(on_day(&list, day(99)), Some(&'c'));
        assert_eq!(on_day::<char>(&[], day(0)), None);
    }
}
