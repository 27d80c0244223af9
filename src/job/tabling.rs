//! Importing a table, at the worker's end: how it was read, what it would do, its rows for people, the data after it.
use serde::{Deserialize, Serialize};

use crate::archive::import::{
    Accept, Decisions, ImportPlan, ImportRow, Mode, OfferedEvent, Options, ReferenceKind, RowOutcome, RowState,
    missing, plan_decided,
};
use crate::archive::sheet::{
    EncodingGuess, Field, ImportKind, Mapping, ReadOptions, Remembered, Sheet, SheetError, SheetName, SheetRow,
    Sources, Workbook, WriteError, failed_rows, read, write_xlsx,
};
use crate::domain::{Author, Dataset, Day, Event, Id, IdSource, Refusal, Stamp, Time};
use crate::words::import::duplicate;
use crate::words::lang::{Lang, text};
use crate::words::refusal::refusal;

/// First rows that are shown as they were understood.
const FIRST_ROWS: usize = 5;
/// Lines of a reference that are named.
const MOST_LINES: usize = 20;

/// Lines that are offered as the one of the titles.
const MOST_TOP: usize = 20;
/// Cells by which such a line is known.
const MOST_CELLS: usize = 4;

/// What a person said about a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableRequest {
    pub kind: ImportKind,
    pub name: String,
    pub windows_1252: bool,
    /// Sheet of a workbook; none: the first that people see and that holds anything.
    pub sheet: Option<String>,
    /// Line of the titles; none: the one that is recognised.
    pub header_line: Option<u32>,
    /// Mappings that this browser remembers, as text.
    pub sources: String,
    pub lang: Lang,
}

/// What a person decided about a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TablePlanRequest {
    /// Field of each column; none: not taken over.
    pub columns: Vec<Option<Field>>,
    pub mode: TableMode,
    /// What is done about what nobody knows, by its index.
    pub accepted: Vec<(u32, Accepted)>,
    /// The event of rows that name none.
    pub event: Option<Id<Event>>,
    pub seed: u64,
    pub now: Time,
    pub author: Option<Id<Author>>,
    pub today: Day,
    pub lang: Lang,
}

/// Which rows of a table are taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum TableMode {
    AddNew,
    #[default]
    AddAndUpdate,
    UpdateOnly,
}

/// What is done about a name that nobody knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Accepted {
    Create,
    Map(u128),
    /// This event is made.
    Event(Box<OfferedEvent>),
}

/// How a table was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TableRead {
    pub sheets: Vec<SheetName>,
    pub sheet: String,
    pub header_line: u32,
    /// Whether that line was recognised or chosen, and is not only the first one.
    pub header_known: bool,
    /// The first lines, which may hold the titles.
    pub top: Vec<(u32, String)>,
    /// Whether the columns are as a person mapped them for the same titles before.
    pub recalled: bool,
    pub columns: Vec<ColumnRead>,
    pub notes: Vec<String>,
    /// A line that reads well only if the file is windows-1252; a person must look first.
    pub ask_encoding: Option<String>,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnRead {
    pub title: String,
    pub field: Option<Field>,
    /// What the title alone says.
    pub guess: Option<Field>,
    /// Whether the title is known, rather than only much like a known one.
    pub sure: bool,
    /// The first values, as the file has them.
    pub first: Vec<String>,
}

/// What a table would do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TableSummary {
    pub counts: Vec<(RowState, u32)>,
    pub references: Vec<ReferenceRead>,
    /// Fields that no column holds and without which nothing can be imported.
    pub missing: Vec<Field>,
    /// What should be known of the whole before it goes in.
    pub notes: Vec<String>,
}

/// Something that rows name and nobody knows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReferenceRead {
    pub what: ReferenceWhat,
    pub name: String,
    pub rows: u32,
    pub lines: Vec<u32>,
    /// Known rows it may be: name and bits of the identifier.
    pub similar: Vec<(String, u128)>,
    pub can_create: bool,
    /// What "terima semua" would do.
    pub usual: Option<Accepted>,
    /// What the file tells of an event.
    pub event: Option<OfferedEvent>,
    /// Number and day of the sessions that it makes.
    pub sessions: Vec<(u16, Day)>,
}

/// What a reference is to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReferenceWhat {
    Unit,
    Position,
    Period,
    Person,
    SamePerson,
    Event,
    Sessions,
}

/// One row of the plan, for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableRow {
    pub line: u32,
    pub who: String,
    /// Field, old, new.
    pub changes: Vec<(Field, String, String)>,
    /// Problems, reasons, warnings.
    pub sentences: Vec<String>,
}

