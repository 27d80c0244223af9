//! What the sample's agency teaches: programmes, kegiatan, speakers, competencies, and what people learn elsewhere.
use crate::domain::{CompetencyKind, LeadershipLevel, LearningForm, LearningScope};

/// Who a kegiatan is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    Everyone,
    Teachers,
    Health,
    Offices,
    Managers,
    /// CPNS and other newcomers.
    Newcomers,
}

/// One kind of kegiatan, held every year in as many batches as its share asks for.
#[derive(Clone, Copy, Debug)]
pub struct Course {
    pub name: &'static str,
    pub form: LearningForm,
    pub audience: Audience,
    /// JP on the certificate.
    pub jp: i32,
    /// Days, each a session.
    pub days: i32,
    /// Participants per thousand people and year.
    pub share: usize,
    /// Index in [`PROGRAMS`]; beyond it: none.
    pub program: usize,
    /// Index in [`COMPETENCIES`].
    pub competency: usize,
}

use Audience::{Everyone, Health, Managers, Newcomers, Offices, Teachers};
use LearningForm as F;

const fn course(
    name: &'static str,
    form: LearningForm,
    audience: Audience,
    (jp, days): (i32, i32),
    share: usize,
    (program, competency): (usize, usize),
) -> Course {
    Course { name, form, audience, jp, days, share, program, competency }
}

pub const COURSES: [Course; 30] = [
    course("Pelatihan Kepemimpinan Pengawas", F::PelatihanStruktural, Managers, (120, 6), 8, (0, 0)),
    course("Pelatihan Kepemimpinan Administrator", F::PelatihanStruktural, Managers, (120, 6), 6, (0, 1)),
    course("Pelatihan Dasar CPNS", F::PelatihanManajerial, Newcomers, (60, 6), 14, (0, 6)),
    course("Orientasi PPPK", F::PelatihanManajerial, Newcomers, (24, 3), 20, (0, 6)),
    course("Bimtek Implementasi Kurikulum Merdeka", F::Bimtek, Teachers, (32, 4), 90, (1, 8)),
    course("Workshop Penyusunan Asesmen Literasi dan Numerasi", F::Workshop, Teachers, (10, 2), 60, (1, 9)),
    course("Pelatihan Pengelolaan Kelas Inklusif", F::PelatihanFungsional, Teachers, (24, 3), 45, (1, 8)),
    course("Pelatihan Media Pembelajaran Digital", F::PelatihanTeknis, Teachers, (24, 3), 55, (1, 10)),
    course("Komunitas Belajar Guru", F::KomunitasBelajar, Teachers, (8, 2), 60, (1, 8)),
    course("Seminar Pendidikan Karakter", F::Seminar, Teachers, (4, 1), 55, (1, 4)),
    course("Pelatihan Manajemen Terpadu Balita Sakit", F::PelatihanTeknis, Health, (40, 5), 28, (2, 11)),
    course("Pelatihan Bantuan Hidup Dasar", F::PelatihanTeknis, Health, (24, 3), 36, (2, 11)),
    course("Bimtek Pencegahan dan Penanganan Stunting", F::Bimtek, Health, (16, 2), 40, (2, 12)),
    course("Workshop Keselamatan Pasien", F::Workshop, Health, (10, 2), 34, (2, 11)),
    course("Pelatihan Konseling Menyusui", F::PelatihanFungsional, Health, (40, 5), 16, (2, 12)),
    course("Seminar Pencegahan dan Pengendalian Infeksi", F::Seminar, Health, (4, 1), 32, (2, 11)),
    course("Sosialisasi Integrasi Layanan Primer", F::Sosialisasi, Health, (4, 1), 30, (2, 12)),
    course("Bimtek Pengelolaan Keuangan Daerah", F::Bimtek, Offices, (24, 3), 32, (3, 13)),
    course("Pelatihan Pengadaan Barang/Jasa Level 1", F::PelatihanTeknis, Offices, (40, 5), 14, (3, 14)),
    course("Pelatihan Pelayanan Publik Prima", F::PelatihanSosialKultural, Everyone, (16, 2), 60, (4, 5)),
    course("Bimtek Penyusunan SKP dan Evaluasi Kinerja", F::Bimtek, Everyone, (16, 2), 55, (3, 2)),
    course("Workshop Penyusunan Laporan Kinerja", F::Workshop, Offices, (10, 2), 26, (3, 2)),
    course("Pelatihan Penyusunan Analisis Kebijakan", F::PelatihanFungsional, Offices, (32, 4), 12, (3, 15)),
    course("E-Learning Literasi Digital ASN", F::ELearning, Everyone, (9, 3), 70, (5, 10)),
    course("Bimtek Sistem Pemerintahan Berbasis Elektronik", F::Bimtek, Offices, (16, 2), 26, (5, 10)),
    course("Pelatihan Keamanan Informasi Dasar", F::PelatihanTeknis, Offices, (24, 3), 14, (5, 10)),
    course("Sosialisasi Core Values BerAKHLAK", F::Sosialisasi, Everyone, (4, 1), 70, (4, 4)),
    course("Seminar Integritas dan Pencegahan Korupsi", F::Seminar, Everyone, (4, 1), 45, (4, 3)),
    course("Coaching Pejabat Pengawas", F::Coaching, Managers, (4, 2), 8, (0, 7)),
    course("Bimtek Dialog Publik dan Forum Konsultasi", F::Bimtek, Managers, (16, 2), 10, (4, 5)),
];

