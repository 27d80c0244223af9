//! Edits that need a rule: finishing an event, closing and reopening a period, evaluations, work plans.
mod evaluation;
mod event;
mod period;
mod work_plan;

pub use evaluation::*;
pub use event::{FinishLine, Finishing, RecordChange, passes};
