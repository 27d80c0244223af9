//! Which sessions marks mean: those of the event, and those that the file names and the event has not, which are offered.
use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::archive::import::{Accept, Decisions, ImportPlan, Reference, ReferenceKind, RowRefusal};
use crate::archive::sheet::{value::SaidSession, written_out};
use crate::domain::*;

/// Where a mark goes.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    pub id: Id<Session>,
    /// Reference that must be accepted first.
    pub waits_for: Option<usize>,
}

/// The sessions of every event, by how the file names them.
pub type Places = HashMap<(Id<Event>, SaidSession), Result<Place, RowRefusal>>;

/// An event, and what rows say about its sessions.
pub struct Asked<'a> {
    pub event: &'a Event,
    /// Reference by which the event is made; none for one that is here.
    pub made_by: Option<usize>,
    pub name: String,
    /// Each session as it is named, with the lines that mark it.
    pub said: BTreeMap<SaidSession, Vec<u32>>,
}

/// Finds the session of every name. What an event has not is listed with it, or goes with the event that is made.
pub fn gather(
    plan: &mut ImportPlan,
    data: &Dataset,
    asked: &[Asked<'_>],
    decisions: &Decisions,
    stamp: &mut Stamp,
) -> Places {
    let mut of_event: HashMap<Id<Event>, Vec<&Session>> = asked.iter().map(|one| (one.event.id, Vec::new())).collect();
    for session in data.sessions.iter() {
        if let Some(list) = of_event.get_mut(&session.event) {
            list.push(session);
        }
    }
    let mut places = Places::new();
    for one in asked {
        let here = of_event.get(&one.event.id).map_or(&[][..], Vec::as_slice);
        let wanted: BTreeMap<&SaidSession, Wanted> =
            one.said.keys().map(|said| (said, look(one.event, here, said))).collect();
        let made = make(one.event, here, &wanted, stamp);
        let mut waits_for = None;
        if !made.is_empty() {
            let told: BTreeSet<(u16, Day)> =
                made.values().flatten().map(|session| (session.number, session.day)).collect();
            let told: Vec<(u16, Day)> = told.into_iter().collect();
            match one.made_by {
                Some(at) => {
                    if let Some(reference) = plan.references.get_mut(at) {
                        reference.sessions = told;
                    }
                }
                None => waits_for = offer(plan, one, &wanted, told, decisions),
            }
        }
        for (said, wanted) in wanted {
            let place = match wanted {
                Wanted::Known(id) => Ok(Place { id, waits_for: None }),
                Wanted::Refused(why) => Err(why),
                Wanted::New(_) => match made.get(said) {
                    Some(Some(session)) => Ok(Place { id: session.id, waits_for }),
                    Some(None) => Err(RowRefusal::SessionUnclear),
                    None => Err(RowRefusal::SessionDay),
                },
            };
            places.insert((one.event.id, said.clone()), place);
        }
        plan.making.sessions.extend(made.into_values().flatten().map(|session| (session.id, session)));
    }
    places
}

/// Lists the new sessions of an event that is here; none where they were accepted.
fn offer(
    plan: &mut ImportPlan,
    one: &Asked<'_>,
    wanted: &BTreeMap<&SaidSession, Wanted>,
    sessions: Vec<(u16, Day)>,
    decisions: &Decisions,
) -> Option<usize> {
    let is_new = |said: &SaidSession| matches!(wanted.get(said), Some(Wanted::New(_)));
    let lines: BTreeSet<u32> =
        one.said.iter().filter(|(said, _)| is_new(said)).flat_map(|(_, lines)| lines.iter().copied()).collect();
    let at = plan.references.len();
    plan.references.push(Reference {
        kind: ReferenceKind::Sessions { event: one.event.id },
        name: one.name.clone(),
        lines: lines.into_iter().collect(),
        similar: Vec::new(),
        provisional: 0,
        sessions,
    });
    (decisions.get(&at) != Some(&Accept::Create)).then_some(at)
}

/// What a name of a session comes to within one event.
#[derive(Clone, Debug)]
enum Wanted {
    Known(Id<Session>),
    New(Fresh),
    Refused(RowRefusal),
}

/// What is known of a session that is not there.
#[derive(Clone, Debug, Default)]
struct Fresh {
    number: Option<u16>,
    day: Option<Day>,
    topic: String,
}

fn look(event: &Event, here: &[&Session], said: &SaidSession) -> Wanted {
    let only = |fits: &dyn Fn(&Session) -> bool, fresh: Fresh| {
        let mut fitting = here.iter().filter(|session| fits(session));
        match (fitting.next(), fitting.next()) {
            (Some(one), None) => Wanted::Known(one.id),
            (Some(_), Some(_)) => Wanted::Refused(RowRefusal::SessionUnclear),
            (None, _) => Wanted::New(fresh),
        }
    };
    match said {
        SaidSession::Number(number, day) => match here.iter().find(|session| session.number == *number) {
            Some(session) if day.is_none_or(|day| day == session.day) => Wanted::Known(session.id),
            Some(_) => Wanted::Refused(RowRefusal::SessionUnclear),
            None => Wanted::New(Fresh { number: Some(*number), day: *day, ..Fresh::default() }),
        },
        SaidSession::Day(day) => only(&|session| session.day == *day, Fresh { day: Some(*day), ..Fresh::default() }),
        SaidSession::NthDay(number) => {
            let day = event.start.plus(i32::from(*number) - 1);
            let days: BTreeSet<Day> = here.iter().map(|session| session.day).collect();
            // The second day with a session may be the third of the event: which one is meant is not told.
            let nth = days.iter().nth(usize::from(number.saturating_sub(1)));
            if nth.is_some_and(|nth| *nth != day) {
                return Wanted::Refused(RowRefusal::SessionUnclear);
            }
            only(&|session| session.day == day, Fresh { number: None, day: Some(day), ..Fresh::default() })
        }
        SaidSession::Topic(topic) => {
            let wanted = written_out(topic);
            let fresh = Fresh { topic: topic.clone(), ..Fresh::default() };
            only(&|session| written_out(&session.topic) == wanted, fresh)
        }
        SaidSession::Only if here.is_empty() => Wanted::New(Fresh { number: Some(1), ..Fresh::default() }),
        SaidSession::Only => match only(&|_| true, Fresh::default()) {
            Wanted::Refused(_) => Wanted::Refused(RowRefusal::NoSession),
            one => one,
        },
    }
}

/// Makes the new sessions of an event whose days are known or follow, each with a number of its own. None where one
/// number is named with two days.
fn make<'a>(
    event: &Event,
    here: &[&Session],
    wanted: &BTreeMap<&'a SaidSession, Wanted>,
    stamp: &mut Stamp,
) -> BTreeMap<&'a SaidSession, Option<Session>> {
    let days = event.end.number() - event.start.number() + 1;
    let fresh = || {
        wanted.iter().filter_map(|(said, wanted)| match wanted {
            Wanted::New(fresh) => Some((*said, fresh)),
            _ => None,
        })
    };
    let numbers = || fresh().filter_map(|(_, fresh)| fresh.number).chain(here.iter().map(|session| session.number));
    let one_a_day = numbers().max().is_some_and(|most| i32::from(most) <= days);
    let day_of = |fresh: &Fresh| match (fresh.day, fresh.number) {
        (Some(day), _) => Some(day),
        (None, _) if days == 1 => Some(event.start),
        (None, Some(number)) if one_a_day => Some(event.start.plus(i32::from(number) - 1)),
        _ => None,
    };
    let mut list: Vec<(&SaidSession, &Fresh, Day)> = fresh()
        .filter_map(|(said, fresh)| Some((said, fresh, day_of(fresh)?)))
        .filter(|(_, _, day)| (event.start..=event.end).contains(day))
        .collect();
    list.sort_by_key(|(_, fresh, day)| (fresh.number.is_none(), *day));
    let mut last = numbers().max().unwrap_or(0);
    let mut by_number: BTreeMap<u16, Session> = BTreeMap::new();
    let mut made = BTreeMap::new();
    for (said, fresh, day) in list {
        let number = fresh.number.unwrap_or_else(|| {
            last = last.saturating_add(1);
            last
        });
        // "Sesi 1" and "Sesi 1 (03/02/2025)" are one.
        let session = by_number.entry(number).or_insert_with(|| Session {
            id: stamp.id(),
            event: event.id,
            number,
            day,
            start: None,
            end: None,
            room: String::new(),
            topic: fresh.topic.clone(),
            speakers: Vec::new(),
            changed: Changed::default(),
        });
        made.insert(said, (session.day == day).then(|| session.clone()));
    }
    made
}
