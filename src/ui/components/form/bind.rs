//! How a field reads and writes its part of a draft, as text.
use std::any::Any;
use std::sync::Arc;

use leptos::prelude::*;

/// The value of one field, both ways.
#[derive(Clone, Copy)]
pub struct Bind {
    pub(super) get: Signal<String>,
    pub(super) set: Callback<String>,
    pub(super) access: Option<StoredValue<Access>>,
}

/// Reads and writes the field in any version of the draft; the draft's type is known to those who made it.
#[derive(Clone)]
pub struct Access {
    pub read: Arc<dyn Fn(&dyn Any) -> String + Send + Sync>,
    pub write: Arc<dyn Fn(&mut dyn Any, String) + Send + Sync>,
}

impl Bind {
    /// A part of a draft that is text, or is read from text by the draft's own check.
    pub fn new<D: Send + Sync + 'static>(
        draft: RwSignal<D>,
        get: impl Fn(&D) -> String + Send + Sync + 'static,
        set: impl Fn(&mut D, String) + Send + Sync + 'static,
    ) -> Bind {
        let (get, set) = (Arc::new(get), Arc::new(set));
        let (read, write) = (get.clone(), set.clone());
        let access = Access {
            read: Arc::new(move |draft| draft.downcast_ref().map(|draft| read(draft)).unwrap_or_default()),
            write: Arc::new(move |draft, text| {
                if let Some(draft) = draft.downcast_mut() {
                    write(draft, text);
                }
            }),
        };
        Bind {
            get: Memo::new(move |_| draft.with(|draft| get(draft))).into(),
            set: Callback::new(move |value| draft.update(|draft| set(draft, value))),
            access: Some(StoredValue::new(access)),
        }
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
        Bind { get: Memo::new(move |_| get()).into(), set: Callback::new(set), access: None }
    }

    /// A signal of its own.
    pub fn signal(signal: RwSignal<String>) -> Bind {
        Bind { get: signal.into(), set: Callback::new(move |value| signal.set(value)), access: None }
    }
}
