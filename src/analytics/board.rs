//! What is due today: the list that Beranda opens with, each number with its rows.
use serde::Serialize;

use super::{Chosen, Class, Frame, NONE, Scope, is_expected};
use crate::domain::order;
use crate::domain::{EvaluationPeriod, Event, EventState, Hundredths, Id, PeriodSpan, PeriodState, Status, Unit};

/// An open period that has begun, and who is left in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OpenPeriod {
    pub period: Id<EvaluationPeriod>,
    pub year: u16,
    pub span: PeriodSpan,
    /// People of the scope of whom an evaluation is expected.
    pub expected: usize,
    /// Those of them without a predicate in it.
    pub not_evaluated: usize,
}

/// What keeps an answer from being whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Gaps {
    pub without_unit: usize,
    pub without_position: usize,
    pub without_identifier: usize,
    pub without_birth_date: usize,
    /// Learning records of the year whose JP cannot be computed.
    pub unknown_jp: usize,
    /// Learning records, of all years, that another one of the same activity stands for.
    pub double_records: usize,
}

/// What is due.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Board {
    /// People of the scope, active or on leave.
    pub people: usize,
    pub open_periods: Vec<OpenPeriod>,
    /// PNS active all year, below the minimum.
    pub below_minimum: usize,
    /// Learning records that wait for evidence, and whose.
    pub awaiting_records: usize,
    pub awaiting_people: usize,
    /// Events of the year or before that are over and not finished, by last day.
    pub events_to_finish: Vec<Id<Event>>,
    /// Units in use inside the scope without a head, in tree order.
    pub units_without_head: Vec<Id<Unit>>,
    pub gaps: Gaps,
}

/// What is due in a scope, as of the frame's day.
pub fn board(frame: &Frame, scope: &Scope) -> Board {
    let chosen = Chosen::of(frame, scope);
    let minimum = frame.settings.minimum_jp;
    let mut board = Board {
        people: 0,
        open_periods: open_periods(&chosen),
        below_minimum: 0,
        awaiting_records: 0,
        awaiting_people: 0,
        events_to_finish: events_to_finish(frame, scope.year),
        units_without_head: units_without_head(frame, scope),
        gaps: Gaps { double_records: frame.learning.double_count(), ..Gaps::default() },
    };
    let Some(jp) = chosen.year.and_then(|year| frame.learning.year(year)) else { return board };
    for (at, row, in_year) in chosen.everybody() {
        let count = |column: &[u16]| usize::from(column.get(at).copied().unwrap_or(0));
        let verified = Hundredths::new(i64::from(jp.verified.get(at).copied().unwrap_or(0)));
        let counts = row.status == Status::Pns && chosen.class(at as u32) == Class::Main;
        board.people += 1;
        board.below_minimum += usize::from(counts && verified < minimum);
        board.awaiting_records += count(&jp.awaiting_records);
        board.awaiting_people += usize::from(count(&jp.awaiting_records) > 0);
        board.gaps.unknown_jp += count(&jp.unknown_records);
        board.gaps.without_unit += usize::from(in_year.unit == NONE);
        board.gaps.without_position += usize::from(in_year.position.is_none());
        board.gaps.without_identifier += usize::from(!row.has_identifier);
        board.gaps.without_birth_date += usize::from(!row.has_birth_date);
    }
    board
}

/// People of the scope without a predicate in a period, of whom one is expected; and how many are expected.
pub fn left_in_period(chosen: &Chosen<'_>, period: &EvaluationPeriod) -> (usize, Vec<usize>) {
    let frame = chosen.frame;
    let row_of_period = frame.data().periods.iter().position(|known| known.id == period.id);
    let row_of_period = row_of_period.and_then(|row| u32::try_from(row).ok()).unwrap_or(NONE);
    let mut rated = vec![false; frame.len()];
    let rows = frame.evaluations.chunks().flat_map(|chunk| &chunk.rows);
    for row in rows.filter(|row| row.period == row_of_period && row.predicate != super::NO_PREDICATE) {
        if let Some(rated) = rated.get_mut(row.person as usize) {
            *rated = true;
        }
    }
    let mut expected = 0;
    let mut left = Vec::new();
    let people = frame.data().people.iter().zip(&chosen.classes).enumerate();
    for (at, (person, class)) in people {
        if *class == Class::Outside || !is_expected(person, period.end) {
            continue;
        }
        expected += 1;
        if rated.get(at) == Some(&false) {
            left.push(at);
        }
    }
    (expected, left)
}

fn open_periods(chosen: &Chosen<'_>) -> Vec<OpenPeriod> {
    let today = chosen.frame.today;
    let is_due = |period: &&EvaluationPeriod| period.state == PeriodState::Open && period.start <= today;
    let mut due: Vec<&EvaluationPeriod> = chosen.frame.data().periods.iter().filter(is_due).collect();
    order::sort_by_key(&mut due, |period| (period.end, period.span, period.id));
    let line = |period: &EvaluationPeriod| {
        let (expected, left) = left_in_period(chosen, period);
        let (year, span) = (period.year, period.span);
        OpenPeriod { period: period.id, year, span, expected, not_evaluated: left.len() }
    };
    due.into_iter().map(line).collect()
}

fn events_to_finish(frame: &Frame, year: i32) -> Vec<Id<Event>> {
    let rows = frame.taking_part.event_rows.iter().enumerate();
    let over =
        rows.filter(|(_, event)| event.state == EventState::Planned && event.end < frame.today && event.year <= year);
    let mut over: Vec<_> = over.filter_map(|(at, event)| Some((event.end, frame.taking_part.events.id(at)?))).collect();
    over.sort_unstable();
    over.into_iter().map(|(_, id)| id).collect()
}

fn units_without_head(frame: &Frame, scope: &Scope) -> Vec<Id<Unit>> {
    let range = scope.unit.map_or(0..u32::MAX, |unit| frame.units.range(unit));
    let rows = (0u32..).zip(frame.units.rows());
    let headless = rows.filter(|(place, row)| range.contains(place) && row.head.is_none() && !row.closed);
    headless.map(|(_, row)| row.id).collect()
}
