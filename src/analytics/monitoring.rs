//! Monitoring dan evaluasi of a programme, a batch or one event: what was planned, who came, what it gave and cost.
use std::collections::{BTreeMap, HashMap, HashSet};

use super::{Frame, Funnel, Group, IndicatorLine, programs};
use crate::domain::{
    Day, Enrolment, EnrolmentState, Event, EventState, Hundredths, Id, Participant, Program, TestKind, TestResult,
};
use crate::rules::jp::Bucket;

/// Prates against pascates of those who took both, in percent of the highest score.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gain {
    pub n: usize,
    pub before: f64,
    pub after: f64,
}

/// One event.
#[derive(Clone, Debug, PartialEq)]
pub struct EventMonitor {
    pub event: Id<Event>,
    pub name: String,
    pub batch: String,
    pub start: Day,
    pub end: Day,
    pub state: EventState,
    /// Employees; guests are counted apart.
    pub count: Funnel,
    pub guests: usize,
    /// JP credited through it.
    pub jp: Hundredths,
    pub ceiling: Option<Hundredths>,
    pub realised: Option<Hundredths>,
    /// None where nobody took both tests.
    pub gain: Option<Gain>,
}

/// Money of the events for which both figures are known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spending {
    pub events: usize,
    pub ceiling: Hundredths,
    pub realised: Hundredths,
}

/// What a report of monitoring and evaluation stands on.
#[derive(Clone, Debug, PartialEq)]
pub struct Monitoring {
    /// Programme, batch with its programme, or event.
    pub name: String,
    pub aims: String,
    /// Up to the end of the year; none for a single event.
    pub indicators: Vec<IndicatorLine>,
    /// By first day.
    pub events: Vec<EventMonitor>,
    pub total: Funnel,
    pub guests: usize,
    pub jp: Hundredths,
    pub spending: Spending,
    pub gain: Option<Gain>,
    /// Reasons of refusals, the most frequent first; an empty text: without a reason.
    pub refusals: Vec<(String, usize)>,
}

impl Monitoring {
    /// Events in a state.
    pub fn in_state(&self, state: EventState) -> usize {
        self.events.iter().filter(|event| event.state == state).count()
    }
}

/// The group's events that end in `year` (a single event whatever its year); none where the group is gone.
pub fn monitoring(frame: &Frame, group: &Group, year: i32) -> Option<Monitoring> {
    let data = frame.data();
    let program = |id: Id<Program>| data.programs.get(id);
    let (name, of) = match group {
        Group::Program(id) => (program(*id)?.name.clone(), Some(*id)),
        Group::Batch { program: id, batch } => (format!("{}, {batch}", program(*id)?.name), Some(*id)),
        Group::Event(id) => (data.events.get(*id)?.name.clone(), None),
    };
    let counted = |event: &&Event| match group {
        Group::Program(id) => event.program == Some(*id) && event.end.year() == year,
        Group::Batch { program, batch } => {
            event.program == Some(*program) && event.batch.trim() == batch.trim() && event.end.year() == year
        }
        Group::Event(id) => event.id == *id,
    };
    let mut events: Vec<EventMonitor> = data.events.iter().filter(counted).map(blank).collect();
    events.sort_by(|a, b| (a.start, &a.name, a.event).cmp(&(b.start, &b.name, b.event)));
    let places: HashMap<Id<Event>, usize> = events.iter().enumerate().map(|(at, event)| (event.event, at)).collect();
    count_people(frame, &places, &mut events);
    let gain = count_tests(frame, &places, &mut events);
    let line = of.and_then(|id| programs(frame, year).into_iter().find(|line| line.program == id));
    let mut found = Monitoring {
        name,
        aims: of.and_then(program).map(|program| program.aims.clone()).unwrap_or_default(),
        indicators: line.map(|line| line.indicators).unwrap_or_default(),
        total: Funnel::default(),
        guests: events.iter().map(|event| event.guests).sum(),
        jp: events.iter().fold(Hundredths::ZERO, |sum, event| sum.plus(event.jp)),
        spending: Spending::default(),
        gain,
        refusals: refusals(frame, &places),
        events,
    };
    for event in &found.events {
        found.total.join(&event.count);
        if let (Some(ceiling), Some(realised)) = (event.ceiling, event.realised) {
            let Spending { events, ceiling: all, realised: spent } = found.spending;
            found.spending =
                Spending { events: events + 1, ceiling: all.plus(ceiling), realised: spent.plus(realised) };
        }
    }
    Some(found)
}

