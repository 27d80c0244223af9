//! The parts that pages are made of. They know nothing of employees or evaluations.
pub mod badge;
pub mod dialog;
pub mod files;
pub mod icon;
pub mod menu;
pub mod state;
pub mod table;
pub mod tone;
pub mod toolbar;
