//! The sample's people: a head for every unit, staff by its size, each with a career that fits the NIP.
use std::collections::BTreeSet;

use super::{
    chance::Chance,
    names,
    posts::{Group, HEAD, Job, Ladder, Positions, seats},
    tree::{Node, Tree},
};
use crate::domain::*;

/// A person with what the sample knows beyond the row.
#[derive(Clone, Debug)]
pub struct Player {
    pub id: Id<Person>,
    pub superior: Option<Id<Person>>,
    pub node: usize,
    pub group: Group,
    pub manages: bool,
    pub pppk: bool,
    pub from: Day,
    pub until: Day,
    /// Eagerness to learn, about normal.
    pub eager: f32,
    /// Strength at work, about normal.
    pub strength: f32,
}

impl Player {
    /// Whether the person serves on that day.
    pub fn serves(&self, day: Day) -> bool {
        self.from <= day && day <= self.until
    }
}

/// Makes people one after another.
pub struct Cast<'a> {
    pub rows: Vec<Person>,
    pub players: Vec<Player>,
    pub positions: Positions,
    pub discipline: Vec<DisciplineRecord>,
    chance: Chance,
    ids: IdSource,
    numbers: BTreeSet<u64>,
    years: std::ops::RangeInclusive<i32>,
    tree: &'a Tree,
    now: Time,
}

impl<'a> Cast<'a> {
    /// `people` people in the units of `tree`, whose heads are told apart by being the first of their unit.
    pub fn hire(people: usize, tree: &'a Tree, years: std::ops::RangeInclusive<i32>, seed: u64, now: Time) -> Self {
        let mut cast = Self {
            rows: Vec::with_capacity(people),
            players: Vec::with_capacity(people),
            positions: Positions::new(seed, now),
            discipline: Vec::new(),
            chance: Chance::new(seed, 5),
            ids: IdSource::new(seed ^ 5),
            numbers: BTreeSet::new(),
            years,
            tree,
            now,
        };
        let mut heads: Vec<Option<Id<Person>>> = vec![None; tree.nodes.len()];
        for (at, (node, staff)) in tree.nodes.iter().zip(staffing(&tree.nodes, people)).enumerate() {
            let above = node.parent.and_then(|parent| heads.get(parent).copied().flatten());
            for seat in 0..staff {
                let superior = if seat == 0 { above } else { heads.get(at).copied().flatten().or(above) };
                let id = cast.person(at, node, seat == 0, superior);
                if let (0, Some(head)) = (seat, heads.get_mut(at)) {
                    *head = Some(id);
                }
            }
        }
        cast
    }

