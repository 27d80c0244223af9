//! The signals of one entry: dossier, draft, what it comes to, and how far it is on its way to the disk.
use super::draft::Draft;
use super::stash;
use crate::analytics::{self, Dossier};
use crate::domain::{
    Dataset, Evaluation, EvaluationPeriod, Id, Kind, Op, PeriodState, Person, Problems, Refusal, Rubric, Stamp, Table,
    WorkPlan,
};
use crate::rules::{Proposal, Score};
use crate::ui::components::form::{Meanwhile, Problem, SaveState, beside};
use crate::ui::following::{Following, Found};
use crate::ui::lang;
use crate::ui::saving;
use crate::ui::session::{Session, session};
use crate::ui::unsaved;
use leptos::prelude::*;
use std::sync::Arc;

/// Person and period of an entry.
pub type Key = (Id<Person>, Id<EvaluationPeriod>);

/// The signals of one entry. Copy it freely.
#[derive(Clone, Copy)]
pub struct Desk {
    pub session: Session,
    pub key: Key,
    pub dossier: Memo<Arc<Dossier>>,
    pub draft: RwSignal<Draft>,
    pub proposal: Memo<Option<Proposal>>,
    pub score: Memo<Arc<Score>>,
    pub problems: Signal<Vec<Problem>>,
    pub dirty: Memo<bool>,
    /// What the form shows of saving.
    pub state: Signal<SaveState>,
    /// Whether an unsaved form of an earlier visit was taken up again.
    pub restored: RwSignal<bool>,
    following: Following<Draft>,
    saving: RwSignal<SaveState>,
}

/// The tables a dossier is read from. Equal while none of them was edited.
#[derive(Clone, PartialEq)]
struct Read {
    people: Table<Person>,
    periods: Table<EvaluationPeriod>,
    evaluations: Table<Evaluation>,
    plans: Table<WorkPlan>,
    rubrics: Table<Rubric>,
}

/// The dossier of a person and period, as the data stand; none where either is not there.
pub fn dossier_of(session: Session, key: Memo<Option<Key>>) -> Memo<Option<Arc<Dossier>>> {
    let read = Memo::new(move |_| {
        session.with(|data| Read {
            people: data.people.clone(),
            periods: data.periods.clone(),
            evaluations: data.evaluations.clone(),
            plans: data.work_plans.clone(),
            rubrics: data.rubrics.clone(),
        })
    });
    Memo::new(move |_| {
        read.with(|_| ());
        let (person, period) = key.get()?;
        session.peek(|data| analytics::dossier(data, person, period)).map(Arc::new)
    })
}

impl Desk {
    /// The desk of a dossier, with the unsaved form of an earlier visit where there is one.
    pub fn new(key: Key, first: Arc<Dossier>, found: Memo<Option<Arc<Dossier>>>) -> Self {
        let session = session();
        // What is gone stays on the screen until the page around it says so.
        let dossier = Memo::new(move |before: Option<&Arc<Dossier>>| {
            found.get().unwrap_or_else(|| before.cloned().unwrap_or_else(|| first.clone()))
        });
        let read = move |dossier: &Dossier| Draft::of(dossier, lang::now());
        let present = dossier.with_untracked(|dossier| read(dossier));
        let stashed = stash::take(key);
        let restored = RwSignal::new(stashed.is_some());
        let (base, draft) = stashed.unwrap_or_else(|| (present.clone(), present));
        let draft = RwSignal::new(draft);
        let following = Following::new(base, draft);
        let dirty = Memo::new(move |_| draft.with(|draft| following.base.with(|base| draft != base)));
        follow(dossier, following);
        following.ends_with(move || session.peek(|data| data.people.get(key.0).is_none()));
        unsaved::keep(following, "evaluation", format!("{}:{}", key.0, key.1));
        let proposal =
            Memo::new(move |_| dossier.with(|dossier| draft.with(|draft| draft.proposal(dossier, lang::current()))));
        let score = Memo::new(move |_| {
            dossier.with(|dossier| Arc::new(draft.with(|draft| draft.score(dossier, lang::current()))))
        });
        let problems = Signal::derive(move || {
            let found = dossier.with(|dossier| match &dossier.rubric {
                Some(rubric) => draft.with(|draft| draft.check(dossier, rubric, lang::current())),
                None => Problems::default(),
            });
            beside(&found, lang::current())
        });
        let saving = RwSignal::new(SaveState::Clean);
        let state = Signal::derive(move || match saving.get() {
            state @ (SaveState::Saving | SaveState::Failed(_)) => state,
            _ if dirty.get() => SaveState::Dirty,
            state => state,
        });
        let desk =
            Self { session, key, dossier, draft, proposal, score, problems, dirty, state, restored, following, saving };
        on_cleanup(move || {
            if dirty.try_get_untracked() == Some(true) {
                stash::keep(key, (following.base.get_untracked(), draft.get_untracked()));
            }
        });
        desk
    }

