//! Answers job::Request off the main thread.
fn main() {
    #[cfg(target_arch = "wasm32")]
    start();
}

#[cfg(target_arch = "wasm32")]
fn start() {
    let ready = js_sys::Reflect::set(&js_sys::global(), &"binaWorker".into(), &true.into());
    debug_assert!(ready.is_ok());
}
