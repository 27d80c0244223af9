//! What a person and the worker tell each other about one table.
use leptos::prelude::*;
use std::collections::BTreeMap;

use crate::archive::import::{RowState, op};
use crate::archive::sheet::{Field, ImportKind, MAX_WORKBOOK_BYTES};
use crate::domain::{Dataset, Event, Id};
use crate::job::{
    Accepted, Answer, Parcel, ReferenceWhat, Request, TableMode, TablePlanRequest, TableRead, TableRequest,
    TableSummary,
};
use crate::ui::components::files;
use crate::ui::desk::{self, DeskError};
use crate::ui::lang::{self, tr_now};
use crate::ui::pages::data::open::bytes_of;
use crate::ui::say;
use crate::ui::session::{Session, clock, fetch};
use crate::ui::shell::notices;
use crate::words::format;
use crate::words::lang::fill;

/// How far the table is.
#[derive(Clone, PartialEq)]
pub enum Step {
    Waiting,
    /// Key of what is being done.
    Working(&'static str),
    /// A line to look at, before the encoding is believed.
    Encoding(String),
    Planned,
    Failed(String),
}

/// Where in the file a person said that the table is.
#[derive(Clone, Default)]
struct Place {
    windows_1252: bool,
    sheet: Option<String>,
    header_line: Option<u32>,
}

/// Name under which this browser keeps how tables were mapped.
const MAPPINGS: &str = "mappings";

/// One table on its way in.
#[derive(Clone, Copy)]
pub struct Flow {
    session: Session,
    pub step: RwSignal<Step>,
    pub kind: RwSignal<ImportKind>,
    pub name: RwSignal<String>,
    pub read: RwSignal<Option<TableRead>>,
    pub columns: RwSignal<Vec<Option<Field>>>,
    /// Whether the columns are as they were mapped for the same titles before.
    pub recalled: RwSignal<bool>,
    pub mode: RwSignal<TableMode>,
    pub accepted: RwSignal<BTreeMap<u32, Accepted>>,
    pub summary: RwSignal<Option<TableSummary>>,
    /// The event of rows that name none.
    pub event: RwSignal<Option<Id<Event>>>,
    bytes: StoredValue<Vec<u8>>,
    place: StoredValue<Place>,
    seed: StoredValue<u64>,
    /// The data that the plan was made on.
    seen: StoredValue<Dataset>,
}

impl Flow {
    /// Nothing chosen yet.
    pub fn new(session: Session) -> Self {
        Self {
            session,
            step: RwSignal::new(Step::Waiting),
            kind: RwSignal::new(ImportKind::People),
            name: RwSignal::new(String::new()),
            read: RwSignal::new(None),
            columns: RwSignal::new(Vec::new()),
            recalled: RwSignal::new(false),
            mode: RwSignal::new(TableMode::default()),
            accepted: RwSignal::new(BTreeMap::new()),
            summary: RwSignal::new(None),
            event: RwSignal::new(None),
            bytes: StoredValue::new(Vec::new()),
            place: StoredValue::new(Place::default()),
            seed: StoredValue::new(0),
            seen: StoredValue::new(Dataset::default()),
        }
    }

    /// Takes the first of these files.
    pub fn take_file(self, files: Vec<web_sys::File>) {
        let Some(file) = files.into_iter().next() else { return };
        self.name.set(file.name());
        if file.size() > MAX_WORKBOOK_BYTES as f64 {
            let size = |bytes: f64| format::bytes(lang::now(), bytes as u64);
            let values = [("size", size(file.size())), ("limit", size(MAX_WORKBOOK_BYTES as f64))];
            return self.step.set(Step::Failed(fill(lang::now(), "archive.error.too_large", &values)));
        }
        self.step.set(Step::Working("data.table.reading"));
        desk::begin(async move {
            match bytes_of(&file).await {
                Some(bytes) => self.take(bytes).await,
                None => self.step.set(Step::Failed(tr_now!("data.open.unread"))),
            }
        });
    }

    /// Takes rows that were pasted.
    pub fn take_text(self, text: String) {
        self.name.set(tr_now!("data.table.pasted"));
        self.step.set(Step::Working("data.table.reading"));
        desk::begin(self.take(text.into_bytes()));
    }

