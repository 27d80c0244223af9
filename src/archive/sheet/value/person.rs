//! NIP and education of a person.
use super::{EDUCATION, Read, content, squash};
use crate::archive::sheet::{Cell, ProblemKind};
use crate::domain::{Education, EducationLevel};
use crate::rules::nip::{NipReading, read_nip};

/// The 18 digits of a NIP or NI PPPK and what they say. Spaces, dots and an apostrophe in front are no matter; a number
/// that a spreadsheet kept as a number is refused, since its last digits are gone.
pub fn nip(cell: Cell<'_>) -> Read<(String, NipReading)> {
    let Some(number) = digits(cell)? else { return Ok(None) };
    match read_nip(&number) {
        Ok(reading) => Ok(Some((number, reading))),
        Err(error) => Err(ProblemKind::Nip(error).of(cell)),
    }
}

/// The digits of a NIP as written, unchecked but for what a spreadsheet does to them.
pub fn digits(cell: Cell<'_>) -> Read<String> {
    let Some(text) = content(cell)? else { return Ok(None) };
    if let Cell::Number { value, .. } = cell
        && value.abs() >= 1e15
    {
        return Err(ProblemKind::LostDigits.of(cell));
    }
    if is_scientific(&text) {
        return Err(ProblemKind::LostDigits.of(cell));
    }
    let aside = |character: char| {
        character.is_whitespace() || matches!(character, '.' | '-' | '\'' | '’' | '‘' | '`' | '"' | '/')
    };
    let labelled = text.strip_prefix("NIP").or_else(|| text.strip_prefix("Nip")).unwrap_or(&text);
    Ok(Some(labelled.trim_start_matches([':', '.', ' ']).chars().filter(|character| !aside(*character)).collect()))
}

/// `1.98501E+17`, `1,98501E17`, `198501012010011001.0`.
fn is_scientific(text: &str) -> bool {
    let number = |text: &str| {
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'+' | b'-'))
    };
    let exponent = text.split_once(['E', 'e']).is_some_and(|(before, after)| number(before) && number(after));
    let float = text
        .split_once(['.', ','])
        .is_some_and(|(whole, rest)| whole.len() >= 16 && number(whole) && rest.bytes().all(|byte| byte == b'0'));
    exponent || float
}

/// Level and field of formal education: `S-1 Pendidikan Matematika`, `D.III Kebidanan`, `SLTA/SMA sederajat`.
pub fn education(cell: Cell<'_>) -> Read<Education> {
    let Some(text) = content(cell)? else { return Ok(None) };
    let made = |level, field: &str| {
        let field =
            field.trim_matches(|character: char| !character.is_alphanumeric() && character != '(' && character != ')');
        Education { level, field: field.trim().to_owned(), year: None }
    };
    if let Some(level) = EDUCATION.find(&squash(&text)) {
        return Ok(Some(made(level, "")));
    }
    // The longest beginning, up to a mark or space, that names a level.
    let cuts = text.char_indices().rev().filter(|(_, character)| !character.is_alphanumeric()).map(|(at, _)| at);
    let mut named = cuts.filter_map(|at| Some((EDUCATION.find(&squash(text.get(..at)?))?, at)));
    let found: Option<(EducationLevel, usize)> = named.next();
    match found {
        Some((level, at)) => Ok(Some(made(level, text.get(at..).unwrap_or_default()))),
        None => Err(EDUCATION.unknown(&text).of(cell)),
    }
}

#[cfg(test)]
mod tests {
    use super::{super::tests::check, *};
    use crate::rules::nip::NipError;

    #[test]
    fn a_nip_is_read_however_it_is_spaced_and_refused_once_digits_are_lost() {
        let good = || Ok(Some("198501012010011001".to_owned()));
        check(
            |cell| nip(cell).map(|read| read.map(|(digits, _)| digits)),
            vec![
                ("198501012010011001", good()),
                ("19850101 201001 1 001", good()),
                ("'198501012010011001", good()),
                ("19850101.201001.1.001", good()),
                ("NIP. 19850101 201001 1 001", good()),
                ("NIP: 198501012010011001", good()),
                ("", Ok(None)),
                ("-", Ok(None)),
                ("1.98501E+17", Err(ProblemKind::LostDigits)),
                ("1,98501E+17", Err(ProblemKind::LostDigits)),
                ("1.98501012010011E17", Err(ProblemKind::LostDigits)),
                ("198501012010011001.0", Err(ProblemKind::LostDigits)),
                ("19850101201001100", Err(ProblemKind::Nip(NipError::Length { found: 17 }))),
                ("19850101201001100O", Err(ProblemKind::Nip(NipError::NotDigits))),
                ("198501012010011000", Err(ProblemKind::Nip(NipError::Sequence))),
            ],
        );
        let number = Cell::Number { value: 1.98501012010011e17, raw: "1.98501012010011E+17" };
        assert_eq!(nip(number).unwrap_err().kind, ProblemKind::LostDigits);
        let short = Cell::Number { value: 131_234_567.0, raw: "131234567" };
        assert_eq!(nip(short).unwrap_err().kind, ProblemKind::Nip(NipError::Length { found: 9 }));
    }

    #[test]
    fn education_is_a_level_and_a_field() {
        let made = |level, field: &str| Ok(Some(Education { level, field: field.into(), year: None }));
        check(
            education,
            vec![
                ("S1", made(EducationLevel::S1, "")),
                ("S-1 Pendidikan Matematika", made(EducationLevel::S1, "Pendidikan Matematika")),
                ("S-1/Sarjana", made(EducationLevel::S1, "")),
                ("D.III Kebidanan", made(EducationLevel::D3, "Kebidanan")),
                ("D III - Keperawatan", made(EducationLevel::D3, "Keperawatan")),
                ("DIV Gizi", made(EducationLevel::D4, "Gizi")),
                ("SLTA/SMA Sederajat", made(EducationLevel::Sma, "")),
                ("SMK - Akuntansi", made(EducationLevel::Sma, "Akuntansi")),
                ("Magister Manajemen", made(EducationLevel::S2, "Manajemen")),
                ("Diploma III/Sarjana Muda", made(EducationLevel::D3, "")),
                ("SD", made(EducationLevel::Sd, "")),
                ("", Ok(None)),
            ],
        );
        assert!(matches!(education(Cell::Text("Kuliah")).unwrap_err().kind, ProblemKind::UnknownWord { .. }));
    }
}
