//! Which event rows mean: one that is known, or one that is offered, with what the file tells of it, for a person to decide about.
use std::collections::{BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use super::foreign::{ForeignAttendance, SaidEvent};
use crate::archive::import::person::written_day;
use crate::archive::import::{Accept, Decisions, ImportPlan, Reference, ReferenceKind};
use crate::archive::sheet::{
    Names, Similar,
    value::{SaidSession, form_of_name},
    written_out,
};
use crate::domain::*;
use crate::words::{archive::label, lang::Lang};

/// Most JP of an event, in hundredths.
const MOST_JP: i64 = 300_000;
/// Known events that are offered in place of a new one.
const MOST: usize = 6;

/// An event that is not here: what the file tells of it, and then what a person says about it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferedEvent {
    pub code: String,
    pub name: String,
    pub form: Option<LearningForm>,
    pub start: Option<Day>,
    pub end: Option<Day>,
    pub jp: Option<Hundredths>,
    /// Its sessions as the file names them.
    pub sessions: Vec<String>,
}

impl OfferedEvent {
    /// The event, if everything is there that one needs.
    pub fn event(&self, id: Id<Event>) -> Option<Event> {
        let (form, start, end) = (self.form?, self.start?, self.end?);
        let possible = self.jp.is_none_or(|jp| (0..=MOST_JP).contains(&jp.raw()));
        (!self.name.trim().is_empty() && start <= end && possible).then(|| Event {
            code: self.code.trim().to_owned(),
            name: self.name.trim().to_owned(),
            jp: self.jp,
            ..Event::planned(id, form, (start, end))
        })
    }

    /// As it is named to a person.
    pub fn label(&self) -> String {
        let parts = [self.code.as_str(), self.name.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" – ")
    }

    fn learn(&mut self, said: &SaidEvent) {
        if self.name.is_empty() {
            self.name.clone_from(&said.name);
        }
        self.start = self.start.or(said.start);
        self.end = self.end.or(said.end);
        self.form = self.form.or(said.form);
        self.jp = self.jp.or(said.jp);
    }
}

/// What a name of an event stands for.
#[derive(Clone, Debug)]
pub enum Means {
    Known(Id<Event>),
    /// To be made as a person said, for the reference at that place.
    Made(Box<Event>, usize),
    /// Nobody decided yet about the reference at that place.
    Open(usize),
}

/// Every event that rows name, and which of them each row names.
pub struct Events {
    pub means: Vec<Means>,
    /// By row: place in `means`; none where the row cannot be read.
    pub of_row: Vec<Option<usize>>,
}

/// The known events, as rows look them up.
struct Known<'a> {
    data: &'a Dataset,
    codes: HashMap<String, Id<Event>>,
    names: HashMap<String, Vec<Id<Event>>>,
}

impl<'a> Known<'a> {
    fn of(data: &'a Dataset) -> Self {
        let coded = data.events.iter().filter(|event| !event.code.trim().is_empty());
        let mut names: HashMap<String, Vec<Id<Event>>> = HashMap::new();
        for event in data.events.iter() {
            let shown = label(Lang::Id, data, Kind::Event, event.id.bits());
            let written: BTreeSet<String> = [written_out(&event.name), written_out(&shown)].into();
            written.into_iter().for_each(|name| names.entry(name).or_default().push(event.id));
        }
        Self { data, codes: coded.map(|event| (plain(&event.code), event.id)).collect(), names }
    }

    /// The only event that it can be.
    fn find(&self, said: &SaidEvent) -> Option<Id<Event>> {
        if !said.code.is_empty() {
            return self.codes.get(&plain(&said.code)).copied();
        }
        let named = self.names.get(&written_out(&said.name))?;
        let starts = |id: &&Id<Event>| {
            said.start.is_none_or(|start| self.data.events.get(**id).is_some_and(|event| event.start == start))
        };
        let mut fitting = named.iter().filter(starts);
        fitting.next().filter(|_| fitting.next().is_none()).copied()
    }

