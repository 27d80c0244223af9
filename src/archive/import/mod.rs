//! Foreign tables into records: every row of a file becomes new, changed, same, waiting, refused or unreadable, before anything is done.
//!
//! Rows are read into tolerant foreign records, matched by natural keys, and kept as drafts. What they name and nobody
//! knows (units, positions, periods, people) is listed once with similar names; a person accepts it, and only then do the
//! rows that wait for it go in. Every data line of the file stands in the plan exactly once.
mod apply;
mod attendance;
mod career;
mod learning;
mod people;
mod person;
mod predicates;
mod reading;
mod reference;

use std::collections::{BTreeMap, HashMap};

pub use attendance::OfferedEvent;
pub use reference::{Above, Accept, Decisions, Reference, ReferenceKind};

use super::sheet::{CellProblem, Field, ImportKind, Mapping, RowKind, Sheet};
use crate::domain::{Dataset, Day, EvaluationSource, Event, Id, Op, Stamp};
pub use crate::words::import::{PlanNote, RowRefusal, RowState, RowWarning};
use crate::words::{
    import::{duplicate, waiting},
    lang::Lang,
};

/// Which rows of a table are taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mode {
    AddNew,
    #[default]
    AddAndUpdate,
    UpdateOnly,
}

/// How a table is imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    pub mode: Mode,
    /// Taken where a change has no date, and for dates with years of two digits.
    pub today: Day,
    /// Source that imported evaluations carry.
    pub source: EvaluationSource,
    /// The event of rows that name none.
    pub event: Option<Id<Event>>,
}

impl Options {
    /// Adds and updates; predicates come from e-Kinerja.
    pub const fn usual(today: Day) -> Self {
        Self { mode: Mode::AddAndUpdate, today, source: EvaluationSource::EKinerja, event: None }
    }
}

/// A field that a row changes, both sides as the template would write them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    pub field: Field,
    /// Empty: nothing is there yet.
    pub old: String,
    pub new: String,
}

/// Fields without which a table cannot be imported and that no column holds.
pub fn missing(mapping: &Mapping, options: &Options) -> Vec<Field> {
    let mut missing = mapping.missing();
    missing.retain(|field| options.event.is_none() || !matches!(field, Field::EventCode | Field::EventName));
    missing
}

/// What a row would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowOutcome {
    New,
    /// What it changes; empty where only what it waits for can tell.
    Changed(Vec<FieldChange>),
    Same,
    /// Line of the row that says the same.
    Duplicate {
        first: u32,
    },
    Unreadable(Vec<CellProblem>),
    Refused(RowRefusal),
    NotData(RowKind),
}

/// One row below the header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportRow {
    /// Line of the file, from 1.
    pub line: u32,
    /// NIP and name as the file has them.
    pub who: String,
    pub outcome: RowOutcome,
    pub warnings: Vec<RowWarning>,
    /// Indexes in [`ImportPlan::references`].
    pub waits_for: Vec<usize>,
}

/// What a table would do.
#[derive(Clone, Debug)]
pub struct ImportPlan {
    pub kind: ImportKind,
    pub options: Options,
    /// Every row below the header, in the order of the file.
    pub rows: Vec<ImportRow>,
    /// What is named and not known.
    pub references: Vec<Reference>,
    /// Titles of columns that are not taken over.
    pub unmapped: Vec<String>,
    /// What a person should know of the whole before it goes in.
    pub notes: Vec<PlanNote>,
    making: attendance::Making,
    drafts: Vec<Draft>,
    /// Index of a reference by its plain name and kind.
    named: HashMap<(String, String), usize>,
}

/// A row as it was understood, as long as it may go in.
#[derive(Clone, Debug)]
enum Draft {
    None,
    Person(Box<person::ForeignPerson>),
    Learning(Box<learning::ForeignLearning>),
    Predicate(Box<predicates::ForeignPredicate>),
    Attendance(Box<attendance::Seating>),
}

/// Plans the import of a table. Identifiers for what may be created come from `stamp`.
pub fn plan(data: &Dataset, sheet: &Sheet, mapping: &Mapping, options: Options, stamp: &mut Stamp) -> ImportPlan {
    plan_decided(data, sheet, mapping, options, &Decisions::new(), stamp)
}

