//! The parser as a source of rows: missing fields are empty, unknown ones are counted, a field that stands twice is an error.
use std::{borrow::Cow, fmt};

use serde::{
    Deserializer,
    de::{self, DeserializeSeed, IntoDeserializer, Visitor, value::U64Deserializer},
    forward_to_deserialize_any,
};

use super::{JsonError, UnknownField, parser::Parser};

impl de::Error for JsonError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::Value(message.to_string())
    }
}

macro_rules! integers {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
            let text = self.number()?;
            match text.parse::<u64>() {
                Ok(value) => visitor.visit_u64(value),
                Err(_) => visitor.visit_i64(text.parse().map_err(|_| JsonError::BadNumber)?),
            }
        }
    )*};
}

impl<'de> Deserializer<'de> for &mut Parser<'de> {
    type Error = JsonError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        match self.peek()? {
            b'"' => self.deserialize_str(visitor),
            b'[' => self.deserialize_seq(visitor),
            b't' | b'f' => self.deserialize_bool(visitor),
            b'n' => self.deserialize_unit(visitor),
            b'{' => Err(JsonError::Expected { expected: "a simple value" }),
            _ => self.deserialize_f64(visitor),
        }
    }

    integers!(deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
              deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64);

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        self.deserialize_f64(visitor)
    }
    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        visitor.visit_f64(self.number()?.parse().map_err(|_| JsonError::BadNumber)?)
    }
    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        if self.peek()? == b't' {
            self.word("true")?;
            visitor.visit_bool(true)
        } else {
            self.word("false")?;
            visitor.visit_bool(false)
        }
    }
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        match self.string()? {
            Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
            Cow::Owned(text) => visitor.visit_string(text),
        }
    }
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        if self.peek()? == b'n' {
            self.word("null")?;
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }
    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        self.word("null")?;
        visitor.visit_unit()
    }
    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, JsonError> {
        visitor.visit_newtype_struct(self)
    }
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        self.enter(b'[', "a list")?;
        let mut items = Items { from: self, first: true, open: true };
        let value = visitor.visit_seq(&mut items)?;
        // A list longer than its type allows is left open by the visitor.
        if items.open && items.from.more(b']', &mut items.first)? {
            return Err(JsonError::Expected { expected: "`]`" });
        }
        Ok(value)
    }
    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, JsonError> {
        self.deserialize_seq(visitor)
    }
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        part: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, JsonError> {
        self.enter(b'{', "an object")?;
        visitor.visit_map(Fields { from: self, part, fields, seen: 0, next: 0, first: true, missing: None })
    }
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, JsonError> {
        if self.peek()? == b'"' {
            let name = self.string()?;
            return visitor.visit_enum(IntoDeserializer::<JsonError>::into_deserializer(name.as_ref()));
        }
        self.enter(b'{', "a choice")?;
        let value = visitor.visit_enum(Variant { from: &mut *self })?;
        if self.more(b'}', &mut false)? { Err(JsonError::Expected { expected: "`}`" }) } else { Ok(value) }
    }
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        self.skip()?;
        visitor.visit_unit()
    }

    forward_to_deserialize_any! { i128 u128 char bytes byte_buf map unit_struct tuple_struct }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        self.deserialize_str(visitor)
    }
    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        self.deserialize_str(visitor)
    }
}

struct Items<'p, 'de> {
    from: &'p mut Parser<'de>,
    first: bool,
    open: bool,
}

impl<'de> de::SeqAccess<'de> for &mut Items<'_, 'de> {
    type Error = JsonError;
    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, JsonError> {
        if !self.open {
            return Ok(None);
        }
        self.open = self.from.more(b']', &mut self.first)?;
        if self.open { seed.deserialize(&mut *self.from).map(Some) } else { Ok(None) }
    }
}

/// The fields of one struct. At most 64, as `seen` is a set of bits.
struct Fields<'p, 'de> {
    from: &'p mut Parser<'de>,
    part: &'static str,
    fields: &'static [&'static str],
    seen: u64,
    /// Where the next field is expected, as rows are written in order.
    next: usize,
    first: bool,
    /// Reading is over; this field was not there.
    missing: Option<&'static str>,
}

impl Fields<'_, '_> {
    fn find(&self, key: &str) -> Option<usize> {
        let tail = self.fields.get(self.next..).unwrap_or(&[]);
        tail.iter().position(|field| *field == key).map(|at| at + self.next).or_else(|| {
            let head = self.fields.get(..self.next).unwrap_or(&[]);
            head.iter().position(|field| *field == key)
        })
    }
    fn field<'de, S: DeserializeSeed<'de>>(at: usize, seed: S) -> Result<Option<S::Value>, JsonError> {
        let number: U64Deserializer<JsonError> = (at as u64).into_deserializer();
        seed.deserialize(number).map(Some)
    }
}

impl<'de> de::MapAccess<'de> for Fields<'_, 'de> {
    type Error = JsonError;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, JsonError> {
        while self.missing.is_none() && self.from.more(b'}', &mut self.first)? {
            let key = self.from.key()?;
            let Some(at) = self.find(&key) else {
                self.from.skip()?;
                let unknown = UnknownField { part: self.part, field: key.into_owned() };
                *self.from.unknown.entry(unknown).or_default() += 1;
                continue;
            };
            if self.seen >> at & 1 == 1 {
                return Err(JsonError::Twice(key.into_owned()));
            }
            self.seen |= 1 << at;
            self.next = at + 1;
            return Self::field(at, seed);
        }
        let at = (!self.seen).trailing_zeros() as usize;
        let Some(field) = self.fields.get(at) else { return Ok(None) };
        self.seen |= 1 << at;
        self.missing = Some(field);
        Self::field(at, seed)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, JsonError> {
        match self.missing {
            Some(field) => seed.deserialize(Empty(field)),
            None => seed.deserialize(&mut *self.from),
        }
    }
}

/// The value of a field that was left out: nothing, an empty text, an empty list. Anything else must be there.
struct Empty(&'static str);

impl<'de> Deserializer<'de> for Empty {
    type Error = JsonError;
    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, JsonError> {
        Err(JsonError::Missing(self.0))
    }
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        visitor.visit_none()
    }
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        visitor.visit_borrowed_str("")
    }
    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        visitor.visit_string(String::new())
    }
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        visitor.visit_seq(de::value::SeqDeserializer::<_, JsonError>::new(std::iter::empty::<u8>()))
    }
    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct newtype_struct
        tuple tuple_struct map struct enum identifier ignored_any
    }
}

struct Variant<'p, 'de> {
    from: &'p mut Parser<'de>,
}

impl<'p, 'de> de::EnumAccess<'de> for Variant<'p, 'de> {
    type Error = JsonError;
    type Variant = &'p mut Parser<'de>;
    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self::Variant), JsonError> {
        if self.from.peek()? == b'}' {
            return Err(JsonError::Expected { expected: "a choice" });
        }
        let key = self.from.key()?;
        let name = IntoDeserializer::<JsonError>::into_deserializer(key.as_ref());
        Ok((seed.deserialize(name)?, self.from))
    }
}

impl<'de> de::VariantAccess<'de> for &mut Parser<'de> {
    type Error = JsonError;
    fn unit_variant(self) -> Result<(), JsonError> {
        self.word("null")
    }
    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, JsonError> {
        seed.deserialize(self)
    }
    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, JsonError> {
        self.deserialize_seq(visitor)
    }
    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, JsonError> {
        self.deserialize_struct("", fields, visitor)
    }
}