    async fn take(self, bytes: Vec<u8>) {
        self.bytes.set_value(bytes);
        self.seed.set_value(clock::seed());
        self.mode.set(TableMode::default());
        self.place.set_value(Place::default());
        match self.session.hand_over().await {
            Ok(seen) => {
                self.seen.set_value(seen);
                self.read_table().await;
            }
            Err(error) => self.fail(&error),
        }
    }

    async fn read_table(self) {
        let Place { windows_1252, sheet, header_line } = self.place.get_value();
        let request = TableRequest {
            kind: self.kind.get_untracked(),
            name: self.name.get_untracked(),
            windows_1252,
            sheet,
            header_line,
            sources: self.session.kept(MAPPINGS).await.unwrap_or_default(),
            lang: lang::now(),
        };
        let parcel = Parcel { head: Request::ReadTable(request), blobs: vec![self.bytes.get_value()] };
        match desk::ask(parcel, |_| ()).await.map(|answer| answer.head) {
            Ok(Answer::Table(read)) => {
                if let Some(sample) = read.ask_encoding.clone() {
                    return self.step.set(Step::Encoding(sample));
                }
                self.columns.set(read.columns.iter().map(|column| column.field).collect());
                self.recalled.set(read.recalled);
                self.read.set(Some(read));
                self.accepted.set(BTreeMap::new());
                self.plan().await;
            }
            // The plan of what was read before still stands.
            Ok(Answer::Refused(why)) if self.step.get_untracked() == Step::Planned => notices::problem(why),
            other => self.end(other),
        }
    }

    /// The reading as windows-1252 looks right.
    pub fn confirm_encoding(self) {
        self.step.set(Step::Working("data.table.reading"));
        self.place.update_value(|place| place.windows_1252 = true);
        desk::begin(self.read_table());
    }

    /// Reads another sheet of the workbook.
    pub fn choose_sheet(self, name: String) {
        self.place.update_value(|place| (place.sheet, place.header_line) = (Some(name), None));
        desk::begin(self.read_table());
    }

    /// Takes another line for the one of the titles.
    pub fn choose_titles(self, line: u32) {
        self.place.update_value(|place| place.header_line = Some(line));
        desk::begin(self.read_table());
    }

    /// Maps the columns by their titles alone.
    pub fn guess_again(self) {
        let guess = self.read.with_untracked(|read| {
            read.as_ref().map(|read| read.columns.iter().map(|column| column.guess).collect()).unwrap_or_default()
        });
        self.columns.set(guess);
        self.recalled.set(false);
        self.remapped();
    }

    /// Plans after a column got another meaning: rows may name something else now, about which nobody decided.
    pub fn remapped(self) {
        self.accepted.set(BTreeMap::new());
        self.plan_again();
    }

    /// Decides about something that nobody knows, and plans once more.
    pub fn decide(self, at: u32, accepted: Option<Accepted>) {
        let is = |at: u32, what: ReferenceWhat| {
            let found = |summary: &TableSummary| summary.references.get(at as usize).map(|one| one.what) == Some(what);
            self.summary.with_untracked(|summary| summary.as_ref().is_some_and(found))
        };
        self.accepted.update(|all| {
            // Another event lacks other sessions.
            if is(at, ReferenceWhat::Event) {
                all.retain(|at, _| !is(*at, ReferenceWhat::Sessions));
            }
            match accepted {
                Some(accepted) => drop(all.insert(at, accepted)),
                None => drop(all.remove(&at)),
            }
        });
        self.plan_again();
    }

    /// Plans once more, after a column, the mode or a reference was decided.
    pub fn plan_again(self) {
        desk::begin(self.plan());
    }

