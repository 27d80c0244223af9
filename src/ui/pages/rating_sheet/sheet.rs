//! What is typed into the sheet and not saved yet, and what each row of it comes to.
use std::collections::BTreeMap;

use crate::archive::ratings::{SaidRating, only_ratings, read_rating};
use crate::domain::{EvaluationSource, Id, Person, Predicate, Rating};
use crate::rules::{Rated, quadrant};
use crate::ui::pages::evaluations::Row;
use crate::words::domain::name;
use crate::words::lang::Lang;

/// Which of the two ratings a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Half {
    Result,
    Behaviour,
}

impl Half {
    /// In the order of the columns.
    pub const ALL: [Self; 2] = [Self::Result, Self::Behaviour];

    /// Of a column of the grid.
    pub fn of(column: usize) -> Option<Self> {
        Self::ALL.get(column).copied()
    }

    /// Key of its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Result => "evaluations.half_result",
            Self::Behaviour => "evaluations.half_behaviour",
        }
    }
}

/// One person in the sheet, as saved.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub row: Row,
    /// The evaluation has details and is edited on its own page.
    pub detailed: bool,
    pub source: Option<EvaluationSource>,
}

impl Line {
    /// The saved rating of a half.
    pub fn saved(&self, half: Half) -> Option<Rating> {
        match half {
            Half::Result => self.row.entry.result,
            Half::Behaviour => self.row.entry.behaviour,
        }
    }
}

/// What stands in a cell and is not saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    Rating(Rating),
    /// Pasted words that are no rating, as they stand.
    Words(String),
}

/// Cells that are not saved.
pub type Sheet = BTreeMap<(Id<Person>, Half), Typed>;

/// What a row comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Ready(Rated),
    /// This half is still empty.
    Lacks(Half),
    NoRating(Half, String),
    /// A predicate to which several pairs of ratings lead.
    OnlyPredicate(Half, Predicate),
    /// Words for a row that is edited on its own page.
    Locked,
}

/// The rating of a half: as typed, else as saved.
pub fn rating_of(line: &Line, sheet: &Sheet, half: Half) -> Option<Rating> {
    match sheet.get(&(line.row.entry.person, half)) {
        Some(Typed::Rating(rating)) => Some(*rating),
        Some(Typed::Words(_)) => None,
        None => line.saved(half),
    }
}

/// What a cell shows: pasted words that are no rating as they stand, else the name of the rating.
pub fn words_of(line: &Line, sheet: &Sheet, half: Half, lang: Lang) -> String {
    match sheet.get(&(line.row.entry.person, half)) {
        Some(Typed::Words(words)) => words.clone(),
        _ => rating_of(line, sheet, half).map(|rating| name(lang, rating)).unwrap_or_default(),
    }
}

/// The predicate that the row shows: by both ratings, or else as its source stated it.
pub fn predicate_of(line: &Line, sheet: &Sheet) -> Option<Predicate> {
    let [result, behaviour] = Half::ALL.map(|half| rating_of(line, sheet, half));
    let touched = Half::ALL.iter().any(|half| sheet.contains_key(&(line.row.entry.person, *half)));
    let both = result.zip(behaviour).map(|(result, behaviour)| quadrant(result, behaviour));
    both.or_else(|| line.row.entry.predicate.filter(|_| !touched))
}

/// What a row comes to; none where nothing was typed.
pub fn outcome(line: &Line, sheet: &Sheet) -> Option<Outcome> {
    let person = line.row.entry.person;
    let typed = Half::ALL.map(|half| (half, sheet.get(&(person, half))));
    if typed.iter().all(|(_, typed)| typed.is_none()) {
        return None;
    }
    if line.detailed {
        return Some(Outcome::Locked);
    }
    for (half, typed) in typed {
        if let Some(Typed::Words(words)) = typed {
            return Some(match read_rating(words) {
                SaidRating::Predicate(predicate) => Outcome::OnlyPredicate(half, predicate),
                _ => Outcome::NoRating(half, words.clone()),
            });
        }
    }
    let [result, behaviour] = Half::ALL.map(|half| rating_of(line, sheet, half));
    Some(match (result, behaviour) {
        (Some(result), Some(behaviour)) => Outcome::Ready(Rated { person, result, behaviour }),
        (None, _) => Outcome::Lacks(Half::Result),
        (_, None) => Outcome::Lacks(Half::Behaviour),
    })
}

/// Puts a rating into a cell; one that is as saved is not kept as typed.
pub fn put(sheet: &mut Sheet, line: &Line, half: Half, rating: Rating) {
    let place = (line.row.entry.person, half);
    if line.saved(half) == Some(rating) {
        sheet.remove(&place);
    } else {
        sheet.insert(place, Typed::Rating(rating));
    }
}

/// Puts a pasted cell into the sheet. An empty one leaves the cell as it is.
pub fn put_words(sheet: &mut Sheet, line: &Line, half: Half, words: &str) {
    match read_rating(words) {
        SaidRating::Empty => {}
        SaidRating::Rating(rating) => put(sheet, line, half, rating),
        SaidRating::Predicate(predicate) if only_ratings(predicate).is_some() => {
            if let Some((result, behaviour)) = only_ratings(predicate) {
                put(sheet, line, Half::Result, result);
                put(sheet, line, Half::Behaviour, behaviour);
            }
        }
        SaidRating::Predicate(_) | SaidRating::Unknown => {
            sheet.insert((line.row.entry.person, half), Typed::Words(words.to_owned()));
        }
    }
}
