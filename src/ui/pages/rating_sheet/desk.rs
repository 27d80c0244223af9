//! The state of the sheet: whose rows it has, what is typed and not saved, where the keyboard stands.
use std::collections::BTreeMap;
use std::sync::Arc;

use super::sheet::{Half, Line, Outcome, Sheet, outcome, put, put_words, words_of};
use crate::analytics::present_period;
use crate::domain::{Dataset, EvaluationPeriod, Id, Op, PeriodState, Person, Rating, Stamp, Unit};
use crate::rules::Rated;
use crate::ui::components::form::SaveState;
use crate::ui::components::table::{Cell, Marks, Rolling};
use crate::ui::lang::{self, tr_now};
use crate::ui::pages::evaluations::{Row, in_order, rows_of};
use crate::ui::saving;
use crate::ui::session::Session;
use crate::words::collate::fold;
use crate::words::domain;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Width of a rating in CSS pixels.
pub const RATING: u32 = 168;

/// Steps that can be taken back before they are saved.
const STEPS: usize = 100;

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub struct Desk {
    pub session: Session,
    pub periods: Memo<Arc<Vec<EvaluationPeriod>>>,
    pub period: Memo<Option<EvaluationPeriod>>,
    pub units: Memo<Vec<Id<Unit>>>,
    /// By name.
    pub lines: Memo<Arc<Vec<Line>>>,
    /// The order on the screen, as places among the lines.
    pub shown: Memo<Arc<Vec<usize>>>,
    pub left_first: RwSignal<bool>,
    pub sheet: RwSignal<Sheet>,
    pub outcomes: Memo<Arc<BTreeMap<Id<Person>, Outcome>>>,
    pub marks: Marks,
    /// Pasted lines for which the sheet has no cell.
    pub beyond: RwSignal<Vec<String>>,
    pub saving: RwSignal<SaveState>,
    past: StoredValue<Vec<Sheet>>,
}

impl Desk {
    /// The desk of the period and the units in the address.
    pub fn new(session: Session) -> Self {
        let query = use_query_map();
        let table = session.table::<EvaluationPeriod>();
        let periods = Memo::new(move |_| Arc::new(table.with(|table| in_order(table.iter().cloned().collect()))));
        // One that is gone is not replaced by another: what is typed was for it.
        let first = StoredValue::new(None::<Id<EvaluationPeriod>>);
        let period = Memo::new(move |_| {
            let asked = query.with(|query| query.get("periode")).and_then(|id| id.parse().ok());
            periods.with(|periods| {
                let found = match asked.or(first.get_value()) {
                    Some(id) => periods.iter().find(|period| period.id == id),
                    None => present_period(periods.iter(), session.today()),
                };
                first.set_value(asked.or(first.get_value()).or(found.map(|period| period.id)));
                found.cloned()
            })
        });
        let units = Memo::new(move |_| {
            let asked = query.with(|query| query.get_all("unit")).unwrap_or_default();
            asked.iter().filter_map(|id| id.parse().ok()).collect::<Vec<Id<Unit>>>()
        });
        let rows = rows_of(session, period);
        let lines = Memo::new(move |_| {
            let (rows, units) = (rows.get(), units.get());
            session.peek(|data| Arc::new(lines(data, &rows, &units)))
        });
        let (left_first, sheet) = (RwSignal::new(false), RwSignal::new(Sheet::new()));
        let shown = shown(lines, left_first);
        let size = Signal::derive(move || (shown.with(|shown| shown.len()), Half::ALL.len()));
        Self {
            session,
            periods,
            period,
            units,
            lines,
            shown,
            left_first,
            sheet,
            outcomes: Memo::new(move |_| {
                let of = |line: &Line, sheet: &Sheet| Some((line.row.entry.person, outcome(line, sheet)?));
                sheet.with(|sheet| match sheet.is_empty() {
                    true => Arc::default(),
                    false => lines.with(|lines| Arc::new(lines.iter().filter_map(|line| of(line, sheet)).collect())),
                })
            }),
            marks: Marks::new("ratings", size, RATING, Rolling::new(0.0)),
            beyond: RwSignal::new(Vec::new()),
            saving: RwSignal::new(SaveState::Clean),
            past: StoredValue::new(Vec::new()),
        }
    }

