//! Fields that repeat, such as the items of a plan; and problems of the core put beside their fields.
use super::declare::{FieldDef, Problem};
use crate::domain::Problems;
use crate::words::lang::Lang;
use crate::words::refusal;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// Key, label, help, and whether it must be filled.
type Which = (&'static str, &'static str, Option<&'static str>, bool);

thread_local! {
    // They grow with the longest list and the forms that were ever opened, and no further.
    static NAMES: RefCell<BTreeSet<&'static str>> = const { RefCell::new(BTreeSet::new()) };
    static KEPT: RefCell<BTreeMap<Which, &'static FieldDef>> = const { RefCell::new(BTreeMap::new()) };
    static DEFS: RefCell<BTreeMap<&'static str, &'static FieldDef>> = const { RefCell::new(BTreeMap::new()) };
}

/// The field at a place of a list: a `#` in its key becomes the number, as in `items.#.target`.
pub fn numbered(def: &'static FieldDef, at: usize) -> &'static FieldDef {
    let key = name(&def.key.replace('#', &at.to_string()));
    DEFS.with_borrow_mut(|defs| *defs.entry(key).or_insert_with(|| Box::leak(Box::new(FieldDef { key, ..*def }))))
}

/// A field that the core describes, for as long as the page lives.
pub fn kept(def: FieldDef) -> &'static FieldDef {
    let which = (def.key, def.label, def.help, def.required);
    KEPT.with_borrow_mut(|defs| *defs.entry(which).or_insert_with(|| Box::leak(Box::new(def))))
}

/// What the core finds wrong with a draft, beside the fields of its form.
pub fn beside(problems: &Problems, lang: Lang) -> Vec<Problem> {
    let said =
        |problem: &crate::domain::Problem| Problem::new(name(&problem.field), refusal::problem(lang, &problem.what));
    problems.0.iter().map(said).collect()
}

/// A name that lives as long as the page.
pub fn name(text: &str) -> &'static str {
    NAMES.with_borrow_mut(|names| {
        if let Some(known) = names.get(text) {
            return *known;
        }
        let kept: &'static str = Box::leak(text.to_owned().into_boxed_str());
        names.insert(kept);
        kept
    })
}
