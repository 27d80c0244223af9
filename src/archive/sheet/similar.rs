//! Names that may mean the same unit or position, written another way: "SDN 12/I Ps. Terusan" and "SD Negeri 12/I Pasar Terusan".
use std::collections::BTreeMap;

use crate::words::collate;

/// Likeness below which a name is not suggested.
const LEAST: f64 = 0.72;

/// Abbreviations of offices, written out. Empty: left out, since half of all names have it and half have not.
const WRITTEN_OUT: &[(&str, &str)] = &[
    ("disdik", "dinas pendidikan"),
    ("diknas", "dinas pendidikan"),
    ("disdikbud", "dinas pendidikan dan kebudayaan"),
    ("dinkes", "dinas kesehatan"),
    ("dinsos", "dinas sosial"),
    ("dishub", "dinas perhubungan"),
    ("disdukcapil", "dinas kependudukan dan pencatatan sipil"),
    ("dukcapil", "kependudukan dan pencatatan sipil"),
    ("dispora", "dinas pemuda dan olahraga"),
    ("disporapar", "dinas pemuda olahraga dan pariwisata"),
    ("diskominfo", "dinas komunikasi dan informatika"),
    ("disnaker", "dinas tenaga kerja"),
    ("disperindag", "dinas perindustrian dan perdagangan"),
    ("dlh", "dinas lingkungan hidup"),
    ("dpupr", "dinas pekerjaan umum dan penataan ruang"),
    ("pupr", "pekerjaan umum dan penataan ruang"),
    ("pu", "pekerjaan umum"),
    ("pkm", "puskesmas"),
    ("puskes", "puskesmas"),
    ("pustu", "puskesmas pembantu"),
    ("rsud", "rumah sakit umum daerah"),
    ("rs", "rumah sakit"),
    ("satpol", "satuan polisi"),
    ("pp", "pamong praja"),
    ("sdn", "sd negeri"),
    ("smpn", "smp negeri"),
    ("sman", "sma negeri"),
    ("smkn", "smk negeri"),
    ("tkn", "tk negeri"),
    ("n", "negeri"),
    ("kec", "kecamatan"),
    ("kel", "kelurahan"),
    ("ds", "desa"),
    ("ps", "pasar"),
    ("ma", "muara"),
    ("sei", "sungai"),
    ("sei.", "sungai"),
    ("bag", "bagian"),
    ("bid", "bidang"),
    ("sek", "sekretariat"),
    ("setda", "sekretariat daerah"),
    ("setwan", "sekretariat dprd"),
    ("sekda", "sekretaris daerah"),
    ("sekdis", "sekretaris dinas"),
    ("sekcam", "sekretaris camat"),
    ("kadis", "kepala dinas"),
    ("kaban", "kepala badan"),
    ("kabag", "kepala bagian"),
    ("kabid", "kepala bidang"),
    ("kasi", "kepala seksi"),
    ("kasie", "kepala seksi"),
    ("kasubbag", "kepala subbagian"),
    ("kasubag", "kepala subbagian"),
    ("kasubbid", "kepala subbidang"),
    ("ka", "kepala"),
    ("kepsek", "kepala sekolah"),
    ("subbag", "subbagian"),
    ("subag", "subbagian"),
    ("adm", "administrasi"),
    ("ahli", "ahli"),
    ("kepeg", "kepegawaian"),
    ("keu", "keuangan"),
    ("kab", ""),
    ("kabupaten", ""),
    ("kota", ""),
    ("batanghari", ""),
    ("batang", ""),
    ("hari", ""),
    ("plt", ""),
    ("plh", ""),
    ("pada", ""),
    ("uptd", ""),
    ("upt", ""),
    ("no", ""),
    ("nomor", ""),
];

/// A name with its abbreviations written out, in plain lower-case words.
pub fn written_out(name: &str) -> String {
    let folded = collate::fold(name);
    let words = folded.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut out = String::with_capacity(folded.len() + 16);
    for word in words {
        let word = WRITTEN_OUT.iter().find(|(short, _)| *short == word).map_or(word, |(_, long)| *long);
        let word = if word.bytes().all(|byte| byte.is_ascii_digit()) { word.trim_start_matches('0') } else { word };
        if !word.is_empty() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(word);
        }
    }
    out
}

