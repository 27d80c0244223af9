//! Adding and editing a learning record; what it will give is said while it is typed.
use leptos::prelude::*;

use crate::domain::{
    Changed, Dataset, Day, Diff, Evidence, Hundredths, Id, LeadershipLevel, LearningForm, LearningRecord,
    LearningScope, LearningSource, Op, Person, Problem, ProblemKind, Refusal, Stamp,
};
use crate::rules::jp::{Tables, credited};
use crate::ui::components::dialog::Dialog;
use crate::ui::components::form::{Bind, Choice, Field, FieldDef, Form};
use crate::ui::draft::Draft;
use crate::ui::following::Found;
use crate::ui::lang::{self, current, phrase_with, tr};
use crate::ui::pages::person::Profile;
use crate::ui::session::session;
use crate::words::domain::{Named, name};
use crate::words::format::{self, NOTHING, hundredths};
use crate::words::lang::{Lang, fill, text};
use crate::words::learning::credit_reason;

/// A learning record as the form holds it.
#[derive(Clone, Debug, PartialEq)]
pub struct LearningDraft {
    /// None: a new record.
    id: Option<Id<LearningRecord>>,
    person: Id<Person>,
    source: LearningSource,
    name: String,
    organiser: String,
    form: Option<LearningForm>,
    scope: LearningScope,
    start: String,
    end: String,
    days: String,
    times: String,
    jp: String,
    leadership: Option<LeadershipLevel>,
    functional_for: String,
    certificate: String,
    evidence: Option<Evidence>,
    note: String,
}

impl LearningDraft {
    /// An empty record that ends in `year`.
    pub fn new(person: Id<Person>, year: i32, today: Day) -> Self {
        let end = if today.year() == year { today.to_string() } else { String::new() };
        Self {
            id: None,
            person,
            source: LearningSource::External,
            name: String::new(),
            organiser: String::new(),
            form: None,
            scope: LearningScope::National,
            start: end.clone(),
            end,
            days: String::new(),
            times: String::new(),
            jp: String::new(),
            leadership: None,
            functional_for: String::new(),
            certificate: String::new(),
            evidence: Some(Evidence::Verified),
            note: String::new(),
        }
    }

    /// A record as it is.
    pub fn of(row: &LearningRecord) -> Self {
        let number = |number: Option<u16>| number.map(|number| number.to_string()).unwrap_or_default();
        Self {
            id: Some(row.id),
            person: row.person,
            source: row.source,
            name: row.name.clone(),
            organiser: row.organiser.clone(),
            form: Some(row.form),
            scope: row.scope,
            start: row.start.map(|day| day.to_string()).unwrap_or_default(),
            end: row.end.to_string(),
            days: number(row.days),
            times: number(row.times),
            jp: row.actual_jp.map(|jp| hundredths(lang::now(), jp.raw())).unwrap_or_default(),
            leadership: row.leadership,
            functional_for: row.functional_for.clone(),
            certificate: row.certificate.clone(),
            evidence: Some(row.evidence),
            note: row.note.clone(),
        }
    }

    /// The record, as far as the text can be read, and what cannot.
    fn read(&self) -> (LearningRecord, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut wrong = |field: &str, what| problems.push(Problem { field: field.into(), what });
        let range = |min: &str, max: &str| ProblemKind::OutOfRange { min: min.into(), max: max.into() };
        let mut count = |field: &str, typed: &str| {
            let read: Option<u16> = typed.trim().parse().ok().filter(|count| (1..=400).contains(count));
            if !typed.trim().is_empty() && read.is_none() {
                wrong(field, range("1", "400"));
            }
            read
        };
        let (days, times) = (count("days", &self.days), count("times", &self.times));
        let jp = format::parse_decimal(lang::now(), &self.jp).and_then(Hundredths::nearest);
        if !self.jp.trim().is_empty() && jp.is_none() {
            wrong("actual_jp", range("0", "3000"));
        }
        let end = Day::parse(&self.end);
        for (field, missing) in
            [("end", end.is_none()), ("form", self.form.is_none()), ("evidence", self.evidence.is_none())]
        {
            if missing {
                wrong(field, ProblemKind::Missing);
            }
        }
        let record = LearningRecord {
            id: self.id.unwrap_or(Id::from_bits(0)),
            person: self.person,
            source: self.source,
            name: self.name.trim().into(),
            organiser: self.organiser.trim().into(),
            form: self.form.unwrap_or(LearningForm::Lainnya),
            scope: self.scope,
            start: Day::parse(&self.start),
            end: end.unwrap_or_default(),
            days,
            times,
            actual_jp: jp,
            leadership: self.leadership.filter(|_| self.form == Some(LearningForm::PelatihanStruktural)),
            functional_for: self.functional_for.trim().into(),
            certificate: self.certificate.trim().into(),
            evidence: self.evidence.unwrap_or(Evidence::Awaiting),
            note: self.note.trim().into(),
            changed: Changed::default(),
        };
        (record, problems)
    }

