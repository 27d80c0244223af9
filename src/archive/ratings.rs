//! Ratings as other sheets write them: words, numbers and letters that are plain, predicates, and all else as it stands.
use crate::domain::{Predicate, Rating};
use crate::words::collate::fold;
use crate::words::domain::name;
use crate::words::lang::Lang;

/// What one cell of a foreign block says about ratings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaidRating {
    /// Nothing: the cell stays as it is.
    Empty,
    Rating(Rating),
    /// A predicate, which follows from two ratings.
    Predicate(Predicate),
    Unknown,
}

/// Ratings that a predicate alone gives; none where several pairs lead to it.
pub fn only_ratings(predicate: Predicate) -> Option<(Rating, Rating)> {
    let pairs = || Rating::ALL.into_iter().flat_map(|result| Rating::ALL.map(|behaviour| (result, behaviour)));
    let mut fits = pairs().filter(|(result, behaviour)| crate::rules::quadrant(*result, *behaviour) == predicate);
    fits.next().filter(|_| fits.next().is_none())
}

/// Reads one cell: the names of the ratings in either language, with or without "Ekspektasi", 1 to 3, and B, S, A.
pub fn read_rating(cell: &str) -> SaidRating {
    let letters = |text: &str| fold(text).chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
    let said = letters(cell);
    if said.is_empty() {
        return if cell.trim().is_empty() { SaidRating::Empty } else { SaidRating::Unknown };
    }
    let short = |rating: Rating| match rating {
        Rating::Below => ["1", "b", "bawah", "dibawah", "below"],
        Rating::Meets => ["2", "s", "m", "sesuai", "meets"],
        Rating::Above => ["3", "a", "atas", "diatas", "above"],
    };
    let named = |rating: Rating| Lang::ALL.iter().any(|lang| letters(&name(*lang, rating)) == said);
    if let Some(rating) =
        Rating::ALL.into_iter().find(|rating| short(*rating).contains(&said.as_str()) || named(*rating))
    {
        return SaidRating::Rating(rating);
    }
    let stated = |predicate: &Predicate| Lang::ALL.iter().any(|lang| letters(&name(*lang, *predicate)) == said);
    Predicate::ALL.into_iter().find(stated).map_or(SaidRating::Unknown, SaidRating::Predicate)
}

/// The cells of a block as a spreadsheet puts it on the clipboard: tabs between cells, one row a line.
pub fn cells_of(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_suffix('\n').unwrap_or(text);
    let text = text.strip_suffix('\r').unwrap_or(text);
    if text.is_empty() {
        return Vec::new();
    }
    let cell = |cell: &str| cell.trim().trim_matches('"').trim().to_owned();
    text.split('\n').map(|line| line.trim_end_matches('\r').split('\t').map(cell).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Rating::{Above, Below, Meets};

    #[test]
    fn words_numbers_and_letters_are_ratings_in_any_case() {
        let above = ["Di Atas Ekspektasi", "DI ATAS EKSPEKTASI", "diatas ekspektasi", "Diatas", "3", "A", " a "];
        assert!(above.iter().all(|cell| read_rating(cell) == SaidRating::Rating(Above)));
        let read = ["Di Bawah Ekspektasi", "1", "b", "sesuai", "Sesuai Ekspektasi", "2"].map(read_rating);
        let rating = SaidRating::Rating;
        assert_eq!(read, [rating(Below), rating(Below), rating(Below), rating(Meets), rating(Meets), rating(Meets)]);
        assert_eq!(["", "  ", "-", "4", "lumayan"].map(read_rating), {
            use SaidRating::{Empty, Unknown};
            [Empty, Empty, Unknown, Unknown, Unknown]
        });
    }

    #[test]
    fn a_predicate_gives_ratings_only_where_one_pair_leads_to_it() {
        assert_eq!(read_rating("SANGAT BAIK"), SaidRating::Predicate(Predicate::SangatBaik));
        assert_eq!(read_rating("Butuh Perbaikan"), SaidRating::Predicate(Predicate::ButuhPerbaikan));
        let only: Vec<_> = Predicate::ALL.into_iter().filter_map(only_ratings).collect();
        assert_eq!(only, [(Below, Below), (Above, Above)]);
    }

    #[test]
    fn a_block_keeps_its_shape() {
        assert_eq!(cells_of("3\tA\r\n\t\"x\"\r\n"), [["3", "A"], ["", "x"]]);
        assert_eq!(cells_of(""), Vec::<Vec<String>>::new());
    }
}
