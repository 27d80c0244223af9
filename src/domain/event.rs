//! Program pembinaan and its kegiatan: plan, sessions, speakers, participants, attendance, tests.
use serde::{Deserialize, Serialize};

use super::{Changed, Competency, Day, Hundredths, Id, LearningForm, LearningScope, Person, Unit};

/// One measure of a programme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Indicator {
    pub name: String,
    /// Unit of measure: orang, persen, JP …
    pub measure: String,
    pub baseline: Option<Hundredths>,
    pub target: Option<Hundredths>,
    /// Entered by hand; none where `source` computes it.
    pub realisation: Option<Hundredths>,
    pub source: IndicatorSource,
}

/// Where an indicator's realisation comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IndicatorSource {
    Manual,
    /// People who finished an event of the programme.
    Finishers,
    /// Events held.
    Events,
    /// JP credited through the programme.
    LearningHours,
    /// Percent of participants who finished.
    FinishedShare,
}

impl IndicatorSource {
    /// Every source, in the order of forms.
    pub const ALL: [Self; 5] = [Self::Manual, Self::Finishers, Self::Events, Self::LearningHours, Self::FinishedShare];
}

/// Program Pembinaan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Program {
    pub id: Id<Program>,
    pub code: String,
    pub name: String,
    pub aims: String,
    pub first_year: u16,
    pub last_year: u16,
    pub owner: Option<Id<Unit>>,
    pub indicators: Vec<Indicator>,
    pub changed: Changed,
}

/// State of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventState {
    Planned,
    /// Selesai: its learning records are written.
    Finished,
    Cancelled,
}

impl EventState {
    /// In the order of their lives.
    pub const ALL: [Self; 3] = [Self::Planned, Self::Finished, Self::Cancelled];
}

/// Money of an event, in hundredths of a rupiah.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Cost {
    /// Pagu.
    pub ceiling: Option<Hundredths>,
    pub realised: Option<Hundredths>,
    /// Kode rekening.
    pub account: String,
    /// Sumber dana.
    pub source: String,
}

/// Kegiatan pengembangan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    pub id: Id<Event>,
    /// Unique where it is not empty; key across files.
    pub code: String,
    pub name: String,
    pub program: Option<Id<Program>>,
    pub form: LearningForm,
    pub scope: LearningScope,
    pub start: Day,
    pub end: Day,
    pub place: String,
    pub organiser: String,
    /// Angkatan.
    pub batch: String,
    pub jp: Option<Hundredths>,
    pub capacity: Option<u32>,
    pub competencies: Vec<Id<Competency>>,
    pub invitation_letter: String,
    pub cost: Cost,
    pub state: EventState,
    pub changed: Changed,
}

impl Event {
    /// A planned activity of which nothing else is known yet.
    pub fn planned(id: Id<Event>, form: LearningForm, (start, end): (Day, Day)) -> Self {
        Self {
            id,
            code: String::new(),
            name: String::new(),
            program: None,
            form,
            scope: LearningScope::National,
            start,
            end,
            place: String::new(),
            organiser: String::new(),
            batch: String::new(),
            jp: None,
            capacity: None,
            competencies: Vec::new(),
            invitation_letter: String::new(),
            cost: Cost::default(),
            state: EventState::Planned,
            changed: Changed::default(),
        }
    }
}

/// Minutes since midnight, 0-1439.
pub type Minute = u16;

/// Sesi of an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Session {
    pub id: Id<Session>,
    pub event: Id<Event>,
    pub number: u16,
    pub day: Day,
    pub start: Option<Minute>,
    pub end: Option<Minute>,
    pub room: String,
    pub topic: String,
    pub speakers: Vec<Id<Speaker>>,
    pub changed: Changed,
}

/// Narasumber.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Speaker {
    pub id: Id<Speaker>,
    pub name: String,
    pub institution: String,
    pub field: String,
    pub contact: String,
    pub changed: Changed,
}

/// Who takes part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Participant {
    Person(Id<Person>),
    Guest { name: String, institution: String },
}

/// State of a kepesertaan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EnrolmentState {
    Invited,
    /// Diusulkan OPD.
    Nominated,
    Registered,
    /// Cadangan.
    Reserve,
    /// Menolak, with the reason.
    Declined,
    Cancelled,
    /// Digantikan oleh another enrolment.
    Replaced(Id<Enrolment>),
}

impl EnrolmentState {
    /// The states that a person gives by hand, in the order of forms.
    pub const CHOICES: [Self; 6] =
        [Self::Invited, Self::Nominated, Self::Registered, Self::Reserve, Self::Declined, Self::Cancelled];
    /// Whether who is in this state does not take part, whatever else happens.
    pub const fn is_out(self) -> bool {
        matches!(self, Self::Declined | Self::Cancelled | Self::Replaced(_))
    }
}

/// Result of a kepesertaan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EnrolmentResult {
    /// Lulus: the only result that credits JP.
    Passed,
    Failed,
    /// Mengundurkan diri.
    Withdrawn,
}

impl EnrolmentResult {
    /// Every result, in the order of forms.
    pub const ALL: [Self; 3] = [Self::Passed, Self::Failed, Self::Withdrawn];
}

/// Kepesertaan of one person or guest in one event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Enrolment {
    pub id: Id<Enrolment>,
    pub event: Id<Event>,
    pub participant: Participant,
    pub state: EnrolmentState,
    /// Reason of a refusal, a cancellation or a failure.
    pub reason: String,
    pub result: Option<EnrolmentResult>,
    /// Number of the Surat Tugas.
    pub letter: String,
    pub changed: Changed,
}

/// Attendance code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AttendanceCode {
    /// H
    Present,
    /// T: counts as present.
    Late,
    /// I
    Excused,
    /// S: bare, without a cause.
    Sick,
    /// DL
    OfficialDuty,
    /// C
    Leave,
    /// A
    Absent,
}

impl AttendanceCode {
    /// Every code, in the order of the sheet.
    pub const ALL: [Self; 7] =
        [Self::Present, Self::Late, Self::Excused, Self::Sick, Self::OfficialDuty, Self::Leave, Self::Absent];
    /// The letters on the sheet.
    pub const fn letters(self) -> &'static str {
        match self {
            Self::Present => "H",
            Self::Late => "T",
            Self::Excused => "I",
            Self::Sick => "S",
            Self::OfficialDuty => "DL",
            Self::Leave => "C",
            Self::Absent => "A",
        }
    }
    /// Whether the person was there.
    pub const fn is_present(self) -> bool {
        matches!(self, Self::Present | Self::Late)
    }
}

/// Kehadiran, unique on session and enrolment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendance {
    pub id: Id<Attendance>,
    pub session: Id<Session>,
    pub enrolment: Id<Enrolment>,
    pub code: AttendanceCode,
    pub changed: Changed,
}

/// Before or after the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TestKind {
    Pre,
    Post,
}

/// Score of a test, 0 to `max`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestResult {
    pub id: Id<TestResult>,
    pub enrolment: Id<Enrolment>,
    pub kind: TestKind,
    pub score: Hundredths,
    pub max: Hundredths,
    pub changed: Changed,
}
