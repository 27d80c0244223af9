//! Answers job::Request off the main thread.
fn main() {}
