//! Closed lists of words, once: how each value is written, and every other way it is met in files.
use super::{Read, content, squash};
use crate::archive::sheet::{Cell, ProblemKind, WordList};
use crate::domain::{EducationLevel, Evidence, LearningScope, Predicate, Rating, Sex, Standing, Status};

/// A list of words. Each value has the word it is written with, and the squashed forms it is known by.
pub struct Words<T: 'static> {
    pub list: WordList,
    pub(super) rows: &'static [(T, &'static str, &'static [&'static str])],
}

impl<T: Copy + PartialEq> Words<T> {
    /// The words values are written with, in order: the choices of a drop-down.
    pub fn choices(&self) -> impl Iterator<Item = &'static str> {
        self.rows.iter().map(|(_, written, _)| *written)
    }
    /// How a value is written.
    pub fn written(&self, value: T) -> &'static str {
        self.rows.iter().find(|(known, _, _)| *known == value).map_or("", |(_, written, _)| written)
    }
    /// The value of a squashed word.
    pub fn find(&self, squashed: &str) -> Option<T> {
        self.rows.iter().find(|(_, _, known)| known.contains(&squashed)).map(|(value, _, _)| *value)
    }
    /// The value of a cell.
    pub fn read(&self, cell: Cell<'_>) -> Read<T> {
        let Some(text) = content(cell)? else { return Ok(None) };
        match self.find(&squash(&text)) {
            Some(value) => Ok(Some(value)),
            None => Err(self.unknown(&text).of(cell)),
        }
    }
    /// The problem of a word that is not in the list, with what it may mean.
    pub(super) fn unknown(&self, text: &str) -> ProblemKind {
        let nearest = if self.rows.len() <= 7 {
            self.choices().map(str::to_owned).collect()
        } else {
            nearest(text, self.choices())
        };
        ProblemKind::UnknownWord { list: self.list, nearest }
    }
}

/// Up to three of the words that are most like a text, best first.
fn nearest(text: &str, words: impl Iterator<Item = &'static str>) -> Vec<String> {
    let wanted = squash(text);
    let mut scored: Vec<(f64, &str)> = words.map(|word| (strsim::jaro_winkler(&wanted, &squash(word)), word)).collect();
    scored.retain(|(likeness, _)| *likeness >= 0.65);
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    scored.into_iter().take(3).map(|(_, word)| word.to_owned()).collect()
}

/// L/P.
pub static SEX: Words<Sex> = Words {
    list: WordList::Sex,
    rows: &[
        (Sex::Male, "L", &["l", "lk", "lakilaki", "laki", "lelaki", "pria", "m", "male"]),
        (Sex::Female, "P", &["p", "pr", "perempuan", "wanita", "w", "f", "female"]),
    ],
};

/// Status kepegawaian.
pub static STATUS: Words<Status> = Words {
    list: WordList::Status,
    rows: &[
        (Status::Pns, "PNS", &["pns", "pnsd", "pegawainegerisipil", "pegawainegerisipildaerah"]),
        (Status::Cpns, "CPNS", &["cpns", "cpnsd", "calonpns", "calonpegawainegerisipil"]),
        (
            Status::Pppk,
            "PPPK",
            &["pppk", "p3k", "pppkpenuhwaktu", "p3kpenuhwaktu", "pegawaipemerintahdenganperjanjiankerja"],
        ),
        (
            Status::PppkPartTime,
            "PPPK Paruh Waktu",
            &["pppkparuhwaktu", "p3kparuhwaktu", "pppkpw", "p3kpw", "paruhwaktu", "pppkparttime"],
        ),
    ],
};

/// Kedudukan.
pub static STANDING: Words<Standing> = Words {
    list: WordList::Standing,
    rows: &[
        (Standing::Active, "Aktif", &["aktif", "active", "bekerja"]),
        (Standing::StudyLeave, "Tugas Belajar", &["tugasbelajar", "tubel", "studyleave"]),
        (
            Standing::UnpaidLeave,
            "CLTN",
            &["cltn", "cutidiluartanggungannegara", "cutiluartanggungannegara", "unpaidleave"],
        ),
        (
            Standing::Seconded,
            "Diperbantukan",
            &["diperbantukan", "dipekerjakan", "dpk", "dpb", "penugasan", "seconded"],
        ),
        (
            Standing::Suspended,
            "Pemberhentian Sementara",
            &["pemberhentiansementara", "diberhentikansementara", "berhentisementara", "suspended"],
        ),
        (Standing::Retired, "Pensiun", &["pensiun", "purnatugas", "bup", "retired"]),
        (Standing::Transferred, "Pindah", &["pindah", "pindahinstansi", "mutasi", "mutasikeluar", "transferred"]),
        (Standing::Deceased, "Wafat", &["wafat", "meninggal", "meninggaldunia", "tewas", "deceased"]),
    ],
};