    fn plan(&self, data: &Dataset, stamp: &mut Stamp) -> Result<Diff, Refusal> {
        let (mut record, problems) = self.read();
        record.id = self.id.unwrap_or_else(|| stamp.id());
        if self.end.is_empty() {
            record.start = None;
        }
        match (data.plan_learning(stamp, record), problems.is_empty()) {
            (planned, true) => planned,
            (Err(Refusal::Problems(more)), _) => Err(Refusal::Problems([problems, more].concat())),
            (_, false) => Err(Refusal::Problems(problems)),
        }
    }
}

static NAME: FieldDef = FieldDef::text("name", "person.learning.name");
static ORGANISER: FieldDef = FieldDef::text("organiser", "person.learning.organiser").optional();
static FORM: FieldDef = FieldDef::select("form", "person.learning.form");
static SCOPE: FieldDef = FieldDef::segments("scope", "person.learning.scope");
static START: FieldDef = FieldDef::date("start", "person.learning.start").optional();
static END: FieldDef = FieldDef::date("end", "person.learning.end").help("person.learning.end_help");
static JP: FieldDef = FieldDef::number_in("actual_jp", "person.learning.actual_jp", "person.learning.unit")
    .optional()
    .help("person.learning.actual_jp_help");
static DAYS: FieldDef = FieldDef::number("days", "person.learning.days").optional();
static TIMES: FieldDef =
    FieldDef::number("times", "person.learning.times").optional().help("person.learning.times_help");
static LEADERSHIP: FieldDef = FieldDef::select("leadership", "person.learning.leadership").optional();
static FUNCTIONAL: FieldDef = FieldDef::text("functional_for", "person.learning.functional_for").optional();
static CERTIFICATE: FieldDef = FieldDef::text("certificate", "person.learning.certificate").optional();
static EVIDENCE: FieldDef =
    FieldDef::select("evidence", "person.learning.evidence").help("person.learning.evidence_help");
static NOTE: FieldDef = FieldDef::lines("note", "person.learning.note").optional();
const KEYS: &[&str] = &[
    "name",
    "organiser",
    "form",
    "scope",
    "start",
    "end",
    "actual_jp",
    "days",
    "times",
    "leadership",
    "functional_for",
    "certificate",
    "evidence",
    "note",
];

/// The form in a dialog.
#[component]
pub fn LearningDialog(open: RwSignal<bool>, start: Callback<(), LearningDraft>, profile: Profile) -> AnyView {
    let is_new = RwSignal::new(true);
    Effect::new(move || {
        if open.get() {
            is_new.set(start.run(()).id.is_none());
        }
    });
    let title =
        phrase_with(move |lang| text(lang, if is_new.get() { "person.learning.add" } else { "person.learning.edit" }));
    view! {
        <Dialog open title>
            <LearningFields first=start.run(()) open profile />
        </Dialog>
    }
    .into_any()
}

/// Choices named in the language of the page; the value is the key of the name.
fn choices<T: Named + Copy + Send + Sync + 'static>(all: &'static [T]) -> Signal<Vec<Choice>> {
    Signal::derive(move || all.iter().map(|value| Choice::new(value.key(), name(current(), value))).collect())
}

fn chosen<T: Named + Copy>(all: &[T], key: &str) -> Option<T> {
    all.iter().find(|value| value.key() == key).copied()
}

const SCOPES: [LearningScope; 2] = [LearningScope::National, LearningScope::International];
const EVIDENCES: [Evidence; 4] = [Evidence::Verified, Evidence::Awaiting, Evidence::Registered, Evidence::Rejected];
const LEVELS: [LeadershipLevel; 4] = [
    LeadershipLevel::Supervisor,
    LeadershipLevel::Administrator,
    LeadershipLevel::Director,
    LeadershipLevel::SeniorDirector,
];

#[component]
fn LearningFields(first: LearningDraft, open: RwSignal<bool>, profile: Profile) -> AnyView {
    let id = first.id;
    let op = if id.is_some() { Op::EditLearning } else { Op::AddLearning };
    let mut draft = Draft::new(first, |data, stamp, draft: &LearningDraft| draft.plan(data, stamp));
    if let Some(id) = id {
        draft = draft.follows(move |data| {
            data.learning.get(id).map(|row| Found { value: LearningDraft::of(row), changed: row.changed })
        });
    }
    let value = draft.value;
    let save = Callback::new(move |()| {
        let named = value.with_untracked(|value| value.name.trim().to_owned());
        let subject = format!("{}: {named}", untrack(|| profile.name()));
        draft.save(op, subject, move || open.set(false));
    });
    let cancel = move || {
        view! { <button type="button" class="button" on:click=move |_| open.set(false)>{tr!("ui.cancel")}</button> }
    };
    let session = session();
    let gives = phrase_with(move |lang| value.with(|draft| session.with(|data| gives(lang, data, draft))));
    view! {
        <Form name="learning" problems=draft.problems(KEYS) save=draft.state on_save=save foot=cancel meanwhile=draft.meanwhile()>
            {what(value)}
            {when(value)}
            <p class="note" role="status">{gives}</p>
            {proof(value)}
        </Form>
    }
    .into_any()
}

