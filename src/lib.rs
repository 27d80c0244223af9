//! Bina Karier.
pub mod domain;
