//! Every operation there is, as a closed list: history, undo and the words for people all start here.
use serde::{Deserialize, Serialize};

use super::{Author, Diff, Id, Time};

/// Position of an operation in the journal. The first is 1.
pub type Sequence = u64;

/// What a person did. Names for people stand in `words`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Op {
    LoadSample,
    StartEmpty,
    SetAuthor,
    EditSettings,
    EditRubric,
    AddUnit,
    EditUnit,
    RemoveUnit,
    AddPosition,
    EditPosition,
    RemovePosition,
    AddPerson,
    EditPerson,
    RemovePerson,
    AddLearning,
    EditLearning,
    RemoveLearning,
    AddPeriod,
    ClosePeriod,
    ReopenPeriod,
    RemovePeriod,
    EnterEvaluation,
    EditEvaluation,
    RemoveEvaluation,
    EditWorkPlan,
    SetUnitEvaluation,
    AddProgram,
    EditProgram,
    RemoveProgram,
    AddEvent,
    EditEvent,
    RemoveEvent,
    FinishEvent,
    EditEnrolment,
    MarkAttendance,
    EditSpeaker,
    EditCompetency,
    EditDiscipline,
    ImportPeople,
    ImportLearning,
    ImportPredicates,
    ImportArchive,
    Undo(Sequence),
    Redo(Sequence),
    CancelEvent,
    ResumeEvent,
    AddSessions,
    EditSession,
    RemoveSession,
    AddSpeaker,
    RemoveSpeaker,
    Enrol,
    SetEnrolmentState,
    SetEnrolmentLetter,
    SetEnrolmentResult,
    ReplaceParticipant,
    RemoveEnrolments,
    EnterRatings,
    ImportAttendance,
    /// The history up to this operation is no longer kept.
    TrimHistory(Sequence),
    EditCreditOpening,
    RemoveCreditOpening,
    WriteRuleSet,
    RemoveRuleSet,
}

/// One operation in the journal.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub sequence: Sequence,
    pub time: Time,
    pub author: Option<Id<Author>>,
    /// The author's name at that time, so that history can be read without the row.
    pub author_name: String,
    pub op: Op,
    /// Name of what it was done to, for people; may be empty.
    pub subject: String,
    pub diff: Diff,
}
