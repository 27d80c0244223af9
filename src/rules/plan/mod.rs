//! Edits that need a rule: attendance, finishing an event, closing and reopening a period, evaluations, work plans.
mod attendance;
mod evaluation;
mod event;
mod period;
mod work_plan;

pub use attendance::*;
pub use evaluation::*;
pub use event::{FinishLine, Finishing, RecordChange, passes};
