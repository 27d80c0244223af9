//! Forms that were left unsaved in this tab, so that nothing typed is lost by a step back.
use super::desk::Key;
use super::draft::Draft;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// A form as it was read and as it was left.
pub type Left = (Draft, Draft);

thread_local! {
    static DRAFTS: RefCell<BTreeMap<Key, Left>> = const { RefCell::new(BTreeMap::new()) };
}

/// Keeps a form until its entry is opened again.
pub fn keep(key: Key, draft: Left) {
    DRAFTS.with_borrow_mut(|drafts| drafts.insert(key, draft));
}

/// The kept form of an entry, once.
pub fn take(key: Key) -> Option<Left> {
    DRAFTS.with_borrow_mut(|drafts| drafts.remove(&key))
}
