//! What the page of a period derives from the data: the period in the address, its entries, its counts.
use super::rows::{self, Row};
use crate::analytics::{PeriodCount, PeriodEntry, count_entries, period_entries, present_period};
use crate::domain::{
    Evaluation, EvaluationPeriod, Id, PeriodSpan, Person, Position, Rating, Rubric, Table, Unit, WorkPlan,
};
use crate::rules::rating_key;
use crate::ui::session::{Session, session};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use std::sync::Arc;

/// Which rows the address asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Narrowed {
    pub cell: Option<(Rating, Rating)>,
    pub office: Option<Id<Unit>>,
    /// Only those who are not done.
    pub left: bool,
}

impl Narrowed {
    /// Whether a row is asked for.
    pub fn holds(self, entry: &PeriodEntry) -> bool {
        self.cell.is_none_or(|cell| entry.result.zip(entry.behaviour) == Some(cell))
            && self.office.is_none_or(|office| entry.office == Some(office))
            && !(self.left && (entry.state.is_done() || !entry.expected))
    }
    /// Whether rows may be left out.
    pub fn is_narrow(self) -> bool {
        self != Self::default()
    }
}

/// The tables that a period is read from. Equal while none of them was edited.
#[derive(Clone, PartialEq)]
struct Read {
    people: Table<Person>,
    units: Table<Unit>,
    positions: Table<Position>,
    periods: Table<EvaluationPeriod>,
    evaluations: Table<Evaluation>,
    plans: Table<WorkPlan>,
    rubrics: Table<Rubric>,
}

/// Signals of the page.
#[derive(Clone, Copy)]
pub struct Desk {
    pub session: Session,
    pub has_people: Memo<bool>,
    pub has_period: Memo<bool>,
    /// Newest first; inside a year the annual one, then quarters and months from the last.
    pub periods: Memo<Arc<Vec<EvaluationPeriod>>>,
    pub period: Memo<Option<EvaluationPeriod>>,
    pub narrowed: Memo<Narrowed>,
    pub rows: Memo<Arc<Vec<Row>>>,
    pub count: Memo<Arc<PeriodCount>>,
    /// Which dialog is open.
    pub adding: RwSignal<bool>,
    pub closing: RwSignal<bool>,
    pub reopening: RwSignal<bool>,
    go: StoredValue<Callback<String>>,
}

impl Desk {
    /// The desk of the period in the address, or else the present one.
    pub fn new() -> Self {
        let session = session();
        let query = use_query_map();
        let (people, table) = (session.table::<Person>(), session.table::<EvaluationPeriod>());
        let asked = move |name: &'static str| query.with(|query| query.get(name));
        let periods = Memo::new(move |_| Arc::new(table.with(|table| in_order(table.iter().cloned().collect()))));
        // Without one in the address, the period that is shown stays while it is closed or opened again.
        let period = Memo::new(move |before: Option<&Option<EvaluationPeriod>>| {
            let shown = before.and_then(|before| before.as_ref()).map(|period| period.id);
            let wanted = asked("periode").and_then(|id| id.parse().ok()).or(shown);
            periods.with(|periods| {
                let chosen = wanted.and_then(|id| periods.iter().find(|period| period.id == id));
                chosen.or_else(|| present_period(periods.iter(), session.today())).cloned()
            })
        });
        let narrowed = Memo::new(move |_| Narrowed {
            cell: asked("sel").and_then(|text| cell(&text)),
            office: asked("opd").and_then(|id| id.parse().ok()),
            left: asked("keadaan").as_deref() == Some("belum"),
        });
        let rows = rows_of(session, period);
        let closing = RwSignal::new(false);
        // The question is about the period that is shown: it does not outlive it.
        Effect::new(move |before: Option<Option<Id<EvaluationPeriod>>>| {
            let id = period.with(|period| period.as_ref().map(|period| period.id));
            if before.is_some_and(|before| before != id) {
                closing.set(false);
            }
            id
        });
        let navigate = use_navigate();
        let go = move |path: String| navigate(&path, NavigateOptions { scroll: false, ..Default::default() });
        Self {
            session,
            has_people: Memo::new(move |_| people.with(|people| !people.is_empty())),
            has_period: Memo::new(move |_| period.with(Option::is_some)),
            periods,
            period,
            narrowed,
            rows,
            count: Memo::new(move |_| Arc::new(rows.with(|rows| count_entries(rows.iter().map(|row| &row.entry))))),
            adding: RwSignal::new(false),
            closing,
            reopening: RwSignal::new(false),
            go: StoredValue::new(Callback::new(go)),
        }
    }

