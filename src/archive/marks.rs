//! Attendance as other sheets write it: letters and words that are plain, and signs whose meaning a person confirms.
use std::collections::BTreeMap;

use crate::domain::AttendanceCode;
use crate::words::collate::fold;
use crate::words::domain::name;
use crate::words::lang::Lang;

/// What one cell of a foreign block says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Nothing: the cell stays as it is.
    Empty,
    Code(AttendanceCode),
    /// A sign that is no code, as it stands.
    Sign(String),
}

/// What a person has said that each sign means; nothing: the cell stays as it is.
pub type Meanings = BTreeMap<String, Option<AttendanceCode>>;

/// Reads one cell: the letters of the sheet, D for DL, and the names of the codes in either language.
pub fn read_mark(cell: &str) -> Said {
    let cell = cell.trim().trim_matches('"').trim();
    if cell.is_empty() {
        return Said::Empty;
    }
    let said = fold(cell);
    let is = |code: &AttendanceCode| {
        fold(code.letters()) == said || Lang::ALL.iter().any(|lang| fold(&name(*lang, *code)) == said)
    };
    let code = AttendanceCode::ALL.into_iter().find(is);
    let code = code.or_else(|| (said == "d").then_some(AttendanceCode::OfficialDuty));
    code.map_or_else(|| Said::Sign(cell.to_owned()), Said::Code)
}

/// Reads a block as a spreadsheet puts it on the clipboard: tabs between cells, one row a line.
pub fn read_block(text: &str) -> Vec<Vec<Said>> {
    let text = text.strip_suffix('\n').unwrap_or(text);
    let text = text.strip_suffix('\r').unwrap_or(text);
    if text.is_empty() {
        return Vec::new();
    }
    text.split('\n').map(|line| line.trim_end_matches('\r').split('\t').map(read_mark).collect()).collect()
}

/// What a sign usually means: a proposal to confirm in the grid; a table that is imported says beforehand how often it took it.
pub fn usual_meaning(sign: &str) -> Option<AttendanceCode> {
    match fold(sign).as_str() {
        "1" | "✓" | "✔" | "√" | "v" | "x" | "y" | "ya" | "p" | "true" => Some(AttendanceCode::Present),
        "0" | "-" | "–" | "tidak" | "n" | "alpa" | "alpha" | "alfa" | "tk" | "false" => Some(AttendanceCode::Absent),
        "ijin" => Some(AttendanceCode::Excused),
        _ => None,
    }
}

/// Every sign of a block with its usual meaning, for a person to confirm or correct.
pub fn signs(block: &[Vec<Said>]) -> Meanings {
    let signs = block.iter().flatten().filter_map(|said| match said {
        Said::Sign(sign) => Some((sign.clone(), usual_meaning(sign))),
        _ => None,
    });
    signs.collect()
}

/// The code of a cell once signs have their meaning; none where the cell stays as it is.
pub fn meant(said: &Said, meanings: &Meanings) -> Option<AttendanceCode> {
    match said {
        Said::Empty => None,
        Said::Code(code) => Some(*code),
        Said::Sign(sign) => meanings.get(sign).copied().flatten(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use AttendanceCode::*;

    #[test]
    fn letters_and_names_are_codes_in_any_case() {
        let read = |cell: &str| match read_mark(cell) {
            Said::Code(code) => code,
            other => panic!("{cell}: {other:?}"),
        };
        assert_eq!(["H", " t ", "i", "S", "dl", "C", "a"].map(read), AttendanceCode::ALL);
        assert_eq!(["d", "Hadir", "SAKIT", "present"].map(read), [OfficialDuty, Present, Sick, Present]);
    }

    #[test]
    fn a_block_keeps_its_shape_and_an_empty_cell_says_nothing() {
        let block = read_block("H\t\t1\r\nA\tx\t\r\n");
        let sign = |text: &str| Said::Sign(text.into());
        assert_eq!(
            block,
            [vec![Said::Code(Present), Said::Empty, sign("1")], vec![Said::Code(Absent), sign("x"), Said::Empty]]
        );
        assert_eq!(read_block(""), Vec::<Vec<Said>>::new());
    }

    #[test]
    fn a_sign_has_only_the_meaning_a_person_gave_it() {
        let block = read_block("1\t0\t✓\t?");
        let mut meanings = signs(&block);
        let usual: Vec<_> = meanings.iter().map(|(sign, code)| (sign.as_str(), *code)).collect();
        assert_eq!(usual, [("0", Some(Absent)), ("1", Some(Present)), ("?", None), ("✓", Some(Present))]);
        meanings.insert("0".into(), None);
        let codes: Vec<_> = block[0].iter().map(|said| meant(said, &meanings)).collect();
        assert_eq!(codes, [Some(Present), None, Some(Present), None]);
        assert_eq!(meant(&Said::Sign("9".into()), &Meanings::new()), None);
    }
}
