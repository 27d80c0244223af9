//! Days, moments and hundredths: the three number types of the records, each a plain integer in memory and on disk.
use std::fmt;

use chrono::{DateTime, Datelike, NaiveDate, SecondsFormat};
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
        let mut parts = text.splitn(3, '-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        if (year.len(), month.len(), day.len()) != (4, 2, 2) {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
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
            let text = <std::borrow::Cow<'de, str>>::deserialize(from)?;
            Self::parse(&text).ok_or_else(|| de::Error::custom(format_args!("not a date YYYY-MM-DD: {text}")))
        } else {
            let number = i32::deserialize(from)?;
            if !(-719_162..=2_932_896).contains(&number) {
                return Err(de::Error::custom("day out of range"));
            }
            Ok(Self(number))
        }
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
        let moment = DateTime::from_timestamp_millis(self.0).unwrap_or_default();
        f.write_str(&moment.to_rfc3339_opts(SecondsFormat::Millis, true))
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
            let text = <std::borrow::Cow<'de, str>>::deserialize(from)?;
            DateTime::parse_from_rfc3339(&text).map_err(de::Error::custom)?.timestamp_millis()
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
