//! Pull parser over the text of an archive: knows where it stands, never nests deeper than it may, never panics.
use std::borrow::Cow;

use super::{JsonError, UnknownField};

/// How deep arrays and objects may nest; rows need eight.
pub const MAX_DEPTH: u32 = 48;

/// Reader of one text.
pub struct Parser<'de> {
    pub text: &'de str,
    /// Offset of the next byte.
    pub at: usize,
    pub depth: u32,
    /// White space other than line feeds was seen between values.
    pub spaced: bool,
    /// Fields that were skipped, each name once, and how often.
    pub unknown: std::collections::BTreeMap<UnknownField, usize>,
}

impl<'de> Parser<'de> {
    pub const fn new(text: &'de str) -> Self {
        Self { text, at: 0, depth: 0, spaced: false, unknown: std::collections::BTreeMap::new() }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next byte that is not white space, not yet taken.
    pub fn peek(&mut self) -> Result<u8, JsonError> {
        loop {
            match self.byte().ok_or(JsonError::End)? {
                b'\n' => self.at += 1,
                b' ' | b'\t' | b'\r' => {
                    self.spaced = true;
                    self.at += 1;
                }
                byte => return Ok(byte),
            }
        }
    }

    /// Takes `byte` if it comes next.
    pub fn eat(&mut self, byte: u8) -> Result<bool, JsonError> {
        let found = self.peek()? == byte;
        self.at += usize::from(found);
        Ok(found)
    }

    /// Takes `byte`, which must come next.
    pub fn need(&mut self, byte: u8, expected: &'static str) -> Result<(), JsonError> {
        if self.eat(byte)? { Ok(()) } else { Err(JsonError::Expected { expected }) }
    }

    /// Takes a word such as `null`.
    pub fn word(&mut self, word: &'static str) -> Result<(), JsonError> {
        self.peek()?;
        let rest = self.text.as_bytes().get(self.at..).unwrap_or(&[]);
        if !rest.starts_with(word.as_bytes()) {
            return Err(if word.as_bytes().starts_with(rest) {
                JsonError::End
            } else {
                JsonError::Expected { expected: word }
            });
        }
        self.at += word.len();
        Ok(())
    }

    /// Goes one level down.
    pub fn enter(&mut self, open: u8, expected: &'static str) -> Result<(), JsonError> {
        self.need(open, expected)?;
        self.depth += 1;
        if self.depth > MAX_DEPTH { Err(JsonError::TooDeep) } else { Ok(()) }
    }

    /// Whether another item follows in the array or object that ends with `close`; takes the comma or the end.
    pub fn more(&mut self, close: u8, first: &mut bool) -> Result<bool, JsonError> {
        if self.eat(close)? {
            self.depth = self.depth.saturating_sub(1);
            return Ok(false);
        }
        if !std::mem::replace(first, false) {
            self.need(b',', "`,`")?;
            if self.peek()? == close {
                return Err(JsonError::Expected { expected: "a value" });
            }
        }
        Ok(true)
    }

    /// A key and its colon.
    pub fn key(&mut self) -> Result<Cow<'de, str>, JsonError> {
        let key = self.string()?;
        self.need(b':', "`:`")?;
        Ok(key)
    }

