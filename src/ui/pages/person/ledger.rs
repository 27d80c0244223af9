//! Kartu JP as it is shown: the years there are, and the card of one.
use crate::domain::{Dataset, Hundredths, Id, LearningRecord, LearningSource, Person, Settings};
use crate::rules::jp::{self, Bucket, CreditReason, FormSum, JpTarget};

/// One line of the card.
#[derive(Clone, Debug, PartialEq)]
pub struct LedgerLine {
    pub record: LearningRecord,
    /// Name of the activity, from the event where the record has none.
    pub name: String,
    pub organiser: String,
    pub bucket: Bucket,
    /// None: cannot be computed.
    pub jp: Option<Hundredths>,
    pub reason: CreditReason,
    /// Name of the record that is credited instead of this one.
    pub same_as: Option<String>,
}

/// The card of one year.
#[derive(Clone, Debug, PartialEq)]
pub struct Ledger {
    pub year: i32,
    pub lines: Vec<LedgerLine>,
    pub verified: Hundredths,
    pub awaiting: Hundredths,
    pub registered: Hundredths,
    pub not_computable: usize,
    pub target: JpTarget,
    pub missing: Option<Hundredths>,
    pub forms: Vec<FormSum>,
    /// Records that give nothing.
    pub nothing: usize,
    pub forecast: Hundredths,
    pub missing_by_forecast: Option<Hundredths>,
    pub is_pppk: bool,
}

/// Years with learning records, latest first; this year always among them.
pub fn years(data: &Dataset, person: Id<Person>, this: i32) -> Vec<i32> {
    let mut years: Vec<i32> =
        data.learning.iter().filter(|record| record.person == person).map(|record| record.end.year()).collect();
    years.push(this);
    years.sort_unstable_by(|a, b| b.cmp(a));
    years.dedup();
    years
}

/// The card of a person; none where there is no such person.
pub fn ledger(data: &Dataset, person: Id<Person>, year: i32) -> Option<Ledger> {
    let row = data.people.get(person)?;
    let records: Vec<&LearningRecord> = data.learning.iter().filter(|record| record.person == person).collect();
    let settings = data.settings().cloned().unwrap_or_else(Settings::blank);
    let target = jp::target(row.status, settings.minimum_jp, settings.pppk_target_jp);
    let card = jp::card(&jp::Tables::of(data), &records, year, target);
    let lines = card.lines.iter().map(|line| {
        let same_as = match line.credit.reason {
            CreditReason::SameAs(other) => data.learning.get(other).map(|other| data.activity(other)),
            _ => None,
        };
        LedgerLine {
            record: line.record.clone(),
            name: data.activity(line.record),
            organiser: organiser_of(data, line.record),
            bucket: line.credit.bucket,
            jp: line.credit.jp,
            reason: line.credit.reason,
            same_as,
        }
    });
    Some(Ledger {
        year,
        lines: lines.collect(),
        verified: card.verified,
        awaiting: card.awaiting,
        registered: card.registered,
        not_computable: card.not_computable,
        target,
        missing: card.missing,
        forms: card.forms(),
        nothing: card.nothing().count(),
        forecast: card.forecast(),
        missing_by_forecast: card.missing_by_forecast(),
        is_pppk: row.status.is_pppk(),
    })
}

fn organiser_of(data: &Dataset, record: &LearningRecord) -> String {
    match record.source {
        LearningSource::Event(event) if record.organiser.trim().is_empty() => {
            data.events.get(event).map(|event| event.organiser.clone()).unwrap_or_default()
        }
        _ => record.organiser.clone(),
    }
}
