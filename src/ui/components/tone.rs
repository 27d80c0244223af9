//! How something is meant: the same five tones for badges, notices and numbers, never by colour alone.
use super::icon::{self, icon};
use leptos::prelude::*;

/// Meaning of a badge, a notice, a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Neutral,
    /// Worth a look, neither good nor bad.
    Accent,
    Good,
    Warn,
    /// Something is wrong, or did not happen.
    Bad,
}

impl Tone {
    /// Class for style.
    pub const fn class(self) -> &'static str {
        match self {
            Tone::Neutral => "neutral",
            Tone::Accent => "accent",
            Tone::Good => "good",
            Tone::Warn => "warn",
            Tone::Bad => "bad",
        }
    }

    /// The sign that goes with the words.
    pub fn icon(self) -> AnyView {
        icon(match self {
            Tone::Neutral | Tone::Accent => icon::INFO,
            Tone::Good => icon::DONE,
            Tone::Warn => icon::WARNING,
            Tone::Bad => icon::PROBLEM,
        })
    }
}
