//! Scores, JP and edits that need a rule, from data to data.
#[path = "rules/attending.rs"]
mod attending;
#[path = "rules/events.rs"]
mod events;
#[path = "rules/jp.rs"]
mod jp;
#[path = "rules/make.rs"]
mod make;
#[path = "rules/plans.rs"]
mod plans;
#[path = "rules/scoring.rs"]
mod scoring;
#[path = "rules/sheet.rs"]
mod sheet;
