//! Columns over people: who they are, and for each year where they stood on its last day.
use std::sync::Arc;

use super::{
    cached::{Cached, columns},
    index::{Index, NONE},
    units::Units,
    years::Years,
};
use crate::domain::{Dataset, Day, Person, Position, PositionKind, Sex, Standing, Status, Table, on_day};

/// How a person was in service in a year, up to its last day or today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Service {
    /// Not in service on the last day: not yet, retired, moved away, died.
    Gone,
    /// Active all year.
    Full,
    /// Active on the last day, but not all year.
    Part,
    /// On leave, studying, suspended or seconded on the last day.
    Away,
}

/// Kind of position as scopes know it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PositionGroup {
    Managerial,
    Functional,
    Implementing,
}

/// One person in one year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct YearRow {
    /// Place of the unit, or [`NONE`].
    pub unit: u32,
    pub position: Option<PositionGroup>,
    pub service: Service,
}

/// One person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PersonRow {
    pub status: Status,
    pub sex: Option<Sex>,
    pub has_identifier: bool,
    pub has_birth_date: bool,
}

#[derive(Debug)]
pub struct Chunk {
    rows: Vec<PersonRow>,
    /// By year, then person.
    years: Vec<Vec<YearRow>>,
}

/// Columns over all people.
#[derive(Debug)]
pub struct People {
    pub index: Arc<Index<Person>>,
    pub rows: Vec<PersonRow>,
    /// By year of the frame, then person.
    pub years: Vec<Vec<YearRow>>,
    pub(super) chunks: Vec<Cached<Person, Chunk>>,
}

impl People {
    /// Reads people; chunks that `before` knows are kept, where units, positions and years are those of `before`.
    pub fn of(data: &Dataset, index: Arc<Index<Person>>, units: &Units, years: &Years, before: Option<&Self>) -> Self {
        let kept = before.map(|before| before.chunks.as_slice());
        let reader = Reader { units, years, positions: &data.positions };
        let chunks = columns(&data.people, kept, |people| reader.chunk(people));
        let mut rows = Vec::with_capacity(data.people.len());
        let mut by_year = vec![Vec::with_capacity(data.people.len()); years.len()];
        for chunk in &chunks {
            rows.extend_from_slice(&chunk.columns.rows);
            for (all, of_chunk) in by_year.iter_mut().zip(&chunk.columns.years) {
                all.extend_from_slice(of_chunk);
            }
        }
        Self { index, rows, years: by_year, chunks }
    }

    /// Everybody in a year, by person; empty for a year outside the frame.
    pub fn year(&self, year: usize) -> &[YearRow] {
        self.years.get(year).map_or(&[], Vec::as_slice)
    }
}

struct Reader<'a> {
    units: &'a Units,
    years: &'a Years,
    positions: &'a Table<Position>,
}

impl Reader<'_> {
    fn chunk(&self, people: &[Person]) -> Chunk {
        let row = |person: &Person| PersonRow {
            status: person.status,
            sex: person.sex,
            has_identifier: !person.nip().is_empty(),
            has_birth_date: person.birth_date.is_some(),
        };
        let years = (0..self.years.len())
            .map(|year| {
                let (first, last) = self.years.bounds(year);
                people.iter().map(|person| self.year_row(person, first, last)).collect()
            })
            .collect();
        Chunk { rows: people.iter().map(row).collect(), years }
    }

    fn year_row(&self, person: &Person, first: Day, last: Day) -> YearRow {
        let post = person.post_on(last);
        let position = post.and_then(|post| post.position).and_then(|id| self.positions.get(id));
        YearRow {
            unit: post.map_or(NONE, |post| self.units.place(post.unit)),
            position: position.map(|position| match position.kind {
                PositionKind::Managerial(_) => PositionGroup::Managerial,
                PositionKind::Functional(_) => PositionGroup::Functional,
                PositionKind::Implementing => PositionGroup::Implementing,
            }),
            service: service(person, first, last),
        }
    }
}

/// How a person was in service from `first` to `last`.
pub fn service(person: &Person, first: Day, last: Day) -> Service {
    match standing(person, last) {
        None | Some(Standing::Retired | Standing::Transferred | Standing::Deceased) => Service::Gone,
        Some(Standing::StudyLeave | Standing::UnpaidLeave | Standing::Suspended | Standing::Seconded) => Service::Away,
        Some(Standing::Active) => {
            let changes = person.standing.iter().filter_map(|entry| entry.from);
            let posts = person.posts.iter().filter_map(|entry| entry.from);
            let mut turns = changes.chain(posts).filter(|day| *day > first && *day <= last);
            let active = |day: Day| standing(person, day) == Some(Standing::Active);
            // The state can only change on a turn: look on the first day, on each turn, and on the day before it.
            if active(first) && turns.all(|day| active(day) && active(day.plus(-1))) {
                Service::Full
            } else {
                Service::Part
            }
        }
    }
}

/// Kedudukan on a day, none before a person entered service: before the first post, or before a first kedudukan that
/// is *aktif*. A first one of another kind follows service that is not written down.
fn standing(person: &Person, day: Day) -> Option<Standing> {
    if !person.posts.is_empty() && on_day(&person.posts, day).is_none() {
        return None;
    }
    match on_day(&person.standing, day) {
        Some(standing) => Some(*standing),
        None => {
            let first = person.standing.iter().min_by_key(|entry| entry.from).map(|entry| entry.value);
            (first != Some(Standing::Active)).then_some(Standing::Active)
        }
    }
}
