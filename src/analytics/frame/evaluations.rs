//! Evaluations as columns: ratings, predicate, and the two halves of *nilai analisis* before they are weighed.
use std::collections::BTreeMap;

use super::{
    cached::{Cached, columns},
    index::{Index, NONE},
};
use crate::domain::{Dataset, Evaluation, Id, PeriodSpan, Person, Rubric, WorkPlan};
use crate::rules::{Rubrics, predicate_of, quick_achievement, stretch};

/// Halves of a number are kept in millionths, so that sums do not depend on their order.
pub const MILLION: f64 = 1e6;
/// No value.
pub const MISSING: i32 = i32::MIN;
/// No predicate.
pub const NO_PREDICATE: u8 = u8::MAX;

/// Which stretch of a year a row is of: 0-3 quarters, 4-15 months, 16 the year.
pub const ANNUAL: u8 = 16;

/// An evaluation as columns see it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EvaluationRow {
    /// Row of the person, or [`NONE`].
    pub person: u32,
    /// Row of the period, or [`NONE`].
    pub period: u32,
    pub year: u16,
    pub slot: u8,
    /// Place among predicates, lowest first, or [`NO_PREDICATE`].
    pub predicate: u8,
    /// Place among the frame's rubrics.
    pub rubric: u8,
    /// Mean achievement in millionths of a percent, or [`MISSING`].
    pub achievement: i32,
    /// Mean of behaviours in millionths, or [`MISSING`].
    pub behaviour: i32,
    /// On the rubric's scale, 0 where not filled.
    pub behaviours: [u8; 7],
}

/// Achievement of one item that has a category.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ItemRow {
    /// Row of the evaluation in its chunk.
    pub row: u16,
    /// Place among the frame's categories.
    pub category: u8,
    /// Millionths of a percent.
    pub achievement: i32,
}

/// Columns of one chunk.
#[derive(Debug, Default)]
pub struct EvaluationChunk {
    pub rows: Vec<EvaluationRow>,
    pub items: Vec<ItemRow>,
}

/// What a rubric weighs with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights {
    /// Share of results.
    pub result: f64,
    /// Share of behaviour, stretched to the scale of results.
    pub behaviour: f64,
}

/// What evaluations are read with.
#[derive(Debug)]
pub struct ReadWith {
    pub rubrics: Rubrics,
    /// In the order of `rubrics`.
    pub weights: Vec<Weights>,
    /// Keys of result categories, sorted.
    pub categories: Vec<String>,
}

impl ReadWith {
    /// What a dataset's evaluations are read with.
    pub fn of(data: &Dataset) -> Self {
        let rubrics = Rubrics::of(data);
        let weights = rubrics.all().iter().map(weights).collect();
        let mut categories: Vec<String> =
            rubrics.all().iter().flat_map(|rubric| &rubric.categories).map(|category| category.key.clone()).collect();
        categories.sort_unstable();
        categories.dedup();
        categories.truncate(usize::from(u8::MAX));
        Self { rubrics, weights, categories }
    }

    fn place(&self, id: Id<Rubric>) -> u8 {
        let place = self.rubrics.all().iter().position(|rubric| rubric.id == id);
        place.and_then(|place| u8::try_from(place).ok()).unwrap_or(u8::MAX)
    }

    fn category(&self, key: &str) -> Option<u8> {
        u8::try_from(self.categories.binary_search_by(|known| known.as_str().cmp(key)).ok()?).ok()
    }
}

fn weights(rubric: &Rubric) -> Weights {
    let result = rubric.result_weight.value().clamp(0.0, 100.0) / 100.0;
    let factor = stretch(rubric).map_or(0.0, |factor| factor.value());
    Weights { result, behaviour: (1.0 - result) * factor }
}

/// Reads the chunks that `before` does not know.
pub(super) fn read(
    data: &Dataset,
    reading: &ReadWith,
    people: &Index<Person>,
    before: Option<&[Cached<Evaluation, EvaluationChunk>]>,
) -> Vec<Cached<Evaluation, EvaluationChunk>> {
    let changed = data.evaluations.chunks().len() != before.map_or(0, <[_]>::len)
        || before.is_none_or(|before| !before.iter().zip(data.evaluations.chunks()).all(|(a, b)| a.is_of(b)));
    if let Some(before) = before.filter(|_| !changed) {
        return before.to_vec();
    }
    let reader = Reader::of(data, reading, people);
    columns(&data.evaluations, before, |rows| reader.chunk(rows))
}

