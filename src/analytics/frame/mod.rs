//! The frame: dense columns and cubes that every question reads, built once and refreshed chunk by chunk.
mod cached;
mod cube;
mod evaluations;
mod index;
mod learning;
mod people;
mod taking_part;
mod units;
mod years;

use std::sync::Arc;

pub use cube::{EvaluationYear, Evaluations, Quarter, predicate_at};
pub use evaluations::{EvaluationChunk, EvaluationRow, ItemRow, MILLION, MISSING, NO_PREDICATE, ReadWith, Weights};
pub use index::{Index, NONE};
pub use learning::{JpYear, Learning, LearningRow};
pub use people::{People, PersonRow, PositionGroup, Service, YearRow, service};
pub use taking_part::{EventRow, Reach, Taking, TakingPart};
pub use units::{UnitRow, Units};
pub use years::Years;

use crate::domain::{Dataset, Day, Settings};
use crate::rules::{RuleName, jp, same_sets};

/// Columns over a dataset as of a day.
#[derive(Debug)]
pub struct Frame {
    /// What it was built from: its pointers say what is still the same.
    data: Dataset,
    pub today: Day,
    pub years: Years,
    pub units: Arc<Units>,
    pub people: Arc<People>,
    pub learning: Arc<Learning>,
    pub evaluations: Arc<Evaluations>,
    pub taking_part: Arc<TakingPart>,
    pub reading: Arc<ReadWith>,
    pub settings: Settings,
}

impl Frame {
    /// Reads a dataset as of `today`. With the frame before, only what changed is read again.
    pub fn of(data: &Dataset, today: Day, before: Option<&Self>) -> Self {
        let same = Same::of(data, today, before);
        let people_index = index::index_of(&data.people, before.map(|before| &before.people.index));
        let events = index::index_of(&data.events, before.map(|before| &before.taking_part.events));
        let same_people = before.is_some_and(|before| Arc::ptr_eq(&before.people.index, &people_index));
        let same_events = before.is_some_and(|before| Arc::ptr_eq(&before.taking_part.events, &events));
        let units = match before.filter(|_| same.units) {
            Some(before) => Arc::clone(&before.units),
            None => Arc::new(Units::of(data)),
        };
        let reading = match before.filter(|_| same.rubrics) {
            Some(before) => Arc::clone(&before.reading),
            None => Arc::new(ReadWith::of(data)),
        };
        let tables = jp::Tables::of(data);
        let same_tables = before.is_some_and(|before| same_sets(&before.data, data, RuleName::Jp));
        let known = before.filter(|_| same_people && same_events && same_tables);
        let known = known.map(|before| before.learning.chunks.as_slice());
        let jp_chunks = learning::read(data, &tables, &people_index, &events, known);
        let spans = data.periods.iter().map(|period| i32::from(period.year));
        let ends = data.events.iter().map(|event| event.end.year());
        let years = Years::of(learning::years_of(&jp_chunks).chain(spans).chain(ends), today);
        let same_years = before.is_some_and(|before| before.years == years);
        let same_places = before.is_some_and(|before| before.units.same_places(&units));

        let kept = before.filter(|_| same_people && same_years && same.people && same.positions && same_places);
        let people = match kept {
            Some(before) => Arc::clone(&before.people),
            None => {
                let known = before.filter(|_| same_years && same.positions && same_places);
                let known = known.map(|before| before.people.as_ref());
                Arc::new(People::of(data, people_index, &units, &years, known))
            }
        };
        let kept = before.filter(|_| same_people && same_events && same_years && same_tables && same.learning);
        let learning = match kept {
            Some(before) => Arc::clone(&before.learning),
            None => Arc::new(Learning::fold(data, &tables, &people.index, &years, jp_chunks)),
        };
        let read_alike = before.filter(|_| same_people && same.periods && same.plans && same.rubrics);
        let evaluations = match read_alike.filter(|_| same.evaluations && same_years) {
            Some(before) => Arc::clone(&before.evaluations),
            None => {
                let known = read_alike.map(|before| before.evaluations.chunks.as_slice());
                let chunks = evaluations::read(data, &reading, &people.index, known);
                let weights = reading.weights.clone();
                Arc::new(Evaluations::fold(people.index.len(), &years, weights, chunks))
            }
        };
        let kept = before.filter(|_| same_people && same_years && same.taking_part);
        let taking_part = match kept {
            Some(before) => Arc::clone(&before.taking_part),
            None => {
                let known = before.map(|before| (before.taking_part.as_ref(), same_people && same_events));
                Arc::new(TakingPart::of(data, &people.index, events, &years, known))
            }
        };
        let settings = data.settings().cloned().unwrap_or_else(Settings::blank);
        Self { data: data.clone(), today, years, units, people, learning, evaluations, taking_part, reading, settings }
    }

    /// Number of people.
    pub fn len(&self) -> usize {
        self.people.rows.len()
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.people.rows.is_empty()
    }

    /// The data it was built from.
    pub const fn data(&self) -> &Dataset {
        &self.data
    }

    /// Nilai analisis of a person in a year of the frame.
    pub fn analysis(&self, year: usize, person: usize) -> Option<f64> {
        self.evaluations.year(year)?.analysis(person, &self.evaluations.weights)
    }
}

/// Which tables are the same as before.
struct Same {
    units: bool,
    people: bool,
    positions: bool,
    learning: bool,
    periods: bool,
    plans: bool,
    rubrics: bool,
    evaluations: bool,
    taking_part: bool,
}

impl Same {
    fn of(data: &Dataset, today: Day, before: Option<&Frame>) -> Self {
        let old = before.filter(|before| before.today == today).map(|before| &before.data);
        let is = |same: fn(&Dataset, &Dataset) -> bool| old.is_some_and(|old| same(old, data));
        Self {
            units: is(|a, b| a.units == b.units),
            people: is(|a, b| a.people == b.people),
            positions: is(|a, b| a.positions == b.positions),
            learning: is(|a, b| a.learning == b.learning),
            periods: is(|a, b| a.periods == b.periods),
            plans: is(|a, b| a.work_plans == b.work_plans),
            rubrics: is(|a, b| a.rubrics == b.rubrics),
            evaluations: is(|a, b| a.evaluations == b.evaluations),
            taking_part: is(|a, b| {
                a.events == b.events && a.enrolments == b.enrolments && a.attendance == b.attendance
            }),
        }
    }
}
