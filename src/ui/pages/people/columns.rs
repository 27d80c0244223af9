//! Columns of the employee list, and how its choices are said in an address.
use std::collections::BTreeSet;

use super::query::{Coded, Graded, JpState, PeopleQuery, Post, RankFamily};
use super::rows::PersonRow;
use crate::domain::{Dataset, Hundredths, PositionKind, Predicate, Rank, Status, Unit};
use crate::ui::components::table::{Asked, Column};
use crate::ui::components::tone::Tone;
use crate::words::domain::name;
use crate::words::format;
use crate::words::lang::{Lang, fill, text};

/// A value of a filter with its name for people.
pub trait Said: Coded {
    /// Its name; `minimum` is the JP that a PNS needs in a year.
    fn said(self, lang: Lang, minimum: Hundredths) -> String;
}

impl Said for Status {
    fn said(self, lang: Lang, _: Hundredths) -> String {
        name(lang, self)
    }
}
impl Said for crate::domain::Standing {
    fn said(self, lang: Lang, _: Hundredths) -> String {
        name(lang, self)
    }
}
impl Said for Post {
    fn said(self, lang: Lang, _: Hundredths) -> String {
        match self {
            Self::Managerial => text(lang, "domain.position_kind.managerial"),
            Self::Functional => name(lang, PositionKind::Functional(None)),
            Self::Implementing => name(lang, PositionKind::Implementing),
            Self::Unknown => text(lang, "people.none_yet"),
        }
    }
}
impl Said for RankFamily {
    fn said(self, lang: Lang, _: Hundredths) -> String {
        let of = |family: &str| fill(lang, "people.family", &[("family", family.to_owned())]);
        match self {
            Self::I => of("I"),
            Self::II => of("II"),
            Self::III => of("III"),
            Self::IV => of("IV"),
            Self::Pppk => text(lang, "people.family_pppk"),
            Self::Unknown => text(lang, "people.none_yet"),
        }
    }
}
impl Said for JpState {
    fn said(self, lang: Lang, minimum: Hundredths) -> String {
        let key = match self {
            Self::Reached => "people.jp.reached",
            Self::Below => "people.jp.below",
            Self::NoMinimum => "people.jp.no_minimum",
            Self::NotCounted => "people.jp.not_counted",
        };
        fill(lang, key, &[("minimum", format::hundredths(lang, minimum.raw()))])
    }
}
impl Said for Graded {
    fn said(self, lang: Lang, _: Hundredths) -> String {
        match self {
            Self::As(predicate) => name(lang, predicate),
            Self::NotYet => text(lang, "people.not_graded"),
        }
    }
}

/// The tone of a predicate.
pub const fn predicate_tone(predicate: Predicate) -> Tone {
    match predicate {
        Predicate::SangatBaik => Tone::Good,
        Predicate::Baik => Tone::Accent,
        Predicate::ButuhPerbaikan => Tone::Warn,
        Predicate::Kurang | Predicate::SangatKurang => Tone::Bad,
    }
}

fn jp_tone(state: JpState) -> Tone {
    match state {
        JpState::Reached => Tone::Good,
        JpState::Below => Tone::Warn,
        JpState::NoMinimum | JpState::NotCounted => Tone::Neutral,
    }
}

/// Place of a value among the codes of its kind.
fn place<T: Coded>(value: T) -> f64 {
    T::CODES.iter().position(|(known, _)| *known == value).map_or(f64::NAN, |at| at as f64)
}

fn rank_place(rank: Option<Rank>) -> f64 {
    match rank {
        Some(Rank::Pns(at)) => f64::from(at),
        Some(Rank::Pppk(at)) => f64::from(at) + 100.0,
        None => f64::NAN,
    }
}

