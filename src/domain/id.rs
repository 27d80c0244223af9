//! Typed identifiers: UUIDv7, made from a clock and a seed that are given, so that two offices can create rows without meeting.
use std::{cmp::Ordering, fmt, hash::Hash, hash::Hasher, marker::PhantomData, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use uuid::Uuid;

use super::Time;

/// Identifier of a row of kind `T`. Text (a UUID) in JSON, 16 bytes on disk.
pub struct Id<T> {
    bits: u128,
    kind: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// The identifier with exactly these bits.
    pub const fn from_bits(bits: u128) -> Self {
        Self { bits, kind: PhantomData }
    }

    /// The 128 bits, in UUID order.
    pub const fn bits(self) -> u128 {
        self.bits
    }

    /// The same bits as an identifier of another kind (a file's remapping needs it).
    pub const fn cast<U>(self) -> Id<U> {
        Id::from_bits(self.bits)
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.bits == other.bits
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.bits.cmp(&other.bits)
    }
}
impl<T> Hash for Id<T> {
    /// The low half is random already, so it is the hash.
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.bits as u64);
    }
}
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Uuid::from_u128(self.bits).hyphenated().fmt(f)
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl<T> FromStr for Id<T> {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self::from_bits(Uuid::try_parse(text)?.as_u128()))
    }
}

impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if to.is_human_readable() {
            let mut text = [0; uuid::fmt::Hyphenated::LENGTH];
            to.serialize_str(Uuid::from_u128(self.bits).hyphenated().encode_lower(&mut text))
        } else {
            to.serialize_bytes(&self.bits.to_be_bytes())
        }
    }
}

impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = u128;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a UUID")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<u128, E> {
                Uuid::try_parse(text).map(|id| id.as_u128()).map_err(E::custom)
            }
            fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<u128, E> {
                <[u8; 16]>::try_from(bytes).map(u128::from_be_bytes).map_err(E::custom)
            }
        }
        let bits =
            if from.is_human_readable() { from.deserialize_str(Visitor)? } else { from.deserialize_bytes(Visitor)? };
        Ok(Self::from_bits(bits))
    }
}

/// Source of new identifiers. Deterministic: the same seed and times give the same identifiers.
#[derive(Clone, Debug)]
pub struct IdSource {
    state: u64,
    last: u128,
}

const RANDOM_BITS: u32 = 74;
const RANDOM_MASK: u128 = (1 << RANDOM_BITS) - 1;

impl IdSource {
    /// `seed` must be random where rows of several offices may meet.
    pub const fn new(seed: u64) -> Self {
        Self { state: seed, last: 0 }
    }

    /// A new identifier, greater than every earlier one of this source while time does not go back.
    pub fn next<T>(&mut self, now: Time) -> Id<T> {
        let millis = (now.millis().max(0) as u128) & ((1 << 48) - 1);
        let random = (u128::from(self.word()) << 64 | u128::from(self.word())) & RANDOM_MASK;
        let fresh = millis << RANDOM_BITS | random >> 1;
        let step = u128::from(self.word() >> 24) + 1;
        self.last = if self.last >> RANDOM_BITS == millis { self.last + step } else { fresh };
        let random = self.last & RANDOM_MASK;
        let bits =
            (self.last >> RANDOM_BITS) << 80 | 0x7 << 76 | (random >> 62) << 64 | 0b10 << 62 | random & ((1 << 62) - 1);
        Id::from_bits(bits)
    }

    /// An identifier that carries no time and no order, for anonymous rows.
    pub fn anonymous<T>(&mut self) -> Id<T> {
        let bits = u128::from(self.word()) << 64 | u128::from(self.word());
        Id::from_bits(bits & !(0xF << 76) & !(0b11 << 62) | 0x4 << 76 | 0b10 << 62)
    }

    /// The next 64 random bits (SplitMix64).
    pub fn word(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Row;

    #[test]
    fn identifiers_of_one_millisecond_rise_and_are_version_7() {
        let mut ids = IdSource::new(1);
        let now = Time::from_millis(1_700_000_000_000);
        let made: Vec<Id<Row>> = (0..1000).map(|_| ids.next(now)).collect();
        assert!(made.is_sorted_by(|a, b| a < b));
        assert!(made.iter().all(|id| Uuid::from_u128(id.bits()).get_version_num() == 7));
    }

    #[test]
    fn identifiers_survive_json_and_bytes() {
        let id: Id<Row> = IdSource::new(7).next(Time::from_millis(1));
        let json = serde_json::to_string(&id).unwrap();
        assert_eq!(serde_json::from_str::<Id<Row>>(&json).unwrap(), id);
        let bytes = postcard::to_stdvec(&id).unwrap();
        assert_eq!(bytes.len(), 17);
        assert_eq!(postcard::from_bytes::<Id<Row>>(&bytes).unwrap(), id);
    }
}
