//! Random operations of two tabs, with reopening at random points, against a map.
use std::collections::{BTreeMap, BTreeSet};

use bina_karier::{domain::*, store::*};
use proptest::prelude::*;

use super::{disk::*, office::*};

type Rows = BTreeMap<u128, String>;

#[derive(Clone, Debug)]
enum Step {
    Name(u128, String),
    Remove(u128),
    Import(u128, String),
    Undo(u64),
    Snapshot(bool),
    CatchUp,
    Reopen,
    HoursPass(i64),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (1u128..12, "[a-c]").prop_map(|(bits, name)| Step::Name(bits, name)),
        2 => (1u128..12).prop_map(Step::Remove),
        1 => (0u128..12, "[a-c]").prop_map(|(rows, name)| Step::Import(rows, name)),
        3 => (1u64..12).prop_map(Step::Undo),
        2 => any::<bool>().prop_map(Step::Snapshot),
        1 => Just(Step::CatchUp),
        2 => Just(Step::Reopen),
        1 => (0i64..3).prop_map(Step::HoursPass),
    ]
}

/// What should be there after each operation; the first is nothing.
struct Model {
    states: Vec<Rows>,
    now: i64,
}

impl Model {
    fn last(&self) -> &Rows {
        self.states.last().unwrap()
    }

    /// What undoing an operation should lead to; none if a row changed since.
    fn undone(&self, sequence: usize) -> Option<Rows> {
        let (before, after) = (&self.states[sequence - 1], &self.states[sequence]);
        let mut rows = self.last().clone();
        let touched: BTreeSet<&u128> = before.keys().chain(after.keys()).collect();
        for bits in touched.into_iter().filter(|bits| before.get(*bits) != after.get(*bits)) {
            if rows.get(bits) != after.get(bits) {
                return None;
            }
            match before.get(bits) {
                Some(name) => rows.insert(*bits, name.clone()),
                None => rows.remove(bits),
            };
        }
        Some(rows)
    }
}

fn rows(data: &Dataset) -> Rows {
    data.competencies.iter().map(|row| (row.id.bits(), row.name.clone())).collect()
}

/// Does the step in a tab; on success the model follows.
async fn run(office: &mut Office, model: &mut Model, step: &Step) -> Result<(), TestCaseError> {
    match step {
        Step::Name(bits, to) => {
            name(office, *bits, to).await.unwrap();
            let mut next = model.last().clone();
            next.insert(*bits, to.clone());
            model.states.push(next);
        }
        Step::Remove(bits) => {
            office.run(act(Op::EditCompetency), |data| Ok(naming(data, *bits, None))).await.unwrap();
            let mut next = model.last().clone();
            next.remove(bits);
            model.states.push(next);
        }
        Step::Import(count, name) => {
            office.catch_up().await.unwrap();
            office.append_swap(act(Op::ImportArchive), imported(*count, name)).await.unwrap();
            model.states.push((1..=*count).map(|bits| (bits, name.clone())).collect());
        }
        Step::Undo(back) => {
            office.catch_up().await.unwrap();
            let Some(sequence) = office.sequence().checked_sub(*back).filter(|sequence| *sequence > 0) else {
                return Ok(());
            };
            let expected = model.undone(sequence as usize);
            match office.undo(act(Op::Undo(sequence)), &stamp(), sequence).await {
                Ok(_) => model.states.push(expected.unwrap()),
                Err(WriteError::Refused(Refusal::ChangedSince(_))) => prop_assert_eq!(expected, None),
                Err(WriteError::Refused(Refusal::Nothing)) => prop_assert_eq!(expected.as_ref(), Some(model.last())),
                Err(error) => prop_assert!(false, "undo {}: {}", sequence, error),
            }
        }
        Step::Snapshot(locked) => {
            let mode = if *locked { SnapshotMode::Locked } else { SnapshotMode::OneTransaction };
            match office.snapshot(at(model.now), mode).await {
                Ok(_) | Err(SnapshotError::Nothing | SnapshotError::AllRowsGone | SnapshotError::Superseded) => {}
                Err(error) => prop_assert!(false, "snapshot: {}", error),
            }
        }
        Step::CatchUp => {
            office.catch_up().await.unwrap();
            prop_assert_eq!(&rows(office.data()), model.last());
        }
        Step::HoursPass(hours) => model.now += hours * 3600,
        Step::Reopen => {}
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn whatever_two_tabs_do_the_disk_says_the_same_as_a_map(
        steps in prop::collection::vec((any::<bool>(), step()), 1..60)
    ) {
        let (disk, notebook) = (Disk::new(), Notebook::default());
        let mut tabs = [open(&disk, &notebook, 1).into_store(), open(&disk, &notebook, 2).into_store()];
        let mut model = Model { states: vec![Rows::new()], now: 0 };
        for (seed, (second, step)) in steps.iter().enumerate() {
            let tab = &mut tabs[usize::from(*second)];
            block_on(run(tab, &mut model, step))?;
            if matches!(step, Step::Reopen) {
                *tab = open_whole(&disk, &notebook, 100 + seed as u64);
                prop_assert_eq!(&rows(tab.data()), model.last());
                prop_assert_eq!(tab.sequence() as usize, model.states.len() - 1);
            }
        }
        let end = open_whole(&disk, &notebook, 99);
        prop_assert_eq!(&rows(end.data()), model.last());
        let history = block_on(end.history(1..=u64::MAX)).unwrap();
        prop_assert_eq!(history.headers.len(), model.states.len() - 1);
        for (sequence, states) in model.states.windows(2).enumerate() {
            let entry = block_on(end.entry(sequence as u64 + 1)).unwrap();
            let mut before = states[0].clone();
            for change in &entry.diff.competencies {
                let bits = change.id().unwrap().bits();
                prop_assert_eq!(before.get(&bits), change.before.as_ref().map(|row| &row.name));
                match &change.after {
                    Some(row) => before.insert(bits, row.name.clone()),
                    None => before.remove(&bits),
                };
            }
            prop_assert_eq!(&before, &states[1]);
        }
    }
}
