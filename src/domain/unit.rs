//! Where people work: units (perangkat daerah and below) and positions (jabatan).
use serde::{Deserialize, Serialize};

use super::{Changed, Hundredths, Id, Person};

/// What a unit is. Facets and the sample use it; rules do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// OPD: dinas, badan, sekretariat, kecamatan, rumah sakit.
    Office,
    /// Bidang, bagian, subbagian.
    Division,
    /// UPTD other than a puskesmas or a school.
    Uptd,
    Puskesmas,
    School,
    /// Kelurahan.
    Ward,
    Other,
}

/// Unit kerja; without a parent it is a perangkat daerah (OPD).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Unit {
    pub id: Id<Unit>,
    /// Unique where it is not empty.
    pub code: String,
    pub name: String,
    pub kind: UnitKind,
    pub parent: Option<Id<Unit>>,
    pub head: Option<Id<Person>>,
    /// Place name or address.
    pub location: String,
    /// Kilometres to the regency's capital.
    pub distance: Option<Hundredths>,
    /// No longer used: kept for history, not offered in forms.
    pub closed: bool,
    pub changed: Changed,
}

/// Level of a managerial position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ManagerialLevel {
    /// Pengawas (eselon IV).
    Supervisor,
    /// Administrator (eselon III).
    Administrator,
    /// JPT pratama (eselon II).
    Director,
    /// JPT madya (eselon I).
    SeniorDirector,
}

/// Jenjang of a functional position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FunctionalLevel {
    Pemula,
    Terampil,
    Mahir,
    Penyelia,
    AhliPertama,
    AhliMuda,
    AhliMadya,
    AhliUtama,
}

/// Kind of position by UU 20/2023.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PositionKind {
    Managerial(ManagerialLevel),
    /// Jenjang unknown: the file did not say.
    Functional(Option<FunctionalLevel>),
    /// Pelaksana.
    Implementing,
}

/// Jabatan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Position {
    pub id: Id<Position>,
    pub name: String,
    pub kind: PositionKind,
    pub changed: Changed,
}
