//! Why a file could not be read as a table, as values; `words` turns them into sentences.

/// What a file turned out to be instead of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
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
