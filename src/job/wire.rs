//! A parcel as a message between page and worker.
use js_sys::{Array, Uint8Array};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};

use super::Parcel;

/// A message and the buffers to hand over with it: the number of the request, its head, its blobs.
pub fn pack<T: Serialize>(number: u32, parcel: &Parcel<T>) -> (JsValue, JsValue) {
    let (message, transfer) = (Array::new(), Array::new());
    message.push(&number.into());
    for bytes in parcel.bytes() {
        let bytes = Uint8Array::from(&*bytes);
        transfer.push(&bytes.buffer());
        message.push(&bytes);
    }
    (message.into(), transfer.into())
}

/// The number and the byte strings of a message; none if it is not one of ours.
pub fn unpack(message: &JsValue) -> Option<(u32, Vec<Vec<u8>>)> {
    let parts = message.dyn_ref::<Array>()?;
    let number = parts.get(0).as_f64()? as u32;
    let bytes = (1..parts.length()).map(|at| Some(parts.get(at).dyn_into::<Uint8Array>().ok()?.to_vec()));
    Some((number, bytes.collect::<Option<_>>()?))
}
