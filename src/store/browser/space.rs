//! What this browser promises: room, persistence, and which protections are missing here.
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{function, navigator, property};

/// Room for this site, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Space {
    pub used: u64,
    pub quota: u64,
}

/// What the browser offers at this address. On plain http most of it is missing, and the page says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Protections {
    /// https or localhost.
    pub secure: bool,
    /// One tab at a time takes generations.
    pub locks: bool,
    /// Tabs tell each other.
    pub channel: bool,
    /// The browser can be asked not to evict the data.
    pub persist: bool,
}

/// What is there.
pub fn protections() -> Protections {
    let global = js_sys::global();
    Protections {
        secure: property(&global, "isSecureContext").is_some_and(|secure| secure.is_truthy()),
        locks: navigator("locks").is_some(),
        channel: property(&global, "BroadcastChannel").is_some(),
        persist: navigator("storage").and_then(|storage| function(&storage, "persist")).is_some(),
    }
}

async fn ask_storage(name: &str) -> Option<JsValue> {
    let storage = navigator("storage")?;
    let promise = function(&storage, name)?.call0(&storage).ok()?.dyn_into::<Promise>().ok()?;
    JsFuture::from(promise).await.ok()
}

/// Used and offered room; none where the browser does not tell.
pub async fn space() -> Option<Space> {
    let estimate = ask_storage("estimate").await?;
    let number = |name| property(&estimate, name)?.as_f64().map(|bytes| bytes as u64);
    Some(Space { used: number("usage")?, quota: number("quota")? })
}

/// Asks the browser never to evict the data, at a meaningful act of the person. Often refused. None: cannot be asked.
pub async fn ask_to_persist() -> Option<bool> {
    if ask_storage("persisted").await.is_some_and(|already| already.is_truthy()) {
        return Some(true);
    }
    ask_storage("persist").await.map(|granted| granted.is_truthy())
}

/// Whether the browser has promised not to evict the data.
pub async fn is_persisted() -> bool {
    ask_storage("persisted").await.is_some_and(|already| already.is_truthy())
}

/// Takes that much memory from the browser at once, for what is about to be read. Piece by piece it would be hundreds of
/// requests, and each of them ends every view that JavaScript has of the memory. Refused, it is as if nothing was asked.
pub fn make_room(bytes: usize) {
    let mut room: Vec<u8> = Vec::new();
    let _ = std::hint::black_box(&mut room).try_reserve_exact(bytes);
}
