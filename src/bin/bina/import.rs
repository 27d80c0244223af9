//! `bina import`: archives and tables into an archive, with everything that did not go in listed.
use std::path::{Path, PathBuf};

use bina_karier::{
    archive::{
        import::{self, Accept, Decisions, Mode, ReferenceKind, RowState},
        json,
        merge::{self, Choices, Outcome, Side},
        sheet::{self, EncodingGuess, ImportKind, Mapping, ReadOptions, Remembered},
    },
    domain::{Dataset, Day, Event, Id, Kind, Origin, Sequence, Stamp},
    words::{
        archive::label,
        lang::{Lang, fill},
        refusal::refusal,
        sheet::sheet_name,
    },
};
use serde::Serialize;

use crate::{Failure, clock, files};

/// Import archives (JSON) and tables (XLSX, CSV, TSV) into an archive. Files go in one after another.
#[derive(clap::Args)]
#[command(after_help = "\
Columns of tables are recognised by their titles. Rows of people that name units or positions nobody knows wait, and are
listed, unless --accept is given: then what is all but the same is mapped, and the rest is created.
Participants of an event that nobody knows wait as well. --create-events makes those events of which the table tells
name, form, first and last day; --event gives the code of the event where the table names none.

Examples:
  bina import pegawai.xlsx --kind people --accept --into a.json --out b.json --issues i.json
  bina import pegawai.xlsx --kind people --sheet Data --into a.json --out b.json --issues i.json
  bina import diklat.csv --kind learning --into a.json --out b.json --issues i.json
  bina import predikat.csv --kind predicates --accept --into a.json --out b.json --issues i.json
  bina import hadir.xlsx --kind attendance --create-events --into a.json --out b.json --issues i.json
  bina import hadir.csv --kind attendance --event BT-01/2025 --accept --into a.json --out b.json --issues i.json
  bina import opd.json --into a.json --out b.json --issues i.json
  bina import pegawai.xlsx --kind people --accept --new --out b.json --issues i.json")]
pub struct Args {
    /// Archives or tables.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The archive that the files go into.
    #[arg(long, required_unless_present = "new", conflicts_with = "new")]
    into: Option<PathBuf>,
    /// Start with nothing instead of an archive.
    #[arg(long)]
    new: bool,
    /// The archive to write.
    #[arg(long)]
    out: PathBuf,
    /// File for a JSON list of what did not go in and why.
    #[arg(long)]
    issues: PathBuf,
    /// What tables hold: people, learning, predicates or attendance.
    #[arg(long, value_parser = kind)]
    kind: Option<ImportKind>,
    /// Which rows of tables are taken.
    #[arg(long, value_enum, default_value = "add-and-update")]
    mode: ModeName,
    /// Accept unknown units, positions, periods and sessions: map what is all but the same, create the rest.
    #[arg(long)]
    accept: bool,
    /// Make the events that nobody knows, where the table tells their name, form, first and last day.
    #[arg(long)]
    create_events: bool,
    /// Code of the event of participants that the table names no event for.
    #[arg(long)]
    event: Option<String>,
    /// Which side is kept where both were changed: ours or theirs.
    #[arg(long, value_enum, default_value = "ours")]
    conflicts: SideName,
    /// Sheet of a workbook; without it the first that is not hidden and holds anything.
    #[arg(long)]
    sheet: Option<String>,
    /// The text files are windows-1252; I have looked.
    #[arg(long = "windows-1252")]
    windows_1252: bool,
    /// The day of the import, YYYY-MM-DD; without it today.
    #[arg(long, value_parser = clock::day)]
    today: Option<Day>,
    /// Seed of new identifiers; with --today the same files give the same bytes. Not for data that offices merge.
    #[arg(long)]
    seed: Option<u64>,
    /// Language of the issues: id or en.
    #[arg(long, default_value = "id", value_parser = crate::lang)]
    lang: Lang,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum ModeName {
    AddNew,
    AddAndUpdate,
    UpdateOnly,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum SideName {
    Ours,
    Theirs,
}

fn kind(key: &str) -> Result<ImportKind, &'static str> {
    ImportKind::from_key(key).ok_or("people, learning, predicates or attendance")
}

/// Something that did not go in, or went in with a remark.
#[derive(Serialize)]
struct Issue {
    file: String,
    /// Line of the file, from 1; none for the file as a whole.
    line: Option<usize>,
    /// Column's title, or table of an archive; may be empty.
    column: String,
    /// `unreadable`, `waiting`, `refused`, `duplicate`, `left_out`, `not_data`, `conflict`, `older`, `note`, `warning`.
    state: &'static str,
    message: String,
}

/// Rows of a file by what became of them.
#[derive(Serialize)]
struct Counted {
    file: String,
    /// The sheet that was read, of a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<String>,
    rows: std::collections::BTreeMap<&'static str, usize>,
}

/// What is written to `--issues`. Described by `public/schema/issues.schema.json`.
#[derive(Serialize)]
struct Issues {
    format: &'static str,
    version: u32,
    files: Vec<Counted>,
    issues: Vec<Issue>,
}

struct Into<'a> {
    args: &'a Args,
    data: Dataset,
    sequence: Sequence,
    stamp: Stamp,
    today: Day,
    issues: Issues,
}

