//! The diff of an import: what was accepted is made or mapped first, then every row that is settled goes in.
use std::collections::{BTreeSet, HashMap};

use super::{
    Accept, Decisions, Draft, ImportPlan, RowState,
    attendance::Seating,
    person::ForeignPerson,
    reference::{Above, ReferenceKind},
};
use crate::domain::*;

impl ImportPlan {
    /// What the import does under these decisions. Rows that wait, are refused or left out by the mode are not in it.
    /// Refuses when nothing would change.
    pub fn into_diff(&self, data: &Dataset, stamp: &mut Stamp, decisions: &Decisions) -> Result<Diff, Refusal> {
        let mut applying = Applying {
            plan: self,
            data,
            decisions,
            diff: Diff::default(),
            used: BTreeSet::new(),
            done: HashMap::new(),
        };
        let moves = applying.moves();
        for (row, draft) in self.rows.iter().zip(&self.drafts) {
            if !matches!(self.state(row, decisions), RowState::New | RowState::Changed) {
                continue;
            }
            applying.used.extend(row.waits_for.iter().copied());
            match draft {
                Draft::None => {}
                Draft::Person(foreign) => applying.person(foreign, stamp, &moves),
                Draft::Learning(foreign) => {
                    let fresh = foreign.fresh(stamp.id());
                    applying.lay(stamp, foreign.target, fresh, &moves, |record| drop(foreign.lay_over(record)));
                }
                Draft::Attendance(seating) => applying.seat(seating, stamp, &moves),
                Draft::Predicate(foreign) => {
                    let fresh = foreign.fresh(stamp.id(), &self.options);
                    applying.lay(stamp, foreign.target, fresh, &moves, |row| drop(foreign.lay_over(row)));
                }
            }
        }
        applying.create(stamp, &moves);
        if applying.diff.is_empty() { Err(Refusal::Nothing) } else { Ok(applying.diff) }
    }
}

/// Bits that take the place of provisional ones.
type Moves = HashMap<u128, u128>;

struct Applying<'a> {
    plan: &'a ImportPlan,
    data: &'a Dataset,
    decisions: &'a Decisions,
    diff: Diff,
    /// References that a row which goes in names.
    used: BTreeSet<usize>,
    /// Where in the diff the change of a row stands.
    done: HashMap<(Kind, u128), usize>,
}

