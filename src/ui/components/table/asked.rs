//! What a page asks of its table from outside, and hears back, so that an address can hold it.
use super::column::Head;
use super::state::{Chosen, State};
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Words of the search, and chosen values by column key, as they are shown in the language of now.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    pub search: String,
    pub chosen: BTreeMap<&'static str, BTreeSet<String>>,
}

/// Keeps table and page at one: what is asked is shown, what a person changes in the table is told. A page speaks of
/// the columns it offers as choices; a value chosen in another column stays in the table.
pub fn follow(state: State, heads: Arc<Vec<Head>>, asked: Signal<Asked>, tell: Callback<Asked>) {
    let keys = heads.clone();
    Effect::new(move || {
        let asked = asked.get();
        let at = |key: &str| keys.iter().position(|head| head.key == key);
        let offered = |at: usize| keys.get(at).is_some_and(|head| head.facet);
        let own = state.chosen.get_untracked().into_iter().filter(|(at, _)| !offered(*at));
        let asked_for = asked.chosen.iter().filter_map(|(key, words)| Some((at(key)?, words.clone())));
        let chosen: Chosen = own.chain(asked_for).collect();
        if state.query.get_untracked().trim() != asked.search {
            state.query.set(asked.search);
        }
        if state.chosen.with_untracked(|now| *now != chosen) {
            state.chosen.set(chosen);
        }
    });
    Effect::new(move |before: Option<()>| {
        let search = state.query.with(|query| query.trim().to_owned());
        let key = |at: &usize| heads.get(*at).filter(|head| head.facet).map(|head| head.key);
        let chosen = state
            .chosen
            .with(|chosen| chosen.iter().filter_map(|(at, words)| Some((key(at)?, words.clone()))).collect());
        let now = Asked { search, chosen };
        if before.is_some() && asked.with_untracked(|asked| *asked != now) {
            tell.run(now);
        }
    });
}
