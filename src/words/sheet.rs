//! What can be wrong with a foreign table, a cell of it or a NIP, and how it is said: what, where, and what to do.
use serde::{Deserialize, Serialize};

use super::{
    format::{bytes, date_long, integer},
    lang::{Lang, fill, text},
};
use crate::domain::Sex;
use crate::rules::nip::{NipError, NipWarning};

/// What a file turned out to be instead of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ForeignKind {
    /// Excel 97-2003 (`.xls`).
    OldExcel,
    /// OpenDocument (`.ods`).
    OpenDocument,
    /// A web page, often named `.xls` by the system that made it.
    WebPage,
    /// XML, such as an Excel 2003 XML table.
    Xml,
    /// JSON, such as a full data file of this application.
    Json,
    Pdf,
    /// A Word or PowerPoint document, or another zip file.
    OtherZip,
    Image,
}

/// Why a file could not be read as a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum SheetError {
    /// Larger than is opened; sizes in bytes. Nothing was read.
    #[error("file of {size} bytes is larger than {limit}")]
    TooLarge { size: usize, limit: usize },
    /// A part of the workbook inflates far beyond its size, or all of them beyond the limit (bytes).
    #[error("workbook inflates beyond {limit} bytes or {ratio} times its size")]
    Bomb { limit: u64, ratio: u64 },
    /// More parts than a workbook has.
    #[error("workbook has more than {limit} parts")]
    TooManyParts { limit: usize },
    /// More columns than a table may have.
    #[error("more than {limit} columns at line {line}")]
    TooManyColumns { line: u32, limit: usize },
    /// More cells than a table may have.
    #[error("more than {limit} cells")]
    TooManyCells { limit: usize },
    /// The workbook is locked with a password.
    #[error("workbook is protected by a password")]
    Locked,
    /// Not a table at all.
    #[error("not a table: {0:?}")]
    Foreign(ForeignKind),
    /// The workbook is damaged or incomplete.
    #[error("workbook is damaged: {detail}")]
    Damaged { detail: String },
    /// There is no sheet of that name; the names there are.
    #[error("no sheet named {wanted}")]
    NoSuchSheet { wanted: String, there_are: Vec<String> },
    /// A text file with NUL bytes.
    #[error("NUL byte at line {line}")]
    NulByte { line: u32 },
    /// UTF-16 without the mark that says so.
    #[error("UTF-16 without byte order mark")]
    UnmarkedUtf16,
    /// Bytes that are no text in the encoding the file is in.
    #[error("broken text at line {line}")]
    BrokenText { line: u32 },
    /// No cell holds anything.
    #[error("nothing in the file")]
    Empty,
}

/// Something odd in a file that did not stop the reading. Lines count from 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SheetNote {
    /// A quotation mark that opens and never properly closes was taken as a plain character.
    StrayQuote { line: u32 },
    /// Text that was already damaged when the file was made (`Ã©`, `�`).
    DamagedText { line: u32 },
}

/// The closed lists of words that cells are understood by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WordList {
    Sex,
    Status,
    Standing,
    Rank,
    PositionClass,
    Level,
    Education,
    Form,
    Scope,
    Evidence,
    Span,
    Rating,
    Predicate,
}

/// Why a cell could not be understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProblemKind {
    /// Empty where something must stand.
    Missing,
    /// An error of the spreadsheet, such as `#REF!`.
    SpreadsheetError,
    /// Longer than a field of the records.
    TooLong {
        limit: usize,
    },
    NotADate,
    /// Looks like a date and is none, such as 31/02/2025.
    ImpossibleDate,
    /// Month and day change places (03/25/2025): never guessed.
    MonthBeforeDay,
    /// A year alone where a day is needed.
    YearOnly,
    /// A date of a year outside these.
    DateOutOfRange {
        first: i32,
        last: i32,
    },
    NotANumber,
    /// `1.234` may be a thousand and more, or one and a bit.
    AmbiguousNumber,
    /// Outside these limits.
    NumberOutOfRange {
        least: i64,
        most: i64,
    },
    /// A number of 18 digits stored as a number: the last digits are lost.
    LostDigits,
    Nip(NipError),
    /// Not in the list; the words nearest to it, or all of a short list.
    UnknownWord {
        list: WordList,
        nearest: Vec<String>,
    },
    /// Golongan and pangkat in one cell disagree.
    Contradicts {
        list: WordList,
    },
}

