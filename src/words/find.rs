//! Finding by a few letters: the best of very many names, best first, in one pass.
use super::collate::{Folded, fold, holds};

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Places of the best, best first.
    pub best: Vec<u32>,
    /// How many hold the words, shown or not.
    pub all: usize,
}

/// The best `most` of the names that hold every word: first those that begin with what was typed, then those where each
/// word begins a word, then the others; among equals in the order of `names`. Nothing typed finds nothing.
pub fn find(names: &Folded, typed: &str, most: usize) -> Found {
    let query = fold(typed.trim());
    if query.is_empty() {
        return Found::default();
    }
    let mut ranks: [Vec<u32>; 3] = Default::default();
    let mut all = 0;
    for (name, at) in names.iter().zip(0..) {
        if !holds(name, &query) {
            continue;
        }
        all += 1;
        let rank = if name.starts_with(&query) { 0 } else { usize::from(!begins_words(name, &query)) + 1 };
        if let Some(rank) = ranks.get_mut(rank).filter(|rank| rank.len() < most) {
            rank.push(at);
        }
    }
    Found { best: ranks.concat().into_iter().take(most).collect(), all }
}

/// Whether each word typed begins a word of the name.
fn begins_words(name: &str, query: &str) -> bool {
    let mut typed = query.split_whitespace();
    typed.all(|word| name.split(|letter: char| !letter.is_alphanumeric()).any(|part| part.starts_with(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(names: &[&str], typed: &str, most: usize) -> Found {
        find(&Folded::new(names.iter().map(ToString::to_string)), typed, most)
    }

    #[test]
    fn a_name_that_begins_so_stands_before_one_that_only_holds_it() {
        let names = ["Muhammad Siti", "Nursiti", "Siti Aminah", "Budi"];
        assert_eq!(found(&names, "siti", 8), Found { best: vec![2, 0, 1], all: 3 });
    }

    #[test]
    fn words_are_found_in_any_order_and_beginnings_are_better() {
        let names = ["Laminah Rositi", "Aminah, Siti", "Siti Rahma"];
        assert_eq!(found(&names, "siti amin", 8).best, [1, 0]);
    }

    #[test]
    fn what_is_not_shown_is_still_counted() {
        let names: Vec<String> = (0..100).map(|number| format!("Guru {number}")).collect();
        let found = find(&Folded::new(names), "guru", 5);
        assert_eq!((found.best.len(), found.all), (5, 100));
    }

    #[test]
    fn nothing_typed_finds_nothing() {
        assert_eq!(found(&["Budi"], "  ", 8), Found::default());
    }
}
