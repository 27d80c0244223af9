//! What an import of a table says about its rows: what becomes of one, what is odd, why one is refused.
use super::{
    domain::name,
    format::integer,
    lang::{Lang, fill, text},
};
use crate::{
    domain::{AttendanceCode, Day, Predicate},
    rules::nip::NipWarning,
    words::format::date_long,
};

/// What becomes of a row of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum RowState {
    New,
    Changed,
    Same,
    /// Would be new or changed, and names something unknown that was not accepted yet.
    Waiting,
    /// The mode of the import leaves it out.
    LeftOut,
    /// An earlier row of the file says the same.
    Duplicate,
    Unreadable,
    Refused,
    /// A title, sum, footer or example and no data.
    NotData,
}

impl RowState {
    /// Every state, in the order in which they are shown.
    pub const ALL: [Self; 9] = [
        Self::New,
        Self::Changed,
        Self::Waiting,
        Self::Unreadable,
        Self::Refused,
        Self::Duplicate,
        Self::LeftOut,
        Self::Same,
        Self::NotData,
    ];
    /// The part of a key that names it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Same => "same",
            Self::Waiting => "waiting",
            Self::LeftOut => "left_out",
            Self::Duplicate => "duplicate",
            Self::Unreadable => "unreadable",
            Self::Refused => "refused",
            Self::NotData => "not_data",
        }
    }
    /// Its name: "Baru".
    pub fn say(self, lang: Lang) -> String {
        text(lang, &format!("import.state.{}", self.key()))
    }
}

/// Something odd about a row that is imported all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowWarning {
    Nip(NipWarning),
    /// The name belongs to the number of somebody with another name.
    NameDiffers {
        here: String,
        in_file: String,
    },
    /// No start date was given, so the day of the import is taken.
    AssumedStart {
        column: String,
        day: Day,
    },
    /// The stated predicate is not the quadrant's; the quadrant's holds.
    QuadrantDiffers {
        stated: Predicate,
        by_ratings: Predicate,
    },
    /// The evaluator is nobody here; the row goes in without one.
    UnknownEvaluator {
        number: String,
    },
    /// The evaluation here is a detailed one; its details stay.
    HasDetails,
    /// The number is that of somebody with another name, which stays.
    OtherName {
        here: String,
        in_file: String,
    },
    /// The learning records of the event are written already.
    EventFinished,
}

impl RowWarning {
    /// The sentence.
    pub fn say(&self, lang: Lang) -> String {
        let say = |key: &str, values: &[(&str, String)]| fill(lang, &format!("import.warning.{key}"), values);
        match self {
            Self::Nip(warning) => warning.say(lang),
            Self::NameDiffers { here, in_file } => {
                say("name_differs", &[("here", here.clone()), ("in_file", in_file.clone())])
            }
            Self::AssumedStart { column, day } => {
                say("assumed_start", &[("column", column.clone()), ("day", date_long(lang, day.date()))])
            }
            Self::QuadrantDiffers { stated, by_ratings } => {
                say("quadrant_differs", &[("stated", name(lang, *stated)), ("by_ratings", name(lang, *by_ratings))])
            }
            Self::UnknownEvaluator { number } => say("unknown_evaluator", &[("number", number.clone())]),
            Self::HasDetails => say("has_details", &[]),
            Self::OtherName { here, in_file } => {
                say("other_name", &[("here", here.clone()), ("in_file", in_file.clone())])
            }
            Self::EventFinished => say("event_finished", &[]),
        }
    }
}

/// Why a readable row is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowRefusal {
    PeriodClosed,
    EndBeforeStart,
    /// A new person needs a unit.
    NoUnit,
    EventCancelled,
    /// Somebody else has taken the place.
    Replaced,
    /// Whom somebody is to replace does not take part, or is themselves.
    NobodyReplaced,
    /// Whom somebody is to replace has a result already.
    HasResult,
    /// Marks or a result of somebody who declined or cancelled.
    NotTakingPart,
    /// Declining and cancelling need a reason.
    NoReason,
    /// Several sessions of the event fit what the file says.
    SessionUnclear,
    /// The day of a new session does not follow, or is none of the event's.
    SessionDay,
    /// A mark without a session, of an event that has several.
    NoSession,
    /// An earlier line of the file says something else about the same.
    SaysOtherwise {
        first: u32,
    },
}

impl RowRefusal {
    /// The sentence.
    pub fn say(self, lang: Lang) -> String {
        let key = match self {
            Self::PeriodClosed => "period_closed",
            Self::EndBeforeStart => "end_before_start",
            Self::NoUnit => "no_unit",
            Self::EventCancelled => "event_cancelled",
            Self::Replaced => "replaced",
            Self::NobodyReplaced => "nobody_replaced",
            Self::HasResult => "has_result",
            Self::NotTakingPart => "not_taking_part",
            Self::NoReason => "no_reason",
            Self::SessionUnclear => "session_unclear",
            Self::SessionDay => "session_day",
            Self::NoSession => "no_session",
            Self::SaysOtherwise { first } => {
                return fill(lang, "import.refused.says_otherwise", &[("line", first.to_string())]);
            }
        };
        text(lang, &format!("import.refused.{key}"))
    }
}

/// Something about a table as a whole that a person should know before it goes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanNote {
    /// A sign that was taken for a mark of attendance.
    Sign { sign: String, code: AttendanceCode, cells: usize },
    /// Rows that change an event whose learning records are written already.
    Finished { name: String, rows: usize },
}

impl PlanNote {
    /// The sentence.
    pub fn say(&self, lang: Lang) -> String {
        let count = |count: usize| integer(lang, i64::try_from(count).unwrap_or(i64::MAX));
        match self {
            Self::Sign { sign, code, cells } => {
                let values = [("sign", sign.clone()), ("code", name(lang, *code)), ("cells", count(*cells))];
                fill(lang, "import.note.sign", &values)
            }
            Self::Finished { name, rows } => {
                fill(lang, "import.note.finished", &[("name", name.clone()), ("rows", count(*rows))])
            }
        }
    }
}

/// Why a row is not imported, as a sentence for the file of such rows.
pub fn waiting(lang: Lang, names: &[String]) -> String {
    fill(lang, "import.waiting", &[("names", names.join(", "))])
}

/// That an earlier line of the file is the same person, record or evaluation.
pub fn duplicate(lang: Lang, first: u32) -> String {
    fill(lang, "import.duplicate", &[("line", first.to_string())])
}
