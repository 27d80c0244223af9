//! Kind of a position from its class (jenis jabatan) and its level (eselon or jenjang).
use super::{Read, Words, content, squash};
use crate::archive::sheet::{Cell, ProblemKind, WordList};
use crate::domain::{FunctionalLevel, ManagerialLevel, PositionKind};

/// Jenis jabatan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PositionClass {
    Managerial,
    Functional,
    Implementing,
}

/// Jenis jabatan, UU 20/2023.
pub static CLASS: Words<PositionClass> = Words {
    list: WordList::PositionClass,
    rows: &[
        (
            PositionClass::Managerial,
            "Manajerial",
            &[
                "manajerial",
                "struktural",
                "jabatanstruktural",
                "jabatanmanajerial",
                "manajerialstruktural",
                "jpt",
                "jabatanpimpinantinggi",
                "administrasi",
                "jabatanadministrasi",
                "managerial",
            ],
        ),
        (
            PositionClass::Functional,
            "Fungsional",
            &[
                "fungsional",
                "jf",
                "jft",
                "jabatanfungsional",
                "fungsionaltertentu",
                "jabatanfungsionaltertentu",
                "functional",
            ],
        ),
        (
            PositionClass::Implementing,
            "Pelaksana",
            &["pelaksana", "jfu", "fungsionalumum", "jabatanpelaksana", "jabatanfungsionalumum", "staf", "staff"],
        ),
    ],
};

/// Eselon or level of a managerial position. The squashed eselon codes stand with their level.
pub static MANAGERIAL: Words<ManagerialLevel> = Words {
    list: WordList::Level,
    rows: &[
        (
            ManagerialLevel::SeniorDirector,
            "JPT Madya",
            &["jptmadya", "i", "ia", "ib", "1a", "1b", "pimpinantinggimadya"],
        ),
        (
            ManagerialLevel::Director,
            "JPT Pratama",
            &["jptpratama", "ii", "iia", "iib", "2a", "2b", "pimpinantinggipratama"],
        ),
        (ManagerialLevel::Administrator, "Administrator", &["administrator", "iii", "iiia", "iiib", "3a", "3b"]),
        (ManagerialLevel::Supervisor, "Pengawas", &["pengawas", "iv", "iva", "ivb", "4a", "4b"]),
    ],
};

/// Jenjang of a functional position.
pub static FUNCTIONAL: Words<FunctionalLevel> = Words {
    list: WordList::Level,
    rows: &[
        (FunctionalLevel::Pemula, "Pemula", &["pemula", "pelaksanapemula"]),
        (FunctionalLevel::Terampil, "Terampil", &["terampil"]),
        (FunctionalLevel::Mahir, "Mahir", &["mahir", "pelaksanalanjutan"]),
        (FunctionalLevel::Penyelia, "Penyelia", &["penyelia"]),
        (FunctionalLevel::AhliPertama, "Ahli Pertama", &["ahlipertama", "pertama"]),
        (FunctionalLevel::AhliMuda, "Ahli Muda", &["ahlimuda", "muda"]),
        (FunctionalLevel::AhliMadya, "Ahli Madya", &["ahlimadya", "madya"]),
        (FunctionalLevel::AhliUtama, "Ahli Utama", &["ahliutama", "utama"]),
    ],
};

/// The jenjang that a functional position's name ends with: "Guru Ahli Pertama".
pub fn level_of_name(name: &str) -> Option<FunctionalLevel> {
    let squashed = squash(name);
    let known = FUNCTIONAL.rows.iter().flat_map(|(level, _, known)| known.iter().map(|word| (*level, *word)));
    known.filter(|(_, word)| squashed.ends_with(word)).max_by_key(|(_, word)| word.len()).map(|(level, _)| level)
}

/// The kind of a position from the two cells and its name. A managerial position needs its level; the jenjang of a
/// functional one may stay unknown. Without a class, the level says the class; without both, none.
pub fn position_kind(class: Cell<'_>, level: Cell<'_>, name: &str) -> Read<PositionKind> {
    let read = CLASS.read(class)?;
    let word = content(level)?.map(|text| squash(&text)).unwrap_or_default();
    let eselon = word.strip_prefix("eselon").or_else(|| word.strip_prefix("esl")).unwrap_or(&word);
    let managerial = MANAGERIAL.find(eselon);
    let jenjang = word.strip_prefix("jenjang").unwrap_or(&word);
    let functional = FUNCTIONAL.find(jenjang);
    let none = matches!(eselon, "" | "non" | "noneselon" | "nonstruktural");
    let unknown = || {
        let nearest = MANAGERIAL.choices().chain(FUNCTIONAL.choices()).map(str::to_owned).collect();
        ProblemKind::UnknownWord { list: WordList::Level, nearest }.of(level)
    };
    match (read, managerial, functional) {
        (Some(PositionClass::Managerial) | None, Some(level), _) => Ok(Some(PositionKind::Managerial(level))),
        (Some(PositionClass::Functional) | None, _, Some(level)) => Ok(Some(PositionKind::Functional(Some(level)))),
        (Some(PositionClass::Functional), None, None) if none => {
            Ok(Some(PositionKind::Functional(level_of_name(name))))
        }
        (Some(PositionClass::Implementing), None, None) if none || word == "pelaksana" => {
            Ok(Some(PositionKind::Implementing))
        }
        (Some(PositionClass::Managerial), None, _) if none => Err(ProblemKind::Missing.of(level)),
        (None, None, None) if word == "pelaksana" => Ok(Some(PositionKind::Implementing)),
        (None, None, None) if none => Ok(level_of_name(name).map(|level| PositionKind::Functional(Some(level)))),
        _ => Err(unknown()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn class_and_level_make_a_kind() {
        use PositionKind::{Functional, Implementing, Managerial};
        for (class, level, name, kind) in [
            ("Struktural", "III.a", "Sekretaris Dinas", Some(Managerial(ManagerialLevel::Administrator))),
            ("Manajerial", "JPT Pratama", "Kepala Dinas", Some(Managerial(ManagerialLevel::Director))),
            ("", "Eselon IV/a", "Kepala Seksi", Some(Managerial(ManagerialLevel::Supervisor))),
            ("Fungsional", "Ahli Muda", "Guru", Some(Functional(Some(FunctionalLevel::AhliMuda)))),
            ("Fungsional Tertentu", "", "Guru Ahli Pertama", Some(Functional(Some(FunctionalLevel::AhliPertama)))),
            ("JFT", "-", "Dokter", Some(Functional(None))),
            ("JFU", "Non Eselon", "Pengadministrasi", Some(Implementing)),
            ("Pelaksana", "", "Pengelola Keuangan", Some(Implementing)),
            ("", "", "Perawat Terampil", Some(Functional(Some(FunctionalLevel::Terampil)))),
            ("", "", "Pengelola Keuangan", None),
        ] {
            let cell = |text| if str::is_empty(text) { Cell::Empty } else { Cell::Text(text) };
            assert_eq!(position_kind(cell(class), cell(level), name), Ok(kind), "{class} {level} {name}");
        }
        for (class, level) in
            [("Struktural", ""), ("Struktural", "Ahli Muda"), ("Fungsional", "III.a"), ("", "Tinggi"), ("Apa", "")]
        {
            let cell = |text| if str::is_empty(text) { Cell::Empty } else { Cell::Text(text) };
            assert!(position_kind(cell(class), cell(level), "x").is_err(), "{class} {level}");
        }
    }
}
