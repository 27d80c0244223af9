//! How it is written down: archives, spreadsheets, foreign files, the sample.
pub mod binary;
pub mod check;
pub mod csv_out;
pub mod import;
pub mod json;
pub mod marks;
pub mod merge;
pub mod ratings;
pub mod roster;
pub mod rule_set;
pub mod sample;
pub mod sheet;
