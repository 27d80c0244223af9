//! Names of the sample's offices, districts and villages.
use super::tree::Sector;

/// (name, short head title, sector, divisions)
pub type Office = (&'static str, &'static str, Sector, &'static [&'static str]);

pub const OFFICES: [Office; 29] = [
    (
        "Dinas Pendidikan dan Kebudayaan",
        "Kepala Dinas",
        Sector::Office,
        &["Pembinaan SD", "Pembinaan SMP", "PAUD dan Dikmas", "Kebudayaan"],
    ),
    (
        "Dinas Kesehatan",
        "Kepala Dinas",
        Sector::Clinic,
        &[
            "Kesehatan Masyarakat",
            "Pencegahan dan Pengendalian Penyakit",
            "Pelayanan Kesehatan",
            "Sumber Daya Kesehatan",
        ],
    ),
    (
        "RSUD Hamba Muara Bulian",
        "Direktur",
        Sector::Hospital,
        &["Pelayanan Medik", "Keperawatan", "Penunjang Medik", "Keuangan dan Perencanaan"],
    ),
    ("Sekretariat Daerah", "Sekretaris Daerah", Sector::Office, &[]),
    (
        "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia Daerah",
        "Kepala Badan",
        Sector::Personnel,
        &["Pengembangan Kompetensi Aparatur", "Mutasi dan Promosi", "Penilaian Kinerja dan Disiplin"],
    ),
    (
        "Inspektorat Daerah",
        "Inspektur",
        Sector::Audit,
        &["Inspektur Pembantu I", "Inspektur Pembantu II", "Inspektur Pembantu III"],
    ),
    (
        "Badan Perencanaan Pembangunan, Riset dan Inovasi Daerah",
        "Kepala Badan",
        Sector::Planning,
        &[
            "Perencanaan dan Evaluasi",
            "Ekonomi dan Infrastruktur",
            "Pemerintahan dan Sosial Budaya",
            "Riset dan Inovasi",
        ],
    ),
    (
        "Dinas Pekerjaan Umum dan Tata Ruang",
        "Kepala Dinas",
        Sector::Office,
        &["Bina Marga", "Cipta Karya", "Sumber Daya Air", "Tata Ruang"],
    ),
    (
        "Dinas Tanaman Pangan dan Hortikultura",
        "Kepala Dinas",
        Sector::Farming,
        &["Tanaman Pangan", "Hortikultura", "Penyuluhan", "Prasarana dan Sarana"],
    ),
    (
        "Satuan Polisi Pamong Praja dan Pemadam Kebakaran",
        "Kepala Satuan",
        Sector::Order,
        &["Ketertiban Umum", "Penegakan Perda", "Pemadam Kebakaran", "Linmas"],
    ),
    (
        "Badan Keuangan Daerah",
        "Kepala Badan",
        Sector::Office,
        &["Anggaran", "Perbendaharaan", "Akuntansi", "Aset", "Pendapatan"],
    ),
    (
        "Dinas Komunikasi dan Informatika",
        "Kepala Dinas",
        Sector::Information,
        &["Informasi Publik", "Aplikasi Informatika", "Statistik dan Persandian"],
    ),
    (
        "Dinas Kependudukan dan Pencatatan Sipil",
        "Kepala Dinas",
        Sector::Office,
        &["Pendaftaran Penduduk", "Pencatatan Sipil", "Pengelolaan Informasi"],
    ),
    (
        "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
        "Kepala Dinas",
        Sector::Office,
        &["Penanaman Modal", "Perizinan", "Pengaduan dan Data"],
    ),
    (
        "Dinas Sosial, Pemberdayaan Perempuan dan Perlindungan Anak",
        "Kepala Dinas",
        Sector::Office,
        &["Perlindungan Sosial", "Rehabilitasi Sosial", "Pemberdayaan Perempuan"],
    ),
    (
        "Dinas Perkebunan dan Peternakan",
        "Kepala Dinas",
        Sector::Farming,
        &["Perkebunan", "Peternakan", "Kesehatan Hewan"],
    ),
    (
        "Dinas Lingkungan Hidup",
        "Kepala Dinas",
        Sector::Office,
        &["Tata Lingkungan", "Kebersihan dan Pertamanan", "Pengendalian Pencemaran"],
    ),
    ("Dinas Perhubungan", "Kepala Dinas", Sector::Office, &["Lalu Lintas", "Angkutan", "Prasarana"]),
    (
        "Dinas Pemberdayaan Masyarakat dan Desa",
        "Kepala Dinas",
        Sector::Office,
        &["Pemerintahan Desa", "Pemberdayaan Masyarakat", "Keuangan Desa"],
    ),
    (
        "Dinas Koperasi, UKM, Perindustrian dan Perdagangan",
        "Kepala Dinas",
        Sector::Office,
        &["Koperasi dan UKM", "Perindustrian", "Perdagangan"],
    ),
    (
        "Dinas Perumahan dan Kawasan Permukiman",
        "Kepala Dinas",
        Sector::Office,
        &["Perumahan", "Kawasan Permukiman", "Pertanahan"],
    ),
    ("Dinas Perikanan", "Kepala Dinas", Sector::Farming, &["Budidaya", "Tangkap dan Pengolahan"]),
    (
        "Dinas Ketahanan Pangan",
        "Kepala Dinas",
        Sector::Farming,
        &["Ketersediaan Pangan", "Konsumsi dan Keamanan Pangan"],
    ),
    (
        "Dinas Pengendalian Penduduk dan Keluarga Berencana",
        "Kepala Dinas",
        Sector::Office,
        &["Pengendalian Penduduk", "Keluarga Berencana"],
    ),
    (
        "Dinas Tenaga Kerja dan Transmigrasi",
        "Kepala Dinas",
        Sector::Office,
        &["Pelatihan dan Penempatan", "Hubungan Industrial"],
    ),
    (
        "Dinas Pariwisata, Kepemudaan dan Olahraga",
        "Kepala Dinas",
        Sector::Office,
        &["Pariwisata", "Kepemudaan dan Olahraga"],
    ),
    ("Dinas Perpustakaan dan Kearsipan", "Kepala Dinas", Sector::Information, &["Perpustakaan", "Kearsipan"]),
    (
        "Badan Penanggulangan Bencana Daerah",
        "Kepala Pelaksana",
        Sector::Office,
        &["Pencegahan dan Kesiapsiagaan", "Kedaruratan dan Logistik"],
    ),
    (
        "Badan Kesatuan Bangsa dan Politik",
        "Kepala Badan",
        Sector::Office,
        &["Ideologi dan Wawasan Kebangsaan", "Politik Dalam Negeri"],
    ),
];

