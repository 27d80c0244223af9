//! Angka kredit of a person from an opening balance and the annual evaluations since then.
use std::collections::BTreeMap;

use super::{Points, Progress, Row, Rules, Step, Sums, points, progress, step};
use crate::domain::{
    CreditOpening, Dataset, Dated, Day, Evaluation, EvaluationPeriod, FunctionalLevel, Id, PeriodSpan, Person,
    PositionKind, Post, Predicate, Rank, order,
};
use crate::rules::{Ratio, Sets, predicate_of};

/// One year as it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Year {
    pub year: u16,
    pub evaluation: Id<Evaluation>,
    /// First and last day that count.
    pub from: Day,
    pub until: Day,
    pub row: Row,
    pub points: Ratio,
    /// What the rules of its period gave.
    pub by: Points,
}

/// Angka kredit of a person in the jenjang now held.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    pub level: FunctionalLevel,
    /// The day on which the jenjang began, where a post or the balance says so.
    pub since: Option<Day>,
    /// The balance that is in use, with what of it counts: nothing where the jenjang began after it. None: "AK sejak data
    /// tersedia", and nothing is forecast.
    pub opening: Option<(Id<CreditOpening>, Ratio)>,
    pub years: Vec<Year>,
    /// Opening balance and years; without an opening balance the years only.
    pub sums: Sums,
    /// The last day that is counted; a forecast starts on the next.
    pub until: Option<Day>,
    /// The predicate that a forecast supposes: that of the last year, else Baik.
    pub predicate: Predicate,
    pub rank: RankNeed,
    /// How far the need of the next jenjang is met; none at the top, and without an opening balance.
    pub next_level: Option<Progress>,
}

impl Account {
    /// The day on which a need is met if every year goes on with the same predicate; none where that cannot be told.
    pub fn met_on(&self, progress: &Progress) -> Option<Day> {
        use chrono::Datelike;
        let months = progress.months?;
        let after = self.until?.plus(1);
        // A month that has begun does not count.
        let begun = i64::from(months > 0 && after.date().day() > 1);
        let month = i64::from(after.year()) * 12 + i64::from(after.month()) - 1 + i64::from(months) + begun;
        let (year, month) = (month.div_euclid(12), month.rem_euclid(12));
        Day::new(i32::try_from(year).ok()?, u32::try_from(month).ok()? + 1, 1).map(|first| first.plus(-1))
    }
}

/// The need of the next pangkat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RankNeed {
    /// Angka kredit of a PPPK is not used for a pangkat.
    NotUsed,
    /// No golongan is recorded.
    Unknown,
    /// The golongan held is none of the jenjang.
    Outside(Rank),
    /// There is no higher one.
    Top(Rank),
    /// The next one belongs to the next jenjang, whose need is the one to meet.
    WithLevel(Rank),
    /// The next one inside the jenjang, after so many made in it; the progress is none without an opening balance.
    Within { next: Rank, made: usize, need: Ratio, progress: Option<Progress> },
}

/// The rules of each annual period: those that closing it pinned, else those in force on its last day.
#[derive(Debug)]
struct Books(BTreeMap<Id<EvaluationPeriod>, Rules>);

