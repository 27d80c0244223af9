//! Predicates of a unit's people beside the pattern of its organisation's result, in one period.
use std::collections::BTreeSet;

use super::PeriodEntry;
use crate::domain::{Dataset, EvaluationPeriod, Id, Person, Predicate, Unit, UnitPredicate};
use crate::rules::{Line, distribution::Rules};

/// How the predicates of a unit stand to the pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fit {
    /// The organisation's result is not set.
    NoResult,
    /// Too few have a predicate for a comparison.
    TooFew,
    Fits,
    /// Lines of the pattern that are not kept.
    Differs(Vec<Line>),
}

/// One unit with everybody below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Distribution {
    pub unit: Id<Unit>,
    pub result: Option<UnitPredicate>,
    pub set_by: String,
    /// People with a predicate, by predicate, lowest first; without the head.
    pub people: [Vec<Id<Person>>; 5],
    /// People of whom an evaluation is expected, without the head.
    pub expected: Vec<Id<Person>>,
    /// Those of them without a predicate.
    pub left: Vec<Id<Person>>,
    /// The head was left out of the counts.
    pub without_head: bool,
}

impl Distribution {
    /// People by predicate, lowest first.
    pub fn counts(&self) -> [usize; 5] {
        self.people.each_ref().map(Vec::len)
    }

    /// People with a predicate.
    pub fn rated(&self) -> usize {
        self.people.iter().map(Vec::len).sum()
    }

    /// Share of a predicate among those who have one; none where nobody has.
    pub fn share(&self, predicate: Predicate) -> Option<f64> {
        let people = self.people.get(predicate as usize)?.len();
        (self.rated() > 0).then(|| people as f64 / self.rated() as f64)
    }

    /// How it stands to the pattern of the rules in use when the period ended.
    pub fn fit(&self, rules: &Rules) -> Fit {
        let Some(result) = self.result else { return Fit::NoResult };
        if self.rated() < rules.fewest_compared {
            return Fit::TooFew;
        }
        let broken: Vec<Line> = rules.broken(result, &self.counts()).into_iter().cloned().collect();
        if broken.is_empty() { Fit::Fits } else { Fit::Differs(broken) }
    }
}

/// The distribution of one unit among the entries of a period.
pub fn distribution<'a>(
    data: &Dataset,
    period: &EvaluationPeriod,
    unit: &Unit,
    entries: impl IntoIterator<Item = &'a PeriodEntry>,
) -> Distribution {
    let mut below = BTreeSet::from([unit.id]);
    let inside = |below: &mut BTreeSet<Id<Unit>>, id: Id<Unit>| {
        let is_in = below.contains(&id) || data.is_below(id, unit.id);
        if is_in {
            below.insert(id);
        }
        is_in
    };
    let set = data.unit_result(unit.id, period.id);
    let mut found = Distribution {
        unit: unit.id,
        result: set.map(|row| row.predicate),
        set_by: set.map(|row| row.set_by.clone()).unwrap_or_default(),
        people: Default::default(),
        expected: Vec::new(),
        left: Vec::new(),
        without_head: false,
    };
    for entry in entries {
        let is_here = match (unit.parent, entry.office) {
            (None, office) => office == Some(unit.id),
            (Some(_), _) => entry.unit.is_some_and(|id| inside(&mut below, id)),
        };
        if !is_here {
            continue;
        }
        if unit.head == Some(entry.person) {
            found.without_head = true;
            continue;
        }
        match entry.predicate {
            Some(predicate) => {
                found.people.iter_mut().skip(predicate as usize).take(1).for_each(|people| people.push(entry.person))
            }
            None if entry.expected => found.left.push(entry.person),
            None => {}
        }
        if entry.expected {
            found.expected.push(entry.person);
        }
    }
    found
}

/// Every perangkat daerah in use or with people in the period, by name.
pub fn distributions(data: &Dataset, period: &EvaluationPeriod, entries: &[PeriodEntry]) -> Vec<Distribution> {
    let mut by_office: std::collections::BTreeMap<Id<Unit>, Vec<&PeriodEntry>> = std::collections::BTreeMap::new();
    for entry in entries {
        if let Some(office) = entry.office {
            by_office.entry(office).or_default().push(entry);
        }
    }
    let mut offices: Vec<&Unit> = data
        .units
        .iter()
        .filter(|unit| unit.parent.is_none() && (!unit.closed || by_office.contains_key(&unit.id)))
        .collect();
    offices.sort_by(|a, b| (&a.name, a.id).cmp(&(&b.name, b.id)));
    let of = |unit: &Unit| by_office.get(&unit.id).map_or(&[][..], Vec::as_slice).iter().copied();
    offices.into_iter().map(|unit| distribution(data, period, unit, of(unit))).collect()
}
