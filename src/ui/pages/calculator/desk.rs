//! What stands in the fields, what it comes to, and the address that says the same.
use crate::publish::calculator::{Ask, Calculator, Context, Outcome, Values};
use crate::rules::Sets;
use crate::ui::in_force;
use crate::ui::lang;
use crate::ui::place;
use crate::ui::rows::{Navigate, navigate};
use crate::ui::session::today;
use crate::words::lang::Lang;
use crate::words::origin::Cited;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_query_map;
use leptos_router::params::ParamsMap;
use std::sync::Arc;
use std::time::Duration;

/// How long typing rests before the address follows, in milliseconds.
const REST_MS: u64 = 250;

/// One calculator at work.
#[derive(Clone, Copy)]
pub struct Desk {
    pub calculator: Calculator,
    pub values: RwSignal<Values>,
    pub asks: Memo<Vec<Ask>>,
    pub outcome: Memo<Outcome>,
    /// Whether something stood in the address when it was opened.
    pub came_filled: bool,
    sets: Memo<Option<Arc<Sets>>>,
    address: Address,
}

/// The address as it was last read or written, and the way to the next.
#[derive(Clone, Copy)]
struct Address {
    go: StoredValue<Navigate>,
    written: StoredValue<String>,
    /// The field that was changed last: more typing in it replaces the address, another field makes a new step back.
    touched: StoredValue<Option<String>>,
    /// What is about to be written, and whether it replaces what stands there.
    waiting: StoredValue<Option<(TimeoutHandle, bool)>>,
}

impl Desk {
    /// Over the rule sets in use today, filled as the address says.
    pub fn open(calculator: Calculator) -> Self {
        let query = use_query_map();
        let sets = in_force::sets();
        let values = RwSignal::new(Values::default());
        let asks = Memo::new(move |_| {
            in_context(sets, lang::current(), |context| values.with(|values| calculator.asks(context, values)))
                .unwrap_or_default()
        });
        let outcome = Memo::new(move |_| {
            in_context(sets, lang::current(), |context| values.with(|values| calculator.outcome(context, values)))
                .unwrap_or_default()
        });
        let address = Address {
            go: StoredValue::new(navigate()),
            written: StoredValue::new(String::new()),
            touched: StoredValue::new(None),
            waiting: StoredValue::new(None),
        };
        let mut desk = Self { calculator, values, asks, outcome, came_filled: false, sets, address };
        desk.read(&query.get_untracked());
        desk.came_filled = !untrack(|| desk.is_empty());
        desk.drop_private(&query.get_untracked());
        desk.follow_address(query);
        desk.follow_language();
        on_cleanup(move || desk.forget_waiting());
        desk
    }

