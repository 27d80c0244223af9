//! Waiting in a browser: with a limit, for others, and for many requests at once.
use std::{
    cell::Cell,
    future::Future,
    pin::{Pin, pin},
    task::Poll,
};

use futures_channel::oneshot;
use gloo::timers::future::TimeoutFuture;
use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::MessageChannel;

/// Milliseconds of work after which others may run.
const SLICE_MILLIS: f64 = 12.0;

/// The outcome of `work`, or nothing after so many milliseconds. The work goes on then: its callbacks must stay alive.
pub(super) async fn within<T: 'static>(millis: u32, work: impl Future<Output = T> + 'static) -> Option<T> {
    let (give, mut take) = oneshot::channel();
    spawn_local(async move {
        let _ = give.send(work.await);
    });
    let mut limit = pin!(TimeoutFuture::new(millis));
    std::future::poll_fn(|context| match Pin::new(&mut take).poll(context) {
        Poll::Ready(outcome) => Poll::Ready(outcome.ok()),
        Poll::Pending => limit.as_mut().poll(context).map(|()| None),
    })
    .await
}

thread_local! {
    static LAST_PAUSE: Cell<f64> = const { Cell::new(0.0) };
}

/// Lets the page breathe, if this has been running for a while.
pub(super) async fn breathe() {
    if js_sys::Date::now() - LAST_PAUSE.get() < SLICE_MILLIS {
        return;
    }
    if let Ok(channel) = MessageChannel::new() {
        let mut start = |resolve: Function, _: Function| {
            channel.port1().set_onmessage(Some(resolve.unchecked_ref()));
            let _ = channel.port2().post_message(&JsValue::NULL);
        };
        let _ = JsFuture::from(Promise::new(&mut start)).await;
        channel.port1().close();
    }
    LAST_PAUSE.set(js_sys::Date::now());
}

/// A future on the heap.
pub(super) type Waiting<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// Starts all requests, then hands over their outcomes in order, each as soon as it and those before it are there.
pub(super) async fn each_in_order<T>(requests: Vec<Waiting<'_, T>>, mut take: impl FnMut(usize, T)) {
    enum State<'a, T> {
        Waiting(Waiting<'a, T>),
        Done(T),
    }
    let mut states: Vec<State<'_, T>> = requests.into_iter().map(State::Waiting).collect();
    std::future::poll_fn(|context| {
        for state in &mut states {
            if let State::Waiting(request) = state
                && let Poll::Ready(outcome) = request.as_mut().poll(context)
            {
                *state = State::Done(outcome);
            }
        }
        Poll::Ready(())
    })
    .await;
    for (at, state) in states.into_iter().enumerate() {
        let outcome = match state {
            State::Waiting(request) => request.await,
            State::Done(outcome) => outcome,
        };
        take(at, outcome);
    }
}
