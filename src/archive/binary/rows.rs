//! Rows as bytes: one version for each kind, migrations from earlier ones, rows decoded one at a time.
use std::any::Any;

use serde::Deserialize;

use super::{BinaryError, Frame, Newer, seal};
use crate::domain::{CHUNK_ROWS, Kind, Record};

/// The shape of each kind that is written now. A number rises when the record changes, and never comes back.
pub const VERSIONS: &[(Kind, u16)] = &[
    (Kind::Author, 1),
    (Kind::Settings, 1),
    (Kind::Unit, 1),
    (Kind::Position, 1),
    (Kind::Person, 1),
    (Kind::Discipline, 1),
    (Kind::Competency, 1),
    (Kind::Program, 1),
    (Kind::Event, 1),
    (Kind::Session, 1),
    (Kind::Speaker, 1),
    (Kind::Enrolment, 1),
    (Kind::Attendance, 1),
    (Kind::TestResult, 1),
    (Kind::Learning, 1),
    (Kind::Period, 1),
    (Kind::Evaluation, 1),
    (Kind::WorkPlan, 1),
    (Kind::UnitEvaluation, 1),
    (Kind::Rubric, 1),
    (Kind::CreditOpening, 1),
    (Kind::Talent, 1),
    (Kind::RuleSet, 1),
];

/// Reads `count` rows of an earlier shape and answers with a `Vec` of today's record.
type Migration = fn(count: u32, payload: &[u8]) -> Result<Box<dyn Any>, BinaryError>;

/// Every earlier shape that was released, with its reader. The old struct stands beside the reader, private.
const MIGRATIONS: &[(Kind, u16, Migration)] = &[];

/// The version of a kind that is written now.
pub fn version(kind: Kind) -> u16 {
    VERSIONS.iter().find(|(known, _)| *known == kind).map_or(1, |(_, version)| *version)
}

/// A chunk of rows as a frame.
pub fn encode_rows<T: Record>(rows: &[T]) -> Result<Vec<u8>, BinaryError> {
    let count = u32::try_from(rows.len()).map_err(|_| BinaryError::TooLong)?;
    let mut payload = Vec::new();
    for row in rows {
        payload = write_row(row, payload)?;
    }
    seal(T::KIND.code(), version(T::KIND), count, &payload)
}

/// The rows of a frame, and its checksum. Bounded by the length of the bytes, whatever they say.
pub fn decode_rows<T: Record>(bytes: &[u8]) -> Result<(Vec<T>, u128), BinaryError> {
    let frame = Frame::open_as(bytes, T::KIND.code(), version(T::KIND))?;
    Ok((read_rows(frame.version, frame.count, frame.payload)?, frame.sum))
}

pub(super) fn write_row<T: Record>(row: &T, payload: Vec<u8>) -> Result<Vec<u8>, BinaryError> {
    postcard::to_extend(row, payload).map_err(|_| BinaryError::Value { kind: T::KIND.code() })
}

pub(super) fn read_rows<T: Record>(version: u16, count: u32, payload: &[u8]) -> Result<Vec<T>, BinaryError> {
    read_with(MIGRATIONS, self::version(T::KIND), version, count, payload)
}

fn read_with<T: Record>(
    migrations: &[(Kind, u16, Migration)],
    today: u16,
    version: u16,
    count: u32,
    payload: &[u8],
) -> Result<Vec<T>, BinaryError> {
    let kind = T::KIND.code();
    if version > today {
        return Err(BinaryError::Newer { what: Newer::Shape(kind), found: version, known: today });
    }
    if version == today {
        return read_as(kind, count, payload);
    }
    let known = migrations.iter().find(|(known, from, _)| (*known, *from) == (T::KIND, version));
    let (_, _, migrate) = known.ok_or(BinaryError::Version { kind, version })?;
    let rows = migrate(count, payload)?.downcast::<Vec<T>>();
    rows.map(|rows| *rows).map_err(|_| BinaryError::Version { kind, version })
}

/// Reads rows of any shape, today's or an earlier one.
fn read_as<R: for<'de> Deserialize<'de>>(kind: u8, count: u32, payload: &[u8]) -> Result<Vec<R>, BinaryError> {
    if count as usize > payload.len() {
        return Err(BinaryError::Count);
    }
    let mut rows = Vec::with_capacity((count as usize).min(CHUNK_ROWS));
    let mut reader = postcard::Deserializer::from_bytes(payload);
    for at in 0..count {
        rows.push(R::deserialize(&mut reader).map_err(|_| BinaryError::Row { kind, at })?);
    }
    match reader.finalize() {
        Ok([]) => Ok(rows),
        _ => Err(BinaryError::Trailing),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Author, Changed, Id};

    fn authors(count: u128) -> Vec<Author> {
        (1..=count)
            .map(|bits| Author { id: Id::from_bits(bits), name: format!("n{bits}"), changed: Changed::default() })
            .collect()
    }

    #[test]
    fn every_kind_has_one_version() {
        let listed: Vec<Kind> = VERSIONS.iter().map(|(kind, _)| *kind).collect();
        assert_eq!(listed, Kind::ALL);
    }

    #[test]
    fn rows_read_back_and_what_is_left_over_or_missing_is_refused() {
        let rows = authors(3);
        let bytes = encode_rows(&rows).unwrap();
        assert_eq!(decode_rows::<Author>(&bytes).unwrap().0, rows);
        let frame = Frame::open(&bytes).unwrap();
        let again = |count, payload: &[u8]| decode_rows::<Author>(&seal(1, 1, count, payload).unwrap()).map(|_| ());
        assert_eq!(again(2, frame.payload), Err(BinaryError::Trailing));
        assert_eq!(again(4, frame.payload), Err(BinaryError::Row { kind: 1, at: 3 }));
        assert_eq!(again(u32::MAX, frame.payload), Err(BinaryError::Count));
        let other = seal(2, 1, 3, frame.payload).unwrap();
        assert_eq!(decode_rows::<Author>(&other), Err(BinaryError::Kind { expected: 1, found: 2 }));
    }

    #[test]
    fn a_later_version_is_refused_by_name() {
        let bytes = seal(1, 7, 0, b"").unwrap();
        let newer = BinaryError::Newer { what: Newer::Shape(1), found: 7, known: 1 };
        assert_eq!(decode_rows::<Author>(&bytes), Err(newer));
    }

    #[test]
    fn an_earlier_version_is_read_by_its_migration() {
        #[derive(serde::Serialize, Deserialize)]
        struct OldAuthor(Id<Author>);
        fn migrate(count: u32, payload: &[u8]) -> Result<Box<dyn Any>, BinaryError> {
            let old: Vec<OldAuthor> = read_as(1, count, payload)?;
            let rows: Vec<Author> = old
                .into_iter()
                .map(|old| Author { id: old.0, name: "?".into(), changed: Changed::default() })
                .collect();
            Ok(Box::new(rows))
        }
        let payload = postcard::to_stdvec(&OldAuthor(Id::from_bits(9))).unwrap();
        let rows: Vec<Author> = read_with(&[(Kind::Author, 1, migrate)], 2, 1, 1, &payload).unwrap();
        assert_eq!(rows.first().map(|row| row.name.as_str()), Some("?"));
        let none = read_with::<Author>(&[], 2, 1, 1, &payload);
        assert_eq!(none, Err(BinaryError::Version { kind: 1, version: 1 }));
    }
}
