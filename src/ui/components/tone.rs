//! How something is meant: the same five tones for badges, notices and numbers, never by colour alone.

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
}
