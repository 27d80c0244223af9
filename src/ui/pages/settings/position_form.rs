//! Adding, editing and taking away one position.
use crate::domain::{
    Changed, Dataset, Diff, FunctionalLevel, Id, ManagerialLevel, Op, Position, PositionKind, Problem, ProblemKind,
    Refusal, Stamp,
};
use crate::ui::components::dialog::Dialog;
use crate::ui::components::form::{Bind, Choice, Field, FieldDef, Form};
use crate::ui::components::icon::{self, icon};
use crate::ui::draft::Draft;
use crate::ui::following::Found;
use crate::ui::lang::{self, tr};
use crate::ui::saving;
use crate::ui::session::session;
use crate::words::domain::name;
use crate::words::{format, lang::fill};
use leptos::prelude::*;

const MANAGERIAL: [ManagerialLevel; 4] = [
    ManagerialLevel::Supervisor,
    ManagerialLevel::Administrator,
    ManagerialLevel::Director,
    ManagerialLevel::SeniorDirector,
];
const FUNCTIONAL: [FunctionalLevel; 8] = [
    FunctionalLevel::Pemula,
    FunctionalLevel::Terampil,
    FunctionalLevel::Mahir,
    FunctionalLevel::Penyelia,
    FunctionalLevel::AhliPertama,
    FunctionalLevel::AhliMuda,
    FunctionalLevel::AhliMadya,
    FunctionalLevel::AhliUtama,
];

/// A position as the form holds it. Levels are places in the lists above, from 1; empty is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PositionDraft {
    /// None: a new position.
    pub id: Option<Id<Position>>,
    pub name: String,
    pub kind: String,
    pub managerial: String,
    pub functional: String,
    /// How many hold it now.
    pub holders: usize,
}

impl PositionDraft {
    /// A position that is not there yet.
    pub fn blank() -> Self {
        let (name, kind, managerial, functional) = (String::new(), String::new(), String::new(), String::new());
        Self { id: None, name, kind, managerial, functional, holders: 0 }
    }

    /// A position as it is.
    pub fn of(position: &Position, holders: usize) -> Self {
        let mut draft = Self { id: Some(position.id), name: position.name.clone(), holders, ..Self::blank() };
        let kind = match position.kind {
            PositionKind::Managerial(level) => {
                draft.managerial = place_of(&MANAGERIAL, level);
                "managerial"
            }
            PositionKind::Functional(level) => {
                draft.functional = level.map(|level| place_of(&FUNCTIONAL, level)).unwrap_or_default();
                "functional"
            }
            PositionKind::Implementing => "implementing",
        };
        draft.kind = kind.to_owned();
        draft
    }

    fn read_kind(&self) -> Result<PositionKind, &'static str> {
        match self.kind.as_str() {
            "managerial" => at(&MANAGERIAL, &self.managerial).map(PositionKind::Managerial).ok_or("managerial"),
            "functional" => Ok(PositionKind::Functional(at(&FUNCTIONAL, &self.functional))),
            "implementing" => Ok(PositionKind::Implementing),
            _ => Err("kind"),
        }
    }

    /// What saving it would do.
    pub fn plan(&self, data: &Dataset, stamp: &mut Stamp) -> Result<Diff, Refusal> {
        let kind = self.read_kind();
        let row = Position {
            id: self.id.unwrap_or_else(|| stamp.id()),
            name: self.name.trim().to_owned(),
            kind: kind.unwrap_or(PositionKind::Implementing),
            changed: Changed::default(),
        };
        let planned = data.plan_position(stamp, row);
        let Err(field) = kind else { return planned };
        let mut problems = match planned {
            Err(Refusal::Problems(problems)) => problems,
            _ => Vec::new(),
        };
        problems.push(Problem { field: field.into(), what: ProblemKind::Missing });
        Err(Refusal::Problems(problems))
    }
}

fn place_of<T: PartialEq>(list: &[T], value: T) -> String {
    list.iter().position(|one| *one == value).map(|at| (at + 1).to_string()).unwrap_or_default()
}

fn at<T: Copy>(list: &[T], typed: &str) -> Option<T> {
    let place: usize = typed.parse().ok()?;
    list.get(place.checked_sub(1)?).copied()
}

