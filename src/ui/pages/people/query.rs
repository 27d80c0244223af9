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
//! | `daftar` | a number from [`hand_over`] | of a list that another page handed over |
//!
//! Several values stand with commas between them and mean "or"; several names mean "and". Unknown values are passed over.
use std::cell::RefCell;
use std::sync::Arc;

use leptos_router::params::ParamsMap;

use crate::domain::{Id, Person, Predicate, Standing, Status, Unit};
use crate::ui::place;

/// Longest list of people that an address carries; longer ones are handed over in memory.
const MOST_IDS: usize = 40;

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

/// A list of people by name, handed over by the page that counted them.
#[derive(Clone, Debug, PartialEq)]
pub struct Handed {
    /// What these people have in common, as a heading.
    pub title: String,
    pub people: Arc<Vec<Id<Person>>>,
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

    /// Reads an address.
    pub fn read(params: &ParamsMap) -> Self {
        let list = |name: &str| params.get_str(name).unwrap_or_default().to_owned();
        Self {
            search: list("cari"),
            units: ids(&list("unit")),
            offices: ids(&list("opd")),
            status: codes(&list("status")),
            posts: codes(&list("jabatan")),
            standing: codes(&list("kedudukan")),
            ranks: codes(&list("golongan")),
            jp: codes(&list("jp")),
            predicates: codes(&list("predikat")),
            year: list("tahun").parse().ok(),
            ids: ids(&list("ids")),
            handed: list("daftar").parse().ok(),
        }
    }

    /// The part of an address after `?`, empty for everybody.
    pub fn write(&self) -> String {
        let mut params = ParamsMap::new();
        let mut put = |name: &'static str, value: String| {
            if !value.is_empty() {
                params.insert(name, value);
            }
        };
        put("cari", self.search.trim().to_owned());
        put("unit", joined(self.units.iter().map(ToString::to_string)));
        put("opd", joined(self.offices.iter().map(ToString::to_string)));
        put("status", words(&self.status));
        put("jabatan", words(&self.posts));
        put("kedudukan", words(&self.standing));
        put("golongan", words(&self.ranks));
        put("jp", words(&self.jp));
        put("predikat", words(&self.predicates));
        put("tahun", self.year.map(|year| year.to_string()).unwrap_or_default());
        put("ids", joined(self.ids.iter().map(ToString::to_string)));
        put("daftar", self.handed.map(|at| at.to_string()).unwrap_or_default());
        params.to_query_string()
    }

    /// The address of this list, for links.
    pub fn href(&self) -> String {
        place::href(&self.path())
    }

    /// The same without the base path, as the router's `navigate` takes it.
    pub fn path(&self) -> String {
        format!("/pegawai{}", self.write())
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

thread_local! {
    static HANDED: RefCell<Vec<Handed>> = const { RefCell::new(Vec::new()) };
}

/// The address of a list of people. A long list is kept in memory until the page is left; after a
/// reload its address says so and shows everybody.
pub fn hand_over(title: impl Into<String>, people: Vec<Id<Person>>) -> String {
    if people.len() <= MOST_IDS {
        return PeopleQuery { ids: people, ..PeopleQuery::default() }.href();
    }
    let handed = Handed { title: title.into(), people: Arc::new(people) };
    let at = HANDED.with_borrow_mut(|all| match all.iter().position(|known| *known == handed) {
        Some(at) => at,
        None => {
            all.push(handed);
            all.len() - 1
        }
    });
    PeopleQuery { handed: Some(at + 1), ..PeopleQuery::default() }.href()
}

/// The list that was handed over under this number, if this page still has it.
pub fn handed(number: usize) -> Option<Handed> {
    HANDED.with_borrow(|all| all.get(number.checked_sub(1)?).cloned())
}