impl Applying<'_> {
    fn moves(&self) -> Moves {
        let mapped = self.plan.references.iter().enumerate();
        mapped
            .filter_map(|(at, reference)| match self.decisions.get(&at) {
                Some(Accept::Map(known)) => Some((reference.provisional, *known)),
                _ => None,
            })
            .collect()
    }

    /// Lays a row of the file over the row it means, or over a fresh one.
    fn lay<T: Record>(
        &mut self,
        stamp: &Stamp,
        target: Option<Id<T>>,
        mut fresh: T,
        moves: &Moves,
        lay: impl Fn(&mut T),
    ) where
        Dataset: Has<T>,
    {
        let row = match target.and_then(|id| self.present(id)) {
            Some(mut row) => {
                lay(&mut row);
                row
            }
            None => {
                lay(&mut fresh);
                settle(&mut fresh, moves);
                // Somebody who was mapped may have this very row already.
                match self.twin(&fresh, moves) {
                    Some(mut row) => {
                        lay(&mut row);
                        row
                    }
                    None => fresh,
                }
            }
        };
        self.put(stamp, row, moves);
    }

    /// The row as it will be: as this import leaves it so far, else as it is here.
    fn present<T: Record>(&self, id: Id<T>) -> Option<T>
    where
        Dataset: Has<T>,
    {
        let changed = self.done.get(&(T::KIND, id.bits())).and_then(|at| Dataset::changes(&self.diff).get(*at));
        let here = || Has::<T>::table(self.data).get(id).cloned();
        changed.and_then(|change: &Change<T>| change.after.clone()).or_else(here)
    }

    fn twin<T: Record>(&self, fresh: &T, moves: &Moves) -> Option<T>
    where
        Dataset: Has<T>,
    {
        if moves.is_empty() {
            return None;
        }
        let mut keys = BTreeSet::new();
        fresh.keys(&mut |key| {
            keys.insert(key);
        });
        let same = |row: &&T| {
            let mut same = false;
            row.keys(&mut |key| same |= keys.contains(&key));
            same
        };
        Has::<T>::table(self.data).iter().find(same).and_then(|row| self.present(row.id()))
    }

    /// Puts a row into the diff; a second word on one row takes the place of the first.
    fn put<T: Record>(&mut self, stamp: &Stamp, mut row: T, moves: &Moves)
    where
        Dataset: Has<T>,
    {
        settle(&mut row, moves);
        let key = (T::KIND, row.id().bits());
        let diff = self.data.put(stamp, row);
        let Some(change) = Dataset::changes(&diff).first().cloned() else { return };
        let changes: &mut Vec<Change<T>> = Dataset::changes_mut(&mut self.diff);
        match self.done.get(&key).and_then(|at| changes.get_mut(*at)) {
            Some(earlier) => *earlier = change,
            None => {
                self.done.insert(key, changes.len());
                changes.push(change);
            }
        }
    }

    fn person(&mut self, foreign: &ForeignPerson, stamp: &mut Stamp, moves: &Moves) {
        let asked = foreign.same_person.and_then(|at| self.decisions.get(&at));
        let mapped = match asked {
            Some(Accept::Map(bits)) => Some(Id::from_bits(*bits)),
            _ => None,
        };
        let here = foreign.target.or(mapped).and_then(|id| self.present(id));
        let mut person = here.unwrap_or_else(|| foreign.fresh(stamp.id()));
        let moved = |bits: u128| moves.get(&bits).copied().unwrap_or(bits);
        let mut foreign = foreign.clone();
        // The record here holds settled identifiers, so those of the row are settled before they meet.
        foreign.post.0 = foreign.post.0.map(|unit| Id::from_bits(moved(unit.bits())));
        foreign.post.1 = foreign.post.1.map(|position| Id::from_bits(moved(position.bits())));
        foreign.lay_over(&mut person, &self.plan.options);
        self.put(stamp, person, moves);
    }

    /// Puts a participant with their marks, and first the event and the sessions that are made for them.
    fn seat(&mut self, seating: &Seating, stamp: &Stamp, moves: &Moves) {
        let making = &self.plan.making;
        if let Some(event) = making.events.get(&seating.event).filter(|event| self.present(event.id).is_none()) {
            self.put(stamp, event.clone(), moves);
        }
        let mut row = self.present(seating.enrolment).unwrap_or_else(|| seating.fresh());
        seating.lay_over(&mut row);
        self.put(stamp, row, moves);
        if let Some(row) = seating.replaces.and_then(|other| self.present(other)) {
            self.put(stamp, Enrolment { state: EnrolmentState::Replaced(seating.enrolment), ..row }, moves);
        }
        for (id, session, code) in seating.marks.iter().copied() {
            if let Some(session) = making.sessions.get(&session).filter(|new| self.present(new.id).is_none()) {
                self.put(stamp, session.clone(), moves);
            }
            let enrolment = seating.enrolment;
            self.put(stamp, Attendance { id, session, enrolment, code, changed: Changed::default() }, moves);
        }
    }

    /// Makes the rows that were accepted and are needed, and what they stand below.
    fn create(&mut self, stamp: &Stamp, moves: &Moves) {
        for (at, reference) in self.plan.references.iter().enumerate().rev() {
            if self.used.contains(&at)
                && self.decisions.get(&at) == Some(&Accept::Create)
                && let ReferenceKind::Unit { above: Above::Reference(above), .. } = reference.kind
            {
                self.used.insert(above);
            }
        }
        for at in std::mem::take(&mut self.used) {
            let Some(reference) = self.plan.references.get(at) else { continue };
            if self.decisions.get(&at) != Some(&Accept::Create) {
                continue;
            }
            let name = reference.name.clone();
            let changed = stamp.changed();
            match &reference.kind {
                ReferenceKind::Unit { code, above } => {
                    let parent = match above {
                        Above::Nothing => None,
                        Above::Unit(id) => Some(*id),
                        Above::Reference(at) => self.plan.references.get(*at).map(|it| Id::from_bits(it.provisional)),
                    };
                    let kind = if parent.is_none() { UnitKind::Office } else { kind_of(&name) };
                    let row = Unit {
                        id: Id::from_bits(reference.provisional),
                        code: code.clone(),
                        name,
                        kind,
                        parent,
                        head: None,
                        location: String::new(),
                        distance: None,
                        closed: false,
                        changed,
                    };
                    self.put(stamp, row, moves);
                }
                ReferenceKind::Position { kind } => {
                    let id = Id::from_bits(reference.provisional);
                    self.put(stamp, Position { id, name, kind: *kind, changed }, moves);
                }
                ReferenceKind::Period { year, span } => {
                    let Some((start, end)) = span.days(*year) else { continue };
                    let row = EvaluationPeriod {
                        id: Id::from_bits(reference.provisional),
                        year: *year,
                        span: *span,
                        start,
                        end,
                        state: PeriodState::Open,
                        reopened_because: String::new(),
                        changed,
                    };
                    self.put(stamp, row, moves);
                }
                // Events and sessions are made with the rows that need them.
                ReferenceKind::Person { .. }
                | ReferenceKind::SamePerson { .. }
                | ReferenceKind::Event(_)
                | ReferenceKind::Sessions { .. } => {}
            }
        }
    }
}

/// Puts known identifiers in the place of provisional ones.
fn settle<T: Record>(row: &mut T, moves: &Moves) {
    if !moves.is_empty() {
        row.relink_all(&mut |_, bits| moves.get(&bits).copied().unwrap_or(bits));
    }
}

/// What a unit is, by the words its name begins with.
fn kind_of(name: &str) -> UnitKind {
    let lower = name.to_lowercase();
    let first = lower.split_whitespace().next().unwrap_or_default();
    match first {
        "puskesmas" | "pkm" | "pustu" => UnitKind::Puskesmas,
        "sd" | "sdn" | "smp" | "smpn" | "tk" | "tkn" | "paud" | "sma" | "sman" | "smk" | "smkn" => UnitKind::School,
        "uptd" | "upt" => UnitKind::Uptd,
        "kelurahan" => UnitKind::Ward,
        "bidang" | "bagian" | "subbagian" | "subbag" | "sekretariat" | "seksi" | "subbidang" => UnitKind::Division,
        _ => UnitKind::Other,
    }
}
