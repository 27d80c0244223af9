//! One page, one file.
pub mod analysis;
pub mod data;
pub mod evaluation;
pub mod evaluations;
#[cfg(feature = "gallery")]
pub mod gallery;
pub mod help;
pub mod home;
pub mod not_found;
pub mod people;
pub mod person;
pub mod reports;
pub mod settings;
pub mod trouble;
pub mod unit;
pub mod units;
pub mod welcome;
