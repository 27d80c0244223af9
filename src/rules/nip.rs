//! What an 18-digit NIP or NI PPPK says about its person, and what is wrong with it.
//!
//! NIP (Peraturan BKN 22/2007; confidence A): birth date 8, start as CPNS year and month 6, sex 1, sequence 3.
//! NI PPPK (B): birth date 8, year of appointment 4, code from 21 upward 2, sex 1, sequence 3. There is no check digit.
use serde::{Deserialize, Serialize};

use crate::domain::{Day, IdentifierKind, Sex};

/// Youngest age at start, in years.
const YOUNGEST: i32 = 18;
/// Age at start of a PNS above which the number is doubtful (C).
const OLDEST_PNS: i32 = 40;
/// Nobody in service was born before.
const EARLIEST_BIRTH: i32 = 1900;

/// Why a number is no NIP and no NI PPPK.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NipError {
    /// Not 18 digits; how many there are.
    Length { found: usize },
    /// Something other than digits.
    NotDigits,
    /// Digits 1-8 are no date since 1900.
    BirthDate,
    /// Digits 13-14 are neither a month (01-12) nor a PPPK code (21 and up).
    StartMonth { code: u8 },
    /// Digit 15 is neither 1 nor 2.
    Sex { digit: u8 },
    /// The sequence is 000, which also is what a spreadsheet leaves when it has lost the last digits.
    Sequence,
    /// Younger than 18 at start; the age in years.
    TooYoung { age: i32 },
    /// `1.98501E+17`: a spreadsheet has lost the digits.
    Scientific,
}

/// What is odd about a number that can still be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NipWarning {
    /// Starts after today: new CPNS are entered before they start.
    StartsLater,
    /// Older than 40 at start, PNS only; the age in years.
    OldAtStart { age: i32 },
    /// The file's birth date is another one; the file's wins.
    BirthDateDiffers { in_number: Day, in_file: Day },
    /// The file's sex is the other one; the file's wins.
    SexDiffers { in_number: Sex, in_file: Sex },
}

/// What a number says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NipReading {
    pub kind: IdentifierKind,
    pub birth_date: Day,
    pub start_year: u16,
    /// 1-12 for a NIP; a NI PPPK does not say.
    pub start_month: Option<u8>,
    pub sex: Sex,
    /// 1-999.
    pub sequence: u16,
}

/// What can be read of 18 digits, each part by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NipParts {
    pub kind: Option<IdentifierKind>,
    pub birth_date: Option<Day>,
    pub start_year: Option<u16>,
    pub start_month: Option<u8>,
    pub sex: Option<Sex>,
    pub sequence: Option<u16>,
}

/// A number with everything that is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NipInspection {
    pub parts: NipParts,
    /// None where anything is wrong.
    pub reading: Option<NipReading>,
    /// In the order of the digits.
    pub errors: Vec<NipError>,
}

/// Reads 18 digits.
pub fn read_nip(digits: &str) -> Result<NipReading, NipError> {
    let found = inspect_nip(digits);
    match (found.reading, found.errors.first()) {
        (_, Some(error)) => Err(*error),
        (Some(reading), None) => Ok(reading),
        (None, None) => Err(NipError::NotDigits),
    }
}

