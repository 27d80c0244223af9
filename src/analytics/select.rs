//! Whom a scope holds: one mark for each person, made once for a question.
use super::{Frame, Group, NONE, PersonRow, Reach, Scope, Service, Side, UnitRow, YearRow};
use crate::domain::{Id, Person, Unit};

/// Where a person stands in a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Class {
    Outside,
    /// Active all year: counted.
    Main,
    /// Not active all year, or on leave: a line of its own.
    Apart,
}

/// The people of a scope in its year.
#[derive(Debug)]
pub struct Chosen<'a> {
    pub frame: &'a Frame,
    pub scope: &'a Scope,
    /// Place of the scope's year in the frame; none: outside, and nobody is chosen.
    pub year: Option<usize>,
    pub classes: Vec<Class>,
}

impl<'a> Chosen<'a> {
    /// The people of a scope.
    pub fn of(frame: &'a Frame, scope: &'a Scope) -> Self {
        let year = frame.years.place(scope.year);
        Self { frame, scope, year, classes: classes(frame, scope, year) }
    }

    /// The same scope in another year of the frame.
    pub fn classes_in(&self, year: usize) -> Vec<Class> {
        classes(self.frame, self.scope, Some(year))
    }

    /// Rows and year rows of those in the main line, by person.
    pub fn main(&self) -> impl Iterator<Item = (usize, &'a PersonRow, &'a YearRow)> + '_ {
        self.with(|class| class == Class::Main)
    }

    /// Rows and year rows of everybody in the scope, by person.
    pub fn everybody(&self) -> impl Iterator<Item = (usize, &'a PersonRow, &'a YearRow)> + '_ {
        self.with(|class| class != Class::Outside)
    }

    fn with(&self, wanted: fn(Class) -> bool) -> impl Iterator<Item = (usize, &'a PersonRow, &'a YearRow)> + '_ {
        let years = self.year.map_or(&[][..], |year| self.frame.people.year(year));
        let rows = self.frame.people.rows.iter().zip(years).zip(&self.classes).enumerate();
        rows.filter(move |(_, (_, class))| wanted(**class)).map(|(at, ((row, year), _))| (at, row, year))
    }

    /// Identifier of a person by row.
    pub fn id(&self, person: usize) -> Id<Person> {
        self.frame.people.index.id(person).unwrap_or(Id::from_bits(0))
    }

    /// Where a person stands.
    pub fn class(&self, person: u32) -> Class {
        self.classes.get(person as usize).copied().unwrap_or(Class::Outside)
    }
}

fn classes(frame: &Frame, scope: &Scope, year: Option<usize>) -> Vec<Class> {
    let Some(year) = year else { return vec![Class::Outside; frame.len()] };
    let range = scope.unit.map_or(0..0, |unit| frame.units.range(unit));
    let range = if scope.own { range.start..range.end.min(range.start.saturating_add(1)) } else { range };
    let here = |unit: u32| match &scope.unit {
        Some(_) => range.contains(&unit),
        None => !scope.own || unit == NONE,
    };
    let side = scope.group.as_ref().filter(|_| scope.side != Side::Both).map(|group| members(frame, group, year));
    let class = |at: usize, row: &PersonRow, in_year: &YearRow| {
        let here = here(in_year.unit)
            && scope.status.is_none_or(|status| status == row.status)
            && scope.position.is_none_or(|position| in_year.position == Some(position));
        let on_side = || {
            side.as_ref()
                .is_none_or(|members| members.get(at).copied().unwrap_or(false) == (scope.side == Side::Participants))
        };
        match in_year.service {
            Service::Full if here && on_side() => Class::Main,
            Service::Part | Service::Away if here && on_side() => Class::Apart,
            _ => Class::Outside,
        }
    };
    let rows = frame.people.rows.iter().zip(frame.people.year(year)).enumerate();
    rows.map(|(at, (row, in_year))| class(at, row, in_year)).collect()
}

/// Who attended an event of the group that ended in the year or before, by person.
pub fn members(frame: &Frame, group: &Group, year: usize) -> Vec<bool> {
    let part = &frame.taking_part;
    let belongs = |(event, row): (usize, &super::EventRow)| match group {
        Group::Program(program) => row.program == Some(*program),
        Group::Event(wanted) => part.events.id(event) == Some(*wanted),
        Group::Batch { program, batch } => row.program == Some(*program) && row.batch == batch.trim(),
    };
    let events: Vec<bool> = part.event_rows.iter().enumerate().map(belongs).collect();
    let mut members = vec![false; frame.len()];
    for taking in part.years.iter().take(year + 1).flatten().filter(|taking| taking.reach >= Reach::Attended) {
        if events.get(taking.event as usize) == Some(&true)
            && let Some(member) = members.get_mut(taking.person as usize)
        {
            *member = true;
        }
    }
    members
}

/// A unit as answers name it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct UnitName {
    /// None: people without a unit.
    pub unit: Option<Id<Unit>>,
    pub name: String,
    /// Only the unit itself: what is below it has lines of its own.
    pub own: bool,
}

impl UnitName {
    /// The scope that holds just this line of an answer.
    pub fn within(&self, scope: &Scope) -> Scope {
        scope.within(self.unit, self.own)
    }
}

/// Which line of an answer each unit belongs to: those directly below the scope's unit, and the unit itself.
#[derive(Debug)]
pub struct UnitLines {
    pub names: Vec<UnitName>,
    of_place: Vec<u32>,
}

impl UnitLines {
    /// Lines for a scope: perangkat daerah for everybody, else the units below the scope's.
    pub fn of(frame: &Frame, scope: &Scope) -> Self {
        let units = frame.units.rows();
        let mut lines = Self { names: Vec::new(), of_place: vec![NONE; units.len() + 1] };
        let name = |row: &UnitRow, own| UnitName { unit: Some(row.id), name: row.name.clone(), own };
        let without = UnitName { unit: None, name: String::new(), own: true };
        if scope.unit.is_none() && scope.own {
            lines.put(units.len()..units.len() + 1, without);
            return lines;
        }
        let top = scope.unit.map(|unit| frame.units.range(unit));
        let (start, end) = top.as_ref().map_or((0, units.len()), |range| (range.start as usize, range.end as usize));
        let mut at = start;
        if top.is_some() {
            if let Some(row) = units.get(at) {
                lines.put(at..at + 1, name(row, true));
                at += 1;
            }
            if scope.own {
                return lines;
            }
        }
        while let Some(row) = units.get(at).filter(|_| at < end) {
            lines.put(at..row.end as usize, name(row, false));
            at = (row.end as usize).max(at + 1);
        }
        if top.is_none() {
            lines.put(units.len()..units.len() + 1, without);
        }
        lines
    }

    fn put(&mut self, places: std::ops::Range<usize>, name: UnitName) {
        let line = self.names.len() as u32;
        self.names.push(name);
        self.of_place.get_mut(places).unwrap_or_default().fill(line);
    }

    /// The line of a unit's place; the last line for people without a unit, if there is one.
    pub fn line(&self, unit: u32) -> Option<usize> {
        let place = (unit as usize).min(self.of_place.len().saturating_sub(1));
        self.of_place.get(place).filter(|line| **line != NONE).map(|line| *line as usize)
    }
}
