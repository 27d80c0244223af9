//! Pengaturan: who the agency is, how its letters look, and the few numbers it sets itself.
use serde::{Deserialize, Serialize};

use super::{Changed, Hundredths, Id};

/// Penanda tangan of reports.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signatory {
    pub name: String,
    pub nip: String,
    /// Pangkat/golongan as printed.
    pub rank: String,
    pub position: String,
}

/// The one row of settings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    pub id: Id<Settings>,
    /// Pemerintah Kabupaten …
    pub region: String,
    /// Badan Kepegawaian dan Pengembangan SDM …
    pub agency: String,
    pub address: String,
    /// Telephone, e-mail, site, as printed in the letterhead.
    pub contact: String,
    /// Town that stands before the date of a letter.
    pub town: String,
    pub signatory: Signatory,
    /// Minimum JP of a PNS in a year (PP 11/2017 art. 203: 20).
    pub minimum_jp: Hundredths,
    /// The agency's own target for PPPK, shown apart; none: none.
    pub pppk_target_jp: Option<Hundredths>,
    /// Share of sessions to be present at for *lulus*, percent.
    pub passing_share: Hundredths,
    pub changed: Changed,
}

impl Settings {
    /// The identifier of the only row.
    pub const ID: Id<Self> = Id::from_bits(1);

    /// Settings of an agency that has written nothing yet.
    pub fn blank() -> Self {
        Self {
            id: Self::ID,
            region: String::new(),
            agency: String::new(),
            address: String::new(),
            contact: String::new(),
            town: String::new(),
            signatory: Signatory::default(),
            minimum_jp: Hundredths::whole(20),
            pppk_target_jp: None,
            passing_share: Hundredths::whole(80),
            changed: Changed::default(),
        }
    }
}
