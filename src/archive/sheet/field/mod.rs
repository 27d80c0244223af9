//! What can stand in a table of each kind, declared once: mapping, templates and their explanations all read this.
mod attendance;
mod learning;
mod people;
mod predicates;

pub use attendance::PLAIN_MARK;
use serde::{Deserialize, Serialize};

use super::value::{FUNCTIONAL, MANAGERIAL, Words};
use crate::domain::Rank;

/// What a table brings in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportKind {
    /// Pegawai.
    People,
    /// Riwayat pengembangan kompetensi.
    Learning,
    /// Predikat kinerja.
    Predicates,
    /// Peserta of events, with their kehadiran.
    Attendance,
}

/// One thing a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Nip,
    /// Name, with or without titles.
    Name,
    FrontTitle,
    BackTitle,
    Sex,
    BirthDate,
    Status,
    Rank,
    /// TMT golongan.
    RankSince,
    Position,
    /// Jenis jabatan.
    PositionClass,
    /// Eselon or jenjang.
    Level,
    /// TMT jabatan.
    PositionSince,
    Unit,
    /// Perangkat daerah above the unit.
    Office,
    UnitCode,
    /// Level of education, with or without its field.
    Education,
    EducationField,
    /// TMT CPNS.
    CpnsSince,
    Standing,
    /// Name of the training or other activity.
    EventName,
    Form,
    Organiser,
    Start,
    End,
    Jp,
    Certificate,
    Scope,
    Evidence,
    Year,
    /// Month, quarter or year of an evaluation.
    Span,
    WorkRating,
    BehaviourRating,
    Predicate,
    /// Name of the evaluator.
    Evaluator,
    EvaluatorNip,
    EventCode,
    /// Status kepesertaan.
    EnrolmentState,
    /// Why somebody does not take part.
    Reason,
    /// Number of the Surat Tugas.
    Letter,
    /// NIP of the participant whose place somebody takes.
    Replaces,
    Result,
    /// The session that a row is about, where each has a row of its own.
    Session,
    /// Attendance in the session that the title names. The only field that may stand in several columns.
    Mark,
}

/// Whether a column must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    Required,
    /// One of the groups of [`ImportKind::alternatives`] must be there.
    OneOf,
    Optional,
}

/// What the cells of a column look like; templates format and check them so.
#[derive(Clone, Copy)]
pub enum Look {
    Nip,
    Text,
    Date,
    Year,
    Number,
    /// One of these words.
    Choice(fn() -> Vec<String>),
}

/// One column of a kind of table.
pub struct FieldSpec {
    pub field: Field,
    pub need: Need,
    pub look: Look,
    /// Title of the column in templates.
    pub column: &'static str,
    /// Squashed titles under which other files hold it, the template's own among them.
    pub synonyms: &'static [&'static str],
    /// Cells of the template's two example rows.
    pub examples: [&'static str; 2],
    /// Width in characters.
    pub width: u8,
}

fn all<T: Copy + PartialEq>(words: &Words<T>) -> Vec<String> {
    words.choices().map(str::to_owned).collect()
}

fn ranks() -> Vec<String> {
    Rank::all_pns().chain(Rank::all_pppk()).map(|rank| rank.text().to_owned()).collect()
}

fn levels() -> Vec<String> {
    MANAGERIAL.choices().chain(FUNCTIONAL.choices()).map(str::to_owned).collect()
}

const fn spec(
    field: Field,
    need: Need,
    look: Look,
    column: &'static str,
    synonyms: &'static [&'static str],
    examples: [&'static str; 2],
    width: u8,
) -> FieldSpec {
    FieldSpec { field, need, look, column, synonyms, examples, width }
}

const NIP_SYNONYMS: &[&str] = &[
    "nip",
    "nipbaru",
    "nipnipppk",
    "nippns",
    "nippegawai",
    "nomorindukpegawai",
    "nipppk",
    "nipnrp",
    "nipnipppkbaru",
    "employeeid",
];
const NAME_SYNONYMS: &[&str] = &[
    "nama",
    "namalengkap",
    "namapegawai",
    "namaasn",
    "namapns",
    "namapeserta",
    "namadangelar",
    "namadengangelar",
    "namanip",
    "name",
    "pegawainama",
];
const FIRST_NIP: &str = "198503122010012001";
const SECOND_NIP: &str = "199207152023211002";

impl ImportKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::People, Self::Learning, Self::Predicates, Self::Attendance];

    /// Key in locales, file names and on the command line.
    pub const fn key(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Learning => "learning",
            Self::Predicates => "predicates",
            Self::Attendance => "attendance",
        }
    }
    /// The kind of a key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
    /// Its columns, in the order of the template.
    pub fn fields(self) -> &'static [FieldSpec] {
        match self {
            Self::People => people::FIELDS,
            Self::Learning => learning::FIELDS,
            Self::Predicates => predicates::FIELDS,
            Self::Attendance => attendance::FIELDS,
        }
    }
    /// The columns of the template: all but those of the other way to write the same.
    pub fn template(self) -> impl Iterator<Item = &'static FieldSpec> {
        self.fields().iter().filter(|spec| spec.field != Field::Session)
    }
    /// The column of a field, if this kind has it.
    pub fn spec(self, field: Field) -> Option<&'static FieldSpec> {
        self.fields().iter().find(|spec| spec.field == field)
    }
    /// Groups of which one must be there whole: the predicate, or both ratings; the event's name, or its code.
    pub const fn alternatives(self) -> &'static [&'static [Field]] {
        match self {
            Self::Predicates => &[&[Field::Predicate], &[Field::WorkRating, Field::BehaviourRating]],
            Self::Attendance => &[&[Field::EventName], &[Field::EventCode]],
            Self::People | Self::Learning => &[],
        }
    }
}

impl Field {
    /// Whether several columns may hold it.
    pub const fn repeats(self) -> bool {
        matches!(self, Self::Mark)
    }
    /// Key in locales (`sheet.field.<key>`): `birth_date`.
    pub fn key(self) -> String {
        let name = format!("{self:?}");
        let mut key = String::with_capacity(name.len() + 4);
        for letter in name.chars() {
            if letter.is_ascii_uppercase() && !key.is_empty() {
                key.push('_');
            }
            key.push(letter.to_ascii_lowercase());
        }
        key
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::archive::sheet::value::squash;

    #[test]
    fn every_synonym_is_squashed_and_names_one_field_only() {
        for kind in ImportKind::ALL {
            let mut seen = BTreeSet::new();
            for spec in kind.fields() {
                assert!(spec.synonyms.contains(&squash(spec.column).as_str()), "{} in {kind:?}", spec.column);
                for synonym in spec.synonyms {
                    assert_eq!(squash(synonym), *synonym);
                    assert!(seen.insert(*synonym), "{synonym} stands twice in {kind:?}");
                }
            }
        }
    }

    #[test]
    fn examples_are_among_the_choices_of_their_columns() {
        for spec in ImportKind::ALL.into_iter().flat_map(ImportKind::fields) {
            if let Look::Choice(choices) = spec.look {
                for example in spec.examples.into_iter().filter(|example| !example.is_empty()) {
                    assert!(choices().iter().any(|choice| choice == example), "{example} in {}", spec.column);
                }
            }
        }
        assert_eq!(Field::BirthDate.key(), "birth_date");
    }
}
