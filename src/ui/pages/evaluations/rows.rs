//! One row of the table: an entry with its names, made once for each edit.
use crate::analytics::{EntryState, PeriodEntry};
use crate::domain::{Dataset, Id, Predicate, Unit};
use crate::ui::components::tone::Tone;
use crate::words::collate::fold;
use std::collections::BTreeMap;

/// An entry with its names.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub entry: PeriodEntry,
    pub name: String,
    pub nip: String,
    pub office: String,
    pub unit: String,
    pub position: String,
}

/// Entries with their names, by perangkat daerah, unit and name.
pub fn rows(data: &Dataset, paths: &BTreeMap<Id<Unit>, String>, entries: Vec<PeriodEntry>) -> Vec<Row> {
    let unit = |id: Option<Id<Unit>>| id.and_then(|id| data.units.get(id)).map_or("", |unit| &unit.name).to_owned();
    let row = |entry: PeriodEntry| {
        let person = data.people.get(entry.person)?;
        Some(Row {
            name: person.full_name(),
            nip: person.nip().to_owned(),
            office: unit(entry.office),
            unit: entry.unit.and_then(|id| paths.get(&id)).cloned().unwrap_or_default(),
            position: entry.position.and_then(|id| data.positions.get(id)).map_or("", |known| &known.name).to_owned(),
            entry,
        })
    };
    let mut rows: Vec<Row> = entries.into_iter().filter_map(row).collect();
    rows.sort_by_cached_key(|row| (fold(&row.unit), fold(&row.name), row.entry.person));
    rows
}

/// The tone of a predicate: the best and the bad ones stand out, the usual one is quiet.
pub const fn predicate_tone(predicate: Predicate) -> Tone {
    match predicate {
        Predicate::SangatBaik => Tone::Good,
        Predicate::Baik => Tone::Neutral,
        Predicate::ButuhPerbaikan => Tone::Warn,
        Predicate::Kurang | Predicate::SangatKurang => Tone::Bad,
    }
}

/// The tone of a state.
pub const fn state_tone(state: EntryState) -> Tone {
    match state {
        EntryState::NotYet | EntryState::Begun | EntryState::StatedDiffers => Tone::Warn,
        EntryState::Done => Tone::Good,
        EntryState::ProposalChanged => Tone::Accent,
    }
}

/// Key of the name of a state.
pub const fn state_key(state: EntryState) -> &'static str {
    match state {
        EntryState::NotYet => "evaluations.state.not_yet",
        EntryState::Begun => "evaluations.state.begun",
        EntryState::Done => "evaluations.state.done",
        EntryState::ProposalChanged => "evaluations.state.proposal_changed",
        EntryState::StatedDiffers => "evaluations.state.stated_differs",
    }
}
