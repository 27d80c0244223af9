//! The address of the employee list. Any number on another page opens its rows through here, and nowhere else.
//!
//! | name | value | keeps people |
//! |---|---|---|
//! | `cari` | text | whose name, NIP, position or unit holds it |
//! | `unit` | identifiers of units | of these units and those below |
//! | `opd` | identifiers of perangkat daerah | whose unit stands below one of these |
//! | `status` | `pns` `cpns` `pppk` `pppk-paruh-waktu` | of this status |
//! | `jabatan` | `manajerial` `fungsional` `pelaksana` `belum-ada` | whose position is of this kind |
//! | `kedudukan` | `aktif` `tugas-belajar` `cltn` `diperbantukan` `diberhentikan-sementara` `pensiun` `pindah` `wafat` | of this standing |
//! | `golongan` | `i` `ii` `iii` `iv` `pppk` `belum-ada` | of this family of golongan |
//! | `jp` | `mencapai` `di-bawah` `tanpa-batas` `tidak-dihitung` | by the year's JP |
//! | `predikat` | `sangat-baik` `baik` `butuh-perbaikan` `kurang` `sangat-kurang` `belum-dinilai` | by the latest predicate |
//! | `tahun` | a year | (the year of `jp`) |
//! | `ids` | identifiers of people | who are these |
//! | `daftar` | a number from [`super::link::hand_over`] | of a list that another page handed over |
//!
//! Several values stand with commas between them and mean "or"; several names mean "and". Unknown values are passed over.
use crate::domain::{Id, Person, Predicate, Standing, Status, Unit};

/// Kind of position, for filters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Post {
    Managerial,
    Functional,
    Implementing,
    Unknown,
}

/// Family of golongan, for filters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RankFamily {
    I,
    II,
    III,
    IV,
    Pppk,
    Unknown,
}

/// How a person stands with the year's minimum of JP.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum JpState {
    Reached,
    Below,
    /// PPPK: no minimum holds.
    NoMinimum,
    /// Not active in the year, so not counted.
    NotCounted,
}

/// Latest predicate, for filters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Graded {
    As(Predicate),
    NotYet,
}

/// What the list shows: nothing set, everybody.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PeopleQuery {
    pub search: String,
    pub units: Vec<Id<Unit>>,
    pub offices: Vec<Id<Unit>>,
    pub status: Vec<Status>,
    pub posts: Vec<Post>,
    pub standing: Vec<Standing>,
    pub ranks: Vec<RankFamily>,
    pub jp: Vec<JpState>,
    pub predicates: Vec<Graded>,
    pub year: Option<i32>,
    pub ids: Vec<Id<Person>>,
    pub handed: Option<usize>,
}

/// A kind of value that stands in an address under a word of its own.
pub trait Coded: Copy + PartialEq + 'static {
    /// Every value with its word, in the order of filters.
    const CODES: &'static [(Self, &'static str)];

    /// The word of this value.
    fn code(self) -> &'static str {
        Self::CODES.iter().find(|(value, _)| *value == self).map_or("", |(_, code)| code)
    }
    /// The value of a word.
    fn from_code(code: &str) -> Option<Self> {
        Self::CODES.iter().find(|(_, known)| *known == code).map(|(value, _)| *value)
    }
}

