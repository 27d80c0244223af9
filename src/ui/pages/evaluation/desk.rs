//! The signals of one entry: dossier, draft, what it comes to, and how far it is on its way to the disk.
use super::draft::Draft;
use super::stash;
use crate::analytics::{Dossier, dossier};
use crate::domain::{Evaluation, EvaluationPeriod, Id, Op, PeriodState, Person, Problems, Rubric, Table, WorkPlan};
use crate::rules::{Proposal, Score};
use crate::ui::components::form::{Problem, SaveState, beside};
use crate::ui::lang;
use crate::ui::saving;
use crate::ui::session::{Session, session};
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
    base: RwSignal<Draft>,
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
        session.peek(|data| dossier(data, person, period)).map(Arc::new)
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
        let base = RwSignal::new(dossier.with_untracked(|dossier| read(dossier)));
        let stashed = stash::take(key);
        let restored = RwSignal::new(stashed.is_some());
        let draft = RwSignal::new(stashed.unwrap_or_else(|| base.get_untracked()));
        let dirty = Memo::new(move |_| draft.with(|draft| base.with(|base| draft != base)));
        follow(dossier, base, draft, read);
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
            Self { session, key, dossier, draft, proposal, score, problems, dirty, state, restored, base, saving };
        on_cleanup(move || {
            if dirty.try_get_untracked() == Some(true) {
                stash::keep(key, draft.get_untracked());
            }
        });
        desk
    }

    /// Whether the period takes no changes.
    pub fn is_closed(self) -> bool {
        self.dossier.with(|dossier| dossier.period.state == PeriodState::Closed)
    }

    /// Forgets what was typed.
    pub fn discard(self) {
        self.draft.set(self.base.get_untracked());
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
        let finished = self.draft.with_untracked(|draft| draft.finished(&dossier, lang::now()));
        let op = if finished.id.is_some() { Op::EditEvaluation } else { Op::EnterEvaluation };
        let subject = self.subject();
        let plan = move |data: &crate::domain::Dataset, stamp: &mut crate::domain::Stamp| {
            data.plan_evaluation(stamp, finished.clone())
        };
        saving::save(self.session, op, subject, self.saving, plan, move || {
            if let Some(dossier) = self.dossier.try_get_untracked() {
                let fresh = Draft::of(&dossier, lang::now());
                self.base.set(fresh.clone());
                self.draft.set(fresh);
                self.restored.set(false);
            }
            then();
        });
    }
}

/// An untouched form follows the data and the language; a touched one is left alone.
fn follow(
    dossier: Memo<Arc<Dossier>>,
    base: RwSignal<Draft>,
    draft: RwSignal<Draft>,
    read: impl Fn(&Dossier) -> Draft + 'static,
) {
    Effect::new(move |first: Option<()>| {
        let dossier = dossier.get();
        let _ = lang::current();
        if first.is_none() {
            return;
        }
        let fresh = read(&dossier);
        if draft.with_untracked(|draft| base.with_untracked(|base| draft == base)) {
            draft.set(fresh.clone());
        }
        base.set(fresh);
    });
}