/// A cell that could not be understood, with its text as it stood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueProblem {
    pub kind: ProblemKind,
    pub raw: String,
}

/// A problem with its place in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellProblem {
    /// From 1.
    pub line: u32,
    /// Title of the column as the file has it; empty for the whole row.
    pub column: String,
    pub problem: ValueProblem,
}

fn line(lang: Lang, line: u32) -> (&'static str, String) {
    ("line", integer(lang, line.into()))
}

impl SheetError {
    /// The sentence: what is wrong and what to do.
    pub fn say(&self, lang: Lang) -> String {
        let say = |key: &str, values: &[(&str, String)]| fill(lang, &format!("sheet.error.{key}"), values);
        match self {
            Self::TooLarge { size, limit } => {
                say("too_large", &[("size", bytes(lang, *size as u64)), ("limit", bytes(lang, *limit as u64))])
            }
            Self::Bomb { limit, .. } => say("bomb", &[("limit", bytes(lang, *limit))]),
            Self::TooManyParts { limit } => say("too_many_parts", &[("limit", integer(lang, *limit as i64))]),
            Self::TooManyColumns { line: at, limit } => {
                say("too_many_columns", &[line(lang, *at), ("limit", integer(lang, *limit as i64))])
            }
            Self::TooManyCells { limit } => say("too_many_cells", &[("limit", integer(lang, *limit as i64))]),
            Self::Locked => say("locked", &[]),
            Self::Foreign(kind) => say(
                match kind {
                    ForeignKind::OldExcel => "old_excel",
                    ForeignKind::OpenDocument => "open_document",
                    ForeignKind::WebPage => "web_page",
                    ForeignKind::Xml => "xml",
                    ForeignKind::Json => "json",
                    ForeignKind::Pdf => "pdf",
                    ForeignKind::OtherZip => "other_zip",
                    ForeignKind::Image => "image",
                },
                &[],
            ),
            Self::Damaged { detail } => say("damaged", &[("detail", detail.clone())]),
            Self::NoSuchSheet { wanted, there_are } => {
                say("no_such_sheet", &[("wanted", wanted.clone()), ("names", there_are.join(", "))])
            }
            Self::NulByte { line: at } => say("nul_byte", &[line(lang, *at)]),
            Self::UnmarkedUtf16 => say("unmarked_utf16", &[]),
            Self::BrokenText { line: at } => say("broken_text", &[line(lang, *at)]),
            Self::Empty => say("empty", &[]),
        }
    }
}

impl SheetNote {
    /// The sentence.
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Self::StrayQuote { line: at } => fill(lang, "sheet.note.stray_quote", &[line(lang, *at)]),
            Self::DamagedText { line: at } => fill(lang, "sheet.note.damaged_text", &[line(lang, *at)]),
        }
    }
}

impl WordList {
    /// What the list is a list of: "Golongan".
    pub fn say(self, lang: Lang) -> String {
        let key = match self {
            Self::Sex => "sex",
            Self::Status => "status",
            Self::Standing => "standing",
            Self::Rank => "rank",
            Self::PositionClass => "position_class",
            Self::Level => "level",
            Self::Education => "education",
            Self::Form => "form",
            Self::Scope => "scope",
            Self::Evidence => "evidence",
            Self::Span => "span",
            Self::Rating => "rating",
            Self::Predicate => "predicate",
        };
        text(lang, &format!("sheet.list.{key}"))
    }
}

