//! A draft on its way to the disk: problems beside its fields while it is typed, *Tersimpan* with *Urungkan* once it is there.
use std::sync::Arc;

use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use super::components::form::{self, Meanwhile, Problem, SaveState};
use super::following::{Following, Found};
use super::lang;
use super::saving;
use super::session::{self, Session, session};
use super::unsaved;
use crate::domain::{Dataset, Diff, Op, Problems, Refusal, Stamp};
use crate::words::lang::Lang;
use crate::words::refusal;

/// What a draft would do, or why it cannot.
pub type Plan<D> = Arc<dyn Fn(&Dataset, &mut Stamp, &D) -> Result<Diff, Refusal> + Send + Sync>;

/// The record of a draft in the data as they are.
type Read<D> = Arc<dyn Fn(&Dataset) -> Option<Found<D>> + Send + Sync>;

/// One draft, the plan it is for, and how far it is.
pub struct Draft<D: Send + Sync + 'static> {
    pub value: RwSignal<D>,
    pub state: RwSignal<SaveState>,
    session: Session,
    following: Following<D>,
    plan: StoredValue<Plan<D>>,
    read: StoredValue<Option<Read<D>>>,
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
        let value = RwSignal::new(value);
        let draft = Self {
            value,
            state: RwSignal::new(state),
            session: session(),
            following: Following::new(first, value),
            plan: StoredValue::new(Arc::new(plan)),
            read: StoredValue::new(None),
        };
        Effect::new(move |before: Option<()>| {
            draft.value.track();
            if before.is_some() {
                draft.tell_state();
            }
        });
        draft
    }

    fn tell_state(self) {
        if self.following.is_touched() {
            self.state.set(SaveState::Dirty);
        } else if self.state.with_untracked(|state| *state != SaveState::Saved) {
            self.state.set(SaveState::Clean);
        }
    }

    /// Follows the record: what others save while this is typed comes in field by field, and is never written over.
    pub fn follows(self, read: impl Fn(&Dataset) -> Option<Found<D>> + Send + Sync + 'static) -> Self {
        let read: Read<D> = Arc::new(read);
        self.read.set_value(Some(read.clone()));
        let (session, probe) = (self.session, read.clone());
        self.following.ends_with(move || session.peek(|data| probe(data).is_none()));
        let found = Memo::new(move |_| {
            let _ = lang::current();
            self.session.with(|data| read(data))
        });
        Effect::new(move || {
            self.following.arrive(found.get());
            if self.state.with_untracked(|state| *state == SaveState::Dirty) && !self.following.is_touched() {
                self.state.set(SaveState::Clean);
            }
        });
        self
    }

    /// Keeps what is typed in this browser until it is saved or thrown away, so that it is offered again after a reload.
    pub fn keeps(self, form: &str, of: impl std::fmt::Display) -> Self
    where
        D: Serialize + DeserializeOwned,
    {
        unsaved::keep(self.following, form, of);
        self
    }

    /// The record as this form knows it.
    pub fn base(self) -> RwSignal<D> {
        self.following.base
    }

    /// What the form says of others, for its `meanwhile`.
    pub fn meanwhile(self) -> Meanwhile {
        self.following.meanwhile()
    }

    /// Throws away what was typed.
    pub fn discard(self) {
        self.following.discard();
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
        let (value, plan, read) = (self.value.get_untracked(), self.plan.get_value(), self.read.get_value());
        let (written, merged) = (value.clone(), self.following.saving(value.clone()));
        // Planned on the newest data: what another saved at the last moment is met here.
        let plan = move |data: &Dataset, stamp: &mut Stamp| match read.as_ref().and_then(|read| read(data)) {
            Some(found) => plan(data, stamp, &merged(&found.value)?),
            None => plan(data, stamp, &value),
        };
        saving::save(self.session, op, subject.into(), self.state, plan, move || {
            if self.value.try_with_untracked(|value| *value != written) == Some(true) {
                self.state.set(SaveState::Dirty);
            }
            self.following.written(written);
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
