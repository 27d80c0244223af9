//! The zip around an XLSX, opened with distrust: few parts, sane sizes by its directory, and every inflated byte counted.
use std::{
    cell::Cell,
    collections::BTreeMap,
    io::{BufRead, BufReader, Cursor, Read},
    rc::Rc,
};

use zip::ZipArchive;

use super::{ForeignKind, MAX_ENTRIES, MAX_INFLATED_BYTES, MAX_RATIO, SheetError};

/// Growth below this many bytes is no bomb, whatever the ratio.
const RATIO_FREE_BYTES: u64 = 1 << 20;

const BOMB: SheetError = SheetError::Bomb { limit: MAX_INFLATED_BYTES, ratio: MAX_RATIO };

#[derive(Default)]
struct Meter {
    inflated: Cell<u64>,
    blown: Cell<bool>,
}

/// An opened package.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Lower-case path to entry number.
    parts: BTreeMap<String, usize>,
    meter: Rc<Meter>,
}

/// Finds `needle` from `from` on.
fn find(bytes: &[u8], needle: &[u8], from: usize) -> Option<usize> {
    bytes.get(from..)?.windows(needle.len()).position(|window| window == needle).map(|at| from + at)
}

fn number<const N: usize>(bytes: &[u8], at: usize) -> Option<[u8; N]> {
    bytes.get(at..at.checked_add(N)?)?.try_into().ok()
}

/// Refuses a directory with too many entries before the zip reader makes room for them.
fn check_directory(bytes: &[u8]) -> Result<(), SheetError> {
    let too_many = SheetError::TooManyParts { limit: MAX_ENTRIES };
    let tail = bytes.len().saturating_sub((1 << 16) + 128);
    let mut at = tail;
    while let Some(end) = find(bytes, b"PK\x05\x06", at) {
        if number(bytes, end + 10).is_some_and(|count| usize::from(u16::from_le_bytes(count)) > MAX_ENTRIES) {
            let marked_zip64 = number::<2>(bytes, end + 10) == Some([0xFF, 0xFF]);
            if !marked_zip64 {
                return Err(too_many);
            }
        }
        at = end + 4;
    }
    // With a ZIP64 locator the real counts stand in the record it points to.
    if find(bytes, b"PK\x06\x07", tail).is_some() {
        let mut at = 0;
        while let Some(record) = find(bytes, b"PK\x06\x06", at) {
            let counts = [record + 24, record + 32].map(|at| number(bytes, at).map_or(0, u64::from_le_bytes));
            if counts.iter().any(|count| *count > MAX_ENTRIES as u64) {
                return Err(too_many);
            }
            at = record + 4;
        }
    }
    Ok(())
}

fn damaged(error: impl std::fmt::Display) -> SheetError {
    SheetError::Damaged { detail: error.to_string() }
}

impl<'a> Package<'a> {
    /// Opens a zip and checks its directory. Nothing is inflated yet.
    pub fn open(bytes: &'a [u8]) -> Result<Self, SheetError> {
        check_directory(bytes)?;
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        if archive.len() > MAX_ENTRIES {
            return Err(SheetError::TooManyParts { limit: MAX_ENTRIES });
        }
        let mut parts = BTreeMap::new();
        let mut declared = 0_u64;
        for at in 0..archive.len() {
            let entry = archive.by_index_raw(at).map_err(damaged)?;
            if entry.encrypted() {
                return Err(SheetError::Locked);
            }
            declared = declared.saturating_add(entry.size());
            let grown = entry.size() > RATIO_FREE_BYTES && entry.size() / MAX_RATIO > entry.compressed_size();
            if grown || declared > MAX_INFLATED_BYTES {
                return Err(BOMB);
            }
            let path = String::from_utf8_lossy(entry.name_raw()).replace('\\', "/").to_ascii_lowercase();
            parts.insert(path, at);
        }
        Ok(Self { archive, parts, meter: Rc::default() })
    }

    /// What the package is if it is no workbook of the kind that is read.
    pub fn foreign(&self) -> Option<ForeignKind> {
        let has = |start: &str| self.parts.keys().any(|path| path.starts_with(start));
        if has("xl/") || (has("_rels/") && !has("word/") && !has("ppt/")) {
            None
        } else if has("mimetype") && has("content.xml") {
            Some(ForeignKind::OpenDocument)
        } else {
            Some(ForeignKind::OtherZip)
        }
    }

    /// A part by its path; none if the package does not hold it.
    pub fn part(&mut self, path: &str) -> Result<Option<impl BufRead + use<'_, 'a>>, SheetError> {
        let path = path.trim_start_matches('/').to_ascii_lowercase();
        let Some(at) = self.parts.get(&path) else { return Ok(None) };
        let entry = self.archive.by_index(*at).map_err(damaged)?;
        let allowed = entry.compressed_size().saturating_mul(MAX_RATIO).max(RATIO_FREE_BYTES);
        let counted = Counted { inner: entry, left: allowed, meter: Rc::clone(&self.meter) };
        Ok(Some(BufReader::with_capacity(64 << 10, counted)))
    }

    /// The error behind a failed read: the limit if that was it, else damage.
    pub fn error(&self, error: impl std::fmt::Display) -> SheetError {
        if self.meter.blown.get() { BOMB } else { damaged(error) }
    }
}

/// Counts what really comes out, whatever the directory said.
struct Counted<R> {
    inner: R,
    left: u64,
    meter: Rc<Meter>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.inner.read(buffer)?;
        let total = self.meter.inflated.get().saturating_add(count as u64);
        self.meter.inflated.set(total);
        if count as u64 > self.left || total > MAX_INFLATED_BYTES {
            self.meter.blown.set(true);
            return Err(std::io::Error::other("inflates too far"));
        }
        self.left -= count as u64;
        Ok(count)
    }
}
