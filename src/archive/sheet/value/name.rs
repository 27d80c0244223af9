//! A person's name with the titles before and behind it: "dr. Hj. Siti Aminah, M.Kes., Sp.A".
use super::{Read, text};
use crate::archive::sheet::Cell;

/// A name taken apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FullName {
    pub front_title: String,
    pub name: String,
    pub back_title: String,
}

/// Titles in front of a name, without their full stop.
const FRONT: [&str; 17] =
    ["dr", "drg", "drs", "dra", "drh", "ir", "prof", "h", "hj", "k", "kh", "ns", "apt", "bdn", "r", "ust", "st"];
/// Those that are also names or initials without a full stop, so only one makes them a title.
const FRONT_WITH_STOP: [&str; 6] = ["h", "k", "r", "ust", "st", "apt"];

/// A full name. What stands behind the first comma is the title behind it; titles in front are known by a list.
pub fn full_name(cell: Cell<'_>) -> Read<FullName> {
    Ok(text(cell)?.map(|text| split(&text)))
}

fn split(text: &str) -> FullName {
    let (before, mut back_title) = match text.split_once(',') {
        Some((before, behind)) => (before.trim(), behind.trim_matches([',', ' ']).to_owned()),
        None => (text, String::new()),
    };
    let mut words: Vec<&str> = before.split(' ').collect();
    let fronts = words.iter().take_while(|word| is_front(word)).count().min(words.len().saturating_sub(1));
    let mut name = words.split_off(fronts);
    if back_title.is_empty() {
        let titles = name.iter().skip(1).position(|word| is_back(word)).map_or(name.len(), |at| at + 1);
        if name.iter().skip(titles).all(|word| is_back(word)) {
            back_title = name.split_off(titles).join(" ");
        }
    }
    FullName { front_title: words.join(" "), name: name.join(" "), back_title }
}

/// `dr.`, `Hj.`, `Dr`, `Prof.Dr.`.
fn is_front(word: &str) -> bool {
    let lower = word.to_lowercase();
    let mut parts = lower.split('.').filter(|part| !part.is_empty()).peekable();
    let stopped = lower.ends_with('.');
    parts.peek().is_some() && parts.all(|part| FRONT.contains(&part) && (stopped || !FRONT_WITH_STOP.contains(&part)))
}

/// `S.Pd`, `M.Si.`, `A.Md.Keb`, `Sp.OG`: two or more parts, the first that of a degree.
fn is_back(word: &str) -> bool {
    let mut parts = word.trim_matches('.').split('.');
    let degree = matches!(parts.next(), Some("S" | "M" | "A" | "Sp" | "SP" | "Amd" | "S.Tr" | "D"));
    let rest: Vec<&str> = parts.collect();
    let named =
        rest.first().is_some_and(|part| part.chars().count() >= 2 || matches!(*part, "E" | "H" | "T" | "P" | "M"));
    degree && named && rest.iter().all(|part| !part.is_empty() && part.chars().all(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_taken_apart_from_the_name() {
        for (text, front, name, back) in [
            ("Dr. Ahmad Fauzi, S.Pd., M.Si", "Dr.", "Ahmad Fauzi", "S.Pd., M.Si"),
            ("dr. Hj. Siti Aminah, M.Kes., Sp.A", "dr. Hj.", "Siti Aminah", "M.Kes., Sp.A"),
            ("Prof.Dr. Budi", "Prof.Dr.", "Budi", ""),
            ("Drs. H. M. Yusuf", "Drs. H.", "M. Yusuf", ""),
            ("BUDI SANTOSO, SE, MM", "", "BUDI SANTOSO", "SE, MM"),
            ("Ani Lestari S.Pd", "", "Ani Lestari", "S.Pd"),
            ("Ani Lestari S.Pd. M.Pd.", "", "Ani Lestari", "S.Pd. M.Pd."),
            ("R. Panji", "R.", "Panji", ""),
            ("M.Yusuf", "", "M.Yusuf", ""),
            ("H Rahman", "", "H Rahman", ""),
            ("Hj.", "", "Hj.", ""),
            ("Siti, A.Md.Keb.", "", "Siti", "A.Md.Keb."),
            ("Nur A.R", "", "Nur A.R", ""),
        ] {
            let expected = FullName { front_title: front.into(), name: name.into(), back_title: back.into() };
            assert_eq!(full_name(Cell::Text(text)), Ok(Some(expected)), "{text}");
        }
        assert_eq!(full_name(Cell::Empty), Ok(None));
    }
}
