//! A draft on its way to the disk: problems beside its fields while it is typed, *Tersimpan* with *Urungkan* once it is there.
use std::sync::Arc;

use leptos::prelude::*;

use super::components::form::{self, Problem, SaveState};
use super::lang;
use super::saving;
use super::session::{self, Session, session};
use crate::domain::{Dataset, Diff, Op, Problems, Refusal, Stamp};
use crate::words::lang::Lang;
use crate::words::refusal;

/// What a draft would do, or why it cannot.
pub type Plan<D> = Arc<dyn Fn(&Dataset, &mut Stamp, &D) -> Result<Diff, Refusal> + Send + Sync>;

/// One draft, the plan it is for, and how far it is.
pub struct Draft<D: Send + Sync + 'static> {
    pub value: RwSignal<D>,
    pub state: RwSignal<SaveState>,
    session: Session,
    first: StoredValue<D>,
    plan: StoredValue<Plan<D>>,
}

impl<D: Send + Sync + 'static> Clone for Draft<D> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<D: Send + Sync + 'static> Copy for Draft<D> {}

impl<D: Clone + PartialEq + Send + Sync + 'static> Draft<D> {
    /// A draft as it was read. The state follows its changes.
    pub fn new(
        first: D,
        plan: impl Fn(&Dataset, &mut Stamp, &D) -> Result<Diff, Refusal> + Send + Sync + 'static,
    ) -> Self {
        Self::resumed(first.clone(), first, plan)
    }

    /// A draft that was left and is taken up again: `first` as it was read, `value` as it was left.
    pub fn resumed(
        first: D,
        value: D,
        plan: impl Fn(&Dataset, &mut Stamp, &D) -> Result<Diff, Refusal> + Send + Sync + 'static,
    ) -> Self {
        let state = if first == value { SaveState::Clean } else { SaveState::Dirty };
        let draft = Self {
            value: RwSignal::new(value),
            state: RwSignal::new(state),
            session: session(),
            first: StoredValue::new(first),
            plan: StoredValue::new(Arc::new(plan)),
        };
        Effect::new(move |before: Option<()>| {
            let changed = draft.value.with(|now| draft.first.with_value(|first| first != now));
            if before.is_some() {
                draft.state.set(if changed { SaveState::Dirty } else { SaveState::Clean });
            }
        });
        draft
    }

    /// What is wrong with it on the present data. `keys` are the fields of the form; a problem of another field stands
    /// at the first of them, with its name.
    pub fn problems(self, keys: &'static [&'static str]) -> Signal<Vec<Problem>> {
        let session = self.session;
        Memo::new(move |_| {
            let lang = lang::current();
            let planned = session.with(|data| self.planned(data, &mut session::stamp(None)));
            match planned {
                Err(Refusal::Problems(found)) => {
                    let mut found: Vec<Problem> = found.iter().map(|problem| beside(lang, problem, keys)).collect();
                    found.sort_by_key(|problem| keys.iter().position(|key| *key == problem.field));
                    found
                }
                _ => Vec::new(),
            }
        })
        .into()
    }

    /// The same for a form with fields that repeat: each problem at the field of its row.
    pub fn problems_in_rows(self) -> Signal<Vec<Problem>> {
        let session = self.session;
        Memo::new(move |_| {
            let planned = session.with(|data| self.planned(data, &mut session::stamp(None)));
            match planned {
                Err(Refusal::Problems(found)) => form::beside(&Problems(found), lang::current()),
                _ => Vec::new(),
            }
        })
        .into()
    }

    /// Takes up what the data say now, unless something else was typed: an undo or another tab came between.
    pub fn follow(self, now: D) {
        let untouched = self.value.with_untracked(|value| self.first.with_value(|first| first == value));
        self.first.set_value(now.clone());
        if untouched && self.value.with_untracked(|value| *value != now) {
            self.value.set(now);
        }
    }

    fn planned(self, data: &Dataset, stamp: &mut Stamp) -> Result<Diff, Refusal> {
        self.value.with(|value| self.plan.with_value(|plan| plan(data, stamp, value)))
    }

    /// Writes it. On failure it stays as it is, and the form says why. A draft without a change is simply done.
    pub fn save(self, op: Op, subject: impl Into<String>, then: impl FnOnce() + 'static) {
        let planned = untrack(|| self.session.with(|data| self.planned(data, &mut session::stamp(None))));
        if planned == Err(Refusal::Nothing) {
            self.state.set(SaveState::Clean);
            return then();
        }
        let (value, plan) = (self.value.get_untracked(), self.plan.get_value());
        let written = value.clone();
        let plan = move |data: &Dataset, stamp: &mut Stamp| plan(data, stamp, &value);
        saving::save(self.session, op, subject.into(), self.state, plan, move || {
            let _ = self.first.try_set_value(written);
            then();
        });
    }
}

fn beside(lang: Lang, problem: &crate::domain::Problem, keys: &'static [&'static str]) -> Problem {
    let last = problem.field.rsplit('.').find(|part| part.parse::<usize>().is_err()).unwrap_or(&problem.field);
    match keys.iter().find(|key| **key == last) {
        Some(key) => Problem::new(key, refusal::problem(lang, &problem.what)),
        None => Problem::new(keys.first().copied().unwrap_or(""), refusal::problem_of(lang, problem)),
    }
}
