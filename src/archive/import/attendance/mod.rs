//! Plans the import of participants with attendance: a column for each session, or a row for each. Empty stays not filled in.
//!
//! Events and sessions that are not here are offered and never invented: rows that name them wait until a person has
//! decided, and are then planned anew with the decision, so that they meet what stands in the event that was meant.
mod events;
mod foreign;
mod seats;
mod sessions;

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{
    Accept, Decisions, Draft, ImportPlan, ImportRow, RowOutcome, RowRefusal, RowWarning, learning::person,
    people::Roll, reading::Reading, reference::Named,
};
use crate::archive::sheet::{Mapping, RowKind, SheetRow};
use crate::domain::*;
use crate::words::{archive::label, collate::fold, import::PlanNote, lang::Lang};

use events::Means;
pub use events::OfferedEvent;
use foreign::{ForeignAttendance, MarkColumns};
pub use seats::Seating;
use seats::{Mark, Seats};
use sessions::{Asked, Places};

/// What the import makes besides rows of participants, where a row that goes in needs it.
#[derive(Clone, Debug, Default)]
pub struct Making {
    pub events: BTreeMap<Id<Event>, Event>,
    pub sessions: BTreeMap<Id<Session>, Session>,
}

/// A row below the header, read.
struct Read {
    line: u32,
    who: String,
    what: Result<ForeignAttendance, RowOutcome>,
}