/// (kecamatan, kilometres to Muara Bulian, villages)
pub const DISTRICTS: [(&str, i32, &[&str]); 8] = [
    (
        "Muara Bulian",
        2,
        &[
            "Muara Bulian",
            "Rengas Condong",
            "Teratai",
            "Pasar Baru",
            "Sridadi",
            "Muara Singoan",
            "Tenam",
            "Bajubang Laut",
            "Olak",
            "Malapari",
            "Napal Sisik",
        ],
    ),
    (
        "Muara Tembesi",
        21,
        &[
            "Pasar Muara Tembesi",
            "Kampung Baru",
            "Rambutan Masam",
            "Sukaramai",
            "Suka Ramai",
            "Jebak",
            "Ampelu",
            "Tanjung Marwo",
            "Pulau",
        ],
    ),
    (
        "Mersam",
        43,
        &[
            "Kembang Paseban",
            "Mersam",
            "Teluk Melintang",
            "Sungai Puar",
            "Belanti Jaya",
            "Bukit Kemuning",
            "Sengkati Baru",
            "Rambahan",
        ],
    ),
    (
        "Maro Sebo Ulu",
        58,
        &[
            "Simpang Sungai Rengas",
            "Sungai Rengas",
            "Teluk Leban",
            "Peninjauan",
            "Kembang Seri",
            "Batu Sawar",
            "Padang Kelapo",
        ],
    ),
    (
        "Maro Sebo Ilir",
        34,
        &["Terusan", "Danau Embat", "Bulian Jaya", "Karya Mukti", "Kehidupan Baru", "Tidar Kuranji"],
    ),
    (
        "Batin XXIV",
        39,
        &[
            "Muara Jangga",
            "Durian Luncuk",
            "Jangga",
            "Aur Gading",
            "Koto Buayo",
            "Matagual",
            "Hajran",
            "Simpang Jelutih",
        ],
    ),
    (
        "Pemayung",
        27,
        &["Jembatan Mas", "Pulau Betung", "Lubuk Ruso", "Senaning", "Tebing Tinggi", "Awin", "Kuap", "Serasah"],
    ),
    (
        "Bajubang",
        18,
        &["Bajubang", "Penerokan", "Ladang Peris", "Petajin", "Pompa Air", "Bungku", "Mekar Jaya", "Sungkai"],
    ),
];

pub const BUREAUS: [(&str, &[&str]); 3] = [
    ("Asisten Pemerintahan dan Kesejahteraan Rakyat", &["Tata Pemerintahan", "Kesejahteraan Rakyat", "Hukum"]),
    (
        "Asisten Perekonomian dan Pembangunan",
        &["Perekonomian", "Administrasi Pembangunan", "Pengadaan Barang dan Jasa"],
    ),
    ("Asisten Administrasi Umum", &["Umum", "Organisasi", "Protokol dan Komunikasi Pimpinan"]),
];
pub const WARDS: [&str; 11] = [
    "Aro",
    "Olak Kemang",
    "Rantau Puri",
    "Sungai Baung",
    "Batin",
    "Pinang",
    "Durian",
    "Kota Baru",
    "Tepian",
    "Simpang",
    "Lembah",
];
pub const INSTALLATIONS: [&str; 8] =
    ["Gawat Darurat", "Rawat Jalan", "Rawat Inap", "Bedah Sentral", "Laboratorium", "Farmasi", "Gizi", "Radiologi"];
