//! Golongan in every way offices write it: `III/a`, `3a`, `Gol. III a`, `Penata Muda (III/a)`, `IX` for PPPK.
use super::{Read, content, squash};
use crate::archive::sheet::{Cell, ProblemKind, WordList};
use crate::domain::{Rank, Status};

const FILLERS: [&str; 9] = ["gol", "golongan", "ruang", "golru", "pangkat", "pppk", "p3k", "pns", "kelas"];

/// A golongan. A Roman number alone is one of PPPK, where the status does not say PNS; a letter makes it one of PNS.
pub fn rank(cell: Cell<'_>, status: Option<Status>) -> Read<Rank> {
    let Some(text) = content(cell)? else { return Ok(None) };
    let unknown = || {
        let examples = match status {
            Some(status) if status.is_pppk() => ["V", "IX", "X"],
            _ => ["III/a", "III/b", "IX"],
        };
        ProblemKind::UnknownWord { list: WordList::Rank, nearest: examples.map(str::to_owned).to_vec() }
    };
    match parse(&text, status) {
        Ok(Some(rank)) => Ok(Some(rank)),
        Ok(None) => Err(unknown().of(cell)),
        Err(()) => Err(ProblemKind::Contradicts { list: WordList::Rank }.of(cell)),
    }
}

fn roman(word: &str) -> Option<u8> {
    const ROMAN: [&str; 17] =
        ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii"];
    let number = match word.parse::<u8>() {
        Ok(number) => number,
        Err(_) => u8::try_from(ROMAN.iter().position(|known| *known == word)? + 1).ok()?,
    };
    (1..=17).contains(&number).then_some(number)
}

fn pns(family: u8, letter: &str) -> Option<Rank> {
    let letter = match letter {
        "a" => 0,
        "b" => 1,
        "c" => 2,
        "d" => 3,
        "e" => 4,
        _ => return None,
    };
    let at = family.checked_sub(1)? * 4 + letter;
    let fits = family <= 4 && (letter < 4 || family == 4);
    fits.then_some(Rank::Pns(at))
}

/// `iiia`, `3a`.
fn joined_code(word: &str) -> Option<Rank> {
    let (family, letter) = word.split_at_checked(word.len().checked_sub(1)?)?;
    pns(roman(family).filter(|family| *family <= 4)?, letter)
}

fn by_pangkat(name: &str) -> Option<Rank> {
    Rank::all_pns().find(|rank| rank.pangkat().is_some_and(|pangkat| squash(pangkat) == name))
}

/// `Err` where the parts disagree.
fn parse(text: &str, status: Option<Status>) -> Result<Option<Rank>, ()> {
    let lower = text.to_lowercase();
    let mut words: Vec<&str> = lower
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty() && !FILLERS.contains(word))
        .collect();
    let mut pangkat = String::new();
    let mut code = None;
    let mut bare = None;
    words.reverse();
    while let Some(word) = words.pop() {
        let next = words.last().copied();
        if matches!(word, "tk" | "tkt" | "tingkat") && matches!(next, Some("i" | "1" | "l")) {
            pangkat.push_str("tki");
            words.pop();
        } else if matches!(word, "tki" | "tk1" | "tkti") {
            pangkat.push_str("tki");
        } else if let Some(rank) = joined_code(word) {
            code = Some(rank);
        } else if let Some(number) = roman(word) {
            match next.and_then(|letter| pns(number, letter)) {
                Some(rank) => {
                    code = Some(rank);
                    words.pop();
                }
                None => bare = Some(number),
            }
        } else {
            pangkat.push_str(word);
        }
    }
    let named = if pangkat.is_empty() { None } else { by_pangkat(&pangkat) };
    match (code, bare, named) {
        (Some(code), None, Some(named)) if code != named => Err(()),
        (Some(code), None, named) if pangkat.is_empty() || named.is_some() => Ok(Some(code)),
        (None, None, named) => Ok(named),
        (None, Some(number), None) if pangkat.is_empty() => {
            let is_pns = matches!(status, Some(Status::Pns | Status::Cpns));
            let certain = number > 4 || status.is_some_and(Status::is_pppk);
            Ok((!is_pns && certain).then_some(Rank::Pppk(number)))
        }
        _ => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_golongan_is_read_back_in_many_writings() {
        for rank in Rank::all_pns() {
            let code = rank.text();
            let pangkat = rank.pangkat().unwrap();
            let spaced = code.replace('/', " ");
            let joined = code.replace('/', "");
            let (family, letter) = code.split_once('/').unwrap();
            let number = ["I", "II", "III", "IV"].iter().position(|known| *known == family).unwrap() + 1;
            for written in [
                code.to_owned(),
                code.to_uppercase(),
                spaced,
                joined,
                format!("{number}{letter}"),
                format!("{number}/{letter}"),
                format!("Gol. {family}.{letter}"),
                format!("{pangkat} ({code})"),
                format!("{pangkat}, {code}"),
                format!("{code} - {pangkat}"),
                pangkat.to_owned(),
                pangkat.replace("Tk. I", "Tingkat I"),
                pangkat.replace("Tk. I", "TK.I").to_uppercase(),
            ] {
                assert_eq!(super::rank(Cell::Text(&written), None), Ok(Some(rank)), "{written}");
            }
        }
        for rank in Rank::all_pppk() {
            assert_eq!(super::rank(Cell::Text(rank.text()), Some(Status::Pppk)), Ok(Some(rank)));
        }
        assert_eq!(super::rank(Cell::Text("Golongan IX"), None), Ok(Some(Rank::Pppk(9))));
        assert_eq!(
            super::rank(Cell::Number { value: 9.0, raw: "9" }, Some(Status::PppkPartTime)),
            Ok(Some(Rank::Pppk(9)))
        );
        assert_eq!(super::rank(Cell::Empty, None), Ok(None));
    }

    #[test]
    fn what_is_no_golongan_is_a_problem() {
        for (text, status) in [
            ("III", None),
            ("III", Some(Status::Pns)),
            ("IX", Some(Status::Pns)),
            ("I/e", None),
            ("V/a", None),
            ("Penata Utama", None),
            ("III/a x", None),
            ("XVIII", Some(Status::Pppk)),
        ] {
            let kind = rank(Cell::Text(text), status).unwrap_err().kind;
            assert!(matches!(kind, ProblemKind::UnknownWord { list: WordList::Rank, .. }), "{text}");
        }
        let kind = rank(Cell::Text("Penata (III/a)"), None).unwrap_err().kind;
        assert_eq!(kind, ProblemKind::Contradicts { list: WordList::Rank });
    }
}
