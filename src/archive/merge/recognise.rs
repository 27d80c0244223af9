//! Finds which incoming rows are rows that are already here, and moves the identifiers of the file to theirs.
use std::collections::{BTreeSet, HashMap};

use crate::domain::*;

/// Most rounds over the units; each finds one level of the tree.
const LEVELS: usize = 16;

/// New bits by kind and bits of the file, and the rows that are doubles.
#[derive(Debug, Default)]
pub struct Recognised {
    pub moves: HashMap<(Kind, u128), u128>,
    pub doubles: BTreeSet<(Kind, u128)>,
}

/// Recognises the rows of `archive` in `ours`, kind after kind: keys of later kinds hold identifiers of earlier ones.
pub fn recognise(ours: &Dataset, archive: &Dataset) -> Recognised {
    let mut recognising = Recognising { ours, found: Recognised::default() };
    for kind in Kind::ALL {
        let rounds = if *kind == Kind::Unit { LEVELS } else { 1 };
        for _ in 0..rounds {
            let before = recognising.found.moves.len();
            archive.visit_kind(*kind, &mut recognising);
            if recognising.found.moves.len() == before {
                break;
            }
        }
    }
    recognising.found
}

struct Recognising<'a> {
    ours: &'a Dataset,
    found: Recognised,
}

impl Visit for Recognising<'_> {
    fn table<T: Record>(&mut self, table: &Table<T>)
    where
        Dataset: Has<T>,
    {
        let here = Has::<T>::table(self.ours);
        let strange =
            |row: &&T| here.get(row.id()).is_none() && !self.found.moves.contains_key(&(T::KIND, row.id().bits()));
        let strangers: Vec<&T> = table.iter().filter(strange).collect();
        if strangers.is_empty() || here.is_empty() {
            return;
        }
        let mut keys: HashMap<Key, u128> = HashMap::with_capacity(here.len());
        for row in here.iter() {
            row.keys(&mut |key| {
                keys.entry(key).or_insert(row.id().bits());
            });
        }
        // Rows here that an incoming row already stands for, by identifier or by key.
        let moved = table.iter().filter_map(|row| self.found.moves.get(&(T::KIND, row.id().bits())).copied());
        let mut taken: BTreeSet<u128> = moved.collect();
        for row in strangers {
            let mut moved = row.clone();
            moved.relink_all(&mut |kind, bits| self.found.moves.get(&(kind, bits)).copied().unwrap_or(bits));
            let mut twin = None;
            moved.keys(&mut |key| twin = twin.or_else(|| keys.get(&key).copied()));
            let Some(twin) = twin else { continue };
            let bits = row.id().bits();
            self.found.moves.insert((T::KIND, bits), twin);
            if table.get(Id::from_bits(twin)).is_some() || !taken.insert(twin) {
                self.found.doubles.insert((T::KIND, bits));
            }
        }
    }
}

impl Recognised {
    /// The archive with every identifier moved; doubles are left out.
    pub fn moved(&self, archive: &Dataset) -> Result<Dataset, TableError> {
        let mut data = archive.clone();
        if !self.moves.is_empty() {
            data.visit_mut(&mut Moving(self))?;
        }
        Ok(data)
    }
}

struct Moving<'a>(&'a Recognised);

impl VisitMut for Moving<'_> {
    type Error = TableError;

    fn table<T: Record>(&mut self, table: &mut Table<T>) -> Result<(), TableError>
    where
        Dataset: Has<T>,
    {
        let Recognised { moves, doubles } = self.0;
        let mut rows = Vec::with_capacity(table.len());
        for row in table.iter().filter(|row| !doubles.contains(&(T::KIND, row.id().bits()))) {
            let mut row = row.clone();
            row.relink_all(&mut |kind, bits| moves.get(&(kind, bits)).copied().unwrap_or(bits));
            rows.push(row);
        }
        *table = Table::from_rows(rows)?;
        Ok(())
    }
}
