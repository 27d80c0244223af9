//! What follows from the records: statistics against known values, questions from data to data.
#[path = "analytics/stats.rs"]
mod stats;