impl Books {
    fn of(data: &Dataset) -> Self {
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
    let openings: Vec<&CreditOpening> = data.credit_openings.iter().filter(|row| row.person == person).collect();
    account(rules, &Books::of(data), data, (who, &theirs, &openings), at)
}

/// Angka kredit of everybody who has some at a day, by identifier.
pub fn accounts(rules: &Rules, data: &Dataset, at: Day) -> Vec<(Id<Person>, Account)> {
    let books = Books::of(data);
    let mut theirs: BTreeMap<Id<Person>, Vec<&Evaluation>> = BTreeMap::new();
    for row in data.evaluations.iter().filter(|row| books.0.contains_key(&row.period)) {
        theirs.entry(row.person).or_default().push(row);
    }
    let mut openings: BTreeMap<Id<Person>, Vec<&CreditOpening>> = BTreeMap::new();
    for row in data.credit_openings.iter() {
        openings.entry(row.person).or_default().push(row);
    }
    let of = |who: &Person| {
        let rows = theirs.get(&who.id).map_or(&[][..], Vec::as_slice);
        let openings = openings.get(&who.id).map_or(&[][..], Vec::as_slice);
        Some((who.id, account(rules, &books, data, (who, rows, openings), at)?))
    };
    data.people.iter().filter_map(of).collect()
}

fn account(
    rules: &Rules,
    books: &Books,
    data: &Dataset,
    (who, theirs, openings): (&Person, &[&Evaluation], &[&CreditOpening]),
    at: Day,
) -> Option<Account> {
    let level = level_on(data, who, at)?;
    let opening = openings.iter().copied().filter(|row| row.date <= at).max_by_key(|row| (row.date, row.id));
    let held = Held::of(data, who, level, at);
    // A promotion to another jenjang starts again from nothing.
    let carried = opening.filter(|row| held.from <= Some(row.date.max(row.level_since)) || !held.is_promotion);
    // A balance knows the jenjang from before the posts that are recorded.
    let posted = held.from.filter(|_| carried.is_none() || held.is_promotion);
    let since = posted.into_iter().chain(carried.map(|row| row.level_since)).max();
    let start = opening.map(starts).into_iter().chain(since).max();
    let years = years_of(books, data, theirs, level, (start, at));
    let opening = opening.map(|row| (row, carried.map_or(Ratio::ZERO, |row| Ratio::of(row.credit))));
    let brought = opening.map_or(Ratio::ZERO, |(_, credit)| credit);
    let sums = years.iter().fold(Sums::of(brought), |sums, year| sums.plus(year.points));
    let predicate = years.last().map_or(Predicate::Baik, |year| year.row.predicate);
    let needs = rules.levels.get(&level)?;
    let towards = |credit: Ratio, need: Ratio| opening.map(|_| progress(rules, level, credit, need, predicate));
    let next_level = needs.level_need.and_then(|need| towards(sums.compared(rules.thresholds), need.0));
    let rank = rank_need(rules, who, level, at, since, |step| {
        let credit = if rules.surplus_carries_on {
            sums
        } else {
            // Whatever a pangkat left over is gone: only what came after it counts.
            let promoted = step.since.max(start);
            let kept = opening.filter(|(row, _)| step.since.is_none_or(|since| since <= row.date));
            let since_then = years_of(books, data, theirs, level, (promoted, at));
            let brought = kept.map_or(Ratio::ZERO, |(_, credit)| credit);
            since_then.iter().fold(Sums::of(brought), |sums, year| sums.plus(year.points))
        };
        towards(credit.compared(rules.thresholds), step.need)
    });
    let until = years.last().map(|year| year.until).or(opening.and(start).map(|start| start.plus(-1)));
    let opening = opening.map(|(row, credit)| (row.id, credit));
    Some(Account { level, since, opening, years, sums, until, predicate, rank, next_level })
}

/// The years whose annual evaluation ended by a day, counted from a day on.
fn years_of(
    books: &Books,
    data: &Dataset,
    theirs: &[&Evaluation],
    level: FunctionalLevel,
    (start, at): (Option<Day>, Day),
) -> Vec<Year> {
    let mut years: Vec<Year> = theirs
        .iter()
        .filter_map(|row| {
            let period = data.periods.get(row.period)?;
            let rules = books.0.get(&row.period).filter(|_| period.end <= at)?;
            let predicate = predicate_of(row)?;
            let from = start.map_or(period.start, |start| start.max(period.start));
            let stretch = Row { level, predicate, months: months(from, period.end) };
            let by = points(rules, stretch)?;
            let year = Year {
                year: period.year,
                evaluation: row.id,
                from,
                until: period.end,
                row: stretch,
                points: by.points,
                by,
            };
            Some(year)
        })
        .collect();
    order::sort_by_key(&mut years, |year| (year.year, year.evaluation));
    years.dedup_by_key(|year| year.year);
    years
}

/// What the next pangkat needs; `progress` says how far a step is.
fn rank_need(
    rules: &Rules,
    who: &Person,
    level: FunctionalLevel,
    at: Day,
    since: Option<Day>,
    progress: impl FnOnce(&Step) -> Option<Progress>,
) -> RankNeed {
    if who.status.is_pppk() {
        return RankNeed::NotUsed;
    }
    let Some(rank) = who.rank_on(at) else { return RankNeed::Unknown };
    let Some(needs) = rules.levels.get(&level) else { return RankNeed::Outside(rank) };
    let Some(place) = needs.ranks.iter().position(|of| *of == rank) else { return RankNeed::Outside(rank) };
    let Some(next) = needs.ranks.get(place + 1) else {
        let above = needs.next.and_then(|next| rules.levels.get(&next)).and_then(|next| next.ranks.first());
        return above.map_or(RankNeed::Top(rank), |next| RankNeed::WithLevel(*next));
    };
    // The pangkat held when the jenjang began; one that is not recorded or lies below it counts as the lowest.
    let first =
        since.and_then(|since| who.rank_on(since)).and_then(|rank| needs.ranks.iter().position(|of| *of == rank));
    let promoted = who.ranks.iter().filter(|held| held.value == rank).filter_map(|held| held.from).min();
    let made = place.saturating_sub(first.unwrap_or(0));
    let step = step(rules, needs, made, promoted);
    RankNeed::Within { next: *next, made, need: step.need, progress: progress(&step) }
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

/// Since when the posts say that a jenjang is held.
struct Held {
    /// None where it holds since the records begin.
    from: Option<Day>,
    /// Whether another one was held before, and it is not just that the records begin there.
    is_promotion: bool,
}

impl Held {
    /// The stretch of the jenjang held at `at`, without another between.
    fn of(data: &Dataset, person: &Person, level: FunctionalLevel, at: Day) -> Self {
        let mut posts: Vec<&Dated<Post>> =
            person.posts.iter().filter(|post| post.from.is_none_or(|from| from <= at)).collect();
        order::sort_by_key(&mut posts, |post| std::cmp::Reverse(post.from));
        let held = posts.iter().take_while(|post| level_of(data, &post.value) == Some(level)).count();
        // Nobody is known to have held it before the first post that is recorded.
        let from = posts.iter().take(held).next_back().and_then(|first| first.from);
        Self { from, is_promotion: held < posts.len() }
    }
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