/// Rating of results or behaviour.
pub static RATING: Words<Rating> = Words {
    list: WordList::Rating,
    rows: &[
        (
            Rating::Above,
            "Di Atas Ekspektasi",
            &[
                "diatasekspektasi",
                "diatas",
                "atasekspektasi",
                "diatasharapan",
                "aboveexpectation",
                "aboveexpectations",
                "exceedsexpectations",
                "above",
            ],
        ),
        (
            Rating::Meets,
            "Sesuai Ekspektasi",
            &["sesuaiekspektasi", "sesuai", "sesuaiharapan", "meetsexpectation", "meetsexpectations", "meets"],
        ),
        (
            Rating::Below,
            "Di Bawah Ekspektasi",
            &[
                "dibawahekspektasi",
                "dibawah",
                "bawahekspektasi",
                "dibawahharapan",
                "belowexpectation",
                "belowexpectations",
                "below",
            ],
        ),
    ],
};

/// Predikat kinerja.
pub static PREDICATE: Words<Predicate> = Words {
    list: WordList::Predicate,
    rows: &[
        (Predicate::SangatBaik, "Sangat Baik", &["sangatbaik", "amatbaik", "verygood", "excellent"]),
        (Predicate::Baik, "Baik", &["baik", "good"]),
        (
            Predicate::ButuhPerbaikan,
            "Butuh Perbaikan",
            &["butuhperbaikan", "perluperbaikan", "cukup", "cukupbutuhperbaikan", "needsimprovement"],
        ),
        (Predicate::Kurang, "Kurang", &["kurang", "kurangmisconduct", "misconduct", "poor"]),
        (Predicate::SangatKurang, "Sangat Kurang", &["sangatkurang", "buruk", "sangatkurangburuk", "verypoor"]),
    ],
};

/// Lingkup of an activity.
pub static SCOPE: Words<LearningScope> = Words {
    list: WordList::Scope,
    rows: &[
        (
            LearningScope::National,
            "Nasional",
            &["nasional", "dalamnegeri", "daerah", "lokal", "kabupaten", "provinsi", "regional", "national"],
        ),
        (LearningScope::International, "Internasional", &["internasional", "luarnegeri", "international"]),
    ],
};

/// State of the evidence.
pub static EVIDENCE: Words<Evidence> = Words {
    list: WordList::Evidence,
    rows: &[
        (
            Evidence::Verified,
            "Terverifikasi",
            &["terverifikasi", "verifikasi", "sudahverifikasi", "diverifikasi", "valid", "disetujui", "verified"],
        ),
        (
            Evidence::Awaiting,
            "Menunggu Bukti",
            &["menunggubukti", "menunggu", "belumverifikasi", "belumadabukti", "awaiting", "pending"],
        ),
        (Evidence::Registered, "Terdaftar", &["terdaftar", "rencana", "direncanakan", "registered"]),
        (Evidence::Rejected, "Ditolak", &["ditolak", "tidakvalid", "rejected"]),
    ],
};

