//! The state of one daftar hadir: what is on disk, what is marked and not written yet, where the keyboard stands.
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::narrow::Narrow;
use super::writer::Writer;
use crate::analytics::{AttendanceLine, AttendanceSheet, Presence, attendance_sheet};
use crate::domain::{AttendanceCode, Event, EventState, Id};
use crate::rules::Mark;
use crate::ui::components::table::{Block, Cell};
use crate::ui::lang;
use crate::ui::session::Session;
use crate::words::domain::name;
use crate::words::lang::{fill, text};
use leptos::prelude::*;

/// Blocks up to this many cells are overwritten without asking.
const ASK_ABOVE: usize = 20;

/// Codes of all lines, in the order of the sheet, with what is not written yet laid over.
pub type Codes = Arc<Vec<Vec<Option<AttendanceCode>>>>;

/// Many marks that wait for a yes, since they overwrite others.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    pub marks: Vec<Mark>,
    pub code: Option<AttendanceCode>,
    /// What would be overwritten, by code.
    pub lost: BTreeMap<AttendanceCode, usize>,
}

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub struct Desk {
    pub event: Id<Event>,
    /// As it is on disk; none where the event is gone.
    pub sheet: Memo<Option<Arc<AttendanceSheet>>>,
    pub codes: Memo<Codes>,
    pub writer: Writer,
    pub narrow: Narrow,
    /// Lines that are shown, as places in the sheet.
    pub shown: Memo<Arc<Vec<usize>>>,
    pub block: RwSignal<Block>,
    /// A single mark moves to the right instead of down.
    pub across: RwSignal<bool>,
    /// Escape was pressed: the next Tab leaves the grid.
    pub lets_go: RwSignal<bool>,
    /// What was done, for screen readers.
    pub said: RwSignal<String>,
    pub waiting: RwSignal<Option<Waiting>>,
    pub asking: RwSignal<bool>,
}

impl Desk {
    pub fn new(session: Session, event: Id<Event>) -> Self {
        let sheet = Memo::new(move |_| session.with(|data| attendance_sheet(data, event)).map(Arc::new));
        let subject = Signal::derive(move || {
            sheet.with(|sheet| sheet.as_ref().map(|sheet| sheet.event.name.clone()).unwrap_or_default())
        });
        let writer = Writer::new(session, event, subject);
        let codes =
            Memo::new(move |_| sheet.with(|sheet| sheet.as_ref().map(|it| laid_over(it, writer)).unwrap_or_default()));
        let narrow = Narrow::default();
        let shown = narrow.shown(sheet, codes);
        let desk = Self {
            event,
            sheet,
            codes,
            writer,
            narrow,
            shown,
            block: RwSignal::new(Block::default()),
            across: RwSignal::new(false),
            lets_go: RwSignal::new(false),
            said: RwSignal::new(String::new()),
            waiting: RwSignal::new(None),
            asking: RwSignal::new(false),
        };
        Effect::new(move |_| {
            let (rows, columns) = desk.size();
            desk.block.update(|block| *block = block.within(rows, columns));
        });
        desk
    }

    /// Shown lines and sessions.
    pub fn size(self) -> (usize, usize) {
        let sessions = self.sheet.with(|sheet| sheet.as_ref().map_or(0, |sheet| sheet.sessions.len()));
        (self.shown.with(|shown| shown.len()), sessions)
    }

    /// Whether marks can be written at all.
    pub fn is_open(self) -> bool {
        self.sheet.with(|sheet| sheet.as_ref().is_some_and(|sheet| sheet.event.state != EventState::Cancelled))
    }

    /// A shown line.
    pub fn line<R>(self, row: usize, read: impl FnOnce(&AttendanceLine) -> R) -> Option<R> {
        let place = self.shown.with(|shown| shown.get(row).copied())?;
        self.sheet.with(|sheet| sheet.as_ref()?.lines.get(place).map(read))
    }

    /// The code in a cell, written or not.
    pub fn code(self, cell: Cell) -> Option<AttendanceCode> {
        let place = self.shown.with(|shown| shown.get(cell.row).copied())?;
        self.codes.with(|codes| codes.get(place)?.get(cell.column).copied().flatten())
    }

    /// Presence of a shown line.
    pub fn presence(self, row: usize) -> Presence {
        let place = self.shown.with(|shown| shown.get(row).copied()).unwrap_or(usize::MAX);
        self.codes.with(|codes| Presence::of(codes.get(place).into_iter().flatten().copied()))
    }

