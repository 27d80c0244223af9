//! A diff as bytes: one section for each kind that changed, with its own version, so that kinds can be added later.
use super::{BinaryError, Newer, code, rows, seal};
use crate::domain::{Change, Dataset, Diff, Has, Kind, Record, Table, Visit};

const BEFORE: u8 = 1;
const AFTER: u8 = 2;

/// A diff as a frame.
pub fn encode_diff(diff: &Diff) -> Result<Vec<u8>, BinaryError> {
    let sections = write_sections(diff, usize::MAX)?.ok_or(BinaryError::TooLong)?;
    let count = u32::try_from(diff.len()).map_err(|_| BinaryError::TooLong)?;
    seal(code::DIFF, 1, count, &sections)
}

/// The diff of a frame.
pub fn decode_diff(bytes: &[u8]) -> Result<Diff, BinaryError> {
    let frame = super::Frame::open_as(bytes, code::DIFF, 1)?;
    let diff = read_sections(frame.payload)?;
    if diff.len() == frame.count as usize { Ok(diff) } else { Err(BinaryError::Count) }
}

/// The sections of a diff; none when they would be longer than `limit`, found without writing them all.
pub(super) fn write_sections(diff: &Diff, limit: usize) -> Result<Option<Vec<u8>>, BinaryError> {
    struct Writer<'a> {
        diff: &'a Diff,
        limit: usize,
        out: Result<Vec<u8>, Stop>,
    }
    enum Stop {
        Error(BinaryError),
        Limit,
    }
    impl Writer<'_> {
        fn section<T: Record>(&self, mut out: Vec<u8>) -> Result<Vec<u8>, Stop>
        where
            Dataset: Has<T>,
        {
            let changes: &[Change<T>] = <Dataset as Has<T>>::changes(self.diff);
            if changes.is_empty() {
                return Ok(out);
            }
            let long = |_| Stop::Error(BinaryError::TooLong);
            let mut body = Vec::new();
            let mut marks = Vec::with_capacity(changes.len());
            for change in changes {
                marks.push(change.before.as_ref().map_or(0, |_| BEFORE) | change.after.as_ref().map_or(0, |_| AFTER));
                for row in change.before.iter().chain(&change.after) {
                    body = rows::write_row(row, body).map_err(Stop::Error)?;
                }
                if out.len() + marks.len() + body.len() > self.limit {
                    return Err(Stop::Limit);
                }
            }
            out.push(T::KIND.code());
            out.extend_from_slice(&rows::version(T::KIND).to_le_bytes());
            out.extend_from_slice(&u32::try_from(changes.len()).map_err(long)?.to_le_bytes());
            out.extend_from_slice(&u32::try_from(body.len()).map_err(long)?.to_le_bytes());
            out.extend_from_slice(&marks);
            out.extend_from_slice(&body);
            Ok(out)
        }
    }
    impl Visit for Writer<'_> {
        fn table<T: Record>(&mut self, _: &Table<T>)
        where
            Dataset: Has<T>,
        {
            if let Ok(out) = &mut self.out {
                let out = std::mem::take(out);
                self.out = self.section::<T>(out);
            }
        }
    }
    let mut writer = Writer { diff, limit, out: Ok(Vec::new()) };
    Dataset::default().visit(&mut writer);
    match writer.out {
        Ok(bytes) => Ok(Some(bytes)),
        Err(Stop::Limit) => Ok(None),
        Err(Stop::Error(error)) => Err(error),
    }
}

/// The diff of these sections. An unknown kind is newer than this program, not damage.
pub(super) fn read_sections(bytes: &[u8]) -> Result<Diff, BinaryError> {
    struct Reader<'a> {
        diff: Diff,
        section: Section<'a>,
        result: Result<(), BinaryError>,
    }
    impl Visit for Reader<'_> {
        fn table<T: Record>(&mut self, _: &Table<T>)
        where
            Dataset: Has<T>,
        {
            let into = <Dataset as Has<T>>::changes_mut(&mut self.diff);
            self.result = match self.section.changes::<T>() {
                Ok(changes) if into.is_empty() => {
                    *into = changes;
                    Ok(())
                }
                Ok(_) => Err(BinaryError::Count),
                Err(error) => Err(error),
            };
        }
    }
    let nothing = Dataset::default();
    let mut diff = Diff::default();
    for section in sections(bytes) {
        let section = section?;
        let mut reader = Reader { diff, section, result: Ok(()) };
        nothing.visit_kind(section.kind, &mut reader);
        reader.result?;
        diff = reader.diff;
    }
    Ok(diff)
}

