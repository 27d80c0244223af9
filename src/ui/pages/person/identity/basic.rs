//! Name, sex, birth date, status and contract.
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::domain::{Contract, Dataset, Day, Diff, Id, Kind, Op, Person, Refusal, Sex, Stamp, Status};
use crate::ui::components::card::Card;
use crate::ui::components::form::{Bind, Field, FieldDef, Form, SaveState};
use crate::ui::draft::Draft;
use crate::ui::following::Found;
use crate::ui::lang::tr;
use crate::ui::pages::people::add::{sex_code, sex_of, sexes, statuses};
use crate::ui::pages::people::query::Coded;
use crate::ui::pages::person::Profile;

/// The plain facts as the form holds them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BasicDraft {
    id: Id<Person>,
    front_title: String,
    name: String,
    back_title: String,
    sex: Option<Sex>,
    birth_date: String,
    status: Status,
    contract_from: String,
    contract_until: String,
}

impl BasicDraft {
    fn found(data: &Dataset, id: Id<Person>) -> Option<Found<Self>> {
        data.people.get(id).map(|person| Found { value: Self::of(person), changed: person.changed })
    }

    fn of(person: &Person) -> Self {
        let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        let contract = person.contract.as_ref();
        Self {
            id: person.id,
            front_title: person.front_title.clone(),
            name: person.name.clone(),
            back_title: person.back_title.clone(),
            sex: person.sex,
            birth_date: day(person.birth_date),
            status: person.status,
            contract_from: day(contract.and_then(|contract| contract.from)),
            contract_until: day(contract.and_then(|contract| contract.until)),
        }
    }

    /// The person of now with these facts: dated lists that were changed meanwhile stay.
    fn plan(&self, data: &Dataset, stamp: &Stamp) -> Result<Diff, Refusal> {
        let now = data.people.get(self.id).ok_or(Refusal::Gone(Kind::Person))?.clone();
        let (from, until) = (Day::parse(&self.contract_from), Day::parse(&self.contract_until));
        let contract = (from.is_some() || until.is_some()).then_some(Contract { from, until });
        let person = Person {
            front_title: self.front_title.trim().into(),
            name: self.name.trim().into(),
            back_title: self.back_title.trim().into(),
            sex: self.sex,
            birth_date: Day::parse(&self.birth_date),
            status: self.status,
            contract: contract.filter(|_| self.status.is_pppk()),
            ..now
        };
        data.plan_person(stamp, person)
    }
}

static FRONT: FieldDef = FieldDef::text("front_title", "people.form.front_title").optional();
static NAME: FieldDef = FieldDef::text("name", "people.form.name").help("people.form.name_help");
static BACK: FieldDef = FieldDef::text("back_title", "people.form.back_title").optional();
static STATUS: FieldDef = FieldDef::segments("status", "people.form.status");
static SEX: FieldDef = FieldDef::segments("sex", "people.form.sex").optional();
static BIRTH: FieldDef = FieldDef::date("birth_date", "people.form.birth_date").optional();
static FROM: FieldDef = FieldDef::date("contract", "person.contract_from").optional();
static UNTIL: FieldDef = FieldDef::date("until", "person.contract_until").optional();
const KEYS: &[&str] = &["name", "front_title", "back_title", "status", "sex", "birth_date", "contract", "until"];

/// The form. It follows what others save.
#[component]
pub fn Basic(profile: Profile) -> AnyView {
    let first = profile.person.with_untracked(|person| person.as_ref().map(BasicDraft::of));
    view! {
        <Card title=tr!("person.basic")>
            {first.map(|first| view! { <BasicForm first profile /> })}
        </Card>
    }
    .into_any()
}

#[component]
fn BasicForm(first: BasicDraft, profile: Profile) -> AnyView {
    let (first, left) = profile.unsaved.get_value().unwrap_or_else(|| (first.clone(), first));
    let draft = Draft::resumed(first, left, |data, stamp, draft: &BasicDraft| draft.plan(data, stamp))
        .follows(move |data| BasicDraft::found(data, profile.id))
        .keeps("person", profile.id.to_string());
    let value = draft.value;
    Effect::new(move || {
        let at_risk = draft.state.with(SaveState::is_at_risk);
        profile.unsaved.set_value(at_risk.then(|| (draft.base().get(), value.get())));
    });
    let save = Callback::new(move |()| {
        let subject = value.with_untracked(|value| value.name.trim().to_owned());
        draft.save(Op::EditPerson, subject, || ());
    });
    let text = move |get: fn(&BasicDraft) -> &String, set: fn(&mut BasicDraft) -> &mut String| {
        Bind::new(value, move |draft| get(draft).clone(), move |draft, text| *set(draft) = text)
    };
    let status = Bind::new(
        value,
        |draft: &BasicDraft| draft.status.code().to_owned(),
        |draft, code| draft.status = Status::from_code(&code).unwrap_or(draft.status),
    );
    let sex = Bind::new(value, |draft| sex_code(draft.sex).to_owned(), |draft, code| draft.sex = sex_of(&code));
    let is_pppk = Memo::new(move |_| value.with(|draft| draft.status.is_pppk()));
    view! {
        <Form name="basic" problems=draft.problems(KEYS) save=draft.state on_save=save meanwhile=draft.meanwhile()>
            <Field def=&FRONT bind=text(|draft| &draft.front_title, |draft| &mut draft.front_title) />
            <Field def=&NAME bind=text(|draft| &draft.name, |draft| &mut draft.name) />
            <Field def=&BACK bind=text(|draft| &draft.back_title, |draft| &mut draft.back_title) />
            <Field def=&SEX bind=sex options=sexes() />
            <Field def=&BIRTH bind=text(|draft| &draft.birth_date, |draft| &mut draft.birth_date) />
            <Field def=&STATUS bind=status options=statuses() />
            <Show when=move || is_pppk.get()>
                <Field def=&FROM bind=text(|draft| &draft.contract_from, |draft| &mut draft.contract_from) />
                <Field def=&UNTIL bind=text(|draft| &draft.contract_until, |draft| &mut draft.contract_until) />
            </Show>
        </Form>
    }
    .into_any()
}
