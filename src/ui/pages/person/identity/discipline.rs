//! Hukuman disiplin: restricted, so it is shown only when somebody asks for it here and now.
use leptos::prelude::*;

use crate::domain::{
    Changed, Dataset, Day, Diff, DisciplineLevel, DisciplineRecord, Id, Op, Person, Problem, ProblemKind, Refusal,
    Stamp,
};
use crate::ui::components::card::Card;
use crate::ui::components::dialog::Dialog;
use crate::ui::components::form::{Bind, Choice, Field, FieldDef, Form};
use crate::ui::components::icon::{self, icon};
use crate::ui::draft::Draft;
use crate::ui::following::Found;
use crate::ui::lang::{current, phrase_with, tr};
use crate::ui::pages::person::Profile;
use crate::ui::session::session;
use crate::words::domain::{Named, name};
use crate::words::format::date_long;
use crate::words::lang::{Lang, fill, text};

/// One record as the form holds it.
#[derive(Clone, Debug, PartialEq)]
struct DisciplineDraft {
    id: Option<Id<DisciplineRecord>>,
    person: Id<Person>,
    level: Option<DisciplineLevel>,
    from: String,
    until: String,
    decree: String,
    note: String,
}

impl DisciplineDraft {
    fn new(person: Id<Person>) -> Self {
        let empty = String::new;
        Self { id: None, person, level: None, from: empty(), until: empty(), decree: empty(), note: empty() }
    }

    fn of(row: &DisciplineRecord) -> Self {
        Self {
            id: Some(row.id),
            person: row.person,
            level: Some(row.level),
            from: row.from.to_string(),
            until: row.until.map(|day| day.to_string()).unwrap_or_default(),
            decree: row.decree.clone(),
            note: row.note.clone(),
        }
    }

    fn plan(&self, data: &Dataset, stamp: &mut Stamp) -> Result<Diff, Refusal> {
        let from = Day::parse(&self.from);
        let (Some(level), Some(from)) = (self.level, from) else {
            let missing = |field: &str| Problem { field: field.into(), what: ProblemKind::Missing };
            let level = self.level.is_none().then(|| missing("level"));
            let from = from.is_none().then(|| missing("from"));
            return Err(Refusal::Problems(level.into_iter().chain(from).collect()));
        };
        let row = DisciplineRecord {
            id: self.id.unwrap_or_else(|| stamp.id()),
            person: self.person,
            level,
            from,
            until: Day::parse(&self.until),
            decree: self.decree.trim().into(),
            note: self.note.trim().into(),
            changed: Changed::default(),
        };
        data.plan_discipline(stamp, row)
    }
}

static LEVEL: FieldDef = FieldDef::segments("level", "person.discipline.level");
static FROM: FieldDef = FieldDef::date("from", "person.discipline.from");
static UNTIL: FieldDef = FieldDef::date("until", "person.discipline.until").optional();
static DECREE: FieldDef = FieldDef::text("decree", "person.discipline.decree").optional();
static NOTE: FieldDef = FieldDef::lines("note", "person.discipline.note").optional();
const KEYS: &[&str] = &["level", "from", "until", "decree", "note"];
const LEVELS: [DisciplineLevel; 3] = [DisciplineLevel::Light, DisciplineLevel::Moderate, DisciplineLevel::Severe];

/// The restricted part, closed until asked for; leaving the profile closes it again.
#[component]
pub fn Discipline(profile: Profile) -> AnyView {
    let shown = profile.restricted;
    view! {
        <Card title=tr!("person.discipline.title")>
            <Show
                when=move || shown.get()
                fallback=move || view! {
                    <p class="help">{tr!("person.discipline.restricted")}</p>
                    <button type="button" class="button" on:click=move |_| shown.set(true)>
                        {icon(icon::LOCK)}
                        {tr!("person.discipline.show")}
                    </button>
                }
            >
                <Records profile />
            </Show>
        </Card>
    }
    .into_any()
}

