//! Adding a person: the few fields that are needed first; the profile holds the rest.
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use serde::{Deserialize, Serialize};

use super::columns::person_path;
use super::find::{self, picked, value_of};
use super::number::{digits, told_by};
use super::query::Coded;
use crate::domain::{
    Changed, Dataset, Dated, Day, Diff, Id, Identifier, IdentifierKind, Op, Person, Position, Post, Problem,
    ProblemKind, Refusal, Sex, Stamp, Status, Unit,
};
use crate::ui::components::dialog::Dialog;
use crate::ui::components::form::{Bind, Choice, Field, FieldDef, Form, Pick};
use crate::ui::draft::Draft;
use crate::ui::lang::{current, tr};
use crate::ui::session::session;
use crate::words::domain::name;

/// A new person as the form holds them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewPerson {
    front_title: String,
    name: String,
    back_title: String,
    number: String,
    status: Option<Status>,
    sex: Option<Sex>,
    birth_date: String,
    unit: Option<Id<Unit>>,
    position: Option<Id<Position>>,
}

impl Default for NewPerson {
    fn default() -> Self {
        Self {
            front_title: String::new(),
            name: String::new(),
            back_title: String::new(),
            number: String::new(),
            status: Some(Status::Pns),
            sex: None,
            birth_date: String::new(),
            unit: None,
            position: None,
        }
    }
}

impl NewPerson {
    /// Takes over what the number says where nothing was chosen yet.
    fn type_number(&mut self, typed: String) {
        let (birth, sex) = told_by(&digits(&typed));
        if let Some(birth) = birth.filter(|_| self.birth_date.is_empty()) {
            self.birth_date = birth.to_string();
        }
        self.sex = self.sex.or(sex);
        self.number = typed;
    }

    fn plan(&self, data: &Dataset, stamp: &mut Stamp) -> Result<Diff, Refusal> {
        let missing = |field: &str| Problem { field: field.into(), what: ProblemKind::Missing };
        let Some(status) = self.status else { return Err(Refusal::Problems(vec![missing("status")])) };
        let kind = if status.is_pppk() { IdentifierKind::NiPppk } else { IdentifierKind::Nip };
        let number = digits(&self.number);
        let identifiers = if number.is_empty() { Vec::new() } else { vec![Dated::always(Identifier { kind, number })] };
        let post = self.unit.map(|unit| {
            Dated::always(Post { unit, position: self.position, superior: None, extra_duty: String::new() })
        });
        let row = Person {
            id: stamp.id(),
            front_title: self.front_title.trim().into(),
            name: self.name.trim().into(),
            back_title: self.back_title.trim().into(),
            sex: self.sex,
            birth_date: Day::parse(&self.birth_date),
            status,
            standing: Vec::new(),
            identifiers,
            ranks: Vec::new(),
            posts: post.into_iter().collect(),
            education: Vec::new(),
            contract: None,
            changed: Changed::default(),
        };
        data.plan_person(stamp, row).map_err(|refusal| match refusal {
            // The form asks for the unit alone; the plan speaks of the list of posts.
            Refusal::Problems(problems) => Refusal::Problems(problems.into_iter().map(of_unit).collect()),
            other => other,
        })
    }
}

fn of_unit(problem: Problem) -> Problem {
    if problem.field == "posts" { Problem { field: "unit".into(), ..problem } } else { problem }
}

static FRONT: FieldDef = FieldDef::text("front_title", "people.form.front_title").optional();
static NAME: FieldDef = FieldDef::text("name", "people.form.name").help("people.form.name_help");
static BACK: FieldDef = FieldDef::text("back_title", "people.form.back_title").optional();
static NUMBER: FieldDef =
    FieldDef::digits("number", "people.form.number", 24).optional().help("people.form.number_help");
static STATUS: FieldDef = FieldDef::segments("status", "people.form.status");
static SEX: FieldDef = FieldDef::segments("sex", "people.form.sex").optional();
static BIRTH: FieldDef = FieldDef::date("birth_date", "people.form.birth_date").optional();
static UNIT: FieldDef = FieldDef::pick("unit", "people.form.unit");
static POSITION: FieldDef = FieldDef::pick("position", "people.form.position").optional();
const KEYS: &[&str] =
    &["name", "number", "status", "sex", "birth_date", "unit", "position", "front_title", "back_title"];

