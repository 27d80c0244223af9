//! Golongan: I/a to IV/e for PNS, I to XVII for PPPK, two scales that are never compared.
use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Golongan (and with it, for PNS, the pangkat). `III/a` or `IX` in JSON, one number on disk.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// 0 is I/a, 16 is IV/e.
    Pns(u8),
    /// 1 is I, 17 is XVII.
    Pppk(u8),
}

const PNS: [&str; 17] = [
    "I/a", "I/b", "I/c", "I/d", "II/a", "II/b", "II/c", "II/d", "III/a", "III/b", "III/c", "III/d", "IV/a", "IV/b",
    "IV/c", "IV/d", "IV/e",
];
const PANGKAT: [&str; 17] = [
    "Juru Muda",
    "Juru Muda Tk. I",
    "Juru",
    "Juru Tk. I",
    "Pengatur Muda",
    "Pengatur Muda Tk. I",
    "Pengatur",
    "Pengatur Tk. I",
    "Penata Muda",
    "Penata Muda Tk. I",
    "Penata",
    "Penata Tk. I",
    "Pembina",
    "Pembina Tk. I",
    "Pembina Utama Muda",
    "Pembina Utama Madya",
    "Pembina Utama",
];
const PPPK: [&str; 17] =
    ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII"];

impl Rank {
    /// Every golongan of PNS, lowest first.
    pub fn all_pns() -> impl Iterator<Item = Self> {
        (0..17).map(Self::Pns)
    }
    /// Every golongan of PPPK, lowest first.
    pub fn all_pppk() -> impl Iterator<Item = Self> {
        (1..=17).map(Self::Pppk)
    }
    /// As it is written: `III/a`, `IX`.
    pub fn text(self) -> &'static str {
        match self {
            Self::Pns(at) => PNS.get(usize::from(at)),
            Self::Pppk(at) => PPPK.get(usize::from(at).wrapping_sub(1)),
        }
        .copied()
        .unwrap_or("?")
    }
    /// Pangkat, for PNS: `Penata Muda`.
    pub fn pangkat(self) -> Option<&'static str> {
        match self {
            Self::Pns(at) => PANGKAT.get(usize::from(at)).copied(),
            Self::Pppk(_) => None,
        }
    }
    /// Family of a PNS golongan, 1-4.
    pub const fn family(self) -> Option<u8> {
        match self {
            Self::Pns(at) => Some(if at < 12 { at / 4 + 1 } else { 4 }),
            Self::Pppk(_) => None,
        }
    }
    const fn code(self) -> u8 {
        match self {
            Self::Pns(at) => at,
            Self::Pppk(at) => at + 100,
        }
    }
    const fn from_code(code: u8) -> Option<Self> {
        match code {
            0..=16 => Some(Self::Pns(code)),
            101..=117 => Some(Self::Pppk(code - 100)),
            _ => None,
        }
    }
}

/// Text that is neither `I/a`…`IV/e` nor `I`…`XVII`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a golongan: {0}")]
pub struct NotARank(pub String);

impl FromStr for Rank {
    type Err = NotARank;
    /// Reads the canonical form only; what people write in files is read by the archive.
    fn from_str(text: &str) -> Result<Self, NotARank> {
        let at = |list: &[&str]| list.iter().position(|known| *known == text).and_then(|at| u8::try_from(at).ok());
        at(&PNS).map(Self::Pns).or_else(|| at(&PPPK).map(|at| Self::Pppk(at + 1))).ok_or_else(|| NotARank(text.into()))
    }
}
impl fmt::Display for Rank {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}
impl fmt::Debug for Rank {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}
impl Serialize for Rank {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if to.is_human_readable() { to.serialize_str(self.text()) } else { to.serialize_u8(self.code()) }
    }
}
impl<'de> Deserialize<'de> for Rank {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        if from.is_human_readable() {
            <std::borrow::Cow<'de, str>>::deserialize(from)?.parse().map_err(de::Error::custom)
        } else {
            Self::from_code(u8::deserialize(from)?).ok_or_else(|| de::Error::custom("not a golongan"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_golongan_reads_back_and_has_its_family() {
        for rank in Rank::all_pns().chain(Rank::all_pppk()) {
            assert_eq!(rank.text().parse(), Ok(rank));
            assert_eq!(Rank::from_code(rank.code()), Some(rank));
        }
        let families: Vec<_> = Rank::all_pns().filter_map(Rank::family).collect();
        assert_eq!(families, [1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4]);
        assert_eq!(Rank::Pns(8).pangkat(), Some("Penata Muda"));
    }
}
