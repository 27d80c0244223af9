//! Penempatan: unit, position, superior and extra duty, each since a day.
use leptos::prelude::*;

use super::entry::{Entry, EntryLine, EntryWords, dated_lines, day_text, drop_at, put, typed};
use crate::domain::{
    Changed, Dataset, Diff, FunctionalLevel, Id, ManagerialLevel, Person, Position, PositionKind, Post, Problem,
    ProblemKind, Refusal, Stamp, Unit,
};
use crate::ui::components::form::{Bind, Choice, Field, FieldDef, Pick};
use crate::ui::lang::current;
use crate::ui::pages::people::find::{self, picked, value_of};
use crate::ui::session::session;
use crate::words::domain::position_kind;
use crate::words::lang::{Lang, fill};

/// One posting as the form holds it.
#[derive(Clone, Debug, PartialEq)]
pub struct PostEntry {
    from: String,
    unit: Option<Id<Unit>>,
    position: Option<Id<Position>>,
    superior: Option<Id<Person>>,
    extra_duty: String,
    /// Whether the position is not in the list yet, and what it is then.
    is_new: bool,
    new_name: String,
    new_kind: Option<PositionKind>,
}

static UNIT: FieldDef = FieldDef::pick("unit", "people.form.unit");
static POSITION: FieldDef = FieldDef::pick("position", "people.form.position").optional();
static SUPERIOR: FieldDef = FieldDef::pick("superior", "person.superior").optional().help("person.post.superior_help");
static NEW: FieldDef = FieldDef::check("new_position", "person.post.new_position");
static NEW_NAME: FieldDef = FieldDef::text("name", "person.post.new_name");
static NEW_KIND: FieldDef = FieldDef::select("position_kind", "people.col.post");
static DUTY: FieldDef = FieldDef::text("extra_duty", "person.post.duty").optional().help("person.post.duty_help");
static FROM: FieldDef = FieldDef::date("from", "person.entry.from").optional().help("person.entry.from_help");

/// Every kind of position with its level.
fn all_kinds() -> impl Iterator<Item = PositionKind> {
    use FunctionalLevel::{AhliMadya, AhliMuda, AhliPertama, AhliUtama, Mahir, Pemula, Penyelia, Terampil};
    use ManagerialLevel::{Administrator, Director, SeniorDirector, Supervisor};
    let managerial = [SeniorDirector, Director, Administrator, Supervisor].map(PositionKind::Managerial);
    let levels = [Pemula, Terampil, Mahir, Penyelia, AhliPertama, AhliMuda, AhliMadya, AhliUtama];
    let functional = levels.map(|level| PositionKind::Functional(Some(level)));
    let rest = [PositionKind::Functional(None), PositionKind::Implementing];
    managerial.into_iter().chain(functional).chain(rest)
}

fn kind_code(kind: PositionKind) -> String {
    format!("{kind:?}")
}

fn kinds() -> Signal<Vec<Choice>> {
    Signal::derive(|| {
        let lang = current();
        all_kinds().map(|kind| Choice::new(kind_code(kind), position_kind(lang, kind))).collect()
    })
}

