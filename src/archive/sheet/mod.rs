//! Spreadsheets, in and out: foreign tables read as rows of cells, their columns mapped to fields, their values understood, and workbooks written.
//!
//! Nothing here knows the dataset. A file becomes a [`Sheet`] (or a [`SheetError`] that names what is wrong with it),
//! a [`Mapping`] says which column is which [`Field`], and [`value`] turns one cell into one value or one
//! [`ValueProblem`] that keeps the text as it stood. No row and no cell is repaired by guessing.
mod cells;
mod decode;
mod delimited;
mod failed;
mod field;
mod header;
mod mapping;
mod package;
mod read;
mod similar;
mod sources;
mod table;
mod template;
pub mod value;
mod workbook;
mod write;
mod xml;

pub use decode::{EncodingGuess, TextEncoding};
pub use delimited::Delimiter;
pub use failed::failed_rows;
pub use field::{Field, FieldSpec, ImportKind, Look, Need, PLAIN_MARK};
pub use header::known_field;
pub use mapping::{MappedColumn, Mapping, Remembered, RowKind};
pub use read::{ReadOptions, check_size, read};
pub use similar::{Names, Similar, written_out};
pub use sources::Sources;
pub use table::{Cell, Sheet, SheetForm, SheetName, SheetRow};
pub use template::{meaning, need, template};
pub use write::{OutCell, OutColumn, OutKind, OutSheet, Paper, Workbook, WriteError, write_csv, write_xlsx};

pub use crate::words::sheet::{CellProblem, ForeignKind, ProblemKind, SheetError, SheetNote, ValueProblem, WordList};

/// Largest XLSX file that is opened, in bytes.
pub const MAX_WORKBOOK_BYTES: usize = 64 << 20;
/// Largest text file (CSV, TSV, pasted block) that is opened, in bytes.
pub const MAX_TEXT_BYTES: usize = 64 << 20;
/// Most bytes an XLSX may inflate to, all parts together.
pub const MAX_INFLATED_BYTES: u64 = 256 << 20;
/// Most parts an XLSX may have.
pub const MAX_ENTRIES: usize = 1_000;
/// Most times a part may grow when inflated.
pub const MAX_RATIO: u64 = 200;
/// Most columns a table may have.
pub const MAX_COLUMNS: usize = 1_024;
/// Most cells a table may have, empty ones between filled ones included.
pub const MAX_CELLS: usize = 20_000_000;