/// Plans every row under decisions that were made about events and people.
pub fn plan(
    plan: &mut ImportPlan,
    data: &Dataset,
    mapping: &Mapping,
    rows: &[(SheetRow<'_>, RowKind)],
    decisions: &Decisions,
    stamp: &mut Stamp,
) {
    let read = read(plan, mapping, rows);
    let readable: Vec<(u32, Option<&ForeignAttendance>)> =
        read.iter().map(|row| (row.line, row.what.as_ref().ok())).collect();
    let events = events::gather(plan, data, &readable, decisions, stamp);
    let people = people(plan, data, &read, decisions, stamp);
    let known: Vec<Option<Event>> = events.means.iter().map(|means| event_of(data, means)).collect();
    let places = places(plan, data, &readable, (&events, &known), decisions, stamp);
    let asked: HashSet<Id<Event>> = known.iter().flatten().map(|event| event.id).collect();
    let mut seats = Seats::of(data, |id| asked.contains(&id));
    for ((row, of_row), person) in read.into_iter().zip(events.of_row).zip(people) {
        let mut out = ImportRow {
            line: row.line,
            who: row.who,
            outcome: RowOutcome::New,
            warnings: Vec::new(),
            waits_for: Vec::new(),
        };
        let (foreign, at, person) = match (row.what, of_row, person) {
            (Ok(foreign), Some(at), Some(person)) => (foreign, at, person),
            (Err(outcome), _, _) => {
                out.outcome = outcome;
                plan.push(out, Draft::None);
                continue;
            }
            _ => continue,
        };
        if let Some(Means::Open(reference)) = events.means.get(at) {
            out.waits_for.push(*reference);
        }
        if let Named::Reference(reference) = person.named {
            out.waits_for.push(reference);
        }
        out.warnings.extend(person.warning.clone());
        let event = known.get(at).and_then(Option::as_ref);
        let draft = weigh(plan, &mut seats, &mut out, (event, &person), &foreign, &places, stamp);
        plan.push(out, draft);
    }
}

/// Reads every row, and counts the signs that were understood as marks.
fn read(plan: &mut ImportPlan, mapping: &Mapping, rows: &[(SheetRow<'_>, RowKind)]) -> Vec<Read> {
    let columns = MarkColumns::of(mapping);
    let names_event = plan.options.event.is_none();
    let today = plan.options.today;
    let read = |(row, kind): &(SheetRow<'_>, RowKind)| {
        let mut reading = Reading::new(mapping, *row);
        let (line, who) = (row.line, reading.who());
        if *kind != RowKind::Data {
            return Read { line, who, what: Err(RowOutcome::NotData(*kind)) };
        }
        let foreign = ForeignAttendance::read(&mut reading, &columns, today, names_event);
        Read { line, who, what: foreign.ok_or(RowOutcome::Unreadable(reading.problems)) }
    };
    let read: Vec<Read> = rows.iter().map(read).collect();
    let marks = read.iter().filter_map(|row| row.what.as_ref().ok()).flat_map(|foreign| &foreign.marks);
    let mut signs: BTreeMap<(&str, AttendanceCode), usize> = BTreeMap::new();
    for marked in marks.map(|mark| &mark.marked) {
        if let Some(sign) = &marked.sign {
            *signs.entry((sign, marked.code)).or_default() += 1;
        }
    }
    let note =
        |((sign, code), cells): ((&str, AttendanceCode), usize)| PlanNote::Sign { sign: sign.to_owned(), code, cells };
    plan.notes.extend(signs.into_iter().map(note));
    read
}

/// The person of a row.
struct Who {
    named: Named<Person>,
    warning: Option<RowWarning>,
    /// Whom they replace: nobody, a number that nobody has, or somebody.
    replaces: Option<Option<Id<Person>>>,
}

fn people(
    plan: &mut ImportPlan,
    data: &Dataset,
    read: &[Read],
    decisions: &Decisions,
    stamp: &mut Stamp,
) -> Vec<Option<Who>> {
    let roll = Roll::of(data);
    let mut who = |row: &Read| {
        let foreign = row.what.as_ref().ok()?;
        let named = person(plan, &roll, row.line, (&foreign.number, &foreign.name), stamp);
        let named = match named {
            Named::Reference(at) => match decisions.get(&at) {
                Some(Accept::Map(bits)) => Named::Known(Id::from_bits(*bits)),
                _ => named,
            },
            Named::Known(_) => named,
        };
        let here = roll.number(&foreign.number).filter(|_| !foreign.name.is_empty());
        let differs = here.filter(|here| !is_named(here, &foreign.name));
        let warning =
            differs.map(|here| RowWarning::OtherName { here: here.full_name(), in_file: foreign.name.clone() });
        let replaces = foreign.replaces.as_ref().map(|number| roll.number(number).map(|person| person.id));
        Some(Who { named, warning, replaces })
    };
    read.iter().map(&mut who).collect()
}

/// Whether a name, with or without titles, is that of a person.
fn is_named(person: &Person, name: &str) -> bool {
    let name = fold(name);
    name == fold(&person.name) || name == fold(&person.full_name()) || name.contains(&fold(&person.name))
}

fn event_of(data: &Dataset, means: &Means) -> Option<Event> {
    match means {
        Means::Known(id) => data.events.get(*id).cloned(),
        Means::Made(event, _) => Some((**event).clone()),
        Means::Open(_) => None,
    }
}

/// The sessions of every event that is decided.
fn places(
    plan: &mut ImportPlan,
    data: &Dataset,
    rows: &[(u32, Option<&ForeignAttendance>)],
    (events, known): (&events::Events, &[Option<Event>]),
    decisions: &Decisions,
    stamp: &mut Stamp,
) -> Places {
    let mut asked: Vec<Asked<'_>> = Vec::new();
    let mut at_event: HashMap<Id<Event>, usize> = HashMap::new();
    for ((line, foreign), at) in rows.iter().zip(&events.of_row) {
        let (Some(foreign), Some(at)) = (foreign, at) else { continue };
        let Some(Some(event)) = known.get(*at) else { continue };
        let made_by = match events.means.get(*at) {
            Some(Means::Made(_, reference)) => Some(*reference),
            _ => None,
        };
        let place = *at_event.entry(event.id).or_insert_with(|| {
            let name = label(Lang::Id, data, Kind::Event, event.id.bits());
            asked.push(Asked { event, made_by, name, said: BTreeMap::new() });
            asked.len() - 1
        });
        let Some(asked) = asked.get_mut(place) else { continue };
        for mark in &foreign.marks {
            let lines = asked.said.entry(mark.session.clone()).or_default();
            if lines.last() != Some(line) {
                lines.push(*line);
            }
        }
    }
    let made = asked.iter().filter(|one| one.made_by.is_some());
    plan.making.events = made.map(|one| (one.event.id, one.event.clone())).collect();
    sessions::gather(plan, data, &asked, decisions, stamp)
}

/// What a row comes to, once its event is decided.
fn weigh(
    plan: &mut ImportPlan,
    seats: &mut Seats<'_>,
    row: &mut ImportRow,
    (event, person): (Option<&Event>, &Who),
    foreign: &ForeignAttendance,
    places: &Places,
    stamp: &mut Stamp,
) -> Draft {
    let Some(event) = event else { return Draft::None };
    let refused = |row: &mut ImportRow, why: RowRefusal| {
        row.waits_for.clear();
        row.outcome = RowOutcome::Refused(why);
        Draft::None
    };
    if event.state == EventState::Cancelled {
        return refused(row, RowRefusal::EventCancelled);
    }
    let mut marks: Vec<Mark<'_>> = Vec::with_capacity(foreign.marks.len());
    for mark in &foreign.marks {
        match places.get(&(event.id, mark.session.clone())) {
            Some(Ok(place)) => {
                marks.push((place.id, mark.marked.code, &mark.label));
                if let Some(reference) = place.waits_for.filter(|at| !row.waits_for.contains(at)) {
                    row.waits_for.push(reference);
                }
            }
            Some(Err(why)) => return refused(row, *why),
            None => return refused(row, RowRefusal::NoSession),
        }
    }
    let Named::Known(id) = person.named else { return Draft::None };
    let (outcome, seating) = seats.take((event.id, id, person.replaces), foreign, &marks, row.line, stamp);
    row.outcome = outcome;
    if !matches!(row.outcome, RowOutcome::New | RowOutcome::Changed(_)) {
        row.waits_for.clear();
    }
    let Some(seating) = seating else { return Draft::None };
    if event.state == EventState::Finished {
        row.warnings.push(RowWarning::EventFinished);
        plan.note_finished(&event.name);
    }
    Draft::Attendance(Box::new(seating))
}

impl ImportPlan {
    /// Counts a row that changes an event whose learning records are written already.
    fn note_finished(&mut self, event: &str) {
        let known = self.notes.iter_mut().find_map(|note| match note {
            PlanNote::Finished { name, rows } if name == event => Some(rows),
            _ => None,
        });
        match known {
            Some(rows) => *rows += 1,
            None => self.notes.push(PlanNote::Finished { name: event.to_owned(), rows: 1 }),
        }
    }
}