/// One kind of a written diff, not yet read.
#[derive(Clone, Copy)]
struct Section<'a> {
    kind: Kind,
    version: u16,
    marks: &'a [u8],
    body: &'a [u8],
}

fn sections(mut bytes: &[u8]) -> impl Iterator<Item = Result<Section<'_>, BinaryError>> {
    std::iter::from_fn(move || {
        if bytes.is_empty() {
            return None;
        }
        Some(match split_section(bytes) {
            Some((Ok(section), rest)) => {
                bytes = rest;
                Ok(section)
            }
            Some((Err(code), _)) => {
                bytes = &[];
                let known = Kind::ALL.last().map_or(0, |kind| u16::from(kind.code()));
                Err(BinaryError::Newer { what: Newer::Kind, found: u16::from(code), known })
            }
            None => {
                bytes = &[];
                Err(BinaryError::Length)
            }
        })
    })
}

fn split_section(bytes: &[u8]) -> Option<(Result<Section<'_>, u8>, &[u8])> {
    let (code, rest) = bytes.split_first()?;
    let (version, rest) = rest.split_first_chunk()?;
    let (count, rest) = rest.split_first_chunk()?;
    let (length, rest) = rest.split_first_chunk()?;
    let (marks, rest) = rest.split_at_checked(u32::from_le_bytes(*count) as usize)?;
    let (body, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
    let section =
        Kind::from_code(*code).map(|kind| Section { kind, version: u16::from_le_bytes(*version), marks, body });
    Some((section.ok_or(*code), rest))
}

impl Section<'_> {
    fn changes<T: Record>(&self) -> Result<Vec<Change<T>>, BinaryError> {
        if self.marks.iter().any(|mark| mark & !(BEFORE | AFTER) != 0) {
            return Err(BinaryError::Count);
        }
        let count: u32 = self.marks.iter().map(|mark| mark.count_ones()).sum();
        let mut rows = rows::read_rows::<T>(self.version, count, self.body)?.into_iter();
        let changes = self.marks.iter().map(|mark| Change {
            before: if mark & BEFORE == 0 { None } else { rows.next() },
            after: if mark & AFTER == 0 { None } else { rows.next() },
        });
        Ok(changes.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Author, Changed, Competency, CompetencyKind, Id};

    fn sample() -> Diff {
        let author = |name: &str| Author { id: Id::from_bits(7), name: name.into(), changed: Changed::default() };
        let competency = Competency {
            id: Id::from_bits(8),
            code: "K1".into(),
            name: "Analisis".into(),
            kind: CompetencyKind::Technical,
            changed: Changed::default(),
        };
        Diff {
            authors: vec![Change { before: Some(author("a")), after: Some(author("b")) }],
            competencies: vec![Change { before: None, after: Some(competency) }],
            ..Diff::default()
        }
    }

    #[test]
    fn a_diff_reads_back() {
        let bytes = encode_diff(&sample()).unwrap();
        assert_eq!(decode_diff(&bytes).unwrap(), sample());
        assert_eq!(decode_diff(&encode_diff(&Diff::default()).unwrap()).unwrap(), Diff::default());
    }

    #[test]
    fn writing_stops_at_the_limit() {
        let whole = write_sections(&sample(), usize::MAX).unwrap().unwrap();
        assert_eq!(write_sections(&sample(), whole.len()).unwrap(), Some(whole));
        assert_eq!(write_sections(&sample(), 20).unwrap(), None);
    }

    #[test]
    fn an_unknown_kind_is_newer_and_a_kind_twice_is_refused() {
        let whole = write_sections(&sample(), usize::MAX).unwrap().unwrap();
        let mut newer = whole.clone();
        newer[0] = 150;
        assert!(read_sections(&newer).unwrap_err().is_newer());
        let twice = [whole.clone(), whole].concat();
        assert_eq!(read_sections(&twice), Err(BinaryError::Count));
    }
}