    /// Whether ratings can be written.
    pub fn is_open(self) -> bool {
        self.period.with(|period| period.as_ref().is_some_and(|period| period.state == PeriodState::Open))
    }

    /// A row on the screen.
    pub fn line<R>(self, row: usize, read: impl FnOnce(&Line) -> R) -> Option<R> {
        let place = self.shown.with(|shown| shown.get(row).copied())?;
        self.lines.with(|lines| lines.get(place).map(read))
    }

    /// What the page shows of saving.
    pub fn state(self) -> SaveState {
        match self.saving.get() {
            state @ (SaveState::Saving | SaveState::Failed(_)) => state,
            _ if self.sheet.with(|sheet| !sheet.is_empty()) => SaveState::Dirty,
            state => state,
        }
    }

    /// Rows that can be saved.
    pub fn ready(self) -> Vec<Rated> {
        let rated = |outcome: &Outcome| match outcome {
            Outcome::Ready(rated) => Some(*rated),
            _ => None,
        };
        self.outcomes.with(|outcomes| outcomes.values().filter_map(rated).collect())
    }

    /// Rows that cannot be saved as they are.
    pub fn troubled(self) -> usize {
        self.outcomes.with(|outcomes| outcomes.values().filter(|outcome| !matches!(outcome, Outcome::Ready(_))).count())
    }

    /// Changes what is typed, as one step that can be taken back.
    fn step(self, change: impl FnOnce(&mut Sheet)) {
        if !untrack(|| self.is_open()) || self.saving.get_untracked() == SaveState::Saving {
            return;
        }
        let before = self.sheet.get_untracked();
        let mut after = before.clone();
        change(&mut after);
        if after != before {
            self.past.update_value(|past| {
                past.push(before);
                if past.len() > STEPS {
                    past.remove(0);
                }
            });
            self.saving.set(SaveState::Clean);
            self.sheet.set(after);
        }
    }

    /// Takes the last step back; whether there was one.
    pub fn step_back(self) -> bool {
        let before = self.past.try_update_value(Vec::pop).flatten();
        before.map(|before| self.sheet.set(before)).is_some()
    }

    /// Marks the chosen cells, or empties what is typed there. A single mark moves down.
    pub fn mark(self, rating: Option<Rating>) {
        let block = self.marks.block.get_untracked();
        self.step(|sheet| {
            for cell in block.cells() {
                self.at(cell, |line, half| match rating {
                    Some(rating) if !line.detailed => put(sheet, line, half, rating),
                    Some(_) => {}
                    None => {
                        sheet.remove(&(line.row.entry.person, half));
                    }
                });
            }
        });
        let what = rating.map_or_else(|| tr_now!("ratings.emptied"), |rating| domain::name(lang::now(), rating));
        let who = untrack(|| self.line(block.head.row, |line| line.row.name.clone())).unwrap_or_default();
        self.marks.said.set(if block.is_single() {
            format!("{who}: {what}")
        } else {
            format!("{}: {what}", block.cells().count())
        });
        if block.is_single() && rating.is_some() {
            self.marks.step_on(false);
        }
    }

    /// Puts a pasted block in, from the first chosen cell on; a single cell fills the whole choice.
    pub fn paste(self, cells: &[Vec<String>]) {
        let chosen = self.marks.block.get_untracked();
        let (top, left) = (chosen.row_span().0, chosen.column_span().0);
        let (rows, columns) = self.marks.size.get_untracked();
        let places: Vec<(Cell, &str)> = match cells {
            [line] if line.len() == 1 => {
                let words = line.first().map_or("", String::as_str);
                chosen.cells().map(|cell| (cell, words)).collect()
            }
            _ => {
                let row = |(down, line)| (top + down, line);
                let cells = cells.iter().enumerate().map(row).flat_map(|(row, line): (usize, &Vec<String>)| {
                    line.iter()
                        .enumerate()
                        .map(move |(right, words)| (Cell { row, column: left + right }, words.as_str()))
                });
                cells.collect()
            }
        };
        let is_inside = |cell: &Cell| cell.row < rows && cell.column < columns;
        let outside = places.iter().filter(|(cell, words)| !is_inside(cell) && !words.is_empty());
        self.beyond.set(outside.map(|(_, words)| (*words).to_owned()).collect());
        self.step(|sheet| {
            for (cell, words) in &places {
                self.at(*cell, |line, half| put_words(sheet, line, half, words));
            }
        });
        self.marks
            .said
            .set(tr_now!("ratings.pasted", count = places.iter().filter(|(cell, _)| is_inside(cell)).count()));
    }

