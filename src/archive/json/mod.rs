//! The JSON archive (berkas data lengkap): one document that holds everything, versioned, sealed, the same bytes every time.
//!
//! ```json
//! {"format":"bina-karier","version":1,"database":"…","sample":false,"sequence":7,"counts":{"authors":1,…},"tables":{
//! "authors":[
//! {"id":"…","name":"…","changed":{"at":"…"}}
//! ],
//! …
//! },"sha256":"…"}
//! ```
//! Tables stand in the order of [`crate::domain::Kind::ALL`], rows by identifier, one on a line; a field that is empty (`null`, `""`,
//! `[]`) is left out. Reading accepts any layout and order of keys. What `sha256` covers: `seal.rs`.
mod parser;
mod read;
mod reader;
mod seal;
mod writer;

pub use read::{read, read_watched};
pub(in crate::archive) use seal::seal;
pub use writer::Unwritable;

pub use crate::words::archive::{ArchiveError, JsonError, Note, Place, UnknownField};

use crate::domain::{Dataset, Has, Record, Sequence, Table, Visit};

/// Name of the format, first member of every archive.
pub const FORMAT: &str = "bina-karier";
/// The version that is written. Newer ones are refused by name.
pub const VERSION: u32 = 1;
/// Largest archive that is read, in bytes.
pub const MAX_BYTES: usize = 256 << 20;

/// What was in an archive.
#[derive(Clone, Debug)]
pub struct Archive {
    pub data: Dataset,
    /// Sequence of the last operation in it.
    pub sequence: Sequence,
    /// What was not taken over, or only in part.
    pub notes: Vec<Note>,
}

/// The archive of `data`: the same bytes for the same data and sequence.
pub fn write(data: &Dataset, sequence: Sequence) -> Result<Vec<u8>, Unwritable> {
    let mut body = Body { out: Vec::with_capacity(400 * data.rows() + 2048), result: Ok(()) };
    body.header(data, sequence);
    data.visit(&mut body);
    let Body { mut out, result } = body;
    result?;
    out.extend_from_slice(b"\n}");
    let text = std::str::from_utf8(&out).map_err(|error| Unwritable(error.to_string()))?;
    let seal = seal(text, false);
    out.extend_from_slice(format!(",\"sha256\":\"{seal}\"}}\n").as_bytes());
    Ok(out)
}

struct Body {
    out: Vec<u8>,
    result: Result<(), Unwritable>,
}

impl Body {
    fn text(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    fn header(&mut self, data: &Dataset, sequence: Sequence) {
        self.text(&format!("{{\"format\":\"{FORMAT}\",\"version\":{VERSION}"));
        if let Some(database) = data.origin.database {
            self.text(&format!(",\"database\":\"{database}\""));
        }
        self.text(&format!(",\"sample\":{},\"sequence\":{sequence},\"counts\":{{", data.origin.sample));
        let mut counts = Counts { out: &mut self.out };
        data.visit(&mut counts);
        self.text("},\"tables\":{");
    }
}

struct Counts<'a> {
    out: &'a mut Vec<u8>,
}

impl Visit for Counts<'_> {
    fn table<T: Record>(&mut self, table: &Table<T>)
    where
        Dataset: Has<T>,
    {
        let comma = if self.out.ends_with(b"{") { "" } else { "," };
        self.out.extend_from_slice(format!("{comma}\"{}\":{}", T::KIND.name(), table.len()).as_bytes());
    }
}

impl Visit for Body {
    fn table<T: Record>(&mut self, table: &Table<T>)
    where
        Dataset: Has<T>,
    {
        let comma = if self.out.ends_with(b"{") { "" } else { "," };
        self.text(&format!("{comma}\n\"{}\":[", T::KIND.name()));
        let mut first = true;
        for row in table.iter() {
            self.text(if first { "\n" } else { ",\n" });
            first = false;
            let written = row.serialize(&mut writer::Writer::new(&mut self.out));
            if self.result.is_ok() {
                self.result = written;
            }
        }
        self.text(if first { "]" } else { "\n]" });
    }
}