/// Why a table has no plan.
#[derive(Debug, thiserror::Error)]
pub enum NotPlanned {
    #[error("the file is refused")]
    Sheet(#[from] SheetError),
    #[error("no header with known columns")]
    NoHeader,
    #[error("the change is refused")]
    Refused(#[from] Refusal),
    #[error("a file cannot be written")]
    Write(#[from] WriteError),
}

impl NotPlanned {
    /// In a sentence.
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Self::Sheet(error) => error.say(lang),
            Self::NoHeader => text(lang, "data.table.no_header"),
            Self::Refused(why) => refusal(lang, why),
            Self::Write(_) => text(lang, "data.table.not_written"),
        }
    }
}

/// A table that was read, and its plan.
pub struct Tabling {
    sheet: Sheet,
    mapping: Mapping,
    guess: Mapping,
    sources: Sources,
    planned: Option<(ImportPlan, Decisions, Stamp)>,
}

impl Tabling {
    /// Reads a table and guesses its columns.
    pub fn read(bytes: &[u8], request: &TableRequest) -> Result<(Self, TableRead), NotPlanned> {
        let options =
            ReadOptions { sheet: request.sheet.clone(), windows_1252_confirmed: request.windows_1252, delimiter: None };
        let sheet = read(bytes, &request.name, &options)?;
        let (kind, nothing) = (request.kind, Remembered::new());
        let sources = Sources::of_text(&request.sources);
        let recalled = sources.recall(kind, &sheet, request.header_line);
        let at = |line: u32| Mapping::at(kind, &sheet, line, &nothing);
        let found = match request.header_line.or(recalled.as_ref().map(|mapping| mapping.header_line)) {
            Some(line) => at(line),
            None => Mapping::guess(kind, &sheet, &nothing),
        };
        let header_known = found.is_some();
        let first = || sheet.row(0).and_then(|row| at(row.line));
        let guess = found.or_else(first).ok_or(NotPlanned::NoHeader)?;
        let is_recalled = recalled.is_some();
        let mapping = recalled.unwrap_or_else(|| guess.clone());
        let below = || sheet.rows().filter(|row| row.line > mapping.header_line).take(FIRST_ROWS);
        let column = |(at, mapped): (usize, &crate::archive::sheet::MappedColumn)| ColumnRead {
            title: mapped.title.clone(),
            field: mapped.field,
            guess: guess.columns.get(at).and_then(|column| column.field),
            sure: mapped.sure,
            first: below().map(|row| row.cell(at).raw().to_owned()).collect(),
        };
        let ask_encoding = match &sheet.encoding_guess {
            EncodingGuess::NeedsConfirm { sample, .. } => Some(sample.clone()),
            _ => None,
        };
        let told = TableRead {
            sheets: sheet.sheets.clone(),
            sheet: sheet.name.clone(),
            header_line: mapping.header_line,
            header_known,
            top: sheet.rows().take(MOST_TOP).map(|row| (row.line, begins(row))).collect(),
            recalled: is_recalled,
            columns: mapping.columns.iter().enumerate().map(column).collect(),
            notes: sheet.notes.iter().map(|note| note.say(request.lang)).collect(),
            ask_encoding,
        };
        Ok((Self { sheet, mapping, guess, sources, planned: None }, told))
    }

    /// Plans under the decisions of a person.
    pub fn plan(&mut self, data: &Dataset, request: &TablePlanRequest) -> TableSummary {
        for (at, field) in request.columns.iter().enumerate() {
            self.mapping.set(at, *field);
        }
        let event = request.event.filter(|id| data.events.get(*id).is_some());
        let options = Options { event, ..Options::usual(request.today) };
        let missing = missing(&self.mapping, &options);
        if !missing.is_empty() {
            self.planned = None;
            return TableSummary { counts: Vec::new(), references: Vec::new(), missing, notes: Vec::new() };
        }
        let mode = match request.mode {
            TableMode::AddNew => Mode::AddNew,
            TableMode::AddAndUpdate => Mode::AddAndUpdate,
            TableMode::UpdateOnly => Mode::UpdateOnly,
        };
        let mut stamp = Stamp { now: request.now, author: request.author, ids: IdSource::new(request.seed) };
        let decisions: Decisions =
            request.accepted.iter().map(|(at, accepted)| (*at as usize, accept(accepted))).collect();
        let options = Options { mode, ..options };
        let plan = plan_decided(data, &self.sheet, &self.mapping, options, &decisions, &mut stamp);
        let number = |(state, rows): (RowState, usize)| (state, u32::try_from(rows).unwrap_or(u32::MAX));
        let summary = TableSummary {
            counts: plan.counts(&decisions).into_iter().map(number).collect(),
            references: plan.references.iter().map(reference).collect(),
            missing,
            notes: plan.notes.iter().map(|note| note.say(request.lang)).collect(),
        };
        self.planned = Some((plan, decisions, stamp));
        summary
    }