/// (code, name, aims)
pub const PROGRAMS: [(&str, &str, &str); 6] = [
    ("PP-01", "Kepemimpinan dan Kader Aparatur", "Pejabat manajerial dan pegawai baru siap memimpin dan melayani"),
    ("PP-02", "Peningkatan Kompetensi Guru", "Setiap guru mengikuti pengembangan kompetensi sesuai kebutuhan kelasnya"),
    ("PP-03", "Penguatan Tenaga Kesehatan", "Mutu layanan puskesmas dan rumah sakit meningkat"),
    ("PP-04", "Tata Kelola dan Akuntabilitas", "Perencanaan, keuangan dan pelaporan tertib dan tepat waktu"),
    ("PP-05", "ASN BerAKHLAK Melayani", "Perilaku pelayanan sesuai nilai dasar ASN"),
    ("PP-06", "Aparatur Cakap Digital", "Pegawai terampil memakai layanan digital pemerintah"),
];

/// (code, name, kind)
pub const COMPETENCIES: [(&str, &str, CompetencyKind); 16] = [
    ("M-01", "Kerja Sama", CompetencyKind::Managerial),
    ("M-02", "Pengambilan Keputusan", CompetencyKind::Managerial),
    ("M-03", "Orientasi pada Hasil", CompetencyKind::Managerial),
    ("M-04", "Integritas", CompetencyKind::Managerial),
    ("S-01", "Perekat Bangsa", CompetencyKind::SocioCultural),
    ("M-05", "Pelayanan Publik", CompetencyKind::Managerial),
    ("M-06", "Pengembangan Diri dan Orang Lain", CompetencyKind::Managerial),
    ("M-07", "Mengelola Perubahan", CompetencyKind::Managerial),
    ("T-01", "Pedagogik", CompetencyKind::Technical),
    ("T-02", "Asesmen Pembelajaran", CompetencyKind::Technical),
    ("T-03", "Literasi Digital", CompetencyKind::Technical),
    ("T-04", "Asuhan Klinis", CompetencyKind::Technical),
    ("T-05", "Kesehatan Masyarakat", CompetencyKind::Technical),
    ("T-06", "Pengelolaan Keuangan Daerah", CompetencyKind::Technical),
    ("T-07", "Pengadaan Barang/Jasa", CompetencyKind::Technical),
    ("T-08", "Analisis Kebijakan", CompetencyKind::Technical),
];

/// (name, institution, field)
pub const SPEAKERS: [(&str, &str, &str); 14] = [
    ("Dr. Hj. Rosmiati, M.Pd.", "Universitas Jambi", "Pedagogik"),
    ("Prof. Dr. Amrizal Anwar, M.Si.", "Universitas Jambi", "Kebijakan Publik"),
    ("Drs. Sutrisno Hadi, M.M.", "BPSDM Provinsi Jambi", "Kepemimpinan"),
    ("dr. Yulidar Koto, Sp.A.", "RSUD Raden Mattaher", "Kesehatan Anak"),
    ("Ns. Lamria Sihombing, M.Kep.", "Poltekkes Kemenkes Jambi", "Keperawatan"),
    ("Ir. Bambang Wibowo, M.T.", "Diskominfo Provinsi Jambi", "SPBE"),
    ("Nur Laila Jannah, S.E., Ak., CA.", "BPKP Perwakilan Jambi", "Keuangan Daerah"),
    ("Hendra Piliang, S.H., M.H.", "Ombudsman Perwakilan Jambi", "Pelayanan Publik"),
    ("Dyah Kusumawati, S.Psi., M.Psi.", "Kantor Regional VII BKN", "Manajemen Kinerja"),
    ("Zulkifli Usman, S.Kom., M.Kom.", "UIN Sulthan Thaha Saifuddin", "Keamanan Informasi"),
    ("Tiurma Sinaga, S.Gz., M.Gizi.", "Dinas Kesehatan Provinsi Jambi", "Gizi"),
    ("Ahmad Fauzi, S.Ag., M.Pd.I.", "BPMP Provinsi Jambi", "Kurikulum"),
    ("Retno Hastuti, S.IP., M.AP.", "LAN Pusjar SKMP", "Analisis Kebijakan"),
    ("Maruli Simbolon, S.T., M.Eng.", "LKPP", "Pengadaan"),
];

