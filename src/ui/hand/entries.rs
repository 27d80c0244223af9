//! What Ctrl+K can find, and what choosing it does.
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::NavigateOptions;

use super::Hand;
use crate::domain::{Dataset, Event, Id, Person, Unit};
use crate::publish::calculator::Calculator;
use crate::ui::components::files;
use crate::ui::components::icon::{self, Icon};
use crate::ui::lang;
use crate::ui::prefs::{self, Mode};
use crate::ui::rows::Navigate;
use crate::ui::say;
use crate::ui::session::{Done, Session, today};
use crate::ui::shell::MENU;
use crate::ui::working;
use crate::words::collate::Folded;
use crate::words::find::{Found, find};
use crate::words::format;
use crate::words::lang::{Lang, fill, text};

/// Most of one kind: a longer list is not read.
const MOST: usize = 6;

/// What choosing an entry does.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Opens a page.
    Go(String),
    Undo,
    Redo,
    /// Asks who is working.
    WorkAs,
    Print,
    ListKeys,
    Speak(Lang),
    Paint(Mode),
}

/// One line of the list.
#[derive(Clone, PartialEq)]
pub struct Entry {
    pub sign: Icon,
    pub label: String,
    /// What tells it from its like: NIP, office, date.
    pub note: String,
    pub act: Act,
}

/// Lines of one kind.
#[derive(Clone, PartialEq)]
pub struct Group {
    /// Key of its name.
    pub title: &'static str,
    pub entries: Vec<Entry>,
    /// How many fit, shown or not.
    pub all: usize,
}

/// Everything, ready to be searched: made when the window opens.
pub struct Index {
    data: Dataset,
    paths: Arc<BTreeMap<Id<Unit>, String>>,
    people: (Vec<Id<Person>>, Folded),
    units: (Vec<Id<Unit>>, Folded),
    events: (Vec<Id<Event>>, Folded),
    pages: (Vec<Entry>, Folded),
    commands: (Vec<Entry>, Folded),
}

impl Index {
    /// Over the data as they are now.
    pub fn new(session: Session) -> Self {
        let data = session.peek(Dataset::clone);
        let paths = session.unit_paths().get_untracked();
        let people = data.people.iter().map(|person| (person.id, format!("{}\n{}", person.full_name(), person.nip())));
        let open = data.units.iter().filter(|unit| !unit.closed);
        let units = open.map(|unit| (unit.id, format!("{}\n{}", unit.name, unit.code)));
        let mut events: Vec<&Event> = data.events.iter().collect();
        events.sort_by_key(|event| Reverse(event.start));
        let events = events.into_iter().map(|event| (event.id, format!("{}\n{}", event.name, event.code)));
        Self {
            people: indexed(people),
            units: indexed(units),
            events: indexed(events),
            pages: named(pages()),
            commands: named(commands(session)),
            paths,
            data,
        }
    }

    /// What fits the words, kind by kind; before anything is typed, pages and commands.
    pub fn find(&self, typed: &str) -> Vec<Group> {
        if typed.trim().is_empty() {
            let all = |title, (entries, _): &(Vec<Entry>, Folded)| Group {
                title,
                all: entries.len(),
                entries: entries.clone(),
            };
            return vec![all("hand.pages", &self.pages), all("hand.commands", &self.commands)];
        }
        let kept = |(entries, names): &(Vec<Entry>, Folded)| {
            let found = find(names, typed, MOST);
            (found.best.iter().filter_map(|at| entries.get(*at as usize).cloned()).collect(), found.all)
        };
        let groups = [
            ("hand.people", pick(&self.people, typed, |id| self.person(id))),
            ("hand.units", pick(&self.units, typed, |id| self.unit(id))),
            ("hand.events", pick(&self.events, typed, |id| self.event(id))),
            ("hand.pages", kept(&self.pages)),
            ("hand.commands", kept(&self.commands)),
        ];
        let some = groups.into_iter().filter(|(_, (_, all))| *all > 0);
        some.map(|(title, (entries, all))| Group { title, entries, all }).collect()
    }

