//! Forms that were left unsaved in this tab, so that nothing typed is lost by a step back.
use super::desk::Key;
use super::draft::Draft;
use std::cell::RefCell;
use std::collections::BTreeMap;

thread_local! {
    static DRAFTS: RefCell<BTreeMap<Key, Draft>> = const { RefCell::new(BTreeMap::new()) };
}

/// Keeps a form until its entry is opened again.
pub fn keep(key: Key, draft: Draft) {
    DRAFTS.with_borrow_mut(|drafts| drafts.insert(key, draft));
}

/// The kept form of an entry, once.
pub fn take(key: Key) -> Option<Draft> {
    DRAFTS.with_borrow_mut(|drafts| drafts.remove(&key))
}