    /// The address of these rows of the present period.
    pub fn path(self, narrowed: Narrowed) -> String {
        self.period.with(|period| path(period.as_ref().map(|period| period.id), narrowed))
    }

    /// Goes to the rows of the present period.
    pub fn narrow(self, narrowed: Narrowed) {
        self.go.with_value(|go| go.run(self.path(narrowed)));
    }

    /// Goes to another period; what was narrowed stays, a cell of the quadrant does not.
    pub fn show_period(self, id: Id<EvaluationPeriod>) {
        let narrowed = Narrowed { cell: None, ..self.narrowed.get_untracked() };
        self.go.with_value(|go| go.run(path(Some(id), narrowed)));
    }
}

/// Everybody of a period with their names; made anew only where an edit touches them.
pub fn rows_of(session: Session, period: Memo<Option<EvaluationPeriod>>) -> Memo<Arc<Vec<Row>>> {
    let read = Memo::new(move |_| {
        session.with(|data| Read {
            people: data.people.clone(),
            units: data.units.clone(),
            positions: data.positions.clone(),
            periods: data.periods.clone(),
            evaluations: data.evaluations.clone(),
            plans: data.work_plans.clone(),
            rubrics: data.rubrics.clone(),
        })
    });
    let paths = session.unit_paths();
    Memo::new(move |_| {
        read.with(|_| ());
        let Some(period) = period.get() else { return Arc::default() };
        session.peek(|data| paths.with(|paths| Arc::new(rows::rows(data, paths, period_entries(data, &period)))))
    })
}

/// The address of the rows of a period below the base.
pub fn path(period: Option<Id<EvaluationPeriod>>, narrowed: Narrowed) -> String {
    let mut parts = Vec::new();
    parts.extend(period.map(|id| format!("periode={id}")));
    parts.extend(
        narrowed.cell.map(|(result, behaviour)| format!("sel={}-{}", rating_key(result), rating_key(behaviour))),
    );
    parts.extend(narrowed.office.map(|id| format!("opd={id}")));
    parts.extend(narrowed.left.then(|| "keadaan=belum".to_owned()));
    let mark = if parts.is_empty() { "" } else { "?" };
    format!("/evaluasi-kinerja{mark}{}", parts.join("&"))
}

/// The address where a unit's result of the organisation is set, below the base.
pub fn organisation_path(period: Option<Id<EvaluationPeriod>>, unit: Id<Unit>) -> String {
    let period = period.map(|id| format!("periode={id}&")).unwrap_or_default();
    format!("/evaluasi-kinerja?{period}{ORGANISATION}={unit}")
}

/// The name in the address of the unit whose result of the organisation is asked for.
pub const ORGANISATION: &str = "organisasi";

fn cell(text: &str) -> Option<(Rating, Rating)> {
    let rating = |key: &str| Rating::ALL.into_iter().find(|rating| rating_key(*rating) == key);
    let (result, behaviour) = text.split_once('-')?;
    Some((rating(result)?, rating(behaviour)?))
}

/// Newest first; inside a year the annual one, then quarters and months from the last.
pub fn in_order(mut periods: Vec<EvaluationPeriod>) -> Vec<EvaluationPeriod> {
    let kind = |span: PeriodSpan| match span {
        PeriodSpan::Annual => 2,
        PeriodSpan::Quarter(_) => 1,
        PeriodSpan::Month(_) => 0,
    };
    periods.sort_by_key(|period| std::cmp::Reverse((period.year, kind(period.span), period.span, period.id)));
    periods
}