    /// A text.
    pub fn string(&mut self) -> Result<Cow<'de, str>, JsonError> {
        self.need(b'"', "a text")?;
        let start = self.at;
        let bytes = self.text.as_bytes();
        self.at += plain(bytes.get(start..).unwrap_or(&[]));
        match self.byte().ok_or(JsonError::End)? {
            b'"' => {
                let text = self.text.get(start..self.at).ok_or(JsonError::BadText)?;
                self.at += 1;
                return Ok(Cow::Borrowed(text));
            }
            b'\\' => {}
            _ => return Err(JsonError::BadText),
        }
        let mut text = self.text.get(start..self.at).ok_or(JsonError::BadText)?.to_owned();
        loop {
            let from = self.at;
            self.at += plain(bytes.get(from..).unwrap_or(&[]));
            text.push_str(self.text.get(from..self.at).ok_or(JsonError::BadText)?);
            match self.byte().ok_or(JsonError::End)? {
                b'"' => {
                    self.at += 1;
                    return Ok(Cow::Owned(text));
                }
                b'\\' => text.push(self.escape()?),
                _ => return Err(JsonError::BadText),
            }
        }
    }

    fn escape(&mut self) -> Result<char, JsonError> {
        self.at += 1;
        let byte = self.byte().ok_or(JsonError::End)?;
        self.at += 1;
        Ok(match byte {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let high = self.hex()?;
                let code = if (0xD800..0xDC00).contains(&high) {
                    if self.text.as_bytes().get(self.at..self.at + 2) != Some(b"\\u") {
                        return Err(JsonError::BadText);
                    }
                    self.at += 2;
                    let low = self.hex()?;
                    if !(0xDC00..0xE000).contains(&low) {
                        return Err(JsonError::BadText);
                    }
                    0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)
                } else {
                    high
                };
                char::from_u32(code).ok_or(JsonError::BadText)?
            }
            _ => return Err(JsonError::BadText),
        })
    }

    fn hex(&mut self) -> Result<u32, JsonError> {
        let digits = self.text.as_bytes().get(self.at..self.at + 4).ok_or(JsonError::End)?;
        let mut code = 0;
        for digit in digits {
            code = code * 16 + char::from(*digit).to_digit(16).ok_or(JsonError::BadText)?;
        }
        self.at += 4;
        Ok(code)
    }

    /// The text of a number, as JSON allows it.
    pub fn number(&mut self) -> Result<&'de str, JsonError> {
        self.peek()?;
        let start = self.at;
        let minus = self.byte() == Some(b'-');
        self.at += usize::from(minus);
        let whole = self.digits();
        let leading_zero = whole > 1 && self.text.as_bytes().get(start + usize::from(minus)) == Some(&b'0');
        let mut good = whole > 0 && !leading_zero;
        if self.byte() == Some(b'.') {
            self.at += 1;
            good &= self.digits() > 0;
        }
        if matches!(self.byte(), Some(b'e' | b'E')) {
            self.at += 1;
            self.at += usize::from(matches!(self.byte(), Some(b'+' | b'-')));
            good &= self.digits() > 0;
        }
        if !good {
            return Err(if self.byte().is_none() { JsonError::End } else { JsonError::BadNumber });
        }
        self.text.get(start..self.at).ok_or(JsonError::BadNumber)
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        self.at - start
    }

    /// Takes any value, checking its form and depth.
    pub fn skip(&mut self) -> Result<(), JsonError> {
        match self.peek()? {
            b'{' => {
                self.enter(b'{', "`{`")?;
                let mut first = true;
                while self.more(b'}', &mut first)? {
                    self.key()?;
                    self.skip()?;
                }
                Ok(())
            }
            b'[' => {
                self.enter(b'[', "`[`")?;
                let mut first = true;
                while self.more(b']', &mut first)? {
                    self.skip()?;
                }
                Ok(())
            }
            b'"' => self.string().map(drop),
            b't' => self.word("true"),
            b'f' => self.word("false"),
            b'n' => self.word("null"),
            _ => self.number().map(drop),
        }
    }
}

/// Bytes up to the first that ends a text or needs a look: a quotation mark, a backslash, a control character.
fn plain(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20)).unwrap_or(bytes.len())
}

/// A place in a text: offset, line and column (in characters), the last two from 1.
#[derive(Clone, Copy, Debug)]
pub struct Cursor {
    at: usize,
    line: usize,
    column: usize,
}

impl Cursor {
    /// The start of a text.
    pub const START: Self = Self { at: 0, line: 1, column: 1 };

    /// Moves to an offset and gives its line and column. Going on from the last place keeps many of them cheap.
    pub fn place(&mut self, text: &str, at: usize) -> (usize, usize) {
        if at < self.at {
            *self = Self::START;
        }
        for byte in text.as_bytes().get(self.at..at.min(text.len())).unwrap_or(&[]) {
            if *byte == b'\n' {
                self.line += 1;
                self.column = 1;
            } else if byte & 0xC0 != 0x80 {
                self.column += 1;
            }
        }
        self.at = at;
        (self.line, self.column)
    }
}
