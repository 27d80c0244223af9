//! From an empty signal to a usable page: which database is opened, and what is there.
use leptos::prelude::*;

use super::Session;

/// Where the session stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    /// Reading what this browser keeps.
    Opening,
    /// Nothing kept here, and nothing says that there ever was.
    Fresh,
    Ready,
}

impl Session {
    pub(super) fn begin(self) {
        self.phase.set(Phase::Fresh);
    }
}
