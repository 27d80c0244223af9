//! What can be wrong with an archive or with the records in one, and how it is said: what, where, and what to do.
use super::{
    domain::{self, name},
    format::{bytes, integer},
    lang::{Lang, fill, text},
    refusal::field as field_name,
};
use crate::{
    domain::{Dataset, Id, Kind, LearningSource, Participant, Person},
    rules::nip::{NipError, NipWarning},
};

/// What is wrong at a place of a JSON text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JsonError {
    #[error("the text ends too early")]
    End,
    #[error("{expected} expected")]
    Expected { expected: &'static str },
    #[error("a broken escape or a control character in a text")]
    BadText,
    #[error("not a number of this kind")]
    BadNumber,
    #[error("nested too deeply")]
    TooDeep,
    #[error("the field {0} stands twice")]
    Twice(String),
    #[error("the field {0} is missing")]
    Missing(&'static str),
    #[error("{0}")]
    Value(String),
}

/// A field of a row that this version does not know.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnknownField {
    /// Name of the record or part it stands in.
    pub part: &'static str,
    pub field: String,
}

/// Something in a sound archive that was not taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Rows with a field that this version does not know; the rows were taken, the field was not.
    UnknownField { kind: Kind, field: UnknownField, rows: usize },
    /// A member of the header, or a table, that this version does not know.
    UnknownMember { name: String },
    /// A row that cannot be read.
    Unreadable { place: Place, error: JsonError },
    /// A row with the identifier of an earlier one; the earlier one was taken.
    DuplicateId { place: Place, bits: u128 },
}

/// Where in an archive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    pub table: Option<Kind>,
    /// Row of that table, from 1.
    pub row: Option<usize>,
    /// Line of the file, from 1.
    pub line: usize,
    /// Character of that line, from 1.
    pub column: usize,
}

/// Why an archive is not read at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ArchiveError {
    #[error("{bytes} bytes are more than {limit}")]
    TooLarge { bytes: usize, limit: usize },
    #[error("not UTF-8 at byte {at}")]
    NotText { at: usize },
    #[error("not an archive of this program")]
    NotAnArchive,
    #[error("version {version} is newer than {known}")]
    Newer { version: u64, known: u32 },
    #[error("line {}, column {}: {error}", place.line, place.column)]
    Damaged { place: Place, error: JsonError },
    #[error("the table {kind:?} should have {stated} rows and has {found}")]
    Counts { kind: Kind, stated: u64, found: u64 },
    #[error("the checksum is that of other content")]
    Checksum,
}

/// Something wrong or odd between or inside records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// `field` of the row names a row of kind `to` that does not exist.
    Dangling { kind: Kind, row: u128, field: &'static str, to: Kind, missing: u128 },
    /// Two rows with one natural key.
    Twice { kind: Kind, first: u128, second: u128 },
    /// The row ends before it starts.
    EndBeforeStart { kind: Kind, row: u128 },
    /// A session on a day outside its event.
    OutsideEvent { session: u128 },
    /// A unit that stands below itself.
    Cycle { unit: u128 },
    /// A person whose superiors lead back to the person.
    SuperiorCycle { person: u128 },
    /// Not a NIP and not a NI PPPK.
    Nip { person: Id<Person>, number: String, error: NipError },
    /// An identifier that may be right and looks odd.
    NipOdd { person: Id<Person>, number: String, warning: NipWarning },
}

