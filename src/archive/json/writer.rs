//! Compact JSON of one row: fields in order, what is empty (`null`, `""`, `[]`) left out, the same bytes for the same row.
use std::fmt;

use serde::{
    Serialize,
    ser::{self, Error as _},
};

/// A value that has no form in an archive: a number that is none, a map.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("cannot be written: {0}")]
pub struct Unwritable(pub String);

impl ser::Error for Unwritable {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

/// Appends JSON to `out`.
pub struct Writer<'a> {
    pub out: &'a mut Vec<u8>,
    /// The value just written stands in a `Some`: it is not left out, however empty.
    keep: bool,
}

impl<'a> Writer<'a> {
    pub const fn new(out: &'a mut Vec<u8>) -> Self {
        Self { out, keep: false }
    }

    fn raw(&mut self, text: &str) -> Result<(), Unwritable> {
        self.out.extend_from_slice(text.as_bytes());
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Unwritable> {
        self.out.push(b'"');
        self.escaped(text)?;
        self.out.push(b'"');
        Ok(())
    }

    fn escaped(&mut self, text: &str) -> Result<(), Unwritable> {
        let mut rest = text;
        while let Some(at) = rest.bytes().position(|byte| byte < 0x20 || byte == b'"' || byte == b'\\') {
            let (plain, tail) = rest.split_at(at);
            self.out.extend_from_slice(plain.as_bytes());
            let byte = tail.bytes().next().unwrap_or(b'"');
            match byte {
                b'"' => self.raw("\\\"")?,
                b'\\' => self.raw("\\\\")?,
                b'\n' => self.raw("\\n")?,
                b'\r' => self.raw("\\r")?,
                b'\t' => self.raw("\\t")?,
                0x08 => self.raw("\\b")?,
                0x0C => self.raw("\\f")?,
                other => self.raw(&format!("\\u{other:04x}"))?,
            }
            rest = tail.get(1..).unwrap_or("");
        }
        self.out.extend_from_slice(rest.as_bytes());
        Ok(())
    }

    fn number(&mut self, negative: bool, mut value: u64) -> Result<(), Unwritable> {
        let mut digits = [0u8; 20];
        let mut used = 0;
        for digit in digits.iter_mut().rev() {
            *digit = b'0' + (value % 10) as u8;
            value /= 10;
            used += 1;
            if value == 0 {
                break;
            }
        }
        if negative {
            self.out.push(b'-');
        }
        self.out.extend_from_slice(digits.get(digits.len() - used..).unwrap_or(&[]));
        Ok(())
    }
}

impl fmt::Write for Writer<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.escaped(text).map_err(|_| fmt::Error)
    }
}

/// The inside of an array or an object that is being written.
pub struct Inside<'w, 'a> {
    to: &'w mut Writer<'a>,
    first: bool,
    end: &'static str,
}

impl Inside<'_, '_> {
    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        if !self.first {
            self.to.out.push(b',');
        }
        self.first = false;
        value.serialize(&mut *self.to)
    }

    fn field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Unwritable> {
        let before = self.to.out.len();
        if !self.first {
            self.to.out.push(b',');
        }
        self.to.out.push(b'"');
        self.to.raw(key)?;
        self.to.raw("\":")?;
        let start = self.to.out.len();
        self.to.keep = false;
        value.serialize(&mut *self.to)?;
        let keep = std::mem::take(&mut self.to.keep);
        let written = self.to.out.get(start..).unwrap_or(&[]);
        if !keep && matches!(written, b"null" | b"\"\"" | b"[]") {
            self.to.out.truncate(before);
        } else {
            self.first = false;
        }
        Ok(())
    }

    fn close(self) -> Result<(), Unwritable> {
        self.to.raw(self.end)
    }
}

impl<'w, 'a> ser::Serializer for &'w mut Writer<'a> {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Inside<'w, 'a>;
    type SerializeTuple = Inside<'w, 'a>;
    type SerializeTupleStruct = Inside<'w, 'a>;
    type SerializeTupleVariant = Inside<'w, 'a>;
    type SerializeMap = ser::Impossible<(), Unwritable>;
    type SerializeStruct = Inside<'w, 'a>;
    type SerializeStructVariant = Inside<'w, 'a>;

