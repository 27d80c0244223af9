//! Why a plan is not made. Typed, so that `words` can say it and a form can show it beside its field.
use super::{Enrolment, Id, Kind, Person};

/// One thing wrong with a draft, at a field named as in the record (`"name"`, `"items.2.target"`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub field: String,
    pub what: ProblemKind,
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// Must be filled.
    Missing,
    /// Another row has this value.
    Taken { by: String },
    /// Number or date outside what is possible.
    OutOfRange { min: String, max: String },
    /// End before start.
    EndBeforeStart,
    /// Names a row that does not exist.
    Unknown,
    /// A unit may not be below itself.
    Cycle,
    /// The choice differs from the proposed one and needs a reason.
    ReasonNeeded,
    /// Not an 18-digit NIP or NI PPPK.
    NotAnIdentifier,
    /// Takes part in the event already.
    AlreadyEnrolled,
    /// Exactly so many are needed.
    Count { needed: usize },
    /// Not a number, or not one of this kind.
    NotANumber,
    /// Parts do not add up to what they must.
    Sum { found: String, expected: String },
    /// A value between this band and the one below has none.
    Gap,
    /// A value has this band and the one below.
    Overlap,
    /// A bound of a band is missing or too many.
    Bound,
    /// Smaller than what it must be above.
    Order,
}

/// Why nothing was planned.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Refusal {
    #[error("the draft has problems")]
    Problems(Vec<Problem>),
    #[error("the row is gone")]
    Gone(Kind),
    #[error("the period is closed")]
    PeriodClosed,
    #[error("the period is open")]
    PeriodOpen,
    #[error("rows still point to it")]
    InUse { by: Kind, rows: usize },
    #[error("a row was changed after the operation that is to be undone")]
    ChangedSince(super::Mismatch),
    #[error("sample data and real data are never mixed")]
    SampleMix,
    #[error("the period already has an evaluation of this person")]
    AlreadyEvaluated(Id<Person>),
    #[error("the event was cancelled")]
    EventCancelled,
    #[error("the event is finished")]
    EventFinished,
    #[error("the place was handed on to another participant")]
    Replaced,
    #[error("the participant has a result")]
    HasResult,
    #[error("nothing changes")]
    Nothing,
    #[error("the row belongs to another event")]
    OtherEvent(Kind),
    #[error("the enrolment was declined, cancelled or replaced")]
    NotTakingPart(Id<Enrolment>),
    #[error("the person is not in service at the end of the period")]
    NotInService(Id<Person>),
    #[error("the evaluation has details")]
    HasDetails(Id<Person>),
    #[error("somebody else changed the row while it was edited")]
    ChangedMeanwhile,
}

/// Collects problems of a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl Problems {
    /// Notes a problem when `wrong`.
    pub fn when(&mut self, wrong: bool, field: &str, what: ProblemKind) {
        if wrong {
            self.0.push(Problem { field: field.into(), what });
        }
    }
    /// Notes a text that is empty or only spaces.
    pub fn need(&mut self, text: &str, field: &str) {
        self.when(text.trim().is_empty(), field, ProblemKind::Missing);
    }
    /// Nothing wrong, or the refusal that lists it all.
    pub fn ok(self) -> Result<(), Refusal> {
        if self.0.is_empty() { Ok(()) } else { Err(Refusal::Problems(self.0)) }
    }
}