    /// The chosen cells as rows of words.
    pub fn words(self) -> Vec<Vec<String>> {
        let word = |cell: Cell| {
            let half = Half::of(cell.column)?;
            self.line(cell.row, |line| self.sheet.with(|sheet| words_of(line, sheet, half, lang::now())))
        };
        self.marks.block.get().rows().map(|row| row.map(|cell| word(cell).unwrap_or_default()).collect()).collect()
    }

    fn at(self, cell: Cell, change: impl FnOnce(&Line, Half)) {
        if let Some(half) = Half::of(cell.column) {
            untrack(|| self.line(cell.row, |line| change(line, half)));
        }
    }

    /// Writes the good rows as one operation; the others stay.
    pub fn save(self, then: impl FnOnce() + 'static) {
        let ready = untrack(|| self.ready());
        let Some(period) = self.period.get_untracked().filter(|_| !ready.is_empty()) else { return };
        if self.saving.get_untracked() == SaveState::Saving {
            return;
        }
        let name = domain::period(lang::now(), period.year, period.span);
        let subject = tr_now!("ratings.subject", period = name, count = ready.len());
        let written = ready.clone();
        let plan = move |data: &Dataset, stamp: &mut Stamp| data.plan_ratings(stamp, period.id, &ready);
        saving::save(self.session, Op::EnterRatings, subject, self.saving, plan, move || {
            self.past.try_update_value(Vec::clear);
            self.sheet.try_update(|sheet| {
                for rated in &written {
                    sheet.retain(|(person, _), _| *person != rated.person);
                }
            });
            then();
        });
    }

    /// Lets go of everything that is not saved.
    pub fn discard(self) {
        self.past.update_value(Vec::clear);
        self.sheet.update(Sheet::clear);
        self.beyond.set(Vec::new());
    }
}

/// People of the units and below of whom an evaluation is expected, by name; no unit: everybody.
fn lines(data: &Dataset, rows: &[Row], units: &[Id<Unit>]) -> Vec<Line> {
    let mut inside: BTreeMap<Id<Unit>, bool> = BTreeMap::new();
    let mut is_inside = |unit: Option<Id<Unit>>| {
        let found = |id| *inside.entry(id).or_insert_with(|| units.iter().any(|top| data.is_below(id, *top)));
        units.is_empty() || unit.is_some_and(found)
    };
    let chosen = rows.iter().filter(|row| row.entry.expected).filter(|row| is_inside(row.entry.unit));
    let line = |row: &Row| {
        let evaluation = row.entry.evaluation.and_then(|id| data.evaluations.get(id));
        Line {
            row: row.clone(),
            detailed: evaluation.is_some_and(|evaluation| evaluation.detail.is_some()),
            source: evaluation.map(|evaluation| evaluation.source),
        }
    };
    let mut lines: Vec<Line> = chosen.map(line).collect();
    lines.sort_by_cached_key(|line| (fold(&line.row.name), line.row.entry.person));
    lines
}

/// Places of the lines in the order of the screen. It follows the people and what is asked, so that a row does not move
/// away under the hand when it is saved.
fn shown(lines: Memo<Arc<Vec<Line>>>, left_first: RwSignal<bool>) -> Memo<Arc<Vec<usize>>> {
    let people =
        Memo::new(move |_| lines.with(|lines| lines.iter().map(|line| line.row.entry.person).collect::<Vec<_>>()));
    Memo::new(move |_| {
        people.with(|_| ());
        let left_first = left_first.get();
        lines.with_untracked(|lines| {
            let mut places: Vec<usize> = (0..lines.len()).collect();
            if left_first {
                places.sort_by_key(|at| lines.get(*at).is_some_and(|line| line.row.entry.state.is_done()));
            }
            Arc::new(places)
        })
    })
}