static NAME: FieldDef = FieldDef::text("name", "settings.position.name");
static KIND: FieldDef = FieldDef::segments("kind", "settings.position.kind");
static LEVEL: FieldDef = FieldDef::select("managerial", "settings.position.level");
static GRADE: FieldDef =
    FieldDef::select("functional", "settings.position.grade").optional().help("settings.position.grade_help");
const KEYS: &[&str] = &["name", "kind", "managerial", "functional"];

/// The form in a dialog.
#[component]
pub fn PositionDialog(open: RwSignal<bool>, editing: RwSignal<PositionDraft>) -> AnyView {
    let title = lang::phrase_with(move |lang| {
        let is_new = editing.with(|draft| draft.id.is_none());
        crate::words::lang::text(lang, if is_new { "settings.position.add" } else { "settings.position.edit" })
    });
    view! {
        <Dialog open title>
            <PositionForm first=editing.get_untracked() open />
        </Dialog>
    }
    .into_any()
}

#[component]
fn PositionForm(first: PositionDraft, open: RwSignal<bool>) -> AnyView {
    let (id, holders) = (first.id, first.holders);
    let mut draft = Draft::new(first, |data, stamp, draft: &PositionDraft| draft.plan(data, stamp));
    if let Some(id) = id {
        draft = draft.follows(move |data| {
            data.positions.get(id).map(|row| Found { value: PositionDraft::of(row, holders), changed: row.changed })
        });
    }
    let value = draft.value;
    let save = Callback::new(move |()| {
        let op = if id.is_some() { Op::EditPosition } else { Op::AddPosition };
        let subject = value.with_untracked(|draft| draft.name.trim().to_owned());
        draft.save(op, subject, move || open.set(false));
    });
    let kinds = Signal::derive(|| {
        let lang = lang::current();
        vec![
            Choice::new("managerial", name(lang, PositionKind::Managerial(ManagerialLevel::Supervisor))),
            Choice::new("functional", name(lang, PositionKind::Functional(None))),
            Choice::new("implementing", name(lang, PositionKind::Implementing)),
        ]
    });
    let numbered = |names: Vec<String>| {
        names.into_iter().zip(1..).map(|(name, at): (String, u8)| Choice::new(at.to_string(), name)).collect::<Vec<_>>()
    };
    let levels = Signal::derive(move || numbered(MANAGERIAL.map(|level| name(lang::current(), level)).to_vec()));
    let grades = Signal::derive(move || numbered(FUNCTIONAL.map(|level| name(lang::current(), level)).to_vec()));
    let kind_is = move |kind: &'static str| move || value.with(|draft| draft.kind == kind);
    let bind = move |place: fn(&mut PositionDraft) -> &mut String| {
        Bind::new(
            value,
            move |draft: &PositionDraft| place(&mut draft.clone()).clone(),
            move |draft, typed| *place(draft) = typed,
        )
    };
    view! {
        <Form name="position" problems=draft.problems(KEYS) save=draft.state on_save=save meanwhile=draft.meanwhile() foot=move || remove(id, holders, value, open)>
            <Field def=&NAME bind=bind(|draft| &mut draft.name) />
            <Field def=&KIND bind=bind(|draft| &mut draft.kind) options=kinds />
            <Show when=kind_is("managerial")>
                <Field def=&LEVEL bind=bind(|draft| &mut draft.managerial) options=levels />
            </Show>
            <Show when=kind_is("functional")>
                <Field def=&GRADE bind=bind(|draft| &mut draft.functional) options=grades />
            </Show>
        </Form>
    }
    .into_any()
}

/// Taking a position away, or why that is not possible.
fn remove(
    id: Option<Id<Position>>,
    holders: usize,
    value: RwSignal<PositionDraft>,
    open: RwSignal<bool>,
) -> Option<AnyView> {
    let id = id?;
    if holders > 0 {
        let people = move || {
            let lang = lang::current();
            fill(lang, "settings.position.held", &[("people", format::integer(lang, holders as i64))])
        };
        return Some(view! { <span class="help">{people}</span> }.into_any());
    }
    let go = move |_| {
        let subject = value.with_untracked(|draft| draft.name.clone());
        let plan = move |data: &Dataset, _: &mut Stamp| data.plan_remove_position(id);
        saving::act_then(session(), Op::RemovePosition, subject, plan, move || open.set(false));
    };
    Some(
        view! {
            <button type="button" class="button danger" on:click=go>
                {icon(icon::DELETE)}
                {tr!("settings.position.remove")}
            </button>
        }
        .into_any(),
    )
}
