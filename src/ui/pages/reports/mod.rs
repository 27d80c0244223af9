//! Laporan: the list of reports, and one report as paper, XLSX or CSV.
mod chooser;
mod files_out;
mod options;
mod sheet;

pub use chooser::Reports;
pub use sheet::Report;

/// A report that can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Hours,
    Below,
    Predicates,
    Ledger,
}

impl Kind {
    /// Every report, in the order of the list.
    pub const ALL: [Self; 4] = [Self::Hours, Self::Below, Self::Predicates, Self::Ledger];

    /// Its word in the address.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Hours => "rekap-jp",
            Self::Below => "belum-jp",
            Self::Predicates => "rekap-predikat",
            Self::Ledger => "kartu-jp",
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
        }
    }

    /// Whether its tables need a sheet that lies.
    pub const fn lies(self) -> bool {
        !matches!(self, Self::Ledger)
    }
}
