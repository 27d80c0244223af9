//! Kedudukan: active, on leave, seconded, retired … each since a day.
use leptos::prelude::*;

use super::entry::{Entry, EntryLine, EntryWords, dated_lines, day_text, drop_at, put, typed};
use crate::domain::{Dataset, Id, Person, Problem, ProblemKind, Refusal, Standing};
use crate::ui::components::form::{Bind, Choice, Field, FieldDef};
use crate::ui::lang::current;
use crate::ui::pages::people::query::Coded;
use crate::words::domain::name;
use crate::words::lang::Lang;

/// One standing as the form holds it.
#[derive(Clone, Debug, PartialEq)]
pub struct StandingEntry {
    from: String,
    standing: Option<Standing>,
}

static STANDING: FieldDef = FieldDef::select("standing", "people.col.standing");
static FROM: FieldDef = FieldDef::date("from", "person.entry.from").optional().help("person.entry.from_help");

impl Entry for StandingEntry {
    const WORDS: EntryWords = EntryWords {
        title: "person.standing.title",
        add: "person.standing.add",
        edit: "person.standing.edit",
        none: "person.standing.none",
    };
    const NAME: &'static str = "standing";
    const KEYS: &'static [&'static str] = &["standing", "from"];

    fn blank(_: &Person) -> Self {
        Self { from: String::new(), standing: None }
    }
    fn read(person: &Person, at: usize) -> Option<Self> {
        let entry = person.standing.get(at)?;
        Some(Self { from: day_text(entry.from), standing: Some(entry.value) })
    }
    fn write(&self, person: &mut Person, at: Option<usize>) -> Result<(), Refusal> {
        let missing = || Refusal::Problems(vec![Problem { field: "standing".into(), what: ProblemKind::Missing }]);
        put(&mut person.standing, at, &self.from, self.standing.ok_or_else(missing)?);
        Ok(())
    }
    fn remove(person: &mut Person, at: usize) {
        drop_at(&mut person.standing, at);
    }
    fn lines(_: &Dataset, person: &Person, lang: Lang) -> Vec<EntryLine> {
        dated_lines(&person.standing, |standing| (name(lang, standing), String::new()))
    }
    fn fields(draft: RwSignal<Self>, _: Id<Person>) -> AnyView {
        let options = Signal::derive(|| {
            let choice = |(standing, code): &(Standing, &'static str)| Choice::new(*code, name(current(), *standing));
            Standing::CODES.iter().map(choice).collect::<Vec<_>>()
        });
        let standing = Bind::new(
            draft,
            |draft: &Self| draft.standing.map(Coded::code).unwrap_or_default().to_owned(),
            |draft, code| draft.standing = Standing::from_code(&code),
        );
        view! {
            <Field def=&STANDING bind=standing options />
            <Field def=&FROM bind=typed(draft, |draft| &draft.from, |draft| &mut draft.from) />
        }
        .into_any()
    }
}
