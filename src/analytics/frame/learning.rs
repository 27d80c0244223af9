//! JP as columns, and folded into a person × year cube: each activity credited once.
use std::sync::Arc;

use super::{
    cached::{Cached, columns},
    index::{Index, NONE},
    years::Years,
};
use crate::domain::{Dataset, Day, Event, Hundredths, LearningRecord, LearningSource, Person};
use crate::rules::jp::{Bucket, Tables, credited, doubles};

/// A learning record as columns see it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LearningRow {
    /// Row of the person, or [`NONE`].
    pub person: u32,
    /// Row of the event it comes from, or [`NONE`].
    pub event: u32,
    pub year: i16,
    pub bucket: Bucket,
    /// Hundredths; none: tidak dapat dihitung.
    pub jp: Option<i32>,
    /// What tells activities apart, shortened: 0 for no certificate.
    certificate: u32,
}

#[derive(Debug)]
pub struct Chunk {
    rows: Vec<LearningRow>,
    first: i16,
    last: i16,
}

/// JP of one year, by person.
#[derive(Clone, Debug, Default)]
pub struct JpYear {
    /// Hundredths, terverifikasi.
    pub verified: Vec<i32>,
    pub awaiting: Vec<i32>,
    pub registered: Vec<i32>,
    /// Records that wait for evidence.
    pub awaiting_records: Vec<u16>,
    /// Records whose JP cannot be computed.
    pub unknown_records: Vec<u16>,
}

/// Columns over all learning records, and the cube.
#[derive(Debug)]
pub struct Learning {
    pub(super) chunks: Vec<Cached<LearningRecord, Chunk>>,
    /// By year of the frame.
    pub years: Vec<JpYear>,
    /// Rows that another record of the same activity stands for, by place in the table.
    doubles: Vec<u32>,
}

/// Reads the chunks of learning records that `before` does not know.
pub(super) fn read(
    data: &Dataset,
    tables: &Tables<'_>,
    people: &Index<Person>,
    events: &Index<Event>,
    before: Option<&[Cached<LearningRecord, Chunk>]>,
) -> Vec<Cached<LearningRecord, Chunk>> {
    let row = |record: &LearningRecord| {
        let credit = credited(tables, record);
        LearningRow {
            person: people.row(record.person),
            event: match record.source {
                LearningSource::Event(event) => events.row(event),
                LearningSource::External => NONE,
            },
            year: year(record.end),
            bucket: credit.bucket,
            jp: credit.jp.map(small),
            certificate: shorten(record.certificate.trim()),
        }
    };
    columns(&data.learning, before, |records| {
        let rows: Vec<LearningRow> = records.iter().map(row).collect();
        let years = || rows.iter().map(|row| row.year);
        Chunk { first: years().min().unwrap_or(0), last: years().max().unwrap_or(0), rows }
    })
}

/// The first and the last year of every chunk.
pub(super) fn years_of(chunks: &[Cached<LearningRecord, Chunk>]) -> impl Iterator<Item = i32> {
    let of_chunk = |chunk: &Cached<LearningRecord, Chunk>| {
        let rows = chunk.columns.rows.iter();
        let near = chunk.columns.last.saturating_sub(chunk.columns.first) < 20;
        let ends = [i32::from(chunk.columns.first), i32::from(chunk.columns.last)];
        // One wrong date hides the others of its chunk: then every year counts.
        let all: Vec<i32> = if near { ends.to_vec() } else { rows.map(|row| i32::from(row.year)).collect() };
        all
    };
    chunks.iter().flat_map(of_chunk)
}

impl Learning {
    /// Folds the chunks into the cube.
    pub(super) fn fold(
        data: &Dataset,
        tables: &Tables<'_>,
        people: &Arc<Index<Person>>,
        years: &Years,
        chunks: Vec<Cached<LearningRecord, Chunk>>,
    ) -> Self {
        let doubles = find_doubles(data, tables, people.len(), &chunks);
        let cell = || JpYear {
            verified: vec![0; people.len()],
            awaiting: vec![0; people.len()],
            registered: vec![0; people.len()],
            awaiting_records: vec![0; people.len()],
            unknown_records: vec![0; people.len()],
        };
        let mut cube = vec![JpYear::default(); years.len()];
        cube.fill_with(cell);
        let mut left_out = doubles.iter().peekable();
        let rows = chunks.iter().flat_map(|chunk| &chunk.columns.rows);
        for (at, row) in (0u32..).zip(rows) {
            if left_out.next_if(|double| **double == at).is_some() {
                continue;
            }
            if let Some(year) = years.place(i32::from(row.year)).and_then(|place| cube.get_mut(place)) {
                year.add(row);
            }
        }
        Self { chunks, years: cube, doubles }
    }

