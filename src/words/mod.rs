//! How it is said: typed findings and errors to text, in each language.
