//! Angka kredit of a person from an opening balance and the annual evaluations since then.
use std::collections::BTreeMap;

use super::{Progress, Row, Rules, credit, progress};
use crate::domain::{
    CreditOpening, Dataset, Dated, Day, Evaluation, EvaluationPeriod, FunctionalLevel, Id, PeriodSpan, Person,
    PositionKind, Post, Predicate,
};
use crate::rules::{Ratio, Sets, predicate_of};

/// One year as it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Year {
    pub year: u16,
    pub row: Row,
    pub points: Ratio,
}

/// Angka kredit of a person in the jenjang now held.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    pub level: FunctionalLevel,
    /// None: "AK sejak data tersedia", and nothing is forecast.
    pub opening: Option<Ratio>,
    pub years: Vec<Year>,
    /// Opening balance and years; without an opening balance the years only.
    pub credit: Ratio,
    /// How far the need of the next pangkat is met; none without an opening balance.
    pub rank: Option<Progress>,
    /// The same for the next jenjang; none at the top as well.
    pub next_level: Option<Progress>,
}

/// The rules of each annual period: those that closing it pinned, else those in force on its last day.
#[derive(Debug)]
pub struct Books(BTreeMap<Id<EvaluationPeriod>, Rules>);

impl Books {
    /// The rules of every annual period of a dataset.
    pub fn of(data: &Dataset) -> Self {
        let annual = data.periods.iter().filter(|period| period.span == PeriodSpan::Annual);
        let rules = |period: &EvaluationPeriod| {
            Sets::of_period(data, period).ok().map(|sets| (period.id, sets.credit.parameters))
        };
        Self(annual.filter_map(rules).collect())
    }
}

/// Angka kredit of a person at a day; none who holds no functional position of a known jenjang. `rules` say what is needed;
/// each year gives what the rules of its period say.
pub fn account_of(rules: &Rules, data: &Dataset, person: Id<Person>, at: Day) -> Option<Account> {
    let who = data.people.get(person)?;
    let theirs: Vec<&Evaluation> = data.evaluations.iter().filter(|row| row.person == person).collect();
    account(rules, &Books::of(data), data, who, &theirs, at)
}

/// Angka kredit of everybody who has some at a day, by identifier.
pub fn accounts(rules: &Rules, data: &Dataset, at: Day) -> Vec<(Id<Person>, Account)> {
    let books = Books::of(data);
    let mut theirs: BTreeMap<Id<Person>, Vec<&Evaluation>> = BTreeMap::new();
    for row in data.evaluations.iter().filter(|row| books.0.contains_key(&row.period)) {
        theirs.entry(row.person).or_default().push(row);
    }
    let of = |who: &Person| {
        let rows = theirs.get(&who.id).map_or(&[][..], Vec::as_slice);
        Some((who.id, account(rules, &books, data, who, rows, at)?))
    };
    data.people.iter().filter_map(of).collect()
}

fn account(
    rules: &Rules,
    books: &Books,
    data: &Dataset,
    who: &Person,
    evaluations: &[&Evaluation],
    at: Day,
) -> Option<Account> {
    let level = level_on(data, who, at)?;
    let openings = data.credit_openings.iter().filter(|row| row.person == who.id && row.date <= at);
    let opening = openings.max_by_key(|row| (row.date, row.id));
    let since = level_start(data, who, level, at);
    let start = opening.map(starts).into_iter().chain(since).max();
    let mut years: Vec<Year> = evaluations
        .iter()
        .filter_map(|row| {
            let period = data.periods.get(row.period)?;
            let book = books.0.get(&row.period).filter(|_| period.end <= at)?;
            let predicate = predicate_of(row)?;
            let months = months(start.map_or(period.start, |start| start.max(period.start)), period.end);
            let row = Row { level, predicate, months };
            Some(Year { year: period.year, row, points: credit(book, row)? })
        })
        .collect();
    crate::domain::order::sort_by_key(&mut years, |year| year.year);
    years.dedup_by_key(|year| year.year);
    // A promotion to another jenjang starts again from nothing.
    let in_level = |row: &CreditOpening| since.is_none_or(|since| since <= row.date || since <= row.level_since);
    let opening = opening.map(|row| if in_level(row) { Ratio::of(row.credit) } else { Ratio::ZERO });
    let credit = years.iter().fold(opening.unwrap_or(Ratio::ZERO), |sum, year| sum.plus(year.points));
    let needs = rules.levels.get(&level)?;
    let predicate = years.last().map_or(Predicate::Baik, |year| year.row.predicate);
    let towards = |need: Ratio| opening.map(|_| progress(rules, level, credit, need, predicate));
    let rank = towards(needs.rank_need.0);
    let next_level = needs.level_need.and_then(|need| towards(need.0));
    Some(Account { level, opening, years, credit, rank, next_level })
}

/// The day from which months count: after the balance, and not before the jenjang began.
fn starts(opening: &CreditOpening) -> Day {
    opening.date.plus(1).max(opening.level_since)
}

/// Whole months from `start` to the end of a period.
fn months(start: Day, end: Day) -> u8 {
    use chrono::Datelike;
    let of = |day: Day| i64::from(day.year()) * 12 + i64::from(day.month());
    let begun = i64::from(start.date().day() > 1);
    u8::try_from((of(end) - of(start) + 1 - begun).max(0)).unwrap_or(0)
}

/// The day on which the jenjang held at `at` began, without another between; none where it holds since the records begin.
fn level_start(data: &Dataset, person: &Person, level: FunctionalLevel, at: Day) -> Option<Day> {
    let mut posts: Vec<&Dated<Post>> =
        person.posts.iter().filter(|post| post.from.is_none_or(|from| from <= at)).collect();
    crate::domain::order::sort_by_key(&mut posts, |post| std::cmp::Reverse(post.from));
    let held = posts.iter().take_while(|post| level_of(data, &post.value) == Some(level));
    // Nobody is known to have held it before the first post that is recorded.
    held.last().and_then(|first| first.from)
}

fn level_on(data: &Dataset, person: &Person, day: Day) -> Option<FunctionalLevel> {
    level_of(data, person.post_on(day)?)
}

fn level_of(data: &Dataset, post: &Post) -> Option<FunctionalLevel> {
    let position = post.position.and_then(|id| data.positions.get(id))?;
    match position.kind {
        PositionKind::Functional(level) => level,
        PositionKind::Managerial(_) | PositionKind::Implementing => None,
    }
}