    /// Events that may be meant: of a like name, then those that begin on the same day.
    fn similar(&self, names: &Names<u128>, offered: &OfferedEvent) -> Vec<Similar<u128>> {
        let shown = |event: &Event| {
            let name = label(Lang::Id, self.data, Kind::Event, event.id.bits());
            format!("{name} ({})", written_day(Some(event.start)))
        };
        let alike = self.names.get(&written_out(&offered.name)).into_iter().flatten().map(|id| (id.bits(), 1.0));
        let alike = alike.chain(names.nearest(&offered.name).into_iter().map(|near| (near.what, near.likeness)));
        let same_day = self.data.events.iter().filter(|event| Some(event.start) == offered.start);
        let all = alike.chain(same_day.map(|event| (event.id.bits(), 0.0)));
        let mut seen = BTreeSet::new();
        let found = all.filter(|(bits, _)| seen.insert(*bits)).take(MOST);
        found
            .filter_map(|(bits, likeness)| {
                let event = self.data.events.get(Id::from_bits(bits))?;
                Some(Similar { what: bits, name: shown(event), likeness })
            })
            .collect()
    }
}

fn plain(code: &str) -> String {
    code.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// What rows of one name are gathered by: the code, or the name with its first day.
fn key(said: &SaidEvent) -> (String, Option<Day>) {
    if said.code.is_empty() {
        (written_out(&said.name), said.start)
    } else {
        (format!("\u{0}{}", plain(&said.code)), None)
    }
}

/// Finds the event of every row; those that nobody knows become references, first of all others.
pub fn gather(
    plan: &mut ImportPlan,
    data: &Dataset,
    rows: &[(u32, Option<&ForeignAttendance>)],
    decisions: &Decisions,
    stamp: &mut Stamp,
) -> Events {
    let known = Known::of(data);
    let names = Names::new(data.events.iter().map(|event| (event.id.bits(), event.name.as_str())));
    let mut places: HashMap<(String, Option<Day>), usize> = HashMap::new();
    let mut found: Vec<(Option<Id<Event>>, OfferedEvent, Vec<u32>, BTreeSet<SaidSession>)> = Vec::new();
    let mut of_row = Vec::with_capacity(rows.len());
    for (line, row) in rows {
        of_row.push(row.map(|row| {
            let at = *places.entry(key(&row.event)).or_insert_with(|| {
                let preset = plan.options.event.filter(|id| row.event.is_nothing() && data.events.get(*id).is_some());
                let offered = OfferedEvent { code: row.event.code.clone(), ..OfferedEvent::default() };
                found.push((preset.or_else(|| known.find(&row.event)), offered, Vec::new(), BTreeSet::new()));
                found.len() - 1
            });
            if let Some((None, offered, lines, sessions)) = found.get_mut(at) {
                offered.learn(&row.event);
                lines.push(*line);
                for mark in &row.marks {
                    if !sessions.contains(&mark.session) {
                        sessions.insert(mark.session.clone());
                        offered.sessions.push(mark.label.clone());
                    }
                }
            }
            at
        }));
    }
    let mut means = Vec::with_capacity(found.len());
    for (event, mut offered, lines, sessions) in found {
        if let Some(event) = event {
            means.push(Means::Known(event));
            continue;
        }
        let at = plan.references.len();
        complete(&mut offered, &sessions);
        let similar = known.similar(&names, &offered);
        let provisional = stamp.id::<Event>().bits();
        means.push(match decisions.get(&at) {
            Some(Accept::Map(bits)) if data.events.get(Id::from_bits(*bits)).is_some() => {
                Means::Known(Id::from_bits(*bits))
            }
            Some(Accept::Event(said)) => match said.event(Id::from_bits(provisional)) {
                Some(event) => Means::Made(Box::new(event), at),
                None => Means::Open(at),
            },
            _ => Means::Open(at),
        });
        let name = offered.label();
        let kind = ReferenceKind::Event(Box::new(offered));
        plan.references.push(Reference { kind, name, lines, similar, provisional, sessions: Vec::new() });
    }
    Events { means, of_row }
}

/// What the file says in other places: days in the titles of sessions, and the form in the name of the event.
fn complete(offered: &mut OfferedEvent, sessions: &BTreeSet<SaidSession>) {
    let days = || {
        sessions.iter().filter_map(|session| match session {
            SaidSession::Day(day) | SaidSession::Number(_, Some(day)) => Some(*day),
            _ => None,
        })
    };
    offered.start = offered.start.or_else(|| days().min());
    offered.end = offered.end.or_else(|| days().max());
    offered.form = offered.form.or_else(|| form_of_name(&offered.name));
}