    async fn plan(self) {
        let request = TablePlanRequest {
            columns: self.columns.get_untracked(),
            mode: self.mode.get_untracked(),
            accepted: self.accepted.get_untracked().into_iter().collect(),
            event: self.event.get_untracked().filter(|_| self.kind.get_untracked() == ImportKind::Attendance),
            seed: self.seed.get_value(),
            now: clock::now(),
            author: self.session.author_now(),
            today: clock::today(),
            lang: lang::now(),
        };
        match desk::ask(Parcel::of(Request::PlanTable(request)), |_| ()).await.map(|answer| answer.head) {
            Ok(Answer::TablePlan(summary)) => {
                self.summary.set(Some(summary));
                if self.step.get_untracked() != Step::Planned {
                    self.step.set(Step::Planned);
                }
            }
            other => self.end(other),
        }
    }

    /// Rows that would be written.
    pub fn wanted(self) -> i64 {
        let counts = self.summary.with(|summary| summary.as_ref().map(|it| it.counts.clone()).unwrap_or_default());
        let goes_in = |state: RowState| matches!(state, RowState::New | RowState::Changed);
        counts.into_iter().filter(|(state, _)| goes_in(*state)).map(|(_, rows)| i64::from(rows)).sum()
    }

    /// Writes it, as one operation.
    pub fn import(self) {
        self.step.set(Step::Working("data.open.merging"));
        let op = op(self.kind.get_untracked());
        let rows = self.wanted();
        desk::begin(async move {
            let seen = self.seen.get_value();
            match fetch(Parcel::of(Request::ImportTable { lang: lang::now() }), seen.clone()).await {
                Err(error) => self.fail(&error),
                Ok(after) => {
                    let learnt = desk::ask(Parcel::of(Request::Learn), |_| ()).await.map(|answer| answer.head);
                    self.session.replace(op, self.name.get_untracked(), &seen, after, move |done| match done {
                        Ok(_) => {
                            self.step.set(Step::Waiting);
                            if let Ok(Answer::Learnt(text)) = learnt {
                                desk::begin(async move { self.remember(&text).await });
                            }
                            let values = [("rows", format::integer(lang::now(), rows))];
                            notices::done(fill(lang::now(), "data.table.done", &values));
                        }
                        Err(error) => self.step.set(Step::Failed(say::run_error(lang::now(), &error))),
                    })
                }
            }
        });
    }

    /// Keeps how tables were mapped; the rows are in whether it can be kept or not.
    async fn remember(self, mappings: &str) {
        if self.session.keep(MAPPINGS, mappings).await.is_err() {
            notices::problem(tr_now!("data.table.not_remembered"));
        }
    }

    /// Downloads the rows that do not go in, with the reasons.
    pub fn failed_rows(self) {
        self.file(Request::FailedRows { lang: lang::now() }, "data.table.failed_name");
    }

    /// Downloads an empty table to fill in.
    pub fn template(self) {
        let request = Request::Template { kind: self.kind.get_untracked(), lang: lang::now(), today: clock::today() };
        self.file(request, super::kind_key(self.kind.get_untracked()));
    }

    fn file(self, request: Request, name: &'static str) {
        desk::begin(async move {
            let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            match desk::ask(Parcel::of(request), |_| ()).await {
                Ok(Parcel { head: Answer::File, blobs }) => {
                    let bytes = blobs.into_iter().next().unwrap_or_default();
                    let name = format!("{}.xlsx", tr_now!(name));
                    if files::download(&name, kind, &bytes).is_err() {
                        notices::problem(tr_now!("data.export.refused"));
                    }
                }
                Ok(Parcel { head: Answer::Refused(why), .. }) => notices::problem(why),
                Ok(_) => notices::problem(tr_now!("data.table.not_written")),
                Err(error) => notices::problem(say::desk_error(lang::now(), &error)),
            }
        });
    }

    /// Stops whatever is under way; nothing was changed.
    pub fn cancel(self) {
        desk::stop();
        self.step.set(Step::Waiting);
    }

    fn end(self, answer: Result<Answer, DeskError>) {
        match answer {
            Ok(Answer::Refused(why)) => self.step.set(Step::Failed(why)),
            Ok(_) => self.step.set(Step::Failed(tr_now!("data.open.unread"))),
            Err(error) => self.fail(&error),
        }
    }

    fn fail(self, error: &DeskError) {
        self.step.set(match error {
            DeskError::Stopped => Step::Waiting,
            error => Step::Failed(say::desk_error(lang::now(), error)),
        });
    }
}
