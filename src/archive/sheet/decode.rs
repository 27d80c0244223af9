//! Bytes of a text file to text: UTF-8, UTF-16 with its mark, windows-1252 only as a guess to confirm; never silently garbled.
use encoding_rs::{CoderResult, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::SheetError;

/// Encoding a text file was read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextEncoding {
    Utf8,
    Utf16,
    Windows1252,
}

/// Whether the encoding is sure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EncodingGuess {
    Certain,
    /// Read as windows-1252, which cannot be told from its neighbours: show `sample` and ask before importing.
    NeedsConfirm {
        /// First line with a character outside ASCII, from 1.
        line: u32,
        /// That line as read.
        sample: String,
    },
}

pub(super) struct Decoded {
    pub text: String,
    pub encoding: TextEncoding,
    pub guess: EncodingGuess,
}

/// Decodes a text file. `confirmed` says that a person has looked at the windows-1252 reading.
pub(super) fn decode(bytes: &[u8], confirmed: bool) -> Result<Decoded, SheetError> {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8_or_1252(rest, true, confirmed),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, UTF_16LE),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, UTF_16BE),
        _ => utf8_or_1252(bytes, false, confirmed),
    }
}

fn line_at(bytes: &[u8], offset: usize) -> u32 {
    let newlines = bytes.iter().take(offset).filter(|byte| **byte == b'\n').count();
    u32::try_from(newlines).unwrap_or(u32::MAX).saturating_add(1)
}

fn utf16(bytes: &[u8], encoding: &'static encoding_rs::Encoding) -> Result<Decoded, SheetError> {
    let broken = |text: &str| SheetError::BrokenText { line: line_at(text.as_bytes(), text.len()) };
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::new();
    let room = decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len());
    text.try_reserve(room).map_err(|_| SheetError::TooLarge { size: bytes.len(), limit: super::MAX_TEXT_BYTES })?;
    let (result, _, had_errors) = decoder.decode_to_string(bytes, &mut text, true);
    if had_errors || result == CoderResult::OutputFull {
        let good = text.find('\u{FFFD}').and_then(|at| text.get(..at)).unwrap_or(&text);
        return Err(broken(good));
    }
    if let Some(at) = text.find('\0') {
        return Err(SheetError::NulByte { line: line_at(text.as_bytes(), at) });
    }
    Ok(Decoded { text, encoding: TextEncoding::Utf16, guess: EncodingGuess::Certain })
}

fn utf8_or_1252(bytes: &[u8], marked: bool, confirmed: bool) -> Result<Decoded, SheetError> {
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        let head = bytes.get(..bytes.len().min(4096)).unwrap_or(bytes);
        let nuls = head.iter().filter(|byte| **byte == 0).count();
        // Every second byte of Latin text in UTF-16 is NUL.
        let utf16 = head.len() >= 4 && nuls * 5 >= head.len() * 2 && nuls * 5 <= head.len() * 3;
        return Err(if utf16 { SheetError::UnmarkedUtf16 } else { SheetError::NulByte { line: line_at(bytes, at) } });
    }
    let bad = match std::str::from_utf8(bytes) {
        Ok(text) => {
            return Ok(Decoded { text: text.into(), encoding: TextEncoding::Utf8, guess: EncodingGuess::Certain });
        }
        Err(error) => error.valid_up_to(),
    };
    let broken = SheetError::BrokenText { line: line_at(bytes, bad) };
    if marked || has_multibyte_utf8(bytes) {
        // The rest of the file is UTF-8, so this is damage and not another encoding.
        return Err(broken);
    }
    // Bytes that windows-1252 does not define.
    if let Some(at) = bytes.iter().position(|byte| matches!(byte, 0x81 | 0x8D | 0x8F | 0x90 | 0x9D)) {
        return Err(SheetError::BrokenText { line: line_at(bytes, at) });
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    let text = text.into_owned();
    let line = line_at(bytes, bad);
    let sample = text.lines().nth(line as usize - 1).unwrap_or_default().chars().take(200).collect();
    let guess = if confirmed { EncodingGuess::Certain } else { EncodingGuess::NeedsConfirm { line, sample } };
    Ok(Decoded { text, encoding: TextEncoding::Windows1252, guess })
}