/// Reads 18 digits and names all that is wrong, not the first only.
pub fn inspect_nip(digits: &str) -> NipInspection {
    let refused = |error| NipInspection { parts: NipParts::default(), reading: None, errors: vec![error] };
    if is_scientific(digits) {
        return refused(NipError::Scientific);
    }
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return refused(NipError::NotDigits);
    }
    if digits.len() != 18 {
        return refused(NipError::Length { found: digits.len() });
    }
    let number = |from: usize, to: usize| digits.get(from..to).and_then(|part| part.parse::<u16>().ok()).unwrap_or(0);
    let birth_year = i32::from(number(0, 4));
    let birth_date =
        Day::new(birth_year, number(4, 6).into(), number(6, 8).into()).filter(|_| birth_year >= EARLIEST_BIRTH);
    let code = number(12, 14) as u8;
    let (kind, start_month) = match code {
        1..=12 => (Some(IdentifierKind::Nip), Some(code)),
        21.. => (Some(IdentifierKind::NiPppk), None),
        _ => (None, None),
    };
    let digit = number(14, 15) as u8;
    let sex = match digit {
        1 => Some(Sex::Male),
        2 => Some(Sex::Female),
        _ => None,
    };
    let start_year = number(8, 12);
    let sequence = Some(number(15, 18)).filter(|sequence| *sequence > 0);
    let parts = NipParts { kind, birth_date, start_year: Some(start_year), start_month, sex, sequence };
    let missing = [
        birth_date.is_none().then_some(NipError::BirthDate),
        kind.is_none().then_some(NipError::StartMonth { code }),
        sex.is_none().then_some(NipError::Sex { digit }),
        sequence.is_none().then_some(NipError::Sequence),
    ];
    let mut errors: Vec<NipError> = missing.into_iter().flatten().collect();
    // In favour of the number: the last day it can mean.
    let age = birth_date.map(|birth| age_at(birth, start_year, start_month.unwrap_or(12), 31));
    if let Some(age) = age.filter(|age| *age < YOUNGEST) {
        errors.push(NipError::TooYoung { age });
    }
    let reading = parts.reading().filter(|_| errors.is_empty());
    NipInspection { parts, reading, errors }
}

/// `1.98501E+17`: what a spreadsheet makes of 18 digits. They are lost, and never guessed.
fn is_scientific(text: &str) -> bool {
    let number =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit() || b".,+-".contains(&byte));
    text.split_once(['e', 'E']).is_some_and(|(mantissa, power)| number(mantissa) && number(power))
}

/// Full years of age on a day of a year.
fn age_at(birth: Day, year: u16, month: u8, day: u32) -> i32 {
    use chrono::Datelike;
    let birth = birth.date();
    let had_birthday = (u32::from(month), day) >= (birth.month(), birth.day());
    i32::from(year) - birth.year() - i32::from(!had_birthday)
}

impl NipParts {
    fn reading(&self) -> Option<NipReading> {
        Some(NipReading {
            kind: self.kind?,
            birth_date: self.birth_date?,
            start_year: self.start_year?,
            start_month: self.start_month,
            sex: self.sex?,
            sequence: self.sequence?,
        })
    }
}

impl NipError {
    /// The word by which programs know it.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Length { .. } => "length",
            Self::NotDigits => "not_digits",
            Self::BirthDate => "birth_date",
            Self::StartMonth { code: 13..=20 } => "kind_code",
            Self::StartMonth { .. } => "start_month",
            Self::Sex { .. } => "sex",
            Self::Sequence => "sequence",
            Self::TooYoung { .. } => "too_young",
            Self::Scientific => "scientific",
        }
    }
}

impl NipWarning {
    /// The word by which programs know it.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::StartsLater => "start_future",
            Self::OldAtStart { .. } => "old_start",
            Self::BirthDateDiffers { .. } => "birth_date_differs",
            Self::SexDiffers { .. } => "sex_differs",
        }
    }
}