impl Entry for PostEntry {
    const WORDS: EntryWords = EntryWords {
        title: "person.post.title",
        add: "person.post.add",
        edit: "person.post.edit",
        none: "person.post.none",
    };
    const NAME: &'static str = "post";
    const KEYS: &'static [&'static str] =
        &["unit", "position", "superior", "extra_duty", "from", "name", "position_kind"];

    fn blank(_: &Person) -> Self {
        Self {
            from: String::new(),
            unit: None,
            position: None,
            superior: None,
            extra_duty: String::new(),
            is_new: false,
            new_name: String::new(),
            new_kind: None,
        }
    }
    fn read(person: &Person, at: usize) -> Option<Self> {
        let entry = person.posts.get(at)?;
        let post = &entry.value;
        Some(Self {
            from: day_text(entry.from),
            unit: Some(post.unit),
            position: post.position,
            superior: post.superior,
            extra_duty: post.extra_duty.clone(),
            is_new: false,
            new_name: String::new(),
            new_kind: None,
        })
    }
    fn write(&self, person: &mut Person, at: Option<usize>) -> Result<(), Refusal> {
        let missing = || Refusal::Problems(vec![Problem { field: "unit".into(), what: ProblemKind::Missing }]);
        let post = Post {
            unit: self.unit.ok_or_else(missing)?,
            position: self.position,
            superior: self.superior,
            extra_duty: self.extra_duty.trim().into(),
        };
        put(&mut person.posts, at, &self.from, post);
        Ok(())
    }
    fn prepare(&mut self, data: &Dataset, stamp: &mut Stamp) -> Result<Diff, Refusal> {
        if !self.is_new {
            return Ok(Diff::default());
        }
        let missing = || Refusal::Problems(vec![Problem { field: "position_kind".into(), what: ProblemKind::Missing }]);
        let kind = self.new_kind.ok_or_else(missing)?;
        let row = Position { id: stamp.id(), name: self.new_name.trim().into(), kind, changed: Changed::default() };
        self.position = Some(row.id);
        data.plan_position(stamp, row)
    }
    fn remove(person: &mut Person, at: usize) {
        drop_at(&mut person.posts, at);
    }
    fn lines(data: &Dataset, person: &Person, lang: Lang) -> Vec<EntryLine> {
        dated_lines(&person.posts, |post| {
            let position = post.position.and_then(|id| data.positions.get(id)).map(|position| position.name.clone());
            let superior = post.superior.and_then(|id| data.people.get(id)).map(Person::full_name);
            let superior = superior.map(|name| fill(lang, "person.post.superior", &[("name", name)]));
            let duty = (!post.extra_duty.is_empty()).then(|| post.extra_duty.clone());
            let unit = data.units.get(post.unit).map(|unit| unit.name.clone()).unwrap_or_default();
            (unit, [position, duty, superior].into_iter().flatten().collect::<Vec<_>>().join(" · "))
        })
    }
    fn fields(draft: RwSignal<Self>, person: Id<Person>) -> AnyView {
        let session = session();
        let unit = Bind::new(draft, |draft: &Self| value_of(draft.unit), |draft, id| draft.unit = picked(&id));
        let position =
            Bind::new(draft, |draft: &Self| value_of(draft.position), |draft, id| draft.position = picked(&id));
        let superior =
            Bind::new(draft, |draft: &Self| value_of(draft.superior), |draft, id| draft.superior = picked(&id));
        let is_new = Memo::new(move |_| draft.with(|draft| draft.is_new));
        let kind = Bind::new(
            draft,
            |draft: &Self| draft.new_kind.map(kind_code).unwrap_or_default(),
            |draft, code| draft.new_kind = all_kinds().find(|kind| kind_code(*kind) == code),
        );
        view! {
            <Pick def=&UNIT bind=unit label_of=find::unit_name(session) find=find::units(session, |_, _| true) />
            <Show when=move || !is_new.get()>
                <Pick def=&POSITION bind=position label_of=find::position_name(session) find=find::positions(session) />
            </Show>
            <Field def=&NEW bind=Bind::flag(draft, |draft| draft.is_new, |draft, is_new| draft.is_new = is_new) />
            <Show when=move || is_new.get()>
                <Field def=&NEW_NAME bind=typed(draft, |draft| &draft.new_name, |draft| &mut draft.new_name) />
                <Field def=&NEW_KIND bind=kind options=kinds() />
            </Show>
            <Pick
                def=&SUPERIOR
                bind=superior
                label_of=find::person_name(session)
                find=find::people(session, Some(person))
            />
            <Field def=&DUTY bind=typed(draft, |draft| &draft.extra_duty, |draft| &mut draft.extra_duty) />
            <Field def=&FROM bind=typed(draft, |draft| &draft.from, |draft| &mut draft.from) />
        }
        .into_any()
    }
}
