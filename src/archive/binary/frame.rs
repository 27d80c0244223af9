//! A frame: magic, checksum, format, kind, version, count, length, payload. Verified before anything in it is believed.
//!
//! Magic, checksum and format keep their place in every format, so that a later one is told from damage.
use xxhash_rust::xxh3::xxh3_128;

use super::{BinaryError, Newer};

/// The format of frames written here.
pub const FORMAT: u16 = 1;

const MAGIC: [u8; 4] = *b"BINA";
const SUM_END: usize = 20;
const HEADER: usize = 34;

/// What a verified frame holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frame<'a> {
    /// Code of the kind of what is inside.
    pub kind: u8,
    /// Version of the shape of that kind.
    pub version: u16,
    /// Number of rows or values.
    pub count: u32,
    /// The values.
    pub payload: &'a [u8],
    /// The checksum, which is also the identity of the frame.
    pub sum: u128,
}

/// Puts `payload` into a frame.
pub fn seal(kind: u8, version: u16, count: u32, payload: &[u8]) -> Result<Vec<u8>, BinaryError> {
    let length = u32::try_from(payload.len()).map_err(|_| BinaryError::TooLong)?;
    let mut bytes = Vec::with_capacity(HEADER + payload.len());
    bytes.extend_from_slice(&MAGIC);
    bytes.extend_from_slice(&[0; 16]);
    bytes.extend_from_slice(&FORMAT.to_le_bytes());
    bytes.extend_from_slice(&[kind, 0]);
    bytes.extend_from_slice(&version.to_le_bytes());
    bytes.extend_from_slice(&count.to_le_bytes());
    bytes.extend_from_slice(&length.to_le_bytes());
    bytes.extend_from_slice(payload);
    mend(&mut bytes);
    Ok(bytes)
}

/// Writes the checksum that belongs to the rest of the bytes.
fn mend(bytes: &mut [u8]) {
    if let Some((head, body)) = bytes.split_at_mut_checked(SUM_END) {
        let sum = xxh3_128(body).to_le_bytes();
        if let Some(place) = head.get_mut(MAGIC.len()..) {
            place.copy_from_slice(&sum);
        }
    }
}

impl<'a> Frame<'a> {
    /// Verifies the bytes of a frame. A format from the future is told from damage by its checksum.
    pub fn open(bytes: &'a [u8]) -> Result<Self, BinaryError> {
        let rest = bytes.strip_prefix(&MAGIC).ok_or(BinaryError::NotAFrame)?;
        let (sum, body) = rest.split_first_chunk().ok_or(BinaryError::Length)?;
        let sum = u128::from_le_bytes(*sum);
        if xxh3_128(body) != sum {
            return Err(BinaryError::Checksum);
        }
        let (format, rest) = body.split_first_chunk().ok_or(BinaryError::Length)?;
        let format = u16::from_le_bytes(*format);
        if format > FORMAT {
            return Err(BinaryError::Newer { what: Newer::Format, found: format, known: FORMAT });
        }
        if format == 0 {
            return Err(BinaryError::NotAFrame);
        }
        let ([kind, _], rest) = rest.split_first_chunk().ok_or(BinaryError::Length)?;
        let (version, rest) = rest.split_first_chunk().ok_or(BinaryError::Length)?;
        let (count, rest) = rest.split_first_chunk().ok_or(BinaryError::Length)?;
        let (length, payload) = rest.split_first_chunk().ok_or(BinaryError::Length)?;
        if u32::from_le_bytes(*length) as usize != payload.len() {
            return Err(BinaryError::Length);
        }
        Ok(Self { kind: *kind, version: u16::from_le_bytes(*version), count: u32::from_le_bytes(*count), payload, sum })
    }

    /// Verifies a frame that must be of one kind, not of a later version than `known`.
    pub fn open_as(bytes: &'a [u8], kind: u8, known: u16) -> Result<Self, BinaryError> {
        let frame = Self::open(bytes)?;
        if frame.kind != kind {
            return Err(BinaryError::Kind { expected: kind, found: frame.kind });
        }
        if frame.version > known {
            return Err(BinaryError::Newer { what: Newer::Shape(kind), found: frame.version, known });
        }
        Ok(frame)
    }

    /// The checksum written in a frame, without verifying it.
    pub fn sum_of(bytes: &[u8]) -> Option<u128> {
        bytes.strip_prefix(&MAGIC)?.first_chunk().map(|sum| u128::from_le_bytes(*sum))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_opens_as_sealed_and_no_flipped_bit_or_cut_goes_unseen() {
        let bytes = seal(5, 1, 2, b"payload").unwrap();
        let frame = Frame::open(&bytes).unwrap();
        assert_eq!((frame.kind, frame.version, frame.count, frame.payload), (5, 1, 2, &b"payload"[..]));
        assert_eq!(Frame::sum_of(&bytes), Some(frame.sum));
        for bit in 0..bytes.len() * 8 {
            let mut bad = bytes.clone();
            bad[bit / 8] ^= 1 << (bit % 8);
            let error = Frame::open(&bad).unwrap_err();
            assert!(!error.is_newer(), "bit {bit}: {error}");
        }
        for cut in 0..bytes.len() {
            assert!(Frame::open(&bytes[..cut]).is_err());
        }
    }

    #[test]
    fn a_later_format_is_refused_by_name() {
        let mut bytes = seal(5, 1, 0, b"").unwrap();
        bytes[SUM_END] = 99;
        assert_eq!(Frame::open(&bytes), Err(BinaryError::Checksum));
        mend(&mut bytes);
        let newer = BinaryError::Newer { what: Newer::Format, found: 99, known: FORMAT };
        assert_eq!(Frame::open(&bytes), Err(newer));
    }
}