/// The columns. `minimum` is the JP that a PNS needs in a year.
pub fn columns(minimum: Hundredths) -> Vec<Column<PersonRow>> {
    vec![
        Column::text("name", "people.col.name", |row: &PersonRow| row.name.clone())
            .width(220)
            .link(|row| person_path(row.id)),
        Column::digits("nip", "people.col.nip", |row: &PersonRow| row.nip.clone()),
        Column::said("status", "people.col.status", |row: &PersonRow, lang| row.status.said(lang, Hundredths::ZERO))
            .width(104)
            .searched(false)
            .ranked(|row| place(row.status))
            .facet(),
        Column::text("rank", "people.col.rank", |row: &PersonRow| {
            row.rank.map(|rank| rank.text().to_owned()).unwrap_or_default()
        })
        .width(94)
        .searched(false)
        .ranked(|row| rank_place(row.rank)),
        Column::text("position", "people.col.position", |row: &PersonRow| row.position.to_string()).width(178),
        Column::text("unit", "people.col.unit", |row: &PersonRow| row.unit_name.to_string()).width(190),
        Column::hours("jp", "people.col.jp", |row: &PersonRow| Some(row.jp.value())).width(72),
        Column::badge("jp_state", "people.col.jp_state", move |row: &PersonRow, lang| {
            Some((jp_tone(row.jp_state), row.jp_state.said(lang, minimum)))
        })
        .width(180)
        .ranked(|row| place(row.jp_state))
        .facet(),
        Column::badge("predicate", "people.col.predicate", |row: &PersonRow, lang| {
            let tone = row.predicate.map_or(Tone::Neutral, predicate_tone);
            Some((tone, row.graded().said(lang, Hundredths::ZERO)))
        })
        .width(160)
        .ranked(|row| place(row.graded()))
        .facet(),
        Column::said("standing", "people.col.standing", |row: &PersonRow, lang| {
            row.standing.said(lang, Hundredths::ZERO)
        })
        .width(150)
        .searched(false)
        .ranked(|row| place(row.standing))
        .facet(),
        Column::text("office", "people.col.office", |row: &PersonRow| row.office_name.to_string()).width(240).facet(),
        Column::said("post", "people.col.post", |row: &PersonRow, lang| row.post().said(lang, Hundredths::ZERO))
            .width(170)
            .searched(false)
            .ranked(|row| place(row.post()))
            .facet(),
        Column::said("sex", "people.col.sex", |row: &PersonRow, lang| {
            row.sex.map(|sex| text(lang, sex_letter(sex))).unwrap_or_default()
        })
        .width(64)
        .searched(false),
        Column::said("education", "people.col.education", education)
            .width(180)
            .searched(false)
            .ranked(|row| row.education.map_or(f64::NAN, |level| level as u8 as f64)),
        Column::said("family", "people.col.family", |row: &PersonRow, lang| row.family().said(lang, Hundredths::ZERO))
            .width(140)
            .searched(false)
            .ranked(|row| place(row.family()))
            .facet()
            .hidden(),
    ]
}

/// The address of a person's profile.
pub fn person_path(id: crate::domain::Id<crate::domain::Person>) -> String {
    format!("/pegawai/{id}")
}

const fn sex_letter(sex: crate::domain::Sex) -> &'static str {
    match sex {
        crate::domain::Sex::Male => "people.sex.male",
        crate::domain::Sex::Female => "people.sex.female",
    }
}

fn education(row: &PersonRow, lang: Lang) -> String {
    match row.education {
        Some(level) if row.education_field.is_empty() => name(lang, level),
        Some(level) => format!("{} {}", name(lang, level), row.education_field),
        None => String::new(),
    }
}

/// What a query asks of the table, in the words of a language.
pub fn asked(query: &PeopleQuery, data: &Dataset, lang: Lang, minimum: Hundredths) -> Asked {
    fn words<T: Said>(values: &[T], lang: Lang, minimum: Hundredths) -> BTreeSet<String> {
        values.iter().map(|value| value.said(lang, minimum)).collect()
    }
    let offices = query.offices.iter().filter_map(|id| data.units.get(*id)).map(|unit| unit.name.clone());
    let chosen = [
        ("status", words(&query.status, lang, minimum)),
        ("family", words(&query.ranks, lang, minimum)),
        ("post", words(&query.posts, lang, minimum)),
        ("office", offices.collect()),
        ("jp_state", words(&query.jp, lang, minimum)),
        ("predicate", words(&query.predicates, lang, minimum)),
        ("standing", words(&query.standing, lang, minimum)),
    ];
    let chosen = chosen.into_iter().filter(|(_, words)| !words.is_empty()).collect();
    Asked { search: query.search.clone(), chosen }
}

/// The query with what was chosen in the table.
pub fn answered(query: PeopleQuery, asked: &Asked, data: &Dataset, lang: Lang, minimum: Hundredths) -> PeopleQuery {
    fn codes<T: Said>(words: Option<&BTreeSet<String>>, lang: Lang, minimum: Hundredths) -> Vec<T> {
        let Some(words) = words else { return Vec::new() };
        let chosen = T::CODES.iter().filter(|(value, _)| words.contains(&value.said(lang, minimum)));
        chosen.map(|(value, _)| *value).collect()
    }
    let words = |key: &str| asked.chosen.get(key);
    let is_office =
        |unit: &&Unit| unit.parent.is_none() && words("office").is_some_and(|names| names.contains(&unit.name));
    PeopleQuery {
        search: asked.search.clone(),
        offices: data.units.iter().filter(is_office).map(|unit| unit.id).collect(),
        status: codes(words("status"), lang, minimum),
        posts: codes(words("post"), lang, minimum),
        standing: codes(words("standing"), lang, minimum),
        ranks: codes(words("family"), lang, minimum),
        jp: codes(words("jp_state"), lang, minimum),
        predicates: codes(words("predicate"), lang, minimum),
        ..query
    }
}
