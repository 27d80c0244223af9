//! The sample's unit tree: the offices of a regency like Batanghari, three levels, over 300 leaves.
use super::{
    chance::Chance,
    places::{BUREAUS, DISTRICTS, INSTALLATIONS, OFFICES, WARDS},
};
use crate::domain::{Changed, Hundredths, Id, IdSource, Time, Unit, UnitKind};

/// What a unit does, as far as its staff go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sector {
    Kindergarten,
    Primary,
    Secondary,
    Clinic,
    Hospital,
    /// Offices, divisions, districts and wards.
    Office,
    Farming,
    Planning,
    Personnel,
    Audit,
    Order,
    Information,
}

/// A unit with what the sample knows of it beyond its row.
#[derive(Clone, Debug)]
pub struct Node {
    pub row: Unit,
    pub parent: Option<usize>,
    /// Perangkat daerah it belongs to.
    pub office: usize,
    pub sector: Sector,
    /// How its head is called.
    pub head: String,
    /// Level of the head: 1 office, 2 division, 3 below; 0: a functional employee with an extra duty.
    pub rung: u8,
    /// Relative number of staff.
    pub staff: u32,
}

/// Builds the tree.
pub struct Tree {
    pub nodes: Vec<Node>,
    ids: IdSource,
    now: Time,
    chance: Chance,
}

impl Tree {
    /// The whole tree; for a small number of people fewer offices, schools and clinics, so that none stands empty.
    pub fn grow(people: usize, seed: u64, now: Time) -> Self {
        let mut tree =
            Self { nodes: Vec::with_capacity(400), ids: IdSource::new(seed ^ 3), now, chance: Chance::new(seed, 3) };
        let share = |full: usize| (full * people).div_ceil(2500).clamp(1, full);
        for (name, head, sector, divisions) in OFFICES.iter().take(share(OFFICES.len()).max(4)) {
            let office = tree.add(None, name, (UnitKind::Office, *sector), (head, 1), 2, ("Muara Bulian", 2));
            match *name {
                "Sekretariat Daerah" => tree.bureaus(office),
                _ => tree.divisions(office, *sector, divisions),
            }
            match *name {
                "Dinas Pendidikan dan Kebudayaan" => tree.schools(office, share(8), share(14), share(5)),
                "Dinas Kesehatan" => tree.clinics(office, share(8)),
                "RSUD Hamba Muara Bulian" => tree.installations(office, share(INSTALLATIONS.len())),
                _ => {}
            }
        }
        for (district, distance, _) in DISTRICTS.iter().take(share(8)) {
            tree.district(district, *distance);
        }
        tree
    }

    fn add(
        &mut self,
        parent: Option<usize>,
        name: &str,
        (kind, sector): (UnitKind, Sector),
        (head, rung): (&str, u8),
        staff: u32,
        (location, distance): (&str, i32),
    ) -> usize {
        let at = self.nodes.len();
        let siblings = self.nodes.iter().filter(|node| node.parent == parent).count() + 1;
        let above = parent.and_then(|parent| self.nodes.get(parent));
        let code = above.map_or_else(|| format!("{siblings:02}"), |above| format!("{}.{siblings:02}", above.row.code));
        let (office, above) = (above.map_or(at, |above| above.office), above.map(|above| above.row.id));
        let jitter = if parent.is_some() { self.chance.between(0, 350) } else { 0 };
        let row = Unit {
            id: self.id(),
            code,
            name: name.into(),
            kind,
            parent: above,
            head: None,
            location: location.into(),
            distance: Some(Hundredths::new(i64::from(distance * 100 + jitter))),
            closed: false,
            changed: Changed { at: self.now, by: None },
        };
        self.nodes.push(Node { row, parent, office, sector, head: head.into(), rung, staff });
        at
    }

    fn id(&mut self) -> Id<Unit> {
        self.ids.next(self.now)
    }

    fn divisions(&mut self, office: usize, sector: Sector, divisions: &[&str]) {
        let place = ("Muara Bulian", 2);
        let sub =
            self.add(Some(office), "Sekretariat", (UnitKind::Division, Sector::Office), ("Sekretaris", 2), 9, place);
        self.add(
            Some(sub),
            "Subbagian Umum dan Kepegawaian",
            (UnitKind::Division, Sector::Office),
            ("Kepala Subbagian Umum dan Kepegawaian", 3),
            7,
            place,
        );
        for division in divisions {
            let (name, head) = if division.starts_with("Inspektur") {
                ((*division).to_owned(), (*division).to_owned())
            } else {
                (format!("Bidang {division}"), format!("Kepala Bidang {division}"))
            };
            self.add(Some(office), &name, (UnitKind::Division, sector), (&head, 2), 13, place);
        }
    }

