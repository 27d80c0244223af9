//! A draft beside its record: what others save meanwhile is taken up field by field, and nothing typed is lost.
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::components::files;
use super::components::form::{Clash, Meanwhile, News, Part, Side};
use super::components::tone::Tone;
use super::lang::tr_now;
use super::session::{Session, session};
use super::shell::notices::{self, Notice};
use crate::domain::{Changed, Fields, Merged, Refusal, Three, Time};

/// The record as it is now, in the shape of the form.
#[derive(Clone, Debug, PartialEq)]
pub struct Found<D> {
    pub value: D,
    pub changed: Changed,
}

/// A draft, what it was read as, and what its form says of others.
pub struct Following<D: Send + Sync + 'static> {
    /// The record as this form knows it.
    pub base: RwSignal<D>,
    pub value: RwSignal<D>,
    pub news: RwSignal<Option<News>>,
    pub clashes: RwSignal<Vec<Clash>>,
    /// When the form was left unsaved, if what was typed then waits.
    pub left: RwSignal<Option<Time>>,
    /// That form, as it was read and as it was left.
    pub left_as: StoredValue<Option<(D, D)>>,
    session: Session,
    parts: StoredValue<BTreeMap<&'static str, Part>>,
    /// Where a form is taken as a whole: the one that is not shown.
    other: StoredValue<Option<D>>,
    seen: StoredValue<Option<Changed>>,
    is_gone: StoredValue<Option<IsGone>>,
}

/// Whether the record is no longer in the data.
type IsGone = Arc<dyn Fn() -> bool + Send + Sync>;

impl<D: Send + Sync + 'static> Clone for Following<D> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<D: Send + Sync + 'static> Copy for Following<D> {}