impl NipReading {
    /// Everything odd, given today and what the same row says about the person.
    pub fn warnings(&self, today: Day, birth_date: Option<Day>, sex: Option<Sex>) -> Vec<NipWarning> {
        let mut warnings = Vec::new();
        let start = (i32::from(self.start_year), self.start_month.map_or(1, u32::from));
        if start > (today.year(), today.month()) {
            warnings.push(NipWarning::StartsLater);
        }
        let age = age_at(self.birth_date, self.start_year, self.start_month.unwrap_or(1), 1);
        if self.kind == IdentifierKind::Nip && age > OLDEST_PNS {
            warnings.push(NipWarning::OldAtStart { age });
        }
        if let Some(in_file) = birth_date.filter(|in_file| *in_file != self.birth_date) {
            warnings.push(NipWarning::BirthDateDiffers { in_number: self.birth_date, in_file });
        }
        if let Some(in_file) = sex.filter(|in_file| *in_file != self.sex) {
            warnings.push(NipWarning::SexDiffers { in_number: self.sex, in_file });
        }
        warnings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn a_nip_says_birth_start_sex_and_sequence() {
        let reading = read_nip("198501312010012003").unwrap();
        assert_eq!(
            reading,
            NipReading {
                kind: IdentifierKind::Nip,
                birth_date: day("1985-01-31"),
                start_year: 2010,
                start_month: Some(1),
                sex: Sex::Female,
                sequence: 3
            }
        );
        assert_eq!(reading.warnings(day("2025-06-01"), Some(day("1985-01-31")), Some(Sex::Female)), []);
    }

    #[test]
    fn a_ni_pppk_is_told_by_its_code() {
        let reading = read_nip("199002282023211001").unwrap();
        assert_eq!((reading.kind, reading.start_month), (IdentifierKind::NiPppk, None));
        assert_eq!((reading.start_year, reading.sex), (2023, Sex::Male));
        assert_eq!(read_nip("197002282023991001").unwrap().kind, IdentifierKind::NiPppk);
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (digits, error) in [
            ("19850131201001200", NipError::Length { found: 17 }),
            ("", NipError::Length { found: 0 }),
            ("19850131201001200A", NipError::NotDigits),
            ("198502302010012003", NipError::BirthDate),
            ("185001312010012003", NipError::BirthDate),
            ("198501312010002003", NipError::StartMonth { code: 0 }),
            ("198501312010132003", NipError::StartMonth { code: 13 }),
            ("198501312010202003", NipError::StartMonth { code: 20 }),
            ("198501312010013003", NipError::Sex { digit: 3 }),
            ("198501312010012000", NipError::Sequence),
            ("1.98501E+17", NipError::Scientific),
            ("1,98501e17", NipError::Scientific),
            ("E+17", NipError::NotDigits),
            ("200501312022012003", NipError::TooYoung { age: 17 }),
            ("200601012023212003", NipError::TooYoung { age: 17 }),
        ] {
            assert_eq!(read_nip(digits), Err(error), "{digits}");
        }
    }

    #[test]
    fn everything_wrong_is_named_in_the_order_of_the_digits_and_the_rest_is_read() {
        let found = inspect_nip("198502302010003000");
        let codes: Vec<_> = found.errors.iter().map(NipError::code).collect();
        assert_eq!(codes, ["birth_date", "start_month", "sex", "sequence"]);
        assert_eq!((found.reading, found.parts.start_year, found.parts.birth_date), (None, Some(2010), None));
        let code = |code: u8| NipError::StartMonth { code }.code();
        assert_eq!([0, 13, 20].map(code), ["start_month", "kind_code", "kind_code"]);
    }

    #[test]
    fn what_is_odd_is_warned_of() {
        let warn = |digits: &str, birth, sex| read_nip(digits).unwrap().warnings(day("2025-06-15"), birth, sex);
        assert_eq!(warn("199501312025072003", None, None), [NipWarning::StartsLater]);
        assert_eq!(warn("199501312025062003", None, None), []);
        assert_eq!(warn("196501312010012003", None, None), [NipWarning::OldAtStart { age: 44 }]);
        assert_eq!(warn("196501312023212003", None, None), []);
        let (in_number, in_file) = (day("1985-01-31"), day("1985-01-30"));
        assert_eq!(
            warn("198501312010012003", Some(in_file), Some(Sex::Male)),
            [
                NipWarning::BirthDateDiffers { in_number, in_file },
                NipWarning::SexDiffers { in_number: Sex::Female, in_file: Sex::Male }
            ]
        );
    }
}