    fn bureaus(&mut self, office: usize) {
        let place = ("Muara Bulian", 2);
        for (assistant, bureaus) in BUREAUS {
            let at = self.add(Some(office), assistant, (UnitKind::Division, Sector::Office), (assistant, 1), 1, place);
            for bureau in bureaus {
                let name = format!("Bagian {bureau}");
                let head = format!("Kepala Bagian {bureau}");
                self.add(Some(at), &name, (UnitKind::Division, Sector::Office), (&head, 2), 13, place);
            }
        }
    }

    fn schools(&mut self, office: usize, districts: usize, primary: usize, secondary: usize) {
        let mut number = 0;
        for (district, distance, villages) in DISTRICTS.iter().take(districts) {
            let name = format!("Koordinator Wilayah Pendidikan Kecamatan {district}");
            let area = self.add(
                Some(office),
                &name,
                (UnitKind::Uptd, Sector::Office),
                ("Koordinator Wilayah", 0),
                3,
                (district, *distance),
            );
            for (kind, sector, count, staff) in [
                ("TK", Sector::Kindergarten, 1, 4),
                ("SD", Sector::Primary, primary, 11),
                ("SMP", Sector::Secondary, secondary, 19),
            ] {
                for at in 0..count {
                    number += 1;
                    let village = villages.get(at % villages.len().max(1)).copied().unwrap_or(district);
                    let name = match sector {
                        Sector::Kindergarten => format!("TK Negeri Pembina {district}"),
                        Sector::Primary => format!("SD Negeri {number}/I {village}"),
                        _ => format!("{kind} Negeri {number} Batanghari"),
                    };
                    let far = distance + self.chance.between(0, 14);
                    self.add(
                        Some(area),
                        &name,
                        (UnitKind::School, sector),
                        ("Kepala Sekolah", 0),
                        staff,
                        (village, far),
                    );
                }
            }
        }
    }

    fn clinics(&mut self, office: usize, districts: usize) {
        for (_, distance, villages) in DISTRICTS.iter().take(districts) {
            for (at, village) in villages.iter().enumerate().take(if *distance < 30 { 3 } else { 2 }) {
                let far = distance + at as i32 * 7;
                let name = format!("Puskesmas {village}");
                let clinic = self.add(
                    Some(office),
                    &name,
                    (UnitKind::Puskesmas, Sector::Clinic),
                    ("Kepala Puskesmas", 0),
                    36,
                    (village, far),
                );
                for branch in villages.iter().skip(at + 3).take(2) {
                    let name = format!("Puskesmas Pembantu {branch}");
                    let head = ("Penanggung Jawab Puskesmas Pembantu", 0);
                    self.add(Some(clinic), &name, (UnitKind::Puskesmas, Sector::Clinic), head, 2, (branch, far + 4));
                }
            }
        }
    }

    fn installations(&mut self, office: usize, count: usize) {
        for installation in INSTALLATIONS.iter().take(count) {
            let name = format!("Instalasi {installation}");
            self.add(
                Some(office),
                &name,
                (UnitKind::Other, Sector::Hospital),
                ("Kepala Instalasi", 0),
                28,
                ("Muara Bulian", 2),
            );
        }
    }

    fn district(&mut self, district: &str, distance: i32) {
        let place = (district, distance);
        let name = format!("Kecamatan {district}");
        let office = self.add(None, &name, (UnitKind::Office, Sector::Office), ("Camat", 2), 3, place);
        self.add(
            Some(office),
            "Sekretariat Kecamatan",
            (UnitKind::Division, Sector::Office),
            ("Sekretaris Kecamatan", 2),
            6,
            place,
        );
        for section in ["Pemerintahan", "Pemberdayaan Masyarakat", "Pelayanan Umum"] {
            let (name, head) = (format!("Seksi {section}"), format!("Kepala Seksi {section}"));
            self.add(Some(office), &name, (UnitKind::Division, Sector::Office), (&head, 3), 5, place);
        }
        for _ in 0..2 {
            let ward =
                WARDS.get(self.nodes.iter().filter(|node| node.row.kind == UnitKind::Ward).count() % WARDS.len());
            let name = format!("Kelurahan {} {district}", ward.copied().unwrap_or(""));
            self.add(Some(office), &name, (UnitKind::Ward, Sector::Office), ("Lurah", 3), 7, place);
        }
    }
}