impl<D: Clone + PartialEq + Send + Sync + 'static> Following<D> {
    /// `base` as the record was read, `value` as it is typed.
    pub fn new(base: D, value: RwSignal<D>) -> Self {
        let following = Self {
            base: RwSignal::new(base),
            value,
            news: RwSignal::new(None),
            clashes: RwSignal::new(Vec::new()),
            left: RwSignal::new(None),
            left_as: StoredValue::new(None),
            session: session(),
            parts: StoredValue::new(BTreeMap::new()),
            other: StoredValue::new(None),
            seen: StoredValue::new(None),
            is_gone: StoredValue::new(None),
        };
        on_cleanup(move || following.save_from_going());
        following
    }

    /// What the form shows.
    pub fn meanwhile(self) -> Meanwhile {
        Meanwhile {
            parts: self.parts,
            news: self.news,
            clashes: self.clashes,
            left: self.left,
            choose: Callback::new(move |(key, side)| self.choose(key, side)),
            typed: Callback::new(move |key| self.value.with(|value| self.read(value, key))),
            take_up: Callback::new(move |yes| self.take_up(yes)),
            as_text: Callback::new(move |()| self.as_text()),
        }
    }

    /// How to tell that the record was taken away, once the page of it goes.
    pub fn ends_with(self, is_gone: impl Fn() -> bool + Send + Sync + 'static) {
        self.is_gone.set_value(Some(Arc::new(is_gone)));
    }

    /// Whether something is typed that the record does not have.
    pub fn is_touched(self) -> bool {
        self.value.with_untracked(|value| self.base.with_untracked(|base| base != value))
    }

    /// Whether a person has to choose before anything can be saved.
    fn asks(self) -> bool {
        let open = |all: &Vec<Clash>| all.iter().any(|clash| clash.chosen.is_none());
        self.clashes.try_with_untracked(open) == Some(true)
    }

    /// For saving what is typed now: puts it onto the record as it is when it is written, by when the form may be gone.
    /// Refuses where a person has to choose.
    pub fn saving(self, mine: D) -> impl Fn(&D) -> Result<D, Refusal> {
        let (base, asked) = (self.base.get_untracked(), self.asks());
        move |theirs| {
            if asked || self.asks() {
                return Err(Refusal::ChangedMeanwhile);
            }
            if base == *theirs {
                return Ok(mine.clone());
            }
            let is_here = self.value.try_with_untracked(|_| ()).is_some();
            match is_here.then(|| self.merge(&base, theirs, &mine)) {
                Some(Merged::Fields { value, both, .. }) if both.is_empty() => Ok(value),
                _ => Err(Refusal::ChangedMeanwhile),
            }
        }
    }

    /// The record as the data have it now: read anew at every change of the data.
    pub fn arrive(self, found: Option<Found<D>>) {
        let Some(Found { value: theirs, changed }) = found else {
            if self.is_touched() {
                self.news.set(Some(News { gone: true, ..News::default() }));
            }
            return;
        };
        let seen = self.seen.get_value();
        self.seen.set_value(Some(changed));
        let by_another = seen.is_none_or(|seen| seen != changed) && self.is_touched();
        let before = self.base.get_untracked();
        if before == theirs {
            if self.news.with_untracked(|news| news.as_ref().is_some_and(|news| news.gone)) {
                self.news.set(None);
            }
            return;
        }
        let who = self.session.peek(|data| {
            changed.by.and_then(|id| data.authors.get(id)).map(|author| author.name.clone()).unwrap_or_default()
        });
        let mine = self.value.get_untracked();
        self.meet(&before, theirs, mine, by_another.then_some(News { who, when: Some(changed.at), ..News::default() }));
    }

    /// What was saved is what the form now knows of the record.
    pub fn written(self, value: D) {
        if self.base.try_set(value).is_none() {
            self.news.set(None);
            self.clashes.set(Vec::new());
        }
    }

    /// Throws away what was typed.
    pub fn discard(self) {
        self.value.set(self.base.get_untracked());
        self.news.set(None);
        self.clashes.set(Vec::new());
    }

    /// Puts what is typed onto `theirs`; says so where there are news.
    fn meet(self, before: &D, theirs: D, mine: D, news: Option<News>) {
        if *before == theirs {
            return self.value.set(mine);
        }
        let merged = self.merge(before, &theirs, &mine);
        self.base.set(theirs.clone());
        let (value, taken, both) = match merged {
            Merged::Fields { value, taken, both } => (value, taken, both),
            Merged::Whole => {
                if self.value.with_untracked(|value| *value != mine) {
                    self.value.set(mine);
                }
                let Some(news) = news else { return };
                self.ask_whole(theirs);
                return self.news.set(Some(news));
            }
        };
        if mine != value {
            self.value.set(value);
        }
        let Some(news) = news else { return };
        let mut clashes = self.clashes.get_untracked();
        let mut earlier = Vec::new();
        clashes.retain(|clash| {
            let same = clash.key.is_some_and(|key| self.read(&theirs, key).trim() == clash.three.theirs.trim());
            if !same {
                earlier.push(clash.clone());
            }
            same
        });
        for (key, mut three) in both {
            let first = earlier.iter().find(|clash| clash.key == Some(key) && clash.chosen.is_none());
            if let Some(first) = first {
                three.before = first.three.before.clone();
            }
            clashes.retain(|clash| clash.key != Some(key));
            clashes.push(Clash { key: Some(key), three, chosen: None, kept: None });
        }
        self.clashes.set(clashes);
        let labelled = |key: &&'static str| self.parts.with_value(|parts| parts.contains_key(key));
        self.news.set(Some(News { taken: taken.into_iter().filter(labelled).collect(), ..news }));
    }

    /// Asks for one form or the other.
    fn ask_whole(self, other: D) {
        self.other.set_value(Some(other));
        let empty = || Three { before: String::new(), theirs: String::new(), mine: String::new() };
        self.clashes.set(vec![Clash { key: None, three: empty(), chosen: None, kept: None }]);
    }

    fn choose(self, key: Option<&'static str>, side: Side) {
        let Some(clash) = self.clashes.with_untracked(|all| all.iter().find(|clash| clash.key == key).cloned()) else {
            return;
        };
        let mut next = Clash { chosen: Some(side), ..clash.clone() };
        let mut value = self.value.get_untracked();
        match (key, side) {
            (None, _) => {
                if (clash.chosen == Some(Side::Theirs)) != (side == Side::Theirs)
                    && let Some(other) = self.other.get_value()
                {
                    self.other.set_value(Some(value));
                    value = other;
                }
            }
            (Some(key), Side::Theirs) => {
                next.kept = clash.kept.or_else(|| Some(self.read(&value, key)));
                self.write(&mut value, key, clash.three.theirs);
            }
            (Some(key), Side::Mine) => {
                if let Some(kept) = next.kept.take() {
                    self.write(&mut value, key, kept);
                }
            }
        }
        self.clashes.update(|all| {
            for one in all.iter_mut().filter(|one| one.key == key) {
                *one = next.clone();
            }
        });
        self.value.set(value);
    }

    /// Goes on with what was left unsaved, or throws it away.
    fn take_up(self, yes: bool) {
        let left = self.left_as.try_update_value(Option::take).flatten();
        self.left.set(None);
        let Some((before, mine)) = left.filter(|_| yes) else { return };
        let (theirs, typed) = (self.base.get_untracked(), self.value.get_untracked());
        // A form that follows no record, such as one for a new row, cannot have changed meanwhile.
        let news = (before != theirs && self.seen.with_value(Option::is_some)).then(News::default);
        self.meet(&before, theirs.clone(), mine, news);
        if typed == theirs {
            return;
        }
        // What was typed since stays, on top of what was left.
        match self.merge(&theirs, &self.value.get_untracked(), &typed) {
            Merged::Fields { value, .. } => self.value.set(value),
            Merged::Whole => self.ask_whole(typed),
        }
    }

    fn merge(self, before: &D, theirs: &D, mine: &D) -> Merged<D, &'static str> {
        let parts = self.parts.try_get_value().unwrap_or_default();
        let keys: Vec<&'static str> = parts.keys().copied().collect();
        let read = |of: &D, key: &&'static str| parts.get(key).map(|part| (part.access.read)(of)).unwrap_or_default();
        let write = |of: &mut D, key: &&'static str, text: &str| {
            if let Some(part) = parts.get(key) {
                (part.access.write)(of, text.to_owned());
            }
        };
        Fields { keys: &keys, read: &read, write: &write }.merge(before, theirs, mine)
    }

    fn part(self, key: &'static str) -> Option<Part> {
        self.parts.with_value(|parts| parts.get(key).cloned())
    }

    fn read(self, of: &D, key: &'static str) -> String {
        self.part(key).map(|part| (part.access.read)(of)).unwrap_or_default()
    }

    fn write(self, of: &mut D, key: &'static str, text: String) {
        if let Some(part) = self.part(key) {
            (part.access.write)(of, text);
        }
    }

    /// Label and value of every field that holds something.
    fn as_text(self) -> String {
        let about = self.meanwhile();
        let value = self.value.get_untracked();
        let keys: Vec<&'static str> = self.parts.with_value(|parts| parts.keys().copied().collect());
        let line = |key: &'static str| {
            let text = self.read(&value, key);
            (!text.trim().is_empty()).then(|| format!("{}: {}", about.label(key), about.shown(key, &text)))
        };
        untrack(|| keys.into_iter().filter_map(line).collect::<Vec<_>>().join("\n"))
    }

    /// The page of a record that was taken away goes, and its form with it: what was typed can still be copied.
    fn save_from_going(self) {
        let is_gone = self.is_gone.try_get_value().flatten().is_some_and(|is_gone| is_gone());
        if !is_gone || !self.is_touched() {
            return;
        }
        let typed = self.as_text();
        let copy = move |()| {
            if files::copy(typed.clone(), None) {
                notices::done(tr_now!("ui.meanwhile.copied"));
            }
        };
        // Afterwards, so that the button does not end with this page.
        let tell = move || {
            let notice = Notice::new(Tone::Warn, tr_now!("ui.meanwhile.gone"));
            notices::tell(notice.with_action(tr_now!("ui.meanwhile.copy"), Callback::new(copy)));
        };
        set_timeout(tell, Duration::ZERO);
    }
}
