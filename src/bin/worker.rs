//! Answers job::Request off the main thread.
fn main() {
    #[cfg(target_arch = "wasm32")]
    page_end::start();
}

#[cfg(target_arch = "wasm32")]
mod page_end {
    use std::cell::RefCell;

    use bina_karier::job::wire::{pack, unpack};
    use bina_karier::job::{Answer, Desk, Parcel, Request};
    use wasm_bindgen::prelude::*;
    use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

    thread_local! {
        static DESK: RefCell<Desk> = RefCell::default();
    }

    pub fn start() {
        let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
        let hear = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| hear(&event.data()));
        scope.set_onmessage(Some(hear.into_js_value().unchecked_ref()));
        let ready = js_sys::Reflect::set(&scope, &"binaWorker".into(), &true.into());
        debug_assert!(ready.is_ok());
    }

    fn hear(message: &JsValue) {
        let Some((number, bytes)) = unpack(message) else { return };
        let answer = match Parcel::<Request>::open(bytes) {
            Ok(request) => DESK.with(|desk| {
                desk.borrow_mut().answer(request, &mut |progress| post(number, &Parcel::of(Answer::Progress(progress))))
            }),
            Err(_) => Parcel::of(Answer::OutOfStep),
        };
        post(number, &answer);
    }

    fn post(number: u32, answer: &Parcel<Answer>) {
        let (message, transfer) = pack(number, answer);
        let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
        // A message that cannot be sent leaves the page waiting; the error reaches its `onerror`.
        if let Err(error) = scope.post_message_with_transfer(&message, &transfer) {
            wasm_bindgen::throw_val(error);
        }
    }
}
