//! BerAKHLAK: the seven behaviours and their guidelines (UU 20/2023 art. 4; SE MenPANRB 20/2021), and categories of work results.
use crate::domain::{BehaviourCriterion, Bilingual, ResultCategory};

type Text = (&'static str, &'static str);

const BEHAVIOURS: [(Text, [Text; 3]); 7] = [
    (
        ("Berorientasi Pelayanan", "Service-Oriented"),
        [
            ("Memahami dan memenuhi kebutuhan masyarakat", "Understands and meets the needs of the public"),
            ("Ramah, cekatan, solutif, dan dapat diandalkan", "Friendly, quick, helpful and reliable"),
            ("Melakukan perbaikan tiada henti", "Improves without end"),
        ],
    ),
    (
        ("Akuntabel", "Accountable"),
        [
            (
                "Melaksanakan tugas dengan jujur, bertanggung jawab, cermat, disiplin, dan berintegritas tinggi",
                "Works honestly, responsibly, with care, discipline and high integrity",
            ),
            (
                "Menggunakan kekayaan dan barang milik negara secara bertanggung jawab, efektif, dan efisien",
                "Uses public property responsibly, effectively and efficiently",
            ),
            ("Tidak menyalahgunakan kewenangan jabatan", "Does not abuse the powers of the post"),
        ],
    ),
    (
        ("Kompeten", "Competent"),
        [
            (
                "Meningkatkan kompetensi diri untuk menjawab tantangan yang selalu berubah",
                "Builds own competence to meet ever-changing challenges",
            ),
            ("Membantu orang lain belajar", "Helps others learn"),
            ("Melaksanakan tugas dengan kualitas terbaik", "Does the work at the best quality"),
        ],
    ),
    (
        ("Harmonis", "Harmonious"),
        [
            ("Menghargai setiap orang apa pun latar belakangnya", "Respects everyone, whatever their background"),
            ("Suka menolong orang lain", "Likes to help others"),
            ("Membangun lingkungan kerja yang kondusif", "Builds a good place to work"),
        ],
    ),
    (
        ("Loyal", "Loyal"),
        [
            (
                "Memegang teguh Pancasila, UUD 1945, NKRI, dan pemerintahan yang sah",
                "Upholds Pancasila, the 1945 Constitution, the unitary state and its lawful government",
            ),
            (
                "Menjaga nama baik sesama ASN, pimpinan, instansi, dan negara",
                "Protects the good name of colleagues, leaders, the agency and the state",
            ),
            ("Menjaga rahasia jabatan dan negara", "Keeps the secrets of the post and the state"),
        ],
    ),
    (
        ("Adaptif", "Adaptive"),
        [
            ("Cepat menyesuaikan diri menghadapi perubahan", "Adjusts quickly to change"),
            ("Terus berinovasi dan mengembangkan kreativitas", "Keeps innovating and being creative"),
            ("Bertindak proaktif", "Acts before being asked"),
        ],
    ),
    (
        ("Kolaboratif", "Collaborative"),
        [
            (
                "Memberi kesempatan kepada berbagai pihak untuk berkontribusi",
                "Gives all parties the chance to contribute",
            ),
            ("Terbuka dalam bekerja sama untuk menghasilkan nilai tambah", "Open to working together to add value"),
            (
                "Menggerakkan pemanfaatan berbagai sumber daya untuk tujuan bersama",
                "Brings resources together for shared goals",
            ),
        ],
    ),
];

const CATEGORIES: [(&str, Text); 6] = [
    ("pelayanan", ("Pelayanan Publik", "Public Service")),
    ("program", ("Pelaksanaan Program", "Programme Delivery")),
    ("administrasi", ("Administrasi dan Pelaporan", "Administration and Reporting")),
    ("keuangan", ("Keuangan dan Aset", "Finance and Assets")),
    ("inovasi", ("Inovasi dan Perbaikan", "Innovation and Improvement")),
    ("pembinaan", ("Pembinaan dan Pengembangan SDM", "Coaching and Staff Development")),
];

fn bilingual((id, en): Text) -> Bilingual {
    Bilingual { id: id.into(), en: en.into() }
}

/// The seven behaviours with three guidelines each, in the order of the law.
pub fn behaviours() -> Vec<BehaviourCriterion> {
    let criterion = |(name, guidelines): (Text, [Text; 3])| BehaviourCriterion {
        name: bilingual(name),
        guidelines: guidelines.into_iter().map(bilingual).collect(),
    };
    BEHAVIOURS.into_iter().map(criterion).collect()
}

/// The categories of work results that an agency starts with.
pub fn categories() -> Vec<ResultCategory> {
    CATEGORIES.into_iter().map(|(key, name)| ResultCategory { key: key.into(), name: bilingual(name) }).collect()
}
