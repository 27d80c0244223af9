//! A row of a table of participants as it stands: who, in which event, in which state, with which marks.
use crate::archive::import::reading::Reading;
use crate::archive::sheet::{
    Field, Mapping,
    value::{self, Marked, SaidSession},
};
use crate::domain::*;

/// How a row names its event, and what it says about it.
#[derive(Clone, Debug, Default)]
pub struct SaidEvent {
    pub code: String,
    pub name: String,
    pub start: Option<Day>,
    pub end: Option<Day>,
    pub form: Option<LearningForm>,
    pub jp: Option<Hundredths>,
}

impl SaidEvent {
    /// Whether the row names none.
    pub const fn is_nothing(&self) -> bool {
        self.code.is_empty() && self.name.is_empty()
    }
}

/// One mark of a row.
#[derive(Clone, Debug)]
pub struct FileMark {
    pub session: SaidSession,
    /// The session as the file names it.
    pub label: String,
    pub marked: Marked,
}

/// One readable row.
#[derive(Clone, Debug)]
pub struct ForeignAttendance {
    pub event: SaidEvent,
    pub number: String,
    pub name: String,
    pub state: Option<EnrolmentState>,
    pub reason: String,
    pub letter: String,
    /// NIP of whom they replace.
    pub replaces: Option<String>,
    pub result: Option<EnrolmentResult>,
    pub marks: Vec<FileMark>,
}

/// The columns that hold marks, with the session that each title names.
pub struct MarkColumns(Vec<(usize, String, Option<SaidSession>)>);

impl MarkColumns {
    pub fn of(mapping: &Mapping) -> Self {
        let has_session = mapping.column_of(Field::Session).is_some();
        let column = |(at, title): (usize, &str)| {
            // A column that a person took for marks is a session of its own name, unless each row names its session.
            let own = || (!has_session && !is_plain(title)).then(|| SaidSession::Topic(value::tidy(title)));
            (at, title.to_owned(), value::session_title(title).or_else(own))
        };
        Self(mapping.marks().map(column).collect())
    }
}

/// `Kehadiran`: a title that names no session.
fn is_plain(title: &str) -> bool {
    crate::archive::sheet::known_field(crate::archive::sheet::ImportKind::Attendance, title) == Some(Field::Mark)
}

impl ForeignAttendance {
    /// Reads a row; none where something in it cannot be understood. `names_event`: whether rows must name their event.
    pub fn read(row: &mut Reading<'_>, columns: &MarkColumns, today: Day, names_event: bool) -> Option<Self> {
        let later = today.plus(2 * 366);
        let number = row.need(Field::Nip, value::nip);
        let mut event = SaidEvent {
            code: row.text(Field::EventCode),
            name: row.text(Field::EventName),
            start: row.take(Field::Start, |cell| value::date(cell, later)),
            end: row.take(Field::End, |cell| value::date(cell, later)),
            form: row.take(Field::Form, |cell| value::FORM.read(cell)),
            jp: row.take(Field::Jp, value::jp),
        };
        if event.is_nothing() && names_event {
            let field = if row.has(Field::EventName) { Field::EventName } else { Field::EventCode };
            event.name = row.need(field, value::text).unwrap_or_default();
        }
        let named = row.take(Field::Session, value::session);
        let label = value::tidy(row.cell(Field::Session).raw());
        let mut marks = Vec::new();
        for (at, title, own) in &columns.0 {
            let Some(marked) = row.take_at(*at, title, value::attendance) else { continue };
            let (session, label) = match (own, &named) {
                (Some(own), _) => (own.clone(), value::tidy(title)),
                (None, Some(named)) => (named.clone(), label.clone()),
                (None, None) => (SaidSession::Only, value::tidy(title)),
            };
            marks.push(FileMark { session, label, marked });
        }
        let foreign = Self {
            event,
            number: number?.0,
            name: row.text(Field::Name),
            state: row.take(Field::EnrolmentState, |cell| value::ENROLMENT.read(cell)),
            reason: row.text(Field::Reason),
            letter: row.text(Field::Letter),
            replaces: row.take(Field::Replaces, value::nip).map(|(number, _)| number),
            result: row.take(Field::Result, |cell| value::RESULT.read(cell)),
            marks,
        };
        row.problems.is_empty().then_some(foreign)
    }
}