fn blank(event: &Event) -> EventMonitor {
    EventMonitor {
        event: event.id,
        name: event.name.clone(),
        batch: event.batch.clone(),
        start: event.start,
        end: event.end,
        state: event.state,
        count: Funnel::default(),
        guests: 0,
        jp: Hundredths::ZERO,
        ceiling: event.cost.ceiling,
        realised: event.cost.realised,
        gain: None,
    }
}

fn count_people(frame: &Frame, places: &HashMap<Id<Event>, usize>, events: &mut [EventMonitor]) {
    let part = &frame.taking_part;
    let place_of = |row: u32| places.get(&part.events.id(row as usize)?).copied();
    for taking in part.years.iter().flatten() {
        if let Some(event) = place_of(taking.event).and_then(|place| events.get_mut(place)) {
            event.count.add(taking);
        }
    }
    for row in frame.learning.rows().filter(|row| row.bucket == Bucket::Verified) {
        if let Some((event, jp)) = place_of(row.event).and_then(|place| events.get_mut(place)).zip(row.jp) {
            event.jp = event.jp.plus(Hundredths::new(i64::from(jp)));
        }
    }
    for row in frame.data().enrolments.iter().filter(|row| matches!(row.participant, Participant::Guest { .. })) {
        if let Some(event) = places.get(&row.event).and_then(|place| events.get_mut(*place)) {
            event.guests += 1;
        }
    }
}

/// Gains by event, and over all.
fn count_tests(frame: &Frame, places: &HashMap<Id<Event>, usize>, events: &mut [EventMonitor]) -> Option<Gain> {
    let data = frame.data();
    let ours: HashMap<Id<Enrolment>, usize> =
        data.enrolments.iter().filter_map(|row| Some((row.id, *places.get(&row.event)?))).collect();
    let mut scores: BTreeMap<Id<Enrolment>, [Option<f64>; 2]> = BTreeMap::new();
    for test in data.test_results.iter().filter(|test| ours.contains_key(&test.enrolment)) {
        let [before, after] = scores.entry(test.enrolment).or_default();
        let slot = if test.kind == TestKind::Pre { before } else { after };
        *slot = percent(test);
    }
    let mut sums = vec![(0, 0.0, 0.0); events.len()];
    for (enrolment, [before, after]) in scores {
        let sum = ours.get(&enrolment).and_then(|place| sums.get_mut(*place));
        if let (Some(sum), Some(before), Some(after)) = (sum, before, after) {
            *sum = (sum.0 + 1, sum.1 + before, sum.2 + after);
        }
    }
    for (event, sum) in events.iter_mut().zip(&sums) {
        event.gain = mean(*sum);
    }
    mean(sums.into_iter().fold((0, 0.0, 0.0), |all, sum| (all.0 + sum.0, all.1 + sum.1, all.2 + sum.2)))
}

fn mean((n, before, after): (usize, f64, f64)) -> Option<Gain> {
    (n > 0).then(|| Gain { n, before: before / n as f64, after: after / n as f64 })
}

fn percent(test: &TestResult) -> Option<f64> {
    (test.max > Hundredths::ZERO).then(|| test.score.value() * 100.0 / test.max.value())
}

fn refusals(frame: &Frame, places: &HashMap<Id<Event>, usize>) -> Vec<(String, usize)> {
    let events: HashSet<Id<Event>> = places.keys().copied().collect();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let rows = frame.data().enrolments.iter();
    for row in rows.filter(|row| row.state == EnrolmentState::Declined && events.contains(&row.event)) {
        *counts.entry(row.reason.trim().to_owned()).or_default() += 1;
    }
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    counts.sort_by(|a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
    counts
}
