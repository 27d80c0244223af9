//! What follows: one question, one pure function, one file.
mod dossier;
mod period_entries;
mod rubric_change;

pub use dossier::*;
pub use period_entries::*;
pub use rubric_change::*;