    /// What the form says of others.
    pub fn meanwhile(self) -> Meanwhile {
        self.following.meanwhile()
    }

    /// Whether the period takes no changes.
    pub fn is_closed(self) -> bool {
        self.dossier.with(|dossier| dossier.period.state == PeriodState::Closed)
    }

    /// Forgets what was typed.
    pub fn discard(self) {
        self.following.discard();
        self.saving.set(SaveState::Clean);
        self.restored.set(false);
    }

    /// Takes the saved evaluation away; what was typed goes with it.
    pub fn remove(self) {
        let dossier = self.dossier.get_untracked();
        if let Some(id) = dossier.evaluation.as_ref().map(|row| row.id) {
            self.discard();
            let subject = self.subject();
            saving::act(self.session, Op::RemoveEvaluation, subject, move |data, _| data.plan_remove_evaluation(id));
        }
    }

    /// Person and period, as history names them.
    fn subject(self) -> String {
        self.dossier.with_untracked(|dossier| {
            let period = crate::words::domain::period(lang::now(), dossier.period.year, dossier.period.span);
            format!("{}, {period}", dossier.person.full_name())
        })
    }

    /// Writes the evaluation; `then` runs when it is on disk. Nothing to write counts as written.
    pub fn save(self, then: impl FnOnce() + 'static) {
        let dossier = self.dossier.get_untracked();
        if dossier.evaluation.is_some() && !self.dirty.get_untracked() {
            return then();
        }
        let op = if dossier.evaluation.is_some() { Op::EditEvaluation } else { Op::EnterEvaluation };
        let (subject, mine, (person, period)) = (self.subject(), self.draft.get_untracked(), self.key);
        let (written, merged) = (mine.clone(), self.following.saving(mine.clone()));
        let was_told = self.following.news.with_untracked(|news| news.as_ref().is_some_and(|news| news.gone));
        // Planned on the newest data: what another saved at the last moment is met here. What another took away is
        // entered anew, as the person was told.
        let plan = move |data: &Dataset, stamp: &mut Stamp| {
            let now = analytics::dossier(data, person, period).ok_or(Refusal::Gone(Kind::Person))?;
            let taken_away = now.evaluation.is_none() && (was_told || op == Op::EditEvaluation);
            let theirs = Draft::of(&now, lang::now());
            let draft = if taken_away { mine.clone() } else { merged(&theirs)? };
            data.plan_evaluation(stamp, draft.finished(&now, lang::now()))
        };
        saving::save(self.session, op, subject, self.saving, plan, move || {
            if let Some(dossier) = self.dossier.try_get_untracked() {
                let fresh = Draft::of(&dossier, lang::now());
                if self.draft.with_untracked(|draft| *draft == written) {
                    self.draft.set(fresh.clone());
                }
                self.following.written(fresh);
                self.restored.set(false);
            }
            then();
        });
    }
}

/// The form follows the data and the language. An evaluation that another took away stays in a form that was touched.
fn follow(dossier: Memo<Arc<Dossier>>, following: Following<Draft>) {
    Effect::new(move |had: Option<bool>| {
        let dossier = dossier.get();
        let value = Draft::of(&dossier, lang::current());
        let changed = dossier.evaluation.as_ref().map(|row| row.changed);
        let is_gone = had == Some(true) && changed.is_none() && following.is_touched();
        following.arrive((!is_gone).then(|| Found { value, changed: changed.unwrap_or_default() }));
        changed.is_some() || is_gone
    });
}