impl Finding {
    /// Whether it is wrong, and not merely odd.
    pub const fn is_error(&self) -> bool {
        !matches!(self, Self::NipOdd { .. } | Self::OutsideEvent { .. })
    }
    /// Whether data with it cannot be kept: everything that adds up units would go round for ever.
    pub const fn is_unbearable(&self) -> bool {
        matches!(self, Self::Cycle { .. })
    }
    /// The row it is about, or the first of two.
    pub const fn row(&self) -> (Kind, u128) {
        match self {
            Self::Dangling { kind, row, .. } | Self::EndBeforeStart { kind, row } => (*kind, *row),
            Self::Twice { kind, first, .. } => (*kind, *first),
            Self::OutsideEvent { session } => (Kind::Session, *session),
            Self::Cycle { unit } => (Kind::Unit, *unit),
            Self::SuperiorCycle { person } => (Kind::Person, *person),
            Self::Nip { person, .. } | Self::NipOdd { person, .. } => (Kind::Person, person.bits()),
        }
    }
    /// The finding in a sentence that names its rows.
    pub fn say(&self, lang: Lang, data: &Dataset) -> String {
        let (kind, row) = self.row();
        let row = ("row", label(lang, data, kind, row));
        let kind_name = ("kind", name(lang, kind));
        match self {
            Self::Dangling { field, to, missing, .. } => {
                let field = ("field", field_name(lang, field));
                let to = ("to", name(lang, *to));
                let missing = ("id", Id::<Person>::from_bits(*missing).to_string());
                fill(lang, "archive.finding.dangling", &[kind_name, row, field, to, missing])
            }
            Self::Twice { kind, second, .. } => {
                let second = ("second", label(lang, data, *kind, *second));
                fill(lang, "archive.finding.twice", &[kind_name, row, second])
            }
            Self::EndBeforeStart { .. } => fill(lang, "archive.finding.end_before_start", &[kind_name, row]),
            Self::OutsideEvent { .. } => fill(lang, "archive.finding.outside_event", &[row]),
            Self::Cycle { .. } => fill(lang, "archive.finding.cycle", &[row]),
            Self::SuperiorCycle { .. } => fill(lang, "archive.finding.superior_cycle", &[row]),
            Self::Nip { number, error, .. } => {
                fill(lang, "archive.finding.nip", &[row, ("number", number.clone()), ("why", error.say(lang))])
            }
            Self::NipOdd { number, warning, .. } => {
                fill(lang, "archive.finding.nip", &[row, ("number", number.clone()), ("why", warning.say(lang))])
            }
        }
    }
}

impl JsonError {
    /// What is wrong, as the end of a sentence.
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Self::End => text(lang, "archive.json.end"),
            Self::Expected { expected } => fill(lang, "archive.json.expected", &[("what", (*expected).to_owned())]),
            Self::BadText => text(lang, "archive.json.bad_text"),
            Self::BadNumber => text(lang, "archive.json.bad_number"),
            Self::TooDeep => text(lang, "archive.json.too_deep"),
            Self::Twice(field) => fill(lang, "archive.json.twice", &[("field", field.clone())]),
            Self::Missing(field) => fill(lang, "archive.json.missing", &[("field", (*field).to_owned())]),
            Self::Value(detail) => fill(lang, "archive.json.value", &[("detail", detail.clone())]),
        }
    }
}

impl Place {
    /// `tabel Pegawai baris 3 (baris ke-41 berkas, kolom 17)`.
    pub fn say(&self, lang: Lang) -> String {
        let at = [("line", self.line.to_string()), ("column", self.column.to_string())];
        let in_file = fill(lang, "archive.place.file", &at);
        match (self.table, self.row) {
            (Some(table), Some(row)) => {
                let values = [("table", name(lang, table)), ("row", row.to_string()), ("file", in_file)];
                fill(lang, "archive.place.row", &values)
            }
            (Some(table), None) => {
                fill(lang, "archive.place.table", &[("table", name(lang, table)), ("file", in_file)])
            }
            _ => in_file,
        }
    }
}

impl ArchiveError {
    /// Why the file is refused, and what to do.
    pub fn say(&self, lang: Lang) -> String {
        let say = |key: &str, values: &[(&str, String)]| fill(lang, &format!("archive.error.{key}"), values);
        match self {
            Self::TooLarge { bytes: size, limit } => {
                say("too_large", &[("size", bytes(lang, *size as u64)), ("limit", bytes(lang, *limit as u64))])
            }
            Self::NotText { .. } => say("not_text", &[]),
            Self::NotAnArchive => say("not_an_archive", &[]),
            Self::Newer { version, known } => {
                say("newer", &[("version", version.to_string()), ("known", known.to_string())])
            }
            Self::Damaged { place, error } => say("damaged", &[("place", place.say(lang)), ("what", error.say(lang))]),
            Self::Counts { kind, stated, found } => {
                let number = |rows: u64| integer(lang, i64::try_from(rows).unwrap_or(i64::MAX));
                say("counts", &[("table", name(lang, *kind)), ("stated", number(*stated)), ("found", number(*found))])
            }
            Self::Checksum => say("checksum", &[]),
        }
    }
}