/// Whether some character outside ASCII is valid UTF-8, which text of a one-byte encoding almost never is by chance.
fn has_multibyte_utf8(bytes: &[u8]) -> bool {
    bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii())
}

/// Whether a text was garbled before it came: U+FFFD, or UTF-8 that something read as windows-1252 (`Ã©`, `â€™`).
pub(super) fn looks_damaged(text: &str) -> bool {
    text.contains('\u{FFFD}')
        || text.contains("â€")
        || text.chars().zip(text.chars().skip(1)).any(|(first, second)| {
            matches!(first, 'Ã' | 'Â')
                && matches!(second, '\u{80}'..='\u{BF}' | '‚' | 'ƒ' | '„' | '‰' | '‹' | '›' | '€' | '™')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16_bytes(text: &str, little: bool) -> Vec<u8> {
        let mark = if little { [0xFF, 0xFE] } else { [0xFE, 0xFF] };
        let units = text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() });
        mark.into_iter().chain(units).collect()
    }

    #[test]
    fn every_encoding_is_read_or_refused_by_name() {
        let ok = |encoding| Ok((encoding, true));
        let ask = Ok((TextEncoding::Windows1252, false));
        let broken = |line| Err(SheetError::BrokenText { line });
        type Expected = Result<(TextEncoding, bool), SheetError>;
        let table: Vec<(&str, Vec<u8>, Expected)> = vec![
            ("plain ASCII", b"Nama;Gol\nAni;III/a".to_vec(), ok(TextEncoding::Utf8)),
            ("UTF-8", "Nama\nRené".into(), ok(TextEncoding::Utf8)),
            ("UTF-8 with mark", "\u{FEFF}Nama\nRené".into(), ok(TextEncoding::Utf8)),
            ("UTF-16 LE", utf16_bytes("Nama\nRené 😀", true), ok(TextEncoding::Utf16)),
            ("UTF-16 BE", utf16_bytes("Nama\nRené", false), ok(TextEncoding::Utf16)),
            ("UTF-16 cut in a unit", utf16_bytes("Nama\nRené", true)[..13].into(), broken(2)),
            ("UTF-16 half a pair", vec![0xFF, 0xFE, 0x41, 0, 0x0A, 0, 0x00, 0xD8, 0x41, 0], broken(2)),
            ("UTF-16 with a NUL", utf16_bytes("a\nb\0", true), Err(SheetError::NulByte { line: 2 })),
            ("UTF-16 without mark", utf16_bytes("Nama;Golongan", true)[2..].into(), Err(SheetError::UnmarkedUtf16)),
            ("windows-1252", b"Nama\nRen\xE9".to_vec(), ask.clone()),
            ("windows-1252 quotes", b"\x93Nama\x94".to_vec(), ask),
            ("undefined in windows-1252", b"Nama\nRen\x81".to_vec(), broken(2)),
            ("UTF-8 broken half-way", b"Ren\xC3\xA9\nAnd\xC3\nx".to_vec(), broken(2)),
            ("UTF-8 with mark, broken", b"\xEF\xBB\xBFRen\xE9".to_vec(), broken(1)),
            ("NUL", b"a;b\n\0;c".to_vec(), Err(SheetError::NulByte { line: 2 })),
        ];
        for (name, bytes, expected) in table {
            let got = decode(&bytes, false).map(|done| (done.encoding, done.guess == EncodingGuess::Certain));
            assert_eq!(got, expected, "{name}");
        }
    }

    #[test]
    fn a_windows_1252_guess_shows_the_line_to_look_at_and_holds_once_confirmed() {
        let bytes = b"Nama\nAni\nRen\xE9;1";
        let asked = decode(bytes, false).unwrap();
        assert_eq!(asked.guess, EncodingGuess::NeedsConfirm { line: 3, sample: "René;1".into() });
        assert_eq!(decode(bytes, true).unwrap().guess, EncodingGuess::Certain);
    }
}
