//! Who takes part: asked, enrolled, present, finished; by month, kind of activity and unit.
use serde::Serialize;

use super::{Chosen, Class, Frame, Reach, Scope, Taking, UnitLines, UnitName};
use crate::domain::LearningKind;

/// Kepesertaan by how far it came; each step includes the later ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Funnel {
    /// Diundang or diusulkan.
    pub invited: usize,
    /// Terdaftar.
    pub enrolled: usize,
    /// Hadir.
    pub attended: usize,
    /// Lulus.
    pub finished: usize,
    /// Menolak; part of the invited.
    pub declined: usize,
}

impl Funnel {
    pub(super) fn add(&mut self, taking: &Taking) {
        self.invited += 1;
        self.enrolled += usize::from(taking.reach >= Reach::Enrolled);
        self.attended += usize::from(taking.reach >= Reach::Attended);
        self.finished += usize::from(taking.reach >= Reach::Finished);
        self.declined += usize::from(taking.declined);
    }

    /// Adds what another counted.
    pub(super) fn join(&mut self, other: &Self) {
        self.invited += other.invited;
        self.enrolled += other.enrolled;
        self.attended += other.attended;
        self.finished += other.finished;
        self.declined += other.declined;
    }
}

/// One line by kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct KindLine {
    pub kind: LearningKind,
    pub count: Funnel,
}

/// One line by unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnitParticipation {
    #[serde(flatten)]
    pub unit: UnitName,
    /// People of the unit in the scope.
    pub people: usize,
    /// Those of them who attended anything.
    pub attended_people: usize,
    pub count: Funnel,
}

/// Who takes part in a year. An event is filed under the month of its last day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Participation {
    /// People of the scope.
    pub people: usize,
    /// People asked to anything.
    pub invited_people: usize,
    /// People who attended anything.
    pub attended_people: usize,
    /// People who finished anything.
    pub finished_people: usize,
    pub total: Funnel,
    /// January first.
    pub months: [Funnel; 12],
    pub kinds: Vec<KindLine>,
    pub units: Vec<UnitParticipation>,
}

/// Every main kind, in the order of the regulation.
pub const KINDS: [LearningKind; 5] = [
    LearningKind::Education,
    LearningKind::Training,
    LearningKind::Seminar,
    LearningKind::Workshop,
    LearningKind::NonClassical,
];

/// Who takes part in the scope's year.
pub fn participation(frame: &Frame, scope: &Scope) -> Participation {
    let chosen = Chosen::of(frame, scope);
    let lines = UnitLines::of(frame, scope);
    let mut total = Funnel::default();
    let mut months = [Funnel::default(); 12];
    let mut kinds = KINDS.map(|kind| KindLine { kind, count: Funnel::default() });
    let mut units = vec![(Funnel::default(), 0usize, 0usize); lines.names.len()];
    // 0: not asked, else one more than the furthest reach.
    let mut furthest = vec![0u8; frame.len()];
    let people = chosen.year.map_or(&[][..], |year| frame.people.year(year));
    for taking in chosen.year.map_or(&[][..], |year| frame.taking_part.year(year)) {
        if chosen.class(taking.person) == Class::Outside {
            continue;
        }
        let Some(event) = frame.taking_part.event(taking.event) else { continue };
        total.add(taking);
        if let Some(month) = months.get_mut(usize::from(event.month).wrapping_sub(1)) {
            month.add(taking);
        }
        if let Some(line) = kinds.iter_mut().find(|line| line.kind == event.kind) {
            line.count.add(taking);
        }
        let unit = people.get(taking.person as usize).and_then(|row| lines.line(row.unit));
        if let Some((count, ..)) = unit.and_then(|line| units.get_mut(line)) {
            count.add(taking);
        }
        if let Some(furthest) = furthest.get_mut(taking.person as usize) {
            *furthest = (*furthest).max(taking.reach as u8 + 1);
        }
    }
    let mut everybody = 0;
    let mut reached = [0usize; 4];
    for (person, _, row) in chosen.everybody() {
        everybody += 1;
        let far = furthest.get(person).copied().unwrap_or(0);
        reached.iter_mut().zip(1u8..).for_each(|(count, step)| *count += usize::from(far >= step));
        if let Some((_, people, attended)) = lines.line(row.unit).and_then(|line| units.get_mut(line)) {
            *people += 1;
            *attended += usize::from(far > Reach::Attended as u8);
        }
    }
    let [invited_people, _, attended_people, finished_people] = reached;
    let units = lines.names.into_iter().zip(units).filter(|(_, (_, people, _))| *people > 0);
    Participation {
        people: everybody,
        invited_people,
        attended_people,
        finished_people,
        total,
        months,
        kinds: kinds.to_vec(),
        units: units
            .map(|(unit, (count, people, attended_people))| UnitParticipation { unit, people, attended_people, count })
            .collect(),
    }
}