#[derive(Clone, Copy)]
struct Period {
    year: u16,
    slot: u8,
    start: crate::domain::Day,
}

struct Reader<'a> {
    reading: &'a ReadWith,
    people: &'a Index<Person>,
    periods: Index<crate::domain::EvaluationPeriod>,
    period_rows: Vec<Period>,
    plans: BTreeMap<u16, Vec<Option<&'a WorkPlan>>>,
}

impl<'a> Reader<'a> {
    fn of(data: &'a Dataset, reading: &'a ReadWith, people: &'a Index<Person>) -> Self {
        let mut plans: BTreeMap<u16, Vec<Option<&WorkPlan>>> = BTreeMap::new();
        for plan in data.work_plans.iter() {
            let of_year = plans.entry(plan.year).or_insert_with(|| vec![None; people.len()]);
            if let Some(place) = people.find(plan.person).and_then(|row| of_year.get_mut(row)) {
                place.get_or_insert(plan);
            }
        }
        let period = |period: &crate::domain::EvaluationPeriod| Period {
            year: period.year,
            slot: match period.span {
                PeriodSpan::Quarter(quarter) => quarter.clamp(1, 4) - 1,
                PeriodSpan::Month(month) => month.clamp(1, 12) + 3,
                PeriodSpan::Annual => ANNUAL,
            },
            start: period.start,
        };
        let periods = Index::new(data.periods.iter().map(|period| period.id).collect());
        Self { reading, people, periods, period_rows: data.periods.iter().map(period).collect(), plans }
    }

    fn chunk(&self, evaluations: &[Evaluation]) -> EvaluationChunk {
        let mut chunk = EvaluationChunk { rows: Vec::with_capacity(evaluations.len()), items: Vec::new() };
        for (at, evaluation) in (0u16..).zip(evaluations) {
            let row = self.row(evaluation, at, &mut chunk.items);
            chunk.rows.push(row);
        }
        chunk
    }

    fn row(&self, evaluation: &Evaluation, at: u16, items: &mut Vec<ItemRow>) -> EvaluationRow {
        let person = self.people.row(evaluation.person);
        let period_row = self.periods.row(evaluation.period);
        let period = self.period_rows.get(period_row as usize).copied();
        let mut row = EvaluationRow {
            person: if period.is_some() { person } else { NONE },
            period: period_row,
            year: period.map_or(0, |period| period.year),
            slot: period.map_or(ANNUAL, |period| period.slot),
            predicate: predicate_of(evaluation).map_or(NO_PREDICATE, |predicate| predicate as u8),
            rubric: u8::MAX,
            achievement: MISSING,
            behaviour: MISSING,
            behaviours: [0; 7],
        };
        let Some((detail, period)) = evaluation.detail.as_ref().zip(period) else { return row };
        let Some(rubric) = self.reading.rubrics.for_evaluation(evaluation, period.start) else { return row };
        row.rubric = self.reading.place(rubric.id);
        let on_scale =
            |value: Option<u8>| value.filter(|value| (1..=rubric.behaviour_max).contains(value)).unwrap_or(0);
        row.behaviours = detail.behaviours.map(on_scale);
        let filled = row.behaviours.iter().filter(|value| **value > 0).count();
        if filled > 0 {
            let sum: u32 = row.behaviours.iter().map(|value| u32::from(*value)).sum();
            row.behaviour = millionths(f64::from(sum) / filled as f64);
        }
        let plan = self.plans.get(&period.year).and_then(|plans| plans.get(person as usize).copied().flatten());
        let achievement = plan.and_then(|plan| {
            quick_achievement(rubric, plan, detail, |item, achievement| {
                if let Some(category) = self.reading.category(&item.category) {
                    items.push(ItemRow { row: at, category, achievement: millionths(achievement) });
                }
            })
        });
        row.achievement = achievement.map_or(MISSING, millionths);
        row
    }
}

fn millionths(value: f64) -> i32 {
    (value * MILLION).round() as i32
}
