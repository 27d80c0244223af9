//! Forms of learning activities, and what a training's name itself says.
use super::{Words, squash};
use crate::archive::sheet::WordList;
use crate::domain::{LeadershipLevel, LearningForm};

/// Bentuk kegiatan (PerLAN 10/2018).
pub static FORM: Words<LearningForm> = Words {
    list: WordList::Form,
    rows: &[
        (LearningForm::Pendidikan, "Pendidikan", &["pendidikan", "pendidikanformal", "education"]),
        (LearningForm::TugasBelajar, "Tugas Belajar", &["tugasbelajar", "tubel"]),
        (LearningForm::IzinBelajar, "Izin Belajar", &["izinbelajar", "ijinbelajar", "ibel"]),
        (
            LearningForm::PelatihanStruktural,
            "Pelatihan Struktural Kepemimpinan",
            &[
                "pelatihanstrukturalkepemimpinan",
                "pelatihanstruktural",
                "diklatstruktural",
                "struktural",
                "pelatihankepemimpinan",
                "diklatkepemimpinan",
                "diklatpim",
                "latihanstruktural",
                "kepemimpinan",
            ],
        ),
        (
            LearningForm::PelatihanManajerial,
            "Pelatihan Manajerial",
            &["pelatihanmanajerial", "diklatmanajerial", "manajerial"],
        ),
        (
            LearningForm::PelatihanTeknis,
            "Pelatihan Teknis",
            &["pelatihanteknis", "diklatteknis", "teknis", "pelatihan", "diklat", "training"],
        ),
        (
            LearningForm::PelatihanFungsional,
            "Pelatihan Fungsional",
            &["pelatihanfungsional", "diklatfungsional", "fungsional"],
        ),
        (
            LearningForm::PelatihanSosialKultural,
            "Pelatihan Sosial Kultural",
            &[
                "pelatihansosialkultural",
                "diklatsosialkultural",
                "sosialkultural",
                "sosiokultural",
                "pelatihansosiokultural",
            ],
        ),
        (LearningForm::Seminar, "Seminar", &["seminar", "webinar", "seminarnasional"]),
        (LearningForm::Konferensi, "Konferensi", &["konferensi", "conference"]),
        (LearningForm::Sarasehan, "Sarasehan", &["sarasehan"]),
        (LearningForm::Workshop, "Workshop", &["workshop"]),
        (LearningForm::Lokakarya, "Lokakarya", &["lokakarya"]),
        (LearningForm::Kursus, "Kursus", &["kursus", "course"]),
        (LearningForm::Penataran, "Penataran", &["penataran"]),
        (LearningForm::Bimtek, "Bimbingan Teknis", &["bimbinganteknis", "bimtek"]),
        (LearningForm::Sosialisasi, "Sosialisasi", &["sosialisasi"]),
        (LearningForm::Coaching, "Coaching", &["coaching"]),
        (LearningForm::Mentoring, "Mentoring", &["mentoring"]),
        (LearningForm::ELearning, "E-Learning", &["elearning", "mooc", "pembelajaranelektronik"]),
        (
            LearningForm::PelatihanJarakJauh,
            "Pelatihan Jarak Jauh",
            &["pelatihanjarakjauh", "diklatjarakjauh", "pjj", "daring", "online"],
        ),
        (LearningForm::Detasering, "Detasering", &["detasering", "secondment"]),
        (LearningForm::Outbond, "Outbond", &["outbond", "outbound", "pembelajaranalamterbuka"]),
        (LearningForm::PatokBanding, "Patok Banding", &["patokbanding", "benchmarking", "studibanding", "studitiru"]),
        (
            LearningForm::Pertukaran,
            "Pertukaran PNS-Swasta",
            &["pertukaranpnsswasta", "pertukaran", "pertukaranpegawai"],
        ),
        (LearningForm::BelajarMandiri, "Belajar Mandiri", &["belajarmandiri"]),
        (LearningForm::KomunitasBelajar, "Komunitas Belajar", &["komunitasbelajar", "kombel"]),
        (
            LearningForm::BimbinganDiTempatKerja,
            "Bimbingan di Tempat Kerja",
            &["bimbinganditempatkerja", "ojt", "onthejobtraining"],
        ),
        (LearningForm::Magang, "Magang", &["magang", "praktikkerja", "internship"]),
        (LearningForm::Lainnya, "Lainnya", &["lainnya", "lain", "lainlain", "other"]),
    ],
};

