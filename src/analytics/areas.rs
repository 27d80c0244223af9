//! Areas to improve: behaviours where all seven were filled, and categories of work results.
use serde::Serialize;

use super::{Chosen, Class, EvaluationRow, Frame, MILLION, Scope, UnitLines, UnitName, rounded};
use crate::domain::order;
use crate::domain::{Bilingual, Rubric};

/// A mean and what it stands on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct AreaMean {
    /// On the rubric's scale, or percent. None: belum ada data.
    #[serde(serialize_with = "rounded::maybe")]
    pub mean: Option<f64>,
    /// Evaluations, or items.
    pub n: usize,
    /// Of these, those below what the rubric asks for *sesuai*.
    pub below: usize,
}

/// One of the seven behaviours.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BehaviourArea {
    /// 0-6, in the order of the rubric.
    pub index: usize,
    pub name: Bilingual,
    #[serde(flatten)]
    pub value: AreaMean,
}

/// One category of work results.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CategoryArea {
    pub key: String,
    pub name: Bilingual,
    #[serde(flatten)]
    pub value: AreaMean,
}

/// One unit.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct UnitAreas {
    #[serde(flatten)]
    pub unit: UnitName,
    /// Evaluations with all seven behaviours.
    pub evaluations: usize,
    /// In the order of the rubric.
    pub behaviours: [AreaMean; 7],
    /// In the order of the keys.
    pub categories: Vec<AreaMean>,
}

/// What needs work in a year.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Areas {
    /// People whose behaviours were filled, all seven.
    pub people: usize,
    /// Evaluations with all seven.
    pub evaluations: usize,
    /// Evaluations with some of the seven: left out.
    pub incomplete: usize,
    /// Lowest mean first.
    pub behaviours: Vec<BehaviourArea>,
    /// Lowest mean first; those without an item are left out.
    pub categories: Vec<CategoryArea>,
    /// Keys of categories, in the order of the units' lists.
    pub category_keys: Vec<String>,
    pub units: Vec<UnitAreas>,
}

#[derive(Clone, Copy, Default)]
struct Sum {
    total: i64,
    n: usize,
    below: usize,
}

impl Sum {
    fn add(&mut self, value: i64, below: bool) {
        self.total += value;
        self.n += 1;
        self.below += usize::from(below);
    }

    fn mean(&self, scale: f64) -> AreaMean {
        let mean = (self.n > 0).then(|| self.total as f64 / scale / self.n as f64);
        AreaMean { mean, n: self.n, below: self.below }
    }
}

#[derive(Clone)]
struct Tally {
    evaluations: usize,
    behaviours: [Sum; 7],
    categories: Vec<Sum>,
}

