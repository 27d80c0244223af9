//! What the worker is asked and what it answers. Pure: the worker and the tests both call [`Desk::answer`].
mod desk;
mod pack;
mod parcel;
#[cfg(target_arch = "wasm32")]
pub mod wire;

pub use desk::Desk;
pub use pack::{Packed, Packer, Unpacker};
pub use parcel::{Parcel, ParcelError};

use serde::{Deserialize, Serialize};

use crate::domain::Day;

/// What the worker is asked to do. Files and tables travel as blobs beside it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Make Data Contoh.
    Sample { today: Day },
    /// Keep this dataset, to compare files with. Its chunks are the blobs.
    Take(Packed),
    /// Write the kept dataset as a JSON archive.
    WriteArchive,
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
    /// The request could not be read, or asked for something that was not prepared.
    OutOfStep,
}

/// How far a request is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    pub done: u32,
    pub of: u32,
}
