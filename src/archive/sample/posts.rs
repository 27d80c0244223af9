//! The sample's positions: who works in which kind of unit, with which education and titles.
use super::tree::{Node, Sector};
use crate::domain::{
    Changed, EducationLevel, FunctionalLevel, Id, IdSource, ManagerialLevel, Position, PositionKind, Time,
};

/// Which people an event is for, and which work results a plan names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    Teacher,
    Health,
    Office,
}

/// A kind of job.
#[derive(Clone, Copy, Debug)]
pub struct Job {
    pub name: &'static str,
    pub ladder: Ladder,
    pub level: EducationLevel,
    pub field: &'static str,
    pub front: &'static str,
    pub back: &'static str,
    pub group: Group,
}

/// How a job names its levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ladder {
    /// Ahli Pertama to Ahli Madya.
    Expert,
    /// Terampil to Penyelia.
    Skilled,
    /// Pelaksana.
    None,
}

use EducationLevel::{D3, S1, Sma};
use Group::{Health, Office, Teacher};
use Ladder::{Expert, None as Plain, Skilled};

const fn job(
    name: &'static str,
    ladder: Ladder,
    level: EducationLevel,
    field: &'static str,
    titles: (&'static str, &'static str),
    group: Group,
) -> Job {
    Job { name, ladder, level, field, front: titles.0, back: titles.1, group }
}

/// (weight, job)
type Seat = (u32, Job);

const KINDERGARTEN: [Seat; 1] = [(1, job("Guru Taman Kanak-Kanak", Expert, S1, "PG PAUD", ("", "S.Pd."), Teacher))];
const PRIMARY: [Seat; 5] = [
    (70, job("Guru Kelas", Expert, S1, "Pendidikan Guru Sekolah Dasar", ("", "S.Pd."), Teacher)),
    (10, job("Guru Pendidikan Agama Islam", Expert, S1, "Pendidikan Agama Islam", ("", "S.Pd.I."), Teacher)),
    (9, job("Guru Pendidikan Jasmani", Expert, S1, "Pendidikan Jasmani", ("", "S.Pd."), Teacher)),
    (5, CLERK),
    (6, OPERATOR),
];
const SECONDARY: [Seat; 10] = [
    (14, job("Guru Bahasa Indonesia", Expert, S1, "Pendidikan Bahasa Indonesia", ("", "S.Pd."), Teacher)),
    (14, job("Guru Matematika", Expert, S1, "Pendidikan Matematika", ("", "S.Pd."), Teacher)),
    (14, job("Guru IPA", Expert, S1, "Pendidikan Biologi", ("", "S.Pd."), Teacher)),
    (13, job("Guru IPS", Expert, S1, "Pendidikan Geografi", ("", "S.Pd."), Teacher)),
    (12, job("Guru Bahasa Inggris", Expert, S1, "Pendidikan Bahasa Inggris", ("", "S.Pd."), Teacher)),
    (9, job("Guru Pendidikan Agama Islam", Expert, S1, "Pendidikan Agama Islam", ("", "S.Pd.I."), Teacher)),
    (8, job("Guru Pendidikan Jasmani", Expert, S1, "Pendidikan Jasmani", ("", "S.Pd."), Teacher)),
    (6, job("Guru Bimbingan dan Konseling", Expert, S1, "Bimbingan dan Konseling", ("", "S.Pd."), Teacher)),
    (6, CLERK),
    (4, OPERATOR),
];
const CLINIC: [Seat; 12] = [
    (26, job("Perawat", Skilled, D3, "Keperawatan", ("", "A.Md.Kep."), Health)),
    (26, job("Bidan", Skilled, D3, "Kebidanan", ("", "A.Md.Keb."), Health)),
    (10, job("Perawat", Expert, S1, "Profesi Ners", ("Ns.", "S.Kep."), Health)),
    (8, job("Bidan", Expert, S1, "Kebidanan", ("", "S.Tr.Keb."), Health)),
    (7, job("Dokter", Expert, S1, "Kedokteran", ("dr.", ""), Health)),
    (3, job("Dokter Gigi", Expert, S1, "Kedokteran Gigi", ("drg.", ""), Health)),
    (4, job("Apoteker", Expert, S1, "Farmasi", ("apt.", "S.Farm."), Health)),
    (4, job("Tenaga Sanitasi Lingkungan", Skilled, D3, "Kesehatan Lingkungan", ("", "A.Md.KL."), Health)),
    (4, job("Nutrisionis", Skilled, D3, "Gizi", ("", "A.Md.Gz."), Health)),
    (3, job("Pranata Laboratorium Kesehatan", Skilled, D3, "Analis Kesehatan", ("", "A.Md.AK."), Health)),
    (4, job("Penyuluh Kesehatan Masyarakat", Expert, S1, "Kesehatan Masyarakat", ("", "S.K.M."), Health)),
    (5, CLERK),
];
const HOSPITAL: [Seat; 10] = [
    (34, job("Perawat", Skilled, D3, "Keperawatan", ("", "A.Md.Kep."), Health)),
    (20, job("Perawat", Expert, S1, "Profesi Ners", ("Ns.", "S.Kep."), Health)),
    (10, job("Bidan", Skilled, D3, "Kebidanan", ("", "A.Md.Keb."), Health)),
    (12, job("Dokter", Expert, S1, "Kedokteran", ("dr.", ""), Health)),
    (5, job("Apoteker", Expert, S1, "Farmasi", ("apt.", "S.Farm."), Health)),
    (4, job("Radiografer", Skilled, D3, "Radiologi", ("", "A.Md.Rad."), Health)),
    (4, job("Pranata Laboratorium Kesehatan", Skilled, D3, "Analis Kesehatan", ("", "A.Md.AK."), Health)),
    (4, job("Perekam Medis", Skilled, D3, "Rekam Medis", ("", "A.Md.RMIK."), Health)),
    (4, CLERK),
    (3, OPERATOR),
];
const CLERK: Job = job("Pengadministrasi Perkantoran", Plain, Sma, "IPS", ("", ""), Office);
const OPERATOR: Job = job("Operator Layanan Operasional", Plain, Sma, "IPA", ("", ""), Office);
const ANALYST: Job = job("Penelaah Teknis Kebijakan", Plain, S1, "Administrasi Negara", ("", "S.AP."), Office);
const PROCESSOR: Job =
    job("Pengolah Data dan Informasi", Plain, D3, "Manajemen Informatika", ("", "A.Md.Kom."), Office);
