//! JP of learning records: printed JP wins, a table serves where none is printed, each activity is credited once.
mod forms;
mod table;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::domain::order;
use crate::domain::{Day, Event, Evidence, Hundredths, Id, LearningRecord, LearningSource, Status};

pub use forms::*;
pub use table::*;

/// Under which heading of the Kartu JP a record stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Bucket {
    /// Terverifikasi: the only one that counts towards a target.
    Verified,
    /// Menunggu Bukti.
    Awaiting,
    /// Terdaftar.
    Registered,
    /// Gives nothing: not passed, rejected, or counted already by another record.
    Nothing,
}

/// Why a record gives what it gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CreditReason {
    /// As printed on the certificate.
    Printed,
    /// By the conversion table.
    Converted(Conversion),
    /// No printed JP, and the number of days, times or semesters is not known.
    CountMissing(Conversion),
    /// No printed JP, and the form cannot be converted without it.
    NoActual,
    /// No actual JP, which this conversion starts from.
    ActualMissing(Conversion),
    /// The event was not passed: 0.
    NotPassed,
    /// The evidence was rejected: 0.
    Rejected,
    /// The same certificate or event is credited by this other record: 0.
    SameAs(Id<LearningRecord>),
}

/// What a record gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Credit {
    pub bucket: Bucket,
    /// None: tidak dapat dihitung.
    pub jp: Option<Hundredths>,
    pub reason: CreditReason,
}

/// What a record gives by itself; whether another record is the same activity is for [`doubles`] to say.
pub fn credited(tables: &Tables<'_>, record: &LearningRecord) -> Credit {
    let bucket = match record.evidence {
        Evidence::Verified => Bucket::Verified,
        Evidence::Awaiting => Bucket::Awaiting,
        Evidence::Registered => Bucket::Registered,
        Evidence::Rejected => {
            let reason = match record.source {
                LearningSource::Event(_) => CreditReason::NotPassed,
                LearningSource::External => CreditReason::Rejected,
            };
            return Credit { bucket: Bucket::Nothing, jp: Some(Hundredths::ZERO), reason };
        }
    };
    let (jp, reason) = match record.actual_jp {
        // What the certificate says holds, ceiling or not.
        Some(jp) => (Some(jp), CreditReason::Printed),
        None => {
            let (jp, reason) = convert(&Asked {
                form: tables.of_record(record),
                days: record.days.map(u32::from),
                times: record.times.map(u32::from),
                months: months(record.start.unwrap_or(record.end), record.end),
                semesters: record.times.map(u32::from),
                actual: None,
            });
            (jp.map(crate::rules::Ratio::rounded), reason)
        }
    };
    Credit { bucket, jp, reason }
}

/// Calendar months that a stretch touches, at least one.
fn months(start: Day, end: Day) -> u32 {
    let count = |day: Day| i64::from(day.year()) * 12 + i64::from(day.month());
    u32::try_from((count(end) - count(start)).max(0) + 1).unwrap_or(1)
}

/// What makes two records of one person the same activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Key<'a> {
    Certificate(&'a str),
    Event(Id<Event>),
}

fn keys(record: &LearningRecord) -> impl Iterator<Item = Key<'_>> {
    let certificate = record.certificate.trim();
    let event = match record.source {
        LearningSource::Event(event) => Some(Key::Event(event)),
        LearningSource::External => None,
    };
    event.into_iter().chain((!certificate.is_empty()).then_some(Key::Certificate(certificate)))
}

/// Which of two records of the same activity is kept: the better evidenced, then the one with JP, then the older.
fn worth(tables: &Tables<'_>, record: &LearningRecord) -> (Bucket, bool, Id<LearningRecord>) {
    let credit = credited(tables, record);
    (credit.bucket, credit.jp.is_none(), record.id)
}

/// Records of one person that another one of them stands for: same certificate number, or same event.
pub fn doubles<'a>(
    tables: &Tables<'_>,
    records: impl IntoIterator<Item = &'a LearningRecord>,
) -> BTreeMap<Id<LearningRecord>, Id<LearningRecord>> {
    let mut records: Vec<_> = records.into_iter().collect();
    order::sort_by_key(&mut records, |record| worth(tables, record));
    let mut kept: BTreeMap<Key<'_>, Id<LearningRecord>> = BTreeMap::new();
    let mut doubles = BTreeMap::new();
    for record in records {
        let holder = keys(record).find_map(|key| kept.get(&key).copied()).unwrap_or(record.id);
        if holder != record.id {
            doubles.insert(record.id, holder);
        }
        for key in keys(record) {
            kept.entry(key).or_insert(holder);
        }
    }
    doubles
}

