//! Undo: a new operation, planned against the present data.
use crate::domain::{Change, Changed, Dataset, Diff, Entry, Mismatch, Record, Refusal, Stamp, Table};

impl Dataset {
    /// Takes back what `entry` did. Refuses, naming the row, if one is no longer as the entry left it.
    pub fn plan_undo(&self, stamp: &Stamp, entry: &Entry) -> Result<Diff, Refusal> {
        let back = entry.diff.clone().reverse().replanned(self, stamp).map_err(Refusal::ChangedSince)?;
        if back.is_empty() { Err(Refusal::Nothing) } else { Ok(back) }
    }
}

/// See [`Diff::replanned`].
pub(crate) fn replanned<T: Record>(
    table: &Table<T>,
    changes: Vec<Change<T>>,
    stamp: &Stamp,
) -> Result<Vec<Change<T>>, Mismatch> {
    let unmarked = |row: &T| {
        let mut row = row.clone();
        *row.changed_mut() = Changed::default();
        row
    };
    let mut planned = Vec::with_capacity(changes.len());
    for mut change in changes {
        let Some(id) = change.id() else { continue };
        let now = table.get(id);
        if now.map(unmarked) != change.before.as_ref().map(unmarked) {
            return Err(Mismatch { kind: T::KIND, bits: id.bits() });
        }
        if let Some(after) = &mut change.after {
            *after.changed_mut() = stamp.changed();
        }
        planned.push(Change { before: now.cloned(), after: change.after });
    }
    Ok(planned)
}

#[cfg(test)]
mod tests {
    use crate::domain::*;

    fn stamp(seed: u64) -> Stamp {
        Stamp { now: Time::from_millis(1_000 + seed as i64), author: None, ids: IdSource::new(seed) }
    }

    fn unit(id: u128, name: &str) -> Unit {
        Unit {
            id: Id::from_bits(id),
            code: String::new(),
            name: name.into(),
            kind: UnitKind::Office,
            parent: None,
            head: None,
            location: String::new(),
            distance: None,
            closed: false,
            changed: Changed::default(),
        }
    }

    fn entry(op: Op, diff: Diff) -> Entry {
        let time = Time::from_millis(0);
        Entry { sequence: 1, time, author: None, author_name: String::new(), op, subject: String::new(), diff }
    }

    #[test]
    fn undo_restores_the_row_and_refuses_after_another_edit() {
        let mut data = Dataset::default();
        data.apply(&data.plan_unit(&stamp(1), unit(5, "Dinas Pendidikan")).unwrap());
        let edit = data.plan_unit(&stamp(2), unit(5, "Dinas Pendidikan dan Kebudayaan")).unwrap();
        data.apply(&edit);
        let edit = entry(Op::EditUnit, edit);
        let mut undone = data.clone();
        undone.apply(&data.plan_undo(&stamp(3), &edit).unwrap());
        assert_eq!(undone.units.iter().next().map(|unit| unit.name.as_str()), Some("Dinas Pendidikan"));
        data.apply(&data.plan_unit(&stamp(4), unit(5, "Disdik")).unwrap());
        let refused = data.plan_undo(&stamp(5), &edit);
        assert_eq!(refused, Err(Refusal::ChangedSince(Mismatch { kind: Kind::Unit, bits: 5 })));
    }

    #[test]
    fn two_edits_of_a_row_are_undone_one_after_the_other() {
        let mut data = Dataset::default();
        let names = ["Dinas", "Dinas A", "Dinas B"];
        let mut entries = Vec::new();
        for (at, name) in names.iter().enumerate() {
            let diff = data.plan_unit(&stamp(at as u64), unit(5, name)).unwrap();
            data.apply(&diff);
            entries.push(entry(Op::EditUnit, diff));
        }
        for (entry, left) in entries.iter().rev().zip([Some("Dinas A"), Some("Dinas"), None]) {
            data.apply(&data.plan_undo(&stamp(9), entry).unwrap());
            assert_eq!(data.units.iter().next().map(|unit| unit.name.as_str()), left);
        }
    }

    #[test]
    fn a_unit_is_refused_below_itself_and_with_a_name_twice() {
        let mut data = Dataset::default();
        data.apply(&data.plan_unit(&stamp(1), unit(5, "Dinas")).unwrap());
        let mut below = unit(6, "Bidang");
        below.parent = Some(Id::from_bits(5));
        data.apply(&data.plan_unit(&stamp(2), below).unwrap());
        let mut cycle = unit(5, "Dinas");
        cycle.parent = Some(Id::from_bits(6));
        let problem = |field: &str, what| Err(Refusal::Problems(vec![Problem { field: field.into(), what }]));
        assert_eq!(data.plan_unit(&stamp(3), cycle), problem("parent", ProblemKind::Cycle));
        let taken = ProblemKind::Taken { by: "Dinas".into() };
        assert_eq!(data.plan_unit(&stamp(4), unit(7, " dinas ")), problem("name", taken));
        assert_eq!(data.plan_remove_unit(Id::from_bits(5)), Err(Refusal::InUse { by: Kind::Unit, rows: 1 }));
    }

    #[test]
    fn an_edit_that_changes_nothing_is_refused() {
        let mut data = Dataset::default();
        data.apply(&data.plan_unit(&stamp(1), unit(5, "Dinas")).unwrap());
        assert_eq!(data.plan_unit(&stamp(2), unit(5, "Dinas")), Err(Refusal::Nothing));
    }
}