/// Levels of formal education, as they are written. Cells are read by [`super::education`], which takes the field too.
pub static EDUCATION: Words<EducationLevel> = Words {
    list: WordList::Education,
    rows: &[
        (EducationLevel::Sd, "SD", &["sd", "mi", "paketa", "sekolahdasar"]),
        (EducationLevel::Smp, "SMP", &["smp", "mts", "sltp", "paketb", "sekolahmenengahpertama"]),
        (
            EducationLevel::Sma,
            "SMA",
            &[
                "sma",
                "smk",
                "ma",
                "man",
                "slta",
                "smu",
                "stm",
                "smea",
                "spg",
                "spk",
                "pga",
                "paketc",
                "sekolahmenengahatas",
                "sltasma",
                "smasederajat",
                "sltasederajat",
                "sltasmasederajat",
                "smasmk",
                "smkr",
            ],
        ),
        (EducationLevel::D1, "D-I", &["di", "d1", "diplomai", "diploma1", "diplomasatu"]),
        (EducationLevel::D2, "D-II", &["dii", "d2", "diplomaii", "diploma2", "diplomadua"]),
        (
            EducationLevel::D3,
            "D-III",
            &[
                "diii",
                "d3",
                "diplomaiii",
                "diploma3",
                "diplomatiga",
                "sarjanamuda",
                "akademi",
                "diiisarjanamuda",
                "diplomaiiisarjanamuda",
            ],
        ),
        (EducationLevel::D4, "D-IV", &["div", "d4", "diplomaiv", "diploma4", "diplomaempat", "sarjanaterapan"]),
        (
            EducationLevel::S1,
            "S-1",
            &["s1", "si", "sarjana", "strata1", "stratai", "s1sarjana", "profesi", "ners", "bachelor"],
        ),
        (
            EducationLevel::S2,
            "S-2",
            &[
                "s2",
                "sii",
                "magister",
                "strata2",
                "strataii",
                "pascasarjana",
                "s2magister",
                "spesialis",
                "sp1",
                "master",
            ],
        ),
        (EducationLevel::S3, "S-3", &["s3", "siii", "doktor", "strata3", "strataiii", "s3doktor", "doctor", "phd"]),
    ],
};

/// What a period may be called, for a problem's suggestions and the template's drop-down.
pub fn span_choices() -> Vec<String> {
    ["Tahunan", "Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV"].map(str::to_owned).to_vec()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    pub fn consistent<T: Copy + PartialEq + std::fmt::Debug>(words: &Words<T>, all: usize) {
        let mut seen = BTreeSet::new();
        assert_eq!(words.rows.len(), all, "{:?}", words.list);
        for (value, written, known) in words.rows {
            assert_eq!(words.written(*value), *written);
            assert_eq!(words.read(Cell::Text(written)), Ok(Some(*value)), "{written}");
            for word in *known {
                assert_eq!(squash(word), *word, "{written}");
                assert!(seen.insert(*word), "{word} stands twice in {:?}", words.list);
            }
        }
    }

    #[test]
    fn every_list_is_squashed_free_of_doubles_and_reads_back_what_it_writes() {
        consistent(&SEX, 2);
        consistent(&STATUS, Status::ALL.len());
        consistent(&STANDING, 8);
        consistent(&RATING, Rating::ALL.len());
        consistent(&PREDICATE, Predicate::ALL.len());
        consistent(&SCOPE, 2);
        consistent(&EVIDENCE, 4);
        consistent(&EDUCATION, 10);
        consistent(&super::super::form::FORM, crate::domain::LearningForm::ALL.len());
        consistent(&super::super::ENROLMENT, crate::domain::EnrolmentState::CHOICES.len());
        consistent(&super::super::RESULT, crate::domain::EnrolmentResult::ALL.len());
    }

    #[test]
    fn words_are_read_whatever_their_case_and_marks() {
        assert_eq!(RATING.read(Cell::Text("DIATAS  EKSPEKTASI")), Ok(Some(Rating::Above)));
        assert_eq!(RATING.read(Cell::Text("Di Bawah")), Ok(Some(Rating::Below)));
        assert_eq!(PREDICATE.read(Cell::Text("Kurang/Misconduct")), Ok(Some(Predicate::Kurang)));
        assert_eq!(STATUS.read(Cell::Text("P3K (Paruh Waktu)")), Ok(Some(Status::PppkPartTime)));
        assert_eq!(SEX.read(Cell::Text("Laki - laki")), Ok(Some(Sex::Male)));
        assert_eq!(SEX.read(Cell::Text("-")), Ok(None));
    }

    #[test]
    fn an_unknown_word_comes_with_the_nearest() {
        let kind = |result: Read<Predicate>| result.unwrap_err().kind;
        let ProblemKind::UnknownWord { list: WordList::Predicate, nearest } = kind(PREDICATE.read(Cell::Text("Bagus")))
        else {
            panic!("not an unknown word")
        };
        assert_eq!(nearest.len(), 5);
        let ProblemKind::UnknownWord { nearest, .. } = STANDING.read(Cell::Text("Pensiunan")).unwrap_err().kind else {
            panic!("not an unknown word")
        };
        assert_eq!(nearest.first().map(String::as_str), Some("Pensiun"));
    }
}
