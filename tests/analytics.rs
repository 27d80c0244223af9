//! What follows from the records: statistics against known values, questions against slow and plain counting.
#[path = "analytics/counted.rs"]
mod counted;
#[path = "analytics/index.rs"]
mod index;
#[path = "analytics/questions.rs"]
mod questions;
#[path = "analytics/refresh.rs"]
mod refresh;
#[path = "analytics/sentences.rs"]
mod sentences;
#[path = "analytics/stats.rs"]
mod stats;
#[path = "analytics/town.rs"]
mod town;