/// Choices of status.
pub fn statuses() -> Signal<Vec<Choice>> {
    Signal::derive(|| {
        let lang = current();
        Status::ALL.iter().map(|status| Choice::new(status.code(), name(lang, *status))).collect()
    })
}

/// Choices of sex.
pub fn sexes() -> Signal<Vec<Choice>> {
    Signal::derive(|| {
        let lang = current();
        [Sex::Male, Sex::Female].iter().map(|sex| Choice::new(sex_code(Some(*sex)), name(lang, *sex))).collect()
    })
}

/// The value of a choice of sex.
pub const fn sex_code(sex: Option<Sex>) -> &'static str {
    match sex {
        Some(Sex::Male) => "l",
        Some(Sex::Female) => "p",
        None => "",
    }
}

/// The sex of a value.
pub fn sex_of(code: &str) -> Option<Sex> {
    [Sex::Male, Sex::Female].into_iter().find(|sex| sex_code(Some(*sex)) == code)
}

/// The form in a dialog; the new profile opens after it.
#[component]
pub fn AddPerson(open: RwSignal<bool>) -> AnyView {
    view! {
        <Dialog open title=tr!("people.add")>
            <AddForm open />
        </Dialog>
    }
    .into_any()
}

#[component]
fn AddForm(open: RwSignal<bool>) -> AnyView {
    let session = session();
    let navigate = StoredValue::new_local(use_navigate());
    let draft = Draft::new(NewPerson::default(), |data, stamp, draft: &NewPerson| draft.plan(data, stamp))
        .keeps("person", "new");
    let value = draft.value;
    let save = Callback::new(move |()| {
        let (subject, number) = value.with_untracked(|value| (value.name.trim().to_owned(), digits(&value.number)));
        let before = session.peek(|data| data.people.len());
        draft.save(Op::AddPerson, subject, move || {
            open.set(false);
            let added = session.peek(|data| {
                let newest = data.people.iter().next_back().filter(|_| data.people.len() > before);
                if number.is_empty() { newest } else { data.person_by_number(&number) }.map(|person| person.id)
            });
            if let Some(id) = added {
                navigate.with_value(|go| go(&person_path(id), NavigateOptions::default()));
            }
        });
    });
    let text = move |get: fn(&NewPerson) -> &String, set: fn(&mut NewPerson) -> &mut String| {
        Bind::new(value, move |draft| get(draft).clone(), move |draft, text| *set(draft) = text)
    };
    let number = Bind::new(value, |draft| draft.number.clone(), NewPerson::type_number);
    let status = Bind::new(
        value,
        |draft: &NewPerson| draft.status.map(Coded::code).unwrap_or_default().to_owned(),
        |draft, code| draft.status = Status::from_code(&code),
    );
    let sex = Bind::new(value, |draft| sex_code(draft.sex).to_owned(), |draft, code| draft.sex = sex_of(&code));
    let unit = Bind::new(value, |draft| value_of(draft.unit), |draft, id| draft.unit = picked(&id));
    let position = Bind::new(value, |draft| value_of(draft.position), |draft, id| draft.position = picked(&id));
    let cancel = move || {
        view! { <button type="button" class="button" on:click=move |_| open.set(false)>{tr!("ui.cancel")}</button> }
    };
    view! {
        <Form name="add-person" problems=draft.problems(KEYS) save=draft.state on_save=save foot=cancel meanwhile=draft.meanwhile()>
            <Field def=&FRONT bind=text(|draft| &draft.front_title, |draft| &mut draft.front_title) />
            <Field def=&NAME bind=text(|draft| &draft.name, |draft| &mut draft.name) />
            <Field def=&BACK bind=text(|draft| &draft.back_title, |draft| &mut draft.back_title) />
            <Field def=&STATUS bind=status options=statuses() />
            <Field def=&NUMBER bind=number />
            <Field def=&SEX bind=sex options=sexes() />
            <Field def=&BIRTH bind=text(|draft| &draft.birth_date, |draft| &mut draft.birth_date) />
            <Pick def=&UNIT bind=unit label_of=find::unit_name(session) find=find::units(session, |_, _| true) />
            <Pick def=&POSITION bind=position label_of=find::position_name(session) find=find::positions(session) />
        </Form>
    }
    .into_any()
}
