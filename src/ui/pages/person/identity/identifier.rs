//! NIP and NI PPPK: a PPPK who becomes PNS gets a new number and stays the same person.
use leptos::prelude::*;

use super::entry::{Entry, EntryLine, EntryWords, dated_lines, day_text, drop_at, put, typed};
use crate::domain::{Dataset, Id, Identifier, IdentifierKind, Person, Refusal};
use crate::ui::components::form::{Bind, Choice, Field, FieldDef};
use crate::ui::lang::current;
use crate::ui::pages::people::number::digits;
use crate::words::domain::name;
use crate::words::lang::Lang;

/// One number as the form holds it.
#[derive(Clone, Debug, PartialEq)]
pub struct IdentifierEntry {
    from: String,
    kind: IdentifierKind,
    number: String,
}

static KIND: FieldDef = FieldDef::segments("kind", "person.identifier.kind");
static NUMBER: FieldDef = FieldDef::digits("number", "person.identifier.number", 24).help("person.identifier.help");
static FROM: FieldDef = FieldDef::date("from", "person.entry.from").optional().help("person.entry.from_help");
const KINDS: [IdentifierKind; 2] = [IdentifierKind::Nip, IdentifierKind::NiPppk];

const fn code(kind: IdentifierKind) -> &'static str {
    match kind {
        IdentifierKind::Nip => "nip",
        IdentifierKind::NiPppk => "ni-pppk",
    }
}

impl Entry for IdentifierEntry {
    const WORDS: EntryWords = EntryWords {
        title: "person.identifier.title",
        add: "person.identifier.add",
        edit: "person.identifier.edit",
        none: "person.identifier.none",
    };
    const NAME: &'static str = "identifier";
    const KEYS: &'static [&'static str] = &["number", "kind", "from"];

    fn blank(person: &Person) -> Self {
        let kind = if person.status.is_pppk() { IdentifierKind::NiPppk } else { IdentifierKind::Nip };
        Self { from: String::new(), kind, number: String::new() }
    }
    fn read(person: &Person, at: usize) -> Option<Self> {
        let entry = person.identifiers.get(at)?;
        Some(Self { from: day_text(entry.from), kind: entry.value.kind, number: entry.value.number.clone() })
    }
    fn write(&self, person: &mut Person, at: Option<usize>) -> Result<(), Refusal> {
        let value = Identifier { kind: self.kind, number: digits(&self.number) };
        put(&mut person.identifiers, at, &self.from, value);
        Ok(())
    }
    fn remove(person: &mut Person, at: usize) {
        drop_at(&mut person.identifiers, at);
    }
    fn lines(_: &Dataset, person: &Person, lang: Lang) -> Vec<EntryLine> {
        dated_lines(&person.identifiers, |identifier| (identifier.number.clone(), name(lang, identifier.kind)))
    }
    fn fields(draft: RwSignal<Self>, _: Id<Person>) -> AnyView {
        let options = Signal::derive(|| KINDS.map(|kind| Choice::new(code(kind), name(current(), kind))).to_vec());
        let kind = Bind::new(
            draft,
            |draft: &Self| code(draft.kind).to_owned(),
            |draft, chosen| draft.kind = KINDS.into_iter().find(|kind| code(*kind) == chosen).unwrap_or(draft.kind),
        );
        view! {
            <Field def=&KIND bind=kind options />
            <Field def=&NUMBER bind=typed(draft, |draft| &draft.number, |draft| &mut draft.number) />
            <Field def=&FROM bind=typed(draft, |draft| &draft.from, |draft| &mut draft.from) />
        }
        .into_any()
    }
}
