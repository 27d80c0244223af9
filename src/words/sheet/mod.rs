//! What can be wrong with a foreign table, a cell of it or a NIP, as values; `say` makes the sentences.
mod say;

pub use say::sheet_name;

use serde::{Deserialize, Serialize};

use crate::rules::nip::NipError;

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
    Enrolment,
    Result,
    Attendance,
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
