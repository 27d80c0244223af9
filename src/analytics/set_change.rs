//! Who moves, and by how much, when a new version of a parameter set is written: asked before it is.
use std::collections::{BTreeMap, BTreeSet};

use super::{Fit, Frame, IpMove, distributions, ip_category, ip_inputs, ip_moves, period_entries, talent_places};
use crate::domain::{
    Change, Dataset, Day, EvaluationPeriod, Hundredths, Id, LearningRecord, Person, RuleSet, Standing, Status, Unit,
};
use crate::rules::{Ratio, RuleName, Sets, credit, ip_asn::Category, jp, rule_of};

/// One person whose number moves; none: has no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move<T> {
    pub person: Id<Person>,
    pub before: Option<T>,
    pub after: Option<T>,
}

/// People by category of the index, lowest first, the last those without one.
pub type ByCategory = [usize; 6];

/// What a new version does to stored data.
#[derive(Clone, Debug, PartialEq)]
pub enum Effects {
    /// The rule has no number of its own in the data: the calculators follow, nothing else.
    OnlyCalculators,
    /// A later version, or what a closed period keeps, holds on every day that it would be used for.
    Nothing,
    /// IP ASN as of today.
    Index { measured: usize, before: ByCategory, after: ByCategory, moved: Vec<IpMove> },
    /// Kotak Talenta as of today, by number of the box.
    Boxes { placed: usize, moved: Vec<Move<u8>> },
    /// Angka kredit as of today.
    Credit { counted: usize, moved: Vec<Move<Hundredths>> },
    /// Verified JP of this year, and how many PNS reach the minimum.
    Hours { minimum: Hundredths, of: usize, before: usize, after: usize, moved: Vec<Move<Hundredths>> },
    /// Perangkat daerah that stand otherwise to the pattern, by period.
    Pattern { compared: usize, moved: Vec<UnitMove> },
}

/// One perangkat daerah in one period.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitMove {
    pub unit: Id<Unit>,
    pub period: Id<EvaluationPeriod>,
    pub before: Fit,
    pub after: Fit,
}

/// What writing `row` would do as of `today`. For indexes and boxes a version that begins later is read as if its day had
/// come; JP, angka kredit and patterns go by the day of each record.
pub fn set_change(frame: &Frame, row: &RuleSet, today: Day) -> Effects {
    let data = frame.data();
    let mut later = data.clone();
    later.rule_sets.apply(&[Change { before: None, after: Some(row.clone()) }]);
    let day = row.effective_from.unwrap_or(today).max(today);
    let sets = Sets::on(data, day).ok().zip(Sets::on(&later, day).ok());
    let (Some((before, after)), Some(rule)) = (sets, rule_of(row)) else { return Effects::Nothing };
    let is_used = before != after;
    match rule {
        RuleName::Pp30 | RuleName::Gain | RuleName::Ikm | RuleName::SampleSize => Effects::OnlyCalculators,
        RuleName::IpAsn if is_used => index(frame, &before, &after, today),
        RuleName::NineBox if is_used => boxes(frame, &before, &after, today),
        RuleName::Credit => credit_moves(data, &later, (&before, &after), today),
        RuleName::Jp => hours(frame, &later, today),
        RuleName::Distribution => patterns(data, &later, row),
        RuleName::IpAsn | RuleName::NineBox => Effects::Nothing,
    }
}

fn index(frame: &Frame, before: &Sets, after: &Sets, at: Day) -> Effects {
    let (old, new) = (&before.ip_asn.parameters, &after.ip_asn.parameters);
    let moved = ip_moves(frame, old, new, at);
    let count = |rules: &crate::rules::ip_asn::Rules| {
        let mut count = ByCategory::default();
        for input in ip_inputs(frame, rules, at).iter().flatten() {
            let place = place(ip_category(rules, input));
            count.iter_mut().skip(place).take(1).for_each(|people| *people += 1);
        }
        count
    };
    let after = count(new);
    Effects::Index { measured: after.iter().sum(), before: count(old), after, moved }
}

/// The place of a category in [`ByCategory`].
fn place(category: Option<Category>) -> usize {
    category.and_then(|it| Category::ALL.iter().position(|known| *known == it)).unwrap_or(Category::ALL.len())
}

