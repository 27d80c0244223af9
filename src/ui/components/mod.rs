//! The parts that pages are made of. They know nothing of employees or evaluations.
pub mod badge;
pub mod card;
pub mod confirm;
pub mod dialog;
pub mod file_drop;
pub mod files;
pub mod form;
pub mod icon;
pub mod menu;
pub mod paper;
pub mod progress;
pub mod state;
pub mod table;
pub mod tabs;
pub mod tone;
pub mod toolbar;
