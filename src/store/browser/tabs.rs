//! What tabs tell each other: that something was written. A hint; the truth is in the transaction.
use std::{cell::RefCell, rc::Rc};

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{BroadcastChannel, MessageEvent};

/// The channel of one database.
pub(super) struct Tabs {
    channel: BroadcastChannel,
    hear: Rc<RefCell<Option<Closure<dyn FnMut(MessageEvent)>>>>,
}

impl Tabs {
    /// None where the browser has no such channels.
    pub(super) fn open(name: &str) -> Option<Self> {
        super::property(&js_sys::global(), "BroadcastChannel")?;
        let channel = BroadcastChannel::new(name).ok()?;
        Some(Self { channel, hear: Rc::default() })
    }

    pub(super) fn tell(&self) {
        let _ = self.channel.post_message(&JsValue::NULL);
    }

    pub(super) fn on_news(&self, mut hear: impl FnMut() + 'static) {
        let closure = Closure::<dyn FnMut(MessageEvent)>::new(move |_| hear());
        self.channel.set_onmessage(Some(closure.as_ref().unchecked_ref()));
        *self.hear.borrow_mut() = Some(closure);
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        self.channel.set_onmessage(None);
        self.channel.close();
    }
}
