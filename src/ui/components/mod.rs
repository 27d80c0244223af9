//! The parts that pages are made of. They know nothing of employees or evaluations.
pub mod dialog;
pub mod icon;
