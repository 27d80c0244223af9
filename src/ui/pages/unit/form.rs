//! Adding and editing a unit.
use leptos::prelude::*;

use crate::domain::{
    Changed, Dataset, Diff, Hundredths, Id, Op, Person, Problem, ProblemKind, Refusal, Stamp, Unit, UnitKind,
};
use crate::ui::components::dialog::Dialog;
use crate::ui::components::form::{Bind, Choice, Field, FieldDef, Form, Pick};
use crate::ui::draft::Draft;
use crate::ui::following::Found;
use crate::ui::lang::{self, current, tr};
use crate::ui::pages::people::find::{self, picked, value_of};
use crate::ui::session::session;
use crate::words::domain::name;
use crate::words::format;

/// A unit as the form holds it.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitDraft {
    /// None: a new unit.
    pub id: Option<Id<Unit>>,
    pub name: String,
    pub code: String,
    pub kind: Option<UnitKind>,
    pub parent: Option<Id<Unit>>,
    pub head: Option<Id<Person>>,
    pub location: String,
    /// Kilometres, as typed.
    pub distance: String,
    pub closed: bool,
}

/// Every kind, in the order of the form.
const KINDS: [UnitKind; 7] = [
    UnitKind::Office,
    UnitKind::Division,
    UnitKind::Uptd,
    UnitKind::Puskesmas,
    UnitKind::School,
    UnitKind::Ward,
    UnitKind::Other,
];

/// Farthest distance that is believed, in kilometres.
const FARTHEST: f64 = 2000.0;

impl UnitDraft {
    /// A unit that is not there yet, below `parent` or at the top.
    pub fn blank(parent: Option<Id<Unit>>) -> Self {
        Self {
            id: None,
            name: String::new(),
            code: String::new(),
            kind: parent.is_none().then_some(UnitKind::Office),
            parent,
            head: None,
            location: String::new(),
            distance: String::new(),
            closed: false,
        }
    }

    /// A unit as it is.
    pub fn of(unit: &Unit) -> Self {
        let distance = unit.distance.map(|distance| format::hundredths(lang::now(), distance.raw()));
        Self {
            id: Some(unit.id),
            name: unit.name.clone(),
            code: unit.code.clone(),
            kind: Some(unit.kind),
            parent: unit.parent,
            head: unit.head,
            location: unit.location.clone(),
            distance: distance.unwrap_or_default(),
            closed: unit.closed,
        }
    }

    /// What saving it would do.
    pub fn plan(&self, data: &Dataset, stamp: &mut Stamp) -> Result<Diff, Refusal> {
        let mut problems = Vec::new();
        let typed = self.distance.trim();
        let distance = format::parse_decimal(lang::now(), typed).filter(|value| (0.0..=FARTHEST).contains(value));
        if !typed.is_empty() && distance.is_none() {
            let what = ProblemKind::OutOfRange { min: "0".into(), max: FARTHEST.to_string() };
            problems.push(Problem { field: "distance".into(), what });
        }
        if self.kind.is_none() {
            problems.push(Problem { field: "kind".into(), what: ProblemKind::Missing });
        }
        let row = Unit {
            id: self.id.unwrap_or_else(|| stamp.id()),
            code: self.code.trim().into(),
            name: self.name.trim().into(),
            kind: self.kind.unwrap_or(UnitKind::Other),
            parent: self.parent,
            head: self.head,
            location: self.location.trim().into(),
            distance: distance.and_then(Hundredths::nearest),
            closed: self.closed,
            changed: Changed::default(),
        };
        match (data.plan_unit(stamp, row), problems.is_empty()) {
            (planned, true) => planned,
            (Err(Refusal::Problems(more)), _) => Err(Refusal::Problems([problems, more].concat())),
            (_, false) => Err(Refusal::Problems(problems)),
        }
    }
}

static NAME: FieldDef = FieldDef::text("name", "units.form.name");
static CODE: FieldDef = FieldDef::text("code", "units.form.code").optional().help("units.form.code_help");
static KIND: FieldDef = FieldDef::select("kind", "units.form.kind");
static PARENT: FieldDef = FieldDef::pick("parent", "units.form.parent").optional().help("units.form.parent_help");
static HEAD: FieldDef = FieldDef::pick("head", "units.form.head").optional();
static LOCATION: FieldDef = FieldDef::text("location", "units.form.location").optional();
static DISTANCE: FieldDef =
    FieldDef::number_in("distance", "units.form.distance", "units.form.km").optional().help("units.form.distance_help");