    fn serialize_bool(self, value: bool) -> Result<(), Unwritable> {
        self.raw(if value { "true" } else { "false" })
    }
    fn serialize_i8(self, value: i8) -> Result<(), Unwritable> {
        self.serialize_i64(value.into())
    }
    fn serialize_i16(self, value: i16) -> Result<(), Unwritable> {
        self.serialize_i64(value.into())
    }
    fn serialize_i32(self, value: i32) -> Result<(), Unwritable> {
        self.serialize_i64(value.into())
    }
    fn serialize_i64(self, value: i64) -> Result<(), Unwritable> {
        self.number(value < 0, value.unsigned_abs())
    }
    fn serialize_u8(self, value: u8) -> Result<(), Unwritable> {
        self.number(false, value.into())
    }
    fn serialize_u16(self, value: u16) -> Result<(), Unwritable> {
        self.number(false, value.into())
    }
    fn serialize_u32(self, value: u32) -> Result<(), Unwritable> {
        self.number(false, value.into())
    }
    fn serialize_u64(self, value: u64) -> Result<(), Unwritable> {
        self.number(false, value)
    }
    fn serialize_f32(self, value: f32) -> Result<(), Unwritable> {
        self.serialize_f64(value.into())
    }
    fn serialize_f64(self, value: f64) -> Result<(), Unwritable> {
        if !value.is_finite() {
            return Err(Unwritable::custom("not a finite number"));
        }
        self.raw(&value.to_string())
    }
    fn serialize_char(self, value: char) -> Result<(), Unwritable> {
        self.text(value.encode_utf8(&mut [0; 4]))
    }
    fn serialize_str(self, value: &str) -> Result<(), Unwritable> {
        self.text(value)
    }
    fn collect_str<T: fmt::Display + ?Sized>(self, value: &T) -> Result<(), Unwritable> {
        self.out.push(b'"');
        fmt::write(self, format_args!("{value}")).map_err(Unwritable::custom)?;
        self.out.push(b'"');
        Ok(())
    }
    fn serialize_bytes(self, _: &[u8]) -> Result<(), Unwritable> {
        Err(Unwritable::custom("bytes"))
    }
    fn serialize_none(self) -> Result<(), Unwritable> {
        self.raw("null")
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Unwritable> {
        value.serialize(&mut *self)?;
        self.keep = true;
        Ok(())
    }
    fn serialize_unit(self) -> Result<(), Unwritable> {
        self.raw("null")
    }
    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Unwritable> {
        self.raw("null")
    }
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Unwritable> {
        self.text(variant)
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Unwritable> {
        value.serialize(self)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Unwritable> {
        self.raw("{")?;
        self.text(variant)?;
        self.raw(":")?;
        value.serialize(&mut *self)?;
        self.raw("}")
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<Inside<'w, 'a>, Unwritable> {
        self.raw("[")?;
        Ok(Inside { to: self, first: true, end: "]" })
    }
    fn serialize_tuple(self, _: usize) -> Result<Inside<'w, 'a>, Unwritable> {
        self.serialize_seq(None)
    }
    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Inside<'w, 'a>, Unwritable> {
        self.serialize_seq(None)
    }
    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Inside<'w, 'a>, Unwritable> {
        self.raw("{")?;
        self.text(variant)?;
        self.raw(":[")?;
        Ok(Inside { to: self, first: true, end: "]}" })
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Unwritable> {
        Err(Unwritable::custom("a map"))
    }
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Inside<'w, 'a>, Unwritable> {
        self.raw("{")?;
        Ok(Inside { to: self, first: true, end: "}" })
    }
    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Inside<'w, 'a>, Unwritable> {
        self.raw("{")?;
        self.text(variant)?;
        self.raw(":{")?;
        Ok(Inside { to: self, first: true, end: "}}" })
    }
}

macro_rules! inside {
    ($($part:ident $write:ident ($($key:ident)?) $do:ident;)*) => {$(
        impl ser::$part for Inside<'_, '_> {
            type Ok = ();
            type Error = Unwritable;
            fn $write<T: Serialize + ?Sized>(&mut self, $($key: &'static str,)? value: &T) -> Result<(), Unwritable> {
                self.$do($($key,)? value)
            }
            fn end(self) -> Result<(), Unwritable> {
                self.close()
            }
        }
    )*};
}

inside! {
    SerializeSeq serialize_element () item;
    SerializeTuple serialize_element () item;
    SerializeTupleStruct serialize_field () item;
    SerializeTupleVariant serialize_field () item;
    SerializeStruct serialize_field (key) field;
    SerializeStructVariant serialize_field (key) field;
}
