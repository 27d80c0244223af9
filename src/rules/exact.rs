//! Fractions as they are written in files and answers: a decimal where it ends, else `25/24`.
use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::Ratio;

/// A fraction that reads and writes without loss. Text in JSON; a plain number is read too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exact(pub Ratio);

/// More digits than these are no figure of a form.
const MOST_DIGITS: usize = 24;

/// Text that is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a number")]
pub struct NotANumber;

impl FromStr for Exact {
    type Err = NotANumber;
    /// Reads `-12`, `12.5`, `25/24`.
    fn from_str(text: &str) -> Result<Self, NotANumber> {
        let (top, bottom) = text.split_once('/').unwrap_or((text, "1"));
        let ratio = decimal(top).zip(decimal(bottom)).and_then(|(top, bottom)| top.over(bottom));
        ratio.map(Self).ok_or(NotANumber)
    }
}

fn decimal(text: &str) -> Option<Ratio> {
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !plain(whole) || !plain(part) || whole.len() + part.len() > MOST_DIGITS {
        return None;
    }
    let steps = 10i128.checked_pow(u32::try_from(part.len()).ok()?)?;
    let value = whole.parse::<i128>().ok()?.checked_mul(steps)?.checked_add(part.parse().ok()?)?;
    Ratio::new(if negative { -value } else { value }, steps)
}

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (top, bottom) = self.0.parts();
        let Some((places, top)) = ending(top, bottom) else { return write!(f, "{top}/{bottom}") };
        let steps = 10u128.pow(places);
        let sign = if top < 0 { "-" } else { "" };
        let (whole, part) = (top.unsigned_abs() / steps, top.unsigned_abs() % steps);
        if places == 0 {
            return write!(f, "{sign}{whole}");
        }
        write!(f, "{sign}{whole}.{part:0width$}", width = places as usize)
    }
}

/// The number of decimals of a fraction that has few, and its value in such steps.
fn ending(top: i128, bottom: i128) -> Option<(u32, i128)> {
    (0..=18).find_map(|places| {
        let steps = 10i128.checked_pow(places)?;
        (steps % bottom == 0).then(|| top.checked_mul(steps / bottom).map(|top| (places, top)))?
    })
}

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Written)
    }
}

struct Written;

impl de::Visitor<'_> for Written {
    type Value = Exact;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, or its text as 12.5 or 1/9")
    }
    fn visit_str<E: de::Error>(self, text: &str) -> Result<Exact, E> {
        text.parse().map_err(E::custom)
    }
    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Exact, E> {
        self.visit_str(&value.to_string())
    }
    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Exact, E> {
        self.visit_str(&value.to_string())
    }
    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Exact, E> {
        // The shortest text that means this float is what was written.
        self.visit_str(&value.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fraction_reads_back_as_written_or_shorter() {
        for (text, written) in [
            ("12.5", "12.5"),
            ("-3", "-3"),
            ("0.111", "0.111"),
            ("1/9", "1/9"),
            ("25/24", "25/24"),
            ("50/4", "12.5"),
            ("-0.250", "-0.25"),
            ("7.00", "7"),
            ("1/0.5", "2"),
        ] {
            assert_eq!(text.parse::<Exact>().map(|read| read.to_string()).as_deref(), Ok(written), "{text}");
        }
        for text in ["", "-", ".5", "5.", "1,5", "1e3", "+1", "1/0", "1/-2", "NaN", "1 ", "1234567890123456789012345"] {
            assert_eq!(text.parse::<Exact>(), Err(NotANumber), "{text}");
        }
    }

    #[test]
    fn numbers_of_json_keep_their_digits() {
        let read = |json: &str| serde_json::from_str::<Exact>(json).map(|read| read.to_string()).ok();
        for number in ["0.1", "3.841", "119.999999", "100", "-2"] {
            assert_eq!(read(number).as_deref(), Some(number));
        }
        assert_eq!(read("1e300"), None);
        assert_eq!(read("true"), None);
        assert_eq!(serde_json::to_string(&"1/9".parse::<Exact>().unwrap()).unwrap(), "\"1/9\"");
    }
}
