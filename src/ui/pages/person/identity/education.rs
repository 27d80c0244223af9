//! Formal education; the highest level is the one that counts.
use leptos::prelude::*;

use super::entry::{Entry, EntryLine, EntryWords, drop_at, typed};
use crate::domain::{Dataset, Education, EducationLevel, Id, Person, Problem, ProblemKind, Refusal};
use crate::ui::components::form::{Bind, Choice, Field, FieldDef};
use crate::ui::lang::current;
use crate::words::domain::{Named, name};
use crate::words::lang::{Lang, fill};

/// One education as the form holds it.
#[derive(Clone, Debug, PartialEq)]
pub struct EducationEntry {
    level: Option<EducationLevel>,
    field: String,
    /// Year of graduation, as typed.
    year: String,
}

static LEVEL: FieldDef = FieldDef::select("level", "person.education.level");
static STUDY: FieldDef = FieldDef::text("study", "person.education.field").optional();
static YEAR: FieldDef = FieldDef::digits("year", "person.education.year", 4).optional();

/// Every level, highest first.
const LEVELS: [EducationLevel; 10] = [
    EducationLevel::S3,
    EducationLevel::S2,
    EducationLevel::S1,
    EducationLevel::D4,
    EducationLevel::D3,
    EducationLevel::D2,
    EducationLevel::D1,
    EducationLevel::Sma,
    EducationLevel::Smp,
    EducationLevel::Sd,
];

impl Entry for EducationEntry {
    const WORDS: EntryWords = EntryWords {
        title: "person.education.title",
        add: "person.education.add",
        edit: "person.education.edit",
        none: "person.education.none",
    };
    const NAME: &'static str = "education";
    const KEYS: &'static [&'static str] = &["level", "study", "year"];

    fn blank(_: &Person) -> Self {
        Self { level: None, field: String::new(), year: String::new() }
    }
    fn read(person: &Person, at: usize) -> Option<Self> {
        let entry = person.education.get(at)?;
        let year = entry.year.map(|year| year.to_string()).unwrap_or_default();
        Some(Self { level: Some(entry.level), field: entry.field.clone(), year })
    }
    fn write(&self, person: &mut Person, at: Option<usize>) -> Result<(), Refusal> {
        let mut problems = Vec::new();
        let typed = self.year.trim();
        let year: Option<u16> = typed.parse().ok().filter(|year| (1940..=2100).contains(year));
        if !typed.is_empty() && year.is_none() {
            let what = ProblemKind::OutOfRange { min: "1940".into(), max: "2100".into() };
            problems.push(Problem { field: "year".into(), what });
        }
        if self.level.is_none() {
            problems.push(Problem { field: "level".into(), what: ProblemKind::Missing });
        }
        let Some(level) = self.level.filter(|_| problems.is_empty()) else { return Err(Refusal::Problems(problems)) };
        let entry = Education { level, field: self.field.trim().into(), year };
        match at.and_then(|at| person.education.get_mut(at)) {
            Some(place) => *place = entry,
            None => person.education.push(entry),
        }
        Ok(())
    }
    fn remove(person: &mut Person, at: usize) {
        drop_at(&mut person.education, at);
    }
    fn lines(_: &Dataset, person: &Person, lang: Lang) -> Vec<EntryLine> {
        let line = |(at, education): (usize, &Education)| {
            let year =
                education.year.map(|year| fill(lang, "person.education.graduated", &[("year", year.to_string())]));
            let field = (!education.field.is_empty()).then(|| education.field.clone());
            let detail = [field, year].into_iter().flatten().collect::<Vec<_>>().join(" · ");
            EntryLine { at, from: None, title: name(lang, education.level), detail }
        };
        let mut all: Vec<(EducationLevel, EntryLine)> =
            person.education.iter().enumerate().map(|pair| (pair.1.level, line(pair))).collect();
        all.sort_by_key(|(level, line)| (std::cmp::Reverse(*level), line.at));
        all.into_iter().map(|(_, line)| line).collect()
    }
    fn fields(draft: RwSignal<Self>, _: Id<Person>) -> AnyView {
        let options = Signal::derive(|| LEVELS.map(|level| Choice::new(level.key(), name(current(), level))).to_vec());
        let level = Bind::new(
            draft,
            |draft: &Self| draft.level.map(|level| level.key()).unwrap_or_default().to_owned(),
            |draft, key| draft.level = LEVELS.into_iter().find(|level| level.key() == key),
        );
        view! {
            <Field def=&LEVEL bind=level options />
            <Field def=&STUDY bind=typed(draft, |draft| &draft.field, |draft| &mut draft.field) />
            <Field def=&YEAR bind=typed(draft, |draft| &draft.year, |draft| &mut draft.year) />
        }
        .into_any()
    }
}
