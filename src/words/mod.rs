//! How it is said: typed findings and errors to text, in each language, on every target.
pub mod analytics;
pub mod archive;
pub mod collate;
pub mod domain;
pub mod explain;
pub mod find;
pub mod format;
pub mod import;
pub mod ip_asn;
pub mod ip_unit;
pub mod lang;
pub mod learning;
pub mod origin;
pub mod refusal;
pub mod rule;
pub mod rule_set;
pub mod sheet;
