//! Evaluations folded into a person × year and a person × quarter cube. Weights stay outside: they meet at the question.
use std::collections::BTreeMap;

use super::{
    super::stats::Sums,
    cached::Cached,
    evaluations::{ANNUAL, EvaluationChunk, EvaluationRow, MILLION, MISSING, NO_PREDICATE, Weights},
    years::Years,
};
use crate::domain::{Evaluation, Predicate};

/// No rubric.
const NO_RUBRIC: u8 = u8::MAX;
/// Several rubrics: the number is in `mixed`.
const MIXED: u8 = u8::MAX - 1;

/// One quarter, by person. A quarter without an evaluation of its own is read from its months.
#[derive(Clone, Debug, Default)]
pub struct Quarter {
    /// Place of the predicate, or [`NO_PREDICATE`].
    pub predicate: Vec<u8>,
    achievement: Vec<i32>,
    behaviour: Vec<i32>,
    rubric: Vec<u8>,
    /// Whether the quarter has an evaluation of its own.
    own: Vec<bool>,
}

/// One year, by person.
#[derive(Clone, Debug, Default)]
pub struct EvaluationYear {
    pub quarters: [Quarter; 4],
    /// Predicate of the annual evaluation.
    pub annual: Vec<u8>,
    /// Predicate of the annual evaluation, else of the latest quarter or month.
    pub predicate: Vec<u8>,
    /// Sums over the periods that have both halves.
    achievement: Vec<i64>,
    behaviour: Vec<i64>,
    used: Vec<u8>,
    rubric: Vec<u8>,
    /// Sums of numbers where rubrics differ inside the year.
    mixed: BTreeMap<u32, f64>,
}

/// All years.
#[derive(Debug)]
pub struct Evaluations {
    pub(super) chunks: Vec<Cached<Evaluation, EvaluationChunk>>,
    pub years: Vec<EvaluationYear>,
    pub weights: Vec<Weights>,
}

impl Quarter {
    fn of(people: usize) -> Self {
        Self {
            predicate: vec![NO_PREDICATE; people],
            achievement: vec![MISSING; people],
            behaviour: vec![MISSING; people],
            rubric: vec![NO_RUBRIC; people],
            own: vec![false; people],
        }
    }

    #[expect(clippy::indexing_slicing, reason = "kernel: `person` was checked against the length of every column")]
    fn put(&mut self, person: usize, row: &EvaluationRow) {
        self.predicate[person] = row.predicate;
        self.achievement[person] = row.achievement;
        self.behaviour[person] = row.behaviour;
        self.rubric[person] = row.rubric;
    }

    /// Counts the predicates and adds up the numbers of the people for whom `inside` is true. Without a branch on the
    /// data: who is inside and who has a number is as good as random to a processor.
    pub fn tally(&self, inside: &[bool], weights: &[Weights]) -> ([usize; 5], usize, Sums) {
        let mut counts = [0usize; 7];
        let mut sums = Sums::default();
        let numbers = self.achievement.iter().zip(&self.behaviour).zip(&self.rubric);
        for ((inside, predicate), ((achievement, behaviour), rubric)) in inside.iter().zip(&self.predicate).zip(numbers)
        {
            let place = if *inside { (*predicate).min(5) } else { 6 };
            if let Some(count) = counts.get_mut(usize::from(place)) {
                *count += 1;
            }
            let by = weights.get(usize::from(*rubric));
            let known = *inside & (*achievement != MISSING) & (*behaviour != MISSING) & by.is_some();
            let by = by.copied().unwrap_or(Weights { result: 0.0, behaviour: 0.0 });
            let value = (by.result * f64::from(*achievement) + by.behaviour * f64::from(*behaviour)) / MILLION;
            sums.add_if(known, value);
        }
        let [a, b, c, d, e, without, _] = counts;
        ([a, b, c, d, e], without, sums)
    }
}

impl EvaluationYear {
    fn of(people: usize) -> Self {
        Self {
            quarters: std::array::from_fn(|_| Quarter::of(people)),
            annual: vec![NO_PREDICATE; people],
            predicate: vec![NO_PREDICATE; people],
            achievement: vec![0; people],
            behaviour: vec![0; people],
            used: vec![0; people],
            rubric: vec![NO_RUBRIC; people],
            mixed: BTreeMap::new(),
        }
    }

