//! Merging an archive, at the worker's end: what it would do, its rows for people, the data after it.
use serde::{Deserialize, Serialize};

use super::Progress;
use crate::archive::check::Finding;
use crate::archive::json::{Archive, ArchiveError, read_watched};
use crate::archive::merge::{Choices, Item, MergePlan, Outcome, differences, plan};
use crate::domain::{Dataset, Day, Has, Id, Kind, Origin, Record, Refusal, Sequence, Table, Visit};
use crate::words::archive::label;
use crate::words::lang::Lang;
use crate::words::refusal::{field, refusal};

/// Sentences about an archive that are sent, at most; the count is whole.
const MOST_SENTENCES: usize = 500;

/// What an archive would do, in numbers and sentences.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MergeSummary {
    pub origin: Origin,
    pub sequence: Sequence,
    /// There is nothing here yet: the archive is loaded as it is.
    pub load: bool,
    /// Rows by kind and outcome; kinds without rows are left out.
    pub counts: Vec<(Kind, Vec<(Outcome, u32)>)>,
    /// What was not taken over, and what is wrong inside: how many, and the first of them.
    pub remarks: u32,
    pub sentences: Vec<String>,
}

/// What would be wrong after a merge under some choices, and is wrong on neither side alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergeTrouble {
    /// How much, and the first of it in sentences.
    pub wrong: u32,
    pub sentences: Vec<String>,
    /// Some of it cannot be borne: the merge is not done.
    pub refused: bool,
}

impl MergeSummary {
    /// Rows of one outcome.
    pub fn count(&self, outcome: Outcome) -> u32 {
        self.counts.iter().flat_map(|(_, counts)| counts).filter(|(one, _)| *one == outcome).map(|(_, n)| n).sum()
    }
}

/// One row of the plan, for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergeRow {
    pub row: u128,
    pub label: String,
    /// Field, as it is here, as it is in the file.
    pub differences: Vec<(String, String, String)>,
}

/// Why an archive has no plan.
#[derive(Debug, thiserror::Error)]
pub enum NotMerged {
    #[error("the archive is refused")]
    Archive(#[from] ArchiveError),
    #[error("the merge is refused")]
    Refused(#[from] Refusal),
}

impl NotMerged {
    /// In a sentence.
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Self::Archive(error) => error.say(lang),
            Self::Refused(why) => refusal(lang, why),
        }
    }
}

/// An archive that was read, and its plan against the kept data.
pub struct Merging {
    plan: MergePlan,
    origin: Origin,
    today: Day,
}

impl Merging {
    /// Reads and plans.
    pub fn read(
        bytes: &[u8],
        ours: &Dataset,
        today: Day,
        lang: Lang,
        tell: &mut dyn FnMut(Progress),
    ) -> Result<(Self, MergeSummary), NotMerged> {
        let of = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        let mut watch = |done: usize| tell(Progress { done: u32::try_from(done).unwrap_or(of), of });
        let Archive { data, sequence, notes } = read_watched(bytes, &mut watch)?;
        let plan = plan(ours, &data, today)?;
        let notes = notes.iter().map(|note| note.say(lang));
        let findings = plan.findings.iter().map(|finding| finding.say(lang, &data));
        let remarks = u32::try_from(notes.len() + findings.len()).unwrap_or(u32::MAX);
        let sentences = notes.chain(findings).take(MOST_SENTENCES).collect();
        let number = |(outcome, rows): (Outcome, usize)| (outcome, u32::try_from(rows).unwrap_or(u32::MAX));
        let counts = plan.counts().into_iter().filter(|(_, counts)| !counts.is_empty());
        let counts = counts.map(|(kind, counts)| (kind, counts.into_iter().map(number).collect())).collect();
        let summary = MergeSummary { origin: data.origin, sequence, load: plan.load, counts, remarks, sentences };
        Ok((Self { plan, origin: data.origin, today }, summary))
    }

    /// Rows of one kind and outcome.
    pub fn rows(&self, ours: &Dataset, lang: Lang, wanted: (Kind, Outcome), first: u32, most: u32) -> Vec<MergeRow> {
        let (kind, outcome) = wanted;
        let items = self.plan.items.get(&kind).map_or(&[][..], Vec::as_slice);
        let items = items.iter().filter(|item| item.outcome == outcome);
        let mut rows =
            Rows { items: items.skip(first as usize).take(most as usize).collect(), ours, lang, out: Vec::new() };
        self.plan.incoming.visit_kind(kind, &mut rows);
        let incoming = &self.plan.incoming;
        for row in &mut rows.out {
            let data = if outcome == Outcome::Double { ours } else { incoming };
            row.label = label(lang, data, kind, row.row);
        }
        rows.out
    }

    /// What would be wrong after the merge.
    pub fn trouble(&self, ours: &Dataset, choices: &Choices, lang: Lang) -> MergeTrouble {
        let found = self.plan.trouble(ours, choices, self.today);
        let merged = self.plan.merged(ours, choices);
        // What cannot be borne comes first, since only so many are told.
        let (unbearable, bearable): (Vec<_>, Vec<_>) = found.iter().partition(|finding| finding.is_unbearable());
        let told = unbearable.iter().chain(&bearable).take(MOST_SENTENCES);
        MergeTrouble {
            wrong: u32::try_from(found.len()).unwrap_or(u32::MAX),
            sentences: told.map(|finding| finding.say(lang, &merged)).collect(),
            refused: !unbearable.is_empty(),
        }
    }

    /// The data after the merge; none if they could not be borne.
    pub fn apply(&self, ours: &Dataset, choices: &Choices) -> Option<Dataset> {
        if self.plan.trouble(ours, choices, self.today).iter().any(Finding::is_unbearable) {
            return None;
        }
        let mut merged = self.plan.merged(ours, choices);
        if self.plan.load {
            merged.origin = self.origin;
        }
        Some(merged)
    }
}

struct Rows<'a> {
    items: Vec<&'a Item>,
    ours: &'a Dataset,
    lang: Lang,
    out: Vec<MergeRow>,
}

impl Visit for Rows<'_> {
    fn table<T: Record>(&mut self, table: &Table<T>)
    where
        Dataset: Has<T>,
    {
        for item in &self.items {
            let id: Id<T> = Id::from_bits(item.row);
            let (ours, theirs) = (Has::<T>::table(self.ours).get(id), table.get(id));
            let differences = match (ours, theirs) {
                (Some(ours), Some(theirs)) if item.outcome != Outcome::Same => differences(ours, theirs),
                _ => Vec::new(),
            };
            let said = |difference: crate::archive::merge::Difference| {
                (field(self.lang, &difference.field), plain(&difference.ours), plain(&difference.theirs))
            };
            let differences = differences.into_iter().map(said).collect();
            self.out.push(MergeRow { row: item.row, label: String::new(), differences });
        }
    }
}

/// A value as a person reads it: text without quotes, nothing for null.
fn plain(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Null => String::new(),
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
