//! What an archive would do to the present data, row by row, before anything is done: new, same, changed, older, conflicting.
//!
//! A row is found again by its identifier, else by a natural key ([`Key`]); the row already here keeps its identifier and
//! references in the incoming file are moved to it. What the two sides had in common last is estimated from the rows that
//! are equal in both: a row changed after that on both sides, or made on both sides, is a conflict, and both are kept visible.
mod compare;
mod recognise;
mod trouble;

use std::collections::BTreeMap;

pub use compare::{Difference, differences};
use serde::{Deserialize, Serialize};

use super::check::{Finding, check};
use crate::domain::*;

/// What becomes of one incoming row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Outcome {
    /// Not here yet.
    New,
    /// Here, with the same content.
    Same,
    /// Here, and the incoming one is newer.
    Changed,
    /// Here, and the one here is newer.
    Older,
    /// Changed, or made, on both sides.
    Conflict,
    /// A second incoming row for one that was already matched; it is not taken.
    Double,
}

impl Outcome {
    /// Every outcome, in the order in which they are shown.
    pub const ALL: [Self; 6] = [Self::New, Self::Changed, Self::Conflict, Self::Older, Self::Same, Self::Double];
}

/// Which of two rows is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Side {
    Ours,
    Theirs,
}

/// One incoming row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    pub outcome: Outcome,
    /// Identifier after moving: in [`MergePlan::incoming`], and of the row here if there is one.
    pub row: u128,
    /// Identifier in the file, where it is another one.
    pub was: Option<u128>,
}

/// What a person decided. Without a decision new and changed rows are taken, and the rows here are kept otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// For single rows.
    pub rows: BTreeMap<(Kind, u128), Side>,
    /// For all rows of an outcome that have no choice of their own.
    pub outcomes: BTreeMap<Outcome, Side>,
}

/// What an archive would do.
#[derive(Clone, Debug)]
pub struct MergePlan {
    /// The archive's rows with identifiers moved to those here; rows that are doubles left out.
    pub incoming: Dataset,
    /// Every row of the archive, by kind and identifier.
    pub items: BTreeMap<Kind, Vec<Item>>,
    /// What is wrong inside the archive.
    pub findings: Vec<Finding>,
    /// What is wrong here, or inside the archive with its identifiers moved.
    known: Vec<Finding>,
    /// There is nothing here yet: the archive is loaded as it is and keeps its database identifier.
    pub load: bool,
}

/// Plans to merge `archive` into `ours`. Refuses to mix sample and real data, and units that stand below themselves.
pub fn plan(ours: &Dataset, archive: &Dataset, today: Day) -> Result<MergePlan, Refusal> {
    let load = ours.rows() == 0;
    if !load && ours.origin.sample != archive.origin.sample {
        return Err(Refusal::SampleMix);
    }
    let findings = check(archive, today);
    if findings.iter().any(Finding::is_unbearable) {
        return Err(Refusal::Problems(vec![Problem { field: "parent".into(), what: ProblemKind::Cycle }]));
    }
    let recognised = recognise::recognise(ours, archive);
    let incoming = recognised.moved(archive).map_err(|_| Refusal::Nothing)?;
    let items = compare::compare(ours, &incoming, &recognised);
    let known = if load { Vec::new() } else { trouble::known(ours, &incoming, today) };
    Ok(MergePlan { incoming, items, findings, known, load })
}

impl MergePlan {
    /// Number of rows of each outcome, by kind.
    pub fn counts(&self) -> BTreeMap<Kind, BTreeMap<Outcome, usize>> {
        let count = |items: &Vec<Item>| {
            let mut counts = BTreeMap::new();
            items.iter().for_each(|item| *counts.entry(item.outcome).or_default() += 1);
            counts
        };
        self.items.iter().map(|(kind, items)| (*kind, count(items))).collect()
    }

    /// Number of rows of one outcome.
    pub fn count(&self, outcome: Outcome) -> usize {
        self.items.values().flatten().filter(|item| item.outcome == outcome).count()
    }

    /// Which side a row is kept from.
    pub fn side(&self, kind: Kind, item: &Item, choices: &Choices) -> Side {
        match item.outcome {
            Outcome::New => Side::Theirs,
            Outcome::Same | Outcome::Double => Side::Ours,
            Outcome::Changed | Outcome::Older | Outcome::Conflict => {
                let usual = if item.outcome == Outcome::Changed { Side::Theirs } else { Side::Ours };
                let of_outcome = choices.outcomes.get(&item.outcome).copied().unwrap_or(usual);
                choices.rows.get(&(kind, item.row)).copied().unwrap_or(of_outcome)
            }
        }
    }

    /// The diff of the merge. Rows keep the mark of who changed them when, so that merging twice changes nothing.
    pub fn into_diff(&self, ours: &Dataset, choices: &Choices) -> Diff {
        let mut taking = Taking { plan: self, ours, choices, diff: Diff::default() };
        self.incoming.visit(&mut taking);
        taking.diff
    }
}

struct Taking<'a> {
    plan: &'a MergePlan,
    ours: &'a Dataset,
    choices: &'a Choices,
    diff: Diff,
}

impl Visit for Taking<'_> {
    fn table<T: Record>(&mut self, table: &Table<T>)
    where
        Dataset: Has<T>,
    {
        let items = self.plan.items.get(&T::KIND).map_or(&[][..], Vec::as_slice);
        let taken = items.iter().filter(|item| self.plan.side(T::KIND, item, self.choices) == Side::Theirs);
        let here = Has::<T>::table(self.ours);
        let changes = taken.filter_map(|item| {
            let id = Id::from_bits(item.row);
            Some(Change { before: here.get(id).cloned(), after: Some(table.get(id)?.clone()) })
        });
        Dataset::changes_mut(&mut self.diff).extend(changes);
    }
}