impl ValueProblem {
    /// The sentence: what the cell holds, why it is refused, what to write instead.
    pub fn say(&self, lang: Lang) -> String {
        let raw: String = match self.raw.char_indices().nth(60) {
            Some((cut, _)) => format!("{}…", self.raw.get(..cut).unwrap_or_default()),
            None => self.raw.clone(),
        };
        let say = |key: &str, more: &[(&str, String)]| {
            let mut values = vec![("raw", raw.clone())];
            values.extend_from_slice(more);
            fill(lang, &format!("sheet.value.{key}"), &values)
        };
        match &self.kind {
            ProblemKind::Missing => say("missing", &[]),
            ProblemKind::SpreadsheetError => say("spreadsheet_error", &[]),
            ProblemKind::TooLong { limit } => say("too_long", &[("limit", integer(lang, *limit as i64))]),
            ProblemKind::NotADate => say("not_a_date", &[]),
            ProblemKind::ImpossibleDate => say("impossible_date", &[]),
            ProblemKind::MonthBeforeDay => say("month_before_day", &[]),
            ProblemKind::YearOnly => say("year_only", &[]),
            ProblemKind::DateOutOfRange { first, last } => {
                say("date_out_of_range", &[("first", first.to_string()), ("last", last.to_string())])
            }
            ProblemKind::NotANumber => say("not_a_number", &[]),
            ProblemKind::AmbiguousNumber => say("ambiguous_number", &[]),
            ProblemKind::NumberOutOfRange { least, most } => {
                say("number_out_of_range", &[("least", integer(lang, *least)), ("most", integer(lang, *most))])
            }
            ProblemKind::LostDigits => say("lost_digits", &[]),
            ProblemKind::Nip(error) => fill(lang, "sheet.value.nip", &[("raw", raw.clone()), ("why", error.say(lang))]),
            ProblemKind::UnknownWord { list, nearest } if nearest.is_empty() => {
                say("unknown_word", &[("list", list.say(lang))])
            }
            ProblemKind::UnknownWord { list, nearest } => {
                say("unknown_word_near", &[("list", list.say(lang)), ("nearest", nearest.join(" / "))])
            }
            ProblemKind::Contradicts { list } => say("contradicts", &[("list", list.say(lang))]),
        }
    }
}

impl CellProblem {
    /// The sentence with its place: "Baris 41, kolom NIP: …".
    pub fn say(&self, lang: Lang) -> String {
        let values = [line(lang, self.line), ("column", self.column.clone()), ("problem", self.problem.say(lang))];
        fill(lang, if self.column.is_empty() { "sheet.place.row" } else { "sheet.place.cell" }, &values)
    }
}

impl NipError {
    /// The clause that says why, for after "NIP …:".
    pub fn say(&self, lang: Lang) -> String {
        let say = |key: &str, values: &[(&str, String)]| fill(lang, &format!("sheet.nip.{key}"), values);
        match self {
            Self::Length { found } => say("length", &[("found", integer(lang, *found as i64))]),
            Self::NotDigits => say("not_digits", &[]),
            Self::BirthDate => say("birth_date", &[]),
            Self::StartMonth { code } => say("start_month", &[("code", format!("{code:02}"))]),
            Self::Sex { digit } => say("sex", &[("digit", digit.to_string())]),
            Self::Sequence => say("sequence", &[]),
            Self::TooYoung { age } => say("too_young", &[("age", age.to_string())]),
        }
    }
}

impl NipWarning {
    /// The sentence.
    pub fn say(&self, lang: Lang) -> String {
        let say = |key: &str, values: &[(&str, String)]| fill(lang, &format!("sheet.nip_warning.{key}"), values);
        let sex = |sex: Sex| text(lang, if sex == Sex::Male { "sheet.sex.male" } else { "sheet.sex.female" });
        match self {
            Self::StartsLater => say("starts_later", &[]),
            Self::OldAtStart { age } => say("old_at_start", &[("age", age.to_string())]),
            Self::BirthDateDiffers { in_number, in_file } => say(
                "birth_date_differs",
                &[("in_number", date_long(lang, in_number.date())), ("in_file", date_long(lang, in_file.date()))],
            ),
            Self::SexDiffers { in_number, in_file } => {
                say("sex_differs", &[("in_number", sex(*in_number)), ("in_file", sex(*in_file))])
            }
        }
    }
}
