//! The state of one daftar hadir: what is on disk, what is marked and not written yet, where the keyboard stands.
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::narrow::Narrow;
use super::writer::{Place, Waits, Writer};
use crate::analytics::{AttendanceLine, AttendanceSheet, Presence, attendance_sheet};
use crate::domain::{AttendanceCode, Event, EventState, Id};
use crate::ui::components::table::{Cell, Marks, Rolling};
use crate::ui::lang;
use crate::ui::session::Session;
use crate::words::domain::name;
use crate::words::lang::{fill, text};
use leptos::prelude::*;

/// Width of one session in CSS pixels.
pub const SESSION: u32 = 76;

/// CSS pixels by which the heading is taller than a row (style/attendance.css).
const MORE_HEAD: f64 = 28.0;

/// Blocks up to this many cells are overwritten without asking.
const ASK_ABOVE: usize = 20;

/// Codes of all lines, in the order of the sheet, with what is not written yet laid over.
pub type Codes = Arc<Vec<Vec<Option<AttendanceCode>>>>;

/// Marks that would go, by code.
pub type Lost = BTreeMap<AttendanceCode, usize>;

/// Many marks that wait for a yes, since they overwrite others.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    pub marks: Vec<(Place, Waits)>,
    pub code: Option<AttendanceCode>,
    /// What would be overwritten, by code.
    pub lost: Lost,
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
    pub marks: Marks,
    /// A single mark moves to the right instead of down.
    pub across: RwSignal<bool>,
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
        let sessions = Memo::new(move |_| sheet.with(|sheet| sheet.as_ref().map_or(0, |it| it.sessions.len())));
        let size = Signal::derive(move || (shown.with(|shown| shown.len()), sessions.get()));
        Self {
            event,
            sheet,
            codes,
            writer,
            narrow,
            shown,
            marks: Marks::new("attendance", size, SESSION, Rolling::new(MORE_HEAD)),
            across: RwSignal::new(false),
            waiting: RwSignal::new(None),
            asking: RwSignal::new(false),
        }
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

    /// Presence in a session, over all lines and not only the shown.
    pub fn of_session(self, column: usize) -> Presence {
        self.codes.with(|codes| Presence::of(codes.iter().map(|line| line.get(column).copied().flatten())))
    }

    /// The marks of these cells, and those of other codes that would go, by code. Reads the sheet once for all.
    fn marks_of(self, cells: impl Iterator<Item = (Cell, Option<AttendanceCode>)>) -> (Vec<(Place, Waits)>, Lost) {
        let (shown, codes) = (self.shown.get_untracked(), self.codes.get_untracked());
        let (mut marks, mut lost) = (Vec::new(), Lost::new());
        let Some(sheet) = self.sheet.get_untracked() else { return (marks, lost) };
        for (cell, code) in cells {
            let Some(place) = shown.get(cell.row) else { continue };
            let (Some(line), Some(session)) = (sheet.lines.get(*place), sheet.sessions.get(cell.column)) else {
                continue;
            };
            let seen = line.codes.get(cell.column).copied().flatten();
            marks.push(((line.enrolment, session.id), Waits { code, seen }));
            let old = codes.get(*place).and_then(|line| line.get(cell.column)).copied().flatten();
            if let Some(old) = old.filter(|old| Some(*old) != code) {
                *lost.entry(old).or_default() += 1;
            }
        }
        (marks, lost)
    }

    /// Marks the chosen cells, or asks first where many others would be overwritten. A single mark moves on.
    pub fn mark(self, code: Option<AttendanceCode>) {
        let block = self.marks.block.get_untracked();
        let (marks, lost) = self.marks_of(block.cells().map(|cell| (cell, code)));
        if marks.len() > ASK_ABOVE && !lost.is_empty() {
            self.waiting.set(Some(Waiting { marks, code, lost }));
            self.asking.set(true);
            return;
        }
        self.write(marks);
        self.say_marked(code);
        if block.is_single() && code.is_some() {
            self.marks.step_on(self.across.get_untracked());
        }
    }

    /// Marks of other codes that would go, by code.
    pub fn lost(self, new: &[(Cell, AttendanceCode)]) -> Lost {
        self.codes.with(|_| ());
        self.marks_of(new.iter().map(|(cell, code)| (*cell, Some(*code)))).1
    }

    /// Writes a pasted block from the first chosen cell on.
    pub fn put(self, cells: &[(Cell, AttendanceCode)]) {
        self.write(self.marks_of(cells.iter().map(|(cell, code)| (*cell, Some(*code)))).0);
    }

    /// Writes what waited for a yes.
    pub fn write_waiting(self) {
        if let Some(waiting) = self.waiting.get_untracked() {
            self.waiting.set(None);
            self.write(waiting.marks);
            self.say_marked(waiting.code);
        }
    }

    fn write(self, marks: Vec<(Place, Waits)>) {
        if untrack(|| self.is_open()) && !marks.is_empty() {
            self.writer.add(marks.into_iter());
        }
    }

    fn say_marked(self, code: Option<AttendanceCode>) {
        let lang = lang::now();
        let block = self.marks.block.get_untracked();
        let what = code.map_or_else(|| text(lang, "attendance.unset"), |code| name(lang, code));
        let said = if block.is_single() {
            let who = untrack(|| self.line(block.head.row, |line| line.name.clone())).unwrap_or_default();
            let values = [("name", who), ("session", (block.head.column + 1).to_string()), ("code", what)];
            fill(lang, "attendance.said_one", &values)
        } else {
            fill(lang, "attendance.said_many", &[("count", block.cells().count().to_string()), ("code", what)])
        };
        self.marks.said.set(said);
    }

    /// The chosen cells as rows of letters, for the clipboard.
    pub fn letters(self) -> Vec<Vec<String>> {
        untrack(|| {
            let letter = |cell| self.code(cell).map(|code| code.letters().to_owned()).unwrap_or_default();
            self.marks.block.get().rows().map(|row| row.map(letter).collect()).collect()
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
                if let Some(waits) = pending.get(&(line.enrolment, session.id)) {
                    *cell = waits.code;
                }
            }
        }
    });
    Arc::new(codes)
}