/// The known names that an unknown one is compared with. `T` says what a name stands for.
pub struct Names<T> {
    known: Vec<(String, String, T)>,
    exact: BTreeMap<String, Vec<usize>>,
}

/// A suggestion.
#[derive(Clone, Debug, PartialEq)]
pub struct Similar<T> {
    pub what: T,
    pub name: String,
    /// 0-1.
    pub likeness: f64,
}

impl<T: Clone> Names<T> {
    /// Gathers known names.
    pub fn new<'a>(names: impl IntoIterator<Item = (T, &'a str)>) -> Self {
        let mut known: Vec<_> =
            names.into_iter().map(|(what, name)| (written_out(name), name.to_owned(), what)).collect();
        known.sort_by(|a, b| a.1.cmp(&b.1));
        let mut exact = BTreeMap::<String, Vec<usize>>::new();
        for (at, (plain, _, _)) in known.iter().enumerate() {
            exact.entry(plain.clone()).or_default().push(at);
        }
        Self { known, exact }
    }

    /// What the name stands for, if exactly one known name is the same but for writing.
    pub fn same(&self, name: &str) -> Option<T> {
        match self.exact.get(&written_out(name)).map(Vec::as_slice) {
            Some([only]) => self.known.get(*only).map(|(_, _, what)| what.clone()),
            _ => None,
        }
    }

    /// The three most like names, best first, then by name; none that is unlike.
    pub fn nearest(&self, name: &str) -> Vec<Similar<T>> {
        let wanted = written_out(name);
        let mut found: Vec<(f64, usize)> = self
            .known
            .iter()
            .enumerate()
            .map(|(at, (plain, _, _))| (likeness(&wanted, plain), at))
            .filter(|(likeness, _)| *likeness >= LEAST)
            .collect();
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        found
            .into_iter()
            .take(3)
            .filter_map(|(likeness, at)| {
                let (_, name, what) = self.known.get(at)?;
                Some(Similar { what: what.clone(), name: name.clone(), likeness })
            })
            .collect()
    }
}

/// Likeness of two written-out names. Different numbers make different schools, whatever else is alike.
fn likeness(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    let numbers = |text: &str| -> Vec<String> {
        text.split(' ').filter(|word| word.bytes().all(|byte| byte.is_ascii_digit())).map(str::to_owned).collect()
    };
    let by_words = strsim::sorensen_dice(&sorted(a), &sorted(b));
    let in_order = strsim::jaro_winkler(a, b);
    let alike = 0.6 * by_words + 0.4 * in_order;
    if numbers(a) == numbers(b) { alike.min(0.99) } else { alike * 0.75 }
}

fn sorted(text: &str) -> String {
    let mut words: Vec<&str> = text.split(' ').collect();
    words.sort_unstable();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names<u8> {
        Names::new([
            (1, "Dinas Pendidikan dan Kebudayaan"),
            (2, "Dinas Kesehatan"),
            (3, "SD Negeri 12/I Pasar Terusan"),
            (4, "SD Negeri 13/I Pasar Terusan"),
            (5, "Puskesmas Muara Bulian"),
            (6, "Kecamatan Muara Bulian"),
            (7, "Bagian Umum Sekretariat Daerah"),
        ])
    }

    #[test]
    fn the_same_name_written_another_way_is_found() {
        for (written, what) in [
            ("SDN 12/I PASAR TERUSAN", Some(3)),
            ("SD N 012/I Ps. Terusan", Some(3)),
            ("PKM Ma. Bulian", Some(5)),
            ("Kec. Muara Bulian Kab. Batang Hari", Some(6)),
            ("UPTD Puskesmas Muara Bulian", Some(5)),
            ("Disdikbud", Some(1)),
            ("SDN 14/I Pasar Terusan", None),
        ] {
            assert_eq!(names().same(written), what, "{written}");
        }
    }

    #[test]
    fn suggestions_are_few_and_best_first() {
        let nearest = |name: &str| names().nearest(name).into_iter().map(|found| found.what).collect::<Vec<_>>();
        assert_eq!(nearest("Dinas Pendidikan & Kebudayaan"), [1]);
        assert_eq!(nearest("Dinas Pendidikan"), [1]);
        assert_eq!(nearest("SDN 12 Pasar Terusan").first(), Some(&3));
        assert_eq!(nearest("Setda Bagian Umum"), [7]);
        assert_eq!(nearest("Bandara Internasional"), Vec::<u8>::new());
    }
}