    fn person(&mut self, at: usize, node: &Node, head: bool, superior: Option<Id<Person>>) -> Id<Person> {
        let manages = head && node.rung > 0;
        let seats = seats(node.sector);
        let job = if manages {
            HEAD
        } else {
            let weights: Vec<u32> = seats.iter().map(|(weight, _)| *weight).collect();
            seats.get(if head { 0 } else { self.chance.weighted(&weights) }).map_or(HEAD, |(_, job)| *job)
        };
        let women = match job.group {
            Group::Teacher => 0.66,
            Group::Health => 0.72,
            Group::Office if manages => 0.28,
            Group::Office => 0.42,
        };
        let bears = matches!(job.name, "Bidan");
        let sex = if bears || self.chance.yes(women) { Sex::Female } else { Sex::Male };
        let last = *self.years.end();
        let status = match self.chance.below(100) {
            _ if head => Status::Pns,
            0..58 => Status::Pns,
            58..63 => Status::Cpns,
            63..95 => Status::Pppk,
            _ => Status::PppkPartTime,
        };
        let start_year = match status {
            Status::Pns if head => last - self.chance.between(12, 33),
            Status::Pns => last - self.chance.between(3, 33),
            Status::Cpns => last - self.chance.between(0, 1),
            Status::Pppk => last - self.chance.between(0, 5),
            Status::PppkPartTime => last - self.chance.between(0, 1),
        };
        let start_age = if status.is_pppk() { self.chance.between(25, 46) } else { self.chance.between(22, 33) };
        let birth_year = (start_year - start_age).max(last - 59);
        let birth = self.chance.day(birth_year, 1..=12);
        let start = Day::new(start_year, self.chance.pick(&[1, 3, 3, 4, 12]), 1).unwrap_or_default();
        let service = last - start_year;
        let step = match service {
            ..=9 => 0,
            10..=21 => 1,
            _ => 2,
        };
        let (position, _) = if manages {
            let office = self.tree.nodes.get(node.office).map_or("", |office| office.row.name.as_str());
            (self.positions.head(node, office), PositionKind::Implementing)
        } else {
            self.positions.seat(&job, step)
        };
        let id = self.ids.next(self.now);
        let until = self.farewell(birth_year, start, head);
        let posts = self.posts(node, (position, superior), start, step, &job, head && !manages);
        let row = Person {
            id,
            front_title: job.front.into(),
            name: names::name(&mut self.chance, sex),
            back_title: self.back_title(&job, manages, service),
            sex: (!self.chance.yes(0.01)).then_some(sex),
            birth_date: (!self.chance.yes(0.025)).then_some(birth),
            status,
            standing: self.standing(until, start),
            identifiers: self.identifiers(birth, start, sex, status),
            ranks: self.ranks(start_year, status, job.level, manages),
            posts,
            education: self.education(&job, birth_year, manages, service),
            contract: status.is_pppk().then(|| Contract { from: Some(start), until: Some(start.plus(5 * 365)) }),
            changed: Changed { at: self.now, by: None },
        };
        if self.chance.yes(0.004) {
            self.punish(id);
        }
        let eager = self.chance.normal();
        self.players.push(Player {
            id,
            superior,
            node: at,
            group: job.group,
            manages,
            pppk: status.is_pppk(),
            from: start,
            until: until.map_or(Day::from_number(i32::MAX), |(day, _)| day.plus(-1)),
            eager,
            strength: 0.16 * eager + self.chance.normal(),
        });
        self.rows.push(row);
        id
    }

    /// The day service ends, and how; heads stay, so that every unit has one.
    fn farewell(&mut self, birth_year: i32, start: Day, head: bool) -> Option<(Day, Standing)> {
        let (first, last) = (*self.years.start(), *self.years.end());
        if head {
            return None;
        }
        let age = last - birth_year;
        let (year, standing) = if age >= 58 {
            (last - self.chance.between(0, (age - 58).min(3)), Standing::Retired)
        } else if self.chance.yes(0.012) {
            let standing = match self.chance.below(5) {
                0 => Standing::Deceased,
                _ => Standing::Transferred,
            };
            (self.chance.between(first, last), standing)
        } else {
            return None;
        };
        let day = self.chance.day(year, 1..=12);
        (day > start).then_some((day, standing))
    }

    fn standing(&mut self, until: Option<(Day, Standing)>, start: Day) -> Vec<Dated<Standing>> {
        let mut standing = vec![Dated { from: Some(start), value: Standing::Active }];
        if self.chance.yes(0.006) {
            let from = self.chance.day(*self.years.end(), 1..=6);
            let away = if self.chance.below(3) == 0 { Standing::UnpaidLeave } else { Standing::StudyLeave };
            if from > start && until.is_none() {
                standing.push(Dated { from: Some(from), value: away });
            }
        }
        standing.extend(until.map(|(day, value)| Dated { from: Some(day), value }));
        standing
    }

    fn posts(
        &mut self,
        node: &Node,
        (position, superior): (Id<Position>, Option<Id<Person>>),
        start: Day,
        step: usize,
        job: &Job,
        extra: bool,
    ) -> Vec<Dated<Post>> {
        let extra_duty = if extra { node.head.clone() } else { String::new() };
        let now = Post { unit: node.row.id, position: Some(position), superior, extra_duty };
        if self.chance.yes(0.1) {
            return vec![Dated::always(now)];
        }
        let year = self.chance.between(*self.years.start(), *self.years.end());
        let moved = self.chance.day(year, 1..=12);
        if step > 0 && moved > start && job.ladder != Ladder::None && self.chance.yes(0.25) {
            let (before, _) = self.positions.seat(job, step - 1);
            let earlier = Post { position: Some(before), extra_duty: String::new(), ..now.clone() };
            return vec![Dated { from: Some(start), value: earlier }, Dated { from: Some(moved), value: now }];
        }
        vec![Dated { from: Some(start), value: now }]
    }

