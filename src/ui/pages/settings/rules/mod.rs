//! Aturan: every rule with its versions, one of them opened, compared, copied and edited, exported and imported.
mod compare;
mod edit;
mod effect;
mod fields;
mod file;
mod list;

use crate::domain::RuleSet;
use crate::rules::{AnySet, RuleName, Sets, rule_of};
use crate::ui::place;
use crate::ui::session::{Session, session};
use crate::words::rule_set::SetDraft;
use leptos::prelude::*;
use std::sync::Arc;

/// One version of a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    pub set: AnySet,
    /// None: it comes with the program.
    pub row: Option<RuleSet>,
    /// In use today.
    pub used: bool,
}

/// What is edited: the set it starts from, and what a file filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct Editing {
    pub base: AnySet,
    pub filled: Option<(String, SetDraft)>,
}

/// The page of rules.
#[derive(Clone, Copy)]
pub struct Desk {
    pub session: Session,
    pub rule: RwSignal<RuleName>,
    pub editing: RwSignal<Option<Editing>>,
    /// Versions of every rule, in the order of pages, the built-in one first.
    pub versions: Memo<Arc<Vec<Version>>>,
}

impl Desk {
    fn new() -> Self {
        let session = session();
        let rows = session.table::<RuleSet>();
        let versions = Memo::new(move |_| {
            rows.with(|_| ());
            Arc::new(versions(session))
        });
        Self { session, rule: RwSignal::new(RuleName::IpAsn), editing: RwSignal::new(None), versions }
    }

    /// The versions of a rule, the built-in one first; reactive.
    pub fn of(self, rule: RuleName) -> Vec<Version> {
        self.versions.with(|all| all.iter().filter(|version| version.set.rule == rule).cloned().collect())
    }

    /// The version of a rule that is used today, or else its latest; reactive.
    pub fn used(self, rule: RuleName) -> Option<Version> {
        let all = self.of(rule);
        all.iter().find(|version| version.used).or(all.last()).cloned()
    }
}

fn versions(session: Session) -> Vec<Version> {
    session.peek(|data| {
        let Ok(builtin) = Sets::builtin() else { return Vec::new() };
        let used = Sets::on(data, session.today()).ok();
        let mut all = Vec::new();
        for rule in RuleName::ALL {
            let of_rule = data.rule_sets.iter().filter(|row| rule_of(row) == Some(rule));
            let own = of_rule.filter_map(|row| Some((Sets::of_row(row)?.ok()?, Some(row.clone()))));
            let mut sets: Vec<(AnySet, Option<RuleSet>)> = own.collect();
            sets.extend(builtin.any(rule).ok().map(|set| (set, None)));
            sets.sort_by_key(|(set, row)| (row.is_some(), set.effective_from, set.version));
            let in_use = used.as_ref().and_then(|sets| sets.any(rule).ok());
            all.extend(sets.into_iter().map(|(set, row)| Version { used: in_use.as_ref() == Some(&set), set, row }));
        }
        all
    })
}

/// The part about rules.
#[component]
pub fn Rules() -> AnyView {
    let desk = Desk::new();
    // Form and list are pages of their own to a reader: each begins at its top.
    Effect::new(move |before: Option<bool>| {
        let edits = desk.editing.with(Option::is_some);
        if before.is_some_and(|before| before != edits) {
            request_animation_frame(|| place::reveal("#rules"));
        }
        edits
    });
    let body = move || match desk.editing.get() {
        Some(editing) => view! { <edit::Edit desk editing /> }.into_any(),
        None => view! {
            <list::List desk />
            <compare::Compare desk />
            <file::Import desk />
        }
        .into_any(),
    };
    view! { <div id="rules" class="stack" tabindex="-1" data-testid="rules">{body}</div> }.into_any()
}