/// The form that a training's name begins with or plainly holds: "Bimtek Penyusunan RKA" is a bimtek. None if it says none.
pub fn form_of_name(name: &str) -> Option<LearningForm> {
    if leadership_of_name(name).is_some() {
        return Some(LearningForm::PelatihanStruktural);
    }
    let squashed = squash(name);
    let named = FORM.rows.iter().filter(|(form, _, _)| *form != LearningForm::Lainnya);
    let words =
        named.flat_map(|(form, _, known)| known.iter().map(|word| (*form, *word))).filter(|(_, word)| word.len() >= 6);
    let begins = words.clone().filter(|(_, word)| squashed.starts_with(word)).max_by_key(|(_, word)| word.len());
    let plain = |form| {
        matches!(
            form,
            LearningForm::Seminar
                | LearningForm::Workshop
                | LearningForm::Bimtek
                | LearningForm::Sosialisasi
                | LearningForm::Lokakarya
        )
    };
    let holds = || words.clone().find(|(form, word)| plain(*form) && squashed.contains(word));
    begins.or_else(holds).map(|(form, _)| form)
}

/// The level of a leadership training by its name, today's or an older one: PKP, PIM IV, ADUM, SPAMA …
pub fn leadership_of_name(name: &str) -> Option<LeadershipLevel> {
    let lower = name.to_lowercase();
    let words: Vec<&str> =
        lower.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    for (at, word) in words.iter().enumerate() {
        let level = match *word {
            "pkp" | "adum" => Some(LeadershipLevel::Supervisor),
            "pka" | "spama" | "adumla" => Some(LeadershipLevel::Administrator),
            "spamen" => Some(LeadershipLevel::Director),
            "spati" => Some(LeadershipLevel::SeniorDirector),
            "pim" | "diklatpim" | "kepemimpinan" | "pkn" => {
                let mut after =
                    words.iter().skip(at + 1).filter(|word| !matches!(**word, "tk" | "tkt" | "tingkat" | "nasional"));
                match after.next().copied() {
                    Some("iv" | "4" | "pengawas") => Some(LeadershipLevel::Supervisor),
                    Some("iii" | "3" | "administrator") => Some(LeadershipLevel::Administrator),
                    Some("ii" | "2") => Some(LeadershipLevel::Director),
                    Some("i" | "1") => Some(LeadershipLevel::SeniorDirector),
                    _ => None,
                }
            }
            _ => None,
        };
        if level.is_some() {
            return level;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_the_form_it_plainly_says() {
        for (name, form) in [
            ("Bimtek Penyusunan RKA", Some(LearningForm::Bimtek)),
            ("Bimbingan Teknis SIPD", Some(LearningForm::Bimtek)),
            ("Workshop Kurikulum Merdeka", Some(LearningForm::Workshop)),
            ("In House Workshop Asesmen", Some(LearningForm::Workshop)),
            ("Webinar Literasi", Some(LearningForm::Seminar)),
            ("Pelatihan Fungsional Guru", Some(LearningForm::PelatihanFungsional)),
            ("Pelatihan Kepemimpinan Pengawas Angkatan II", Some(LearningForm::PelatihanStruktural)),
            ("Pelatihan Barang dan Jasa", Some(LearningForm::PelatihanTeknis)),
            ("Penulisan Karya Ilmiah", None),
        ] {
            assert_eq!(form_of_name(name), form, "{name}");
        }
    }

    #[test]
    fn old_and_new_names_of_leadership_training_are_one_level() {
        use LeadershipLevel::{Administrator, Director, SeniorDirector, Supervisor};
        for (name, level) in [
            ("PKP Angkatan I", Some(Supervisor)),
            ("Diklat PIM Tk. IV", Some(Supervisor)),
            ("ADUM", Some(Supervisor)),
            ("Pelatihan Kepemimpinan Administrator", Some(Administrator)),
            ("Diklatpim III", Some(Administrator)),
            ("SPAMA", Some(Administrator)),
            ("Pelatihan Kepemimpinan Nasional Tingkat II", Some(Director)),
            ("PKN Tk. II", Some(Director)),
            ("PKN I", Some(SeniorDirector)),
            ("Pelatihan Kepemimpinan Kepala Sekolah", None),
            ("Bimtek PIM", None),
        ] {
            assert_eq!(leadership_of_name(name), level, "{name}");
        }
    }
}
