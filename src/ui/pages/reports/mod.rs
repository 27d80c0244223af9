//! Laporan: the list of reports, and one report as paper, XLSX or CSV.
mod chooser;
mod files_out;
mod options;
mod sheet;

pub use chooser::Reports;
pub use sheet::{Report, body};

/// A report that can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Hours,
    Below,
    Predicates,
    Ledger,
    BlankSheet,
    FilledSheet,
    Monitoring,
}

/// What a report has to know before it can be made, beside the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// Everybody, a perangkat daerah, or the participants of a programme.
    People,
    Person,
    Event,
    /// A programme, a batch or an event.
    Group,
}

impl About {
    /// Keys of what stands where the report would, until it is chosen.
    pub const fn ask(self) -> (&'static str, &'static str) {
        match self {
            Self::People | Self::Person => ("reports.choose_person", "reports.choose_person_text"),
            Self::Event => ("reports.choose_event", "reports.choose_event_text"),
            Self::Group => ("reports.choose_group", "reports.choose_group_text"),
        }
    }
}

impl Kind {
    /// Every report, in the order of the list.
    pub const ALL: [Self; 7] = [
        Self::Hours,
        Self::Below,
        Self::Predicates,
        Self::Ledger,
        Self::BlankSheet,
        Self::FilledSheet,
        Self::Monitoring,
    ];

    /// Its word in the address.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Hours => "rekap-jp",
            Self::Below => "belum-jp",
            Self::Predicates => "rekap-predikat",
            Self::Ledger => "kartu-jp",
            Self::BlankSheet => "daftar-hadir",
            Self::FilledSheet => "rekap-kehadiran",
            Self::Monitoring => "monev-program",
        }
    }

    /// The report of a word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// Keys of its name and of what it says.
    pub const fn keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Hours => ("reports.kind.hours", "reports.kind.hours_text"),
            Self::Below => ("reports.kind.below", "reports.kind.below_text"),
            Self::Predicates => ("reports.kind.predicates", "reports.kind.predicates_text"),
            Self::Ledger => ("reports.kind.ledger", "reports.kind.ledger_text"),
            Self::BlankSheet => ("reports.kind.blank_sheet", "reports.kind.blank_sheet_text"),
            Self::FilledSheet => ("reports.kind.filled_sheet", "reports.kind.filled_sheet_text"),
            Self::Monitoring => ("reports.kind.monitoring", "reports.kind.monitoring_text"),
        }
    }

    /// Whether its tables need a sheet that lies.
    pub const fn lies(self) -> bool {
        !matches!(self, Self::Ledger | Self::BlankSheet)
    }

    /// What it is about.
    pub const fn about(self) -> About {
        match self {
            Self::Hours | Self::Below | Self::Predicates => About::People,
            Self::Ledger => About::Person,
            Self::BlankSheet | Self::FilledSheet => About::Event,
            Self::Monitoring => About::Group,
        }
    }
}