/// What needs work in the scope's year.
pub fn areas(frame: &Frame, scope: &Scope) -> Areas {
    let chosen = Chosen::of(frame, scope);
    let lines = UnitLines::of(frame, scope);
    let keys = &frame.reading.categories;
    let blank =
        || Tally { evaluations: 0, behaviours: [Sum::default(); 7], categories: vec![Sum::default(); keys.len()] };
    let mut all = blank();
    let mut units = vec![blank(); lines.names.len()];
    let mut people = vec![false; frame.len()];
    let mut incomplete = 0;
    let in_year = chosen.year.map_or(&[][..], |year| frame.people.year(year));
    let cuts: Vec<(i64, i64)> = frame.reading.rubrics.all().iter().map(cuts).collect();
    let cut = |row: &EvaluationRow| cuts.get(usize::from(row.rubric)).copied().unwrap_or((0, 0));
    for chunk in frame.evaluations.chunks() {
        let inside =
            |row: &EvaluationRow| i32::from(row.year) == scope.year && chosen.class(row.person) != Class::Outside;
        let line = |row: &EvaluationRow| in_year.get(row.person as usize).and_then(|year| lines.line(year.unit));
        for row in chunk.rows.iter().filter(|row| inside(row)) {
            let filled = row.behaviours.iter().filter(|value| **value > 0).count();
            if filled < row.behaviours.len() {
                incomplete += usize::from(filled > 0);
                continue;
            }
            if let Some(person) = people.get_mut(row.person as usize) {
                *person = true;
            }
            let unit = line(row).and_then(|line| units.get_mut(line));
            for tally in [Some(&mut all), unit].into_iter().flatten() {
                tally.evaluations += 1;
                for (sum, value) in tally.behaviours.iter_mut().zip(row.behaviours) {
                    sum.add(i64::from(value), i64::from(value) * 100 < cut(row).0);
                }
            }
        }
        for item in &chunk.items {
            let Some(row) = chunk.rows.get(usize::from(item.row)).filter(|row| inside(row)) else { continue };
            let unit = line(row).and_then(|line| units.get_mut(line));
            let value = i64::from(item.achievement);
            for tally in [Some(&mut all), unit].into_iter().flatten() {
                if let Some(sum) = tally.categories.get_mut(usize::from(item.category)) {
                    sum.add(value, value < cut(row).1 * 10_000);
                }
            }
        }
    }
    let people = people.into_iter().filter(|person| *person).count();
    let units = lines.names.into_iter().zip(units);
    let units = units.filter(|(_, tally)| tally.evaluations > 0 || tally.categories.iter().any(|sum| sum.n > 0));
    Areas {
        people,
        evaluations: all.evaluations,
        incomplete,
        behaviours: behaviours(frame, scope, &all),
        categories: categories(frame, &all),
        category_keys: keys.clone(),
        units: units
            .map(|(unit, tally)| UnitAreas {
                unit,
                evaluations: tally.evaluations,
                behaviours: tally.behaviours.map(|sum| sum.mean(1.0)),
                categories: tally.categories.iter().map(|sum| sum.mean(MILLION)).collect(),
            })
            .collect(),
    }
}

/// What a rubric asks for *sesuai*: of a behaviour and of an achievement, in hundredths.
fn cuts(rubric: &Rubric) -> (i64, i64) {
    (rubric.behaviour_cut.meets.raw(), rubric.result_cut.meets.raw())
}

fn behaviours(frame: &Frame, scope: &Scope, all: &Tally) -> Vec<BehaviourArea> {
    let first = crate::domain::Day::new(scope.year, 1, 1).unwrap_or_default();
    let rubric = frame.reading.rubrics.on(first);
    let name = |index: usize| {
        rubric.and_then(|rubric| rubric.behaviours.get(index)).map(|known| known.name.clone()).unwrap_or_default()
    };
    let sums = all.behaviours.iter().enumerate();
    let mut areas: Vec<BehaviourArea> =
        sums.map(|(index, sum)| BehaviourArea { index, name: name(index), value: sum.mean(1.0) }).collect();
    order::sort_by(&mut areas, |a, b| lowest(a.value, b.value).then(a.index.cmp(&b.index)));
    areas
}

fn categories(frame: &Frame, all: &Tally) -> Vec<CategoryArea> {
    let rubrics = frame.reading.rubrics.all();
    let name = |key: &str| {
        let known = rubrics.iter().rev().flat_map(|rubric| &rubric.categories).find(|category| category.key == key);
        known.map(|category| category.name.clone()).unwrap_or_default()
    };
    let sums = frame.reading.categories.iter().zip(&all.categories).filter(|(_, sum)| sum.n > 0);
    let area =
        |(key, sum): (&String, &Sum)| CategoryArea { key: key.clone(), name: name(key), value: sum.mean(MILLION) };
    let mut areas: Vec<CategoryArea> = sums.map(area).collect();
    order::sort_by(&mut areas, |a, b| lowest(a.value, b.value).then(a.key.cmp(&b.key)));
    areas
}

fn lowest(a: AreaMean, b: AreaMean) -> std::cmp::Ordering {
    let value = |area: AreaMean| area.mean.unwrap_or(f64::INFINITY);
    value(a).total_cmp(&value(b))
}
