//! What the worker is asked and what it answers. Pure: the worker and the tests both call [`Desk::answer`].
mod desk;
mod merging;
mod pack;
mod parcel;
mod tabling;
#[cfg(target_arch = "wasm32")]
pub mod wire;

pub use desk::Desk;
pub use merging::{MergeRow, MergeSummary, MergeTrouble};
pub use pack::{Packed, Packer, Unpacker};
pub use parcel::{Parcel, ParcelError};
pub use tabling::*;

use serde::{Deserialize, Serialize};

use crate::archive::import::RowState;
use crate::archive::merge::{Choices, Outcome};
use crate::archive::sheet::{ImportKind, Workbook};
use crate::domain::{Day, Kind, Sequence};
use crate::words::lang::Lang;

/// What the worker is asked to do. Files and tables travel as blobs beside it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Make Data Contoh.
    Sample { today: Day },
    /// Keep this dataset, to compare files with. Its chunks are the blobs.
    Take(Packed),
    /// Write the kept dataset as a JSON archive (berkas data lengkap).
    WriteArchive { sequence: Sequence },
    /// Read the blob, a JSON archive, and plan its merge into the kept dataset.
    ReadArchive { lang: Lang, today: Day },
    /// Rows of the plan, for people to look at.
    MergeRows { lang: Lang, kind: Kind, outcome: Outcome, first: u32, most: u32 },
    /// The kept dataset after the merge.
    Merge(Choices),
    /// Read the blob, a table, and guess its columns.
    ReadTable(TableRequest),
    /// Plan its import into the kept dataset.
    PlanTable(TablePlanRequest),
    /// Rows of that plan, for people to look at.
    TableRows { lang: Lang, state: RowState, first: u32, most: u32 },
    /// The kept dataset after the import.
    ImportTable { lang: Lang },
    /// The rows that do not go in, with reasons, as a workbook.
    FailedRows { lang: Lang },
    /// Write a workbook.
    Workbook(Workbook),
    /// An empty table of that kind to fill in.
    Template { kind: ImportKind, lang: Lang, today: Day },
    /// What would be wrong in the kept dataset after the merge.
    CheckMerge { lang: Lang, choices: Choices },
    /// The mappings to remember after this table is imported.
    Learn,
}

/// What the worker answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// Not the answer yet.
    Progress(Progress),
    /// Done, nothing to hand over.
    Taken,
    /// A dataset; its new chunks are the blobs.
    Tables(Packed),
    /// One blob: a file.
    File,
    /// What an archive would do.
    MergePlan(MergeSummary),
    MergeRows(Vec<MergeRow>),
    Table(TableRead),
    TablePlan(TableSummary),
    TableRows(Vec<TableRow>),
    /// The file is refused; a sentence for people.
    Refused(String),
    MergeTrouble(MergeTrouble),
    /// What the browser is to keep, as text.
    Learnt(String),
    /// The request could not be read, or asked for something that was not prepared.
    OutOfStep,
}

/// How far a request is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    pub done: u32,
    pub of: u32,
}
