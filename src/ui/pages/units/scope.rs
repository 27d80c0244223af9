//! The year of JP and the period of predicates that unit pages speak of; both stand in the address.
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};
use leptos_router::params::ParamsMap;

use super::ip::{IpYear, day_of};
use super::tree::Tree;
use crate::domain::{Day, Evaluation, EvaluationPeriod, Id, Person, Predicate, Table, Unit};
use crate::ui::in_force;
use crate::ui::lang::{phrase_with, tr};
use crate::ui::pages::people::rows::{self, Rows};
use crate::ui::pages::people::rows_of;
use crate::ui::place;
use crate::ui::session::session;
use crate::words::domain;

/// Year and period, and what follows from them.
#[derive(Clone, Copy)]
pub struct Scope {
    year: Memo<i32>,
    period: Memo<Option<EvaluationPeriod>>,
    rows: Memo<Rows>,
    predicates: Memo<Arc<BTreeMap<Id<Person>, Option<Predicate>>>>,
    ip: Memo<Option<Arc<IpYear>>>,
}

impl Scope {
    /// The scope that the address asks for: `tahun` and `periode`. Without them, the latest with data.
    pub fn read() -> Self {
        let session = session();
        let params = use_query_map();
        let (frame, periods) = (session.frame(), session.table::<EvaluationPeriod>());
        let (evaluations, people) = (session.table::<Evaluation>(), session.table::<Person>());
        let latest_year = Memo::new(move |_| frame.with(|frame| rows::default_year(frame)));
        let latest = Memo::new(move |_| {
            evaluations.with(|rows| periods.with(|periods| latest_period(periods, rows, session.today())))
        });
        let year = Memo::new(move |_| {
            let asked = params.with(|params| params.get_str("tahun").and_then(|year| year.parse().ok()));
            asked.unwrap_or_else(|| latest_year.get())
        });
        let period = Memo::new(move |_| {
            let asked = params.with(|params| params.get_str("periode").and_then(|id| id.parse().ok()));
            let asked = asked.and_then(|id| periods.with(|periods| periods.get(id).cloned()));
            asked.or_else(|| latest.get())
        });
        let rows = Memo::new(move |_| frame.with(|frame| rows_of(frame, year.get())));
        let predicates = Memo::new(move |_| {
            evaluations.with(|_| ());
            people.with(|_| ());
            let period = period.get();
            let found = period.map(|period| session.peek(|data| rows::predicates_of(data, &period)));
            Arc::new(found.unwrap_or_default())
        });
        let sets = in_force::sets_on(move || frame.with(|frame| day_of(frame, year.get())));
        let ip = Memo::new(move |_| frame.with(|frame| IpYear::of(frame, &sets.get()?, year.get())));
        Self { year, period, rows, predicates, ip }
    }

    pub fn year(&self) -> i32 {
        self.year.get()
    }
    pub fn period(&self) -> Option<EvaluationPeriod> {
        self.period.get()
    }
    pub fn rows(&self) -> Rows {
        self.rows.get()
    }
    /// Predicate of a person in the period; `Some(None)`: one is expected and not there.
    pub fn predicate(&self, person: Id<Person>) -> Option<Option<Predicate>> {
        self.predicates.with(|predicates| predicates.get(&person).copied())
    }

    /// IP ASN of everybody, as of the year's last day or today; none where the year has no data.
    pub fn ip(&self) -> Option<Arc<IpYear>> {
        self.ip.get()
    }

    /// The tree of all units in this scope.
    pub fn tree(self) -> Memo<Arc<Tree>> {
        let units = session().table::<Unit>();
        Memo::new(move |_| {
            let rows = self.rows.get().rows;
            Arc::new(units.with(|units| self.predicates.with(|predicates| Tree::of(units, &rows, predicates))))
        })
    }
}

/// The latest period that is over and has evaluations; without any, the latest with evaluations, or the latest at all.
fn latest_period(
    periods: &Table<EvaluationPeriod>,
    evaluations: &Table<Evaluation>,
    today: Day,
) -> Option<EvaluationPeriod> {
    let used: BTreeSet<Id<EvaluationPeriod>> = evaluations.iter().map(|evaluation| evaluation.period).collect();
    let worth = |period: &&EvaluationPeriod| {
        let is_used = used.contains(&period.id);
        (is_used && period.end <= today, is_used, period.end, period.span)
    };
    periods.iter().max_by_key(worth).cloned()
}

/// Year and period as two selects.
#[component]
pub fn ScopeBar(scope: Scope) -> AnyView {
    let session = session();
    let navigate = StoredValue::new_local(use_navigate());
    let (params, location) = (use_query_map(), use_location());
    let go = move |name: &'static str, value: String| {
        let mut to: ParamsMap = params.get_untracked();
        to.replace(name, value);
        let path = location.pathname.with_untracked(|path| place::below_base(path).to_owned());
        let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
        navigate.with_value(|navigate| navigate(&format!("{path}{}", to.to_query_string()), options));
    };
    let frame = session.frame();
    let years = move || {
        let years = frame.with(|frame| rows::years(frame));
        let option = |of: i32| {
            view! { <option value=of.to_string() selected=move || scope.year.get() == of>{of}</option> }
        };
        years.into_iter().map(option).collect_view()
    };
    let periods = session.table::<EvaluationPeriod>();
    let period_options = move || {
        let mut all: Vec<EvaluationPeriod> = periods.with(|periods| periods.iter().cloned().collect());
        all.sort_by_key(|period| std::cmp::Reverse((period.end, period.span)));
        let option = |period: EvaluationPeriod| {
            let id = period.id;
            let selected = move || scope.period.get().is_some_and(|chosen| chosen.id == id);
            let label = phrase_with(move |lang| domain::period(lang, period.year, period.span));
            view! { <option value=id.to_string() selected=selected>{label}</option> }
        };
        all.into_iter().map(option).collect_view()
    };
    view! {
        <label class="inline-field">
            <span>{tr!("units.year")}</span>
            <select name="tahun" on:change=move |event| go("tahun", event_target_value(&event))>{years}</select>
        </label>
        <Show when=move || scope.period.get().is_some()>
            <label class="inline-field">
                <span>{tr!("units.period")}</span>
                <select name="periode" on:change=move |event| go("periode", event_target_value(&event))>
                    {period_options}
                </select>
            </label>
        </Show>
    }
    .into_any()
}
