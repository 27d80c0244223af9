//! Puts two versions of a row side by side: which is newer, and which fields differ.
use std::collections::BTreeMap;

use serde_json::Value;

use super::{Item, Outcome, recognise::Recognised};
use crate::domain::*;

/// One field in which two versions of a row differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// As the archive names it.
    pub field: String,
    /// As the archive writes it; null where it is empty.
    pub ours: Value,
    pub theirs: Value,
}

/// The fields in which two versions differ, by name; the mark of who changed them is left out.
pub fn differences<T: Record>(ours: &T, theirs: &T) -> Vec<Difference> {
    let fields = |row: &T| match serde_json::to_value(row) {
        Ok(Value::Object(fields)) => fields,
        _ => serde_json::Map::new(),
    };
    let (mut here, mut there) = (fields(ours), fields(theirs));
    let names: std::collections::BTreeSet<String> = here.keys().chain(there.keys()).cloned().collect();
    names
        .into_iter()
        .filter(|name| name != "changed" && name != "id")
        .filter_map(|field| {
            let ours = here.remove(&field).unwrap_or_default();
            let theirs = there.remove(&field).unwrap_or_default();
            (ours != theirs).then_some(Difference { field, ours, theirs })
        })
        .collect()
}

/// Outcome of every row of the archive.
pub fn compare(ours: &Dataset, incoming: &Dataset, found: &Recognised) -> BTreeMap<Kind, Vec<Item>> {
    let mut common = Common { ours, last: Time::default() };
    incoming.visit(&mut common);
    let was = found.moves.iter().map(|((kind, was), row)| ((*kind, *row), *was));
    // A double and its twin share a row: the twin is the one that was taken.
    let was = was.filter(|((kind, _), was)| !found.doubles.contains(&(*kind, *was))).collect();
    let mut comparing = Comparing { ours, common: common.last, was, items: BTreeMap::new() };
    incoming.visit(&mut comparing);
    let mut items = comparing.items;
    for (kind, bits) in &found.doubles {
        let row = found.moves.get(&(*kind, *bits)).copied().unwrap_or(*bits);
        items.entry(*kind).or_default().push(Item { outcome: Outcome::Double, row, was: Some(*bits) });
    }
    items
}

/// The last change that both sides know: the newest mark among rows that are equal in both.
struct Common<'a> {
    ours: &'a Dataset,
    last: Time,
}

impl Visit for Common<'_> {
    fn table<T: Record>(&mut self, table: &Table<T>)
    where
        Dataset: Has<T>,
    {
        let here = Has::<T>::table(self.ours);
        for row in table.iter() {
            if row.changed().at > self.last && here.get(row.id()) == Some(row) {
                self.last = row.changed().at;
            }
        }
    }
}

struct Comparing<'a> {
    ours: &'a Dataset,
    common: Time,
    /// Bits in the file by kind and bits here.
    was: std::collections::HashMap<(Kind, u128), u128>,
    items: BTreeMap<Kind, Vec<Item>>,
}

impl Visit for Comparing<'_> {
    fn table<T: Record>(&mut self, table: &Table<T>)
    where
        Dataset: Has<T>,
    {
        if table.is_empty() {
            return;
        }
        let here = Has::<T>::table(self.ours);
        let items = table.iter().map(|theirs| {
            let row = theirs.id().bits();
            let was = self.was.get(&(T::KIND, row)).copied();
            let outcome = match here.get(theirs.id()) {
                None => Outcome::New,
                Some(ours) => outcome(ours, theirs, self.common, was.is_some()),
            };
            Item { outcome, row, was }
        });
        self.items.insert(T::KIND, items.collect());
    }
}

fn outcome<T: Record>(ours: &T, theirs: &T, common: Time, made_twice: bool) -> Outcome {
    if ours == theirs || same_content(ours, theirs) {
        return Outcome::Same;
    }
    let (here, there) = (ours.changed().at, theirs.changed().at);
    if made_twice || here == there || (here > common && there > common) {
        Outcome::Conflict
    } else if there > here {
        Outcome::Changed
    } else {
        Outcome::Older
    }
}

fn same_content<T: Record>(ours: &T, theirs: &T) -> bool {
    let mut theirs = theirs.clone();
    *theirs.changed_mut() = ours.changed();
    *ours == theirs
}