impl Coded for Status {
    const CODES: &'static [(Self, &'static str)] =
        &[(Self::Pns, "pns"), (Self::Cpns, "cpns"), (Self::Pppk, "pppk"), (Self::PppkPartTime, "pppk-paruh-waktu")];
}
impl Coded for Post {
    const CODES: &'static [(Self, &'static str)] = &[
        (Self::Managerial, "manajerial"),
        (Self::Functional, "fungsional"),
        (Self::Implementing, "pelaksana"),
        (Self::Unknown, "belum-ada"),
    ];
}
impl Coded for Standing {
    const CODES: &'static [(Self, &'static str)] = &[
        (Self::Active, "aktif"),
        (Self::StudyLeave, "tugas-belajar"),
        (Self::UnpaidLeave, "cltn"),
        (Self::Seconded, "diperbantukan"),
        (Self::Suspended, "diberhentikan-sementara"),
        (Self::Retired, "pensiun"),
        (Self::Transferred, "pindah"),
        (Self::Deceased, "wafat"),
    ];
}
impl Coded for RankFamily {
    const CODES: &'static [(Self, &'static str)] = &[
        (Self::I, "i"),
        (Self::II, "ii"),
        (Self::III, "iii"),
        (Self::IV, "iv"),
        (Self::Pppk, "pppk"),
        (Self::Unknown, "belum-ada"),
    ];
}
impl Coded for JpState {
    const CODES: &'static [(Self, &'static str)] = &[
        (Self::Reached, "mencapai"),
        (Self::Below, "di-bawah"),
        (Self::NoMinimum, "tanpa-batas"),
        (Self::NotCounted, "tidak-dihitung"),
    ];
}
impl Coded for Graded {
    const CODES: &'static [(Self, &'static str)] = &[
        (Self::As(Predicate::SangatBaik), "sangat-baik"),
        (Self::As(Predicate::Baik), "baik"),
        (Self::As(Predicate::ButuhPerbaikan), "butuh-perbaikan"),
        (Self::As(Predicate::Kurang), "kurang"),
        (Self::As(Predicate::SangatKurang), "sangat-kurang"),
        (Self::NotYet, "belum-dinilai"),
    ];
}

impl PeopleQuery {
    /// People of one unit and those below.
    pub fn unit(unit: Id<Unit>) -> Self {
        Self { units: vec![unit], ..Self::default() }
    }

    /// The same without those who retired, moved away or died, as numbers of a unit count them.
    pub fn serving(unit: Id<Unit>) -> Self {
        use Standing::{Active, Seconded, StudyLeave, Suspended, UnpaidLeave};
        Self { standing: vec![Active, StudyLeave, UnpaidLeave, Seconded, Suspended], ..Self::unit(unit) }
    }

    /// Reads an address; `value` gives what stands under a name, or nothing.
    pub fn read(value: impl Fn(&str) -> String) -> Self {
        Self {
            search: value("cari"),
            units: ids(&value("unit")),
            offices: ids(&value("opd")),
            status: codes(&value("status")),
            posts: codes(&value("jabatan")),
            standing: codes(&value("kedudukan")),
            ranks: codes(&value("golongan")),
            jp: codes(&value("jp")),
            predicates: codes(&value("predikat")),
            year: value("tahun").parse().ok(),
            ids: ids(&value("ids")),
            handed: value("daftar").parse().ok(),
        }
    }

    /// Names and values of its address, without the empty ones.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let all = [
            ("cari", self.search.trim().to_owned()),
            ("unit", joined(self.units.iter().map(ToString::to_string))),
            ("opd", joined(self.offices.iter().map(ToString::to_string))),
            ("status", words(&self.status)),
            ("jabatan", words(&self.posts)),
            ("kedudukan", words(&self.standing)),
            ("golongan", words(&self.ranks)),
            ("jp", words(&self.jp)),
            ("predikat", words(&self.predicates)),
            ("tahun", self.year.map(|year| year.to_string()).unwrap_or_default()),
            ("ids", joined(self.ids.iter().map(ToString::to_string))),
            ("daftar", self.handed.map(|at| at.to_string()).unwrap_or_default()),
        ];
        all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }

    /// Whether people are picked before the table begins: by unit, or as a list.
    pub fn has_scope(&self) -> bool {
        !self.units.is_empty() || !self.ids.is_empty() || self.handed.is_some()
    }

    /// The same without that.
    pub fn without_scope(self) -> Self {
        Self { units: Vec::new(), ids: Vec::new(), handed: None, ..self }
    }
}

fn ids<T>(text: &str) -> Vec<Id<T>> {
    text.split(',').filter_map(|id| id.trim().parse().ok()).collect()
}

fn codes<T: Coded>(text: &str) -> Vec<T> {
    text.split(',').filter_map(|code| T::from_code(code.trim())).collect()
}

fn words<T: Coded>(values: &[T]) -> String {
    joined(values.iter().map(|value| value.code().to_owned()))
}

fn joined(values: impl Iterator<Item = String>) -> String {
    values.collect::<Vec<_>>().join(",")
}