#[component]
fn Records(profile: Profile) -> AnyView {
    let table = session().table::<DisciplineRecord>();
    let rows = Memo::new(move |_| {
        let mut rows: Vec<DisciplineRecord> =
            table.with(|table| table.iter().filter(|row| row.person == profile.id).cloned().collect());
        rows.sort_by_key(|row| std::cmp::Reverse((row.from, row.id)));
        rows
    });
    let editing = RwSignal::new(false);
    let draft = RwSignal::new(None::<DisciplineRecord>);
    let edit = move |row: Option<DisciplineRecord>| {
        draft.set(row);
        editing.set(true);
    };
    let line = move |row: DisciplineRecord| {
        let lang = current();
        let title = name(lang, row.level);
        let (dates, again) = (dates(lang, &row), row.clone());
        let more = [row.decree.clone(), row.note.clone()].into_iter().filter(|text| !text.is_empty());
        let more = more.collect::<Vec<_>>().join(" · ");
        let label = fill(lang, "person.entry.edit", &[("what", title.clone())]);
        view! {
            <li>
                <div><strong>{title}</strong><span class="detail">{more}</span><small class="under">{dates}</small></div>
                <button type="button" class="icon-button small no-print" aria-label=label on:click=move |_| edit(Some(again.clone()))>
                    {icon(icon::EDIT)}
                </button>
            </li>
        }
    };
    let title = phrase_with(move |lang| {
        text(lang, if draft.with(Option::is_some) { "person.discipline.edit" } else { "person.discipline.add" })
    });
    view! {
        <Show
            when=move || rows.with(|rows| !rows.is_empty())
            fallback=|| view! { <p class="quiet-text">{tr!("person.discipline.none")}</p> }
        >
            <ul class="entries">{move || rows.get().into_iter().map(line).collect_view()}</ul>
        </Show>
        <button type="button" class="button small no-print" on:click=move |_| edit(None)>
            {icon(icon::PLUS)}
            {tr!("person.discipline.add")}
        </button>
        <Dialog open=editing title>
            <DisciplineForm
                first=draft.get_untracked().map_or_else(|| DisciplineDraft::new(profile.id), |row| DisciplineDraft::of(&row))
                profile
                open=editing
            />
        </Dialog>
    }
    .into_any()
}

fn dates(lang: Lang, row: &DisciplineRecord) -> String {
    let from = date_long(lang, row.from.date());
    match row.until {
        Some(until) => format!("{from} – {}", date_long(lang, until.date())),
        None => fill(lang, "person.since", &[("date", from)]),
    }
}

#[component]
fn DisciplineForm(first: DisciplineDraft, profile: Profile, open: RwSignal<bool>) -> AnyView {
    let id = first.id;
    let mut draft = Draft::new(first, |data, stamp, draft: &DisciplineDraft| draft.plan(data, stamp));
    if let Some(id) = id {
        draft = draft.follows(move |data| {
            data.discipline.get(id).map(|row| Found { value: DisciplineDraft::of(row), changed: row.changed })
        });
    }
    let value = draft.value;
    let save = Callback::new(move |()| {
        draft.save(Op::EditDiscipline, untrack(|| profile.name()), move || open.set(false));
    });
    let text = move |get: fn(&DisciplineDraft) -> &String, set: fn(&mut DisciplineDraft) -> &mut String| {
        Bind::new(value, move |draft| get(draft).clone(), move |draft, text| *set(draft) = text)
    };
    let options = Signal::derive(|| LEVELS.map(|level| Choice::new(level.key(), name(current(), level))).to_vec());
    let level = Bind::new(
        value,
        |draft: &DisciplineDraft| draft.level.map(|level| level.key()).unwrap_or_default().to_owned(),
        |draft, key| draft.level = LEVELS.into_iter().find(|level| level.key() == key),
    );
    let cancel = move || {
        view! { <button type="button" class="button" on:click=move |_| open.set(false)>{tr!("ui.cancel")}</button> }
    };
    view! {
        <Form name="discipline" problems=draft.problems(KEYS) save=draft.state on_save=save foot=cancel meanwhile=draft.meanwhile()>
            <Field def=&LEVEL bind=level options />
            <Field def=&FROM bind=text(|draft| &draft.from, |draft| &mut draft.from) />
            <Field def=&UNTIL bind=text(|draft| &draft.until, |draft| &mut draft.until) />
            <Field def=&DECREE bind=text(|draft| &draft.decree, |draft| &mut draft.decree) />
            <Field def=&NOTE bind=text(|draft| &draft.note, |draft| &mut draft.note) />
        </Form>
    }
    .into_any()
}
