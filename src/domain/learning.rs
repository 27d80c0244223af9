//! Riwayat pengembangan kompetensi: what a person learned. The only source of JP.
use serde::{Deserialize, Serialize};

use super::{Changed, Day, Event, Hundredths, Id, Person};

/// Form of competence development (Peraturan LAN 10/2018).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LearningForm {
    Pendidikan,
    TugasBelajar,
    IzinBelajar,
    PelatihanStruktural,
    PelatihanManajerial,
    PelatihanTeknis,
    PelatihanFungsional,
    PelatihanSosialKultural,
    Seminar,
    Konferensi,
    Sarasehan,
    Workshop,
    Lokakarya,
    Kursus,
    Penataran,
    Bimtek,
    Sosialisasi,
    Coaching,
    Mentoring,
    ELearning,
    PelatihanJarakJauh,
    Detasering,
    Outbond,
    PatokBanding,
    Pertukaran,
    BelajarMandiri,
    KomunitasBelajar,
    BimbinganDiTempatKerja,
    Magang,
    Lainnya,
}

/// Main kinds, which charts group by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LearningKind {
    Education,
    /// Pelatihan klasikal other than seminars and workshops.
    Training,
    /// Seminar, konferensi, sarasehan, sosialisasi.
    Seminar,
    /// Workshop, lokakarya.
    Workshop,
    /// Nonklasikal.
    NonClassical,
}

impl LearningForm {
    /// Every form, in the order of the regulation.
    pub const ALL: [Self; 30] = [
        Self::Pendidikan,
        Self::TugasBelajar,
        Self::IzinBelajar,
        Self::PelatihanStruktural,
        Self::PelatihanManajerial,
        Self::PelatihanTeknis,
        Self::PelatihanFungsional,
        Self::PelatihanSosialKultural,
        Self::Seminar,
        Self::Konferensi,
        Self::Sarasehan,
        Self::Workshop,
        Self::Lokakarya,
        Self::Kursus,
        Self::Penataran,
        Self::Bimtek,
        Self::Sosialisasi,
        Self::Coaching,
        Self::Mentoring,
        Self::ELearning,
        Self::PelatihanJarakJauh,
        Self::Detasering,
        Self::Outbond,
        Self::PatokBanding,
        Self::Pertukaran,
        Self::BelajarMandiri,
        Self::KomunitasBelajar,
        Self::BimbinganDiTempatKerja,
        Self::Magang,
        Self::Lainnya,
    ];

    /// The main kind of this form.
    pub const fn kind(self) -> LearningKind {
        match self {
            Self::Pendidikan | Self::TugasBelajar | Self::IzinBelajar => LearningKind::Education,
            Self::PelatihanStruktural
            | Self::PelatihanManajerial
            | Self::PelatihanTeknis
            | Self::PelatihanFungsional
            | Self::PelatihanSosialKultural
            | Self::Kursus
            | Self::Penataran
            | Self::Bimtek
            | Self::Lainnya => LearningKind::Training,
            Self::Seminar | Self::Konferensi | Self::Sarasehan | Self::Sosialisasi => LearningKind::Seminar,
            Self::Workshop | Self::Lokakarya => LearningKind::Workshop,
            _ => LearningKind::NonClassical,
        }
    }
}

/// Reach of an activity; JP tables tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LearningScope {
    #[default]
    National,
    International,
}

/// State of the evidence of a learning record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// Terverifikasi: counts as JP.
    Verified,
    /// Menunggu bukti.
    Awaiting,
    /// Terdaftar: planned or under way.
    Registered,
    /// Ditolak, with the reason in the note.
    Rejected,
}

/// Level of a leadership training: PKP, PKA, PKN II, PKN I and their older names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeadershipLevel {
    /// PKP, PIM IV, ADUM.
    Supervisor,
    /// PKA, PIM III, SPAMA.
    Administrator,
    /// PKN II, PIM II, SPAMEN.
    Director,
    /// PKN I, PIM I.
    SeniorDirector,
}

/// Where a learning record came from.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LearningSource {
    /// Written by finishing this event.
    Event(Id<Event>),
    /// Taken elsewhere, or imported.
    External,
}

/// One line of a person's learning history. The year of its JP is that of `end`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LearningRecord {
    pub id: Id<LearningRecord>,
    pub person: Id<Person>,
    pub source: LearningSource,
    /// Name of the activity; may be empty where the source is an event, whose name then holds.
    pub name: String,
    pub organiser: String,
    pub form: LearningForm,
    pub scope: LearningScope,
    pub start: Option<Day>,
    pub end: Day,
    pub days: Option<u16>,
    pub times: Option<u16>,
    /// JP as printed on the certificate, in hundredths. 1 JP = 45 minutes.
    pub actual_jp: Option<Hundredths>,
    pub leadership: Option<LeadershipLevel>,
    /// Name of the functional position this training is for, if it is one.
    pub functional_for: String,
    pub certificate: String,
    pub evidence: Evidence,
    /// Why it gives no JP, when it gives none by decision (not passed, rejected); otherwise a remark.
    pub note: String,
    pub changed: Changed,
}

impl super::Dataset {
    /// Name of what was learned: the record's own, or that of its event.
    pub fn activity(&self, record: &LearningRecord) -> String {
        match record.source {
            LearningSource::Event(event) if record.name.trim().is_empty() => {
                self.events.get(event).map(|event| event.name.clone()).unwrap_or_default()
            }
            _ => record.name.clone(),
        }
    }
}