    /// Nilai analisis of a person in this year: the mean of its quarters (of its months where it has no quarter).
    pub fn analysis(&self, person: usize, weights: &[Weights]) -> Option<f64> {
        let used = *self.used.get(person)?;
        if used == 0 {
            return None;
        }
        let sum = match weights.get(usize::from(*self.rubric.get(person)?)) {
            Some(weights) => {
                let (achievement, behaviour) = (*self.achievement.get(person)?, *self.behaviour.get(person)?);
                (weights.result * achievement as f64 + weights.behaviour * behaviour as f64) / MILLION
            }
            None => *self.mixed.get(&u32::try_from(person).ok()?)?,
        };
        Some(sum / f64::from(used))
    }

    /// Whether the predicate of a person is not the annual one.
    pub fn is_provisional(&self, person: usize) -> bool {
        self.annual.get(person).is_some_and(|annual| *annual == NO_PREDICATE)
            && self.predicate.get(person).is_some_and(|predicate| *predicate != NO_PREDICATE)
    }

    #[expect(clippy::indexing_slicing, reason = "kernel: `person` was checked against the length of every column")]
    fn add(&mut self, person: usize, row: &EvaluationRow, weights: &[Weights]) {
        if row.achievement == MISSING || row.behaviour == MISSING {
            return;
        }
        let weighed = |rubric: u8, achievement: i64, behaviour: i64| {
            let weights = weights.get(usize::from(rubric));
            weights.map_or(0.0, |by| (by.result * achievement as f64 + by.behaviour * behaviour as f64) / MILLION)
        };
        let (achievement, behaviour) = (i64::from(row.achievement), i64::from(row.behaviour));
        let key = person as u32;
        if self.used[person] == 0 {
            self.rubric[person] = row.rubric;
        } else if self.rubric[person] != MIXED && self.rubric[person] != row.rubric {
            let before = weighed(self.rubric[person], self.achievement[person], self.behaviour[person]);
            self.mixed.insert(key, before);
            self.rubric[person] = MIXED;
        }
        if self.rubric[person] == MIXED {
            *self.mixed.entry(key).or_default() += weighed(row.rubric, achievement, behaviour);
        }
        self.achievement[person] += achievement;
        self.behaviour[person] += behaviour;
        self.used[person] = self.used[person].saturating_add(1);
    }
}

impl Evaluations {
    /// Folds the chunks. Where a person has two evaluations of a period, the one with the later identifier holds.
    pub(super) fn fold(
        people: usize,
        years: &Years,
        weights: Vec<Weights>,
        chunks: Vec<Cached<Evaluation, EvaluationChunk>>,
    ) -> Self {
        let mut cube: Vec<EvaluationYear> = (0..years.len()).map(|_| EvaluationYear::of(people)).collect();
        let mut months: Vec<Vec<&EvaluationRow>> = vec![Vec::new(); years.len()];
        for row in chunks.iter().flat_map(|chunk| &chunk.columns.rows).filter(|row| (row.person as usize) < people) {
            let Some(place) = years.place(i32::from(row.year)) else { continue };
            let (Some(year), Some(months)) = (cube.get_mut(place), months.get_mut(place)) else { continue };
            match row.slot {
                ANNUAL => set(&mut year.annual, row),
                slot => match year.quarters.get_mut(usize::from(slot)) {
                    Some(quarter) => {
                        quarter.put(row.person as usize, row);
                        if let Some(own) = quarter.own.get_mut(row.person as usize) {
                            *own = true;
                        }
                    }
                    None => months.push(row),
                },
            }
        }
        for (year, months) in cube.iter_mut().zip(&mut months) {
            months.sort_by_key(|row| (row.person, row.slot));
            year.close(people, months, &weights);
        }
        Self { chunks, years: cube, weights }
    }

    /// One year; none outside the frame.
    pub fn year(&self, place: usize) -> Option<&EvaluationYear> {
        self.years.get(place)
    }