    fn person(&self, id: Id<Person>) -> Option<Entry> {
        let person = self.data.people.get(id)?;
        let office =
            person.post_on(today()).and_then(|post| self.data.units.get(post.unit)).map(|unit| unit.name.as_str());
        let note = [person.nip(), office.unwrap_or_default()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · ");
        Some(Entry { sign: icon::PERSON, label: person.full_name(), note, act: Act::Go(format!("/pegawai/{id}")) })
    }

    fn unit(&self, id: Id<Unit>) -> Option<Entry> {
        let unit = self.data.units.get(id)?;
        let note = self.paths.get(&id).filter(|path| **path != unit.name).cloned().unwrap_or_default();
        let act = Act::Go(format!("/perangkat-daerah/{id}"));
        Some(Entry { sign: icon::UNITS, label: unit.name.clone(), note, act })
    }

    fn event(&self, id: Id<Event>) -> Option<Entry> {
        let event = self.data.events.get(id)?;
        let note = format::date_short(lang::now(), event.start.date());
        Some(Entry { sign: icon::TRAINING, label: event.name.clone(), note, act: Act::Go(format!("/program/{id}")) })
    }
}

fn indexed<T>(rows: impl Iterator<Item = (Id<T>, String)>) -> (Vec<Id<T>>, Folded) {
    let (ids, names): (Vec<_>, Vec<_>) = rows.unzip();
    (ids, Folded::new(names))
}

fn named(entries: Vec<Entry>) -> (Vec<Entry>, Folded) {
    let names = Folded::new(entries.iter().map(|entry| entry.label.clone()));
    (entries, names)
}

fn pick<T>(
    (ids, names): &(Vec<Id<T>>, Folded),
    typed: &str,
    show: impl Fn(Id<T>) -> Option<Entry>,
) -> (Vec<Entry>, usize) {
    let Found { best, all } = find(names, typed, MOST);
    (best.iter().filter_map(|at| show(*ids.get(*at as usize)?)).collect(), all)
}

fn pages() -> Vec<Entry> {
    let page = |entry: &crate::ui::shell::Entry| Entry {
        sign: entry.icon,
        label: text(lang::now(), entry.label),
        note: String::new(),
        act: Act::Go(entry.path.to_owned()),
    };
    let more = [
        (icon::UPLOAD, "hand.go.import", "/impor-cadangan?bagian=impor"),
        (icon::DOWNLOAD, "hand.go.export", "/impor-cadangan?bagian=ekspor"),
        (icon::HISTORY, "hand.go.history", "/impor-cadangan?bagian=riwayat"),
    ];
    let more = more.map(|(sign, label, path)| Entry {
        sign,
        label: text(lang::now(), label),
        note: String::new(),
        act: Act::Go(path.to_owned()),
    });
    MENU.iter().flat_map(|group| group.entries).map(page).chain(more).collect()
}

fn commands(session: Session) -> Vec<Entry> {
    let lang = lang::now();
    let entry = |sign, key, act| Entry { sign, label: text(lang, key), note: String::new(), act };
    let step = |sign, key, act, done: Option<Done>| {
        let done = done?;
        let note = say::operation(lang, done.op, &done.subject);
        Some(Entry { note, ..entry(sign, key, act) })
    };
    let (undo, redo) = untrack(|| (session.next_undo(), session.next_redo()));
    let other = if lang == Lang::Id { Lang::En } else { Lang::Id };
    let speak = if other == Lang::En { "hand.do.english" } else { "hand.do.indonesian" };
    let paint = [
        (icon::SUN, "hand.do.light", Mode::Light),
        (icon::MOON, "hand.do.dark", Mode::Dark),
        (icon::SYSTEM, "hand.do.system", Mode::System),
    ];
    let mut list: Vec<Entry> = step(icon::UNDO, "ui.undo", Act::Undo, undo).into_iter().collect();
    list.extend(step(icon::REDO, "hand.do.redo", Act::Redo, redo));
    list.push(entry(icon::PERSON, "hand.do.work_as", Act::WorkAs));
    list.push(entry(icon::PRINT, "hand.do.print", Act::Print));
    list.push(entry(icon::HELP, "hand.do.keys", Act::ListKeys));
    list.push(entry(icon::LANGUAGE, speak, Act::Speak(other)));
    list.extend(Calculator::ALL.map(|calculator| calculate(lang, calculator)));
    let now = untrack(prefs::mode);
    let others = paint.into_iter().filter(|(_, _, mode)| *mode != now);
    list.extend(others.map(|(sign, key, mode)| entry(sign, key, Act::Paint(mode))));
    list
}

fn calculate(lang: Lang, calculator: Calculator) -> Entry {
    let label = fill(lang, "calculator.command", &[("name", text(lang, calculator.keys().0))]);
    let act = Act::Go(format!("/kalkulator/{}", calculator.word()));
    Entry { sign: icon::CALCULATOR, label, note: String::new(), act }
}

/// Does it; the window is closed by then.
pub fn act(act: Act, session: Session, go: &Navigate, hand: Hand) {
    match act {
        Act::Go(path) => go(&path, NavigateOptions::default()),
        Act::Undo => working::step_back(session),
        Act::Redo => working::step_forward(session),
        Act::WorkAs => session.is_asking().set(true),
        // The window must be gone from the screen first.
        Act::Print => request_animation_frame(files::print),
        Act::ListKeys => hand.listing.set(true),
        Act::Speak(to) => lang::switch(to),
        Act::Paint(mode) => prefs::choose_mode(mode),
    }
}
