//! The store in a browser: IndexedDB behind the protocol, what other tabs are told, and what this browser is able to do.
mod device;
mod indexed;
mod keep;
mod late;
mod locks;
mod space;
mod tabs;
mod witness;

pub use indexed::Browser;
pub use keep::{Keeping, forget, keeps_nothing, open, snapshot};
pub use locks::{Held, Hold, hold};
pub use space::{Protections, Space, ask_to_persist, is_persisted, make_room, protections, space};
pub use witness::{LocalWitness, has_witness};

use wasm_bindgen::{JsCast, JsValue};

/// A property of a JavaScript object; none where it is missing or the object refuses.
fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    let value = js_sys::Reflect::get(object, &JsValue::from_str(name)).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// A function of a JavaScript object.
fn function(object: &JsValue, name: &str) -> Option<js_sys::Function> {
    property(object, name)?.dyn_into().ok()
}

/// A property of the page's or worker's navigator. Much of it is missing on plain http.
fn navigator(name: &str) -> Option<JsValue> {
    property(&property(&js_sys::global(), "navigator")?, name)
}

/// Whether the program has failed: then nothing more is written. The flag stands outside of it, since it stays callable.
fn has_panicked() -> bool {
    property(&js_sys::global(), "__binaPanicked").is_some_and(|flag| flag.is_truthy())
}