    /// Asks something of the calculator with what is in use now.
    pub fn ask<R>(self, ask: impl FnOnce(&Context<'_>) -> R) -> Option<R> {
        in_context(self.sets, lang::current(), ask)
    }

    fn ask_now<R>(self, ask: impl FnOnce(&Context<'_>) -> R) -> Option<R> {
        untrack(|| in_context(self.sets, lang::now(), ask))
    }

    /// The rule set behind the answer; reactive.
    pub fn cited(self) -> Option<Cited> {
        self.ask(|context| self.calculator.cited(context)).flatten()
    }

    /// Whether no field is filled; reactive.
    pub fn is_empty(self) -> bool {
        self.values.with(Values::is_empty)
    }

    /// Whether something is asked that never stands in the address.
    pub fn has_private(self) -> bool {
        self.asks.with_untracked(|asks| asks.iter().any(|ask| ask.private))
    }

    /// Puts something into a field; the address follows.
    pub fn put(self, field: &str, value: String) {
        self.values.update(|values| values.set(field, value));
        let is_same = self.address.touched.with_value(|touched| touched.as_deref() == Some(field));
        self.address.touched.set_value(Some(field.to_owned()));
        self.write_soon(is_same);
    }

    /// Fills in the example.
    pub fn take_example(self) {
        if let Some(values) = self.ask_now(|context| Values::example(self.calculator, context)) {
            self.values.set(values);
            self.address.touched.set_value(None);
            self.write_soon(false);
        }
    }

    /// Empties every field.
    pub fn clear(self) {
        self.values.set(Values::default());
        self.address.touched.set_value(None);
        self.write_soon(false);
    }

    /// The path with everything that is typed and not personal.
    fn path(self) -> String {
        let query = self.query();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("/kalkulator/{}{mark}{query}", self.calculator.word())
    }

    /// The whole address, to be given to others.
    pub fn link(self) -> String {
        let origin = window().location().origin().unwrap_or_default();
        format!("{origin}{}", place::href(&self.path()))
    }

    fn query(self) -> String {
        let query =
            |context: &Context<'_>| self.values.with_untracked(|values| values.to_query(self.calculator, context));
        self.ask_now(query).unwrap_or_default()
    }

    fn write_soon(self, replace: bool) {
        // A new step that is still waiting stays one, whatever is typed after it.
        let replace = replace
            && self.address.waiting.with_value(|waiting| waiting.as_ref().is_none_or(|(_, replaces)| *replaces));
        self.forget_waiting();
        let write = move || {
            self.address.waiting.set_value(None);
            let query = self.query();
            if self.address.written.with_value(|written| *written == query) {
                return;
            }
            self.address.written.set_value(query);
            self.go(replace);
        };
        let waiting = set_timeout_with_handle(write, Duration::from_millis(REST_MS)).ok();
        self.address.waiting.set_value(waiting.map(|handle| (handle, replace)));
    }

    fn go(self, replace: bool) {
        let options = NavigateOptions { scroll: false, replace, ..NavigateOptions::default() };
        self.address.go.with_value(|go| go(&self.path(), options));
    }

    /// Takes what is personal out of an address that somebody else wrote.
    fn drop_private(self, query: &ParamsMap) {
        let is_said = |ask: &Ask| ask.private && query.get(&ask.name()).is_some();
        if self.asks.with_untracked(|asks| asks.iter().any(is_said)) {
            let waiting = set_timeout_with_handle(move || self.go(true), Duration::ZERO).ok();
            self.address.waiting.set_value(waiting.map(|handle| (handle, true)));
        }
    }

    fn forget_waiting(self) {
        if let Some((waiting, _)) = self.address.waiting.try_get_value().flatten() {
            waiting.clear();
            self.address.waiting.set_value(None);
        }
    }

    /// Takes what an address says, and keeps what is personal.
    fn read(self, query: &ParamsMap) {
        let came = self.ask_now(|context| {
            let pairs = query.latest_values().map(|(name, value)| (name.as_ref(), value));
            let came = Values::from_pairs(self.calculator, context, pairs);
            let text = came.to_query(self.calculator, context);
            let kept = self.values.with_untracked(|values| came.with_private(self.calculator, context, values));
            (text, kept)
        });
        let Some((text, came)) = came else { return };
        if self.address.written.with_value(|written| *written != text) {
            self.forget_waiting();
            self.address.touched.set_value(None);
            self.address.written.set_value(text);
            self.values.set(came);
        }
    }

    fn follow_address(self, query: Memo<ParamsMap>) {
        Effect::new(move |before: Option<()>| {
            let query = query.get();
            if before.is_some() {
                self.read(&query);
            }
        });
    }

    /// Numbers are written again as the other language writes them.
    fn follow_language(self) {
        Effect::new(move |before: Option<Lang>| {
            let to = lang::current();
            if let Some(from) = before.filter(|before| *before != to) {
                let said = untrack(|| {
                    in_context(self.sets, from, |context| {
                        self.values.with_untracked(|values| values.translated(self.calculator, context, to))
                    })
                });
                self.values.set(said.unwrap_or_default());
            }
            to
        });
    }
}

fn in_context<R>(sets: Memo<Option<Arc<Sets>>>, lang: Lang, ask: impl FnOnce(&Context<'_>) -> R) -> Option<R> {
    let sets = sets.get()?;
    Some(ask(&Context { sets: &sets, lang, today: today() }))
}
