//! How a field reads and writes its part of a draft, as text.
use leptos::prelude::*;

/// The value of one field, both ways.
#[derive(Clone, Copy)]
pub struct Bind {
    pub(super) get: Signal<String>,
    pub(super) set: Callback<String>,
}

impl Bind {
    /// A part of a draft that is text, or is read from text by the draft's own check.
    pub fn new<D: Send + Sync + 'static>(
        draft: RwSignal<D>,
        get: impl Fn(&D) -> String + Send + Sync + 'static,
        set: impl Fn(&mut D, String) + Send + Sync + 'static,
    ) -> Bind {
        let get = Memo::new(move |_| draft.with(&get));
        Bind { get: get.into(), set: Callback::new(move |value| draft.update(|draft| set(draft, value))) }
    }

    /// A part of a draft that is yes or no.
    pub fn flag<D: Send + Sync + 'static>(
        draft: RwSignal<D>,
        get: impl Fn(&D) -> bool + Send + Sync + 'static,
        set: impl Fn(&mut D, bool) + Send + Sync + 'static,
    ) -> Bind {
        let as_text = |yes: bool| if yes { "1".to_owned() } else { String::new() };
        Bind::new(draft, move |draft| as_text(get(draft)), move |draft, value| set(draft, !value.is_empty()))
    }

    /// A value that stands elsewhere, such as in the address.
    pub fn by(get: impl Fn() -> String + Send + Sync + 'static, set: impl Fn(String) + Send + Sync + 'static) -> Bind {
        Bind { get: Memo::new(move |_| get()).into(), set: Callback::new(set) }
    }

    /// A signal of its own.
    pub fn signal(signal: RwSignal<String>) -> Bind {
        Bind { get: signal.into(), set: Callback::new(move |value| signal.set(value)) }
    }
}