    fn identifiers(&mut self, birth: Day, start: Day, sex: Sex, status: Status) -> Vec<Dated<Identifier>> {
        let kind = if status.is_pppk() { IdentifierKind::NiPppk } else { IdentifierKind::Nip };
        let (from, date) = (start.date(), birth.date());
        use chrono::Datelike;
        let birth = date.year() as u64 * 10_000 + u64::from(date.month()) * 100 + u64::from(date.day());
        let code = if status.is_pppk() { 21 } else { u64::from(from.month()) };
        let sex = if sex == Sex::Male { 1 } else { 2 };
        loop {
            let begun = birth * 1_000_000 + from.year() as u64 * 100 + code;
            let number = begun * 10_000 + sex * 1000 + self.chance.between(1, 30) as u64;
            if self.numbers.insert(number) {
                return vec![Dated { from: Some(start), value: Identifier { kind, number: number.to_string() } }];
            }
        }
    }

    fn ranks(&mut self, start_year: i32, status: Status, level: EducationLevel, manages: bool) -> Vec<Dated<Rank>> {
        use EducationLevel::{D3, S1, S2, S3};
        if status.is_pppk() {
            let rank = if level >= S1 {
                9
            } else if level >= D3 {
                7
            } else {
                5
            };
            return vec![Dated { from: Day::new(start_year, 1, 1), value: Rank::Pppk(rank) }];
        }
        let (first, top): (u8, u8) = match level {
            S1 | S2 | S3 => (8, if manages { 15 } else { 14 }),
            D3 => (6, 11),
            _ => (4, 10),
        };
        let steps = u8::try_from((*self.years.end() - start_year) / 4).unwrap_or(0).min(top - first);
        // Older steps are rarely all on file.
        let known = steps.saturating_sub(3);
        (known..=steps)
            .map(|step| {
                let month = if self.chance.below(2) == 0 { 4 } else { 10 };
                let year = start_year + i32::from(step) * 4;
                Dated { from: Day::new(year, if step == 0 { 1 } else { month }, 1), value: Rank::Pns(first + step) }
            })
            .collect()
    }

    fn education(&mut self, job: &Job, birth_year: i32, manages: bool, service: i32) -> Vec<Education> {
        let year = |after: i32| u16::try_from(birth_year + after).ok();
        let mut list = vec![Education { level: job.level, field: job.field.into(), year: year(23) }];
        if manages && service > 15 {
            list.push(Education { level: EducationLevel::S2, field: "Administrasi Publik".into(), year: year(36) });
        }
        list
    }

    fn back_title(&mut self, job: &Job, manages: bool, service: i32) -> String {
        let mut title = job.back.to_owned();
        let second = match job.group {
            _ if manages && service > 15 => "M.Si.",
            Group::Teacher if self.chance.yes(0.12) => "Gr.",
            _ => return title,
        };
        title.push_str(if title.is_empty() { "" } else { ", " });
        title.push_str(second);
        title
    }

    fn punish(&mut self, person: Id<Person>) {
        let from = self.chance.day(*self.years.end() - 1, 1..=12);
        let level = self.chance.weighted(&[70, 24, 6]);
        let level = [DisciplineLevel::Light, DisciplineLevel::Moderate, DisciplineLevel::Severe]
            .get(level)
            .copied()
            .unwrap_or(DisciplineLevel::Light);
        let decree = format!("800.1.6.2/{}/BKPSDMD/{}", self.chance.between(10, 900), from.year());
        self.discipline.push(DisciplineRecord {
            id: self.ids.next(self.now),
            person,
            level,
            from,
            until: Some(from.plus(365)),
            decree,
            note: String::new(),
            changed: Changed { at: self.now, by: None },
        });
    }
}

/// Staff of every unit: its head first, the rest by size, exactly `people` in all.
fn staffing(nodes: &[Node], people: usize) -> Vec<usize> {
    let weight: usize = nodes.iter().map(|node| node.staff as usize).sum();
    let mut given: usize = 0;
    let mut before: usize = 0;
    nodes
        .iter()
        .map(|node| {
            before += node.staff as usize;
            let due = (before * people).checked_div(weight).unwrap_or(0);
            let staff = due - given;
            given = due;
            staff
        })
        .collect()
}
