//! JP of learning records: printed JP wins, a table serves where none is printed, each activity is credited once.
use std::collections::BTreeMap;

use serde::Serialize;

use crate::domain::order;
use crate::domain::{
    Confidence, Day, Event, Evidence, Hundredths, Id, LearningForm, LearningRecord, LearningScope, LearningSource,
    Status,
};

/// How a form without printed JP is converted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Conversion {
    PerDay(Hundredths),
    PerTime(Hundredths),
    /// Per time, and at most two times in a month.
    PerTimeTwiceAMonth(Hundredths),
    PerSemester(Hundredths),
    /// Needs the actual JP: a ceiling or a factor on it.
    ActualOnly,
}

/// The regulation behind the table.
pub const TABLE_SOURCE: &str = "PerLAN 10/2018; surat B-031/BPS/2600/02/2019";
/// How sure the table is.
pub const TABLE_CONFIDENCE: Confidence = Confidence::B;

/// The conversion of a form; none where the table has no line for it.
pub fn conversion(form: LearningForm, scope: LearningScope) -> Option<Conversion> {
    use Conversion::{ActualOnly, PerDay, PerSemester, PerTime, PerTimeTwiceAMonth};
    use LearningForm::*;
    let abroad = matches!(scope, LearningScope::International);
    let pick = |national: i32, international: i32| Hundredths::whole(if abroad { international } else { national });
    Some(match form {
        TugasBelajar | IzinBelajar => PerSemester(Hundredths::whole(20)),
        Seminar | Konferensi | Sarasehan | Sosialisasi => PerDay(pick(4, 6)),
        Workshop | Lokakarya => PerDay(pick(5, 7)),
        Coaching | Mentoring => PerTimeTwiceAMonth(pick(2, 4)),
        Detasering | Pertukaran | Magang => PerTime(pick(20, 24)),
        PatokBanding => PerTime(pick(10, 20)),
        Pendidikan | Lainnya => return None,
        _ => ActualOnly,
    })
}

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
pub fn credited(record: &LearningRecord) -> Credit {
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
    let (jp, reason) = match (record.actual_jp, conversion(record.form, record.scope)) {
        (Some(jp), _) => (Some(jp), CreditReason::Printed),
        (None, None | Some(Conversion::ActualOnly)) => (None, CreditReason::NoActual),
        (None, Some(by)) => match convert(record, by) {
            Some(jp) => (Some(jp), CreditReason::Converted(by)),
            None => (None, CreditReason::CountMissing(by)),
        },
    };
    Credit { bucket, jp, reason }
}

fn convert(record: &LearningRecord, by: Conversion) -> Option<Hundredths> {
    let (count, each) = match by {
        Conversion::PerDay(each) => (i64::from(record.days?), each),
        Conversion::PerTime(each) | Conversion::PerSemester(each) => (i64::from(record.times?), each),
        Conversion::PerTimeTwiceAMonth(each) => {
            let most = 2 * months(record.start.unwrap_or(record.end), record.end);
            (i64::from(record.times?).min(most), each)
        }
        Conversion::ActualOnly => return None,
    };
    Some(Hundredths::new(each.raw().saturating_mul(count)))
}

/// Calendar months that a stretch touches, at least one.
fn months(start: Day, end: Day) -> i64 {
    let count = |day: Day| i64::from(day.year()) * 12 + i64::from(day.month());
    (count(end) - count(start)).max(0) + 1
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
fn worth(record: &LearningRecord) -> (Bucket, bool, Id<LearningRecord>) {
    let credit = credited(record);
    (credit.bucket, credit.jp.is_none(), record.id)
}

/// Records of one person that another one of them stands for: same certificate number, or same event.
pub fn doubles<'a>(
    records: impl IntoIterator<Item = &'a LearningRecord>,
) -> BTreeMap<Id<LearningRecord>, Id<LearningRecord>> {
    let mut records: Vec<_> = records.into_iter().collect();
    order::sort_by_key(&mut records, |record| worth(record));
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

/// The target of a status.
pub const fn target(status: Status, minimum: Hundredths, pppk: Option<Hundredths>) -> JpTarget {
    match (status, pppk) {
        (Status::Pns, _) => JpTarget::Minimum(minimum),
        (Status::Pppk | Status::PppkPartTime, Some(own)) => JpTarget::Agency(own),
        _ => JpTarget::None,
    }
}

/// The card of a year from all records of one person.
pub fn card<'a>(records: &[&'a LearningRecord], year: i32, target: JpTarget) -> Card<'a> {
    let doubles = doubles(records.iter().copied());
    let line = |record: &&'a LearningRecord| {
        let credit = match doubles.get(&record.id) {
            Some(kept) => {
                Credit { bucket: Bucket::Nothing, jp: Some(Hundredths::ZERO), reason: CreditReason::SameAs(*kept) }
            }
            None => credited(record),
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
    let asked = match target {
        JpTarget::Minimum(jp) | JpTarget::Agency(jp) => Some(jp),
        JpTarget::None => None,
    };
    Card {
        year,
        verified,
        awaiting: sum(Bucket::Awaiting),
        registered: sum(Bucket::Registered),
        not_computable: lines.iter().filter(|line| line.credit.jp.is_none()).count(),
        target,
        missing: asked.map(|asked| Hundredths::new(asked.raw().saturating_sub(verified.raw()).max(0))),
        lines,
    }
}