static CLOSED: FieldDef = FieldDef::check("closed", "units.form.closed").help("units.form.closed_help");
const KEYS: &[&str] = &["name", "code", "kind", "parent", "head", "location", "distance", "closed"];

/// The form in a dialog. `start` gives the draft each time it opens; `saved` hears the end.
#[component]
pub fn UnitDialog(open: RwSignal<bool>, start: Callback<(), UnitDraft>) -> AnyView {
    let is_new = Signal::derive(move || start.run(()).id.is_none());
    let title = lang::phrase_with(move |lang| {
        crate::words::lang::text(lang, if is_new.get() { "units.form.add" } else { "units.form.edit" })
    });
    view! {
        <Dialog open title>
            <UnitForm first=untrack(|| start.run(())) open />
        </Dialog>
    }
    .into_any()
}

#[component]
fn UnitForm(first: UnitDraft, open: RwSignal<bool>) -> AnyView {
    let session = session();
    let id = first.id;
    let mut draft = Draft::new(first, |data, stamp, draft: &UnitDraft| draft.plan(data, stamp));
    if let Some(id) = id {
        draft = draft.follows(move |data| {
            data.units.get(id).map(|unit| Found { value: UnitDraft::of(unit), changed: unit.changed })
        });
    }
    let value = draft.value;
    let op = if id.is_some() { Op::EditUnit } else { Op::AddUnit };
    let save = Callback::new(move |()| {
        let subject = value.with_untracked(|value| value.name.trim().to_owned());
        draft.save(op, subject, move || open.set(false));
    });
    let kinds = Signal::derive(move || {
        let lang = current();
        KINDS.iter().map(|kind| Choice::new(kind_code(*kind), name(lang, *kind))).collect::<Vec<_>>()
    });
    let parents = find::units(session, move |data, unit| id.is_none_or(|id| !data.is_below(unit.id, id)));
    let text = move |get: fn(&UnitDraft) -> &String, set: fn(&mut UnitDraft) -> &mut String| {
        Bind::new(value, move |draft| get(draft).clone(), move |draft, text| *set(draft) = text)
    };
    let kind = Bind::new(
        value,
        |draft: &UnitDraft| draft.kind.map(kind_code).unwrap_or_default().to_owned(),
        |draft, code| draft.kind = KINDS.into_iter().find(|kind| kind_code(*kind) == code),
    );
    let parent = Bind::new(value, |draft| value_of(draft.parent), |draft, id| draft.parent = picked(&id));
    let head = Bind::new(value, |draft| value_of(draft.head), |draft, id| draft.head = picked(&id));
    let closed = Bind::flag(value, |draft| draft.closed, |draft, closed| draft.closed = closed);
    let cancel = move || {
        view! { <button type="button" class="button" on:click=move |_| open.set(false)>{tr!("ui.cancel")}</button> }
    };
    view! {
        <Form name="unit" problems=draft.problems(KEYS) save=draft.state on_save=save foot=cancel meanwhile=draft.meanwhile()>
            <Field def=&NAME bind=text(|draft| &draft.name, |draft| &mut draft.name) />
            <Field def=&KIND bind=kind options=kinds />
            <Pick def=&PARENT bind=parent label_of=find::unit_name(session) find=parents />
            <Pick def=&HEAD bind=head label_of=find::person_name(session) find=find::people(session, None) />
            <Field def=&CODE bind=text(|draft| &draft.code, |draft| &mut draft.code) />
            <Field def=&LOCATION bind=text(|draft| &draft.location, |draft| &mut draft.location) />
            <Field def=&DISTANCE bind=text(|draft| &draft.distance, |draft| &mut draft.distance) />
            {id.map(|_| view! { <Field def=&CLOSED bind=closed /> })}
        </Form>
    }
    .into_any()
}

const fn kind_code(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Office => "office",
        UnitKind::Division => "division",
        UnitKind::Uptd => "uptd",
        UnitKind::Puskesmas => "puskesmas",
        UnitKind::School => "school",
        UnitKind::Ward => "ward",
        UnitKind::Other => "other",
    }
}