const POLICY: Job = job("Analis Kebijakan", Expert, S1, "Ilmu Pemerintahan", ("", "S.IP."), Office);
const OFFICE: [Seat; 8] = [
    (22, ANALYST),
    (16, CLERK),
    (14, PROCESSOR),
    (10, OPERATOR),
    (12, job("Penata Layanan Operasional", Plain, S1, "Manajemen", ("", "S.E."), Office)),
    (10, POLICY),
    (8, job("Perencana", Expert, S1, "Ekonomi Pembangunan", ("", "S.E."), Office)),
    (8, job("Pengelola Pengadaan Barang/Jasa", Expert, S1, "Teknik Sipil", ("", "S.T."), Office)),
];
const FARMING: [Seat; 4] = [
    (40, job("Penyuluh Pertanian", Expert, S1, "Agronomi", ("", "S.P."), Office)),
    (22, job("Penyuluh Pertanian", Skilled, D3, "Pertanian", ("", "A.Md.P."), Office)),
    (20, ANALYST),
    (18, CLERK),
];
const PLANNING: [Seat; 3] = [
    (50, job("Perencana", Expert, S1, "Perencanaan Wilayah", ("", "S.P.W.K."), Office)),
    (30, ANALYST),
    (20, PROCESSOR),
];
const PERSONNEL: [Seat; 4] = [
    (45, job("Analis Sumber Daya Manusia Aparatur", Expert, S1, "Psikologi", ("", "S.Psi."), Office)),
    (20, job("Pranata Sumber Daya Manusia Aparatur", Skilled, D3, "Administrasi", ("", "A.Md."), Office)),
    (20, ANALYST),
    (15, PROCESSOR),
];
const AUDIT: [Seat; 3] = [
    (50, job("Auditor", Expert, S1, "Akuntansi", ("", "S.Ak."), Office)),
    (40, job("Pengawas Penyelenggaraan Urusan Pemerintahan Daerah", Expert, S1, "Hukum", ("", "S.H."), Office)),
    (10, CLERK),
];
const ORDER: [Seat; 4] = [
    (50, job("Polisi Pamong Praja", Skilled, Sma, "IPS", ("", ""), Office)),
    (20, job("Polisi Pamong Praja", Expert, S1, "Hukum", ("", "S.H."), Office)),
    (20, job("Pemadam Kebakaran", Skilled, Sma, "Teknik Mesin", ("", ""), Office)),
    (10, CLERK),
];
const INFORMATION: [Seat; 5] = [
    (30, job("Pranata Komputer", Expert, S1, "Teknik Informatika", ("", "S.Kom."), Office)),
    (20, job("Pranata Hubungan Masyarakat", Expert, S1, "Ilmu Komunikasi", ("", "S.I.Kom."), Office)),
    (20, job("Arsiparis", Skilled, D3, "Kearsipan", ("", "A.Md."), Office)),
    (15, job("Pustakawan", Expert, S1, "Ilmu Perpustakaan", ("", "S.I.P."), Office)),
    (15, PROCESSOR),
];

