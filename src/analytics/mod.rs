//! What follows: one question, one pure function, one file.
