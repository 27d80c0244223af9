//! The one door for foreign tables: what a file is, by its content, and the right reader for it.
use super::{
    Delimiter, ForeignKind, MAX_TEXT_BYTES, MAX_WORKBOOK_BYTES, Sheet, SheetError, SheetForm, decode, delimited,
    workbook,
};

/// What a person may have said about the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// Sheet of a workbook; without it the first visible one that holds anything.
    pub sheet: Option<String>,
    /// A person has looked at the windows-1252 reading and found it right.
    pub windows_1252_confirmed: bool,
    /// Delimiter of a text file; without it the one that fits.
    pub delimiter: Option<Delimiter>,
}

/// Reads an XLSX, CSV, TSV or pasted block. What it is is found from its bytes; `name` (the file's) only names the table.
///
/// Sizes are checked first. Read a file's size before its bytes, with [`check_size`].
pub fn read(bytes: &[u8], name: &str, options: &ReadOptions) -> Result<Sheet, SheetError> {
    check_size(bytes, bytes.len())?;
    if is_zip(bytes) {
        return workbook::read(bytes, options.sheet.as_deref());
    }
    if let Some(error) = foreign(bytes) {
        return Err(error);
    }
    let decoded = decode::decode(bytes, options.windows_1252_confirmed)?;
    if let Some(kind) = foreign_text(&decoded.text) {
        return Err(SheetError::Foreign(kind));
    }
    let (builder, delimiter, notes) = delimited::split(decoded.text, options.delimiter)?;
    let form = SheetForm::Delimited { delimiter, encoding: decoded.encoding };
    let mut sheet = builder.finish(name.to_owned(), form)?;
    sheet.encoding_guess = decoded.guess;
    sheet.notes = notes;
    Ok(sheet)
}

/// Refuses a file by its size, given its first bytes (four are enough) and its whole size.
pub const fn check_size(head: &[u8], size: usize) -> Result<(), SheetError> {
    let limit = if is_zip(head) { MAX_WORKBOOK_BYTES } else { MAX_TEXT_BYTES };
    if size > limit { Err(SheetError::TooLarge { size, limit }) } else { Ok(()) }
}

const fn is_zip(bytes: &[u8]) -> bool {
    matches!(bytes, [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..])
}

/// Files that are known by their first bytes and are no text.
fn foreign(bytes: &[u8]) -> Option<SheetError> {
    let kind = match bytes {
        [0xD0, 0xCF, 0x11, 0xE0, ..] => {
            let marker: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
            if bytes.windows(marker.len()).any(|window| window == marker) {
                return Some(SheetError::Locked);
            }
            ForeignKind::OldExcel
        }
        // BIFF 2-4, from before Excel 5.
        [0x09, 0x00 | 0x02 | 0x04, 0x04 | 0x06, 0x00, ..] => ForeignKind::OldExcel,
        [b'%', b'P', b'D', b'F', b'-', ..] => ForeignKind::Pdf,
        [0x89, b'P', b'N', b'G', ..] | [0xFF, 0xD8, 0xFF, ..] | [b'G', b'I', b'F', b'8', ..] => ForeignKind::Image,
        [b'R', b'a', b'r', b'!', ..] | [b'7', b'z', 0xBC, 0xAF, ..] | [0x1F, 0x8B, ..] => ForeignKind::OtherZip,
        _ => return None,
    };
    Some(SheetError::Foreign(kind))
}

/// Texts that are no table.
fn foreign_text(text: &str) -> Option<ForeignKind> {
    let start = text.trim_start();
    let head: String = start.chars().take(512).collect::<String>().to_ascii_lowercase();
    if head.starts_with("<?xml") || head.starts_with("<workbook") {
        return Some(if head.contains("<html") { ForeignKind::WebPage } else { ForeignKind::Xml });
    }
    let tags = ["<!doctype html", "<html", "<table", "<head", "<meta", "<style", "<body", "<div"];
    if tags.iter().any(|tag| head.starts_with(tag)) {
        return Some(ForeignKind::WebPage);
    }
    let mut rest = head.chars().skip(1).skip_while(|character| character.is_whitespace());
    match (head.chars().next(), rest.next()) {
        (Some('{'), Some('"' | '}')) | (Some('['), Some('{' | '[' | ']')) => Some(ForeignKind::Json),
        _ => None,
    }
}
