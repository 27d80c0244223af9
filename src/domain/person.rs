//! Pegawai, with everything about them that is dated, and what is kept apart because it is sensitive.
use serde::{Deserialize, Serialize};

use super::{Changed, Dated, Day, Id, Position, Rank, Unit, on_day};

/// Sex as records keep it (L/P).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    Male,
    Female,
}

/// Employment status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    Pns,
    Cpns,
    Pppk,
    /// PPPK paruh waktu.
    PppkPartTime,
}

impl Status {
    /// Every status, in the order of forms.
    pub const ALL: [Self; 4] = [Self::Pns, Self::Cpns, Self::Pppk, Self::PppkPartTime];
    /// PPPK of either form: no minimum of JP, golongan on a scale of its own.
    pub const fn is_pppk(self) -> bool {
        matches!(self, Self::Pppk | Self::PppkPartTime)
    }
}

/// Kedudukan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Active,
    /// Tugas belajar.
    StudyLeave,
    /// Cuti di luar tanggungan negara.
    UnpaidLeave,
    /// Diperbantukan.
    Seconded,
    /// Pemberhentian sementara.
    Suspended,
    Retired,
    /// Pindah.
    Transferred,
    Deceased,
}

/// Which numbering an identifier follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IdentifierKind {
    Nip,
    NiPppk,
}

/// An 18-digit NIP or NI PPPK, digits only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identifier {
    pub kind: IdentifierKind,
    pub number: String,
}

/// Where a person works and as what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Post {
    pub unit: Id<Unit>,
    pub position: Option<Id<Position>>,
    /// Atasan langsung, who is also the usual Pejabat Penilai Kinerja.
    pub superior: Option<Id<Person>>,
    /// Tugas tambahan (Plt., kepala sekolah …).
    pub extra_duty: String,
}

/// Level of formal education.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EducationLevel {
    Sd,
    Smp,
    Sma,
    D1,
    D2,
    D3,
    D4,
    S1,
    S2,
    S3,
}

/// One formal education.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Education {
    pub level: EducationLevel,
    /// Bidang studi.
    pub field: String,
    /// Year of graduation.
    pub year: Option<u16>,
}

/// Contract of a PPPK.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contract {
    pub from: Option<Day>,
    pub until: Option<Day>,
}

/// Pegawai. Identifiers, standing, rank and post are dated lists: a PPPK who becomes PNS stays the same person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Person {
    pub id: Id<Person>,
    pub front_title: String,
    pub name: String,
    pub back_title: String,
    pub sex: Option<Sex>,
    pub birth_date: Option<Day>,
    pub status: Status,
    pub standing: Vec<Dated<Standing>>,
    pub identifiers: Vec<Dated<Identifier>>,
    pub ranks: Vec<Dated<Rank>>,
    pub posts: Vec<Dated<Post>>,
    pub education: Vec<Education>,
    pub contract: Option<Contract>,
    pub changed: Changed,
}

impl Person {
    /// Name with titles, as it is written in letters.
    pub fn full_name(&self) -> String {
        let mut full = String::with_capacity(self.front_title.len() + self.name.len() + self.back_title.len() + 3);
        if !self.front_title.is_empty() {
            full.push_str(&self.front_title);
            full.push(' ');
        }
        full.push_str(&self.name);
        if !self.back_title.is_empty() {
            full.push_str(", ");
            full.push_str(&self.back_title);
        }
        full
    }

    /// The latest identifier.
    pub fn identifier(&self) -> Option<&Identifier> {
        self.identifiers.iter().max_by_key(|entry| entry.from).map(|entry| &entry.value)
    }

    /// Digits of the latest identifier, empty if there is none.
    pub fn nip(&self) -> &str {
        self.identifier().map_or("", |identifier| &identifier.number)
    }

    /// Kedudukan on a day; active where nothing is known.
    pub fn standing_on(&self, day: Day) -> Standing {
        on_day(&self.standing, day).copied().unwrap_or(Standing::Active)
    }

    /// Post on a day; the first known one for a day before all of them.
    pub fn post_on(&self, day: Day) -> Option<&Post> {
        on_day(&self.posts, day).or_else(|| self.posts.iter().min_by_key(|entry| entry.from).map(|entry| &entry.value))
    }

    /// Golongan on a day.
    pub fn rank_on(&self, day: Day) -> Option<Rank> {
        on_day(&self.ranks, day).copied()
    }

    /// Highest formal education.
    pub fn highest_education(&self) -> Option<&Education> {
        self.education.iter().max_by_key(|education| education.level)
    }
}

/// Weight of a disciplinary punishment (hukuman disiplin).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisciplineLevel {
    Light,
    Moderate,
    Severe,
}

/// Hukuman disiplin. Restricted: own view, left out of ordinary exports (UU 27/2022).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DisciplineRecord {
    pub id: Id<DisciplineRecord>,
    pub person: Id<Person>,
    pub level: DisciplineLevel,
    pub from: Day,
    pub until: Option<Day>,
    pub decree: String,
    pub note: String,
    pub changed: Changed,
}

/// Field of a competency (PermenPANRB 38/2017).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CompetencyKind {
    Technical,
    Managerial,
    SocioCultural,
}

/// Kompetensi.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Competency {
    pub id: Id<Competency>,
    pub code: String,
    pub name: String,
    pub kind: CompetencyKind,
    pub changed: Changed,
}
