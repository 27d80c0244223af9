//! The exclusive Web Lock under which generations are taken. Politeness: what is true is checked in the transaction.
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

use super::{function, navigator};

/// The lock, until it is dropped.
pub struct Held {
    release: Function,
    /// Called by the browser until the lock is released.
    _granted: Closure<dyn FnMut(JsValue) -> JsValue>,
}

impl Drop for Held {
    fn drop(&mut self) {
        let _ = self.release.call0(&JsValue::NULL);
    }
}

/// What came of asking for the lock.
pub enum Hold {
    /// It is ours.
    Held(Held),
    /// Another tab has it.
    Busy,
    /// This browser or this address has no locks (plain http).
    Unsupported,
}

/// Asks for the lock of that name, without waiting for it.
pub async fn hold(name: &str) -> Hold {
    let Some(locks) = navigator("locks") else { return Hold::Unsupported };
    let Some(request) = function(&locks, "request") else { return Hold::Unsupported };
    let mut release = None;
    let until_released = Promise::new(&mut |resolve, _| release = Some(resolve));
    let mut answer = None;
    let answered = Promise::new(&mut |resolve, _| answer = Some(resolve));
    let (Some(release), Some(answer)) = (release, answer) else { return Hold::Unsupported };
    let told = answer.clone();
    let granted = Closure::<dyn FnMut(JsValue) -> JsValue>::new(move |lock: JsValue| {
        let is_ours = !lock.is_null() && !lock.is_undefined();
        let _ = told.call1(&JsValue::NULL, &JsValue::from_bool(is_ours));
        if is_ours { until_released.clone().into() } else { JsValue::UNDEFINED }
    });
    let options = Object::new();
    let _ = Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE);
    let asked = request.call3(&locks, &JsValue::from_str(name), &options, granted.as_ref().unchecked_ref());
    let Some(asked) = asked.ok().and_then(|asked| asked.dyn_into::<Promise>().ok()) else { return Hold::Unsupported };
    // A refusal of the request itself (a sandboxed page) is an answer too.
    let refused = Closure::once(move |_: JsValue| {
        let _ = answer.call1(&JsValue::NULL, &JsValue::NULL);
    });
    let _ = asked.catch(&refused);
    let outcome = JsFuture::from(answered).await;
    refused.forget();
    match outcome.ok().and_then(|outcome| outcome.as_bool()) {
        Some(true) => Hold::Held(Held { release, _granted: granted }),
        Some(false) => Hold::Busy,
        None => Hold::Unsupported,
    }
}