pub fn run(args: &Args) -> Result<(), Failure> {
    let mut stamp = clock::stamp(args.seed, args.today);
    let (data, sequence) = match &args.into {
        Some(path) => {
            let archive = files::archive(path, args.lang)?;
            if !archive.notes.is_empty() {
                return Err(files::refused(path, "rows or fields of it cannot be read; they would be lost in --out"));
            }
            (archive.data, archive.sequence)
        }
        None => {
            let origin = Origin { database: Some(stamp.id()), sample: false };
            (Dataset { origin, ..Dataset::default() }, 0)
        }
    };
    let today = args.today.unwrap_or_else(clock::today);
    let issues = Issues { format: "bina-karier-issues", version: 1, files: Vec::new(), issues: Vec::new() };
    let mut into = Into { args, data, sequence, stamp, today, issues };
    for path in &args.files {
        let bytes = files::bytes(path)?;
        let is_json = bytes.iter().find(|byte| !byte.is_ascii_whitespace() && !matches!(byte, 0xEF | 0xBB | 0xBF));
        if is_json == Some(&b'{') { into.archive(path, &bytes)? } else { into.table(path, &bytes)? }
    }
    let bytes = json::write(&into.data, into.sequence).map_err(|error| Failure::Refused(error.to_string()))?;
    files::write(Some(&args.out), &bytes)?;
    files::write_json(Some(&args.issues), &into.issues)?;
    let left = into.issues.issues.iter().any(|issue| !matches!(issue.state, "warning" | "not_data" | "older"));
    if left { Err(Failure::Problems) } else { Ok(()) }
}