/// Something learned elsewhere: (name, organiser, form, JP, scope)
pub type Outside = (&'static str, &'static str, LearningForm, i32, LearningScope);
const N: LearningScope = LearningScope::National;

pub const OUTSIDE_TEACHER: [Outside; 8] = [
    ("Pelatihan Mandiri Platform Merdeka Mengajar", "Kemendikbudristek", F::BelajarMandiri, 6, N),
    ("Pendidikan Guru Penggerak", "Balai Guru Penggerak Jambi", F::PelatihanFungsional, 80, N),
    ("Webinar Numerasi di Kelas Rendah", "BPMP Provinsi Jambi", F::Seminar, 4, N),
    ("Diseminasi Budaya Positif", "KKG Gugus Kecamatan", F::KomunitasBelajar, 4, N),
    ("Bimtek Pengelolaan Rapor Pendidikan", "BPMP Provinsi Jambi", F::Bimtek, 16, N),
    ("Pelatihan Koding dan Kecerdasan Artifisial", "Universitas Jambi", F::Kursus, 24, N),
    ("Lokakarya Proyek Penguatan Profil Pelajar", "MGMP Kabupaten", F::Lokakarya, 10, N),
    ("Regional Workshop on Early Grade Reading", "SEAMEO QITEP", F::Workshop, 14, LearningScope::International),
];
pub const OUTSIDE_HEALTH: [Outside; 8] = [
    ("Webinar Tata Laksana Hipertensi", "Plataran Sehat Kemenkes", F::Seminar, 4, N),
    ("Pelatihan Basic Trauma Cardiac Life Support", "PPNI Provinsi Jambi", F::Kursus, 32, N),
    ("Pelatihan Imunisasi Rutin", "Bapelkes Jambi", F::PelatihanTeknis, 24, N),
    ("Seminar Kebidanan Terkini", "IBI Cabang Batanghari", F::Seminar, 4, N),
    ("Workshop Rekam Medis Elektronik", "Bapelkes Jambi", F::Workshop, 10, N),
    ("E-Learning Tuberkulosis", "Plataran Sehat Kemenkes", F::ELearning, 6, N),
    ("Magang Hemodialisa", "RSUD Raden Mattaher", F::Magang, 20, N),
    ("Pelatihan Kegawatdaruratan Maternal", "Bapelkes Jambi", F::PelatihanFungsional, 40, N),
];
pub const OUTSIDE_OFFICE: [Outside; 8] = [
    ("E-Learning Manajemen ASN", "LAN RI", F::ELearning, 6, N),
    ("Webinar Reformasi Birokrasi Tematik", "KemenPANRB", F::Seminar, 4, N),
    ("Bimtek SIPD Republik Indonesia", "Kemendagri", F::Bimtek, 24, N),
    ("Pelatihan Penyusunan Perda", "BPSDM Provinsi Jambi", F::PelatihanTeknis, 32, N),
    ("Benchmarking Mal Pelayanan Publik", "Kabupaten Banyuwangi", F::PatokBanding, 10, N),
    ("Sosialisasi Gratifikasi", "Komisi Pemberantasan Korupsi", F::Sosialisasi, 4, N),
    ("Kursus Pengolahan Data Lembar Sebar", "BPSDM Provinsi Jambi", F::Kursus, 20, N),
    ("Mentoring Arsip Dinamis", "ANRI", F::Mentoring, 4, N),
];

/// Why people decline.
pub const REFUSALS: [&str; 7] = [
    "Jadwal bersamaan dengan pelayanan yang tidak dapat ditinggalkan",
    "Tidak ada pengganti mengajar",
    "Jarak ke tempat kegiatan terlalu jauh",
    "Sudah pernah mengikuti pelatihan serupa",
    "Biaya perjalanan tidak tersedia",
    "Mendekati masa pensiun",
    "Alasan keluarga",
];

/// The level of a leadership training, by its place in [`COURSES`].
pub const fn leadership(course: usize) -> Option<LeadershipLevel> {
    match course {
        0 => Some(LeadershipLevel::Supervisor),
        1 => Some(LeadershipLevel::Administrator),
        _ => None,
    }
}
