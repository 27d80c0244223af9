//! Targets of programmes against what was realised, up to the end of a year.
use serde::Serialize;

use super::{Frame, Reach, rounded};
use crate::domain::order;
use crate::domain::{EventState, Hundredths, Id, IndicatorSource, Program};
use crate::rules::jp::Bucket;

/// One indicator.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct IndicatorLine {
    pub name: String,
    pub measure: String,
    pub source: IndicatorSource,
    pub baseline: Option<Hundredths>,
    pub target: Option<Hundredths>,
    /// Computed or entered; none: belum ada data.
    pub realisation: Option<Hundredths>,
    /// Percent of the target.
    #[serde(serialize_with = "rounded::maybe")]
    pub achieved: Option<f64>,
}

/// One programme.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ProgramLine {
    pub program: Id<Program>,
    pub code: String,
    pub name: String,
    pub first_year: u16,
    pub last_year: u16,
    /// Events that were finished.
    pub events_finished: usize,
    /// Events planned or finished, cancelled ones aside.
    pub events: usize,
    /// People who attended.
    pub participants: usize,
    /// People who passed.
    pub finishers: usize,
    /// JP credited through its events.
    pub jp: Hundredths,
    pub indicators: Vec<IndicatorLine>,
}

#[derive(Clone)]
struct Tally {
    finished: usize,
    events: usize,
    attended: Vec<bool>,
    passed: Vec<bool>,
    jp: Hundredths,
}

/// Programmes that run in `year`, by code and name, with what they realised from their first year to the end of that one.
pub fn programs(frame: &Frame, year: i32) -> Vec<ProgramLine> {
    let runs = |program: &&Program| (i32::from(program.first_year)..=i32::from(program.last_year)).contains(&year);
    let mut running: Vec<&Program> = frame.data().programs.iter().filter(runs).collect();
    order::sort_by(&mut running, |a, b| (&a.code, &a.name, a.id).cmp(&(&b.code, &b.name, b.id)));
    let part = &frame.taking_part;
    let blank = Tally {
        finished: 0,
        events: 0,
        attended: vec![false; frame.len()],
        passed: vec![false; frame.len()],
        jp: Hundredths::ZERO,
    };
    let mut tallies = vec![blank; running.len()];
    let of_event: Vec<Option<usize>> = part
        .event_rows
        .iter()
        .map(|event| {
            let counted = event.year <= year && event.state != EventState::Cancelled;
            event.program.filter(|_| counted).and_then(|id| running.iter().position(|program| program.id == id))
        })
        .collect();
    for (event, place) in part.event_rows.iter().zip(&of_event) {
        if let Some(tally) = place.and_then(|place| tallies.get_mut(place)) {
            tally.events += 1;
            tally.finished += usize::from(event.state == EventState::Finished);
        }
    }
    // A result that was entered before the event was finished gives nobody anything yet.
    let is_finished =
        |event: u32| part.event_rows.get(event as usize).is_some_and(|event| event.state == EventState::Finished);
    let place_of = |event: u32| of_event.get(event as usize).copied().flatten();
    for taking in part.years.iter().flatten() {
        let Some(tally) = place_of(taking.event).and_then(|place| tallies.get_mut(place)) else { continue };
        let person = taking.person as usize;
        if let (Some(attended), Some(passed)) = (tally.attended.get_mut(person), tally.passed.get_mut(person)) {
            *attended |= taking.reach >= Reach::Attended;
            *passed |= taking.reach >= Reach::Finished && is_finished(taking.event);
        }
    }
    for row in frame.learning.rows().filter(|row| row.bucket == Bucket::Verified) {
        let tally = place_of(row.event).and_then(|place| tallies.get_mut(place));
        if let Some((tally, jp)) = tally.zip(row.jp) {
            tally.jp = tally.jp.plus(Hundredths::new(i64::from(jp)));
        }
    }
    running.iter().zip(&tallies).map(|(program, tally)| line(program, tally)).collect()
}

fn line(program: &Program, tally: &Tally) -> ProgramLine {
    let count = |people: &[bool]| people.iter().filter(|person| **person).count();
    let (participants, finishers) = (count(&tally.attended), count(&tally.passed));
    let whole = |number: usize| Hundredths::new(i64::try_from(number).unwrap_or(i64::MAX / 100).saturating_mul(100));
    let indicators = program.indicators.iter().map(|indicator| {
        let realisation = match indicator.source {
            IndicatorSource::Manual => indicator.realisation,
            IndicatorSource::Finishers => Some(whole(finishers)),
            IndicatorSource::Events => Some(whole(tally.finished)),
            IndicatorSource::LearningHours => Some(tally.jp),
            IndicatorSource::FinishedShare => {
                let share = finishers as f64 * 100.0 / participants as f64;
                (participants > 0).then(|| Hundredths::nearest(share)).flatten()
            }
        };
        let target = indicator.target.filter(|target| *target > Hundredths::ZERO);
        IndicatorLine {
            name: indicator.name.clone(),
            measure: indicator.measure.clone(),
            source: indicator.source,
            baseline: indicator.baseline,
            target: indicator.target,
            realisation,
            achieved: realisation.zip(target).map(|(done, target)| done.value() * 100.0 / target.value()),
        }
    });
    ProgramLine {
        program: program.id,
        code: program.code.clone(),
        name: program.name.clone(),
        first_year: program.first_year,
        last_year: program.last_year,
        events_finished: tally.finished,
        events: tally.events,
        participants,
        finishers,
        jp: tally.jp,
        indicators: indicators.collect(),
    }
}