/// The same under decisions that were made on the plan before. What attendance means depends on the event it is of, so
/// such a table is planned anew with every decision.
pub fn plan_decided(
    data: &Dataset,
    sheet: &Sheet,
    mapping: &Mapping,
    options: Options,
    decisions: &Decisions,
    stamp: &mut Stamp,
) -> ImportPlan {
    let unmapped = mapping.unmapped().map(|(_, title)| title.to_owned()).collect();
    let mut plan = ImportPlan {
        kind: mapping.kind,
        options,
        rows: Vec::new(),
        references: Vec::new(),
        unmapped,
        notes: Vec::new(),
        making: attendance::Making::default(),
        drafts: Vec::new(),
        named: HashMap::new(),
    };
    let rows = mapping.rows(sheet);
    match mapping.kind {
        ImportKind::People => people::plan(&mut plan, data, mapping, &rows, stamp),
        ImportKind::Learning => learning::plan(&mut plan, data, mapping, &rows, stamp),
        ImportKind::Predicates => predicates::plan(&mut plan, data, mapping, &rows, stamp),
        ImportKind::Attendance => attendance::plan(&mut plan, data, mapping, &rows, decisions, stamp),
    }
    plan
}

/// The operation that the import of such a table is.
pub const fn op(kind: ImportKind) -> Op {
    match kind {
        ImportKind::People => Op::ImportPeople,
        ImportKind::Learning => Op::ImportLearning,
        ImportKind::Predicates => Op::ImportPredicates,
        ImportKind::Attendance => Op::ImportAttendance,
    }
}

impl ImportPlan {
    /// What becomes of a row under these decisions.
    pub fn state(&self, row: &ImportRow, decisions: &Decisions) -> RowState {
        let (state, wanted) = match &row.outcome {
            RowOutcome::New => (RowState::New, self.options.mode != Mode::UpdateOnly),
            RowOutcome::Changed(_) => (RowState::Changed, self.options.mode != Mode::AddNew),
            RowOutcome::Same => return RowState::Same,
            RowOutcome::Duplicate { .. } => return RowState::Duplicate,
            RowOutcome::Unreadable(_) => return RowState::Unreadable,
            RowOutcome::Refused(_) => return RowState::Refused,
            RowOutcome::NotData(_) => return RowState::NotData,
        };
        if !wanted {
            RowState::LeftOut
        } else if row.waits_for.iter().any(|at| !self.is_settled(*at, decisions)) {
            RowState::Waiting
        } else {
            state
        }
    }

    /// Number of rows of each state.
    pub fn counts(&self, decisions: &Decisions) -> BTreeMap<RowState, usize> {
        let mut counts = BTreeMap::new();
        self.rows.iter().for_each(|row| *counts.entry(self.state(row, decisions)).or_default() += 1);
        counts
    }

    /// Accepts everything that can be accepted: maps what is all but the same, creates the rest.
    pub fn accept_all(&self) -> Decisions {
        self.references.iter().enumerate().filter_map(|(at, reference)| Some((at, reference.usual()?))).collect()
    }

    /// Sentences for every line that does not go in though it holds data, for [`super::sheet::failed_rows`].
    pub fn reasons(&self, lang: Lang, decisions: &Decisions) -> BTreeMap<u32, Vec<String>> {
        let reason = |row: &ImportRow| -> Vec<String> {
            match &row.outcome {
                RowOutcome::Unreadable(problems) => problems.iter().map(|problem| problem.say(lang)).collect(),
                RowOutcome::Refused(refusal) => vec![refusal.say(lang)],
                RowOutcome::Duplicate { first } => vec![duplicate(lang, *first)],
                _ if self.state(row, decisions) == RowState::Waiting => {
                    let open = row.waits_for.iter().filter(|at| !self.is_settled(**at, decisions));
                    let names: Vec<String> =
                        open.filter_map(|at| self.references.get(*at)).map(|it| it.name.clone()).collect();
                    vec![waiting(lang, &names)]
                }
                _ => Vec::new(),
            }
        };
        let reasons = self.rows.iter().map(|row| (row.line, reason(row)));
        reasons.filter(|(_, reason)| !reason.is_empty()).collect()
    }

    fn push(&mut self, row: ImportRow, draft: Draft) {
        self.rows.push(row);
        self.drafts.push(draft);
    }
}
