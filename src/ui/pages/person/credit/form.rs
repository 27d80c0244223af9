//! Adding and editing an opening balance of angka kredit.
use leptos::prelude::*;

use crate::domain::{
    Changed, CreditOpening, Dataset, Day, Diff, Hundredths, Id, Op, Person, Problem, ProblemKind, Refusal, Stamp,
};
use crate::ui::components::form::{Bind, Field, FieldDef, Form};
use crate::ui::draft::Draft;
use crate::ui::following::Found;
use crate::ui::lang::{self, tr};
use crate::ui::pages::person::Profile;
use crate::ui::session::today;
use crate::words::format::{hundredths, parse_decimal};

/// A balance as the form holds it.
#[derive(Clone, Debug, PartialEq)]
pub struct OpeningDraft {
    /// None: a new balance.
    id: Option<Id<CreditOpening>>,
    person: Id<Person>,
    /// As typed.
    credit: String,
    date: String,
    level_since: String,
    source: String,
}

impl OpeningDraft {
    /// An empty balance.
    pub fn new(person: Id<Person>) -> Self {
        let empty = String::new;
        Self { id: None, person, credit: empty(), date: empty(), level_since: empty(), source: empty() }
    }

    /// A balance as it is.
    pub fn of(row: &CreditOpening) -> Self {
        Self {
            id: Some(row.id),
            person: row.person,
            credit: hundredths(lang::now(), row.credit.raw()),
            date: row.date.to_string(),
            level_since: row.level_since.to_string(),
            source: row.source.clone(),
        }
    }

    fn plan(&self, data: &Dataset, stamp: &mut Stamp, today: Day) -> Result<Diff, Refusal> {
        let credit = parse_decimal(lang::now(), &self.credit).and_then(Hundredths::nearest);
        let (date, level_since) = (Day::parse(&self.date), Day::parse(&self.level_since));
        let missing = |is_missing: bool, field: &str| {
            is_missing.then(|| Problem { field: field.into(), what: ProblemKind::Missing })
        };
        let (Some(credit), Some(date), Some(level_since)) = (credit, date, level_since) else {
            let found = [
                missing(credit.is_none(), "credit"),
                missing(date.is_none(), "date"),
                missing(level_since.is_none(), "level_since"),
                missing(self.source.trim().is_empty(), "source"),
            ];
            return Err(Refusal::Problems(found.into_iter().flatten().collect()));
        };
        let row = CreditOpening {
            id: self.id.unwrap_or_else(|| stamp.id()),
            person: self.person,
            credit,
            date,
            level_since,
            source: self.source.trim().into(),
            changed: Changed::default(),
        };
        data.plan_credit_opening(stamp, row, today)
    }
}

static CREDIT: FieldDef = FieldDef::number("credit", "person.ak.form.credit").help("person.ak.form.credit_help");
static DATE: FieldDef = FieldDef::date("date", "person.ak.form.date").help("person.ak.form.date_help");
static SINCE: FieldDef = FieldDef::date("level_since", "person.ak.form.since").help("person.ak.form.since_help");
static SOURCE: FieldDef = FieldDef::text("source", "person.ak.form.source").help("person.ak.form.source_help");
const KEYS: &[&str] = &["credit", "date", "level_since", "source"];

/// The form of one balance.
#[component]
pub fn OpeningForm(first: OpeningDraft, profile: Profile, open: RwSignal<bool>) -> AnyView {
    let id = first.id;
    let mut draft = Draft::new(first, |data, stamp, draft: &OpeningDraft| draft.plan(data, stamp, today()));
    if let Some(id) = id {
        draft = draft.follows(move |data| {
            data.credit_openings.get(id).map(|row| Found { value: OpeningDraft::of(row), changed: row.changed })
        });
    }
    let value = draft.value;
    let save = Callback::new(move |()| {
        draft.save(Op::EditCreditOpening, untrack(|| profile.name()), move || open.set(false));
    });
    let typed = move |get: fn(&OpeningDraft) -> &String, set: fn(&mut OpeningDraft) -> &mut String| {
        Bind::new(value, move |draft| get(draft).clone(), move |draft, text| *set(draft) = text)
    };
    let cancel = move || {
        view! { <button type="button" class="button" on:click=move |_| open.set(false)>{tr!("ui.cancel")}</button> }
    };
    view! {
        <Form name="credit-opening" problems=draft.problems(KEYS) save=draft.state on_save=save foot=cancel meanwhile=draft.meanwhile()>
            <Field def=&CREDIT bind=typed(|draft| &draft.credit, |draft| &mut draft.credit) />
            <Field def=&DATE bind=typed(|draft| &draft.date, |draft| &mut draft.date) />
            <Field def=&SINCE bind=typed(|draft| &draft.level_since, |draft| &mut draft.level_since) />
            <Field def=&SOURCE bind=typed(|draft| &draft.source, |draft| &mut draft.source) />
        </Form>
    }
    .into_any()
}
