//! Units in tree order, so that a unit with everything below it is one range of numbers.
use std::collections::BTreeMap;

use super::index::{Index, NONE};
use crate::domain::{Dataset, Id, Person, Unit};

/// One unit in tree order.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitRow {
    pub id: Id<Unit>,
    pub name: String,
    /// Place of the parent, or [`NONE`].
    pub parent: u32,
    /// First place after everything below.
    pub end: u32,
    /// 0 for a perangkat daerah.
    pub depth: u32,
    pub head: Option<Id<Person>>,
    pub closed: bool,
}

/// All units, each before what is below it; siblings by code, then name.
#[derive(Debug)]
pub struct Units {
    rows: Vec<UnitRow>,
    index: Index<Unit>,
}

impl Units {
    /// Units of a dataset. A unit whose parent is missing, or in a ring of parents, stands at the top.
    pub fn of(data: &Dataset) -> Self {
        let key = |unit: &Unit| (unit.code.clone(), unit.name.clone(), unit.id);
        let mut sorted: Vec<&Unit> = data.units.iter().collect();
        sorted.sort_by_cached_key(|unit| key(unit));
        let mut below: BTreeMap<Id<Unit>, Vec<&Unit>> = BTreeMap::new();
        let mut tops = Vec::new();
        for unit in &sorted {
            match unit.parent.filter(|parent| data.units.get(*parent).is_some()) {
                Some(parent) => below.entry(parent).or_default().push(unit),
                None => tops.push(*unit),
            }
        }
        let mut walk = Walk { below, placed: BTreeMap::new(), rows: Vec::with_capacity(sorted.len()) };
        for top in tops {
            walk.from(top);
        }
        for rest in sorted {
            walk.from(rest);
        }
        let index = Index::new(walk.rows.iter().map(|row| row.id).collect());
        Self { rows: walk.rows, index }
    }

    /// All units in tree order.
    pub fn rows(&self) -> &[UnitRow] {
        &self.rows
    }

    /// Place of a unit, or [`NONE`].
    pub fn place(&self, id: Id<Unit>) -> u32 {
        self.index.row(id)
    }

    /// The unit at a place.
    pub fn row(&self, place: u32) -> Option<&UnitRow> {
        self.rows.get(place as usize)
    }

    /// Places of a unit and everything below it; empty for an unknown one.
    pub fn range(&self, id: Id<Unit>) -> std::ops::Range<u32> {
        let place = self.place(id);
        self.row(place).map_or(0..0, |row| place..row.end)
    }

    /// Whether another list has the same units at the same places.
    pub fn same_places(&self, other: &Self) -> bool {
        self.rows.len() == other.rows.len()
            && self.rows.iter().zip(&other.rows).all(|(a, b)| (a.id, a.parent, a.end) == (b.id, b.parent, b.end))
    }
}

struct Walk<'a> {
    below: BTreeMap<Id<Unit>, Vec<&'a Unit>>,
    placed: BTreeMap<Id<Unit>, u32>,
    rows: Vec<UnitRow>,
}

impl<'a> Walk<'a> {
    /// Places a unit and what is below it. On a list and not by recursion: a chain may be long.
    fn from(&mut self, top: &'a Unit) {
        enum Step<'a> {
            Enter(&'a Unit, u32, u32),
            Leave(u32),
        }
        let mut steps = vec![Step::Enter(top, NONE, 0)];
        while let Some(step) = steps.pop() {
            match step {
                Step::Enter(unit, parent, depth) => {
                    let place = self.rows.len() as u32;
                    if self.placed.contains_key(&unit.id) {
                        continue;
                    }
                    self.placed.insert(unit.id, place);
                    let (id, name, head, closed) = (unit.id, unit.name.clone(), unit.head, unit.closed);
                    self.rows.push(UnitRow { id, name, parent, end: place + 1, depth, head, closed });
                    steps.push(Step::Leave(place));
                    let children = self.below.get(&unit.id).map_or(&[][..], Vec::as_slice);
                    steps.extend(children.iter().rev().map(|child| Step::Enter(child, place, depth + 1)));
                }
                Step::Leave(place) => {
                    let end = self.rows.len() as u32;
                    if let Some(row) = self.rows.get_mut(place as usize) {
                        row.end = end;
                    }
                }
            }
        }
    }
}