    /// Rows of one state.
    pub fn rows(&self, lang: Lang, wanted: RowState, first: u32, most: u32) -> Vec<TableRow> {
        let Some((plan, decisions, _)) = &self.planned else { return Vec::new() };
        let reasons = plan.reasons(lang, decisions);
        let rows = plan.rows.iter().filter(|row| plan.state(row, decisions) == wanted);
        let said = |row: &ImportRow| {
            let mut sentences = reasons.get(&row.line).cloned().unwrap_or_default();
            sentences.extend(row.warnings.iter().map(|warning| warning.say(lang)));
            if let RowOutcome::Duplicate { first } = row.outcome
                && sentences.is_empty()
            {
                sentences.push(duplicate(lang, first));
            }
            let changes = match &row.outcome {
                RowOutcome::Changed(changes) => {
                    changes.iter().map(|change| (change.field, change.old.clone(), change.new.clone())).collect()
                }
                _ => Vec::new(),
            };
            TableRow { line: row.line, who: row.who.clone(), changes, sentences }
        };
        rows.skip(first as usize).take(most as usize).map(said).collect()
    }

    /// The data after the import.
    pub fn apply(&self, data: &Dataset) -> Result<Dataset, NotPlanned> {
        let Some((plan, decisions, stamp)) = &self.planned else { return Err(Refusal::Nothing.into()) };
        let mut after = data.clone();
        after.apply(&plan.into_diff(data, &mut stamp.clone(), decisions)?);
        Ok(after)
    }

    /// What the browser is to remember, now that a person believes these columns.
    pub fn learnt(&self) -> String {
        let mut sources = self.sources.clone();
        sources.learn(&self.mapping, &self.guess);
        sources.text()
    }

    /// The rows that do not go in, with the reasons, as a workbook that is accepted back.
    pub fn failed(&self, lang: Lang) -> Result<Vec<u8>, NotPlanned> {
        let Some((plan, decisions, stamp)) = &self.planned else { return Err(Refusal::Nothing.into()) };
        let sheet = failed_rows(&self.sheet, &self.mapping, &plan.reasons(lang, decisions), lang);
        Ok(write_xlsx(&Workbook { title: sheet.name.clone(), made: stamp.now.day(), sheets: vec![sheet] })?)
    }
}

/// The first filled cells of a row, to know it by.
fn begins(row: SheetRow<'_>) -> String {
    let filled: Vec<&str> = row.cells().map(|cell| cell.raw().trim()).filter(|text| !text.is_empty()).collect();
    let shown: String =
        filled.iter().take(MOST_CELLS).copied().collect::<Vec<_>>().join(" · ").chars().take(80).collect();
    shown
}

fn accept(accepted: &Accepted) -> Accept {
    match accepted {
        Accepted::Create => Accept::Create,
        Accepted::Map(bits) => Accept::Map(*bits),
        Accepted::Event(event) => Accept::Event(event.clone()),
    }
}

fn reference(reference: &crate::archive::import::Reference) -> ReferenceRead {
    let what = match reference.kind {
        ReferenceKind::Unit { .. } => ReferenceWhat::Unit,
        ReferenceKind::Position { .. } => ReferenceWhat::Position,
        ReferenceKind::Period { .. } => ReferenceWhat::Period,
        ReferenceKind::Person { .. } => ReferenceWhat::Person,
        ReferenceKind::SamePerson { .. } => ReferenceWhat::SamePerson,
        ReferenceKind::Event(_) => ReferenceWhat::Event,
        ReferenceKind::Sessions { .. } => ReferenceWhat::Sessions,
    };
    let event = match &reference.kind {
        ReferenceKind::Event(event) => Some((**event).clone()),
        _ => None,
    };
    let usual = reference.usual().map(|accept| match accept {
        Accept::Create => Accepted::Create,
        Accept::Map(bits) => Accepted::Map(bits),
        Accept::Event(event) => Accepted::Event(event),
    });
    ReferenceRead {
        what,
        name: reference.name.clone(),
        rows: u32::try_from(reference.lines.len()).unwrap_or(u32::MAX),
        lines: reference.lines.iter().copied().take(MOST_LINES).collect(),
        similar: reference.similar.iter().map(|known| (known.name.clone(), known.what)).collect(),
        can_create: reference.can_create(),
        usual,
        event,
        sessions: reference.sessions.clone(),
    }
}
