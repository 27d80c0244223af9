//! Scores, JP and edits that need a rule, from data to data.
#[path = "rules/account.rs"]
mod account;
#[path = "rules/attending.rs"]
mod attending;
#[path = "rules/citizens.rs"]
mod citizens;
#[path = "rules/credit.rs"]
mod credit;
#[path = "rules/events.rs"]
mod events;
#[path = "rules/index.rs"]
mod index;
#[path = "rules/jp.rs"]
mod jp;
#[path = "rules/jp_table.rs"]
mod jp_table;
#[path = "rules/make.rs"]
mod make;
#[path = "rules/patterns.rs"]
mod patterns;
#[path = "rules/plans.rs"]
mod plans;
#[path = "rules/records.rs"]
mod records;
#[path = "rules/scoring.rs"]
mod scoring;
#[path = "rules/sets.rs"]
mod sets;
#[path = "rules/sheet.rs"]
mod sheet;
#[path = "rules/talent.rs"]
mod talent;