impl Note {
    /// What was not taken over, and where.
    pub fn say(&self, lang: Lang) -> String {
        let say = |key: &str, values: &[(&str, String)]| fill(lang, &format!("archive.note.{key}"), values);
        match self {
            Self::UnknownField { kind, field, rows } => {
                let values = [("field", field.field.clone()), ("table", name(lang, *kind)), ("rows", rows.to_string())];
                say("unknown_field", &values)
            }
            Self::UnknownMember { name } => say("unknown_member", &[("name", name.clone())]),
            Self::Unreadable { place, error } => {
                say("unreadable", &[("place", place.say(lang)), ("what", error.say(lang))])
            }
            Self::DuplicateId { place, .. } => say("duplicate_id", &[("place", place.say(lang))]),
        }
    }
}

/// A row as a person would name it; its identifier where it has no name or is gone.
pub fn label(lang: Lang, data: &Dataset, kind: Kind, row: u128) -> String {
    named(lang, data, kind, row).filter(|label| !label.trim().is_empty()).unwrap_or_else(|| {
        let id: Id<Person> = Id::from_bits(row);
        id.to_string()
    })
}

fn named(lang: Lang, data: &Dataset, kind: Kind, row: u128) -> Option<String> {
    let of = |kind: Kind, row: u128| label(lang, data, kind, row);
    let both = |first: String, second: String| format!("{first} – {second}");
    let person = |person: Id<Person>| of(Kind::Person, person.bits());
    Some(match kind {
        Kind::Author => data.authors.get(Id::from_bits(row))?.name.clone(),
        Kind::Settings => data.settings.get(Id::from_bits(row))?.agency.clone(),
        Kind::Unit => data.units.get(Id::from_bits(row))?.name.clone(),
        Kind::Position => data.positions.get(Id::from_bits(row))?.name.clone(),
        Kind::Person => {
            let person = data.people.get(Id::from_bits(row))?;
            format!("{} ({})", person.full_name(), person.nip()).replace(" ()", "")
        }
        Kind::Discipline => person(data.discipline.get(Id::from_bits(row))?.person),
        Kind::Competency => data.competencies.get(Id::from_bits(row))?.name.clone(),
        Kind::Program => data.programs.get(Id::from_bits(row))?.name.clone(),
        Kind::Event => {
            let event = data.events.get(Id::from_bits(row))?;
            format!("{} {}", event.name, event.batch).trim_end().to_owned()
        }
        Kind::Session => {
            let session = data.sessions.get(Id::from_bits(row))?;
            both(of(Kind::Event, session.event.bits()), session.number.to_string())
        }
        Kind::Speaker => data.speakers.get(Id::from_bits(row))?.name.clone(),
        Kind::Enrolment => {
            let enrolment = data.enrolments.get(Id::from_bits(row))?;
            let who = match &enrolment.participant {
                Participant::Person(id) => person(*id),
                Participant::Guest { name, .. } => name.clone(),
            };
            both(who, of(Kind::Event, enrolment.event.bits()))
        }
        Kind::Attendance => {
            let attendance = data.attendance.get(Id::from_bits(row))?;
            both(of(Kind::Enrolment, attendance.enrolment.bits()), of(Kind::Session, attendance.session.bits()))
        }
        Kind::TestResult => of(Kind::Enrolment, data.test_results.get(Id::from_bits(row))?.enrolment.bits()),
        Kind::Learning => {
            let record = data.learning.get(Id::from_bits(row))?;
            let what = match record.source {
                LearningSource::Event(event) if record.name.is_empty() => of(Kind::Event, event.bits()),
                _ => record.name.clone(),
            };
            both(person(record.person), what)
        }
        Kind::Period => {
            let period = data.periods.get(Id::from_bits(row))?;
            domain::period(lang, period.year, period.span)
        }
        Kind::Evaluation => {
            let evaluation = data.evaluations.get(Id::from_bits(row))?;
            both(person(evaluation.person), of(Kind::Period, evaluation.period.bits()))
        }
        Kind::WorkPlan => {
            let plan = data.work_plans.get(Id::from_bits(row))?;
            both(person(plan.person), plan.year.to_string())
        }
        Kind::UnitEvaluation => {
            let evaluation = data.unit_evaluations.get(Id::from_bits(row))?;
            both(of(Kind::Unit, evaluation.unit.bits()), of(Kind::Period, evaluation.period.bits()))
        }
        Kind::Rubric => data.rubrics.get(Id::from_bits(row))?.name.clone(),
        Kind::CreditOpening => person(data.credit_openings.get(Id::from_bits(row))?.person),
        Kind::Talent => person(data.talent.get(Id::from_bits(row))?.person),
        Kind::RuleSet => data.rule_sets.get(Id::from_bits(row))?.name.clone(),
    })
}