/// What the record will give, in a sentence.
fn gives(lang: Lang, data: &Dataset, draft: &LearningDraft) -> String {
    let (record, problems) = draft.read();
    if !problems.is_empty() {
        return text(lang, "person.learning.gives_unknown");
    }
    let credit = credited(&Tables::of(data), &record);
    let jp = credit.jp.map_or_else(|| NOTHING.to_owned(), |jp| hundredths(lang, jp.raw()));
    let values = [
        ("jp", jp),
        ("bucket", name(lang, credit.bucket)),
        ("why", credit_reason(lang, credit.reason, None)),
        ("year", record.end.year().to_string()),
    ];
    fill(lang, if credit.jp.is_some() { "person.learning.gives" } else { "person.learning.gives_nothing" }, &values)
}

fn typed(
    value: RwSignal<LearningDraft>,
    get: fn(&LearningDraft) -> &String,
    set: fn(&mut LearningDraft) -> &mut String,
) -> Bind {
    Bind::new(value, move |draft| get(draft).clone(), move |draft, text| *set(draft) = text)
}

fn what(value: RwSignal<LearningDraft>) -> AnyView {
    let form = Bind::new(
        value,
        |draft| draft.form.map(|form| form.key()).unwrap_or_default().to_owned(),
        |draft, key| draft.form = chosen(&LearningForm::ALL, &key),
    );
    let scope = Bind::new(
        value,
        |draft| draft.scope.key().to_owned(),
        |draft, key| draft.scope = chosen(&SCOPES, &key).unwrap_or_default(),
    );
    let level = Bind::new(
        value,
        |draft| draft.leadership.map(|level| level.key()).unwrap_or_default().to_owned(),
        |draft, key| draft.leadership = chosen(&LEVELS, &key),
    );
    let is_structural = Memo::new(move |_| value.with(|draft| draft.form == Some(LearningForm::PelatihanStruktural)));
    let is_functional = Memo::new(move |_| value.with(|draft| draft.form == Some(LearningForm::PelatihanFungsional)));
    view! {
        <Field def=&NAME bind=typed(value, |draft| &draft.name, |draft| &mut draft.name) />
        <Field def=&FORM bind=form options=choices(&LearningForm::ALL) />
        <Show when=move || is_structural.get()>
            <Field def=&LEADERSHIP bind=level options=choices(&LEVELS) />
        </Show>
        <Show when=move || is_functional.get()>
            <Field def=&FUNCTIONAL bind=typed(value, |draft| &draft.functional_for, |draft| &mut draft.functional_for) />
        </Show>
        <Field def=&ORGANISER bind=typed(value, |draft| &draft.organiser, |draft| &mut draft.organiser) />
        <Field def=&SCOPE bind=scope options=choices(&SCOPES) />
    }
    .into_any()
}

fn when(value: RwSignal<LearningDraft>) -> AnyView {
    view! {
        <Field def=&START bind=typed(value, |draft| &draft.start, |draft| &mut draft.start) />
        <Field def=&END bind=typed(value, |draft| &draft.end, |draft| &mut draft.end) />
        <Field def=&JP bind=typed(value, |draft| &draft.jp, |draft| &mut draft.jp) />
        <Field def=&DAYS bind=typed(value, |draft| &draft.days, |draft| &mut draft.days) />
        <Field def=&TIMES bind=typed(value, |draft| &draft.times, |draft| &mut draft.times) />
    }
    .into_any()
}

fn proof(value: RwSignal<LearningDraft>) -> AnyView {
    let evidence = Bind::new(
        value,
        |draft| draft.evidence.map(|evidence| evidence.key()).unwrap_or_default().to_owned(),
        |draft, key| draft.evidence = chosen(&EVIDENCES, &key),
    );
    view! {
        <Field def=&EVIDENCE bind=evidence options=choices(&EVIDENCES) />
        <Field def=&CERTIFICATE bind=typed(value, |draft| &draft.certificate, |draft| &mut draft.certificate) />
        <Field def=&NOTE bind=typed(value, |draft| &draft.note, |draft| &mut draft.note) />
    }
    .into_any()
}
