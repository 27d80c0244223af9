//! Edits that need a rule: attendance, finishing an event, closing and reopening a period, evaluations, sheets of ratings, results of
//! organisations, work plans, sets of parameters.
mod attendance;
mod evaluation;
mod event;
mod organisation;
mod period;
mod ratings;
mod rule_set;
mod work_plan;

pub use attendance::*;
pub use evaluation::*;
pub use event::{FinishLine, Finishing, RecordChange, passes};
pub use ratings::*;
pub use rule_set::*;
