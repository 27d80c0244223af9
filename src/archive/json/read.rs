//! Reads an archive: names what it is first, then row by row, then checks counts and seal before anything is handed out.
use std::collections::BTreeSet;

use super::{
    Archive, ArchiveError, FORMAT, JsonError, MAX_BYTES, Note, Place, VERSION,
    parser::{Cursor, Parser},
    seal::seal,
    write,
};
use crate::domain::{Dataset, Has, Id, Kind, Record, Table, VisitMut};

/// Reads an archive. Nothing of it is handed out unless all of it is sound.
pub fn read(bytes: &[u8]) -> Result<Archive, ArchiveError> {
    read_watched(bytes, &mut |_| {})
}

/// Reads an archive and tells, now and then, how many of its bytes are done.
pub fn read_watched(bytes: &[u8], watch: &mut dyn FnMut(usize)) -> Result<Archive, ArchiveError> {
    if bytes.len() > MAX_BYTES {
        return Err(ArchiveError::TooLarge { bytes: bytes.len(), limit: MAX_BYTES });
    }
    let text = std::str::from_utf8(bytes).map_err(|error| ArchiveError::NotText { at: error.valid_up_to() })?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    identify(text)?;
    let mut reading = Reading {
        parser: Parser::new(text),
        archive: Archive { data: Dataset::default(), sequence: 0, notes: Vec::new() },
        table: None,
        row: None,
        cursor: Cursor::START,
        counts: Vec::new(),
        found: Vec::new(),
        seal: None,
        watch,
    };
    match reading.document() {
        Ok(()) => reading.verify(text),
        Err(error) => {
            let place = reading.place(reading.parser.at);
            Err(ArchiveError::Damaged { place, error })
        }
    }
}

/// Refuses what is not an archive, and newer ones, before anything else in it is looked at.
fn identify(text: &str) -> Result<(), ArchiveError> {
    let mut parser = Parser::new(text);
    let mut format = None;
    let mut version = None;
    let mut look = || -> Result<(), JsonError> {
        parser.enter(b'{', "`{`")?;
        let mut first = true;
        while (format.is_none() || version.is_none()) && parser.more(b'}', &mut first)? {
            match parser.key()?.as_ref() {
                "format" => format = Some(parser.string()? == FORMAT),
                "version" => version = Some(parser.number()?.parse().map_err(|_| JsonError::BadNumber)?),
                _ => parser.skip()?,
            }
        }
        Ok(())
    };
    let result = look();
    match (format, version, result) {
        (Some(true), Some(version), _) if version > u64::from(VERSION) => {
            Err(ArchiveError::Newer { version, known: VERSION })
        }
        (Some(true), Some(1..), _) => Ok(()),
        (Some(true), None, Err(error)) => {
            let (line, column) = { Cursor::START }.place(text, parser.at);
            Err(ArchiveError::Damaged { place: Place { line, column, ..Place::default() }, error })
        }
        _ => Err(ArchiveError::NotAnArchive),
    }
}

struct Reading<'de, 'w> {
    parser: Parser<'de>,
    archive: Archive,
    table: Option<Kind>,
    row: Option<usize>,
    cursor: Cursor,
    counts: Vec<(Kind, u64)>,
    found: Vec<(Kind, u64)>,
    /// The stated checksum, and where the comma before it stands if it is the last member.
    seal: Option<(String, Option<usize>)>,
    watch: &'w mut dyn FnMut(usize),
}

impl Reading<'_, '_> {
    fn place(&mut self, at: usize) -> Place {
        let (line, column) = self.cursor.place(self.parser.text, at);
        Place { table: self.table, row: self.row, line, column }
    }

    fn document(&mut self) -> Result<(), JsonError> {
        let mut seen = BTreeSet::new();
        self.parser.enter(b'{', "`{`")?;
        let mut first = true;
        let mut before = self.parser.at;
        while self.parser.more(b'}', &mut first)? {
            let key = self.parser.key()?.into_owned();
            if !seen.insert(key.clone()) {
                return Err(JsonError::Twice(key));
            }
            match key.as_str() {
                "format" | "version" => self.parser.skip()?,
                "database" => self.archive.data.origin.database = Some(self.id()?),
                "sample" => {
                    let sample = self.parser.peek()? == b't';
                    self.parser.word(if sample { "true" } else { "false" })?;
                    self.archive.data.origin.sample = sample;
                }
                "sequence" => self.archive.sequence = self.number()?,
                "counts" => self.stated_counts()?,
                "tables" => self.tables()?,
                "sha256" => {
                    let stated = self.parser.string()?.into_owned();
                    self.seal = Some((stated, (self.parser.peek()? == b'}').then_some(before)));
                }
                _ => {
                    self.parser.skip()?;
                    self.archive.notes.push(Note::UnknownMember { name: key });
                }
            }
            before = self.parser.at;
        }
        for name in ["sample", "sequence", "counts", "tables", "sha256"] {
            if !seen.contains(name) {
                return Err(JsonError::Missing(name));
            }
        }
        match self.parser.peek() {
            Err(JsonError::End) => Ok(()),
            _ => Err(JsonError::Expected { expected: "the end" }),
        }
    }

    fn number(&mut self) -> Result<u64, JsonError> {
        self.parser.number()?.parse().map_err(|_| JsonError::BadNumber)
    }

    fn id<T>(&mut self) -> Result<Id<T>, JsonError> {
        self.parser.string()?.parse().map_err(|_| JsonError::Expected { expected: "a UUID" })
    }

