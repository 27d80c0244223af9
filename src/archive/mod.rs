//! How it is written down: archives, spreadsheets, foreign files, the sample.
pub mod sheet;