fn boxes(frame: &Frame, before: &Sets, after: &Sets, at: Day) -> Effects {
    let inputs = ip_inputs(frame, &before.ip_asn.parameters, at);
    let places = |sets: &Sets| talent_places(frame, &sets.nine_box.parameters, &inputs, at);
    let (old, new) = (places(before), places(after));
    let number = |place: &Option<crate::rules::nine_box::Place>| place.map(|place| place.number);
    let pairs = frame.people.index.ids().iter().zip(old.iter().zip(&new));
    let each = pairs.map(|(person, (old, new))| Move { person: *person, before: number(old), after: number(new) });
    let moved = each.filter(|it| it.before != it.after).collect();
    Effects::Boxes { placed: new.iter().flatten().count(), moved }
}

fn credit_moves(data: &Dataset, later: &Dataset, (before, after): (&Sets, &Sets), at: Day) -> Effects {
    let accounts = |sets: &Sets, data: &Dataset| -> BTreeMap<Id<Person>, Hundredths> {
        let rules = &sets.credit.parameters;
        let credit = |account: &credit::Account| Ratio::rounded(account.sums.compared(rules.thresholds));
        credit::accounts(rules, data, at).iter().map(|(person, account)| (*person, credit(account))).collect()
    };
    let (old, new) = (accounts(before, data), accounts(after, later));
    Effects::Credit { counted: new.len(), moved: moves(&old, &new) }
}

/// Everybody whose number differs, by identifier.
fn moves<T: Copy + PartialEq>(old: &BTreeMap<Id<Person>, T>, new: &BTreeMap<Id<Person>, T>) -> Vec<Move<T>> {
    let people: BTreeSet<Id<Person>> = old.keys().chain(new.keys()).copied().collect();
    let each = people.into_iter().map(|person| Move {
        person,
        before: old.get(&person).copied(),
        after: new.get(&person).copied(),
    });
    each.filter(|it| it.before != it.after).collect()
}

/// Only records without printed JP can move, so only the cards of their people are read again.
fn hours(frame: &Frame, later: &Dataset, today: Day) -> Effects {
    let data = frame.data();
    let (old, new) = (jp::Tables::of(data), jp::Tables::of(later));
    let year = today.year();
    let in_year = |record: &&LearningRecord| record.end.year() == year;
    let differs = |record: &&LearningRecord| jp::credited(&old, record) != jp::credited(&new, record);
    let mut cards: BTreeMap<Id<Person>, Vec<&LearningRecord>> = BTreeMap::new();
    for record in data.learning.iter().filter(in_year).filter(|record| record.actual_jp.is_none()).filter(differs) {
        cards.entry(record.person).or_default();
    }
    // All of their records: one of another year may be the same activity.
    for record in data.learning.iter() {
        if let Some(card) = cards.get_mut(&record.person) {
            card.push(record);
        }
    }
    let verified = |tables: &jp::Tables<'_>| -> BTreeMap<Id<Person>, Hundredths> {
        let card = |records: &Vec<&LearningRecord>| jp::card(tables, records, year, jp::JpTarget::None).verified;
        cards.iter().map(|(person, records)| (*person, card(records))).collect()
    };
    let (was, is) = (verified(&old), verified(&new));
    let minimum = frame.settings.minimum_jp;
    let asked = |id: &Id<Person>| {
        let person = data.people.get(*id);
        person.is_some_and(|it| it.status == Status::Pns && it.standing_on(today) == Standing::Active)
    };
    let reach = |jp: &BTreeMap<Id<Person>, Hundredths>| {
        jp.iter().filter(|(person, jp)| asked(person) && **jp >= minimum).count()
    };
    let of = cards.keys().filter(|id| asked(id)).count();
    Effects::Hours { minimum, of, before: reach(&was), after: reach(&is), moved: moves(&was, &is) }
}

fn patterns(data: &Dataset, later: &Dataset, row: &RuleSet) -> Effects {
    let (mut compared, mut moved) = (0, Vec::new());
    let in_use = |period: &&EvaluationPeriod| row.effective_from <= Some(period.end);
    for period in data.periods.iter().filter(in_use) {
        let sets = Sets::of_period(data, period).ok().zip(Sets::of_period(later, period).ok());
        let Some((before, after)) = sets.filter(|(before, after)| before.distribution != after.distribution) else {
            continue;
        };
        if !data.unit_evaluations.iter().any(|row| row.period == period.id) {
            continue;
        }
        for unit in distributions(data, period, &period_entries(data, period)) {
            if unit.result.is_none() {
                continue;
            }
            compared += 1;
            let (before, after) = (unit.fit(&before.distribution.parameters), unit.fit(&after.distribution.parameters));
            if before != after {
                moved.push(UnitMove { unit: unit.unit, period: period.id, before, after });
            }
        }
    }
    if compared == 0 { Effects::Nothing } else { Effects::Pattern { compared, moved } }
}
