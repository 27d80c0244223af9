//! Golongan, each since its TMT.
use leptos::prelude::*;

use super::entry::{Entry, EntryLine, EntryWords, dated_lines, day_text, drop_at, put, typed};
use crate::domain::{Dataset, Id, Person, Problem, ProblemKind, Rank, Refusal};
use crate::ui::components::form::{Bind, Choice, Field, FieldDef};
use crate::words::lang::Lang;

/// One golongan as the form holds it.
#[derive(Clone, Debug, PartialEq)]
pub struct RankEntry {
    from: String,
    rank: Option<Rank>,
    /// Which scale is offered.
    pppk: bool,
}

static RANK: FieldDef = FieldDef::select("rank", "people.col.rank");
static FROM: FieldDef = FieldDef::date("from", "person.entry.from").optional().help("person.entry.from_help");

fn label(rank: Rank) -> String {
    match rank.pangkat() {
        Some(pangkat) => format!("{} · {pangkat}", rank.text()),
        None => rank.text().to_owned(),
    }
}

impl Entry for RankEntry {
    const WORDS: EntryWords = EntryWords {
        title: "person.rank.title",
        add: "person.rank.add",
        edit: "person.rank.edit",
        none: "person.rank.none",
    };
    const NAME: &'static str = "rank";
    const KEYS: &'static [&'static str] = &["rank", "from"];

    fn blank(person: &Person) -> Self {
        Self { from: String::new(), rank: None, pppk: person.status.is_pppk() }
    }
    fn read(person: &Person, at: usize) -> Option<Self> {
        let entry = person.ranks.get(at)?;
        let pppk = matches!(entry.value, Rank::Pppk(_));
        Some(Self { from: day_text(entry.from), rank: Some(entry.value), pppk })
    }
    fn write(&self, person: &mut Person, at: Option<usize>) -> Result<(), Refusal> {
        let missing = || Refusal::Problems(vec![Problem { field: "rank".into(), what: ProblemKind::Missing }]);
        put(&mut person.ranks, at, &self.from, self.rank.ok_or_else(missing)?);
        Ok(())
    }
    fn remove(person: &mut Person, at: usize) {
        drop_at(&mut person.ranks, at);
    }
    fn lines(_: &Dataset, person: &Person, _: Lang) -> Vec<EntryLine> {
        dated_lines(&person.ranks, |rank| (rank.text().to_owned(), rank.pangkat().unwrap_or_default().to_owned()))
    }
    fn fields(draft: RwSignal<Self>, _: Id<Person>) -> AnyView {
        let choice = |rank: Rank| Choice::new(rank.text(), label(rank));
        let pppk = draft.with_untracked(|draft| draft.pppk);
        let all: Vec<Choice> =
            if pppk { Rank::all_pppk().map(choice).collect() } else { Rank::all_pns().map(choice).collect() };
        let rank = Bind::new(
            draft,
            |draft: &Self| draft.rank.map(|rank| rank.text().to_owned()).unwrap_or_default(),
            |draft, text| draft.rank = text.parse().ok(),
        );
        view! {
            <Field def=&RANK bind=rank options=Signal::stored(all) />
            <Field def=&FROM bind=typed(draft, |draft| &draft.from, |draft| &mut draft.from) />
        }
        .into_any()
    }
}