    /// Every record that is not another one's double.
    pub fn rows(&self) -> impl Iterator<Item = &LearningRow> {
        let mut left_out = self.doubles.iter().peekable();
        let rows = self.chunks.iter().flat_map(|chunk| &chunk.columns.rows);
        (0u32..).zip(rows).filter(move |(at, _)| left_out.next_if(|double| *double == at).is_none()).map(|(_, row)| row)
    }

    /// Records that another one stands for.
    pub const fn double_count(&self) -> usize {
        self.doubles.len()
    }

    /// One year; none outside the frame.
    pub fn year(&self, place: usize) -> Option<&JpYear> {
        self.years.get(place)
    }
}

impl JpYear {
    fn add(&mut self, row: &LearningRow) {
        let person = row.person as usize;
        let more = |column: &mut Vec<u16>| {
            if let Some(count) = column.get_mut(person) {
                *count = count.saturating_add(1);
            }
        };
        if row.jp.is_none() {
            more(&mut self.unknown_records);
        }
        let column = match row.bucket {
            Bucket::Verified => &mut self.verified,
            Bucket::Awaiting => {
                more(&mut self.awaiting_records);
                &mut self.awaiting
            }
            Bucket::Registered => &mut self.registered,
            Bucket::Nothing => return,
        };
        if let Some((sum, jp)) = column.get_mut(person).zip(row.jp) {
            *sum = sum.saturating_add(jp);
        }
    }
}

/// Places of doubles, in order. Rows are grouped by person; only where two share a short key are the records read.
#[expect(clippy::indexing_slicing, reason = "kernel: a counting sort over rows whose person is checked first")]
fn find_doubles(
    data: &Dataset,
    tables: &Tables<'_>,
    people: usize,
    chunks: &[Cached<LearningRecord, Chunk>],
) -> Vec<u32> {
    let rows: Vec<&LearningRow> = chunks.iter().flat_map(|chunk| &chunk.columns.rows).collect();
    let mut starts = vec![0u32; people + 1];
    for row in rows.iter().filter(|row| (row.person as usize) < people) {
        starts[row.person as usize + 1] += 1;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut order = vec![0u32; starts[people] as usize];
    let mut next = starts.clone();
    for (at, row) in (0u32..).zip(&rows).filter(|(_, row)| (row.person as usize) < people) {
        let place = &mut next[row.person as usize];
        order[*place as usize] = at;
        *place += 1;
    }
    let alike = |a: &LearningRow, b: &LearningRow| {
        (a.event != NONE && a.event == b.event) || (a.certificate != 0 && a.certificate == b.certificate)
    };
    let mut found = Vec::new();
    for person in 0..people {
        let theirs = &order[starts[person] as usize..starts[person + 1] as usize];
        let twice = theirs
            .iter()
            .enumerate()
            .any(|(at, a)| theirs[..at].iter().any(|b| alike(rows[*a as usize], rows[*b as usize])));
        if twice {
            let records: Vec<(u32, &LearningRecord)> =
                theirs.iter().filter_map(|at| Some((*at, record(data, *at)?))).collect();
            let doubles = doubles(tables, records.iter().map(|(_, record)| *record));
            found.extend(records.iter().filter(|(_, record)| doubles.contains_key(&record.id)).map(|(at, _)| *at));
        }
    }
    found.sort_unstable();
    found
}

/// The record at a place of the table.
fn record(data: &Dataset, place: u32) -> Option<&LearningRecord> {
    let mut left = place as usize;
    for chunk in data.learning.chunks() {
        if left < chunk.len() {
            return chunk.get(left);
        }
        left -= chunk.len();
    }
    None
}

fn year(day: Day) -> i16 {
    i16::try_from(day.year()).unwrap_or(0)
}

fn small(jp: Hundredths) -> i32 {
    i32::try_from(jp.raw().max(0)).unwrap_or(i32::MAX)
}

/// A short key of a text: FNV-1a, never 0 for a text that is not empty.
fn shorten(text: &str) -> u32 {
    if text.is_empty() {
        return 0;
    }
    text.bytes().fold(0x811C_9DC5u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)).max(1)
}
