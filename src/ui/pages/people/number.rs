//! What a typed NIP or NI PPPK says: its digits, and the birth date and sex that it carries.
use crate::domain::{Day, Sex};

/// Digits of an identifier as people type them, with spaces.
pub fn digits(typed: &str) -> String {
    typed.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Birth date and sex that a NIP or NI PPPK carries.
pub fn told_by(number: &str) -> (Option<Day>, Option<Sex>) {
    if number.len() != 18 || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return (None, None);
    }
    let part = |range: std::ops::Range<usize>| number.get(range).and_then(|digits| digits.parse::<u32>().ok());
    let birth = part(0..4).zip(part(4..6)).zip(part(6..8));
    let birth = birth.and_then(|((year, month), day)| Day::new(i32::try_from(year).ok()?, month, day));
    // A NIP has the sex as digit 15, as an NI PPPK has, whose digits 13-14 are 21 and above.
    let sex = match part(14..15) {
        Some(1) => Some(Sex::Male),
        Some(2) => Some(Sex::Female),
        _ => None,
    };
    (birth, sex)
}