    fn stated_counts(&mut self) -> Result<(), JsonError> {
        self.parser.enter(b'{', "`{`")?;
        let mut first = true;
        while self.parser.more(b'}', &mut first)? {
            let name = self.parser.key()?;
            let rows = self.number()?;
            // The count of an unknown table goes with the table, which is noted.
            if let Some(kind) = kind_named(&name) {
                if self.counts.iter().any(|(known, _)| *known == kind) {
                    return Err(JsonError::Twice(name.into_owned()));
                }
                self.counts.push((kind, rows));
            }
        }
        Ok(())
    }

    fn tables(&mut self) -> Result<(), JsonError> {
        self.parser.enter(b'{', "`{`")?;
        let mut data = std::mem::take(&mut self.archive.data);
        let mut first = true;
        while self.parser.more(b'}', &mut first)? {
            let name = self.parser.key()?;
            let Some(kind) = kind_named(&name) else {
                self.parser.skip()?;
                self.archive.notes.push(Note::UnknownMember { name: name.into_owned() });
                continue;
            };
            if self.found.iter().any(|(known, _)| *known == kind) {
                return Err(JsonError::Twice(name.into_owned()));
            }
            self.table = Some(kind);
            data.visit_kind_mut(kind, self)?;
            self.table = None;
            let unknown = std::mem::take(&mut self.parser.unknown);
            let notes = unknown.into_iter().map(|(field, rows)| Note::UnknownField { kind, field, rows });
            self.archive.notes.extend(notes);
        }
        self.archive.data = data;
        Ok(())
    }

    fn verify(self, text: &str) -> Result<Archive, ArchiveError> {
        let Self { parser, archive, counts, found, seal: stated, .. } = self;
        for kind in Kind::ALL {
            let rows = |list: &[(Kind, u64)]| list.iter().find(|(known, _)| known == kind).map_or(0, |(_, rows)| *rows);
            let (stated, found) = (rows(&counts), rows(&found));
            if stated != found {
                return Err(ArchiveError::Counts { kind: *kind, stated, found });
            }
        }
        let (stated, end) = stated.unwrap_or_default();
        let body = end.and_then(|end| text.get(..end));
        if body.is_some_and(|body| seal(body, parser.spaced) == stated) {
            return Ok(archive);
        }
        // Some tool may have put keys in another order or escaped letters: then what was read, written again, decides.
        for note in &archive.notes {
            if let Note::Unreadable { place, error } = note {
                return Err(ArchiveError::Damaged { place: *place, error: error.clone() });
            }
        }
        let again = write(&archive.data, archive.sequence).unwrap_or_default();
        let ending = format!(",\"sha256\":\"{stated}\"}}\n");
        if archive.notes.is_empty() && again.ends_with(ending.as_bytes()) {
            Ok(archive)
        } else {
            Err(ArchiveError::Checksum)
        }
    }
}

fn kind_named(name: &str) -> Option<Kind> {
    Kind::ALL.iter().copied().find(|kind| kind.name() == name)
}

impl VisitMut for Reading<'_, '_> {
    type Error = JsonError;

    fn table<T: Record>(&mut self, table: &mut Table<T>) -> Result<(), JsonError>
    where
        Dataset: Has<T>,
    {
        let stated = self.counts.iter().find(|(kind, _)| *kind == T::KIND).map_or(0, |(_, rows)| *rows);
        // A stated count is not believed beyond what the text could hold.
        let room = usize::try_from(stated).unwrap_or(0).min((self.parser.text.len() - self.parser.at) / 64);
        let mut rows: Vec<T> = Vec::with_capacity(room);
        let mut starts: Vec<(usize, usize)> = Vec::new();
        let mut number = 0;
        let mut rising = true;
        self.parser.enter(b'[', "a list of rows")?;
        let mut first = true;
        while self.parser.more(b']', &mut first)? {
            number += 1;
            self.row = Some(number);
            if number % 4096 == 0 {
                (self.watch)(self.parser.at);
            }
            self.parser.peek()?;
            let (start, depth) = (self.parser.at, self.parser.depth);
            match T::deserialize(&mut self.parser) {
                Ok(row) => {
                    rising &= rows.last().is_none_or(|last| last.id() < row.id());
                    rows.push(row);
                    starts.push((number, start));
                }
                Err(error) => {
                    let place = self.place(self.parser.at);
                    self.parser.at = start;
                    self.parser.depth = depth;
                    self.parser.skip()?;
                    self.archive.notes.push(Note::Unreadable { place, error });
                }
            }
        }
        self.found.push((T::KIND, number as u64));
        if !rising {
            rows = self.unique(rows, &starts);
        }
        self.row = None;
        *table = Table::from_rows(rows).map_err(|error| JsonError::Value(error.to_string()))?;
        Ok(())
    }
}

impl Reading<'_, '_> {
    /// The first row of each identifier; the others are noted.
    fn unique<T: Record>(&mut self, rows: Vec<T>, starts: &[(usize, usize)]) -> Vec<T> {
        let mut seen = BTreeSet::new();
        let mut unique = Vec::with_capacity(rows.len());
        for (row, (number, start)) in rows.into_iter().zip(starts) {
            if seen.insert(row.id()) {
                unique.push(row);
            } else {
                self.row = Some(*number);
                let note = Note::DuplicateId { place: self.place(*start), bits: row.id().bits() };
                self.archive.notes.push(note);
            }
        }
        unique
    }
}
