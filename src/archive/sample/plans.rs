//! The sample's work plans: two to four short items for a person and year, made when the first evaluation needs them.
use super::{chance::Chance, people::Player, posts::Group};
use crate::domain::*;

/// (text, target, measure, category of the rubric)
type Item = (&'static str, i32, &'static str, &'static str);

const TEACHER: [Item; 7] = [
    ("Menyusun perangkat pembelajaran", 24, "dokumen", "program"),
    ("Melaksanakan pembelajaran sesuai jadwal", 96, "pertemuan", "pelayanan"),
    ("Melaksanakan asesmen dan remedial", 40, "kegiatan", "pelayanan"),
    ("Membimbing ekstrakurikuler", 30, "kegiatan", "pelayanan"),
    ("Menyampaikan laporan hasil belajar", 4, "laporan", "administrasi"),
    ("Meningkatkan capaian literasi kelas", 80, "persen", "inovasi"),
    ("Berbagi praktik baik di komunitas belajar", 10, "kegiatan", "pembinaan"),
];
const HEALTH: [Item; 7] = [
    ("Memberikan asuhan kepada pasien", 480, "pasien", "pelayanan"),
    ("Melakukan kunjungan rumah", 60, "kunjungan", "pelayanan"),
    ("Melaksanakan posyandu", 24, "kegiatan", "pelayanan"),
    ("Mengisi rekam medis lengkap", 95, "persen", "program"),
    ("Menurunkan angka putus imunisasi", 85, "persen", "inovasi"),
    ("Menyampaikan laporan bulanan program", 12, "laporan", "administrasi"),
    ("Membimbing kader dan mahasiswa praktik", 20, "kegiatan", "pembinaan"),
];
const OFFICE: [Item; 7] = [
    ("Menyusun telaahan dan bahan kebijakan", 20, "dokumen", "program"),
    ("Memproses berkas layanan tepat waktu", 240, "berkas", "pelayanan"),
    ("Memutakhirkan data dan arsip", 36, "kegiatan", "program"),
    ("Menyampaikan laporan kegiatan", 12, "laporan", "administrasi"),
    ("Menindaklanjuti pengaduan", 30, "pengaduan", "pelayanan"),
    ("Menaikkan serapan anggaran kegiatan", 90, "persen", "keuangan"),
    ("Mendampingi unit kerja", 24, "kegiatan", "pembinaan"),
];

/// Work plans, and how to find the one of a person and year.
pub struct Plans {
    pub rows: Vec<WorkPlan>,
    /// Row of the plan of player × year.
    index: Vec<Option<u32>>,
    years: usize,
    first_year: i32,
    chance: Chance,
    ids: IdSource,
}

impl Plans {
    pub fn new(seed: u64, players: usize, years: usize, first_year: i32) -> Self {
        Self {
            rows: Vec::with_capacity(players * years / 2),
            index: vec![None; players * years],
            years,
            first_year,
            chance: Chance::new(seed, 18),
            ids: IdSource::new(seed ^ 18),
        }
    }

    /// Number and target of each item; the plan is made if there is none yet.
    pub fn targets(&mut self, (who, player): (usize, &Player), year: usize, made: Time) -> Vec<(u16, i32)> {
        let known = self.index.get(who * self.years + year).copied().flatten();
        let at = match known {
            Some(at) => at as usize,
            None => self.make(who, player, year, made),
        };
        let items = self.rows.get(at).map_or(&[][..], |plan| &plan.items);
        items.iter().map(|item| (item.number, (item.target.raw() / 100) as i32)).collect()
    }

    fn make(&mut self, who: usize, player: &Player, year: usize, made: Time) -> usize {
        let pool = match player.group {
            Group::Teacher => &TEACHER,
            Group::Health => &HEALTH,
            Group::Office => &OFFICE,
        };
        let count = self.chance.between(2, 4) as usize;
        let start = self.chance.below(pool.len());
        let weighted = self.chance.yes(0.3);
        let items =
            pool.iter().cycle().skip(start).take(count).enumerate().map(|(at, (text, target, measure, category))| {
                let target = (target * self.chance.between(80, 120) / 100).max(1);
                WorkItem {
                    number: at as u16 + 1,
                    text: (*text).into(),
                    weight: weighted.then(|| Hundredths::whole(if at == 0 { 50 } else { 25 })),
                    target: Hundredths::whole(target),
                    measure: (*measure).into(),
                    category: (*category).into(),
                    kind: if at < 3 { WorkItemKind::Main } else { WorkItemKind::Additional },
                }
            });
        let items = items.collect();
        let at = self.rows.len();
        let id = self.ids.next(made);
        let calendar = u16::try_from(self.first_year + year as i32).unwrap_or_default();
        self.rows.push(WorkPlan {
            id,
            person: player.id,
            year: calendar,
            items,
            changed: Changed { at: made, by: None },
        });
        if let Some(entry) = self.index.get_mut(who * self.years + year) {
            *entry = u32::try_from(at).ok();
        }
        at
    }
}
