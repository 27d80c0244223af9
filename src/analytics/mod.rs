//! What follows: one question, one pure function, one file.
mod dossier;
mod frame;
mod period_entries;
mod rubric_change;
mod scope;
mod select;
pub mod stats;

pub use dossier::*;
pub use frame::*;
pub use period_entries::*;
pub use rubric_change::*;
pub use scope::*;
pub use select::*;