    /// Chunks of rows, for questions that need more than the cube.
    pub fn chunks(&self) -> impl Iterator<Item = &EvaluationChunk> {
        self.chunks.iter().map(|chunk| chunk.columns.as_ref())
    }
}

impl EvaluationYear {
    /// Makes the year from its quarters and months. `months` are sorted by person and month.
    #[expect(clippy::indexing_slicing, reason = "kernel: persons below `people`, the length of every column")]
    fn close(&mut self, people: usize, months: &[&EvaluationRow], weights: &[Weights]) {
        for at in 0..4 {
            let quarter = std::mem::take(&mut self.quarters[at]);
            for person in 0..people {
                if !quarter.own[person] {
                    continue;
                }
                let row = EvaluationRow {
                    person: person as u32,
                    period: 0,
                    year: 0,
                    slot: 0,
                    predicate: quarter.predicate[person],
                    rubric: quarter.rubric[person],
                    achievement: quarter.achievement[person],
                    behaviour: quarter.behaviour[person],
                    behaviours: [0; 7],
                };
                set(&mut self.predicate, &row);
                self.add(person, &row, weights);
            }
            self.quarters[at] = quarter;
        }
        for of_person in months.chunk_by(|a, b| a.person == b.person) {
            let Some(person) = of_person.first().map(|row| row.person as usize) else { continue };
            self.read_months(person, of_person, weights);
        }
        for person in 0..people {
            if self.annual[person] != NO_PREDICATE {
                self.predicate[person] = self.annual[person];
            }
        }
    }

    #[expect(clippy::indexing_slicing, reason = "kernel: months are 4-15, so quarters 0-3; `person` was checked")]
    fn read_months(&mut self, person: usize, months: &[&EvaluationRow], weights: &[Weights]) {
        let only_months = self.used[person] == 0;
        let quarter_of = |row: &EvaluationRow| usize::from((row.slot - 4) / 3);
        for of_quarter in months.chunk_by(|a, b| quarter_of(a) == quarter_of(b)) {
            let Some(last) = of_quarter.last() else { continue };
            let quarter = quarter_of(last);
            if !self.quarters[quarter].own[person] {
                let row = mean_of(of_quarter);
                self.quarters[quarter].put(person, &row);
                let later = self.quarters.iter().skip(quarter + 1).any(|later| later.own[person]);
                if !later {
                    set(&mut self.predicate, &row);
                }
            }
        }
        if only_months {
            months.iter().for_each(|row| self.add(person, row, weights));
        }
    }
}

/// One row for the months of a quarter: the latest predicate, and the mean of those with both halves.
fn mean_of(months: &[&EvaluationRow]) -> EvaluationRow {
    let both = || months.iter().filter(|row| row.achievement != MISSING && row.behaviour != MISSING);
    let count = both().count() as i64;
    let mean = |half: fn(&EvaluationRow) -> i32| {
        let sum: i64 = both().map(|row| i64::from(half(row))).sum();
        if count == 0 { MISSING } else { i32::try_from(sum / count).unwrap_or(MISSING) }
    };
    let known = months.iter().rev().map(|row| row.predicate).find(|predicate| *predicate != NO_PREDICATE);
    let last = both().next_back().or(months.last()).map_or(NO_RUBRIC, |row| row.rubric);
    EvaluationRow {
        person: months.first().map_or(0, |row| row.person),
        period: 0,
        year: 0,
        slot: 0,
        predicate: known.unwrap_or(NO_PREDICATE),
        rubric: last,
        achievement: mean(|row| row.achievement),
        behaviour: mean(|row| row.behaviour),
        behaviours: [0; 7],
    }
}

fn set(column: &mut [u8], row: &EvaluationRow) {
    if let Some(place) = column.get_mut(row.person as usize).filter(|_| row.predicate != NO_PREDICATE) {
        *place = row.predicate;
    }
}

/// The predicate at a place, lowest first.
pub fn predicate_at(place: u8) -> Option<Predicate> {
    Predicate::ALL.get(usize::from(place)).copied()
}