/// One line of a Kartu JP.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct CardLine<'a> {
    pub record: &'a LearningRecord,
    pub credit: Credit,
}

/// Kartu JP of one person and year.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Card<'a> {
    pub year: i32,
    /// By finishing date.
    pub lines: Vec<CardLine<'a>>,
    pub verified: Hundredths,
    pub awaiting: Hundredths,
    pub registered: Hundredths,
    /// Lines whose JP cannot be computed.
    pub not_computable: usize,
    pub target: JpTarget,
    /// What is missing to the target after what is verified; none where there is no target.
    pub missing: Option<Hundredths>,
}

/// What a status asks of a person in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum JpTarget {
    /// PNS: a minimum (PP 11/2017 art. 203).
    Minimum(Hundredths),
    /// PPPK where the agency has a target of its own: shown apart, never "belum memenuhi".
    Agency(Hundredths),
    /// CPNS, and PPPK otherwise: no minimum.
    None,
}

/// Above this the law gives a PPPK no more (PP 49/2018; by year or by contract is disputed, D): a warning, not a limit.
pub const PPPK_CEILING: Hundredths = Hundredths::whole(24);

/// Where the minimum of a PNS stands.
pub const MINIMUM_SOURCE: &str = "PP 11/2017 Pasal 203 ayat (4)";
/// Where the ceiling of a PPPK stands.
pub const CEILING_SOURCE: &str = "PP 49/2018; PerLAN 15/2020";

/// The target of a status.
pub const fn target(status: Status, minimum: Hundredths, pppk: Option<Hundredths>) -> JpTarget {
    match (status, pppk) {
        (Status::Pns, _) => JpTarget::Minimum(minimum),
        (Status::Pppk | Status::PppkPartTime, Some(own)) => JpTarget::Agency(own),
        _ => JpTarget::None,
    }
}

impl Card<'_> {
    /// Perkiraan Akhir Tahun: what is verified with what awaits evidence and what is registered to end in the year.
    pub const fn forecast(&self) -> Hundredths {
        self.verified.plus(self.awaiting).plus(self.registered)
    }

    /// What would still be missing at the end of the year; none where there is no target.
    pub fn missing_by_forecast(&self) -> Option<Hundredths> {
        missing(asked(self.target), self.forecast())
    }

    /// Whether a PPPK is above the ceiling of the regulation: a warning.
    pub fn is_above_ceiling(&self, status: Status) -> bool {
        status.is_pppk() && self.verified > PPPK_CEILING
    }
}

const fn asked(target: JpTarget) -> Option<Hundredths> {
    match target {
        JpTarget::Minimum(jp) | JpTarget::Agency(jp) => Some(jp),
        JpTarget::None => None,
    }
}

fn missing(asked: Option<Hundredths>, had: Hundredths) -> Option<Hundredths> {
    asked.map(|asked| Hundredths::new(asked.raw().saturating_sub(had.raw()).max(0)))
}

/// The card of a year from all records of one person.
pub fn card<'a>(tables: &Tables<'_>, records: &[&'a LearningRecord], year: i32, target: JpTarget) -> Card<'a> {
    let doubles = doubles(tables, records.iter().copied());
    let line = |record: &&'a LearningRecord| {
        let credit = match doubles.get(&record.id) {
            Some(kept) => {
                Credit { bucket: Bucket::Nothing, jp: Some(Hundredths::ZERO), reason: CreditReason::SameAs(*kept) }
            }
            None => credited(tables, record),
        };
        CardLine { record, credit }
    };
    let mut lines: Vec<_> = records.iter().filter(|record| record.end.year() == year).map(line).collect();
    order::sort_by_key(&mut lines, |line| (line.record.end, line.record.id));
    let sum = |bucket| {
        let in_bucket = lines.iter().filter(|line| line.credit.bucket == bucket);
        in_bucket.filter_map(|line| line.credit.jp).fold(Hundredths::ZERO, Hundredths::plus)
    };
    let verified = sum(Bucket::Verified);
    Card {
        year,
        verified,
        awaiting: sum(Bucket::Awaiting),
        registered: sum(Bucket::Registered),
        not_computable: lines.iter().filter(|line| line.credit.jp.is_none()).count(),
        target,
        missing: missing(asked(target), verified),
        lines,
    }
}