impl Into<'_> {
    fn issue(&mut self, path: &Path, line: Option<usize>, column: &str, state: &'static str, message: String) {
        let file = path.display().to_string();
        self.issues.issues.push(Issue { file, line, column: column.to_owned(), state, message });
    }

    fn apply(&mut self, diff: &bina_karier::domain::Diff) {
        if !diff.is_empty() {
            self.data.apply(diff);
            self.sequence += 1;
        }
    }

    fn archive(&mut self, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
        let lang = self.args.lang;
        let archive = json::read(bytes).map_err(|error| files::refused(path, &error.say(lang)))?;
        for note in &archive.notes {
            self.issue(path, None, "", "note", note.say(lang));
        }
        let plan = merge::plan(&self.data, &archive.data, self.today)
            .map_err(|why| files::refused(path, &refusal(lang, &why)))?;
        for finding in plan.findings.iter().filter(|finding| finding.is_error()) {
            self.issue(path, None, finding.row().0.name(), "warning", finding.say(lang, &archive.data));
        }
        let choices = match self.args.conflicts {
            SideName::Ours => Choices::default(),
            SideName::Theirs => Choices { outcomes: [(Outcome::Conflict, Side::Theirs)].into(), ..Choices::default() },
        };
        self.trouble(path, &plan, &choices)?;
        let mut rows = std::collections::BTreeMap::new();
        for (kind, items) in &plan.items {
            for item in items {
                let state = state_of(item.outcome);
                *rows.entry(state).or_default() += 1;
                if matches!(item.outcome, Outcome::Conflict | Outcome::Older | Outcome::Double) {
                    let which: (Kind, u128) = (*kind, item.row);
                    let name = label(lang, &plan.incoming, which.0, which.1);
                    self.issue(path, None, kind.name(), state, name);
                }
            }
        }
        if plan.load {
            // Nothing here yet: the archive is taken as it is, and stays the database it is.
            (self.data, self.sequence) = (archive.data, archive.sequence);
        } else {
            self.apply(&plan.into_diff(&self.data, &choices));
        }
        self.issues.files.push(Counted { file: path.display().to_string(), sheet: None, rows });
        Ok(())
    }

    /// Lists what only the two together would get wrong, and refuses what cannot be borne.
    fn trouble(&mut self, path: &Path, plan: &merge::MergePlan, choices: &Choices) -> Result<(), Failure> {
        let lang = self.args.lang;
        let found = plan.trouble(&self.data, choices, self.today);
        let merged = plan.merged(&self.data, choices);
        let unbearable = found.iter().filter(|finding| finding.is_unbearable());
        let unbearable: Vec<String> = unbearable.map(|finding| finding.say(lang, &merged)).collect();
        if !unbearable.is_empty() {
            return Err(files::refused(path, &unbearable.join(" ")));
        }
        for finding in &found {
            self.issue(path, None, finding.row().0.name(), "warning", finding.say(lang, &merged));
        }
        Ok(())
    }

    fn table(&mut self, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
        let lang = self.args.lang;
        let Some(kind) = self.args.kind else {
            return Err(Failure::Arguments(format!(
                "{}: a table; say --kind people, learning, predicates or attendance",
                path.display()
            )));
        };
        let options = ReadOptions {
            sheet: self.args.sheet.clone(),
            windows_1252_confirmed: self.args.windows_1252,
            delimiter: None,
        };
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let sheet = sheet::read(bytes, &name, &options).map_err(|error| files::refused(path, &error.say(lang)))?;
        if let EncodingGuess::NeedsConfirm { line, sample } = &sheet.encoding_guess {
            let hint = format!("windows-1252? line {line} reads: {sample} (if that is right, give --windows-1252)");
            return Err(files::refused(path, &hint));
        }
        let mapping = Mapping::guess(kind, &sheet, &Remembered::new())
            .ok_or_else(|| files::refused(path, "no header row with known columns"))?;
        let options = import::Options { event: self.event(path)?, ..import::Options::usual(self.today) };
        let missing: Vec<String> =
            import::missing(&mapping, &options).into_iter().map(|field| mapping.title_of(field).to_owned()).collect();
        if !missing.is_empty() {
            return Err(files::refused(path, &format!("columns are missing: {}", missing.join(", "))));
        }
        for note in &sheet.notes {
            self.issue(path, None, "", "note", note.say(lang));
        }
        if let Some(others) = other_sheets(&sheet, lang).filter(|_| self.args.sheet.is_none()) {
            self.issue(path, None, "", "warning", others);
        }
        let mode = match self.args.mode {
            ModeName::AddNew => Mode::AddNew,
            ModeName::AddAndUpdate => Mode::AddAndUpdate,
            ModeName::UpdateOnly => Mode::UpdateOnly,
        };
        let (plan, decisions) = self.decided(&sheet, &mapping, import::Options { mode, ..options });
        self.list(path, &sheet, &plan, &decisions);
        // A refusal here only says that nothing changes.
        if let Ok(diff) = plan.into_diff(&self.data, &mut self.stamp, &decisions) {
            self.apply(&diff);
        }
        Ok(())
    }

    /// The event that was named for rows that name none.
    fn event(&self, path: &Path) -> Result<Option<Id<Event>>, Failure> {
        let Some(code) = &self.args.event else { return Ok(None) };
        let found = self.data.events.iter().find(|event| event.code == *code);
        found.map(|event| Some(event.id)).ok_or_else(|| files::refused(path, &format!("no event has the code {code}")))
    }

    /// The plan under what the arguments accept. What follows from a decision is decided after it.
    fn decided(
        &mut self,
        sheet: &sheet::Sheet,
        mapping: &Mapping,
        options: import::Options,
    ) -> (import::ImportPlan, Decisions) {
        let mut decisions = Decisions::new();
        loop {
            let plan = import::plan_decided(&self.data, sheet, mapping, options, &decisions, &mut self.stamp);
            let mut more = decisions.clone();
            if self.args.create_events {
                more.extend(complete_events(&plan));
            }
            // Sessions are counted after the events they are of.
            let first = more.len() == decisions.len() || !self.args.create_events;
            if self.args.accept && first {
                more.extend(plan.accept_all());
            }
            let planned = mapping.kind != ImportKind::Attendance || more == decisions;
            decisions = more;
            if planned {
                return (plan, decisions);
            }
        }
    }

    /// Lists every row that did not go in, and what is odd about those that did.
    fn list(&mut self, path: &Path, sheet: &sheet::Sheet, plan: &import::ImportPlan, decisions: &Decisions) {
        let lang = self.args.lang;
        for note in &plan.notes {
            self.issue(path, None, "", "warning", note.say(lang));
        }
        let reasons = plan.reasons(lang, decisions);
        for row in &plan.rows {
            let state = plan.state(row, decisions);
            let line = Some(row.line as usize);
            if let import::RowOutcome::Unreadable(problems) = &row.outcome {
                for problem in problems {
                    self.issue(path, line, &problem.column, state.key(), problem.problem.say(lang));
                }
            } else if let Some(reason) = reasons.get(&row.line) {
                self.issue(path, line, "", state.key(), reason.join(" "));
            } else if matches!(state, RowState::LeftOut | RowState::NotData) {
                self.issue(path, line, "", state.key(), row.who.clone());
            }
            for warning in &row.warnings {
                self.issue(path, line, "", "warning", warning.say(lang));
            }
        }
        let rows = plan.counts(decisions).into_iter().map(|(state, rows)| (state.key(), rows)).collect();
        let name = (!sheet.sheets.is_empty()).then(|| sheet.name.clone());
        self.issues.files.push(Counted { file: path.display().to_string(), sheet: name, rows });
    }
}

/// The events of which the table tells all that one needs.
fn complete_events(plan: &import::ImportPlan) -> Decisions {
    let offered = plan.references.iter().enumerate().filter_map(|(at, reference)| match &reference.kind {
        ReferenceKind::Event(event) if event.event(Id::from_bits(0)).is_some() => {
            Some((at, Accept::Event(event.clone())))
        }
        _ => None,
    });
    offered.collect()
}

/// That a workbook has sheets which were not read, by name; none if it has no others.
fn other_sheets(sheet: &sheet::Sheet, lang: Lang) -> Option<String> {
    let others: Vec<String> = sheet
        .sheets
        .iter()
        .filter(|other| other.name != sheet.name)
        .map(|other| sheet_name(lang, &other.name, other.hidden))
        .collect();
    let values = [("sheet", sheet.name.clone()), ("names", others.join(", "))];
    (!others.is_empty()).then(|| fill(lang, "sheet.note.other_sheets", &values))
}

const fn state_of(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::New => "new",
        Outcome::Same => "same",
        Outcome::Changed => "changed",
        Outcome::Older => "older",
        Outcome::Conflict => "conflict",
        Outcome::Double => "duplicate",
    }
}