/// The seats of a kind of unit.
pub const fn seats(sector: Sector) -> &'static [Seat] {
    match sector {
        Sector::Kindergarten => &KINDERGARTEN,
        Sector::Primary => &PRIMARY,
        Sector::Secondary => &SECONDARY,
        Sector::Clinic => &CLINIC,
        Sector::Hospital => &HOSPITAL,
        Sector::Office => &OFFICE,
        Sector::Farming => &FARMING,
        Sector::Planning => &PLANNING,
        Sector::Personnel => &PERSONNEL,
        Sector::Audit => &AUDIT,
        Sector::Order => &ORDER,
        Sector::Information => &INFORMATION,
    }
}

/// What a managerial head is taken to have studied.
pub const HEAD: Job = job("", Plain, S1, "Ilmu Pemerintahan", ("", "S.STP."), Office);

/// Positions as they are needed, one row for each name.
pub struct Positions {
    pub rows: Vec<Position>,
    ids: IdSource,
    now: Time,
}

impl Positions {
    pub const fn new(seed: u64, now: Time) -> Self {
        Self { rows: Vec::new(), ids: IdSource::new(seed ^ 4), now }
    }

    fn named(&mut self, name: String, kind: PositionKind) -> Id<Position> {
        if let Some(row) = self.rows.iter().find(|row| row.kind == kind && row.name == name) {
            return row.id;
        }
        let id = self.ids.next(self.now);
        self.rows.push(Position { id, name, kind, changed: Changed { at: self.now, by: None } });
        id
    }

    /// The position of a managerial head.
    pub fn head(&mut self, node: &Node, office: &str) -> Id<Position> {
        let level = match node.rung {
            1 => ManagerialLevel::Director,
            2 => ManagerialLevel::Administrator,
            _ => ManagerialLevel::Supervisor,
        };
        let short = |name: &str| match name.strip_prefix("Dinas ").or_else(|| name.strip_prefix("Badan ")) {
            Some(rest) => rest.to_owned(),
            None => name.to_owned(),
        };
        let name = match node.head.as_str() {
            head @ ("Kepala Dinas" | "Kepala Badan" | "Kepala Satuan" | "Kepala Pelaksana" | "Direktur") => {
                format!("{head} {}", short(&node.row.name))
            }
            "Camat" => node.row.name.replace("Kecamatan", "Camat"),
            "Lurah" => node.row.name.replace("Kelurahan", "Lurah"),
            "Sekretaris" => format!("Sekretaris {office}"),
            head => head.to_owned(),
        };
        self.named(name, PositionKind::Managerial(level))
    }

    /// The position of an employee: `step` 0 to 2 is the level on the job's ladder.
    pub fn seat(&mut self, job: &Job, step: usize) -> (Id<Position>, PositionKind) {
        use FunctionalLevel::{AhliMadya, AhliMuda, AhliPertama, Mahir, Penyelia, Terampil};
        let (word, level) = match (job.ladder, step) {
            (Plain, _) => {
                let kind = PositionKind::Implementing;
                return (self.named(job.name.into(), kind), kind);
            }
            (Expert, 0) => ("Ahli Pertama", AhliPertama),
            (Expert, 1) => ("Ahli Muda", AhliMuda),
            (Expert, _) => ("Ahli Madya", AhliMadya),
            (Skilled, 0) => ("Terampil", Terampil),
            (Skilled, 1) => ("Mahir", Mahir),
            (Skilled, _) => ("Penyelia", Penyelia),
        };
        let kind = PositionKind::Functional(Some(level));
        (self.named(format!("{} {word}", job.name), kind), kind)
    }
}