    /// Presence in a session, over all lines and not only the shown.
    pub fn of_session(self, column: usize) -> Presence {
        self.codes.with(|codes| Presence::of(codes.iter().map(|line| line.get(column).copied().flatten())))
    }

    fn mark_of(self, cell: Cell, code: Option<AttendanceCode>) -> Option<Mark> {
        let enrolment = self.line(cell.row, |line| line.enrolment)?;
        let session = self.sheet.with(|sheet| Some(sheet.as_ref()?.sessions.get(cell.column)?.id))?;
        Some(Mark { session, enrolment, code })
    }

    /// Marks the chosen cells, or asks first where many others would be overwritten. A single mark moves on.
    pub fn mark(self, code: Option<AttendanceCode>) {
        let block = self.block.get_untracked();
        let marks = untrack(|| block.cells().filter_map(|cell| self.mark_of(cell, code)).collect::<Vec<_>>());
        let lost = untrack(|| self.lost(block.cells().map(|cell| (cell, code))));
        if marks.len() > ASK_ABOVE && !lost.is_empty() {
            self.waiting.set(Some(Waiting { marks, code, lost }));
            self.asking.set(true);
            return;
        }
        self.write(marks);
        self.say_marked(code);
        if block.is_single() && code.is_some() {
            self.step_on();
        }
    }

    /// Marks of other codes that would go, by code.
    pub fn lost(self, new: impl Iterator<Item = (Cell, Option<AttendanceCode>)>) -> BTreeMap<AttendanceCode, usize> {
        let mut lost = BTreeMap::new();
        for (cell, code) in new {
            if let Some(old) = self.code(cell).filter(|old| Some(*old) != code) {
                *lost.entry(old).or_default() += 1;
            }
        }
        lost
    }

    /// Writes a pasted block from the first chosen cell on.
    pub fn put(self, cells: &[(Cell, AttendanceCode)]) {
        self.write(untrack(|| cells.iter().filter_map(|(cell, code)| self.mark_of(*cell, Some(*code))).collect()));
    }

    /// Writes what waited for a yes.
    pub fn write_waiting(self) {
        if let Some(waiting) = self.waiting.get_untracked() {
            self.waiting.set(None);
            self.write(waiting.marks);
            self.say_marked(waiting.code);
        }
    }

    fn write(self, marks: Vec<Mark>) {
        if untrack(|| self.is_open()) && !marks.is_empty() {
            self.writer.add(marks);
        }
    }

    fn step_on(self) {
        let (rows, columns) = untrack(|| self.size());
        let (down, right) = if self.across.get_untracked() { (0, 1) } else { (1, 0) };
        self.block.update(|block| *block = block.moved(down, right, false).within(rows, columns));
    }

    fn say_marked(self, code: Option<AttendanceCode>) {
        let lang = lang::now();
        let block = self.block.get_untracked();
        let what = code.map_or_else(|| text(lang, "attendance.unset"), |code| name(lang, code));
        let said = if block.is_single() {
            let who = untrack(|| self.line(block.head.row, |line| line.name.clone())).unwrap_or_default();
            let values = [("name", who), ("session", (block.head.column + 1).to_string()), ("code", what)];
            fill(lang, "attendance.said_one", &values)
        } else {
            fill(lang, "attendance.said_many", &[("count", block.cells().count().to_string()), ("code", what)])
        };
        self.said.set(said);
    }

    /// The chosen cells as rows of letters, for the clipboard.
    pub fn letters(self) -> Vec<Vec<String>> {
        untrack(|| {
            let letter = |cell| self.code(cell).map(|code| code.letters().to_owned()).unwrap_or_default();
            self.block.get().rows().map(|row| row.map(letter).collect()).collect()
        })
    }
}

fn laid_over(sheet: &AttendanceSheet, writer: Writer) -> Codes {
    let mut codes: Vec<_> = sheet.lines.iter().map(|line| line.codes.clone()).collect();
    writer.pending.with(|pending| {
        if pending.is_empty() {
            return;
        }
        let enrolments: BTreeSet<_> = pending.keys().map(|(enrolment, _)| *enrolment).collect();
        for (line, codes) in sheet.lines.iter().zip(&mut codes).filter(|(line, _)| enrolments.contains(&line.enrolment))
        {
            for (session, cell) in sheet.sessions.iter().zip(codes) {
                if let Some(code) = pending.get(&(line.enrolment, session.id)) {
                    *cell = *code;
                }
            }
        }
    });
    Arc::new(codes)
}
